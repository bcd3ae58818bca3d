// Mail of the Beijing municipal government. Source: its user guide; the web mail product is not known.
import type { Institution } from './institution.ts';

export const beijing: Institution = {
  id: 'beijing',
  name: { zh_CN: '北京市政府邮箱', en: 'Beijing municipal government mail' },
  provider: 'unknown',
  origins: ['https://mail.beijing.gov.cn'],
  mailOrigins: ['https://mail.beijing.gov.cn'],
  signInUrl: 'https://mail.beijing.gov.cn/',
  loginFrames: [],
  foreignFrames: [],
  mailDomains: ['beijing.gov.cn'],
  issuers: ['北京市政府邮箱', '北京市政府', 'beijing.gov.cn', 'mail.beijing.gov.cn'],
};
