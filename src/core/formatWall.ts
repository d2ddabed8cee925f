/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What a clock and calendar on the wall show, `wall` being the milliseconds at which one in UTC shows it: `Tue 24 Nov,
 * 14:00`. `language`: BCP 47; English without a country is written with the day before the month.
 */
export function formatWall(wall: number, language: string, options: Intl.DateTimeFormatOptions): string {
  const locale = language === '' || language === 'en' ? 'en-GB' : language;
  const key = `${locale} ${Object.keys(options).join(' ')}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, { ...options, hourCycle: 'h23', timeZone: 'UTC' });
    formats.set(key, known);
  }
  return known.format(wall).replace(/^([^\s\d]+), (?=\d)/u, '$1 ');
}
