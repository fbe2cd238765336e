/** A figure in the browser: its inputs from the page that the build wrote, and its code from the file of its kind. */
import type { Figure, FigureData } from "../figures/contract.ts";
import type { Declared } from "../figures/declared/declared.ts";

const modules = import.meta.glob<Record<string, unknown>>(["../figures/*.ts", "!../figures/contract.ts"]);

/** What files of a figure say of it besides its points. */
export interface FigureAbout {
  /** Who published what it rests on, in one line. */
  readonly sourceLine: string;
  readonly datasets: readonly string[];
  readonly sources: readonly string[];
  readonly site: { readonly title: string; readonly releaseDate: string };
  /** Address of the figure's own page, absolute where the site says its own. */
  readonly page: string;
}

/** What the build leaves in the page. */
interface Payload {
  readonly data: FigureData;
  readonly about: FigureAbout;
  /** Of a figure that a record tells. */
  readonly declared?: Declared;
  /** The author's own words, where the figure's are not used. */
  readonly description?: string;
}

export interface FoundFigure {
  readonly figure: Figure;
  readonly data: FigureData;
  readonly about: FigureAbout;
}

/**
 * @param root says which figure and where its code is
 * @param page holds the figure's inputs
 */
export async function findFigure(root: HTMLElement, page: ParentNode): Promise<FoundFigure | null> {
  const payload = page.querySelector("[data-payload]")?.textContent;
  if (payload == null) return null;
  const { data, about, declared, description } = JSON.parse(payload) as Payload;
  const figure = await loadFigure(root, data, declared);
  if (figure === undefined) return null;
  const worded = description === undefined ? figure : { ...figure, describe: () => description };
  return { figure: worded, data, about };
}

/** From its own file, which makes that of a record; that of a target is made from the data and the model that it asks. */
async function loadFigure(
  { dataset }: HTMLElement,
  data: FigureData,
  declared: Declared | undefined,
): Promise<Figure | undefined> {
  const { figure: id = "", module = "", model } = dataset;
  if (model !== undefined) return (await import("./target-figure.ts")).makeTargetFigure(id, data, model);
  if (declared !== undefined)
    return (await import("./declared-figure.ts")).makeDeclaredFigure(module, declared);
  const exported = await modules[`../figures/${module}.ts`]?.();
  return Object.values(exported ?? {}).find((value): value is Figure => isFigure(value, id));
}

function isFigure(value: unknown, id: string): value is Figure {
  return typeof value === "object" && value !== null && "draw" in value && (value as Figure).id === id;
}
