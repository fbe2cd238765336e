/** Figures of what a model says on a scenario, and of claims: what their records name is looked up first. */
import type { FaultText } from "../base/fault.ts";
import { didYouMean, expectedName } from "../base/nearest.ts";
import { axisNameFaults } from "../figures/declared/axis-names.ts";
import { boundNeeds, referenceFaults } from "../figures/declared/references.ts";
import { runAxes } from "../figures/declared/run-figure.ts";
import { timelineOf } from "../figures/declared/timeline.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { FigureRecord } from "../schemas/figure.ts";
import { runKinds } from "./declared-kinds.ts";
import { gatherFigureInputs } from "./figure-data.ts";
import { models } from "./registry.ts";
import type { MadeFigure, ReportFault } from "./site-figures.ts";
import { errorWords } from "./trace-data.ts";
import { studyOf, traceRun } from "./trace-run.ts";

/** `null` with faults reported. */
export function ofScenario(
  ledger: Ledger,
  id: string,
  record: FigureRecord,
  report: ReportFault,
): MadeFigure | null {
  const { scenario = "", output, inputs = {}, factors = [] } = record;
  const maker = runKinds[record.kind];
  const runs = attempt(
    // What is wrong with a scenario that is there is told in its own record.
    ledger.scenarios.has(scenario) ? () => undefined : report,
    () => ["scenario"],
    "figure-scenario",
    [scenario],
    (one) => traceRun(ledger, one),
  );
  if (!runs) return null;
  const run = traceRun(ledger, scenario);
  const model = models.get(run.model.id);
  if (model === undefined || maker === undefined) return null;
  let sound = true;
  const known = (
    path: readonly (string | number)[],
    name: string,
    names: readonly string[],
    what: string,
  ): void => {
    if (names.includes(name)) return;
    sound = false;
    report(path, {
      is: `unknown ${what} \`${name}\` of ${model.id}`,
      expected: expectedName(name, names),
      mend: didYouMean(name, names, "Mend the name"),
      rule: "figure-scenario",
    });
  };
  const numbers = Object.entries(model.inputs).flatMap(([name, input]) =>
    input.type === "number" ? [name] : [],
  );
  if (output !== undefined) known(["output"], output, Object.keys(model.outputs), "output");
  for (const axis of ["x", "y"] as const) {
    const name = inputs[axis];
    if (name !== undefined) known(["inputs", axis], name, numbers, "number input");
  }
  factors.forEach((factor, index) => {
    const name = factor.replace(/^1\/\s*/, "");
    known(["factors", index], name, numbers, "number input");
    const input = model.inputs[name];
    if (!numbers.includes(name) || input?.type !== "number" || ["x", "%"].includes(input.unit)) return;
    sound = false;
    report(["factors", index], {
      is: `\`${name}\` is in ${input.unit}`,
      expected: "inputs that are multiples or shares, for they are multiplied",
      mend: "Choose inputs that are ratios",
      rule: "figure-unit",
    });
  });
  const { ranges, drawnWith = {} } = studyOf(run);
  if ((record.kind === "tornado" || record.kind === "distribution") && Object.keys(ranges).length === 0) {
    sound = false;
    report(["scenario"], {
      is: `no input of \`${scenario}\` has a range`,
      expected: "at least one, for what varies",
      mend: "Add `range` to inputs of the scenario",
      rule: "figure-scenario",
    });
  }
  if (!sound) return null;
  const { data } = gatherFigureInputs(ledger, { id, needs: boundNeeds(record) });
  const axes = runAxes({ record, model });
  for (const { path, ...text } of [...referenceFaults(record, data, axes), ...axisNameFaults(record, axes)])
    report(path, text);
  const evidence = run.outputs[output ?? ""]?.kind ?? "modelled";
  const figure = maker({
    id,
    record,
    model,
    scenario: { id: scenario, title: run.title },
    ranges,
    drawnWith,
    evidence,
  });
  return { figure, module: null, declared: null };
}

const expectedOf: Readonly<Record<string, string>> = {
  "figure-claim": "a claim of data/claims/, or one of its quantities",
  "figure-scenario": "a scenario of data/scenarios/ that runs",
};

/** Whether all leads somewhere; what does not is reported. */
function attempt(
  report: ReportFault,
  pathOf: (index: number) => readonly (string | number)[],
  rule: string,
  names: readonly string[],
  action: (name: string) => unknown,
): boolean {
  let sound = true;
  names.forEach((name, index) => {
    try {
      action(name);
    } catch (error) {
      sound = false;
      const text = textOf(error, rule);
      report(pathOf(index), { ...text, expected: expectedOf[rule] ?? text.expected });
    }
  });
  return sound;
}

/** `null` with faults reported. */
export function ofClaims(
  ledger: Ledger,
  id: string,
  record: FigureRecord,
  report: ReportFault,
): MadeFigure | null {
  const figure = timelineOf(id, record);
  return attempt(
    report,
    (index) => ["claims", index],
    "figure-claim",
    figure.needs.statements ?? [],
    (claim) => gatherFigureInputs(ledger, { ...figure, needs: { statements: [claim] } }),
  )
    ? { figure, module: null, declared: null }
    : null;
}

/** What an error says, as a fault. */
export function textOf(error: unknown, rule: string): FaultText {
  return {
    ...errorWords(error, { expected: "a figure that can be drawn", mend: "Mend the record" }),
    rule,
  };
}
