import { chromium, type Browser } from 'playwright-core';
import { createProgress, type Progress } from '../support/progress.ts';
import { findChromium } from './systemPackages.ts';

/** Starts Chromium (installed when we may) without a window unless `headless` is false. It ends with this process. */
export async function openBrowser(
  options: { readonly headless?: boolean; readonly progress?: Progress } = {},
): Promise<Browser> {
  const { headless = true, progress = createProgress() } = options;
  return chromium.launch({
    executablePath: await findChromium(progress, { headless }),
    headless,
    args: [
      // The sandbox needs user namespaces, which containers and root do not have; only our own server is opened.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
