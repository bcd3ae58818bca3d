// Serves the practice mail systems until it is stopped: node test/practice/main.ts [--port 8443] [--seed N]
import { parseArgs } from 'node:util';
import { startProxy } from '../e2e/harness/proxy.ts';
import { startPractice } from './practice.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8443' }, seed: { type: 'string' } } });
const practice = await startPractice({
  port: Number(values.port),
  ...(values.seed !== undefined && { seed: Number(values.seed) }),
});
const proxy = await startProxy({ port: practice.port, plays: practice.faults.reachable });
console.log(`Practice mail systems: https://localhost:${practice.port}/ (console: /practice/console), proxy on ${proxy.port}`);
process.on('SIGINT', () => {
  void Promise.all([proxy.close(), practice.close()]).then(() => process.exit(0));
});
