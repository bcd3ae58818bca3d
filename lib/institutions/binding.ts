// How the users of each institution get a secret; apart from the rest, since only the first run tells of it. Sources: the institutions' own guides.
import type { Institution } from './institution.ts';

/**
 * `user`: by himself, under `path` of the web mail's own menus, in the row called `row` (labels as the page has them). `administrator`: the guide says to
 * ask one. `unknown`: no source says.
 */
export type Binding =
  | { readonly by: 'user'; readonly path: string; readonly row: string }
  | { readonly by: 'administrator' | 'unknown' };

const known: Readonly<Record<string, Binding>> = {
  cqu: { by: 'user', path: '设置 → 安全设置 → 二次验证设置', row: '第三方 OTP' },
  beijing: { by: 'administrator' },
};

export function bindingAt({ id }: Institution): Binding {
  return known[id] ?? { by: 'unknown' };
}
