import { describe, expect, it } from 'vitest';
import { actionsOf, actionsWithPopup, asksToLast, questionsOf } from '../../../components/card/actions.ts';
import { whereToAnswer, wordsOf } from '../../../components/card/words.ts';
import { textsOfMessages } from '../../../components/controls/texts.ts';
import { messagesOf } from '../harness/messages.ts';
import { cardViews } from '../harness/scenes.ts';

const languages = [textsOfMessages(await messagesOf('zh_CN')), textsOfMessages(await messagesOf('en'))];

describe.each(Object.entries(cardViews))('the card "%s"', (_, make) => {
  it.each(languages)('has a title and finished sentences in $tag', ({ t }) => {
    const { title, hint } = wordsOf(make(), t, 7);
    expect(title).toMatch(/\S/);
    expect(`${title}${hint}`).not.toMatch(/\$\d|undefined|[a-z]+\.[a-z]+[A-Z]/);
  });
  it.each(languages)('has buttons with different names in $tag', ({ t }) => {
    const labels = actionsOf(make(), t).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('the card that could not bind', () => {
  const [texts] = languages;
  const words = (problem: 'foreign-qr' | 'no-field' | 'disk-full') =>
    texts === undefined ? null : wordsOf({ kind: 'bind-problem', host: 'h', problem }, texts.t, 0);
  it('blames the QR code only when it is to blame', () => {
    expect(words('foreign-qr')?.title).toContain('二维码');
    expect(words('no-field')?.title).toBe('没有找到验证码框');
    expect(words('disk-full')?.title).not.toContain('二维码');
  });
  it('says that the secret is saved when only the box is missing', () => {
    expect(words('no-field')?.hint).toContain('密钥已保存');
  });
});

describe('the card that offers one code', () => {
  it('says whose it is', () => {
    const [texts] = languages;
    const offer = cardViews['fill-offer']?.();
    expect(texts !== undefined && offer !== undefined && wordsOf(offer, texts.t, 0).hint).toContain('20260001');
  });
});

describe('the card that offers several codes', () => {
  const [texts] = languages;
  const labels = (...choices: readonly (readonly [issuer: string, account: string])[]) =>
    texts === undefined
      ? []
      : actionsOf(
          {
            kind: 'fill-offer',
            host: 'h',
            choices: choices.map(([issuer, account], place) => ({ entryId: `entry-${place}`, issuer, account })),
          },
          texts.t,
        )
          .slice(0, choices.length)
          .map(({ label }) => label.replaceAll(/[\u2066-\u2069]/g, ''));
  it('names each by its account, and by more where that is not enough', () => {
    expect(labels(['A', '1'], ['A', '2'])).toEqual(['填入 1', '填入 2']);
    expect(labels(['A', '1'], ['B', '1'], ['B', ''])).toEqual(['填入 A 1', '填入 B 1', '填入 B']);
    expect(labels(['A', '1'], ['A', '1'], ['A', '2'])).toEqual(['填入 1 · A 1', '填入 2 · A 1', '填入 2']);
  });
});

describe('the card after a refusal', () => {
  const [texts] = languages;
  it('names the clock only when it can be the cause', () => {
    const hint = (clockOffsetMs: number | null) =>
      texts === undefined ? '' : wordsOf({ kind: 'fill-refused', host: 'h', clockOffsetMs }, texts.t, 0).hint;
    expect(hint(94_000)).toContain('快了 94 秒');
    expect(hint(-40_000)).toContain('慢了 40 秒');
    expect(hint(900)).not.toMatch(/快了|慢了/);
    expect(hint(null)).not.toMatch(/快了|慢了/);
  });
});

describe('a browser that cannot tell what is covered', () => {
  const [texts] = languages;
  const t = texts?.t ?? (() => '');
  const acts = (actions: ReturnType<typeof actionsOf>) => actions.map(({ act }) => act.act);
  it.each(Object.entries(cardViews))('has nothing lasting decided in the card "%s", and all of it in the popup', (_, make) => {
    const view = make();
    const lasting = acts(actionsOf(view, t)).filter((act) => !['fill', 'switch-to-otp', 'open-popup', 'close'].includes(act));
    expect(asksToLast(view, t)).toBe(lasting.length > 0 || view.kind === 'bind-choose');
    const inCard = acts(actionsWithPopup(view, t));
    expect(inCard.filter((act) => act === 'open-popup')).toHaveLength(1);
    expect(inCard.filter((act) => lasting.includes(act))).toEqual([]);
    expect(acts(questionsOf(view, t))).toEqual(acts(actionsOf(view, t)).filter((act) => act !== 'open-popup'));
  });
  it('leaves the fill of one code and "not now" in the card, with one main button', () => {
    const offer = actionsWithPopup(cardViews['fill-offer']?.() ?? { kind: 'reading', host: 'h' }, t);
    expect(offer.map(({ act, primary }) => [act.act, primary])).toEqual([
      ['open-popup', false],
      ['fill', true],
    ]);
    const found = actionsWithPopup(cardViews['bind-found']?.() ?? { kind: 'reading', host: 'h' }, t);
    expect(found.map(({ act, primary }) => [act.act, primary])).toEqual([
      ['open-popup', true],
      ['close', false],
    ]);
  });
});

it.each(languages)('a question answered in the popup stays on a card that shows nothing else of it, in $tag', ({ t }) => {
  const hintOf = (scene: 'confirm-offer' | 'bind-found') => {
    const view = cardViews[scene]?.();
    return view === undefined ? '' : whereToAnswer(view, wordsOf(view, t, 0), t);
  };
  const where = t('card.answerInPopup');
  expect(hintOf('confirm-offer')).toBe(`${t('card.confirmOfferHint')} ${where}`);
  expect(hintOf('bind-found')).toBe(where);
});
