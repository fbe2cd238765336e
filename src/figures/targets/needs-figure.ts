/** What each input must be for a target: title, notes, table and findings. */
import type { Table } from "../../base/table.ts";
import type { Finding } from "../contract.ts";
import { spanText, valueText } from "../workbench/words.ts";
import type { InputNeed } from "./target-needs.ts";
import {
  bestOf,
  beyondText,
  goalText,
  headOf,
  inputOf,
  isUp,
  leftOutText,
  methodText,
  nameOf,
  needText,
  outputOf,
  shareText,
  shortfallText,
  targetAndBest,
  targetText,
  type Asked,
} from "./target-words.ts";

export function needsTitle(asked: Asked): string {
  const { needs } = asked;
  const { reach, share } = needs;
  const { target, best } = targetAndBest(asked);
  if (reach.reachable) return `${shareText(share)} of what the ranges allow reaches ${target}`;
  const short = shortfallText(needs);
  const gap = short === "" ? "" : `, ${short}`;
  return reach.draws === null
    ? `${target} lies outside the ranges: their best gives ${best}${gap}`
    : `No draw reaches ${target}: ${bestOf(needs)} gives ${best}${gap}`;
}

export function needsSubtitle(asked: Asked): string {
  const { data, model, needs } = asked;
  const way = needs.inputs.every(({ upIsBetter }) => upIsBetter === null)
    ? "from the low end of its range at the left to the high end at the right"
    : "from the worst end of its range at the left to the best at the right";
  return `${headOf(asked, data.output)}: ${goalText(model, needs.goal)}. What each input must be, ${way}.`;
}

export function needsDescription(asked: Asked): string {
  const { model, needs } = asked;
  const rows = needs.inputs.map((one) => {
    const input = inputOf(model, one.input);
    const head = `${headOf(asked, one.input)}: range ${spanText(input, one.worst, one.best)}`;
    const median = `at their medians ${needText(input, one.othersMedian, isUp(one))}`;
    const published =
      one.published === null
        ? "the range names no value"
        : `best value that the range names ${one.published.printed}`;
    if (one.upIsBetter === null) return `${head}, ${valueText(input, one.atBest)} in the best draw`;
    return needs.reach.draws === null
      ? `${head}, needed with the others at their best ${needText(input, one.othersBest, isUp(one))}, ${median}, ${published}`
      : `${head}, ${valueText(input, one.atBest)} in the best draw, needed with the others ${median}, ${published}`;
  });
  return `${needsTitle(asked)}. A row for each input. ${rows.join("; ")}.`;
}

export function needsNotes(asked: Asked): string[] {
  const { data, needs } = asked;
  const names = (is: (one: InputNeed) => boolean): string =>
    needs.inputs.flatMap((one) => (is(one) ? [nameOf(asked, one.input)] : [])).join(", ");
  const beyond = names(({ bestBeyondPublished }) => bestBeyondPublished);
  const silent = names(({ published, upIsBetter }) => published === null && upIsBetter !== null);
  const left = leftOutText(asked).trim();
  const still = stillInputs(asked).map(
    (name) =>
      `${nameOf(asked, name)} at ${valueText(inputOf(asked.model, name), data.values[name] ?? Number.NaN)}`,
  );
  const isNeed = ({ othersMedian }: InputNeed): boolean => othersMedian.kind !== "unasked";
  const isNamed = ({ published }: InputNeed): boolean => published !== null;
  return [
    methodText(needs.share),
    ...(left === "" ? [] : [left]),
    ...(still.length === 0 ? [] : [`Held still, since no range is given: ${still.join(", ")}.`]),
    ...(needs.inputs.some(isNeed)
      ? [
          "The median of a range is what half of its draws lie below; it need not be the scenario's base value.",
        ]
      : []),
    ...(beyond === ""
      ? []
      : [`Ranges whose best end lies beyond every published value that they name: ${beyond}.`]),
    ...(silent === "" ? [] : [`Ranges that name no published value: ${silent}.`]),
    ...(needs.inputs.some(isNamed)
      ? [
          "Best named is the best value among the claims and data that the range itself names, or a quotient of two of them; others may have published a better one.",
        ]
      : []),
    `Ranges of the scenario “${data.scenario.title}”, taken as independent of each other.`,
  ];
}

/** Inputs without a range that the model does not rule out as moving the output. */
function stillInputs({ data, model }: Asked): string[] {
  const directions = model.directions?.[data.output] ?? {};
  return Object.keys(model.inputs).filter(
    (name) => !Object.hasOwn(data.ranges, name) && directions[name] !== 0,
  );
}

export function needsTable(asked: Asked): Table {
  const { data, model, needs } = asked;
  const drawn = needs.reach.draws !== null;
  return {
    caption: `What each input must be: ${nameOf(asked, data.output)} ${goalText(model, needs.goal)}`,
    columns: [
      { name: "input", title: "Input" },
      { name: "range", title: drawn ? "Range, worst to best where that is known" : "Range, worst to best" },
      drawn
        ? { name: "inBestDraw", title: "In the best draw" }
        : { name: "othersBest", title: "Needed, others at their best" },
      { name: "othersMedian", title: "Needed, others at their medians" },
      { name: "published", title: "Best value that the range names" },
      { name: "beyond", title: "Needed value beyond the range or what it names" },
    ],
    rows: needs.inputs.map((one) => {
      const input = inputOf(model, one.input);
      return [
        headOf(asked, one.input),
        spanText(input, one.worst, one.best),
        drawn ? valueText(input, one.atBest) : needText(input, one.othersBest, isUp(one)),
        needText(input, one.othersMedian, isUp(one)),
        one.upIsBetter === null ? "which end is better is not declared" : (one.published?.printed ?? null),
        beyondOf(one),
      ];
    }),
  };
}

/** Which of the two needed values lies beyond range or published values. */
function beyondOf(one: InputNeed): string {
  const said = [
    ["others at best", beyondText(one.othersBest, isUp(one))],
    ["others at medians", beyondText(one.othersMedian, isUp(one))],
  ].flatMap(([where = "", words = ""]) => (words === "" ? [] : [`${where}: ${words}`]));
  return said.length === 0 ? "no" : said.join("; ");
}

export function needsFindings(asked: Asked): Record<string, Finding> {
  const { data, model, needs } = asked;
  const { reach, share, goal } = needs;
  const { unit, basis } = outputOf(model, data.output);
  const shared = { kind: data.kind, rests: [{ target: data.id }] } as const;
  const target = targetText(model, goal);
  const ofInputs = needs.inputs.flatMap((one) =>
    (["othersBest", "othersMedian"] as const).flatMap((which): [string, Finding][] => {
      const need = one[which];
      const input = inputOf(model, one.input);
      if (need.kind !== "value") return [];
      const words = which === "othersBest" ? "at their best" : "at the medians of their ranges";
      return [
        [
          `${one.input}-${which === "othersBest" ? "others-best" : "others-median"}`,
          {
            value: need.value,
            unit: input.type === "number" ? input.unit : "1",
            label: `${headOf(asked, one.input)} needed for ${target}, the others ${words}`,
            ...shared,
          },
        ],
      ];
    }),
  );
  const found: [string, Finding][] = [
    [
      "target",
      { value: goal.target, unit, basis, label: `${headOf(asked, data.output)}, as asked for`, ...shared },
    ],
    [
      "best",
      {
        value: reach.best,
        unit,
        basis,
        label: `${headOf(asked, data.output)}, ${bestOf(needs)}`,
        ...shared,
      },
    ],
    [
      "share",
      { value: 100 * share.value, unit: "%", label: `Share of the ranges that reaches ${target}`, ...shared },
    ],
    ...(reach.shortfall === null
      ? []
      : [
          [
            "shortfall",
            {
              value: reach.shortfall,
              unit: "x",
              label: `${target} over what ${bestOf(needs)} gives`,
              ...shared,
            },
          ] satisfies [string, Finding],
        ]),
    ...ofInputs,
  ];
  return Object.fromEntries(found);
}
