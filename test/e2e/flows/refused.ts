// Codes the server does not take: one more try, then the card with the causes; and no code is ever sent twice.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { cardText, seeCard } from '../journeys/card.ts';
import { student } from '../journeys/fresh.ts';
import { codeInBox, confirm, isCode, isSignedIn, seeApplication, seeCode, signIn, signOut } from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';
import type { Given } from '../journeys/each-browser.ts';

/** Seconds; short, so that the next code comes soon. */
const period = 8;

/** Tells these scenarios where a stage is given. */
export function tellRefused(given: Given): void {
  describe('codes the server does not take', () => {
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });
    const attempts = () => practice.state(student.address).attempts;

    it('a refused code is followed by the next one, never by a third; the user may still ask for it himself', async () => {
      const hand = await stage.begin({ fillMode: 'confirm' });
      await stage.bound(student.address, { period });
      practice.fail({ kind: 'refuse', times: 2 });
      await signIn(hand, practice, student.address, student.password);
      const card = await seeCard(hand, '验证码没有被接受', 30_000);
      expect(card).toContain('电脑时间不准');
      const refused = attempts().map(({ outcome }) => outcome);
      const [first, second] = attempts();
      expect(refused).toEqual(['told to refuse', 'told to refuse']);
      expect(second?.code).not.toBe(first?.code);

      const nextStepAt = (Math.floor(Date.now() / 1000 / period) + 1) * period * 1000 + 1_000;
      await hand.until('the next step', async () => Date.now() > nextStepAt, period * 1000 + 2_000);
      expect(attempts()).toHaveLength(2);
      expect(isCode(await codeInBox(hand))).toBe(false);

      await hand.until(
        'a code because the user asked',
        async () => 'filled' in (await stage.ask('fill:here', { entryId: null })),
        20_000,
      );
      await seeApplication(hand);
      expect(attempts().map(({ outcome }) => outcome)).toEqual(['told to refuse', 'told to refuse', 'accepted']);
    });

    it('a code is never sent twice, and one about to end is not sent at all', async () => {
      const hand = await stage.begin();
      await stage.bound(student.address, { period });
      for (const round of [1, 2]) {
        const leftMs = () => period * 1000 - (Date.now() % (period * 1000));
        if (round === 1) await hand.until('the end of a step', async () => leftMs() < 2_500, 10_000);
        await signIn(hand, practice, student.address, student.password);
        await seeCode(hand, 20_000);
        expect(leftMs()).toBeGreaterThan(1_000);
        await confirm(hand, () => isSignedIn(hand));
        await seeApplication(hand);
        await signOut(hand);
      }
      expect(attempts().map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
      expect(new Set(attempts().map(({ code }) => code)).size).toBe(2);
      expect(await cardText(hand)).toBe('');
    });
  });
}
