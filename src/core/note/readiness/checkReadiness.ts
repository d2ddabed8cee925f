import { maxBodySize } from '../codec/formatNote.ts';
import { formatSections } from '../codec/formatSections.ts';
import { canonicalContent, noteLayout } from '../codec/canonicalContent.ts';
import type { Draft } from '../note.ts';
import { sectionIds } from '../note.ts';
import { utf8Length } from '../codec/utf8Length.ts';
import { checkClarity } from './clarityRules.ts';
import { checkDeadlines } from './deadlineRules.ts';
import { noteTexts } from './noteText.ts';
import { checkPeople } from './peopleRules.ts';
import { type Problem, ruleIds, severities } from './problem.ts';
import type { ReadinessFacts } from './readinessFacts.ts';
import { checkReferences } from './referenceRules.ts';
import { checkSections } from './sectionRules.ts';
import { checkTimes } from './timeRules.ts';
import { checkWork } from './workRules.ts';

/** Room for the marker and the header line of a published note. */
const headerSize = 2000;

/**
 * Everything that a receiver would have to ask about, in the order of the note: the header's problems first. Pure and
 * the same for the same draft and facts; a fact that is absent is unknown, and its rules stay silent.
 */
export function checkReadiness(draft: Draft, facts: ReadinessFacts = {}): readonly Problem[] {
  const texts = noteTexts(draft.content);
  const problems = [
    ...checkSections(draft, facts),
    ...checkPeople(draft, texts, facts),
    ...checkDeadlines(draft, facts),
    ...checkTimes(texts),
    ...checkWork(texts, facts),
    ...checkReferences(texts, facts),
    ...checkSecrets(draft, facts),
    ...checkClarity(texts),
    ...checkSize(draft),
  ];
  return problems.sort(compareProblems);
}

/** How many rules found nothing. */
export function countPassed(problems: readonly Problem[]): number {
  return ruleIds.length - new Set(problems.map(({ rule }) => rule)).size;
}

function checkSecrets({ content }: Draft, facts: ReadinessFacts): readonly Problem[] {
  return (facts.secrets ?? []).map(({ section, index, part, range, kind }) => ({
    rule: 'possibleSecret' as const,
    severity: severities.possibleSecret,
    ...(section === undefined ? {} : { section }),
    ...(index === undefined ? {} : { index }),
    range,
    data: {
      kind,
      ...(part === undefined ? {} : { part }),
      ...(section === undefined ? { heading: content.foreign[index ?? 0]?.heading ?? '' } : {}),
    },
    fix: 'redact' as const,
  }));
}

function checkSize({ content }: Draft): readonly Problem[] {
  const written = canonicalContent({ ...content, evidence: '' });
  const body = formatSections(written, { ...noteLayout, anchored: true });
  const size = Math.max(body.length, utf8Length(body)) + headerSize;
  if (size <= maxBodySize) return [];
  return [{ rule: 'tooLong', severity: severities.tooLong, data: { size, limit: maxBodySize } }];
}

function compareProblems(a: Problem, b: Problem): number {
  const place = ({ section }: Problem): number => (section === undefined ? -1 : sectionIds.indexOf(section));
  return (
    place(a) - place(b) ||
    (a.index ?? -1) - (b.index ?? -1) ||
    (a.range?.start ?? -1) - (b.range?.start ?? -1) ||
    ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule)
  );
}
