/** A number and its unit stay on one line, though the unit has a hyphen. */
import { expect, test } from "vitest";
import { keepUnitsWhole } from "../../src/build/whole-units.ts";

const whole = (text: string): string => `<span class="whole">${text}</span>`;

test("a number whose unit has a hyphen stands in an element of its own, in words, cells, links and headings", () => {
  expect(keepUnitsWhole("<p>It costs $2.05/GPU-h, or ($1–$3/GPU-h).</p>")).toBe(
    `<p>It costs ${whole("$2.05/GPU-h")}, or ${whole("($1–$3/GPU-h")}).</p>`,
  );
  expect(keepUnitsWhole('<td class="x">$/GPU-h</td><a href="/">−$4.14/GPU-h</a>')).toBe(
    `<td class="x">${whole("$/GPU-h")}</td><a href="/">${whole("−$4.14/GPU-h")}</a>`,
  );
});

test("the text stays what it was, and other units too", () => {
  const page = "<h1>At $2/GPU-h and 1,200&nbsp;tok/s/GPU</h1>";
  expect(keepUnitsWhole(page).replace(/<[^>]*>/g, "")).toBe(page.replace(/<[^>]*>/g, ""));
  expect(keepUnitsWhole("<p>1,200 tok/s/GPU over a GPU-hour</p>")).toBe(
    "<p>1,200 tok/s/GPU over a GPU-hour</p>",
  );
});

test.each([
  ["titles of a page", "<title>$2/GPU-h</title>"],
  ["pictures", '<svg class="chart"><text>$2/GPU-h</text></svg>'],
  ["options", '<select name="a"><option>$2/GPU-h</option></select>'],
  ["data for script", '<script type="application/json">{"text":"$2/GPU-h"}</script>'],
  ["attributes, whatever signs they hold", `<img alt="a > b at $2/GPU-h" title='$2/GPU-h' />`],
  ["notes", "<!-- $2/GPU-h -->"],
])("leaves alone %s", (_, html) => {
  expect(keepUnitsWhole(html)).toBe(html);
});
