import type { Locator, Page } from 'playwright-core';
import { dialog, fill, save } from './form.ts';
import type { FormValues } from './form.ts';

/** The Opportunity page as people see it. */
export class DealPage {
  readonly page: Page;
  readonly readiness: Locator;
  readonly health: Locator;

  constructor(page: Page) {
    this.page = page;
    this.readiness = page.locator('c-handover-readiness');
    this.health = page.locator('c-handover-health');
  }

  section(name: string): Locator {
    return this.readiness.locator(`c-handover-section[data-section="${name}"]`);
  }

  toggle(name: string): Locator {
    return this.section(name).getByRole('button', { name: new RegExp(`^${name}\\b`, 'u') });
  }

  /** Waits until the brief says, in words and with its ring, that so many of its eight sections are ready. */
  async ready(count: number): Promise<void> {
    await this.readiness.getByText(`${count} of 8 required sections ready`, { exact: true }).waitFor();
    await this.readiness.locator(`[role=progressbar][aria-valuenow="${Math.round((count / 8) * 100)}"]`).waitFor();
  }

  /** Fills in the fields of a section in its place. */
  async fillSection(name: string, values: FormValues): Promise<void> {
    await this.toggle(name).click();
    const form = this.section(name).getByRole('group', { name: `Details: ${name}` });
    await fill(form, values);
    await save(form);
    await form.waitFor({ state: 'detached' });
  }

  /** Adds a row to the list of an open section. */
  async addTo(name: string, button: string, heading: string, values: FormValues): Promise<void> {
    await this.section(name).getByRole('button', { name: button }).click();
    const form = this.section(name).getByRole('group', { name: heading });
    await fill(form, values);
    await save(form);
    await form.waitFor({ state: 'detached' });
  }

  /** Opens the Edit window, chooses a stage and saves. */
  async saveStage(stage: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await fill(dialog(this.page), { Stage: { choose: stage } });
    await save(dialog(this.page));
  }

  /** The refusals that stand at a field of the Edit window. */
  async refusals(): Promise<string[]> {
    const messages = dialog(this.page).getByRole('alert').getByRole('listitem');
    await messages.first().waitFor();
    return messages.allInnerTexts();
  }

  async toast(text: string): Promise<void> {
    await this.page.locator('frame-toasts').getByRole('status').getByText(text).first().waitFor();
  }
}
