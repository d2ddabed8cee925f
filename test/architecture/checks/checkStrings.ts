import ts from 'typescript';
import { calledName, descendants, literalText, parseSource, placeOf } from '../../../build/parseSource.ts';
import { filesIn, type Finding, type SourceTree } from './sourceTree.ts';

/** Calls whose first argument a person reads. */
const shown = /^(show(Information|Warning|Error)Message|setStatusBarMessage)$/;
/** Properties of VS Code's objects and attributes of elements that a person reads or hears. */
const read =
  /^(title|placeHolder|placeholder|prompt|tooltip|description|detail|label|openLabel|message|alt|aria-label|aria-description|aria-roledescription)$/;

function isTranslate(call: ts.CallExpression): boolean {
  const { expression } = call;
  if (ts.isIdentifier(expression)) return expression.text === 't';
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 't' &&
    /\bl10n$/.test(expression.expression.getText())
  );
}

/** The message that a call of `t` translates, or undefined when it is not written out as a literal. */
function messageOf(call: ts.CallExpression): string | undefined {
  const [first] = call.arguments;
  if (first === undefined || !ts.isObjectLiteralExpression(first)) return literalText(first);
  const message = first.properties.find((property) => property.name?.getText() === 'message');
  return message !== undefined && ts.isPropertyAssignment(message)
    ? literalText(message.initializer)
    : undefined;
}

/**
 * Calls of `t` whose message is not a literal or was missed by the extraction, so that no translator would see it.
 * @param bundle the text that was extracted for `l10n/bundle.l10n.json`
 */
export function checkTranslations(tree: SourceTree, bundle: string): readonly Finding[] {
  // A key with a comment is the message, a slash and the comment.
  const keys = Object.keys(JSON.parse(bundle) as Record<string, unknown>);
  return filesIn(tree, 'src/').flatMap(([path, text]) => {
    const source = parseSource(path, text);
    return [...descendants(source)].flatMap((node) => {
      if (!ts.isCallExpression(node) || !isTranslate(node)) return [];
      const message = messageOf(node);
      if (message === undefined) {
        return [{ path: placeOf(source, node), message: 'Give t a literal and put what varies into {0}.' }];
      }
      return keys.some((key) => key === message || key.startsWith(`${message}/`))
        ? []
        : [
            {
              path: placeOf(source, node),
              message:
                'The extraction misses this message: write it as t(…), l10n.t(…) or vscode.l10n.t(…) with a literal.',
            },
          ];
    });
  });
}

/** Words for people in `src/ui` and `src/webviews` that are not given to `t`. */
export function checkUntranslated(tree: SourceTree): readonly Finding[] {
  const found = (source: ts.SourceFile, node: ts.Node): Finding => ({
    path: placeOf(source, node),
    message: `A person reads "${node.getText().trim()}": give it to t.`,
  });
  return [...filesIn(tree, 'src/ui/'), ...filesIn(tree, 'src/webviews/')].flatMap(([path, text]) => {
    const source = parseSource(path, text);
    return [...descendants(source)].flatMap((node) => {
      if (ts.isJsxText(node) && hasWords(node.text)) return [found(source, node)];
      const value = readValue(node);
      return value !== undefined && hasWords(literalText(value) ?? '') ? [found(source, value)] : [];
    });
  });
}

function readValue(node: ts.Node): ts.Node | undefined {
  if (ts.isCallExpression(node)) return shown.test(calledName(node) ?? '') ? node.arguments[0] : undefined;
  if (ts.isJsxAttribute(node)) return read.test(node.name.getText()) ? node.initializer : undefined;
  if (ts.isPropertyAssignment(node)) return read.test(node.name.getText()) ? node.initializer : undefined;
  const assigns =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    read.test(node.left.name.text);
  return assigns ? node.right : undefined;
}

/** Two letters in a row and a space or a capital: not an icon, an id or a unit. */
function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text) && (/\p{L} \p{L}/u.test(text) || /^\p{Lu}\p{Ll}/u.test(text.trim()));
}
