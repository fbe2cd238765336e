/** Asks for the evidence behind a value: what is said, and the command as a user runs it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { walkLineage } from "../../src/base/lineage.ts";
import { explainLines } from "../../src/build/explain-text.ts";
import { makeSite } from "../../src/build/site.ts";
import { projectRoot } from "../laws/imports-of.ts";

const site = makeSite(projectRoot);
const said = (query: string): string => explainLines(site, query).join("\n");

describe("what is said of", () => {
  it("a number: value, unit, kind by shape and word, and every node of its tree", () => {
    for (const { expression } of site.numbers()) {
      const { printed, value, lineage, kind } = site.number(expression);
      const text = said(`[= ${expression} ]`);
      expect(text.split("\n")[0]).toBe(`${printed}  ${marks[kind]}`);
      expect(
        Number(/^ {2}value (\S+), unit/m.exec(text)?.[1]?.replaceAll(",", "").replace("\u2212", "-")),
      ).toBe(value);
      for (const { label, type } of walkLineage(lineage)) {
        expect(text).toContain(label);
        if (type === "source")
          expect(text).toMatch(/\[[\w.-]+; read: (?:primary|excerpt|repository|secondary)\]/);
      }
    }
  });

  it("cells: row and columns, behind what tells the row from the others", () => {
    const text = said("cell:accelerator-cost-power:2026-08-14.rental?hardware=h200");
    expect(text).toMatch(/row 6: hardware=h200, rental=2\.05\n/);
    expect(text).toContain("[accelerator-cost-power@2026-08-14]");
  });

  it("an expression, the same with brackets as in prose and by the name of its page", () => {
    const ratio = "nv-tco-throughput.gb300 / nv-tco-throughput.h200";
    expect(said(ratio)).toMatch(/\nexpression {2}66\.7× {2}△ modelled/);
    expect(said(`[= ${ratio} ]`)).toBe(said(ratio));
    expect(said(site.number("nv-50x-headline.cost").slug)).toBe(said("nv-50x-headline.cost"));
  });

  it("a claim: verdict, quantities, each piece of evidence and its source", () => {
    for (const claim of site.ledger.claims.values()) {
      const text = said(claim.id);
      expect(text).toContain(`verdict ${claim.verdict}`);
      for (const { says, stance } of claim.evidence) expect(text).toContain(`${stance}: ${says}`);
    }
    expect(said("nv-50x-headline")).toContain("(nv-50x-headline.per-megawatt)");
  });

  it("a figure: its findings, each by the name that prose binds, and its tree", () => {
    const text = said("waterfall-35x");
    for (const name of site.figure("waterfall-35x").findings.keys())
      expect(text).toContain(`(figure:waterfall-35x.${name})`);
    expect(text).toContain("└─ ");
  });
});

const marks = {
  measured: "● measured by a third party",
  stated: "◇ stated by the vendor",
  modelled: "△ modelled",
  assumed: "○ assumed",
};

describe("npm run explain", { timeout: 60_000 }, () => {
  const tiny = fileURLToPath(new URL("../fixtures/tiny-site", import.meta.url));

  function explain(...words: readonly string[]): { code: number | null; out: string; complained: string } {
    const script = join(projectRoot, "src/commands/explain.ts");
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: "utf8" });
    return { code: status, out: stdout, complained: stderr.trim() };
  }

  it("prints that, for a number given as several words", () => {
    const [a, b] = ["nv-tco-throughput.gb300", "nv-tco-throughput.h200"];
    expect(explain(a, "/", b)).toEqual({ code: 0, out: `${said(`${a} / ${b}`)}\n`, complained: "" });
  });

  it("says what was meant when a name leads nowhere, and fails", () => {
    expect(explain("nv-50x-headlin")).toEqual({
      code: 1,
      out: "",
      complained:
        "`nv-50x-headlin` leads nowhere: unknown claim `nv-50x-headlin`. Did you mean `nv-50x-headline`?",
    });
    expect(explain("waterfall-35").complained).toContain("Did you mean `waterfall-35x`?");
    expect(explain("figure:waterfall-35x.totel")).toMatchObject({ code: 1, out: "" });
    expect(explain("nv-50x-headline.cost +")).toMatchObject({ code: 1, out: "" });
  });

  it("says how to ask when nothing is asked, or with an unknown flag", () => {
    expect(explain()).toMatchObject({ code: 2, out: "" });
    expect(explain("--unknown")).toMatchObject({ code: 2, out: "" });
  });

  it("asks another site when told to, and prints the faults of one that has any", () => {
    const id = makeSite(tiny).ledger.claims.keys().next().value ?? "";
    expect(explain("--site", tiny, id)).toMatchObject({ code: 0, complained: "" });
    expect(explain("--site", join(tiny, "content"), id)).toMatchObject({ code: 1, out: "" });
  });
});
