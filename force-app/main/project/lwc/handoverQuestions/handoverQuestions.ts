import { LightningElement, api } from 'lwc';
import { format, health } from 'c/handoverLabels';
import type { QuestionsView } from 'c/handoverProjectView';

/**
 * What delivery asked about the deal: what waits for an answer, and what was answered out of the way.
 *
 * Event: `changed` with `{ message }` when a question was answered.
 */
export default class HandoverQuestions extends LightningElement {
  @api questions: QuestionsView | undefined;

  readonly labels = health;

  get openText(): string {
    const open = this.questions?.open.length ?? 0;
    return open > 0 ? format(health.questionsOpen, open) : '';
  }

  get answeredTitle(): string {
    return format(health.questionsAnswered, this.questions?.answered.length);
  }

  get hasAnswered(): boolean {
    return (this.questions?.answered.length ?? 0) > 0;
  }

  handleChanged({ detail }: CustomEvent<{ message: string }>): void {
    this.dispatchEvent(new CustomEvent('changed', { detail }));
  }
}
