/** Time and peak memory of one of our commands, run as its own process. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface CommandCost {
  readonly seconds: number;
  readonly peakBytes: number;
  readonly measuredBy: "/usr/bin/time" | "/proc" | "nothing";
}

const timer = "/usr/bin/time";

/**
 * @param command file in src/commands/
 * @throws {Error} with the command's words when it fails
 */
export async function measureCommand(command: string, args: readonly string[]): Promise<CommandCost> {
  const script = fileURLToPath(new URL(`../${command}`, import.meta.url));
  const temp = mkdtempSync(join(tmpdir(), "ledger-cost-"));
  try {
    const file = join(temp, "cost.txt");
    const timed = existsSync(timer);
    const [program, ...rest] = timed
      ? [timer, "-f", "%M", "-o", file, process.execPath, script, ...args]
      : [process.execPath, script, ...args];
    const start = performance.now();
    const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"] });
    let words = "";
    child.stdout.on("data", (chunk: Buffer) => (words += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
    let sampledBytes = 0;
    const sampler = timed
      ? undefined
      : setInterval(() => (sampledBytes = Math.max(sampledBytes, treePeakBytes(child.pid ?? 0))), 50);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    clearInterval(sampler);
    const seconds = (performance.now() - start) / 1000;
    if (code !== 0) throw new Error(`${command} failed:\n${words}`);
    if (timed) return { seconds, peakBytes: Number(readFileSync(file, "utf8")) * 1024, measuredBy: timer };
    return { seconds, peakBytes: sampledBytes, measuredBy: sampledBytes > 0 ? "/proc" : "nothing" };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** The high-water mark of the largest process of the tree, as Linux keeps it; 0 where there is no /proc. */
function treePeakBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const own = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
    return Math.max(own, ...children.map(treePeakBytes));
  } catch {
    return 0;
  }
}
