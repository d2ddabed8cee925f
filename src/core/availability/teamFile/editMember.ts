import {
  Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  visit,
  YAMLMap,
  type Node,
  type Pair,
} from 'yaml';

import { sameLogin } from '../../note/addressee.ts';
import type { WeekBlocks } from '../schedule.ts';
import { daysOfKey, formatBlocks, isLogin, parseBlocks } from './blockText.ts';
import { plainMember, plainWeek, type MemberEntry, type PlainValue } from './formatMember.ts';
import { documentOf, parseTeamFile } from './parseTeamFile.ts';
import { memberKeys } from './parseMember.ts';
import { sameMember } from './sameMember.ts';

export type EditFailure =
  /** The file has errors of YAML, or `members` is no map: a person has to mend it first. */
  | { readonly code: 'file-unreadable' }
  | { readonly code: 'login-invalid'; readonly login: string }
  /** Others refer to a part of this entry by its anchor, so that a change would change theirs. */
  | { readonly code: 'anchor-shared'; readonly anchor: string }
  /** The edited text does not say what was asked, or changes somebody else: it is not handed out. */
  | { readonly code: 'edit-unsafe' };

export type EditResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly failure: EditFailure };

const LINE = 110;

/**
 * The team file with one person's entry changed, or added at the end of the members. Every character outside the
 * entry stays as it is; inside it, comments and the order of keys stay.
 */
export function editMember(text: string, login: string, entry: MemberEntry): EditResult {
  if (!isLogin(login)) return { ok: false, failure: { code: 'login-invalid', login } };
  const document = documentOf(text, new LineCounter());
  if (document === null || document.errors.length > 0) return unreadable;
  const edited = withMember(text, document, login, entry);
  if (typeof edited !== 'string') return { ok: false, failure: edited };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const result = eol === '\n' ? edited : edited.replaceAll(/\r?\n/g, eol);
  return isSafe(text, result, login, entry)
    ? { ok: true, text: result }
    : { ok: false, failure: { code: 'edit-unsafe' } };
}

const unreadable: EditResult = { ok: false, failure: { code: 'file-unreadable' } };

function withMember(
  text: string,
  document: Document,
  login: string,
  entry: MemberEntry,
): string | EditFailure {
  if (document.contents === null)
    return appended(text, rendered('members', mapOf({ [login]: newMember(entry) }), 2, 0));
  if (!isMap(document.contents)) return { code: 'file-unreadable' };
  const membersPair = pairOf(document.contents, (key) => key === 'members');
  if (membersPair === undefined) {
    return appended(text, rendered('members', mapOf({ [login]: newMember(entry) }), 2, 0));
  }
  const members = membersPair.value;
  if (isScalar(members) && members.value === null) {
    const end = isNode(membersPair.key) ? (membersPair.key.range?.[1] ?? 0) : 0;
    const colon = text.indexOf(':', end) + 1;
    return `${text.slice(0, colon)}\n${indented(rendered(login, newMember(entry), 2, 0), 2)}${text.slice(colon)}`;
  }
  if (!isMap(members)) return { code: 'file-unreadable' };
  const mine = pairOf(members, (key) => sameLogin(key, login));
  return mine === undefined
    ? withNewMember(text, document, members, login, entry)
    : withChangedMember(text, document, mine, entry);
}

function withNewMember(
  text: string,
  document: Document,
  members: YAMLMap,
  login: string,
  entry: MemberEntry,
): string {
  const last = members.items.at(-1);
  if (members.flow === true || last === undefined || !isNode(last.key) || !last.key.range) {
    members.flow = false;
    members.set(login, newMember(entry));
    return document.toString({ lineWidth: LINE });
  }
  const column = columnOf(text, last.key.range[0]);
  const value = isNode(last.value) ? last.value : last.key;
  const valueEnd = value.range?.[1] ?? text.length;
  const insertion = afterComments(text, lineAfter(text, valueEnd), column);
  const before = text.slice(0, insertion);
  const glue = before.endsWith('\n') ? '' : '\n';
  const added = indented(rendered(login, newMember(entry), Math.max(2, column), column), column);
  return `${before}${glue}${added}\n${text.slice(insertion)}`;
}

function withChangedMember(
  text: string,
  document: Document,
  pair: Pair,
  entry: MemberEntry,
): string | EditFailure {
  const { key } = pair;
  if (!isNode(key) || !key.range) return { code: 'file-unreadable' };
  const anchor = anchorSharedBy(document, pair);
  if (anchor !== null) return { code: 'anchor-shared', anchor };
  const value = pair.value;
  const start = key.range[0];
  const end = isNode(value) ? (value.range?.[1] ?? key.range[1]) : key.range[1];
  const column = columnOf(text, start);
  const map = isMap(value) ? value : new YAMLMap();
  const firstKey = map.items[0]?.key;
  const inner = isNode(firstKey) && map.flow !== true ? columnOf(text, firstKey.range?.[0] ?? 0) : column + 2;
  dropTrailingComments(map);
  changeMember(map, entry);
  const name = isScalar(key) ? (key.source ?? String(key.value)) : '';
  const replaced = indented(rendered(name, map, Math.max(1, inner - column), column), column).slice(column);
  const rest = text.slice(end);
  const tail = text[end - 1] === '\n' && !replaced.endsWith('\n') ? '\n' : '';
  return text.slice(0, start) + replaced + tail + rest;
}

function changeMember(map: YAMLMap, entry: MemberEntry): void {
  const plain = plainMember(entry);
  for (const key of memberKeys) {
    const wanted = plain[key] ?? null;
    if (wanted === null) map.delete(key);
    else if (key === 'hours' && entry.hours !== null) changeWeek(map, key, entry.hours, wanted);
    else if (key === 'focus') changeWeek(map, key, entry.focus, wanted);
    else if (!says(map.get(key, true), wanted)) map.set(key, nodeOf(wanted));
  }
}

/** Keeps the day keys that still fit, with their comments, and writes the other days anew. */
function changeWeek(map: YAMLMap, key: string, week: WeekBlocks, plain: PlainValue): void {
  const node = map.get(key, true);
  if (!isMap(node)) {
    map.set(key, nodeOf(plain));
    return;
  }
  const left = new Set([0, 1, 2, 3, 4, 5, 6]);
  for (const pair of [...node.items]) {
    const days = isScalar(pair.key) ? daysOfKey(String(pair.key.value)) : null;
    const texts = new Set(days?.map((day) => formatBlocks(week[day] ?? [])));
    const [text] = texts;
    if (days === null || text === undefined || texts.size > 1 || days.some((day) => !left.has(day))) {
      node.delete(pair.key);
      continue;
    }
    for (const day of days) left.delete(day);
    const already = isScalar(pair.value) && typeof pair.value.value === 'string' ? pair.value.value : '';
    const blocks = parseBlocks(already);
    if (blocks === null || formatBlocks(blocks) !== text) setScalar(node, pair, text);
  }
  const others = week.map((blocks, day) => (left.has(day) ? blocks : []));
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = others;
  for (const [days, text] of Object.entries(plainWeek([mon, tue, wed, thu, fri, sat, sun], false))) {
    node.set(days, text);
  }
  if (node.items.length === 0) map.set(key, nodeOf(plain));
}

function setScalar(map: YAMLMap, pair: Pair, text: string): void {
  if (isScalar(pair.value)) pair.value.value = text;
  else map.set(pair.key, text);
}

/** Whether a node already says the wanted value, so that it can stay as it is written. */
function says(node: unknown, wanted: PlainValue): boolean {
  if (!isNode(node)) return false;
  return JSON.stringify(node.toJSON()) === JSON.stringify(wanted);
}

/**
 * Comments after the last line of a block collection stay in the text around it, so they are not written again.
 * A flow collection's comment stands on its own line, like a scalar's, and is the entry's.
 */
function dropTrailingComments(node: unknown): void {
  if (!isCollection(node) || node.flow === true) return;
  node.comment = null;
  const last: unknown = node.items.at(-1);
  dropTrailingComments(isPair(last) ? last.value : last);
}

function newMember(entry: MemberEntry): YAMLMap {
  const map = new YAMLMap();
  changeMember(map, entry);
  return map;
}

function mapOf(values: Readonly<Record<string, Node>>): YAMLMap {
  const map = new YAMLMap();
  for (const [key, value] of Object.entries(values)) map.set(key, value);
  return map;
}

function nodeOf(value: PlainValue): Node {
  return new Document(value).createNode(value);
}

function rendered(key: string, value: YAMLMap, step: number, column: number): string {
  const document = new Document(mapOf({ [key]: value }));
  return document.toString({ indent: Math.max(1, step), lineWidth: Math.max(40, LINE - column) }).trimEnd();
}

function indented(text: string, column: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(column));
}

function appended(text: string, block: string): string {
  const glue = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${glue}${block}\n`;
}

function pairOf(map: YAMLMap, matches: (key: string) => boolean): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && matches(key.source ?? String(key.value)));
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Past the comment lines that are indented deeper than `column`: they belong to the entry before. */
function afterComments(text: string, lineStart: number, column: number): number {
  const comments = new RegExp(`(?:[ ]{${column + 1},}#[^\\n]*(?:\\n|$))*`, 'y');
  comments.lastIndex = lineStart;
  return lineStart + (comments.exec(text)?.[0].length ?? 0);
}

/** The start of the line after `offset`, or `offset` itself where a line starts (a block scalar ends so). */
function lineAfter(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function anchorSharedBy(document: Document, pair: Pair): string | null {
  const anchors = new Set<string>();
  const collect = (_: unknown, node: { anchor?: string }): undefined => {
    if (node.anchor !== undefined) anchors.add(node.anchor);
  };
  if (isNode(pair.value)) visit(pair.value, { Value: collect });
  let shared: string | null = null;
  if (anchors.size > 0) {
    visit(document, {
      Pair: (_, each) => (each === pair ? visit.SKIP : undefined),
      Alias: (_, { source }) => {
        if (!anchors.has(source)) return undefined;
        shared = source;
        return visit.BREAK;
      },
    });
  }
  return shared;
}

/** Others and everything beside the members say what they said, and the entry says what was asked. */
function isSafe(before: string, after: string, login: string, entry: MemberEntry): boolean {
  const [old, edited] = [parseTeamFile(before).file, parseTeamFile(after).file];
  const key = login.toLowerCase();
  const mine = edited.members.get(key);
  if (mine === undefined || !sameMember(mine, entry)) return false;
  const others = (file: typeof old): string =>
    JSON.stringify([
      [...file.members].filter(([each]) => each !== key).map(([each, { range: _, ...rest }]) => [each, rest]),
      [...file.teams],
      file.guidelines,
      file.templates.map(({ range: _, ...rest }) => rest),
    ]);
  return others(old) === others(edited);
}
