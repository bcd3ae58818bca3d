// Builds a file of the product into one script that a page can run.
import { build } from 'vite';

/** The script text of `entry` (an absolute path) and everything it imports. Rejects with the bundler's error. */
export async function bundleForPage(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, target: 'esnext', lib: { entry, formats: ['iife'], name: 'mailkeyPage' } },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const chunk of output.output) if (chunk.type === 'chunk') return chunk.code;
  }
  throw new Error('the bundler gave no script');
}
