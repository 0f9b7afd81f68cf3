import { readAll, readFields, text } from './metadata.ts';
import type { Field } from './metadata.ts';

/** Drawn for their own sake nowhere: nearly every object points to people. */
const LEFT_OUT = new Set(['User']);

/**
 * The objects and their relationships as a Mermaid diagram, read from the metadata. A solid line is a master-detail, a dotted
 * one a lookup; lookups to people are left out.
 */
export function dataModelPicture(): string {
  const relationships = [...readFields().values()]
    .filter((field) => field.type === 'MasterDetail' || field.type === 'Lookup')
    .filter((field) => !LEFT_OUT.has(text(field.element, 'referenceTo')));
  const lines = relationships.map(relationshipLine).sort();
  const labels = [...readAll('objects/*/*.object-meta.xml')]
    .map(([file, element]) => ({ name: file.split('/').at(-2) ?? '', label: text(element, 'label') }))
    .filter(({ name }) => lines.some((line) => line.includes(`${name} `)))
    .map(({ name, label }) => `    ${name}["${label}"]`);
  return ['```mermaid', 'erDiagram', ...labels, ...lines, '```'].join('\n');
}

function relationshipLine(field: Field): string {
  const parent = text(field.element, 'referenceTo');
  const line = field.type === 'MasterDetail' ? '||--o{' : '|o..o{';
  return `    ${parent} ${line} ${field.object} : "${text(field.element, 'label')}"`;
}
