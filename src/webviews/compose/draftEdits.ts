import type { Addressee, Contingency, Draft, NextStep, NoteHeader, Question } from '../../core/note/note.ts';

/** Leaves an optional key out: an absent key and an undefined one differ in the file. */
const without = <T extends object, Key extends keyof T>(object: T, key: Key): Omit<T, Key> => {
  const rest = { ...object };
  Reflect.deleteProperty(rest, key);
  return rest;
};

/** Sections that are one text. */
export type TextSection = 'summary' | 'why' | 'whereItStands' | 'blockedBy' | 'references' | 'evidence';

export const setText = (draft: Draft, section: TextSection, text: string): Draft => ({
  ...draft,
  content: { ...draft.content, [section]: text },
});

export const setHeader = (draft: Draft, part: Partial<NoteHeader>): Draft => ({
  ...draft,
  header: { ...draft.header, ...part },
});

export const setTo = (draft: Draft, to: readonly Addressee[]): Draft => setHeader(draft, { to });

export const setReplyBy = (draft: Draft, replyBy: number | undefined): Draft => {
  const header = without(draft.header, 'replyBy');
  return { ...draft, header: replyBy === undefined ? header : { ...header, replyBy } };
};

export const setPriorityReason = (draft: Draft, reason: string): Draft => {
  const header = without(draft.header, 'priorityReason');
  return { ...draft, header: reason === '' ? header : { ...header, priorityReason: reason } };
};

export const setSteps = (draft: Draft, nextSteps: readonly NextStep[]): Draft => ({
  ...draft,
  content: { ...draft.content, nextSteps },
});

export const setQuestions = (draft: Draft, questions: readonly Question[]): Draft => ({
  ...draft,
  content: { ...draft.content, questions },
});

export const setContingencies = (draft: Draft, contingencies: readonly Contingency[]): Draft => ({
  ...draft,
  content: { ...draft.content, contingencies },
});

export const setForeign = (draft: Draft, index: number, markdown: string): Draft => ({
  ...draft,
  content: {
    ...draft.content,
    foreign: draft.content.foreign.map((section, at) => (at === index ? { ...section, markdown } : section)),
  },
});

export const stepWithOwner = (step: NextStep, owner: Addressee | undefined): NextStep => {
  const rest = without(step, 'owner');
  return owner === undefined ? rest : { ...rest, owner };
};

export const stepWithDue = (step: NextStep, due: string): NextStep => {
  const rest = without(step, 'due');
  return due === '' ? rest : { ...rest, due };
};

export const questionTo = (question: Question, to: Addressee | undefined): Question => {
  const rest = without(question, 'to');
  return to === undefined ? rest : { ...rest, to };
};

/** The list with the item at one index moved to another; the list itself when either is outside. */
export const moved = <T>(items: readonly T[], from: number, to: number): readonly T[] => {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
};

export const replaced = <T>(items: readonly T[], index: number, item: T): readonly T[] =>
  items.map((old, at) => (at === index ? item : old));

export const inserted = <T>(items: readonly T[], index: number, item: T): readonly T[] => [
  ...items.slice(0, index),
  item,
  ...items.slice(index),
];

export const removed = <T>(items: readonly T[], index: number): readonly T[] =>
  items.filter((_, at) => at !== index);
