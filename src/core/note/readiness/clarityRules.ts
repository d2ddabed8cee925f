import { type NoteText, partOf, placeOf } from './noteText.ts';
import { type Problem, severities } from './problem.ts';

/** A paragraph with more words is a wall: about what a reader takes in at once (plain-language guides say 100 to 150). */
const maxParagraphWords = 120;

const verbs =
  "is|was|will|would|should|can|could|may|might|must|has|had|does|did|needs?|means?|makes?|breaks?|broke|fails?|failed|works?|worked|happens?|happened|seems?|looks?|depends?|causes?|caused|requires?|still|also|only|now|never|always|just|isn|wasn|won|doesn|didn|hasn|can’t|can't";
const plural =
  'are|were|will|would|should|can|could|may|might|must|have|had|do|did|need|mean|make|break|broke|fail|failed|work|seem|look|depend|cause|require|still|also|only|aren|weren|don|didn|haven';
const ambiguous = new RegExp(
  `^(?:it(?:['’]s|['’]ll)?(?= )|they(?:['’]re|['’]ll)?(?= )|(?:this|that)(?:['’]s(?= )|(?= (?:${verbs})\\b))|(?:these|those)(?= (?:${plural})\\b))`,
  'i',
);
/** “It is worth checking that …”, “It takes a minute to …”: an “it” that stands for what follows and points nowhere. */
const expletive =
  /^it (?:(?:is|was|would be|will be|has been|might be|may be|seems|appears|looks|turns out|turned out|takes|took)\b)(?: [\w-]+){0,4} (?:that|to|whether|if|how|why|when|like)\b/i;

/** Words of capitals that need no explanation among people who share code. */
const known = new Set(
  (
    'CDN CET CEST DOCX E2E EST EDT CST CDT MST MDT PST PDT BST IST JST EOD EOB COB EOW EOM ASAP ' +
    'AI AM API APIS AWS ASCII BOM CD CI CLI CORS CPU CRUD CSP CSS CSV CVE DB DDL DM DNS DOM DRY EOF ESM FAQ FIFO FIXME FYI GB GCP GHES GHZ GIF GIT ' +
    'GMT GPU GUI HEAD HTML HTTP HTTPS ID IDE IDS IE II III IO IP ISO IT JIT JPEG JPG JS JSON JSX JWT KB LF LGTM LTS MB MD MIT MP3 MP4 MR ' +
    'MS NPM NULL NUL OAUTH OK OOM ORM OS OSS PC PDF PM PNG PR PRS QA RAM README REST RFC RPC SDK SHA SLA SMTP SQL ' +
    'SSD SSH SSL SSO STDIN SVG SSR TB TCP TDD TLS TODO TOML TS TSX TTL UDP UI UID UK UNIX URI URL URLS US USA USB UTC UTF UUID UX ' +
    'VAT VM VPN VS WIP WWW XLS XLSX XML XSS YAML ZIP NOT AND OR ALL NO DO ' +
    'DELETE DEBUG ERROR FATAL GET INFO OPTIONS PATCH POST PUT TRACE WARN'
  ).split(' '),
);
/** Two capitals at least: `Q3`, `P1` and `V8` are names with a number. Neither part of a path nor of encoded data. */
const abbreviation = /(?<![\w/.#+=-])(?=[A-Z]\d*[A-Z])[A-Z][A-Z0-9]{1,6}s?(?![\w/.+=-]*[\w/+=])/g;

/** `mean time to recovery (MTTR)`, `MTTR (mean time to recovery)`, `MTTR, the mean time to recovery`, `MTTR = …`. */
const explanation =
  /\((?<after>[A-Z][A-Z0-9]{1,6})s?\)|(?<!\w)(?<before>[A-Z][A-Z0-9]{1,6}?)s?(?: \(|, (?:the|our) | = | means | stands for )/g;

/** Walls of text, sections that begin with a word that points nowhere, abbreviations that nobody explained. */
export function checkClarity(texts: readonly NoteText[]): readonly Problem[] {
  return [
    ...texts.flatMap((text) => [...checkWall(text), ...checkStart(text)]),
    ...checkAbbreviations(texts),
  ];
}

function checkWall(text: NoteText): readonly Problem[] {
  return [
    ...text.prose.matchAll(/\S[^\n]*(?:\n(?![ \t]*\n|[ \t]*(?:[-*+>|#]|\d{1,3}[.)]) )[^\n]*)*/g),
  ].flatMap((paragraph): readonly Problem[] => {
    const words = paragraph[0].split(/\s+/).length;
    if (words <= maxParagraphWords) return [];
    const range = { start: paragraph.index, end: paragraph.index + paragraph[0].length };
    return [
      {
        rule: 'wallOfText',
        severity: severities.wallOfText,
        ...placeOf(text),
        range,
        data: { words, ...partOf(text) },
      },
    ];
  });
}

function checkStart(text: NoteText): readonly Problem[] {
  // An action follows its condition and a step follows the title: what they point to is said.
  if (text.part === 'action' || text.section === 'references') return [];
  const start = text.prose.length - text.prose.trimStart().length;
  const opening = text.prose.slice(start, start + 80);
  const match = ambiguous.exec(opening);
  if (match === null || expletive.test(opening)) return [];
  return [
    {
      rule: 'ambiguousStart',
      severity: severities.ambiguousStart,
      ...placeOf(text),
      range: { start, end: start + match[0].length },
      data: { word: match[0] },
    },
  ];
}

function checkAbbreviations(texts: readonly NoteText[]): readonly Problem[] {
  const whole = texts.map(({ prose }) => prose).join('\n');
  const explained = new Set(
    [...whole.matchAll(explanation)].map(({ groups }) => groups?.['after'] ?? groups?.['before']),
  );
  const seen = new Set<string>();
  return texts.flatMap((text) =>
    plainLines(text.prose).flatMap(({ line, start }) =>
      [...line.matchAll(abbreviation)].flatMap((match): readonly Problem[] => {
        const word = match[0].replace(/s$/, '');
        if (seen.has(word) || known.has(word) || known.has(match[0].toUpperCase())) return [];
        seen.add(word);
        if (explained.has(word)) return [];
        const at = start + match.index;
        return [
          {
            rule: 'unexplainedAbbreviation',
            severity: severities.unexplainedAbbreviation,
            ...placeOf(text),
            range: { start: at, end: at + match[0].length },
            data: { word, ...partOf(text) },
          },
        ];
      }),
    ),
  );
}

/** The lines with a lower-case letter, and where they start: one of capitals alone is emphasis or data. */
function plainLines(text: string): readonly { readonly line: string; readonly start: number }[] {
  return [...text.matchAll(/[^\n]+/g)]
    .filter(([line]) => /[a-z]/.test(line))
    .map(({ 0: line, index }) => ({ line, start: index }));
}
