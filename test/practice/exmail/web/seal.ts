// The password step of the login page: RSA (PKCS#1 v1.5) of password, LF, time, LF, as base64.
import { encrypt } from '../../coremail/web/rsa.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The product's own base64: three hex digits become two letters. */
function hexToBase64(hex: string): string {
  const pieces = hex.match(/.{1,3}/g) ?? [];
  const text = pieces.map((piece) => {
    const value = Number.parseInt(piece, 16) << (4 * (3 - piece.length));
    const pair = `${letters[value >> 6]}${letters[value & 63]}`;
    return piece.length === 1 ? pair.slice(0, 1) : pair;
  });
  const joined = text.join('');
  return joined.padEnd(Math.ceil(joined.length / 4) * 4, '=');
}

/** What a page sends in place of a password, with the time that is sealed into it. */
export function sealed(password: string): { readonly p: string; readonly ts: string } {
  const { PublicKey: n, PublicTs: ts } = globalThis as unknown as { PublicKey: string; PublicTs: string };
  return { p: hexToBase64(encrypt(`${password}\n${ts}\n`, { n, e: '010001' })), ts };
}

/** Fills `p` and `ts` of a form from its password box, which is emptied. */
export function sealInto(form: HTMLFormElement, box: HTMLInputElement): void {
  for (const [name, value] of Object.entries(sealed(box.value))) {
    const input = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (input !== null) input.value = value;
  }
  box.value = '';
}
