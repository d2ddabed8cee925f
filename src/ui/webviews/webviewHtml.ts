export interface WebviewPage {
  /** VS Code's source for what the webview may load from the extension: `webview.cspSource`. */
  readonly cspSource: string;
  /** Addresses as the webview loads them: `webview.asWebviewUri(…)`. */
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Fresh for every page. */
  readonly nonce: string;
  readonly title: string;
  /** BCP 47: `vscode.env.language`. */
  readonly language: string;
  /** The extension's bundle of translations; absent in English. */
  readonly translations?: unknown;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** JSON that cannot end the element in which it stands. */
const escapeJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

/** What the page may do: run this one script, load style and font of the extension, and nothing from anywhere else. */
export function contentSecurityPolicy({
  cspSource,
  nonce,
}: Pick<WebviewPage, 'cspSource' | 'nonce'>): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/** The page of a webview: empty but for its script, which draws into `#root` what the host sends. */
export function webviewHtml(page: WebviewPage): string {
  const translations = page.translations === undefined ? '' : escapeJson(page.translations);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(page))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="stylesheet" href="${escapeHtml(page.styleUri)}">
</head>
<body>
<div id="root"></div>
<script type="application/json" id="l10n">${translations}</script>
<script nonce="${escapeHtml(page.nonce)}" src="${escapeHtml(page.scriptUri)}"></script>
</body>
</html>`;
}
