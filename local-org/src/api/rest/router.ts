import { methodNotAllowed, resourceNotFound } from '../error-response.ts';
import type { RestHandler, RestRequest, RestResponse } from './types.ts';

/** One resource: a path below `/services/data/vXX.0` (segments with `:` are parameters) and its verbs. */
export interface RestRoute {
  readonly path: string;
  readonly methods: Readonly<Partial<Record<'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', RestHandler>>>;
}

/**
 * Finds the resource of a request and answers it. Everything here is synchronous: a composite request can run its
 * subrequests in one transaction, and two users never interleave within one. Fixed segments win over parameters.
 */
export function createRouter(routes: readonly RestRoute[]): (request: RestRequest) => RestResponse {
  const compiled = routes
    .map((route) => ({ ...route, segments: route.path.split('/').filter((segment) => segment !== '') }))
    .sort(byFixedSegments);
  return (request) => {
    const segments = request.path.split('/').filter((segment) => segment !== '');
    for (const route of compiled) {
      const parameters = matchSegments(route.segments, segments);
      if (!parameters) continue;
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      const handler = Object.entries(route.methods).find(([name]) => name === method)?.[1];
      if (!handler) throw methodNotAllowed(request.method, Object.keys(route.methods));
      return handler(request, parameters);
    }
    throw resourceNotFound();
  };
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) parameters[part.slice(1)] = decodeSegment(segment);
    else if (part !== segment) return undefined;
  }
  return parameters;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw resourceNotFound();
  }
}

function byFixedSegments(a: { segments: readonly string[] }, b: { segments: readonly string[] }): number {
  const pattern = (segments: readonly string[]): string =>
    segments.map((part) => (part.startsWith(':') ? '1' : '0')).join('');
  return pattern(a.segments) < pattern(b.segments) ? -1 : 1;
}
