import ts from 'typescript';
import { calledName, descendants, literalText, parseSource, placeOf } from '../../../build/parseSource.ts';
import { filesIn, type SourceTree } from './sourceTree.ts';

/** A name with the place (`path:line`) at which the code says it. */
export interface NamedPlace {
  readonly name: string;
  readonly place: string;
}

type Collect = (node: ts.Node) => readonly (string | undefined)[];

function collect(tree: SourceTree, folder: string, namesOf: Collect): readonly NamedPlace[] {
  return filesIn(tree, folder).flatMap(([path, text]) => {
    const source = parseSource(path, text);
    return [...descendants(source)].flatMap((node) =>
      namesOf(node)
        .filter((name) => name !== undefined)
        .map((name) => ({ name, place: placeOf(source, node) })),
    );
  });
}

/** The ids of `commandIds` in `src/ui/commands/`, with their prefix. All of them are registered in a loop over it. */
export function registeredCommands(tree: SourceTree): readonly NamedPlace[] {
  return collect(tree, 'src/ui/commands/', (node) => {
    if (ts.isCallExpression(node) && /^register(TextEditor)?Command$/.test(calledName(node) ?? '')) {
      return [literalText(node.arguments[0])];
    }
    if (
      !ts.isVariableDeclaration(node) ||
      node.name.getText() !== 'commandIds' ||
      node.initializer === undefined
    )
      return [];
    return [...descendants(node.initializer)]
      .map(literalText)
      .map((id) => (id === undefined ? id : `baton.${id}`));
  });
}

/** Our commands that the code names: in `executeCommand`, in a `command` property, in a `command:` link. */
export function usedCommands(tree: SourceTree): readonly NamedPlace[] {
  return collect(tree, 'src/', (node) => {
    if (ts.isCallExpression(node) && calledName(node) === 'executeCommand')
      return [own(literalText(node.arguments[0]))];
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'command')
      return [own(literalText(node.initializer))];
    return commandLinks(literalText(node) ?? '').map(own);
  });
}

/** The commands to which a text of Markdown links. */
export function commandLinks(text: string): readonly string[] {
  return [...text.matchAll(/command:([\w.]+)/g)].flatMap(([, id]) => id ?? []);
}

function own(id: string | undefined): string | undefined {
  return id?.startsWith('baton.') === true ? id : undefined;
}

/** Views for which the code gives a provider. */
export function providedViews(tree: SourceTree): readonly NamedPlace[] {
  return collect(tree, 'src/', (node) =>
    ts.isCallExpression(node) &&
    /^(registerWebviewViewProvider|registerTreeDataProvider|createTreeView)$/.test(calledName(node) ?? '')
      ? [literalText(node.arguments[0])]
      : [],
  );
}

/** Context keys that the code sets. */
export function setContextKeys(tree: SourceTree): readonly NamedPlace[] {
  return collect(tree, 'src/', (node) => {
    if (!ts.isCallExpression(node)) return [];
    if (calledName(node) === 'setContextKey') return [literalText(node.arguments[0])];
    const raw = calledName(node) === 'executeCommand' && literalText(node.arguments[0]) === 'setContext';
    return raw ? [literalText(node.arguments[1])] : [];
  });
}

/** The values that each context key of the interface `ContextKeys` can take; none for a boolean. */
export function contextKeyValues(tree: SourceTree): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [path, text] of filesIn(tree, 'src/ui/')) {
    for (const node of descendants(parseSource(path, text))) {
      if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'ContextKeys') continue;
      for (const member of node.members) {
        const key =
          member.name !== undefined && ts.isStringLiteral(member.name) ? member.name.text : undefined;
        const literals = [...descendants(member)].filter((child) => ts.isLiteralTypeNode(child));
        if (key !== undefined)
          values.set(
            key,
            literals.flatMap((child) => literalText(child.literal) ?? []),
          );
      }
    }
  }
  return values;
}

/** Settings of ours that the code reads or writes: through `getConfiguration`, or as asked of a change event. */
export function usedSettings(tree: SourceTree): readonly NamedPlace[] {
  return collect(tree, 'src/', (node) => {
    if (!ts.isCallExpression(node)) return [];
    if (calledName(node) === 'affectsConfiguration') return [own(literalText(node.arguments[0]))];
    const isAccess =
      /^(get|has|inspect|update)$/.test(calledName(node) ?? '') &&
      ts.isPropertyAccessExpression(node.expression);
    if (!isAccess) return [];
    const section = sectionOf(node.expression.expression);
    if (section === undefined) return [];
    const key = literalText(node.arguments[0]) ?? '(not a literal)';
    return [own(section === '' ? key : `${section}.${key}`)];
  });
}

/** The section of `getConfiguration(section)`, called in place or kept in a constant of the same file. */
function sectionOf(receiver: ts.Expression): string | undefined {
  if (ts.isCallExpression(receiver)) {
    return calledName(receiver) === 'getConfiguration'
      ? (literalText(receiver.arguments[0]) ?? '')
      : undefined;
  }
  if (!ts.isIdentifier(receiver)) return undefined;
  const declared = [...descendants(receiver.getSourceFile())].find(
    (node) =>
      ts.isVariableDeclaration(node) &&
      node.name.getText() === receiver.text &&
      node.initializer !== undefined,
  );
  const initializer =
    declared !== undefined && ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
  return initializer !== undefined && ts.isCallExpression(initializer) ? sectionOf(initializer) : undefined;
}

/** All string literals below a folder, for words that only have to occur. */
export function literals(tree: SourceTree, folder: string): ReadonlySet<string> {
  return new Set(collect(tree, folder, (node) => [literalText(node)]).map((place) => place.name));
}
