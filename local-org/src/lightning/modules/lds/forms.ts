import type { ObjectInfo, PicklistValues, RecordError, RecordRepresentation } from './types.ts';

/** Dispatched by a field or message area to the record form around it; the detail is a FormMember. */
export const FORM_MEMBER_EVENT = 'lightning__formmember';

/** What a form knows of its record, given to each of its fields. */
export interface FormContext {
  readonly objectInfo: ObjectInfo;
  /** Absent while a new record is made. */
  readonly record: RecordRepresentation | undefined;
  /** Values that a new record begins with. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly picklistValues: Readonly<Record<string, PicklistValues>>;
}

/** What went wrong in a save, as far as it belongs to the whole record. */
export interface FormProblem {
  readonly message: string;
  readonly detail: string;
}

export type FormMember = FormFieldMember | FormMessagesMember;

export interface FormFieldMember {
  readonly kind: 'field';
  /** API name without the object. Undefined while the component has not been told. */
  readonly fieldName: () => string | undefined;
  readonly connected: () => boolean;
  /** Whether the field can be written to; an output field cannot. */
  readonly editable: boolean;
  readonly receive: (context: FormContext) => void;
  readonly value: () => unknown;
  readonly validate: () => boolean;
  readonly showErrors: (errors: readonly RecordError[]) => void;
  /** Takes what is shown for what is saved. */
  readonly clean: () => void;
}

export interface FormMessagesMember {
  readonly kind: 'messages';
  readonly connected: () => boolean;
  readonly show: (problem: FormProblem | undefined) => void;
}

/** Tells the form around it that a field is there: the two may lie in different components. */
export function joinForm(element: EventTarget, member: FormMember): void {
  element.dispatchEvent(
    new CustomEvent<FormMember>(FORM_MEMBER_EVENT, { bubbles: true, composed: true, detail: member }),
  );
}
