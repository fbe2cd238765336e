/** A scenario's output along one of its inputs, the others at their values. */
import { lineChart, lineChartHeight, type LineChartInput } from "../../../charts/line-chart.ts";
import { ModelError } from "../../../models/errors.ts";
import { outputAt } from "../../../uncertainty/study.ts";
import { linesOn } from "../references.ts";
import { farApart, inSentence, unitOf, valueText } from "../../workbench/words.ts";
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
  readonly along: Stretch;
  readonly values: readonly { readonly x: number; readonly y: number | null; readonly reason: string }[];
  readonly base: { readonly x: number; readonly y: number | null };
}

const COUNT = 41;

const kind: RunKind<Points> = {
  compute: (scene) => {
    const along = stretchOf(scene, "x", COUNT);
    const { model, base, record } = scene;
    const ask = (x: number): { readonly y: number | null; readonly reason: string } => {
      try {
        return { y: outputAt(model, { ...base, [along.name]: x }, record.output ?? ""), reason: "" };
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        return { y: null, reason: "the model refuses" };
      }
    };
    const own = Number(base[along.name]);
    const values = along.values.map((x) => ({ x, ...ask(x) }));
    requireScale(
      scene,
      "y",
      values.flatMap(({ y }) => y ?? []),
    );
    return {
      along,
      values,
      base: { x: own, y: ask(own).y },
    };
  },
  subtitle: ({ along }, scene) =>
    `${outputOf(scene).title} over ${inSentence(along.input.title)}, the other inputs at their values.`,
  describe: ({ along, values }, scene) => {
    const y = outputOf(scene);
    const known = values.filter((one): one is typeof one & { readonly y: number } => one.y !== null);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined)
      return `A line without a point: the model refuses everywhere.`;
    return `A line of ${inSentence(y.title)} over ${inSentence(along.input.title)}, from ${valueText(y, first.y)} at ${valueText(along.input, first.x)} to ${valueText(y, last.y)} at ${valueText(along.input, last.x)}.`;
  },
  height: (width, points, scene) => lineChartHeight(inputOf(points, scene), width),
  draw: (points, frame, scene) => lineChart(inputOf(points, scene), frame),
  table: ({ along, values }, scene) => {
    const { title, unit } = outputOf(scene);
    return {
      caption: `${title} over ${inSentence(along.input.title)}: ${scene.scenario.title}`,
      columns: [
        { name: "input", title: along.input.title, unit: unitOf(along.input), digits: 4 },
        { name: "output", title, unit, digits: 4 },
      ],
      rows: values.map(({ x, y }) => [x, y]),
    };
  },
  findings: ({ values, base, along }, scene) => {
    const known = values.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }]));
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return {};
    const sorted = known.toSorted((a, b) => a.y - b.y);
    const [low, high] = [sorted[0] ?? first, sorted.at(-1) ?? last];
    const at = (x: number): string => valueText(along.input, x);
    const found = (one: { readonly x: number; readonly y: number }, what: string) => {
      const made = outputFound(scene, one.y, `${what}, at ${at(one.x)}`, at(one.x));
      return { ...made, words: { ...made.words, x: at(one.x) } };
    };
    return {
      first: found(first, "first"),
      last: found(last, "last"),
      lowest: found(low, "lowest"),
      highest: found(high, "highest"),
      ...(base.y === null ? {} : { base: outputFound(scene, base.y, "at the values themselves") }),
      ...runRatio(scene, high.y, low.y, "highest over lowest along the line"),
    };
  },
};
export const figureOf = declareRunWith(kind);

function inputOf({ along, values, base }: Points, scene: RunScene): LineChartInput {
  const y = outputOf(scene);
  const known = values.flatMap((one) => one.y ?? []);
  return {
    // A place along an axis is no amount.
    x: { ...runAxis(scene, "x", along.input, along.log), zero: false },
    y: runAxis(scene, "y", y, farApart(known)),
    references: linesOn(scene.references, "x"),
    levels: linesOn(scene.references, "y"),
    series: [
      {
        name: y.title,
        series: 1,
        named: false,
        points: values.map(({ x, y: value, reason }) => ({
          x,
          y: value,
          ...(value === null
            ? { reason }
            : { label: `${valueText(along.input, x)}: ${valueText(y, value)}` }),
        })),
      },
    ],
    ...(base.y === null
      ? {}
      : {
          here: {
            x: base.x,
            y: base.y,
            note: `the scenario: ${valueText(y, base.y)}`,
            shortNote: valueText(y, base.y),
          },
        }),
  };
}
