import type { Handoff, HandoffListState } from '../../app/handoffs/handoffList.ts';
import { DAY } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { matchesFilter } from '../../core/note/thread/handoffFilter.ts';
import type { HandoffDisplay } from './handoffDisplay.ts';
import type { HandoffGroupId, HandoffNode } from './handoffNode.ts';

/** An update to nobody is shown for 14 days: nobody has to end it. */
const informationSpan = 14 * DAY;

/** The groups of notes in the Handoffs tree; groups without rows are left out. */
export function handoffGroups(
  state: HandoffListState,
  display: Pick<HandoffDisplay, 'filter' | 'isFiltering' | 'grouping'>,
  now: Instant,
): readonly HandoffNode[] {
  const showsRepository = state.repositories > 1;
  const rows = (handoffs: readonly Handoff[]): readonly HandoffNode[] =>
    handoffs
      .filter(({ entry, repository: { owner, name } }) =>
        matchesFilter(entry, `${owner}/${name}`, display.filter),
      )
      .map((handoff) => ({ type: 'handoff', handoff, showsRepository }));
  const group = (id: HandoffGroupId, handoffs: readonly Handoff[]): HandoffNode => ({
    type: 'group',
    id,
    children: rows(handoffs),
    ...(display.isFiltering ? { total: handoffs.length } : {}),
  });
  const isInformation = ({ entry }: Handoff): boolean => entry.reason.code === 'forInformation';
  const waitingOnOthers = state.waitingOnOthers.filter((each) => !isInformation(each));
  const information = state.waitingOnOthers.filter(
    (each) => isInformation(each) && now - each.entry.thread.comment.createdAt <= informationSpan,
  );
  const open = [...state.waitingOnMe, ...state.snoozed, ...waitingOnOthers];
  const groups: readonly HandoffNode[] = [
    ...(display.grouping === 'owner'
      ? byOwner(rows(open))
      : [
          group('waitingOnMe', state.waitingOnMe),
          group('snoozed', state.snoozed),
          group('waitingOnOthers', waitingOnOthers),
        ]),
    group('forInformation', information),
    group('doneLately', state.doneLately),
    {
      type: 'group',
      id: 'unverified',
      children: display.isFiltering
        ? []
        : state.unverified.map((unverified) => ({ type: 'unverified', unverified })),
    },
  ];
  return groups.filter((each) => 'children' in each && each.children.length > 0);
}

/** Who has what: the viewer first, then by login. */
function byOwner(rows: readonly HandoffNode[]): readonly HandoffNode[] {
  const handoffs = rows.flatMap((row) => (row.type === 'handoff' ? [row] : []));
  const owned = Map.groupBy(handoffs, ({ handoff }) => handoff.entry.thread.owner.toLowerCase());
  return [...owned.values()]
    .map((children) => {
      const [first] = children;
      return {
        login: first?.handoff.entry.thread.owner ?? '',
        isViewer: sameLogin(first?.handoff.entry.thread.owner ?? '', first?.handoff.viewer.login ?? ''),
        children,
      };
    })
    .toSorted((a, b) => Number(b.isViewer) - Number(a.isViewer) || (a.login < b.login ? -1 : 1))
    .map(({ login, children }) => ({ type: 'owner', login, children }));
}
