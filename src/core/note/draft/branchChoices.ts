import type { BranchChoices, Draft } from '../note.ts';
import { isFingerprint } from '../textFingerprint.ts';

const droppedAtMost = 500;

/**
 * The normal form of an author's choices: dropped keys once each and sorted, at most 500; undefined when nothing was
 * decided.
 */
export function canonicalChoices(choices: BranchChoices | undefined): BranchChoices | undefined {
  if (choices === undefined) return undefined;
  const dropped = [...new Set((choices.dropped ?? []).map((key) => key.toWellFormed()))]
    .slice(-droppedAtMost)
    .sort();
  const { evidence, generated } = choices;
  const canonical = {
    ...(evidence === undefined ? {} : { evidence }),
    ...(dropped.length === 0 ? {} : { dropped }),
    ...(generated === undefined || !isFingerprint(generated) ? {} : { generated }),
  };
  return Object.keys(canonical).length === 0 ? undefined : canonical;
}

/** The draft with a key dropped. */
export function withDropped(draft: Draft, key: string): Draft {
  return withChoices(draft, { ...draft.choices, dropped: [...(draft.choices?.dropped ?? []), key] });
}

/** The draft with keys put back that were dropped. */
export function withoutDropped(draft: Draft, ...keys: readonly string[]): Draft {
  const dropped = (draft.choices?.dropped ?? []).filter((key) => !keys.includes(key));
  return withChoices(draft, { ...draft.choices, dropped });
}

/** The draft with those choices; without any when nothing is decided in them. */
export function withChoices(draft: Draft, choices: BranchChoices): Draft {
  const { header, content, unread } = draft;
  const canonical = canonicalChoices(choices);
  return {
    header,
    content,
    ...(canonical === undefined ? {} : { choices: canonical }),
    ...(unread === undefined ? {} : { unread }),
  };
}
