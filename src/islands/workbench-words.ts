/** Writes into a workbench's page what follows in a pause: intervals, where inputs are from, tables of words. */
import { evidenceMarks } from "../base/evidence.ts";
import type { Sampling } from "../figures/workbench/sampling.ts";
import { askModel, movedInputs, type BenchScenario, type BenchState } from "../figures/workbench/state.ts";
import type { TextTable } from "../figures/workbench/text-table.ts";
import { intervalTexts, outsideText } from "../figures/workbench/uncertainty.ts";
import { valueText } from "../figures/workbench/words.ts";
import type { Model } from "../models/contract.ts";
import { cell, say } from "./workbench-page.ts";
import { writeText } from "./write-markup.ts";

export function writeIntervals(root: Element, model: Model, sampling: Sampling | null): void {
  const outputs = sampling === null ? null : askModel(model, sampling.task.values).outputs;
  for (const name of Object.keys(model.outputs)) {
    const { median, interval } = intervalTexts(model, sampling, name);
    writeText(cell(root, name, "median"), median);
    writeText(cell(root, name, "interval"), interval);
    say(cell(root, name, "outside"), outsideText(sampling, name, outputs?.[name] ?? Number.NaN));
  }
}

/** Beside each field: where the scenario has its value from, or that the reader moved it and from what. */
export function writeOrigins(root: Element, model: Model, scenario: BenchScenario, state: BenchState): void {
  const moved = new Set(movedInputs(scenario, state.values));
  for (const [name, input] of Object.entries(model.inputs)) {
    const place = root.querySelector(`[data-origin="${name}"]`);
    const origin = scenario.origins[name];
    const note = place?.parentElement ?? null;
    if (place === null || note === null || origin === undefined) continue;
    const was = scenario.values[name] ?? "";
    root.querySelector<HTMLElement>(`[data-reset="${name}"]`)?.toggleAttribute("disabled", !moved.has(name));
    const text = moved.has(name) ? `yours; the scenario has ${valueText(input, was)}` : null;
    if (text !== null) {
      // Fewer words must not move the sliders below from under the reader's hand.
      if (note.style.minHeight === "") note.style.minHeight = `${note.getBoundingClientRect().height}px`;
      writeText(place, text);
      continue;
    }
    note.style.minHeight = "";
    const link = document.createElement("a");
    link.href = origin.href;
    link.textContent = origin.text;
    const { shape, word } = evidenceMarks[origin.kind];
    place.replaceChildren(`${shape}\u00a0${word}: `, link);
  }
}

export function writeTable(place: Element | null, table: TextTable | null): void {
  if (place === null) return;
  const box = place.querySelector<HTMLElement>(".table-scroll");
  if (box === null) return;
  box.hidden = table === null;
  if (table === null) return;
  box.setAttribute("aria-label", table.caption);
  writeText(box.querySelector("caption"), table.caption);
  const cellOf = (tag: "th" | "td", text: string, column: number): HTMLElement => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (table.columns[column]?.number === true) made.className = "num";
    return made;
  };
  const row = (cells: readonly HTMLElement[]): HTMLTableRowElement => {
    const made = document.createElement("tr");
    made.append(...cells);
    return made;
  };
  const heads = table.columns.map(({ title }, column) => {
    const head = cellOf("th", title, column);
    head.setAttribute("scope", "col");
    return head;
  });
  box.querySelector("thead")?.replaceChildren(row(heads));
  box.querySelector("tbody")?.replaceChildren(
    ...table.rows.map((texts) =>
      row(
        texts.map((text, column) => {
          const made = cellOf(column === 0 ? "th" : "td", text, column);
          if (column === 0) made.setAttribute("scope", "row");
          return made;
        }),
      ),
    ),
  );
}
