/**
 * The frontier that the stored InferenceX runs of one accelerator draw: for
 * each user speed the most tokens per GPU that any stored run reached.
 */
import { interpolateFrontier, paretoFrontier, type Point } from "../../models/pareto.ts";
import type { DataRow, DatasetNeed, Rest } from "../contract.ts";

export interface StoredRun extends Point {
  /** Row in the dataset's table. */
  readonly row: number;
  readonly date: string;
  /** "FP4, Dynamo-TRT, MTP, 1,127 concurrent". */
  readonly configuration: string;
  readonly speculative: boolean;
  /** Not a stored run, but one derived from a published cost: it has no row. */
  readonly derived?: true;
}

export const accelerators = {
  h100: "H100",
  h200: "H200",
  b200: "B200",
  gb200: "GB200 NVL72",
  gb300: "GB300 NVL72",
} as const;
export type Accelerator = keyof typeof accelerators;

export const INPUT_LENGTH = 8192;
export const OUTPUT_LENGTH = 1024;

/** DeepSeek-R1-0528 with 8,192 tokens in and 1,024 out: the workload of the claim. */
export const runsNeed: DatasetNeed = {
  dataset: "inferencex-points@2026-06-14",
  columns: [
    "date",
    "hardware",
    "precision",
    "framework",
    "specMethod",
    "disaggregated",
    "concurrency",
    "medianInteractivity",
    "throughputPerGpu",
    "throughputCheck",
  ],
  where: { inputLength: [INPUT_LENGTH], outputLength: [OUTPUT_LENGTH], hardware: Object.keys(accelerators) },
};

/** Rows whose published throughput follows from their own parts within 1 %; others are left out. */
export function consistentRuns(rows: readonly DataRow[], hardware: Accelerator): StoredRun[] {
  return rows.flatMap((row): StoredRun[] => {
    const { medianInteractivity: x, throughputPerGpu: y, throughputCheck: check } = row;
    if (row["hardware"] !== hardware || typeof x !== "number" || typeof y !== "number") return [];
    if (typeof check !== "number" || Math.abs(check - 1) > 0.01) return [];
    const speculative = row["specMethod"] === "mtp";
    const words = [
      String(row["precision"]).toUpperCase(),
      String(row["framework"]),
      speculative ? "multi-token prediction" : "no speculation",
      row["disaggregated"] === true ? "disaggregated" : "one engine",
      `${String(row["concurrency"])} concurrent`,
    ];
    return [{ x, y, row: row.row, date: String(row["date"]), configuration: words.join(", "), speculative }];
  });
}

export function storedFrontier(runs: readonly StoredRun[]): StoredRun[] {
  return paretoFrontier(runs, { x: (run) => run.x, y: (run) => run.y });
}

/** Throughput on the frontier at a user speed, or `null` outside the stored range: nothing is extrapolated. */
export function throughputAt(frontier: readonly StoredRun[], interactivity: number): number | null {
  const [first, last] = [frontier[0], frontier.at(-1)];
  if (first === undefined || last === undefined || interactivity < first.x || interactivity > last.x)
    return null;
  return frontier.length === 1 ? first.y : interpolateFrontier(frontier, interactivity);
}

/** The run at that speed, or those on either side: between two alone, the curve is a straight line in the logarithm of throughput. */
export function neighboursOf(frontier: readonly StoredRun[], interactivity: number): StoredRun[] {
  const right = frontier.findIndex(({ x }) => x >= interactivity);
  const exact = frontier[right]?.x === interactivity;
  return frontier.slice(Math.max(0, exact ? right : right - 1), right + 1);
}

/** The runs that `throughputAt` rests on: the one at that speed, or those near it that shape the curve there. */
export function runsBehind(frontier: readonly StoredRun[], interactivity: number): StoredRun[] {
  const at = frontier.findIndex(({ x }) => x >= interactivity);
  const exact = frontier[at];
  if (exact !== undefined && exact.x === interactivity) return [exact];
  const value = throughputAt(frontier, interactivity);
  // The curve limits its slopes, so a run further off may shape nothing here: it is moved to see.
  return frontier.slice(Math.max(0, at - 2), at + 2).filter((run) => {
    const moved = frontier.map((one) => (one === run ? { ...one, y: one.y * 1.0001 } : one));
    return throughputAt(moved, interactivity) !== value;
  });
}

/** What a ratio at one user speed rests on, as cells. */
export function restOnRuns(runs: readonly StoredRun[]): Rest {
  return {
    need: "runs",
    rows: [...new Set(runs.filter(({ derived }) => derived !== true).map(({ row }) => row))].sort(
      (a, b) => a - b,
    ),
    columns: ["medianInteractivity", "throughputPerGpu"],
  };
}
