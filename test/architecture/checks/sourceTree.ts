import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Texts of files by their path from the root, with `/` between folders. Other than text is left out. */
export type SourceTree = ReadonlyMap<string, string>;

/** Something that breaks a rule: where, and what to do about it. */
export interface Finding {
  readonly path: string;
  readonly message: string;
}

const binary = /\.(png|ttf|ico|gif|jpe?g|vsix|zip|gz|pdf|woff2?)$/i;

/** The files that git tracks or would track: what the checkout holds without dependencies and build results. */
export async function readSourceTree(root: string): Promise<SourceTree> {
  const args = ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await promisify(execFile)('git', args, { maxBuffer: 64 * 1024 * 1024 });
  const paths = stdout.split('\0').filter((path) => path !== '' && !binary.test(path));
  const texts = await Promise.all(
    // A tracked file that was deleted is not there to be read.
    paths.map((path) => readFile(join(root, path), 'utf8').catch(() => undefined)),
  );
  const tree = new Map<string, string>();
  paths.forEach((path, index) => {
    const text = texts[index];
    if (text !== undefined) tree.set(path, text);
  });
  return tree;
}

/** A tree of a few files, for tests that show what a check finds. */
export function treeOf(files: Readonly<Record<string, string>>): SourceTree {
  return new Map(Object.entries(files));
}

/** Writes the files below `root`. */
export async function writeTree(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** The entries below `folder` (`src/`), of the given endings. */
export function filesIn(
  tree: SourceTree,
  folder: string,
  ending = /\.tsx?$/,
): readonly (readonly [path: string, text: string])[] {
  return [...tree].filter(([path]) => path.startsWith(folder) && ending.test(path));
}
