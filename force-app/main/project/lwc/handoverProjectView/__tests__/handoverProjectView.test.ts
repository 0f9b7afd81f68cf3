import { toProjectsView } from 'c/handoverProjectView';
import type { ProjectView } from 'c/handoverProjectView';
import {
  PROJECT,
  answer,
  issueNode,
  milestoneNode,
  projectNode,
  projectWithMargins,
  promiseNode,
  questionNode,
  updateNode,
  weekRow,
} from '../../handoverHealth/__tests__/data/projects';

const TODAY = '2026-03-10';

function shown(given: Parameters<typeof answer>[0]) {
  const view = toProjectsView(answer(given), TODAY);
  if (view.kind !== 'projects') throw new Error('no project');
  return view;
}

function first(given: Parameters<typeof answer>[0]): ProjectView {
  const [project] = shown(given).projects;
  if (!project) throw new Error('no project');
  return project;
}

describe('what keeps the panel from showing a project', () => {
  it('says that there is no access when the list of projects is absent', () => {
    expect(toProjectsView({}, TODAY).kind).toBe('noAccess');
    expect(toProjectsView(answer({ projects: null }), TODAY).kind).toBe('noAccess');
  });

  it('tells a deal that awaits its project from one that has none', () => {
    expect(toProjectsView(answer({ won: false, projects: [] }), TODAY).kind).toBe('notWon');
    expect(toProjectsView(answer({ won: true, projects: [] }), TODAY).kind).toBe('none');
    expect(toProjectsView(answer({ won: false, sells: false, projects: [] }), TODAY).kind).toBe('none');
  });
});

describe('health', () => {
  it('gives its reasons in words, and a newer code by its name', () => {
    const project = first({ projects: [projectNode({ Health_Reasons__c: { value: 'BURN_RED;NEWER_CODE' } })] });
    expect(project.reasons.map(({ text }) => text)).toEqual([
      'The budgeted hours are used up before the work is done.',
      'Another warning (NEWER_CODE).',
    ]);
  });

  it('adds restricted reasons and margins for those who may read them, and nothing of them for others', () => {
    expect(first({ projects: [projectWithMargins()] }).reasons.map(({ code }) => code)).toContain('EROSION_AMBER');
    expect(first({ projects: [projectWithMargins()] }).margins).toEqual({
      baseline: 42000,
      forecast: 31000,
      erosion: 8.4,
    });
    expect(first({}).margins).toBeUndefined();
    expect(first({}).reasons.map(({ code }) => code)).not.toContain('EROSION_AMBER');
  });

  it('says that a reason is not shown where the others do not account for the health', () => {
    const reasons = (health: string, codes: string | null) =>
      first({
        projects: [projectNode({ Health__c: { value: health }, Health_Reasons__c: { value: codes } })],
      }).reasons.map(({ code }) => code);
    expect(reasons('Red', 'MILESTONE_OVERDUE')).toEqual(['MILESTONE_OVERDUE', 'RESTRICTED']);
    expect(reasons('Amber', null)).toEqual(['RESTRICTED']);
    expect(reasons('Red', 'DEADLINE_PASSED')).toEqual(['DEADLINE_PASSED']);
    expect(reasons('Amber', 'MILESTONE_OVERDUE')).toEqual(['MILESTONE_OVERDUE']);
    expect(reasons('Green', null)).toEqual([]);
  });

  it('does not claim to be green when it is not measured', () => {
    expect(first({ projects: [projectNode({ Health__c: { value: null } })] }).health.label).toBe('Not measured');
  });
});

describe('figures', () => {
  it('states hours against the budget that changes moved', () => {
    const over = projectNode({ Hours_Logged__c: { value: 400 }, Burn__c: { value: 125 } });
    expect(first({ projects: [over] })).toMatchObject({ hoursText: '400 of 320 h (125%)' });
    const unplanned = projectNode({ Current_Budget_Hours__c: { value: 0 }, Budget_Hours__c: { value: null } });
    expect(first({ projects: [unplanned] }).hoursText).toBe('264 h, no budget set');
  });

  it('names the next open milestone of this project and whether it is overdue', () => {
    const other = milestoneNode({ Name: { value: 'Not ours' }, Project__c: { value: 'a03000000000009AAA' } });
    const due = (date: string) => milestoneNode({ Due__c: { value: date } });
    expect(first({ milestones: [other, due('2026-03-09')] }).milestone).toMatchObject({
      name: 'Design approved',
      due: '2026-03-09',
      overdue: true,
    });
    expect(first({ milestones: [due(TODAY)] }).milestone?.overdue).toBe(false);
  });

  it.each([
    [12, '12 days later than planned', true],
    [1, '1 day later than planned', true],
    [0, 'as planned', false],
    [-3, '3 days earlier than planned', false],
    [null, '', false],
  ])('says how far a milestone slipped: %s days', (days, slip, slipped) => {
    const milestones = [milestoneNode({ Due__c: { value: '2026-04-01' }, Slip_Days__c: { value: days } })];
    expect(first({ milestones }).milestone).toMatchObject({ slip, slipped });
  });

  it('still knows the date when the milestones themselves may not be read', () => {
    expect(first({ milestones: [] }).milestone).toMatchObject({ name: '', due: '2026-03-02', overdue: true });
    const without = projectNode({ Next_Milestone_Due__c: { value: null } });
    expect(first({ projects: [without], milestones: [] }).milestone).toBeUndefined();
  });

  it('splits the value into paid, issued, overdue and the rest, with a credit note counted once', () => {
    expect(first({ overdue: 10000 }).invoices).toEqual({
      value: 100000,
      issued: 55000,
      paid: 30000,
      open: 15000,
      overdue: 10000,
      rest: 45000,
      ready: undefined,
    });
    const { Invoiced__c: _, ...hidden } = projectNode();
    expect(first({ projects: [hidden] }).invoices).toBeUndefined();
  });

  it('shows the most severe issues, how many there are in all, and what a change would cost', () => {
    const change = issueNode({
      Id: 'a06000000000002AAA',
      Type__c: { value: 'Change request', displayValue: 'Change request' },
      Severity__c: { value: 'Critical', displayValue: 'Critical' },
      Extra_Hours__c: { value: 60 },
      Extra_Value__c: { value: 9600 },
    });
    const low = [1, 2, 3, 4].map((count) => issueNode({ Id: `low${count}`, Severity__c: { value: 'Low' } }));
    const { pending } = first({ issues: [...low, issueNode(), change] });
    expect(pending?.rows.map(({ id }) => id)).toEqual([change.Id, 'a06000000000001AAA', 'low1', 'low2']);
    expect(pending).toMatchObject({ total: 6, more: 'and 2 more in the project' });
    expect(pending?.rows[0]).toMatchObject({
      extraHours: '60 h more',
      extraValue: 9600,
      approval: 'Waits for the client',
    });
    expect(pending?.rows[1]).toMatchObject({ overdue: true, approval: '' });
  });

  it('quotes the last status, not the first', () => {
    const updates = [updateNode('2026-03-06'), updateNode('2026-02-06', { Summary__c: { value: 'All is well.' } })];
    expect(first({ updates }).latest).toMatchObject({ summary: 'The design is late.', postedOn: '2026-03-06' });
    expect(first({}).latest).toBeUndefined();
  });

  it('keeps several projects apart', () => {
    const second = projectNode({ Id: 'a03000000000002AAA', Name: { value: 'Support' } });
    const view = toProjectsView(answer({ projects: [projectNode(), second] }), TODAY);
    expect(view.kind === 'projects' && view.projects.map(({ id, milestone }) => [id, milestone?.name])).toEqual([
      [PROJECT, 'Design approved'],
      ['a03000000000002AAA', ''],
    ]);
  });
});

describe('burn by week', () => {
  it('adds the weeks up and sets the work done beside them, as the last update of a week says', () => {
    const weeks = [weekRow('2026-03-02', 20), weekRow('2026-02-23', 10), weekRow('2026-02-23', 99, 'another')];
    const updates = [
      updateNode('2026-03-06', { Percent_Complete__c: { value: 45 } }),
      updateNode('2026-03-03', { Percent_Complete__c: { value: 30 } }),
    ];
    expect(first({ weeks, updates }).burn).toMatchObject({
      weeks: [
        { week: '2026-02-23', hours: 10, burned: 10, done: undefined },
        { week: '2026-03-02', hours: 20, burned: 30, done: 45 },
        { week: '2026-03-09', hours: undefined, burned: 30, done: 60 },
      ],
      start: '2026-02-02',
      end: '2026-06-30',
      budget: 320,
      fromUpdates: false,
    });
  });

  it('comes from the updates where timesheets may not be read, and ends at what the project says today', () => {
    const { burn } = first({ weeks: null, updates: [updateNode('2026-03-01')] });
    expect(burn.fromUpdates).toBe(true);
    expect(burn.weeks).toEqual([
      { week: '2026-02-23', hours: undefined, burned: 150, done: 40 },
      { week: '2026-03-09', hours: undefined, burned: 264, done: 60 },
    ]);
  });

  it('has no week before anything happened', () => {
    const fresh = projectNode({ Hours_Logged__c: { value: 0 }, Percent_Complete__c: { value: 0 } });
    expect(first({ projects: [fresh] }).burn.weeks).toEqual([]);
  });
});

describe('what concerns the whole deal', () => {
  it('puts the least healthy project first and counts them', () => {
    const green = projectNode({ Id: 'green', Health__c: { value: 'Green' } });
    const red = projectNode({ Id: 'red', Health__c: { value: 'Red' } });
    const view = shown({ projects: [green, projectNode(), red] });
    expect(view.projects.map(({ id }) => id)).toEqual(['red', PROJECT, 'green']);
    expect(view.summary).toBe('3 projects: 1 Off track, 1 At risk, 1 On track');
  });

  it('counts what became of promises, and lists broken and late ones before those that still have time', () => {
    const late = promiseNode('Open', { Id: 'late', Due_Date__c: { value: '2026-03-09' } });
    const promises = [promiseNode('Open'), promiseNode('Met'), promiseNode('Waived'), late, promiseNode('Breached')];
    const view = shown({ promises }).promises;
    expect(view?.rows.map(({ id }) => id)).toEqual(['a08-Breached', 'late', 'a08-Open']);
    expect(Object.fromEntries((view?.counts ?? []).map(({ key, count }) => [key, count]))).toEqual({
      Late: 1,
      Open: 1,
      Breached: 1,
      Waived: 1,
      Met: 1,
    });
  });

  it('keeps open questions apart from answered ones, the oldest first', () => {
    const older = questionNode({ Id: 'older' });
    const answered = questionNode({ Id: 'answered', Status__c: { value: 'Answered' } });
    const view = shown({ questions: [questionNode(), answered, older] }).questions;
    expect(view?.open.map(({ id }) => id)).toEqual(['older', 'a09000000000001AAA']);
    expect(view?.answered.map(({ id }) => id)).toEqual(['answered']);
  });
});
