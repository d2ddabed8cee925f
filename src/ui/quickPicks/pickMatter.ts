import * as vscode from 'vscode';
import type { Matter } from '../../core/advice/asyncOrLive.ts';
import { pickOne } from './pickOne.ts';

/** Asks what a matter is like, one question after the other; `undefined` when the user leaves. */
export async function pickMatter(): Promise<Omit<Matter, 'overlap'> | undefined> {
  const { t } = vscode.l10n;
  const title = (step: number): string => t('Async or live? ({0} of 5)', step);
  const purpose = await pickOne<Matter['purpose']>(
    [
      { label: t('Tell something'), detail: t('Nobody has to answer.'), value: 'inform' },
      {
        label: t('Get feedback'),
        detail: t('Somebody looks at something and says what they think.'),
        value: 'feedback',
      },
      { label: t('Decide something'), detail: t('One of several ways is to be taken.'), value: 'decide' },
      { label: t('Find ideas'), detail: t('Nobody knows the ways yet.'), value: 'brainstorm' },
    ],
    { title: title(1), placeHolder: t('What is it for?') },
  );
  if (purpose === undefined) return undefined;
  const interdependence = await pickOne<Matter['interdependence']>(
    [
      { label: t('Each can go on alone'), value: 'independent' },
      { label: t('One after the other'), detail: t('Somebody waits for a result.'), value: 'sequential' },
      {
        label: t('Back and forth'),
        detail: t('What each does changes what the others do.'),
        value: 'reciprocal',
      },
    ],
    { title: title(2), placeHolder: t('How much does your work depend on each other’s until then?') },
  );
  if (interdependence === undefined) return undefined;
  const urgency = await pickOne<Matter['urgency']>(
    [
      { label: t('Later than today'), value: 'later' },
      { label: t('Today'), value: 'today' },
      { label: t('At once'), detail: t('Something is down, or worse.'), value: 'now' },
    ],
    { title: title(3), placeHolder: t('When is the answer needed?') },
  );
  if (urgency === undefined) return undefined;
  const sensitivity = await pickOne<Matter['sensitivity']>(
    [
      { label: t('An ordinary matter'), value: 'ordinary' },
      {
        label: t('A sensitive matter'),
        detail: t('About a person, a conflict, pay or health.'),
        value: 'sensitive',
      },
    ],
    { title: title(4), placeHolder: t('Could it hurt somebody to read it, or to have it read by others?') },
  );
  return sensitivity === undefined ? undefined : { purpose, interdependence, urgency, sensitivity };
}
