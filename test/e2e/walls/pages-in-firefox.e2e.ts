// What hostile pages and strangers get in Firefox: nothing.
import { expectWallsIn } from './each-wall.ts';

expectWallsIn('firefox');
