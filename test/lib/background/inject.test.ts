// @vitest-environment jsdom
// What is injected goes into the document that asked, and no other.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { addressOf, bindLoadReader, inject } from '../../../lib/background/inject.ts';
import { page } from './fake-desk.ts';

const execute = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  execute.mockReset().mockResolvedValue([]);
  Object.assign(fakeBrowser.scripting, { executeScript: execute });
});

const caller = { ...page, frameId: 3, documentId: 'doc' };

describe('an injected script', () => {
  it('is put in by document, so that a navigation in between gets nothing', async () => {
    await inject('/visit.js', caller);
    expect(execute).toHaveBeenCalledWith({ target: { tabId: 7, documentIds: ['doc'] }, files: ['/visit.js'] });
  });

  it('is put in by frame where the browser names no documents', async () => {
    await inject('/visit.js', { ...caller, documentId: null });
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
    await expect(inject('/visit.js', caller)).resolves.toBeUndefined();
  });

  it('is an error when anything else is wrong', async () => {
    execute.mockRejectedValue(new Error('Could not load file: visit.js'));
    await expect(inject('/visit.js', caller)).rejects.toThrow('Could not load file');
  });

  it('is not put into a page that is not listed', async () => {
    await expect(inject('/visit.js', { ...caller, origin: 'https://evil.example' })).rejects.toMatchObject({
      problem: { problem: 'not-allowed' },
    });
    expect(execute).not.toHaveBeenCalled();
  });
});

describe('the QR reader', () => {
  it('is put into a document in which codes are used', async () => {
    await bindLoadReader(caller);
    expect(execute).toHaveBeenCalledWith({ target: { tabId: 7, documentIds: ['doc'] }, files: ['/qr.js'] });
  });

  it('is not put into one that only shows mail', async () => {
    await expect(bindLoadReader({ ...caller, origin: 'https://exmail.qq.com' })).rejects.toMatchObject({
      problem: { problem: 'not-allowed' },
    });
    expect(execute).not.toHaveBeenCalled();
  });
});

describe('the address of the document that sends', () => {
  const sender = { id: 'own-id', tab: { id: 7 } as never, documentId: 'doc' };

  it('is asked of that very document', async () => {
    execute.mockResolvedValue([{ result: 'https://mail.cqu.edu.cn/coremail/x' }]);
    expect(await addressOf(sender)).toBe('https://mail.cqu.edu.cn/coremail/x');
    expect(execute.mock.calls[0]).toMatchObject([{ target: { tabId: 7, documentIds: ['doc'] } }]);
    expect(execute.mock.calls[0]?.[0].func()).toBe(location.href);
  });

  it('is none where nobody answers, or where it is not known which', async () => {
    execute.mockResolvedValue([]);
    expect(await addressOf(sender)).toBe('about:blank');
    execute.mockRejectedValue(new Error('No document with id doc'));
    expect(await addressOf(sender)).toBe('about:blank');
    execute.mockClear();
    expect(await addressOf({ id: 'own-id', documentId: 'doc' })).toBe('about:blank');
    expect(await addressOf({ id: 'own-id', tab: { id: 7 } as never })).toBe('about:blank');
    expect(execute).not.toHaveBeenCalled();
  });
});
