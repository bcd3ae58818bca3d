import { describe, expect, it } from 'vitest';
import { formatVersion, parseEnvelope } from '../../../lib/vault/format.ts';
import { VaultError } from '../../../lib/vault/vault-error.ts';
import { activeText, digest, putEverywhere, snapshot, withCheck } from './envelope-text.ts';
import { add, entry, fakeProfile, type Profile, passphrase, rejection } from './fake-ports.ts';

type Protection = 'device' | 'passphrase';

async function profileWith(kind: Protection): Promise<Profile> {
  const profile = fakeProfile();
  await profile.worker().create(kind === 'device' ? { kind } : { kind, passphrase });
  await add(profile.worker(), 1);
  return profile;
}

/** Everything that could open the altered vault is tried; none may, and nothing may be written. */
async function expectRefused(profile: Profile, name: string): Promise<void> {
  const before = digest(profile);
  const { state } = await profile.worker().status();
  expect(['locked', 'damaged', 'newer'], name).toContain(state);
  const refusals = [
    await rejection(profile.worker().read()),
    await rejection(profile.worker().change(() => ({ entries: [] }))),
    await rejection(profile.worker().unlock(passphrase)),
    await rejection(profile.worker().create({ kind: 'device' })),
  ];
  for (const refusal of refusals) expect(refusal, name).toBeInstanceOf(VaultError);
  expect(digest(profile), name).toBe(before);
}

const flipAt = (text: string, at: number) =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);

describe.each<Protection>(['device', 'passphrase'])('an envelope under a %s', { timeout: 30_000 }, (kind) => {
  async function refuseAll(alter: (text: string) => readonly (readonly [string, unknown])[], isLocked = kind === 'passphrase') {
    const profile = await profileWith(kind);
    if (isLocked) await profile.worker().lock();
    const restore = snapshot(profile);
    const cases = alter(activeText(profile));
    for (const [name, text] of cases) {
      restore();
      putEverywhere(profile, text);
      await expectRefused(profile, name);
    }
    restore();
    if (isLocked) await profile.worker().unlock(passphrase);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    return cases.length;
  }

  it('with any byte flipped is refused and left alone', async () => {
    const count = await refuseAll((text) => [...text].map((_, at) => [`byte ${at}`, flipAt(text, at)]));
    expect(count).toBeGreaterThan(700);
  });

  it('with any byte flipped and the checksum made to fit is refused and left alone', async () => {
    await refuseAll((text) =>
      Array.from({ length: text.lastIndexOf(',"check"') }, (_, at) => [`byte ${at}`, withCheck(flipAt(text, at))]),
    );
  });

  it('cut at every 16 bytes is refused and left alone', async () => {
    await refuseAll((text) =>
      Array.from({ length: Math.ceil(text.length / 16) }, (_, at) => [`cut at ${at * 16}`, text.slice(0, at * 16)]),
    );
  });

  it('with any header field missing, null, of the wrong type, huge, negative, NaN or __proto__ is refused and left alone', async () => {
    const count = await refuseAll((text) => mutations(text));
    expect(count).toBeGreaterThan(100);
  });

  it('in any other spelling of the same JSON is refused and left alone', async () => {
    await refuseAll((text) => {
      const record = JSON.parse(text) as Record<string, unknown>;
      return [
        ['blanks', JSON.stringify(record, null, 1)],
        ['reordered', withCheck(JSON.stringify({ version: formatVersion, ...record }))],
        ['doubled key', withCheck(text.replace('"version":2,', '"version":2,"version":2,'))],
        ['number spelt otherwise', withCheck(text.replace('"version":2,', '"version":2.0,'))],
        ['escaped letter', withCheck(text.replace('"format"', String.raw`"f\u006frmat"`))],
        ['__proto__', withCheck(text.replace('"version":2,', '"version":2,"__proto__":{"version":2},'))],
        ['an earlier version', withCheck(text.replace('"version":2,', '"version":1,'))],
        ['an array', `[${text}]`],
        ['not a text', record],
        ['a number', 5],
        ['nothing', ''],
      ];
    });
  });

  it('does not open with a slot or a body of another vault or another generation, and not with slots twice', async () => {
    const other = await profileWith(kind);
    const foreign = JSON.parse(activeText(other)) as Record<string, unknown>;
    await refuseAll((text) => {
      const mine = JSON.parse(text) as { slots: object[] };
      const spliced = (changed: object) => withCheck(JSON.stringify({ ...mine, ...changed }));
      return [
        ['slots of another vault', spliced({ slots: foreign['slots'] })],
        ['slots added', spliced({ slots: [...mine.slots, ...(foreign['slots'] as object[])] })],
        ['slots first', spliced({ slots: [...(foreign['slots'] as object[]), ...mine.slots] })],
        ['slots twice', spliced({ slots: [...mine.slots, ...mine.slots] })],
        ['body of another vault', spliced({ nonce: foreign['nonce'], ciphertext: foreign['ciphertext'] })],
        ['another vault id', spliced({ vaultId: foreign['vaultId'] })],
        ['unknown slot added', spliced({ slots: [...mine.slots, { id: 'x', type: 'prf' }] })],
      ];
    });
  });

  it.each([
    '{"format":"mailkey-vault","version":3}',
    '{"format":"mailkey-vault","version":3,"nonce":"AAAA","check":"AAAA"}',
    '{"format":"mailkey-vault","version":3,"parts":[{"nonce":"A","check":"B"}],"more":1}',
  ])('of a later version is known by its version, whatever else is in it: %s', async (text) => {
    await expect(parseEnvelope(text, [])).rejects.toMatchObject({ code: 'newer' });
  });

  it('longer than 32 Mi characters is refused without being read', async () => {
    const text = activeText(await profileWith(kind));
    await expect(parseEnvelope(text.padEnd(33 * 1024 * 1024, ' '), [])).rejects.toMatchObject({ code: 'damaged' });
  });

  it('of which only one copy was altered opens from the other', async () => {
    const profile = await profileWith(kind);
    const text = activeText(profile);
    const { slot } = profile.primary.records.get('pointer') as { slot: string };
    const restore = snapshot(profile);
    for (const place of [slot, 'mirror']) {
      for (let at = 0; at < text.lastIndexOf(',"check"'); at += 7) {
        restore();
        const altered = withCheck(flipAt(text, at));
        const { state } = await parseEnvelope(altered, []).then(
          () => ({ state: 'ok' }),
          (error: { code: string }) => ({ state: error.code }),
        );
        (place === 'mirror' ? profile.mirror : profile.primary).records.set(place, altered);
        // An envelope of a later version keeps our hands off everything.
        if (state === 'newer') continue;
        if ((await profile.worker().status()).state === 'locked') await profile.worker().unlock(passphrase);
        expect(await profile.worker().read(), `${place} ${at}`).toEqual({ entries: [entry(1)] });
      }
    }
  });
});

/** Every path to a value in the header, with every kind of nonsense. */
function mutations(text: string): readonly (readonly [string, string])[] {
  const envelope = JSON.parse(text) as Record<string, unknown>;
  const pathsOf = (value: unknown, path: readonly string[]): (readonly string[])[] =>
    value instanceof Object
      ? Object.entries(value).flatMap(([key, item]) => [[...path, key], ...pathsOf(item, [...path, key])])
      : [];
  const paths = pathsOf(envelope, []).filter(([key]) => key !== 'check');
  const written = (path: readonly string[], json: string | null) => {
    const copy = structuredClone(envelope);
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
    const key = String(path.at(-1));
    if (json === null) delete parent[key];
    else parent[key] = '@@';
    return withCheck(JSON.stringify(copy).replace('"@@"', json ?? ''));
  };
  const nonsense: Readonly<Record<string, string | null>> = {
    missing: null,
    null: 'null',
    object: '{}',
    array: '[]',
    text: '"text"',
    empty: '""',
    boolean: 'true',
    huge: '1e308',
    'huge integer': '9007199254740993',
    negative: '-1',
    fraction: '1.5',
    NaN: 'NaN',
    __proto__: '{"__proto__":{"id":"x"}}',
  };
  return paths.flatMap((path) =>
    Object.entries(nonsense)
      .map(([name, json]) => [`${path.join('.')} ${name}`, written(path, json)] as const)
      .filter(([, altered]) => altered !== text),
  );
}

async function profileWithOld(kind: Protection) {
  const profile = await profileWith(kind);
  const old = { text: activeText(profile), pointer: profile.primary.records.get('pointer') };
  await add(profile.worker(), 2);
  await add(profile.worker(), 3);
  return { profile, old };
}

describe('an envelope with its keys in another order', () => {
  it.each(['first', 'last'])('(the %s ones) is no envelope, even with a checksum that fits', async (which) => {
    const { format, version, vaultId, ...rest } = JSON.parse(activeText(await profileWith('device'))) as Record<string, unknown>;
    const { nonce, ciphertext, check, ...middle } = rest;
    const first = which === 'first' ? { version, format, vaultId } : { format, version, vaultId };
    const last = which === 'first' ? { nonce, ciphertext, check } : { ciphertext, nonce, check };
    const text = withCheck(JSON.stringify({ ...first, ...middle, ...last }));
    await expect(parseEnvelope(text, [])).rejects.toMatchObject({ code: 'damaged' });
    const right = withCheck(JSON.stringify({ format, version, vaultId, ...middle, nonce, ciphertext, check }));
    expect((await parseEnvelope(right, [])).text).toBe(right);
  });
});

describe('an older envelope', () => {
  const three = { entries: [entry(1), entry(2), entry(3)] };

  it('put back in the primary store is noticed, reported and replaced by the newer mirror', async () => {
    const { profile, old } = await profileWithOld('device');
    profile.primary.records.set('a', old.text);
    profile.primary.records.set('b', old.text);
    profile.primary.records.set('pointer', old.pointer);
    expect(await profile.worker().status()).toMatchObject({
      state: 'open',
      rolledBack: true,
      healed: 'primary',
      missingSaves: 0,
    });
    expect(await profile.worker().read()).toEqual(three);
  });

  it('put back in the mirror is noticed, reported and replaced by the newer primary', async () => {
    const { profile, old } = await profileWithOld('device');
    profile.mirror.records.set('mirror', old.text);
    expect(await profile.worker().status()).toMatchObject({ state: 'open', rolledBack: true, healed: 'mirror', missingSaves: 0 });
    expect(await profile.worker().read()).toEqual(three);
    expect(profile.mirror.records.get('mirror')).toBe(activeText(profile));
  });

  it('put back everywhere is opened, reported with the saves that are missing, and the report stays until it was read', async () => {
    const { profile, old } = await profileWithOld('device');
    putEverywhere(profile, old.text);
    const reported = { state: 'open', rolledBack: true, missingSaves: 2 };
    expect(await profile.worker().status()).toMatchObject(reported);
    expect(await profile.worker().status()).toMatchObject(reported);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    await profile.worker().dismissNotice();
    expect(await profile.worker().status()).toMatchObject({ state: 'open', rolledBack: false, missingSaves: 0 });
  });

  it('is reported while the vault is still locked, and replaced once it is open', async () => {
    const { profile, old } = await profileWithOld('passphrase');
    await profile.worker().lock();
    profile.mirror.records.set('mirror', old.text);
    expect(await profile.worker().status()).toMatchObject({ state: 'locked', rolledBack: true });
    expect(profile.mirror.records.get('mirror')).toBe(old.text);
    await profile.worker().unlock(passphrase);
    expect(await profile.worker().read()).toEqual(three);
    expect(profile.mirror.records.get('mirror')).toBe(activeText(profile));
  });

  it('is not suspected because of a mark that is garbage', async () => {
    const { profile } = await profileWithOld('device');
    for (const [at, mark] of [2 ** 47, NaN, -1, 'x', null].entries()) {
      profile.mirror.records.set('mark', mark);
      expect(await profile.worker().status()).toMatchObject({ state: 'open', rolledBack: false });
      await add(profile.worker(), 10 + at);
    }
  });
});
