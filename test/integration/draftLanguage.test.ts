import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { openedDraft } from './openedDraft.ts';

const codesOf = (uri: vscode.Uri): readonly unknown[] =>
  vscode.languages.getDiagnostics(uri).map(({ code }) => code);

/** Nobody's: a token of the right shape, put together here so that no scanner takes this file for a leak. */
const secret = ['ghp', 'Zx81kQp02LmVb93TyRw47NcJd65HsGf1AeUi'].join('_');

/** The fixes offered at that range that change the text. */
async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ edit }) => edit !== undefined);
}

describe('a draft as a document', () => {
  let document: vscode.TextDocument;
  let before: string;

  const write = async (text: string): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    edit.replace(document.uri, whole, text);
    await vscode.workspace.applyEdit(edit);
  };
  const under = (heading: string, text: string): string =>
    document.getText().replace(`## ${heading}\n`, `## ${heading}\n\n${text}\n`);
  const endOf = (text: string): vscode.Position =>
    document.positionAt(document.getText().indexOf(text) + text.length);

  beforeEach(async () => {
    document = await openedDraft();
    before = document.getText();
  });
  afterEach(async () => {
    await write(before);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('says what a receiver would ask, and mends it', async () => {
    await write(under('Why it matters', 'Ship it tomorrow.'));
    await eventually(
      () => Promise.resolve(codesOf(document.uri)),
      (codes) => codes.includes('relativeTime') && codes.includes('noAddressee'),
    );
    const found = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'relativeTime');
    assert.ok(found);
    assert.equal(document.getText(found.range), 'tomorrow');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
    );
    const [fix] = actions.filter(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /Ship it \d{4}-\d{2}-\d{2}\./);
    await eventually(
      () => Promise.resolve(codesOf(document.uri)),
      (codes) => !codes.includes('relativeTime'),
    );
  });

  it('has quick fixes that mend what they are offered for, all of them', async () => {
    const shown = document.getText();
    const missing = shown
      .replace(/^to: .*$/m, 'to: []')
      .replace('## Why it matters\n', '## Why it matters\n\nShip it tomorrow, and ask at 3pm.\n')
      .replace('## Where it stands\n', `## Where it stands\n\nThe key is ${secret}. @li knows.\n`)
      .replace('## Next steps\n', '## Next steps\n\n- [ ] Raise the skew allowance\n')
      .concat('\n## Questions\n\n- [ ] Is 90 s enough?\n');
    const texts = [
      ['missingReplyBy', missing],
      ['replyByPast', missing.replace('to: []', 'to: [maya]\nreply-by: 2020-01-01T12:00:00Z')],
      ['replyByOutsideHours', missing.replace('to: []', 'to: [maya]\nreply-by: 2037-01-04T12:00:00Z')],
    ] as const;
    const mended = new Set<string>();
    for (const [rule, text] of texts) {
      await write(text);
      const settled = [rule, 'possibleSecret', 'unpushedCommits', 'failingChecks'];
      const found = await eventually(
        () => Promise.resolve(vscode.languages.getDiagnostics(document.uri)),
        (all) => settled.every((each) => all.some(({ code }) => code === each)),
      );
      const saidOf = ({ code, message }: vscode.Diagnostic): string => JSON.stringify([code, message]);
      const said = (): readonly string[] => vscode.languages.getDiagnostics(document.uri).map(saidOf);
      const ranges = found.filter(
        ({ range }, at) => at === found.findIndex((each) => each.range.isEqual(range)),
      );
      for (const { range } of ranges) {
        const here = found.filter((each) => each.range.intersection(range) !== undefined).map(saidOf);
        const begin = async (): Promise<readonly vscode.CodeAction[]> => {
          await write(text);
          await eventually(
            () => Promise.resolve(said()),
            (all) => here.every((each) => all.includes(each)),
          );
          return fixesAt(document.uri, range);
        };
        for (const index of (await begin()).keys()) {
          const fix = (await begin())[index];
          assert.ok(fix?.edit, here.join(' '));
          assert.ok(await vscode.workspace.applyEdit(fix.edit), fix.title);
          const left = await eventually(
            () => Promise.resolve(said()),
            (all) => here.some((each) => !all.includes(each)),
          );
          for (const each of here.filter((one) => !left.includes(one))) {
            mended.add((JSON.parse(each) as readonly [string, string])[0]);
          }
        }
      }
    }
    const fixable = [
      'noAddressee',
      'taskWithoutOwner',
      'questionWithoutAddressee',
      'missingReplyBy',
      'replyByPast',
      'replyByOutsideHours',
      'relativeTime',
      'zonelessTime',
      'uncommittedWork',
      'unpushedCommits',
      'failingChecks',
      'mentionNotAddressed',
      'possibleSecret',
    ];
    assert.deepEqual(
      fixable.filter((rule) => !mended.has(rule)),
      [],
    );
  });

  it('completes files, and the values of the front matter', async () => {
    const text = under('Why it matters', 'See `rota').replace(/^status: .*$/m, 'status: ');
    await write(text);
    const labels = (at: string) => async (): Promise<readonly string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        endOf(at),
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    await eventually(labels('See `rota'), (files) => files.includes('src/rotate.ts'));
    // A path with its folder, which is how a completed one is refined.
    await write(`${text}\n\nAnd \`src/ro`);
    await eventually(labels('And `src/ro'), (files) => files.includes('src/rotate.ts'));
    await write(text);
    await eventually(labels('status: '), (values) => values.includes('at_risk'));
  });

  it('offers preview and publish above the title, folds by section, and tells a time on hover', async () => {
    await write(
      under('Why it matters', 'Old keys leak from 2026-12-01T08:00:00Z.')
        .replace(/^to: .*$/m, 'to: [maya]\nreply-by: 2026-11-25T16:00:00Z')
        .replace(/^id: .*$/m, '$&\ndropped: ["check"]'),
    );
    const lenses = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9),
      (all) => all.some(({ command }) => command?.command === 'baton.publish'),
    );
    assert.ok(lenses.some(({ command }) => command?.command === 'baton.preview'));
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const why = document.positionAt(document.getText().indexOf('## Why it matters')).line;
    assert.ok(ranges.some(({ start }) => start === why));
    assert.ok(ranges.some(({ start }) => start === 0));
    const own = document.positionAt(document.getText().indexOf('\nid: ') + 1).line;
    assert.ok(ranges.some(({ start, end }) => start === own && end === own + 1));
    const toldAt = async (position: vscode.Position): Promise<string> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join(' ')
        .replaceAll('&nbsp;', ' ');
    };
    assert.match(await toldAt(endOf('2026-11-25T16')), /maya/);
    assert.match(await toldAt(endOf('2026-12-01T08')), /your time/);
    assert.match(await toldAt(endOf('dropped')), /not offered again/);
  });
});
