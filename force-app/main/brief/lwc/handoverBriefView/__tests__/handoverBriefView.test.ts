import { toRights } from 'c/handoverBriefData';
import { toBriefView } from 'c/handoverBriefView';
import type { OpenBrief, SectionView } from 'c/handoverBriefView';
import type { Viewer } from 'c/handoverPermissions';
import {
  LEAD,
  SELLER,
  answer,
  briefNode,
  deliveryLead,
  finance,
  itemNode,
  objectInfos,
  readyBrief,
  requestNode,
  viewer,
} from '../../handoverReadiness/__tests__/data/brief';
import type { Answer } from '../../handoverReadiness/__tests__/data/brief';

const everything = toRights({ data: objectInfos() });

function open(given: Answer, who: Viewer = viewer(), rights = everything): OpenBrief {
  const view = toBriefView(answer(given), who, rights);
  if (view.kind !== 'brief') throw new Error(view.text);
  return view;
}

function section(view: OpenBrief, key: SectionView['key']): SectionView {
  const found = view.sections.find((candidate) => candidate.key === key);
  if (!found) throw new Error(key);
  return found;
}

const names = (actions: { name: string }[] | undefined): string[] => (actions ?? []).map(({ name }) => name);

describe('what keeps the panel from showing a brief', () => {
  it('says that there is no access when the relationship to the brief is absent or empty', () => {
    expect(toBriefView({}, viewer(), everything).kind).toBe('noAccess');
    const hidden = answer({ deal: { Handover_Brief__c: { value: 'a00000000000009AAA' } }, brief: null });
    expect(toBriefView(hidden, viewer(), everything).kind).toBe('noAccess');
  });

  it('tells a deal without a brief yet from one that sells no project', () => {
    expect(toBriefView(answer({ brief: null }), viewer(), everything).kind).toBe('noBrief');
    const exempt = { Handover_Sells_a_Project__c: { value: false } };
    expect(toBriefView(answer({ deal: exempt }), viewer(), everything).kind).toBe('notAProject');
  });

  it('still shows the sealed brief of a won deal that was declared exempt afterwards', () => {
    const exempt = { Handover_Sells_a_Project__c: { value: false } };
    const sealed = readyBrief({ Sealed__c: { value: true } });
    expect(toBriefView(answer({ deal: exempt, brief: sealed }), viewer(), everything).kind).toBe('brief');
  });
});

describe('sections', () => {
  it('counts only the sections that the policy requires, and shows the others as not required', () => {
    const view = open({ brief: briefNode({ Required_Sections__c: { value: 'Scope;Timeline' } }) });
    expect(view.headline).toBe('1 of 2 required sections ready');
    const optional = open({
      brief: briefNode({ Required_Sections__c: { value: 'Timeline' }, Background_Ready__c: { value: false } }),
    });
    expect(section(optional, 'Background').state).toBe('optional');
    expect(section(optional, 'Scope').state).toBe('optional');
    expect(optional.openPoints.map(({ key }) => key)).toEqual(['acceptance']);
  });

  it('puts each missing code under its section in words, and a newer code by its name', () => {
    const missing = { value: 'SCOPE_EXCLUSIONS;PEOPLE_SPONSOR;SCOPE_FROM_TOMORROW' };
    const view = open({ brief: briefNode({ Missing__c: missing, People_Ready__c: { value: false } }) });
    expect(section(view, 'Scope').missing.map(({ text }) => text)).toEqual([
      'Out of Scope is empty: say what the customer does not get.',
      'Something else is missing (SCOPE_FROM_TOMORROW). Ask your administrator to update the Handover components.',
    ]);
    expect(section(view, 'People').missing.map(({ code }) => code)).toEqual(['PEOPLE_SPONSOR']);
  });

  it('offers a field with a permission of its own only to those who may read it', () => {
    const fieldsOf = (view: OpenBrief) => section(view, 'Background').fields.map(({ name }) => name);
    expect(fieldsOf(open({}))).not.toContain('Sensitivities__c');
    expect(fieldsOf(open({ brief: briefNode({ Sensitivities__c: { value: null } }) }))).toContain('Sensitivities__c');
  });

  it('locks an accepted brief except for what may arrive late, and a sealed one entirely', () => {
    const accepted = open({ brief: readyBrief({ Status__c: { value: 'Accepted' } }) });
    expect(section(accepted, 'Scope').readOnly).toBe(true);
    expect(
      section(accepted, 'Procurement')
        .fields.filter(({ locked }) => !locked)
        .map(({ name }) => name),
    ).toEqual(['PO_Number__c', 'PO_Expected_On__c', 'Procurement_Notes__c']);
    const sealed = open({ brief: readyBrief({ Status__c: { value: 'Accepted' }, Sealed__c: { value: true } }) });
    expect(section(sealed, 'Procurement').readOnly).toBe(true);
    expect(section(sealed, 'Scope').details?.addable).toEqual([]);
  });
});

describe('what is still open before the deal can be won', () => {
  it('names sections, discount, start and acceptance together', () => {
    const view = open({
      brief: briefNode({ Discount__c: { value: 12.5 }, Agreed_Start__c: { value: '2026-03-05' } }),
    });
    expect(view.openPoints).toEqual([
      { key: 'sections', text: 'Complete: Scope.' },
      {
        key: 'discount',
        text: 'The discount of 12.5% is more than the 5% allowed. Request an approval under Commercials, or lower it.',
      },
      { key: 'start', text: expect.stringContaining('before the earliest start') },
      { key: 'acceptance', text: expect.stringContaining('Submit it') },
    ]);
  });

  it('does not ask again for an approval that is already requested', () => {
    const requested = readyBrief({ Discount__c: { value: 12 }, Discount_Status__c: { value: 'Requested' } });
    expect(open({ brief: requested }).openPoints[0]?.text).toBe('The discount of 12% waits for its approval.');
  });

  it('compares percentages as they are shown: 5.004 % is within 5 %', () => {
    const view = open({ brief: readyBrief({ Discount__c: { value: 5.004 }, Status__c: { value: 'Accepted' } }) });
    expect(view.openPoints).toEqual([]);
  });

  it('asks for no acceptance where the policy does not', () => {
    expect(open({ brief: readyBrief({ Acceptance_Required__c: { value: false } }) }).openPoints).toEqual([]);
  });

  it.each([
    ['Enforce', 'only when nothing below is open'],
    ['Observe', 'can be won as it is'],
    ['Off', 'The gate is off'],
    ['', 'The gate is off'],
  ])('explains the gate mode %p', (mode, words) => {
    expect(open({ brief: briefNode({ Gate_Mode__c: { value: mode } }) }).gate).toContain(words);
  });
});

describe('steps of the brief', () => {
  const submitted = readyBrief({ Status__c: { value: 'Submitted' }, Submitted_By__c: { value: SELLER } });

  it('lets a seller submit, and submit again what was returned, with the reason in sight', () => {
    expect(open({}).actions).toMatchObject([{ name: 'submit', variant: 'neutral' }]);
    expect(open({ brief: readyBrief() }).actions).toMatchObject([{ name: 'submit', variant: 'brand' }]);
    const returned = open({
      brief: briefNode({ Status__c: { value: 'Returned' }, Return_Reason__c: { value: 'Who hosts it?' } }),
    });
    expect(names(returned.actions)).toEqual(['submit']);
    expect(returned.returned).toBe(true);
    expect(returned.hint).toBe('Returned by delivery: Who hosts it?');
  });

  it('lets delivery accept or return what is submitted, and nobody else', () => {
    expect(names(open({ brief: submitted }, deliveryLead).actions)).toEqual(['accept', 'return']);
    expect(names(open({ brief: submitted }).actions)).toEqual([]);
  });

  it('does not offer acceptance to who submitted it or owns the deal, nor of an unready brief', () => {
    const own = readyBrief({ Status__c: { value: 'Submitted' }, Submitted_By__c: { value: LEAD } });
    expect(names(open({ brief: own }, deliveryLead).actions)).toEqual(['return']);
    const owner = viewer({ acceptsBriefs: true });
    expect(names(open({ brief: submitted }, owner).actions)).toEqual(['return']);
    const unready = open({ brief: briefNode({ Status__c: { value: 'Submitted' } }) }, deliveryLead);
    expect(names(unready.actions)).toEqual(['return']);
    expect(unready.hint).toContain('not accepted yet');
  });

  it('offers no step on a sealed brief', () => {
    const sealed = readyBrief({ Status__c: { value: 'Accepted' }, Sealed__c: { value: true } });
    expect(open({ brief: sealed }, deliveryLead).actions).toEqual([]);
    expect(open({ brief: sealed }).status.label).toBe('Sealed');
  });
});

describe('approvals', () => {
  const high = { Discount__c: { value: 12.349 }, Discount_Reason__c: { value: 'Three year deal' } };

  it('lets a seller request a discount that is too high, once a reason is given', () => {
    const view = open({ brief: briefNode(high) });
    expect(names(section(view, 'Commercials').approval?.actions)).toEqual(['requestDiscount']);
    expect(view.discount.toRequest).toBe(12.35);
    const unexplained = section(open({ brief: briefNode({ Discount__c: { value: 12 } }) }), 'Commercials').approval;
    expect(unexplained?.actions).toEqual([]);
    expect(unexplained?.note).toContain('Discount Reason');
  });

  it('lets finance decide, but not on a request of their own', () => {
    const requested = { ...high, Discount_Status__c: { value: 'Requested' }, Discount_Requested__c: { value: 12.35 } };
    const bySeller = briefNode({ ...requested, Discount_Requested_By__c: { value: SELLER } });
    const decisions = ['approveDiscount', 'rejectDiscount'];
    expect(names(section(open({ brief: bySeller }, finance), 'Commercials').approval?.actions)).toEqual(decisions);
    expect(section(open({ brief: bySeller }), 'Commercials').approval?.actions).toEqual([]);
    const byFinance = briefNode({ ...requested, Discount_Requested_By__c: { value: finance.userId } });
    const own = section(open({ brief: byFinance }, finance), 'Commercials').approval;
    expect(own?.actions).toEqual([]);
    expect(own?.note).toContain('Somebody else has to decide');
  });

  it('offers a start before the purchase order only while one is awaited', () => {
    expect(section(open({}), 'Procurement').approval).toBeUndefined();
    const awaited = briefNode({ PO_Required__c: { value: 'Yes' } });
    expect(names(section(open({ brief: awaited }), 'Procurement').approval?.actions)).toEqual(['requestStart']);
    const requested = briefNode({ PO_Required__c: { value: 'Yes' }, Start_Before_PO__c: { value: 'Requested' } });
    const actions = section(open({ brief: requested }, finance), 'Procurement').approval?.actions;
    expect(names(actions)).toEqual(['approveStart', 'rejectStart']);
  });
});

describe('decisions', () => {
  const awaited = (view: OpenBrief): string[] => view.sections.filter(({ decision }) => decision).map(({ key }) => key);

  it('mark the sections that wait for a word of the viewer, and of nobody else', () => {
    const given = {
      brief: briefNode({ Discount__c: { value: 12 }, Discount_Status__c: { value: 'Requested' } }),
      items: [itemNode()],
      requests: [requestNode()],
    };
    expect(awaited(open(given, deliveryLead))).toEqual(['Scope', 'Resources']);
    expect(awaited(open(given, finance))).toEqual(['Commercials']);
    expect(awaited(open(given))).toEqual([]);
  });
});

describe('rights', () => {
  it('offer only what the fields behind a step allow: finance approves discounts and changes nothing else', () => {
    const rights = toRights({ data: objectInfos(['Discount_Status__c', 'Approved_Discount__c'], false) });
    const requested = readyBrief({ Discount__c: { value: 12 }, Discount_Status__c: { value: 'Requested' } });
    const view = open({ brief: requested, items: [itemNode()], requests: [requestNode()] }, finance, rights);
    expect(view.actions).toEqual([]);
    expect(names(section(view, 'Commercials').approval?.actions)).toEqual(['approveDiscount', 'rejectDiscount']);
    expect(section(view, 'Commercials').readOnly).toBe(true);
    expect(section(view, 'Scope').details).toMatchObject({ canEdit: false, addable: [] });
    expect(section(view, 'Resources').details).toMatchObject({ canEdit: false, addable: [] });
  });

  it('allow nothing where the object could not be described', () => {
    const rights = toRights({ error: { body: { message: 'down' } } });
    const view = open({}, viewer(), rights);
    expect(view.actions).toEqual([]);
    expect(view.sections.every(({ readOnly }) => readOnly)).toBe(true);
  });
});

describe('rows', () => {
  it('sorts items by type into scope and commitments and marks what is unclear', () => {
    const promise = itemNode({
      Id: 'a01000000000002AAA',
      Name: { value: 'Go live before the fair' },
      Type__c: { value: 'Commitment', displayValue: 'Zusage' },
      Basis__c: { value: 'Sales-assumed' },
      Standard__c: { value: true },
      Promised_By__r: { Name: { value: 'Sam Seller' } },
      Promised_To__r: { Name: { value: 'Carla Client' } },
    });
    const view = open({ items: [itemNode(), promise] });
    const [scoped] = section(view, 'Scope').details?.rows ?? [];
    expect(scoped?.marks.map(({ label }) => label)).toEqual(['Ambiguous', 'Not standard']);
    const [promised] = section(view, 'Commitments').details?.rows ?? [];
    expect(promised).toMatchObject({
      kind: 'Zusage',
      facts: ['Promised by Sam Seller to Carla Client', '40 h', 'due May 4, 2026'],
    });
    expect(promised?.marks.map(({ label }) => label)).toEqual(['Sales-assumed']);
  });

  it('asks an item for all that describes it, and once the brief is locked only for how it ended', () => {
    const fields = (view: OpenBrief) => section(view, 'Scope').details?.rows[0]?.fields.map(({ name }) => name);
    expect(fields(open({ items: [itemNode()] }))).toContain('Description__c');
    const sealed = readyBrief({ Status__c: { value: 'Accepted' }, Sealed__c: { value: true } });
    expect(fields(open({ brief: sealed, items: [itemNode()] }))).toEqual(['Status__c', 'Closure_Note__c']);
  });

  it('asks a new record for what it needs, and for its status only once it is there', () => {
    const view = open({ items: [itemNode()], requests: [requestNode()] });
    const deliverable = section(view, 'Scope').details?.addable[0];
    expect(deliverable).toMatchObject({ key: 'Deliverable', label: 'Add deliverable' });
    expect(deliverable?.fields).toContainEqual({ name: 'Type__c', value: 'Deliverable' });
    const requests = section(view, 'Resources').details;
    expect(requests?.addable[0]?.fields.filter(({ required }) => required)).toMatchObject([
      { name: 'Role__c' },
      { name: 'Hours__c' },
    ]);
    expect(names(requests?.addable[0]?.fields)).not.toContain('Status__c');
    expect(names(requests?.rows[0]?.fields)).toContain('Status__c');
  });

  it('lets delivery, and only delivery, decide once on an item that is not standard', () => {
    const first = (given: Answer, who: Viewer) => section(open(given, who), 'Scope').details?.rows[0]?.decisions;
    expect(names(first({ items: [itemNode()] }, deliveryLead))).toEqual(['Accepted', 'Rejected']);
    expect(first({ items: [itemNode()] }, viewer())).toEqual([]);
    expect(first({ items: [itemNode({ Delivery_Decision__c: { value: 'Accepted' } })] }, deliveryLead)).toEqual([]);
    expect(first({ items: [itemNode({ Standard__c: { value: true } })] }, deliveryLead)).toEqual([]);
  });

  it('lets delivery confirm a request for somebody else, while the brief is open', () => {
    const first = (given: Answer, who: Viewer) => section(open(given, who), 'Resources').details?.rows[0]?.decisions;
    expect(names(first({ requests: [requestNode()] }, deliveryLead))).toEqual(['Confirmed', 'Declined']);
    expect(first({ requests: [requestNode({ Person__c: { value: LEAD } })] }, deliveryLead)).toEqual([]);
    expect(first({ requests: [requestNode()] }, viewer({ confirmsResources: true }))).toEqual([]);
    const accepted = readyBrief({ Status__c: { value: 'Accepted' } });
    expect(first({ brief: accepted, requests: [requestNode()] }, deliveryLead)).toEqual([]);
  });

  it('leaves out costs that the viewer may not read', () => {
    const facts = (given: Answer) => section(open(given), 'Resources').details?.rows[0]?.facts.join();
    expect(facts({ requests: [requestNode()] })).not.toContain('$');
    expect(facts({ requests: [requestNode({ Planned_Cost__c: { value: 9600 } })] })).toContain('$9,600');
  });
});
