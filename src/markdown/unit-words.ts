/**
 * Words and signs of units, in three tables: measures, which make even a small
 * spelled number a quantity; things that the site counts; and what stands after
 * "per". A unit that `base/units.ts` has no name for is known all the same, so
 * that it is found, but nothing can be suggested for it.
 */
import { isUnitName, type UnitName } from "../base/units.ts";
import { words } from "./found-span.ts";

/** Signs, written as they must stand; `null`: known but without a name of ours. */
const signs: readonly (readonly [source: string, key: string | null])[] = [
  ["%|per\\s?cent|percent|pct", "%"],
  ["percentage[-\\s]points?|pp|p\\.p\\.", "pp"],
  ["tok/s|tokens/s|TPS", "tok/s"],
  ["kB|KB", "kB"],
  ["KiB|MiB|GiB|TiB|PB|EB|bps|[kKMGT]bps|[KMGT]bit|Gb", null],
  ["MB", "MB"],
  ["GB", "GB"],
  ["TB", "TB"],
  ["PFLOPS?|peta(?:flops|FLOPS)", "PFLOP/s"],
  ["TFLOPS?|tera(?:flops|FLOPS)", "TFLOP/s"],
  ["[GE]?FLOPS?|(?:exa|giga)(?:flops|FLOPS)|FLOPs|TOPS|MACs", null],
  ["kWh|kilowatt[-\\s]hours?", "kWh"],
  ["[MGT]Wh|Wh|watt[-\\s]hours?|megawatt[-\\s]hours?|terawatt[-\\s]hours?|gigawatt[-\\s]hours?", null],
  ["kW|kilowatts?", "kW"],
  ["MW|megawatts?", "MW"],
  ["GW|gigawatts?", "GW"],
  ["mW|TW|kVA|MVA|VA|V|kV|mV|A|mA|Ah|mAh|Hz|kHz|MHz|GHz|THz|dB|dBA|hp|rpm", null],
  ["W|watts?", "W"],
  ["J|joules?", "J"],
  [
    "kJ|MJ|GJ|TJ|kcal|cal|eV|MeV|N|kN|Pa|kPa|MPa|hPa|bar|psi|mol|mmol|ppm|ppb|px|fps|pt|K|°[CF]?|°|℃|Å|‰|Ω",
    null,
  ],
  ["ms|milliseconds?", "ms"],
  ["sec|secs|s|seconds", "s"],
  ["min|mins|minutes?", "min"],
  ["hours?|hrs?|h", "h"],
  ["days?", "day"],
  ["months?", "month"],
  ["years?|yrs?", "year"],
  [
    "[µμun]s|ps|microseconds?|nanoseconds?|weeks?|fortnights?|decades?|centuries|century|nights?|quarters",
    null,
  ],
  ["mm²|mm2|mm\\^2|square millimetres?", "mm2"],
  ["nm|nanomet(?:re|er)s?", "nm"],
  ["mm|millimet(?:re|er)s?", "mm"],
  ["cm|centimet(?:re|er)s?", "cm"],
  [
    "[kcd]?m[²³]|[kc]m\\^?[23]|m\\^?[23](?!\\d)|ha|km/h|mph|km|m|[µμ]m|ft|in\\.|mi|yd|kt|knots?|miles?|feet|foot|inch(?:es)?|yards?|acres?|hectares?|leagues|(?:kilo|micro)?met(?:re|er)s?|cubic (?:met(?:re|er)s?|feet|kilomet(?:re|er)s?)|square (?:met(?:re|er)s?|feet|miles|kilomet(?:re|er)s?)|light[-\\s]years?",
    null,
  ],
  [
    "[km]g|[µμ]g|g|t|kt|Mt|Gt|lbs?|oz|pounds?|ounces?|grams?|grammes?|kilos?|(?:kilo|milli|micro)gram(?:me)?s?|tonnes?|tons?|stone",
    null,
  ],
  [
    "[mc]?l|L|mL|dl|hl|lit(?:re|er)s?|millilit(?:re|er)s?|gallons?|pints?|cups?|tablespoons?|teaspoons?|tbsp|tsp|barrels?",
    null,
  ],
  [
    "degrees?(?:\\s(?:Celsius|Fahrenheit))?|volts?|amps?|amperes?|calories|hertz|[kmg]igahertz|decibels?|pixels?|terabits?|gigabits?|megabits?|points|basis points|bps|carats?|laps?",
    null,
  ],
  ["bytes?", "B"],
  ["[Kk]ilobytes?", "kB"],
  ["[Mm]egabytes?", "MB"],
  ["[Gg]igabytes?", "GB"],
  ["[Tt]erabytes?", "TB"],
  ["[Pp]etabytes?|[Ee]xabytes?", null],
  ["bits?", "bit"],
  ["US\\s?dollars?|dollars?|USD", "USD"],
  [
    "cents?|ct|euros?|EUR|€|pounds sterling|GBP|yen|JPY|yuan|RMB|CNY|francs?|CHF|rupees?|INR|[kMb]€|pence|kronor|kroner",
    null,
  ],
  ["[kM] tokens|Mtok|M tokens", "Mtok"],
];

/** Things that are counted with a name of their own, so that even "two GPUs" is a quantity. */
const counted: readonly (readonly [source: string, key: string | null])[] = [
  ["tokens?|tok", "tok"],
  ["GPUs?|accelerators?", "GPU"],
  ["racks?", "rack"],
  ["people|persons|users|customers|employees|inhabitants|patients|citizens|workers", "people"],
  ["samples?", "sample"],
  ["queries", "query"],
  ["agents?", "agent"],
  [
    "parameters?|params|households|chips|CPUs?|cores|TPUs?|servers|nodes|requests|deaths|cases|FLOPs?|operations|transistors|wafers|dies|sockets",
    null,
  ],
];

const denominators: Readonly<Record<string, string>> = {
  "s|sec|second": "s",
  "h|hr|hour": "h",
  "year|yr|annum|a": "year",
  user: "user",
  "GPU|accelerator|chip": "GPU",
  "MW|megawatt": "MW",
  "node|server": "node",
  request: "request",
  "kWh|kilowatt[-\\s]hour": "kWh",
  "GPU[-\\s]?h(?:our)?": "GPU-h",
  "tok|token": "tok",
  "J|joule": "J",
  "(?:1\\s?M|M|[Mm]|1 million|million|mil)\\s?(?:(?:input|output|total|cached|generated)\\s)?(?:tokens?|tok)":
    "Mtok",
};

/** Other orders in which the same unit is written. */
const sameUnit: Readonly<Record<string, string>> = {
  "USD/GPU/h": "USD/GPU-h",
  "USD/h/GPU": "USD/GPU-h",
  "tok/GPU/s": "tok/s/GPU",
  "tok/user/s": "tok/s/user",
};

const end = "(?![\\p{L}\\d])";
const gap = "(?:\\s*|\\s?[-\\u2011]\\s?)";
interface Entry {
  readonly pattern: RegExp;
  readonly key: string | null;
}
const entry = ([source, key]: readonly [string, string | null]): Entry => ({
  pattern: new RegExp(`${gap}(?:${source})${/[%€°]$/.test(source) ? "" : end}`, "uy"),
  key,
});
const measures = signs.map(entry);
const things = counted.map(entry);
const perWords = Object.entries(denominators).map(([source, key]) => ({
  pattern: new RegExp(`(?:${source})${end}`, "uy"),
  key,
}));
const anyPer = /(?:[Mm]illion |billion |thousand |hundred |[\d,]+ ?)?[\p{L}²³]+(?:-[\p{L}]+)?(?![\p{L}\d])/uy;
const link =
  /(?:\s*\/\s*|\s+per\s+|-per-|\s+an?\s+(?=(?:GPU|second|minute|hour|day|night|week|month|quarter|year|decade|token|kilo|head|piece|request|user|seat|rack|head|share|barrel|tonne|litre|mile)))/uy;
const andLink = /\s+and\s+(?=(?:GPU|user|megawatt|node|second|hour)(?![\p{L}]))/uy;

export interface UnitReading {
  readonly end: number;
  readonly unit: UnitName | null;
  /** `measure`: hours, watts, dollars; `thing`: tokens, GPUs, people. */
  readonly kind: "measure" | "thing";
}

/** The unit that begins at an offset, spaces or a hyphen before it included; `null` when there is none. */
export function readUnit(text: string, at: number, money: boolean): UnitReading | null {
  const hit = money ? { end: at, key: "USD" } : (longest(measures, text, at) ?? longest(things, text, at));
  if (hit === null) return null;
  const kind = !money && longest(measures, text, at) === null ? "thing" : "measure";
  const chain = readPer(text, hit.end);
  const key = hit.key === null || chain.keys.includes(null) ? null : [hit.key, ...chain.keys].join("/");
  const name = key === null ? null : (sameUnit[key] ?? key);
  return { end: chain.end, unit: name !== null && isUnitName(name) ? name : null, kind };
}

/** "per second and GPU", "/s/user", "an hour". */
export function readPer(text: string, at: number): { end: number; keys: (string | null)[] } {
  const keys: (string | null)[] = [];
  let reached = at;
  for (;;) {
    const joint = matchAt(link, text, reached) ?? (keys.length > 0 ? matchAt(andLink, text, reached) : null);
    if (joint === null) return { end: reached, keys };
    const known = longest(perWords, text, joint);
    const stop = known?.end ?? matchAt(anyPer, text, joint);
    if (stop === null) return { end: reached, keys };
    keys.push(known?.key ?? null);
    reached = stop;
  }
}

/** The offset behind a sticky pattern's match, or `null`. */
export function matchAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function longest(
  entries: readonly Entry[],
  text: string,
  at: number,
): { end: number; key: string | null } | null {
  let best: { end: number; key: string | null } | null = null;
  for (const { pattern, key } of entries) {
    const stop = matchAt(pattern, text, at);
    if (stop !== null && (best === null || stop > best.end)) best = { end: stop, key };
  }
  return best;
}

/** Nouns of the text itself: so many reasons, parts or examples need no evidence, in digits or in words. */
export const listNouns = words([
  "reasons",
  "headlines",
  "parts",
  "sections",
  "chapters",
  "steps",
  "questions",
  "answers",
  "examples",
  "figures",
  "tables",
  "columns",
  "rows",
  "notes",
  "paragraphs",
  "options",
  "ways",
  "sides",
  "kinds",
  "types",
  "things",
  "remarks",
  "assumptions",
  "names",
  "words",
  "categories",
  "items",
  "conditions",
  "arguments",
  "caveats",
  "bullets",
]);
