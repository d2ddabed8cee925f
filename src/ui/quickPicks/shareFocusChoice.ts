import * as vscode from 'vscode';
import type { Instant } from '../../core/instant.ts';
import { hourPhrase } from '../words/timePhrase.ts';

/**
 * Whether focus time is to be shown on GitHub: by the setting, else by asking. With a focus block nobody is asked,
 * and nothing is published that the user did not choose once for always.
 */
export async function mayShareFocus(setting: 'ask' | 'always' | 'never', byBlock: boolean): Promise<boolean> {
  if (setting !== 'ask') return setting === 'always';
  if (byBlock) return false;
  const { t } = vscode.l10n;
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: t('Only in Baton'),
        detail: t('Baton holds its notices on this machine. Nothing is published.'),
        share: false,
      },
      {
        label: t('Also Show Me as Busy on GitHub'),
        detail: t(
          'Sets your GitHub status until then, and puts back the one before. Asks for the scope “user” once.',
        ),
        share: true,
      },
    ],
    {
      title: t('Show focus time to others?'),
      placeHolder: t('The setting baton.focus.shareOnGitHub answers this once for always.'),
    },
  );
  return picked?.share ?? false;
}

/** What GitHub shows beside the name, at most 80 characters. */
export function focusStatusMessage(until: Instant, zone: string): string {
  return vscode.l10n.t('In focus time until {0} ({1})', hourPhrase(until, zone), zone);
}
