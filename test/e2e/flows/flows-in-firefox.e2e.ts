// What a user does between the first log-in and the last, in Firefox.
import { expectFlowsIn } from './each-flow.ts';

expectFlowsIn('firefox');
