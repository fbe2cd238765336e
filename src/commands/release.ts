/**
 * `npm run release`: keeps what is published on the site's release date as
 * `data/releases/<date>.json`. From then on its dataset versions may not be
 * edited. The check refuses when one of its datasets is gone or edited; what is added on the same day takes nothing back. Numbers that the file
 * of the same date holds otherwise are written over only with `-- --again`. Says what moved. `-- --site folder`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printFault } from "../base/fault.ts";
import { readFlags } from "./flags.ts";

const flags = readFlags(["site", "again"]);
const { siteFolder } = await import("../build/site-options.ts");
const { checkSite } = await import("../build/check-site.ts");
const { makeSite } = await import("../build/site.ts");
const { movesBetween, movesText, releaseBefore, releaseOf, releaseText, takesBack } =
  await import("../build/release.ts");

const fatal = checkSite(siteFolder).faults.filter((one) => one.fatal === true);
for (const one of fatal) console.error(printFault(one));
if (fatal.length > 0) {
  console.error(`${fatal.length} fault${fatal.length === 1 ? "" : "s"}: nothing was released.`);
  process.exit(1);
}
const site = makeSite(siteFolder);
const release = releaseOf(site);
const file = `data/releases/${release.date}.json`;
const before = releaseBefore(site.ledger.releases, release.date);
const moves = before === null ? null : movesBetween(before, release);
const said =
  before === null || moves === null ? "No earlier release to compare with" : movesText(moves, before.date);
if (moves !== null && before?.date === release.date && takesBack(moves) && !flags.has("again")) {
  console.error(said);
  console.error(
    `${file} was published with other numbers: nothing was released. Give the site a later releaseDate, or write over it with \`npm run release -- --again\`.`,
  );
  process.exit(1);
}
mkdirSync(join(siteFolder, "data", "releases"), { recursive: true });
writeFileSync(join(siteFolder, file), releaseText(release));
const count = (record: object): number => Object.keys(record).length;
console.log(said);
console.log(`Wrote ${file}: ${count(release.datasets)} datasets, ${count(release.numbers)} numbers`);
