import type { Locator, Page } from 'playwright-core';

/** Values of a form by label: text, a number or a date as the user writes it, `{ choose }` of a list, `{ find }` a record. */
export type FormValues = Readonly<Record<string, string | { choose: string } | { find: string }>>;

/** Fills fields of a form as a person does, and leaves the last one. */
export async function fill(form: Locator, values: FormValues): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    if (typeof value === 'string') await write(form, label, value);
    else if ('choose' in value) await choose(form, label, value.choose);
    else await find(form, label, value.find);
  }
}

async function write(form: Locator, label: string, value: string): Promise<void> {
  const options = { name: label, exact: true };
  const field = form.getByRole('textbox', options).or(form.getByRole('spinbutton', options));
  await field.fill(value);
  await field.blur();
}

async function choose(form: Locator, label: string, option: string): Promise<void> {
  await form.getByRole('combobox', { name: label, exact: true }).click();
  await form.page().getByRole('option', { name: option, exact: true }).click();
}

async function find(form: Locator, label: string, name: string): Promise<void> {
  const field = form.getByRole('combobox', { name: label, exact: true });
  await field.click();
  await field.pressSequentially(name);
  await form.page().getByRole('option', { name }).first().click();
}

/** The window that a record is made or edited in. */
export function dialog(page: Page): Locator {
  return page.getByRole('dialog');
}

/** Saves what stands in a form. */
export async function save(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Save', exact: true }).click();
}

/** A day counted from today as a user in Great Britain writes it. */
export function day(offset: number): string {
  const date = new Date(Date.now() + offset * 86_400_000);
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}
