import type { Locator, Page } from 'playwright-core';

/** The week of hours and the list of what waits for approval, as people see them. */
export class TimesheetPage {
  static readonly path = '/lightning/n/Handover_Timesheet_Week';

  readonly page: Page;
  readonly sheet: Locator;
  readonly approval: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.locator('c-handover-timesheet');
    this.approval = page.locator('c-handover-timesheet-approval');
  }

  /** A cell by the beginning of its row's name and its day: `Penrose`, `Monday`. */
  cell(row: string, day: string): Locator {
    return this.sheet.getByRole('textbox', { name: new RegExp(`^${row}.*, ${day}\\b`, 'u') });
  }

  row(name: string): Locator {
    return this.sheet.getByRole('row').filter({ hasText: name });
  }

  /** Hours of the whole week. */
  total(): Promise<string> {
    return this.sheet.locator('[data-total]').innerText();
  }

  button(name: string): Locator {
    return this.sheet.getByRole('button', { name, exact: true });
  }

  async toast(text: string): Promise<void> {
    await this.page.locator('frame-toasts').getByRole('status').getByText(text).first().waitFor();
  }

  /** What has the focus, as assistive technology is told. */
  async focused(): Promise<string> {
    const element = this.page.locator(':focus').last();
    return (await element.count()) === 0 ? '' : element.ariaSnapshot();
  }

  /** Presses Tab until what has the focus reads like that. */
  async tabTo(what: RegExp): Promise<void> {
    for (let steps = 0; steps < 60; steps += 1) {
      if (what.test(await this.focused())) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key never reached ${what}; it ended on ${await this.focused()}.`);
  }
}
