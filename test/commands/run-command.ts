/** Runs a command of the project as its user does, in a process of its own. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../laws/imports-of.ts";

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * @param name file of src/commands/ without ending
 * @param environment set besides the caller's own, from which the site's variables are taken out
 * @param root folder of the project, for a copy of it
 */
export async function runCommand(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  root = projectRoot,
): Promise<Ran> {
  const own = Object.entries(process.env).filter(([key]) => !/^(?:LEDGER_|PORT$)/.test(key));
  const child = spawn(process.execPath, [join(root, `src/commands/${name}.ts`), ...args], {
    cwd: root,
    env: { ...Object.fromEntries(own), ...environment },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}
