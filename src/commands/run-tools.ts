/** Runs several of the project's tools side by side and prints what each that failed said. */
import { spawn } from "node:child_process";
import { projectFolder } from "../build/site-options.ts";

export type Tool = readonly [name: string, script: string, args: readonly string[]];

/** @returns how many failed */
export async function runTools(tools: readonly Tool[]): Promise<number> {
  const queue = [...tools];
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let tool = queue.shift(); tool !== undefined; tool = queue.shift()) {
      const [name, script, args] = tool;
      const { code, output } = await run(script, args);
      console.log(code === 0 ? `${name}: good` : `${name}: failed\n${output}`);
      if (code !== 0) failed += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

async function run(script: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: projectFolder,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
