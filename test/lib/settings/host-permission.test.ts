// The permission for a mail host that was taken back.
import { expect, it } from 'vitest';
import { askForHosts } from '../../../lib/settings/host-permission.ts';
import { fakePermission } from '../../components/options/fake-permission.ts';

it('the browser is asked for whole hosts and nothing else, and its answer is the user’s', async () => {
  const browserSays = fakePermission();
  expect(await askForHosts(['https://a.cn', 'https://b.cn'])).toBe(true);
  browserSays.says = false;
  expect(await askForHosts(['https://a.cn'])).toBe(false);
  expect(browserSays.asked).toEqual([{ origins: ['https://a.cn/*', 'https://b.cn/*'] }, { origins: ['https://a.cn/*'] }]);
});
