/** The map of a target: two inputs against each other, the line where it is reached, and the reader's place. */
import type { Table } from "../../base/table.ts";
import { heatMap, type HeatMapInput } from "../../charts/heat-map.ts";
import type { ReferenceLine } from "../../charts/plane.ts";
import type { Finding } from "../contract.ts";
import { farApart, unitOf, valueText } from "../workbench/words.ts";
import type { MapPoints, MapSide } from "./map-points.ts";
import { reaches } from "../../uncertainty/goal.ts";
import {
  axisNamed,
  goalText,
  headOf,
  headWithUnit,
  inputOf,
  nameOf,
  outputOf,
  targetText,
} from "./target-words.ts";

export function mapTitle(points: MapPoints): string {
  const { model, goal, x, neededHere, here } = points;
  const across = nameOf(points, x.input);
  const target = targetText(model, goal);
  if (x.upIsBetter === null) {
    const place = `with ${placeOf(points, x)} and ${placeOf(points, points.y)}`;
    if (here === null) return `There is no answer ${place}`;
    const enough = reaches(goal, here) ? "enough" : "not enough";
    return `${headOf(points, goal.output)}: ${valueText(outputOf(model, goal.output), here)} ${place}, ${enough} for ${target}`;
  }
  const where = `with ${placeOf(points, points.y)}`;
  if (neededHere === null) return `No value of ${across} is enough for ${target} ${where}`;
  if (x.upIsBetter ? neededHere <= x.low : neededHere >= x.high)
    return `Any value of ${across} on this map is enough for ${target} ${where}`;
  const beyond = (x.upIsBetter ? neededHere > x.high : neededHere < x.low) ? ", beyond this map" : "";
  return `For ${target} ${where}, ${across} must be ${sideText(x)} ${valueText(inputOf(model, x.input), neededHere)}${beyond}`;
}

/** "number precision at 2×". */
function placeOf(points: MapPoints, { input }: MapSide): string {
  const { model, values } = points;
  return `${nameOf(points, input)} at ${valueText(inputOf(model, input), values[input] ?? Number.NaN)}`;
}

function sideText({ upIsBetter }: MapSide): string {
  return upIsBetter === true ? "at least" : "at most";
}

export function mapSubtitle(points: MapPoints): string {
  const { data, model, values, held } = points;
  const others = held.map(
    (name) => `${nameOf(points, name)} ${valueText(inputOf(model, name), values[name] ?? Number.NaN)}`,
  );
  const atBase = held.every((name) => values[name] === data.values[name]);
  return `${headWithUnit(points, data.output)}, over two inputs.${others.length === 0 ? "" : ` Held${atBase ? " at their base values" : ""}: ${others.join(", ")}.`}`;
}

export function mapDescription(points: MapPoints): string {
  const { model, goal, x, y, here } = points;
  const place =
    here === null
      ? "There is no answer at the marked point."
      : `At the marked point it is ${valueText(outputOf(model, goal.output), here)}.`;
  return `A map. Across: ${nameOf(points, x.input)}. Up: ${nameOf(points, y.input)}. Colour: ${nameOf(points, goal.output)}. ${place} ${mapTitle(points)}.`;
}

export function mapNotes(points: MapPoints): string[] {
  const { x, y, map, data } = points;
  const published = [x, y].flatMap((side) =>
    side.published === null
      ? []
      : [`${headOf(points, side.input)}: ${side.published.printed}, from “${side.published.label}”`],
  );
  const words =
    published.length === 0
      ? ""
      : `Best values that the ranges name, as lines on the map; others may have published better ones. ${published.join(" ")}`;
  return [
    ...(words === "" ? [] : [words]),
    ...(map.refusals.length === 0 ? [] : [`Hatched places have no answer: ${map.refusals.join(" ")}`]),
    `Until they are moved, all inputs stand at the base values of the scenario “${data.scenario.title}”, and not at the medians of their ranges.`,
    ...(x.upIsBetter === null
      ? [
          `Left out, since the model does not declare which way it pulls: the value needed of ${nameOf(points, x.input)}.`,
        ]
      : []),
  ];
}

export function mapTable(points: MapPoints): Table {
  const { model, goal, x, y, rows } = points;
  const across = inputOf(model, x.input);
  const asked = `by ${nameOf(points, y.input)}: ${nameOf(points, goal.output)} ${goalText(model, goal)}`;
  const up = {
    name: "up",
    title: headOf(points, y.input),
    unit: unitOf(inputOf(model, y.input)),
    digits: 4,
  };
  const cell = { unit: unitOf(across), digits: 4 };
  if (x.upIsBetter === null) {
    return {
      caption: `Places of ${nameOf(points, x.input)} on the map that reach it, ${asked}`,
      columns: [
        up,
        { name: "lowest", title: "Lowest that reaches it", ...cell },
        { name: "highest", title: "Highest that reaches it", ...cell },
      ],
      rows: rows.map(({ y: at, reaching }) => [at, reaching[0] ?? null, reaching.at(-1) ?? null]),
    };
  }
  return {
    caption: `${headOf(points, x.input)} needed, ${asked}`,
    columns: [
      up,
      { name: "across", title: `${headOf(points, x.input)}, ${sideText(x)}`, ...cell },
      { name: "place", title: "Where that lies" },
    ],
    rows: rows.map((row) => [row.y, row.x, placeWords(x, row.x)]),
  };
}

function placeWords({ low, high, upIsBetter, published }: MapSide, value: number | null): string {
  if (value === null) return "no value is enough";
  if (upIsBetter ? value <= low : value >= high) return "any value on the map is enough";
  if (upIsBetter ? value > high : value < low) return "beyond the map";
  if (published !== null && (upIsBetter ? value > published.value : value < published.value))
    return `on the map, beyond the ${upIsBetter ? "highest" : "lowest"} value that its range names`;
  return "on the map";
}

export function mapFindings(points: MapPoints): Record<string, Finding> {
  const { data, model, goal, here, neededHere, x } = points;
  const { unit, basis } = outputOf(model, goal.output);
  const shared = { kind: data.kind, rests: [{ target: data.id }] } as const;
  const found: [string, Finding | null][] = [
    [
      "point",
      here === null
        ? null
        : {
            value: here,
            unit,
            basis,
            label: `${headOf(points, goal.output)} at the marked point`,
            ...shared,
          },
    ],
    [
      "needed",
      neededHere === null
        ? null
        : {
            value: neededHere,
            unit: unitOf(inputOf(model, x.input)),
            label: `${headOf(points, x.input)} needed for ${targetText(model, goal)}, ${placeOf(points, points.y)}`,
            ...shared,
          },
    ],
  ];
  return Object.fromEntries(found.flatMap(([name, one]) => (one === null ? [] : [[name, one]])));
}

export const drawMap = (
  points: MapPoints,
  frame: Parameters<typeof heatMap>[1],
): ReturnType<typeof heatMap> => heatMap(mapChart(points), frame);

export function mapChart(points: MapPoints): HeatMapInput {
  const { model, goal, map, x, y, values, here } = points;
  const output = outputOf(model, goal.output);
  const text = (value: number): string => valueText(output, Number(value.toPrecision(3)));
  const answers = map.values.flatMap((row) => row.flatMap((value) => value ?? []));
  const limits = limitsRound(goal.target, answers);
  const [atX, atY] = [Number(values[x.input]), Number(values[y.input])];
  return {
    x: axisNamed(points, x.input, x.log),
    y: axisNamed(points, y.input, y.log),
    xs: map.xs,
    ys: map.ys,
    values: map.values,
    value: {
      label: headWithUnit(points, goal.output),
      ...(answers.length > 0 &&
      Math.min(...answers, goal.target) > 0 &&
      (limits !== null || farApart(answers))
        ? { log: true as const }
        : {}),
      ...(limits === null ? {} : { limits }),
      format: text,
    },
    contours: [
      {
        value: goal.target,
        label: `the target, ${targetText(model, goal)}`,
        shortLabel: `target ${targetText(model, goal)}`,
      },
    ],
    marks: [
      {
        x: atX,
        y: atY,
        label: here === null ? "here: no answer" : `here: ${text(here)}`,
        detail: `${valueText(inputOf(model, x.input), atX)} and ${valueText(inputOf(model, y.input), atY)}`,
      },
    ],
    references: publishedLine(x, points),
    levels: publishedLine(y, points),
    absent: "no answer",
  };
}

/** Shares of the target at which the colour changes. */
const steps = [0.25, 0.5, 0.75, 1, 1.5, 2] as const;

/** The colour changes at the target too, where the map holds it; `null` where it does not. */
function limitsRound(target: number, answers: readonly number[]): readonly number[] | null {
  const [least, most] = [Math.min(...answers), Math.max(...answers)];
  if (!(least > 0 && least < target && target < most)) return null;
  return steps.map((step) => step * target).filter((limit) => limit > least && limit < most);
}

/** The line beyond which nobody has published a value. */
function publishedLine(
  { input, published, upIsBetter, low, high }: MapSide,
  { model }: MapPoints,
): ReferenceLine[] {
  if (published === null || published.value < low || published.value > high) return [];
  const value = valueText(inputOf(model, input), published.value);
  return [
    {
      value: published.value,
      label: `${upIsBetter ? "highest" : "lowest"} value named: ${value}`,
      shortLabel: `best named ${value}`,
    },
  ];
}
