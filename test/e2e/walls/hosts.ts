// Only the listed origins, letter by letter: nothing is filled on a host that merely looks like one, and the popup says why not.
import { beforeAll, describe, expect, it } from 'vitest';
import type { GivenGround } from './each-wall.ts';
import type { Ground } from './ground.ts';
import { pressGround } from './ground.ts';
import { codePage } from './pages.ts';

const path = '/coremail/walls/login';

/** Origins near the listed one. */
const near: readonly string[] = [
  'https://www.mail.cqu.edu.cn',
  'https://mail.cqu.edu.cn.evil.cn',
  'https://evil-mail.cqu.edu.cn',
  'https://mail-cqu-edu.cn',
  'https://mail.cqu.edu.com.cn',
  'https://cqu.edu.cn',
  'https://webmail.cqu.edu.cn',
  'https://mail2.cqu.edu.cn',
  'https://mail.cqu.edu.cn:8443',
  'https://mail.cqu.edu.cn:444',
  'https://mail.cqu.edu.cn--x.cn',
  'https://mail.cqu.edu.cn@evil.cn',
  'https://mail.cqu.cn',
  'https://mail.cqv.edu.cn',
  'https://mail.сqu.edu.cn',
  'https://maiI.xn--cqu-5cd.edu.cn',
  'https://mail.stu.cqu.edu.cn',
  'https://mailcqu.edu.cn',
  'https://m.mail.cqu.edu.cn',
  'http://mail.cqu.edu.cn',
];

/** Tells these walls where a ground is given. */
export function tellHosts(here: GivenGround): void {
  describe('hosts that look alike', () => {
    let ground: Ground;
    beforeAll(() => {
      ({ ground } = here);
      ground.serve(path, codePage());
    });

    it('fills on the listed host', { timeout: 60_000 }, async () => {
      expect((await ground.visit(`https://mail.cqu.edu.cn${path}`)).values).toHaveLength(1);
    });

    it(
      `fills nothing on ${near.length} origins near it, gives no code out, and says so in the popup`,
      { timeout: 240_000 },
      async () => {
        const wrong: string[] = [];
        const answers = new Set<unknown>();
        for (const origin of near) {
          const shown: boolean[] = [];
          const { values, given } = await ground.visit(origin + path, async (page) => {
            shown.push(await ground.browser.peek(page, () => document.getElementById('code') !== null));
            await pressGround(page);
            answers.add((await ground.ask('fill:here', { entryId: null }))['problem']);
          });
          if (given || values.length > 0 || shown[0] !== true) wrong.push(origin);
        }
        expect(wrong).toEqual([]);
        expect([...answers]).toEqual(['no-page']);
      },
    );

    it('fills at the unified log-in of CUMT, and gives nothing to the hosts of its Exmail', { timeout: 120_000 }, async () => {
      const bind = async (institutionId: string) => {
        const [entry] = (await ground.ask('entry:list'))['entries'] as { id: string; issuer: string; account: string }[];
        if (entry === undefined) throw new Error('no entry');
        const { id, issuer, account } = entry;
        await ground.ask('entry:edit', { id, issuer, account, login: '', institutionId });
      };
      await bind('cumt');
      expect((await ground.visit(`https://authserver.cumt.edu.cn${path}`)).values).toHaveLength(1);
      const answers: unknown[] = [];
      for (const origin of ['https://mail.cumt.edu.cn', 'https://exmail.qq.com']) {
        const seen = await ground.visit(origin + path, async (page) => {
          await pressGround(page);
          answers.push((await ground.ask('fill:here', { entryId: null }))['problem']);
        });
        expect(seen).toEqual({ values: [], given: false });
      }
      expect(answers).toEqual(['no-page', 'no-page']);
      await bind('cqu');
    });

    it('fills nothing in 20 log-ins of strangers that look like the real one', { timeout: 240_000 }, async () => {
      const wrong: string[] = [];
      for (let index = 0; index < 20; index += 1) {
        const origin = `https://mail${index}.cqu-edu.cn`;
        const problems: unknown[] = [];
        const { values, given } = await ground.visit(`${origin}/coremail/index.jsp`, async (page) => {
          await page.mouse.click(640, 30);
          problems.push((await ground.ask('fill:here', { entryId: null }))['problem']);
        });
        if (given || values.length > 0 || problems[0] !== 'no-page') wrong.push(origin);
      }
      expect(wrong).toEqual([]);
      expect(ground.practice.caught).toEqual([]);
    });
  });
}
