// The larger half goes into the document that asked, and no other.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { injectVisit } from '../../../lib/background/inject.ts';

const execute = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  execute.mockReset().mockResolvedValue([]);
  Object.assign(fakeBrowser.scripting, { executeScript: execute });
});

describe('the larger half of the content script', () => {
  it('is put in by document, so that a navigation in between gets nothing', async () => {
    await injectVisit(7, 3, 'doc');
    expect(execute).toHaveBeenCalledWith({ target: { tabId: 7, documentIds: ['doc'] }, files: ['/visit.js'] });
  });

  it('is put in by frame where the browser names no documents', async () => {
    await injectVisit(7, 3, null);
    expect(execute).toHaveBeenCalledWith({ target: { tabId: 7, frameIds: [3] }, files: ['/visit.js'] });
  });

  it.each([
    'No tab with id: 7.',
    'No frame with id 3',
    'No document with id doc',
    'The frame was removed.',
    'Missing host permission for the tab',
  ])('is no error when the document has gone: %s', async (message) => {
    execute.mockRejectedValue(new Error(message));
    await expect(injectVisit(7, 3, 'doc')).resolves.toBeUndefined();
  });

  it('is an error when anything else is wrong', async () => {
    execute.mockRejectedValue(new Error('Could not load file: visit.js'));
    await expect(injectVisit(7, 3, 'doc')).rejects.toThrow('Could not load file');
  });
});
