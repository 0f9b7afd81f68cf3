import { z } from 'zod';

/** The weekdays as plans write them, in the order of Date.getUTCDay(). */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const numberFormat = z
  .string()
  .regex(/^(1([ .,'\u00a0\u202f]?)234[.,]56|h:mm|h:mm:ss)$/, 'write 1234.56 the way the file does, e.g. "1.234,56"')
  .describe(
    'How numbers are written: 1234.56 in the manner of the file ("1.234,56", "1,234.56", "1 234,56"), or "h:mm" for hours.',
  );
const dateFormat = z
  .string()
  .regex(/yyyy/, 'a date format has yyyy, MM or M, and dd or d')
  .describe(
    'How dates are written, from yyyy, MM, M, dd, d, HH, mm, ss and the characters between them: "dd.MM.yyyy".',
  );
const weekday = z.enum(WEEKDAYS);
const name = z.string().regex(/^[A-Za-z]\w*$/, 'a name is letters, digits and underscores');
const apiName = z.string().regex(/^[A-Za-z]\w*$/, 'an API name is letters, digits and underscores');

const onlyFilter = z.record(z.string(), z.union([z.literal('*'), z.array(z.string()).min(1)]));

const lookup = z
  .strictObject({
    object: apiName.describe('Object of the record to find.'),
    by: apiName.describe('Field that holds the text of the column, best one that is unique.'),
    whenUnknown: z
      .union([z.enum(['refuse', 'blank']), z.strictObject({ use: z.string() })])
      .default('refuse')
      .describe(
        'What to do when no record has the value: report it, leave the field blank, or look this value up instead.',
      ),
  })
  .describe('Finds a record by the text of the column: one of the org, or one that another load of this plan creates.');

const mapping = z.strictObject({
  column: z.string().optional().describe('Column of the source.'),
  constant: scalar.optional().describe('The same value for every row.'),
  template: z
    .string()
    .optional()
    .describe('Text with {Column} and, for the final value of another field of this load, {=Field__c}.'),
  values: z
    .record(z.string(), z.union([scalar, z.null()]))
    .optional()
    .describe('Their values and ours.'),
  otherwise: z
    .enum(['refuse', 'keep', 'blank'])
    .optional()
    .describe('What happens to a value that values: does not name (default: refuse).'),
  default: scalar.optional().describe('Value of a blank cell.'),
  number: numberFormat.optional(),
  date: dateFormat.optional(),
  timeZone: z
    .string()
    .optional()
    .describe('Time zone of date-times without one, e.g. Europe/Amsterdam (default: UTC).'),
  weekStart: weekday.optional().describe('Moves a date back to the first day of its week.'),
  lookup: lookup.optional(),
  reference: name.optional().describe('Name of the load whose row has this id; its record becomes the value.'),
  columns: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('The columns of a reference to a load with several id columns.'),
  required: z.boolean().optional().describe('A blank cell is a fault.'),
  truncate: z.boolean().optional().describe('Cuts a text that is too long instead of reporting it.'),
  onlyWhenNew: z
    .boolean()
    .optional()
    .describe('Sent when the record is created, not when it is updated; needs key: {match: …}.'),
  late: z
    .boolean()
    .optional()
    .describe('Sent in a second pass, when all loads are through; cycles get this by themselves.'),
});

const load = z.strictObject({
  object: apiName.describe('API name of the object to write.'),
  source: name.describe('Name of the source whose rows become records.'),
  key: z
    .union([apiName, z.strictObject({ match: z.array(apiName).min(1) })])
    .describe('External id field to upsert by, or the fields that find an existing record where the object has none.'),
  id: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('Columns that tell the rows apart and that references name (default: the columns of the key).'),
  duplicates: z
    .enum(['refuse', 'first'])
    .default('refuse')
    .describe('What a second row with the same id is: a fault, or the same record again (the first row counts).'),
  only: onlyFilter.optional().describe('Takes only rows whose column has one of the values; "*" is any but blank.'),
  blanks: z.enum(['keep', 'empty']).default('keep').describe('A blank cell leaves the field as it is, or empties it.'),
  fields: z
    .record(apiName, z.union([z.string(), mapping]))
    .describe('Fields and where their values come from; a text is a column.'),
});

const group = z
  .strictObject({
    by: z
      .array(
        z.union([
          z.string(),
          z.strictObject({
            column: z.string(),
            as: z.string(),
            values: z.record(z.string(), z.string()).describe('Their values and what they are grouped as.'),
            otherwise: z.string().optional().describe('What any other value is grouped as (default: a fault).'),
          }),
        ]),
      )
      .min(1)
      .describe('Rows that agree in these columns become one row; a column can be mapped first.'),
    only: onlyFilter
      .optional()
      .describe('Takes only entries whose column has one of the values; "*" is any but blank.'),
    week: z
      .strictObject({
        column: z.string(),
        date: dateFormat.default('yyyy-MM-dd'),
        starts: weekday.default('Monday'),
        as: z.string().default('Week'),
      })
      .describe('Also group by the week of this date; the new column holds its first day.'),
    weekdays: z
      .strictObject({ column: z.string(), number: numberFormat.default('1234.56') })
      .describe('Add up this column by weekday into the columns Monday … Sunday, in hours.'),
    join: z
      .record(
        z.string(),
        z.strictObject({
          column: z.string(),
          separator: z.string().default('; '),
          length: z.int().positive().default(255),
        }),
      )
      .optional()
      .describe('New columns with the different texts of a column, cut at a length.'),
  })
  .describe('Turns single entries into one row a week, as time-tracking tools export them.');

const csv = z.strictObject({
  csv: z.string().describe('Path of the file, relative to the plan.'),
  encoding: z.enum(['utf-8', 'windows-1252', 'latin1', 'utf-16le']).default('utf-8'),
  delimiter: z.string().length(1).default(','),
  quote: z.string().length(1).default('"'),
  maximumRecordBytes: z
    .int()
    .min(1_000)
    .max(100_000_000)
    .default(1_000_000)
    .describe('Longest record, as a guard against unclosed quotes.'),
  number: numberFormat.optional(),
  date: dateFormat.optional(),
  group: group.optional(),
});
const soql = z.strictObject({
  soql: z.string().describe('Query against the source org; its columns are named as the query names them.'),
  group: group.optional(),
});

/** A migration plan: sources, and the loads that write their rows. */
export const planSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().min(1).describe('What is moved in, as the report calls it.'),
    bypass: z
      .enum(['none', 'rules', 'rules and automation'])
      .default('none')
      .describe(
        'Which permission set the running user gets for the run: rules: Handover_Rule_Bypass, both: Handover_Data_Loader.',
      ),
    sourceOrg: z.string().optional().describe('Alias of the org that SOQL sources read (or --source-org).'),
    bulkAbove: z.int().min(0).default(2_000).describe('Loads with more rows go through Bulk API 2.0.'),
    batchSize: z.int().min(1).max(200).default(200).describe('Records of one collection request.'),
    sources: z.record(name, z.union([csv, soql])),
    loads: z.record(name, load),
  })
  .describe('A plan of "handover migrate".');

export type Plan = z.infer<typeof planSchema>;
export type Load = z.infer<typeof load>;
export type Source = z.infer<typeof csv> | z.infer<typeof soql>;
export type CsvSource = z.infer<typeof csv>;
export type SoqlSource = z.infer<typeof soql>;
export type Grouping = z.infer<typeof group>;
export type Mapping = z.infer<typeof mapping>;
export type Weekday = z.infer<typeof weekday>;

/** A mapping in its long form: a text names a column. */
export function mappingOf(entry: string | Mapping): Mapping {
  return typeof entry === 'string' ? { column: entry } : entry;
}

/** The JSON Schema that editors check plans with. */
export function planJsonSchema(): string {
  return `${JSON.stringify({ ...z.toJSONSchema(planSchema, { io: 'input' }), title: 'Handover migration plan' }, null, 2)}\n`;
}
