/** Compares with a number as it is printed: no more digits than it shows, and no fewer. */
import { expect } from "vitest";

/** Expects `actual` within half a unit of the last digit of `printed`, such as "0.3154708" or "52,023.12". */
export function expectPrinted(actual: number, printed: string): void {
  const plain = printed.replaceAll(",", "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  const halfUnit = 0.5 * 10 ** -decimals;
  expect(Math.abs(actual - Number(plain)), `${actual} is not ${printed}`).toBeLessThanOrEqual(
    halfUnit * (1 + 1e-6),
  );
}

/** Expects two routes to one number to agree to a relative error. */
export function expectNear(actual: number, expected: number, relative = 1e-9): void {
  const error = Math.abs(actual - expected);
  expect(error, `${actual} is not ${expected}`).toBeLessThanOrEqual(
    relative * Math.max(Math.abs(expected), Number.MIN_VALUE),
  );
}

/** The refusal of `run`, as `CODE: message`; fails when it does not refuse. */
export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error("it answered, expected a refusal");
}
