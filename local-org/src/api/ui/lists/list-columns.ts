import { textsOf } from '../../../metadata/definition.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import type { Caller } from '../../rest/types.ts';
import { readableFields, uiField } from '../access.ts';
import { STANDARD_LIST_COLUMNS } from '../layouts/default-layouts.ts';

/** Types that are too long for a column. */
const LONG: ReadonlySet<string> = new Set(['TextArea', 'LongTextArea', 'Html', 'Address', 'Location']);
const CUSTOM_COLUMNS = 5;

/**
 * Columns of a list of an object that nobody has set up: its name and the usual fields; for custom objects those of the
 * first list view that was deployed, else the first own ones.
 */
export function listColumns(request: Caller, object: ObjectSchema): FieldSchema[] {
  const usual = STANDARD_LIST_COLUMNS[object.apiName];
  const name = object.nameField === undefined ? undefined : uiField(request, object, object.nameField);
  const deployed = request.org.model.catalog
    .all('ListView')
    .find(({ fullName }) => fullName.toLowerCase().startsWith(`${object.apiName.toLowerCase()}.`));
  const columns = usual ?? textsOf(deployed?.definition, 'columns').filter((column) => column !== 'NAME');
  const others =
    columns.length > 0
      ? columns.flatMap((field) => uiField(request, object, field) ?? [])
      : readableFields(request, object)
          .filter((field) => field.custom && !field.nameField && !LONG.has(field.type))
          .slice(0, CUSTOM_COLUMNS);
  return name ? [name, ...others] : others;
}
