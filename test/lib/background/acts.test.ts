import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noteAct } from '../../../lib/background/acts.ts';
import { lastActs } from '../../../lib/settings/session.ts';

beforeEach(() => {
  fakeBrowser.reset();
});

it('the last act of each mailbox is kept, also when two are noted at once', async () => {
  await Promise.all([noteAct('cqu', 'filled', 1), noteAct('cumt', 'bound', 2), noteAct('cqu', 'accepted', 3)]);
  expect(await lastActs.getValue()).toEqual({ cqu: { act: 'accepted', at: 3 }, cumt: { act: 'bound', at: 2 } });
});
