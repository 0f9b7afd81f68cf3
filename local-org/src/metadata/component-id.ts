import { createHash } from 'node:crypto';
import { to18 } from '../store/ids.ts';

/** Key prefixes of metadata that has no rows (Salesforce, "Standard Field Record ID Prefix Decoder"). */
const KEY_PREFIXES: Readonly<Record<string, string>> = {
  CompactLayout: '0AH',
  CustomApplication: '02u',
  CustomField: '00N',
  CustomLabel: '101',
  CustomObject: '01I',
  CustomTab: '01r',
  Dashboard: '01Z',
  FieldSet: '0IX',
  FlexiPage: '0M0',
  Flow: '301',
  FlowDefinition: '300',
  GlobalValueSet: '0Nt',
  Layout: '00h',
  LightningComponentBundle: '0Rb',
  ListView: '00B',
  QuickAction: '09D',
  Report: '00O',
  ReportType: '070',
  ValidationRule: '03d',
  WebLink: '00b',
};

/** The id of a component: the same for the same type and name, whatever the org. */
export function componentId(type: string, fullName: string): string {
  const digest = createHash('sha256').update(`${type}:${fullName.toLowerCase()}`).digest('base64');
  return to18((KEY_PREFIXES[type] ?? '0zz') + digest.replace(/[^0-9A-Za-z]/gu, '').slice(0, 12));
}
