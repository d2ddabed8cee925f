import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
  TestRunFailedError,
} from '@vscode/test-electron';
import { cacheDirectory } from '../support/cacheDirectory.ts';
import { createProgress } from '../support/progress.ts';
import { runCommand } from '../support/runCommand.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { hostEnvironment, quietSettings } from './hostEnvironment.ts';
import { vscodeVersion } from './installServer.ts';
import { HostError, type HostResult, type HostRun } from './runInHost.ts';

/** Runs a test module in desktop VS Code, downloaded from Microsoft's update server into the cache folder. */
export async function runInElectron(run: HostRun): Promise<HostResult> {
  if (
    process.platform === 'linux' &&
    process.env['DISPLAY'] === undefined &&
    process.env['WAYLAND_DISPLAY'] === undefined
  ) {
    throw new HostError(
      'Desktop VS Code needs a display. Run this under one: `xvfb-run -a npm run test:electron`.',
    );
  }
  if (run.trust === false) {
    throw new HostError(
      '@vscode/test-electron always trusts the workspace: test Restricted Mode in the server host.',
    );
  }
  const progress = run.progress ?? createProgress();
  progress(`Get VS Code ${vscodeVersion} from Microsoft's update server`);
  const executable = await downloadAndUnzipVSCode({
    version: vscodeVersion,
    cachePath: cacheDirectory('vscode-electron'),
  });
  await using data = await temporaryDirectory('baton-electron-');
  const where = [
    `--user-data-dir=${join(data.path, 'user')}`,
    `--extensions-dir=${join(data.path, 'extensions')}`,
  ];
  await mkdir(join(data.path, 'user', 'User'), { recursive: true });
  const settings = { ...quietSettings, ...run.settings };
  await writeFile(join(data.path, 'user', 'User', 'settings.json'), JSON.stringify(settings));
  const [cli = executable, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  for (const vsix of run.extensions ?? []) {
    await runCommand(cli, [...cliArgs, '--install-extension', vsix, '--force', ...where], {
      env: hostEnvironment(run.env),
    });
  }
  const lines: string[] = [];
  const sink = lineSink((line) => {
    lines.push(line);
    run.onLine?.(line);
  });
  try {
    const exitCode = await runTests({
      vscodeExecutablePath: executable,
      reuseMachineInstall: true,
      extensionDevelopmentPath: run.extensionPath,
      extensionTestsPath: run.testsPath,
      extensionTestsEnv: hostEnvironment(run.env),
      stdout: sink,
      stderr: sink,
      launchArgs: [
        run.workspace,
        ...where,
        '--disable-telemetry',
        '--skip-welcome',
        '--skip-release-notes',
        '--disable-updates',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return { exitCode, console: lines };
  } catch (error) {
    if (error instanceof TestRunFailedError && error.code !== undefined)
      return { exitCode: error.code, console: lines };
    throw error;
  }
}

function lineSink(onLine: (line: string) => void): Writable {
  let rest = '';
  return new Writable({
    decodeStrings: false,
    write: (chunk: string | Buffer, _encoding, done) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) onLine(part);
      done();
    },
  });
}
