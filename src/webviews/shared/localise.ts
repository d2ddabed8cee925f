import { config } from '@vscode/l10n';

/**
 * Hands the host's bundle of translations, which stands as JSON in the page, to `t()`. Without one the English
 * texts are shown. Runs before the first `t()`.
 */
export const localise = (): void => {
  const contents = document.getElementById('l10n')?.textContent ?? '';
  if (contents.trim() !== '') config({ contents });
};
