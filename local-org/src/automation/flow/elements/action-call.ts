import type { MetadataElement } from '../../../metadata/types.ts';
import { itemsOf } from '../compile/scope.ts';
import type { DataElement, Frame, ValueSource } from '../types.ts';
import { isCollection, textOf, type FlowValue } from '../values.ts';
import { child, children, text, valueOf, type ElementContext } from './context.ts';

/** Parameters of the actions that the local org executes: by sending into the org's outbox, after the commit. */
const ACTIONS: Readonly<Record<string, { readonly required: readonly string[]; readonly known: readonly string[] }>> = {
  customNotificationAction: {
    required: ['customNotifTypeId', 'recipientIds', 'title', 'body'],
    known: ['customNotifTypeId', 'recipientIds', 'title', 'body', 'targetId', 'targetPageRef', 'senderId'],
  },
  emailSimple: {
    required: ['emailSubject', 'emailBody'],
    known: [
      'emailAddresses',
      'emailAddressesArray',
      'emailSubject',
      'emailBody',
      'senderType',
      'senderAddress',
      'sendRichBody',
      'relatedRecordId',
      'recipientId',
    ],
  },
};

interface ActionInput {
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly targetId: string | undefined;
}

/** Action: Send Custom Notification and Send Email, recorded instead of sent; every other action is refused by name. */
export function compileActionCall(
  definition: MetadataElement,
  context: ElementContext,
): DataElement<ActionInput, undefined> | undefined {
  const { problems } = context;
  const type = text(definition, 'actionType') ?? '';
  const action = ACTIONS[type];
  if (!action) {
    problems.unsupported(`the action ${type} (${text(definition, 'actionName') ?? ''})`);
    return undefined;
  }
  if (children(definition, 'outputParameters').length > 0)
    problems.unsupported(`output parameters of the action ${type}`);
  const parameters = new Map<string, ValueSource>();
  for (const parameter of children(definition, 'inputParameters')) {
    const name = text(parameter, 'name') ?? '';
    const value = valueOf(parameter, context);
    if (!action.known.includes(name))
      problems.add(`The action ${type} has no input parameter "${name}".`, { rule: 'flow-action' });
    if (value && child(parameter, 'value')) parameters.set(name, value);
  }
  for (const name of action.required) {
    if (!parameters.has(name))
      problems.add(`The input parameter "${name}" of the action ${type} is required.`, { rule: 'flow-action' });
  }
  const isEmail = type === 'emailSimple';
  const read = (frame: Frame, name: string): FlowValue => parameters.get(name)?.get(frame) ?? null;
  return {
    kind: 'data',
    kindLabel: 'Action',
    name: context.name,
    next: context.connector(definition, 'connector'),
    fault: context.connector(definition, 'faultConnector'),
    prepare(frame) {
      const recipients = isEmail
        ? [
            ...textOf(read(frame, 'emailAddresses')).split(/[,;\s]+/u),
            ...itemsOf(read(frame, 'emailAddressesArray')).map(textOf),
            textOf(read(frame, 'recipientId')),
          ]
        : asList(read(frame, 'recipientIds'));
      const target = textOf(read(frame, isEmail ? 'relatedRecordId' : 'targetId'));
      return {
        recipients: recipients.filter((recipient) => recipient !== ''),
        subject: textOf(read(frame, isEmail ? 'emailSubject' : 'title')),
        body: textOf(read(frame, isEmail ? 'emailBody' : 'body')),
        targetId: target === '' ? undefined : target,
      };
    },
    execute(transaction, inputs) {
      if (inputs.some((input) => input.recipients.length === 0 || input.subject === '')) {
        // All or none: one call without a recipient is the fault of all.
        const fault = `The action ${type} needs recipients and a ${isEmail ? 'subject' : 'title'}.`;
        return inputs.map(() => ({ fault }));
      }
      for (const { recipients, subject, body, targetId } of inputs) {
        transaction.send({
          kind: isEmail ? 'email' : 'notification',
          at: transaction.now.toISOString(),
          recipients,
          subject,
          body,
          ...(targetId === undefined ? {} : { targetId }),
        });
      }
      return inputs.map(() => ({ output: undefined }));
    },
    finish: () => undefined,
  };
}

function asList(value: FlowValue): string[] {
  return isCollection(value) ? value.map(textOf) : [textOf(value)];
}
