// The card in the page: wiring only. A page of its own opens nothing: the card exists only inside a frame.
import '../../components/brand/tokens.css';
import '../../components/brand/base.css';
import '../../components/brand/parts.css';
import '../../components/card/card.css';
import { startPage } from '../../components/controls/start-page.tsx';
import { Card } from '../../components/card/card.tsx';

if (window.top !== window) void startPage(<Card />);
