import { describe, expect, it } from 'vitest';
import { isOfRemote } from '../../../src/ui/isOfRemote.ts';

describe('isOfRemote', () => {
  it.each([
    ['vscode-remote', 'ssh-remote+build.example', 'ssh-remote', true],
    ['vscode-remote', 'wsl+Debian', 'wsl', true],
    // VS Code's server in a browser: the address is the remote's whole name.
    ['vscode-remote', '127.0.0.1:8000', '127.0.0.1:8000', true],
    ['vscode-remote', 'ssh-remote+build.example', 'wsl', false],
    ['vscode-remote', 'wsl2+Debian', 'wsl', false],
    ['vscode-remote', 'wsl+Debian', undefined, false],
    ['file', '', 'wsl', false],
    ['file', '', undefined, false],
    ['untitled', 'wsl+Debian', 'wsl', false],
  ])('%s://%s in a window of %s: %s', (scheme, authority, remoteName, expected) => {
    expect(isOfRemote({ scheme, authority }, remoteName)).toBe(expected);
  });
});
