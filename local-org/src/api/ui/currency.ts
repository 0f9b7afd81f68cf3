import type { Org } from '../../org.types.ts';

const EURO_REGIONS = ['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'GR', 'IE', 'IT', 'LU', 'NL', 'PT'];
const CURRENCY_OF_REGION: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EURO_REGIONS.map((region) => [region, 'EUR'])),
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  DK: 'DKK',
  GB: 'GBP',
  IN: 'INR',
  JP: 'JPY',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  SE: 'SEK',
};

/** ISO code of the org's one currency: that of the locale the organization was set up with. */
export function orgCurrency({ model, store, orgId }: Org): string {
  const object = model.schema.object('Organization');
  const locale = object && store.load(object, [orgId]).get(orgId)?.['DefaultLocaleSidKey'];
  const region = String(locale ?? 'en_US').split('_')[1] ?? 'US';
  return CURRENCY_OF_REGION[region] ?? 'USD';
}
