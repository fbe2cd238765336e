/** The map of a target as a figure: two inputs against each other, the others where the reader puts them. */
import { heatMapHeight } from "../../charts/heat-map.ts";
import type { Model } from "../../models/contract.ts";
import {
  defineFigure,
  type ChoiceControl,
  type Control,
  type ControlValues,
  type Figure,
} from "../contract.ts";
import * as map from "./map-figure.ts";
import { mapInputs, mapPoints, type MapPoints } from "./map-points.ts";
import { inputControl, targetControl, targetOf } from "./target-controls.ts";
import { targetDataOf, type TargetData } from "./target-data.ts";
import { mapFigureId } from "./target-ids.ts";
import { headOf } from "./target-words.ts";

/** @param model the one that the target's scenario runs */
export function mapOfTarget(target: string, model: Model): Figure {
  return defineFigure<MapPoints>({
    id: mapFigureId(target),
    needs: { targets: [target] },
    controls: (data) => mapControls(targetDataOf(data, target), model),
    compute: (data, values) => mapOf(targetDataOf(data, target), model, values),
    title: map.mapTitle,
    subtitle: map.mapSubtitle,
    describe: map.mapDescription,
    notes: map.mapNotes,
    height: (width, points) => heatMapHeight(map.mapChart(points), width),
    draw: map.drawMap,
    table: map.mapTable,
    findings: map.mapFindings,
  });
}

function mapOf(data: TargetData, model: Model, values: ControlValues): MapPoints {
  const inputs = mapInputs(data, model);
  const chosen = (name: string, otherwise: string): string =>
    inputs.find((input) => input === values[name]) ?? otherwise;
  const moved = inputs.flatMap((input) => {
    const value = values[controlName(input)];
    return typeof value === "number" ? [[input, value] as const] : [];
  });
  return mapPoints(data, model, {
    target: targetOf(data, values),
    across: chosen("across", data.map[0]),
    up: chosen("up", data.map[1]),
    values: { ...data.values, ...Object.fromEntries(moved) },
  });
}

/** Apart from the controls that every map has. */
function controlName(input: string): string {
  return `at-${input}`;
}

function mapControls(data: TargetData, model: Model): Readonly<Record<string, Control>> {
  const inputs = mapInputs(data, model);
  const options = Object.fromEntries(inputs.map((input) => [input, headOf({ data, model }, input)]));
  const choice = (label: string, start: string, swapsWith: string): ChoiceControl => ({
    type: "choice",
    label,
    options,
    start,
    swapsWith,
  });
  return {
    target: targetControl(data, model),
    ...(inputs.length < 3
      ? {}
      : { across: choice("Across", data.map[0], "up"), up: choice("Up", data.map[1], "across") }),
    ...Object.fromEntries(inputs.map((input) => [controlName(input), inputControl(data, model, input)])),
  };
}
