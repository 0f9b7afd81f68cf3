import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOrg } from '../org.ts';
import { endInterrupted } from './interrupted.ts';
import { createPackaging } from './packaging.ts';
import { findRow, findRows, insertRow } from './rows.ts';

test('requests that a stopped server left behind end with an error', (t) => {
  const packaging = createPackaging(() => undefined);
  const org = openOrg({ file: ':memory:', features: [packaging.hub, packaging.subscriber] });
  t.after(() => org.close());
  const [version, install, uninstall] = org.store.transaction(() => [
    insertRow(org, 'Package2VersionCreateRequest', '005000000000001AAA', { Status: 'InProgress', InstallKey: 'k' }),
    insertRow(org, 'PackageInstallRequest', '005000000000001AAA', { Status: 'IN_PROGRESS' }),
    insertRow(org, 'SubscriberPackageVersionUninstallRequest', '005000000000001AAA', { Status: 'Queued' }),
  ]);
  endInterrupted(org);
  const status = (name: string, id = ''): unknown => findRow(org, name, id)?.['Status'];
  assert.equal(status('Package2VersionCreateRequest', version), 'Error');
  assert.equal(findRow(org, 'Package2VersionCreateRequest', version ?? '')?.['InstallKey'], null);
  assert.equal(status('PackageInstallRequest', install), 'ERROR');
  assert.equal(status('SubscriberPackageVersionUninstallRequest', uninstall), 'Error');
  const [error] = findRows(org, 'Package2VersionCreateRequestError', 'ParentRequestId', version ?? '');
  assert.match(String(error?.['Message']), /stopped/u);
});
