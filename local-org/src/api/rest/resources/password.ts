import { SalesforceError } from '../../../errors.ts';
import { setPassword } from '../../auth/passwords.ts';
import { resourceNotFound } from '../../error-response.ts';
import { requireId, requireObjectSchema } from '../lookup.ts';
import { isObject } from '../parse-json.ts';
import type { RestRoute } from '../router.ts';
import type { RestRequest } from '../types.ts';

/** Shorter passwords are refused, as by the default password policy. */
const minimumLength = 8;

/**
 * `sobjects/User/{id}/password`: POST `{"NewPassword"}` sets it (204), GET tells whether it expired, which it never does.
 * A user may set the own one; others' take Manage Users. DELETE (generate one) is refused by the router.
 */
export function passwordRoutes(): RestRoute[] {
  return [
    {
      path: 'sobjects/User/:id/password',
      methods: {
        GET: (request, { id = '' }) => {
          requireUser(request, id);
          return { status: 200, body: { isExpired: false } };
        },
        POST: (request, { id = '' }) => {
          const userId = requireUser(request, id);
          const password = isObject(request.body) ? request.body['NewPassword'] : undefined;
          if (typeof password !== 'string' || password.length < minimumLength) {
            throw new SalesforceError(
              'INVALID_NEW_PASSWORD',
              `Your password must be at least ${minimumLength} characters long.`,
            );
          }
          setPassword(request.org.store, userId, password);
          return { status: 204 };
        },
      },
    },
  ];
}

function requireUser(request: RestRequest, text: string): string {
  const users = requireObjectSchema(request, 'User');
  const id = requireId(users, text);
  if (!request.org.store.load(users, [id]).has(id)) throw resourceNotFound();
  const { user } = request;
  if (id === user.userId || user.hasSystemPermission('ManageUsers')) return id;
  throw new SalesforceError(
    'INSUFFICIENT_ACCESS',
    'Setting the password of another user takes the permission Manage Users.',
    { httpStatus: 403 },
  );
}
