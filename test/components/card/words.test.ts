import { describe, expect, it } from 'vitest';
import { actionsOf } from '../../../components/card/actions.ts';
import { wordsOf } from '../../../components/card/words.ts';
import { textsOfMessages } from '../../../components/controls/texts.ts';
import { messagesOf } from '../harness/messages.ts';
import { cardViews } from '../harness/scenes.ts';

const languages = [textsOfMessages(await messagesOf('zh_CN')), textsOfMessages(await messagesOf('en'))];

describe.each(Object.entries(cardViews))('the card "%s"', (_, make) => {
  it.each(languages)('has a title and finished sentences in $tag', ({ t }) => {
    const { title, hint } = wordsOf(make(), t, 7);
    expect(title).toMatch(/\S/);
    expect(`${title}${hint}`).not.toMatch(/\$\d|undefined|[a-z]+\.[a-z]+[A-Z]/);
  });
  it.each(languages)('has buttons with different names in $tag', ({ t }) => {
    const labels = actionsOf(make(), t).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('the card after a refusal', () => {
  const [texts] = languages;
  it('names the clock only when it can be the cause', () => {
    const hint = (clockOffsetMs: number | null) =>
      texts === undefined ? '' : wordsOf({ kind: 'fill-refused', host: 'h', clockOffsetMs }, texts.t, 0).hint;
    expect(hint(94_000)).toContain('快了 94 秒');
    expect(hint(-40_000)).toContain('慢了 40 秒');
    expect(hint(900)).not.toMatch(/快了|慢了/);
    expect(hint(null)).not.toMatch(/快了|慢了/);
  });
});
