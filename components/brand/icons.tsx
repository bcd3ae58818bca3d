// Every drawing of the pages, as small line icons. They say nothing to a screen reader: the control beside them does.
import type { ReactNode } from 'react';

const drawings = {
  back: 'M15 5l-7 7 7 7',
  bad: 'M12 3l9.5 17h-19zM12 10v4.5M12 17.5v.1',
  check: 'M4 12.5l5.5 5.5L20 7',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  fill: 'M3 17v3h18v-3M12 3v12M7 10.5l5 5 5-5',
  gear: 'M3 7h10M19 7h2M3 17h4M13 17h8M16 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM10 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5v.1',
  lock: 'M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
  more: 'M4.5 11.5h1v1h-1zM11.5 11.5h1v1h-1zM18.5 11.5h1v1h-1z',
  next: 'M4 12h15M13 6l6 6-6 6',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-2.5 4 3.5M15.5 9h.1',
  plus: 'M12 4v16M4 12h16',
  trash: 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13',
} as const;

export type IconName = keyof typeof drawings;

/** One line icon in the colour of the text. `size` in CSS px. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg aria-hidden="true" focusable="false" height={size} viewBox="0 0 24 24" width={size}>
      <path d={drawings[name]} />
    </svg>
  );
}
