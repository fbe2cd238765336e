/** The controls of the cost calculator: one group a machine, and presets of hourly cost and power. */
import type { Control, ControlValues, FigureData } from "../contract.ts";
import {
  assumedBases,
  assumedKw,
  assumedUsdPerHour,
  type AssumedBasis,
  type AssumptionDate,
} from "./assumed-prices.ts";

export const machines = { h200: "H200", gb300: "GB300" } as const;
export type Machine = keyof typeof machines;

/** Presets of hourly cost and power; the version of 23 July has neither rental nor power and is left out. */
const presetDates = ["2026-03-18", "2026-08-14"] as const satisfies readonly AssumptionDate[];

/** Starts at the inputs of the scenarios `nvidia-table-…`. @throws {RangeError} when one of them is missing */
export function costControls(data: FigureData): Readonly<Record<string, Control>> {
  const start = (machine: Machine, name: string): number => {
    const value = data.scenarios[`nvidia-table-${machine}`]?.[name];
    if (typeof value !== "number") throw new RangeError(`scenario nvidia-table-${machine} gives no ${name}`);
    return value;
  };
  const options: Record<string, string> = { own: "as entered below" };
  const values: Record<string, ControlValues> = {};
  for (const date of presetDates) {
    for (const basis of Object.keys(assumedBases) as AssumedBasis[]) {
      const key = `${basis}@${date}`;
      options[key] = `SemiAnalysis ${date}, ${assumedBases[basis]}`;
      values[key] = {
        h200Usd: assumedUsdPerHour(data, date, basis, "h200") ?? start("h200", "usdPerGpuHour"),
        gb300Usd: assumedUsdPerHour(data, date, basis, "gb300") ?? start("gb300", "usdPerGpuHour"),
        h200Kw: assumedKw(data, date, "h200") ?? start("h200", "facilityKwPerGpu"),
        gb300Kw: assumedKw(data, date, "gb300") ?? start("gb300", "facilityKwPerGpu"),
      };
    }
  }
  const perMachine = (machine: Machine): Record<string, Control> => {
    const name = machines[machine];
    return {
      [`${machine}Usd`]: {
        type: "number",
        group: name,
        label: "Cost of a GPU-hour",
        unit: "USD/GPU-h",
        min: 0.2,
        max: 20,
        step: 0.01,
        start: start(machine, "usdPerGpuHour"),
        log: true,
      },
      [`${machine}Rate`]: {
        type: "number",
        group: name,
        label: "Throughput",
        unit: "tok/s/GPU",
        min: 10,
        max: 30000,
        step: 1,
        start: start(machine, "tokensPerSecondPerGpu"),
        log: true,
      },
      [`${machine}Load`]: {
        type: "number",
        group: name,
        label: "Utilisation, 0 to 1",
        unit: "1",
        min: 0.05,
        max: 1,
        step: 0.01,
        start: start(machine, "utilisation"),
      },
      [`${machine}Kw`]: {
        type: "number",
        group: name,
        label: "Provisioned power, all-in",
        unit: "kW",
        min: 0.5,
        max: 4,
        step: 0.01,
        start: start(machine, "facilityKwPerGpu"),
      },
    };
  };
  return {
    basis: {
      type: "choice",
      label: "Hourly cost and power",
      options,
      start: "own",
      sets: { own: "own", values },
    },
    electricity: {
      type: "number",
      label: "Electricity",
      unit: "USD/kWh",
      min: 0,
      max: 0.4,
      step: 0.001,
      start: start("h200", "usdPerKwh"),
    },
    idle: {
      type: "number",
      label: "Power without load, share of full, 0 to 1",
      unit: "1",
      min: 0,
      max: 1,
      step: 0.05,
      start: start("h200", "idlePowerShare"),
    },
    ...perMachine("h200"),
    ...perMachine("gb300"),
  };
}
