/**
 * Every figure of a site: those that are code and those that a record tells. A
 * faulty record makes no figure, and says at each place what is wrong with it.
 */
import { compareText, type Fault, type FaultText } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import { startValues, type Figure, type Finding } from "../figures/contract.ts";
import { itemFaults, unitFaults } from "../figures/declared/check-items.ts";
import { fillTokens } from "../figures/declared/braces.ts";
import { wordFaults } from "../figures/declared/check-words.ts";
import { conditionsOf } from "../figures/declared/conditions.ts";
import type { Declared } from "../figures/declared/declared.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { StructuredFile } from "../ledger/structured-file.ts";
import type { FigureRecord } from "../schemas/figure.ts";
import { datasetKind } from "./declared-kinds.ts";
import { ofClaims, ofScenario, textOf } from "./declare-run.ts";
import { declareColumns } from "./figure-columns.ts";
import { gatherFigureInputs } from "./figure-data.ts";
import type { FigureFile } from "./figure-files.ts";
import { figureFiles, figures as coded } from "./registry.ts";
import { figuresOfTargets } from "./target-figures.ts";

export interface SiteFigure {
  readonly figure: Figure;
  /** With the words that are made from its data, where the author gave others. */
  readonly made: Figure;
  /** File below `figures/` that the browser loads, without ending; `null`: nothing to load. */
  readonly module: string | null;
  /** What that file needs besides the data, where it serves many figures. */
  readonly declared: Declared | null;
  /** The record, or the words for a figure that is code. */
  readonly file: FigureFile | null;
  /** The author's own description, where there is one. */
  readonly ownDescription: string | null;
}

export interface SiteFigures extends ReadonlyMap<string, SiteFigure> {
  /** Ids of records with faults: to point at them is no fault of its own. */
  readonly lost: ReadonlySet<string>;
}

class Figures extends Map<string, SiteFigure> implements SiteFigures {
  readonly lost = new Set<string>();
}

/** The figures that are code alone. */
export function codedFigures(): SiteFigures {
  const all = new Figures();
  for (const [id, figure] of coded)
    all.set(id, {
      figure,
      made: figure,
      module: figureFiles.get(id) ?? null,
      declared: null,
      file: null,
      ownDescription: null,
    });
  return all;
}

/** @param faults those of the records are pushed */
export function siteFigures(ledger: Ledger, files: readonly FigureFile[], faults: Fault[]): SiteFigures {
  const all = new Figures([...codedFigures(), ...figuresOfTargets(ledger)]);
  const declared = new Figures(all);
  for (const file of [...files].sort((a, b) => compareText(a.id, b.id))) {
    if (file.record === null && file.description === null) {
      declared.lost.add(file.id);
      continue;
    }
    const before = faults.length;
    const made =
      file.record === null
        ? describedCode(file, all, faults)
        : ofRecord(ledger, file, file.record, all, faults);
    if (made !== null) declared.set(file.id, made);
    if (made === null || faults.slice(before).some(({ fatal }) => fatal === true)) declared.lost.add(file.id);
  }
  return declared;
}

/** A figure that is code, in an author's words. */
function describedCode(file: FigureFile, all: SiteFigures, faults: Fault[]): SiteFigure | null {
  const { id, description } = file;
  const known = all.get(id);
  if (description === null) return null;
  if (known === undefined) {
    faults.push(
      description.fault([], {
        is: `no figure is called \`${id}\``,
        expected: "the id of a figure that is code, or a record with `kind`",
        mend: didYouMean(id, all.keys(), "Name the file after the figure"),
        rule: "figure-name",
      }),
    );
    return null;
  }
  const { text } = description.value.description;
  return { ...known, figure: withWords(known.figure, text), ownDescription: text, file };
}

function withWords(figure: Figure, words: string): Figure {
  return { ...figure, describe: () => words };
}

function ofRecord(
  ledger: Ledger,
  file: FigureFile,
  record: StructuredFile<FigureRecord>,
  all: SiteFigures,
  faults: Fault[],
): SiteFigure | null {
  const { id } = file;
  if (all.has(id)) {
    faults.push(
      record.fault(["kind"], {
        is: `\`${id}\` is also the id of a figure that is code`,
        expected: "an id of its own",
        mend: "Rename the file",
        rule: "figure-name",
      }),
    );
    return null;
  }
  const before = faults.length;
  const report = (path: readonly (string | number)[], text: FaultText): void => {
    faults.push(record.fault(path, text));
  };
  const { value } = record;
  if (!boundEverywhere(ledger, id, value, report)) return null;
  const made =
    value.scenario !== undefined
      ? ofScenario(ledger, id, value, report)
      : value.claims !== undefined
        ? ofClaims(ledger, id, value, report)
        : ofDataset(ledger, id, value, report);
  if (made === null) return null;
  // A name that is no series or cell leaves the rows as they are, so the words are checked beside it.
  const rest = faults
    .slice(before)
    .filter(({ ruleId }) => !["figure-series", "figure-names"].includes(ruleId ?? ""));
  if (rest.length > 0) return null;
  const faulty = faults.length > before;
  const findings = findingsAtStart(ledger, made.figure, faulty ? () => undefined : report);
  const conditions = made.declared === null ? {} : conditionsOf(made.declared);
  if (findings !== null)
    for (const { path, ...text } of wordFaults(value, Object.keys(findings), Object.keys(conditions)))
      report(path, text);
  if (faults.length > before || findings === null) return null;
  const words = { label: "", x: "", series: "" };
  const found = Object.fromEntries(Object.entries(findings).map(([name, one]) => [name, { ...one, words }]));
  const own = value.description?.text;
  const ownDescription = own === undefined ? null : fillTokens(own, found, conditions);
  const figure = ownDescription === null ? made.figure : withWords(made.figure, ownDescription);
  return { ...made, made: made.figure, figure, ownDescription, file };
}

/** Whether each reference line leads to a number; what does not is reported. */
function boundEverywhere(
  ledger: Ledger,
  id: string,
  { references = [] }: FigureRecord,
  report: ReportFault,
): boolean {
  let sound = true;
  references.forEach(({ at }, index) => {
    try {
      gatherFigureInputs(ledger, { id, needs: { bound: [at] } });
    } catch (error) {
      sound = false;
      report(["references", index, "at"], textOf(error, "figure-reference"));
    }
  });
  return sound;
}

/** A figure before an author's words are laid over it. */
export type MadeFigure = Pick<SiteFigure, "figure" | "module" | "declared">;
export type ReportFault = (path: readonly (string | number)[], text: FaultText) => void;

function ofDataset(ledger: Ledger, id: string, record: FigureRecord, report: ReportFault): MadeFigure | null {
  const declared = declareColumns(ledger, id, record, report);
  const kind = datasetKind(record);
  if (declared === null || kind === undefined) return null;
  const figure = kind.figureOf(declared);
  const found = [...unitFaults(declared), ...itemFaults(declared, gatherFigureInputs(ledger, figure).data)];
  for (const { path, ...text } of found) report(path, text);
  return { figure, module: `declared/kinds/${kind.file}`, declared };
}

/** The findings, or `null` when the figure cannot be computed, which is reported. */
function findingsAtStart(
  ledger: Ledger,
  figure: Figure,
  report: ReportFault,
): Readonly<Record<string, Finding>> | null {
  try {
    const { data } = gatherFigureInputs(ledger, figure);
    return figure.findings?.(figure.compute(data, startValues(figure, data))) ?? {};
  } catch (error) {
    report(["kind"], textOf(error, "figure"));
    return null;
  }
}
