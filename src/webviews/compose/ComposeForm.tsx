import { t } from '@vscode/l10n';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { sectionIds, type SectionId } from '../../core/note/note.ts';
import { useCompose } from './composeContext.ts';
import type { ComposeStore } from './composeStore.ts';
import { Checks } from './checks/Checks.tsx';
import { Contingencies } from './rows/Contingencies.tsx';
import { EditedNote } from './EditedNote.tsx';
import { Evidence } from './evidence/Evidence.tsx';
import { ForeignSections } from './ForeignSections.tsx';
import { FormHeader } from './FormHeader.tsx';
import { KindChoice } from './KindChoice.tsx';
import { OpenFiles } from './evidence/OpenFiles.tsx';
import { PublishBar } from './publish/PublishBar.tsx';
import { Questions } from './rows/Questions.tsx';
import { Recipients } from './fields/Recipients.tsx';
import { ReplyBy } from './fields/ReplyBy.tsx';
import { StatusAndPriority } from './fields/StatusAndPriority.tsx';
import { Steps } from './rows/Steps.tsx';
import { Guidelines, TemplateChoice } from './TemplateChoice.tsx';
import { Succession } from './publish/Succession.tsx';
import { TextSectionField } from './fields/TextSectionField.tsx';
import type { FileDrop } from './fields/useFileDrop.ts';
import { offeredSections, shownSections } from './shownSections.ts';
import { takeSendKey } from '../shared/takeSendKey.ts';
import { sectionWord } from '../shared/noteWords.ts';
import { Icon } from '../shared/Icon.tsx';

const Section = ({ section }: { readonly section: SectionId }): JSX.Element => {
  switch (section) {
    case 'nextSteps':
      return <Steps />;
    case 'questions':
      return <Questions />;
    case 'contingencies':
      return <Contingencies />;
    case 'evidence':
      return <Evidence />;
    case 'summary':
    case 'why':
    case 'whereItStands':
    case 'blockedBy':
    case 'references':
      return <TextSectionField section={section} />;
  }
};

/** Takes undo and redo from the single fields, which know nothing of rows and choices; and publishes by its key. */
const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>, store: ComposeStore): void => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
  // What is typed there and not chosen yet is no change of the note: the field undoes it itself.
  if (event.target instanceof Element && event.target.matches('[data-unchosen]')) return;
  if (takeSendKey(event)) {
    // As the button does: asks first where something is missing, and does nothing while there is no place.
    const button = document.querySelector<HTMLButtonElement>('#publish');
    button?.focus();
    button?.click();
    return;
  }
  const key = event.key.toLowerCase();
  const redo = (key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey);
  if (key !== 'z' && !redo) return;
  event.preventDefault();
  // VS Code would undo in the focused field as well.
  event.stopPropagation();
  if (redo) store.redo();
  else store.undo();
};

interface ComposeFormProps {
  readonly store: ComposeStore;
  readonly drop: FileDrop;
}

export const ComposeForm = ({ store, drop }: ComposeFormProps): JSX.Element => {
  const { draft, state, focusNext } = useCompose();
  const shown = shownSections(draft, store.opened);
  const offered = offeredSections(draft, store.opened);
  const add = (section: SectionId): void => {
    focusNext(section);
    store.openSection(section);
  };
  return (
    <main
      class={`compose ${drop.isOver ? 'drop-target' : ''}`}
      {...drop.handlers}
      onKeyDown={(event) => {
        onKeyDown(event, store);
      }}
    >
      <h1 class="hidden-text">{t('Compose')}</h1>
      <FormHeader />
      {state.editing === undefined ? (
        <>
          <KindChoice />
          <Succession />
        </>
      ) : (
        <EditedNote editing={state.editing} />
      )}
      <Recipients />
      <StatusAndPriority />
      <ReplyBy />
      <TemplateChoice />
      {sectionIds
        .filter((section) => shown.includes(section) && section !== 'evidence')
        .map((section) => (
          <Section key={section} section={section} />
        ))}
      <ForeignSections />
      {offered.length > 0 && (
        <div class="offers" role="group" aria-label={t('Add a section')}>
          {offered.map((section) => (
            <button
              type="button"
              class="link"
              key={section}
              onClick={() => {
                add(section);
              }}
            >
              <Icon name="add" /> {sectionWord(section)}
            </button>
          ))}
        </div>
      )}
      <Guidelines />
      {state.editing === undefined && <Evidence />}
      <OpenFiles />
      <Checks openSection={store.openSection.bind(store)} />
      <PublishBar />
    </main>
  );
};
