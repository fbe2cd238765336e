/**
 * `npm run build`: checks first, builds beside the published folder, and puts
 * the new one in its place only when all went well. A failed build leaves what
 * was published as it was. `-- --site folder --out folder --base /path/`.
 */
import { existsSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { printFault } from "../base/fault.ts";
import { formatCount } from "../base/format.ts";
import { readFlags } from "./flags.ts";

readFlags(["site", "out", "base"]);
process.env["ASTRO_TELEMETRY_DISABLED"] = "1";
// What is published has the security policy, whatever the caller's environment says.
process.env["NODE_ENV"] = "production";
for (const name of ["MODE", "DEV", "PROD", "SSR", "SITE", "BASE_URL", "ASSETS_PREFIX"])
  Reflect.deleteProperty(process.env, name);
const { projectFolder, siteFolder } = await import("../build/site-options.ts");
const { checkSite } = await import("../build/check-site.ts");

const { faults } = checkSite(siteFolder);
for (const one of faults) console.log(printFault(one));
const fatal = faults.filter((one) => one.fatal === true).length;
if (fatal > 0) {
  console.error(`${formatCount(fatal, "fault")}: nothing was built, what was published stays.`);
  process.exit(1);
}

const published = process.env["LEDGER_OUT"] ?? join(projectFolder, "dist");
const beside = (mark: string): string => join(dirname(published), `.${basename(published)}.${mark}`);
const [fresh, old] = [beside("new"), beside("old")];
process.env["LEDGER_OUT"] = fresh;
rmSync(fresh, { recursive: true, force: true });
try {
  // Prose may end the process (MDX is code): then this exit code stands and nothing is swapped.
  process.exitCode = 1;
  const { build } = await import("astro");
  await build({ root: projectFolder, logLevel: "warn" });
} catch (error) {
  rmSync(fresh, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : String(error));
  console.error("The build failed: what was published stays.");
  process.exit(1);
}
rmSync(old, { recursive: true, force: true });
if (existsSync(published)) renameSync(published, old);
renameSync(fresh, published);
rmSync(old, { recursive: true, force: true });
process.exitCode = 0;
console.log(`Built ${published}`);
