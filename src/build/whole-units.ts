/**
 * Keeps a number with a unit that has a hyphen in it on one line, wherever a page prints it.
 * A line may end after a hyphen, and a sign that forbids it would be copied along; so an
 * element forbids it, and the text stays as it is.
 */
import { unitNames, units } from "../base/units.ts";

/** Units as they follow a number: without the sign of money, which stands before it. */
const ends = unitNames
  .map((name) => units[name].label.replace(/^\$/, ""))
  .filter((end) => end.includes("-"))
  .map((end) => end.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

/** Passed over: what holds no elements, pictures and equations, notes, tags. */
const markup =
  /<(script|style|title|textarea|select|svg|math)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<(?:[^"'<>]|"[^"]*"|'[^']*')*>/;
const pattern = new RegExp(`${markup.source}|(?<![^\\s>])[^\\s<>]*(?:${ends.join("|")})`, "g");

/** The page with each such number in an element of its own. */
export function keepUnitsWhole(html: string): string {
  return html.replace(pattern, (found) =>
    found.startsWith("<") ? found : `<span class="whole">${found}</span>`,
  );
}
