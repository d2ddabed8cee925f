import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { openBrowser } from './openBrowser.ts';
import type { HostResult, HostRun } from './runInHost.ts';
import { runInPage } from './runInPage.ts';
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
