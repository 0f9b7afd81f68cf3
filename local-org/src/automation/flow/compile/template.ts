import type { Problems } from './problems.ts';
import type { FlowScope } from './scope.ts';
import type { Frame, Reference } from '../types.ts';
import { textOf } from '../values.ts';

/** Compiles text with merge fields `{!Name}` into a function that fills them in. Unknown names are reported. */
export function compileTemplate(text: string, scope: FlowScope, problems: Problems): (frame: Frame) => string {
  const parts: (string | Reference)[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{!([^{}]+)\}/gu)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const name = (match[1] ?? '').trim();
    const reference = scope.resolve(name);
    if (reference) parts.push(reference);
    else problems.unknownReference(name);
  }
  parts.push(text.slice(end));
  return (frame) => parts.map((part) => (typeof part === 'string' ? part : textOf(part.get(frame)))).join('');
}
