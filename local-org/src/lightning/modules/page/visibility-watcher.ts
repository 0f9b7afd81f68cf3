import type { VisibilityRule } from '../../pages/types.ts';
import { isRecord, loadRecord, onRecordsChanged, readPath, recordIds } from '../lds/records.ts';
import type { RecordRepresentation } from '../lds/types.ts';
import { isVisible, recordPaths, userPaths, VisibilityError } from './visibility.ts';

export interface Watched {
  readonly recordId: string | undefined;
  readonly objectApiName: string | undefined;
  readonly rules: readonly (VisibilityRule | undefined)[];
}

/**
 * Decides component visibility for one part of a page: reads what its rules ask of the record and of the user, and again when
 * the record changes. Until that is there, what depends on it is not shown.
 */
export class VisibilityWatcher {
  readonly #changed: () => void;
  #watched: Watched = { recordId: undefined, objectApiName: undefined, rules: [] };
  #record: RecordRepresentation | undefined;
  #user: RecordRepresentation | undefined;
  #answered = true;
  #stop: (() => void) | undefined;

  /** @param changed - Called when an answer may have become another. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  connect(watched: Watched): void {
    this.#watched = watched;
    this.#answered = this.recordFields.length + this.userFields.length === 0;
    if (this.#answered) return;
    this.#stop ??= onRecordsChanged((ids) => {
      const shown = this.#record ? [...recordIds(this.#record)] : [];
      if (ids.some((id) => id === watched.recordId || shown.includes(id))) void this.load();
    });
    void this.load();
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Whether what has the rule is shown; `problem` names what cannot be decided, and then it is. */
  decide(rule: VisibilityRule | undefined): { visible: boolean; problem?: string } {
    if (!rule) return { visible: true };
    if (!this.#answered) return { visible: false };
    try {
      return { visible: isVisible(rule, (left) => this.resolve(left)) };
    } catch (error) {
      if (error instanceof VisibilityError) return { visible: true, problem: error.message };
      throw error;
    }
  }

  private get recordFields(): string[] {
    const { rules, objectApiName, recordId } = this.#watched;
    return recordId === undefined ? [] : rules.flatMap(recordPaths).map((path) => `${objectApiName}.${path}`);
  }

  private get userFields(): string[] {
    return this.#watched.rules.flatMap(userPaths).map((path) => `User.${path}`);
  }

  private async load(): Promise<void> {
    const { recordFields, userFields } = this;
    const read = (id: string, fields: string[]): Promise<RecordRepresentation | undefined> =>
      fields.length === 0 ? Promise.resolve(undefined) : loadRecord(id, [], fields).catch(() => undefined);
    const [record, user] = await Promise.all([
      read(this.#watched.recordId ?? '', recordFields),
      read(globalThis.lightningSession.userId, userFields),
    ]);
    this.#record = record;
    this.#user = user;
    this.#answered = true;
    this.#changed();
  }

  private resolve(left: string): { value: unknown } | undefined {
    const [, path = ''] = /^\{!([$\w.]+)\}$/u.exec(left) ?? [];
    const { customPermissions, formFactor } = globalThis.lightningSession;
    if (path.startsWith('Record.') && this.#record)
      return valueAt(this.#record, `${this.#watched.objectApiName}.${path.slice('Record.'.length)}`);
    if (/^\$User\./iu.test(path) && this.#user) return valueAt(this.#user, `User.${path.slice('$User.'.length)}`);
    if (path.startsWith('$Permission.CustomPermission.'))
      return { value: customPermissions.includes(path.split('.')[2] ?? '') };
    return /^\$Client\.formFactor$/iu.test(path) ? { value: formFactor } : undefined;
  }
}

function valueAt(record: RecordRepresentation, field: string): { value: unknown } {
  const value = readPath(record, field)?.value ?? null;
  return { value: isRecord(value) ? value.id : value };
}
