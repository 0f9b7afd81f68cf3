import { children, readAll, text } from './metadata.ts';
import type { Field, XmlElement } from './metadata.ts';

/** Why a field shows what a confidential one holds: the chain of names from the field to the confidential source. */
export interface Disclosure {
  readonly field: string;
  readonly chain: readonly string[];
}

/**
 * The fields that show confidential values without being classified so: formulas and roll-ups, followed to their
 * sources over any number of steps and relationships ("A formula shows its value whatever the rights on its sources").
 */
export function disclosingFormulas(fields: ReadonlyMap<string, Field>): Disclosure[] {
  const chainOf = (field: Field, seen: readonly string[]): readonly string[] | undefined => {
    if (seen.includes(field.name)) return undefined;
    const chain = [...seen, field.name];
    if (field.isConfidential) return chain;
    for (const source of sourcesOf(field, fields)) {
      const found = chainOf(source, chain);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return [...fields.values()]
    .filter((field) => !field.isConfidential)
    .flatMap((field) => {
      const chain = chainOf(field, []);
      return chain === undefined ? [] : [{ field: field.name, chain }];
    });
}

function sourcesOf(field: Field, fields: ReadonlyMap<string, Field>): Field[] {
  const summarized = text(field.element, 'summarizedField');
  const names = summarized === '' ? formulaSources(field, fields) : [summarized];
  return names.map((name) => fields.get(name)).filter((source) => source !== undefined);
}

function formulaSources(field: Field, fields: ReadonlyMap<string, Field>): string[] {
  const paths = text(field.element, 'formula').match(/[$A-Za-z][\w.]*/gu) ?? [];
  return paths.map((path) => resolve(field.object, path.split('.'), fields));
}

/** `Object__c.Field__c` at the end of a path such as `Brief__r.Opportunity__r.Amount`. */
function resolve(object: string, path: readonly string[], fields: ReadonlyMap<string, Field>): string {
  const [first = '', ...rest] = path;
  if (rest.length === 0) return `${object}.${first}`;
  const lookup = fields.get(`${object}.${first.replace(/__r$/u, '__c')}`);
  return lookup === undefined ? '' : resolve(text(lookup.element, 'referenceTo'), rest, fields);
}

/**
 * What before-save flows and the launch write from confidential values into fields that are not classified so, as
 * `Flow: Object__c.Field__c`. Follows formulas and variables of a flow by name, whatever the order of its elements.
 */
export function disclosingFlows(fields: ReadonlyMap<string, Field>): string[] {
  return [...readAll('flows/*.flow-meta.xml')].flatMap(([file, flow]) => {
    const object = text(flow, 'start', 'object');
    const objects = new Map<string, string>([['$Record', object]]);
    for (const lookup of children(flow, 'recordLookups')) objects.set(text(lookup, 'name'), text(lookup, 'object'));
    for (const variable of children(flow, 'variables'))
      if (text(variable, 'objectType') !== '') objects.set(text(variable, 'name'), text(variable, 'objectType'));
    const sources = sourcesByName(flow);
    const isConfidential = (reference: string, seen: readonly string[] = []): boolean => {
      if (seen.includes(reference)) return false;
      const [holder = '', field] = reference.split('.');
      if (field !== undefined && fields.get(`${objects.get(holder)}.${field}`)?.isConfidential) return true;
      return (sources.get(reference) ?? []).some((source) => isConfidential(source, [...seen, reference]));
    };
    const written = children(flow, 'assignments')
      .flatMap((assignment) => children(assignment, 'assignmentItems'))
      .map((item) => ({ target: text(item, 'assignToReference'), source: text(item, 'value', 'elementReference') }))
      .filter(({ target, source }) => target.includes('.') && isConfidential(source))
      .map(({ target }) => target.split('.'))
      .map(([holder = '', field]) => `${objects.get(holder)}.${field}`)
      .filter((name) => fields.get(name)?.isConfidential !== true);
    return [...new Set(written)].map((name) => `${file.split('/').at(-1)?.split('.')[0]}: ${name}`);
  });
}

/** What each formula and variable of a flow is made of. */
function sourcesByName(flow: XmlElement): ReadonlyMap<string, string[]> {
  const sources = new Map<string, string[]>();
  const add = (name: string, ...found: string[]): void => {
    sources.set(name, [...(sources.get(name) ?? []), ...found]);
  };
  for (const formula of children(flow, 'formulas'))
    for (const [, reference = ''] of text(formula, 'expression').matchAll(/\{!([^}]+)\}/gu))
      add(text(formula, 'name'), reference);
  for (const lookup of children(flow, 'recordLookups'))
    for (const output of children(lookup, 'outputAssignments'))
      add(text(output, 'assignToReference'), `${text(lookup, 'name')}.${text(output, 'field')}`);
  return sources;
}
