import { Decimal as BaseDecimal } from 'decimal.js';

/**
 * Numbers of 39 significant digits, ties rounded away from zero, remainders with the sign of the dividend.
 * Source: the open formula engine of Salesforce (github.com/salesforce/formula-engine), BigDecimalHelper.
 */
export const Large = BaseDecimal.clone({
  precision: 39,
  rounding: BaseDecimal.ROUND_HALF_UP,
  modulo: BaseDecimal.ROUND_DOWN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Large = BaseDecimal;

/** Powers of ten up to the decimal places that a number may have as whole units. */
const POWERS = Array.from({ length: 16 }, (_, places) => 10 ** places);
/** Decimal places that a double is tried with, and up to where its decimal form is certain: 15 digits (IEEE 754). */
const TRIED_PLACES = 6;
const CERTAIN = 1e15;

/**
 * A number of a formula. Hours, rates and amounts are whole numbers of a decimal unit (7.5 is 75 tenths); sums, products and
 * comparisons of these are exact in plain integers, and much cheaper. What leaves the range of safe integers, such as most
 * quotients, is kept with 39 digits.
 */
export class Decimal {
  /** NaN where the number is kept with 39 digits: then whatever is computed from it is no safe integer either. */
  private readonly units: number;
  private readonly places: number;
  private readonly digits: Large | undefined;

  private constructor(units: number, places: number, digits?: Large) {
    this.units = units;
    this.places = places;
    this.digits = digits;
  }

  /**
   * The number that a double or a text stands for.
   *
   * @throws DecimalError for a text that is no number
   */
  static of(value: number | string): Decimal {
    if (typeof value === 'string') return Decimal.narrowed(new Large(value));
    for (let places = 0; places <= TRIED_PLACES; places += 1) {
      const power = POWERS[places] ?? 1;
      const units = Math.round(value * power);
      if (!(Math.abs(units) <= CERTAIN)) break;
      if (units / power === value) return new Decimal(units, places);
    }
    return Decimal.large(new Large(value));
  }

  static large(digits: Large): Decimal {
    return new Decimal(Number.NaN, 0, digits);
  }

  /** A number of 39 digits as units where it fits into them. */
  static narrowed(digits: Large): Decimal {
    const narrow = Decimal.of(digits.toNumber());
    return narrow.large.eq(digits) ? narrow : Decimal.large(digits);
  }

  private static exact(units: number, places: number): Decimal | undefined {
    return Number.isSafeInteger(units) && places < POWERS.length ? new Decimal(units, places) : undefined;
  }

  /** The number with all that decimal.js can do. */
  get large(): Large {
    return this.digits ?? new Large(`${this.units}e-${this.places}`);
  }

  plus(other: Decimal): Decimal {
    const places = Math.max(this.places, other.places);
    const sum = Decimal.exact(this.unitsAt(places) + other.unitsAt(places), places);
    return sum ?? Decimal.large(this.large.plus(other.large));
  }

  minus(other: Decimal): Decimal {
    const places = Math.max(this.places, other.places);
    const difference = Decimal.exact(this.unitsAt(places) - other.unitsAt(places), places);
    return difference ?? Decimal.large(this.large.minus(other.large));
  }

  times(other: Decimal): Decimal {
    const product = Decimal.exact(this.units * other.units, this.places + other.places);
    return product ?? Decimal.large(this.large.times(other.large));
  }

  /** By zero it is the caller's error. */
  dividedBy(other: Decimal): Decimal {
    const power = other.places === 0 ? POWERS.indexOf(other.units) : -1;
    const quotient = power < 0 ? undefined : Decimal.exact(this.units, this.places + power);
    return quotient ?? Decimal.large(this.large.div(other.large));
  }

  /** The remainder, with the sign of the dividend. By zero it is the caller's error. */
  modulo(other: Decimal): Decimal {
    const places = Math.max(this.places, other.places);
    const remainder = Decimal.exact(this.unitsAt(places) % other.unitsAt(places), places);
    return remainder ?? Decimal.large(this.large.mod(other.large));
  }

  negated(): Decimal {
    return this.digits ? Decimal.large(this.digits.negated()) : new Decimal(-this.units, this.places);
  }

  absolute(): Decimal {
    return this.digits ? Decimal.large(this.digits.abs()) : new Decimal(Math.abs(this.units), this.places);
  }

  isZero(): boolean {
    return this.digits ? this.digits.isZero() : this.units === 0;
  }

  equals(other: Decimal): boolean {
    return this.comparedTo(other) === 0;
  }

  /** Negative, zero or positive as the number is less than, equal to or greater than the other. */
  comparedTo(other: Decimal): number {
    const places = Math.max(this.places, other.places);
    const difference = this.unitsAt(places) - other.unitsAt(places);
    return Number.isNaN(difference) ? this.large.comparedTo(other.large) : difference;
  }

  toNumber(): number {
    return this.digits ? this.digits.toNumber() : this.units / (POWERS[this.places] ?? 1);
  }

  /** The part before the point. */
  truncated(): number {
    if (this.digits) return this.digits.trunc().toNumber();
    const power = POWERS[this.places] ?? 1;
    return (this.units - (this.units % power)) / power;
  }

  /** Whether it has no more than so many decimal places. */
  fits(places: number): boolean {
    return !this.digits && this.places <= places;
  }

  private unitsAt(places: number): number {
    if (places === this.places) return this.units;
    const units = this.units * (POWERS[places - this.places] ?? Number.NaN);
    return Number.isSafeInteger(units) ? units : Number.NaN;
  }
}

export const ZERO = Decimal.of(0);
export const ONE_HUNDRED = Decimal.of(100);

/** Rounds half away from zero to `places` decimal places; negative places round to tens, hundreds, … */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  return roundTo(value, places, BaseDecimal.ROUND_HALF_UP);
}

/** Cuts off everything after `places` decimal places. */
export function truncate(value: Decimal, places: number): Decimal {
  return roundTo(value, places, BaseDecimal.ROUND_DOWN);
}

function roundTo(value: Decimal, places: number, mode: BaseDecimal.Rounding): Decimal {
  if (value.fits(places)) return value;
  if (places >= 0) return Decimal.large(value.large.toDecimalPlaces(Math.min(places, 100), mode));
  if (places < -100) return ZERO;
  const unit = new Large(10).pow(-places);
  return Decimal.large(value.large.div(unit).toDecimalPlaces(0, mode).times(unit));
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
  return Decimal.large(value.large.toSignificantDigits(33).toDecimalPlaces(0, modes[direction]));
}

/** The integer part as a JavaScript number, as the engine reads lengths, positions and places. */
export function integerPart(value: Decimal): number {
  return value.truncated();
}

/** As TEXT() writes it: no exponent, no trailing zeros, no grouping. */
export function formatDecimal(value: Decimal): string {
  return value.isZero() ? '0' : value.large.toFixed();
}

const NUMERIC_TEXT = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,9})?$/;

/** The largest power of ten that the platform's database stores in a number. */
const LARGEST_POWER = 125;

/** What VALUE() and ISNUMBER() take for a number; undefined for anything else (spaces, grouping, hexadecimal). */
export function parseDecimal(text: string): Decimal | undefined {
  if (!NUMERIC_TEXT.test(text)) return undefined;
  const number = new Large(text).toSignificantDigits(39);
  return number.e > LARGEST_POWER ? undefined : number.e < -LARGEST_POWER ? ZERO : Decimal.narrowed(number);
}
