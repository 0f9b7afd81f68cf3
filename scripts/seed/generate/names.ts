import { random } from './random.ts';

/** What companies of an industry are called and what they buy. */
interface Trade {
  readonly industry: string;
  readonly endings: readonly string[];
  readonly engagements: readonly string[];
}

const STEMS =
  'Alder Anker Arden Ashby Aubrey Bexley Birch Bramble Bredon Briar Cairn Calloway Carrow Castell Cedar Clove Corbin Cress Dalton Delft Denholm Dover Drayton Elm Ember Esk Fairlie Falmer Fenwick Finch Foss Galloway Garnet Glen Greave Hale Harrow Hawthorn Hazel Holt Ilex Ivory Jasper Juniper Kelso Kestrel Kirkby Lark Laurel Linden Lowell Maple Marlow Mere Moray Nettle Newell Oakham Orchard Osprey Pell Pine Quarry Ransome Rowan Sable Selby Severn Sorrel Stanton Tamar Teal Thorne Umber Vale Warden Wharf Willow Yarrow'.split(
    ' ',
  );

const TRADES: readonly Trade[] = [
  trade(
    'Healthcare',
    'Clinics|Hospital Trust|Diagnostics|Care Homes',
    'Bed management|Referral portal|Staff rota|Records archive',
  ),
  trade(
    'Retail',
    'Stores|Outfitters|Garden Centres|Markets',
    'Loyalty programme|Click and collect|Stock counting|Returns desk',
  ),
  trade(
    'Transportation',
    'Rail|Coaches|Ferries|Freight',
    'Crew planning|Fleet telemetry|Ticket refunds|Timetable service',
  ),
  trade('Utilities', 'Water|Energy|Networks|Heat', 'Meter readings|Outage portal|Asset register|Field dispatch'),
  trade(
    'Food & Beverage',
    'Foods|Brewery|Dairies|Bakeries',
    'Recipe management|Quality records|Supplier portal|Order desk',
  ),
  trade('Hospitality', 'Hotels|Resorts|Inns|Catering', 'Rate management|Group bookings|Guest messaging|Event calendar'),
  trade(
    'Insurance',
    'Insurance|Mutual|Underwriting|Assurance',
    'Policy service|Broker portal|Fraud review|Renewal letters',
  ),
  trade(
    'Construction',
    'Homes|Builders|Groundworks|Joinery',
    'Site diary|Snag lists|Subcontractor portal|Tender library',
  ),
  trade(
    'Engineering',
    'Engineering|Instruments|Robotics|Materials',
    'Drawing register|Service contracts|Spare parts|Test reports',
  ),
  trade('Education', 'College|Academy|School Trust|Training', 'Admissions|Timetabling|Alumni portal|Exam logistics'),
  trade(
    'Media',
    'Press|Studios|Broadcast|Publishing',
    'Rights register|Subscription service|Newsroom planning|Ad bookings',
  ),
  trade(
    'Banking',
    'Bank|Building Society|Leasing|Payments',
    'Onboarding|Complaints desk|Collateral register|Branch bookings',
  ),
];

const FIRST =
  'Ada Amir Bela Carla Cyrus Dario Edda Elif Emre Fiona Gail Goran Hana Henk Ida Imran Ines Ivo Jana Joel Kaya Kurt Lars Leila Lina Luka Mara Marek Mila Nadia Nils Noor Olaf Otto Pia Priya Quinn Rafael Rosa Samir Sanne Sven Tara Theo Tomas Ulla Vera Wim Yara Zeno'.split(
    ' ',
  );
const LAST =
  'Abel Adler Bakker Banks Berg Bose Castro Conti Cruz Dietz Duarte Egan Engel Farkas Ferri Frost Gallo Garner Gupta Hagen Hart Horvat Ibsen Jansen Kade Kaur Keller Kovac Lange Lind Lopez Malik Meyer Moss Nair Novak Olsen Ortega Park Peel Quist Rahman Reyes Roth Sato Silva Stone Toth Vance Weber'.split(
    ' ',
  );

const SPONSORS = ['Managing Director', 'Chief Operating Officer', 'Chief Information Officer', 'Director of Services'];
const LEADS = ['Operations Manager', 'Process Owner', 'Head of Planning', 'Programme Manager'];

export interface CustomerName {
  readonly name: string;
  readonly industry: string;
  /** In the order in which this customer buys them. */
  readonly engagements: readonly string[];
}

/** As many customers as one wants, no two of one name; the first ones are the same however many there are. */
export function customerNames(seed: number, count: number): CustomerName[] {
  const all = TRADES.flatMap((each) => each.endings.flatMap((ending) => STEMS.map((stem) => ({ each, ending, stem }))));
  if (count > all.length) throw new RangeError(`There are names for ${all.length} customers, not for ${count}.`);
  return random(seed, 'customers')
    .shuffled(all)
    .slice(0, count)
    .map(({ each, ending, stem }) => ({
      name: `${stem} ${ending}`,
      industry: each.industry,
      engagements: random(seed, stem, ending).shuffled(each.engagements),
    }));
}

/** Names of people, no two alike: the order is a walk through first and last names that meets each pair once. */
export function personName(seed: number, index: number): { firstName: string; lastName: string } {
  const stream = random(seed, 'people');
  const first = stream.shuffled(FIRST);
  const last = stream.shuffled(LAST);
  const round = Math.floor(index / first.length);
  return {
    firstName: first[index % first.length] ?? '',
    lastName: last[(index + round) % last.length] ?? '',
  };
}

/** Sponsor and lead of a customer. */
export function contactNames(seed: number, customer: number) {
  const stream = random(seed, 'contacts', customer);
  const [sponsor, lead] = stream.shuffled(LAST);
  return [
    { firstName: stream.pick(FIRST), lastName: sponsor ?? '', title: stream.pick(SPONSORS) },
    { firstName: stream.pick(FIRST), lastName: lead ?? '', title: stream.pick(LEADS) },
  ] as const;
}

function trade(industry: string, endings: string, engagements: string): Trade {
  return { industry, endings: endings.split('|'), engagements: engagements.split('|') };
}
