/**
 * Holds the rooms of src/ and who may import whom: down only, never sideways or
 * up. The table is the measure; when a change needs a new arrow, draw it here
 * and say why. Long because the table of rooms stands beside the laws that read it.
 */
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  compilerConfig,
  faultsOfPlanted,
  importsOf,
  projectRoot,
  sourceFiles,
  sourceRoot,
  type Import,
} from "./laws/imports-of.ts";

interface Room {
  /** `anywhere`: build and browser alike, so neither DOM nor Node words. */
  readonly runs: "anywhere" | "node" | "browser" | "build";
  /** Rooms, or single files of them, that it may import. */
  readonly imports: readonly string[];
  /** Rooms, or single files of them, of which it may take types. */
  readonly types?: readonly string[];
}

const rooms: Readonly<Record<string, Room>> = {
  base: { runs: "anywhere", imports: [] },
  schemas: { runs: "anywhere", imports: ["base"] },
  models: { runs: "anywhere", imports: ["base"] },
  // The models' error class: a study refuses as a model does, and counts what a model refused.
  uncertainty: { runs: "anywhere", imports: ["base", "models/errors.ts"], types: ["models/contract.ts"] },
  charts: { runs: "anywhere", imports: ["base"] },
  figures: { runs: "anywhere", imports: ["base", "models", "uncertainty", "charts"], types: ["schemas"] },
  // Suites say their needs as figures do, and run the models; drawing and files are the build's.
  validation: { runs: "anywhere", imports: ["base", "models"], types: ["figures/contract.ts"] },
  markdown: { runs: "anywhere", imports: ["base"] },
  ledger: { runs: "node", imports: ["base", "schemas"] },
  // Charts: pictures are framed for download here. Markdown: `check` reads prose as the pages do.
  build: {
    runs: "node",
    imports: [
      "base",
      "schemas",
      "ledger",
      "figures",
      "models",
      "uncertainty",
      "validation",
      "charts",
      "markdown",
    ],
  },
  // A workbench runs models and samples them where the reader is.
  islands: { runs: "browser", imports: ["base", "models", "uncertainty", "charts", "figures"] },
  styles: { runs: "browser", imports: [] },
  // The shapes that pieces of a page print are those of the rooms that made them.
  components: {
    runs: "build",
    imports: ["base", "build", "islands", "figures/contract.ts"],
    types: ["schemas"],
  },
  layouts: { runs: "build", imports: ["base", "build", "islands", "components", "styles"] },
  pages: {
    runs: "build",
    // A page offers the files that the browser makes anew: one code names their sizes and writes them.
    imports: [
      "base",
      "build",
      "islands",
      "components",
      "layouts",
      "models/contract.ts",
      "figures/files/figure-files.ts",
    ],
    types: ["ledger/ledger.ts"],
  },
  commands: { runs: "node", imports: ["base", "ledger", "build", "markdown"] },
};

/** Files that stand beside the rooms because Astro looks for them there. */
const rootFiles: Readonly<Record<string, Room>> = {
  "content.config.ts": { runs: "build", imports: ["build", "schemas"] },
  "env.d.ts": { runs: "build", imports: [], types: ["build"] },
  "middleware.ts": { runs: "build", imports: ["build"] },
};

const files = sourceFiles();
const imports = files.flatMap(importsOf);
const present = readdirSync(sourceRoot).filter((name) => statSync(join(sourceRoot, name)).isDirectory());
const anywhere = present.filter((room) => rooms[room]?.runs === "anywhere");
const roomOf = (file: string): string => file.split("/")[0] ?? "";
const read = (file: string): string => readFileSync(join(sourceRoot, file), "utf8");

function isAllowed({ from, target, typesOnly }: Import): boolean {
  if (target === null) return true;
  if (target.startsWith("..")) return from === "build/site-options.ts"; // The one place that knows folders.
  const room = roomOf(from);
  if (roomOf(target) === room) return true;
  const { imports: free = [], types = [] } = rooms[room] ?? rootFiles[from] ?? {};
  const open = typesOnly ? [...free, ...types] : free;
  return open.includes(target) || open.includes(roomOf(target));
}

describe("rooms", () => {
  it("are those of the table, each with a note of a few lines on what lives there", () => {
    expect(present.filter((room) => rooms[room] === undefined)).toEqual([]);
    expect(files.filter((file) => !file.includes("/") && rootFiles[file] === undefined)).toEqual([]);
    for (const room of present) {
      // Astro would publish a README.md of pages/ as a page.
      const note = read(`${room}/${room === "pages" ? "_README.md" : "README.md"}`);
      expect(note.startsWith(`# ${room}\n`), `${room}: the note opens with the room's name`).toBe(true);
      expect(
        note
          .trim()
          .split("\n")
          .slice(1)
          .filter((line) => line !== "").length,
      ).toBeLessThanOrEqual(5);
    }
  });

  it("import down, as the table says, never sideways or up", () => {
    expect(imports.length).toBeGreaterThan(300);
    const wrong = imports.filter((one) => !isAllowed(one));
    expect(
      wrong.map(
        ({ from, specifier, typesOnly }) => `${from} imports ${typesOnly ? "types of " : ""}${specifier}`,
      ),
    ).toEqual([]);
  });

  it("form no ring in the table", () => {
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
      if (seen.has(from)) return false;
      seen.add(from);
      const { imports: free = [], types = [] } = rooms[from] ?? {};
      return [...free, ...types].map(roomOf).some((next) => next === to || reaches(next, to, seen));
    };
    expect(Object.keys(rooms).filter((room) => reaches(room, room))).toEqual([]);
  });

  it("import files that exist, by their full name", () => {
    const lost = imports.filter(
      ({ target }) =>
        target !== null &&
        /\.\w+$/.test(target) &&
        !target.includes("*") &&
        !existsSync(join(sourceRoot, target)),
    );
    expect(lost.map(({ from, specifier }) => `${from}: ${specifier}`)).toEqual([]);
  });

  it("take packages that package.json names, for running only those of `dependencies`", () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(projectRoot, "package.json"), "utf8"),
    ) as Record<"dependencies" | "devDependencies", Readonly<Record<string, string>>>;
    const unnamed = imports.filter(({ from, specifier, target, typesOnly }) => {
      if (target !== null || /^(?:node|astro):/.test(specifier)) return false;
      const name = specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");
      if (dependencies[name] !== undefined) return false;
      const inDevelopment =
        devDependencies[name] ?? devDependencies[`@types/${name.replace(/^@(.*)\//, "$1__")}`];
      return (
        inDevelopment === undefined || !(typesOnly || from.endsWith(".d.ts") || roomOf(from) === "commands")
      );
    });
    expect(unnamed.map(({ from, specifier }) => `${from}: ${specifier}`)).toEqual([]);
  });
});

describe("rooms that run anywhere", () => {
  it("are at least seven, base to markdown", () => {
    expect(anywhere).toEqual(
      expect.arrayContaining(["base", "schemas", "models", "charts", "figures", "markdown"]),
    );
  });

  it.each(anywhere)("%s compiles with the language alone: no DOM, no Node, and imports neither", (room) => {
    const options = compilerConfig(join(sourceRoot, room))?.options;
    expect({ lib: options?.lib, types: options?.types, strict: options?.strict }).toEqual({
      lib: ["lib.es2023.d.ts"],
      types: [],
      strict: true,
    });
    const own = imports.filter(({ from }) => roomOf(from) === room);
    expect(
      own.filter(({ specifier }) => /^(?:node|astro)\b/.test(specifier)).map(({ from }) => from),
    ).toEqual([]);
  });

  it.each(anywhere)("%s refuses a file with `document` or `node:fs`, and takes one without", (room) => {
    expect(faultsOfPlanted(room, "export const answer: number = Math.max(1, 2);\n")).toEqual([]);
    expect(faultsOfPlanted(room, "export const title: string = document.title;\n").join()).toContain(
      "'document'",
    );
    expect(faultsOfPlanted(room, 'export { readFileSync } from "node:fs";\n').join()).toContain("'node:fs'");
    expect(faultsOfPlanted(room, "export const name: string = process.cwd();\n").join()).toContain(
      "'process'",
    );
  });
});

describe("files", () => {
  it("of more than 250 lines say on top why they are long", () => {
    const long = files.filter(
      (file) => /\.(?:ts|js|astro|css)$/.test(file) && read(file).trimEnd().split("\n").length > 250,
    );
    const silent = long.filter((file) => {
      const [, header = ""] = /^(?:---\n)?\/\*([\s\S]*?)\*\//.exec(read(file)) ?? [];
      return !/\blong because\b/i.test(header);
    });
    expect(silent).toEqual([]);
  });

  it("open with why they exist", () => {
    const bare = files.filter((file) => file.endsWith(".ts") && !/^\/(?:\*|\/)/.test(read(file)));
    expect(bare).toEqual([]);
  });

  it("and folders are named after what is in them, not utils, helpers or common", () => {
    const named = files.filter((file) =>
      /(?:^|\/)(?:utils?|helpers?|common|misc|shared|lib)(?:\/|\.\w+$)/.test(file),
    );
    expect(named).toEqual([]);
    const shape =
      /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$|^[A-Z][A-Za-z0-9]*\.astro$|^_?README\.md$|^\[\w+\](?:\.\w+)*$/;
    expect(files.flatMap((file) => file.split("/")).filter((name) => !shape.test(name))).toEqual([]);
  });
});

describe("the generator", () => {
  /** Words of this site's subject; a site on another subject is built by the same rooms. */
  const subject =
    /\b(?:gpus?|nvidia|amd|tokens?|hopper|blackwell|[hb][123]00|gb[23]00|inferencex|semianalysis|mlperf|mlcommons|deepseek|llama|interactivity|accelerators?|inference|llms?|megawatts?|prefill|decode[ds]?|openai|cerebras|chips?|racks?)\b/gi;
  const subjectRooms = ["models", "figures", "validation"];
  const allowed: Readonly<Record<string, string>> = {
    "base/units.ts": "the one table of units and bases names what the units count",
    "base/format.ts": "prints those units",
    "schemas/quantity.ts": "says the bases of units.ts, and gives examples of what is counted",
    "markdown/unit-words.ts": "how those units are written in prose",
    "markdown/read-quantity.ts": "how those bases are written in prose",
    "markdown/name-patterns.ts": "well-known names that end in a number, of any subject",
    "commands/browser.ts": "a switch of the browser is called --disable-gpu",
  };

  it("knows nothing of the subject", () => {
    const found = files
      .filter((file) => !subjectRooms.includes(roomOf(file)) && allowed[file] === undefined)
      .flatMap((file) => {
        // The project's own name, the theme's design tokens, and what others call their functions.
        const text = read(file).replace(/inference[- ]ledger|design tokens?|TextDecoder|\.decode\b/gi, "");
        return [...text.matchAll(subject)].map(([word]) => `${file}: ${word}`);
      });
    expect(found).toEqual([]);
  });

  it("has no needless exception", () => {
    const isClean = (file: string): boolean => read(file).search(subject) < 0;
    const rooms = subjectRooms.filter((room) =>
      files.every((file) => roomOf(file) !== room || isClean(file)),
    );
    expect(rooms).toEqual([]);
    expect(Object.keys(allowed).filter((file) => files.includes(file) && isClean(file))).toEqual([]);
  });
});
