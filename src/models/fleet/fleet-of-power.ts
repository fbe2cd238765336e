/** From the power of a site to its GPUs and racks, whole ones only. */
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

const siteDomain = { min: 1e-3, max: 1e9 } as const satisfies Domain;
const shareDomain = { min: 1e-4, max: 1 } as const satisfies Domain;
const kwDomain = { min: 1e-7, max: 1e5 } as const satisfies Domain;
const rackDomain = { min: 1, max: 1e4, integer: true } as const satisfies Domain;

export interface Fleet {
  /** GPUs that the power feeds. */
  readonly gpuCount: number;
  /** Whole racks among them. */
  readonly rackCount: number;
  /** GPUs in these whole racks. */
  readonly rackGpuCount: number;
}

/**
 * GPUs and whole racks that a site's power feeds.
 *
 * Counts power as provisioned. A site that sells its unused peak holds more, so it errs low.
 *
 * @param siteMw power of the site at the utility meter, in MW
 * @param kwPerGpu power of one GPU's share at the same meter, in kW
 * @param availableShare share of the power that is there to use, in (0, 1]
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE, NOT_INTEGER; INFEASIBLE when it does not feed one rack
 * @example
 * fleetOfPower({ siteMw: 10000, kwPerGpu: 2.1, availableShare: 1, gpusPerRack: 72 }).rackCount; // → 66137
 */
export function fleetOfPower({
  siteMw,
  kwPerGpu,
  availableShare,
  gpusPerRack,
}: {
  readonly siteMw: number;
  readonly kwPerGpu: number;
  readonly availableShare: number;
  readonly gpusPerRack: number;
}): Fleet {
  const model = "fleet-of-power";
  checkNumber(model, "siteMw", siteMw, siteDomain);
  checkNumber(model, "kwPerGpu", kwPerGpu, kwDomain);
  checkNumber(model, "availableShare", availableShare, shareDomain);
  checkNumber(model, "gpusPerRack", gpusPerRack, rackDomain);
  const gpuCount = wholeBelow((siteMw * 1000 * availableShare) / kwPerGpu);
  const rackCount = Math.floor(gpuCount / gpusPerRack);
  if (rackCount < 1) {
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "siteMw",
      value: siteMw,
      allowed: `at least ${printedNumber((kwPerGpu * gpusPerRack) / (1000 * availableShare), "up")} MW, which one rack of ${printedNumber(gpusPerRack)} GPUs takes`,
    });
  }
  return { gpuCount, rackCount, rackGpuCount: rackCount * gpusPerRack };
}

/**
 * Power of one GPU's share that a site and a count of GPUs imply, in kW, at
 * the boundary at which the site's power is stated.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * impliedKwPerGpu(10000, 4e6); // → 2.5
 */
export function impliedKwPerGpu(siteMw: number, gpuCount: number): number {
  checkNumber("implied-kw-per-gpu", "siteMw", siteMw, siteDomain);
  checkNumber("implied-kw-per-gpu", "gpuCount", gpuCount, { min: 1, max: 1e12 });
  return (siteMw * 1000) / gpuCount;
}

/** A quotient of measured numbers that misses a whole number by rounding alone is that whole number. */
export function wholeBelow(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= 1e-14 * nearest ? nearest : Math.floor(value);
}

/** The same, upwards. */
export function wholeAbove(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= 1e-14 * nearest ? nearest : Math.ceil(value);
}
