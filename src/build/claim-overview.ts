/**
 * The picture of claims against evidence: for each claim with a ratio or a
 * percentage, the stated value beside what its sources give in the same unit.
 */
import type { MarkupNode } from "../base/markup.ts";
import { formatQuantity, formatValue } from "../base/format.ts";
import { rangeChart, rangeChartHeight, type RangeChartInput, type RangeMark } from "../charts/range-chart.ts";
import { pictureWidths } from "../figures/files/picture-widths.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Claim } from "../schemas/claim.ts";
import { pointValue } from "./trace-data.ts";

/** Claims whose evidence gives a figure of the same unit as their first ratio, by reference. */
export function comparableClaims(ledger: Ledger): Claim[] {
  return [...ledger.claims.values()].filter((claim) => {
    const stated = claim.quantities.find(({ unit }) => unit === "x");
    return stated !== undefined && evidenceValues(claim).length > 0;
  });
}

interface EvidenceValue {
  readonly value: number;
  readonly printed: string;
  readonly stance: string;
  readonly source: string;
}

function evidenceValues(claim: Claim): EvidenceValue[] {
  return claim.evidence.flatMap(({ quantities = [], stance, source }) =>
    quantities
      .filter((quantity) => quantity.unit === "x" && pointValue(quantity) > 0)
      .map((quantity) => ({
        value: pointValue(quantity),
        printed: formatQuantity(quantity),
        stance,
        source,
      })),
  );
}

/** The chart's input; `null` when no claim can be compared. */
export function claimOverview(ledger: Ledger): RangeChartInput | null {
  const claims = comparableClaims(ledger);
  if (claims.length === 0) return null;
  return {
    axis: {
      kind: "log",
      label: "Stated ratio, and what the evidence gives",
      shortLabel: "ratio, log scale",
      suffix: "×",
    },
    rows: claims.map((claim) => {
      const stated = claim.quantities.find(({ unit }) => unit === "x");
      const value = stated === undefined ? 1 : pointValue(stated);
      const against = evidenceValues(claim).map((one): RangeMark => ({
        value: one.value,
        label: one.stance === "contradicts" ? "evidence against" : "evidence",
        series: one.stance === "contradicts" ? 2 : 1,
        shape: one.stance === "contradicts" ? "cross" : "circle",
        detail: `${one.printed}, ${ledger.sources.get(one.source)?.title ?? one.source}`,
      }));
      return {
        label: stated?.kind ?? claim.ref,
        note: `${claim.ref}, ${claim.verdict}`,
        // What was stated is drawn last, so that it stays seen where the evidence agrees.
        marks: [
          ...against,
          {
            value,
            label: "as stated",
            text: formatValue(value, "x"),
            series: 4,
            shape: "diamond" as const,
            detail: claim.statement,
          },
        ],
      };
    }),
  };
}

/** The finding: how many stated ratios meet their own figure in the evidence, and how many meet another. */
export function overviewTitle(ledger: Ledger): string {
  const claims = comparableClaims(ledger);
  const stated = (claim: Claim): number =>
    pointValue(claim.quantities.find(({ unit }) => unit === "x") ?? {});
  const meets = (claim: Claim, same: boolean): boolean =>
    evidenceValues(claim).some(({ value }) => Math.abs(value / stated(claim) - 1) < 0.02 === same);
  const [matched, differing] = [true, false].map(
    (same) => claims.filter((claim) => meets(claim, same)).length,
  );
  return `Of ${claims.length} stated ratios ${matched ?? 0} meet the same figure in their evidence, and ${differing ?? 0} meet one that differs`;
}

export function drawClaimOverview(
  input: RangeChartInput,
  picture: keyof typeof pictureWidths,
  title: string,
): MarkupNode {
  const width = pictureWidths[picture];
  const description = input.rows
    .map(
      ({ label, marks }) =>
        `${label}: ${marks.map((mark) => `${mark.label} ${formatValue(mark.value, "x")}`).join(", ")}`,
    )
    .join(". ");
  const height = rangeChartHeight(input, width);
  return rangeChart(input, { id: `overview-${picture}`, width, height, title, description });
}
