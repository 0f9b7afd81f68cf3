/** Source: LWC Developer Guide, "PageReference Types". */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly state: Readonly<Record<string, string | undefined>>;
}

export type PartialPageReference = Pick<PageReference, 'type'> & Partial<PageReference>;

/** The address of a page. Throws an Error that names the page type where the local org has no such page. */
export function urlOf(page: PartialPageReference): string {
  const { type, attributes, state } = complete(page);
  const { actionName } = attributes;
  switch (type) {
    case 'standard__recordPage':
      if (!['view', 'edit'].includes(actionName ?? 'view')) break;
      return `/lightning/r/${attributes['objectApiName'] ? `${attributes['objectApiName']}/` : ''}${attributes['recordId'] ?? ''}/${actionName ?? 'view'}${queryOf(state)}`;
    case 'standard__objectPage':
      if (!['home', 'list', 'new'].includes(actionName ?? 'list')) break;
      return `/lightning/o/${attributes['objectApiName'] ?? ''}/${actionName === 'new' ? 'new' : 'list'}${queryOf(state)}`;
    case 'standard__namedPage':
      if (attributes['pageName'] === 'home') return '/lightning/page/home';
      break;
    case 'standard__navItemPage':
      return `/lightning/n/${attributes['apiName'] ?? ''}${queryOf(state)}`;
    case 'standard__webPage':
      return attributes['url'] ?? '';
  }
  const which = attributes['pageName'] ?? actionName;
  throw new Error(`The local org has no page of the type ${type}${which ? ` (${which})` : ''}.`);
}

/** The page at an address; of the type `unknown` where there is none. */
export function pageReferenceOf(pathname: string, search = ''): PageReference {
  const state = Object.fromEntries(new URLSearchParams(search));
  const [kind, ...rest] = pathname
    .replace(/^\/lightning\//u, '')
    .split('/')
    .map(decodeURIComponent);
  if (kind === 'r' && rest.length === 3)
    return {
      type: 'standard__recordPage',
      attributes: { objectApiName: rest[0], recordId: rest[1], actionName: rest[2] },
      state,
    };
  if (kind === 'r' && rest.length === 2)
    return { type: 'standard__recordPage', attributes: { recordId: rest[0], actionName: rest[1] }, state };
  if (kind === 'o' && rest.length === 2)
    return { type: 'standard__objectPage', attributes: { objectApiName: rest[0], actionName: rest[1] }, state };
  if (kind === 'n' && rest.length === 1)
    return { type: 'standard__navItemPage', attributes: { apiName: rest[0] }, state };
  if (kind === 'page' && rest[0] === 'home')
    return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
  return { type: 'unknown', attributes: { url: pathname }, state };
}

/** Whether a page opens as a window over another instead of being one: a record being made or edited. */
export function isDialog({ type, attributes: { actionName } }: PageReference): boolean {
  return (
    (type === 'standard__recordPage' && actionName === 'edit') ||
    (type === 'standard__objectPage' && actionName === 'new')
  );
}

/** A page reference with everything it may leave out. */
export function complete({ type, attributes = {}, state = {} }: PartialPageReference): PageReference {
  return { type, attributes, state };
}

function queryOf(state: PageReference['state']): string {
  const entries = Object.entries(state).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}
