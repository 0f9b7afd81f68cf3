import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { common, timesheet } from 'c/handoverLabels';
import { currentViewer } from 'c/handoverPermissions';
import { SHEET_OBJECT, WEEK_QUERY, saveRows, toSource } from 'c/handoverTimesheetData';
import type { WeekData } from 'c/handoverTimesheetData';
import * as model from 'c/handoverTimesheetWeek';
import type { CellChange, Choice, Day, Edits, Source } from 'c/handoverTimesheetWeek';
import { toAdd, toCopy, toDrop } from './changes';
import type { Change } from './changes';
import { spanOf, toPage } from './page';
import type { Page } from './page';
import { messageOf, savesOf, settle } from './steps';
import type { Step } from './steps';

type Grid = HTMLElement & { focusRow(key?: string): void };

/** The week of whoever looks: reads once a week, keeps what is typed until it is saved, saves row by row. */
export default class HandoverTimesheet extends LightningElement {
  readonly today = model.today();
  readonly labels = { ...common, ...timesheet };
  readonly objects = [SHEET_OBJECT];

  day: Day = this.today;
  firstDay = model.MONDAY;
  source: Source | null | undefined;
  edits: Edits = {};
  mayWrite: boolean | undefined;
  errors: unknown;
  rowErrors: Readonly<Record<string, unknown>> = {};
  view: Page = toPage({ day: this.day, today: this.today, firstDay: this.firstDay });
  busy = false;
  announcement = '';
  /** Key of the row that takes the cursor with the next rendering; '' for whichever needs it. */
  focusRow: string | undefined;
  refreshQuery: GraphQLResult['refresh'];

  @wire(graphql, { query: WEEK_QUERY, variables: '$variables' })
  wiredWeek({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) {
      this.source = toSource(data as WeekData) ?? null;
      this.firstDay = this.source?.firstDay ?? this.firstDay;
      this.edits = model.draftOf(model.startOfWeek(this.day, this.firstDay));
    }
    this.draw();
  }

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredRights({ data, error }: ObjectInfosResult): void {
    const [answer] = data?.results ?? [];
    if (data ?? error) this.mayWrite = answer?.statusCode === 200 && (answer.result as ObjectInfo).createable;
    this.draw();
  }

  get variables(): Record<string, unknown> {
    return { person: currentViewer().userId, ...spanOf(this.day) };
  }

  override connectedCallback(): void {
    window.addEventListener('beforeunload', this.guard);
  }

  override disconnectedCallback(): void {
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
    this.apply({ edits: model.typeHours(this.edits, detail), touched: detail.map(({ key }) => key) });
  }

  handleNote({ detail: { key, ...note } }: CustomEvent<{ key: string; notes?: string; billable?: boolean }>): void {
    this.apply({ edits: model.noteRow(this.edits, key, note), touched: [key] });
  }

  handleDrop({ detail }: CustomEvent<{ key: string }>): void {
    this.apply(toDrop(this.edits, detail.key));
  }

  handleAdd({ detail: { project, role } }: CustomEvent<{ project: Choice; role: Choice }>): void {
    if (this.view.week) this.apply(toAdd(this.edits, this.view.week, project, role));
  }

  handleCopy(): void {
    if (this.source && this.view.week) this.apply(toCopy(this.edits, this.view.week, this.source));
  }

  handleDiscard(): void {
    this.apply({ edits: {}, touched: Object.keys(this.rowErrors), announcement: timesheet.discarded });
  }

  handleStep(event: Event): Promise<void> {
    return this.run((event.target as HTMLButtonElement).name as Step);
  }

  async refresh(): Promise<void> {
    try {
      await this.refreshQuery?.();
    } catch (error) {
      this.errors = error;
    }
  }

  draw(): void {
    const { day, today, firstDay, source, edits, mayWrite, errors, busy } = this;
    this.view = toPage({ day, today, firstDay, source, edits, mayWrite, errors, busy });
  }

  show(day: Day): void {
    if (this.busy || model.startOfWeek(day, this.firstDay) === this.view.start) return;
    if (!this.view.isDirty) model.keepDraft(this.view.start, {});
    this.day = day;
    this.source = undefined;
    this.edits = {};
    this.rowErrors = {};
    this.draw();
  }

  apply({ edits, touched = [], announcement, focusRow }: Change): void {
    this.edits = edits;
    model.keepDraft(this.view.start, edits);
    this.rowErrors = { ...this.rowErrors, ...Object.fromEntries(touched.map((key) => [key, undefined])) };
    this.announcement = announcement ?? this.announcement;
    this.focusRow = focusRow ?? this.focusRow;
    this.draw();
  }

  /** Saves rows of the week; what was saved is shown at once, what was refused stays as it was typed, with its reason. */
  async run(step: Step): Promise<void> {
    const { week } = this.view;
    if (!week || this.busy) return;
    const saves = savesOf(step, week);
    if (saves.length === 0) {
      this.apply({ edits: this.edits, announcement: timesheet.fixFirst, focusRow: '' });
      return;
    }
    this.busy = true;
    const outcome = settle(await saveRows(saves, week, currentViewer().userId));
    if (this.source) this.source = outcome.apply(this.source);
    const edits = outcome.savedKeys.reduce<Edits>(model.forgetRow, this.edits);
    this.apply({ edits, touched: outcome.savedKeys, announcement: messageOf(outcome, step) });
    this.rowErrors = { ...this.rowErrors, ...outcome.errors };
    const variant = outcome.failed === 0 ? 'success' : 'warning';
    this.dispatchEvent(new ShowToastEvent({ message: this.announcement, variant }));
    await this.refresh();
    this.busy = false;
    this.draw();
  }
}
