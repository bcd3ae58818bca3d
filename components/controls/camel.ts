// Codes are written with hyphens, names of texts may hold none: `disk-full` → `diskFull`.

export type Camel<Code extends string> = Code extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Code;

/** The code as part of a text's name, so that `t(\`problem.${camel(code)}\`)` is checked by the compiler. */
export function camel<Code extends string>(code: Code): Camel<Code> {
  return code.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as Camel<Code>;
}
