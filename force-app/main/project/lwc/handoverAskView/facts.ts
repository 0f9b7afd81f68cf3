import type { BriefFactsNode } from 'c/handoverAskData';
import { textOf, valueOf } from 'c/handoverGraphql';
import type { Field } from 'c/handoverGraphql';
import { amountText, dateText, momentText, numberText, percentText } from 'c/handoverFormats';
import { format, page as words } from 'c/handoverLabels';
import type { Fact } from './types';

type Line = [key: string, label: string, text: string];
type Named = { Name?: Field<string> | null } | null | undefined;

const short = ([key, label, text]: Line): Fact => ({ key, label, text, long: false });
const long = ([key, label, text]: Line): Fact => ({ key, label, text, long: true });
const nameOf = (person: Named): string => valueOf(person?.Name) ?? '';

/** `Approved by Farah Haddad, 3 Mar 2026`; only the state where nobody decided. */
function decided(state: string, by: Named, on: Field<string> | undefined): string {
  const who = nameOf(by);
  return who ? format(words.decidedBy, state, who, momentText(valueOf(on))) : state;
}

function scope(brief: BriefFactsNode): Fact[] {
  return [
    long(['summary', words.scopeSummary, textOf(brief.Scope_Summary__c)]),
    long(['outOfScope', words.outOfScope, textOf(brief.Out_of_Scope__c)]),
  ];
}

function commitments(brief: BriefFactsNode): Fact[] {
  return [long(['none', '', valueOf(brief.No_Commitments_Made__c) === true ? words.noCommitments : ''])];
}

function timeline(brief: BriefFactsNode): Fact[] {
  return [
    short(['expected', words.expectedStart, dateText(valueOf(brief.Client_Expected_Start__c))]),
    short(['agreed', words.agreedStart, dateText(valueOf(brief.Agreed_Start__c))]),
    short(['deadline', words.deadline, dateText(valueOf(brief.Deadline__c))]),
    short(['flexibility', words.flexibility, textOf(brief.Deadline_Flexibility__c)]),
    long(['reason', words.deadlineReason, textOf(brief.Deadline_Reason__c)]),
  ];
}

function resources(brief: BriefFactsNode): Fact[] {
  const hours = valueOf(brief.Planned_Hours__c);
  return [short(['hours', words.plannedHours, hours === undefined ? '' : numberText(hours)])];
}

function commercials(brief: BriefFactsNode): Fact[] {
  const approved = valueOf(brief.Approved_Discount__c);
  const approval =
    approved === undefined
      ? ''
      : decided(percentText(approved), brief.Discount_Approved_By__r, brief.Discount_Approved_On__c);
  return [
    short(['price', words.listPrice, amountText(valueOf(brief.List_Price__c))]),
    short(['discount', words.discount, percentText(valueOf(brief.Discount__c))]),
    short(['approved', words.approvedDiscount, approval]),
    short(['billing', words.billingModel, textOf(brief.Billing_Model__c)]),
    long(['terms', words.paymentTerms, textOf(brief.Payment_Terms__c)]),
    long(['why', words.discountReason, textOf(brief.Discount_Reason__c)]),
  ];
}

function procurement(brief: BriefFactsNode): Fact[] {
  const start = decided(
    textOf(brief.Start_Before_PO__c),
    brief.Start_Before_PO_Approved_By__r,
    brief.Start_Before_PO_Approved_On__c,
  );
  return [
    short(['required', words.poRequired, textOf(brief.PO_Required__c)]),
    short(['number', words.poNumber, textOf(brief.PO_Number__c)]),
    short(['expected', words.poExpected, dateText(valueOf(brief.PO_Expected_On__c))]),
    short(['start', words.startBeforePo, start]),
    long(['notes', words.procurementNotes, textOf(brief.Procurement_Notes__c)]),
  ];
}

function people(brief: BriefFactsNode): Fact[] {
  return [
    short(['sponsor', words.clientSponsor, nameOf(brief.Client_Sponsor__r)]),
    short(['lead', words.clientLead, nameOf(brief.Client_Lead__r)]),
    short(['delivery', words.deliveryLead, nameOf(brief.Delivery_Lead__r)]),
  ];
}

function background(brief: BriefFactsNode): Fact[] {
  return [
    long(['why', words.whyBought, textOf(brief.Why_They_Bought__c)]),
    long(['success', words.successCriteria, textOf(brief.Success_Criteria__c)]),
    long(['sensitivities', words.sensitivities, textOf(brief.Sensitivities__c)]),
  ];
}

const READERS: Record<string, (brief: BriefFactsNode) => Fact[]> = {
  Scope: scope,
  Commitments: commitments,
  Timeline: timeline,
  Resources: resources,
  Commercials: commercials,
  Procurement: procurement,
  People: people,
  Background: background,
};

/** What a section says. A blank fact is left out: what is missing is named beside it. */
export function factsOf(section: string, brief: BriefFactsNode): Fact[] {
  return (READERS[section]?.(brief) ?? []).filter(({ text }) => text !== '');
}
