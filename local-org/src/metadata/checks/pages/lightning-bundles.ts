import { elementOf, textsOf } from '../../definition.ts';
import { targetConfigs } from '../../lightning-bundle.ts';
import type { Component } from '../../types.ts';
import { XmlSyntaxError } from '../../xml/parse.ts';
import { fieldByPath, type Check, type CheckContext } from '../context.ts';

/** Salesforce refuses larger files of a bundle. */
const LARGEST_FILE = 131_072;

const TARGETS = new Set(
  `analytics__Dashboard lightningCommunity__Default lightningCommunity__Page lightningCommunity__Page_Layout lightningCommunity__Theme_Layout
  lightningSnapin__ChatHeader lightningSnapin__ChatMessage lightningSnapin__Minimized lightningSnapin__PreChat lightningStatic__Email
  lightning__AppPage lightning__Dashboard lightning__EnablementProgram lightning__FlowScreen lightning__HomePage lightning__Inbox
  lightning__RecordAction lightning__RecordPage lightning__Tab lightning__UrlAddressable lightning__UtilityBar lightning__VoiceExtension`.split(
    /\s+/u,
  ),
);

const PROPERTY_TYPES = new Set([
  'Boolean',
  'Color',
  'ContentReference',
  'Icon',
  'Integer',
  'String',
  'Picklist',
  'Date',
  'DateTime',
  'sObject',
]);

/**
 * A bundle has its entry file `<name>.js` (TypeScript does not arrive in an org), no file too large, targets and target
 * configurations that exist, and imports nothing that does not.
 */
export const checkLightningBundle: Check = (component, context) => {
  const files = component.files ?? {};
  const name = component.fullName;
  if (!(`${name}.js` in files) && !(`${name}.css` in files && !(`${name}.html` in files)))
    context.report(component, `Cannot find Lightning Component Bundle ${name}: it has no ${name}.js`, {
      rule: 'bundle-entry',
      ...(`${name}.ts` in files ? { remedy: 'Compile the TypeScript before the deploy.' } : {}),
    });
  for (const [file, text] of Object.entries(files)) {
    if (text.length > LARGEST_FILE)
      context.report(
        component,
        `Value too long for field: Source maximum length is:${LARGEST_FILE} (${file} has ${text.length})`,
        {
          rule: 'length',
          file,
        },
      );
    if (file.endsWith('.js')) checkImports(component, file, text, context);
    if (file.endsWith('.html')) checkTemplate(component, file, text, context);
  }
  checkTargets(component, context);
};

function checkTargets(component: Component, context: CheckContext): void {
  const targets = textsOf(elementOf(component.definition, 'targets'), 'target');
  for (const [index, target] of targets.entries())
    if (!TARGETS.has(target))
      context.report(component, `${target} is not a valid target`, {
        rule: 'bundle-target',
        at: `targets.target.${index}`,
      });
  try {
    for (const config of targetConfigs(component)) {
      for (const target of config.targets)
        if (!targets.includes(target))
          context.report(component, `The targetConfig names ${target}, which is not among the targets`, {
            rule: 'bundle-target',
            at: 'targetConfigs',
          });
      for (const property of config.properties)
        if (
          !PROPERTY_TYPES.has(property.type) &&
          !property.type.startsWith('apex://') &&
          !property.type.startsWith('@salesforce/schema/')
        )
          context.report(component, `The property ${property.name} has the unknown type ${property.type}`, {
            rule: 'bundle-target',
            at: 'targetConfigs',
          });
      for (const object of config.objects)
        if (!context.schema.object(object))
          context.report(component, `Invalid object ${object} in targetConfig`, {
            rule: 'unknown-reference',
            at: 'targetConfigs',
          });
    }
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    context.report(component, `Error parsing file: ${error.message}`, { rule: 'xml-syntax', at: 'targetConfigs' });
  }
}

/** In TypeScript sources; a compiler drops them. */
const TYPE_IMPORT = /\b(?:import|export)\s+type\b[^;]*;/gu;
const IMPORT = /(?:\bimport|\bfrom)\s*\(?\s*(['"])([^'"]+)\1/gu;

function checkImports(component: Component, file: string, source: string, context: CheckContext): void {
  const imports = source.replace(TYPE_IMPORT, (text) => text.replace(/[^\n]/gu, ' ')).matchAll(IMPORT);
  for (const { 2: specifier = '', index } of imports) {
    const [scope = '', kind = '', ...rest] = specifier.split('/');
    const place = { file, line: lineAt(source, index) };
    if (scope === 'c') requireBundle(component, kind, place, context);
    const reference = rest.join('/');
    if (scope !== '@salesforce') continue;
    if (!isKnownReference(kind, reference, context))
      context.report(component, `Invalid reference ${reference} of type ${kind} in file ${file}`, {
        rule: 'unknown-reference',
        ...place,
      });
    else if (kind === 'schema' && context.schema.object(reference.split('.')[0] ?? '')?.kind === 'customMetadata')
      context.report(component, `UI API does not serve ${reference}: it is custom metadata`, {
        rule: 'bundle-custom-metadata',
        ...place,
      });
  }
}

/** Whether `@salesforce/<kind>/<reference>` stands for something. Kinds that name nothing of the org are always there. */
function isKnownReference(kind: string, reference: string, { catalog, schema }: CheckContext): boolean {
  const [first = '', ...rest] = reference.split('.');
  switch (kind) {
    case 'schema':
      return rest.length === 0
        ? schema.object(first) !== undefined
        : fieldByPath(schema, first, rest.join('.')) !== undefined;
    case 'label':
      return first !== 'c' || catalog.get('CustomLabel', rest.join('.')) !== undefined;
    case 'customPermission':
      return catalog.get('CustomPermission', reference) !== undefined;
    case 'messageChannel':
      return catalog.get('LightningMessageChannel', reference.replace(/__c$/u, '')) !== undefined;
    case 'apex':
    case 'resourceUrl':
    case 'contentAssetUrl':
      return false;
    default:
      return true;
  }
}

function checkTemplate(component: Component, file: string, html: string, context: CheckContext): void {
  for (const { 1: tag = '', index } of html.matchAll(/<c-([a-z0-9-]+)/gu))
    requireBundle(
      component,
      tag.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase()),
      { file, line: lineAt(html, index) },
      context,
    );
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function requireBundle(
  component: Component,
  name: string,
  place: { readonly file: string; readonly line: number },
  context: CheckContext,
): void {
  if (!context.catalog.get('LightningComponentBundle', name))
    context.report(component, `No MODULE named markup://c:${name} found : [markup://c:${component.fullName}]`, {
      rule: 'unknown-reference',
      ...place,
    });
}
