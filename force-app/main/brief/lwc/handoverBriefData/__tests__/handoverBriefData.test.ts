import { notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { decideItem, itemFields, stepFields, takeStep } from 'c/handoverBriefData';

describe('steps', () => {
  it('write the approved percentage together with the approval, as the rule on it demands', () => {
    expect(stepFields('approveDiscount', { discount: 12.5 })).toEqual({
      Discount_Status__c: 'Approved',
      Approved_Discount__c: 12.5,
    });
  });

  it('write the reason together with the return', () => {
    expect(stepFields('return', { reason: 'Who hosts it?' })).toEqual({
      Status__c: 'Returned',
      Return_Reason__c: 'Who hosts it?',
    });
  });

  it('are saved as one update of the brief', async () => {
    await takeStep('a00000000000001AAA', 'submit');
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'a00000000000001AAA', Status__c: 'Submitted' } });
  });

  it('tell whoever shows the brief that a decision on its item changed it', async () => {
    await decideItem('a01000000000001AAA', 'Accepted', 'a00000000000001AAA');
    expect(updateRecord).toHaveBeenCalledWith({
      fields: { Id: 'a01000000000001AAA', Delivery_Decision__c: 'Accepted' },
    });
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: 'a00000000000001AAA' }]);
  });
});

describe('fields of an item', () => {
  it('ask a promise for its giver and basis, a deliverable for its scope and hours', () => {
    const names = (type: string) => itemFields(type, true).map(({ name }) => name);
    expect(names('Commitment')).toEqual(expect.arrayContaining(['Basis__c', 'Promised_By__c']));
    expect(names('Deliverable')).toEqual(expect.arrayContaining(['Scope__c', 'Hours__c']));
    expect(names('Deliverable')).not.toContain('Basis__c');
  });

  it('start a new item with its type, and ask how an existing one ended', () => {
    expect(itemFields('Exclusion', true)).toContainEqual({ name: 'Type__c', value: 'Exclusion' });
    expect(itemFields('Exclusion', false).map(({ name }) => name)).toContain('Closure_Note__c');
  });
});
