/** What each figure of a report adds to its page: two pictures, a table, and the inputs that script needs. */
import type { Browser } from "playwright-core";
import type { PageType } from "../page-types.ts";
import { weigh, type Weight } from "./page-weight.ts";

export interface FigureWeight {
  readonly id: string;
  readonly parts: Readonly<Record<"wide" | "narrow" | "table" | "inputs", Weight>>;
}

export async function figureWeights(
  browser: Browser,
  address: string,
  reports: readonly PageType[],
): Promise<FigureWeight[]> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const weights: FigureWeight[] = [];
  for (const { path } of reports) {
    await page.goto(address + path);
    const figures = await page.locator("figure.figure").evaluateAll((all) =>
      all.map((figure) => {
        const part = (selector: string): string => figure.querySelector(selector)?.innerHTML ?? "";
        return {
          id: figure.id.replace("figure-", ""),
          wide: part("[data-part=wide]"),
          narrow: part("[data-part=narrow]"),
          table: part("[data-part=table]"),
          inputs: part("[data-payload]"),
        };
      }),
    );
    for (const { id, wide, narrow, table, inputs } of figures)
      weights.push({
        id,
        parts: { wide: weigh(wide), narrow: weigh(narrow), table: weigh(table), inputs: weigh(inputs) },
      });
  }
  await context.close();
  return weights;
}
