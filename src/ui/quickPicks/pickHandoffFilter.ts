import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { type HandoffFilter, noFilter, peopleOf } from '../../core/note/thread/handoffFilter.ts';
import { noteKinds, noteStatuses } from '../../core/note/note.ts';
import { kindLabel, peopleList, statusLabel } from '../words/noteWords.ts';

type Part = Partial<{
  readonly [Key in keyof HandoffFilter]: HandoffFilter[Key] extends readonly (infer One)[]
    ? One
    : HandoffFilter[Key];
}>;

interface FilterItem extends vscode.QuickPickItem {
  /** What choosing this row asks for; absent for a heading. */
  readonly part?: Part;
}

/**
 * Asks for words and quick filters, those of `current` being chosen; each row says how many notes it holds.
 * Undefined when the user gives up.
 */
export async function pickHandoffFilter(
  handoffs: readonly Handoff[],
  current: HandoffFilter,
): Promise<HandoffFilter | undefined> {
  const { t } = vscode.l10n;
  const rows = filterItems(handoffs);
  const pick = vscode.window.createQuickPick<FilterItem>();
  pick.title = t('Filter handoffs');
  pick.placeholder = t('Type words to search for, or choose: any of a heading, and all headings together');
  pick.canSelectMany = true;
  let text = current.text;
  const textItem = (): readonly FilterItem[] =>
    text === ''
      ? []
      : [{ label: `$(search) ${t('Contains “{0}”', text)}`, alwaysShow: true, part: { text } }];
  pick.items = [...textItem(), ...rows];
  pick.selectedItems = pick.items.filter(({ part }) => part !== undefined && isChosen(part, current));
  pick.onDidChangeValue((value) => {
    const chosen = pick.selectedItems.filter(({ part }) => part?.text === undefined);
    text = value.trim();
    const [words] = textItem();
    pick.items = [...(words === undefined ? [] : [words]), ...rows];
    pick.selectedItems = [...(words === undefined ? [] : [words]), ...chosen];
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems.reduce((filter, { part }) => withPart(filter, part ?? {}), noFilter));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function filterItems(handoffs: readonly Handoff[]): readonly FilterItem[] {
  const { t } = vscode.l10n;
  const item = (label: string, part: Part, holds: (handoff: Handoff) => boolean): readonly FilterItem[] => {
    const count = handoffs.filter(holds).length;
    return count === 0 ? [] : [{ label, description: String(count), part }];
  };
  const section = (label: string, items: readonly FilterItem[]): readonly FilterItem[] =>
    items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
  const people = distinct(handoffs.flatMap(({ entry }) => peopleOf(entry)));
  const repositories = distinct(handoffs.map(({ repository }) => nameOf(repository)));
  return [
    ...section(t('Status'), [
      ...item(t('overdue'), { overdueOnly: true }, ({ entry }) => entry.overdue),
      ...noteStatuses.flatMap((status) =>
        item(
          statusLabel(status),
          { statuses: status },
          ({ entry }) => entry.thread.note.header.status === status,
        ),
      ),
    ]),
    ...section(
      t('Kind'),
      noteKinds.flatMap((kind) =>
        item(kindLabel(kind), { kinds: kind }, ({ entry }) => entry.thread.note.header.kind === kind),
      ),
    ),
    ...section(
      t('Person'),
      people.flatMap((login) =>
        item(peopleList([login]), { people: login }, ({ entry }) =>
          peopleOf(entry).some((each) => sameLogin(each, login)),
        ),
      ),
    ),
    ...(repositories.length < 2
      ? []
      : section(
          t('Repository'),
          repositories.flatMap((name) =>
            item(name, { repositories: name }, ({ repository }) => sameLogin(nameOf(repository), name)),
          ),
        )),
  ];
}

function nameOf({ owner, name }: Handoff['repository']): string {
  return `${owner}/${name}`;
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].toSorted((a, b) =>
    a.localeCompare(b),
  );
}

function isChosen(part: Part, filter: HandoffFilter): boolean {
  const more = withPart(filter, part);
  return JSON.stringify(more) === JSON.stringify(filter);
}

/** The filter with one more choice; as it is when it has that already. */
function withPart(
  filter: HandoffFilter,
  { text, kinds, statuses, people, repositories, overdueOnly }: Part,
): HandoffFilter {
  const add = <T>(list: readonly T[], one: T | undefined): readonly T[] =>
    one === undefined || list.includes(one) ? list : [...list, one];
  return {
    text: text ?? filter.text,
    kinds: add(filter.kinds, kinds),
    statuses: add(filter.statuses, statuses),
    people: add(filter.people, people),
    repositories: add(filter.repositories, repositories),
    overdueOnly: overdueOnly ?? filter.overdueOnly,
  };
}
