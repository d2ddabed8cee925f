// `npm test`: works on the system's Node (20 or later) with nothing installed. What is run, and how it is counted,
// is in test/run/. Its last line is always "N passed, N failed".
import { join } from 'node:path';
import { ensureInstalled, root, runTypeScript } from './bootstrap.mjs';

const failed = (sentence) => {
  console.error(sentence);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
};

try {
  await ensureInstalled();
  const code = await runTypeScript(join(root, 'test/run/main.ts'), process.argv.slice(2));
  if (code > 2) failed(`The test run itself was ended (code ${code}).`);
  else process.exitCode = code;
} catch (error) {
  failed(error instanceof Error ? error.message : String(error));
}
