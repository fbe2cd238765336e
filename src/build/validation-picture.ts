/** Predicted against measured as pictures, one for each unit in which many cases are told. */
import { formatCount, formatNumber, formatValue } from "../base/format.ts";
import type { LineageNode } from "../base/lineage.ts";
import type { MarkupNode } from "../base/markup.ts";
import type { Table } from "../base/table.ts";
import { units, type UnitName } from "../base/units.ts";
import { agreementChart, agreementChartHeight, type AgreementCloud } from "../charts/agreement-chart.ts";
import type { FiledFigure } from "../figures/files/figure-files.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { roleTitles, type Case, type Role, type Suite } from "../validation/contract.ts";
import { errorRatio, withinFactor } from "../validation/score.ts";
import { gatherFigureInputs } from "./figure-data.ts";
import { drawPictures, originsOf, type PagePictures } from "./figure-render.ts";
import { MISS_FACTOR, evidenceWords } from "./validation-tables.ts";
import { validate } from "./validation.ts";

/** The same to take along as a figure. */
export type ValidationPicture = FiledFigure & PagePictures;

/** A case with the suite that it is of. */
interface Judged {
  readonly suite: Suite;
  readonly one: Case;
}

/** A unit with fewer cases is better read in a table. */
const LEAST_CASES = 50;
const series = { transferred: 1, same: 2, fitted: 3 } as const satisfies Partial<Record<Role, 1 | 2 | 3>>;
type Drawn = keyof typeof series;

const isDrawn = (role: Role): role is Drawn => Object.hasOwn(series, role);

export function validationPictures(ledger: Ledger): readonly ValidationPicture[] {
  const drawn = validate(ledger)
    .runs.flatMap(({ suite, result }) => result.cases.map((one) => ({ suite, one })))
    .filter(
      ({ one: { predicted, measured, role } }) =>
        predicted !== null && isDrawn(role) && measured > 0 && predicted > 0,
    );
  return [...Map.groupBy(drawn, ({ one }) => one.unit)]
    .filter(([, judged]) => judged.length >= LEAST_CASES)
    .map(([unit, judged]) => ({ ...pictureOf(unit, judged), ...originsOf(ledger, restOf(ledger, judged)) }));
}

function pictureOf(
  unit: UnitName,
  judged: readonly Judged[],
): Omit<ValidationPicture, "datasets" | "sources" | "sourceLine"> {
  const cases = judged.map(({ one }) => one);
  const quantities = [...new Set(cases.map(({ quantity }) => quantity))].join(" and ");
  const near = cases.filter((one) => withinFactor(errorRatio(one) ?? 1, MISS_FACTOR)).length;
  const id = `validation-${unit.replaceAll(/[^A-Za-z]+/g, "-").toLowerCase()}`;
  const title = `${formatValue((100 * near) / cases.length, "%", { digits: 2 })} of the predictions of ${quantities} lie within a factor of ${MISS_FACTOR} of what was measured`;
  const limits = cases.filter(({ ceiling }) => ceiling !== undefined);
  const kept = limits.filter(({ measured, ceiling = 0 }) => measured <= ceiling).length;
  const description = `${formatCount(cases.length, "case")} on logarithmic axes, measured across and predicted upward, with the line of agreement and lines of a factor of ${MISS_FACTOR}. Grey dots are the limits at rated peaks: ${kept} of ${limits.length} lie above the line of agreement, as limits must.`;
  const words = (one: Case, value: number): string =>
    `${one.name}: ${formatNumber(value, 3)} against ${formatNumber(one.measured, 3)}`;
  const roles = (Object.keys(series) as Drawn[]).filter((role) => cases.some((one) => one.role === role));
  const clouds: AgreementCloud[] = [
    {
      name: "limit at rated peaks",
      shortName: "limit",
      points: limits.map((one) => ({
        measured: one.measured,
        predicted: one.ceiling ?? 0,
        words: words(one, one.ceiling ?? 0),
      })),
    },
    ...roles.map((role) => ({
      name: roleTitles[role].toLowerCase(),
      series: series[role],
      points: cases
        .filter((one) => one.role === role)
        .map((one) => ({
          measured: one.measured,
          predicted: one.predicted ?? 0,
          words: words(one, one.predicted ?? 0),
        })),
    })),
  ].filter(({ points }) => points.length > 0);
  const label = units[unit].label;
  const draw = (frame: string, width: number, height: number): MarkupNode =>
    agreementChart(
      { measured: `Measured, ${label}`, predicted: `Predicted, ${label}`, clouds, factor: MISS_FACTOR },
      { id: frame, width, height, title, description },
    );
  return {
    id,
    title,
    subtitle: `${formatCount(cases.length, "case")}, ${label}; grey: the limit of each case`,
    description,
    notes: [],
    table: tableOf(unit, judged),
    draw: (width, height) => draw(id, width, height),
    heightAt: agreementChartHeight,
    ...drawPictures(id, (frame, width) => draw(frame, width, agreementChartHeight(width))),
  };
}

/** The cases that are drawn; those of a suite with all that is known of them stand in a file of the suite. */
function tableOf(unit: UnitName, judged: readonly Judged[]): Table {
  return {
    caption: "The cases in the picture",
    columns: [
      { name: "suite", title: "Suite" },
      { name: "case", title: "Case" },
      { name: "quantity", title: "Quantity" },
      { name: "role", title: "Role" },
      { name: "measured", title: "Measured", unit },
      { name: "predicted", title: "Predicted", unit },
      { name: "ratio", title: "Predicted over measured", unit: "x" },
      { name: "limit", title: "Limit at rated peaks", unit },
      { name: "evidence", title: "Evidence" },
    ],
    rows: judged.map(({ suite, one }) => [
      suite.id,
      one.name,
      one.quantity,
      roleTitles[one.role],
      one.measured,
      one.predicted,
      errorRatio(one),
      one.ceiling ?? null,
      evidenceWords(suite, one),
    ]),
  };
}

/** What the suites read: published values, and what the predictions are made of. */
function restOf(ledger: Ledger, judged: readonly Judged[]): readonly LineageNode[] {
  const suites = new Set(judged.map(({ suite }) => suite));
  return [...suites].flatMap((suite) => gatherFigureInputs(ledger, suite).children);
}
