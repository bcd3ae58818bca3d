// A box that the user cannot see, or not as what it is, gets no code, even after a real click.
import { beforeAll, describe, expect, it } from 'vitest';
import type { GivenGround } from './each-wall.ts';
import type { Ground } from './ground.ts';
import { codePage, plainBox } from './pages.ts';

const styled = (style: string) => plainBox.replace('data-wall', `style="${style}" data-wall`);
const wrapped = (style: string) => `<div style="${style}">${plainBox}</div>`;
const withAttribute = (extra: string) => plainBox.replace('data-wall', `${extra} data-wall`);

/** Body of the form row by what is wrong with it. */
const disguised: Readonly<Record<string, string>> = {
  'display none': styled('display:none'),
  'visibility hidden': styled('visibility:hidden'),
  'opacity 0': styled('opacity:0'),
  'opacity 0.05': styled('opacity:.05'),
  'opacity 0.6': styled('opacity:.6'),
  'opacity multiplied by its ancestors': `<div style="opacity:.8"><div style="opacity:.8">${plainBox}</div></div>`,
  'ancestor transparent': wrapped('opacity:0'),
  'one pixel large': styled('width:1px;height:1px;padding:0;border:0'),
  'eighteen by eight pixels': styled('width:18px;height:8px;padding:0;border:0;min-height:0'),
  'out to the left': styled('position:absolute;left:-2000px'),
  'out above': styled('position:fixed;top:-500px'),
  'moved away': styled('transform:translateX(-3000px)'),
  'scaled to nothing': styled('transform:scale(.01)'),
  'turned on its edge': styled('transform:rotateY(90deg)'),
  'clipped away': styled('clip-path:inset(50%)'),
  'clip rectangle': styled('position:absolute;clip:rect(0,0,0,0)'),
  'cut off by an ancestor': wrapped('overflow:hidden;height:0'),
  blurred: styled('filter:blur(20px)'),
  'opacity by filter': styled('filter:opacity(0)'),
  masked: styled(
    '-webkit-mask-image:linear-gradient(transparent,transparent);mask-image:linear-gradient(transparent,transparent)',
  ),
  'under a picture': `<div style="position:relative;display:inline-block">${plainBox}<div style="position:absolute;inset:-10px;background:#fff">公告</div></div>`,
  'under a layer that lets clicks through': `<div style="position:relative;display:inline-block">${plainBox}<div style="position:absolute;inset:-10px;background:#fff;pointer-events:none">公告</div></div>`,
  'under a cover of the whole page': `${plainBox}<div style="position:fixed;inset:0;background:#fff;z-index:2147483647">公告</div>`,
  'text and ground of one colour, no border': styled('color:#fff;background:#fff;border-color:#fff;outline:0;caret-color:#fff'),
  'in a closed details': `<details><summary>公告</summary>${plainBox}</details>`,
  inert: `<div inert>${plainBox}</div>`,
  'content-visibility hidden': wrapped('content-visibility:hidden'),
  'read only': withAttribute('readonly'),
  disabled: withAttribute('disabled'),
  'type hidden': plainBox.replace('type="text"', 'type="hidden"'),
};

/** Tells these walls where a ground is given. */
export function tellHiddenFields(here: GivenGround): void {
  describe('hidden and disguised boxes', () => {
    let ground: Ground;
    beforeAll(() => {
      ({ ground } = here);
    });
    it('fills the same box in plain sight', { timeout: 60_000 }, async () => {
      expect((await ground.visit(ground.serve('/coremail/walls/plain', codePage()))).values).toHaveLength(1);
      expect((await ground.visit(ground.serve('/coremail/walls/plain', codePage(wrapped('opacity:.9'))))).values).toHaveLength(1);
    });

    it(`fills none of ${Object.keys(disguised).length} disguises`, { timeout: 240_000 }, async () => {
      const filled: string[] = [];
      for (const [kind, box] of Object.entries(disguised)) {
        const { values } = await ground.visit(ground.serve('/coremail/walls/disguised', codePage(box)));
        if (values.length > 0) filled.push(kind);
      }
      expect(filled).toEqual([]);
    });
  });
}
