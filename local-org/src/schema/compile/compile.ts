import type { Catalog, Component, ReportProblem } from '../../metadata/types.ts';
import { createSchema } from '../create-schema.ts';
import { readCustomField } from './custom-fields.ts';
import { draftCustomObject } from './custom-objects.ts';
import { objectAndName, textOf } from '../../metadata/definition.ts';
import { checkSummarizedFormulas, compileFormulaFields } from './formula-fields.ts';
import { assignKeyPrefixes } from './key-prefixes.ts';
import { linkRelationships, settleDetails } from './relationships.ts';
import { standardObjects } from '../standard/index.ts';
import type { ObjectDraft, StandardObject } from '../standard/build.ts';
import { settleSummaries } from './summaries.ts';
import type { ObjectSchema, Schema } from '../types.ts';

/**
 * Compiles the objects of an org: the standard ones and every CustomObject and CustomField of the catalog. Pure. Problems go
 * to `report`, worded as a deploy reports them; a schema with reported errors must not be put to use.
 *
 * @param options.keyPrefixes prefixes given out before (`store.keyPrefixes()`), so that a name keeps its prefix for ever
 * @param options.objects standard objects that the org has beyond those of every org
 */
export function compileSchema(
  catalog: Catalog,
  report: ReportProblem,
  options: { keyPrefixes?: ReadonlyMap<string, string>; objects?: readonly StandardObject[] } = {},
): Schema {
  const drafts = new Map<string, ObjectDraft>();
  for (const object of standardObjects(options.objects)) drafts.set(object.apiName.toLowerCase(), object);

  const objectComponents = new Map(
    catalog.all('CustomObject').map((component) => [component.fullName.toLowerCase(), component]),
  );
  draftObjects(drafts, [...objectComponents.values()], options.keyPrefixes ?? new Map(), report);

  const fieldComponents = new Map<string, Component>();
  for (const component of catalog.all('CustomField')) addField(component, drafts, fieldComponents, catalog, report);
  const componentOf = (object: string, field: string): Component | undefined =>
    fieldComponents.get(`${object}.${field}`.toLowerCase());

  settleDetails(drafts, componentOf, (object) => objectComponents.get(object.toLowerCase()), report);
  openActivitiesTo(drafts, objectComponents);
  linkRelationships(drafts, componentOf, report);
  const summarized = settleSummaries(drafts, componentOf, report);

  const schema = createSchema([...drafts.values()]);
  compileFormulaFields(schema, drafts, catalog, componentOf, report);
  checkSummarizedFormulas(schema, summarized, componentOf, report);
  return schema;
}

function draftObjects(
  drafts: Map<string, ObjectDraft>,
  components: readonly Component[],
  known: ReadonlyMap<string, string>,
  report: ReportProblem,
): void {
  const custom = components.filter((component) => !drafts.has(component.fullName.toLowerCase()));
  const prefixes = assignKeyPrefixes(
    custom.map((component) => component.fullName),
    known,
  );
  for (const component of custom) {
    const draft = draftCustomObject(component, prefixes.get(component.fullName) ?? '', report);
    if (draft !== undefined) drafts.set(draft.apiName.toLowerCase(), draft);
  }
  for (const component of components) {
    const standard = drafts.get(component.fullName.toLowerCase());
    const sharing = textOf(component.definition, 'sharingModel');
    // The organisation-wide default of a standard object may be deployed; its other settings have no effect here.
    if (standard?.kind === 'standard' && sharing !== undefined)
      Object.assign(standard, { sharingModel: sharing as ObjectSchema['sharingModel'] });
  }
}

function addField(
  component: Component,
  drafts: ReadonlyMap<string, ObjectDraft>,
  fieldComponents: Map<string, Component>,
  catalog: Catalog,
  report: ReportProblem,
): void {
  const [objectName, fieldName] = objectAndName(component);
  const object = drafts.get(objectName.toLowerCase());
  if (object === undefined) {
    report(component, `Entity Enumeration Or ID: no object named ${objectName} found`, { rule: 'object-exists' });
    return;
  }
  if (!fieldName.endsWith('__c')) {
    report(component, `The local org does not support changes to the standard field ${component.fullName}.`, {
      rule: 'field-supported',
    });
    return;
  }
  const field = readCustomField(component, {
    catalog,
    objectName: (name) => drafts.get(name.toLowerCase())?.apiName,
    kind: object.kind,
    report,
  });
  if (field === undefined) return;
  object.fields.push(field);
  fieldComponents.set(`${object.apiName}.${field.apiName}`.toLowerCase(), component);
}

/** Tasks and events can be related to every custom object that allows activities. */
function openActivitiesTo(drafts: ReadonlyMap<string, ObjectDraft>, components: ReadonlyMap<string, Component>): void {
  const names = [...drafts.values()]
    .filter((draft) => components.get(draft.apiName.toLowerCase())?.definition['enableActivities'] === true)
    .map((draft) => draft.apiName);
  for (const activity of ['task', 'event']) {
    const object = drafts.get(activity);
    if (object === undefined || names.length === 0) continue;
    object.fields = object.fields.map((field) =>
      field.apiName === 'WhatId' ? { ...field, referenceTo: [...(field.referenceTo ?? []), ...names] } : field,
    );
  }
}
