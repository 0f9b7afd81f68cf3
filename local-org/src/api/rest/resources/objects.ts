import { describeGlobal, describeObject } from '../../../schema/describe.ts';
import { requireObjectSchema } from '../lookup.ts';
import { createRecord } from './records.ts';
import type { RestRoute } from '../router.ts';

/** `sobjects` (global describe), `sobjects/X` (its own entry there) and `sobjects/X/describe`, as the user sees them. */
export function objectRoutes(): RestRoute[] {
  return [
    {
      path: 'sobjects',
      methods: {
        GET: ({ org, user, version }) => ({ status: 200, body: describeGlobal(org.model, user, version) }),
      },
    },
    {
      path: 'sobjects/:object',
      methods: {
        GET: (request, { object: name = '' }) => {
          const object = requireObjectSchema(request, name);
          const { org, user, version } = request;
          const summary = describeGlobal(org.model, user, version).sobjects.find(
            (entry) => entry.name === object.apiName,
          );
          return { status: 200, body: { objectDescribe: summary, recentItems: [] } };
        },
        POST: createRecord,
      },
    },
    {
      path: 'sobjects/:object/describe',
      methods: {
        GET: (request, { object: name = '' }) => {
          const object = requireObjectSchema(request, name);
          return {
            status: 200,
            body: describeObject(request.org.model, request.user, object, request.version),
          };
        },
      },
    },
  ];
}
