// The encrypted files of other programs, sealed in the tests by Node's own ciphers: another implementation than the one that opens them.
import { Buffer } from 'node:buffer';
import { argon2Sync, createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';

type Bytes = Uint8Array;

/** Ciphertext and tag. */
export function gcm(
  key: Bytes,
  nonce: Bytes,
  plain: string | Bytes,
  aad: Bytes = new Uint8Array(),
): { sealed: Buffer; tag: Buffer } {
  const cipher = createCipheriv(key.length === 32 ? 'aes-256-gcm' : 'aes-128-gcm', key, nonce).setAAD(aad);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { sealed, tag: cipher.getAuthTag() };
}

export function cbc(key: Bytes, iv: Bytes, plain: string | Bytes): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

export interface ArgonCost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

export function argon(message: string | Bytes, nonce: Bytes, { memory, passes, parallelism }: ArgonCost): Buffer {
  return argon2Sync('argon2id', { message, nonce, memory, passes, parallelism, tagLength: 32 });
}

/** scrypt with `n` small: a real file has 32,768. */
export function aegisSealed(db: unknown, passphrase: string, n = 16) {
  const [salt, master, slotNonce, nonce] = [randomBytes(32), randomBytes(32), randomBytes(12), randomBytes(12)];
  const wrapped = gcm(scryptSync(passphrase, salt, 32, { N: n, r: 8, p: 1 }), slotNonce, master);
  const content = gcm(master, nonce, JSON.stringify(db));
  const slot = {
    type: 1,
    uuid: '01234567-89ab-cdef-0123-456789abcdef',
    key: wrapped.sealed.toString('hex'),
    key_params: { nonce: slotNonce.toString('hex'), tag: wrapped.tag.toString('hex') },
    n,
    r: 8,
    p: 1,
    salt: salt.toString('hex'),
    repaired: true,
  };
  return {
    version: 1,
    header: { slots: [slot], params: { nonce: nonce.toString('hex'), tag: content.tag.toString('hex') } },
    db: content.sealed.toString('base64'),
  };
}

export function twoFasSealed(services: unknown, passphrase: string) {
  const [salt, nonce] = [randomBytes(256), randomBytes(12)];
  const { sealed, tag } = gcm(pbkdf2Sync(passphrase, salt, 10_000, 32, 'sha256'), nonce, JSON.stringify(services));
  const servicesEncrypted = [Buffer.concat([sealed, tag]), salt, nonce].map((bytes) => bytes.toString('base64')).join(':');
  return { services: [], groups: [], schemaVersion: 4, appOrigin: 'android', servicesEncrypted, reference: '' };
}

export function bitwardenSealed(plain: string, passphrase: string, kdf: { iterations: number } | ArgonCost) {
  const salt = randomBytes(16).toString('base64');
  const isArgon = 'memory' in kdf;
  const master = isArgon
    ? argon(passphrase, createHash('sha256').update(salt).digest(), { ...kdf, memory: kdf.memory * 1024 })
    : pbkdf2Sync(passphrase, salt, kdf.iterations, 32, 'sha256');
  const expand = (purpose: string) => createHmac('sha256', master).update(purpose).update(Uint8Array.of(1)).digest();
  const seal = (text: string) => {
    const iv = randomBytes(16);
    const sealed = cbc(expand('enc'), iv, text);
    const mac = createHmac('sha256', expand('mac')).update(iv).update(sealed).digest();
    return `2.${[iv, sealed, mac].map((bytes) => bytes.toString('base64')).join('|')}`;
  };
  return {
    encrypted: true,
    passwordProtected: true,
    salt,
    kdfType: isArgon ? 1 : 0,
    kdfIterations: isArgon ? kdf.passes : kdf.iterations,
    ...(isArgon && { kdfMemory: kdf.memory, kdfParallelism: kdf.parallelism }),
    encKeyValidation_DO_NOT_EDIT: seal('a-random-id'),
    data: seal(plain),
  };
}

/** OpenSSL's way from a passphrase to key and IV, which CryptoJS took over. */
export function cryptoJsSealed(plain: string | Bytes, passphrase: string): string {
  const salt = randomBytes(8);
  let made = Buffer.alloc(0);
  let block = Buffer.alloc(0);
  while (made.length < 48) {
    block = createHash('md5').update(block).update(passphrase).update(salt).digest();
    made = Buffer.concat([made, block]);
  }
  return Buffer.concat([Buffer.from('Salted__'), salt, cbc(made.subarray(0, 32), made.subarray(32, 48), plain)]).toString(
    'base64',
  );
}

export function protonSealed(plain: unknown, passphrase: string) {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const key = argon(passphrase, salt, { memory: 19_456, passes: 2, parallelism: 1 });
  const { sealed, tag } = gcm(key, nonce, JSON.stringify(plain), Buffer.from('proton.authenticator.export.v1'));
  return { version: 1, salt: salt.toString('base64'), content: Buffer.concat([nonce, sealed, tag]).toString('base64') };
}
