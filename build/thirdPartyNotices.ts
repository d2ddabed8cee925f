import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { readPackageFacts } from './readPackageFacts.ts';

export interface Notices {
  readonly text: string;
  /** A sentence for each package whose licence is not known or whose licence text is not to be found. */
  readonly problems: readonly string[];
}

/**
 * The licence texts of all packages of which the given builds hold at least one byte, with name, version and place of
 * the source (which the MPL-2.0 asks for), sorted by name. `copied` names packages whose files are copied as they are.
 */
export async function thirdPartyNotices(
  root: string,
  metafiles: readonly Metafile[],
  copied: readonly string[],
): Promise<Notices> {
  const folders = new Set(copied.map((name) => `node_modules/${name}`));
  for (const metafile of metafiles) {
    for (const output of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        const folder = /.*node_modules\/(?:@[^/]+\/[^/]+|[^/]+)/.exec(input)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }

  const problems: string[] = [];
  const sections: string[] = [];
  for (const folder of [...folders].sort()) {
    const facts = await readPackageFacts(join(root, folder));
    const text = (await licenceText(join(root, folder))) ?? (await keptLicence(root, facts.name));
    if (facts.license === undefined) problems.push(`${facts.name} does not name its licence.`);
    if (text === undefined) {
      problems.push(`${facts.name} carries no licence file, which must be shipped with its code.`);
    }
    const source = facts.repository === undefined ? '' : `\nSource: ${facts.repository}`;
    sections.push(`${facts.name} ${facts.version} (${facts.license ?? 'unknown'})${source}\n\n${text ?? ''}`);
  }
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return { text: `Baton contains parts of these packages.\n${rule}${sections.join(rule)}`, problems };
}

/** The licence text of a package that is published without one, as it stands in the package's repository. */
async function keptLicence(root: string, name: string): Promise<string | undefined> {
  const file = join(root, 'build', 'licences', `${name.replace('/', '__')}.txt`);
  return readFile(file, 'utf8').catch(() => undefined);
}

/** All licence files of a package one after the other (codicons: one for the icons, one for the code). */
async function licenceText(folder: string): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.length === 0 ? undefined : `${texts.map((text) => text.trim()).join('\n\n')}\n`;
}
