// What may come between while something is bound or unbound, in Firefox; every change sees it in Chromium.
import { accidents, expectIn } from './each-flow.ts';

expectIn('firefox', accidents);
