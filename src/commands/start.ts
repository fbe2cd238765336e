/** `npm start`: builds the site and serves it at the address it prints. `-- --port 4321 --base /path/`. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFlags } from "./flags.ts";
import { serveFolder } from "./serve.ts";

const flags = readFlags(["site", "out", "base", "port"]);
const build = fileURLToPath(new URL("./build.ts", import.meta.url));
const { status } = spawnSync(process.execPath, [build], { stdio: "inherit", env: process.env });
if (status !== 0) process.exit(status ?? 1);
const { basePath, projectFolder } = await import("../build/site-options.ts");
const folder = process.env["LEDGER_OUT"] ?? join(projectFolder, "dist");
const { address } = await serveFolder(folder, basePath, Number(flags.get("port") ?? 4321));
console.log(`Serving at ${address} (stop with Ctrl+C)`);
