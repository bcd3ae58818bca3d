// The toolbar popup: wiring only. The question for the codes goes out before the rest of the page is even loaded.
import '../../components/brand/tokens.css';
import '../../components/brand/base.css';
import '../../components/brand/parts.css';
import '../../components/entries/entries.css';
import '../../components/mailboxes/mailboxes.css';
import '../../components/popup/popup.css';
import { firstLook } from '../../components/popup/first-look.ts';

const first = firstLook();
void import('../../components/popup/start-popup.tsx').then(({ startPopup }) => startPopup(first));
