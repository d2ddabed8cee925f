import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/projectRoot.ts';
import { checkHtmlSinks, checkPages, checkWebviewOptions } from './checks/checkWebviews.ts';
import { expectNothingFound } from './checks/expectNothingFound.ts';
import { readSourceTree, treeOf } from './checks/sourceTree.ts';

const tree = await readSourceTree(projectRoot);

describe('the webviews', () => {
  it.each([checkPages, checkWebviewOptions, checkHtmlSinks].map((check) => [check.name, check] as const))(
    '%s finds nothing',
    (_, check) => {
      expectNothingFound(check(tree));
    },
  );
});

describe('what the checks of the webviews find', () => {
  const policy = "default-src 'none'; script-src 'nonce-${nonce}'; font-src x; style-src x 'nonce-${nonce}'";
  const page = (rules: string, body = '<script nonce="${nonce}" src="x"></script>'): string =>
    `export const html = (nonce: string): string => \`<!DOCTYPE html>
      <meta http-equiv="Content-Security-Policy" content="${rules}">${body}\`;`;

  it.each([
    ['nothing in a closed page', page(policy), 0],
    ['a page without a policy', 'const html = "<!DOCTYPE html><p></p>";', 3],
    [
      'a policy that allows what it does not name',
      page(policy.replace("default-src 'none'", "img-src 'none'")),
      1,
    ],
    ['inline scripts', page(`${policy}; script-src 'nonce-x' 'unsafe-inline'`), 1],
    ['eval', page(`${policy}; script-src 'nonce-x' 'unsafe-eval'`), 1],
    ['connections to the world', page(`${policy}; connect-src https:`), 1],
    ['a script without a nonce', page(policy, '<script src="x"></script>'), 1],
    ['data in a script element', page(policy, '<script type="application/json">{}</script>'), 0],
    ['an inline event handler', page(policy, '<p onclick="x()"></p>'), 1],
  ])('%s', (_, text, count) => {
    expect(checkPages(treeOf({ 'src/ui/a.ts': text }))).toHaveLength(count);
  });

  it('a second page, and a webview whose page is not found', () => {
    expect(checkPages(treeOf({ 'src/ui/a.ts': page(policy), 'src/ui/b.ts': page(policy) }))).toHaveLength(1);
    expect(checkPages(treeOf({ 'src/ui/a.ts': "createWebviewPanel('x', 'y', 1, {})" }))).toHaveLength(1);
  });

  it.each([
    ["createWebviewPanel('a', 'b', 1, { enableScripts: true, localResourceRoots: [dist] })", 0],
    ["createWebviewPanel('a', 'b', 1, { enableScripts: true })", 1],
    ['panel.webview.html = page', 1],
    ['webview.options = { enableScripts: true, localResourceRoots: [] }; webview.html = page', 0],
    ['view.webview.options = { enableScripts: true }', 1],
    ['view.webview.options = { enableScripts: true, localResourceRoots: [], enableCommandUris: true }', 1],
    ["createWebviewPanel('a', 'b', 1, { retainContextWhenHidden: true })", 1],
  ])('options: %s', (text, count) => {
    expect(checkWebviewOptions(treeOf({ 'src/ui/a.ts': text }))).toHaveLength(count);
  });

  it.each([
    ['element.innerHTML = text', 1],
    ["import purify from 'dompurify'; element.innerHTML = purify.sanitize(text)", 0],
    ['const a = <p dangerouslySetInnerHTML={{ __html: text }} />;', 1],
    ['document.write(text)', 1],
    ['stream.write(text)', 0],
    ['eval(text)', 1],
    ['new Function(text)', 1],
    ['element.textContent = text', 0],
  ])('HTML: %s', (text, count) => {
    expect(checkHtmlSinks(treeOf({ 'src/webviews/a.tsx': text }))).toHaveLength(count);
  });
});
