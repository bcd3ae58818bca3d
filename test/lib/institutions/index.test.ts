import { describe, expect, it } from 'vitest';
import {
  institutionById,
  institutionOfOrigin,
  institutions,
  isLoginFrame,
  originsOf,
  requiredMatches,
  takesCodes,
} from '../../../lib/institutions/index.ts';

const variants = (host: string): string[] => [
  `http://${host}`,
  `https://${host}.`,
  `https://${host}:443`,
  `https://${host}:8443`,
  `https://${host.toUpperCase()}`,
  `https://x.${host}`,
  `https://x${host}`,
  `https://${host}x`,
  `https://${host}.evil.example`,
  `https://evil.example/${host}`,
  `https://evil.example#${host}`,
  `https://user@${host}`,
  `https://${host}@evil.example`,
  `https://${host.replaceAll('.', '．')}`,
  `https://${host.replace('mail', 'mаil')}x`,
  `https://${host.replace('.edu', '-edu')}`,
  `https://${host.split('.').slice(1).join('.')}`,
  `https://${host}/`,
  ` https://${host}`,
  `https://${host}\n`,
  `blob:https://${host}`,
  `filesystem:https://${host}`,
  `view-source:https://${host}`,
  `data:text/html,https://${host}`,
  `about:https://${host}`,
  `javascript:https://${host}`,
  `ws://${host}`,
  `wss://${host}`,
  `ftp://${host}`,
  `file://${host}`,
  `https:/${host}`,
  `https:${host}`,
  `//${host}`,
  host,
  `https://${host}%00`,
  `https://${host}%2e`,
  `https://${host}\\evil`,
  `https://xn--${host}`,
  `https://${host.replaceAll('a', 'а')}x`,
  `https://${host.split('').toReversed().join('')}`,
  `https://m${host}`,
  `https://${host}:80`,
  `https://${host}:`,
  `https://${host}:0443`,
  `http://${host}:443`,
  `https://${host}#`,
  `https://${host}/coremail/`,
  `https://${host}\t`,
  `https://${host}\0`,
  `https://${host}\u200B`,
  `https://\u200B${host}`,
  `https://\uFEFF${host}`,
  `https://\u202E${host}`,
  `https://${host.replaceAll('.', '。')}`,
  `https://${host.replaceAll('.', '｡')}`,
  `https://${[...host].map((letter) => (/[a-z]/.test(letter) ? String.fromCodePoint(letter.charCodeAt(0) + 0xfee0) : letter)).join('')}`,
  `https://${host.replace('i', 'ı')}`,
  `https://${host.replace('l', '1')}`,
  `https://${host.replace('l', 'I')}`,
  `https://${host.replace('u', 'ü')}`,
  `https://${host.replace('c', 'с')}`,
  `https://${host.replace('.cn', '.com')}`,
  `https://${host}.cn`,
  `https://${host.split('.').slice(0, -1).join('.')}`,
  `https://${host.replaceAll('.', '')}`,
  `https://${host.replaceAll('.', '%2e')}`,
  `https://user:word@${host}`,
  `https://${host}:word@evil.example`,
  `https://evil.example?${host}`,
  `https://evil.example\\@${host}`,
  `blob:https://${host}/7d1f`,
  `about:blank`,
  `about:srcdoc`,
  `opaque`,
  `https://${host},https://${host}`,
  `["https://${host}"]`,
  `https://www.${host}`,
  `https://${host}..`,
  `https://.${host}`,
  `https://[${host}]`,
  `HTTPS://${host}x`,
  `https://${host}?`,
  `https://${host};`,
  `https://${host} `,
  `https://${host.replace('.', '..')}`,
  `https://${host.replace('mail.', 'mail-')}x`,
  `chrome-extension://${host}`,
  `moz-extension://${host}`,
  `null`,
  ``,
];

describe('whose origin it is', () => {
  it('knows each listed origin and its institution', () => {
    for (const institution of institutions) {
      for (const origin of originsOf(institution)) expect(institutionOfOrigin(origin)?.id).toBe(institution.id);
    }
    expect(institutionById('cqu')?.name.en).toBe('Chongqing University');
    expect(institutionById('nowhere')).toBeNull();
  });

  it('accepts none of the look-alikes of any listed host', () => {
    const listed = institutions.flatMap(originsOf);
    const all = new Set(listed.flatMap((origin) => variants(new URL(origin).host)));
    const cases = [...all].filter((origin) => !listed.includes(origin));
    expect(cases.length).toBeGreaterThanOrEqual(400);
    for (const origin of cases) {
      expect(institutionOfOrigin(origin), origin).toBeNull();
      expect(takesCodes(origin), origin).toBe(false);
    }
  });

  it('lets codes go only where a second factor by TOTP may be, never to the hosts of Exmail', () => {
    const listed = institutions.flatMap(originsOf);
    expect(listed.filter(takesCodes)).toEqual([
      'https://mail.cqu.edu.cn',
      'https://authserver.cumt.edu.cn',
      'https://mail.beijing.gov.cn',
    ]);
    for (const origin of ['https://mail.cumt.edu.cn', 'https://exmail.qq.com']) {
      expect(institutionOfOrigin(origin)?.id).toBe('cumt');
      expect(takesCodes(origin)).toBe(false);
    }
  });

  it('asks for https hosts only, each named exactly', () => {
    expect(requiredMatches.length).toBeGreaterThan(0);
    for (const match of requiredMatches) expect(match).toMatch(/^https:\/\/[a-z0-9.-]+\/\*$/);
  });

  it('takes a frame for a log-in only under the stated paths, and never one that shows mail', () => {
    const origin = 'https://mail.cqu.edu.cn';
    expect(isLoginFrame(origin, `${origin}/coremail/panel.html`)).toBe(true);
    expect(isLoginFrame(origin, `${origin}/other/panel.html`)).toBe(false);
    expect(isLoginFrame(origin, `${origin}/coremail/XT/viewMailHTML.jsp?mid=1`)).toBe(false);
    expect(isLoginFrame(origin, `${origin}/coremail/XT/jsp/readMessage.jsp`)).toBe(false);
    expect(isLoginFrame(origin, 'https://evil.example/coremail/')).toBe(false);
    expect(isLoginFrame('https://evil.example', 'https://evil.example/coremail/')).toBe(false);
  });

  it('gives every institution the parts the product relies on', () => {
    const ids = institutions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { origins, mailOrigins, signInUrl, issuers } of institutions) {
      expect(origins.length).toBeGreaterThan(0);
      expect(mailOrigins).toContain(new URL(signInUrl).origin);
      expect(issuers.length).toBeGreaterThan(0);
    }
  });
});
