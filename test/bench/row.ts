// One line of the benchmark's table, and the arithmetic behind it.

export type Row = {
  readonly what: string;
  /** What was measured, with its unit. */
  readonly measured: string;
  /** Measured against the same act of the empty extension, in the same run; null where there is none. */
  readonly ratio: number | null;
  readonly budget: string;
  readonly ok: boolean;
  /** Bytes do not drift: over is over. Times do, so they only count with `--strict`. */
  readonly kind: 'bytes' | 'time';
};

/** The value at a share (0 to 1) of the sorted values; throws when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Runs two acts by turns, so that a drift of the machine meets both; their times in ms. */
export async function paired(
  runs: number,
  ours: () => Promise<number>,
  empty: () => Promise<number>,
): Promise<{ readonly ours: readonly number[]; readonly empty: readonly number[] }> {
  const times = { ours: [] as number[], empty: [] as number[] };
  // The first turn warms caches up and does not count.
  for (let run = -1; run < runs; run += 1) {
    const [one, other] = [await ours(), await empty()];
    if (run < 0) continue;
    times.ours.push(one);
    times.empty.push(other);
  }
  return times;
}

/** A row with a budget on the ratio of two medians. */
export function ratioRow(
  what: string,
  times: { readonly ours: readonly number[]; readonly empty: readonly number[] },
  budget: number,
): Row {
  const [mine, theirs] = [median(times.ours), median(times.empty)];
  const ratio = mine / theirs;
  return {
    what,
    measured: `${mine.toFixed(1)} ms, empty ${theirs.toFixed(1)} ms`,
    ratio,
    budget: `≤ ${budget} × empty`,
    ok: ratio <= budget,
    kind: 'time',
  };
}

/** A row with a budget on a number of its own, as ms, KB or MB. */
export function limitRow(what: string, value: number, unit: string, budget: number, kind: Row['kind'], note = ''): Row {
  return {
    what,
    measured: `${value.toFixed(unit === 'MB' ? 2 : 1)} ${unit}${note}`,
    ratio: null,
    budget: `≤ ${budget} ${unit}`,
    ok: value <= budget,
    kind,
  };
}

/** A row with a budget on how many of all came out right, in percent. */
export function shareRow(what: string, right: number, all: number, budget: number): Row {
  const share = (100 * right) / all;
  return {
    what,
    measured: `${share.toFixed(1)} % of ${all}`,
    ratio: null,
    budget: `≥ ${budget} %`,
    ok: share >= budget,
    kind: 'time',
  };
}

/** The table as text. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, ratio, budget, ok }) => [
    what,
    measured,
    ratio === null ? '' : ratio.toFixed(2),
    budget,
    ok ? 'ok' : 'OVER',
  ]);
  const all = [['what', 'measured', 'ratio', 'budget', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}
