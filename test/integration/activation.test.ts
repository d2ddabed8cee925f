import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('the extension in its host', () => {
  it('is found and activates', async () => {
    const extension = vscode.extensions.getExtension('baton.baton');
    assert.ok(extension, 'baton.baton is not among the installed extensions');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that its manifest names', async () => {
    const extension = vscode.extensions.getExtension('baton.baton');
    const manifest = extension?.packageJSON as
      { contributes?: { commands?: { command: string }[] } } | undefined; // any by its declaration; asserted on below
    const named = manifest?.contributes?.commands?.map((entry) => entry.command) ?? [];
    await extension?.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(named.length > 0, 'the manifest names no command');
    assert.deepEqual(
      named.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('knows the files of drafts and of the outbox, which a window may restore before anything else', async () => {
    for (const scheme of ['baton-draft', 'baton-outbox']) {
      const nowhere = vscode.Uri.from({ scheme, path: '/none/none.md' });
      await assert.rejects(
        async () => await vscode.workspace.fs.readFile(nowhere),
        ({ code }: { readonly code?: string }) => code === 'FileNotFound',
        scheme,
      );
    }
    const manifest = vscode.extensions.getExtension('baton.baton')?.packageJSON as
      { activationEvents?: string[] } | undefined; // any by its declaration; asserted on below
    for (const scheme of ['baton-draft', 'baton-outbox'])
      assert.ok(manifest?.activationEvents?.includes(`onFileSystem:${scheme}`), scheme);
  });
});
