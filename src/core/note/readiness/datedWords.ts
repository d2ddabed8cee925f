import { DAY, localDateOf, weekdayNames, weekdayOf } from '../../availability/civilDate.ts';

const nearDays: Readonly<Record<string, number>> = {
  yesterday: -1,
  today: 0,
  tonight: 0,
  'later today': 0,
  tomorrow: 1,
};
const onWeekday = new RegExp(`^(on|by|until|till|before|from|this|coming) (${weekdayNames.join('|')})$`, 'i');
const numbers = ['a', 'one', 'two', 'three', 'four', 'five', 'six'];

/**
 * A relative time with the date that it means to its writer in its place: `by 2026-11-27` for `by Friday`. `wall`: the
 * writer's wall clock, as the milliseconds at which a clock in UTC shows the same. `undefined` for words that name no
 * single day, such as `next week`, and for the weekday that is today.
 */
export function datedWords(words: string, wall: number): string | undefined {
  const today = Math.floor(wall / DAY);
  const text = words.toLowerCase();
  const near = Object.hasOwn(nearDays, text) ? nearDays[text] : undefined;
  if (near !== undefined) return localDateOf(today + near);

  const [, ahead, before] = /^(?:in (\w+) days?|(\w+) days? ago)$/.exec(text) ?? [];
  const days = countOf(ahead ?? before ?? '');
  if (days !== undefined) return localDateOf(today + (before === undefined ? days : -days));

  const [, preposition = '', weekday] = onWeekday.exec(words) ?? [];
  if (weekday === undefined) return undefined;
  const distance =
    (weekdayNames.findIndex((name) => name === weekday.toLowerCase()) - weekdayOf(today) + 7) % 7;
  if (distance === 0) return undefined;
  const date = localDateOf(today + distance);
  return /^(?:this|coming)$/i.test(preposition) ? date : `${preposition} ${date}`;
}

function countOf(word: string): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const index = numbers.indexOf(word);
  return index === -1 ? undefined : Math.max(1, index);
}
