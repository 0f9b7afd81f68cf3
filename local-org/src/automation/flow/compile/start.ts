import type { MetadataElement } from '../../../metadata/types.ts';
import { compileCondition } from './conditions.ts';
import { children, text, type ElementContext } from '../elements/context.ts';
import { compileLogic } from './logic.ts';
import type { Problems } from './problems.ts';
import { compileFlowFormula } from './resources.ts';
import type { FlowScope } from './scope.ts';
import type { CompiledFlow, Condition, FlowMoment } from '../types.ts';
import { compileValue } from './value-source.ts';

/** What the Start element of a flow says. */
export type CompiledStart = Pick<
  CompiledFlow,
  'onCreate' | 'onUpdate' | 'entry' | 'onlyWhenChangedToMeet' | 'start' | 'asyncStart'
>;

interface StartContext {
  readonly moment: FlowMoment;
  readonly scope: FlowScope;
  readonly problems: Problems;
  readonly connector: ElementContext['connector'];
  readonly isActive: boolean;
}

/** Compiles trigger, entry conditions and paths of the Start element. */
export function compileStart(definition: MetadataElement, context: StartContext): CompiledStart {
  const { moment, problems } = context;
  const trigger = text(definition, 'recordTriggerType') ?? '';
  const isSave = moment === 'beforeSave' || moment === 'afterSave';
  if (isSave && !['Create', 'Update', 'CreateAndUpdate'].includes(trigger))
    problems.add(`recordTriggerType "${trigger}" doesn't fit a flow that runs when a record is saved.`, {
      rule: 'flow-start',
    });
  if (moment === 'beforeDelete' && trigger !== 'Delete')
    problems.add('A before-delete flow needs the recordTriggerType "Delete".', { rule: 'flow-start' });
  if (moment === 'scheduled') {
    problems.add('The local org has no clock for schedules: "debug run-flow" starts the flow when you want it.', {
      severity: 'Warning',
      rule: 'flow-scheduled',
    });
  }
  if (definition['isAsync'] === true || text(definition, 'flowRunAsUser') === 'TriggeringUser')
    problems.unsupported('flows that run asynchronously or as the triggering user');
  const onlyWhenChangedToMeet = definition['doesRequireRecordChangedToMeetCriteria'] === true;
  const entry = compileEntry(definition, context);
  if (onlyWhenChangedToMeet && !entry)
    problems.add('doesRequireRecordChangedToMeetCriteria needs entry conditions.', { rule: 'flow-start' });
  if (onlyWhenChangedToMeet && !(isSave && trigger !== 'Create'))
    problems.add('doesRequireRecordChangedToMeetCriteria needs a flow that runs on updates.', { rule: 'flow-start' });
  return {
    onCreate: trigger !== 'Update',
    onUpdate: trigger !== 'Create',
    entry,
    onlyWhenChangedToMeet,
    start: context.connector(definition, 'connector'),
    asyncStart: compileAsyncPath(definition, context, trigger, onlyWhenChangedToMeet),
  };
}

/** Types that the filters of a Start element cannot compare. */
const NOT_FILTERABLE = new Set(['LongTextArea', 'Html', 'EncryptedText']);

function compileEntry(definition: MetadataElement, { scope, problems }: StartContext): Condition | undefined {
  const formula = text(definition, 'filterFormula');
  const filters = children(definition, 'filters');
  if (formula !== undefined) {
    for (const [global] of formula.matchAll(/\$(Permission|CustomMetadata)\b/giu)) {
      problems.add(`An entry formula can't refer to ${global}.`, {
        rule: 'flow-entry-formula',
        remedy: 'Ask for it in a formula resource and a decision: whether entry formulas know it is not documented.',
      });
    }
    if (filters.length > 0) problems.add("filterFormula can't be combined with filters.", { rule: 'flow-start' });
    const evaluate = compileFlowFormula(formula, 'Checkbox', undefined, scope, problems);
    return evaluate && ((frame) => evaluate(frame) === true);
  }
  if (filters.length === 0) return undefined;
  const object = scope.triggerObject;
  const conditions = filters.map((filter) => {
    const name = text(filter, 'field') ?? '';
    const field = object && scope.schema.field(object.apiName, name);
    if (object && !field) problems.unknownField(object.apiName, name);
    if (field && NOT_FILTERABLE.has(field.type))
      problems.add(`The field "${field.apiName}" of type ${field.type} can't be used in an entry condition.`, {
        rule: 'flow-filter',
      });
    const value = filter['value'];
    const right = compileValue(typeof value === 'object' ? (value as MetadataElement) : undefined, scope, problems);
    if (!field) return () => false;
    return compileCondition(
      { left: `$Record.${name}`, operator: text(filter, 'operator') ?? '', right },
      scope,
      problems,
    );
  });
  const combine = compileLogic(text(definition, 'filterLogic') ?? 'and', conditions.length, problems);
  return (frame) => combine((index) => conditions[index]?.(frame) ?? false);
}

/** What only a path that waits for a time may say; a deploy refuses them on the asynchronous one, its label too. */
const TIMED = ['label', 'timeSource', 'offsetUnit', 'offsetNumber', 'recordField', 'maxBatchSize'];

/**
 * The path that runs after the commit. On updates the platform activates it only where entry conditions say that a change
 * is meant, since it would otherwise run at every save.
 */
function compileAsyncPath(
  definition: MetadataElement,
  context: StartContext,
  trigger: string,
  onlyWhenChanged: boolean,
): string | undefined {
  const { moment, problems, isActive } = context;
  let start: string | undefined;
  for (const path of children(definition, 'scheduledPaths')) {
    if (text(path, 'pathType') !== 'AsyncAfterCommit') {
      problems.unsupported(
        `the scheduled path "${text(path, 'label') ?? text(path, 'name') ?? ''}" with a time offset`,
      );
      continue;
    }
    if (moment !== 'afterSave')
      problems.add('An asynchronous path needs a flow that runs after the save.', { rule: 'flow-start' });
    if (start !== undefined) problems.add('A flow has one asynchronous path at most.', { rule: 'flow-start' });
    if (TIMED.some((element) => text(path, element) !== undefined))
      problems.add(
        'Label, TimeSource, OffsetUnit, OffsetNumber, RecordField, MaxBatchSize cannot be set for ScheduledPath of PathType of AsyncAfterCommit',
        { rule: 'flow-async-path' },
      );
    const mentionsChange =
      /ischanged|isnew|priorvalue/iu.test(text(definition, 'filterFormula') ?? '') ||
      children(definition, 'filters').some((filter) => text(filter, 'operator') === 'IsChanged');
    if (isActive && trigger !== 'Create' && !onlyWhenChanged && !mentionsChange) {
      problems.add('An asynchronous path on updates needs entry conditions that require a change.', {
        rule: 'flow-start',
        remedy: 'Set doesRequireRecordChangedToMeetCriteria, or use the operator IsChanged.',
      });
    }
    start = context.connector(path, 'connector');
  }
  return start;
}
