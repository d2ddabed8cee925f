import {
  entryOf,
  formOf,
  emptyForm,
  type HoursForm,
  type HoursProblem,
} from '../../core/availability/hours/hoursForm.ts';
import { isKnownZone } from '../../core/availability/hostZoneData.ts';
import { editMember, type EditFailure } from '../../core/availability/teamFile/editMember.ts';
import { memberEntryOf } from '../../core/availability/teamFile/sameMember.ts';
import { lineDiff, type DiffLine } from '../../core/lineDiff.ts';
import { gitHubRemote } from '../repository/branchTarget.ts';
import type { GitHub } from '../ports/gitHub.ts';
import type { TeamFileSource } from '../ports/teamFileSource.ts';
import type { Checkout, Workspace, WorkspaceState } from '../ports/workspace.ts';
import {
  emptyTeamFile,
  shareTeamFile,
  type ShareOutcome,
  type ShareWay,
  type TeamFilePlace,
} from './shareTeamFile.ts';
import { ownersFile } from './teamFileLookup.ts';
import type { TeamRoster } from './teamRoster.ts';

export interface MyHoursPorts {
  readonly workspace: Workspace;
  readonly roster: Pick<TeamRoster, 'file' | 'text' | 'origin' | 'content'>;
  readonly gitHub: GitHub;
  readonly teamFile: Pick<TeamFileSource, 'readUnsaved' | 'write'>;
}

/** The entry of one person as it stands in the team file, and where a change of it can go. */
export type MyHours =
  | { readonly type: 'place'; readonly place: Exclude<WorkspaceState['type'], 'open'> }
  | {
      readonly type: 'entry';
      /** Whether there is a team file; without one the entry begins it. */
      readonly file: 'none' | 'read';
      /** As the file says it; blank for somebody whom it does not name. */
      readonly form: HoursForm;
      readonly isNamed: boolean;
      /** Part of the entry cannot be read, and is replaced by what the form says. */
      readonly isBroken: boolean;
      /** `owner/name` of the repository that holds the file, where it is on a GitHub server. */
      readonly repository?: string;
      /** The file is the owner's, and holds for all of their repositories. */
      readonly isOwners: boolean;
      readonly ways: readonly ShareWay[];
    };

export type HoursPreview =
  | { readonly type: 'unchanged' }
  /** The lines that change, with a little of what stands around them. */
  | { readonly type: 'changed'; readonly lines: readonly DiffLine[] }
  | { readonly type: 'problems'; readonly problems: readonly HoursProblem[] }
  | { readonly type: 'editFailed'; readonly failure: EditFailure };

export interface ShareHours {
  readonly login: string;
  readonly form: HoursForm;
  readonly way: ShareWay;
  /** First line of the commit, and the title of the pull request. */
  readonly message: string;
  /** Markdown of the pull request. */
  readonly description: string;
}

/** What the team file says of a login. */
export function readHours({ workspace, roster }: MyHoursPorts, login: string | undefined): MyHours {
  const { state } = workspace;
  if (state.type !== 'open') return { type: 'place', place: state.type };
  if (roster.file === 'loading') return { type: 'place', place: 'loading' };
  const member = login === undefined ? undefined : roster.content?.members.get(login.toLowerCase());
  const place = placeOf(state.active, roster);
  const { reference } = place;
  return {
    type: 'entry',
    file: roster.file,
    form: member === undefined ? emptyForm : formOf(memberEntryOf(member)),
    isNamed: member !== undefined,
    isBroken: member?.hasErrors ?? false,
    ...(reference === undefined ? {} : { repository: `${reference.owner}/${reference.name}` }),
    isOwners: place.root === undefined,
    ways: [
      ...(reference === undefined ? [] : (['pullRequest', 'push'] as const)),
      ...(place.root === undefined ? [] : (['save'] as const)),
    ],
  };
}

/** What the file would say, by the text that is known here; what is shared is made on the text that stands there then. */
export function previewHours({ roster }: MyHoursPorts, login: string, form: HoursForm): HoursPreview {
  const read = entryOf(form, isKnownZone);
  if (!read.ok) return { type: 'problems', problems: read.problems };
  const before = roster.text ?? emptyTeamFile;
  const edited = editMember(before, login, read.entry);
  if (!edited.ok) return { type: 'editFailed', failure: edited.failure };
  if (edited.text === roster.text) return { type: 'unchanged' };
  return { type: 'changed', lines: lineDiff(roster.text ?? '', edited.text) };
}

/** Changes the person's entry and nothing else, and brings it to the others in the way that was chosen. */
export async function shareHours(
  ports: MyHoursPorts,
  { login, form, way, message, description }: ShareHours,
  signal?: AbortSignal,
): Promise<ShareOutcome | { readonly type: 'problems'; readonly problems: readonly HoursProblem[] }> {
  const { state } = ports.workspace;
  if (state.type !== 'open') return { type: 'noWorkingTree' };
  const read = entryOf(form, isKnownZone);
  if (!read.ok) return { type: 'problems', problems: read.problems };
  const { entry } = read;
  const change = { edit: (text: string) => editMember(text, login, entry), login, message, description };
  return shareTeamFile(ports, placeOf(state.active, ports.roster), change, way, signal);
}

/** A file that was found in the owner's `.github` repository is changed there: one here would hide it from this repository. */
function placeOf(checkout: Checkout, { origin, text }: MyHoursPorts['roster']): TeamFilePlace {
  const reference = gitHubRemote(checkout)?.reference;
  const owners = reference === undefined ? undefined : ownersFile(reference, origin);
  if (owners !== undefined) return { reference: owners };
  return { root: checkout.root, reference, ...(text === undefined ? {} : { beginning: text }) };
}
