/**
 * The arrows of the house (DESIGN.md): core ← app ← {adapters, ui} ← composition, core ← protocol ← {ui, webviews}.
 * Each comment says what to do instead. Type imports count as arrows too.
 */
const core = '^src/core/';
const app = '^src/app/';
const protocol = '^src/protocol/';
const adapters = '^src/adapters/';
const ui = '^src/ui/';
const webviews = '^src/webviews/';
/** Builds the adapters and hands them as ports to the use-cases and to the user interface. */
const composition = '^src/(extension|application|composition/[^/]+)\\.ts$';
const packages = 'node_modules/';

/** Packages that compute and do nothing else: no files, network, clock or globals of a platform. */
export const pureLibraries = [
  'valibot',
  'temporal-polyfill',
  'temporal-spec',
  'ical\\.js',
  'rrule-temporal',
  'node-diff3',
  'yaml',
  'marked',
];
const pure = `node_modules/(${pureLibraries.join('|')})/`;

const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: to },
});
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only(
      'core-is-pure',
      core,
      [core, pure],
      'core imports core and pure libraries only. Take what you need as an argument, or move the step that needs the world to an adapter behind a port in src/app/ports.',
    ),
    only(
      'app-sees-core',
      app,
      [app, core, pure],
      'app imports core, app and pure libraries only. Describe what you need as a port in src/app/ports; the composition gives you the adapter.',
    ),
    only(
      'protocol-sees-core',
      protocol,
      [protocol, core, pure],
      'protocol is loaded by the host and by the browser: it imports core, protocol and pure libraries only.',
    ),
    never(
      'adapters-see-app',
      { path: adapters },
      { path: [ui, webviews, protocol, composition] },
      'An adapter implements a port of src/app/ports and imports core and app only. Let the composition connect it to the user interface.',
    ),
    never(
      'adapters-are-apart',
      { path: '^src/adapters/([^/]+)/' },
      { path: adapters, pathNot: '^src/adapters/$1/' },
      'Adapters do not see each other. Let a use-case in src/app bring the two ports together, or move what is shared to core.',
    ),
    never(
      'ui-sees-app',
      { path: ui },
      { path: [adapters, webviews, composition] },
      'ui reaches the world through use-cases and ports of src/app, and webviews through src/protocol. Take the port as an argument.',
    ),
    never(
      'ui-has-no-backdoor',
      { path: ui },
      {
        path: [
          `${packages}(@octokit|simple-git|write-file-atomic)/`,
          '^(node:)?(child_process|fs|fs/promises|http|https|net|tls|worker_threads)$',
        ],
      },
      'ui starts no process, opens no socket and writes no file. Ask a use-case, or read through vscode.workspace.fs.',
    ),
    never(
      'webviews-see-protocol',
      { path: webviews },
      { path: [app, adapters, ui, composition] },
      'A webview knows the protocol, core types and its own code. Have the host send what it needs as a message of src/protocol.',
    ),
    never(
      'webviews-are-apart',
      { path: '^src/webviews/([^/]+)/', pathNot: '^src/webviews/shared/' },
      { path: webviews, pathNot: ['^src/webviews/$1/', '^src/webviews/shared/'] },
      'Webviews do not see each other. Move what both need to src/webviews/shared.',
    ),
    never(
      'shared-is-below',
      { path: '^src/webviews/shared/' },
      { path: webviews, pathNot: '^src/webviews/shared/' },
      'src/webviews/shared is used by the webviews and knows none of them.',
    ),
    never(
      'webviews-run-in-the-browser',
      { path: webviews },
      { dependencyTypes: ['core'] },
      'A webview runs in a browser, where Node has no modules.',
    ),
    never(
      'vscode-has-two-rooms',
      { path: '^src/', pathNot: ['^src/adapters/editor/', ui, composition] },
      { path: '^vscode$|@types/vscode/' },
      'vscode is imported in src/ui, src/adapters/editor and the composition only. Put the call behind a port.',
    ),
    never(
      'composition-is-the-root',
      { path: '^src/', pathNot: composition },
      { path: composition },
      'Nothing imports the composition: it would be a service locator. Take what you need as an argument.',
    ),
    never(
      'product-has-no-tests',
      { path: '^src/' },
      { path: '^(test|build)/' },
      'src does not import from test or build: that code is not shipped.',
    ),
    never(
      'product-has-its-packages',
      { path: '^src/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '@types/vscode/' },
      'src imports packages from "dependencies" of package.json only; what is bundled must be listed and licensed there.',
    ),
    never(
      'imports-resolve',
      { path: '^src/' },
      { couldNotResolve: true, pathNot: '^vscode$' },
      'This import leads nowhere. Name the file with its .ts or .tsx ending.',
    ),
    never(
      'no-cycles',
      { path: '^src/' },
      { circular: true },
      'These files import each other in a ring. Move what they share to a file of its own that imports neither.',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: packages },
    exclude: { path: '\\.(css|ttf)$' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
