import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const ambient = (name) => ({
  name,
  message: `core and app are pure: take ${name} as an argument or through a port in src/app/ports.`,
});

const ambientGlobals = [
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'crypto',
  'window',
  'document',
  'navigator',
  'localStorage',
  'Buffer',
  'require',
  'globalThis',
  'console',
];

const noClock = 'core and app have no clock: take the instant as an argument.';
const noRandomness = 'core and app have no randomness: take the identifier as an argument.';
const noZone =
  'core and app have no zone or language of their own: take the IANA zone and the locale as arguments.';

const ambientSyntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: noClock },
  { selector: "CallExpression[callee.name='Date']", message: noClock },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: noClock },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: noRandomness },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: noClock },
  {
    selector: 'VariableDeclarator[init.name=/^(Date|Math|Temporal)$/]',
    message: `${noClock} ${noRandomness}`,
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length>1]", message: noZone },
  {
    selector:
      'MemberExpression[property.name=/^([gs]et(Hours|Minutes|Date|Day|Month|FullYear)|getTimezoneOffset|toLocale(Date|Time)?String)$/]',
    message: noZone,
  },
  { selector: "NewExpression[callee.object.name='Intl'][arguments.length=0]", message: noZone },
  { selector: "CallExpression[callee.object.name='Intl'][arguments.length=0]", message: noZone },
  {
    selector: 'ImportExpression[source.type!="Literal"]',
    message: 'Name the module as a literal, so that the arrows can be checked.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '**/*.vsix'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/webviews/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/app/**/*.ts', 'src/protocol/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...ambientGlobals.map(ambient)],
      'no-restricted-syntax': ['error', ...ambientSyntax],
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'describe', 'test'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  { files: ['build/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
);
