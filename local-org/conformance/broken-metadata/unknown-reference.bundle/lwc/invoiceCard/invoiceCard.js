import { LightningElement } from 'lwc';
// broken
import NOTE from '@salesforce/schema/Invoice__c.Lost__c';
export default class InvoiceCard extends LightningElement {}
