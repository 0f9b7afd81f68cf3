import LOCALE from '@salesforce/i18n/locale';

export { brief } from './brief';
export { common } from './common';
export { gaps } from './gaps';
export { health } from './health';
export { missing } from './missing';
export { portfolio } from './portfolio';
export { project } from './project';
export { page } from './projectPage';
export { reasons } from './reasons';
export { timesheet } from './timesheet';

const numbers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

/**
 * Puts values into the `{0}`, `{1}` … of a label, numbers as the user's locale writes them. A value that was not given
 * leaves nothing behind.
 */
export function format(label: string, ...values: (string | number | null | undefined)[]): string {
  return label.replace(/\{(\d+)\}/g, (_, position: string) => {
    const value = values[Number(position)];
    return typeof value === 'number' ? numbers.format(value) : (value ?? '');
  });
}
