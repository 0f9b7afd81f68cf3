import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import HandoverGaps from 'c/handoverGaps';
import HandoverHealth from 'c/handoverHealth';
import HandoverPortfolio from 'c/handoverPortfolio';
import HandoverProjectPage from 'c/handoverProjectPage';
import HandoverProjectPageBrief from 'c/handoverProjectPageBrief';
import HandoverReadiness from 'c/handoverReadiness';
import HandoverTimesheet from 'c/handoverTimesheet';
import HandoverTimesheetApproval from 'c/handoverTimesheetApproval';

const SCREENS: Record<string, typeof LightningElement> = {
  'c-handover-gaps': HandoverGaps,
  'c-handover-health': HandoverHealth,
  'c-handover-portfolio': HandoverPortfolio,
  'c-handover-project-page': HandoverProjectPage,
  'c-handover-project-page-brief': HandoverProjectPageBrief,
  'c-handover-readiness': HandoverReadiness,
  'c-handover-timesheet': HandoverTimesheet,
  'c-handover-timesheet-approval': HandoverTimesheetApproval,
};

const wire = graphql as unknown as {
  emitErrors(errors: { message: string }[], filter?: undefined, refresh?: () => Promise<void>): void;
};
const register = registerRefreshHandler as unknown as jest.Mock<number, [Element, () => Promise<boolean>]>;
const refresh = jest.fn(() => Promise.resolve());
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Refreshes the page as the platform does: calls the handlers that are registered. */
async function refreshPage(): Promise<unknown[]> {
  const gone = jest.mocked(unregisterRefreshHandler).mock.calls.map(([id]) => id);
  const present = register.mock.calls.filter((_call, index) => !gone.includes(register.mock.results[index]?.value));
  return Promise.all(present.map(([, handler]) => handler()));
}

async function show(name: string): Promise<HTMLElement> {
  const element = createElement(name, { is: SCREENS[name] as typeof LightningElement });
  document.body.append(element);
  wire.emitErrors([{ message: 'The org is being maintained.' }], undefined, refresh);
  await settle();
  return element;
}

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe.each(Object.keys(SCREENS))('%s', (name) => {
  it('reads anew when the page is refreshed, and says when it has', async () => {
    const element = await show(name);
    expect(register.mock.calls[0]?.[0]).toBe(element);
    expect(await refreshPage()).toEqual([true]);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('no longer does once it has left the page', async () => {
    const element = await show(name);
    element.remove();
    expect(await refreshPage()).toEqual([]);
    expect(refresh).not.toHaveBeenCalled();
  });
});
