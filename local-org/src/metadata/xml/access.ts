import type { XmlElement } from './parse.ts';

/** The first child element of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** The child elements of a name. */
export function childrenOfName(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((candidate) => candidate.name === name);
}

/** The text of the first child element of a name, without white space around it. */
export function textOfChild(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.text.trim();
}

/** The texts of all child elements of a name. */
export function textsOfChildren(element: XmlElement | undefined, name: string): string[] {
  return childrenOfName(element, name).map(({ text }) => text.trim());
}
