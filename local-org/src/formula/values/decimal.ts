import { Decimal as BaseDecimal } from 'decimal.js';

/**
 * Numbers of formulas: 39 significant digits, ties rounded away from zero, remainders with the sign of the dividend.
 * Source: the open formula engine of Salesforce (github.com/salesforce/formula-engine), BigDecimalHelper.
 */
export const Decimal = BaseDecimal.clone({
  precision: 39,
  rounding: BaseDecimal.ROUND_HALF_UP,
  modulo: BaseDecimal.ROUND_DOWN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Decimal = BaseDecimal;

export const ZERO = new Decimal(0);
export const ONE_HUNDRED = new Decimal(100);

/** Rounds half away from zero to `places` decimal places; negative places round to tens, hundreds, … */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  return roundTo(value, places, BaseDecimal.ROUND_HALF_UP);
}

/** Cuts off everything after `places` decimal places. */
export function truncate(value: Decimal, places: number): Decimal {
  return roundTo(value, places, BaseDecimal.ROUND_DOWN);
}

function roundTo(value: Decimal, places: number, mode: BaseDecimal.Rounding): Decimal {
  if (places >= 0) return value.toDecimalPlaces(Math.min(places, 100), mode);
  if (places < -100) return ZERO;
  const unit = new Decimal(10).pow(-places);
  return value.div(unit).toDecimalPlaces(0, mode).times(unit);
}

/**
 * The nearest integer in one direction. Digits past the 33rd are rounded away first, so that 1/3*3 counts as 1.
 * Source: FunctionCeiling and FunctionFloor of Salesforce's formula engine.
 */
export function toInteger(value: Decimal, direction: 'up' | 'down' | 'ceiling' | 'floor'): Decimal {
  const modes = {
    up: BaseDecimal.ROUND_UP,
    down: BaseDecimal.ROUND_DOWN,
    ceiling: BaseDecimal.ROUND_CEIL,
    floor: BaseDecimal.ROUND_FLOOR,
  } as const;
  return value.toSignificantDigits(33).toDecimalPlaces(0, modes[direction]);
}

/** The integer part as a JavaScript number, as the engine reads lengths, positions and places. */
export function integerPart(value: Decimal): number {
  return value.trunc().toNumber();
}

/** As TEXT() writes it: no exponent, no trailing zeros, no grouping. */
export function formatDecimal(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

const NUMERIC_TEXT = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,9})?$/;

/** The largest power of ten that the platform's database stores in a number. */
const LARGEST_POWER = 125;

/** What VALUE() and ISNUMBER() take for a number; undefined for anything else (spaces, grouping, hexadecimal). */
export function parseDecimal(text: string): Decimal | undefined {
  if (!NUMERIC_TEXT.test(text)) return undefined;
  const number = new Decimal(text).toSignificantDigits(39);
  return number.e > LARGEST_POWER ? undefined : number.e < -LARGEST_POWER ? ZERO : number;
}
