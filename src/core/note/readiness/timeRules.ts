import { type NoteText, partOf, placeOf } from './noteText.ts';
import { type FixId, type Problem, type RuleId, severities } from './problem.ts';

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
/** Stretches of the calendar. A release is an event: “the next release” is known by its number, not by its date. */
const span = '(?:week|month|quarter|sprint)';
const small = '(?:a|an|one|two|three|four|five|six|a few|a couple of|\\d{1,3})';

/** Before “in five minutes”, these make it a length of time, which is the same on every day. */
const lasting =
  '(?:runs?|ran|finished|completed|builds?|built|pass(?:es|ed)|fits|times?|once|twice|takes|took)';

/** Times that mean another thing to a reader in another zone or on another day. */
const relative = new RegExp(
  [
    'today',
    'tonight',
    'tomorrow',
    'yesterday',
    `(?:this|next|last|coming) (?:morning|afternoon|evening|night|weekend|${span}|${weekday})`,
    `(?:on|by|until|till|before|since|after|from) ${weekday}`,
    `${weekday} (?:morning|afternoon|evening|night)`,
    'eod',
    'eob',
    'cob',
    'eow',
    'eom',
    `end of (?:the |this )?(?:day|business|${span})`,
    `(?<!\\b${lasting} )in ${small} (?:minutes?|hours?|days?|weeks?|months?)`,
    `${small} (?:minutes?|hours?|days?|weeks?|months?) ago`,
    'later (?:today|this week)',
    'asap',
    'as soon as possible',
    '(?<!\\bas )soon',
    'shortly',
    'after lunch',
    '(?<!\\bthe )first thing(?= (?:in|on|next|this|tomorrow)\\b|[.,;:!)]|\\s*$)',
  ]
    .map((each) => `\\b${each}(?!\\w)`)
    .join('|'),
  'gi',
);
const clock =
  /(?<![\w.:/+-]|\b(?:version|section|chapter|page|line) )(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?(?:[ap]m\b|[ap]\.m\.))?|(?:1[0-2]|[1-9]) ?(?:[ap]m\b|[ap]\.m\.)|noon\b|midnight\b)|(?<=\b\d{4}-\d{2}-\d{2}[T ])\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?/gi;
const zone =
  /^ ?(?:\(|\[)?(?:Z\b|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+|(?:[ECMP][SD]?T|CES?T|WES?T|EES?T|BST|IST|JST|KST|SGT|HKT|A[EWC][SD]T|NZ[SD]T|MSK|BRT|ART)\b)/;
const explicitDate = /\b\d{4}-\d{2}-\d{2}\b/;

/** Relative times and times of day without a zone. A relative word with the date beside it is clear. */
export function checkTimes(texts: readonly NoteText[]): readonly Problem[] {
  return texts.flatMap((text) => [
    ...[...text.prose.matchAll(relative)]
      .filter(
        (match) =>
          !explicitDate.test(
            text.prose.slice(Math.max(0, match.index - 14), match.index + match[0].length + 14),
          ),
      )
      .map((match) => found('relativeTime', 'insertDate', text, match)),
    ...[...text.prose.matchAll(clock)]
      .filter(
        (match) =>
          !zone.test(text.prose.slice(match.index + match[0].length, match.index + match[0].length + 40)),
      )
      .map((match) => found('zonelessTime', 'insertZone', text, match)),
  ]);
}

function found(rule: RuleId, fix: FixId, text: NoteText, match: RegExpExecArray): Problem {
  return {
    rule,
    severity: severities[rule],
    ...placeOf(text),
    range: { start: match.index, end: match.index + match[0].length },
    data: { text: match[0], ...partOf(text) },
    fix,
  };
}
