import * as vscode from 'vscode';
import { addressablePeople } from '../../app/drafts/addressablePeople.ts';
import type { BranchTargetLookup } from '../../app/repository/branchTarget.ts';
import type { FindIssues } from '../../app/drafts/issueSuggestions.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import type { Draft } from '../../core/note/note.ts';
import type { ComposeContract } from '../../protocol/composeContract.ts';
import type { Person } from '../../protocol/composeState.ts';
import type { RequestHandlers } from '../../protocol/contract.ts';
import type { LocateDropped } from '../documents/draftDrops.ts';
import { suggestFiles, suggestLines } from '../documents/fileSuggestions.ts';
import { issuePhrase } from '../documents/issuePhrase.ts';
import { personPhrase } from '../words/personPhrase.ts';
import { availabilityStateOf } from './availabilityStateOf.ts';

export interface SuggestionPorts {
  readonly workspace: Workspace;
  readonly target: Pick<BranchTargetLookup, 'target'>;
  readonly roster: TeamRoster;
  readonly findIssues: FindIssues;
  readonly locateDropped: LocateDropped;
  readonly clock: Clock;
}

type Suggestion = Awaited<
  ReturnType<RequestHandlers<ComposeContract['requests']>['suggest']>
>['suggestions'][number];

/** People that the form knows without asking, beside those whom the draft names. */
const knownAtMost = 30;
const suggestedAtMost = 12;

/** Whom the form shows and offers at once: everybody whom the draft names, and the first of the others. */
export function knownPeople(ports: SuggestionPorts, { header, content }: Draft): readonly Person[] {
  const named = [
    ...header.to,
    ...content.nextSteps.map(({ owner }) => owner),
    ...content.questions.map(({ to }) => to),
  ];
  const all = addressablePeople(ports.target.target, ports.roster);
  const isNamed = ({ login }: { readonly login: string }): boolean =>
    named.some((name) => name !== undefined && sameLogin(name, login));
  return [...all.filter(isNamed), ...all.filter((person) => !isNamed(person)).slice(0, knownAtMost)].map(
    (person) => personState(ports, person),
  );
}

/** Answers what the form asks while somebody writes in it. */
export function composeRequests(ports: SuggestionPorts): RequestHandlers<ComposeContract['requests']> {
  const people = (text: string): readonly Person[] =>
    addressablePeople(ports.target.target, ports.roster, text)
      .slice(0, suggestedAtMost)
      .map((person) => personState(ports, person));
  return {
    findPeople: ({ text }) => Promise.resolve({ people: [...people(text)] }),
    locateFiles: async (dropped) => ({ references: [...(await ports.locateDropped(dropped))] }),
    suggest: async ({ type, text, path = '' }, signal) => {
      const { state } = ports.workspace;
      const root = state.type === 'open' ? state.active.root : undefined;
      switch (type) {
        case 'person':
          return { suggestions: personSuggestions(ports, text) };
        case 'issue':
          return { suggestions: (await ports.findIssues(text, signal)).map(issueSuggestion) };
        case 'path': {
          if (root === undefined) return { suggestions: [] };
          const { paths } = await cancellable(signal, (token) => suggestFiles(root, text, token));
          return {
            suggestions: paths.slice(0, suggestedAtMost).map((path) => ({ insert: path, label: path })),
          };
        }
        case 'lines': {
          const found = root === undefined ? [] : await suggestLines(root, path);
          const typed = text.slice(path.length + 1);
          return {
            suggestions: found
              .map(({ lines, label }) => ({ insert: `${path}:${lines}`, label: `:${lines}`, detail: label }))
              .filter(({ label, detail }) => `${label} ${detail}`.includes(typed))
              .slice(0, suggestedAtMost),
          };
        }
      }
    },
  };
}

function personSuggestions({ target, roster, clock }: SuggestionPorts, text: string): Suggestion[] {
  const now = clock.now();
  return addressablePeople(target.target, roster, text)
    .slice(0, suggestedAtMost)
    .map(({ login, name }) => {
      const availability = roster.availabilityOf(login, now);
      const zone = roster.memberOf(login)?.schedule.zone ?? undefined;
      const known = {
        login,
        ...(availability === undefined ? {} : { availability }),
        ...(zone === undefined ? {} : { zone }),
      };
      const phrase = login.includes('/') ? '' : personPhrase(known, clock.zone(), now);
      const detail = [name ?? '', phrase].filter((part) => part !== '').join(' · ');
      return { insert: `@${login}`, label: `@${login}`, ...(detail === '' ? {} : { detail }) };
    });
}

function issueSuggestion(issue: Parameters<typeof issuePhrase>[0]): Suggestion {
  const label = `#${issue.number}`;
  return { insert: label, label, detail: `${issue.title} · ${issuePhrase(issue)}` };
}

function personState(
  { roster, clock }: SuggestionPorts,
  { login, name }: { readonly login: string; readonly name?: string },
): Person {
  const known = availabilityStateOf(roster.availabilityOf(login, clock.now()), roster.memberOf(login));
  return {
    login,
    ...(name === undefined ? {} : { name }),
    ...(known === undefined ? {} : { availability: known }),
  };
}

async function cancellable<T>(
  signal: AbortSignal,
  run: (token: vscode.CancellationToken) => Promise<T>,
): Promise<T> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', cancel);
  try {
    return await run(source.token);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}
