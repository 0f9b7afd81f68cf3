import { reduceErrors } from 'c/handoverErrors';

describe('reduceErrors', () => {
  it('says nothing when there is no error', () => {
    expect(reduceErrors(undefined)).toEqual([]);
    expect(reduceErrors(null)).toEqual([]);
    expect(reduceErrors([])).toEqual([]);
  });

  it('reads the errors of GraphQL, each sentence once', () => {
    expect(reduceErrors([{ message: 'Field is undefined' }, { message: 'Field is undefined' }])).toEqual([
      'Field is undefined',
    ]);
  });

  it('prefers what a refused save says about page and fields to its general sentence', () => {
    const refused = {
      body: {
        message: 'An error occurred while trying to update the record. Please try again.',
        output: {
          errors: [{ message: 'This brief is accepted and therefore locked.' }],
          fieldErrors: { List_Price__c: [{ message: 'The list price cannot be below the amount.' }] },
        },
      },
    };
    expect(reduceErrors(refused)).toEqual([
      'This brief is accepted and therefore locked.',
      'The list price cannot be below the amount.',
    ]);
  });

  it('reads a plain body, a list of bodies, the event of a record form and a JavaScript error', () => {
    expect(reduceErrors({ body: { message: 'No access' } })).toEqual(['No access']);
    expect(reduceErrors({ body: [{ message: 'One' }, { message: 'Two' }] })).toEqual(['One', 'Two']);
    expect(reduceErrors({ message: 'General', output: { errors: [{ message: 'Specific' }] } })).toEqual(['Specific']);
    expect(reduceErrors(new Error('Network down'))).toEqual(['Network down']);
  });

  it('has a sentence for an error that says nothing', () => {
    expect(reduceErrors({ status: 500 })).toEqual(['An unknown error occurred. Try again, or ask your administrator.']);
  });
});
