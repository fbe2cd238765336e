/** Scenarios that do not run, each told once, at the number of its record that is at fault. */
import { formatExact } from "../base/format.ts";
import { fault, type Fault } from "../base/fault.ts";
import type { Ledger, LedgerReading } from "../ledger/ledger.ts";
import { ModelError } from "../models/errors.ts";
import type { Scenario } from "../schemas/scenario.ts";
import { fieldOf } from "./blame.ts";
import { errorWords } from "./trace-data.ts";
import { traceRun } from "./trace-run.ts";

type Path = readonly (string | number)[];

export interface ScenarioCheck {
  readonly faults: readonly Fault[];
  /** Messages of the errors: what fails with one of them hangs on the scenario, and is no fault of its own. */
  readonly told: ReadonlySet<string>;
}

export function checkScenarios(ledger: Ledger, places: LedgerReading["scenarioPlaces"]): ScenarioCheck {
  const faults: Fault[] = [];
  const told = new Set<string>();
  for (const [id, place] of places) {
    try {
      traceRun(ledger, id);
    } catch (error) {
      const scenario = ledger.scenarios.get(id);
      if (!(error instanceof Error) || scenario === undefined) throw error;
      told.add(error.message);
      const words = errorWords(error, { expected: "names that lead to a value", mend: "Mend the record" });
      const refusal = error instanceof ModelError ? { ...words, is: refusalOf(error) } : words;
      faults.push(
        fault(place(pathOf(error, scenario)), {
          ...refusal,
          is: `scenario \`${id}\` does not run: ${refusal.is}`,
          rule: "scenario",
        }),
      );
    }
  }
  return { faults, told };
}

function refusalOf({ field, value }: ModelError): string {
  const number = typeof value === "number" && Number.isFinite(value);
  return `\`${field}\` is ${number ? formatExact(value) : String(value)}`;
}

/** The number of a range that was refused; the range; the input; the record. */
function pathOf(error: Error, { inputs }: Scenario): Path {
  const refused = error instanceof ModelError ? error : null;
  const ofModel = refused !== null && Object.hasOwn(inputs, refused.field) ? ["inputs", refused.field] : null;
  const path = fieldOf(error) ?? ofModel ?? ["id"];
  const [, name, part] = path;
  if (refused === null || part !== "range" || name === undefined) return path;
  const range = inputs[name]?.range;
  const end = (["low", "high", "mode", "median", "gsd"] as const).find(
    (one) => range?.[one] !== undefined && (range[one] === refused.value || one === refused.field),
  );
  return end === undefined ? path : [...path, end];
}
