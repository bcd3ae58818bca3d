// Every message of the contract and who answers it.
import type { Handlers } from '../messaging/serve.ts';
import { bindCode, bindFound, textsRead } from './bind.ts';
import { cardAct } from './card-acts.ts';
import { cardHide, cardView, cardWanted } from './card.ts';
import type { Desk } from './desk.ts';
import {
  entryAdd,
  entryEdit,
  entryList,
  entryPreview,
  moveEntry,
  otpCount,
  proveEntry,
  restoreEntry,
  trashEntry,
} from './entries.ts';
import { fillHere } from './fill-here.ts';
import { frameSince, toldInFrame } from './in-frame.ts';
import { bindLoadReader } from './inject.ts';
import { mailboxList, mailboxOpen } from './mailboxes.ts';
import { pageCode } from './page-code.ts';
import { tabPicture } from './picture.ts';
import { pixelsSeen } from './pixels.ts';
import { otpCodes } from './row-codes.ts';
import { playSound } from './sound.ts';
import { askSoon, unreadPage } from './unread.ts';
import { vaultCreate, vaultHeal, vaultLock, vaultProtect, vaultRawCopy, vaultUnlock, vaultView } from './vault-desk.ts';
import { visitAccount, visitAct, visitBox, visitLoad, visitOutcome, visitStart, visitState, visitTrusted } from './visits.ts';

export function handlersOf(desk: Desk): Handlers {
  return {
    'vault:status': () => vaultView(desk),
    'vault:create': ({ passphrase }) => vaultCreate(desk, passphrase),
    'vault:unlock': ({ passphrase }) => vaultUnlock(desk, passphrase),
    'vault:lock': () => vaultLock(desk),
    'vault:protect': ({ passphrase }) => vaultProtect(desk, passphrase),
    'vault:heal': () => vaultHeal(desk),
    'vault:rawCopy': () => vaultRawCopy(desk),
    'entry:list': () => entryList(desk),
    'entry:preview': (draft) => entryPreview(desk, draft),
    'entry:add': (draft) => entryAdd(desk, draft),
    'entry:edit': (edit) => entryEdit(desk, edit),
    'entry:trash': ({ id }) => moveEntry(desk, trashEntry, id),
    'entry:restore': ({ id }) => moveEntry(desk, restoreEntry, id),
    'entry:prove': ({ id }) => moveEntry(desk, proveEntry, id),
    'otp:codes': ({ ids }) => otpCodes(desk, ids),
    'otp:count': ({ id }) => otpCount(desk, id),
    'mailbox:list': () => mailboxList(desk),
    'mailbox:open': ({ institutionId }) => mailboxOpen(institutionId),
    'unread:trySound': async ({ sound }) => {
      await playSound(sound);
      return {};
    },
    'tab:picture': tabPicture,
    'fill:here': ({ entryId }) => fillHere(desk, entryId),
    'visit:load': (_nothing, caller) => visitLoad(desk, caller),
    'visit:act': (_nothing, caller) => visitAct(desk, caller),
    'visit:start': (_nothing, caller) => visitStart(desk, caller),
    'visit:account': ({ account }, caller) => visitAccount(desk, account, caller),
    'visit:state': (told, caller) => {
      if (told.page === 'login') void askSoon(desk, caller.origin);
      return visitState(desk, told.page, caller);
    },
    'visit:outcome': (told, caller) => visitOutcome(desk, told, caller),
    'unread:page': (said, caller) => unreadPage(desk, said, caller),
    'visit:inFrame': (told, caller) => toldInFrame(told, caller),
    'visit:frame': ({ frameId }, caller) => frameSince(frameId, caller),
    'visit:trusted': (_nothing, caller) => visitTrusted(desk, caller),
    'visit:box': ({ box }, caller) => visitBox(box, caller),
    'otp:codeForPage': (told, caller) => pageCode(desk, told, caller),
    'bind:loadReader': (_nothing, caller) => bindLoadReader(caller),
    'bind:found': ({ texts }, caller) => bindFound(desk, texts, caller),
    'bind:pixels': (picture, caller) => pixelsSeen(picture, caller),
    'bind:code': ({ bound }, caller) => bindCode(desk, bound, caller),
    'card:show': (wish, caller) => cardWanted(desk, wish, caller),
    'card:hide': (_nothing, caller) => cardHide(caller),
    'card:view': (_nothing, caller) => cardView(caller),
    'card:texts': ({ texts }, caller) => textsRead(desk, texts, caller),
    'card:act': (press, caller) => cardAct(desk, press, caller),
  };
}
