// The sounds of ours for notices of new mail, each made of a few tones: no file, nothing to load.
import type { NoticeSound } from '../settings/unread.ts';

/** A sound of ours, in contrast to the system's own and to none. */
export type OwnSound = Exclude<NoticeSound, 'system' | 'none'>;

interface Tone {
  readonly hertz: number;
  /** Seconds from the beginning of the sound. */
  readonly at: number;
  readonly seconds: number;
}

const sounds: Readonly<Record<OwnSound, readonly Tone[]>> = {
  chime: [
    { hertz: 880, at: 0, seconds: 0.5 },
    { hertz: 1318.5, at: 0.12, seconds: 0.7 },
  ],
  drop: [
    { hertz: 1046.5, at: 0, seconds: 0.15 },
    { hertz: 698.5, at: 0.1, seconds: 0.35 },
  ],
  knock: [
    { hertz: 196, at: 0, seconds: 0.1 },
    { hertz: 196, at: 0.17, seconds: 0.1 },
  ],
};
const loud = 0.25;
const silent = 0.001;

export function isOwnSound(name: string): name is OwnSound {
  return Object.hasOwn(sounds, name);
}

/** Plays a sound, and resolves when it is over. @param context where; its own when left out, closed at the end */
export async function playTones(name: OwnSound, context = new AudioContext()): Promise<void> {
  const begin = context.currentTime;
  await Promise.all(
    sounds[name].map(({ hertz, at, seconds }) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(loud, begin + at);
      volume.gain.exponentialRampToValueAtTime(silent, begin + at + seconds);
      tone.connect(volume).connect(context.destination);
      tone.start(begin + at);
      tone.stop(begin + at + seconds);
      return new Promise((resolve) => {
        tone.addEventListener('ended', resolve, { once: true });
      });
    }),
  );
  await context.close();
}
