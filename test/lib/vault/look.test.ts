import { describe, expect, it } from 'vitest';
import { look } from '../../../lib/vault/look.ts';
import { digest } from './envelope-text.ts';
import { add, entry, fakeProfile, passphrase } from './fake-ports.ts';

describe('a look at the vault', () => {
  it('opens a device-key vault, and a passphrase vault whose key is in the session', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    await add(profile.worker(), 1);
    const byDevice = await look(profile.ports(), null);
    expect(byDevice).toMatchObject({ state: 'open', session: null, opened: { content: { entries: [entry(1)] } } });
    expect(byDevice.opened?.device).not.toBeNull();
    await profile.worker().setPassphrase(passphrase);
    const bySession = await look(profile.ports(), null);
    expect(bySession).toMatchObject({ state: 'open', opened: { content: { entries: [entry(1)] }, device: null } });
    await profile.worker().lock();
    expect(await look(profile.ports(), null)).toMatchObject({ state: 'locked', opened: null, session: null });
  });

  it('does not decrypt again what is known and unchanged', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    const first = await look(profile.ports(), null);
    if (first.opened === null) throw new Error('the vault is open');
    const { content, vaultKey, envelope } = first.opened;
    const second = await look(profile.ports(), { content, vaultKey, check: envelope.check });
    expect(second.opened?.content).toBe(content);
    await add(profile.worker(), 1);
    const third = await look(profile.ports(), { content, vaultKey, check: envelope.check });
    expect(third.opened?.content).toEqual({ entries: [entry(1)] });
  });

  it('repairs nothing', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    profile.mirror.records.delete('mirror');
    const before = digest(profile);
    expect(await look(profile.ports(), null)).toMatchObject({ state: 'open', verdict: { mirrorFault: true } });
    expect(digest(profile)).toBe(before);
  });

  it('takes a key that opens nothing out of the session', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'passphrase', passphrase });
    const kept = profile.session.records.get('open') as object;
    profile.session.records.set('open', { ...kept, key: Buffer.alloc(32, 7).toString('base64') });
    expect(await look(profile.ports(), null)).toMatchObject({ state: 'locked' });
    expect(profile.session.records.size).toBe(0);
  });
});
