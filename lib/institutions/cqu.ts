// Chongqing University. Sources: the university's guide of January 2026 and its notice of 2026-01-29.
import type { Institution } from './institution.ts';

export const cqu: Institution = {
  id: 'cqu',
  name: { zh_CN: '重庆大学', en: 'Chongqing University' },
  provider: 'coremail',
  origins: ['https://mail.cqu.edu.cn'],
  mailOrigins: ['https://mail.cqu.edu.cn'],
  signInUrl: 'https://mail.cqu.edu.cn/',
  loginFrames: ['/coremail/'],
  foreignFrames: ['viewMailHTML', 'viewmail', 'readMessage', 'getMessage', 'attach'],
  mailDomains: ['cqu.edu.cn', 'stu.cqu.edu.cn'],
  issuers: [
    '重庆大学',
    '重庆大学邮箱',
    '重庆大学电子邮件系统',
    'cqu',
    'cqu.edu.cn',
    'mail.cqu.edu.cn',
    'cqumail',
    'coremail',
    '论客',
  ],
};
