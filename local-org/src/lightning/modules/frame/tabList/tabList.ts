import { LightningElement, api } from 'lwc';
import type { ConsoleTab } from '../workspace.ts';

interface ShownTab {
  readonly tabId: string;
  readonly url: string;
  readonly title: string;
  readonly closeLabel: string;
  readonly closeable: boolean;
  readonly iconName: string | undefined;
  readonly selected: 'true' | 'false';
  readonly tabindex: string;
  readonly class: string;
  readonly linkClass: string;
}

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/**
 * A row of tabs that can be closed. Arrow keys move along it, Enter and Space choose, Delete closes; tells `focustab` and
 * `closetab` with the tab's id. Source: WAI-ARIA Authoring Practices, "Tabs".
 */
export default class TabList extends LightningElement {
  @api tabs: readonly ConsoleTab[] = [];
  @api selectedId: string | undefined;
  @api label = '';
  /** `workspace` or `sub`. */
  @api variant = 'workspace';
  /** Tab that cannot be closed here: a workspace among its subtabs. */
  @api fixedId: string | undefined;

  /** A tablist may hold nothing but tabs; the buttons that close them stand outside, so it owns its tabs by their ids. */
  override renderedCallback(): void {
    const prefix = `${this.variant}-`;
    const tabs = [...(this.template?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    for (const tab of tabs) tab.setAttribute('id', prefix + tab.dataset['id']);
    this.template
      ?.querySelector('[role=tablist]')
      ?.setAttribute('aria-owns', tabs.map(({ dataset }) => prefix + dataset['id']).join(' '));
  }

  get listClass(): string {
    return `list list_${this.variant}`;
  }

  get items(): ShownTab[] {
    const reachable = this.tabs.some(({ tabId }) => tabId === this.selectedId) ? this.selectedId : this.tabs[0]?.tabId;
    return this.tabs.map((tab) => {
      const selected = tab.tabId === this.selectedId;
      const title = tab.customTitle ?? tab.title;
      return {
        tabId: tab.tabId,
        url: tab.url,
        title,
        closeLabel: `Close ${title}`,
        closeable: tab.closeable && tab.tabId !== this.fixedId,
        iconName: tab.customIcon ?? tab.iconName,
        selected: selected ? 'true' : 'false',
        tabindex: tab.tabId === reachable ? '0' : '-1',
        class: `tab${selected ? ' tab_selected' : ''}${tab.highlighted ? ' tab_highlighted' : ''}`,
        linkClass: 'link',
      };
    });
  }

  handleTab(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.tell('focustab', event);
  }

  handleClose(event: MouseEvent): void {
    this.tell('closetab', event);
  }

  handleKey(event: KeyboardEvent): void {
    const all = [...(this.template?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const step = STEPS[event.key];
    if (step) {
      const index = all.indexOf(event.currentTarget as HTMLElement);
      all[step(index, all.length)]?.focus();
    } else if (event.key === ' ') this.tell('focustab', event);
    else if (event.key === 'Delete') this.tell('closetab', event);
    else return;
    event.preventDefault();
  }

  private tell(name: string, event: Event): void {
    const tabId = (event.currentTarget as HTMLElement).dataset['id'] ?? '';
    if (name === 'closetab' && !this.items.some((tab) => tab.tabId === tabId && tab.closeable)) return;
    this.dispatchEvent(new CustomEvent(name, { detail: { tabId } }));
  }
}
