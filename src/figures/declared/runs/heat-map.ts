/** A scenario's output over two of its inputs, the others at their values. */
import { heatMap, heatMapHeight, type HeatMapInput } from "../../../charts/heat-map.ts";
import { mapOfTwo } from "../../../uncertainty/map-of-two.ts";
import { linesOn } from "../references.ts";
import { farApart, inSentence, unitOf, valueText, withUnit } from "../../workbench/words.ts";
import {
  declareRunWith,
  outputFound,
  outputOf,
  requireScale,
  runAxis,
  runRatio,
  type RunKind,
  type RunScene,
} from "../run-figure.ts";
import { stretchOf, type Stretch } from "./stretch.ts";

interface Points {
  readonly x: Stretch;
  readonly y: Stretch;
  readonly values: readonly (readonly (number | null)[])[];
  readonly base: { readonly x: number; readonly y: number };
  readonly refusals: readonly string[];
}

const COLUMNS = 15;
const ROWS = 11;

const kind: RunKind<Points> = {
  compute: (scene) => {
    const [x, y] = [stretchOf(scene, "x", COLUMNS), stretchOf(scene, "y", ROWS)];
    const { model, base, record } = scene;
    const { values, refusals } = mapOfTwo(
      { model, base },
      record.output ?? "",
      { input: x.name, values: x.values },
      { input: y.name, values: y.values },
    );
    requireScale(
      scene,
      "value",
      values.flatMap((row) => row.flatMap((value) => value ?? [])),
    );
    return { x, y, values, refusals, base: { x: Number(base[x.name]), y: Number(base[y.name]) } };
  },
  subtitle: ({ x, y }, scene) =>
    `${outputOf(scene).title} over ${inSentence(x.input.title)} and ${inSentence(y.input.title)}, the other inputs at their values.`,
  describe: (points, scene) => {
    const output = outputOf(scene);
    const [low, high] = endsOf(points);
    if (low === undefined || high === undefined)
      return "A map without a value: the model refuses everywhere.";
    const place = (one: typeof low): string =>
      `${valueText(output, one.value)} at ${valueText(points.x.input, one.x)} and ${valueText(points.y.input, one.y)}`;
    return `A map of ${inSentence(output.title)}: lowest is ${place(low)}, highest ${place(high)}.`;
  },
  notes: ({ refusals }) => refusals.map((message) => `Cells without a value: ${message}`),
  height: (width, points, scene) => heatMapHeight(inputOf(points, scene), width),
  draw: (points, frame, scene) => heatMap(inputOf(points, scene), frame),
  table: ({ x, y, values }, scene) => {
    const { title, unit } = outputOf(scene);
    return {
      caption: `${title} over two inputs: ${scene.scenario.title}`,
      columns: [
        { name: "x", title: x.input.title, unit: unitOf(x.input), digits: 4 },
        { name: "y", title: y.input.title, unit: unitOf(y.input), digits: 4 },
        { name: "value", title, unit, digits: 4 },
      ],
      rows: values.flatMap((row, up) =>
        row.map((value, across) => [x.values[across] ?? null, y.values[up] ?? null, value]),
      ),
    };
  },
  findings: (points, scene) => {
    const [low, high] = endsOf(points);
    if (low === undefined || high === undefined) return {};
    return {
      lowest: outputFound(scene, low.value, "lowest in the map"),
      highest: outputFound(scene, high.value, "highest in the map"),
      ...runRatio(scene, high.value, low.value, "highest over lowest in the map"),
    };
  },
};
export const figureOf = declareRunWith(kind);

function endsOf({ x, y, values }: Points) {
  const cells = values.flatMap((row, up) =>
    row.flatMap((value, across) =>
      value === null ? [] : [{ value, x: x.values[across] ?? 0, y: y.values[up] ?? 0 }],
    ),
  );
  const sorted = cells.sort((a, b) => a.value - b.value);
  return [sorted[0], sorted.at(-1)] as const;
}

function inputOf({ x, y, values, base }: Points, scene: RunScene): HeatMapInput {
  const output = outputOf(scene);
  const { record } = scene;
  const known = values.flatMap((row) => row.flatMap((value) => value ?? []));
  const log = record.scales?.value === undefined ? farApart(known) : record.scales.value === "log";
  const inside = (stretch: Stretch, value: number): boolean =>
    value >= (stretch.values[0] ?? value) && value <= (stretch.values.at(-1) ?? value);
  return {
    x: runAxis(scene, "x", x.input, x.log),
    y: runAxis(scene, "y", y.input, y.log),
    xs: x.values,
    ys: y.values,
    values,
    value: {
      label: record.axes?.value ?? withUnit(output),
      ...(log ? { log: true as const } : {}),
      format: (value) => valueText(output, value),
      say: (value, across, up) =>
        `${output.title}: ${valueText(output, value)}; ${x.input.title} ${valueText(x.input, across)}; ${y.input.title} ${valueText(y.input, up)}`,
    },
    contours: [],
    references: linesOn(scene.references, "x"),
    levels: linesOn(scene.references, "y"),
    marks: inside(x, base.x) && inside(y, base.y) ? [{ ...base, label: "the scenario" }] : [],
    absent: "the model refuses",
  };
}
