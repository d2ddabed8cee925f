import * as vscode from 'vscode';
import type { Advice, AdviceRuleId, Mode } from '../../core/advice/asyncOrLive.ts';

/** The advice in one line. */
export function modePhrase(mode: Mode): string {
  const { t } = vscode.l10n;
  return {
    async: t('Write it'),
    live: t('Talk about it'),
    writeThenMeet: t('Write first, then talk briefly about what is left'),
  }[mode];
}

/** Why: the rule of the table that decided. */
export function adviceReason({ rule }: Advice): string {
  const { t } = vscode.l10n;
  const reasons: Readonly<Record<AdviceRuleId, string>> = {
    'sensitive-in-person': t('What is about a person, a conflict or health belongs in a conversation.'),
    'nothing-to-discuss': t('There is nothing to discuss: people read it when it suits them.'),
    'urgent-and-there': t('It cannot wait, and all of you can be reached.'),
    'urgent-but-nobody-there': t(
      'It cannot wait, and you share no free time: write now, so that the next one to start can act.',
    ),
    'urgent-and-unsure': t(
      'It cannot wait, and not everybody’s hours are known: write now and call whoever can be reached.',
    ),
    'no-shared-hours': t('You share no free working time before the answer is needed.'),
    'ideas-alone-first': t('Ideas are more and better when each writes alone first.'),
    'decide-together-today': t('Your work depends on each other, and the decision is due today.'),
    'intertwined-work': t('Your work depends on each other: reading first makes the conversation short.'),
    'decide-in-writing': t('A decision in writing gives everybody time to think, and can be found again.'),
    'feedback-in-writing': t('Feedback is more precise in writing, beside the code.'),
  };
  return reasons[rule];
}
