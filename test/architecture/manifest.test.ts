import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/projectRoot.ts';
import * as checks from './checks/checkManifest.ts';
import { expectNothingFound } from './checks/expectNothingFound.ts';
import { readSourceTree, treeOf, type SourceTree } from './checks/sourceTree.ts';

const tree = await readSourceTree(projectRoot);
const checksOfNames = [
  checks.checkCommands,
  checks.checkTexts,
  checks.checkViews,
  checks.checkSettings,
  checks.checkContextKeys,
  checks.checkRowMenus,
  checks.checkPlatform,
];

describe('manifest, code and texts', () => {
  it.each(checksOfNames.map((check) => [check.name, check] as const))('%s finds nothing', (_, check) => {
    expectNothingFound(check(tree));
  });

  it('icons exist', async () => {
    const css = await readFile(join(projectRoot, 'node_modules/@vscode/codicons/dist/codicon.css'), 'utf8');
    const codicons = [...css.matchAll(/\.codicon-([\w-]+):before/g)].flatMap(([, name]) => name ?? []);
    expect(codicons.length).toBeGreaterThan(400);
    const pictures = (await readdir(join(projectRoot, 'media'), { recursive: true })).map(
      (name) => `media/${name}`,
    );
    const files = new Set([...tree.keys(), ...pictures]);
    expectNothingFound(checks.checkIcons(tree, files, new Set(codicons)));
  });
});

/** A small extension in which all agrees; each test breaks one thing of it. */
const contributes = {
  commands: [
    { command: 'baton.open', title: '%open%', icon: '$(edit)' },
    { command: 'baton.close', title: '%close%', enablement: 'baton.place' },
  ],
  menus: { 'view/title': [{ command: 'baton.open', when: "view == baton.list && baton.place == 'here'" }] },
  keybindings: [{ command: 'baton.close', when: 'viewItem =~ /\\bnote\\b/' }],
  views: { baton: [{ id: 'baton.list', name: '%list%', icon: 'media/list.svg' }] },
  viewsWelcome: [{ view: 'baton.list', contents: '%welcome%', when: 'config.baton.sound' }],
  configuration: { properties: { 'baton.sound': { type: 'boolean', description: '%sound%' } } },
};
const manifest = {
  name: 'x',
  engines: { vscode: '^1.134.0' },
  activationEvents: ['onStartupFinished'],
  devDependencies: { '@types/vscode': '1.134.0' },
  capabilities: { untrustedWorkspaces: { supported: 'limited' } },
  contributes,
};
const texts = {
  open: 'Open',
  close: 'Close',
  list: 'List',
  welcome: '[Open](command:baton.open)',
  sound: 'Sound',
};
const sources = {
  'src/ui/commands/commandId.ts': "export const commandIds = ['open', 'close'] as const;",
  'src/ui/commands/a.ts': 'register(vscode.commands.registerCommand(`baton.${id}`, f));',
  'src/ui/list.ts': `
    createTreeView('baton.list', {}); setContextKey('baton.place', place); item.contextValue = 'note';
    item.command = { command: 'baton.open' }; executeCommand('baton.list.focus'); executeCommand('workbench.x');`,
  'src/ui/contextKey.ts': "export interface ContextKeys { readonly 'baton.place': 'here' | 'there' }",
  'src/adapters/editor/settings.ts': "vscode.workspace.getConfiguration('baton').get('sound');",
};

function extension(
  change: { manifest?: object; contributes?: object; texts?: object; sources?: Record<string, string> } = {},
): SourceTree {
  const changed = { ...manifest, ...change.manifest, contributes: { ...contributes, ...change.contributes } };
  return treeOf({
    'package.json': JSON.stringify(changed),
    'package.nls.json': JSON.stringify({ ...texts, ...change.texts }),
    ...sources,
    ...change.sources,
  });
}

const messages = (changed: SourceTree): readonly string[] =>
  checksOfNames.flatMap((check) => check(changed)).map((finding) => finding.message);

const further = (command: object): object => ({
  contributes: { commands: [...contributes.commands, command] },
});
const code = (text: string): object => ({ sources: { 'src/ui/b.ts': text } });
const walkthrough = (event: string): object => ({
  contributes: { walkthroughs: [{ steps: [{ media: {}, completionEvents: [event] }] }] },
});
const when = (clause: string): object => ({
  contributes: { menus: { ...contributes.menus, 'editor/title': [{ command: 'baton.open', when: clause }] } },
});

describe('what the checks of the manifest find', () => {
  it('is nothing in an extension in which all agrees', () => {
    expect(messages(extension())).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    [
      'a command that nothing registers',
      further({ command: 'baton.new', title: '%open%' }),
      /baton\.new is not in commandIds/,
    ],
    ['a command contributed twice', further({ command: 'baton.open', title: '%open%' }), /contributed twice/],
    [
      'a command that is not contributed',
      { sources: { 'src/ui/commands/commandId.ts': "const commandIds = ['open', 'close', 'hide'];" } },
      /baton\.hide is not contributed/,
    ],
    [
      'a command registered by itself',
      { sources: { 'src/ui/commands/b.ts': "registerCommand('baton.hide', f)" } },
      /baton\.hide is not contributed/,
    ],
    [
      'a command that is called and does not exist',
      code("executeCommand('baton.hide')"),
      /no command baton\.hide/,
    ],
    [
      'a tree item that runs a command that does not exist',
      code("({ command: 'baton.hide' })"),
      /no command baton\.hide/,
    ],
    [
      'a link to a command that does not exist',
      { texts: { welcome: '[Hide](command:baton.hide)' } },
      /no command baton\.hide/,
    ],
    [
      'a menu with a command that does not exist',
      { contributes: { menus: { 'scm/title': [{ command: 'baton.hide' }] } } },
      /scm\/title names baton\.hide/,
    ],
    [
      'a button of a row that the keyboard cannot reach',
      {
        contributes: {
          menus: {
            ...contributes.menus,
            'view/item/context': [
              { command: 'baton.open', when: 'view == baton.list', group: 'inline@1' },
              { command: 'baton.open', when: 'view == baton.other', group: '1_note' },
              { command: 'baton.close', when: 'view == baton.list', group: 'inline@2' },
              { command: 'baton.close', when: 'view == baton.list', group: '2_note' },
            ],
          },
        },
      },
      /baton\.open is a row's button/,
    ],
    [
      'a keybinding for a command that does not exist',
      { contributes: { keybindings: [{ command: 'baton.hide', when: 'viewItem == note' }] } },
      /keybinding names baton\.hide/,
    ],
    [
      'a walkthrough that waits for a command that does not exist',
      walkthrough('onCommand:baton.hide'),
      /walkthrough waits for baton\.hide/,
    ],
    [
      'a walkthrough that waits for a context key that nothing sets',
      walkthrough("onContext:baton.mood == 'good'"),
      /baton\.mood/,
    ],
    [
      'a key without a text',
      further({ command: 'baton.open', title: '%new.title%' }),
      /%new\.title% has no text/,
    ],
    ['a text that nothing uses', { texts: { old: 'Old' } }, /uses %old%/],
    [
      'a title that cannot be translated',
      further({ command: 'baton.open', title: 'Open' }),
      /"Open" cannot be translated/,
    ],
    [
      'a translation of a text that does not exist',
      { sources: { 'package.nls.de.json': '{"alt":"Alt"}' } },
      /alt is not in package\.nls\.json/,
    ],
    [
      'a view without a provider',
      { sources: { 'src/ui/list.ts': "setContextKey('baton.place', x); 'note'" } },
      /provides the view baton\.list/,
    ],
    [
      'a provider without a view',
      code("registerWebviewViewProvider('baton.form', x)"),
      /baton\.form is not contributed/,
    ],
    [
      'a welcome text for a view that does not exist',
      {
        contributes: {
          viewsWelcome: [{ view: 'baton.form', contents: '%welcome%', when: 'config.baton.sound' }],
        },
      },
      /baton\.form is named as a view/,
    ],
    [
      'a when clause for a view that does not exist',
      when('view == baton.form'),
      /baton\.form is named as a view/,
    ],
    [
      'a when clause for an unknown view of another extension',
      when('view == other:github'),
      /other:github is named as a view/,
    ],
    [
      'a setting that nothing reads',
      { sources: { 'src/adapters/editor/settings.ts': '' } },
      /reads the setting baton\.sound/,
    ],
    [
      'a setting that is not contributed',
      code("getConfiguration('baton').get('light')"),
      /baton\.light is not contributed/,
    ],
    [
      'a setting read by its whole name',
      code("getConfiguration().get('baton.light')"),
      /baton\.light is not contributed/,
    ],
    [
      'a setting read from a constant',
      code("const c = getConfiguration('baton'); c.get<boolean>('light')"),
      /baton\.light is not contributed/,
    ],
    ['a setting whose name is computed', code("getConfiguration('baton').get(name)"), /not a literal/],
    [
      'a change event of a setting that is not contributed',
      code("event.affectsConfiguration('baton.light')"),
      /baton\.light is not contributed/,
    ],
    [
      'a when clause with a setting that is not contributed',
      when('config.baton.light'),
      /baton\.light, which is not contributed/,
    ],
    [
      'a context key that nothing sets',
      when('!baton.signedIn'),
      /baton\.signedIn, which nothing in src sets/,
    ],
    ['a value that a context key never has', when("baton.place == 'nowhere'"), /with nowhere/],
    [
      'a context key that nothing reads',
      code("setContextKey('baton.mood', x)"),
      /No when clause reads baton\.mood/,
    ],
    [
      'a context key set directly that nothing reads',
      code("executeCommand('setContext', 'baton.mood', x)"),
      /No when clause reads baton\.mood/,
    ],
    ['a viewItem word that no item has', when('viewItem == letter'), /viewItem letter/],
    ['a viewItem pattern that no item has', when('viewItem =~ /\\bletter\\b/'), /viewItem letter/],
    ['proposed APIs', { manifest: { enabledApiProposals: ['x'] } }, /Proposed APIs/],
    [
      'types of another version',
      { manifest: { devDependencies: { '@types/vscode': '1.135.0' } } },
      /must be the same version/,
    ],
    ['no word about Restricted Mode', { manifest: { capabilities: {} } }, /must be "limited"/],
    ['activation by everything', { manifest: { activationEvents: ['*'] } }, /onStartupFinished/],
    ['a version that floats', { manifest: { dependencies: { x: '^1.0.0' } } }, /one exact version/],
  ])('%s', (_, change, message) => {
    const found = messages(extension(change));
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });

  it('icons that do not exist', () => {
    const files = new Set(['media/list.svg']);
    expect(checks.checkIcons(extension(), files, new Set(['edit']))).toEqual([]);
    expect(checks.checkIcons(extension(), new Set(), new Set(['edit']))).toHaveLength(1);
    expect(checks.checkIcons(extension(), files, new Set())).toHaveLength(1);
  });
});
