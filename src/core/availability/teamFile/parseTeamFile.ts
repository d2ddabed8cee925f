import { isAlias, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';

import { noteKinds } from '../../note/note.ts';
import { isLogin } from './blockText.ts';
import { nearestOf } from './nearestOf.ts';
import { parseMember } from './parseMember.ts';
import {
  type ParsedTeamFile,
  type TeamFile,
  type TeamFileProblem,
  type TeamMember,
  type TeamTemplate,
} from './teamFile.ts';
import { YamlReader, type YamlEntry } from './yamlReader.ts';

/** In UTF-16 units; a thousand members with full weeks take about a third of it. */
export const TEAM_FILE_LIMIT = 1_048_576;
export const ALIAS_LIMIT = 200;

const topKeys = ['version', 'members', 'teams', 'guidelines', 'templates'] as const;
type TopKey = (typeof topKeys)[number];

const noFile: TeamFile = { members: new Map(), teams: new Map(), guidelines: null, templates: [] };

/**
 * Reads the text of `.github/baton.yml`. Never throws: what cannot be read is left out and reported, and the rest is
 * kept. A member with an error in what says when they work is there, but unknown.
 */
export function parseTeamFile(text: string): ParsedTeamFile {
  const lines = new LineCounter();
  if (text.length > TEAM_FILE_LIMIT) {
    return refused(lines, { code: 'file-too-large', size: text.length, limit: TEAM_FILE_LIMIT });
  }
  const document = documentOf(text, lines);
  if (document === null) return refused(lines, { code: 'yaml-unreadable' });
  const count = countAliases(document);
  if (count > ALIAS_LIMIT) {
    return refused(lines, { code: 'too-many-aliases', count, limit: ALIAS_LIMIT });
  }
  const reader = new YamlReader(document, lines);
  for (const { code, pos } of document.errors) {
    reader.report({ code: 'yaml-syntax', yamlCode: code }, reader.range(pos[0], pos[1]));
  }
  const file = readFile(reader, document);
  const problems = [...reader.problems].sort((a, b) => a.range.start.offset - b.range.start.offset);
  return { file, problems };
}

/**
 * The YAML document, or null when the parser gives up. Keys are compared by the reader instead of the parser, whose
 * comparison of all pairs takes quadratic time.
 */
export function documentOf(text: string, lineCounter: LineCounter): Document.Parsed | null {
  try {
    return parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  } catch {
    // Nesting beyond the stack is the one known cause; there is nothing to tell apart.
    return null;
  }
}

/** Problems for the members whom a repository does not count among its collaborators. */
export function membersWithoutAccess(
  file: TeamFile,
  collaborators: readonly string[],
): readonly TeamFileProblem[] {
  const logins = new Set(collaborators.map((login) => login.toLowerCase()));
  return [...file.members.entries()]
    .filter(([key]) => !logins.has(key))
    .map(([, { login, range }]) => ({
      code: 'member-not-collaborator',
      login,
      severity: 'warning',
      range,
    }));
}

function refused(lines: LineCounter, issue: Parameters<YamlReader['report']>[0]): ParsedTeamFile {
  const start = { offset: 0, line: 0, character: 0 };
  const end = { offset: 0, line: 0, character: Math.max(0, (lines.lineStarts[1] ?? 1) - 1) };
  return { file: noFile, problems: [{ ...issue, severity: 'error', range: { start, end } }] };
}

function countAliases(document: Document): number {
  let count = 0;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) count++;
      return count > ALIAS_LIMIT ? visit.BREAK : undefined;
    },
  });
  return count;
}

function readFile(reader: YamlReader, document: Document): TeamFile {
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return noFile;
  const parts = new Map<TopKey, YamlEntry>();
  for (const entry of reader.entries(contents, reader.range(0, 0), '') ?? []) {
    const key = topKeys.find((known) => known === entry.key);
    if (key !== undefined) parts.set(key, entry);
    else {
      const nearest = nearestOf(entry.key, topKeys);
      reader.report({ code: 'key-unknown', key: entry.key, nearest }, entry.range, 'warning');
    }
  }
  const read = <T>(key: TopKey, otherwise: T, parse: (reader: YamlReader, entry: YamlEntry) => T): T => {
    const part = parts.get(key);
    return part === undefined ? otherwise : parse(reader, part);
  };
  read('version', undefined, checkVersion);
  const guidelines = read('guidelines', null, (_, { value, range }) =>
    reader.text(value, range, 'guidelines'),
  );
  return {
    members: read('members', noFile.members, readMembers),
    teams: read('teams', noFile.teams, readTeams),
    guidelines,
    templates: read('templates', noFile.templates, readTemplates),
  };
}

function checkVersion(reader: YamlReader, { value, range }: YamlEntry): undefined {
  const version: unknown = value?.toJSON();
  if (version === 1) return;
  const at = reader.rangeOf(value) ?? range;
  reader.report({ code: 'version-unsupported', version: JSON.stringify(version ?? null) }, at);
}

function readMembers(reader: YamlReader, entry: YamlEntry): ReadonlyMap<string, TeamMember> {
  const members = new Map<string, TeamMember>();
  const faults = reader.problems.filter(({ code }) => code === 'yaml-syntax');
  for (const each of reader.entries(entry.value, entry.range, 'members') ?? []) {
    const member = parseMember(reader, each);
    if (member === null) continue;
    const key = member.login.toLowerCase();
    if (members.has(key)) {
      reader.report({ code: 'login-repeated', login: member.login }, each.range);
      continue;
    }
    const from = each.range.start.offset;
    const to = each.value?.range?.[2] ?? each.range.end.offset;
    const misread = faults.some(({ range }) => range.start.offset <= to && range.end.offset >= from);
    members.set(key, misread ? misreadMember(member) : member);
  }
  return members;
}

/** Text with a syntax error in it may have been read as something that its author did not mean. */
function misreadMember(member: TeamMember): TeamMember {
  const { schedule } = member;
  return { ...member, broken: true, hasErrors: true, schedule: { ...schedule, hours: null, overrides: [] } };
}

function readTeams(reader: YamlReader, entry: YamlEntry): ReadonlyMap<string, readonly string[]> {
  return new Map(
    (reader.entries(entry.value, entry.range, 'teams') ?? []).map(({ key, value, range }) => {
      const logins = (reader.texts(value, range, key) ?? []).flatMap((each) => {
        if (isLogin(each.text)) return [each.text.toLowerCase()];
        reader.report({ code: 'login-invalid', login: each.text }, each.range);
        return [];
      });
      return [key, logins];
    }),
  );
}

const templateKeys = ['name', 'kind', 'body'] as const;

function readTemplates(reader: YamlReader, entry: YamlEntry): readonly TeamTemplate[] {
  return (reader.items(entry.value, entry.range, 'templates') ?? []).flatMap((node) => {
    const range = reader.rangeOf(node) ?? entry.range;
    const entries = reader.entries(node, range, 'templates');
    if (entries === null) return [];
    for (const { key, range } of entries) {
      if (templateKeys.some((known) => known === key)) continue;
      reader.report({ code: 'key-unknown', key, nearest: nearestOf(key, templateKeys) }, range, 'warning');
    }
    const text = (key: (typeof templateKeys)[number]): string | null => {
      const found = entries.find((each) => each.key === key);
      return reader.text(found?.value ?? null, found?.range ?? range, key);
    };
    const [name, kindText, body] = [text('name'), text('kind'), text('body')];
    const kind = noteKinds.find((known) => known === kindText);
    if (kindText !== null && kind === undefined) {
      reader.report({ code: 'kind-unknown', kind: kindText }, range);
    }
    return name === null || kind === undefined || body === null ? [] : [{ name, kind, body, range }];
  });
}
