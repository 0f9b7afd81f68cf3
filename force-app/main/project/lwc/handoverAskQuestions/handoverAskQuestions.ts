import { LightningElement, api } from 'lwc';
import { answerQuestion, askQuestion, closeQuestion } from 'c/handoverAskData';
import type { QuestionView } from 'c/handoverAskView';
import { common, format, page } from 'c/handoverLabels';
import { badgeClass } from 'c/handoverTone';

type Doing = { what: 'ask' } | { what: 'answer' | 'close'; id: string };
type Field = HTMLInputElement;

/**
 * Questions about a brief. Delivery asks about the section that is given and closes what was answered; sales answers.
 *
 * Event: `changed` with `{ message }`.
 */
export default class HandoverAskQuestions extends LightningElement {
  @api questions: QuestionView[] = [];
  @api briefId: string | undefined;
  /** The project that is asked for; undefined before there is one. */
  @api projectId: string | undefined;
  /** API name of the section a new question is about. */
  @api section: string | undefined;
  @api sectionLabel = '';
  /** A heading that fits the place. */
  @api heading = page.questionsOf;
  @api canAsk = false;
  /** Questions of several sections stand in one list: each says its own. */
  @api namesSections = false;

  doing: Doing | undefined;
  busy = false;
  errors: unknown;
  focusTarget: string | undefined;

  readonly labels = { ...common, ...page };
  readonly wasOptions = [
    { label: page.wasYes, value: 'Yes' },
    { label: page.wasPartly, value: 'Partly' },
    { label: page.wasNo, value: 'No' },
  ];

  get rows() {
    const { doing, busy } = this;
    return this.questions.map((row) => {
      const own = doing?.what !== 'ask' && doing?.id === row.id ? doing : undefined;
      return {
        ...row,
        stateClass: badgeClass(row.state.tone),
        answering: own?.what === 'answer',
        closing: own?.what === 'close',
        offersAnswer: row.canAnswer && !own && !busy,
        offersClose: row.canClose && !own && !busy,
        answerLabel: format(page.answerOf, row.question),
        closeLabel: format(page.closeOf, row.question),
      };
    });
  }

  get hasRows(): boolean {
    return this.questions.length > 0;
  }

  get isAsking(): boolean {
    return this.doing?.what === 'ask';
  }

  get offersAsking(): boolean {
    return this.canAsk && !this.isAsking;
  }

  get askLabel(): string {
    return format(page.askAbout, this.sectionLabel);
  }

  get askInput(): string {
    return format(page.askInput, this.sectionLabel);
  }

  override renderedCallback(): void {
    if (!this.focusTarget) return;
    const target = this.template?.querySelector<HTMLElement>(this.focusTarget);
    this.focusTarget = undefined;
    target?.focus();
  }

  handleStart(event: Event): void {
    const { name, value } = event.target as HTMLButtonElement;
    this.errors = undefined;
    this.doing = name === 'ask' ? { what: 'ask' } : { what: name as 'answer' | 'close', id: value };
    this.focusTarget = '[data-field]';
  }

  handleAsk(): Promise<void> {
    const [question] = this.filled() ?? [];
    const { briefId, section, projectId } = this;
    if (!question || !briefId || !section) return Promise.resolve();
    return this.run(() => askQuestion({ briefId, section, question, projectId }), page.questionSent);
  }

  handleAnswer(event: Event): Promise<void> {
    const [answer] = this.filled() ?? [];
    const id = (event.target as HTMLButtonElement).value;
    return answer ? this.run(() => answerQuestion(id, answer), page.answerSent) : Promise.resolve();
  }

  handleClose(event: Event): Promise<void> {
    const [wasInBrief, lost] = this.filled() ?? [];
    const id = (event.target as HTMLButtonElement).value;
    if (!wasInBrief) return Promise.resolve();
    const hoursLost = lost ? Number(lost) : undefined;
    return this.run(() => closeQuestion(id, { wasInBrief, hoursLost }), page.questionClosed);
  }

  stop(): void {
    this.errors = undefined;
    this.focusTarget = this.isAsking ? '[data-ask]' : 'h4';
    this.doing = undefined;
  }

  /** The values of the open form in their order; undefined, with the focus on the first fault, when one is wrong. */
  filled(): string[] | undefined {
    const fields = [...(this.template?.querySelectorAll<Field>('[data-field]') ?? [])];
    const values = fields.map(({ value }) => String(value ?? '').trim());
    const wrong = fields.filter((field, index) => !field.reportValidity() || (field.required && values[index] === ''));
    wrong[0]?.focus();
    return wrong.length > 0 ? undefined : values;
  }

  async run(save: () => Promise<void>, message: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.errors = undefined;
    try {
      await save();
      this.stop();
      this.dispatchEvent(new CustomEvent('changed', { detail: { message } }));
    } catch (errors) {
      this.errors = errors;
    } finally {
      this.busy = false;
    }
  }
}
