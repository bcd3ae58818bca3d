// What hostile pages and strangers get in Chromium: nothing.
import { expectWallsIn } from './each-wall.ts';

expectWallsIn('chromium');
