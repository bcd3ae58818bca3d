// The codes of the rows that somebody sees, and of no others.
import * as OTPAuth from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { otpCodes } from '../../../lib/background/row-codes.ts';
import { clockOffsets } from '../../../lib/settings/session.ts';
import { entry, fakeDesk } from './fake-desk.ts';

const stepStart = 1_700_000_010_000;
const codeAt = (secret: string, timestamp: number) => new OTPAuth.TOTP({ secret }).generate({ timestamp });
const one = entry({ id: 'one' });
const two = entry({ id: 'two', secret: 'JBSWY3DPEHPK3PXP', institutionId: null });
const counted = entry({ id: 'counted', type: 'hotp', period: null, counter: 4 });

beforeEach(() => {
  fakeBrowser.reset();
});

describe('codes for rows', () => {
  it('are those of now and of next of the entries that were named', async () => {
    expect(await otpCodes(fakeDesk([one, two], stepStart), ['two', 'nobody'])).toEqual({
      codes: [
        {
          id: 'two',
          code: codeAt(two.secret, stepStart),
          nextCode: codeAt(two.secret, stepStart + 30_000),
          expiresAt: stepStart + 30_000,
        },
      ],
    });
  });

  it('are right by the clock of the host, and say the end by this computer’s', async () => {
    await clockOffsets.setValue({ 'https://mail.cqu.edu.cn': { offsetMs: 90_000, at: 0 } });
    expect(await otpCodes(fakeDesk([one, two], stepStart), ['one', 'two'])).toMatchObject({
      codes: [
        { code: codeAt(one.secret, stepStart + 90_000), expiresAt: stepStart + 30_000 },
        { code: codeAt(two.secret, stepStart), expiresAt: stepStart + 30_000 },
      ],
    });
  });

  it('are never counted ones, which are used up by being shown', async () => {
    const desk = fakeDesk([counted]);
    expect(await otpCodes(desk, ['counted'])).toEqual({ codes: [] });
    expect(desk.saves).toBe(0);
  });

  it('are not to be had from a locked vault', async () => {
    const desk = fakeDesk([one]);
    desk.state = 'locked';
    await expect(otpCodes(desk, ['one'])).rejects.toMatchObject({ problem: { problem: 'locked' } });
  });
});
