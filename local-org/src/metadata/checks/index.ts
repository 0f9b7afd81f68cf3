import type { Schema } from '../../schema/types.ts';
import { collectProblems } from '../problems.ts';
import type { Catalog, Component, ComponentProblem } from '../types.ts';
import type { Check } from './context.ts';
import { checkCustomMetadata } from './custom-metadata.ts';
import { checkFlexiPage } from './pages/flexipages.ts';
import {
  checkCompactLayout,
  checkFieldSet,
  checkLayout,
  checkListView,
  checkObjectReferences,
} from './pages/layouts.ts';
import { checkLightningBundle } from './pages/lightning-bundles.ts';
import { checkNames } from './names.ts';
import { checkPath } from './pages/paths.ts';
import { checkQuickAction } from './pages/quick-actions.ts';
import { checkPermissionSetReferences } from './permission-sets.ts';
import { checkGlobalValueSet, checkQueue } from './queues.ts';
import { checkRefusals } from './refusals.ts';
import { checkDashboard, checkReport, checkReportType } from './reports.ts';
import { checkSettings } from './settings.ts';
import { checkSpannedRelationships } from './spanned-relationships.ts';
import { checkActionOverrides, checkApplication, checkTab } from './pages/tabs.ts';

const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  CompactLayout: [checkCompactLayout],
  CustomApplication: [checkApplication],
  CustomField: [checkSpannedRelationships],
  CustomMetadata: [checkCustomMetadata],
  CustomObject: [checkObjectReferences, checkActionOverrides],
  CustomTab: [checkTab],
  Dashboard: [checkDashboard],
  FieldSet: [checkFieldSet],
  FlexiPage: [checkFlexiPage],
  GlobalValueSet: [checkGlobalValueSet],
  Layout: [checkLayout],
  LightningComponentBundle: [checkLightningBundle],
  ListView: [checkListView],
  PathAssistant: [checkPath],
  PermissionSet: [checkPermissionSetReferences],
  Queue: [checkQueue],
  QuickAction: [checkQuickAction],
  Report: [checkReport],
  ReportType: [checkReportType],
  Settings: [checkSettings],
  ValidationRule: [checkSpannedRelationships],
};

/**
 * Everything that is wrong with the components by themselves and in what they refer to, in Salesforce's words where those
 * are known. `catalog` and `schema` are what the org would hold after the deploy. What compiling a model finds (fields, formulas,
 * rules, rights on objects and fields, flows) is not repeated here.
 */
export function checkComponents(
  components: readonly Component[],
  against: { readonly catalog: Catalog; readonly schema: Schema; readonly before?: Catalog },
): ComponentProblem[] {
  const { report, problems } = collectProblems();
  const context = { ...against, report };
  for (const component of components)
    for (const check of [checkRefusals, checkNames, ...(CHECKS[component.type] ?? [])]) check(component, context);
  return problems;
}
