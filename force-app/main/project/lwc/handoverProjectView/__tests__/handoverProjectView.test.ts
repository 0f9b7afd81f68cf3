import { datesAround } from 'c/handoverProjectData';
import { toProjectsView } from 'c/handoverProjectView';
import type { ProjectView } from 'c/handoverProjectView';
import {
  PROJECT,
  answer,
  milestoneNode,
  projectNode,
  projectWithMargins,
  timesheetNode,
} from '../../handoverHealth/__tests__/data/projects';

const TODAY = '2026-03-10';

function first(given: Parameters<typeof answer>[0]): ProjectView {
  const view = toProjectsView(answer(given), TODAY);
  if (view.kind !== 'projects' || !view.projects[0]) throw new Error('no project');
  return view.projects[0];
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
  it('states hours against the budget that changes moved, and keeps the bar within its frame', () => {
    const over = projectNode({ Hours_Logged__c: { value: 400 }, Burn__c: { value: 125 } });
    expect(first({ projects: [over] })).toMatchObject({ hoursText: '400 of 320 h (125 %)', burnBar: 100 });
    const unplanned = projectNode({ Current_Budget_Hours__c: { value: 0 }, Budget_Hours__c: { value: null } });
    expect(first({ projects: [unplanned] }).hoursText).toBe('264 h, no budget set');
  });

  it('names the next open milestone of this project and whether it is overdue', () => {
    const other = milestoneNode({ Name: { value: 'Not ours' }, Project__c: { value: 'a03000000000009AAA' } });
    const due = (date: string) => milestoneNode({ Due__c: { value: date } });
    expect(first({ milestones: [other, due('2026-03-09')] }).milestone).toEqual({
      name: 'Design approved',
      due: '2026-03-09',
      overdue: true,
    });
    expect(first({ milestones: [due(TODAY)] }).milestone?.overdue).toBe(false);
  });

  it('still knows the date when the milestones themselves may not be read', () => {
    expect(first({ milestones: [] }).milestone).toEqual({ name: '', due: '2026-03-02', overdue: true });
    const without = projectNode({ Next_Milestone_Due__c: { value: null } });
    expect(first({ projects: [without], milestones: [] }).milestone).toBeUndefined();
  });

  it('sums the hours of a project by week, oldest first, against its fullest week', () => {
    const timesheets = [
      timesheetNode('2026-03-02', 20),
      timesheetNode('2026-02-23', 10),
      timesheetNode('2026-03-02', 20),
      timesheetNode('2026-03-02', 99, 'a03000000000009AAA'),
    ];
    expect(first({ timesheets }).weeks).toEqual([
      { week: '2026-02-23', hours: 10, length: 25 },
      { week: '2026-03-02', hours: 40, length: 100 },
    ]);
    expect(first({ timesheets: null }).showsWeeks).toBe(false);
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

describe('datesAround', () => {
  it('speaks of the user’s calendar, eight weeks back', () => {
    expect(datesAround(new Date(2026, 2, 1, 0, 30))).toEqual({ today: '2026-03-01', since: '2026-01-05' });
  });
});
