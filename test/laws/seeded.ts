/** Properties with a fixed seed, so that a red test is red again on every machine. */
import fc from "fast-check";

/** Asserts a property over 300 seeded cases, or as many as are asked for. */
export function holds<Values extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<Values>,
  numRuns = 300,
): void {
  fc.assert(property, { seed: 20261121, numRuns });
}

/** A number between two bounds, bounds included. */
export function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}
