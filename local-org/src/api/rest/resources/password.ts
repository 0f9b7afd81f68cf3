import { changePassword, requireRightToPassword } from '../../auth/passwords.ts';
import { requireId, requireObjectSchema } from '../lookup.ts';
import { isObject } from '../parse-json.ts';
import type { RestRoute } from '../router.ts';
import type { RestRequest } from '../types.ts';

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
          requireRightToPassword(request.org, request.user, userIdOf(request, id));
          return { status: 200, body: { isExpired: false } };
        },
        POST: (request, { id = '' }) => {
          const password = isObject(request.body) ? request.body['NewPassword'] : undefined;
          changePassword(request.org, request.user, userIdOf(request, id), password);
          return { status: 204 };
        },
      },
    },
  ];
}

function userIdOf(request: RestRequest, text: string): string {
  return requireId(requireObjectSchema(request, 'User'), text);
}
