import * as vscode from 'vscode';
import type { Disposable } from '../../app/ports/event.ts';
import type { TemplateFile, TemplateFiles } from '../../app/ports/templateFiles.ts';
import { watchFiles } from './watchFiles.ts';

const folder = '.github/baton';
const filesAtMost = 50;
const bytesAtMost = 64 * 1024;

/** Reads templates through the editor's file system and follows their changes. */
export function workspaceTemplates(): TemplateFiles & Disposable {
  const { onDidChange, dispose } = watchFiles(`**/${folder}/*.md`);
  return { read: readTemplates, onDidChange, dispose };
}

async function readTemplates(root: string): Promise<readonly TemplateFile[]> {
  const place = vscode.Uri.joinPath(vscode.Uri.file(root), folder);
  try {
    const names = (await vscode.workspace.fs.readDirectory(place))
      .filter(([name, type]) => type === vscode.FileType.File && /\.md$/i.test(name))
      .map(([name]) => name)
      .sort()
      .slice(0, filesAtMost);
    const files = await Promise.all(names.map((name) => readTemplate(place, name)));
    return files.filter((file) => file !== undefined);
  } catch {
    return [];
  }
}

async function readTemplate(place: vscode.Uri, name: string): Promise<TemplateFile | undefined> {
  const file = vscode.Uri.joinPath(place, name);
  try {
    const { type, size } = await vscode.workspace.fs.stat(file);
    if (type !== vscode.FileType.File || size > bytesAtMost) return undefined;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    return { path: `${folder}/${name}`, text };
  } catch {
    return undefined;
  }
}
