/** Links, pictures and notes of a report: what leads nowhere is told at its own place. */
import { describe, expect, test } from "vitest";
import { printFault } from "../../src/base/fault.ts";
import { checkLinks } from "../../src/markdown/check-links.ts";

const places = {
  isFile: (path: string) => path === "./ice.png" || path === "./ice.mdx",
  here: "/reports/lake/",
  pageFault: (path: string) =>
    ["/claims/ice/", "/reports/other/"].includes(path) ? null : { expected: "a page", mend: `Not ${path}` },
};
const faultsOf = (text: string): string[] => checkLinks("r.mdx", text, 0, places).map(printFault);

describe("a picture", () => {
  test.each(["![The lake](./ice.png)", "![The lake][ice]\n\n[ice]: ./ice.png", "![The lake](./ice.png?1#a)"])(
    "with words and a file passes: %s",
    (text) => {
      expect(faultsOf(text)).toEqual([]);
    },
  );

  test.each([
    "nowhere.png",
    "./ice.mdx",
    "/nowhere.png",
    "/figures/ice.svg",
    "https://example.org/a.png",
    "data:image/png,",
    "%E0",
    "",
  ])("without a file beside the report is refused: %s", (url) => {
    expect(faultsOf(`See\n\n  ![The lake](${url})\n`)).toEqual([
      `r.mdx:3:3: ${url === "" ? "the picture has no address" : `there is no picture ${url}`}, expected a file beside the report, such as ./lake.png. Put the file there and write its path from the report, or place a figure. [picture]`,
    ]);
  });

  test("without words is refused", () => {
    expect(faultsOf("![ ](./ice.png)")).toEqual([
      "r.mdx:1:1: the picture ./ice.png has no words, expected a text that says what it shows. Write it between the brackets: ![what it shows](address). [picture-alt]",
    ]);
  });
});

describe("a link", () => {
  test.each([
    "https://example.org/a",
    "mailto:a@example.org",
    "/claims/ice/",
    "/claims/ice/?a=b#c",
    "../../claims/ice/",
    "../other/",
    "#what-it-says",
    "#what-it-says-1",
    "#über-eis_2",
    "/reports/lake/#what-it-says",
    "./#limits",
    "#figure-ice",
  ])("that leads somewhere passes: %s", (url) => {
    expect(faultsOf(`## What it says?\n\n## What it *says*\n\n## Über: \`eis_2\`\n\n[x](${url})`)).toEqual(
      [],
    );
  });

  test.each([
    [
      "javascript:alert(1)",
      "the link leads to javascript:alert(1), expected an address that begins with https://",
    ],
    ["data:text/html,x", "expected an address that begins with"],
    ["//example.org/", "expected an address that begins with"],
    ["", "the link has no address"],
    [
      "/claims/nothing/",
      "the link leads to /claims/nothing/, which is no page, expected a page. Not /claims/nothing/.",
    ],
    ["../../claims/ice", "Not /claims/ice."],
    ["../..", "Not /."],
    [
      "#what-it-sais",
      "which this report does not have, expected one of its headings, in small letters with hyphens. Did you mean `what-it-says`?",
    ],
  ])("that leads nowhere is refused: %s", (url, message) => {
    const [only = "", ...more] = faultsOf(`## What it says\n\nSee [x](${url})`);
    expect(more).toEqual([]);
    expect(only).toMatch(/^r\.mdx:3:5: .*\[link\]$/);
    expect(only).toContain(message);
  });

  test("is told at its place when its address stands elsewhere", () => {
    expect(faultsOf("See [x][y].\n\n[y]: javascript:alert(1)")[0]).toMatch(/^r\.mdx:1:5: /);
  });

  test("to a heading passes where a heading prints a number", () => {
    expect(faultsOf("## Of [= a]\n\n[x](#of-3-days)")).toEqual([]);
  });
});

describe("a note", () => {
  test("that is nowhere written is refused at its mark", () => {
    expect(faultsOf("One line\nand this[^9] too")).toEqual([
      "r.mdx:2:9: the note [^9] has no text, expected a line that begins with [^9]:. Write the note, or take the mark out. [note]",
    ]);
  });

  test.each(["It says[^1].\n\n[^1]: So.", "`[^9]`", "\\[^9]"])("passes: %s", (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});
