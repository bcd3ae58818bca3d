import { afterEach, describe, expect, it } from 'vitest';
import { isListening, noteListening } from '../../../lib/visit/listening.ts';

afterEach(() => noteListening(false));

describe('the larger half', () => {
  it('does not listen before it says so, nor after its end', () => {
    expect(isListening()).toBe(false);
    noteListening(true);
    expect(isListening()).toBe(true);
    noteListening(false);
    expect(isListening()).toBe(false);
  });
});
