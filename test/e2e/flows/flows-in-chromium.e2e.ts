// What a user does between the first log-in and the last, in Chromium.
import { expectFlowsIn } from './each-flow.ts';

expectFlowsIn('chromium');
