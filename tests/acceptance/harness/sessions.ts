import { randomBytes } from 'node:crypto';
import { Connection } from 'jsforce';

export const API_VERSION = '66.0';
/** Salesforce retired the SOAP login in later versions (SOAP API Developer Guide, "login()"). */
const LOGIN_VERSION = '64.0';

/** The smallest standard profile that may use the API; everything of the package comes from permission sets. */
const PROFILE = 'Standard User';

/** What every new user needs to say; names are made up, so that a file can be run again in the same org. */
export interface UserFields {
  readonly username: string;
  readonly lastName: string;
  readonly alias: string;
  readonly profileId: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** Makes a user and a session of that user. */
export type OpenSession = (admin: Connection, fields: UserFields) => Promise<{ id: string; connection: Connection }>;

/** A user whom nobody else has: names of users are unique over all of Salesforce. */
export async function newUserFields(admin: Connection): Promise<UserFields> {
  const name = randomBytes(6).toString('hex');
  const { records } = await admin.query<{ Id: string }>(`SELECT Id FROM Profile WHERE Name = '${PROFILE}'`);
  return {
    username: `${name}@acceptance.handover.example`,
    lastName: name,
    alias: name.slice(0, 8),
    profileId: records[0]?.Id ?? '',
    timeZone: 'Europe/Amsterdam',
    locale: 'en_GB',
  };
}

/** In the local org: the administrator sets a password over REST, the user logs in with it. */
export const openByPassword: OpenSession = async (admin, fields) => {
  const password = `Aa1!${randomBytes(9).toString('hex')}`;
  const created = await admin.sobject('User').create({
    LastName: fields.lastName,
    Alias: fields.alias,
    Username: fields.username,
    Email: fields.username,
    ProfileId: fields.profileId,
    TimeZoneSidKey: fields.timeZone,
    LocaleSidKey: fields.locale,
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  });
  const id = created.id ?? '';
  await admin.requestPost(`/services/data/v${API_VERSION}/sobjects/User/${id}/password`, { NewPassword: password });
  const login = new Connection({ loginUrl: admin.instanceUrl, version: LOGIN_VERSION });
  await login.login(fields.username, password);
  return { id, connection: connectionTo(admin.instanceUrl, login.accessToken ?? '') };
};

/** In a scratch org: as `sf org create user` does, whose library also authorises the user it makes (no password needed). */
export function openByCli(alias: string): OpenSession {
  return async (admin, fields) => {
    const { Connection: CliConnection, Org, User } = await import('@salesforce/core');
    const user = await User.create({ org: await Org.create({ aliasOrUsername: alias }) });
    const authInfo = await user.createUser({
      id: '',
      username: fields.username,
      email: fields.username,
      lastName: fields.lastName,
      alias: fields.alias,
      profileId: fields.profileId,
      timeZoneSidKey: fields.timeZone,
      localeSidKey: fields.locale,
      emailEncodingKey: 'UTF-8',
      languageLocaleKey: 'en_US',
    });
    const { accessToken } = await CliConnection.create({ authInfo });
    const connection = connectionTo(admin.instanceUrl, accessToken ?? '');
    return { id: (await connection.identity()).user_id, connection };
  };
}

/** A connection with a token, of the version that the tests speak. */
export function connectionTo(instanceUrl: string, accessToken: string): Connection {
  return new Connection({ instanceUrl, accessToken, version: API_VERSION });
}
