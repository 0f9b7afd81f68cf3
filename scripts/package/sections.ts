/** The eight sections of a brief, by their API names and in the order of the page: what delivery has to know when a deal is won. */
export const SECTIONS = [
  'Scope',
  'Commitments',
  'Timeline',
  'Resources',
  'Commercials',
  'Procurement',
  'People',
  'Background',
] as const;

export type Section = (typeof SECTIONS)[number];
