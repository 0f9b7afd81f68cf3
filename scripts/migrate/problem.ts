/** Every kind of fault that is found before anything is sent, with what to do about it. docs/migration.md explains each. */
export const REMEDIES = {
  PLAN_NOT_READABLE: 'Give the path of a plan in YAML (.yaml, .yml) or JSON (.json).',
  PLAN_INVALID: 'Compare the plan with config/migrations/plan.schema.json; editors check against it as you type.',
  PLAN_CYCLE: 'Make one of the named references optional and updateable, or split the load.',
  OBJECT_UNKNOWN: 'Check the API name, deploy the package, and check that your user may see the object.',
  FIELD_UNKNOWN:
    'Check the API name, and that your user has a permission set that shows the field (bypass: grants one).',
  FIELD_NOT_WRITABLE: 'Leave the field out: it is computed or read-only for your user.',
  FIELD_REQUIRED: 'Map the field: from a column, or with a constant.',
  KEY_NOT_USABLE: 'Use a field marked as external id, or key: {match: [Field]} with fields that tell records apart.',
  FILE_NOT_FOUND: 'Paths in a plan are relative to the plan itself.',
  FILE_EMPTY: 'The first line has to name the columns.',
  WRONG_ENCODING: 'Declare the encoding of the file in the plan: utf-8, windows-1252 or utf-16le.',
  BAD_QUOTES: 'Put the cell into quotes and double every quote inside it, or declare quote: in the plan.',
  RECORD_TOO_LONG:
    'Look for a quote that is never closed, or another line ending; raise maximumRecordBytes when it is right.',
  COLUMN_MISSING: 'Add the column, correct its name, or declare the delimiter of the file in the plan.',
  COLUMN_TWICE: 'Give every column a name of its own.',
  CELLS_MISMATCH: 'Count the delimiters of the row; a cell that holds one has to stand in quotes.',
  BAD_NUMBER: 'Declare how numbers are written, for example number: "1.234,56".',
  BAD_DATE: 'Declare how dates are written, for example date: dd.MM.yyyy.',
  BAD_BOOLEAN: 'Write true or false, yes or no, 1 or 0, or map the values of the column.',
  BAD_ID: 'Give a Salesforce id of 15 or 18 characters, or add lookup: or reference: to the field.',
  TEXT_TOO_LONG: 'Shorten the text, or add truncate: true to the field.',
  NUMBER_TOO_LARGE: 'Check the value; the field takes fewer digits.',
  PICKLIST_VALUE: 'Map the values of the column with values: {theirs: ours}.',
  VALUE_NOT_MAPPED: 'Add the value to values:, or say otherwise: keep or otherwise: blank.',
  VALUE_REQUIRED: 'Fill the cell, or give the field a default:.',
  DUPLICATE_ID: 'Keep one of the rows, add columns to id:, or say duplicates: first.',
  UNKNOWN_LOOKUP: 'Correct the value, load the record first, or say whenUnknown: blank.',
  AMBIGUOUS_LOOKUP: 'Look up by a field that is unique.',
  UNKNOWN_REFERENCE: 'Add the row to the source it refers to, or correct the cell.',
  QUERY_FAILED: 'Correct the query; name fields and paths such as Account.Name, no functions or subqueries.',
  REJECTED_FILE: 'Give a file that a run wrote, with the columns that begin with "handover ".',
} as const;

export type ProblemCode = keyof typeof REMEDIES;

/** One fault in a plan or a file, said so that it can be found and repaired. */
export interface Problem {
  readonly code: ProblemCode;
  readonly file: string;
  readonly message: string;
  /** Line of the file, beginning with 1. */
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  readonly remedy: string;
}

export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: string | undefined;
}

/** A problem with the remedy that belongs to its code. */
export function problem(code: ProblemCode, place: Place, message: string): Problem {
  return { code, ...place, message, remedy: REMEDIES[code] };
}

/** `timesheets.csv:12 [Hours] BAD_NUMBER: …` followed by the remedy. */
export function describeProblem({ code, file, line, column, message, remedy }: Problem): string {
  const where = `${file}${line === undefined ? '' : `:${line}`}${column === undefined ? '' : ` [${column}]`}`;
  return `${where} ${code}: ${message.replace(/(?<![.!?])$/u, '.')} ${remedy}`;
}

/** A source cannot be read further: carries the problem to whoever collects them. */
export class SourceError extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super(found.message);
    this.name = 'SourceError';
    this.problem = found;
  }
}
