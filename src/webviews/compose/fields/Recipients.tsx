import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Person } from '../../../protocol/composeState.ts';
import { statePhrase, windowPhrase } from './availabilityPhrases.ts';
import { PeopleField } from '../../shared/PeopleField.tsx';
import type { Candidate } from '../../shared/usePeople.ts';
import { useCompose } from '../composeContext.ts';
import { setTo } from '../draftEdits.ts';
import { ProblemMark } from '../checks/ProblemMark.tsx';

/** The people addressed, each with state beside the name and next window below. */
export const Recipients = (): JSX.Element => {
  const { draft, state, now, edit, find } = useCompose();
  const personOf = (login: string): Person | undefined =>
    state.people.find((person) => person.login.toLowerCase() === login.toLowerCase());
  const phraseOf = (login: string, hasWindow = true): string | undefined => {
    const availability = personOf(login)?.availability;
    return availability === undefined ? undefined : statePhrase(availability, state.zone, now, hasWindow);
  };
  const { to } = draft.header;
  const windows = to.flatMap((login) => {
    const person = personOf(login);
    const text = person?.availability === undefined ? '' : windowPhrase(person.availability, state.zone, now);
    return text === '' ? [] : [{ login, text }];
  });
  // Known are the team file's people, the repository's and the pull request's: whoever is misspelled is none of them.
  // Which teams there are, not every account may see.
  const strangers =
    state.target.type === 'looking' || state.people.length === 0
      ? []
      : to.filter((login) => !login.includes('/') && personOf(login) === undefined);
  const hasHints = windows.length > 0 || strangers.length > 0;
  return (
    <div class="section">
      <label class="label" for="to">
        {t('To')}
        <ProblemMark field="to" />
      </label>
      <PeopleField
        id="to"
        logins={to}
        onChange={(logins) => {
          edit((old) => setTo(old, logins), 'to');
        }}
        known={state.people}
        find={find}
        describedBy={hasHints ? 'to-windows' : undefined}
        detail={(candidate: Candidate) => phraseOf(candidate.login)}
        chip={(login) => {
          // When they are free stands below the names.
          const phrase = phraseOf(login, false);
          return (
            <>
              <span class={`dot ${personOf(login)?.availability?.state ?? 'unknown'}`} aria-hidden="true" />
              <span class="chip-text">
                {login}
                {phrase !== undefined && <span class="quiet"> · {phrase}</span>}
              </span>
            </>
          );
        }}
      />
      {hasHints && (
        <p class="hint" id="to-windows">
          {windows.map(({ login, text }) => (
            <span class="line" key={login}>
              {windows.length > 1 && <strong>{login}: </strong>}
              {text}
            </span>
          ))}
          {strangers.map((login) => (
            <span class="line tone-warning" key={login}>
              {t('@{0} is not known in this repository: is the name right?', login)}
            </span>
          ))}
        </p>
      )}
    </div>
  );
};
