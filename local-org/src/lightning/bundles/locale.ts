/** Modules `@salesforce/i18n/NAME` that the local org computes; the names are those of the LWC Developer Guide, "Internationalization". */
export const localeModules: ReadonlySet<string> = new Set([
  'locale',
  'lang',
  'dir',
  'currency',
  'timeZone',
  'firstDayOfWeek',
  'dateTime.shortDateFormat',
  'dateTime.mediumDateFormat',
  'dateTime.longDateFormat',
  'dateTime.shortTimeFormat',
  'dateTime.mediumTimeFormat',
  'dateTime.shortDateTimeFormat',
  'dateTime.mediumDateTimeFormat',
  'number.numberFormat',
  'number.currencyFormat',
  'number.percentFormat',
  'number.currencySymbol',
  'number.decimalSeparator',
  'number.groupingSeparator',
  'number.plusSign',
  'number.minusSign',
  'number.percentSign',
  'number.perMilleSign',
  'number.exponentialSign',
  'number.superscriptingExponentSign',
  'number.infinity',
  'number.nan',
]);

export interface LocaleSettings {
  /** Locale of the user as the org keeps it, e.g. `en_GB`. */
  readonly locale: string;
  /** Language of the user as the org keeps it, e.g. `de`, `en_US`. */
  readonly language: string;
  /** IANA time zone of the user. */
  readonly timeZone: string;
  /** ISO code of the org's currency. */
  readonly currency: string;
}

/** What the `@salesforce/i18n` modules answer for a user. The words of the pages stay English, as the base components'. */
export function localeValues({
  locale: localeKey,
  language,
  timeZone,
  currency,
}: LocaleSettings): Record<string, unknown> {
  const locale = localeKey.replaceAll('_', '-');
  const number = (value: number, options?: Intl.NumberFormatOptions): Intl.NumberFormatPart[] =>
    new Intl.NumberFormat(locale, options).formatToParts(value);
  const part = (parts: readonly Intl.NumberFormatPart[], type: string, otherwise: string): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? otherwise;
  const money = number(-1234.5, { style: 'currency', currency });
  const shortDate = datePattern(locale, { dateStyle: 'short' }).replace(/\byy\b/u, 'yyyy');
  const mediumDate = datePattern(locale, { dateStyle: 'medium' });
  const shortTime = datePattern(locale, { timeStyle: 'short' });
  const mediumTime = datePattern(locale, { timeStyle: 'medium' });
  const currencyBefore =
    money.findIndex(({ type }) => type === 'currency') < money.findIndex(({ type }) => type === 'integer');
  return {
    locale,
    lang: language.replaceAll('_', '-'),
    dir: 'ltr',
    currency,
    timeZone,
    firstDayOfWeek: firstDayOfWeek(locale),
    'dateTime.shortDateFormat': shortDate,
    'dateTime.mediumDateFormat': mediumDate,
    'dateTime.longDateFormat': datePattern(locale, { dateStyle: 'long' }),
    'dateTime.shortTimeFormat': shortTime,
    'dateTime.mediumTimeFormat': mediumTime,
    'dateTime.shortDateTimeFormat': `${shortDate} ${shortTime}`,
    'dateTime.mediumDateTimeFormat': `${mediumDate} ${mediumTime}`,
    'number.numberFormat': '#,##0.###',
    'number.currencyFormat': currencyBefore ? '¤#,##0.00' : '#,##0.00 ¤',
    'number.percentFormat': '#,##0%',
    'number.currencySymbol': part(money, 'currency', currency),
    'number.decimalSeparator': part(money, 'decimal', '.'),
    'number.groupingSeparator': part(number(12345678), 'group', ','),
    'number.plusSign': '+',
    'number.minusSign': part(number(-1), 'minusSign', '-'),
    'number.percentSign': '%',
    'number.perMilleSign': '‰',
    'number.exponentialSign': 'E',
    'number.superscriptingExponentSign': '×',
    'number.infinity': '∞',
    'number.nan': 'NaN',
  };
}

/** Sunday is 1, as on the platform; ECMAScript counts Monday 1 to Sunday 7. */
function firstDayOfWeek(locale: string): number {
  return (new Intl.Locale(locale).getWeekInfo().firstDay % 7) + 1;
}

/** The pattern (CLDR letters) by which a locale writes dates or times, read off a formatted example. */
function datePattern(locale: string, style: Intl.DateTimeFormatOptions): string {
  const example = new Date(Date.UTC(2026, 1, 3, 4, 5, 6));
  const parts = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).formatToParts(example);
  const twelveHours = parts.some(({ type }) => type === 'dayPeriod');
  return parts.map(({ type, value }) => patternOf(type, value, twelveHours)).join('');
}

function patternOf(type: Intl.DateTimeFormatPartTypes, value: string, twelveHours: boolean): string {
  const twoDigits = value.length === 2;
  switch (type) {
    case 'day':
      return twoDigits ? 'dd' : 'd';
    case 'month':
      if (/^\d/u.test(value)) return twoDigits ? 'MM' : 'M';
      return value.length > 4 ? 'MMMM' : 'MMM';
    case 'year':
      return twoDigits ? 'yy' : 'yyyy';
    case 'hour':
      return (twelveHours ? 'h' : 'H').repeat(value.length);
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'a';
    default:
      return /[a-zA-Z]/u.test(value) ? `'${value}'` : value.replaceAll('\u202f', ' ');
  }
}
