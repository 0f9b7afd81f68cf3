import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SObjectRecord } from '../../schema/types.ts';
import { parseJson } from '../rest/parse-json.ts';
import { write } from '../rest/write.ts';
import type { ApiContext } from '../types.ts';
import { apiVersion } from '../versions.ts';
import { createRefreshToken, PLATFORM_CLI } from './grants.ts';

/** What of a SCIM user is taken; anything else in the body is refused. */
const newUser = z.strictObject({
  schemas: z.array(z.string()).optional(),
  username: z.string(),
  emails: z.tuple([z.string()]),
  name: z.strictObject({ familyName: z.string(), givenName: z.string().optional() }),
  nickName: z.string().optional(),
  entitlements: z.tuple([z.strictObject({ value: z.string() })]),
});

/**
 * `POST /services/scim/v1/Users`, the way in which the `sf` CLI creates a user (`org create user`). With the header
 * `auto-approve-user` the answer's header of the same name holds a refresh token of the new user for the CLI. Zone, locale and
 * language are those of the creator. Reading, changing and searching users through SCIM is refused as an unknown address.
 */
export async function registerScim(app: FastifyInstance, context: ApiContext): Promise<void> {
  await app.register((scope, _options, done) => {
    // The CLI sends its JSON without saying that it is.
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => parsed(null, body));
    scope.post('/services/scim/v1/Users', (request, reply) => createUser(context, request, reply));
    done();
  });
}

function createUser(context: ApiContext, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { user } = context.authenticate(request);
  const { org } = context;
  const read = newUser.safeParse(typeof request.body === 'string' ? parseJson(request.body) : request.body);
  if (!read.success) return refuse(reply, 400, [z.prettifyError(read.error)]);
  const object = org.model.schema.object('User');
  if (!object) throw new Error('The standard data lacks User.');
  const { username, emails, name, nickName, entitlements } = read.data;
  const taken = (field: string): SObjectRecord[string] => user.user[field] ?? null;
  const record: SObjectRecord = {
    Username: username,
    Email: emails[0],
    LastName: name.familyName,
    FirstName: name.givenName ?? null,
    Alias: username.slice(0, 5),
    CommunityNickname: nickName ?? null,
    ProfileId: entitlements[0].value,
    IsActive: true,
    ...Object.fromEntries(
      ['TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey'].map((field) => [field, taken(field)]),
    ),
  };
  const [result] = write(
    { org, user, version: apiVersion },
    { operation: 'insert', object, records: [record], allOrNone: true },
  );
  if (!result?.id)
    return refuse(
      reply,
      400,
      (result?.errors ?? []).map(({ message }) => message),
    );
  const { id } = result;
  if (request.headers['auto-approve-user'] === 'true')
    reply.header('auto-approve-user', createRefreshToken(org.store, { userId: id, clientId: PLATFORM_CLI }));
  return reply.code(201).send({ schemas: ['urn:scim:schemas:core:1.0'], id, ...read.data });
}

function refuse(reply: FastifyReply, status: number, descriptions: readonly string[]): FastifyReply {
  return reply.code(status).send({ Errors: descriptions.map((description) => ({ description, code: status })) });
}
