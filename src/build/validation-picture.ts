/** Predicted against measured as pictures, one for each unit in which many cases are told. */
import { formatCount, formatNumber, formatValue } from "../base/format.ts";
import { serialise } from "../base/markup.ts";
import { units, type UnitName } from "../base/units.ts";
import { agreementChart, agreementChartHeight, type AgreementCloud } from "../charts/agreement-chart.ts";
import { roleTitles, type Case, type Role } from "../validation/contract.ts";
import { errorRatio, withinFactor } from "../validation/score.ts";
import { takeDotTexts } from "./dot-texts.ts";
import { pictureWidths } from "../figures/files/picture-widths.ts";
import { MISS_FACTOR } from "./validation-tables.ts";
import type { Validation } from "./validation.ts";

export interface ValidationPicture {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly wideSvg: string;
  readonly narrowSvg: string;
  /** Words of the dots of each cloud, in order of drawing; a page loads them when a reader reaches for one. */
  readonly dotTexts: Readonly<Record<"wide" | "narrow", readonly (readonly string[])[]>>;
}

/** A unit with fewer cases is better read in a table. */
const LEAST_CASES = 50;
const series = { transferred: 1, same: 2, fitted: 3 } as const satisfies Partial<Record<Role, 1 | 2 | 3>>;
type Drawn = keyof typeof series;

const isDrawn = (role: Role): role is Drawn => Object.hasOwn(series, role);

export function validationPictures({ runs }: Validation): readonly ValidationPicture[] {
  const byUnit = new Map<UnitName, Case[]>();
  for (const one of runs.flatMap(({ result }) => result.cases)) {
    if (one.predicted === null || !isDrawn(one.role) || one.measured <= 0 || one.predicted <= 0) continue;
    byUnit.set(one.unit, [...(byUnit.get(one.unit) ?? []), one]);
  }
  return [...byUnit]
    .filter(([, cases]) => cases.length >= LEAST_CASES)
    .map(([unit, cases]) => pictureOf(unit, cases));
}

function pictureOf(unit: UnitName, cases: readonly Case[]): ValidationPicture {
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
  const draw = (width: number, frame: string) =>
    takeDotTexts(
      agreementChart(
        { measured: `Measured, ${label}`, predicted: `Predicted, ${label}`, clouds, factor: MISS_FACTOR },
        { id: frame, width, height: agreementChartHeight(width), title, description },
      ),
    );
  const [wide, narrow] = [draw(pictureWidths.wide, `${id}-wide`), draw(pictureWidths.narrow, `${id}-narrow`)];
  return {
    id,
    title,
    subtitle: `${formatCount(cases.length, "case")}, ${label}; grey: the limit of each case`,
    description,
    wideSvg: serialise(wide.svg),
    narrowSvg: serialise(narrow.svg),
    dotTexts: { wide: wide.texts, narrow: narrow.texts },
  };
}
