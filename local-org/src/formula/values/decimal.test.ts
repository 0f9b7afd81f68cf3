import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal, Large } from './decimal.ts';

/** Numbers of all sizes, whole and broken, the same in every run. */
function* numbers(count: number): Generator<number> {
  let state = 1;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let index = 0; index < count; index += 1) {
    const value = (random() - 0.5) * 10 ** Math.floor(random() * 18);
    yield [Math.round(value), Number(value.toFixed(Math.floor(random() * 8))), value][index % 3] ?? 0;
  }
}

test('a number kept in whole units computes exactly what one of 39 digits does', () => {
  const all = [0, -0, 1, -1, 0.1, 0.2, 7.5, 100, 1e15, 2 ** 53, 1e-6, 1e-7, ...numbers(3000)];
  for (const [index, a] of all.entries()) {
    const b = all[(index * 7 + 3) % all.length] ?? 0;
    const [left, right] = [Decimal.of(a), Decimal.of(b)];
    const [largeLeft, largeRight] = [new Large(a), new Large(b)];
    const same = (actual: Decimal, expected: Large, what: string): void => {
      assert.ok(actual.large.eq(expected), `${what} of ${a} and ${b}: ${actual.large.toFixed()}`);
      assert.equal(actual.toNumber() + 0, expected.toNumber() + 0, what);
      assert.equal(actual.truncated() + 0, expected.trunc().toNumber() + 0, what);
    };
    same(Decimal.of(String(a)), largeLeft, 'text');
    same(left.plus(right), largeLeft.plus(largeRight), 'sum');
    same(left.minus(right).times(right), largeLeft.minus(largeRight).times(largeRight), 'difference, product');
    same(left.dividedBy(Decimal.of(100)), largeLeft.div(100), 'hundredth');
    same(left.negated(), largeLeft.negated(), 'negation');
    same(left.absolute(), largeLeft.abs(), 'absolute value');
    assert.equal(Math.sign(left.comparedTo(right)) + 0, largeLeft.comparedTo(largeRight), `order of ${a} and ${b}`);
    if (b === 0) continue;
    same(left.dividedBy(right), largeLeft.div(largeRight), 'quotient');
    same(left.modulo(right), largeLeft.mod(largeRight), 'remainder');
  }
});
