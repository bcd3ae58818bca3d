// Runs one command of the project with its output shown, and ends it when it takes too long.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = fileURLToPath(new URL('..', import.meta.url));

export type CommandOptions = {
  /** After so many ms the command and everything it started is killed and counts as failed. */
  readonly limitMs: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** True when the command ended by itself with 0. The installed packages' commands are found first, Node among them. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const bin = join(projectDir, 'node_modules', '.bin');
    const child = spawn(command, args, {
      cwd: projectDir,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    const kill = () => {
      if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    };
    const interrupt = () => {
      kill();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      process.stderr.write(`${command} ${args.join(' ')}: no end after ${options.limitMs / 1000} s, killed\n`);
      kill();
    }, options.limitMs);
    process.once('SIGINT', interrupt);
    process.once('SIGTERM', interrupt);
    const end = (ok: boolean) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
      resolve(ok);
    };
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      end(false);
    });
    child.on('exit', (code) => end(code === 0));
  });
}
