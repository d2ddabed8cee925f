import * as code from './codeNames.ts';
import * as manifest from './manifest.ts';
import type { Finding, SourceTree } from './sourceTree.ts';

const inManifest = (message: string): Finding => ({ path: 'package.json', message });

function duplicates(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** Contributed and registered commands are the same, and every command that is named anywhere is one of them. */
export function checkCommands(tree: SourceTree): readonly Finding[] {
  const given = manifest.readManifest(tree);
  const contributed = given.contributes.commands.map((command) => command.command);
  const registered = code.registeredCommands(tree);
  const known = (id: string): boolean => contributed.includes(id);
  // VS Code makes these for every view.
  const ofViews = manifest.viewIds(given).flatMap((id) => [`${id}.focus`, `${id}.open`, `${id}.removeView`]);
  const links = Object.entries(manifest.readTexts(tree)).flatMap(([key, text]) =>
    code.commandLinks(text).map((id) => ({ id, place: `package.nls.json (${key})` })),
  );
  const menus = Object.entries(given.contributes.menus).flatMap(([menu, items]) =>
    items.flatMap((item) =>
      [item.command, item.alt].filter((id) => id !== undefined).map((id) => ({ id, menu })),
    ),
  );
  return [
    ...duplicates(contributed).map((id) => inManifest(`The command ${id} is contributed twice.`)),
    ...contributed
      .filter((id) => !registered.some((each) => each.name === id))
      .map((id) => inManifest(`The command ${id} is not in commandIds of src/ui/commands.`)),
    ...registered
      .filter((each) => !known(each.name))
      .map((each) => ({
        path: each.place,
        message: `The command ${each.name} is not contributed in package.json.`,
      })),
    ...code
      .usedCommands(tree)
      .filter((each) => !known(each.name) && !ofViews.includes(each.name))
      .map((each) => ({ path: each.place, message: `There is no command ${each.name}.` })),
    ...links
      .filter(({ id }) => id.startsWith('baton.') && !known(id) && !ofViews.includes(id))
      .map(({ id, place }) => ({ path: place, message: `There is no command ${id}.` })),
    ...menus
      .filter(({ id }) => id.startsWith('baton.') && !known(id))
      .map(({ id, menu }) => inManifest(`The menu ${menu} names ${id}, which is no command.`)),
    ...given.contributes.keybindings
      .filter(({ command }) => command.startsWith('baton.') && !known(command))
      .map(({ command }) => inManifest(`A keybinding names ${command}, which is no command.`)),
    ...manifest
      .completingCommands(given)
      .filter((id) => !known(id))
      .map((id) => inManifest(`A walkthrough waits for ${id}, which is no command.`)),
  ];
}

/** Every `%key%` has a text and every text is used; the other languages have no key that English has not. */
export function checkTexts(tree: SourceTree): readonly Finding[] {
  const texts = manifest.readTexts(tree);
  const asked = [...(tree.get('package.json') ?? '').matchAll(/"%([\w.]+)%"/g)].flatMap(
    ([, key]) => key ?? [],
  );
  const plain = manifest
    .readManifest(tree)
    .contributes.commands.map((command) => command['title'])
    .filter((title) => typeof title === 'string' && !/^%.+%$/.test(title));
  const others = [...tree].filter(([path]) => /^package\.nls\.[\w-]+\.json$/.test(path));
  return [
    ...asked
      .filter((key) => texts[key] === undefined)
      .map((key) => inManifest(`%${key}% has no text in package.nls.json.`)),
    ...plain.map((title) =>
      inManifest(`The title "${String(title)}" cannot be translated: move it to package.nls.json.`),
    ),
    ...Object.keys(texts)
      .filter((key) => !asked.includes(key))
      .map((key) => ({ path: 'package.nls.json', message: `Nothing in package.json uses %${key}%.` })),
    ...others.flatMap(([path, text]) =>
      Object.keys(JSON.parse(text) as object)
        .filter((key) => texts[key] === undefined)
        .map((key) => ({ path, message: `${key} is not in package.nls.json.` })),
    ),
  ];
}

/** Trees of the GitHub Pull Requests extension, whose rows offer commands of ours. */
const viewsOfOthers = ['pr:github', 'prStatus:github'];

/** Every view has a provider and every provider a view; welcome texts and `when` clauses name views that exist. */
export function checkViews(tree: SourceTree): readonly Finding[] {
  const given = manifest.readManifest(tree);
  const views = manifest.viewIds(given);
  const provided = code.providedViews(tree);
  const named = manifest
    .whenClauses(given)
    .flatMap((clause) => [...clause.matchAll(/\bview\s*==\s*'?([\w.:]+)/g)]);
  const unknown = [
    ...given.contributes.viewsWelcome.map((welcome) => welcome.view),
    ...named.flatMap(([, id]) => id ?? []),
  ];
  return [
    ...views
      .filter((id) => !provided.some((each) => each.name === id))
      .map((id) => inManifest(`Nothing in src provides the view ${id}.`)),
    ...provided
      .filter((each) => !views.includes(each.name))
      .map((each) => ({
        path: each.place,
        message: `The view ${each.name} is not contributed in package.json.`,
      })),
    ...unknown
      .filter((id) => !views.includes(id) && !viewsOfOthers.includes(id))
      .map((id) => inManifest(`${id} is named as a view and is none.`)),
  ];
}

/** Settings that are contributed are read, and those that are read are contributed. */
export function checkSettings(tree: SourceTree): readonly Finding[] {
  const given = manifest.readManifest(tree);
  const contributed = manifest.settingNames(given);
  const used = code.usedSettings(tree);
  const inClauses = manifest
    .whenClauses(given)
    .flatMap((clause) => [...clause.matchAll(/\bconfig\.(baton\.[\w.]+)/g)]);
  return [
    ...contributed
      .filter((name) => !used.some((each) => each.name === name))
      .map((name) => inManifest(`Nothing in src reads the setting ${name}.`)),
    ...used
      .filter(
        (each) =>
          !contributed.includes(each.name) && !contributed.some((name) => name.startsWith(`${each.name}.`)),
      )
      .map((each) => ({
        path: each.place,
        message: `The setting ${each.name} is not contributed in package.json.`,
      })),
    ...inClauses
      .flatMap(([, name]) => name ?? [])
      .filter((name) => !contributed.includes(name))
      .map((name) => inManifest(`A when clause reads the setting ${name}, which is not contributed.`)),
  ];
}

/** Context keys in `when` clauses are set with the values that are compared; what is set is read; `viewItem` words exist. */
export function checkContextKeys(tree: SourceTree): readonly Finding[] {
  const given = manifest.readManifest(tree);
  const views = manifest.viewIds(given);
  const values = code.contextKeyValues(tree);
  const set = code.setContextKeys(tree);
  const clauses = manifest.whenClauses(given);
  const used = clauses.flatMap((clause) =>
    [...clause.matchAll(/(?<![\w.'])(baton\.[\w.]+)(?:\s*[!=]=\s*'?([\w.]+))?/g)]
      .map(([, key = '', value]) => ({ key, value }))
      .filter(({ key }) => !views.includes(key)),
  );
  const words = clauses.flatMap((clause) =>
    [...clause.matchAll(/viewItem\s*(?:==\s*'?(\w+)|=~\s*\/([^/]+)\/)/g)].flatMap(([, word, pattern]) =>
      word === undefined
        ? [...(pattern ?? '').matchAll(/\\b(\w+?)\\b/g)].flatMap(([, each]) => each ?? [])
        : [word],
    ),
  );
  const said = code.literals(tree, 'src/ui/');
  return [
    ...used
      .filter(({ key }) => !set.some((each) => each.name === key))
      .map(({ key }) => inManifest(`A when clause reads ${key}, which nothing in src sets.`)),
    ...used
      .filter(({ key, value }) => value !== undefined && values.get(key)?.includes(value) === false)
      .map(({ key, value }) =>
        inManifest(`A when clause compares ${key} with ${String(value)}, which it never is.`),
      ),
    ...set
      .filter((each) => !used.some(({ key }) => key === each.name))
      .map((each) => ({ path: each.place, message: `No when clause reads ${each.name}.` })),
    ...words
      .filter((word) => !said.has(word))
      .map((word) => inManifest(`A when clause reads viewItem ${word}, which no tree item has.`)),
  ];
}

/**
 * Icons are files of the package or codicons that exist.
 * @param files all paths of the checkout, pictures among them
 */
export function checkIcons(
  tree: SourceTree,
  files: ReadonlySet<string>,
  codicons: ReadonlySet<string>,
): readonly Finding[] {
  return manifest.icons(manifest.readManifest(tree)).flatMap((icon) => {
    const name = /^\$\(([\w-]+)(~\w+)?\)$/.exec(icon)?.[1];
    if (name !== undefined) return codicons.has(name) ? [] : [inManifest(`There is no codicon ${icon}.`)];
    return files.has(icon) ? [] : [inManifest(`There is no file ${icon}.`)];
  });
}

/** The buttons of a tree's rows are also in the rows' menus: only those can be reached by keyboard. */
export function checkRowMenus(tree: SourceTree): readonly Finding[] {
  const items = manifest.readManifest(tree).contributes.menus['view/item/context'] ?? [];
  const isButton = ({ group = '' }: (typeof items)[number]): boolean => group.startsWith('inline');
  const view = ({ when = '' }: (typeof items)[number]): string | undefined =>
    /view == ([\w.]+)/.exec(when)?.[1];
  return items
    .filter(isButton)
    .filter(
      (button) =>
        !items.some(
          (item) => !isButton(item) && item.command === button.command && view(item) === view(button),
        ),
    )
    .map(({ command }) => inManifest(`${String(command)} is a row's button and not in the row's menu.`));
}

/** The manifest keeps to what every VS Code from `engines.vscode` on offers, and says what it does in Restricted Mode. */
export function checkPlatform(tree: SourceTree): readonly Finding[] {
  const given = manifest.readManifest(tree);
  const engine = /^\^(\d+\.\d+)\.\d+$/.exec(given.engines.vscode)?.[1];
  const types = /^(\d+\.\d+)\.\d+$/.exec(given.devDependencies['@types/vscode'] ?? '')?.[1];
  const versions = { ...given.dependencies, ...given.devDependencies };
  return [
    ...(given.enabledApiProposals === undefined
      ? []
      : [inManifest('Proposed APIs cannot be published: remove enabledApiProposals.')]),
    ...(engine !== undefined && engine === types
      ? []
      : [
          inManifest(
            `engines.vscode (${given.engines.vscode}) and @types/vscode (${types ?? 'none'}) must be the same version.`,
          ),
        ]),
    ...(given.capabilities?.untrustedWorkspaces?.supported === 'limited'
      ? []
      : [inManifest('capabilities.untrustedWorkspaces.supported must be "limited".')]),
    ...given.activationEvents
      .filter((event) => event === '*')
      .map(() => inManifest('"*" starts Baton before the window is ready: use onStartupFinished.')),
    ...Object.entries(versions)
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
      .map(([name, version]) => inManifest(`${name} is "${version}": name one exact version.`)),
  ];
}
