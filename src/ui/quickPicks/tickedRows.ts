import * as vscode from 'vscode';

/**
 * The rows of an open list in which several can be ticked, and which of them are. VS Code tells of a tick by the place
 * of its row: one that is under way while the rows change would be taken for that of another row, or be lost. It is
 * read by the rows that the user saw, until VS Code has taken the others.
 */
export class TickedRows<T extends vscode.QuickPickItem> {
  readonly #picker: vscode.QuickPick<T>;
  readonly #keyOf: (row: T) => string | undefined;
  #ticked: ReadonlySet<string>;
  /** While rows are on their way to the window: those that the user sees, and the ticks that go with the others. */
  #underWay: { readonly seen: readonly T[]; readonly sent: ReadonlySet<string> } | undefined;
  #next: readonly T[] | undefined;

  /** `keyOf`: what a row stands for, whatever it says; undefined for one in which no tick stays. */
  constructor(picker: vscode.QuickPick<T>, keyOf: (row: T) => string | undefined, ticked: readonly string[]) {
    this.#picker = picker;
    this.#keyOf = keyOf;
    this.#ticked = new Set(ticked);
    picker.onDidChangeSelection((rows) => {
      this.#take(rows);
    });
  }

  /** The keys of the ticked rows. */
  get ticked(): ReadonlySet<string> {
    return this.#ticked;
  }

  /** Shows these rows in place of the others, with the ticks where they belong and the same row active. */
  show(rows: readonly T[]): void {
    this.#next = rows;
    if (this.#underWay === undefined) void this.#send();
  }

  async #send(): Promise<void> {
    const picker = this.#picker;
    while (this.#next !== undefined) {
      const rows = this.#next;
      this.#next = undefined;
      this.#underWay = { seen: picker.items, sent: this.#ticked };
      const active = picker.activeItems[0];
      const activeKey = active === undefined ? undefined : this.#keyOf(active);
      picker.items = rows;
      this.#tick();
      const same = activeKey === undefined ? undefined : rows.find((row) => this.#keyOf(row) === activeKey);
      if (same !== undefined) picker.activeItems = [same];
      await arrival();
      const { sent } = this.#underWay;
      this.#underWay = undefined;
      if (!areSame(sent, this.#ticked)) this.#tick();
    }
  }

  #tick(): void {
    this.#picker.selectedItems = this.#picker.items.filter((row) => {
      const key = this.#keyOf(row);
      return key !== undefined && this.#ticked.has(key);
    });
  }

  #take(rows: readonly T[]): void {
    if (this.#underWay === undefined) {
      this.#ticked = this.#keysOf(rows);
      // A row that is only named has a box as every row has, and no tick stays in it.
      if (this.#ticked.size < rows.length) this.#tick();
      return;
    }
    const { seen, sent } = this.#underWay;
    // The window repeats what it was sent, and takes the ticks off before it sets them again.
    if (rows.length === 0 || areSame(this.#keysOf(rows), sent)) return;
    const { items } = this.#picker;
    this.#ticked = this.#keysOf(rows.flatMap((row) => seen[items.indexOf(row)] ?? []));
  }

  #keysOf(rows: readonly T[]): ReadonlySet<string> {
    return new Set(rows.flatMap((row) => this.#keyOf(row) ?? []));
  }
}

/** Ends when the window has taken what was sent to it, and told all that came before: messages keep their order. */
async function arrival(): Promise<void> {
  // VS Code sends what changed in a picker with the next turn of the event loop.
  await new Promise((done) => {
    setTimeout(done, 0);
  });
  await vscode.commands.executeCommand('noop');
}

function areSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((key) => others.has(key));
}
