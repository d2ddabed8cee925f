import * as v from 'valibot';
import type { SourceTree } from './sourceTree.ts';

const icon = v.union([v.string(), v.object({ light: v.string(), dark: v.string() })]);
const menuItem = v.object({
  command: v.optional(v.string()),
  alt: v.optional(v.string()),
  when: v.optional(v.string()),
  group: v.optional(v.string()),
});
const configuration = v.object({
  properties: v.optional(v.record(v.string(), v.looseObject({})), {}),
});

const step = v.looseObject({
  media: v.looseObject({ svg: v.optional(v.string()) }),
  completionEvents: v.optional(v.array(v.string()), []),
});

const contributes = v.looseObject({
  commands: v.optional(
    v.array(
      v.looseObject({
        command: v.string(),
        icon: v.optional(icon),
        enablement: v.optional(v.string()),
      }),
    ),
    [],
  ),
  menus: v.optional(v.record(v.string(), v.array(menuItem)), {}),
  keybindings: v.optional(v.array(v.looseObject({ command: v.string(), when: v.optional(v.string()) })), []),
  viewsContainers: v.optional(v.record(v.string(), v.array(v.looseObject({ id: v.string(), icon })))),
  views: v.optional(
    v.record(
      v.string(),
      v.array(v.looseObject({ id: v.string(), icon: v.optional(icon), when: v.optional(v.string()) })),
    ),
    {},
  ),
  viewsWelcome: v.optional(v.array(v.looseObject({ view: v.string(), when: v.optional(v.string()) })), []),
  walkthroughs: v.optional(
    v.array(v.looseObject({ icon: v.optional(v.string()), steps: v.array(step) })),
    [],
  ),
  configuration: v.optional(v.union([configuration, v.array(configuration)]), []),
});

const schema = v.looseObject({
  icon: v.optional(v.string()),
  main: v.optional(v.string()),
  engines: v.object({ vscode: v.string() }),
  enabledApiProposals: v.optional(v.array(v.string())),
  activationEvents: v.optional(v.array(v.string()), []),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
  devDependencies: v.optional(v.record(v.string(), v.string()), {}),
  capabilities: v.optional(
    v.looseObject({ untrustedWorkspaces: v.optional(v.looseObject({ supported: v.unknown() })) }),
  ),
  contributes: v.optional(contributes, {}),
});

export type Manifest = v.InferOutput<typeof schema>;

/** Decodes `package.json` of the tree. @throws when it is missing or not a manifest. */
export function readManifest(tree: SourceTree): Manifest {
  return v.parse(schema, JSON.parse(tree.get('package.json') ?? ''));
}

/** Decodes `package.nls.json` of the tree: texts by their keys. */
export function readTexts(tree: SourceTree): Readonly<Record<string, string>> {
  const entry = v.union([
    v.string(),
    v.pipe(
      v.object({ message: v.string() }),
      v.transform((it) => it.message),
    ),
  ]);
  return v.parse(v.record(v.string(), entry), JSON.parse(tree.get('package.nls.json') ?? '{}'));
}

/** Every `when` and `enablement` clause of the manifest. */
export function whenClauses({ contributes: given }: Manifest): readonly string[] {
  return [
    ...given.commands.map((command) => command.enablement),
    ...Object.values(given.menus).flatMap((items) => items.map((item) => item.when)),
    ...given.keybindings.map((binding) => binding.when),
    ...Object.values(given.views).flatMap((views) => views.map((view) => view.when)),
    ...given.viewsWelcome.map((welcome) => welcome.when),
    ...completionEvents(given, 'onContext:'),
  ].filter((clause) => clause !== undefined);
}

/** Ids of the commands that complete a step of a walkthrough. */
export function completingCommands({ contributes: given }: Manifest): readonly string[] {
  return completionEvents(given, 'onCommand:');
}

function completionEvents({ walkthroughs }: Manifest['contributes'], start: string): readonly string[] {
  return walkthroughs
    .flatMap(({ steps }) => steps.flatMap((each) => each.completionEvents))
    .filter((event) => event.startsWith(start))
    .map((event) => event.slice(start.length));
}

/** Names of all settings. */
export function settingNames({ contributes: given }: Manifest): readonly string[] {
  return [given.configuration].flat().flatMap((section) => Object.keys(section.properties));
}

/** Ids of all views. */
export function viewIds({ contributes: given }: Manifest): readonly string[] {
  return Object.values(given.views).flatMap((views) => views.map((view) => view.id));
}

/** Every icon and picture: a path from the root, or `$(name)`. */
export function icons({ icon: own, contributes: given }: Manifest): readonly string[] {
  return [
    own,
    ...given.commands.map((command) => command.icon),
    ...Object.values(given.viewsContainers ?? {}).flatMap((containers) =>
      containers.map((container) => container.icon),
    ),
    ...Object.values(given.views).flatMap((views) => views.map((view) => view.icon)),
    ...given.walkthroughs.flatMap(({ icon: picture, steps }) => [
      picture,
      ...steps.map(({ media }) => media.svg),
    ]),
  ].flatMap((each) =>
    each === undefined ? [] : typeof each === 'string' ? [each] : [each.light, each.dark],
  );
}
