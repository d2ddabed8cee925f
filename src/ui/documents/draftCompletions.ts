import * as vscode from 'vscode';
import type { DraftKnowledge } from '../../app/draftKnowledge.ts';
import { frontMatterKeys } from '../../core/note/formatFrontMatter.ts';
import { notePriorities, noteStatuses } from '../../core/note/note.ts';
import { formatReplyBy } from '../../core/note/replyByText.ts';
import { bothTimes } from '../personTime.ts';
import type { DraftDocuments } from './draftDocuments.ts';
import { personPhrase } from './personPhrase.ts';

/** The characters after which completion opens by itself. */
export const completionTriggers = ['@', '`', '/', ':', '['] as const;

const filesAtMost = 40;
const skipped = '{**/node_modules/**,**/.git/**,**/dist/**,**/out/**}';

/** People and teams after `@`, paths and their lines in code spans and references, keys and values of the front matter. */
export function draftCompletions(
  documents: DraftDocuments,
  knowledge: DraftKnowledge,
  root: () => string | undefined,
): vscode.CompletionItemProvider {
  const people = (range: vscode.Range, prefix: string): vscode.CompletionItem[] =>
    knowledge.people().map((person) => {
      const item = new vscode.CompletionItem(
        {
          label: `${prefix}${person.login}`,
          description: personPhrase(person, knowledge.zone, knowledge.now),
        },
        person.login.includes('/') ? vscode.CompletionItemKind.Module : vscode.CompletionItemKind.User,
      );
      item.insertText = `${prefix}${person.login}`;
      item.filterText = `${prefix}${person.login} ${person.name ?? ''}`;
      if (person.name !== undefined) item.detail = person.name;
      item.range = range;
      return item;
    });

  return {
    provideCompletionItems: async (document, position, token) => {
      const before = document.lineAt(position).text.slice(0, position.character);
      const backTo = (start: number): vscode.Range =>
        new vscode.Range(position.line, start, position.line, position.character);
      if (isFrontMatter(document, position)) {
        const [, key, written = ''] = /^([\w-]+): *(.*)$/.exec(before) ?? [];
        if (key === undefined) return keyItems(document, backTo(0));
        if (key === 'to') return people(backTo(before.search(/@?[\w/-]*$/)), '');
        return valueItems(key, backTo(before.length - written.length), documents, knowledge, document);
      }
      const mention = /(?<![\w./@-])@[\w/-]*$/.exec(before);
      if (mention !== null) return people(backTo(mention.index), '@');
      const section = sectionAt(documents, document, position);
      const span =
        /`([^`\s]*)$/.exec(before) ??
        (section === 'references' ? /(?:^|\s)([\w@./-]+(?::\d*)?)$/.exec(before) : null);
      const folder = root();
      if (span?.[1] === undefined || folder === undefined) return [];
      const range = backTo(before.length - span[1].length);
      const [path = '', line] = span[1].split(':');
      return line === undefined ? fileItems(folder, path, range, token) : lineItems(folder, path, range);
    },
  };
}

function isFrontMatter(document: vscode.TextDocument, { line }: vscode.Position): boolean {
  const text = document.getText();
  if (!text.startsWith('---') || line === 0) return false;
  const end = text.indexOf('\n---', 3);
  return end === -1 || line <= document.positionAt(end).line;
}

function sectionAt(
  documents: DraftDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
): string | undefined {
  const offset = document.offsetAt(position);
  return documents.parsedOf(document)?.sections.findLast(({ heading }) => heading.end <= offset)?.section;
}

function keyItems(document: vscode.TextDocument, range: vscode.Range): vscode.CompletionItem[] {
  const { t } = vscode.l10n;
  const meaning: Readonly<Record<string, string>> = {
    to: t('logins and teams, with commas between them'),
    status: t('how the work stands'),
    priority: t('how urgent it is'),
    'priority-reason': t('why it is that urgent'),
    'reply-by': t('when an answer is needed, with a zone'),
  };
  return frontMatterKeys
    .filter((key) => meaning[key] !== undefined && !new RegExp(`^${key}:`, 'm').test(document.getText()))
    .map((key) => {
      const item = new vscode.CompletionItem(
        { label: key, description: meaning[key] ?? '' },
        vscode.CompletionItemKind.Property,
      );
      item.insertText = `${key}: `;
      item.range = range;
      item.command = { command: 'editor.action.triggerSuggest', title: '' };
      return item;
    });
}

function valueItems(
  key: string,
  range: vscode.Range,
  documents: DraftDocuments,
  knowledge: DraftKnowledge,
  document: vscode.TextDocument,
): vscode.CompletionItem[] {
  const value = (text: string, description = ''): vscode.CompletionItem => {
    const item = new vscode.CompletionItem(
      { label: text, description },
      vscode.CompletionItemKind.EnumMember,
    );
    item.range = range;
    return item;
  };
  if (key === 'status') return noteStatuses.map((status) => value(status));
  if (key === 'priority') return notePriorities.map((priority) => value(priority));
  if (key !== 'reply-by') return [];
  const to = documents.parsedOf(document)?.draft.header.to ?? [];
  const at = knowledge.proposeReplyBy(to);
  const zone = to.map((login) => knowledge.person(login).zone).find((each) => each !== undefined);
  return [value(formatReplyBy(at), bothTimes(at, zone ?? null, knowledge.zone, knowledge.now))];
}

async function fileItems(
  folder: string,
  path: string,
  range: vscode.Range,
  token: vscode.CancellationToken,
): Promise<vscode.CompletionList> {
  const typed = path.replaceAll(/[^\w@./ -]/g, '?');
  const pattern = new vscode.RelativePattern(
    vscode.Uri.file(folder),
    typed.includes('/') ? `${typed}*{,/**}` : `**/${typed}*`,
  );
  const files = await vscode.workspace.findFiles(pattern, skipped, filesAtMost, token);
  const top = vscode.Uri.file(folder).path;
  const items = files.map((file) => {
    const relative = file.path.slice(top.length + 1);
    const item = new vscode.CompletionItem(relative, vscode.CompletionItemKind.File);
    item.filterText = `${path}${relative}`;
    item.sortText = `${relative.length.toString().padStart(4, '0')}${relative}`;
    item.range = range;
    return item;
  });
  return new vscode.CompletionList(items, true);
}

/** What stands at which lines of a file: its symbols, and what is selected in it. */
async function lineItems(
  folder: string,
  path: string,
  range: vscode.Range,
): Promise<vscode.CompletionItem[]> {
  const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), path);
  if (path.split('/').includes('..')) return [];
  const lines = ({ start, end }: vscode.Range): string =>
    start.line === end.line ? `${start.line + 1}` : `${start.line + 1}-${end.line + 1}`;
  const itemOf = (place: string, description: string): vscode.CompletionItem => {
    const item = new vscode.CompletionItem(
      { label: `${path}:${place}`, description },
      vscode.CompletionItemKind.Reference,
    );
    item.range = range;
    return item;
  };
  const selected = vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.toString() === uri.toString())
    .map(({ selection }) => itemOf(lines(selection), vscode.l10n.t('selected')));
  // The command gives either shape, by the language; undefined without a provider or a file.
  const symbols = await vscode.commands
    .executeCommand<readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    )
    .then(
      (found) => found ?? [],
      () => [],
    );
  return [
    ...selected,
    ...symbols.map((symbol) =>
      itemOf(lines('range' in symbol ? symbol.range : symbol.location.range), symbol.name),
    ),
  ];
}
