import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ReviewSearch } from '../../src/app/review/findReviewers.ts';
import { unknownSchedule } from '../../src/core/availability/schedule.ts';
import { pickReviewers } from '../../src/ui/quickPicks/pickReviewers.ts';

/** Ends when the window has shown what was sent to it. */
async function shown(): Promise<void> {
  await new Promise((done) => {
    setTimeout(done, 20);
  });
  await vscode.commands.executeCommand('noop');
}

/** What is known after a part of the look-up: those who are suggested stand first. */
function known(logins: readonly string[], suggested: readonly string[], isOver = false): ReviewSearch {
  return {
    evidence: {
      author: 'ben',
      viewer: 'ben',
      requested: [],
      changedPaths: ['src/token.ts'],
      codeowners: null,
      teamMembers: new Map(),
      lineAuthors: [],
      suggested,
      openReviews: null,
      openReviewsAtLeast: false,
      roster: logins.map((login) => ({
        login,
        schedule: unknownSchedule,
        responseTime: null,
        broken: false,
      })),
      others: [],
    },
    pending: new Set(isOver ? [] : ['suggestions']),
    failed: new Map(),
  };
}

describe('the picker of reviewers', () => {
  it('keeps a tick that is set at the moment at which more becomes known', async () => {
    let report: (search: ReviewSearch) => void = () => undefined;
    const picked = pickReviewers({
      title: 'Request a review',
      search: (tell) => {
        report = tell;
        return Promise.resolve();
      },
      chosen: [],
      about: () => ({}),
      clock: () => ({ now: Date.now(), zone: 'UTC' }),
    });
    report(known(['amy', 'bo', 'cy'], []));
    await shown();
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await shown();
    // The tick is on its way here while the rows below it change their places.
    void vscode.commands.executeCommand('workbench.action.quickPickManyToggle');
    report(known(['amy', 'bo', 'cy', 'di'], ['di', 'bo']));
    await shown();
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await shown();
    void vscode.commands.executeCommand('workbench.action.quickPickManyToggle');
    report(known(['amy', 'bo', 'cy', 'di'], ['di'], true));
    await shown();
    await shown();
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const logins = (await picked)?.chosen.map(({ candidate }) => candidate.login);
    assert.deepEqual(logins?.toSorted(), ['amy', 'cy']);
  });
});
