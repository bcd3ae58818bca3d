// The page without a window that Chrome lends its background for a sound: plays the one its address names.
import { isOwnSound, playTones } from '../../lib/unread/tones.ts';

const sound = location.hash.slice(1);
if (isOwnSound(sound)) void playTones(sound);
