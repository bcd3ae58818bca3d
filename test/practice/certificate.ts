// A self-signed certificate for the practice hosts, new at every start; browsers under test accept certificate errors.
import { generate } from 'selfsigned';

/** Hosts named in the certificate besides localhost. */
export const practiceHosts = [
  'mail.cqu.edu.cn',
  'mail.cumt.edu.cn',
  'exmail.qq.com',
  'mail.beijing.gov.cn',
  'authserver.cumt.edu.cn',
  'mail.cqu.edu.cn.example.com',
  'mail-cqu.edu.cn',
  'mail.cqu.edu.com',
  'mail.cqu.edu.cn.cc',
  'www.cqu.edu.cn',
] as const;

/** Key and certificate in PEM. */
export async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const made = await generate([{ name: 'commonName', value: 'mail.cqu.edu.cn' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          ...['localhost', ...practiceHosts].map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
