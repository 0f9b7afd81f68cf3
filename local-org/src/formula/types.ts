/**
 * The formula engine's contract: pure, knows nothing of storage. Everything a formula can see comes through FormulaScope
 * (at compile time: which names exist and of what type) and FormulaContext (at run time: their values).
 */

/** Values as the API shows them: numbers, ISO dates `YYYY-MM-DD`, ISO date-times in UTC, times `HH:mm:ss.SSSZ`, booleans, text. */
export type FieldValue = string | number | boolean | null;

/** Field types by their Metadata API names, as far as formulas distinguish them. */
export type FormulaDataType =
  | 'Text'
  | 'LongTextArea'
  | 'Number'
  | 'Currency'
  | 'Percent'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Checkbox'
  | 'Picklist'
  | 'MultiselectPicklist'
  | 'Id';

/** Where a formula stands decides which functions and globals it may use. */
export type FormulaPlace = 'field' | 'validationRule' | 'flow' | 'defaultValue';

/** A name that a formula can refer to, in its canonical spelling. */
export interface FormulaReference {
  /** e.g. `['Account','Name']`, `['$User','Id']`, `['$Record__Prior','Amount']`, `['$CustomMetadata','Policy__mdt','Org','Mode__c']`. */
  readonly path: readonly string[];
  readonly type: FormulaDataType;
  /** Decimal places; absent for what is not a number. */
  readonly scale?: number;
  /** API names of a picklist's values, where known: `CASE` and `ISPICKVAL` may be checked against them. */
  readonly picklistValues?: readonly string[];
  /** Compiled size of the formula behind a formula field: a formula that refers to it contains it. */
  readonly compiledSize?: number;
}

export interface FormulaScope {
  /** Answers undefined for an unknown name; names are case-insensitive. */
  resolve(path: readonly string[]): FormulaReference | undefined;
}

export interface CompileOptions {
  readonly returnType: FormulaDataType;
  readonly place: FormulaPlace;
  /** How blank numbers are treated (`formulaTreatBlanksAs`). Rules and flows use 'blank'... of the platform's own default. */
  readonly blanksAs: 'zero' | 'blank';
  readonly scope: FormulaScope;
  /** Decimal places the result is rounded to (half up), for Number, Currency and Percent formula fields. */
  readonly scale?: number;
  /**
   * What an empty text result is answered as. The API shows it as null, so that is the default everywhere but in flows,
   * where null and '' differ.
   */
  readonly emptyText?: 'null' | 'keep';
}

export interface FormulaContext {
  /** Current value at a canonical path. A Percent is given as the API shows it (15 for 15 %). */
  value(path: readonly string[]): FieldValue;
  /** Value before this save; only asked for by PRIORVALUE, ISCHANGED. */
  priorValue(path: readonly string[]): FieldValue;
  /** Whether the record is being inserted (ISNEW). */
  readonly isNew: boolean;
  /** Whether the record is being cloned (ISCLONE). */
  readonly isClone: boolean;
  /** The one instant of the transaction: NOW(), TODAY(), TIMENOW(). */
  readonly now: Date;
  /** IANA time zone of the running user: TODAY(), DATEVALUE(). */
  readonly timeZone: string;
}

export interface CompiledFormula {
  readonly source: string;
  readonly returnType: FormulaDataType;
  /** Every name the formula refers to, each once. */
  readonly references: readonly FormulaReference[];
  /** Whether the result changes with the calendar (TODAY, NOW, TIMENOW). */
  readonly dependsOnTime: boolean;
  /**
   * Approximate size, in characters, of what Salesforce compiles the formula to, referenced formula fields included
   * (it counts the SQL it generates, which is not published in full; see compiled-size in expression.ts).
   */
  readonly compiledSize: number;
  /**
   * The value as the API shows it (a Percent result of 0.15 in a formula *field* is 15; in other places it stays 0.15).
   * Throws FormulaEvaluationError (division by zero, VALUE of no number, …).
   */
  evaluate(context: FormulaContext): FieldValue;
}
