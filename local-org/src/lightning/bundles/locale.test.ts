import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localeModules, localeValues } from './locale.ts';

test('dates, numbers and the first day of the week are those of the locale', () => {
  const british = localeValues({ locale: 'en_GB', language: 'de', timeZone: 'Europe/London', currency: 'EUR' });
  assert.equal(british['dateTime.shortDateFormat'], 'dd/MM/yyyy');
  assert.equal(british['firstDayOfWeek'], 2);
  assert.equal(british['number.currencySymbol'], '€');
  const american = localeValues({ locale: 'en_US', language: 'de', timeZone: 'UTC', currency: 'USD' });
  assert.equal(american['dateTime.mediumDateFormat'], 'MMM d, yyyy');
  assert.equal(american['dateTime.shortTimeFormat'], 'h:mm a');
  assert.equal(american['firstDayOfWeek'], 1);
  const german = localeValues({ locale: 'de_DE', language: 'de', timeZone: 'UTC', currency: 'EUR' });
  assert.equal(german['lang'], 'de');
  assert.equal(german['number.decimalSeparator'], ',');
  assert.equal(german['number.groupingSeparator'], '.');
  assert.equal(german['number.currencyFormat'], '#,##0.00 ¤');
});

test('every module that a component may import has a value', () => {
  const values = localeValues({ locale: 'fr_FR', language: 'de', timeZone: 'Europe/Paris', currency: 'EUR' });
  assert.deepEqual(
    [...localeModules].filter((name) => values[name] === undefined),
    [],
  );
});
