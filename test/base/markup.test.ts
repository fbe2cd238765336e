/** The one serialiser of SVG: everything that comes from data is escaped, and numbers are short. */
import fc from "fast-check";
import { parseFragment, type DefaultTreeAdapterMap } from "parse5";
import { describe, expect, test } from "vitest";
import { element, escapeJson, escapeText, roundCoordinate, serialise } from "../../src/base/markup.ts";
import { holds } from "../laws/seeded.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("</script>", "<!--", "]]>", '" onload="x', "'><script>alert(1)</script>", "&amp;"),
);

describe("serialise", () => {
  test("writes tags, attributes and text, and closes an empty element", () => {
    const tree = element("g", { id: "a", x: 1.005, y: undefined }, element("path", { d: "M0 0" }), "text");
    expect(serialise(tree)).toBe('<g id="a" x="1"><path d="M0 0"/>text</g>');
  });

  test("escapes text and attributes, and drops what XML forbids", () => {
    const tree = element("text", { title: `a"b'c<d>&` }, "</text><script>\u0000\u000b");
    expect(serialise(tree)).toBe(
      '<text title="a&quot;b&#39;c&lt;d&gt;&amp;">&lt;/text&gt;&lt;script&gt;</text>',
    );
  });

  test("leaves out what is null", () => {
    expect(serialise(element("g", {}, null, [null, "a"]))).toBe("<g>a</g>");
  });

  test("an HTML parser finds one element with one attribute and the text, whatever they hold", () => {
    holds(
      fc.property(anyText, anyText, (title, inside) => {
        const { childNodes } = parseFragment(serialise(element("p", { title }, inside || "-")));
        expect(childNodes).toHaveLength(1);
        const [paragraph] = childNodes as DefaultTreeAdapterMap["element"][];
        expect(paragraph?.nodeName).toBe("p");
        expect(paragraph?.attrs).toHaveLength(1);
        expect(paragraph?.childNodes.every(({ nodeName }) => nodeName === "#text")).toBe(true);
      }),
    );
  });

  test("refuses a coordinate that is no number, naming tag and attribute", () => {
    expect(() => element("circle", { cx: Number.NaN })).toThrow(
      "<circle> cx is NaN, expected a finite number",
    );
  });
});

test("coordinates have two decimals at most and no minus before zero", () => {
  expect(roundCoordinate(1.239)).toBe(1.24);
  expect(Object.is(roundCoordinate(-0.001), 0)).toBe(true);
});

describe("escapeJson", () => {
  test("parses back to what went in, and cannot close a script element", () => {
    holds(
      fc.property(fc.jsonValue(), anyText, (value, text) => {
        const json = escapeJson({ value, text });
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, text })));
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      }),
    );
  });
});

test("escaped text has no sign left that opens or closes anything", () => {
  holds(fc.property(anyText, (text) => !/[<>"']/.test(escapeText(text))));
});
