import { textOf, walk } from '../definition.ts';
import type { Component, MetadataElement, ReportProblem } from '../types.ts';

/** Types whose components say why they exist. */
const DESCRIBED = new Set([
  'CustomField',
  'CustomObject',
  'CustomPermission',
  'CustomApplication',
  'FlexiPage',
  'Flow',
  'GlobalValueSet',
  'PermissionSet',
  'PermissionSetGroup',
  'ValidationRule',
  'LightningComponentBundle',
]);

/**
 * Documentation in metadata, which Salesforce does not demand but administrators live on: everything has a `description` (for
 * who maintains it), each field an `inlineHelpText` (for who fills it in), and the two do not say the same.
 */
export function checkDocumentation(component: Component, report: ReportProblem): void {
  if (!DESCRIBED.has(component.type)) return;
  const { definition } = component;
  const description = textOf(definition, 'description');
  if (description === undefined && !isStandardObject(component))
    report(component, `${component.type} ${component.fullName} has no description.`, {
      rule: 'description',
    });
  if (component.type === 'Flow') checkFlowElements(component, report);
  if (component.type !== 'CustomField') return;
  const help = textOf(definition, 'inlineHelpText');
  if (help === undefined)
    report(component, `The field ${component.fullName} has no help text.`, {
      rule: 'help-text',
    });
  else if (help.trim().toLowerCase() === description?.trim().toLowerCase())
    report(component, `Description and help text of ${component.fullName} say the same.`, {
      rule: 'help-text',
      at: 'inlineHelpText',
      remedy: 'The description tells maintainers why the field exists, the help text tells users what to put there.',
    });
}

/** Elements, outcomes and resources of a flow, by the list they stand in; the Start element has no description. */
const FLOW_PARTS =
  /^(?:actionCalls|assignments|collectionProcessors|constants|customErrors|decisions|formulas|loops|record(?:Creates|Deletes|Lookups|Updates)|subflows|textTemplates|variables|decisions\.\d+\.rules)\.\d+$/u;

function checkFlowElements(flow: Component, report: ReportProblem): void {
  for (const { path, value } of walk(flow.definition)) {
    if (!FLOW_PARTS.test(path) || typeof value !== 'object' || Array.isArray(value)) continue;
    const part = value as MetadataElement;
    if (textOf(part, 'description') === undefined)
      report(flow, `${textOf(part, 'name') ?? path} of the flow ${flow.fullName} has no description.`, {
        rule: 'flow-element-description',
        at: path,
      });
  }
}

function isStandardObject({ type, fullName }: Component): boolean {
  return type === 'CustomObject' && !/__\w+$/u.test(fullName);
}
