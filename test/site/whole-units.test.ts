/** The built pages keep numbers with a hyphen in their unit on one line. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { keepUnitsWhole } from "../../src/build/whole-units.ts";

test.each(["conclusions", "claims", "models", "gallery"])(
  "every such number of the page %s stands in an element of its own",
  (name) => {
    const page = readFileSync(join(inject("folder"), name, "index.html"), "utf8");
    const rest = page.replace(/<span class="whole">[^<]*<\/span>/g, "");
    expect(keepUnitsWhole(rest)).toBe(rest);
    if (name === "conclusions") expect(rest).not.toBe(page);
  },
);
