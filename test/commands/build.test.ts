/** `npm run build` on a site with faults: what was published stays as it was, to the byte. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { runCommand } from "./run-command.ts";
import { copyOfProject, differences, freshFolder, overlaidSite } from "./site-folders.ts";

vi.setConfig({ testTimeout: 60_000 });
const folder = freshFolder("build");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A published folder, and a copy to compare it with. */
function publish(name: string): { published: string; before: string } {
  const [published, before] = [join(folder, name, "site"), join(folder, name, "before")];
  mkdirSync(join(published, "claims"), { recursive: true });
  writeFileSync(join(published, "index.html"), "<p>What was published.</p>\n");
  writeFileSync(join(published, "claims/filter.css"), Buffer.from([0, 255, 10, 13]));
  cpSync(published, before, { recursive: true });
  return { published, before };
}

describe("a build of a site", () => {
  test.each(["data-and-front-matter", "prose"])(
    "with faults in its files (%s) prints them, exits with 1 and leaves what was published",
    async (name) => {
      const { published, before } = publish(name);
      const { code, stdout, stderr } = await runCommand("build", [
        "--site",
        overlaidSite(folder, name),
        "--out",
        published,
      ]);
      expect(code).toBe(1);
      expect(stdout).toMatch(/^content\/reports\/ice-season\.mdx:\d+:\d+: /m);
      expect(stderr).toMatch(/^\d+ faults: nothing was built, what was published stays\.$/m);
      expect(differences(published, before)).toEqual([]);
      expect(readdirSync(join(folder, name)).filter((one) => one.startsWith("."))).toEqual([]);
    },
  );

  test("that fails half-way exits with 1, leaves what was published and nothing half-built", async () => {
    const { published, before } = publish("unbuildable");
    const site = overlaidSite(folder, "unbuildable");
    const project = copyOfProject(join(folder, "project"));
    const { code, stderr } = await runCommand("build", ["--site", site, "--out", published], {}, project);
    expect(stderr).toMatch(/broken\.png/);
    expect(stderr).toMatch(/^The build failed: what was published stays\.$/m);
    expect(code).toBe(1);
    expect(differences(published, before)).toEqual([]);
    expect(readdirSync(join(folder, "unbuildable")).filter((one) => one.startsWith("."))).toEqual([]);
  });

  test("with faults makes no folder where none was", async () => {
    const out = join(folder, "nowhere");
    const { code } = await runCommand("build", ["--site", overlaidSite(folder, "prose"), "--out", out]);
    expect(code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });
});
