// Shows a WeChat QR and waits for the phone.
import { ask } from './page.ts';

/** Between two questions whether the phone has scanned, ms. */
const pauseMs = 300;

const pause = () =>
  new Promise((resolve) => {
    setTimeout(resolve, pauseMs);
  });

/** Draws the QR of `source` into `place`, a new one when it is too old; answers the ticket once a phone has scanned it. */
export async function scanned(place: HTMLElement, source: string): Promise<string> {
  let known = { ticket: '', svg: '' };
  let stage = 'expired';
  while (stage !== 'scanned') {
    if (stage === 'expired') {
      known = JSON.parse(await ask(source)) as typeof known;
      const drawn = new DOMParser().parseFromString(known.svg, 'image/svg+xml').documentElement;
      place.replaceChildren(document.adoptNode(drawn));
    }
    await pause();
    const answer = await ask(`/cgi-bin/loginpage?action=practice_stage&ticket=${known.ticket}`);
    stage = place.isConnected ? (JSON.parse(answer) as { stage: string }).stage : 'waiting';
  }
  return known.ticket;
}
