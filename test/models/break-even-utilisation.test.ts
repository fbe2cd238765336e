import { describe, expect, test } from "vitest";
import { breakEvenUtilisation, type BreakEven } from "../../src/models/break-even-utilisation.ts";
import { expectNear, refusal } from "../laws/printed.ts";

describe("breakEvenUtilisation", () => {
  const sale: BreakEven = {
    usdPerGpuHour: 2,
    tokensPerSecondPerGpu: { value: 4000, basis: { tokens: "total" } },
    usdPerMillionTokens: { value: 0.5, basis: { tokens: "total" } },
  };
  test("is the load at which an hour's tokens sell for an hour's cost", () => {
    const soldPerHour = (4000 * breakEvenUtilisation(sale) * 3600 * 0.5) / 1e6;
    expectNear(soldPerHour, 2, 1e-12);
  });
  test("refuses when even full load does not pay", () => {
    const cheap = { ...sale, usdPerMillionTokens: { value: 0.125, basis: { tokens: "total" } } } as const;
    expect(refusal(() => breakEvenUtilisation({ ...cheap, usdPerGpuHour: 3.6 }))).toBe(
      "break-even-utilisation: utilisation is 2, expected at most 1: at full load a million tokens cost 0.25 USD and sell for 0.125 USD. [INFEASIBLE]",
    );
  });
  test("refuses an output price against a rate of all tokens", () => {
    const output = { value: 0.5, basis: { tokens: "output" } } as const;
    expect(refusal(() => breakEvenUtilisation({ ...sale, usdPerMillionTokens: output }))).toBe(
      'break-even-utilisation: usdPerMillionTokens is of tokens basis "output", expected "total". [UNIT_MISMATCH]',
    );
  });
});
