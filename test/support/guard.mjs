// Runs a command and ends it, with everything that it started, when our own input closes: that happens however
// the process that started us ends, even by SIGKILL. `node guard.mjs COMMAND [arguments]`, as group leader.
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const group = process.platform === 'win32' ? undefined : -process.pid;
const kill = (signal) => (group === undefined ? child.kill(signal) : process.kill(group, signal));

let ending = false;
const end = () => {
  if (ending) return;
  ending = true;
  process.on('SIGTERM', () => undefined);
  kill('SIGTERM');
  setTimeout(() => kill('SIGKILL'), 3000);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, end);
process.stdin.on('close', end).on('end', end).on('error', end).resume();
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', () => {
  kill('SIGKILL');
  process.exit();
});
