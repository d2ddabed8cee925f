import type { EvidenceFacts } from '../evidence/evidenceFacts.ts';
import { uncommittedCount } from '../evidence/uncommittedCount.ts';
import type { NoteText } from './noteText.ts';
import { type FixId, type Problem, type RuleId, severities } from './problem.ts';
import type { ReadinessFacts } from './readinessFacts.ts';

/** Work that the receiver cannot see or would be surprised by, and of which the author's own text says nothing. */
export function checkWork(texts: readonly NoteText[], facts: ReadinessFacts): readonly Problem[] {
  const text = texts
    .map((each) => each.text)
    .join('\n')
    .toLowerCase();
  const { git, checks = [], threads = [] } = facts.evidence ?? {};
  const failing = checks.filter(({ conclusion }) => conclusion === 'failed');
  return [
    ...(git === undefined ? [] : uncommitted(git, text)),
    ...(git === undefined ? [] : unpushed(git, text)),
    ...(failing.length === 0 || saysFailing(text) || failing.some(({ name }) => names(text, name))
      ? []
      : [warning('failingChecks', { count: failing.length, name: failing[0]?.name ?? '' }, 'addStep')]),
    ...(threads.length === 0 || saysThreads(text) || threads.some(({ url }) => names(text, url))
      ? []
      : [warning('unresolvedThreads', { count: threads.length, path: threads[0]?.path ?? '' }, 'addStep')]),
  ];
}

function uncommitted(git: EvidenceFacts['git'], text: string): readonly Problem[] {
  const tree = git.workingTree;
  if (tree === undefined) return [];
  const count = uncommittedCount(tree);
  // The name of a changed file says nothing: a note names the files that its work is about, committed or not.
  const mentioned =
    /\b(?:uncommitted|un-committed|not (?:yet )?committed|(?:did(?: not|n['’]t)|have(?: not|n['’]t)) (?:yet )?(?:commit(?:ted)?\b|add(?:ed)?(?: it| them)?(?= yet|[.,;:)\n]))|unstaged|untracked|working (?:tree|copy)|local(?:ly)? (?:changes|only|on my)|stash(?:ed)?|wip commit|commit (?:it|them|the rest))\b/.test(
      text,
    );
  return count === 0 || mentioned ? [] : [warning('uncommittedWork', { count }, 'addStep')];
}

function unpushed(git: EvidenceFacts['git'], text: string): readonly Problem[] {
  const { total, items } = git.unpushed.commits;
  const mentioned =
    /\b(?:unpushed|un-pushed|not (?:yet )?pushed|haven['’]t pushed|still (?:have )?to (?:be )?push(?:ed)?|push (?:it|them|the|my|before|first))\b/.test(
      text,
    ) || items.some(({ sha }) => names(text, sha.slice(0, 7)));
  return total === 0 || mentioned ? [] : [warning('unpushedCommits', { count: total }, 'addStep')];
}

function saysFailing(text: string): boolean {
  return (
    /\b(?:checks?|ci|builds?|pipelines?|tests?|jobs?|lint)\b[^.\n]{0,60}\b(?:fail(?:s|ed|ing|ure)?|red|broken|flaky)\b/.test(
      text,
    ) ||
    /\b(?:failing|failed|red|broken|flaky)\b[^.\n]{0,40}\b(?:checks?|ci|builds?|pipelines?|tests?|jobs?|lint)\b/.test(
      text,
    )
  );
}

function saysThreads(text: string): boolean {
  return /\b(?:unresolved|open|remaining|review) (?:review )?(?:threads?|comments?|conversations?)\b/.test(
    text,
  );
}

function names(text: string, name: string): boolean {
  return name.length >= 3 && text.includes(name.toLowerCase());
}

function warning(rule: RuleId, data: Problem['data'], fix: FixId): Problem {
  return { rule, severity: severities[rule], data, fix };
}
