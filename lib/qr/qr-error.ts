// Why a picture cannot be looked at, before any reader sees it.
import type { Picture } from './pixels.ts';

/** `bad-picture`: sizes and data do not fit. `too-large`: more pixels than can be worked on. `no-second-reader`: it could not be loaded. */
export type QrFault = 'bad-picture' | 'too-large' | 'no-second-reader';

export class QrError extends Error {
  readonly code: QrFault;
  constructor(code: QrFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'QrError';
    this.code = code;
  }
}

/** 50 megapixels: more than any camera of a phone makes by default. */
const MOST_PIXELS = 50_000_000;

/** @throws {QrError} `bad-picture`, `too-large` */
export function checkPicture({ data, width, height }: Picture): void {
  const whole = Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0;
  if (whole && width * height > MOST_PIXELS)
    throw new QrError('too-large', `The picture has more than ${MOST_PIXELS / 1e6} megapixels.`);
  if (!whole || data.length !== width * height * 4)
    throw new QrError('bad-picture', 'The picture has no pixels, or too few or many for its size.');
}
