import type { Connection } from 'jsforce';

/** Every record that a seed writes, without ids and stamps of its making: one text an object. */
export async function companyOf(admin: Connection, { modified = true } = {}): Promise<string[]> {
  const queries = [
    'SELECT Name, Username FROM User ORDER BY Username',
    'SELECT Name, StageName, Amount, CloseDate FROM Opportunity ORDER BY Name',
    'SELECT Opportunity__r.Name, Status__c, Readiness__c, Missing__c, Discount_Status__c, LastModifiedDate FROM Handover_Brief__c ORDER BY Opportunity__r.Name',
    'SELECT Brief__r.Opportunity__r.Name, Name, Type__c FROM Handover_Item__c ORDER BY Brief__r.Opportunity__r.Name, Name',
    'SELECT Name, Status__c, Health__c, Hours_Logged__c, Burn__c FROM Handover_Project__c ORDER BY Name',
    'SELECT Project__r.Name, Name, Status__c, Due__c FROM Handover_Milestone__c ORDER BY Project__r.Name, Name',
    'SELECT Project__r.Name, Name, Type__c, Status__c, LastModifiedDate FROM Handover_Issue__c ORDER BY Project__r.Name, Name',
    'SELECT Project__r.Name, Name, Status__c, Billed_Amount__c, LastModifiedDate FROM Handover_Invoice__c ORDER BY Project__r.Name, Name',
    'SELECT Project__r.Name, Name, Counted_Amount__c, LastModifiedDate FROM Handover_Cost__c ORDER BY Project__r.Name, Name',
    'SELECT Project__r.Name, Posted_On__c, Declared_Health__c, LastModifiedDate FROM Handover_Update__c ORDER BY Project__r.Name, Posted_On__c',
    'SELECT Project__r.Name, Person__r.Name, Week_Starting__c, Total_Hours__c, Status__c FROM Handover_Timesheet__c ORDER BY Project__r.Name, Person__r.Name, Week_Starting__c',
  ];
  const answers = await Promise.all(
    queries.map(
      async (soql) => (await admin.query(modified ? soql : soql.replaceAll(', LastModifiedDate', ''))).records,
    ),
  );
  return answers.map((records) => JSON.stringify(records));
}
