export { brief } from './brief';
export { common } from './common';
export { missing } from './missing';
export { project } from './project';
export { reasons } from './reasons';

/** Puts values into the `{0}`, `{1}` … of a label. A value that was not given leaves nothing behind. */
export function format(label: string, ...values: (string | number | null | undefined)[]): string {
  return label.replace(/\{(\d+)\}/g, (_, position: string) => String(values[Number(position)] ?? ''));
}
