// Whom the users of each institution may ask; apart from the rest, since only our own pages tell of it. Sources: the institutions' own guides and notices.
import type { Institution } from './institution.ts';

/** Every part null where no source states it. */
export interface Office {
  readonly name: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
}

const known: Readonly<Record<string, Office>> = {
  cqu: { name: '信息化办公室', phone: '023-65111500', mail: 'mail@cqu.edu.cn' },
  cumt: { name: '信息化建设与管理处', phone: '4000089233', mail: 'cumtmail@cumt.edu.cn' },
  beijing: { name: '北京市信息资源管理中心 运维保障部', phone: '010-84371828', mail: null },
};

export function officeOf({ id }: Institution): Office {
  return known[id] ?? { name: null, phone: null, mail: null };
}
