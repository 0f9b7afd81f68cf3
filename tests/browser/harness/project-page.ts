import type { Locator, Page } from 'playwright-core';

/** The project page as its delivery lead sees it. */
export class ProjectPage {
  readonly page: Page;
  readonly work: Locator;
  readonly milestones: Locator;
  readonly issues: Locator;
  readonly status: Locator;
  readonly invoices: Locator;
  readonly brief: Locator;
  readonly agenda: Locator;

  constructor(page: Page) {
    this.page = page;
    this.work = page.locator('c-handover-project-page');
    this.milestones = page.locator('c-handover-milestone-list');
    this.issues = page.locator('c-handover-issue-list');
    this.status = page.locator('c-handover-status');
    this.invoices = page.locator('c-handover-invoice-list');
    this.brief = page.locator('c-handover-project-page-brief');
    this.agenda = page.getByRole('dialog', { name: /^Kickoff agenda/u });
  }

  section(name: string): Locator {
    return this.brief.locator(`c-handover-section[data-section="${name}"]`);
  }

  milestone(name: string): Locator {
    return this.milestones.getByRole('row').filter({ hasText: name });
  }

  async toast(text: string): Promise<void> {
    await this.page.locator('frame-toasts').getByRole('status').getByText(text).first().waitFor();
  }

  /** Presses Tab until the element has the focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let steps = 0; steps < 150; steps += 1) {
      if (await target.evaluate((element) => element.matches(':focus-within'))) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('150 times Tab did not reach it.');
  }
}
