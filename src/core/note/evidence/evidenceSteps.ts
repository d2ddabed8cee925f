import type { EvidenceFacts } from './evidenceFacts.ts';
import { codeSpan, linkTo, placeOf, visibleText } from './evidenceText.ts';

/** A task that the evidence suggests; the author takes or drops it. */
export interface ProposedStep {
  /**
   * The same for the same matter whenever the evidence is collected again, also when lines moved: what was dropped
   * under this key stays dropped. Opaque.
   */
  readonly key: string;
  /** One line of Markdown, in English as the note's headings are. */
  readonly text: string;
  /** The same without Markdown, for a list to choose from. */
  readonly label: string;
}

const proposedAtMost = 50;

/**
 * Tasks for failing checks, unresolved review threads and added TODOs, in that order, without the dropped ones; at
 * most 50. The same facts give the same steps.
 */
export function evidenceSteps(
  facts: EvidenceFacts,
  dropped: ReadonlySet<string> = new Set(),
): readonly ProposedStep[] {
  const checks = (facts.checks ?? [])
    .filter(({ conclusion }) => conclusion === 'failed')
    .map(({ name, url }) => ({
      key: keyOf('check', name),
      text: `Repair the failing check ${linkTo(name, url)}`,
      label: `Repair the failing check ${visibleText(name)}`,
    }));
  const threads = (facts.threads ?? []).map((thread) => ({
    key: keyOf('thread', thread.id),
    text: `Resolve ${codeSpan(thread.author)}’s review thread on ${linkTo(placeOf(thread), thread.url)}: ${codeSpan(thread.excerpt)}`,
    label: `Resolve ${visibleText(thread.author)}’s review thread on ${visibleText(placeOf(thread))}: ${visibleText(thread.excerpt)}`,
  }));
  const markers = facts.git.markers.items.map((marker) => ({
    key: keyOf('marker', marker.path, marker.text),
    text: `${codeSpan(marker.text)} in ${codeSpan(placeOf(marker))}`,
    label: `${visibleText(marker.text)} in ${visibleText(placeOf(marker))}`,
  }));
  const groups = [checks, threads, markers].map((group) =>
    [...group].sort((a, b) => order(a.key, b.key) || order(a.text, b.text)),
  );
  const seen = new Set(dropped);
  const steps: ProposedStep[] = [];
  for (const step of groups.flat()) {
    if (seen.has(step.key)) continue;
    seen.add(step.key);
    steps.push(step);
  }
  return steps.slice(0, proposedAtMost);
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(['step', ...parts].map((part) => part.toWellFormed()));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
