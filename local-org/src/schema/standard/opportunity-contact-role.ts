import type { StandardObject } from './build.ts';
import { audit, isDeleted } from './fields.ts';
import { values } from './values.ts';

/** OpportunityContactRole as an org of API version 52 described it (recorded by the CumulusCI project, see LICENSE.txt beside this file). */
export const opportunityContactRole: StandardObject = {
  apiName: 'OpportunityContactRole',
  label: 'Opportunity Contact Role',
  labelPlural: 'Opportunity Contact Role',
  keyPrefix: '00K',
  kind: 'standard',
  sharingModel: 'ControlledByParent',
  nameField: undefined,
  fields: [
    {
      apiName: 'Id',
      label: 'Contact Role ID',
      type: 'Id',
      createable: false,
      updateable: false,
      permissionable: false,
    },
    {
      apiName: 'OpportunityId',
      label: 'Opportunity ID',
      type: 'Lookup',
      required: true,
      updateable: false,
      permissionable: false,
      referenceTo: ['Opportunity'],
      relationshipName: 'Opportunity',
      childRelationshipName: 'OpportunityContactRoles',
      deleteConstraint: 'Cascade',
    },
    {
      apiName: 'ContactId',
      label: 'Contact ID',
      type: 'Lookup',
      required: true,
      permissionable: false,
      referenceTo: ['Contact'],
      relationshipName: 'Contact',
      childRelationshipName: 'OpportunityContactRoles',
      deleteConstraint: 'Cascade',
    },
    {
      apiName: 'Role',
      label: 'Role',
      type: 'Picklist',
      length: 40,
      permissionable: false,
      picklistValues: values(
        'Business User',
        'Decision Maker',
        'Economic Buyer',
        'Economic Decision Maker',
        'Evaluator',
        'Executive Sponsor',
        'Influencer',
        'Technical Buyer',
        'Other',
      ),
    },
    { apiName: 'IsPrimary', label: 'Primary', type: 'Checkbox', permissionable: false },
    ...audit,
    isDeleted,
  ],
};
