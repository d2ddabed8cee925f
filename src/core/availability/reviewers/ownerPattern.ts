/**
 * Whether a CODEOWNERS pattern matches a file, by GitHub's examples ("About code owners"): a pattern without a slash,
 * or with only a trailing one, matches at any depth; any other is anchored at the root; a name matches the file or
 * everything in the folder; a lone `*` at the end matches one level (`docs/*` is not `docs/a/b`); case counts.
 * Matched without a regular expression, because patterns come from the repository and could make one run for ever.
 */
export function matchesOwnerPattern(pattern: string, path: string): boolean {
  if (pattern === '/') return false;
  const parts = pattern.split('/');
  const anchored = parts[0] === '' || (parts.length > 1 && !(parts.length === 2 && parts[1] === ''));
  const segments = parts[0] === '' ? parts.slice(1) : anchored ? parts : ['**', ...parts];
  const folder = segments.length > 1 && (segments.at(-1) === '' || segments.at(-1) === '**');
  if (folder) segments.pop();
  const last = segments.at(-1);
  const oneLevel = !folder && last === '*' && segments.length > (anchored ? 0 : 2);
  const reach = folder ? 'below' : oneLevel ? 'itself' : 'itself-or-below';
  return matchSegments(segments, path.split('/'), reach);
}

type Reach = 'below' | 'itself' | 'itself-or-below';

function matchSegments(segments: readonly string[], names: readonly string[], reach: Reach): boolean {
  // reachable[j]: the segments so far can match the first j names.
  let reachable = names.map((_, j) => j === 0).concat(false);
  for (const segment of segments) {
    const next = reachable.map(() => false);
    let any = false;
    for (let j = 0; j <= names.length; j++) {
      if (segment === '**') {
        any ||= reachable[j] === true;
        next[j] = any;
      } else if (j > 0 && reachable[j - 1] === true) {
        next[j] = matchName(segment, names[j - 1] ?? '');
      }
    }
    reachable = next;
  }
  if (reach === 'itself') return reachable.at(-1) === true;
  const ends = reach === 'below' ? reachable.slice(0, -1) : reachable;
  return ends.some((end, j) => end && (j > 0 || segments.includes('**')));
}

/** One name against `*` (any characters), `?` (one character) and `\` (the next character itself). */
function matchName(segment: string, name: string): boolean {
  let i = 0;
  let j = 0;
  let star = -1;
  let resume = 0;
  while (j < name.length) {
    const escaped = segment[i] === '\\' && i + 1 < segment.length;
    const wanted = escaped ? segment[i + 1] : segment[i];
    if (!escaped && wanted === '*') {
      star = i++;
      resume = j;
    } else if (wanted === name[j] || (!escaped && wanted === '?')) {
      i += escaped ? 2 : 1;
      j++;
    } else if (star >= 0) {
      i = star + 1;
      j = ++resume;
    } else return false;
  }
  while (segment[i] === '*') i++;
  return i === segment.length;
}
