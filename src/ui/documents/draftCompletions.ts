import * as vscode from 'vscode';
import type { DraftKnowledge } from '../../app/drafts/draftKnowledge.ts';
import { completionPlace } from '../../core/note/draft/completionPlace.ts';
import { frontMatterKeys } from '../../core/note/codec/formatFrontMatter.ts';
import { notePriorities, noteStatuses } from '../../core/note/note.ts';
import { formatReplyBy } from '../../core/note/draft/replyByText.ts';
import type { Issue } from '../../app/ports/gitHubIssues.ts';
import { bothTimes } from '../words/personTime.ts';
import type { DraftDocuments } from './draftDocuments.ts';
import { frontMatterEnd } from './draftFrontMatter.ts';
import { suggestFiles, suggestLines } from './fileSuggestions.ts';
import { issuePhrase } from './issuePhrase.ts';
import { personPhrase } from '../words/personPhrase.ts';

/** The characters after which completion opens by itself. */
export const completionTriggers = ['@', '#', '`', '/', ':', '['] as const;

/** People and teams after `@`, issues after `#`, paths and their lines in code spans and references, keys and values of the front matter. */
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
      const place = completionPlace(before, sectionAt(documents, document, position) === 'references');
      if (place === undefined) return [];
      const range = backTo(place.start);
      const folder = root();
      switch (place.type) {
        case 'person':
          return people(range, '@');
        case 'issue':
          return new vscode.CompletionList(
            (await knowledge.issues(place.text)).map((issue) => issueItem(issue, place.text, range)),
            true,
          );
        case 'path': {
          if (folder === undefined) return [];
          const { paths, isWhole } = await suggestFiles(folder, place.text, token);
          // What fits is decided already; VS Code's own filter knows nothing of folders in between. It does leave out
          // what fits no longer, and at once: of a list that is not whole Enter takes what stands there until the next.
          return new vscode.CompletionList(
            paths.map((path) => fileItem(path, place.text, range)),
            !isWhole,
          );
        }
        case 'lines':
          return folder === undefined ? [] : linesItems(folder, place.path, range);
      }
    },
  };
}

function isFrontMatter(document: vscode.TextDocument, { line }: vscode.Position): boolean {
  if (document.lineAt(0).text !== '---' || line === 0) return false;
  const end = frontMatterEnd(document);
  return end === 0 || line < end;
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

function issueItem(issue: Issue, typed: string, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label: `#${issue.number} ${issue.title}`, description: issuePhrase(issue) },
    vscode.CompletionItemKind.Issue,
  );
  item.insertText = `#${issue.number}`;
  item.filterText = `#${typed} ${issue.number}`;
  item.range = range;
  return item;
}

function fileItem(path: string, typed: string, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(path, vscode.CompletionItemKind.File);
  item.filterText = `${typed}${path}`;
  item.sortText = `${path.length.toString().padStart(4, '0')}${path}`;
  item.range = range;
  return item;
}

async function linesItems(
  folder: string,
  path: string,
  range: vscode.Range,
): Promise<vscode.CompletionItem[]> {
  return (await suggestLines(folder, path)).map(({ lines, label }) => {
    const item = new vscode.CompletionItem(
      { label: `${path}:${lines}`, description: label },
      vscode.CompletionItemKind.Reference,
    );
    item.range = range;
    return item;
  });
}
