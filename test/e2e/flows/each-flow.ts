// Flows that leave nothing behind, told one after the other on one stage: a browser for each of them would cost as much as they do.
import type { BrowserName } from '../harness/launch.ts';
import { type Given, inBrowser } from '../journeys/each-browser.ts';
import { tellAccounts } from './accounts.ts';
import { tellBindAccidents } from './bind-accidents.ts';
import { tellBind } from './bind.ts';
import { tellBrowserFilled } from './browser-filled.ts';
import { tellChoices } from './choices.ts';
import { tellInFrame } from './in-frame.ts';
import { tellMethods } from './methods.ts';
import { tellRebindAccidents } from './rebind-accidents.ts';
import { tellRefused } from './refused.ts';

type Tell = (given: Given) => void;

/** What a user does between the first log-in and the last. */
export const flows: readonly Tell[] = [
  tellAccounts,
  tellBind,
  tellBrowserFilled,
  tellChoices,
  tellInFrame,
  tellMethods,
  tellRefused,
];

/** What may come between: minutes in each browser. */
export const accidents: readonly Tell[] = [tellBindAccidents, tellRebindAccidents];

export function expectIn(name: BrowserName, tells: readonly Tell[]): void {
  inBrowser(name, (given) => {
    for (const tell of tells) tell(given);
  });
}
