import { questionView, toFactsView } from 'c/handoverAskView';
import type { FactsView } from 'c/handoverAskView';
import type { BriefFactsNode } from 'c/handoverAskData';
import { DANA, DELIVERY, SALES, SOFIA, answer, briefNode, itemNode, list, questionNode } from './data/brief';

function view(differences: Partial<BriefFactsNode> = {}): FactsView {
  const found = toFactsView(answer(briefNode(differences)), DELIVERY, DANA);
  if (found.kind !== 'brief') throw new Error(found.text);
  return found;
}

const factsOf = (brief: FactsView, section: string) =>
  Object.fromEntries(
    brief.sections.find(({ key }) => key === section)?.facts.map(({ label, text }) => [label, text]) ?? [],
  );

describe('the brief beside the work', () => {
  it('has all eight sections with what was written, and says who accepted it', () => {
    const brief = view();
    expect(brief.sections.map(({ key }) => key)).toEqual([
      'Scope',
      'Commitments',
      'Timeline',
      'Resources',
      'Commercials',
      'Procurement',
      'People',
      'Background',
    ]);
    expect(brief.baseline).toBe('Accepted by Dana Okafor on Feb 20, 2026. Sealed on Mar 1, 2026.');
    expect(factsOf(brief, 'Scope')).toEqual({
      'What is delivered': 'A new website.',
      'What is not delivered': 'Photography.',
    });
    expect(factsOf(brief, 'Commercials')).toEqual({ 'Approved discount': '12%, by Farah Haddad on Feb 18, 2026' });
    expect(brief.sections[0]?.rows[0]).toMatchObject({ title: 'Data migration', note: '40 h' });
  });

  it('has no questions for whoever may not read them', () => {
    expect(view().showsQuestions).toBe(true);
    expect(view({ Handover_Questions__r: null }).showsQuestions).toBe(false);
  });

  it('is nothing for whoever may not read it', () => {
    expect(toFactsView(answer(undefined), DELIVERY, DANA).kind).toBe('noAccess');
  });
});

describe('a question', () => {
  it('is answered by others than who asked it, and closed by who asked once it is answered', () => {
    const open = questionNode();
    const answered = questionNode({
      Status__c: { value: 'Answered', displayValue: 'Answered' },
      Answer__c: { value: 'The last three years.' },
      Answered_By__r: { Name: { value: 'Sofia Marin' } },
      Answered_On__c: { value: '2026-03-03T12:00:00.000Z' },
      Hours_to_Answer__c: { value: 24 },
    });
    const may = (rights: typeof SALES, user: string) =>
      [open, answered].map((question) => {
        const { canAnswer, canClose } = questionView(question, rights, user);
        return { canAnswer, canClose };
      });
    expect(may(SALES, SOFIA)).toEqual([
      { canAnswer: true, canClose: false },
      { canAnswer: false, canClose: false },
    ]);
    expect(may(DELIVERY, DANA)).toEqual([
      { canAnswer: false, canClose: false },
      { canAnswer: false, canClose: true },
    ]);
    expect(may({ ask: true, answer: true, close: true }, DANA)[0]).toEqual({ canAnswer: false, canClose: false });
    expect(questionView(answered, DELIVERY, DANA)).toMatchObject({
      asked: 'Dana Okafor asked Sofia Marin on Mar 2, 2026',
      answered: 'Sofia Marin answered on Mar 3, 2026, after 24 h',
    });
  });
});

describe('the kickoff agenda', () => {
  const points = (differences: Partial<BriefFactsNode>) =>
    view(differences).agenda.sections.flatMap(({ key, points: found }) => found.map(({ text }) => `${key}: ${text}`));

  it('names all that is still open, by section', () => {
    expect(
      points({
        Missing__c: { value: 'SCOPE_AMBIGUOUS;PEOPLE_SPONSOR' },
        Client_Expected_Start__c: { value: '2026-03-11' },
        Deadline_Flexibility__c: { value: 'Fixed' },
        PO_Required__c: { value: 'Yes' },
        PO_Expected_On__c: { value: '2026-04-01' },
        Start_Before_PO__c: { value: 'Approved' },
        Discount_Status__c: { value: 'Requested' },
        Handover_Items__r: list([
          itemNode({ Scope__c: { value: 'Ambiguous' }, Standard__c: { value: false } }),
          itemNode({
            Id: 'promise',
            Name: { value: 'Weekly demo' },
            Type__c: { value: 'Commitment' },
            Basis__c: { value: 'Sales-assumed' },
          }),
          itemNode({ Id: 'guess', Name: { value: 'Client has an API' }, Type__c: { value: 'Assumption' } }),
        ]),
        Handover_Resource_Requests__r: list([
          {
            Id: 'r1',
            Role__r: { Name: { value: 'Architect' } },
            Status__c: { value: 'Assumed', displayValue: 'Assumed' },
          },
          { Id: 'r2', Role__r: { Name: { value: 'Developer' } }, Status__c: { value: 'Confirmed' } },
        ]),
        Handover_Questions__r: list([questionNode(), questionNode({ Id: 'q2', Status__c: { value: 'Closed' } })]),
      }),
    ).toEqual([
      'Scope: In scope or not: Data migration',
      'Scope: Not standard and not decided: Data migration',
      'Scope: Assumption to check: Client has an API',
      'Scope: Unanswered question: Does the migration include archives?',
      'Commitments: Assumed by sales, to confirm with the client: Weekly demo',
      'Timeline: The client expects the start on Mar 11, 2026; agreed is Mar 15, 2026.',
      'Timeline: The deadline Jun 30, 2026 is fixed. What must be in it?',
      'Resources: Not confirmed: Architect (Assumed)',
      'Commercials: The discount waits for its approval.',
      'Procurement: The purchase order is missing, expected on Apr 1, 2026.',
      'Procurement: Work starts before the purchase order: who follows it up?',
      'People: Client Sponsor is empty: choose the contact who decides.',
    ]);
  });

  it('says so when nothing is open', () => {
    const { agenda } = view();
    expect(agenda.count).toBe(0);
    expect(agenda.settled).toMatch(/^Nothing open in: Scope, .* Background\.$/);
  });
});
