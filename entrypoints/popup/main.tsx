// The toolbar popup: wiring only. The question for the codes goes out first, so that they are there when the page is drawn.
import '../../components/popup/page.css';
import { startPage } from '../../components/controls/start-page.tsx';
import { firstLook } from '../../components/popup/first-look.ts';
import { Popup } from '../../components/popup/popup.tsx';

const first = firstLook();
void startPage(<Popup first={first} />);
// A passphrase can be typed only after the page is drawn, so what turns it into a key comes last.
void first.entries
  .then(() => import('../../lib/background/page-kdf.ts'))
  .then(({ answerKdf }) => answerKdf(async () => (await import('../../lib/vault/kdf.ts')).realKdf));
