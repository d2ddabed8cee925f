import { t } from '@vscode/l10n';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { OptionList } from './OptionList.tsx';
import { looksLikeLogin, usePeople, type Candidate, type FindPeople } from './usePeople.ts';

interface ComboboxProps {
  readonly id: string;
  readonly label?: string;
  readonly describedBy?: string | undefined;
  readonly text: string;
  /** What stands in the field when what it stores is shown; anything else is not chosen yet. */
  readonly stored?: string;
  readonly onText: (text: string) => void;
  /** A person was chosen from the list or typed in full. */
  readonly onChoose: (login: string) => void;
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  readonly onLeave?: () => void;
  readonly known: readonly Candidate[];
  readonly taken: readonly string[];
  readonly find: FindPeople;
  /** The first of `known` is proposed as soon as the empty field has the focus: Enter takes it, nothing else does. */
  readonly proposes?: boolean;
  readonly placeholder?: string;
  readonly class?: string;
  readonly invalid?: boolean;
  /** A second word for an entry: how the person can be reached. */
  readonly detail?: (candidate: Candidate) => string | undefined;
}

/** The editable combobox with list autocomplete of the ARIA Authoring Practices, for logins and teams. */
export const Combobox = (props: ComboboxProps): JSX.Element => {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [isLeft, setLeft] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const candidates = usePeople(props.known, props.text, props.taken, open, props.find);
  const listId = `${props.id}-list`;
  const shown = open && candidates.length > 0;
  const current = shown ? Math.min(active, candidates.length - 1) : -1;

  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (login: string): void => {
    close();
    props.onChoose(login);
  };
  const isUnchosen = props.text.trim() !== '' && props.text.trim() !== (props.stored ?? '');
  const typed = props.text.replace(/^@/, '').trim();
  /** Whom the text names beyond doubt. Half a name is no login: a stranger could have it, and would be notified. */
  const named = (): string | undefined => {
    const exact = props.known.find(({ login }) => login.toLowerCase() === typed.toLowerCase());
    return exact?.login ?? (props.text.trim().startsWith('@') && looksLikeLogin(typed) ? typed : undefined);
  };
  const takeNamed = (): boolean => {
    const login = candidates[current]?.login ?? named();
    if (login === undefined) return false;
    choose(login);
    return true;
  };
  const move = (step: number): void => {
    setOpen(true);
    if (candidates.length > 0)
      setActive(
        current === -1 && step < 0
          ? candidates.length - 1
          : (current + step + candidates.length) % candidates.length,
      );
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!event.altKey) move(key === 'ArrowDown' ? 1 : -1);
      else if (props.onKeyDown === undefined) setOpen(key === 'ArrowDown');
      if (!event.altKey) {
        event.preventDefault();
        return;
      }
    } else if (key === 'Escape' && shown) {
      event.preventDefault();
      event.stopPropagation();
      close();
      return;
    } else if (key === 'Enter' || key === ',') {
      event.preventDefault();
      // The list ends with the text itself where it can be a login.
      const first = typed === '' ? undefined : candidates[0]?.login;
      if (!takeNamed() && first !== undefined) choose(first);
      return;
    } else if (key === ' ' && typed !== '' && takeNamed()) {
      event.preventDefault();
      return;
    }
    props.onKeyDown?.(event);
  };

  return (
    <span class={`combobox ${props.class ?? ''}`} ref={root}>
      <input
        id={props.id}
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-autocomplete="list"
        aria-expanded={shown ? 'true' : 'false'}
        aria-controls={shown ? listId : undefined}
        aria-activedescendant={current >= 0 ? `${listId}-${current}` : undefined}
        aria-invalid={props.invalid === true || (isLeft && isUnchosen) ? 'true' : undefined}
        placeholder={props.placeholder}
        value={props.text}
        onInput={(event) => {
          props.onText(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onClick={() => {
          setOpen(true);
        }}
        onFocus={() => {
          setLeft(false);
          if (props.proposes !== true || typed !== '') return;
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        data-unchosen={isUnchosen ? '' : undefined}
        onBlur={() => {
          setLeft(true);
          if (isUnchosen && current === -1) takeNamed();
          close();
          props.onLeave?.();
        }}
      />
      {isLeft && isUnchosen && (
        <span class="unchosen" role="status">
          {props.stored === undefined || props.stored === ''
            ? t('Nobody is chosen yet: pick somebody from the list, or write @ and the login.')
            : t('{0} stays chosen: pick somebody from the list, or write @ and the login.', props.stored)}
        </span>
      )}
      {shown && (
        <OptionList
          id={listId}
          label={t('People and teams')}
          current={current}
          options={candidates.map((candidate) => {
            const details = [candidate.name, props.detail?.(candidate)].filter((part) => part !== undefined);
            return {
              key: candidate.login,
              label: `@${candidate.login}`,
              ...(details.length > 0 && { detail: details.join(' · ') }),
            };
          })}
          onChoose={(index) => {
            const login = candidates[index]?.login;
            if (login !== undefined) choose(login);
          }}
        />
      )}
    </span>
  );
};
