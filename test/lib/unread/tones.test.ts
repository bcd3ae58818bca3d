// The tones of each sound: in time, never loud, and over when they say so.
import { describe, expect, it, vi } from 'vitest';
import { isOwnSound, playTones } from '../../../lib/unread/tones.ts';

/** A stand-in that plays at once. */
function fakeContext() {
  const played: { hertz: number; from: number; to: number; peak: number }[] = [];
  const context = {
    currentTime: 10,
    destination: {},
    close: vi.fn(async () => undefined),
    createGain: () => ({
      gain: { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() },
      connect: (to: unknown) => to,
    }),
    createOscillator: () => {
      const tone = { hertz: 0, from: 0, to: 0, peak: 0 };
      const node = {
        frequency: {
          set value(hertz: number) {
            tone.hertz = hertz;
          },
        },
        ended: () => undefined as unknown,
        addEventListener: (_name: 'ended', then: () => unknown) => void (node.ended = then),
        connect(volume: { gain: { setValueAtTime: { mock: { calls: number[][] } } } }) {
          tone.peak = volume.gain.setValueAtTime.mock.calls[0]?.[0] ?? 0;
          return volume;
        },
        start: (at: number) => void (tone.from = at),
        stop(at: number) {
          tone.to = at;
          played.push(tone);
          setTimeout(() => node.ended());
        },
      };
      return node;
    },
  };
  return { context, played };
}

describe('a sound of ours', () => {
  it('is known by its name, the system’s own and none are not ours', () => {
    expect(['chime', 'drop', 'knock', 'system', 'none', 'toString', ''].map(isOwnSound)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
  it.each(['chime', 'drop', 'knock'] as const)('%s is short, soft, within hearing, and leaves nothing open', async (name) => {
    const { context, played } = fakeContext();
    await playTones(name, context as never);
    expect(played.length).toBe(2);
    for (const { hertz, from, to, peak } of played) {
      expect(hertz > 100 && hertz < 4_000 && from >= 10 && to > from && to <= 11 && peak > 0 && peak <= 0.3).toBe(true);
    }
    expect(context.close).toHaveBeenCalledTimes(1);
  });
});
