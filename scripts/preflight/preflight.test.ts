import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { PackageContents } from '../package/package-contents.ts';
import { known, unknown } from './known.ts';
import { judge } from './preflight.ts';
import type { Finding, OrgFacts, OrgField, OrgObject } from './types.ts';

const CONTENTS: PackageContents = {
  components: [
    { type: 'CustomObject', fullName: 'X_Brief__c' },
    { type: 'CustomField', fullName: 'Opportunity.X_Brief__c' },
    { type: 'PermissionSet', fullName: 'X_Admin' },
    { type: 'Flow', fullName: 'X_Open' },
  ],
  objects: new Map([
    ['X_Brief__c', [field('Key__c', 'Text'), field('Deal__c', 'Lookup', 'Opportunity')]],
    ['X_Policy__mdt', [field('Gate_Mode__c', 'Text')]],
    ['Opportunity', [field('X_Brief__c', 'Lookup', 'X_Brief__c')]],
  ]),
  rules: new Map([['Opportunity', ['X_Won']]]),
  formulas: new Map([['Opportunity', ['X_Brief__r.Ready__c']]]),
  flows: [{ name: 'X_Open', object: 'Opportunity', triggerType: 'RecordAfterSave', triggerOrder: 510, calls: [] }],
  policy: {
    fullName: 'X_Policy.Org',
    type: 'X_Policy__mdt',
    record: 'Org',
    values: new Map([['Won_Stages__c', null]]),
  },
};

/** An Enterprise production org without the package in which nothing stands in the way. */
const EMPTY: OrgFacts = {
  organization: known({ name: 'Acme', edition: 'Enterprise Edition', kind: 'production', language: 'en_US' }),
  metadataTypes: known(new Set(['CustomObject', 'CustomField', 'PermissionSet', 'Flow'])),
  listed: new Map([
    ['PermissionSet', known(['Other'])],
    ['Flow', known([])],
    ['CustomObject', known(['Account'])],
  ]),
  objects: known(new Map()),
  opportunity: known({ fields: [], rules: [] }),
  workflowFormulas: known([]),
  entityLimits: unknown('no right'),
  stages: known([
    { name: 'Open', isWon: false },
    { name: 'Signed', isWon: true },
  ]),
  policy: unknown('no such type'),
  flows: known([]),
  opportunityTraits: known({ label: 'Opportunity', multiCurrency: false, recordTypes: 0 }),
  personAccounts: known(false),
  limits: known(new Map([['DailyApiRequests', { max: 15_000, remaining: 15_000 }]])),
  languages: known(new Map([['en_US', 3]])),
  viewerDashboards: known(0),
  openDeals: known(10),
  openDealsWithout: new Map(),
};

const BRIEF: OrgObject = object([orgField('Key__c', 'Text'), orgField('Deal__c', 'Lookup', 'Opportunity')]);
const POLICY: OrgObject = object([orgField('Gate_Mode__c', 'Text')]);
/** The same org with the package in it. */
const INSTALLED: OrgFacts = {
  ...EMPTY,
  objects: known(
    new Map([
      ['X_Brief__c', BRIEF],
      ['X_Policy__mdt', POLICY],
    ]),
  ),
  opportunity: known(object([orgField('X_Brief__c', 'Lookup', 'X_Brief__c')])),
  listed: new Map([...EMPTY.listed, ['PermissionSet', known(['X_Admin'])], ['Flow', known(['X_Open'])]]),
  policy: known({ gateMode: 'Off', wonStages: null }),
  flows: known([{ name: 'X_Open', isActive: true, triggerType: 'RecordAfterSave', objectLabel: 'Opportunity' }]),
};

function field(name: string, type: string, referenceTo?: string): { name: string; type: string; referenceTo?: string } {
  return { name, type, ...(referenceTo === undefined ? {} : { referenceTo }) };
}

function orgField(name: string, type: string, referenceTo?: string): OrgField {
  return { ...field(name, type, referenceTo), required: false, hasDefault: false };
}

function object(fields: readonly OrgField[], rules: OrgObject['rules'] = []): OrgObject {
  return { fields, rules };
}

function found(facts: OrgFacts, check: string): readonly Finding[] {
  return judge(CONTENTS, facts).findings.filter((finding) => finding.check === check);
}

function levels(facts: OrgFacts, check: string): readonly string[] {
  return found(facts, check).map(({ level }) => level);
}

suite('Preflight: collisions', () => {
  test('an org in which no name is taken is clear', () => {
    const result = judge(CONTENTS, EMPTY);
    assert.equal(result.clear, true);
    assert.equal(result.installed, false);
    assert.equal(result.hasPolicy, false);
  });

  test("the package's own objects, fields and components are no collision", () => {
    const result = judge(CONTENTS, INSTALLED);
    assert.equal(result.clear, true);
    assert.deepEqual([result.installed, result.hasPolicy], [true, true]);
  });

  test('an object of the same name with other fields blocks, and so does one whose field is of another type', () => {
    const strange = { ...EMPTY, objects: known(new Map([['X_Brief__c', object([orgField('Judge__c', 'Text')])]])) };
    assert.deepEqual(found(strange, 'collisions')[0]?.names, ['X_Brief__c']);
    const retyped = object([orgField('Key__c', 'Text'), orgField('Deal__c', 'Lookup', 'Case')]);
    const alike = { ...EMPTY, objects: known(new Map([['X_Brief__c', retyped]])) };
    assert.deepEqual(found(alike, 'collisions')[0]?.names, ['X_Brief__c (other types: Deal__c)']);
    assert.equal(judge(CONTENTS, alike).clear, false);
  });

  test('a permission set of the same name, in other case, blocks only where the package is not', () => {
    const listed = new Map([...EMPTY.listed, ['PermissionSet', known(['x_admin'])]]) as OrgFacts['listed'];
    assert.deepEqual(found({ ...EMPTY, listed }, 'collisions')[0]?.names, ['X_Admin']);
  });

  test('a field of the same name on Opportunity blocks where the package is not', () => {
    const facts = { ...EMPTY, opportunity: known(object([orgField('X_Brief__c', 'Text')])) };
    assert.deepEqual(found(facts, 'collisions')[0]?.names, ["Opportunity.X_Brief__c (Text, the package's is Lookup)"]);
  });

  test('what may not be read is never an all-clear', () => {
    const facts = { ...EMPTY, objects: unknown('INSUFFICIENT_ACCESS: use of the Metadata API') };
    const result = judge(CONTENTS, facts);
    assert.equal(result.clear, false);
    assert.equal(result.hasPolicy, null);
    assert.match(found(facts, 'collisions')[0]?.message ?? '', /INSUFFICIENT_ACCESS/);
  });
});

suite('Preflight: stages', () => {
  const withPolicy = (wonStages: string | null): OrgFacts => ({
    ...INSTALLED,
    policy: known({ gateMode: 'Off', wonStages }),
  });

  test('an org without a won stage blocks unless the policy names one', () => {
    const stages = known([{ name: 'Open', isWon: false }]);
    assert.deepEqual(levels({ ...EMPTY, stages }, 'stages'), ['blocks']);
    assert.deepEqual(levels({ ...withPolicy('Open'), stages }, 'stages'), ['attention']);
  });

  test('a won stage that the policy leaves out, and one it names that does not exist, are told', () => {
    const [absent, left] = found(withPolicy('Signed;Bought'), 'stages');
    assert.deepEqual([absent?.names, left], [['Bought'], undefined]);
    const none = found(withPolicy('Bought'), 'stages');
    assert.deepEqual(
      none.map(({ level, names }) => [level, names]),
      [
        ['blocks', ['Bought']],
        ['attention', ['Signed']],
      ],
    );
  });
});

suite("Preflight: the org's own automation", () => {
  test('a rule that is asked at every save is told, one that asks for a change is not', () => {
    const rules = [
      { name: 'Needs_Budget', active: true, formula: 'ISBLANK(Budget__c)' },
      { name: 'Stage_Order', active: true, formula: 'ISCHANGED(StageName)' },
      { name: 'Old', active: false, formula: 'TRUE' },
      { name: 'X_Won', active: true, formula: 'TRUE' },
    ];
    const [finding] = found({ ...EMPTY, opportunity: known(object([], rules)) }, 'own rules');
    assert.deepEqual(finding?.names, ['Needs_Budget']);
  });

  test("a required field of the org on the package's object blocks the launch, one with a default does not", () => {
    const own = { ...orgField('Region__c', 'Picklist'), required: true };
    const facts = (added: OrgField): OrgFacts => ({
      ...INSTALLED,
      objects: known(
        new Map([
          ['X_Policy__mdt', POLICY],
          ['X_Brief__c', object([...BRIEF.fields, added])],
        ]),
      ),
    });
    assert.deepEqual(levels(facts(own), 'own rules'), ['fine', 'blocks']);
    assert.deepEqual(levels(facts({ ...own, hasDefault: true }), 'own rules'), ['fine']);
  });

  test('open deals that lack a required field are counted', () => {
    const facts = { ...EMPTY, openDealsWithout: new Map([['Region__c', known(4)]]) };
    assert.match(found(facts, 'own rules')[0]?.message ?? '', /^4 open deal\(s\) lack the required field Region__c/);
  });
});

suite('Preflight: limits', () => {
  const spanning = (count: number): OrgFacts => {
    const rules = Array.from({ length: count }, (_, index) => ({
      name: `R${index}`,
      active: true,
      formula: `L${index}__r.Name = ""`,
    }));
    return { ...EMPTY, opportunity: known(object([], rules)) };
  };

  test('the fifteenth relationship fits with little room, the sixteenth blocks', () => {
    assert.deepEqual(levels(spanning(3), 'spanned relationships'), ['fine']);
    assert.deepEqual(levels(spanning(14), 'spanned relationships'), ['attention']);
    assert.deepEqual(levels(spanning(15), 'spanned relationships'), ['blocks']);
  });

  test('what the org says of its limits wins over the table of editions', () => {
    assert.match(found(spanning(3), 'validation rules')[0]?.message ?? '', /3 of 100 active/);
    const entityLimits = known(new Map([['ActiveValidationRules', { max: 3, remaining: 0 }]]));
    assert.deepEqual(levels({ ...spanning(3), entityLimits }, 'validation rules'), ['blocks']);
  });

  const edition = (name: string): OrgFacts => ({
    ...EMPTY,
    organization: known({ name: 'A', edition: name, kind: 'production', language: 'en' }),
  });

  test('an edition that is not in the table is not guessed', () => {
    assert.deepEqual(levels(edition('Starter'), 'validation rules'), ['unchecked']);
    assert.deepEqual(levels(edition('Starter'), 'edition'), ['unchecked']);
  });

  test('an edition that allows less than the package has blocks, whatever room the org has', () => {
    assert.deepEqual(levels(edition('Professional Edition'), 'edition'), ['fine']);
    const rules = new Map([['X_Brief__c', Array.from({ length: 21 }, (_, index) => `R${index}`)]]);
    const flows = CONTENTS.flows.flatMap((flow) =>
      Array.from({ length: 6 }, (_, index) => ({ ...flow, name: `F${index}` })),
    );
    const large = { ...CONTENTS, rules, flows };
    const [finding] = judge(large, edition('Professional Edition')).findings.filter(({ check }) => check === 'edition');
    assert.equal(finding?.level, 'blocks');
    assert.deepEqual(finding.names, ['21 rules on one object, of 20', '6 flows of one type, of 5']);
    const others = judge(large, EMPTY).findings.filter(({ check }) => check === 'edition');
    assert.deepEqual(
      others.map(({ level }) => level),
      ['fine'],
    );
  });
});

suite('Preflight: arrival', () => {
  test('production tells that flows arrive inactive; an inactive flow of the package is named', () => {
    assert.deepEqual(levels(EMPTY, 'flows arrive'), ['attention']);
    const flows = known([{ name: 'X_Open', isActive: false, triggerType: null, objectLabel: null }]);
    assert.deepEqual(found({ ...INSTALLED, flows }, 'flows')[0]?.names, ['X_Open']);
  });

  test('an installed package without its policy record blocks', () => {
    assert.deepEqual(levels({ ...INSTALLED, policy: known(null) }, 'policy'), ['blocks']);
  });
});

suite('Preflight: what an org lacks', () => {
  test('a kind of metadata that the edition does not take, such as custom notifications, blocks by name', () => {
    const metadataTypes = known(new Set(['CustomObject', 'CustomField', 'PermissionSet']));
    const [finding] = found({ ...EMPTY, metadataTypes }, 'features');
    assert.deepEqual([finding?.level, finding?.names], ['blocks', ['Flow']]);
    assert.match(finding?.remedy ?? '', /Switch the feature on/);
  });

  test('several currencies, record types, person accounts and other languages need a decision', () => {
    const facts: OrgFacts = {
      ...EMPTY,
      opportunityTraits: known({ label: 'Opportunity', multiCurrency: true, recordTypes: 2 }),
      personAccounts: known(true),
      languages: known(
        new Map([
          ['en_GB', 2],
          ['nl_NL', 7],
        ]),
      ),
    };
    for (const check of ['multi-currency', 'record types', 'person accounts', 'languages']) {
      const [finding] = found(facts, check);
      assert.equal(finding?.level, 'attention', check);
      assert.ok(finding?.remedy, `${check}: what to do`);
    }
    assert.deepEqual(found(facts, 'languages')[0]?.names, ['nl_NL: 7 user(s)']);
    assert.equal(judge(CONTENTS, facts).clear, true);
  });

  test('a dashboard more than the edition lets run as the viewer blocks, unless it is there already', () => {
    const contents: PackageContents = {
      ...CONTENTS,
      components: [...CONTENTS.components, { type: 'Dashboard', fullName: 'X/Portfolio' }],
    };
    const of = (facts: OrgFacts): Finding | undefined =>
      judge(contents, facts).findings.find(({ check }) => check === 'dashboards');
    assert.equal(of({ ...EMPTY, viewerDashboards: known(5) })?.level, 'blocks');
    assert.match(of({ ...EMPTY, viewerDashboards: known(5) })?.remedy ?? '', /Leave .*dashboards out of the deploy/);
    assert.equal(of({ ...EMPTY, viewerDashboards: unknown('hidden') })?.level, 'unchecked');
    const there = new Map([...EMPTY.listed, ['Dashboard', known(['X/Portfolio'])]]) as OrgFacts['listed'];
    assert.equal(of({ ...EMPTY, viewerDashboards: known(5), listed: there })?.level, 'fine');
  });
});
