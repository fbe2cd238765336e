/**
 * What one GPU costs an hour: its capital, upkeep and electricity when owned, or the quote when rented.
 * Long because a model's inputs, equations and arithmetic stand in its one file.
 */
import { capitalRecoveryFactor } from "./capital-recovery.ts";
import { defineModel } from "./contract.ts";
import { facilityPowerKw } from "./facility-power.ts";

/** Hours that a year of this site has. */
const HOURS_PER_YEAR = 8760;

export interface Ownership {
  /** Purchase price of one GPU with its share of host and network, in USD. */
  readonly capexUsdPerGpu: number;
  /** Share per year, in [0, 1]. */
  readonly waccPerYear: number;
  readonly lifeYears: number;
  /** Part of the price that is got back at the end of the life, in [0, 1). */
  readonly residualShare: number;
}

/**
 * Capital cost of one owned GPU, in USD per hour of an 8,760-hour year:
 * (C - S) CRF + S r, with S the residual value.
 *
 * Leaves out tax and subsidy, and that older output sells for less; the latter errs low.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * capitalUsdPerHour({ capexUsdPerGpu: 57291.67, waccPerYear: 0.1, lifeYears: 4, residualShare: 0 }); // → 2.063225
 */
export function capitalUsdPerHour({
  capexUsdPerGpu,
  waccPerYear,
  lifeYears,
  residualShare,
}: Ownership): number {
  const residualUsd = residualShare * capexUsdPerGpu;
  const factor = capitalRecoveryFactor({ ratePerYear: waccPerYear, years: lifeYears });
  return ((capexUsdPerGpu - residualUsd) * factor + residualUsd * waccPerYear) / HOURS_PER_YEAR;
}

export const hourlyCost = defineModel({
  id: "hourly-cost",
  title: "Cost of a GPU-hour",
  purpose:
    "Turns a purchase price, an interest rate, a life and a power into dollars per GPU-hour, and sets a rental quote beside it.",
  topic: "Cost, energy and margin",
  inputs: {
    mode: {
      type: "choice",
      symbol: "\\text{mode}",
      title: "Owned or rented",
      options: { own: "Owned: capital, upkeep and electricity", rent: "Rented: the quote" },
    },
    rentUsdPerGpuHour: {
      type: "number",
      symbol: "h_{\\text{rent}}",
      title: "Rental quote",
      unit: "USD/GPU-h",
      domain: { min: 1e-4, max: 1e4 },
      usual: [0.5, 15],
    },
    capexUsdPerGpu: {
      type: "number",
      symbol: "C",
      title: "Purchase price of one GPU with its share of host and network",
      unit: "USD",
      domain: { min: 1, max: 1e8 },
      usual: [10000, 100000],
    },
    waccPerYear: {
      type: "number",
      symbol: "r",
      title: "Cost of capital, as a share",
      unit: "1/year",
      domain: { min: 0, max: 0.5 },
      usual: [0, 0.25],
    },
    lifeYears: {
      type: "number",
      symbol: "n",
      title: "Life",
      unit: "year",
      domain: { min: 1, max: 15 },
      usual: [2, 10],
    },
    residualShare: {
      type: "number",
      symbol: "\\rho",
      title: "Share of the price got back at the end",
      unit: "1",
      domain: { min: 0, max: 1, maxOpen: true },
    },
    upkeepSharePerYear: {
      type: "number",
      symbol: "m",
      title: "Operation and upkeep, as a share of the price",
      unit: "1/year",
      domain: { min: 0, max: 0.3 },
    },
    powerKwPerGpu: {
      type: "number",
      symbol: "P",
      title: "Power of one GPU's share, provisioned",
      unit: "kW",
      domain: { min: 1e-3, max: 1e3 },
      usual: [0.3, 4],
    },
    powerBoundary: {
      type: "choice",
      symbol: "\\text{boundary}",
      title: "Where that power is stated",
      options: {
        chip: "At the chip: overhead and PUE are added",
        it: "In the rack: PUE is added",
        facility: "At the utility meter: nothing is added",
      },
    },
    itOverheadFactor: {
      type: "number",
      symbol: "k",
      title: "IT over chip power; used for the chip boundary only",
      unit: "x",
      domain: { min: 1, max: 5 },
    },
    pue: {
      type: "number",
      symbol: "\\text{PUE}",
      title: "Facility over IT power; not used for the facility boundary",
      unit: "x",
      domain: { min: 1, max: 3 },
    },
    usdPerKwh: {
      type: "number",
      symbol: "e",
      title: "Price of electricity",
      unit: "USD/kWh",
      domain: { min: 0, max: 1 },
      usual: [0, 0.4],
    },
    otherUsdPerGpuHour: {
      type: "number",
      symbol: "x",
      title: "Other cost of owning: space, staff, insurance",
      unit: "USD/GPU-h",
      domain: { min: 0, max: 1e3 },
      usual: [0, 2],
    },
  },
  inputHeadings: {
    mode: "Owning or renting",
    capexUsdPerGpu: "Capital and upkeep",
    powerKwPerGpu: "Electricity",
    otherUsdPerGpuHour: "Other cost",
  },
  outputs: {
    usdPerGpuHour: { symbol: "h", title: "Cost of a GPU-hour in the chosen mode", unit: "USD/GPU-h" },
    ownUsdPerGpuHour: {
      symbol: "h_{\\text{own}}",
      title: "Cost of a GPU-hour when owned",
      unit: "USD/GPU-h",
    },
    capitalUsdPerGpuHour: { symbol: "h_C", title: "Capital, when owned", unit: "USD/GPU-h" },
    upkeepUsdPerGpuHour: { symbol: "h_m", title: "Operation and upkeep, when owned", unit: "USD/GPU-h" },
    electricityUsdPerGpuHour: { symbol: "h_e", title: "Electricity, when owned", unit: "USD/GPU-h" },
    electricityShare: { symbol: "s_e", title: "Electricity as a share of the cost of owning", unit: "1" },
    facilityKwPerGpu: {
      symbol: "P_{\\text{fac}}",
      title: "Power at the utility meter",
      unit: "kW",
      basis: { power: "facility" },
    },
    rentOverOwn: { symbol: "q", title: "Rental quote over cost of owning", unit: "x" },
  },
  shapes: [
    { output: "usdPerGpuHour", over: "lifeYears" },
    { output: "usdPerGpuHour", over: "capexUsdPerGpu" },
  ],
  equations: [
    {
      gives: "capitalUsdPerGpuHour",
      latex: "h_C = \\frac{(C - \\rho C)\\,\\mathrm{CRF}(r, n) + \\rho C\\,r}{8760}",
      origin: { derived: "the residual value earns interest but is not paid off" },
    },
    {
      gives: "capitalRecoveryFactor",
      latex:
        "\\mathrm{CRF}(r, n) = \\frac{r (1 + r)^n}{(1 + r)^n - 1}, \\qquad \\mathrm{CRF}(0, n) = \\frac{1}{n}",
      origin: { derived: "the equal yearly payments whose present value at rate r is 1" },
    },
    {
      gives: "upkeepUsdPerGpuHour",
      latex: "h_m = \\frac{m C}{8760}",
      origin: { derived: "a yearly share of the price, spread over 8,760 hours" },
    },
    {
      gives: "facilityKwPerGpu",
      latex:
        "P_{\\text{fac}} = \\begin{cases} P & \\text{facility} \\\\ P \\cdot \\text{PUE} & \\text{it} \\\\ P \\cdot k \\cdot \\text{PUE} & \\text{chip} \\end{cases}",
      origin: { source: "ix-v1", locator: "power section: power is counted per utility megawatt" },
    },
    {
      gives: "electricityUsdPerGpuHour",
      latex: "h_e = P_{\\text{fac}}\\,e",
      origin: { derived: "provisioned kilowatts for one hour at the price of electricity" },
    },
    {
      gives: "ownUsdPerGpuHour",
      latex: "h_{\\text{own}} = h_C + h_m + h_e + x",
      origin: { derived: "the sum of the parts" },
    },
    {
      gives: "electricityShare",
      latex: "s_e = \\frac{h_e}{h_{\\text{own}}}",
      origin: { derived: "one part over the sum" },
    },
    {
      gives: "usdPerGpuHour",
      latex:
        "h = \\begin{cases} h_{\\text{own}} & \\text{owned} \\\\ h_{\\text{rent}} & \\text{rented} \\end{cases}",
      origin: { derived: "a rented GPU costs its quote, whatever it holds" },
    },
    {
      gives: "rentOverOwn",
      latex: "q = \\frac{h_{\\text{rent}}}{h_{\\text{own}}}",
      origin: { derived: "one hourly cost over the other" },
    },
  ],
  omissions: [
    {
      what: "Prices of tokens that fall during the life; each year is taken to earn the same.",
      errs: "Too low. A life of two to three years stands in for fast decay, five to six years are for the books.",
    },
    {
      what: "Electricity is billed for the provisioned power at all hours.",
      errs: "Too high when the machine idles.",
    },
    { what: "Tax, subsidy and discounts.", errs: "Either way." },
    { what: "Building time and years in which the machine stands unsold.", errs: "Too low." },
  ],
  directions: {
    usdPerGpuHour: {
      rentUsdPerGpuHour: 1,
      capexUsdPerGpu: 1,
      waccPerYear: 1,
      lifeYears: -1,
      residualShare: -1,
      upkeepSharePerYear: 1,
      powerKwPerGpu: 1,
      itOverheadFactor: 1,
      pue: 1,
      usdPerKwh: 1,
      otherUsdPerGpuHour: 1,
    },
    ownUsdPerGpuHour: {
      capexUsdPerGpu: 1,
      waccPerYear: 1,
      lifeYears: -1,
      residualShare: -1,
      upkeepSharePerYear: 1,
      powerKwPerGpu: 1,
      itOverheadFactor: 1,
      pue: 1,
      usdPerKwh: 1,
      otherUsdPerGpuHour: 1,
      rentUsdPerGpuHour: 0,
    },
    capitalUsdPerGpuHour: { capexUsdPerGpu: 1, waccPerYear: 1, lifeYears: -1, residualShare: -1 },
    electricityUsdPerGpuHour: { powerKwPerGpu: 1, itOverheadFactor: 1, pue: 1, usdPerKwh: 1 },
    electricityShare: {
      capexUsdPerGpu: -1,
      waccPerYear: -1,
      lifeYears: 1,
      residualShare: 1,
      upkeepSharePerYear: -1,
      powerKwPerGpu: 1,
      itOverheadFactor: 1,
      pue: 1,
      usdPerKwh: 1,
      otherUsdPerGpuHour: -1,
    },
    facilityKwPerGpu: { powerKwPerGpu: 1, itOverheadFactor: 1, pue: 1 },
    rentOverOwn: {
      rentUsdPerGpuHour: 1,
      capexUsdPerGpu: -1,
      waccPerYear: -1,
      lifeYears: 1,
      residualShare: 1,
      upkeepSharePerYear: -1,
      powerKwPerGpu: -1,
      itOverheadFactor: -1,
      pue: -1,
      usdPerKwh: -1,
      otherUsdPerGpuHour: -1,
    },
  },
  compute: (inputs) => {
    const capitalUsdPerGpuHour = capitalUsdPerHour(inputs);
    const upkeepUsdPerGpuHour = (inputs.upkeepSharePerYear * inputs.capexUsdPerGpu) / HOURS_PER_YEAR;
    const facilityKwPerGpu = facilityPowerKw({
      powerKw: inputs.powerKwPerGpu,
      boundary: inputs.powerBoundary,
      pue: inputs.pue,
      itOverheadFactor: inputs.itOverheadFactor,
    });
    const electricityUsdPerGpuHour = facilityKwPerGpu * inputs.usdPerKwh;
    const ownUsdPerGpuHour =
      capitalUsdPerGpuHour + upkeepUsdPerGpuHour + electricityUsdPerGpuHour + inputs.otherUsdPerGpuHour;
    return {
      usdPerGpuHour: inputs.mode === "own" ? ownUsdPerGpuHour : inputs.rentUsdPerGpuHour,
      ownUsdPerGpuHour,
      capitalUsdPerGpuHour,
      upkeepUsdPerGpuHour,
      electricityUsdPerGpuHour,
      electricityShare: electricityUsdPerGpuHour / ownUsdPerGpuHour,
      facilityKwPerGpu,
      rentOverOwn: inputs.rentUsdPerGpuHour / ownUsdPerGpuHour,
    };
  },
});
