// A set-up URI taken apart: where each part begins and ends, also in texts that broken writers made.
import { describe, expect, it } from 'vitest';
import { UriError } from '../../../lib/otp/uri-error.ts';
import { decodePercent, onlyValue, splitUri, tidyName } from '../../../lib/otp/uri-parts.ts';

const parametersOf = (query: string) => Object.fromEntries(splitUri(`otpauth://totp/a?${query}`)?.parameters ?? []);

describe('a set-up URI', () => {
  it('falls into scheme, authority, path and parameters', () => {
    expect(splitUri('OTPauth://totp/Bank%20A:me?secret=AB&Issuer=Bank%20A')).toEqual({
      scheme: 'otpauth',
      authority: 'totp',
      path: 'Bank%20A:me',
      parameters: new Map([
        ['secret', ['AB']],
        ['issuer', ['Bank A']],
      ]),
    });
  });

  it('may have no path and no parameters', () => {
    expect(splitUri('steam://ABCDEFGH')).toEqual({ scheme: 'steam', authority: 'ABCDEFGH', path: '', parameters: new Map() });
    expect(splitUri('cm-otpauth://a?secret=AB')).toMatchObject({ authority: 'a', path: '' });
  });

  it('is none without a scheme and "://"', () => {
    for (const text of ['', 'JBSWY3DPEHPK3PXP', 'mailto:a@b', '://totp', '1a://totp', ' otpauth://totp']) {
      expect(splitUri(text)).toBeNull();
    }
  });

  it('keeps a question mark that stands unescaped in a name', () => {
    expect(splitUri('otpauth://totp/Who?:me?secret=AB')).toMatchObject({
      path: 'Who?:me',
      parameters: new Map([['secret', ['AB']]]),
    });
    expect(splitUri('otpauth://totp/me?unheard=1')).toMatchObject({ path: 'me', parameters: new Map([['unheard', ['1']]]) });
  });
});

describe('the parameters', () => {
  it('keep every value of a name that is given twice, in order', () => {
    expect(parametersOf('secret=A&digits=6&SECRET=B')).toEqual({ secret: ['A', 'B'], digits: ['6'] });
  });

  it('may be written as HTML, empty or without a value', () => {
    expect(parametersOf('secret=A&amp;digits=6&&=x&period')).toEqual({ secret: ['A'], digits: ['6'], period: [''] });
  });

  it('lose a fragment only where a machine reads the value', () => {
    expect(parametersOf('issuer=C#')).toEqual({ issuer: ['C#'] });
    expect(parametersOf('secret=AB#top')).toEqual({ secret: ['AB'] });
  });

  it('have spaces for plus signs unless the writer spells spaces %20', () => {
    expect(parametersOf('issuer=A+B')).toEqual({ issuer: ['A B'] });
    expect(parametersOf('issuer=A+B%20C')).toEqual({ issuer: ['A+B C'] });
  });
});

describe('the one value of a parameter', () => {
  it('is what is given once, or twice alike', () => {
    expect(onlyValue(new Map([['digits', ['6']]]), 'digits')).toBe('6');
    expect(onlyValue(new Map([['digits', ['6', '', '6', 'null']]]), 'digits')).toBe('6');
  });

  it.each([[[]], [['']], [['null']], [['Undefined']], [['(null)']]])('is null for %j', (values) => {
    expect(onlyValue(new Map([['issuer', values]]), 'issuer')).toBeNull();
    expect(onlyValue(new Map(), 'issuer')).toBeNull();
  });

  it('is refused when two differ, and neither is repeated', () => {
    const ask = () => onlyValue(new Map([['secret', ['GEZD', 'JBSW']]]), 'secret');
    expect(ask).toThrow(UriError);
    expect(ask).toThrow(expect.objectContaining({ code: 'ambiguous', message: expect.not.stringMatching(/GEZD|JBSW/) }));
  });
});

describe('the text of a part', () => {
  it('is decoded, but a broken or non-UTF-8 sequence stays as it is written', () => {
    expect(decodePercent('%E9%87%8D%e5%ba%86 100%')).toBe('重庆 100%');
    expect(decodePercent('%C4%E3:%41%4')).toBe('%C4%E3:A%4');
  });

  it('has no control characters and no white space around it when it is a name', () => {
    expect(tidyName(' \u0000Bank\r\n of\tA \u007F')).toBe('Bank  of A');
  });
});
