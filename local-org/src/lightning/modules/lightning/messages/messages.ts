import { LightningElement, api } from 'lwc';
import { joinForm, type FormProblem } from '../../lds/forms.ts';

/** Shows what went wrong in a save of the form around it, as far as it belongs to the whole record. */
export default class Messages extends LightningElement {
  problem: FormProblem | undefined;
  #connected = false;

  @api get error(): FormProblem | undefined {
    return this.problem;
  }

  /** Shows a problem that did not come from the form itself. */
  @api setError(problem: FormProblem | undefined): void {
    this.problem = problem;
  }

  override connectedCallback(): void {
    this.#connected = true;
    joinForm(this, { kind: 'messages', connected: () => this.#connected, show: (problem) => this.setError(problem) });
  }

  override disconnectedCallback(): void {
    this.#connected = false;
  }
}
