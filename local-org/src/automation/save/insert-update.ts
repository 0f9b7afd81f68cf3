import { SalesforceError } from '../../errors.ts';
import { blankRecord } from '../../schema/fields.ts';
import type { ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { runAfterSaveFlows, runBeforeSaveFlows } from '../flow/run/record-triggered.ts';
import { updateRollUps } from '../roll-ups/update.ts';
import { applyValidationRules } from '../rules.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlRequest } from '../types.ts';
import { checkOwner } from './check-owner.ts';
import { checkReferences } from './check-references.ts';
import { checkRequired, checkValues, checkWritable } from './checks.ts';
import { applyDefaults } from './defaults.ts';
import { assignNormalised } from './normalise.ts';
import { dmlError, healthy, toDmlError, type Row, type SaveOrigin } from './row.ts';
import { checkAuditDates, stampInsert, stampUpdate } from './stamps.ts';
import { checkStandardDuplicates } from './standard/duplicates.ts';
import { applyStandardBehavior, hasStandardBehavior } from './standard/behavior.ts';
import { checkLastAdministrator } from './standard/users.ts';

/** One statement may name the same record in so many rows; they are saved one after the other. */
const MAXIMUM_DUPLICATE_UPDATES = 12;

/**
 * One attempt to save records, in the order of execution (Apex Developer Guide, "Triggers and Order of Execution"): old record
 * and new values, system checks, before-save flows, system checks of what they changed, validation rules, required fields,
 * the write with its unique checks, after-save flows, roll-ups. A row that fails drops out where it fails; the others go on.
 */
export function insertOrUpdateRows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  origin: SaveOrigin,
  indices: readonly number[],
): Row[] {
  const finished: Row[] = [];
  for (const round of roundsWithoutDuplicates(request, indices)) {
    if (finished.length > 0 && round.number > MAXIMUM_DUPLICATE_UPDATES) {
      const message = `Maximum number of duplicate updates in one batch (${MAXIMUM_DUPLICATE_UPDATES} allowed). Attempt to update Id more than once in this Api call`;
      finished.push(...round.indices.map((index) => failedRow(index, request, dmlError('DUPLICATE_VALUE', message))));
      continue;
    }
    const rows =
      request.operation === 'insert'
        ? newRows(transaction, object, request, round.indices)
        : existingRows(transaction, object, request, round.indices);
    saveRound(transaction, object, rows, origin, request.allOrNone);
    finished.push(...rows);
  }
  return finished;
}

function saveRound(
  transaction: RunningTransaction,
  object: ObjectSchema,
  rows: readonly Row[],
  origin: SaveOrigin,
  allOrNone: boolean,
): void {
  if (origin === 'caller') for (const row of healthy(rows)) checkWritable(transaction.user, object, row);
  for (const row of healthy(rows)) if (row.isNew) applyDefaults(transaction, object, row);
  applyStandardBehavior(transaction, object, healthy(rows), (row) => Object.keys(row.requested));
  for (const row of healthy(rows)) checkValues(object, row, Object.keys(row.requested));
  checkReferences(transaction, object, healthy(rows), (row) => Object.keys(row.requested));
  checkOwner(transaction, object, healthy(rows), (row) => Object.keys(row.requested));
  if (object.apiName === 'User') checkLastAdministrator(transaction, healthy(rows));
  checkByFeatures(transaction, object, healthy(rows));

  const before = new Map(healthy(rows).map((row) => [row, { ...row.record }]));
  runBeforeSaveFlows(transaction, object, healthy(rows));
  // Forgotten whenever something may change what differs.
  const known = new Map<Row, string[]>();
  const assigned = (row: Row): string[] => {
    const names = known.get(row) ?? changedFields(before.get(row) ?? {}, row.record);
    known.set(row, names);
    return names;
  };
  for (const row of healthy(rows)) assignNormalised(object, row.record, row.record, assigned(row));
  known.clear();
  if (hasStandardBehavior(object)) {
    const touched = healthy(rows).filter((row) => assigned(row).length > 0);
    applyStandardBehavior(transaction, object, touched, assigned);
    known.clear();
  }
  for (const row of healthy(rows)) checkValues(object, row, assigned(row));
  checkReferences(transaction, object, healthy(rows), assigned);
  checkOwner(transaction, object, healthy(rows), assigned);

  applyValidationRules(transaction, object, healthy(rows));
  for (const row of healthy(rows)) checkRequired(object, row);
  if (allOrNone && rows.some((row) => row.errors.length > 0)) return;
  for (const row of healthy(rows)) write(transaction, object, row);
  transaction.written(object);
  if (allOrNone && rows.some((row) => row.errors.length > 0)) return;
  runAfterSaveFlows(transaction, object, healthy(rows));
  updateRollUps(transaction, object, healthy(rows));
}

/** What the org's features say of the rows. */
function checkByFeatures({ host }: RunningTransaction, object: ObjectSchema, rows: readonly Row[]): void {
  for (const { checks } of host.org.features) {
    const check = checks?.[object.apiName];
    if (!check) continue;
    const before: SObjectRecord[] = [];
    for (const row of healthy(rows)) {
      row.errors.push(...check(row.record, row.old, host.org, before));
      if (row.errors.length === 0) before.push(row.record);
    }
  }
}

/** Fields whose values differ. */
function changedFields(before: SObjectRecord, after: SObjectRecord): string[] {
  return Object.keys(after).filter((name) => (before[name] ?? null) !== (after[name] ?? null));
}

function write(transaction: RunningTransaction, object: ObjectSchema, row: Row): void {
  try {
    checkStandardDuplicates(transaction, object, row);
    if (row.isNew) {
      stampInsert(transaction, object, row.record);
      row.errors.push(...checkAuditDates(transaction.now, row.record));
      if (row.errors.length > 0) return;
      transaction.store.insert(object, row.record);
    } else {
      stampUpdate(transaction, object, row.record);
      const changes: SObjectRecord = {};
      for (const name of changedFields(row.old ?? {}, row.record)) changes[name] = row.record[name] ?? null;
      transaction.store.update(object, row.id, changes);
    }
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    row.errors.push(toDmlError(error));
  }
}

function newRows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  indices: readonly number[],
): Row[] {
  return indices.map((index) => {
    const requested = request.records[index] ?? {};
    if (typeof requested['Id'] === 'string') {
      return failedRow(
        index,
        request,
        dmlError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']),
      );
    }
    const id = transaction.store.newId(object);
    const record = blankRecord(object);
    assignNormalised(object, record, requested);
    record['Id'] = id;
    return { index, id, isNew: true, requested, old: undefined, record, errors: [] };
  });
}

function existingRows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  indices: readonly number[],
): Row[] {
  const ids = indices.map((index) => String(request.records[index]?.['Id'] ?? ''));
  const stored = transaction.store.load(object, ids, { includeDeleted: true });
  return indices.map((index) => {
    const { Id: id, ...requested } = request.records[index] ?? {};
    if (typeof id !== 'string' || id === '') {
      return failedRow(index, request, dmlError('MISSING_ARGUMENT', 'Id not specified in an update call'));
    }
    const old = stored.get(id);
    if (!old) return failedRow(index, request, dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    if (old['IsDeleted'] === true) return failedRow(index, request, dmlError('ENTITY_IS_DELETED', 'entity is deleted'));
    const record = { ...old };
    assignNormalised(object, record, requested);
    return { index, id, isNew: false, requested, old, record, errors: [] };
  });
}

function failedRow(index: number, request: DmlRequest, error: ReturnType<typeof dmlError>): Row {
  const requested = request.records[index] ?? {};
  return {
    index,
    id: String(requested['Id'] ?? ''),
    isNew: false,
    requested,
    old: undefined,
    record: {},
    errors: [error],
  };
}

function roundsWithoutDuplicates(
  request: DmlRequest,
  indices: readonly number[],
): { number: number; indices: number[] }[] {
  if (request.operation === 'insert') return [{ number: 1, indices: [...indices] }];
  const rounds: { number: number; indices: number[] }[] = [];
  const seen = new Map<string, number>();
  for (const index of indices) {
    const id = String(request.records[index]?.['Id'] ?? `#${index}`);
    const number = (seen.get(id) ?? 0) + 1;
    seen.set(id, number);
    const round = rounds[number - 1];
    if (round) round.indices.push(index);
    else rounds.push({ number, indices: [index] });
  }
  return rounds;
}
