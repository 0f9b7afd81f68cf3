import { SalesforceError } from '../../../errors.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { RestRoute } from '../../rest/router.ts';
import type { Caller, RestHandler } from '../../rest/types.ts';
import { fieldRights, uiField, uiObject } from '../access.ts';
import type { LayoutEntry, LayoutPlan } from './default-layouts.ts';
import { compactFields, defaultPlan, deployedLayout, planOfLayout } from './layout-plan.ts';
import { MASTER_RECORD_TYPE_ID } from '../types.ts';

/** `layout/OBJECT?layoutType=Full|Compact&mode=View|Edit|Create`. Source: User Interface API Developer Guide, "Get Record Layout Metadata". */
export function layoutRoutes(): RestRoute[] {
  return [{ path: 'layout/:object', methods: { GET: layout } }];
}

/** Names of the fields on a layout that the user may see. Throws for a type of layout that does not exist. */
export function layoutFieldNames(request: Caller, object: ObjectSchema, layoutType: string): string[] {
  return planFor(request, object, layoutType).sections.flatMap(({ columns }) =>
    columns.flatMap((entries) => entries.flatMap(({ field }) => uiField(request, object, field)?.apiName ?? [])),
  );
}

const layout: RestHandler = (request, { object: name = '' }) => {
  const object = uiObject(request, name);
  const layoutType = request.query.get('layoutType') ?? 'Full';
  const mode = request.query.get('mode') ?? 'View';
  if (!['View', 'Edit', 'Create'].includes(mode))
    throw new SalesforceError(
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      `${mode} is not a mode of a layout: View, Edit or Create.`,
    );
  const sections = planFor(request, object, layoutType).sections.map((plan, index) => {
    const columns = plan.columns.map((entries) =>
      entries.map((entry) => layoutItem(request, object, entry, mode)).filter((item) => item !== undefined),
    );
    return {
      id: String(index),
      heading: plan.heading,
      useHeading: plan.useHeading,
      collapsible: plan.useHeading,
      columns: Math.max(1, columns.length),
      rows: Math.max(0, ...columns.map(({ length }) => length)),
      tabOrder: 'LEFT_RIGHT',
      layoutRows: rowsOf(columns),
    };
  });
  return {
    status: 200,
    body: {
      eTag: '',
      id: null,
      layoutType,
      mode,
      objectApiName: object.apiName,
      recordTypeId: MASTER_RECORD_TYPE_ID,
      saveOptions: [],
      sections: sections.filter(({ layoutRows }) => layoutRows.length > 0),
    },
  };
};

function planFor(request: Caller, object: ObjectSchema, layoutType: string): LayoutPlan {
  const { catalog } = request.org.model;
  if (layoutType === 'Compact') {
    const entries = compactFields(catalog, object).map((field) => ({ field, required: false, readOnly: true }));
    return { sections: [{ heading: '', useHeading: false, columns: [entries] }] };
  }
  if (layoutType !== 'Full')
    throw new SalesforceError(
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      `${layoutType} is not a type of layout: Full or Compact.`,
    );
  const deployed = deployedLayout(catalog, object, request.user.profileName);
  return deployed ? planOfLayout(deployed) : defaultPlan(object);
}

type LayoutItem = Record<string, unknown>;

/** Undefined for a field that the user may not see, and in forms for one that nobody writes. */
function layoutItem(
  request: Caller,
  object: ObjectSchema,
  { field: name, required, readOnly }: LayoutEntry,
  mode: string,
): LayoutItem | undefined {
  const field = uiField(request, object, name);
  if (!field) return undefined;
  const { createable, updateable } = fieldRights(request, object, field);
  // A new record is its maker's.
  if (mode === 'Create' && (!createable || readOnly || field.apiName === 'OwnerId')) return undefined;
  return {
    label: field.label,
    lookupIdApiName: field.type === 'Lookup' || field.type === 'MasterDetail' ? field.apiName : null,
    // Pages always ask for the name, which the API can do without.
    required: required || (field.required && field.type !== 'Checkbox') || (field.nameField && createable),
    sortable: false,
    editableForNew: createable && !readOnly,
    editableForUpdate: updateable && !readOnly,
    layoutComponents: [{ apiName: field.apiName, componentType: 'Field', label: field.label, value: field.apiName }],
  };
}

const EMPTY_ITEM = {
  label: '',
  lookupIdApiName: null,
  required: false,
  sortable: false,
  editableForNew: false,
  editableForUpdate: false,
  layoutComponents: [],
};

function rowsOf(columns: readonly (readonly LayoutItem[])[]): { layoutItems: LayoutItem[] }[] {
  const height = Math.max(0, ...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) => ({
    layoutItems: columns.map((items) => items[row] ?? EMPTY_ITEM),
  }));
}
