import * as vscode from 'vscode';
import type { DraftKnowledge } from '../../app/drafts/draftKnowledge.ts';
import { applyToDraft } from '../../core/note/draft/applyToDraft.ts';
import type { ParsedDraft } from '../../core/note/codec/draftFile.ts';
import { datedWords } from '../../core/note/readiness/datedWords.ts';
import { wordsOf } from '../../core/note/draft/draftPlaces.ts';
import { fixDraft, type Fix } from '../../core/note/readiness/fixDraft.ts';
import type { Problem } from '../../core/note/readiness/problem.ts';
import { textChanges } from '../../core/textChanges.ts';
import { stepSentence } from '../../protocol/problemSentence.ts';
import { bothTimes, wallOf } from '../words/personTime.ts';
import type { DraftDiagnostics } from './draftDiagnostics.ts';
import type { DraftDocuments } from './draftDocuments.ts';

const offeredPeople = 4;

/** Quick fixes for what the readiness rules find in a draft's document. */
export function draftFixes(
  documents: DraftDocuments,
  diagnostics: DraftDiagnostics,
  knowledge: DraftKnowledge,
): vscode.CodeActionProvider {
  return {
    provideCodeActions: (document, range) => {
      const parsed = documents.parsedOf(document);
      if (parsed === undefined) return [];
      return diagnostics
        .found(document)
        .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined)
        .flatMap(({ diagnostic, problem }) =>
          offersFor(problem, parsed, knowledge).map((offer, index) => {
            const action = new vscode.CodeAction(offer.title, vscode.CodeActionKind.QuickFix);
            action.diagnostics = [diagnostic];
            action.isPreferred = index === 0;
            if (offer.command !== undefined) action.command = offer.command;
            if (offer.fix !== undefined) action.edit = editOf(document, parsed, problem, offer.fix);
            return action;
          }),
        );
    },
  };
}

interface Offer {
  readonly title: string;
  readonly fix?: Fix;
  readonly command?: vscode.Command;
}

/** The small edits that make a draft's document say another draft. */
export function editTo(document: vscode.TextDocument, after: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of textChanges(document.getText(), after))
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  return edit;
}

function editOf(
  document: vscode.TextDocument,
  { draft }: ParsedDraft,
  problem: Problem,
  fix: Fix,
): vscode.WorkspaceEdit {
  const fixed = fixDraft(draft, problem, fix);
  return editTo(document, applyToDraft(document.getText(), fixed, draft.header));
}

function offersFor(problem: Problem, { draft }: ParsedDraft, knowledge: DraftKnowledge): readonly Offer[] {
  const { t } = vscode.l10n;
  const { to } = draft.header;
  const people = [
    ...new Set([
      ...to,
      ...(knowledge.viewer === undefined ? [] : [knowledge.viewer]),
      ...knowledge.people().map(({ login }) => login),
    ]),
  ];
  const words = wordsOf(draft, problem);
  switch (problem.fix) {
    case 'assignStep':
    case 'assignQuestion':
      return people
        .filter((login) => problem.fix === 'assignStep' || login !== knowledge.viewer)
        .slice(0, offeredPeople)
        .map((login) => ({ title: t('Assign to @{0}', login), fix: { type: 'assign', login } }));
    case 'chooseAddressee':
      return people
        .filter((login) => login !== knowledge.viewer)
        .slice(0, offeredPeople)
        .map((login) => ({ title: t('Address to @{0}', login), fix: { type: 'address', login } }));
    case 'addAddressee': {
      const login = String(problem.data['login'] ?? '');
      return [{ title: t('Address @{0}', login), fix: { type: 'address', login } }];
    }
    case 'proposeReplyBy': {
      const at = knowledge.proposeReplyBy(to);
      const zone = to.map((login) => knowledge.person(login).zone).find((each) => each !== undefined);
      const time = bothTimes(at, zone ?? null, knowledge.zone, knowledge.now);
      return [{ title: t('Ask for an answer by {0}', time), fix: { type: 'replyBy', at } }];
    }
    case 'insertDate': {
      const date = datedWords(words, wallOf(knowledge.now, knowledge.zone));
      if (date === undefined) return [];
      return [{ title: t('Write {0}', date), fix: { type: 'replace', text: date } }];
    }
    case 'insertZone':
      return [
        {
          title: t('Add {0}', knowledge.zone),
          fix: { type: 'replace', text: `${words} ${knowledge.zone}` },
        },
      ];
    case 'redact':
      return [{ title: t('Redact'), fix: { type: 'replace', text: '•••' } }];
    case 'addStep': {
      const push: Offer = {
        title: t('Push the commits'),
        command: { command: 'git.push', title: t('Push the commits') },
      };
      const step = stepSentence(t, problem);
      return [
        ...(problem.rule === 'unpushedCommits' ? [push] : []),
        { title: t('Add the step “{0}”', step), fix: { type: 'addStep', text: step } },
      ];
    }
    default:
      return [];
  }
}
