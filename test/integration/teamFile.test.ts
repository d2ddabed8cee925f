import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** The file of the sample repository, which the working tree and the default branch have alike. */
describe('the team file', () => {
  let file: vscode.Uri;
  let bytes: Uint8Array;
  let text: string;

  /** What the command opens, once the repository is known. */
  const opened = (isEnough: (document: vscode.TextDocument) => boolean): Promise<vscode.TextDocument> =>
    eventually(
      async () => {
        await vscode.commands.executeCommand('baton.createTeamFile');
        return vscode.window.activeTextEditor?.document;
      },
      (document) => document !== undefined && isEnough(document),
    ).then((document) => document!);

  before(async function () {
    // VS Code looks for the repository after it has started.
    this.timeout(120_000);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    file = vscode.Uri.joinPath(folder.uri, '.github', 'baton.yml');
    const end = Date.now() + 110_000;
    while (vscode.window.activeTextEditor?.document.uri.toString() !== file.toString()) {
      assert.ok(Date.now() < end, 'no repository was found');
      await vscode.commands.executeCommand('baton.createTeamFile');
      await new Promise((done) => setTimeout(done, 500));
    }
  });
  beforeEach(async () => {
    bytes = await vscode.workspace.fs.readFile(file);
    text = new TextDecoder().decode(bytes);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.writeFile(file, bytes);
  });

  it('is opened where the working tree has it', async () => {
    const document = await opened(({ uri }) => uri.toString() === file.toString());
    assert.equal(document.isDirty, false);
  });

  it('begins unsaved as the default branch has it, where the working tree has none', async () => {
    await vscode.workspace.fs.delete(file);
    const document = await opened((each) => each.getText() === text);
    assert.equal(document.uri.scheme, 'untitled');
    assert.equal(document.uri.path, file.path);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(file)));
  });

  it('says what cannot be read, where it stands, and mends what was meant', async () => {
    const document = await opened(({ uri }) => uri.toString() === file.toString());
    const slip = text.replace('hours: { mon-fri: 09:00-17:30 }', 'hours: { weekdays: 9-17 }');
    assert.notEqual(slip, text);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(document.positionAt(0), document.positionAt(text.length)), slip);
    await vscode.workspace.applyEdit(edit);
    // The blocks of a day are looked at once it is known which day they are of.
    for (const [code, words] of [
      ['day-unknown', 'weekdays'],
      ['blocks-malformed', '9-17'],
    ] as const) {
      const [problem] = await eventually(
        () => Promise.resolve(vscode.languages.getDiagnostics(file)),
        (all) => all[0]?.code === code,
      );
      assert.ok(problem);
      assert.equal(document.getText(problem.range), words);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        file,
        problem.range,
      );
      const fix = actions.find(({ edit: change }) => change !== undefined)?.edit;
      assert.ok(fix);
      await vscode.workspace.applyEdit(fix);
    }
    assert.match(document.getText(), /hours: \{ mon-fri: 09:00-17:00 \}/);
    await eventually(
      () => Promise.resolve(vscode.languages.getDiagnostics(file)),
      (all) => all.length === 0,
    );
  });
});
