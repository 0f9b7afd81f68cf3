import { Decimal } from '../values/decimal.ts';
import { FormulaCompileError, FormulaEvaluationError } from '../errors.ts';
import {
  compose,
  describe,
  evaluatorOf,
  textEvaluator,
  wrongType,
  type Expression,
  type Location,
} from '../expression.ts';
import { boundedMatch } from './bounded-match.ts';
import { javaPattern } from './java-pattern.ts';
import { expectCount, literalOf, parameterAt, simple, type FunctionCall, type FunctionGroup } from './definition.ts';

const MOST_CACHED_PATTERNS = 1000;
const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = javaPattern(source);
    if (patterns.size >= MOST_CACHED_PATTERNS) patterns.clear();
    patterns.set(source, pattern);
  }
  return pattern;
}

/** REGEX(text, pattern): whether the whole text matches a Java pattern. */
function buildRegex(call: FunctionCall): Expression {
  expectCount(call, 2, 2);
  const [subject, pattern] = [parameterAt(call, 0), parameterAt(call, 1)];
  const text = textEvaluator(call.name, subject);
  const source = textEvaluator(call.name, pattern);
  const compiled = (regex: string): RegExp => {
    try {
      return patternOf(regex);
    } catch (error) {
      throw new FormulaEvaluationError(
        `Invalid regular expression in REGEX(): ${error instanceof Error ? error.message : regex}`,
      );
    }
  };
  if (pattern.literal !== undefined) {
    try {
      patternOf(pattern.literal);
    } catch (error) {
      throw new FormulaCompileError(
        `Invalid regular expression in ${describe(call.name)}: ${error instanceof Error ? error.message : pattern.literal}`,
        pattern.position,
      );
    }
  }
  return compose({
    type: 'Boolean',
    position: call.position,
    operands: call.parameters,
    fallible: pattern.literal === undefined,
    evaluate: (context) => {
      const regex = source(context);
      return boundedMatch(compiled(regex), text(context), regex);
    },
  });
}

const EARTH_RADIUS = { mi: 3958.761, km: 6371.009 } as const;

/** DISTANCE(location, location, 'mi' or 'km'): along the great circle. */
function buildDistance(call: FunctionCall): Expression {
  expectCount(call, 3, 3);
  const from = evaluatorOf(call.name, 'Location', parameterAt(call, 0));
  const to = evaluatorOf(call.name, 'Location', parameterAt(call, 1));
  const unit = literalOf(call, parameterAt(call, 2));
  if (unit !== 'mi' && unit !== 'km') throw wrongType(call.name, ["'mi' or 'km'"], parameterAt(call, 2));
  return compose({
    type: 'Number',
    position: call.position,
    operands: call.parameters,
    size: 4 * (parameterAt(call, 0).size + parameterAt(call, 1).size) + 100,
    evaluate: (context) => {
      const [start, end] = [from(context), to(context)];
      return start === null || end === null ? null : Decimal.of(EARTH_RADIUS[unit] * centralAngle(start, end));
    },
  });
}

function centralAngle(from: Location, to: Location): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const latitude = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const longitude = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const haversine = latitude + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * longitude;
  return 2 * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

function geolocation(latitude: Decimal, longitude: Decimal): Location {
  if (latitude.large.abs().gt(90) || longitude.large.abs().gt(180)) {
    throw new FormulaEvaluationError('Out of range argument to GEOLOCATION() function');
  }
  return { latitude: latitude.toNumber(), longitude: longitude.toNumber() };
}

export const ADVANCED: FunctionGroup = {
  REGEX: { places: ['validationRule', 'flow'], build: buildRegex },
  GEOLOCATION: simple(['Number', 'Number'], 'Location', geolocation, { fallible: true }),
  DISTANCE: { build: buildDistance },
};
