/**
 * `npm run explain -- <claim, figure or number>`: prints what it rests on, down
 * to cells and sources. A number is written as in prose (`"a / b"`, quoted for
 * the shell); `--site folder` asks another site.
 */
import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { escapeControls, FaultsError, printFault } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";

function readWords(): { query: string; site: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      options: { site: { type: "string" } },
      allowPositionals: true,
    });
    return { query: positionals.join(" ").trim(), site: values.site };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}. Known: --site`);
    process.exit(2);
  }
}

const { query, site } = readWords();
if (site !== undefined) process.env["LEDGER_SITE"] = resolve(site);
if (query === "") {
  console.error("nothing to explain, expected a claim, a figure or a number.");
  console.error('Write npm run explain -- claim-id, figure-id, or "claim-a.quantity / claim-b".');
  process.exit(2);
}
const { siteFolder } = await import("../build/site-options.ts");
const { makeSite } = await import("../build/site.ts");
const { explainLines } = await import("../build/explain-text.ts");
const { LookupError } = await import("../build/trace-data.ts");

try {
  console.log(explainLines(makeSite(siteFolder), query).map(escapeControls).join("\n"));
} catch (error) {
  if (error instanceof FaultsError) for (const one of error.faults) console.error(printFault(one));
  else if (error instanceof LookupError) {
    const known = didYouMean(
      error.unknownName,
      error.known,
      "Names stand on the pages of claims, figures and numbers.",
    );
    console.error(`\`${query}\` leads nowhere: ${error.message}. ${known}`);
  } else
    console.error(`\`${query}\` leads nowhere: ${error instanceof Error ? error.message : String(error)}.`);
  process.exitCode = 1;
}
