import { readFileSync } from 'node:fs';
import { setup } from '@sa11y/jest';
import { XMLParser } from 'fast-xml-parser';

/** Registers `expect(element).toBeAccessible()`. */
setup();

/*
 * Tests read the words a user reads: each custom label of the package stands for its module. Without this the stub of
 * sfdx-lwc-jest answers with the label's name, and a test could not tell a right sentence from a wrong one.
 */
const { CustomLabels } = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false }).parse(
  readFileSync('force-app/main/shared/labels/CustomLabels.labels-meta.xml', 'utf8'),
);
for (const { fullName, value } of CustomLabels.labels) {
  jest.doMock(`@salesforce/label/c.${fullName}`, () => ({ __esModule: true, default: value }), { virtual: true });
}

/*
 * The stubs of the base components have nothing inside that could take the focus, as the real ones have. Tests ask where
 * the focus went, so a stub takes it itself.
 */
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function focusStub(...options) {
  if (this.localName.startsWith('lightning-') && !this.hasAttribute('tabindex')) this.setAttribute('tabindex', '-1');
  focus.apply(this, options);
};

/*
 * jsdom's parser of styles does not know container queries and prints the whole sheet. Tests judge no styles: what it says
 * about them is left out, everything else is printed.
 */
const { error } = console;
console.error = function printed(...parts) {
  if (!String(parts[0]?.message ?? parts[0]).startsWith('Could not parse CSS stylesheet')) error.apply(this, parts);
};
