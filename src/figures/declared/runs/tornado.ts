/** Which input of a scenario moves the output most, each alone from the low to the high end of its range. */
import { tornado } from "../../../uncertainty/tornado.ts";
import { tornadoFigure, type TornadoPoints } from "../../workbench/tornado-figure.ts";
import type { Found } from "../found.ts";
import { declareRunWith, outputFound, runRatio, type RunKind, type RunScene } from "../run-figure.ts";

const kind: RunKind<TornadoPoints> = {
  ranges: true,
  compute: ({ model, base, ranges, drawnWith, record }) => {
    const output = record.output ?? "";
    return { model, output, tornado: tornado({ model, base, ranges, drawnWith }, output) };
  },
  subtitle: tornadoFigure.subtitle,
  describe: tornadoFigure.describe,
  notes: tornadoFigure.notes,
  height: tornadoFigure.height,
  draw: tornadoFigure.draw,
  table: tornadoFigure.table,
  findings: ({ model, tornado: { base, bars } }, scene) => {
    const [widest, second] = bars;
    const title = (input: string | undefined): string => model.inputs[input ?? ""]?.title ?? "";
    const found = { base: outputFound(scene, base, "at the values themselves") };
    if (widest === undefined) return found;
    const ends = (bar: typeof widest): [number, number] => [
      Math.min(bar.atLow, bar.atHigh),
      Math.max(bar.atLow, bar.atHigh),
    ];
    const [low, high] = ends(widest);
    const extreme = (side: 0 | 1, sign: 1 | -1) =>
      bars.reduce((far, bar) => (sign * ends(bar)[side] > sign * ends(far)[side] ? bar : far), widest);
    const [lowest, highest] = [extreme(0, -1), extreme(1, 1)];
    const label = title(widest.input);
    const next = second === undefined ? [low, low] : ends(second);
    const { ratio: secondRatio } = runRatio(
      scene,
      next[1] ?? low,
      next[0] ?? low,
      "moved by the range that moves it second",
      title(second?.input),
    );
    return {
      ...found,
      lowest: endFound(scene, ends(lowest)[0], "lowest", title(lowest.input)),
      highest: endFound(scene, ends(highest)[1], "highest", title(highest.input)),
      "widest-low": outputFound(scene, low, `at one end of the widest range, ${label}`, label),
      "widest-high": outputFound(scene, high, `at the other end of the widest range, ${label}`, label),
      ...runRatio(scene, high, low, `moved by its widest range, ${label}`, label),
      ...(secondRatio === undefined || second === undefined ? {} : { "second-ratio": secondRatio }),
    };
  },
};
export const figureOf = declareRunWith(kind);

function endFound(scene: RunScene, value: number, which: string, input: string): Found {
  return outputFound(scene, value, `${which} of all bars, at an end of the range of ${input}`, input);
}
