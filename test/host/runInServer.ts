import type { Page } from 'playwright-core';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { openBrowser } from './openBrowser.ts';
import { HostError, type HostResult, type HostRun } from './runInHost.ts';
import { extensionPayload, startServer } from './startServer.ts';

/** Runs a test module in VS Code's server, opened in Chromium through its smoke-test driver. */
export async function runInServer(run: HostRun): Promise<HostResult> {
  await using data = await temporaryDirectory('baton-server-');
  const server = await startServer({ ...run, dataDir: data.path, testDriver: true });
  try {
    const browser = await openBrowser(run);
    try {
      const page = await browser.newPage();
      const url = server.url(run.workspace, extensionPayload(server, run.extensionPath, run.testsPath));
      return await runInPage(page, url, run);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function runInPage(page: Page, url: string, run: HostRun): Promise<HostResult> {
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
