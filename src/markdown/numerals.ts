/** Numbers in digits: grouping, decimals, powers of ten and fractions, and what they are worth. */

const signs: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅕": 1 / 5,
  "⅛": 1 / 8,
};
const fraction = `[${Object.keys(signs).join("")}]`;
const space = "[ \\u00a0\\u2009\\u202f]";
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const power = `10(?:\\^\\(?[-\\u2212]?\\d+\\)?|\\u207b?[${superscripts}]+)`;
/** "0,75 litres", "12,50 €": the comma of most of Europe, known by the unit right behind. */
const decimalComma =
  "(?:0,\\d+|\\d{1,3},\\d{1,2})(?![\\d,])(?=\\s?(?:[%€£]|(?:EUR|CHF|euros?|francs?|ct|per cent|percent|[kMGcmµ]?[mgl]|km/h|[kMGT]?(?:W|Wh|Hz|V|B)|t|ha|ms|s|h|met(?:re|er)s?|lit(?:re|er)s?|kilo(?:s|grams?|met(?:re|er)s?)?|grams?|tonnes?|seconds?|minutes?|hours?|years?|million|billion)(?![\\p{L}])))";
const plain = [
  decimalComma,
  "\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?",
  `\\d{1,3}(?:${space}\\d{3})+(?!\\d)(?:[.,]\\d+)?`,
  "\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)",
  "\\d+(?:\\.\\d+)?",
  "\\.\\d+",
].join("|");

/** Signs that are numbers and that no pattern here reads: digits of other scripts and widths, Ⅷ, ⅜, ⑤. */
export const otherNumberSign = `(?:(?!${fraction}|[\\d²³¹⁰-⁹₀-₉])\\p{N})`;

/** Source of a pattern for 1,000; 5 000; 3.2e12; 3×10^6; 10⁶; 2½; 1/2. A minus may stand before it. */
export const numeral =
  `(?:${power}|(?:${plain})(?:[eE][+-]?\\d+|\\s?[×x·*]\\s?${power})?(?:${space}?${fraction}|/\\d+(?![\\d/]))?` +
  `|${fraction})`;

/** The value and the worth of its last significant place; `null` when it cannot be read. */
export function readNumeral(text: string): { readonly value: number; readonly step: number } | null {
  const clean = text
    .trim()
    .replace(/\u2212/g, "-")
    .replace(new RegExp(space, "g"), "");
  if (new RegExp(`^-?(?:0,\\d+|\\d{1,3},\\d{1,2})$`).test(clean)) return scaled(clean.replace(",", "."), 0);
  const sign = clean.at(-1) ?? "";
  if (sign in signs) {
    const whole = clean.slice(0, -1);
    return { value: Number(whole) + (signs[sign] ?? 0), step: 0.1 };
  }
  const over = /^(\d+)\/(\d+)$/.exec(clean);
  if (over !== null) {
    const value = Number(over[1]) / Number(over[2]);
    return Number.isFinite(value) ? { value, step: value / 10 } : null;
  }
  const parts = /^(-?[\d.,]*?)(?:[×x·*]?10(?:\^\(?(-?\d+)\)?|(\u207b?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)))$/.exec(clean);
  if (parts !== null) {
    const digits = [...(parts[4] ?? "")].map((one) => superscripts.indexOf(one)).join("");
    const exponent = parts[2] ?? `${parts[3] === "" ? "" : "-"}${digits}`;
    return scaled(parts[1] === "" ? "1" : (parts[1] ?? "1"), Number(exponent));
  }
  const science = /^(.*)[eE]([+-]?\d+)$/.exec(clean);
  return science === null ? scaled(clean, 0) : scaled(science[1] ?? "", Number(science[2]));
}

function scaled(digits: string, exponent: number): { value: number; step: number } | null {
  const thousands = /^-?\d{1,3}(?:\.\d{3}){2,}$/.test(digits);
  const text = thousands ? digits.replaceAll(".", "") : digits.replaceAll(",", "");
  const value = Number(text);
  if (text === "" || !Number.isFinite(value)) return null;
  const decimals = text.split(".")[1]?.length ?? 0;
  const zeros = decimals > 0 ? 0 : (/0+$/.exec(text)?.[0].length ?? 0);
  // Noughts at the end may be digits or filling; taken as filling, but never for more than a twentieth of the value.
  const step = Math.max(10 ** -decimals, Math.min(10 ** zeros, Math.abs(value) / 20));
  return { value: value * 10 ** exponent, step: (decimals > 0 ? 10 ** -decimals : step) * 10 ** exponent };
}
