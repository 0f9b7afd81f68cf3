import type { Catalog, Component, MetadataElement, ReportProblem } from '../../../metadata/types.ts';
import type { Schema } from '../../../schema/types.ts';
import { compileActionCall } from '../elements/action-call.ts';
import { compileAssignment } from '../elements/assignment.ts';
import { compileCollectionProcessor, declareCollectionProcessor } from '../elements/collection-processor.ts';
import { child, children, text, type ElementContext } from '../elements/context.ts';
import { compileCreateRecords, declareCreateRecords } from '../elements/records/create-records.ts';
import { compileCustomError } from '../elements/custom-error.ts';
import { compileDecision } from '../elements/decision.ts';
import { compileDeleteRecords } from '../elements/records/delete-records.ts';
import { compileGetRecords, declareGetRecords } from '../elements/records/get-records.ts';
import { compileLoop, declareLoop } from '../elements/loop.ts';
import { compileSubflow, declareSubflow } from '../elements/subflow.ts';
import { compileUpdateRecords } from '../elements/records/update-records.ts';
import { problemsOf, type Problems } from './problems.ts';
import { declareComputed, declareVariables } from './resources.ts';
import { createFlowScope, type FlowScope } from './scope.ts';
import { compileStart, type CompiledStart } from './start.ts';
import { checkStaleFormulas } from './stale-formulas.ts';
import type { CompiledFlow, FlowElement, FlowMoment } from '../types.ts';

interface Kind {
  /** Name of the repeated element in the metadata. */
  readonly list: string;
  readonly label: string;
  /** Whether a before-save flow may hold it. */
  readonly beforeSave: boolean;
  compile(definition: MetadataElement, context: ElementContext): FlowElement | undefined;
  declare?(definition: MetadataElement, name: string, scope: FlowScope): void;
}

const KINDS: readonly Kind[] = [
  { list: 'actionCalls', label: 'Action', beforeSave: false, compile: compileActionCall },
  { list: 'assignments', label: 'Assignment', beforeSave: true, compile: compileAssignment },
  {
    list: 'collectionProcessors',
    label: 'Collection Processor',
    beforeSave: true,
    compile: compileCollectionProcessor,
    declare: declareCollectionProcessor,
  },
  { list: 'customErrors', label: 'Custom Error', beforeSave: true, compile: compileCustomError },
  { list: 'decisions', label: 'Decision', beforeSave: true, compile: compileDecision },
  { list: 'loops', label: 'Loop', beforeSave: true, compile: compileLoop, declare: declareLoop },
  {
    list: 'recordCreates',
    label: 'Create Records',
    beforeSave: false,
    compile: compileCreateRecords,
    declare: declareCreateRecords,
  },
  { list: 'recordDeletes', label: 'Delete Records', beforeSave: false, compile: compileDeleteRecords },
  {
    list: 'recordLookups',
    label: 'Get Records',
    beforeSave: true,
    compile: compileGetRecords,
    declare: declareGetRecords,
  },
  { list: 'recordUpdates', label: 'Update Records', beforeSave: true, compile: compileUpdateRecords },
  { list: 'subflows', label: 'Subflow', beforeSave: false, compile: compileSubflow, declare: declareSubflow },
];

/** Parts of a flow that the local org does not execute, by the name that a problem gives them. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  apexPluginCalls: 'Apex plug-ins',
  choices: 'choices',
  collectionFilterCriteria: 'collection filter criteria',
  dataLookups: 'data lookups',
  dynamicChoiceSets: 'choice sets',
  exitRules: 'exit rules',
  experiments: 'path experiments',
  orchestratedStages: 'orchestration stages',
  recordRollbacks: 'Roll Back Records',
  screens: 'screens',
  stages: 'stages',
  steps: 'steps',
  transforms: 'Transform',
  waits: 'Wait',
};

/** Elements of which the platform has no fault connector. */
const WITHOUT_FAULT_PATH = ['assignments', 'collectionProcessors', 'customErrors', 'decisions', 'loops', 'subflows'];

/** All flows of an org, compiled, by name in lower case. Each problem is reported with the flow's component. */
export function compileFlows(catalog: Catalog, schema: Schema, report: ReportProblem): Map<string, CompiledFlow> {
  const flows = new Map<string, CompiledFlow>();
  for (const component of catalog.all('Flow')) {
    const flow = compileFlow(component, catalog, schema, report, (name) => flows.get(name.toLowerCase()));
    if (flow) flows.set(component.fullName.toLowerCase(), flow);
  }
  return flows;
}

function compileFlow(
  component: Component,
  catalog: Catalog,
  schema: Schema,
  report: ReportProblem,
  compiledFlow: (name: string) => CompiledFlow | undefined,
): CompiledFlow | undefined {
  const { definition } = component;
  const problems = problemsOf(component, report);
  if (!isSupported(definition, problems)) return undefined;
  const startDefinition = child(definition, 'start') ?? {};
  const moment = momentOf(startDefinition, problems);
  if (!moment) return undefined;
  const object = triggerObject(startDefinition, moment, schema, problems);
  if (object === null) return undefined;

  const scope = createFlowScope(schema, catalog, object);
  const names = elementNames(definition, problems);
  const checkComputed = declareComputed(component, scope, problems);
  const compileVariables = declareVariables(component, scope, problems);
  for (const kind of KINDS)
    for (const element of children(definition, kind.list)) kind.declare?.(element, text(element, 'name') ?? '', scope);

  const variables = compileVariables();
  checkComputed();
  const elements = compileElements({ component, scope, names, moment, catalog, problems, compiledFlow });
  const start = compileStart(startDefinition, {
    moment,
    scope,
    problems: problems.of('Start', 'Start', 'start'),
    connector: connectorOf(names, problems.of('Start', 'Start', 'start')),
    isActive: definition['status'] === 'Active',
  });
  checkStaleFormulas(component, moment, scope, problems);
  if (
    start.start === undefined &&
    start.asyncStart === undefined &&
    text(definition, 'startElementReference') === undefined &&
    names.size > 0
  ) {
    problems.add("The flow's Start element isn't connected.", { rule: 'flow-connector' });
  }
  return finished(component, moment, object, start, elements, variables, names);
}

function finished(
  component: Component,
  moment: FlowMoment,
  object: CompiledFlow['object'],
  start: CompiledStart,
  elements: ReadonlyMap<string, FlowElement>,
  variables: CompiledFlow['variables'],
  names: ReadonlyMap<string, string>,
): CompiledFlow {
  const { definition } = component;
  const order = definition['triggerOrder'];
  return {
    name: component.fullName,
    label: text(definition, 'label') ?? component.fullName,
    moment,
    active: definition['status'] === 'Active',
    inSystemMode: text(definition, 'runInMode') === 'SystemModeWithoutSharing',
    object,
    triggerOrder: typeof order === 'number' ? order : undefined,
    elements,
    variables,
    ...start,
    start: start.start ?? names.get((text(definition, 'startElementReference') ?? '').toLowerCase()),
  };
}

function isSupported(definition: MetadataElement, problems: Problems): boolean {
  const type = text(definition, 'processType') ?? 'AutoLaunchedFlow';
  if (type !== 'AutoLaunchedFlow') {
    problems.unsupported(`flows of the type ${type}`);
    return false;
  }
  for (const [list, what] of Object.entries(UNSUPPORTED)) {
    for (const [index, element] of children(definition, list).entries())
      problems.of(text(element, 'name') ?? what, what, `${list}.${index}`).unsupported(`the flow element ${what}`);
  }
  const runInMode = text(definition, 'runInMode');
  if (runInMode === 'SystemModeWithSharing' || runInMode === 'UserMode')
    problems.unsupported(`flows that run in ${runInMode}`);
  return true;
}

const MOMENTS: Readonly<Record<string, FlowMoment>> = {
  RecordBeforeSave: 'beforeSave',
  RecordAfterSave: 'afterSave',
  RecordBeforeDelete: 'beforeDelete',
  PlatformEvent: 'platformEvent',
  Scheduled: 'scheduled',
};

function momentOf(start: MetadataElement, problems: Problems): FlowMoment | undefined {
  const trigger = text(start, 'triggerType');
  if (trigger === undefined || trigger === 'None') return 'autolaunched';
  const moment = MOMENTS[trigger];
  if (!moment) problems.unsupported(`flows with the trigger ${trigger}`);
  return moment;
}

/** The object of a trigger; undefined for flows without one, null for an unknown one (reported). */
function triggerObject(
  start: MetadataElement,
  moment: FlowMoment,
  schema: Schema,
  problems: Problems,
): CompiledFlow['object'] | null {
  const name = text(start, 'object');
  if (name === undefined) {
    if (moment === 'autolaunched' || moment === 'scheduled') return undefined;
    problems.add("The flow's Start element names no object.", { rule: 'unknown-object' });
    return null;
  }
  const object = schema.object(name);
  if (!object || (moment === 'platformEvent') !== (object.kind === 'platformEvent')) {
    problems.add(
      object ? `The object "${name}" can't trigger this kind of flow.` : `The object "${name}" doesn't exist.`,
      { rule: 'unknown-object' },
    );
    return null;
  }
  return object;
}

/** Canonical element names by their lower case; elements and resources of the same name are reported. */
function elementNames(definition: MetadataElement, problems: Problems): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const resourceLists = ['variables', 'constants', 'formulas', 'textTemplates'];
  for (const list of [...KINDS.map((kind) => kind.list), ...resourceLists]) {
    for (const element of children(definition, list)) {
      const name = text(element, 'name') ?? '';
      if (name === '') problems.add(`An element in ${list} has no name.`, { rule: 'flow-name' });
      if (taken.has(name.toLowerCase()))
        problems.add(`There is more than one element named "${name}".`, { rule: 'flow-name' });
      taken.add(name.toLowerCase());
      if (!resourceLists.includes(list)) names.set(name.toLowerCase(), name);
    }
  }
  return names;
}

function connectorOf(names: ReadonlyMap<string, string>, problems: Problems): ElementContext['connector'] {
  return (definition, name) => {
    const connector = child(definition, name);
    if (!connector) return undefined;
    const target = text(connector, 'targetReference') ?? '';
    const found = names.get(target.toLowerCase());
    if (found === undefined)
      problems.add(`The ${name} leads to "${target}", which isn't an element of the flow.`, { rule: 'flow-connector' });
    return found;
  };
}

interface CompileElements {
  readonly component: Component;
  readonly scope: FlowScope;
  readonly names: ReadonlyMap<string, string>;
  readonly moment: FlowMoment;
  readonly catalog: Catalog;
  readonly problems: Problems;
  readonly compiledFlow: (name: string) => CompiledFlow | undefined;
}

function compileElements({
  component,
  scope,
  names,
  moment,
  catalog,
  problems,
  compiledFlow,
}: CompileElements): Map<string, FlowElement> {
  const elements = new Map<string, FlowElement>();
  for (const kind of KINDS) {
    children(component.definition, kind.list).forEach((definition, index) => {
      const name = text(definition, 'name') ?? '';
      const own = problems.of(name, kind.label, `${kind.list}.${index}`);
      if (moment === 'beforeSave' && !kind.beforeSave)
        own.add(`The ${kind.label} element isn't available in before-save flows.`, { rule: 'flow-before-save' });
      if (WITHOUT_FAULT_PATH.includes(kind.list) && definition['faultConnector'] !== undefined)
        own.add('The element has no fault path.', { rule: 'flow-fault-path' });
      const element = kind.compile(definition, {
        name,
        scope,
        problems: own,
        moment,
        isActive: component.definition['status'] === 'Active',
        connector: connectorOf(names, own),
        flowComponent: (flowName) => catalog.get('Flow', flowName),
        compiledFlow,
      });
      if (!element) return;
      if (moment === 'beforeSave' && element.kind === 'data' && kind.list === 'recordUpdates') {
        own.add('Before the save only the triggering record can be updated.', { rule: 'flow-before-save' });
      }
      elements.set(name, element);
    });
  }
  return elements;
}
