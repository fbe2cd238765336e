/** Makes a figure of a record: words, table, findings and controls are the same for all kinds; a kind only draws. */
import type { MarkupNode } from "../../base/markup.ts";
import type { Frame } from "../../charts/frame.ts";
import { defineFigure, type CellFilter, type DatasetNeed, type Figure, type Finding } from "../contract.ts";
import { VERSION, columnsOf, type Declared } from "./declared.ts";
import { conditionsOf } from "./conditions.ts";
import { describeScene, drawnWords, notesOf, subtitleOf } from "./describe.ts";
import { fewerItems, type Parts } from "./fewer.ts";
import { joined, type FoundByName } from "./found.ts";
import { controlsOf, sceneOf, type Choices, type Scene } from "./scene.ts";
import { boundNeeds, referenceWords, withReferences } from "./references.ts";
import { tableOf, tableRows, type TableRows } from "./table.ts";
import { fillTokens } from "./braces.ts";

export interface DeclaredKind extends Choices {
  /** What the picture is made of, as the first word of its description: "Lines". */
  readonly picture: string;
  readonly draw: (scene: Scene, frame: Frame) => MarkupNode;
  readonly height: (scene: Scene, width: number) => number;
  /** Further sentences of the description. */
  readonly describe?: (scene: Scene) => string;
  /** What a frame may leave out that does not hold all. */
  readonly parts?: Parts;
  /** Findings besides those that every figure has. */
  readonly finds?: (scene: Scene) => FoundByName;
}

interface Points extends Scene {
  readonly table: TableRows;
}

export type FigureMaker = (declared: Declared) => Figure;

export function declareWith(kind: DeclaredKind): FigureMaker {
  return (declared) => {
    const { record } = declared;
    const conditions = conditionsOf(declared);
    const fill = (text: string, { found }: Scene): string => fillTokens(text, found, conditions);
    return defineFigure<Points>({
      id: declared.id,
      needs: { datasets: needsOf(declared), ...boundNeeds(record) },
      controls: (data) => controlsOf(declared, data, kind),
      compute: (data, values) => {
        const scene = sceneOf(declared, data, values, kind);
        const found = joined(kind.finds?.(scene) ?? {}, scene.found);
        const remarks = Object.fromEntries(
          Object.entries(scene.remarks).map(([row, words]) => [row, fillTokens(words, found, conditions)]),
        );
        return { ...scene, found, remarks, table: tableRows(declared, data) };
      },
      title: (points) => fill(record.title, points),
      subtitle: (points) =>
        [
          record.subtitle === undefined ? subtitleOf(points) : fill(record.subtitle, points),
          drawnWords(points),
        ]
          .filter((one) => one !== "")
          .join(" "),
      notes: (points) => [...(record.notes ?? []).map((note) => fill(note, points)), ...notesOf(points)],
      describe: (points) =>
        [
          drawnWords(points),
          describeScene(points, kind.picture, kind.ordered),
          kind.describe?.(points) ?? "",
          ...Object.entries(points.remarks).map(([row, words]) => `${row}: ${words}.`),
          ...referenceWords(points.references),
        ]
          .filter((one) => one !== "")
          .join(" "),
      height: (width, points) => kind.height(points, width),
      draw: (points, frame) => kind.draw(points, frame),
      fewer: (points, leave) => {
        const title = fill(record.title, points);
        const rest = kind.parts === undefined ? null : fewerItems(points, title, kind.parts, leave);
        return rest === null ? null : { points: { ...points, items: rest.items }, words: rest.words };
      },
      table: (points) => withReferences(tableOf(points, points.table), points.references),
      findings: ({ found }) =>
        Object.fromEntries(
          Object.entries(found).map(([name, { words: _, shared: __, ...finding }]): [string, Finding] => [
            name,
            finding,
          ]),
        ),
    });
  };
}

/** A need for each version, of only the columns that the record names. */
function needsOf({ record, parts }: Declared): Readonly<Record<string, DatasetNeed>> {
  const columns = columnsOf(record).filter((name) => name !== VERSION);
  const where = filtersOf(record);
  return Object.fromEntries(parts.map(({ name, dataset }) => [name, { dataset, columns, where }]));
}

export function filtersOf({ where = {} }: Declared["record"]): Readonly<Record<string, CellFilter>> {
  return Object.fromEntries(
    Object.entries(where).map(([column, filter]) => [column, typeof filter === "object" ? filter : [filter]]),
  );
}
