import type { EvidenceFacts } from './evidenceFacts.ts';
import type { EvidenceGroup } from './evidenceGroup.ts';
import { evidenceGroups } from './evidenceGroups.ts';

/**
 * The evidence section's Markdown, without what the author dropped: keys of `evidenceGroups`. A dropped line is still
 * counted in its group; a dropped group is gone. The same facts give the same text.
 */
export function evidence(facts: EvidenceFacts, dropped: ReadonlySet<string> = new Set()): string {
  return evidenceGroups(facts)
    .filter(({ key }) => !dropped.has(key))
    .flatMap((group) => linesOf(group, dropped))
    .join('\n');
}

function linesOf({ markdown, lines, rest }: EvidenceGroup, dropped: ReadonlySet<string>): readonly string[] {
  const kept = lines.filter(({ key }) => !dropped.has(key));
  const unlisted = rest.count + lines.length - kept.length;
  return [
    `- ${markdown}${lines.length + rest.count > 0 ? ':' : ''}`,
    ...kept.map((line) => `  - ${line.markdown}`),
    ...(unlisted > 0
      ? [`  - and ${rest.atLeast ? 'at least ' : ''}${unlisted} more ${rest.where}`.trimEnd()]
      : []),
  ];
}
