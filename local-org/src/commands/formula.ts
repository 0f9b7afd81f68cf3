import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { parseDate, parseDateTime, parseTime } from '../formula/values/calendar.ts';
import { compileFormula } from '../formula/index.ts';
import type { FieldValue, FormulaContext, FormulaDataType, FormulaReference, FormulaScope } from '../formula/types.ts';

/** The types of the Metadata API, in small letters, as formulas see them. */
const DATA_TYPES: ReadonlyMap<string, FormulaDataType> = new Map([
  ['text', 'Text'],
  ['textarea', 'Text'],
  ['email', 'Text'],
  ['phone', 'Text'],
  ['url', 'Text'],
  ['autonumber', 'Text'],
  ['encryptedtext', 'Text'],
  ['longtextarea', 'LongTextArea'],
  ['html', 'LongTextArea'],
  ['id', 'Id'],
  ['lookup', 'Id'],
  ['masterdetail', 'Id'],
  ['hierarchy', 'Id'],
  ['number', 'Number'],
  ['summary', 'Number'],
  ['currency', 'Currency'],
  ['percent', 'Percent'],
  ['date', 'Date'],
  ['datetime', 'DateTime'],
  ['time', 'Time'],
  ['checkbox', 'Checkbox'],
  ['picklist', 'Picklist'],
  ['multiselectpicklist', 'MultiselectPicklist'],
]);

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]).default(null);

const requestShape = z.object({
  formula: z.string(),
  returnType: z.string(),
  scale: z.int().min(0).max(18).optional(),
  blanksAs: z.enum(['zero', 'blank']).default('zero'),
  place: z.enum(['field', 'validationRule', 'flow', 'defaultValue']).default('field'),
  fields: z
    .record(
      z.string(),
      z.object({ type: z.string(), scale: z.number().optional(), value: fieldValue, prior: fieldValue }),
    )
    .default({}),
  isNew: z.boolean().default(false),
  isClone: z.boolean().default(false),
  now: z.iso.datetime({ offset: true }).optional(),
  timeZone: z.string().default('GMT'),
});

type Request = z.infer<typeof requestShape>;
type Answer = { readonly value: FieldValue } | { readonly error: string };

interface Field {
  readonly reference: FormulaReference;
  readonly value: FieldValue;
  readonly prior: FieldValue;
}

/**
 * Evaluates formulas without an org: reads JSON lines
 * `{"formula","returnType","blanksAs":"zero"|"blank","fields":{"A__c":{"type","scale","value"}}}` and answers each, in
 * order, with `{"value"}` or `{"error"}`. Types are those of the Metadata API; a field name may have dots.
 *
 * Optional: `scale` of the result, `place` (`field`, `validationRule`, `flow`, `defaultValue`), `prior` of a field, `isNew`,
 * `isClone`, `now` (ISO date/time), `timeZone` (IANA name, GMT by default). Empty lines are passed over. An empty text
 * result is answered as `""`, not as null.
 *
 * @returns when the input has ended or the output was closed
 */
export async function runFormulaCommand(input: Readable, output: Writable): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    const stop = (): void => {
      input.destroy();
      resolve();
    };
    output.once('close', stop);
    // Every write to a closed pipe reports an error of its own: none may go unheard.
    output.on('error', stop);
  });
  try {
    for await (const read of linesOf(input)) {
      if (!output.writable) return;
      const line = read.replace(/^\uFEFF/, '');
      if (line.trim() === '') continue;
      const hasRoom = output.write(`${JSON.stringify(answer(line))}\n`);
      if (!hasRoom) await Promise.race([new Promise<void>((resolve) => output.once('drain', resolve)), closed]);
    }
  } catch (error) {
    // Reading that was broken off because nobody listens any more is no failure.
    if (output.writable) throw error;
  }
}

/** Lines end with a line feed only: what readline ends lines with beside it (U+2028) may stand inside of JSON. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield rest + text.slice(start, end);
      rest = '';
      start = end + 1;
    }
    rest += text.slice(start);
  }
  yield rest + decoder.end();
}

function answer(line: string): Answer {
  try {
    return { value: evaluate(requestShape.parse(JSON.parse(line))) };
  } catch (error) {
    if (error instanceof z.ZodError) {
      const complaints = error.issues.map(
        (issue) => `${issue.path.map(String).join('.') || 'request'}: ${issue.message}`,
      );
      return { error: complaints.join('; ') };
    }
    if (error instanceof SyntaxError) return { error: `Malformed JSON: ${error.message}` };
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function evaluate(request: Request): FieldValue {
  const { blanksAs, place, scale, timeZone, isNew, isClone } = request;
  const fields = new Map(
    Object.entries(request.fields).map(([name, field]) => [name.toLowerCase(), readField(name, field)] as const),
  );
  const fieldAt = (path: readonly string[]): Field | undefined => fields.get(path.join('.').toLowerCase());
  const scope: FormulaScope = { resolve: (path) => fieldAt(path)?.reference };
  const context: FormulaContext = {
    value: (path) => fieldAt(path)?.value ?? null,
    priorValue: (path) => fieldAt(path)?.prior ?? null,
    isNew,
    isClone,
    now: request.now === undefined ? new Date() : new Date(request.now),
    timeZone: knownTimeZone(timeZone),
  };
  const returnType = dataType(request.returnType, 'returnType');
  return compileFormula(request.formula, {
    returnType,
    place,
    blanksAs,
    scope,
    emptyText: 'keep',
    ...(scale === undefined ? {} : { scale }),
  }).evaluate(context);
}

function readField(name: string, field: Request['fields'][string]): Field {
  const type = dataType(field.type, `field ${name}`);
  for (const value of [field.value, field.prior]) {
    if (!fits(type, value)) {
      throw new TypeError(`Field ${name} is of type ${field.type} and cannot hold ${JSON.stringify(value)}.`);
    }
  }
  const { scale } = field;
  const reference: FormulaReference = { path: name.split('.'), type, ...(scale === undefined ? {} : { scale }) };
  return { reference, value: field.value, prior: field.prior };
}

function dataType(name: string, what: string): FormulaDataType {
  const type = DATA_TYPES.get(name.toLowerCase());
  if (type === undefined)
    throw new TypeError(`The local org does not support the type ${name} of ${what} in formulas.`);
  return type;
}

function fits(type: FormulaDataType, value: FieldValue): boolean {
  if (value === null) return true;
  switch (type) {
    case 'Number':
    case 'Currency':
    case 'Percent':
      return typeof value === 'number';
    case 'Checkbox':
      return typeof value === 'boolean';
    case 'Date':
      return typeof value === 'string' && parseDate(value) !== undefined;
    case 'DateTime':
      return typeof value === 'string' && parseDateTime(value) !== undefined;
    case 'Time':
      return typeof value === 'string' && parseTime(value) !== undefined;
    default:
      return typeof value === 'string';
  }
}

function knownTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw new TypeError(`Unknown time zone ${timeZone}.`);
  }
}
