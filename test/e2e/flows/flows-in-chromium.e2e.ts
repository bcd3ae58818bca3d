// What a user does between the first log-in and the last, and what may come between, in Chromium.
import { accidents, expectIn, flows } from './each-flow.ts';

expectIn('chromium', [...flows, ...accidents]);
