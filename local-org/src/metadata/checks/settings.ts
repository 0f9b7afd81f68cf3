import { walk } from '../definition.ts';
import type { MetadataValue } from '../types.ts';
import type { Check } from './context.ts';

/** The values of a setting that say what the local org does anyway. */
type Sound = readonly MetadataValue[];

const ANY_BOOLEAN: Sound = [true, false];

/**
 * Settings that deploy, by the name of the settings and the path of the element. Whatever else is set would ask for behaviour
 * that the local org does not have.
 */
const SOUND: Readonly<Record<string, Readonly<Record<string, Sound>>>> = {
  // Every page is one of Lightning Experience.
  LightningExperience: { enableS1DesktopEnabled: [true] },
  // Only the mobile app of Salesforce stores anything on a phone.
  Mobile: { enableS1EncryptedStoragePref2: ANY_BOOLEAN },
  PathAssistant: { pathAssistantEnabled: [true] },
  Security: { enableAuditFieldsInactiveOwner: ANY_BOOLEAN, 'passwordPolicies.enableSetPasswordInApi': [true] },
};

/** Refuses by name each setting that the local org does not follow. */
export const checkSettings: Check = (component, { report }) => {
  const known = SOUND[component.fullName] ?? {};
  for (const { path, name, value } of walk(component.definition)) {
    if (typeof value === 'object' || name === 'fullName') continue;
    if (known[path]?.includes(value) === true) continue;
    report(
      component,
      `The local org does not support the setting ${path} = ${String(value)} of ${component.fullName}.`,
      {
        rule: 'setting',
        at: path,
      },
    );
  }
};
