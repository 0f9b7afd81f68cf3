import type { FormulaDataType, FormulaReference, FormulaScope } from '../formula/types.ts';
import type { Catalog } from '../metadata/types.ts';
import type { FieldSchema, FieldType, ObjectSchema, Schema } from './types.ts';

const FORMULA_TYPES: Readonly<Partial<Record<FieldType, FormulaDataType>>> = {
  Id: 'Id',
  Lookup: 'Id',
  MasterDetail: 'Id',
  Text: 'Text',
  TextArea: 'Text',
  Email: 'Text',
  Phone: 'Text',
  Url: 'Text',
  AutoNumber: 'Text',
  Name: 'Text',
  LongTextArea: 'LongTextArea',
  Html: 'LongTextArea',
  Number: 'Number',
  Currency: 'Currency',
  Percent: 'Percent',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Checkbox: 'Checkbox',
  Picklist: 'Picklist',
  MultiselectPicklist: 'MultiselectPicklist',
};

/** Globals that are records of standard objects, by their name in formulas. */
export const GLOBAL_OBJECTS: Readonly<Record<string, string>> = {
  $user: 'User',
  $profile: 'Profile',
  $userrole: 'UserRole',
  $organization: 'Organization',
};

/** Relationships that a formula may cross in one reference. Source: Salesforce Help, "Formula Field Limits". */
const MAXIMUM_RELATIONSHIPS = 10;

/** The type of a field as formulas see it; undefined for types that formulas cannot read. */
export function formulaTypeOf(field: FieldSchema): FormulaDataType | undefined {
  return FORMULA_TYPES[field.type];
}

/**
 * The relationship that a segment of a path names: `Account`, `Line__r`, or `Owner:User` where the lookup may refer to
 * several objects. Answers the lookup field and the object reached.
 */
export function followRelationship(
  schema: Schema,
  object: ObjectSchema,
  segment: string,
): { field: FieldSchema; target: ObjectSchema; name: string } | undefined {
  const [relationship = '', wanted] = segment.split(':');
  const field = schema.relationship(object.apiName, relationship);
  const choices = field?.referenceTo ?? [];
  // `Owner:Queue` in formulas means the object Group.
  const targetName =
    wanted === undefined
      ? choices.length === 1
        ? choices[0]
        : undefined
      : choices.find(
          (name) => name.toLowerCase() === (wanted.toLowerCase() === 'queue' ? 'group' : wanted.toLowerCase()),
        );
  const target = targetName === undefined ? undefined : schema.object(targetName);
  if (field?.relationshipName === undefined || target === undefined) return undefined;
  return { field, target, name: wanted === undefined ? field.relationshipName : `${field.relationshipName}:${wanted}` };
}

/** Called with every field that a path ends in, before it is answered. */
export type FieldUse = (object: ObjectSchema, field: FieldSchema) => void;

/**
 * What formulas of an object can refer to: its fields, fields of parents, and the globals `$User`, `$Profile`, `$UserRole`,
 * `$Organization`, `$Permission`, `$CustomMetadata`, `$Label`, `$System`. Unknown names answer undefined.
 */
export function objectScope(schema: Schema, catalog: Catalog, objectApiName: string, onUse?: FieldUse): FormulaScope {
  const object = schema.object(objectApiName);

  const resolveFrom = (
    start: ObjectSchema | undefined,
    path: readonly string[],
    prefix: readonly string[],
  ): FormulaReference | undefined => {
    let current = start;
    const canonical = [...prefix];
    if (path.length > MAXIMUM_RELATIONSHIPS + 1) return undefined;
    for (const segment of path.slice(0, -1)) {
      const step = current === undefined ? undefined : followRelationship(schema, current, segment);
      if (step === undefined) return undefined;
      canonical.push(step.name);
      current = step.target;
    }
    const field = current === undefined ? undefined : schema.field(current.apiName, path.at(-1) ?? '');
    const type = field === undefined ? undefined : formulaTypeOf(field);
    if (current === undefined || field === undefined || type === undefined) return undefined;
    onUse?.(current, field);
    const compiledSize = current.formulas.get(field.apiName)?.compiledSize;
    return {
      path: [...canonical, field.apiName],
      type,
      ...(field.scale === undefined ? {} : { scale: field.scale }),
      ...(field.picklistValues === undefined
        ? {}
        : { picklistValues: field.picklistValues.map((value) => value.value) }),
      ...(compiledSize === undefined ? {} : { compiledSize }),
    };
  };

  const resolveGlobal = (global: string, rest: readonly string[]): FormulaReference | undefined => {
    const name = global.toLowerCase();
    const globalObject = GLOBAL_OBJECTS[name];
    if (globalObject !== undefined) return resolveFrom(schema.object(globalObject), rest, [canonicalGlobal(name)]);
    const [first = '', second = '', third = ''] = rest;
    if (name === '$permission' && rest.length === 1) {
      const permission = catalog.get('CustomPermission', first);
      return permission === undefined ? undefined : { path: ['$Permission', permission.fullName], type: 'Checkbox' };
    }
    if (name === '$label' && rest.length === 1) {
      const label = catalog.get('CustomLabel', first);
      return label === undefined ? undefined : { path: ['$Label', label.fullName], type: 'Text' };
    }
    if (name === '$system' && first.toLowerCase() === 'origindatetime')
      return { path: ['$System', 'OriginDateTime'], type: 'DateTime' };
    if (name === '$custommetadata' && rest.length === 3) {
      const type = schema.object(first);
      if (type?.kind !== 'customMetadata') return undefined;
      const record = catalog.get('CustomMetadata', `${type.apiName.replace(/__mdt$/, '')}.${second}`);
      if (record === undefined) return undefined;
      return resolveFrom(
        type,
        [third],
        ['$CustomMetadata', type.apiName, record.fullName.slice(record.fullName.indexOf('.') + 1)],
      );
    }
    return undefined;
  };

  return {
    resolve: (path) => {
      const [first, ...rest] = path;
      if (first === undefined) return undefined;
      return first.startsWith('$') ? resolveGlobal(first, rest) : resolveFrom(object, path, []);
    },
  };
}

function canonicalGlobal(name: string): string {
  const object = GLOBAL_OBJECTS[name] ?? '';
  return `$${object}`;
}
