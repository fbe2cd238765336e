/** What prose uses, each with its place; what stands in code only speaks about the syntax. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/base/fault.ts";
import { printFault } from "../../src/base/fault.ts";
import { readContent, type Content } from "../../src/build/content-files.ts";
import { scanReferences } from "../../src/build/references.ts";

const matter = `---
title: Ovens
question: How hot?
answer: "It takes [= deck-oven-preheat]."
status: draft
published: "2026-02-01"
authors: [Ada Miller]
tags: [ovens]
keyNumbers: []
takeaways: []
limits: [One bakery.]
---
`;

/** The content of a folder with these reports, and the faults in reading it. */
function contentOf(
  reports: Readonly<Record<string, string>>,
  site = "",
): { content: Content; printed: string[] } {
  const root = mkdtempSync(join(tmpdir(), "content-"));
  try {
    mkdirSync(join(root, "content/reports"), { recursive: true });
    const own = `title: Ovens\ndescription: On ovens.\nlanguage: en\nreleaseDate: "2026-02-01"\nauthor: Ada\n${site}`;
    writeFileSync(join(root, "content/site.yaml"), own);
    for (const [name, text] of Object.entries(reports))
      writeFileSync(join(root, "content/reports", name), text);
    const faults: Fault[] = [];
    return { content: readContent(root, faults), printed: faults.map(printFault) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe("scanReferences", () => {
  const body = `
Hot [= a.b /
  c.d] as [@handbook, page 2; @trial] say in [#heat].

\`[= not.this]\` and {/* [@nor-this] */} and

\`\`\`
[#nor-that]
\`\`\`

<Figure id="heat" /> [= deck-oven-preheat, plain]
`;
  const { content, printed } = contentOf({ "ovens.mdx": matter + body });
  const { numbers, citations, figures } = scanReferences(content.reports);
  const at = ({ place }: { place: { line: number; column: number } }): string =>
    `${place.line}:${place.column}`;

  test("finds numbers in front matter and prose, in order, each with line and column of the file", () => {
    expect(printed).toEqual([]);
    expect(numbers.map((one) => `${at(one)} ${one.inside}`)).toEqual([
      "4:19 deck-oven-preheat",
      "14:5 a.b / c.d",
      "23:22 deck-oven-preheat, plain",
    ]);
    expect(numbers[0]?.place.file).toBe("content/reports/ovens.mdx");
  });

  test("finds every source of a citation, and figures placed and pointed at", () => {
    expect(citations.map((one) => `${at(one)} ${one.id}`)).toEqual(["15:11 handbook", "15:11 trial"]);
    expect(figures.map((one) => `${at(one)} ${one.id} ${one.placed}`)).toEqual([
      "23:1 heat true",
      "15:46 heat false",
    ]);
  });
});

describe("readContent", () => {
  test("a fault in front matter has its line in the file", () => {
    const { printed } = contentOf({ "ovens.mdx": matter.replace("status: draft", "status: done") });
    expect(printed).toEqual([
      'content/reports/ovens.mdx:5:9: `status` is "done", expected draft or final. Use one of these. [value]',
    ]);
  });

  test("a key number that is typed and not bound is refused", () => {
    const typed = matter.replace("keyNumbers: []", 'keyNumbers: [{ number: "60 min", label: to heat }]');
    expect(contentOf({ "ovens.mdx": typed }).printed).toEqual([
      'content/reports/ovens.mdx:9:24: `keyNumbers[0].number` is "60 min", expected a bound number like [= claim-id.quantity]. Mend the value. [value]',
    ]);
  });

  test("a report without front matter is refused", () => {
    expect(contentOf({ "ovens.mdx": "# Ovens\n" }).printed).toEqual([
      "content/reports/ovens.mdx:1:1: report has no front matter, expected --- on the first line, fields, ---. Copy it from another report. [front-matter]",
    ]);
  });

  test("a file name that cannot be an address is refused", () => {
    expect(contentOf({ "Bread Ovens.mdx": matter }).printed).toEqual([
      'content/reports/Bread Ovens.mdx:1:1: the file is called "Bread Ovens", expected lower-case letters, digits, dots and single hyphens, for the name is the address of the report. Rename the file. [report-name]',
    ]);
  });

  test("a citation style that is not there is refused", () => {
    expect(contentOf({ "ovens.mdx": matter }, "citationStyle: own.csl\n").printed).toEqual([
      "content/site.yaml:6:16: citation style `own.csl` is missing, expected a CSL file below content/. Put the style there, or leave the field out for Vancouver. [file-missing]",
    ]);
  });
});
