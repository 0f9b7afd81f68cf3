import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { globalSetup } from '../tests/acceptance/harness/setup.ts';

const HELP = `npm run bench [-- OPTION…]

What the product costs, as ratios to something measured in the same run on the same machine.

  (none)        saves and reads, as multiples of the same without rules and flows; requests of the main pages
  --peers       loads the same timesheets with handover migrate, sf data import bulk, SFDMU and sf data import tree:
                time, processor time, peak memory, API calls, rows loaded, refused rows named (needs npm ci --prefix bench)
  --local-org   the local org itself: timesheets with flow, rules and roll-ups, and a tenth of them
  --memory      handover migrate with many timesheets and with a tenth of them: peak memory, API calls

  --rows N      timesheets (--peers, --local-org: 100000; --memory: 1000000)
  --refused N   how many of them a validation rule refuses (--peers: 10)
  --only NAMES  tools of --peers: migrate,bulk,sfdmu,tree
  --timeout N   seconds after which a tool is stopped (default: 1200)
  --json        one line of JSON instead of text
  --help`;

const { values } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    'local-org': { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    rows: { type: 'string' },
    refused: { type: 'string', default: '10' },
    only: { type: 'string' },
    timeout: { type: 'string', default: '1200' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** One section of a run: the data for --json, and its lines for people. */
interface Section {
  readonly name: string;
  readonly data: unknown;
  readonly lines: readonly string[];
}

if (values.help) console.log(HELP);
else
  try {
    await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }

async function run(): Promise<void> {
  const progress = (text: string): void => {
    if (!values.json) console.error(text);
  };
  if (values.peers && (values.only === undefined || values.only.split(',').includes('sfdmu')))
    (await import('./peers/sf-home.ts')).requireSfdmu();
  await globalSetup();
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version, load: loadavg()[0] };
  const sections: Section[] = [];
  if (values.peers) sections.push(await peers(progress));
  if (values['local-org']) sections.push(await localOrg(progress));
  if (values.memory) sections.push(await memory(progress));
  if (sections.length === 0) sections.push(await saves(), await pages());
  if (values.json)
    console.log(JSON.stringify({ machine, ...Object.fromEntries(sections.map(({ name, data }) => [name, data])) }));
  else {
    console.log(
      `${machine.processors} × ${machine.model}, Node ${machine.node}, load when it began ${machine.load?.toFixed(1)}`,
    );
    for (const { lines } of sections) console.log(`\n${lines.join('\n')}`);
  }
}

async function saves(): Promise<Section> {
  const { measureSaves, saveLine } = await import('./saves.ts');
  const data = await measureSaves();
  return { name: 'saves', data, lines: data.map(saveLine) };
}

async function pages(): Promise<Section> {
  const { measurePages, pageLine } = await import('./pages.ts');
  const data = await measurePages();
  return { name: 'pages', data, lines: data.map(pageLine) };
}

async function peers(progress: (text: string) => void): Promise<Section> {
  const { comparePeers } = await import('./peers/compare.ts');
  const { peersTable } = await import('./peers/table.ts');
  const rows = whole('rows', values.rows ?? '100000');
  const refused = whole('refused', values.refused);
  const timeout = whole('timeout', values.timeout) * 1000;
  const tools = await comparePeers({ rows, refused, only: values.only?.split(','), timeout, progress });
  return { name: 'peers', data: { rows, refused, tools }, lines: peersTable(tools, rows, refused) };
}

async function localOrg(progress: (text: string) => void): Promise<Section> {
  const { createBase } = await import('./timesheets/base.ts');
  const { measureOrgSpeed, orgSpeedLines } = await import('./timesheets/org-speed.ts');
  const rows = whole('rows', values.rows ?? '100000');
  const base = await createBase();
  const tenth = Math.max(Math.round(rows / 10), 1);
  progress(`${tenth} timesheets …`);
  const small = await measureOrgSpeed(base, tenth);
  progress(`${rows} timesheets …`);
  const large = await measureOrgSpeed(base, rows);
  return { name: 'localOrg', data: [small, large], lines: orgSpeedLines(small, large) };
}

async function memory(progress: (text: string) => void): Promise<Section> {
  const { comparePeers } = await import('./peers/compare.ts');
  const rows = whole('rows', values.rows ?? '1000000');
  const timeout = whole('timeout', values.timeout) * 1000;
  const data = [];
  const lines: string[] = [];
  for (const count of [Math.max(Math.round(rows / 10), 1), rows]) {
    progress(`${count} timesheets …`);
    const [found] = await comparePeers({ rows: count, refused: 0, only: ['migrate'], timeout, progress: () => {} });
    if (found === undefined) continue;
    data.push({ rows: count, ...found });
    const peak = found.peakMegabytes === undefined ? 'unknown' : `${Math.round(found.peakMegabytes)} MB`;
    lines.push(
      `handover migrate, ${count} timesheets: ${found.loaded} loaded in ${found.seconds.toFixed(1)} s, peak memory ${peak}, ${found.calls} API calls`,
    );
  }
  return { name: 'memory', data, lines };
}

function whole(option: string, text: string): number {
  if (!/^\d+$/u.test(text)) throw new Error(`--${option} takes a whole number, not "${text}".`);
  return Number(text);
}
