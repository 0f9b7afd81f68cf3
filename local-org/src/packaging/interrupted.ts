import type { Org } from '../org.types.ts';
import type { SObjectRecord } from '../schema/types.ts';
import { findRows, insertRow, updateRow } from './rows.ts';

const MESSAGE = 'The local org was stopped before the request was worked off. Ask again.';

/** Ends the requests that a server left behind when it was stopped: their work is not taken up again, and nobody shall wait. */
export function endInterrupted(org: Org): void {
  const isThere = (objectName: string): boolean => org.toolingSchema.object(objectName) !== undefined;
  const end = (objectName: string, waiting: readonly string[], failed: SObjectRecord, errors?: string): void => {
    for (const row of waiting.flatMap((status) => findRows(org, objectName, 'Status', status))) {
      const userId = String(row['CreatedById']);
      const id = String(row['Id']);
      updateRow(org, objectName, userId, id, failed);
      if (errors !== undefined) insertRow(org, errors, userId, { ParentRequestId: id, Message: MESSAGE });
    }
  };
  const queued = ['Queued', 'InProgress'];
  org.store.transaction(() => {
    if (isThere('Package2VersionCreateRequest'))
      end(
        'Package2VersionCreateRequest',
        queued,
        { Status: 'Error', InstallKey: null },
        'Package2VersionCreateRequestError',
      );
    if (!isThere('PackageInstallRequest')) return;
    const Errors = JSON.stringify({ errors: [{ message: MESSAGE }] });
    end('PackageInstallRequest', ['IN_PROGRESS'], { Status: 'ERROR', Errors });
    const uninstall = 'SubscriberPackageVersionUninstallRequest';
    end(uninstall, queued, { Status: 'Error' }, 'PackageVersionUninstallRequestError');
  });
}
