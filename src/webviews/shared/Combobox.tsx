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
  readonly onText: (text: string) => void;
  /** A person was chosen from the list or typed in full. */
  readonly onChoose: (login: string) => void;
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  readonly onLeave?: () => void;
  readonly known: readonly Candidate[];
  readonly taken: readonly string[];
  readonly find: FindPeople;
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
  const takeTyped = (): boolean => {
    const typed = props.text.replace(/^@/, '').trim();
    const exact = candidates.find(({ login }) => login.toLowerCase() === typed.toLowerCase());
    const login = candidates[current]?.login ?? exact?.login ?? (looksLikeLogin(typed) ? typed : undefined);
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
    } else if (key === 'Enter' || key === ',' || (key === ' ' && props.text.trim() !== '')) {
      event.preventDefault();
      if (props.text.trim() !== '' || current >= 0) takeTyped();
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
        aria-invalid={props.invalid === true ? 'true' : undefined}
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
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (props.text.trim() !== '') takeTyped();
          close();
          props.onLeave?.();
        }}
      />
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
