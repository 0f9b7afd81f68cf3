/** One thing that is agreed, as it stands in the brief. */
export interface Term {
  readonly name: string;
  readonly description: string;
}

/** What a brief says beyond its deliverables: what is excluded, what is not standard, and what was promised. */
export interface Terms {
  readonly exclusion: Term;
  readonly exception: Term;
  /** A promise for the whole project, and what is written when it was broken. */
  readonly lasting: Term & { readonly breach: string };
  /** A promise of the first weeks, and what is written when the client waived it. */
  readonly early: Term & { readonly waived: string };
}

const EXCLUSIONS: readonly Term[] = [
  { name: 'Hardware', description: 'Devices and their mounting are bought by the customer.' },
  {
    name: 'Cleaning of old data',
    description: 'Duplicates and blanks in the old system are repaired by the customer.',
  },
  { name: 'Training of end users', description: 'We train the key users; they train the others.' },
  { name: 'Reports of other systems', description: 'What the data warehouse shows is adapted by its own team.' },
  {
    name: 'Operation after hand-over',
    description: 'Nightly runs are watched by the customer from the acceptance on.',
  },
];

const EXCEPTIONS: readonly Term[] = [
  { name: 'Saturday go-live', description: 'Go-live on a Saturday, which our standard terms do not offer.' },
  { name: 'Payment after 60 days', description: 'Sixty days instead of thirty, because the group pays centrally.' },
  { name: 'Work on their premises', description: 'Two days a week on site, where our offer assumes remote work.' },
  { name: 'Source in escrow', description: 'Scripts are deposited with a third party at each milestone.' },
];

const LASTING: readonly Terms['lasting'][] = [
  {
    name: 'Named lead stays to go-live',
    description: 'The customer was promised that the delivery lead does not change before go-live.',
    breach: 'The named lead left for another project in the third week; the client was told afterwards.',
  },
  {
    name: 'Answers within one working day',
    description: 'Questions of the key users are answered by the next working day until go-live.',
    breach: 'In the weeks of testing answers took three days; the client kept a list.',
  },
  {
    name: 'No work in the closing weeks',
    description: 'The customer was promised that nothing changes in the last week of a quarter.',
    breach: 'An interface was changed on the second day of the closing; figures had to be entered twice.',
  },
];

const EARLY: readonly Terms['early'][] = [
  {
    name: 'Weekly status on Thursdays',
    description: 'A written status every Thursday before noon, to sponsor and lead.',
    waived: 'The client prefers a call every second week.',
  },
  {
    name: 'First screens within ten days',
    description: 'Key users see and touch the first screens ten days after the start.',
    waived: 'The client asked to see them together with the second department.',
  },
  {
    name: 'Works council is informed by us',
    description: 'We present what is measured, and what is not, to the works council in the first week.',
    waived: 'The client lead presented it without us.',
  },
];

/** The terms of the nth deal; the hand-written deals have the first of each list. */
export function termsOf(nth: number): Terms {
  return {
    exclusion: at(EXCLUSIONS, nth),
    exception: at(EXCEPTIONS, nth),
    lasting: at(LASTING, nth),
    // Of the same length as the one before: in step with it, each promise would always have the same companion.
    early: at(EARLY, Math.floor(nth / LASTING.length)),
  };
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError('There is nothing to pick from.');
  return value;
}
