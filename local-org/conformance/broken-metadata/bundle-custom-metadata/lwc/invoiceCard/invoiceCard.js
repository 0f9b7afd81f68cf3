import { LightningElement } from 'lwc';
// broken
import DAYS from '@salesforce/schema/Mode__mdt.Days__c';
export default class InvoiceCard extends LightningElement {}
