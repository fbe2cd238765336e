/** Every figure of this site as pictures to take along: exact sizes, legible, whole, the same bytes each time. */
import { describe, expect, it } from "vitest";
import { serialise, type MarkupNode } from "../../../src/base/markup.ts";
import { overlap, textBoxes } from "../../../src/charts/text.ts";
import { renderFigure } from "../../../src/build/figure-render.ts";
import { renderPng } from "../../../src/build/raster.ts";
import {
  DOWNLOAD_DENSITY,
  figurePicture,
  pictureSizeNames,
  pictureSizes,
} from "../../../src/figures/files/figure-files.ts";
import { ledger, siteFigures } from "../site-figures.ts";

const siteTitle = "A Ledger";

describe.each(siteFigures)("figure $id", ({ figure }) => {
  const rendered = renderFigure(ledger, figure);

  describe.each(pictureSizeNames)("at %s", (name) => {
    const svg = figurePicture(rendered, siteTitle, name);
    const size = pictureSizes[name];

    it("has exactly that size", () => {
      const [width, height] = [Number(svg.attributes["width"]), Number(svg.attributes["height"])];
      expect([width, height]).toEqual([size.width, size.height]);
      expect(svg.attributes["viewBox"]).toBe(`0 0 ${width} ${height}`);
    });

    it("keeps its words inside the frame, apart, and at 11 px", () => {
      const boxes = placedTexts(svg);
      const [width, height] = [Number(svg.attributes["width"]), Number(svg.attributes["height"])];
      const words = boxes.map(({ text }) => text).join(" ");
      for (const part of [siteTitle, "Source: ", rendered.title.split(" ").slice(0, 4).join(" ")])
        expect(words).toContain(part);
      expect(
        boxes.filter(
          ({ left, top, right, bottom }) =>
            left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5,
        ),
      ).toEqual([]);
      const touching = boxes.flatMap((a, index) =>
        boxes.slice(index + 1).flatMap((b) => (overlap(a, b, -0.5) ? [`${a.text} | ${b.text}`] : [])),
      );
      expect(touching).toEqual([]);
      expect(Math.min(...boxes.map(({ size: px }) => px))).toBeGreaterThanOrEqual(10.99);
    });

    it("needs no sheet, no page and no other file", () => {
      expect(serialise(svg)).not.toMatch(/<style|currentColor|var\(|href|@|url\((?!#)| data-| class=/);
    });

    it("is drawn as PNG at twice its size, not empty, and with the same bytes again", () => {
      const png = Buffer.from(renderPng(svg, DOWNLOAD_DENSITY));
      expect(pngSize(png)).toEqual([
        2 * Number(svg.attributes["width"]),
        2 * Number(svg.attributes["height"]),
      ]);
      const empty = Buffer.from(renderPng({ ...svg, children: svg.children.slice(0, 3) }, DOWNLOAD_DENSITY));
      expect(png.length).toBeGreaterThan(2 * empty.length);
      expect(
        Buffer.from(renderPng(figurePicture(rendered, siteTitle, name), DOWNLOAD_DENSITY)).equals(png),
      ).toBe(true);
    });
  });
});

/** Width and height that the head of a PNG states. */
function pngSize(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** The room of each text with the `translate` and `scale` of all groups round it. */
function placedTexts(node: MarkupNode, x = 0, y = 0, scale = 1): ReturnType<typeof textBoxes> {
  const transform = String(node.attributes["transform"] ?? "");
  const [, dx = "0", dy = "0"] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(transform) ?? [];
  const here = {
    x: x + scale * Number(dx),
    y: y + scale * Number(dy),
    scale: scale * Number(/scale\(([\d.]+)\)/.exec(transform)?.[1] ?? 1),
  };
  if (node.tag === "text")
    return textBoxes(node).map((box) => ({
      ...box,
      left: here.x + here.scale * box.left,
      right: here.x + here.scale * box.right,
      top: here.y + here.scale * box.top,
      bottom: here.y + here.scale * box.bottom,
      size: here.scale * box.size,
    }));
  return node.children.flatMap((child) =>
    typeof child === "string" ? [] : placedTexts(child, here.x, here.y, here.scale),
  );
}
