import { readFile, rm, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as v from 'valibot';
import { openBrowser } from '../host/openBrowser.ts';
import { runInPage } from '../host/runInPage.ts';
import { extensionPayload, installExtensions, startServer } from '../host/startServer.ts';
import { packageExtension } from '../support/buildExtension.ts';
import { createProgress } from '../support/progress.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { median, type BenchRow } from './support/bench.ts';
import { emptyExtensionId as empty, packageEmptyExtension } from './support/emptyExtension.ts';
import { cloneSample } from './support/sampleClone.ts';

export const name = 'Activation';

const rounds = 8;
const ours = 'baton.baton';

const report = v.record(v.string(), v.number());

/**
 * How long `extension.activate()` takes for ours, from its VSIX, and for an extension that does nothing, in the same
 * extension host: a fresh one each round, the order alternating, with the sample repository open.
 */
export async function run(): Promise<readonly BenchRow[]> {
  const progress = createProgress();
  await using temporary = await temporaryDirectory('baton-bench-');
  const dataDir = join(temporary.path, 'server');
  const vsix = await packageExtension(progress);
  const emptyVsix = await packageEmptyExtension(temporary.path, {
    manifest: { activationEvents: ['onCommand:empty'] },
    source: 'export const activate = () => {};\n',
  });
  await installExtensions(dataDir, [vsix, emptyVsix], progress);
  await activateOnlyWhenAsked(dataDir);
  const workspace = await cloneSample(temporary.path);
  const driver = await buildDriver(temporary.path);
  const reportPath = join(temporary.path, 'report.json');

  const samples: Record<string, number>[] = [];
  await using stack = new AsyncDisposableStack();
  const server = await startServer({
    dataDir,
    testDriver: true,
    env: { BATON_BENCH_REPORT: reportPath },
    progress,
  });
  stack.defer(() => server.close());
  const browser = await openBrowser({ progress });
  stack.defer(() => browser.close());
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? [empty, ours] : [ours, empty];
    progress(round === 0 ? 'Warm-up round' : `Round ${round} of ${rounds}`);
    await writeFile(reportPath, JSON.stringify(order));
    const page = await browser.newPage();
    const url = server.url(workspace, extensionPayload(server, driver, join(driver, 'index.cjs')));
    const result = await runInPage(page, url, { timeout: 120_000 });
    // The close event of a page is a failure only while its run lasts.
    await page.close();
    if (result.exitCode !== 0) throw new Error(`The activation driver failed:\n${result.console.join('\n')}`);
    // The first host reads everything from the disk for the first time.
    if (round > 0) samples.push(v.parse(report, JSON.parse(await readFile(reportPath, 'utf8'))));
  }
  return rows(samples);
}

function rows(samples: readonly Record<string, number>[]): readonly BenchRow[] {
  const of = (id: string): readonly number[] => samples.map((sample) => sample[id] ?? Number.NaN);
  const over = samples.map((sample) => (sample[ours] ?? Number.NaN) - (sample[empty] ?? Number.NaN));
  const row = (measure: string, values: readonly number[]): BenchRow => ({
    measure,
    value: median(values),
    unit: 'ms',
    note: `median of ${values.length}, ${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`,
  });
  return [
    row('activate() of an empty extension', of(empty)),
    row('activate() of Baton', of(ours)),
    { ...row('Baton over the empty extension, same host', over), bar: 25 },
  ];
}

/** Takes `onStartupFinished` out of the installed manifest: else the extension is active before the clock starts. */
async function activateOnlyWhenAsked(dataDir: string): Promise<void> {
  const [manifestPath] = globSync(join(dataDir, 'extensions', `${ours}-*`, 'package.json'));
  if (manifestPath === undefined) throw new Error(`${ours} was not installed into the server.`);
  const manifest = v.parse(v.looseObject({}), JSON.parse(await readFile(manifestPath, 'utf8')));
  await writeFile(manifestPath, JSON.stringify({ ...manifest, activationEvents: [] }));
  await rm(join(dataDir, 'data', 'CachedProfilesData'), { recursive: true, force: true });
}

async function buildDriver(folder: string): Promise<string> {
  const driver = join(folder, 'driver');
  await build({
    entryPoints: [join(projectRoot, 'test/bench/activation/measureActivation.ts')],
    outfile: join(driver, 'index.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const manifest = {
    name: 'driver',
    publisher: 'baton-bench',
    version: '1.0.0',
    engines: { vscode: '^1.134.0' },
  };
  await writeFile(join(driver, 'package.json'), JSON.stringify(manifest));
  return driver;
}
