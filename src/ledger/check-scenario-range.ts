/** Checks what the range of a scenario's input rests on: claims that are there, and another input it may be drawn with. */
import type { Fault } from "../base/fault.ts";
import { didYouMean, orList } from "../base/nearest.ts";
import type { Ratio, Scenario, ScenarioRange } from "../schemas/scenario.ts";
import { checkCell } from "./check-cell.ts";
import type { Located } from "./collect-records.ts";
import { unlessKnown, type Records } from "./known-records.ts";

export function checkScenarioRange(
  located: Located<Scenario>,
  records: Records,
  name: string,
  range: ScenarioRange,
): Fault[] {
  const path = ["inputs", name, "range"];
  const claims = (range.claims ?? []).flatMap((id, index) =>
    checkClaimId(located, records, [...path, "claims", index], id),
  );
  const cells = (range.cells ?? []).flatMap((cell, index) =>
    checkCell(located, records, [...path, "cells", index], cell),
  );
  const ratios = (range.ratios ?? []).flatMap((ratio, index) =>
    checkRatio(located, records, [...path, "ratios", index], ratio),
  );
  const leader = range.drawnWith;
  return [
    ...claims,
    ...cells,
    ...ratios,
    ...(leader === undefined ? [] : checkLeader(located, path, name, leader)),
  ];
}

/** Both ends are there. */
export function checkRatio(
  located: Located<Scenario>,
  records: Records,
  path: readonly (string | number)[],
  ratio: Ratio,
): Fault[] {
  return (["of", "over"] as const).flatMap((side) => {
    const end = ratio[side];
    return typeof end === "string"
      ? checkClaimId(located, records, [...path, side], end)
      : checkCell(located, records, [...path, side], end);
  });
}

/** `claim`, or `claim.quantity`; ids may themselves hold dots. */
function checkClaimId(
  located: Located<Scenario>,
  records: Records,
  path: readonly (string | number)[],
  id: string,
): Fault[] {
  if (records.claims.has(id)) return [];
  const dot = id.lastIndexOf(".");
  const claim = records.claims.get(id.slice(0, Math.max(dot, 0)))?.value;
  if (claim === undefined)
    return records.lost.claim.has(id.slice(0, Math.max(dot, 0)))
      ? []
      : unlessKnown(records, located, path, "claim", id);
  const quantity = id.slice(dot + 1);
  const ids = claim.quantities.map((one) => one.id).filter((one) => one !== undefined);
  if (ids.includes(quantity)) return [];
  return [
    located.fault(path, {
      is: `unknown quantity \`${quantity}\` of claim \`${claim.id}\``,
      expected:
        ids.length > 0 ? `${orList(ids)} after the dot` : "the claim alone, since its quantity has no id",
      mend: didYouMean(
        quantity,
        ids,
        ids.length > 0 ? "Name one of these" : "Take the dot and the quantity out",
      ),
      rule: "quantity-unknown",
    }),
  ];
}

/** One level only, so that it is plain which draw is meant. */
function checkLeader(
  located: Located<Scenario>,
  path: readonly string[],
  name: string,
  leader: string,
): Fault[] {
  const { inputs } = located.value;
  const range = Object.hasOwn(inputs, leader) ? inputs[leader]?.range : undefined;
  if (leader !== name && range !== undefined && range.drawnWith === undefined) return [];
  const leaders = Object.entries(inputs)
    .filter(([one, { range }]) => one !== name && range !== undefined && range.drawnWith === undefined)
    .map(([one]) => one);
  return [
    located.fault([...path, "drawnWith"], {
      is: `drawnWith is \`${leader}\``,
      expected:
        leaders.length === 0
          ? "another input of this scenario that has a range"
          : `${orList(leaders)}, which has a range of its own`,
      mend: didYouMean(leader, leaders, "Name such an input, or leave it out"),
      rule: "range-drawn-with",
    }),
  ];
}
