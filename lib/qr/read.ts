// Pixels to texts: the first reader, then the second one over ever stronger changes of the picture.
import type { Effort } from './effort.ts';
import { firstRead, readGrey } from './first-read.ts';
import { gentleSteps, hardSteps } from './ladder.ts';
import { halved, toPicture } from './pixels.ts';
import type { Grey, Picture } from './pixels.ts';
import { checkPicture, QrError } from './qr-error.ts';
import type { Binarizer, SecondReader } from './second-read.ts';

export interface ReadOptions {
  /** Default `picture`. */
  readonly effort?: Effort;
  /**
   * Called at most once a picture. Effort `element`: when the first reader found nothing. `picture`: always, so that no code of several is missed.
   * `screen`: at once, because the first reader takes several times as long for a whole page.
   */
  readonly loadSecondReader?: () => Promise<SecondReader>;
  /** Effort `screen`: whether this text is the one that is looked for; until one is found the search goes on. Default: any is. */
  readonly isWanted?: (text: string) => boolean;
}

const BINARIZERS: readonly Binarizer[] = ['local', 'global'];
/** How many passes must say the same when the picture was changed hard before it was read. */
const WITNESSES = 2;
/** Each further one costs the first reader another look at the whole page. */
const MOST_ON_SCREEN = 4;
/** Less than this is no whole screen, and read at once as it is. */
const HALVED_PIXELS = 250_000;

async function readGently(picture: Picture, effort: Effort, reader: SecondReader): Promise<string[]> {
  for (const step of gentleSteps(picture, effort)) {
    const changed = toPicture(step);
    for (const binarizer of BINARIZERS) {
      const texts = await reader.read(changed, binarizer);
      if (texts.length > 0) return texts;
    }
  }
  return [];
}

/** A single reading of a picture changed beyond recognition can be an accident; the same one twice is not. */
async function readHard(picture: Picture, reader: SecondReader): Promise<string[]> {
  const witnesses = new Map<string, number>();
  for (const step of hardSteps(picture)) {
    const changed = toPicture(step);
    const passes = [readGrey(step, 1)];
    for (const binarizer of BINARIZERS) passes.push(await reader.read(changed, binarizer));
    for (const texts of passes) for (const text of new Set(texts)) witnesses.set(text, (witnesses.get(text) ?? 0) + 1);
    const sure = [...witnesses].filter(([, count]) => count >= WITNESSES);
    if (sure.length > 0) return sure.map(([text]) => text);
  }
  return [];
}

/** One pass after the other, the quickest first, until one of them shows what is wanted; all that was seen until then. */
async function readScreen(picture: Picture, reader: SecondReader, isWanted: (text: string) => boolean): Promise<string[]> {
  const seen = new Set<string>();
  const isFound = () => [...seen].some(isWanted);
  // Nearly every code on a screen is drawn large enough for half of its pixels, which take a quarter of the time.
  const sizes = picture.width * picture.height < HALVED_PIXELS ? [picture] : [halved(picture), picture];
  for (const size of sizes) {
    for (const text of await reader.read(size, 'global', 'quick')) seen.add(text);
    if (isFound()) return [...seen];
  }
  let plain: Grey | null = null;
  for (const step of gentleSteps(picture, 'screen')) {
    plain ??= step;
    const changed = toPicture(step);
    for (const binarizer of BINARIZERS) {
      for (const text of await reader.read(changed, binarizer)) seen.add(text);
      if (isFound()) return [...seen];
    }
  }
  // The first reader sees a few that the second does not, and nearly all of them in the picture as it is.
  for (const text of plain === null ? [] : readGrey(plain, MOST_ON_SCREEN)) seen.add(text);
  return [...seen];
}

async function loaded(load: () => Promise<SecondReader>): Promise<SecondReader> {
  try {
    return await load();
  } catch (cause) {
    if (cause instanceof QrError) throw cause;
    throw new QrError('no-second-reader', 'The second QR reader could not be loaded.', { cause });
  }
}

/**
 * The texts of all QR codes in a picture, each once, with LF line ends; empty when none can be read.
 * @throws {QrError} `bad-picture`, `too-large`; `no-second-reader` when the second reader is needed and cannot be loaded
 */
export async function readQr(picture: Picture, options: ReadOptions = {}): Promise<string[]> {
  const { effort = 'picture', loadSecondReader, isWanted = () => true } = options;
  if (effort === 'screen' && loadSecondReader !== undefined) {
    checkPicture(picture);
    return readScreen(picture, await loaded(loadSecondReader), isWanted);
  }
  const first = firstRead(picture, effort);
  if (loadSecondReader === undefined || (first.length > 0 && effort !== 'picture')) return first;
  const reader = await loaded(loadSecondReader);
  if (first.length > 0) return [...new Set([...first, ...(await reader.read(picture))])];
  const gentle = await readGently(picture, effort, reader);
  if (gentle.length > 0) return [...new Set(gentle)];
  return readHard(picture, reader);
}
