import * as v from 'valibot';
import * as vscode from 'vscode';
import { addressPerson, writeInvitation } from '../../app/drafts/addressPerson.ts';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { CommandHandlers } from './commandId.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';

export interface TeamCommandPorts {
  readonly session: DraftSession;
  /** Opens the availability panel, at one person when a login is given. */
  readonly showTeam: (login?: string) => void;
  /** Opens the form of the viewer's own hours. */
  readonly showHours: () => void;
}

const loginSchema = v.pipe(v.string(), v.regex(/^[a-z\d][a-z\d_-]{0,99}(?:\[bot\])?$/i));

/** A login, or a row of the Team tree. */
const personArgumentSchema = v.union([
  loginSchema,
  v.pipe(
    v.object({ member: v.object({ login: loginSchema }) }),
    v.transform(({ member }) => member.login),
  ),
]);

/** The login that a command is about; undefined for an argument that names nobody. */
function personOf(argument: unknown): string | undefined {
  const decoded = v.safeParse(personArgumentSchema, argument);
  return decoded.success ? decoded.output : undefined;
}

/** Open the panel at a person, address them in the open note, and invite them to share their hours. */
export function teamCommands({
  session,
  showTeam,
  showHours,
}: TeamCommandPorts): Pick<
  CommandHandlers,
  'openTeam' | 'addressPerson' | 'inviteToShareHours' | 'setMyHours'
> {
  const { t } = vscode.l10n;
  return {
    openTeam: (argument) => {
      showTeam(personOf(argument));
    },
    setMyHours: showHours,
    addressPerson: async (argument) => {
      const login = personOf(argument);
      if (login === undefined) return;
      const result = addressPerson(session, login);
      if (result === 'noDraft') {
        void showWarning(
          t('There is no note to address to @{0}: open a repository and check out a branch.', login),
        );
        return;
      }
      if (result === 'already') {
        void showInformation(t('The note is addressed to @{0} already.', login));
      }
      await vscode.commands.executeCommand('baton.compose.focus');
    },
    inviteToShareHours: async (argument) => {
      const login = personOf(argument);
      if (login === undefined) return;
      const message = invitation(login);
      await vscode.env.clipboard.writeText(message);
      const write = t('Write It as an Update');
      const choice = await showInformation(
        t('An invitation for @{0} is on the clipboard, ready to be sent.', login),
        write,
      );
      if (choice !== write) return;
      const result = await writeInvitation(session, login, {
        summary: t('Share your working hours with the team'),
        message,
      });
      if (result === 'written') await vscode.commands.executeCommand('baton.compose.focus');
      else {
        void showWarning(
          result === 'begun'
            ? t(
                'This branch has an update that is begun, so it was left alone. Paste the invitation where it fits.',
              )
            : t('There is no branch on which to write a note. The invitation is still on the clipboard.'),
        );
      }
    },
  };
}

function invitation(login: string): string {
  const { t } = vscode.l10n;
  const example = [
    '```yaml',
    'members:',
    `  ${login}:`,
    '    zone: Europe/Lisbon',
    '    hours: { mon-fri: 09:00-17:00 }',
    '```',
  ];
  return [
    t(
      'Hello @{0}, our team keeps its working hours in .github/baton.yml, so that nobody is interrupted at the wrong time. Yours are not there yet, so nobody knows when you can be reached.',
      login,
    ),
    '',
    t(
      'In VS Code with Baton, run “Baton: Set My Hours…”, draw them, and share them by a pull request. Or add this to the file, with your own zone and hours:',
    ),
    '',
    ...example,
    '',
    t('Only the hours are shared: no reasons, no calendar, no activity.'),
  ].join('\n');
}
