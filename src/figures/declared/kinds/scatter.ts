/** Points by two measures; thousands of them are counted into cells. */
import { denseScatter } from "../../../charts/dense-scatter.ts";
import { scatterChart } from "../../../charts/scatter-chart.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { alongFindings } from "../along.ts";
import { scatterInput } from "../panels/scatter.ts";
import { linesOn } from "../references.ts";
import { alongAxis, measureAxis } from "../scene.ts";

/** More points with words of their own would outweigh a page. */
const MOST_POINTS = 400;

const kind: DeclaredKind = {
  picture: "Points",
  toggles: true,
  scale: true,
  ordered: false,
  height: (_, width) => (width < 480 ? 380 : Math.min(520, Math.round(width * 0.6))),
  draw: (scene, frame) => {
    const { items, declared } = scene;
    if (items.length <= MOST_POINTS) return scatterChart(scatterInput(scene, items), frame);
    const { better } = declared.record;
    return denseScatter(
      {
        x: alongAxis(scene),
        y: measureAxis(scene),
        xs: items.map(({ x }) => x ?? 0),
        ys: items.map(({ y }) => y ?? 0),
        references: linesOn(scene.references, "x"),
        levels: linesOn(scene.references, "y"),
        ...(better === undefined ? {} : { better }),
      },
      frame,
    );
  },
  finds: alongFindings,
};
export const figureOf = declareWith(kind);
