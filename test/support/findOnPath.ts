import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The absolute path of the first of these commands that is on the PATH, as a shell would find it. */
export function findOnPath(...commands: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const command of commands) {
    for (const folder of folders) {
      const path = join(folder, command);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

/** Whether the path names a file that this user may execute. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
