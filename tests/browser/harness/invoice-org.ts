import { rm } from 'node:fs/promises';
import { Connection } from 'jsforce';
import { runLocalOrgCommand, startLocalOrg } from '../../acceptance/harness/local-org.ts';
import { writeInvoicePackage } from '../fixtures/invoices.ts';
import type { Visitor } from './visitor.ts';

/** What one component of the fixture's record page throws, and means to. */
export const BROKEN = 'page error: There is no total.';

/** Closes a window of the fixture's pages; nothing but what is meant to fail may have failed. */
export async function leave(visitor: Visitor): Promise<void> {
  visitor.forgive(BROKEN);
  await visitor.close();
}

export interface InvoiceOrg {
  readonly url: string;
  readonly admin: Connection;
  readonly invoiceId: string;
  readonly accountId: string;
  /** Carla, who owns what she may delete. */
  readonly clerkId: string;
  stop(): Promise<void>;
}

/** A local org with the package made up for these tests, its people, and the invoice R-1 of Northwind with two lines. */
export async function startInvoiceOrg(): Promise<InvoiceOrg> {
  const org = await startLocalOrg();
  try {
    const folder = await writeInvoicePackage();
    await runLocalOrgCommand(org, 'deploy', folder);
    await rm(folder, { recursive: true });
    const admin = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
    const clerkId = await createUser(admin, 'Carla Clerk', 'Billing_Clerk', { Title: 'Accountant' });
    await createUser(admin, 'Rita Reader', 'Billing_Reader');
    await createUser(admin, 'Gerda German', 'Billing_Clerk', { LocaleSidKey: 'de_DE', LanguageLocaleKey: 'de' });
    await assign(admin, (await admin.identity()).user_id, 'Billing_Clerk');
    const account = await admin.sobject('Account').create({ Name: 'Northwind' });
    await admin.sobject('Account').create({ Name: 'Southwind' });
    const invoice = await admin
      .sobject('Invoice__c')
      .create({ Name: 'R-1', Account__c: account.id, OwnerId: clerkId, Due__c: '2027-02-03' });
    for (const Hours__c of [2, 3.5])
      await admin.sobject('Line__c').create({ Name: `${Hours__c} hours`, Invoice__c: invoice.id, Hours__c });
    return {
      url: org.url,
      admin,
      invoiceId: String(invoice.id),
      accountId: String(account.id),
      clerkId,
      stop: org.stop,
    };
  } catch (error) {
    await org.stop();
    throw error;
  }
}

async function createUser(
  connection: Connection,
  name: string,
  permissionSet: string,
  further: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { records } = await connection.query<{ Id: string }>("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const [FirstName = '', LastName = ''] = name.split(' ');
  const Username = `${FirstName}@billing.example`;
  const user = await connection.sobject('User').create({
    FirstName,
    LastName,
    Username,
    Email: Username,
    Alias: FirstName,
    ProfileId: records[0]?.Id ?? '',
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_GB',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    ...further,
  });
  await assign(connection, String(user.id), permissionSet);
  return String(user.id);
}

async function assign(connection: Connection, AssigneeId: string, permissionSet: string): Promise<void> {
  const { records } = await connection.query<{ Id: string }>(
    `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`,
  );
  await connection.sobject('PermissionSetAssignment').create({ AssigneeId, PermissionSetId: records[0]?.Id ?? '' });
}
