import * as v from 'valibot';
import * as vscode from 'vscode';
import { gitHubRemote } from '../../app/repository/branchTarget.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { GitHubRepositories } from '../../app/ports/gitHubRepositories.ts';
import type { Sessions } from '../../app/ports/sessions.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import { failureSentence } from '../words/failureSentence.ts';
import type { CommandHandlers } from './commandId.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';

export interface AccountCommandPorts {
  readonly sessions: Sessions;
  readonly workspace: Workspace;
  readonly repositories: Pick<GitHubRepositories, 'viewer'>;
}

/** A row of the outbox, whose host may be another than the open repository's. */
const outboxRowSchema = v.object({
  item: v.object({ repository: v.object({ host: v.string() }) }),
});

/** Sign in, sign in with a token, sign out: each for the host of the open repository. */
export function accountCommands({
  sessions,
  workspace,
  repositories,
}: AccountCommandPorts): Pick<CommandHandlers, 'signIn' | 'signInWithToken' | 'switchAccount' | 'signOut'> {
  const { t } = vscode.l10n;
  const hostOrExplain = (argument?: unknown): string | undefined => {
    const { state } = workspace;
    const row = v.safeParse(outboxRowSchema, argument);
    const host = row.success
      ? row.output.item.repository.host
      : state.type === 'open'
        ? gitHubRemote(state.active)?.reference.host
        : undefined;
    if (host === undefined) {
      void showInformation(
        t(
          'Open a repository with a remote on a GitHub server first: Baton signs in to the server of the remote.',
        ),
      );
    }
    return host;
  };
  const signInWithToken = async (host: string): Promise<void> => {
    const token = await vscode.window.showInputBox({
      title: t('Sign in to {0} with a token', host),
      prompt: t(
        'A personal access token that may read and write pull requests and discussions. It is kept in VS Code’s secret storage and sent to {0} only.',
        host,
      ),
      password: true,
      ignoreFocusOut: true,
      validateInput: (value) =>
        value.trim() === '' ? t('Paste a token, or press Escape to leave.') : undefined,
    });
    if (token === undefined) return;
    await sessions.signInWithToken(host, token.trim());
    const reference =
      workspace.state.type === 'open' ? gitHubRemote(workspace.state.active)?.reference : undefined;
    if (reference?.host === host) await sayWhose(reference);
  };
  /** A token is a row of letters: that it is somebody else's, or nobody's, is said at once. */
  const sayWhose = async (reference: RepositoryReference): Promise<void> => {
    const { host } = reference;
    try {
      const { login } = await repositories.viewer(reference);
      vscode.window.setStatusBarMessage(t('$(check) Signed in to {0} as @{1}', host, login), 6000);
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      if (error.reason.type !== 'unauthorized') {
        void showWarning(failureSentence(error.reason));
        return;
      }
      const again = t('Try Another…');
      const choice = await showWarning(t('{0} does not accept that token.', host), again);
      if (choice === again) await signInWithToken(host);
    }
  };
  const offerToken = async (host: string): Promise<void> => {
    const useToken = t('Use a Token…');
    const choice = await showWarning(
      t('VS Code did not sign in to {0}. You can use a personal access token instead.', host),
      useToken,
    );
    if (choice === useToken) await signInWithToken(host);
  };
  return {
    signIn: async (argument) => {
      const host = hostOrExplain(argument);
      if (host === undefined) return;
      if ((await sessions.ask(host, 'create')) === undefined) await offerToken(host);
    },
    signInWithToken: async () => {
      const host = hostOrExplain();
      if (host !== undefined) await signInWithToken(host);
    },
    switchAccount: async (argument) => {
      const host = hostOrExplain(argument);
      if (host === undefined) return;
      const session = await sessions.find(host);
      if (session?.source === 'token') {
        await signInWithToken(host);
        return;
      }
      if ((await sessions.ask(host, 'choose')) !== undefined || session?.source === 'editor') return;
      await offerToken(host);
    },
    signOut: async () => {
      const host = hostOrExplain();
      if (host === undefined) return;
      await sessions.signOut(host);
      const session = await sessions.find(host);
      if (session === undefined) return;
      void showInformation(
        session.source === 'environment'
          ? t(
              'The sign-in to {0} comes from the environment of VS Code and stays until VS Code is started without it.',
              host,
            )
          : t(
              'The sign-in to {0} belongs to VS Code. Sign out in the Accounts menu at the bottom of the activity bar.',
              host,
            ),
      );
    },
  };
}
