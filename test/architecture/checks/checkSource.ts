import ts from 'typescript';
import { descendants, parseSource, placeOf } from '../../../build/parseSource.ts';
import { filesIn, type Finding, type SourceTree } from './sourceTree.ts';

const maximumLines = 300;
const maximumRootLines = 120;

/** Files of `src/` with more lines than a person takes in at once, and a composition root that grows. */
export function checkFileSizes(tree: SourceTree): readonly Finding[] {
  return filesIn(tree, 'src/', /\.(tsx?|css)$/).flatMap(([path, text]) => {
    const lines = text.trimEnd().split('\n').length;
    const most = path === 'src/extension.ts' ? maximumRootLines : maximumLines;
    return lines <= most
      ? []
      : [
          {
            path,
            message: `${String(lines)} lines, at most ${String(most)}: give one of its concerns a file of its own.`,
          },
        ];
  });
}

/** Decisions in the composition root, which only connects. */
export function checkCompositionRoot(tree: SourceTree): readonly Finding[] {
  return filesIn(tree, 'src/extension.ts').flatMap(([path, text]) => {
    const source = parseSource(path, text);
    return [...descendants(source)]
      .filter(
        (node) => ts.isIfStatement(node) || ts.isConditionalExpression(node) || ts.isSwitchStatement(node),
      )
      .map((node) => ({
        path: placeOf(source, node),
        message: 'extension.ts decides nothing: move this to a use-case.',
      }));
  });
}

/** The type `any`, written anywhere; and lint rules switched off without a reason. */
export function checkEscapes(tree: SourceTree): readonly Finding[] {
  return ['src/', 'test/', 'build/'].flatMap((folder) =>
    filesIn(tree, folder, /\.(tsx?|mts)$/).flatMap(([path, text]) => {
      const source = parseSource(path, text);
      const anys = [...descendants(source)]
        .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
        .map((node) => ({
          path: placeOf(source, node),
          message: 'any switches the types off: use unknown and decode it.',
        }));
      return [...anys, ...checkDisables(path, text)];
    }),
  );
}

function checkDisables(path: string, text: string): readonly Finding[] {
  return text.split('\n').flatMap((line, index) =>
    /(^|[\s;{}(])(\/\/|\/\*+)\s*eslint-disable/.test(line) &&
    !/eslint-disable[\w-]*\s+[\w@/, -]*[\w]\s+--\s+\S.{9,}/.test(line)
      ? [
          {
            path: `${path}:${String(index + 1)}`,
            message: 'Name the rule and the reason: eslint-disable-next-line RULE -- why.',
          },
        ]
      : [],
  );
}

/** Names that say nothing about what a file holds. */
export function checkFileNames(tree: SourceTree): readonly Finding[] {
  return filesIn(tree, 'src/')
    .filter(([path]) =>
      /(^|\/)(utils?|helpers?|misc|common|index)\.tsx?$|(Manager|Helpers?|Utils?)\.tsx?$/.test(path),
    )
    .map(([path]) => ({ path, message: 'Name the file for its main export, and that for what it does.' }));
}

/** `registerCommand` anywhere but in `src/ui/commands/`. */
export function checkCommandRegistration(tree: SourceTree): readonly Finding[] {
  return filesIn(tree, 'src/')
    .filter(([path]) => !path.startsWith('src/ui/commands/'))
    .flatMap(([path, text]) => {
      const source = parseSource(path, text);
      return [...descendants(source)]
        .filter((node) => ts.isIdentifier(node) && /^register(TextEditor)?Command$/.test(node.text))
        .map((node) => ({
          path: placeOf(source, node),
          message: 'Commands are registered in src/ui/commands only: add the id to commandIds and a handler.',
        }));
    });
}

/** Notifications past `showMessage.ts`, in which words of others could be a link that runs a command. */
export function checkNotifications(tree: SourceTree): readonly Finding[] {
  return filesIn(tree, 'src/')
    .filter(([path]) => path !== 'src/ui/notices/showMessage.ts')
    .flatMap(([path, text]) => {
      const source = parseSource(path, text);
      return [...descendants(source)]
        .filter((node) => ts.isIdentifier(node) && /^show(Information|Warning|Error)Message$/.test(node.text))
        .map((node) => ({
          path: placeOf(source, node),
          message: 'VS Code makes links of what stands in a notification: use src/ui/notices/showMessage.ts.',
        }));
    });
}
