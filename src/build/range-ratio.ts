/** The quotient of two published values, as an input or behind its range: 8 TB/s over 4.8 says 1.67 times, though nobody prints it. */
import { formatQuantity, formatValue } from "../base/format.ts";
import { weakestKind, type EvidenceKind } from "../base/evidence.ts";
import type { LineageNode, TracedValue } from "../base/lineage.ts";
import { basisClash, convert, mixesShare, type UnitName } from "../base/units.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { QuantityData } from "../schemas/quantity.ts";
import type { Ratio, RatioEnd } from "../schemas/scenario.ts";
import { traceCell, traceClaim } from "./trace-data.ts";

export interface TracedRatio {
  /** In the unit of the input. */
  readonly value: number;
  /** "1.67× (8 TB/s over 4.8 TB/s)", and the part in brackets alone. */
  readonly printed: string;
  readonly quotient: string;
  readonly label: string;
  readonly kind: EvidenceKind;
  readonly evidence: readonly LineageNode[];
}

/**
 * @param unit of the input
 * @throws {LookupError} when a claim or cell is unknown; {RangeError} when the two differ in dimension or basis, when a
 * share would be divided by a multiple, or when the input is no multiple
 */
export function traceRatio(ledger: Ledger, { of, over }: Ratio, unit: UnitName): TracedRatio {
  const [top, bottom] = [traceEnd(ledger, of), traceEnd(ledger, over)];
  const clash = basisClash(top.basis ?? {}, bottom.basis ?? {});
  if (clash !== null)
    throw new RangeError(
      `a ratio has the ${clash.key} basis ${clash.a} over ${clash.b}, expected one for both`,
    );
  if (mixesShare(top.unit, bottom.unit))
    throw new RangeError(`a ratio divides ${top.unit} by ${bottom.unit}, expected one of them for both`);
  if (mixesShare("x", unit))
    throw new RangeError(`a ratio stands for an input in ${unit}, expected an input in x`);
  const value = top.value / convert(bottom.value, bottom.unit, top.unit);
  if (!Number.isFinite(value)) throw new RangeError(`a ratio divides by ${bottom.value}`);
  const at = (workload: string | null): string => (workload === null ? "" : `, ${workload}`);
  const apart = top.workload === bottom.workload ? "" : at(top.workload);
  const quotient = `${top.printed}${apart} over ${bottom.printed}${at(bottom.workload)}`;
  const { label } = top.lineage;
  return {
    value: convert(value, "x", unit),
    printed: `${formatValue(value, "x", { digits: 3 })} (${quotient})`,
    quotient,
    label: label === bottom.lineage.label ? label : `${label}; ${bottom.lineage.label}`,
    kind: weakestKind(["modelled", top.kind, bottom.kind]),
    evidence: [top.lineage, bottom.lineage],
  };
}

/** Printed with the source's own qualifier, which bears on the quotient too. */
function traceEnd(
  ledger: Ledger,
  end: RatioEnd,
): TracedValue & { readonly printed: string; readonly workload: string | null } {
  if (typeof end === "string") {
    const traced = traceClaim(ledger, end);
    return { ...traced, printed: formatQuantity(traced.quantity), workload: workloadOf(traced.quantity) };
  }
  const cell = traceCell(ledger, end.dataset, end.column, end.where);
  return { ...cell, printed: formatValue(cell.value, cell.unit), workload: null };
}

/** How long the requests were that a claim's value was found with; values of other lengths do not compare. */
export function workloadOf({ conditions }: QuantityData): string | null {
  const lengths = conditions?.["lengths"];
  return lengths === undefined ? null : String(lengths);
}
