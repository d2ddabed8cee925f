import ts from 'typescript';
import { descendants, literalText, parseSource, placeOf } from '../../../build/parseSource.ts';
import { filesIn, type Finding, type SourceTree } from './sourceTree.ts';

/** What every page must say, and what it must not say. https://code.visualstudio.com/api/extension-guides/webview#security */
const wanted: readonly (readonly [RegExp, string])[] = [
  [/http-equiv="Content-Security-Policy"/, 'has no Content-Security-Policy'],
  [/default-src 'none'/, "does not begin with default-src 'none'"],
  [/script-src[^;"]*'nonce-/, 'does not tie its scripts to a nonce'],
];
const unwanted: readonly (readonly [RegExp, string])[] = [
  [/script-src[^;"]*'unsafe-(inline|eval)'/, 'allows inline scripts or eval'],
  [/(script|connect|default|frame)-src[^;"]*(https?:|\*)/, 'allows scripts or connections of other hosts'],
  // JSON in a script element is data: no browser runs it.
  [/<script(?![^>]*\bnonce=)(?! type="application\/json")/, 'has a script without a nonce'],
  [/<\w+[^>]*\son[a-z]+\s*=\s*["']/, 'has an inline event handler'],
];

/** Every page that the extension shows is closed to everything that it does not name. */
export function checkPages(tree: SourceTree): readonly Finding[] {
  const pages = filesIn(tree, 'src/').filter(([, text]) => /<!doctype html/i.test(text));
  const faults = pages.flatMap(([path, text]) => [
    ...wanted
      .filter(([pattern]) => !pattern.test(text))
      .map(([, fault]) => ({ path, message: `The page ${fault}.` })),
    ...unwanted
      .filter(([pattern]) => pattern.test(text))
      .map(([, fault]) => ({ path, message: `The page ${fault}.` })),
  ]);
  const further = pages
    .slice(1)
    .map(([path]) => ({ path, message: 'Pages are written in one place: use the one that is there.' }));
  const makesViews = filesIn(tree, 'src/').some(([, text]) =>
    /\b(createWebviewPanel|registerWebviewViewProvider)\b/.test(text),
  );
  const none =
    makesViews && pages.length === 0
      ? [{ path: 'src', message: 'There are webviews, and no page with a policy was found.' }]
      : [];
  return [...faults, ...further, ...none];
}

/** Webviews reach the folders that they name and no others, and keep no hidden page alive. */
export function checkWebviewOptions(tree: SourceTree): readonly Finding[] {
  return filesIn(tree, 'src/').flatMap(([path, text]) => {
    const source = parseSource(path, text);
    return [...descendants(source)].flatMap((node): Finding[] => {
      if (ts.isIdentifier(node) && node.text === 'retainContextWhenHidden') {
        return [
          {
            path: placeOf(source, node),
            message: 'Do not keep hidden pages alive: send the state when one becomes visible.',
          },
        ];
      }
      if (ts.isIdentifier(node) && /^enable(CommandUris|Forms)$/.test(node.text)) {
        return [{ path: placeOf(source, node), message: 'Let the page send a message instead.' }];
      }
      if (ts.isObjectLiteralExpression(node)) {
        const names = node.properties.map((property) => property.name?.getText());
        return names.includes('enableScripts') && !names.includes('localResourceRoots')
          ? [
              {
                path: placeOf(source, node),
                message: 'Name localResourceRoots: by default a page may read the whole folder.',
              },
            ]
          : [];
      }
      const isFilled =
        ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        ts.isPropertyAccessExpression(node.left) &&
        node.left.name.text === 'html';
      return isFilled && !/\blocalResourceRoots\b/.test(text)
        ? [
            {
              path: placeOf(source, node),
              message: 'Set options with localResourceRoots where the page is set.',
            },
          ]
        : [];
    });
  });
}

const htmlSinks =
  /^(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|createContextualFragment|write|writeln)$/;

/** HTML is put into a page only where it is sanitised, and text is never run as code. */
export function checkHtmlSinks(tree: SourceTree): readonly Finding[] {
  return filesIn(tree, 'src/webviews/').flatMap(([path, text]) => {
    const source = parseSource(path, text);
    const nodes = [...descendants(source)];
    const sanitises = nodes.some(
      (node) => ts.isImportDeclaration(node) && literalText(node.moduleSpecifier) === 'dompurify',
    );
    return nodes.flatMap((node): Finding[] => {
      if (!ts.isIdentifier(node)) return [];
      const called = ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent);
      if (called && node.parent.expression === node && /^(eval|Function)$/.test(node.text)) {
        return [{ path: placeOf(source, node), message: 'The policy forbids to run text as code.' }];
      }
      const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
      const isWrite =
        node.text.startsWith('write') && !(isMember && node.parent.expression.getText() === 'document');
      return htmlSinks.test(node.text) && !isWrite && !sanitises
        ? [
            {
              path: placeOf(source, node),
              message: 'HTML enters a page only through the file that sanitises it with dompurify.',
            },
          ]
        : [];
    });
  });
}
