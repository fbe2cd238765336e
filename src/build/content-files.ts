/** Reads `content/` for the checks: site file, records of figures, and each report split into front matter and prose with its places. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { siteSchema, type Site } from "../schemas/site.ts";
import { idSchema } from "../schemas/text-fields.ts";
import { reportSchema, type ReportMatter } from "../schemas/report.ts";
import { compareText, fault, type Fault, type Place } from "../base/fault.ts";
import { listFiles, strayFiles } from "../ledger/collect-records.ts";
import { parseStructured, readStructuredFile, type StructuredFile } from "../ledger/structured-file.ts";
import { readTextFile, type TextFile } from "../ledger/text-file.ts";
import { readFigureFiles, type FigureFile } from "./figure-files.ts";

/** A report as text, whether or not its front matter is sound. */
export interface ReportText {
  /** File name without ending. */
  readonly id: string;
  readonly file: string;
  readonly source: TextFile;
  /** Offset at which the prose begins. */
  readonly bodyStart: number;
}

export interface ReportFile extends ReportText {
  readonly matter: StructuredFile<ReportMatter>;
}

export interface Content {
  readonly site: Site | null;
  readonly reports: readonly ReportFile[];
  /** Sound records of figures and of their words. */
  readonly figures: readonly FigureFile[];
  /** All reports as text, those with faulty front matter too: their prose is checked all the same. */
  readonly texts: readonly ReportText[];
}

/** Of one day in the order of their ids. */
export function newestFirst(reports: readonly ReportFile[]): readonly ReportFile[] {
  const day = ({ matter }: ReportFile): string => matter.value.published;
  return reports.toSorted((a, b) => compareText(day(b), day(a)) || compareText(a.id, b.id));
}

export function readContent(root: string, faults: Fault[]): Content {
  const site = readStructuredFile(root, "content/site.yaml", siteSchema, faults);
  const style = site?.value.citationStyle;
  if (site !== null && style !== undefined && !existsSync(join(root, "content", style))) {
    faults.push(
      site.fault(["citationStyle"], {
        is: `citation style \`${style}\` is missing`,
        expected: "a CSL file below content/",
        mend: "Put the style there, or leave the field out for Vancouver",
        rule: "file-missing",
      }),
    );
  }
  faults.push(...strayFiles(root, "content/reports", [".mdx"]));
  faults.push(...strayFiles(root, "content/figures", [".yaml", ".yml"]));
  const read = listFiles(root, "content/reports", [".mdx"])
    .map((file) => readReport(root, file, faults))
    .filter((report) => report !== null);
  return {
    site: site?.value ?? null,
    reports: read.flatMap(({ matter, ...text }) => (matter === null ? [] : [{ ...text, matter }])),
    figures: readFigureFiles(root, faults),
    texts: read,
  };
}

function readReport(
  root: string,
  file: string,
  faults: Fault[],
): (ReportText & { readonly matter: ReportFile["matter"] | null }) | null {
  const source = readTextFile(root, file, faults);
  if (source === null) return null;
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source.text);
  if (match === null) {
    const start: Place = { file, line: 1, column: 1 };
    faults.push(
      fault(start, {
        is: "report has no front matter",
        expected: "--- on the first line, fields, ---",
        mend: "Copy it from another report",
        rule: "front-matter",
      }),
    );
    return null;
  }
  const shift = match[0].indexOf("\n") + 1;
  const matter = parseStructured(
    { file, text: match[1] ?? "", place: (offset) => source.place(offset + shift) },
    reportSchema,
    faults,
  );
  const id = basename(file, ".mdx");
  if (!idSchema.safeParse(id).success) {
    faults.push(
      fault(source.place(0), {
        is: `the file is called "${id}"`,
        expected:
          "lower-case letters, digits, dots and single hyphens, for the name is the address of the report",
        mend: "Rename the file",
        rule: "report-name",
      }),
    );
  }
  return { id, file, matter, source, bodyStart: match[0].length };
}
