import * as vscode from 'vscode';
import type { Destinations } from '../../app/destinations/destinations.ts';
import type { DraftKnowledge } from '../../app/drafts/draftKnowledge.ts';
import { plainTooltip } from '../words/plainTooltip.ts';
import { parseReplyBy } from '../../core/note/draft/replyByText.ts';
import { publishWord } from '../../protocol/publishWord.ts';
import { bothTimes } from '../words/personTime.ts';
import { placeOf } from '../views/publishState.ts';
import { frontMatterEnd, ownKeyHover, ownLines } from './draftFrontMatter.ts';
import type { DraftDocuments } from './draftDocuments.ts';
import { draftIdentityOf } from './draftUri.ts';
import { personPhrase } from '../words/personPhrase.ts';

/** *Preview* and *Publish* above the title of the draft that the form shows; *Show in the form* above any other. */
export function draftLenses(
  documents: DraftDocuments,
  knowledge: DraftKnowledge,
  destinations: Pick<Destinations, 'choice'>,
  changed: vscode.Event<void>,
): vscode.CodeLensProvider {
  const { t } = vscode.l10n;
  return {
    onDidChangeCodeLenses: changed,
    provideCodeLenses: (document) => {
      const identity = draftIdentityOf(document.uri);
      const title = documents.parsedOf(document)?.sections.find(({ section }) => section === 'summary');
      if (identity === undefined) return [];
      const at = document.positionAt(title?.heading.start ?? 0);
      const lens = (text: string, command: string, ...values: unknown[]): vscode.CodeLens =>
        new vscode.CodeLens(new vscode.Range(at, at), { title: text, command, arguments: values });
      if (identity.edits !== undefined)
        return [
          lens(t('Update on GitHub'), 'baton.updateNote', identity.edits),
          lens(t('Show in the form'), 'baton.openDraft', identity),
        ];
      if (!knowledge.isShown(identity)) return [lens(t('Show in the form'), 'baton.openDraft', identity)];
      const { chosen } = destinations.choice;
      const draft = documents.parsedOf(document)?.draft;
      const lines = draft === undefined ? 0 : (knowledge.evidenceLines(draft) ?? 0);
      return [
        lens(t('Preview'), 'baton.preview'),
        lens(chosen === undefined ? t('Publish') : publishWord(t, placeOf(chosen)), 'baton.publish'),
        lens(t('Show in the form'), 'baton.compose'),
        ...(lines === 0 ? [] : [lens(t('{0} lines of evidence go along', lines), 'baton.preview')]),
      ];
    },
  };
}

/** Each section folds under its heading, the front matter under its first line, and in it what is Baton's own. */
export function draftFolding(documents: DraftDocuments): vscode.FoldingRangeProvider {
  return {
    provideFoldingRanges: (document) => {
      const lineOf = (offset: number): number => document.positionAt(offset).line;
      const sections = (documents.parsedOf(document)?.sections ?? [])
        .filter(({ section }) => section !== 'summary')
        .map(({ heading, text }) => new vscode.FoldingRange(lineOf(heading.start), lineOf(text.end)));
      const front = new vscode.FoldingRange(0, frontMatterEnd(document));
      const own = ownLines(document);
      return [front, ...(own === undefined ? [] : [own]), ...sections].filter(
        (range) => range.end > range.start,
      );
    },
  };
}

const personPattern = /@?[A-Za-z0-9][\w-]*(?:\/[\w.-]+)?/;
/** What ends a sentence behind it is no part of an instant. */
const timePattern = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?:[\w:.+/-]*\w)?(?: [A-Z][\w+-]*(?:\/[\w+-]+)*)?/;

/** A person's time over their name, an instant on both clocks, and what Baton's own keys are for. */
export function draftHover(documents: DraftDocuments, knowledge: DraftKnowledge): vscode.HoverProvider {
  return {
    provideHover: (document, position) => {
      const own = ownKeyHover(document, position);
      if (own !== undefined) return own;
      const timeRange = document.getWordRangeAtPosition(position, timePattern);
      const instant = timeRange === undefined ? undefined : parseReplyBy(document.getText(timeRange));
      if (instant !== undefined && timeRange !== undefined) {
        const { to = [] } = documents.parsedOf(document)?.draft.header ?? {};
        const people = to.map((login) => knowledge.person(login)).filter(({ zone }) => zone !== undefined);
        const mine = vscode.l10n.t('{0} your time', bothTimes(instant, null, knowledge.zone, knowledge.now));
        const theirs = people.map(
          ({ login, zone }) =>
            `@${login}: ${bothTimes(instant, zone ?? null, knowledge.zone, knowledge.now)}`,
        );
        return new vscode.Hover(plainTooltip([mine, ...theirs]), timeRange);
      }
      const range = document.getWordRangeAtPosition(position, personPattern);
      if (range === undefined) return undefined;
      const word = document.getText(range);
      const login = word.replace(/^@/, '').toLowerCase();
      const isNamed = word.startsWith('@') || document.lineAt(position).text.startsWith('to:');
      const person = isNamed
        ? knowledge.people(login).find((each) => each.login.toLowerCase() === login)
        : undefined;
      if (person === undefined) return undefined;
      const name = person.name === undefined ? `@${person.login}` : `@${person.login} · ${person.name}`;
      return new vscode.Hover(
        plainTooltip([name, personPhrase(person, knowledge.zone, knowledge.now)]),
        range,
      );
    },
  };
}
