/**
 * `npm run check`: data and prose first (under two seconds), then types, linter
 * and formatter. `-- --data` stops after the first part; `-- --site folder`
 * checks another site.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compareText, printFault } from "../base/fault.ts";
import { formatCount } from "../base/format.ts";
import { readFlags } from "./flags.ts";

const flags = readFlags(["site", "data"]);
const { projectFolder, siteFolder } = await import("../build/site-options.ts");
const { checkSite } = await import("../build/check-site.ts");
const start = performance.now();
const { faults, counts } = checkSite(siteFolder);
for (const one of faults) console.log(printFault(one));
const fatal = faults.filter((one) => one.fatal === true).length;
const seconds = ((performance.now() - start) / 1000).toFixed(2);
console.log(
  fatal > 0
    ? `${formatCount(fatal, "fault")}, ${formatCount(faults.length - fatal, "warning")} (${seconds} s)`
    : `data and prose: 0 faults, ${formatCount(faults.length, "warning")} in ${Object.entries(counts)
        .map(([name, count]) => `${count} ${name}`)
        .join(", ")} (${seconds} s)`,
);
if (fatal > 0) process.exitCode = 1;
if (!flags.has("data") && !flags.has("site")) {
  // Rooms that run anywhere have a tsconfig.json without DOM and Node words.
  const roomsOfTheirOwn = readdirSync(join(projectFolder, "src"))
    .filter((room) => existsSync(join(projectFolder, "src", room, "tsconfig.json")))
    .sort(compareText);
  const { runTools } = await import("./run-tools.ts");
  const failed = await runTools([
    ["types", "node_modules/typescript/bin/tsc", ["--noEmit", "-p", "tsconfig.json"]],
    ...roomsOfTheirOwn.map(
      (room) =>
        [`types of ${room}`, "node_modules/typescript/bin/tsc", ["--noEmit", "-p", `src/${room}`]] as const,
    ),
    [
      "types of components",
      "node_modules/@astrojs/check/bin/astro-check.js",
      ["--minimumSeverity", "hint", "--minimumFailingSeverity", "warning"],
    ],
    ["linter", "node_modules/eslint/bin/eslint.js", ["--max-warnings", "0", "."]],
    ["formatter", "node_modules/prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]],
  ]);
  if (failed > 0) process.exitCode = 1;
}
