// Texts the background shows by itself.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { words } from '../../../lib/background/words.ts';
import { language } from '../../../lib/settings/items.ts';
import { surround } from './fake-surroundings.ts';

const load = vi.spyOn(globalThis, 'fetch');
beforeEach(() => {
  surround();
  load.mockReset().mockRejectedValue(new TypeError('no file'));
});

describe('a text', () => {
  it('is the browser’s while the user has chosen no language', async () => {
    expect((await words())('unread.count', '3')).toBe('unread_count 3');
    expect(load).not.toHaveBeenCalled();
  });
  it('is of the chosen language', async () => {
    await language.setValue('en');
    expect((await words())('unread.count', '3')).toBe('unread_count 3');
    load.mockImplementation(async () => Response.json({ unread_count: { message: '$1 of $2 unread' } }));
    expect([(await words())('unread.count', '3', '9'), (await words())('app.name')]).toEqual(['3 of 9 unread', 'app_name']);
    expect(load).toHaveBeenLastCalledWith('/_locales/en/messages.json');
  });
});
