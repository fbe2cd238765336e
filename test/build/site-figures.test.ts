/** Figures of a site from its records: how they join those that are code, and what `check` says of their words. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { printFault, type Fault } from "../../src/base/fault.ts";
import { checkSite } from "../../src/build/check-site.ts";
import { readFigureFiles } from "../../src/build/figure-files.ts";
import { siteFigures } from "../../src/build/site-figures.ts";
import { fingerprintOf } from "../../src/build/stale-words.ts";
import { makeSite } from "../../src/build/site.ts";
import { figures as coded } from "../../src/build/registry.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import { freshFolder, tinySite } from "../commands/site-folders.ts";
import { projectRoot } from "../laws/imports-of.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that holds one record of a figure. */
function withRecord(id: string, text: string, base?: string): string {
  const folder = freshFolder("figures");
  folders.push(folder);
  if (base !== undefined) cpSync(base, folder, { recursive: true });
  mkdirSync(join(folder, "content/figures"), { recursive: true });
  writeFileSync(join(folder, `content/figures/${id}.yaml`), text);
  return folder;
}

function figuresWith(id: string, text: string) {
  const { ledger } = readLedger(projectRoot);
  if (ledger === null) throw new Error("data/ has faults");
  const faults: Fault[] = [];
  const figures = siteFigures(ledger, readFigureFiles(withRecord(id, text), faults), faults);
  return { ledger, figures, printed: faults.map(printFault) };
}

describe("a figure that is code", () => {
  const id = "mlperf-generations";

  test("takes an author's description from a record that holds nothing else", () => {
    const words = "Dots for three generations, each further right than the one before.";
    const { figures, printed } = figuresWith(id, `description: { text: "${words}", of: abc }\n`);
    expect(printed).toEqual([]);
    const one = figures.get(id);
    expect(one?.figure.describe({})).toBe(words);
    expect(one?.ownDescription).toBe(words);
    expect(one?.made).toBe(coded.get(id));
    expect(one?.module).toBe(id);
  });

  test("keeps its id for itself", () => {
    const { figures, printed } = figuresWith(
      id,
      "kind: bars\ndataset: cloud-gpu-prices@2026-11-21\ncolumns: { label: region, value: pricePerHour }\ntitle: Words\n",
    );
    expect(printed).toEqual([
      `content/figures/${id}.yaml:1:7: \`${id}\` is also the id of a figure that is code, expected an id of its own. Rename the file. [figure-name]`,
    ]);
    expect(figures.get(id)?.figure).toBe(coded.get(id));
    expect([...figures.lost]).toEqual([id]);
  });
});

describe("words of an author", () => {
  const record = (of: string): string =>
    `kind: bars\ndataset: lake-ice@2026-03\ncolumns: { label: winter, value: iceDays }\ntitle: Winters\ndescription: { text: "Bars of winters.", of: "${of}" }\n`;

  test("are flagged with the words of the day and the name of the data when these have moved, and not before", () => {
    const stale = checkSite(withRecord("winters", record("0123456789ab"), tinySite)).faults.map(printFault);
    expect(stale).toEqual([
      expect.stringMatching(
        /^content\/figures\/winters\.yaml:5:\d+: warning: the description was written for data 0123456789ab, expected ([0-9a-f]{12}), as the data are\. Read it again and write `of: "\1"`; from the data alone it would be: Bars of 3 values\./,
      ),
    ]);
    const now = /expected ([0-9a-f]{12})/.exec(stale[0] ?? "")?.[1] ?? "";
    expect(checkSite(withRecord("winters", record(now), tinySite)).faults).toEqual([]);
    const site = makeSite(withRecord("winters", record(now), tinySite));
    const [made] = [site.figures.get("winters")?.made];
    expect(made && fingerprintOf(site.ledger, made)).toBe(now);
    expect(site.figure("winters").description).toBe("Bars of winters.");
  });
});

test("a title that compares is a conclusion of the site, with its numbers among the numbers", () => {
  const site = makeSite(tinySite);
  const [conclusion] = site.conclusions.filter(({ figure }) => figure === "ice-days");
  expect(conclusion).toMatchObject({
    report: null,
    holds: true,
    predicate: "figure:ice-days.last < figure:ice-days.first",
    text: site.figure("ice-days").title,
  });
  expect(site.numbers().map(({ expression }) => expression)).toEqual(
    expect.arrayContaining(["figure:ice-days.last", "figure:ice-days.first"]),
  );
});

describe("the words of a record", () => {
  const record = (more: string): string[] => {
    const text = `kind: bars\ndataset: lake-ice@2026-03\ncolumns: { label: winter, value: iceDays }\n${more}\n`;
    return checkSite(withRecord("winters", text, tinySite)).faults.map(printFault);
  };

  test("are vouched for by a comparison of what they name, and by no other", () => {
    const holds = 'holds: ["{highest} > {lowest} * 1.01"]';
    expect(record(`title: "{highest.label} is colder"\n${holds}`)).toEqual([]);
    expect(record(`title: "The lake is colder"\n${holds}`)).toEqual([
      expect.stringContaining('"colder" is bound to nothing'),
    ]);
    expect(
      record(
        `title: "{highest}"\nsubtitle: Colder than ever\nnotes: ["{highest} is 50 times more"]\n${holds}`,
      ),
    ).toEqual([
      expect.stringContaining('"Colder" is bound to nothing'),
      expect.stringContaining('"50 times more" is bound to nothing'),
    ]);
    expect(record('title: "{highest.label} is colder"\nholds: ["{highest} >= {lowest}"]').join()).toContain(
      "holds whatever the values of its names are",
    );
  });

  test("are gated in names of axes and cells and in the description too", () => {
    expect(record('title: Winters\naxes: { value: "Days, 35 times fewer" }').join()).toContain(
      '"35 times fewer" is bound to nothing',
    );
    expect(record('title: Winters\naxes: { value: "{highest} days" }').join()).toContain(
      "braces or brackets stand in a name",
    );
    expect(record('title: Winters\ndescription: { text: "Ice of 900 days.", of: abc }').join()).toContain(
      '"900 days" is bound to nothing',
    );
    const site = makeSite(
      withRecord(
        "winters",
        'kind: bars\ndataset: lake-ice@2026-03\ncolumns: { label: winter, value: iceDays }\ntitle: Winters\ndescription: { text: "At most {highest, bare}.", of: abc }\n',
        tinySite,
      ),
    );
    expect(site.figures.get("winters")?.ownDescription).toMatch(/^At most \d+\.$/);
  });
});

test("inputs that multiply in a waterfall are multiples or shares", () => {
  const { printed } = figuresWith(
    "mixed",
    "kind: waterfall\nscenario: nvidia-table-gb300\nfactors: [usdPerGpuHour, tokensPerSecondPerGpu]\ntitle: Words\n",
  );
  expect(printed).toEqual([
    expect.stringContaining("`usdPerGpuHour` is in USD/GPU-h, expected inputs that are multiples or shares"),
    expect.stringContaining("`tokensPerSecondPerGpu` is in tok/s/GPU"),
  ]);
});

describe("a reference line", () => {
  const record = (at: string): string =>
    `kind: bars\ndataset: accelerator-specs@2026-08-15\nwhere: { table: semianalysis }\ncolumns: { label: name, value: memory }\ntitle: Memory\nreferences: [{ axis: value, at: "${at}", label: "held against" }]\n`;

  test.each([
    ["no-such-claim", /^content\/figures\/lines\.yaml:6:\d+: unknown claim `no-such-claim`/],
    ["12", /:6:\d+: "12" is a bare constant in "12", expected bound names only/],
    [
      "figure:memory-per-accelerator.highest",
      /:6:\d+: `figure:memory-per-accelerator` is a finding of a figure/,
    ],
    [
      "nv-tco-throughput.gb300",
      /:6:\d+: `nv-tco-throughput\.gb300` is in tok\/s\/GPU, expected a value in GB/,
    ],
  ])("at %s is refused at its place", (at, message) => {
    const { printed, figures } = figuresWith("lines", record(at));
    expect(printed).toEqual([expect.stringMatching(message)]);
    expect(figures.has("lines")).toBe(false);
  });
});
