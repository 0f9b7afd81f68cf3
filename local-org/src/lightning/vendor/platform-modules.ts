import type { Plugin } from 'vite';

const PREFIX = '\0platform:';

/** Style sheets for native shadow and the right-to-left icons: the page uses synthetic shadow, the design system's own CSS, left to right. */
const UNUSED_STYLES = /\.(slds|lbc\.native)\.css$/u;
const UNUSED_STYLE_MODULES = /^lightning\/slds(Common|Utils|FormElementUtils|MediaObject|GenAiUtils)/u;
const RIGHT_TO_LEFT_ICONS = /^lightning\/iconSvgTemplates\w*Rtl$/u;

/**
 * Modules that exist only on the platform and depend on who looks: they read what the page was given for its session
 * (`globalThis.lightningSession`), so that one vendor layer serves every user. The base components' own modules of these
 * names (United States English, Los Angeles) must not win.
 */
const SESSION_MODULES: Readonly<Record<string, string>> = {
  '@salesforce/client/formFactor': 'formFactor',
  '@salesforce/user/Id': 'userId',
};

/** Not the words of a language (`calendarData`, `common.*`): those stay the base components' English. */
const LOCALE_MODULES =
  /^@salesforce\/i18n\/(locale|lang|dir|currency|timeZone|firstDayOfWeek|dateTime\.\w+|number\.\w+)$/u;

/** Vite plugin: what the base components import from the platform itself. */
export function platformModules(): Plugin {
  return {
    name: 'local-org:platform-modules',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(id) {
        if (UNUSED_STYLES.test(id) || UNUSED_STYLE_MODULES.test(id)) return `${PREFIX}no-style`;
        if (RIGHT_TO_LEFT_ICONS.test(id)) return `${PREFIX}empty`;
        if (id in SESSION_MODULES || LOCALE_MODULES.test(id) || id in ABSENT_MODULES) return PREFIX + id;
        return undefined;
      },
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const name = id.slice(PREFIX.length);
      if (name === 'no-style') return 'export default [];';
      if (name === 'empty') return 'export default {};';
      const absent = ABSENT_MODULES[name];
      if (absent !== undefined) return absent;
      const session = SESSION_MODULES[name];
      if (session !== undefined) return `export default globalThis.lightningSession.${session};`;
      return `export default globalThis.lightningSession.i18n[${JSON.stringify(name.slice('@salesforce/i18n/'.length))}];`;
    },
  };
}

/** Modules that base components import and no npm package has. */
const ABSENT_MODULES: Readonly<Record<string, string>> = {
  'lightning/mobileCapabilities': 'export function getBarcodeScanner() { return { isAvailable: () => false }; }',
  'lightning/primitiveUtils': `export function reflectAttribute(component, name, value) {
  if (value === null || value === undefined || value === false) component.template.host.removeAttribute(name);
  else component.template.host.setAttribute(name, value === true ? '' : String(value));
}`,
};
