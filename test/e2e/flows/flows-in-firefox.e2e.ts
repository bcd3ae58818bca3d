// What a user does between the first log-in and the last, in Firefox. The accidents there are part of the long runs.
import { expectIn, flows } from './each-flow.ts';

expectIn('firefox', flows);
