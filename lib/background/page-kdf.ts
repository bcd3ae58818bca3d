// Key derivation in the page where the passphrase was typed: Argon2id is too heavy a piece of code for a background that is started anew for every event.
import * as v from 'valibot';
import { askOwnPages, hearInOwnPage } from '../messaging/sender.ts';
import { fromBase64, isBase64, toBase64 } from '../vault/bytes.ts';
import { takeTurns } from './turns.ts';
import { checkCaps, type Kdf, kdfSchema } from '../vault/kdf-params.ts';
import { VaultError } from '../vault/vault-error.ts';

const question = 'kdf';
const base64 = v.pipe(v.string(), v.maxLength(2_000_000), v.check(isBase64));
const freshQuestion = v.strictObject({ want: v.literal('fresh') });
const deriveQuestion = v.strictObject({
  want: v.literal('derive'),
  id: v.pipe(v.string(), v.uuid()),
  passphrase: base64,
  params: kdfSchema,
});
const questions = v.variant('want', [freshQuestion, deriveQuestion]);
/** 32 bytes. */
const keyAnswer = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/));

/** The background's KDF: an open page of ours does the work. Throws `kdf-unavailable` when none is open, or it failed. */
export const pageKdf: Kdf = {
  async fresh() {
    const params = v.safeParse(kdfSchema, await ask({ want: 'fresh' }));
    if (!params.success) throw new VaultError('kdf-unavailable');
    return params.output;
  },
  async derive(passphrase, params) {
    checkCaps(params);
    const key = v.safeParse(
      keyAnswer,
      await ask({ want: 'derive', id: crypto.randomUUID(), passphrase: toBase64(passphrase), params }),
    );
    if (!key.success) throw new VaultError('kdf-unavailable');
    return fromBase64(key.output);
  },
};

async function ask(input: v.InferInput<typeof questions>): Promise<unknown> {
  try {
    return await askOwnPages(question, input);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Lets this page of ours answer; the heavy code is loaded with the first question. Returns how to stop. */
export function answerKdf(loadKdf: () => Promise<Kdf>): () => void {
  const turns = takeTurns();
  return hearInOwnPage(question, async (input) => {
    const asked = v.parse(questions, input);
    if (asked.want === 'fresh') return (await loadKdf()).fresh();
    return turns(asked.id, async () => toBase64(await (await loadKdf()).derive(fromBase64(asked.passphrase), asked.params)));
  });
}
