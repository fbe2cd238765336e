/** Runs the release as a data keeper does, on a copy of the real content and data. */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { releaseSchema } from "../../src/schemas/release.ts";
import { projectRoot } from "../laws/imports-of.ts";

const site = mkdtempSync(join(tmpdir(), "release-"));
const [, date = ""] =
  /^releaseDate: "([\d-]+)"$/m.exec(readFileSync(join(projectRoot, "content/site.yaml"), "utf8")) ?? [];
const path = join(site, `data/releases/${date}.json`);

function release(...flags: readonly string[]): { code: number | null; said: string } {
  const script = join(projectRoot, "src/commands/release.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, "--site", site, ...flags], {
    encoding: "utf8",
  });
  return { code: status, said: (stdout + stderr).trim() };
}

function datasetFolders(): string[] {
  const folder = join(site, "data/datasets");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((version) => `${name}@${version}`))
    .sort();
}

describe("npm run release", { timeout: 60_000 }, () => {
  beforeAll(() => {
    for (const folder of ["content", "data"])
      cpSync(join(projectRoot, folder), join(site, folder), { recursive: true });
    rmSync(join(site, "data/releases"), { recursive: true, force: true });
  });
  afterAll(() => {
    rmSync(site, { recursive: true });
  });

  it("writes every dataset's hash and every printed number, the same bytes each time", () => {
    const { code, said } = release();
    expect(said).toMatch(
      new RegExp(
        `^No earlier release to compare with\nWrote data/releases/${date}\\.json: \\d+ datasets, \\d+ numbers$`,
      ),
    );
    expect(code).toBe(0);
    const bytes = readFileSync(path, "utf8");
    const { datasets, numbers } = releaseSchema.parse(JSON.parse(bytes));
    expect(Object.keys(datasets)).toEqual(datasetFolders());
    expect(numbers["nv-tco-throughput.gb300"]).toEqual({ printed: "6,000\u00a0tok/s/GPU", value: 6000 });
    for (const record of [datasets, numbers]) expect(Object.keys(record)).toEqual(Object.keys(record).sort());
    const again = release();
    expect(again.code).toBe(0);
    expect(again.said).toMatch(new RegExp(`^Nothing moved since the release of ${date}\nWrote `));
    expect(readFileSync(path, "utf8")).toBe(bytes);
  });

  it("keeps what the file of the same date holds otherwise until it is told to write over it", () => {
    const now = readFileSync(path, "utf8");
    const { numbers, ...rest } = releaseSchema.parse(JSON.parse(now));
    const { "nv-tco-throughput.gb300": _, ...others } = numbers;
    const lost = { printed: "7\u00a0min", value: 7 };
    const bytes = JSON.stringify({ ...rest, numbers: { ...others, lost } });
    writeFileSync(path, bytes);
    const refused = release();
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(
      new RegExp(
        `^Since the release of ${date}:\n {2}added: nv-tco-throughput\\.gb300: 6,000\\stok/s/GPU\n {2}gone: lost: 7\\smin\n.* was published with other numbers: nothing was released\\. .*--again\`\\.$`,
      ),
    );
    expect(readFileSync(path, "utf8")).toBe(bytes);
    const { code, said } = release("--again");
    expect(code).toBe(0);
    expect(said).toMatch(/gone: lost: .*\nWrote /);
    expect(readFileSync(path, "utf8")).toBe(now);
  });

  it("takes in a dataset version that was added on the same day", () => {
    const kept = JSON.parse(readFileSync(path, "utf8")) as { datasets: Record<string, string> };
    delete kept.datasets["model-architectures@2026-08-15"];
    writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`);
    expect(release().code).toBe(0);
    const { datasets } = releaseSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    expect(Object.keys(datasets)).toEqual(datasetFolders());
  });

  it.each([
    ["edited", "cloud-gpu-prices@2026-11-21"],
    ["gone", "no-such-prices@2026-11-21"],
  ])("does not overwrite a release of which a dataset version is %s", (_, id) => {
    const before = readFileSync(path, "utf8");
    const kept = JSON.parse(before) as { datasets: Record<string, string> };
    kept.datasets[id] = `sha256:${"0".repeat(64)}`;
    const bytes = `${JSON.stringify(kept, null, 2)}\n`;
    writeFileSync(path, bytes);
    const { code, said } = release();
    expect(code).toBe(1);
    expect(said).toContain(id);
    expect(said).toMatch(/1 fault: nothing was released\.$/);
    expect(readFileSync(path, "utf8")).toBe(bytes);
    writeFileSync(path, before);
  });

  it("writes nothing while a fault stands", () => {
    rmSync(path);
    appendFileSync(join(site, "data/datasets/cloud-gpu-prices/2026-11-21/table.csv"), "x\n");
    const { code, said } = release();
    expect(code).toBe(1);
    expect(said).toContain("[dataset-checksum]");
    expect(said).toMatch(/\d+ faults?: nothing was released\.$/);
    expect(existsSync(path)).toBe(false);
  });
});
