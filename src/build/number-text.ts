/**
 * What stands inside a bound number, `[= expression, option, option]`, and the
 * address of its page.
 */
import type { FormatOptions } from "../base/format.ts";
import { isUnitName, type UnitName } from "../base/units.ts";

export interface NumberReference {
  /** The expression as written, spaces folded. */
  readonly expression: string;
  readonly format: FormatOptions;
  readonly unit?: UnitName;
  /** Leave the qualifier ("up to") out at this place, because the sentence says it. */
  readonly plain: boolean;
}

/** @throws {SyntaxError} when an option is unknown */
export function parseNumberReference(inside: string): NumberReference {
  const [expression = "", ...options] = inside.split(",").map((part) => part.trim().replace(/\s+/g, " "));
  let [digits, bare, plain]: [number | undefined, boolean, boolean] = [undefined, false, false];
  let unit: UnitName | undefined;
  for (const option of options) {
    const [word, argument = ""] = option.split(" ");
    if (word === "digits" && /^[1-9]$/.test(argument)) digits = Number(argument);
    else if (word === "unit" && isUnitName(argument)) unit = argument;
    else if (option === "bare") bare = true;
    else if (option === "plain") plain = true;
    else
      throw new SyntaxError(
        `unknown option "${option}", expected digits 1 to 9, unit with a known unit, bare or plain`,
      );
  }
  return { expression, format: { digits, bare }, ...(unit === undefined ? {} : { unit }), plain };
}

/** Safe name of the number's page. */
export function numberSlug(expression: string): string {
  return expression
    .replaceAll(" / ", "-over-")
    .replaceAll(" ÷ ", "-over-")
    .replaceAll(" * ", "-times-")
    .replaceAll(" × ", "-times-")
    .replaceAll(" + ", "-plus-")
    .replaceAll(" - ", "-minus-")
    .replaceAll(" \u2212 ", "-minus-")
    .replace(/[()]/g, "_")
    .replace(/[^A-Za-z0-9._-]+/g, "-");
}
