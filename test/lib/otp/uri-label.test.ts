// The label of a set-up URI: which part of it is the issuer and which the account.
import { describe, expect, it } from 'vitest';
import { readLabel } from '../../../lib/otp/uri-label.ts';

describe('the label of a set-up URI', () => {
  it.each([
    ['me%40cqu.edu.cn', '', 'me@cqu.edu.cn'],
    ['Bank:me', 'Bank', 'me'],
    ['Bank%20A:%20me', 'Bank A', 'me'],
    ['%E9%87%8D%E5%BA%86:%E5%BC%A0', '重庆', '张'],
    [':a%3Ab', '', 'a:b'],
    ['Bank:', 'Bank', ''],
    ['', '', ''],
  ])('%j has the issuer %j and the account %j', (path, issuer, account) => {
    expect(readLabel(path, '')).toEqual({ issuer, account });
  });

  it('is split at the written colon, though an encoded one stands before it', () => {
    expect(readLabel('A%3AB:me:too', '')).toEqual({ issuer: 'A:B', account: 'me:too' });
  });

  it('is split at the first encoded colon when none is written', () => {
    expect(readLabel('Bank%3Ame%3Atoo', '')).toEqual({ issuer: 'Bank', account: 'me:too' });
  });

  it('is split after the stated issuer, whatever colons that holds', () => {
    expect(readLabel('A%3AB%3Ame', 'A:B')).toEqual({ issuer: 'A:B', account: 'me' });
    expect(readLabel('A:B:me', 'A:B')).toEqual({ issuer: 'A:B', account: 'me' });
  });

  it('keeps its own issuer beside a stated one that it does not begin with', () => {
    expect(readLabel('Old:me', 'New')).toEqual({ issuer: 'Old', account: 'me' });
    expect(readLabel('Newer:me', 'New')).toEqual({ issuer: 'Newer', account: 'me' });
    expect(readLabel('New', 'New')).toEqual({ issuer: '', account: 'New' });
  });
});
