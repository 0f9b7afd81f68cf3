import { SalesforceError } from '../../errors.ts';
import { buildModel } from '../../model.ts';
import type { Org } from '../../org.types.ts';
import { componentsOf, createCatalog } from '../catalog.ts';
import { checkComponents } from '../checks/index.ts';
import { collectProblems, hasErrors } from '../problems.ts';
import type { Catalog, Component, ComponentProblem } from '../types.ts';
import { arrivingFlows } from './arriving-flows.ts';
import { checkChanges } from './changes.ts';
import { referencedElsewhere, type Deletion } from './delete.ts';
import { deletedMessage, manifestProblem, problemMessage, successMessage } from './messages.ts';
import type { DeployMessage, DeployOptions, DeployOutcome } from './types.ts';

/** What a request would change, before the org is asked whether it holds together. */
export interface Plan {
  readonly components: readonly Component[];
  readonly deletions: readonly Deletion[];
  /** What is wrong with the request already; an error among them ends it. */
  readonly problems: readonly ComponentProblem[];
}

/** Checks a plan, compiles the model it would give, and swaps that in: all of it, or nothing. */
export function applyPlan(org: Org, request: Plan, options: DeployOptions): DeployOutcome {
  const before = org.model.catalog;
  const plan = { ...request, components: request.components.map((component) => overOldSettings(component, before)) };
  if (hasErrors(plan.problems)) return failed(org, plan.problems);
  const { model: asDeployed, problems } = compile(plan, org);
  const all = [...plan.problems, ...problems];
  if (hasErrors(all)) return failed(org, all);
  const { stored, versions } =
    options.activates === true
      ? { stored: plan.components, versions: [] }
      : arrivingFlows(plan.components, before, org.flowsArriveInactive && options.fromPackage !== true);
  let model = asDeployed;
  if (stored.some((component, index) => component !== plan.components[index]) || versions.length > 0) {
    // What was deployed is sound; what the org holds afterwards must be, too.
    const held = compile({ ...plan, components: stored }, org);
    if (hasErrors(held.problems)) return failed(org, held.problems);
    ({ model } = held);
  }
  if (options.checkOnly !== true) {
    try {
      org.replaceModel(model, {
        saved: stored,
        ...(options.userId === undefined ? {} : { userId: options.userId }),
        ...(options.fromPackage === undefined ? {} : { fromPackage: options.fromPackage }),
        flowVersions: versions,
        removed: plan.deletions.map(({ component: { type, fullName } }) => ({ type, fullName })),
      });
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      return failed(org, [manifestProblem(`${error.errorCode}: ${error.message}`)]);
    }
  }
  return succeeded(org, plan, before, all);
}

/** Settings that a deploy does not name stay as they are (Metadata API Developer Guide, "Settings"). */
function overOldSettings(component: Component, before: Catalog): Component {
  const old = component.type === 'Settings' ? before.get('Settings', component.fullName) : undefined;
  return old ? { ...component, definition: { ...old.definition, ...component.definition } } : component;
}

/** Whether two components are the same one: type and name, without regard to case. */
export function isSame(a: Component, b: Component): boolean {
  return a.type === b.type && a.fullName.toLowerCase() === b.fullName.toLowerCase();
}

function compile({ components, deletions }: Plan, org: Org) {
  const before = org.model.catalog;
  const kept = componentsOf(before).filter((old) => !deletions.some(({ component }) => isSame(component, old)));
  const catalog = createCatalog([...kept, ...components]);
  const { report, problems } = collectProblems();
  checkChanges(components, before, report);
  const model = buildModel(catalog, report, { keyPrefixes: org.store.keyPrefixes(), features: org.features });
  const checked = deletions.length > 0 ? componentsOf(catalog) : components;
  const found = [...problems, ...checkComponents(checked, { catalog, schema: model.schema, before })];
  const isNew = (problem: ComponentProblem) =>
    components.some((component) => component.type === problem.type && component.fullName === problem.fullName);
  const broken = found.filter((problem) => !isNew(problem));
  return {
    model,
    problems: [
      ...found.filter(isNew),
      // A warning about what stays says nothing about what goes.
      ...(deletions.length > 0 ? referencedElsewhere(deletions, broken.filter(isError)) : broken),
    ],
  };
}

function isError({ severity }: ComponentProblem): boolean {
  return severity === 'Error';
}

/** The outcome of a request that changed nothing because of these problems. */
export function failed(org: Org, problems: readonly ComponentProblem[]): DeployOutcome {
  const date = org.now().toISOString();
  const messages = problems.map((problem) => problemMessage(problem, date));
  const failures = messages.filter(({ success }) => !success);
  return {
    success: false,
    numberComponentsTotal: failures.length,
    numberComponentsDeployed: 0,
    numberComponentErrors: failures.length,
    details: { componentSuccesses: [], componentFailures: failures.length > 0 ? failures : messages },
  };
}

function succeeded(org: Org, plan: Plan, before: Catalog, problems: readonly ComponentProblem[]): DeployOutcome {
  const date = org.now().toISOString();
  const warnings = new Map(problems.map((problem) => [`${problem.type} ${problem.fullName}`, problem]));
  const successes = [
    ...plan.components.map((component) => successMessage(component, before, date)),
    ...plan.deletions.map(({ component, fileName }) => deletedMessage(component, fileName, date)),
  ].map((message): DeployMessage => {
    const key = `${message.componentType} ${message.fullName}`;
    const warning = warnings.get(key);
    warnings.delete(key);
    return warning ? { ...message, problem: warning.problem, problemType: 'Warning' } : message;
  });
  return {
    success: true,
    numberComponentsTotal: successes.length,
    numberComponentsDeployed: successes.length,
    numberComponentErrors: 0,
    details: {
      componentSuccesses: [
        ...successes,
        ...[...warnings.values()].map((warning) => problemMessage(warning, date)),
        { ...problemMessage(manifestProblem(''), date), success: true, changed: true },
      ].map(withoutEmptyProblem),
      componentFailures: [],
    },
  };
}

function withoutEmptyProblem({ problem, problemType, ...message }: DeployMessage): DeployMessage {
  return problem === undefined || problem === ''
    ? message
    : { ...message, problem, ...(problemType ? { problemType } : {}) };
}
