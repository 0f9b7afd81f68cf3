import type { SectionKey } from 'c/handoverBriefData';
import type { OpenBrief, SectionView } from 'c/handoverBriefView';

/** What the org refused, and where the user asked for it: a section, or '' for the buttons at the end. */
export interface Failure {
  place: string;
  errors: unknown;
}

/** The sections as they are drawn: one open, and a refusal in the one it is about. */
export function sectionsShown(
  brief: OpenBrief | undefined,
  openSection: SectionKey | undefined,
  failure: Failure | undefined,
): (SectionView & { open: boolean; failure: unknown })[] {
  return (brief?.sections ?? []).map((section) => ({
    ...section,
    open: section.key === openSection,
    failure: failure?.place === section.key ? failure.errors : undefined,
  }));
}
