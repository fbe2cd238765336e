import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  batchAtInteractivity,
  maxInteractivity,
  throughputAtInteractivity,
  throughputInteractivity,
  type Decoder,
} from "../../src/models/frontier-closed-form.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

/** A 13B model in BF16 on eight chips: weights and KV bytes over summed bandwidth. */
const llama: Decoder = Object.freeze({
  fixedSeconds: 26e9 / 6.5e12,
  secondsPerSequence: 6.7e9 / 6.5e12,
  tokensPerStep: 1,
  gpuCount: 8,
});
const decoders = fc.record({
  fixedSeconds: between(1e-4, 0.1),
  secondsPerSequence: between(1e-6, 1e-2),
  tokensPerStep: between(1, 4),
  gpuCount: fc.integer({ min: 1, max: 72 }),
});

describe("throughputAtInteractivity", () => {
  test.each([
    [50, "97.01493", "15.52239"],
    [100, "72.76119", "5.820896"],
    [200, "24.25373", "0.9701493"],
  ] as const)(
    "V3.8 at %d tok/s/user is %s tok/s/GPU with a batch of %s (worked by hand)",
    (speed, rate, batch) => {
      expectPrinted(throughputAtInteractivity(llama, speed), rate);
      expectPrinted(batchAtInteractivity(llama, speed), batch);
    },
  );
  test("V3.8 ends at 250 tok/s/user (worked by hand)", () => {
    expectNear(maxInteractivity(llama), 250, 1e-15);
  });
  test("P3.7 is what a sweep over the batch finds: T = a + bB, i = E/T, R = BE/(TG)", () => {
    // The batch's part of the step is at least a thousandth, so that E - a i keeps twelve digits.
    const cases = fc.tuple(decoders, between(1e-3, 1e3));
    holds(
      fc.property(cases, ([decoder, batchTimeOverFixed]) => {
        const batch = (batchTimeOverFixed * decoder.fixedSeconds) / decoder.secondsPerSequence;
        const stepSeconds = decoder.fixedSeconds + decoder.secondsPerSequence * batch;
        const speed = decoder.tokensPerStep / stepSeconds;
        const rate = (batch * decoder.tokensPerStep) / (stepSeconds * decoder.gpuCount);
        expectNear(throughputAtInteractivity(decoder, speed), rate, 1e-12);
        expectNear(batchAtInteractivity(decoder, speed), batch, 1e-12);
      }),
    );
  });
  test("is a straight line: half-way in speed is half-way in throughput", () => {
    holds(
      fc.property(decoders, between(0.01, 0.99), between(0.01, 0.99), (decoder, a, b) => {
        const limit = maxInteractivity(decoder);
        const [left, right] = [a, b].map((share) => throughputAtInteractivity(decoder, share * limit));
        const middle = throughputAtInteractivity(decoder, ((a + b) / 2) * limit);
        expectNear(middle, ((left ?? 0) + (right ?? 0)) / 2, 1e-10);
      }),
    );
  });
  test("refuses the speed at which nothing is left for the batch, and all above", () => {
    expect(refusal(() => throughputAtInteractivity(llama, 500))).toBe(
      "throughput-at-interactivity: tokensPerSecondPerUser is 500, expected below 250 tok/s/user, where the fixed part alone fills the step; it is 2 times that. [INFEASIBLE]",
    );
    const exact = { ...llama, fixedSeconds: 0.5 };
    expect(() => throughputAtInteractivity(exact, 2)).toThrow("expected below 2 tok/s/user");
    expect(throughputAtInteractivity(exact, 2 - 1e-12)).toBeGreaterThan(0);
    holds(
      fc.property(decoders, between(1 + 1e-12, 1e3), (decoder, over) => {
        const run = (): unknown => throughputAtInteractivity(decoder, over * maxInteractivity(decoder));
        expect(run).toThrow(expect.objectContaining({ code: "INFEASIBLE" }));
      }),
    );
  });
  test("refuses part of a GPU", () => {
    expect(refusal(() => maxInteractivity({ ...llama, gpuCount: 1.5 }))).toBe(
      "max-interactivity: gpuCount is 1.5, expected a whole number. [NOT_INTEGER]",
    );
    expect(refusal(() => batchAtInteractivity({ ...llama, fixedSeconds: 0 }, 10))).toBe(
      "batch-at-interactivity: fixedSeconds is 0, expected [0.0000001, 10]. [OUT_OF_RANGE]",
    );
  });
});

describe("throughputInteractivity", () => {
  const inputs = {
    ...llama,
    ceilingTokensPerSecondPerGpu: 1e6,
    usdPerGpuHour: 2,
    tokensPerSecondPerUser: 100,
  };
  test("V3.8 comes back from the record, with its cost", () => {
    const result = throughputInteractivity.compute(inputs);
    expectPrinted(result.tokensPerSecondPerGpu, "72.76119");
    expectPrinted(result.sequenceCount, "5.820896");
    expectNear(result.usdPerMillionTokens, 2 / (3600 * 72.76119e-6), 1e-6);
    expectNear(result.reachShare, 0.4, 1e-15);
  });
  test("costs more without bound as speed nears the limit", () => {
    const cost = (share: number): number =>
      throughputInteractivity.compute({ ...inputs, tokensPerSecondPerUser: share * 250 }).usdPerMillionTokens;
    expectNear(cost(1 - 1e-9) / cost(1 - 1e-6), 1000, 1e-4);
  });
  test("does not pass what arithmetic allows, and then serves fewer sequences", () => {
    const capped = throughputInteractivity.compute({ ...inputs, ceilingTokensPerSecondPerGpu: 50 });
    expect(capped.tokensPerSecondPerGpu).toBe(50);
    expect(capped.sequenceCount).toBe(4);
  });
  test("refuses a speed beyond the limit", () => {
    expect(() => throughputInteractivity.compute({ ...inputs, tokensPerSecondPerUser: 251 })).toThrow(
      "expected below 250 tok/s/user",
    );
  });
});
