// The toolbar popup: wiring only. The questions go out first, so that the answers are there when the page is drawn.
import '../../components/brand/tokens.css';
import '../../components/brand/base.css';
import '../../components/brand/parts.css';
import '../../components/entries/entries.css';
import '../../components/mailboxes/mailboxes.css';
import '../../components/popup/popup.css';
import { startPage } from '../../components/controls/start-page.tsx';
import { firstLook } from '../../components/popup/first-look.ts';
import { Popup } from '../../components/popup/popup.tsx';

const first = firstLook();
void startPage(<Popup first={first} />);
