// The page of the first run: wiring only.
import '../../components/welcome/page.css';
import { startPage } from '../../components/controls/start-page.tsx';
import { Welcome } from '../../components/welcome/welcome.tsx';
import { answerKdf } from '../../lib/background/page-kdf.ts';

answerKdf(async () => (await import('../../lib/vault/kdf.ts')).realKdf);

void startPage(<Welcome />);
