/**
 * A formula that Salesforce would not save. The message is worded as the formula editor words it.
 */
export class FormulaCompileError extends Error {
  /** Where in the source the fault stands: characters counted from 0. */
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.name = 'FormulaCompileError';
    this.position = position;
  }
}

/** A value that cannot be computed: pages show `#Error!`, the API shows null. */
export class FormulaEvaluationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaEvaluationError';
  }
}
