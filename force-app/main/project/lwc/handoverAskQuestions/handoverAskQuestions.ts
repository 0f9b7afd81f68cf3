import { LightningElement, api } from 'lwc';
import { answerQuestion, askQuestion, closeQuestion } from 'c/handoverAskData';
import type { QuestionView } from 'c/handoverAskView';
import { focusOn } from 'c/handoverFocus';
import type { Filled } from 'c/handoverInlineForm';
import { format, page } from 'c/handoverLabels';
import { badgeClass } from 'c/handoverTone';

type Doing = { what: 'ask' } | { what: 'answer' | 'close'; id: string };

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
  /** The list is a part of a screen, not of a section: its heading stands one level higher. */
  @api isPart = false;
  /** A word beside the heading that calls for attention. */
  @api mark = '';
  /** What to say where there is no question. */
  @api empty = page.noQuestions;
  @api canAsk = false;
  /** Questions of several sections stand in one list: each says its own. */
  @api namesSections = false;

  doing: Doing | undefined;
  busy = false;
  errors: unknown;

  readonly labels = page;
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

  handleStart(event: Event): void {
    const { name, value } = event.target as HTMLButtonElement;
    this.errors = undefined;
    this.doing = name === 'ask' ? { what: 'ask' } : { what: name as 'answer' | 'close', id: value };
  }

  handleSend({ detail }: CustomEvent<Filled>): Promise<void> {
    const { question = '', answer = '', wasInBrief = '', hoursLost } = detail;
    const { doing, briefId, section, projectId } = this;
    switch (doing?.what) {
      case 'answer':
        return this.run(() => answerQuestion(doing.id, answer), page.answerSent);
      case 'close': {
        const closing = { wasInBrief, hoursLost: hoursLost ? Number(hoursLost) : undefined };
        return this.run(() => closeQuestion(doing.id, closing), page.questionClosed);
      }
      default:
        if (!briefId || !section) return Promise.resolve();
        return this.run(() => askQuestion({ briefId, section, question, projectId }), page.questionSent);
    }
  }

  stop(): Promise<void> {
    const next = this.isAsking ? '[data-ask]' : '[data-heading]';
    this.errors = undefined;
    this.doing = undefined;
    return focusOn(this, next);
  }

  async run(save: () => Promise<void>, message: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.errors = undefined;
    try {
      await save();
      this.dispatchEvent(new CustomEvent('changed', { detail: { message } }));
    } catch (errors) {
      this.errors = errors;
    }
    this.busy = false;
    if (!this.errors) await this.stop();
  }
}
