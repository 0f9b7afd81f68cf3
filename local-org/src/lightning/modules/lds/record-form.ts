import { loadFormData } from './form-data.ts';
import {
  FORM_MEMBER_EVENT,
  type FormContext,
  type FormFieldMember,
  type FormMember,
  type FormMessagesMember,
} from './forms.ts';
import { objectName, onRecordsChanged } from './records.ts';
import type { ObjectId } from './types.ts';

export interface FormTarget {
  readonly objectApiName: ObjectId | undefined;
  readonly recordId: string | undefined;
}

export interface RecordFormEvents {
  /** The fields have their values. */
  readonly loaded: (context: FormContext) => void;
  /** The record cannot be read; the error is UI API's. */
  readonly failed: (error: unknown) => void;
}

/**
 * What the record forms have in common: collects the fields and message areas inside the form, loads the record (all fields
 * in one request, anew when it changes) and hands it to each of them.
 */
export class RecordFormController {
  readonly #target: () => FormTarget;
  readonly #events: RecordFormEvents;
  readonly #members = new Set<FormMember>();
  #loading = false;
  #generation = 0;
  #stop: (() => void) | undefined;
  context: FormContext | undefined;

  constructor(element: EventTarget, target: () => FormTarget, events: RecordFormEvents) {
    this.#target = target;
    this.#events = events;
    element.addEventListener(FORM_MEMBER_EVENT, (event) => {
      // A form within a form answers for its own fields.
      event.stopPropagation();
      this.#members.add((event as CustomEvent<FormMember>).detail);
      this.load();
    });
  }

  get fields(): FormFieldMember[] {
    return this.connectedMembers().filter((member) => member.kind === 'field');
  }

  get messages(): FormMessagesMember[] {
    return this.connectedMembers().filter((member) => member.kind === 'messages');
  }

  connect(): void {
    this.#stop ??= onRecordsChanged((ids) => {
      const { recordId } = this.#target();
      if (recordId && ids.some((id) => id.startsWith(recordId))) this.load();
    });
    this.load();
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Loads at the end of this turn: many fields that join at once are one request. */
  load(): void {
    if (this.#loading) return;
    this.#loading = true;
    queueMicrotask(() => {
      this.#loading = false;
      void this.loadNow();
    });
  }

  private async loadNow(): Promise<void> {
    const { objectApiName, recordId } = this.#target();
    if (!objectApiName) return;
    this.#generation += 1;
    const generation = this.#generation;
    const names = this.fields.flatMap((field) => field.fieldName() ?? []);
    try {
      const context = await loadFormData(objectName(objectApiName), recordId || undefined, [...new Set(names)]);
      if (generation !== this.#generation) return;
      this.context = context;
      for (const field of this.fields) field.receive(context);
      this.#events.loaded(context);
    } catch (error) {
      if (generation === this.#generation) this.#events.failed(error);
    }
  }

  private connectedMembers(): FormMember[] {
    for (const member of this.#members) if (!member.connected()) this.#members.delete(member);
    return [...this.#members];
  }
}
