import { addressablePeople, type AddressablePerson } from '../../app/drafts/addressablePeople.ts';
import type { ReaderPanelPorts } from './readerSource.ts';

const suggestedAtMost = 50;

/** Up to 50 people and teams to whom a note can be passed on, those first whose login begins with the text. */
export function suggestedPeople(
  { target, roster }: Pick<ReaderPanelPorts, 'target' | 'roster'>,
  text = '',
): AddressablePerson[] {
  return addressablePeople(target.target, roster, text).slice(0, suggestedAtMost);
}
