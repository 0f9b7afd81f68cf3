import type { z } from 'zod';
import { SalesforceError } from '../../../errors.ts';
import { requireObject } from '../../rest/parse-json.ts';

/** The JSON body of a job's creation or change. Throws JSON_PARSER_ERROR with each wrong member and what it may be. */
export function readOptions<T>(shape: z.ZodType<T>, body: unknown): T {
  const read = shape.safeParse(requireObject(body));
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new SalesforceError('JSON_PARSER_ERROR', problems.join('; '));
}
