// Opens a backup file of Mailkey without Mailkey: node docs/open-backup.mjs FILE   (Node 24.7 or newer; the passphrase comes from standard input)
import { argon2Sync, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { format, version, savedAt, kdf, nonce, ciphertext } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
if (format !== 'mailkey-backup' || version !== 1) throw new Error('This is no backup of Mailkey, version 1.');
const passphrase = readFileSync(0, 'utf8')
  .replace(/\r?\n$/, '')
  .normalize('NFC');
const salt = Buffer.from(kdf.salt, 'base64');
const { memoryKib: memory, iterations: passes, parallelism } = kdf;
const key =
  kdf.name === 'argon2id'
    ? argon2Sync('argon2id', { message: passphrase, nonce: salt, memory, passes, parallelism, tagLength: 32 })
    : pbkdf2Sync(passphrase, salt, passes, 32, 'sha256');

const sealed = Buffer.from(ciphertext, 'base64');
const opened = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'))
  .setAAD(Buffer.from(JSON.stringify({ format, version, savedAt, kdf })))
  .setAuthTag(sealed.subarray(-16));
const { entries } = JSON.parse(Buffer.concat([opened.update(sealed.subarray(0, -16)), opened.final()]));

for (const { type, issuer, account, secret, algorithm, digits, period, counter } of entries) {
  const moving = counter === null ? `period=${period}` : `counter=${counter}`;
  const name = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const parameters = `secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=${algorithm}&digits=${digits}&${moving}`;
  process.stdout.write(`otpauth://${type}/${name}?${parameters}\n`);
}
