import { launchBrowser } from '../tests/browser/harness/launch.ts';
import { startSeededOrg } from '../tests/browser/harness/org.ts';
import type { SeededOrg } from '../tests/browser/harness/org.ts';
import { openProfile, operations, repeated, visit } from '../tests/browser/harness/visitor.ts';
import type { Visitor } from '../tests/browser/harness/visitor.ts';

/** What a page asks of the org when it is opened. Counts do not depend on the machine. */
export interface PageRequests {
  readonly page: string;
  readonly requests: number;
  /** Names of the GraphQL queries among them. */
  readonly queries: readonly string[];
  /** Requests made more than once. */
  readonly repeated: number;
}

interface Place {
  readonly page: string;
  readonly person: string;
  path(org: SeededOrg): Promise<string>;
}

const PROJECT = 'Penrose Insurance – Claims intake';

const PLACES: readonly Place[] = [
  { page: 'deal, open', person: 'Sofia Marin', path: (org) => org.dealPage('Tallow & Sons') },
  { page: 'deal, won', person: 'Sofia Marin', path: (org) => org.dealPage('Penrose Insurance') },
  { page: 'project', person: 'Dana Okafor', path: projectPage },
  { page: 'portfolio and gaps', person: 'Olga Brandt', path: async () => '/lightning/n/Handover_Console_Home' },
  { page: 'week of hours', person: 'Mei Tanaka', path: async () => '/lightning/n/Handover_Timesheet_Week' },
];

/** Opens the main pages in a browser, in a seeded org of the package that the global setup deployed. */
export async function measurePages(): Promise<PageRequests[]> {
  const [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
  try {
    const visitor = await visit(await openProfile(browser), org);
    const measures: PageRequests[] = [];
    for (const place of PLACES) measures.push(await measure(org, visitor, place));
    return measures;
  } finally {
    await browser.close();
    await org.stop();
  }
}

/** One measure as people read it. */
export function pageLine({ page, requests, queries, repeated: twice }: PageRequests): string {
  return `open the page ${page}: ${requests} requests, ${twice} of them made twice; GraphQL: ${queries.join(', ')}`;
}

async function measure(org: SeededOrg, visitor: Visitor, { page, person, path }: Place): Promise<PageRequests> {
  await visitor.logIn(person);
  const place = await path(org);
  // The first visit builds the page's components; while it does, the page asks for nothing and looks as if it were done.
  await visitor.open(place);
  visitor.takeRequests();
  await visitor.open(place);
  const requests = visitor.takeRequests();
  return { page, requests: requests.length, queries: operations(requests), repeated: repeated(requests).length };
}

async function projectPage({ admin }: SeededOrg): Promise<string> {
  const { records } = await admin.query<{ Id: string }>(`SELECT Id FROM Handover_Project__c WHERE Name = '${PROJECT}'`);
  return `/lightning/r/Handover_Project__c/${records[0]?.Id ?? ''}/view`;
}
