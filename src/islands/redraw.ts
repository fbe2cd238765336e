/** Writes a figure anew at given values: words and the picture that is shown, then notes and table, as the build printed them. */
import { cellText } from "../base/cell-text.ts";
import type { Table } from "../base/table.ts";
import type { ControlValues, Figure, FigureData } from "../figures/contract.ts";
import { pictureWidths } from "../figures/files/picture-widths.ts";
import { writeMarkup, writeText } from "./write-markup.ts";

/** The two pictures of a figure and their widths in px; one of them is shown. */
export const pictures = [
  ["wide", pictureWidths.wide],
  ["narrow", pictureWidths.narrow],
] as const;
export type Picture = (typeof pictures)[number][0];

export function pictureShown(root: HTMLElement, picture: Picture): boolean {
  return root.querySelector<HTMLElement>(`[data-part=${picture}]`)?.offsetParent != null;
}

/** @returns the pictures that were drawn; one that is not shown waits until it is */
export function redraw(
  root: HTMLElement,
  figure: Figure,
  data: FigureData,
  values: ControlValues,
): Picture[] {
  // Asked before anything is written, so that the browser need not lay the page out twice.
  const shown = pictures.filter(([picture]) => pictureShown(root, picture));
  const points = figure.compute(data, values);
  const title = figure.title(points);
  const description = figure.describe(points);
  const part = (name: string): Element | null => root.querySelector(`[data-part=${name}]`);
  writeText(part("title"), title);
  writeText(part("subtitle"), figure.subtitle(points));
  if (figure.answer !== undefined) writeText(part("answer"), figure.answer(points));
  for (const [picture, width] of shown) {
    const id = `${figure.id}-${picture}`;
    const height = figure.height(width, points);
    const place = part(picture);
    if (place !== null) writeMarkup(place, figure.draw(points, { id, width, height, title, description }));
  }
  return shown.map(([picture]) => picture);
}

/** What stands below the picture; written in a pause, so that a drag spends its frames on the picture. */
export function rewriteBelow(
  root: HTMLElement,
  figure: Figure,
  data: FigureData,
  values: ControlValues,
): void {
  const points = figure.compute(data, values);
  const notes = figure.notes(points).map((note) => textElement("p", note));
  root.querySelector("[data-part=notes]")?.replaceChildren(...notes);
  const table = root.querySelector("[data-part=table]");
  if (table !== null) writeTable(table, figure.table(points));
}

/** Caption and rows; a figure's columns are the same at all values. */
function writeTable(place: Element, { caption, columns, rows }: Table): void {
  place.querySelector("[aria-label]")?.setAttribute("aria-label", caption);
  place.querySelector("caption")?.replaceChildren(caption);
  place.querySelector("tbody")?.replaceChildren(
    ...rows.map((cells) => {
      const row = document.createElement("tr");
      row.append(
        ...cells.map((cell, index) => {
          const { text, raw } = cellText(cell, columns[index]);
          if (cell === null) {
            const absent = document.createElement("td");
            absent.append(textElement("span", text, "absent"));
            return absent;
          }
          const made = textElement("td", text, typeof cell === "number" ? "num" : undefined);
          if (raw !== undefined) made.dataset["value"] = raw;
          return made;
        }),
      );
      return row;
    }),
  );
  place.querySelector("table")?.dispatchEvent(new Event("tablerewritten"));
}

function textElement(tag: string, text: string, className?: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  made.textContent = text;
  return made;
}
