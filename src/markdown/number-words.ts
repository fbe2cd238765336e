/** Numbers spelled out: how they look and what they are worth. English, up to trillions. */
import { words } from "./found-span.ts";

const small: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
export const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const unitWord = words(Object.keys(small));
const tensWord = words(Object.keys(tens));
const scaleWord = words(Object.keys(scales));
const belowHundred = `(?:${tensWord}(?:[-\\s]${unitWord})?|${unitWord})`;
const article = "(?:[Aa]n?|[Hh]alf\\s+an?|[Ss]everal|[Aa]\\s+few|[Mm]any)";
const vague = `(?:[Tt]ens|[Dd]ozens|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions|[Tt]rillions)`;

/** Source of a pattern for "three", "forty-two", "a hundred and five thousand", "tens of thousands". */
export const spelledNumber =
  `(?:${vague}(?:\\s+of\\s+${vague})*` +
  `|${belowHundred}\\s+point(?:\\s+${unitWord})+(?:\\s+${scaleWord})?` +
  `|(?:(?:${belowHundred}|${article})[-\\s]+)?${scaleWord}(?:[-\\s]+(?:and\\s+)?(?:${belowHundred}[-\\s]+)?${scaleWord})*(?:[-\\s]+(?:and\\s+)?${belowHundred})?` +
  `|${belowHundred})(?![\\p{L}\\d])`;

/** The value, or `null` for a vague one ("dozens"). `step` is the worth of its last place. */
export function readSpelled(text: string): { readonly value: number; readonly step: number } | null {
  const parts = text.toLowerCase().split(/[-\s]+/);
  if (parts.some((part) => part.endsWith("s") && part !== "")) {
    if (parts.some((part) => part.replace(/s$/, "") in scales || part === "tens")) return null;
  }
  if (parts.includes("several") || parts.includes("few") || parts.includes("many")) return null;
  const point = parts.indexOf("point");
  if (point > 0) return readDecimals(parts.slice(0, point), parts.slice(point + 1));
  let total = 0;
  let group = 0;
  let step = 1;
  for (const part of parts) {
    const scale = scales[part];
    if (part === "half") group = 0.5;
    else if (part === "a" || part === "an") group = group === 0 ? 1 : group;
    else if (scale === undefined) {
      group += small[part] ?? tens[part] ?? 0;
      step = 1;
    } else if (scale <= 100) {
      group = (group === 0 ? 1 : group) * scale;
      step = scale;
    } else {
      total += (group === 0 ? 1 : group) * scale;
      group = 0;
      step = scale;
    }
  }
  const value = total + group;
  return { value, step: Math.max(1, Math.min(step, value / 10)) };
}

/** "two point five million". */
function readDecimals(
  before: readonly string[],
  after: readonly string[],
): { readonly value: number; readonly step: number } {
  const scale = scales[after.at(-1) ?? ""] ?? 1;
  const digits = after.flatMap((part) => small[part] ?? []);
  const whole = before.reduce((sum, part) => sum + (small[part] ?? tens[part] ?? 0), 0);
  return { value: Number(`${whole}.${digits.join("")}`) * scale, step: scale / 10 ** digits.length };
}
