import { wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { timesheet } from 'c/handoverLabels';
import { currentViewer } from 'c/handoverPermissions';
import { HandoverReader } from 'c/handoverReader';
import { SHEET_OBJECT, WEEK_QUERY, saveRows, toSource } from 'c/handoverTimesheetData';
import type { WeekData } from 'c/handoverTimesheetData';
import * as model from 'c/handoverTimesheetWeek';
import type { CellChange, Choice, Day, Edits } from 'c/handoverTimesheetWeek';
import { toAdd, toCopy, toDrop } from './changes';
import type { Change } from './changes';
import { atFirst, spanOf, toPage } from './page';
import type { Page, PageState } from './page';
import { messageOf, savesOf, settle } from './steps';
import type { Step } from './steps';

type Grid = HTMLElement & { focusRow(key?: string): Promise<void> };

/** The week of whoever looks: reads once a week, keeps what is typed until it is saved, saves row by row. */
export default class HandoverTimesheet extends HandoverReader {
  readonly labels = timesheet;
  readonly objects = [SHEET_OBJECT];

  /** Any day of the week that is shown. Alone, because the query follows it and nothing else. */
  day: Day = model.today();
  state: PageState = atFirst(this.day);
  view: Page = toPage(this.day, this.state);
  rowErrors: Readonly<Record<string, unknown>> = {};
  announcement = '';
  /** Key of the row that takes the cursor with the next rendering; '' for whichever needs it. */
  focusRow: string | undefined;

  @wire(graphql, { query: WEEK_QUERY, variables: '$variables' })
  wiredWeek({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    if (!data) {
      this.errors = errors;
      return;
    }
    const source = toSource(data as WeekData) ?? null;
    const firstDay = source?.firstDay ?? this.state.firstDay;
    this.set({ errors: undefined, source, firstDay, edits: model.draftOf(model.startOfWeek(this.day, firstDay)) });
  }

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredRights({ data, error }: ObjectInfosResult): void {
    const [answer] = data?.results ?? [];
    if (data ?? error) this.set({ mayWrite: answer?.statusCode === 200 && (answer.result as ObjectInfo).createable });
  }

  override get errors(): unknown {
    return this.state.errors;
  }

  override set errors(errors: unknown) {
    this.set({ errors });
  }

  get variables(): Record<string, unknown> {
    return { person: currentViewer().userId, ...spanOf(this.day) };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.guard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.guard);
  }

  override renderedCallback(): void {
    const grid = this.template?.querySelector<Grid>('c-handover-timesheet-grid');
    if (this.focusRow === undefined || !grid) return;
    const key = this.focusRow;
    this.focusRow = undefined;
    grid.focusRow(key || undefined);
  }

  /** Asks before the window is closed over work that is not saved. Another page of the app does not lose it. */
  guard = (event: BeforeUnloadEvent): void => {
    if (this.view.isDirty || this.view.hasOtherWeeks) event.preventDefault();
  };

  handleShow(event: Event): void {
    this.show((event.target as HTMLButtonElement).value);
  }

  handleHours({ detail }: CustomEvent<CellChange[]>): void {
    this.apply({ edits: model.typeHours(this.state.edits, detail), touched: detail.map(({ key }) => key) });
  }

  handleNote({ detail: { key, ...note } }: CustomEvent<{ key: string; notes?: string; billable?: boolean }>): void {
    this.apply({ edits: model.noteRow(this.state.edits, key, note), touched: [key] });
  }

  handleDrop({ detail }: CustomEvent<{ key: string }>): void {
    this.apply(toDrop(this.state.edits, detail.key));
  }

  handleAdd({ detail: { project, role } }: CustomEvent<{ project: Choice; role: Choice }>): void {
    if (this.view.week) this.apply(toAdd(this.state.edits, this.view.week, project, role));
  }

  handleCopy(): void {
    const { source, edits } = this.state;
    if (source && this.view.week) this.apply(toCopy(edits, this.view.week, source));
  }

  handleDiscard(): void {
    this.apply({ edits: {}, touched: Object.keys(this.rowErrors), announcement: timesheet.discarded });
  }

  handleStep(event: Event): Promise<void> {
    return this.run((event.target as HTMLButtonElement).name as Step);
  }

  set(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    this.view = toPage(this.day, this.state);
  }

  show(day: Day): void {
    if (this.state.busy || model.startOfWeek(day, this.state.firstDay) === this.view.start) return;
    if (!this.view.isDirty) model.keepDraft(this.view.start, {});
    this.day = day;
    this.rowErrors = {};
    this.set({ source: undefined, edits: {} });
  }

  apply({ edits, touched = [], announcement, focusRow }: Change): void {
    model.keepDraft(this.view.start, edits);
    this.rowErrors = { ...this.rowErrors, ...Object.fromEntries(touched.map((key) => [key, undefined])) };
    this.announcement = announcement ?? this.announcement;
    this.focusRow = focusRow ?? this.focusRow;
    this.set({ edits });
  }

  /** Saves rows of the week; what was saved is shown at once, what was refused stays as it was typed, with its reason. */
  async run(step: Step): Promise<void> {
    const { week } = this.view;
    if (!week || this.state.busy) return;
    const saves = savesOf(step, week);
    if (saves.length === 0) {
      this.apply({ edits: this.state.edits, announcement: timesheet.fixFirst, focusRow: '' });
      return;
    }
    this.set({ busy: true });
    const outcome = settle(await saveRows(saves, week, currentViewer().userId));
    const { source, edits } = this.state;
    if (source) this.set({ source: outcome.apply(source) });
    this.apply({
      edits: outcome.savedKeys.reduce<Edits>(model.forgetRow, edits),
      touched: outcome.savedKeys,
      announcement: messageOf(outcome, step),
    });
    this.rowErrors = { ...this.rowErrors, ...outcome.errors };
    const variant = outcome.failed === 0 ? 'success' : 'warning';
    this.dispatchEvent(new ShowToastEvent({ message: this.announcement, variant }));
    await this.refresh();
    this.set({ busy: false });
  }
}
