/** Reads the few flags that all commands share and puts them where the build looks for them. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";

const texts: Readonly<Record<string, string>> = {
  site: "LEDGER_SITE",
  base: "LEDGER_BASE",
  out: "LEDGER_OUT",
  port: "PORT",
};

/** The given flags, by name; an unknown one ends the command with the known ones. */
export function readFlags(accepted: readonly string[]): ReadonlyMap<string, string> {
  const options = Object.fromEntries(
    accepted.map((name) => [
      name,
      { type: texts[name] === undefined ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  try {
    const { values } = parseArgs({ options, allowPositionals: false });
    const flags = new Map<string, string>();
    for (const [name, value] of Object.entries(values)) {
      flags.set(name, String(value));
      const variable = texts[name];
      if (variable !== undefined)
        process.env[variable] = name === "base" || name === "port" ? String(value) : resolve(String(value));
    }
    return flags;
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}. Known: ${accepted.map((name) => `--${name}`).join(" ")}`,
    );
    process.exit(2);
  }
}
