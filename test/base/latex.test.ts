/** Text in a field of BibTeX: no sign of LaTeX is left to act, and braces stay balanced. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeLatex } from "../../src/base/latex.ts";
import { holds } from "../laws/seeded.ts";

test("each sign of LaTeX is written as a command, and blanks are folded", () => {
  expect(escapeLatex("50% & $3_a #1")).toBe("50\\% \\& \\$3\\_a \\#1");
  expect(escapeLatex("a\\b {c} d^2 ~e")).toBe(
    "a\\textbackslash{}b \\textbraceleft{}c\\textbraceright{} d\\textasciicircum{}2 \\textasciitilde{}e",
  );
  expect(escapeLatex("one\n  two\tthree")).toBe("one two three");
});

test("whatever the text, braces stand in pairs and each sign that acts has its stroke", () => {
  const signs = fc.string({
    unit: fc.constantFrom("a", " ", "\\", "{", "}", "^", "~", "&", "%", "$", "#", "_"),
  });
  holds(
    fc.property(signs, (text) => {
      const written = escapeLatex(text);
      expect(written.replaceAll("{}", "")).not.toMatch(/[{}^~]/);
      expect(written).not.toMatch(/(?<!\\)[&%$#_]/);
      expect(written.replace(/\\(?:[&%$#_]|text[a-z]+\{\})/g, "")).not.toContain("\\");
    }),
  );
});
