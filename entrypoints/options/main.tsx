// The settings page: wiring only.
import '../../components/options/page.css';
import { startPage } from '../../components/controls/start-page.tsx';
import { Options } from '../../components/options/options.tsx';
import { answerKdf } from '../../lib/background/page-kdf.ts';

answerKdf(async () => (await import('../../lib/vault/kdf.ts')).realKdf);

void startPage(<Options />);
