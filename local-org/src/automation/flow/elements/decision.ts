import type { MetadataElement } from '../../../metadata/types.ts';
import { asBefore, compileConditions } from '../compile/conditions.ts';
import type { Frame, StepElement } from '../types.ts';
import { compileValue } from '../compile/value-source.ts';
import { children, text, type ElementContext } from './context.ts';

interface OutcomeRule {
  readonly applies: (frame: Frame) => boolean;
  readonly next: string | undefined;
}

/**
 * Decision: the first outcome whose conditions hold, else the default. An outcome that requires the record to be changed to
 * meet its conditions does not apply when the record already met them before the save.
 */
export function compileDecision(definition: MetadataElement, context: ElementContext): StepElement {
  const rules = children(definition, 'rules').map((rule) => compileOutcome(rule, context));
  const otherwise = context.connector(definition, 'defaultConnector');
  return {
    kind: 'step',
    kindLabel: 'Decision',
    name: context.name,
    run(frame) {
      const rule = rules.find((candidate) => candidate.applies(frame));
      return rule ? rule.next : otherwise;
    },
  };
}

function compileOutcome(rule: MetadataElement, context: ElementContext): OutcomeRule {
  const { scope, problems } = context;
  const holds = compileConditions(
    children(rule, 'conditions'),
    text(rule, 'conditionLogic'),
    scope,
    problems,
    (right) => compileValue(right, scope, problems),
  );
  const next = context.connector(rule, 'connector');
  if (rule['doesRequireRecordChangedToMeetCriteria'] !== true) return { applies: holds, next };
  if (!scope.triggerObject)
    problems.add('An outcome can require a changed record only in a record-triggered flow.', { rule: 'flow-decision' });
  const heldBefore = (frame: Frame): boolean => frame.interview.prior !== undefined && holds(asBefore(frame));
  return { applies: (frame) => holds(frame) && !heldBefore(frame), next };
}
