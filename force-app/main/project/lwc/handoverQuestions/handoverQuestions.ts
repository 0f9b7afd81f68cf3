import { LightningElement, api } from 'lwc';
import ANSWER from '@salesforce/schema/Handover_Question__c.Answer__c';
import { common, format, health } from 'c/handoverLabels';
import type { QuestionRow, QuestionsView } from 'c/handoverProjectView';
import type { FormField } from 'c/handoverRecordForm';

/**
 * What delivery asked about the deal; sales answers in place. Who asked is told by the org when the answer is saved.
 *
 * Event: `answered` when an answer was saved.
 */
export default class HandoverQuestions extends LightningElement {
  @api questions: QuestionsView | undefined;
  /** Whether the viewer may write answers. */
  @api mayAnswer = false;

  answering: string | undefined;
  focusTarget: string | undefined;

  readonly labels = { ...common, ...health };
  readonly objectApiName = ANSWER.objectApiName;
  readonly fields: FormField[] = [{ name: ANSWER.fieldApiName, required: true, wide: true }];

  get open(): (QuestionRow & { answering: boolean; mayAnswer: boolean })[] {
    return (this.questions?.open ?? []).map((row) => ({
      ...row,
      answering: row.id === this.answering,
      mayAnswer: this.mayAnswer && row.id !== this.answering,
    }));
  }

  get openText(): string {
    return this.open.length > 0 ? format(health.questionsOpen, this.open.length) : '';
  }

  get answeredTitle(): string {
    return format(health.questionsAnswered, this.questions?.answered.length);
  }

  get hasAnswered(): boolean {
    return (this.questions?.answered.length ?? 0) > 0;
  }

  override renderedCallback(): void {
    if (!this.focusTarget) return;
    const target = this.template?.querySelector<HTMLElement>(this.focusTarget);
    this.focusTarget = undefined;
    target?.focus();
  }

  handleAnswer(event: Event): void {
    this.answering = (event.target as HTMLButtonElement).value;
    this.focusTarget = 'c-handover-record-form';
  }

  handleCancel(): void {
    this.focusTarget = `[data-answer="${this.answering}"]`;
    this.answering = undefined;
  }

  handleSaved(): void {
    this.answering = undefined;
    this.focusTarget = 'h3';
    this.dispatchEvent(new CustomEvent('answered'));
  }
}
