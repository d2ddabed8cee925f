import * as v from 'valibot';
import type { Finding, SourceTree } from './sourceTree.ts';

const lockSchema = v.object({
  packages: v.record(
    v.string(),
    v.looseObject({
      dev: v.optional(v.boolean(), false),
      devOptional: v.optional(v.boolean(), false),
      license: v.optional(v.string()),
      resolved: v.optional(v.string()),
      integrity: v.optional(v.string()),
      link: v.optional(v.boolean(), false),
    }),
  ),
});

/** Licences under which code may be bundled. MPL-2.0 asks that the place of the source be told, which the notices do. */
const allowedLicences = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'MPL-2.0',
]);
/** Codicons: a font of pictures, free to use when its origin is named. */
const exceptions = new Map([['node_modules/@vscode/codicons', 'CC-BY-4.0']]);

function readLock(tree: SourceTree): v.InferOutput<typeof lockSchema>['packages'] {
  return v.parse(lockSchema, JSON.parse(tree.get('package-lock.json') ?? '')).packages;
}

/** Production dependencies, direct or not, whose licence is not allowed. */
export function checkLicences(tree: SourceTree): readonly Finding[] {
  return Object.entries(readLock(tree))
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
    .filter(
      ([path, entry]) =>
        !isAllowed(entry.license) && (entry.license === undefined || exceptions.get(path) !== entry.license),
    )
    .map(([path, entry]) => ({
      path: 'package-lock.json',
      message: `${path} has the licence "${entry.license ?? 'none'}": choose another package.`,
    }));
}

/** SPDX expressions without WITH: all sides of AND, one side of OR. */
function isAllowed(expression: string | undefined): boolean {
  if (expression === undefined) return false;
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((side) => side.split(' AND ').every((licence) => allowedLicences.has(licence.trim())));
}

/** Entries that name a host from which they were fetched, or have no checksum. */
export function checkLock(tree: SourceTree): readonly Finding[] {
  return Object.entries(readLock(tree))
    .filter(
      ([path, entry]) =>
        path !== '' && !entry.link && (entry.resolved !== undefined || entry.integrity === undefined),
    )
    .map(([path, entry]) => ({
      path: 'package-lock.json',
      message:
        entry.resolved === undefined
          ? `${path} has no checksum: install it from the registry.`
          : `${path} names a host: install with omit-lockfile-registry-resolved=true.`,
    }));
}

/** Places of this machine and hosts of package registries, which mean nothing on another machine. */
const foreign: readonly RegExp[] = [
  /(?<![\w.~$}\]/-])\/(root|work\/(main|shared)|Users\/[a-z]\w+|home\/(?!ada|ben|me\b|user\b|you\b)[a-z]\w*)(?![\w-])/,
  /(?<!\w)[A-Z]:\\Users\\[a-z]/i,
  /\b(registry|mirror|mirrors|artifactory|nexus|deb|archive)\.[a-z0-9-]+\.(org|com|net|io|dev|local|internal)\b/i,
  /\b(npm|pypi|proxy)\.[a-z0-9-]+\.(internal|local|corp|lan)\b/i,
];

/** @param ownPlaces further texts that must not occur: the folder of the checkout, the home folder */
export function checkPlaces(tree: SourceTree, ownPlaces: readonly string[]): readonly Finding[] {
  return [...tree].flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => {
      const hit = foreign.map((pattern) => pattern.exec(line)?.[0]).find((found) => found !== undefined);
      const place = hit ?? ownPlaces.find((own) => startsPath(line, own));
      return place === undefined
        ? []
        : [
            {
              path: `${path}:${String(index + 1)}`,
              message: `"${place}" belongs to one machine or network: make it relative or an argument.`,
            },
          ];
    }),
  );
}

/** Whether `place` occurs as the beginning of a path, not within a longer one. */
function startsPath(line: string, place: string): boolean {
  const at = line.indexOf(place);
  return at >= 0 && !/[\w.~$}\]/-]/.test(line[at - 1] ?? '') && !/[\w-]/.test(line[at + place.length] ?? '');
}
