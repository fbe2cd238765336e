/** What a site's power feeds: GPUs, racks, tokens a day, and the bill for electricity. */
import { defineModel } from "../contract.ts";
import { fleetOfPower, impliedKwPerGpu } from "./fleet-of-power.ts";
import {
  fleetOmissions,
  kwPerGpuEquation,
  meterKwPerGpu,
  servingUnitInputs,
  shareDomain,
} from "./serving-unit.ts";

export const fleetPower = defineModel({
  id: "fleet-power",
  title: "What a site's power feeds",
  purpose:
    "Turns the power of a site into GPUs, racks, tokens a day and a power bill, and holds a published count of GPUs against it.",
  inputs: {
    siteGw: {
      type: "number",
      symbol: "P",
      title: "Power of the site at the utility meter",
      unit: "GW",
      basis: { power: "facility" },
      domain: { min: 1e-3, max: 1000 },
      usual: [0.01, 20],
    },
    availableShare: {
      type: "number",
      symbol: "a",
      title: "Share of it that is there to use",
      unit: "1",
      domain: shareDomain,
    },
    ...servingUnitInputs,
    loadShare: {
      type: "number",
      symbol: "l",
      title: "Average draw over the site's power",
      unit: "1",
      domain: { min: 0, max: 1 },
    },
    usdPerKwh: {
      type: "number",
      symbol: "e",
      title: "Price of electricity",
      unit: "USD/kWh",
      domain: { min: 0, max: 1 },
      usual: [0.02, 0.2],
    },
    claimedGpuCount: {
      type: "number",
      symbol: "N_c",
      title: "Count of GPUs that is claimed for the site",
      unit: "GPU",
      domain: { min: 1, max: 1e10 },
      usual: [1e3, 1e7],
    },
  },
  inputHeadings: {
    siteGw: "The site",
    unitKw: "Power of a GPU",
    inferenceShare: "What the GPUs do",
    loadShare: "The bill",
    claimedGpuCount: "What is claimed",
  },
  outputs: {
    gpuCount: { symbol: "N", title: "GPUs", unit: "GPU" },
    rackCount: { symbol: "N_r", title: "Whole racks", unit: "rack" },
    rackGpuCount: { symbol: "N_r n_r", title: "GPUs in whole racks", unit: "GPU" },
    kwPerGpu: {
      symbol: "p",
      title: "Power of a GPU's share at the meter",
      unit: "kW",
      basis: { power: "facility" },
    },
    claimedKwPerGpu: {
      symbol: "p_c",
      title: "The same by the claimed count",
      unit: "kW",
      basis: { power: "facility" },
    },
    claimOverModel: { symbol: "N_c / N", title: "Claimed count over this one", unit: "x" },
    tokensPerDay: { symbol: "D", title: "Tokens a day", unit: "tok/day" },
    energyPerYear: {
      symbol: "W",
      title: "Energy a year",
      unit: "TWh",
      basis: { power: "facility" },
    },
    electricityUsdPerYear: { symbol: "c_e", title: "Electricity a year", unit: "USD/year" },
  },
  refusalTitles: { siteMw: "Power of the site, in MW" },
  equations: [
    kwPerGpuEquation,
    {
      gives: "gpuCount",
      latex: "N = \\left\\lfloor \\frac{P\\,a}{p} \\right\\rfloor",
      origin: { derived: "provisioned power over the power of a GPU's share" },
    },
    {
      gives: "rackCount",
      latex: "N_r = \\left\\lfloor \\frac{N}{n_r} \\right\\rfloor",
      origin: { derived: "whole racks only" },
    },
    { gives: "rackGpuCount", latex: "N_r\\,n_r", origin: { derived: "GPUs in whole racks" } },
    {
      gives: "claimedKwPerGpu",
      latex: "p_c = \\frac{P}{N_c}",
      origin: { derived: "the site's power over the claimed count" },
    },
    { gives: "claimOverModel", latex: "\\frac{N_c}{N}", origin: { derived: "one count over the other" } },
    {
      gives: "tokensPerDay",
      latex: "D = 86400\\,N\\,\\sigma\\,R\\,U",
      origin: { derived: "seconds of a day times tokens per second of the GPUs that serve" },
    },
    {
      gives: "energyPerYear",
      latex: "W = 8760\\,P\\,l",
      origin: { derived: "hours of a year times the average draw" },
    },
    {
      gives: "electricityUsdPerYear",
      latex: "c_e = W\\,e",
      origin: { derived: "energy times its price" },
    },
  ],
  omissions: fleetOmissions,
  shapes: [
    { output: "gpuCount", over: "siteGw", by: { input: "pue", values: [1.1, 1.3, 1.54] } },
    { output: "tokensPerDay", over: "utilisation" },
  ],
  directions: {
    gpuCount: { siteGw: 1, availableShare: 1, unitKw: -1, unitGpuCount: 1, pue: -1, utilisation: 0 },
    rackCount: { siteGw: 1, unitKw: -1, gpusPerRack: -1 },
    kwPerGpu: { unitKw: 1, unitGpuCount: -1, pue: 1, siteGw: 0 },
    tokensPerDay: { siteGw: 1, inferenceShare: 1, tokensPerSecondPerGpu: 1, utilisation: 1, unitKw: -1 },
    energyPerYear: { siteGw: 1, loadShare: 1, usdPerKwh: 0 },
    electricityUsdPerYear: { siteGw: 1, loadShare: 1, usdPerKwh: 1 },
    claimedKwPerGpu: { siteGw: 1, claimedGpuCount: -1, unitKw: 0 },
  },
  compute: (given) => {
    const kwPerGpu = meterKwPerGpu(given);
    const siteMw = given.siteGw * 1000;
    const { availableShare, gpusPerRack } = given;
    const fleet = fleetOfPower({ siteMw, kwPerGpu, availableShare, gpusPerRack });
    const energyPerYear = (8760 * given.siteGw * given.loadShare) / 1000;
    return {
      ...fleet,
      kwPerGpu,
      claimedKwPerGpu: impliedKwPerGpu(siteMw, given.claimedGpuCount),
      claimOverModel: given.claimedGpuCount / fleet.gpuCount,
      tokensPerDay:
        86400 * fleet.gpuCount * given.inferenceShare * given.tokensPerSecondPerGpu * given.utilisation,
      energyPerYear,
      electricityUsdPerYear: energyPerYear * 1e9 * given.usdPerKwh,
    };
  },
});
