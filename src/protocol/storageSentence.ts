import type { Translate } from './noteWords.ts';

/** Why storage refused; as `StorageFailure` of the app has it. */
export const storageFailureCodes = ['noSpace', 'readOnly', 'denied', 'tooLarge', 'other'] as const;

/**
 * Why the text could not be kept on this machine, and what to do. `t` is that of `vscode.l10n` in the host and of
 * `@vscode/l10n` in a view.
 */
export const storageSentence = (t: Translate, code: (typeof storageFailureCodes)[number]): string => {
  switch (code) {
    case 'noSpace':
      return t('The disk is full. Free some space; the text is kept in this window until then.');
    case 'readOnly':
    case 'denied':
      return t(
        'VS Code’s storage folder cannot be written. The text is kept in this window; copy it before you close it.',
      );
    case 'tooLarge':
      return t('The text is too large to be kept. Shorten it.');
    case 'other':
      return t('The text could not be kept on disk. It is kept in this window; the log has the cause.');
  }
};
