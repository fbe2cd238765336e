/**
 * `npm run bench`: what building and reading the site costs. Prints tables, then
 * all of it as JSON, or writes that to the file of `-- --json file`. Times belong
 * to this machine; the ratios within one run travel better.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measureCommand, type CommandCost } from "./bench/command-cost.ts";
import { figureCosts } from "./bench/figure-cost.ts";
import { figureWeights } from "./bench/figure-weight.ts";
import { gateScores } from "./bench/gate-scores.ts";
import { interactions } from "./bench/interaction.ts";
import { firstPaints } from "./bench/first-paint.ts";
import { modelSpeeds } from "./bench/model-speed.ts";
import { pageWeights } from "./bench/page-weight.ts";
import { kilobytes, milliseconds, printTable, seconds } from "./bench/print-table.ts";
import { median } from "./bench/median.ts";
import { findBrowser, launchBrowser } from "./browser.ts";
import { pageTypes } from "./page-types.ts";
import { serveFolder } from "./serve.ts";

const { values: flags } = parseArgs({ options: { json: { type: "string" } } });
const ROUNDS = 3;

const temp = mkdtempSync(join(tmpdir(), "ledger-bench-"));
const folder = join(temp, "site");
try {
  const builds = await rounds(() => measureCommand("build.ts", ["--out", folder, "--base", "/"]));
  const checks = await rounds(() => measureCommand("check.ts", ["--data"]));
  const buildSeconds = median(builds.map((one) => one.seconds));
  const checkSeconds = median(checks.map((one) => one.seconds));
  printTable("Commands, median of three", [
    ["", "time", "peak memory", "measured by"],
    ["build", seconds(buildSeconds), kilobytes(peak(builds)), builds[0]?.measuredBy ?? ""],
    ["check of data and prose", seconds(checkSeconds), kilobytes(peak(checks)), checks[0]?.measuredBy ?? ""],
    ["build over check", `${(buildSeconds / checkSeconds).toFixed(1)}×`],
  ]);

  const drawings = figureCosts(ROUNDS);
  printTable("Figures in the build, median of three", [
    ["", "time", "share of all figures"],
    ...drawings.map(({ id, milliseconds: cost, share }) => [
      id,
      milliseconds(cost),
      `${(share * 100).toFixed(0)} %`,
    ]),
  ]);

  const gate = gateScores();
  printTable("The gate on sentences labelled by hand", [
    ["", "sentences", "precision", "recall"],
    ...gate.map(({ corpus, sentences, precision, recall }) => [
      corpus,
      String(sentences),
      precision.toFixed(3),
      recall.toFixed(3),
    ]),
  ]);

  const found = await findBrowser();
  const browser = await launchBrowser(found);
  const { address, close } = await serveFolder(folder, "/", 0);
  try {
    const pages = pageTypes(folder);
    const weights = await pageWeights(browser, address, folder, pages);
    printTable("Weight of pages with all they load: raw (Brotli)", [
      ["", "HTML", "CSS", "script", "font", "other", "all, Brotli"],
      ...weights.map(({ name, kinds, brotliBytes }) => [
        name,
        ...Object.values(kinds).map(({ rawBytes, brotliBytes: small }) =>
          rawBytes === 0 ? "0" : `${kilobytes(rawBytes)} (${kilobytes(small)})`,
        ),
        kilobytes(brotliBytes),
      ]),
    ]);

    const reports = pages.filter(({ name }) => name === "reports entry");
    const figures = await figureWeights(browser, address, reports);
    printTable("Weight of figures in the page: raw (Brotli)", [
      ["", "wide picture", "narrow picture", "table", "inputs for script"],
      ...figures.map(({ id, parts }) => [
        id,
        ...Object.values(parts).map(({ rawBytes, brotliBytes }) =>
          rawBytes === 0 ? "0" : `${kilobytes(rawBytes)} (${kilobytes(brotliBytes)})`,
        ),
      ]),
    ]);

    const paints = await firstPaints(browser, address, pages, ROUNDS);
    printTable("First contentful paint, median of three", [
      ["", "full speed", "processor slowed 4×", "ratio"],
      ...paints.map(({ name, fullMs, slowedMs }) => [
        name,
        milliseconds(fullMs),
        milliseconds(slowedMs),
        `${(slowedMs / fullMs).toFixed(1)}×`,
      ]),
    ]);

    const moving = pages.filter(({ name }) => name === "reports entry" || name === "targets entry");
    const benches = readdirSync(join(folder, "models"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ path: `models/${name}/` }));
    const moves = [
      ...(await interactions(browser, address, moving)),
      ...(await interactions(browser, address, benches, [4])),
    ];
    printTable(
      "Main thread from an input event to the end of its frame; a slider without listener beside it",
      [
        ["", "processor", "median", "90th of 100", "without listener", "share of a 60 Hz frame"],
        ...moves.map(({ id, slowdown, medianMs, p90Ms, idleMs, frameShare }) => [
          id,
          slowdown === 1 ? "full speed" : `slowed ${slowdown}×`,
          milliseconds(medianMs),
          milliseconds(p90Ms),
          milliseconds(idleMs),
          `${(frameShare * 100).toFixed(0)} %`,
        ]),
      ],
    );

    const speeds = await modelSpeeds(browser);
    printTable("Models against a loop of the same arithmetic by hand, median of nine", [
      ["", "in", "million evaluations a second", "time over the loop's"],
      ...speeds.map(({ id, where, evaluationsPerSecond, ratio }) => [
        id,
        where,
        (evaluationsPerSecond / 1e6).toFixed(2),
        `${ratio.toFixed(2)}×`,
      ]),
    ]);

    const machine = {
      processor: cpus()[0]?.model ?? "unknown",
      processorCount: cpus().length,
      memoryBytes: totalmem(),
      architecture: arch(),
      node: process.version,
      browser: found.version,
    };
    const ratios = { buildOverCheck: buildSeconds / checkSeconds };
    const text = `${JSON.stringify({ machine, builds, checks, ratios, pages: weights, figures, paints, moves, speeds, gate, drawings }, null, 2)}\n`;
    if (flags.json === undefined) process.stdout.write(text);
    else {
      writeFileSync(resolve(flags.json), text);
      console.log(`JSON: ${resolve(flags.json)}`);
    }
  } finally {
    await browser.close();
    await close();
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}

async function rounds<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < ROUNDS; round++) results.push(await measure());
  return results;
}

function peak(costs: readonly CommandCost[]): number {
  return Math.max(...costs.map(({ peakBytes }) => peakBytes));
}
