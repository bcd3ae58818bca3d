// Serves the practice mail systems until it is stopped: node test/practice/main.ts [--port 8443] [--seed N]
import { parseArgs } from 'node:util';
import { startPractice } from './practice.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8443' }, seed: { type: 'string' } } });
const practice = await startPractice({
  port: Number(values.port),
  ...(values.seed !== undefined && { seed: Number(values.seed) }),
});
console.log(
  `Practice mail systems: https://localhost:${practice.port}/ (console: /practice/console), proxy on ${practice.proxyPort}`,
);
process.on('SIGINT', () => {
  void practice.close().then(() => process.exit(0));
});
