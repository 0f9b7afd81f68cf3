import { SalesforceError } from '../../../errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import type { Caller } from '../../rest/types.ts';
import { uiField } from '../access.ts';

/** Fields of one object that a reading asks for, and below its references those of the records behind them. */
export interface FieldTree {
  readonly object: ObjectSchema;
  readonly fields: Map<string, FieldSchema>;
  /** By relationship name. */
  readonly parents: Map<string, { readonly field: FieldSchema; readonly tree: FieldTree }>;
}

/** A tree without fields; paths are added to it. */
export function fieldTree(object: ObjectSchema): FieldTree {
  return { object, fields: new Map(), parents: new Map() };
}

/**
 * Adds a path such as `Name` or `Account.Owner.Name` below the tree's object.
 * @returns false when a field on the way does not exist for the user
 */
export function addPath(request: Caller, tree: FieldTree, path: readonly string[]): boolean {
  const [step = '', ...rest] = path;
  const { schema } = request.org.model;
  if (rest.length === 0) {
    const field = uiField(request, tree.object, step);
    if (field) tree.fields.set(field.apiName, field);
    return field !== undefined;
  }
  const reference = schema.relationship(tree.object.apiName, step);
  if (!reference || !uiField(request, tree.object, reference.apiName)) return false;
  const target = targetOf(schema, reference);
  if (!target || !request.user.mayObject(target, 'read')) return false;
  const name = reference.relationshipName ?? step;
  const parent = tree.parents.get(name) ?? { field: reference, tree: fieldTree(target) };
  if (!addPath(request, parent.tree, rest)) return false;
  tree.parents.set(name, parent);
  return true;
}

/** Where a reference leads; of several objects the one that has people. */
export function targetOf(schema: Schema, { referenceTo = [] }: FieldSchema): ObjectSchema | undefined {
  return schema.object(referenceTo.includes('User') ? 'User' : (referenceTo[0] ?? ''));
}

/**
 * Adds qualified names as UI API's parameters give them (`Account.Owner.Name`).
 * Throws INVALID_FIELD for one that does not exist for the user, unless `optional`.
 */
export function addQualified(request: Caller, tree: FieldTree, names: readonly string[], optional: boolean): void {
  for (const name of names) {
    const [objectName = '', ...path] = name.split('.');
    const qualified = path.length > 0 && objectName.toLowerCase() === tree.object.apiName.toLowerCase();
    if (qualified && addPath(request, tree, path)) continue;
    if (optional) continue;
    throw new SalesforceError(
      'INVALID_FIELD',
      `No such column '${path.join('.') || name}' on entity '${tree.object.apiName}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.`,
    );
  }
}

/** Names for a SELECT: the tree's fields and those of the records behind its references, each with its id. */
export function selectList(tree: FieldTree, prefix = ''): string[] {
  const stamps =
    prefix === ''
      ? ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp'].filter((name) =>
          tree.object.fields.some(({ apiName }) => apiName === name),
        )
      : [];
  const own = [...new Set(['Id', ...stamps, ...tree.fields.keys()])].map((name) => prefix + name);
  return [...own, ...[...tree.parents].flatMap(([name, parent]) => selectList(parent.tree, `${prefix}${name}.`))];
}
