/** Hourly cost and power of an accelerator as SemiAnalysis assumes them, by date and basis. */
import type { CostBasis } from "../../base/units.ts";
import type { DataRow, DatasetNeed, FigureData, Rest } from "../contract.ts";

export const assumptionDates = ["2026-03-18", "2026-07-14", "2026-07-23", "2026-08-14"] as const;
export type AssumptionDate = (typeof assumptionDates)[number];

export const assumedBases = {
  "ownership-hyperscaler": "hyperscaler ownership",
  "ownership-neocloud": "neocloud ownership",
  rental: "three-year rental",
} as const satisfies Partial<Record<CostBasis, string>>;
export type AssumedBasis = keyof typeof assumedBases;

const columnOf: Readonly<Record<AssumedBasis, string>> = {
  "ownership-hyperscaler": "ownershipHyperscaler",
  "ownership-neocloud": "ownershipNeocloud",
  rental: "rental",
};

/** One need for each date; the version of 23 July gives one basis and no power. */
export const priceNeeds: Readonly<Record<AssumptionDate, DatasetNeed>> = {
  "2026-03-18": priceNeed("2026-03-18", true),
  "2026-07-14": priceNeed("2026-07-14", true),
  "2026-07-23": priceNeed("2026-07-23", false),
  "2026-08-14": priceNeed("2026-08-14", true),
};

function priceNeed(date: AssumptionDate, full: boolean): DatasetNeed {
  const columns = full ? ["ownershipNeocloud", "rental", "allInPower"] : [];
  return {
    dataset: `accelerator-cost-power@${date}`,
    columns: ["hardware", "ownershipHyperscaler", ...columns, "placeholder", "note"],
    where: { hardware: ["h100", "h200", "gb300"] },
  };
}

/** Dollars a GPU-hour, or `null` where that date says nothing. */
export function assumedUsdPerHour(
  data: FigureData,
  date: AssumptionDate,
  basis: AssumedBasis,
  hardware: string,
): number | null {
  return numberOf(rowOf(data, date, hardware), columnOf[basis]);
}

/** Provisioned kW of one GPU's share at the utility meter, or `null`. */
export function assumedKw(data: FigureData, date: AssumptionDate, hardware: string): number | null {
  return numberOf(rowOf(data, date, hardware), "allInPower");
}

/** Whether the source marks the price as a stand-in until a real one is known. */
export function isPlaceholder(data: FigureData, date: AssumptionDate, hardware: string): boolean {
  return rowOf(data, date, hardware)?.["placeholder"] === true;
}

function rowOf(data: FigureData, date: AssumptionDate, hardware: string): DataRow | undefined {
  return data.datasets[date]?.find((row) => row["hardware"] === hardware);
}

function numberOf(row: DataRow | undefined, column: string): number | null {
  const value = row?.[column];
  return typeof value === "number" ? value : null;
}

/** The cells of a cost basis, or of power, for some accelerators on a date. */
export function restOnAssumption(
  data: FigureData,
  date: AssumptionDate,
  what: AssumedBasis | "power",
  hardware: readonly string[],
): Rest {
  const rows = hardware.flatMap((name) => rowOf(data, date, name)?.row ?? []);
  return { need: date, rows, columns: [what === "power" ? "allInPower" : columnOf[what]] };
}
