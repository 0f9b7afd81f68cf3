import type { ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlError } from '../types.ts';
import type { FlowType, FlowValue, RecordValue } from './values.ts';

/** When a flow runs. */
export type FlowMoment = 'beforeSave' | 'afterSave' | 'beforeDelete' | 'platformEvent' | 'scheduled' | 'autolaunched';

/** A flow, compiled. */
export interface CompiledFlow {
  readonly name: string;
  readonly label: string;
  readonly moment: FlowMoment;
  readonly active: boolean;
  /** Whether it runs without regard to rights and sharing, whoever starts it. */
  readonly inSystemMode: boolean;
  /** The object whose records trigger it (or the event). */
  readonly object: ObjectSchema | undefined;
  readonly onCreate: boolean;
  readonly onUpdate: boolean;
  readonly triggerOrder: number | undefined;
  /** Whether a record starts an interview; the frame's `$Record` is that record. */
  readonly entry: Condition | undefined;
  /** Only when the record did not meet the entry condition before. */
  readonly onlyWhenChangedToMeet: boolean;
  readonly start: string | undefined;
  /** Where the asynchronous path after the commit begins. */
  readonly asyncStart: string | undefined;
  readonly elements: ReadonlyMap<string, FlowElement>;
  readonly variables: readonly FlowVariable[];
}

export interface FlowVariable {
  readonly name: string;
  readonly type: FlowType;
  readonly isInput: boolean;
  readonly isOutput: boolean;
  readonly initial: ValueSource | undefined;
}

/** Reads a value of a running flow. */
export interface ValueSource {
  /** Undefined for the literal null. */
  readonly type: FlowType | undefined;
  get(frame: Frame): FlowValue;
}

/** A named resource or a field of one. */
export interface Reference extends ValueSource {
  readonly type: FlowType;
  readonly text: string;
  /** Absent for what cannot be assigned to. */
  readonly set?: (frame: Frame, value: FlowValue) => void;
}

export type Condition = (frame: Frame) => boolean;

/** Something that happens on the way of an interview, by its canonical name. */
export type FlowElement = StepElement | DataElement | SubflowElement;

interface ElementBase {
  readonly name: string;
  /** As Flow Builder calls it: `Assignment`, `Get Records` … */
  readonly kindLabel: string;
}

/** Needs nothing of the org: runs inline, answers the next element. */
export interface StepElement extends ElementBase {
  readonly kind: 'step';
  run(frame: Frame): string | undefined;
}

/** Reads or writes the org: all interviews of a chunk that wait at it are served by one statement. */
export interface DataElement<Input = unknown, Output = unknown> extends ElementBase {
  readonly kind: 'data';
  readonly next: string | undefined;
  readonly fault: string | undefined;
  prepare(frame: Frame): Input;
  /** One statement for all; the outcomes in the order of the inputs. */
  execute(transaction: RunningTransaction, inputs: readonly Input[]): Outcome<Output>[];
  finish(frame: Frame, output: Output): void;
}

export type Outcome<Output = unknown> = { readonly output: Output } | { readonly fault: string };

export interface SubflowElement extends ElementBase {
  readonly kind: 'subflow';
  readonly next: string | undefined;
  target(frame: Frame): CompiledFlow;
  inputs(frame: Frame): Map<string, FlowValue>;
  finish(frame: Frame, called: Frame): void;
}

/** What stays the same through an interview and the subflows it calls. */
export interface Interview {
  readonly transaction: RunningTransaction;
  readonly guid: string;
  /** `$Record`; undefined in flows that no record triggers. */
  readonly record: RecordValue | undefined;
  /** `$Record__Prior`; undefined on insert and outside the triggering transaction. */
  readonly prior: SObjectRecord | undefined;
  readonly isNew: boolean;
  /** In before-save flows formula fields of `$Record` still have the values of the stored record. */
  readonly formulasAreStale: boolean;
  /** Errors raised by Custom Error elements. */
  readonly customErrors: DmlError[];
}

/** The variables of one run of a flow: of the interview itself or of a subflow it calls. */
export interface Frame {
  readonly flow: CompiledFlow;
  readonly interview: Interview;
  /** Names of the subflow elements by which it was called; '' for the interview's own flow. */
  readonly callPath: string;
  /** Variables and outputs of elements by canonical name. */
  readonly values: Map<string, FlowValue>;
  /** What is left of each loop in progress. */
  readonly loops: Map<string, FlowValue[]>;
  faultMessage: string | null;
}
