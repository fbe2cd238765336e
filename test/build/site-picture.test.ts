/** The share preview of the site itself: its name and words, of the size that previews have. */
import { expect, test } from "vitest";
import { serialise } from "../../src/base/markup.ts";
import { renderPng } from "../../src/build/raster.ts";
import { sitePicture } from "../../src/build/site-picture.ts";

test("the site's own share preview has its name and words, of 1200 by 630 px", () => {
  const svg = sitePicture({
    title: "A Ledger",
    description: "What it is about, in a sentence or two. ".repeat(3),
    language: "en",
    releaseDate: "2026-03-31",
    author: "Its authors",
  });
  expect(serialise(svg)).toContain(">A Ledger</text>");
  expect(serialise(svg)).toContain(">Data as of 2026-03-31</text>");
  const png = Buffer.from(renderPng(svg, 1));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});
