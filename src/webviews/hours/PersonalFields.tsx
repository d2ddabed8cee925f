import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { HoursForm, HoursProblem } from '../../core/availability/hours/hoursForm.ts';
import type { HoursEntry } from '../../protocol/hoursState.ts';
import { timeOfDay, weekdayOf } from '../shared/timePhrases.ts';
import { isZone } from '../shared/zonedTime.ts';
import { faultSentence } from './hoursWords.ts';

interface PersonalFieldsProps {
  readonly form: HoursForm;
  readonly entry: HoursEntry;
  readonly problems: readonly HoursProblem[];
  readonly onChange: (form: HoursForm, field: string) => void;
}

/** Zone, usual response time and the name that is shown. */
export const PersonalFields = ({ form, entry, problems, onChange }: PersonalFieldsProps): JSX.Element => {
  const problemOf = (part: 'zone' | 'response'): HoursProblem | undefined =>
    problems.find(({ at }) => at.part === part);
  const [zone, response] = [problemOf('zone'), problemOf('response')];
  return (
    <div class="personal">
      <div>
        <label class="label" for="zone">
          {t('Time zone')}
        </label>
        <input
          id="zone"
          class="field"
          list="zones"
          autocomplete="off"
          spellcheck={false}
          value={form.zone}
          aria-invalid={zone === undefined ? undefined : 'true'}
          aria-describedby="zone-note"
          onInput={(event) => {
            onChange({ ...form, zone: event.currentTarget.value }, 'zone');
          }}
        />
        <datalist id="zones">
          {entry.zones.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <span id="zone-note" class={zone === undefined ? 'quiet' : 'problem'}>
          {zone === undefined ? clockWords(form.zone, entry.now) : faultSentence(zone.fault, entry.zones)}
        </span>{' '}
        {form.zone !== entry.zone && (
          <button
            type="button"
            class="link"
            onClick={() => {
              onChange({ ...form, zone: entry.zone }, 'zone-machine');
            }}
          >
            {t('Use {0}, as this machine', entry.zone)}
          </button>
        )}
      </div>
      <div>
        <label class="label" for="response">
          {t('Usually answers within')}
        </label>
        <input
          id="response"
          class="field"
          type="text"
          value={form.response}
          placeholder="4h"
          aria-invalid={response === undefined ? undefined : 'true'}
          aria-describedby="response-note"
          onInput={(event) => {
            onChange({ ...form, response: event.currentTarget.value }, 'response');
          }}
        />
        <span id="response-note" class={response === undefined ? 'quiet' : 'problem'}>
          {response === undefined
            ? t('In your working time, such as 4h or 1h30m; reply-by times are proposed from it.')
            : faultSentence(response.fault, entry.zones)}
        </span>
      </div>
      <div>
        <label class="label" for="name">
          {t('Name')} <span class="hint-word">{t('if not your login')}</span>
        </label>
        <input
          id="name"
          class="field"
          type="text"
          value={form.name}
          onInput={(event) => {
            onChange({ ...form, name: event.currentTarget.value }, 'name');
          }}
        />
      </div>
    </div>
  );
};

const clockWords = (zone: string, now: number): string =>
  isZone(zone) ? t('There it is {0}.', `${timeOfDay(now, zone)} ${weekdayOf(now, zone)}`) : '';
