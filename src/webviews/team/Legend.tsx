import { t } from '@vscode/l10n';
import type { JSX } from 'preact';

/** What the timelines' signs mean, and how to move the time. */
export const Legend = (): JSX.Element => (
  <ul class="legend quiet" aria-label={t('Legend')}>
    <li>
      <i class="sample span working" /> {t('working')}
    </li>
    <li>
      <i class="sample span focus" /> {t('focus (hatched)')}
    </li>
    <li>
      <i class="sample span away" /> {t('away (outlined)')}
    </li>
    <li>
      <i class="sample shared" /> {t('both of you free')}
    </li>
    <li>{t('blank: off')}</li>
    <li class="keys">{t('drag along a timeline, or ← →, to look at another time; Esc goes back')}</li>
  </ul>
);
