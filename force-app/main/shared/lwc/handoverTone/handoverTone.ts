/** How a word is meant. Colour never says it alone: the word itself does. */
export type Tone = 'success' | 'warning' | 'error' | 'neutral';

/** A short word with a tone, drawn as a badge. */
export interface Mark {
  key: string;
  label: string;
  tone: Tone;
}

const BADGES: Record<Tone, string> = {
  success: 'slds-theme_success',
  warning: 'slds-theme_warning',
  error: 'slds-theme_error',
  neutral: '',
};

/** The class that gives a `lightning-badge` its tone. */
export function badgeClass(tone: Tone): string {
  return BADGES[tone];
}
