/** The same picture for several cases, on axes that all panels share. */
import {
  smallMultiples,
  smallMultiplesHeight,
  type SmallMultiplesInput,
} from "../../charts/small-multiples.ts";
import { declareWith, type FigureMaker } from "./declare.ts";
import type { PanelMaker } from "./panel-of.ts";
import type { Scene } from "./scene.ts";

/** A file for each kind of panel calls this, so that the browser loads no other. */
export function multiplesWith(maker: PanelMaker): FigureMaker {
  const inputOf = (scene: Scene): SmallMultiplesInput => ({
    panels: panelsOf(scene).map((title) => ({
      title,
      chart: (frame) => maker.draw(scene, title, frame),
      height: (width) => maker.height(scene, title, width),
    })),
    ...maker.axes(scene),
    key: maker.key?.(scene) ?? [],
  });
  return declareWith({
    picture: "Small multiples",
    toggles: true,
    scale: true,
    ordered: false,
    parts: { noun: "panel", key: ({ panel }) => panel },
    height: (scene, width) => smallMultiplesHeight(inputOf(scene), width),
    draw: (scene, frame) => smallMultiples(inputOf(scene), frame),
    describe: (scene) => `Panels: ${panelsOf(scene).join(", ")}.`,
  });
}

function panelsOf({ items }: Scene): readonly string[] {
  return [...new Set(items.map(({ panel }) => panel))];
}
