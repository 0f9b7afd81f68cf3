import type { Connection } from 'jsforce';
import { insertRecords, literals, queryAll, RejectedRowsError, updateRecords } from '../../connection/records.ts';
import type { PersonKey, PersonPlan } from '../types.ts';
import type { SeedContext } from './context.ts';

/** Ids of the plan's people in the org. Where the org has no licence for one, the running user stands in. */
export type People = ReadonlyMap<PersonKey, string>;

/**
 * Users of each persona with their permission sets. Usernames are unique over all of Salesforce, so they carry the org's
 * id. An org without free licences (a scratch org has two) keeps working: the running user takes the place of the missing.
 */
export async function ensurePeople(
  { connection, progress, tally }: Pick<SeedContext, 'connection' | 'progress' | 'tally'>,
  plan: readonly PersonPlan[],
  runningUserId: string,
): Promise<People> {
  const domain = await seedDomain(connection);
  const usernames = new Map(
    plan.map((person) => [person.key, `${person.firstName}.${person.lastName}@${domain}`.toLowerCase()]),
  );
  const people = new Map<PersonKey, string>();
  const users = await usersOf(connection, domain);
  for (const [key, username] of usernames) {
    const user = users.get(username);
    if (user !== undefined) people.set(key, user.Id);
  }
  const asleep = [...users].filter(([username, user]) => !user.IsActive && [...usernames.values()].includes(username));
  await updateRecords(
    connection,
    'User',
    asleep.map(([, user]) => ({ Id: user.Id, IsActive: true })),
  );
  const profiles = new Map(
    (await queryAll<{ Id: string; Name: string }>(connection, 'SELECT Id, Name FROM Profile')).map((row) => [
      row.Name,
      row.Id,
    ]),
  );
  let created = 0;
  const exhausted = new Map<string, string>();
  for (const person of plan) {
    if (people.has(person.key)) continue;
    const id = exhausted.has(person.profile)
      ? undefined
      : await createUser(connection, person, usernames.get(person.key) ?? '', profiles, exhausted);
    people.set(person.key, id ?? runningUserId);
    if (id !== undefined) created += 1;
  }
  for (const [profile, reason] of exhausted) {
    const without = plan.filter((person) => person.profile === profile && people.get(person.key) === runningUserId);
    progress.warn(`${reason} The running user stands in for ${without.length} people of the company.`);
  }
  tally.written += created;
  const assignments = await assign(connection, plan, people, runningUserId);
  progress.done(`${created} created, ${assignments} permission sets assigned`);
  return people;
}

/** Usernames are unique over all of Salesforce: those of the seed end in this, which holds the org's id. */
export async function seedDomain(connection: Connection): Promise<string> {
  const [organization] = await queryAll<{ Id: string }>(connection, 'SELECT Id FROM Organization');
  return `${(organization?.Id ?? 'org').slice(0, 15).toLowerCase()}.handover.example`;
}

interface UserRow {
  readonly Id: string;
  readonly Username: string;
  readonly IsActive: boolean;
}

async function usersOf(connection: Connection, domain: string): Promise<Map<string, UserRow>> {
  const rows = await queryAll<UserRow>(
    connection,
    `SELECT Id, Username, IsActive FROM User WHERE Username LIKE '%@${domain}'`,
  );
  return new Map(rows.map((row) => [row.Username.toLowerCase(), row]));
}

async function createUser(
  connection: Connection,
  person: PersonPlan,
  username: string,
  profiles: ReadonlyMap<string, string>,
  exhausted: Map<string, string>,
): Promise<string | undefined> {
  const profileId = profiles.get(person.profile);
  if (profileId === undefined) {
    exhausted.set(person.profile, `This org has no profile "${person.profile}".`);
    return undefined;
  }
  try {
    const [id] = await insertRecords(connection, 'User', [
      {
        FirstName: person.firstName,
        LastName: person.lastName,
        Title: person.title,
        Alias: `${person.firstName}${person.lastName}`.slice(0, 8).toLowerCase(),
        Username: username,
        Email: username,
        ProfileId: profileId,
        TimeZoneSidKey: 'Europe/Amsterdam',
        LocaleSidKey: 'en_GB',
        EmailEncodingKey: 'UTF-8',
        LanguageLocaleKey: 'en_US',
      },
    ]);
    return id;
  } catch (error) {
    if (
      error instanceof RejectedRowsError &&
      error.rejected.some((row) => row.statusCode === 'LICENSE_LIMIT_EXCEEDED')
    ) {
      exhausted.set(person.profile, `No licence is free for the profile "${person.profile}".`);
      return undefined;
    }
    throw error;
  }
}

async function assign(
  connection: Connection,
  plan: readonly PersonPlan[],
  people: People,
  runningUserId: string,
): Promise<number> {
  const wanted = plan.flatMap((person) => {
    const user = people.get(person.key);
    return user === undefined || user === runningUserId ? [] : person.permissionSets.map((name) => ({ user, name }));
  });
  return assignPermissionSets(connection, wanted);
}

/** Assigns permission sets by name where they are not assigned yet; answers how many were. Throws when one does not exist. */
export async function assignPermissionSets(
  connection: Connection,
  wanted: readonly { user: string; name: string }[],
): Promise<number> {
  if (wanted.length === 0) return 0;
  const names = [...new Set(wanted.map(({ name }) => name))];
  const sets = new Map(
    (
      await queryAll<{ Id: string; Name: string }>(
        connection,
        `SELECT Id, Name FROM PermissionSet WHERE Name IN ${literals(names)}`,
      )
    ).map((row) => [row.Name, row.Id]),
  );
  const missing = names.filter((name) => !sets.has(name));
  if (missing.length > 0) {
    throw new Error(
      `The org has no permission set ${missing.join(', ')}. Deploy the package first: sf project deploy start`,
    );
  }
  const users = [...new Set(wanted.map(({ user }) => user))];
  const present = new Set(
    (
      await queryAll<{ AssigneeId: string; PermissionSetId: string }>(
        connection,
        `SELECT AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId IN ${literals(users)}`,
      )
    ).map((row) => `${row.AssigneeId}/${row.PermissionSetId}`),
  );
  const records = wanted
    .map(({ user, name }) => ({ AssigneeId: user, PermissionSetId: sets.get(name) ?? '' }))
    .filter((record) => !present.has(`${record.AssigneeId}/${record.PermissionSetId}`));
  await insertRecords(connection, 'PermissionSetAssignment', records);
  return records.length;
}
