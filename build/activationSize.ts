import type { Metafile } from 'esbuild';

export interface OutputSize {
  /** Bytes of all files together. */
  readonly bytes: number;
  /** The entry and every output that it imports statically, directly or not. */
  readonly files: readonly string[];
  /** Bytes by package, or by top folder of our own source, largest first. */
  readonly contributors: readonly { readonly name: string; readonly bytes: number }[];
}

/**
 * What Node must read before `activate` can be called: the entry and the chunks that it imports statically, taken from
 * esbuild's metafile. Chunks behind `import(…)` do not count. Throws when the entry is not among the outputs.
 */
export function activationSize(metafile: Metafile, entry: string): OutputSize {
  const files = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    const output = metafile.outputs[path];
    if (output === undefined) throw new Error(`${path} is not among the built files.`);
    files.add(path);
    for (const imported of output.imports) {
      if (imported.kind === 'import-statement' && imported.external !== true) waiting.push(imported.path);
    }
  }

  const contributors = new Map<string, number>();
  let bytes = 0;
  for (const path of files) {
    const output = metafile.outputs[path];
    bytes += output?.bytes ?? 0;
    for (const [input, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
      const name = packageOf(input) ?? input.split('/').slice(0, 3).join('/');
      contributors.set(name, (contributors.get(name) ?? 0) + bytesInOutput);
    }
  }
  return {
    bytes,
    files: [...files],
    contributors: [...contributors]
      .map(([name, size]) => ({ name, bytes: size }))
      .sort((a, b) => b.bytes - a.bytes),
  };
}

/** The package to which a bundled file belongs, or undefined for our own source. */
export function packageOf(input: string): string | undefined {
  return /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(input)?.[1];
}
