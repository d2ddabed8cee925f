import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Combobox } from '../../shared/Combobox.tsx';
import { useCompose } from '../composeContext.ts';

interface OwnerFieldProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly login: string | undefined;
  readonly onChange: (login: string | undefined) => void;
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  readonly warns: boolean;
}

/** One person: whose step, whom a question asks. Emptied, it is nobody. */
export const OwnerField = (props: OwnerFieldProps): JSX.Element => {
  const { state, draft, find } = useCompose();
  const shown = props.login === undefined ? '' : `@${props.login}`;
  const [text, setText] = useState(shown);
  const [drawn, setDrawn] = useState(shown);
  if (drawn !== shown) {
    // While it is drawn and not after: undo takes the focus away meanwhile, and a left field takes what stands in it.
    setDrawn(shown);
    setText(shown);
  }
  const addressed = draft.header.to.map((login) => ({ login }));
  const known = [
    ...addressed,
    ...(state.viewer === undefined ? [] : [{ login: state.viewer }]),
    ...state.people,
  ];
  return (
    <Combobox
      id={props.id}
      label={props.label}
      class={`owner ${props.warns && props.login === undefined ? 'missing' : ''}`}
      placeholder={props.placeholder}
      text={text}
      stored={shown}
      onText={(typed) => {
        setText(typed);
        if (typed.trim() === '' && props.login !== undefined) props.onChange(undefined);
      }}
      onChoose={(login) => {
        setText(`@${login}`);
        if (login !== props.login) props.onChange(login);
      }}
      onLeave={() => {
        if (text.trim() === '') setText('');
      }}
      onKeyDown={props.onKeyDown}
      proposes={props.warns && props.login === undefined && addressed.length === 1}
      known={known}
      taken={[]}
      find={find}
    />
  );
};
