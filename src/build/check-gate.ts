/** Hands the gate what it needs of the ledger: the values that an unbound number may have been copied from. */
import type { Fault } from "../base/fault.ts";
import { formatQuantity, formatValue } from "../base/format.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { gateProse } from "../markdown/gate.ts";
import type { KnownValue } from "../markdown/likely-values.ts";
import type { ReportFile } from "./content-files.ts";
import type { RenderedFigure } from "./figure-render.ts";
import { pointValue } from "./trace-data.ts";
import { traceRun } from "./trace-run.ts";

/** Everything that prose could bind: claims' figures, outputs of runs, findings of the figures that reports show. */
export function knownValues(ledger: Ledger, figures: readonly RenderedFigure[]): KnownValue[] {
  const claims = [...ledger.claims.values()].flatMap((claim) =>
    claim.quantities.map((quantity) => ({
      name: quantity.id === undefined ? claim.id : `${claim.id}.${quantity.id}`,
      value: pointValue(quantity),
      unit: quantity.unit,
      printed: formatQuantity(quantity),
    })),
  );
  const runs = [...ledger.scenarios.keys()].flatMap((id) =>
    Object.entries(traceRun(ledger, id).outputs).map(([name, { value, unit }]) => ({
      name: `run:${id}.${name}`,
      value,
      unit,
      printed: formatValue(value, unit),
    })),
  );
  const findings = figures.flatMap(({ id, findings: found }) =>
    [...found].map(([name, { value, unit }]) => ({
      name: `figure:${id}.${name}`,
      value,
      unit,
      printed: formatValue(value, unit),
    })),
  );
  return [...claims, ...runs, ...findings];
}

/** What each report says without evidence. */
export function checkGate(reports: readonly ReportFile[], known: readonly KnownValue[]): Fault[] {
  return reports.flatMap(({ source, bodyStart, matter }) => {
    const { value, place } = matter;
    const field = (text: string, path: readonly (string | number)[]) => ({ text, place: place(path) });
    const extra = [
      // A title may quote what the report is about; what it says itself needs evidence.
      field(value.title.replace(/“[^”]*”/g, "…"), ["title"]),
      field(value.question, ["question"]),
      field(value.answer, ["answer"]),
      ...value.keyNumbers.map(({ label }, index) => field(label, ["keyNumbers", index, "label"])),
      ...value.takeaways.map((takeaway, index) =>
        field(
          typeof takeaway === "string"
            ? takeaway
            : `<Holds that="${takeaway.holds}">${takeaway.text}</Holds>`,
          ["takeaways", index],
        ),
      ),
      ...value.limits.map((text, index) => field(text, ["limits", index])),
    ];
    return gateProse(source.file, source.text, bodyStart, { status: value.status, known, extra });
  });
}
