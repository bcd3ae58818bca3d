// The card in the page: wiring only. A page of its own opens nothing: the card exists only inside a frame.
import '../../components/card/page.css';
import { startPage } from '../../components/controls/start-page.tsx';
import { Card } from '../../components/card/card.tsx';

if (window.top !== window) void startPage(<Card />);
