// A function and its arguments as source text, to be run where no reference to them can reach.

/** Source of the call `run(...args)`; the arguments are plain data, the function uses nothing from around it. */
export function callExpression(run: string | ((...args: never[]) => unknown), args: readonly unknown[]): string {
  return typeof run === 'string' ? run : `(${run.toString()})(...${JSON.stringify(args)})`;
}
