import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryDirectory extends AsyncDisposable {
  readonly path: string;
}

/** A fresh folder that is removed with all its content when it is disposed (`await using`), or when this process exits. */
export async function temporaryDirectory(prefix: string): Promise<TemporaryDirectory> {
  const path = await realpath(await mkdtemp(join(tmpdir(), prefix)));
  const removeAtExit = (): void => {
    rmSync(path, { recursive: true, force: true });
  };
  process.once('exit', removeAtExit);
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      // A process that is just ending may still write: try again for a while.
      await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      process.off('exit', removeAtExit);
    },
  };
}
