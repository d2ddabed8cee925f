import type { Page } from 'playwright-core';
import { HostError, type HostResult, type HostRun } from './runInHost.ts';

/**
 * Opens an address that names a test module (see `extensionPayload`) and waits for its result.
 * @throws HostError when the page crashes, is closed or takes too long; its message ends with the console's last lines.
 */
export async function runInPage(
  page: Page,
  url: string,
  run: Pick<HostRun, 'timeout' | 'onLine'>,
): Promise<HostResult> {
  const lines: string[] = [];
  const { promise: exit, resolve, reject } = Promise.withResolvers<number>();
  const fail = (message: string): void => {
    reject(new HostError(`${message}\n${lines.slice(-20).join('\n')}`));
  };
  page.on('crash', () => {
    fail('The page of VS Code crashed.');
  });
  page.on('close', () => {
    fail('The page of VS Code was closed.');
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = args.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
    lines.push(line);
    run.onLine?.(line);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    resolve(code);
  });
  const timeout = run.timeout ?? 300_000;
  const timer = setTimeout(() => {
    fail(`The tests in VS Code did not end within ${timeout / 1000} s.`);
  }, timeout);
  try {
    const [exitCode] = await Promise.all([exit, page.goto(url)]);
    return { exitCode, console: lines };
  } finally {
    clearTimeout(timer);
  }
}
