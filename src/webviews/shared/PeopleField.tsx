import { t } from '@vscode/l10n';
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Combobox } from './Combobox.tsx';
import { Icon } from './Icon.tsx';
import { looksLikeLogin, type Candidate, type FindPeople } from './usePeople.ts';

interface PeopleFieldProps {
  readonly id: string;
  readonly logins: readonly string[];
  readonly onChange: (logins: readonly string[]) => void;
  readonly known: readonly Candidate[];
  readonly find: FindPeople;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** What stands in a chip beside the name. */
  readonly chip?: (login: string) => ComponentChildren;
  readonly detail?: (candidate: Candidate) => string | undefined;
}

/** People and teams as chips, with a field that completes more of them. Backspace in the empty field removes the last. */
export const PeopleField = (props: PeopleFieldProps): JSX.Element => {
  const [text, setText] = useState('');
  const { logins } = props;
  const add = (...added: readonly string[]): void => {
    setText('');
    const all = added.reduce<readonly string[]>(
      (kept, login) =>
        kept.some((other) => other.toLowerCase() === login.toLowerCase()) ? kept : [...kept, login],
      logins,
    );
    if (all.length !== logins.length) props.onChange(all);
  };
  return (
    <div class={`chips field ${props.invalid === true ? 'invalid' : ''}`}>
      {logins.map((login) => (
        <span class="chip" key={login}>
          {props.chip?.(login) ?? login}
          <button
            type="button"
            class="bare"
            aria-label={t('Remove {0}', login)}
            onClick={() => {
              document.getElementById(props.id)?.focus();
              props.onChange(logins.filter((other) => other !== login));
            }}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <Combobox
        id={props.id}
        text={text}
        onText={(typed) => {
          const parts = typed.split(',').map((part) => part.replace(/^\s*@?/, '').trim());
          if (parts.length === 1) {
            setText(typed);
            return;
          }
          add(...parts.filter(looksLikeLogin));
          // Names that are no logins stay, to be chosen one by one.
          setText(parts.filter((part) => part !== '' && !looksLikeLogin(part)).join('; '));
        }}
        onChoose={add}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' && text === '' && logins.length > 0)
            props.onChange(logins.slice(0, -1));
        }}
        known={props.known}
        taken={logins}
        find={props.find}
        describedBy={props.describedBy}
        {...(props.invalid === true && { invalid: true })}
        {...(props.detail !== undefined && { detail: props.detail })}
        placeholder={logins.length === 0 ? t('name or team') : t('add…')}
      />
    </div>
  );
};
