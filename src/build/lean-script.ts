/**
 * Keeps the script of a page with figures within its budget: records without what
 * only the build asks for, and what nearly all figures share in one file, which
 * packs better than many small ones.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AstroIntegration } from "astro";
import { withoutBuildOnly } from "./lean-records.ts";
import { projectFolder } from "./site-options.ts";

/** What nearly every figure draws with, by room; what only some kinds of charts need stays with them. */
const shared: Readonly<Record<string, string>> = {
  base: "format units markup evidence table cell-text elementary",
  charts:
    "axes band better finish frame key label-cost labels lanes linear-scale log-scale palette paths place-index " +
    "place-labels plane row-plane rows scales shapes text text-width ticks value-label",
  figures: "contract",
  islands: "control-form once-a-frame read-number redraw write-markup slider url-state",
  models: "contract errors",
};
const core = new RegExp(
  `/d3-array/|/src/(?:${Object.entries(shared)
    .map(([room, files]) => `${room}/(?:${files.replaceAll(" ", "|")})`)
    .join("|")})\\.ts$`,
);

/** The part of the bundler's plugin that is used here; the bundler itself is Astro's. */
interface Leaner {
  readonly name: string;
  readonly enforce: "post";
  readonly configEnvironment: (name: string) => object | undefined;
  readonly transform: (
    this: { readonly environment: { readonly name: string }; readonly parse: (code: string) => unknown },
    code: string,
    id: string,
  ) => { code: string; map: null } | undefined;
}

export function leanScript(): AstroIntegration {
  return {
    name: "lean-script",
    hooks: {
      "astro:config:setup": ({ command, updateConfig }) => {
        if (command !== "build") return;
        // Workers are bundled apart and have plugins of their own.
        updateConfig({ vite: { plugins: [leaner(true)], worker: { plugins: () => [leaner(false)] } } });
      },
    },
  };
}

function leaner(splits: boolean): Leaner {
  return {
    name: "lean-script",
    enforce: "post",
    configEnvironment: (name) =>
      splits && name === "client"
        ? {
            build: {
              // A list of what each figure and model loads would weigh on every page; they are loaded after it is shown.
              modulePreload: false,
              rolldownOptions: { output: { codeSplitting: { groups: [{ name: "core", test: core }] } } },
            },
          }
        : undefined,
    transform(code, id) {
      if (this.environment.name !== "client") return undefined;
      if (id.endsWith("/src/islands/load-model.ts")) return { code: withoutParts(code), map: null };
      if (!/\/src\/(?:figures|models)\/.+\.ts$/.test(id)) return undefined;
      return { code: withoutBuildOnly(code, this.parse(code)), map: null };
    },
  };
}

/** The list of what a workbench may load, without the files that hold no model's record: no page asks for those. */
function withoutParts(code: string): string {
  const isRecord = (file: string): boolean =>
    readFileSync(join(projectFolder, "src/models", `${file}.ts`), "utf8").includes("defineModel(");
  return code.replace(
    /"\.\.\/models\/([^"]+)\.ts":\s*\(\)\s*=>\s*import\("[^"]*"\),?/g,
    (entry, file: string) => (isRecord(file) ? entry : ""),
  );
}
