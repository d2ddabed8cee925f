import assert from 'node:assert/strict';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { workspaceTeamFile } from '../../src/adapters/editor/workspaceTeamFile.ts';
import { workspaceTemplates } from '../../src/adapters/editor/workspaceTemplates.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';

describe("files that a repository brings as Baton's own", () => {
  const teamFile = workspaceTeamFile();
  const templates = workspaceTemplates();
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;

  before(async () => {
    folder = await temporaryDirectory('baton-links-');
    await mkdir(join(folder.path, 'links', '.github', 'baton'), { recursive: true });
    await mkdir(join(folder.path, 'files', '.github', 'baton'), { recursive: true });
    await writeFile(join(folder.path, 'secret'), 'token');
  });
  after(async () => {
    teamFile.dispose();
    templates.dispose();
    await folder[Symbol.asyncDispose]();
  });

  it('are read where they are files', async () => {
    const root = join(folder.path, 'files');
    await writeFile(join(root, '.github', 'baton.yml'), 'members: {}\n');
    await writeFile(join(root, '.github', 'baton', 'release.md'), '# Release\n');
    assert.deepEqual(await teamFile.read(root), { type: 'read', text: 'members: {}\n' });
    assert.deepEqual(await templates.read(root), [{ path: '.github/baton/release.md', text: '# Release\n' }]);
  });

  it('are neither read nor written where they are links or devices', async () => {
    const root = join(folder.path, 'links');
    await symlink(join(folder.path, 'secret'), join(root, '.github', 'baton.yml'));
    await symlink(join(folder.path, 'secret'), join(root, '.github', 'baton', 'secret.md'));
    await symlink('/dev/zero', join(root, '.github', 'baton', 'zero.md'));
    assert.equal((await teamFile.read(root)).type, 'unreadable');
    assert.deepEqual(await templates.read(root), []);
    assert.equal((await teamFile.write(root, 'members: {}\n'))?.code, 'denied');
    assert.equal(await readFile(join(folder.path, 'secret'), 'utf8'), 'token');
  });
});
