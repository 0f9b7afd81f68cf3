import { test } from 'node:test';
import { createTeam, day, win, createDeal, fillBrief, accept, readyDeal, tryUpdate } from './harness/deal.ts';
import { openOrg } from './harness/org.ts';
import type { TestUser } from './harness/org.ts';
import { create, createTimekeeper, launchProject, change } from './harness/project.ts';

test('probe', async () => {
  const org = await openOrg();
  try {
    const team = await createTeam(org);
    const { projectId, deal } = await launchProject(org, team);
    const tk = await createTimekeeper(org, team);
    const sheet = await tk.log(projectId, 37, { approved: true });
    const ask = async (user: TestUser, method: string, path: string, body?: unknown) => {
      const { instanceUrl, accessToken } = user.connection;
      const r = await fetch(`${instanceUrl}/services/data/v66.0/${path}`, { method, headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return `${r.status} ${(await r.text()).slice(0, 260)}`;
    };
    const q = (s: string, res = 'query') => `${res}?q=${encodeURIComponent(s)}`;
    const seller = team.seller;
    const F = 'Forecast_Margin__c', P = 'Handover_Project__c';
    const reads: Record<string, [string, string, unknown?]> = {
      sum: ['GET', q(`SELECT SUM(${F}) s FROM ${P}`)],
      group: ['GET', q(`SELECT ${F}, COUNT(Id) c FROM ${P} GROUP BY ${F}`)],
      having: ['GET', q(`SELECT Status__c, COUNT(Id) c FROM ${P} GROUP BY Status__c HAVING MAX(${F}) > 1`)],
      semi: ['GET', q(`SELECT Id FROM Opportunity WHERE Id IN (SELECT Opportunity__c FROM ${P} WHERE ${F} > 1)`)],
      anti: ['GET', q(`SELECT Id FROM Opportunity WHERE Id NOT IN (SELECT Opportunity__c FROM ${P} WHERE ${F} > 1)`)],
      parent: ['GET', q(`SELECT Id FROM Handover_Milestone__c WHERE Project__r.${F} > 1`)],
      parentorder: ['GET', q(`SELECT Id FROM Handover_Milestone__c ORDER BY Project__r.${F}`)],
      sub: ['GET', q(`SELECT Id, (SELECT ${F} FROM Handover_Projects__r) FROM Opportunity`)],
      subwhere: ['GET', q(`SELECT Id, (SELECT Id FROM Handover_Projects__r WHERE ${F} > 1) FROM Opportunity`)],
      typeof: ['GET', q(`SELECT TYPEOF Opportunity__r WHEN Opportunity THEN Name END FROM ${P}`)],
      tooling: ['GET', q(`SELECT ${F} FROM ${P}`, 'tooling/query')],
      timesheet: ['GET', q(`SELECT Id FROM Handover_Timesheet__c`)],
      history: ['GET', q(`SELECT Field, OldValue, NewValue FROM Handover_Project__History`)],
      updcost: ['GET', q(`SELECT Cost_at_Completion__c FROM Handover_Update__c`)],
      gqlwhere: ['POST', 'graphql', { query: `query { uiapi { query { ${P}(where: {${F}: {gt: 1}}) { edges { node { Id } } } } } }` }],
      gqlorder: ['POST', 'graphql', { query: `query { uiapi { query { ${P}(orderBy: {${F}: {order: ASC}}) { edges { node { Id } } } } } }` }],
      gqlagg: ['POST', 'graphql', { query: `query { uiapi { aggregate { ${P} { edges { node { aggregate { ${F} { sum { value } } } } } } } } }` }],
      gqlchild: ['POST', 'graphql', { query: `query { uiapi { query { Opportunity { edges { node { Id Handover_Projects__r { edges { node { ${F} { value } } } } } } } } } }` }],
      gqlchildwhere: ['POST', 'graphql', { query: `query { uiapi { query { Opportunity { edges { node { Id Handover_Projects__r(where: {${F}: {gt: 1}}) { edges { node { Id } } } } } } } } }` }],
      gqlparentwhere: ['POST', 'graphql', { query: `query { uiapi { query { Handover_Milestone__c(where: {Project__r: {${F}: {gt: 1}}}) { edges { node { Id } } } } } }` }],
      related: ['GET', `ui-api/related-list-records/${deal.id}/Handover_Projects__r?fields=${P}.${F}`],
      relatedopt: ['GET', `ui-api/related-list-records/${deal.id}/Handover_Projects__r?optionalFields=${P}.${F}`],
      relatedsort: ['GET', `ui-api/related-list-records/${deal.id}/Handover_Projects__r?sortBy=${F}`],
      listsort: ['GET', `ui-api/list-records/${P}/Handover_All?sortBy=${P}.${F}`],
      listinfo: ['GET', `ui-api/list-info/${P}/Handover_All`],
      lookups: ['GET', `ui-api/lookups/Handover_Milestone__c/Project__c?q=Deal`],
      recordui: ['GET', `ui-api/record-ui/${projectId}?layoutTypes=Full&modes=View`],
      layoutrec: ['GET', `ui-api/records/${projectId}?layoutTypes=Full&modes=View`],
      batch: ['GET', `ui-api/records/batch/${projectId}?optionalFields=${P}.${F}`],
      parentopt: ['GET', `ui-api/records/${deal.briefId}?optionalFields=Handover_Brief__c.Planned_Labour_Cost__c`],
      ext: ['GET', `sobjects/${P}/Launch_Key__c/${deal.id}?fields=${F}`],
      search: ['GET', `search?q=${encodeURIComponent(`FIND {Deal} IN ALL FIELDS RETURNING ${P}(${F})`)}`],
      psearch: ['GET', `parameterizedSearch?q=Deal&sobject=${P}&${P}.fields=${F}`],
      graph: ['POST', 'composite/graph', { graphs: [{ graphId: '1', compositeRequest: [{ method: 'GET', url: `/services/data/v66.0/sobjects/${P}/${projectId}`, referenceId: 'a' }] }] }],
      batchreq: ['POST', 'composite/batch', { batchRequests: [{ method: 'GET', url: `v66.0/query?q=${encodeURIComponent(`SELECT ${F} FROM ${P}`)}` }] }],
      refleak: ['POST', 'composite', { compositeRequest: [{ method: 'GET', url: `/services/data/v66.0/sobjects/${P}/${projectId}`, referenceId: 'a' }, { method: 'PATCH', url: `/services/data/v66.0/sobjects/Opportunity/${deal.id}`, referenceId: 'b', body: { Description: `@{a.${F}}` } }] }],
      picklist: ['GET', `ui-api/object-info/${P}/picklist-values/012000000000000AAA`],
      defaults: ['GET', `ui-api/record-defaults/create/${P}`],
      relationship: ['GET', `sobjects/Handover_Milestone__c/x/Project__r`],
      reports: ['GET', `analytics/reports`],
    };
    for (const [name, [m, p, b]] of Object.entries(reads)) {
      console.log(`[read] ${name}: seller ${await ask(seller, m, p, b)}`);
    }
    for (const n of ['timesheet','updcost','group']) console.log('[consultant]', n, await ask(tk.consultant, ...(reads[n] as [string,string])));

    // writes
    const attempt = async (name: string, f: () => Promise<unknown>) => {
      try { const r = await f(); console.log(`[write] ${name}: ACCEPTED ${JSON.stringify(r)?.slice(0, 200)}`); } catch (e) { console.log(`[write] ${name}: refused ${String((e as Error).message).slice(0, 160)}`); }
    };
    const c = team.lead.connection;
    const ms = await org.admin.query<{ Id: string }>(`SELECT Id, Baseline_Due__c FROM Handover_Milestone__c`);
    console.log(JSON.stringify(ms.records));
    if (ms.records[0]) {
      await attempt('lead moves milestone baseline', () => change(c, 'Handover_Milestone__c', ms.records[0]!.Id, { Baseline_Due__c: day(300) }));
      await attempt('milestone Done without date', () => change(c, 'Handover_Milestone__c', ms.records[0]!.Id, { Status__c: 'Done' }));
    }
    await attempt('lead creates second launch key', () => create(c, P, { Name: 'x', Opportunity__c: deal.id, Launch_Key__c: 'zz' }));
    await attempt('lead creates project on foreign brief', () => create(c, P, { Name: 'x', Opportunity__c: deal.id, Brief__c: deal.briefId, Contract_Value__c: 5 }));
    const other = await createDeal(org, team);
    await attempt('project brief of another deal', () => create(c, P, { Name: 'x', Opportunity__c: other.id, Brief__c: deal.briefId }));
    await attempt('negative contract/budget', () => create(c, P, { Name: 'x', Contract_Value__c: -5, Budget_Hours__c: -3, Budget_Cost__c: -1 }));
    await attempt('negative budget cost', () => create(c, P, { Name: 'x', Budget_Cost__c: -1 }));
    await attempt('consultant deletes draft sheet', async () => { const id = await create(tk.consultant.connection, 'Handover_Timesheet__c', { Project__c: projectId, Person__c: tk.consultant.id, Week_Starting__c: day(0), Role__c: (await org.admin.query<{Id:string}>('SELECT Id FROM Handover_Role__c LIMIT 1')).records[0]!.Id }); return tk.consultant.connection.sobject('Handover_Timesheet__c').delete(id); });
    await attempt('reparent item', async () => { const it = await create(seller.connection, 'Handover_Item__c', { Brief__c: other.briefId, Name: 'I', Type__c: 'Deliverable', Scope__c: 'Included' }); await change(seller.connection, 'Handover_Item__c', it, { Brief__c: deal.briefId }); });
    await attempt('reparent sheet', async () => change(org.admin, 'Handover_Timesheet__c', sheet, { Project__c: (await org.admin.query<{Id:string}>(`SELECT Id FROM Handover_Project__c WHERE Id != '${projectId}' LIMIT 1`)).records[0]?.Id }));
    // nonstandard decision then rewrite
    await attempt('decision stands after rewrite', async () => {
      const it = await create(seller.connection, 'Handover_Item__c', { Brief__c: other.briefId, Name: 'Special', Type__c: 'Deliverable', Scope__c: 'Included', Standard__c: false });
      await change(c, 'Handover_Item__c', it, { Delivery_Decision__c: 'Accepted' });
      await change(seller.connection, 'Handover_Item__c', it, { Name: 'Something else', Hours__c: 4000 });
      return (await org.admin.sobject('Handover_Item__c').retrieve(it))['Delivery_Decision__c'];
    });
    // request: lead confirms own
    // plain user
    const plain = await org.user();
    await attempt('user without sets creates and wins a deal', async () => {
      const id = await create(plain.connection, 'Opportunity', { Name: 'plain', CloseDate: day(3), StageName: org.openStage, Amount: 5 });
      const errors = await win(org, plain.connection, id);
      return errors.length === 0 ? 'WON' : (() => { throw new Error(`${errors.length} errors: ${errors[0]!.message}`); })();
    });
    await attempt('plain user creates won', () => create(plain.connection, 'Opportunity', { Name: 'plain', CloseDate: day(3), StageName: org.wonStage, Amount: 5 }));
    // delete + undelete
    const ready = await readyDeal(org, team);
    await attempt('admin deletes brief, new opens, undelete', async () => {
      await org.admin.sobject('Handover_Brief__c').delete(ready.briefId);
      await change(seller.connection, 'Opportunity', ready.id, { Description: 'x' });
      const now = await org.admin.query(`SELECT Id, Brief_Key__c FROM Handover_Brief__c WHERE Brief_Key__c = '${ready.id}'`);
      return now.records.length;
    });
    await attempt('deal deleted by admin', async () => { await org.admin.sobject('Opportunity').delete(deal.id); });
    await attempt('reopen, lower amount, win', async () => {
      const l = await launchProject(org, team);
      await change(seller.connection, 'Opportunity', l.deal.id, { StageName: org.openStage });
      const e = await win(org, seller.connection, l.deal.id, { Amount: 1 });
      if (e.length) throw new Error(e[0]!.message);
    });
    await attempt('amount lowered on won deal', async () => { const l = await launchProject(org, team); await change(seller.connection, 'Opportunity', l.deal.id, { Amount: 1 }); });
    // 20 decimals, dates
    await attempt('finance invoice without amount issued', () => create(team.finance.connection, 'Handover_Invoice__c', { Project__c: projectId, Name: 'I0', Type__c: 'Invoice', Status__c: 'Issued', Due_On__c: day(3) }));
    await attempt('invoice blank type', () => create(team.finance.connection, 'Handover_Invoice__c', { Project__c: projectId, Name: 'I1', Net_Amount__c: 5, Type__c: null, Status__c: 'Issued', Due_On__c: day(3) }));
    await attempt('invoice blank status', () => create(team.finance.connection, 'Handover_Invoice__c', { Project__c: projectId, Name: 'I2', Net_Amount__c: 5, Type__c: 'Invoice', Status__c: null }));
    const inv = await create(team.finance.connection, 'Handover_Invoice__c', { Project__c: projectId, Name: 'I3', Net_Amount__c: 500, Type__c: 'Invoice', Status__c: 'Issued', Due_On__c: day(3) });
    const cn = await create(team.finance.connection, 'Handover_Invoice__c', { Project__c: projectId, Name: 'C1', Net_Amount__c: 500, Type__c: 'Credit note', Status__c: 'Issued' });
    await attempt('void credited invoice', () => change(team.finance.connection, 'Handover_Invoice__c', inv, { Status__c: 'Void', Void_Reason__c: 'x' }));
    await attempt('planned credit, then raise and issue twice in one request', async () => {
      const a = await create(team.finance.connection, 'Handover_Invoice__c', { Project__c: projectId, Name: 'C2', Net_Amount__c: 500, Type__c: 'Credit note', Status__c: 'Planned' });
      await change(team.finance.connection, 'Handover_Invoice__c', a, { Status__c: 'Issued' });
    });
    await attempt('void credit then reissue', () => change(team.finance.connection, 'Handover_Invoice__c', cn, { Status__c: 'Void', Void_Reason__c: 'y' }));
    await attempt('cost without status/type', () => create(team.finance.connection, 'Handover_Cost__c', { Project__c: projectId, Name: 'k', Amount__c: 5, Incurred_On__c: day(-1), Type__c: null }));
    await attempt('cost blank status', () => create(team.finance.connection, 'Handover_Cost__c', { Project__c: projectId, Name: 'k', Amount__c: 5, Incurred_On__c: day(-1), Status__c: null }));
    await attempt('cost void by edit amount', async () => { const id = await create(team.finance.connection, 'Handover_Cost__c', { Project__c: projectId, Name: 'k', Amount__c: 5, Incurred_On__c: day(-1) }); await change(team.finance.connection, 'Handover_Cost__c', id, { Amount__c: null }); });
    await attempt('issue approved changed in one save by withdrawal', async () => { const id = await create(c, 'Handover_Issue__c', { Project__c: projectId, Name: 'cr', Type__c: 'Change request', Extra_Hours__c: 10, Extra_Value__c: 100, Client_Approved__c: true, Client_Approved_On__c: day(0) }); await change(c, 'Handover_Issue__c', id, { Client_Approved__c: false, Client_Approved_On__c: null, Extra_Value__c: 99999 }); });
    await attempt('question with project of other brief', () => create(c, 'Handover_Question__c', { Brief__c: other.briefId, Project__c: projectId, Section__c: 'Scope', Question__c: 'Q?' }));
    await attempt('sheet blank status', () => change(tk.consultant.connection, 'Handover_Timesheet__c', sheet, { Status__c: null }));
    await attempt('brief blank status', () => change(seller.connection, 'Handover_Brief__c', other.briefId, { Status__c: null }));
    await attempt('lead sets negative cost rate', async () => { const r = await create(seller.connection, 'Handover_Resource_Request__c', { Brief__c: other.briefId, Role__c: (await org.admin.query<{Id:string}>('SELECT Id FROM Handover_Role__c LIMIT 1')).records[0]!.Id, Hours__c: 10 }); await change(c, 'Handover_Resource_Request__c', r, { Cost_Rate__c: -60 }); });
    await attempt('update item to no type', async () => { await tryUpdate(seller.connection, 'Opportunity', [{ Id: other.id, Amount: -5 }]).then((e) => { if (e[0]!.length) throw new Error(JSON.stringify(e)); }); });
    void fillBrief; void accept;
  } finally { await org.close(); }
});
