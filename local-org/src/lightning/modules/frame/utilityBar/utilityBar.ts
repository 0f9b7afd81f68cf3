import { LightningElement } from 'lwc';
import { allUtilities, onUtilitiesChanged, updateUtility, type Utility } from '../utilities.ts';

type ShownUtility = Utility & {
  readonly itemClass: string;
  readonly buttonClass: string;
  readonly expanded: 'true' | 'false';
  readonly panelClass: string;
  readonly panelStyle: string;
  readonly bodyClass: string;
};

/** The utility bar at the foot of the window. A panel takes the focus when it opens; Escape minimises it and gives it back. */
export default class UtilityBar extends LightningElement {
  all: readonly Utility[] = allUtilities();
  #focusNext: string | undefined;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    this.#stop = onUtilitiesChanged(() => {
      const opened = allUtilities().find(
        ({ utilityId, isOpen }) => isOpen && !this.all.some((was) => was.utilityId === utilityId && was.isOpen),
      );
      this.#focusNext = opened?.utilityId ?? this.#focusNext;
      this.all = allUtilities();
    });
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  override renderedCallback(): void {
    if (this.#focusNext === undefined) return;
    this.part('panel', this.#focusNext)?.focus();
    this.#focusNext = undefined;
  }

  get utilities(): ShownUtility[] {
    return this.all.map((utility) => ({
      ...utility,
      itemClass: `slds-utility-bar__item${utility.highlighted ? ' slds-has-notification' : ''}`,
      buttonClass: `slds-button slds-utility-bar__action${utility.isOpen ? ' slds-is-active' : ''}`,
      expanded: utility.isOpen ? 'true' : 'false',
      panelClass: `slds-utility-panel slds-grid slds-grid_vertical panel ${utility.isOpen ? 'slds-is-open' : 'slds-hide'}`,
      panelStyle: `width: ${utility.width}px; height: ${utility.height}px`,
      bodyClass: `slds-utility-panel__body body${utility.scrollable ? ' slds-scrollable' : ''}`,
    }));
  }

  get loaded(): ShownUtility[] {
    return this.utilities.filter(({ isLoaded }) => isLoaded);
  }

  get hasUtilities(): boolean {
    return this.all.length > 0;
  }

  handleToggle(event: MouseEvent): void {
    const utilityId = idOf(event);
    const isOpen = this.all.some((utility) => utility.utilityId === utilityId && utility.isOpen);
    updateUtility(utilityId, { isOpen: !isOpen, highlighted: false });
  }

  handleMinimize(event: MouseEvent): void {
    this.minimize(idOf(event));
  }

  handleKey(event: KeyboardEvent): void {
    // What is open inside the panel (a list, a window) takes the key for itself.
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.minimize(idOf(event));
  }

  private minimize(utilityId: string): void {
    updateUtility(utilityId, { isOpen: false });
    this.part('button', utilityId)?.focus();
  }

  private part(name: 'button' | 'panel', utilityId: string): HTMLElement | null | undefined {
    return this.template?.querySelector<HTMLElement>(`[data-${name}][data-id="${utilityId}"]`);
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['id'] ?? '';
}
