import type { StandardObject } from './build.ts';
import { audit, checkbox, date, id, integer, isDeleted, lookup, number, picklist, text } from './fields.ts';

const READ_ONLY = { createable: false, updateable: false } as const;
const standard = { kind: 'standard', sharingModel: 'ReadWrite' } as const;
const ON_PAGE = { permissionable: true } as const;

/** Products, prices and what is sold on a deal. Source: Object Reference for the Salesforce Platform. */
export const product2: StandardObject = {
  apiName: 'Product2',
  label: 'Product',
  labelPlural: 'Products',
  keyPrefix: '01t',
  nameField: 'Name',
  ...standard,
  fields: [
    id('Product ID'),
    text('Name', 'Product Name', 255, { nameField: true, required: true }),
    text('ProductCode', 'Product Code', 255, ON_PAGE),
    { apiName: 'Description', label: 'Product Description', type: 'LongTextArea', length: 4000 },
    checkbox('IsActive', 'Active'),
    ...audit,
    picklist('Family', 'Product Family', ['None'], { ...ON_PAGE, length: 255, restrictedPicklist: false }),
    text('QuantityUnitOfMeasure', 'Quantity Unit Of Measure', 255, { ...ON_PAGE, describe: { type: 'picklist' } }),
    { apiName: 'DisplayUrl', label: 'Display URL', type: 'Url', length: 1000 },
    isDeleted,
    checkbox('IsArchived', 'Archived', READ_ONLY),
    text('StockKeepingUnit', 'Product SKU', 180, ON_PAGE),
  ],
};

export const pricebook2: StandardObject = {
  apiName: 'Pricebook2',
  label: 'Price Book',
  labelPlural: 'Price Books',
  keyPrefix: '01s',
  nameField: 'Name',
  ...standard,
  fields: [
    id('Price Book ID'),
    isDeleted,
    text('Name', 'Price Book Name', 255, { nameField: true, required: true }),
    ...audit,
    checkbox('IsActive', 'Active'),
    checkbox('IsArchived', 'Archived', READ_ONLY),
    text('Description', 'Description', 255, ON_PAGE),
    checkbox('IsStandard', 'Is Standard Price Book', READ_ONLY),
  ],
};

export const pricebookEntry: StandardObject = {
  apiName: 'PricebookEntry',
  label: 'Price Book Entry',
  labelPlural: 'Price Book Entries',
  keyPrefix: '01u',
  nameField: 'Name',
  ...standard,
  fields: [
    id('Price Book Entry ID'),
    text('Name', 'Product Name', 255, { ...READ_ONLY, nameField: true }),
    lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', {
      required: true,
      updateable: false,
      relationshipName: 'Pricebook2',
      childRelationshipName: 'PricebookEntries',
      deleteConstraint: 'Cascade',
    }),
    lookup('Product2Id', 'Product ID', 'Product2', {
      required: true,
      updateable: false,
      relationshipName: 'Product2',
      childRelationshipName: 'PricebookEntries',
      deleteConstraint: 'Cascade',
    }),
    number('UnitPrice', 'List Price', 'Currency', { required: true, permissionable: false }),
    checkbox('IsActive', 'Active'),
    checkbox('UseStandardPrice', 'Use Standard Price'),
    ...audit,
    text('ProductCode', 'Product Code', 255, READ_ONLY),
    isDeleted,
    checkbox('IsArchived', 'Archived', READ_ONLY),
  ],
};

export const opportunityLineItem: StandardObject = {
  apiName: 'OpportunityLineItem',
  label: 'Opportunity Product',
  labelPlural: 'Opportunity Product',
  keyPrefix: '00k',
  nameField: 'Name',
  kind: 'standard',
  sharingModel: 'ControlledByParent',
  fields: [
    id('Line Item ID'),
    lookup('OpportunityId', 'Opportunity ID', 'Opportunity', {
      required: true,
      updateable: false,
      childRelationshipName: 'OpportunityLineItems',
      deleteConstraint: 'Cascade',
    }),
    integer('SortOrder', 'Sort Order', READ_ONLY),
    lookup('PricebookEntryId', 'Price Book Entry ID', 'PricebookEntry', {
      updateable: false,
      childRelationshipName: 'OpportunityLineItems',
    }),
    lookup('Product2Id', 'Product ID', 'Product2', {
      updateable: false,
      relationshipName: 'Product2',
      childRelationshipName: 'OpportunityLineItems',
    }),
    text('ProductCode', 'Product Code', 255, READ_ONLY),
    text('Name', 'Opportunity Product Name', 376, { ...READ_ONLY, nameField: true }),
    number('Quantity', 'Quantity', 'Number', { required: true, permissionable: false }),
    number('TotalPrice', 'Total Price', 'Currency'),
    number('UnitPrice', 'Sales Price', 'Currency'),
    number('ListPrice', 'List Price', 'Currency', READ_ONLY),
    number('Subtotal', 'Subtotal', 'Currency', READ_ONLY),
    number('Discount', 'Discount', 'Percent', { precision: 5 }),
    date('ServiceDate', 'Date', ON_PAGE),
    text('Description', 'Line Description', 255, ON_PAGE),
    ...audit,
    isDeleted,
  ],
};
