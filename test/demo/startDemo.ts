import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { installServer } from '../host/installServer.ts';
import { startServer, type RunningServer } from '../host/startServer.ts';
import { packageExtension } from '../support/buildExtension.ts';
import { createProgress } from '../support/progress.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { createDemoWorld, type DemoWorld, type DemoWorldOptions } from './demoWorld.ts';
import { findDesktopCode, openDesktop } from './openDesktop.ts';
import type { Seat } from './seat.ts';

export interface DemoOptions extends Partial<Omit<DemoWorldOptions, 'directory'>> {
  /** Where to keep everything, to be continued by the next start. Default: a fresh folder that `close` removes. */
  readonly directory?: string | undefined;
  /** `auto`: the desktop's `code` where it is on the PATH, else the server. Default `server`. */
  readonly host?: 'auto' | 'desktop' | 'server';
  /** Machine settings over the quiet ones, in the server. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False: Restricted Mode until trusted. */
  readonly trust?: boolean;
}

export interface DemoPersonAtWork extends Seat {
  /** The address of their VS Code; undefined on the desktop. */
  readonly url: string | undefined;
  /** Ends their server with its extension host, and starts it again at the same address with the same data. */
  readonly restart: (() => Promise<void>) | undefined;
}

export interface Demo extends Omit<DemoWorld, 'ben' | 'maya'> {
  readonly people: { readonly ben: DemoPersonAtWork; readonly maya: DemoPersonAtWork };
}

/** Neither the desktop's VS Code nor the server can be used as wished; the message says what to do. */
export class DemoHostError extends Error {
  override readonly name = 'DemoHostError';
}

/**
 * The whole product with two people: demo GitHub, two clones, the packaged extension installed in a VS Code of each,
 * signed in. Everything ends with `close`, and with this process however it ends.
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const progress = options.progress ?? createProgress();
  const code = options.host === 'auto' || options.host === 'desktop' ? findDesktopCode() : undefined;
  if (options.host === 'desktop' && code === undefined) {
    throw new DemoHostError(
      'There is no desktop `code` on the PATH. Leave out --host desktop to use the browser.',
    );
  }
  const vsix = await packageExtension(progress);
  if (code === undefined) await installServer(progress);

  await using stack = new AsyncDisposableStack();
  const directory = options.directory ?? stack.use(await temporaryDirectory('baton-demo-')).path;
  const world = await createDemoWorld({ ...options, directory, progress });
  stack.defer(() => world.close());
  progress(code === undefined ? 'Install the extension and start both VS Code servers' : 'Open both windows');
  // One secret for both: browsers keep cookies by host name, whatever the port.
  const connectionToken = randomBytes(12).toString('hex');
  // Two windows that are told apart at a glance.
  const settings = (seat: Seat): Readonly<Record<string, unknown>> => ({
    'window.title': `${seat.person.name}\${separator}\${activeEditorShort}\${separator}\${rootName}`,
    ...options.settings,
  });
  const open = async (seat: Seat): Promise<DemoPersonAtWork> => {
    const dataDir = join(directory, 'vscode', seat.person.login);
    if (code !== undefined) {
      const desktop = await openDesktop(code, seat, { vsix, directory: dataDir, settings: settings(seat) });
      stack.defer(() => desktop.close());
      return { ...seat, url: undefined, restart: undefined };
    }
    const start = (more: {
      readonly port?: number;
      readonly extensions?: readonly string[];
    }): Promise<RunningServer> =>
      startServer({
        ...trust(options),
        ...more,
        dataDir,
        connectionToken,
        progress,
        env: seat.env,
        settings: settings(seat),
      });
    let server = await start({ extensions: [vsix] });
    stack.defer(() => server.close());
    const restart = async (): Promise<void> => {
      await server.close();
      server = await start({ port: server.port });
    };
    return { ...seat, url: server.url(seat.clone), restart };
  };
  const [ben, maya] = await Promise.all([open(world.ben), open(world.maya)]);
  const opened = stack.move();
  return { ...world, people: { ben, maya }, close: () => opened.disposeAsync() };
}

function trust(options: DemoOptions): Pick<DemoOptions, 'trust'> {
  return options.trust === undefined ? {} : { trust: options.trust };
}
