/** What a reader takes from a workbench: a link, inputs and outputs, draws, a picture with its table. */
import { serialise } from "../base/markup.ts";
import { tableToCsv, type CellValue, type TableColumn } from "../base/table.ts";
import type { Figure } from "../figures/contract.ts";
import { pictureWidths } from "../figures/files/picture-widths.ts";
import { distributionFigure } from "../figures/workbench/distribution-figure.ts";
import { pictureAt } from "../figures/workbench/picture.ts";
import { shapeFigure } from "../figures/workbench/shape-figure.ts";
import { shapePoints } from "../figures/workbench/shape-points.ts";
import { askModel, movedInputs } from "../figures/workbench/state.ts";
import { tornadoFigure } from "../figures/workbench/tornado-figure.ts";
import { distributionPoints, tornadoPoints } from "../figures/workbench/uncertainty.ts";
import { waterfallFigure, waterfallPoints } from "../figures/workbench/waterfall-figure.ts";
import { unitOf } from "../figures/workbench/words.ts";
import { scenarioAt, shapeQuestion, type Bench } from "./bench.ts";
import { saveFile } from "./save-file.ts";
import { wholeLink } from "./workbench-link.ts";
import { askerOf, comparisonQuestion, samplingQuestion } from "./workbench-settle.ts";

/** @param button says by `data-save` which file, and by where it stands of which picture */
export async function saveFrom(bench: Bench, button: HTMLElement): Promise<void> {
  const picture = button.closest<HTMLElement>("[data-picture]")?.dataset["picture"];
  const what = button.dataset["save"] ?? "";
  try {
    if (what === "link") await copyLink(bench, button);
    else await save(bench, what, picture);
  } catch (error) {
    tell(button, `This could not be made: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Where the clipboard is closed, the link is put into the page's address instead. */
async function copyLink({ model, data, state }: Bench, button: HTMLElement): Promise<void> {
  const link = wholeLink(model, data, state);
  try {
    await navigator.clipboard.writeText(link);
    tell(button, "Copied.");
  } catch {
    history.replaceState(history.state, "", link);
    tell(button, "The link stands in the address bar: copy it from there.");
  }
}

function tell(button: HTMLElement, text: string): void {
  let said = button.parentElement?.querySelector<HTMLElement>("[role=status]") ?? null;
  if (said === null) {
    said = document.createElement("span");
    said.setAttribute("role", "status");
    button.parentElement?.append(said);
  }
  said.textContent = text;
}

async function save(bench: Bench, what: string, picture: string | undefined): Promise<void> {
  const name = `${bench.model.id}${picture === undefined ? "" : `-${picture}`}`;
  if (picture !== undefined) {
    const figure = await figureOf(bench, picture);
    if (figure === null) return;
    const points = figure.compute({ datasets: {}, claims: {}, scenarios: {} }, {});
    if (what === "csv") saveFile(`${name}.csv`, "text/csv", tableToCsv(figure.table(points)));
    else saveFile(`${name}.svg`, "image/svg+xml", await pictureFile(figure, points));
    return;
  }
  if (what === "json") saveFile(`${name}.json`, "application/json", runJson(bench));
  else if (what === "csv") saveFile(`${name}.csv`, "text/csv", runCsv(bench));
  else await saveDraws(bench, `${name}-draws.csv`);
}

/** The state as `/api/runs.json` writes a run, and what it was made with. */
function runJson({ model, data, state }: Bench): string {
  const scenario = scenarioAt({ data, state });
  const moved = new Set(movedInputs(scenario, state.values));
  const { outputs, refusal } = askModel(model, state.values);
  const record = {
    model: { id: model.id, title: model.title, digest: data.modelDigest },
    scenario: { id: scenario.id, title: scenario.title, digest: scenario.digest },
    address: wholeLink(model, data, state),
    inputs: Object.entries(model.inputs).map(([name, input]) => ({
      name,
      title: input.title,
      value: state.values[name],
      unit: input.type === "number" ? input.unit : null,
      moved: moved.has(name),
      kind: moved.has(name) ? "assumed" : scenario.origins[name]?.kind,
    })),
    outputs: Object.entries(model.outputs).map(([name, output]) => ({
      name,
      title: output.title,
      value: outputs?.[name] ?? null,
      unit: output.unit,
      ...(output.basis === undefined ? {} : { basis: output.basis }),
    })),
    refusal: refusal?.words ?? null,
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

function runCsv({ model, state }: Bench): string {
  const { outputs } = askModel(model, state.values);
  const columns = ["part", "name", "title", "value", "unit"].map((name) => ({ name, title: name }));
  const rows: CellValue[][] = [
    ...Object.entries(model.inputs).map(([name, input]) => [
      "input",
      name,
      input.title,
      state.values[name] ?? null,
      unitOf(input),
    ]),
    ...Object.entries(model.outputs).map(([name, output]) => [
      "output",
      name,
      output.title,
      outputs?.[name] ?? null,
      output.unit,
    ]),
  ];
  return tableToCsv({ columns, rows });
}

/** Every draw that the model answered: the inputs that vary, then all outputs. */
async function saveDraws(bench: Bench, file: string): Promise<void> {
  const sampling = heard(await askerOf(bench)("sampling", samplingQuestion(bench)));
  const { model } = bench;
  const { inputs, outputs } = sampling.sample;
  const drawn = { ...inputs, ...outputs };
  const columns = Object.keys(drawn).map((name): TableColumn => {
    const quantity = model.inputs[name] ?? model.outputs[name];
    return {
      name,
      title: quantity?.title ?? name,
      ...(quantity === undefined ? {} : { unit: unitOf(quantity) }),
    };
  });
  const count = Object.values(drawn)[0]?.length ?? 0;
  const lists = Object.values(drawn);
  const rows = Array.from({ length: count }, (_, index) => lists.map((list) => list[index] ?? null));
  saveFile(file, "text/csv", tableToCsv({ columns, rows }));
}

/** A picture of the state as it stands; `null` where there is none. */
async function figureOf(bench: Bench, id: string): Promise<Figure | null> {
  const { model } = bench;
  if (id === shapeFigure.id) {
    const { state, title, compared } = shapeQuestion(bench);
    return pictureAt(shapeFigure, shapePoints(model, state, title, compared));
  }
  if (id === waterfallFigure.id) {
    const question = comparisonQuestion(bench);
    if (question === null) return null;
    const points = waterfallPoints({ ...heard(await askerOf(bench)("comparison", question)), model });
    return points === null ? null : pictureAt(waterfallFigure, points);
  }
  const sampling = heard(await askerOf(bench)("sampling", samplingQuestion(bench)));
  const [tornado, distribution] = [tornadoPoints(model, sampling), distributionPoints(model, sampling)];
  if (id === tornadoFigure.id) return tornado === null ? null : pictureAt(tornadoFigure, tornado);
  return distribution === null ? null : pictureAt(distributionFigure, distribution);
}

/** @throws {Error} when the inputs moved on before there was an answer */
function heard<Answer>(answer: Answer | null): Answer {
  if (answer === null) throw new Error("the inputs moved in the meantime; choose it again");
  return answer;
}

async function pictureFile(figure: Figure, points: unknown): Promise<string> {
  const { exportFrame, standaloneSvg } = await import("../charts/export-frame.ts");
  const [title, subtitle] = [figure.title(points), figure.subtitle(points)];
  const frame = {
    id: figure.id,
    width: pictureWidths.wide,
    height: figure.height(pictureWidths.wide, points),
    title,
    description: figure.describe(points),
  };
  const source = `${document.title}, ${location.href}`;
  return serialise(standaloneSvg(exportFrame(figure.draw(points, frame), { title, subtitle, source })));
}
