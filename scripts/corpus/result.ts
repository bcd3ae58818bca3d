// What one corpus run says about one set of cases; the table and the closing line of `npm run test:corpus` are made of these.

/** One case is either passed or failed; nothing is skipped. */
export type CorpusResult = {
  /** Name of the set, as a reader of the table knows it: `pages/real`, `vectors/rfc6238`. */
  readonly set: string;
  /** Number of cases that came out as marked. */
  readonly passed: number;
  /** Number of cases that did not. */
  readonly failed: number;
  /** One line for each failed case (and lines with figures, when the set has a rate to reach), without secrets. */
  readonly details: readonly string[];
};

/** Runs every case of its sets found in `folder`; rejects when the folder does not hold them at all. */
export type CorpusRun = (folder: string) => Promise<CorpusResult[]>;
