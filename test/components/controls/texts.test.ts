import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadTexts, textsOfMessages } from '../../../components/controls/texts.ts';
import { messagesOf } from '../harness/messages.ts';

afterEach(() => vi.unstubAllGlobals());

describe('texts', () => {
  it('put values in where the message wants them', async () => {
    const { t } = textsOfMessages(await messagesOf('zh_CN'));
    expect(t('review.summary', 'SHA1', 6, 30)).toBe('SHA1 · 6 位 · 30 秒');
  });
  it('take a value as it is, even when it looks like a place for another', () => {
    const { t } = textsOfMessages({ review_summary: { message: '$1 $2 $$1' } });
    expect(t('review.summary', '$2', '$&', 'x')).toBe('$2 $& $1');
  });
  it('know the tag of their language', async () => {
    expect(textsOfMessages(await messagesOf('zh_CN')).tag).toBe('zh-CN');
    expect(textsOfMessages(await messagesOf('en')).locale).toBe('en');
  });
  it('show the name of a text that is missing, so that the page still works', () => {
    expect(textsOfMessages({}).t('do.save')).toBe('do.save');
  });
  it('of a chosen language come from the file of that language', async () => {
    const asked = vi.fn(async () => Response.json(await messagesOf('en')));
    vi.stubGlobal('fetch', asked);
    expect((await loadTexts('en')).t('do.save')).toBe('Save');
    expect(asked).toHaveBeenCalledWith('/_locales/en/messages.json');
  });
});
