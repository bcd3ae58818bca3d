// Key derivation is asked of a page of ours; whatever comes back in another form is no key.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pageKdf } from '../../../lib/background/page-kdf.ts';
import { askOwnPages } from '../../../lib/messaging/sender.ts';

vi.mock('../../../lib/messaging/sender.ts', () => ({ askOwnPages: vi.fn(), hearInOwnPage: vi.fn() }));
const asked = vi.mocked(askOwnPages);

beforeEach(() => {
  asked.mockReset();
});

describe('parameters for a new passphrase', () => {
  it.each([[null], [{}], ['x'], [{ kind: 'argon2id' }]])('that are none are refused: %j', async (answer) => {
    asked.mockResolvedValue(answer);
    await expect(pageKdf.fresh()).rejects.toMatchObject({ code: 'kdf-unavailable' });
  });

  it('are not to be had when no page of ours is open', async () => {
    asked.mockRejectedValue(new Error('Receiving end does not exist.'));
    await expect(pageKdf.fresh()).rejects.toMatchObject({ code: 'kdf-unavailable' });
    expect(asked).toHaveBeenCalledWith('kdf', { want: 'fresh' });
  });
});
