/** How much the people's work depends on each other's while the matter is open. */
export const interdependences = ['independent', 'sequential', 'reciprocal'] as const;
/** When the answer is needed: later than today, today, or at once because something is down or burning. */
export const urgencies = ['later', 'today', 'now'] as const;
/** Sensitive: about a person, a conflict, pay, health; not what belongs in writing before many. */
export const sensitivities = ['ordinary', 'sensitive'] as const;
export const purposes = ['inform', 'feedback', 'decide', 'brainstorm'] as const;
/** Whether the people share free working time until it is needed; unknown where hours are unknown. */
export const overlaps = ['some', 'none', 'unknown'] as const;

export interface Matter {
  readonly interdependence: (typeof interdependences)[number];
  readonly urgency: (typeof urgencies)[number];
  readonly sensitivity: (typeof sensitivities)[number];
  readonly purpose: (typeof purposes)[number];
  readonly overlap: (typeof overlaps)[number];
}

/** `writeThenMeet`: everybody reads and writes first, then a short conversation about what is left. */
export type Mode = 'async' | 'live' | 'writeThenMeet';

export interface AdviceRule {
  readonly id: string;
  readonly when: { readonly [Key in keyof Matter]?: readonly Matter[Key][] };
  readonly mode: Mode;
}

/**
 * The rules in order; the first that fits decides. They follow the findings that media theory and the research on
 * distributed work agree on: conveying works in writing, converging on ambiguous and tightly coupled matters works
 * live (Dennis, Fuller and Valacich 2008), ideas are more and better when each writes alone first (Diehl and Stroebe
 * 1987), and bad news belongs in a conversation. Live is never advised where nobody could come.
 */
export const adviceRules = [
  { id: 'sensitive-in-person', when: { sensitivity: ['sensitive'] }, mode: 'live' },
  { id: 'nothing-to-discuss', when: { purpose: ['inform'], urgency: ['later', 'today'] }, mode: 'async' },
  { id: 'urgent-and-there', when: { urgency: ['now'], overlap: ['some'] }, mode: 'live' },
  { id: 'urgent-but-nobody-there', when: { urgency: ['now'], overlap: ['none'] }, mode: 'async' },
  { id: 'urgent-and-unsure', when: { urgency: ['now'], overlap: ['unknown'] }, mode: 'writeThenMeet' },
  { id: 'no-shared-hours', when: { overlap: ['none'] }, mode: 'async' },
  { id: 'ideas-alone-first', when: { purpose: ['brainstorm'] }, mode: 'writeThenMeet' },
  {
    id: 'decide-together-today',
    when: { purpose: ['decide'], interdependence: ['reciprocal'], urgency: ['today'], overlap: ['some'] },
    mode: 'live',
  },
  { id: 'intertwined-work', when: { interdependence: ['reciprocal'] }, mode: 'writeThenMeet' },
  { id: 'decide-in-writing', when: { purpose: ['decide'] }, mode: 'async' },
  { id: 'feedback-in-writing', when: { purpose: ['feedback'] }, mode: 'async' },
] as const satisfies readonly AdviceRule[];

export type AdviceRuleId = (typeof adviceRules)[number]['id'];

export interface Advice {
  readonly mode: Mode;
  readonly rule: AdviceRuleId;
  /** With `live` and `writeThenMeet`: nobody knows yet of a time at which all can. */
  readonly needsSlot: boolean;
}

/** The advice for a matter: the first rule that fits. Every matter has one; the tests try them all. */
export function adviseMode(matter: Matter): Advice {
  const rule = adviceRules.find((each) => fits(each, matter));
  if (rule === undefined) throw new RangeError('the table of advice has a gap');
  return { mode: rule.mode, rule: rule.id, needsSlot: rule.mode !== 'async' && matter.overlap !== 'some' };
}

function fits({ when }: AdviceRule, matter: Matter): boolean {
  return (
    (when.interdependence?.includes(matter.interdependence) ?? true) &&
    (when.urgency?.includes(matter.urgency) ?? true) &&
    (when.sensitivity?.includes(matter.sensitivity) ?? true) &&
    (when.purpose?.includes(matter.purpose) ?? true) &&
    (when.overlap?.includes(matter.overlap) ?? true)
  );
}
