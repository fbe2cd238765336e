/**
 * The units that a quantity of this site may carry: one table, UCUM-like names.
 * A unit outside this table is a fault of the data, so that "TB/s" and "GB/s",
 * or tokens per GPU and per megawatt, can never be mixed by accident.
 */

export interface Unit {
  /** The dimension; only units of one dimension convert into each other. */
  readonly dimension: string;
  /** Multiply by this for the dimension's base unit. */
  readonly factor: number;
  /** Printed after a number ("tok/s/GPU"); empty for plain counts. */
  readonly label: string;
  /** Printed after a 1 in place of the label: "1 GPU". */
  readonly one?: string;
  /** Read aloud. */
  readonly spoken: string;
  /** `true`: counts tokens, so a token basis (input, output, total) must be said. */
  readonly countsTokens?: true;
}

const unit = (dimension: string, factor: number, label: string, spoken: string): Unit => ({
  dimension,
  factor,
  label,
  spoken,
});
const tokens = (dimension: string, factor: number, label: string, spoken: string): Unit => ({
  ...unit(dimension, factor, label, spoken),
  countsTokens: true,
});

export const units = {
  "1": unit("number", 1, "", ""),
  x: unit("ratio", 1, "×", "times"),
  "%": unit("ratio", 0.01, "%", "percent"),
  pp: unit("share-difference", 0.01, "percentage points", "percentage points"),
  count: unit("count", 1, "", ""),
  people: unit("people", 1, "people", "people"),
  GPU: { ...unit("gpu", 1, "GPUs", "GPUs"), one: "GPU" },
  rack: { ...unit("rack", 1, "racks", "racks"), one: "rack" },
  bit: unit("data", 0.125, "bit", "bits"),
  B: unit("data", 1, "B", "bytes"),
  kB: unit("data", 1e3, "kB", "kilobytes"),
  MB: unit("data", 1e6, "MB", "megabytes"),
  GB: unit("data", 1e9, "GB", "gigabytes"),
  TB: unit("data", 1e12, "TB", "terabytes"),
  "B/s": unit("data-rate", 1, "B/s", "bytes per second"),
  "GB/s": unit("data-rate", 1e9, "GB/s", "gigabytes per second"),
  "TB/s": unit("data-rate", 1e12, "TB/s", "terabytes per second"),
  "PB/s": unit("data-rate", 1e15, "PB/s", "petabytes per second"),
  "B/tok": unit("data-token", 1, "B/token", "bytes per token"),
  FLOP: unit("operations", 1, "FLOP", "floating-point operations"),
  GFLOP: unit("operations", 1e9, "GFLOP", "billion floating-point operations"),
  "FLOP/B": unit("intensity", 1, "FLOP/B", "floating-point operations per byte"),
  "FLOP/s": unit("compute", 1, "FLOP/s", "floating-point operations per second"),
  "TFLOP/s": unit("compute", 1e12, "TFLOP/s", "teraflops"),
  "PFLOP/s": unit("compute", 1e15, "PFLOP/s", "petaflops"),
  W: unit("power", 1, "W", "watts"),
  kW: unit("power", 1e3, "kW", "kilowatts"),
  MW: unit("power", 1e6, "MW", "megawatts"),
  GW: unit("power", 1e9, "GW", "gigawatts"),
  J: unit("energy", 1, "J", "joules"),
  kWh: unit("energy", 3.6e6, "kWh", "kilowatt-hours"),
  TWh: unit("energy", 3.6e15, "TWh", "terawatt-hours"),
  s: unit("time", 1, "s", "seconds"),
  us: unit("time", 1e-6, "µs", "microseconds"),
  ms: unit("time", 1e-3, "ms", "milliseconds"),
  min: unit("time", 60, "min", "minutes"),
  h: unit("time", 3600, "h", "hours"),
  day: unit("time", 86400, "days", "days"),
  month: unit("time", 2629800, "months", "months"),
  year: unit("time", 31557600, "years", "years"),
  mm: unit("length", 1e-3, "mm", "millimetres"),
  cm: unit("length", 1e-2, "cm", "centimetres"),
  nm: unit("length", 1e-9, "nm", "nanometres"),
  mm2: unit("area", 1e-6, "mm²", "square millimetres"),
  USD: unit("money", 1, "$", "US dollars"),
  "USD/h": unit("money-rate", 1, "$/h", "US dollars per hour"),
  "USD/GPU-h": unit("gpu-price", 1, "$/GPU-h", "US dollars per GPU-hour"),
  "USD/kWh": unit("energy-price", 1, "$/kWh", "US dollars per kilowatt-hour"),
  "USD/year": unit("money-rate", 1 / 8760, "$/year", "US dollars per year"),
  "USD/request": unit("request-price", 1, "$/request", "US dollars per request"),
  "1/year": unit("rate", 1, "a year", "per year"),
  sample: unit("sample", 1, "samples", "samples"),
  "sample/s": unit("sample-rate", 1, "samples/s", "samples per second"),
  "query/s": unit("query-rate", 1, "queries/s", "queries per second"),
  "agent/MW": unit("agent-density", 1, "agents/MW", "agents per megawatt"),
  "agent/GPU": unit("agent-gpu", 1, "agents/GPU", "agents per GPU"),
  tok: tokens("token", 1, "tokens", "tokens"),
  "tok/s": tokens("token-rate", 1, "tok/s", "tokens per second"),
  "tok/day": tokens("token-rate", 1 / 86400, "tokens/day", "tokens per day"),
  "tok/s/user": tokens("interactivity", 1, "tok/s/user", "tokens per second per user"),
  "tok/s/GPU": tokens("token-gpu", 1, "tok/s/GPU", "tokens per second per GPU"),
  "tok/s/MW": tokens("token-power", 1, "tok/s/MW", "tokens per second per megawatt"),
  "tok/s/node": tokens("token-node", 1, "tok/s/node", "tokens per second per node"),
  "USD/Mtok": tokens("token-price", 1, "$/M tokens", "US dollars per million tokens"),
  "J/tok": tokens("token-energy", 1, "J/token", "joules per token"),
  "tok/J": tokens("token-per-energy", 1, "tokens/J", "tokens per joule"),
  "kWh/Mtok": tokens("token-energy", 3.6, "kWh/M tokens", "kilowatt-hours per million tokens"),
} as const satisfies Readonly<Record<string, Unit>>;

export type UnitName = keyof typeof units;
export const unitNames = Object.keys(units) as UnitName[];

export function isUnitName(name: string): name is UnitName {
  return Object.hasOwn(units, name);
}

/** Which tokens a rate or price counts. "Total" is input plus output. */
export const tokenBases = ["input", "output", "total", "unstated"] as const;
export type TokenBasis = (typeof tokenBases)[number];

/** What a price per GPU-hour is a price of. They are not comparable with each other. */
export const costBases = ["ownership-hyperscaler", "ownership-neocloud", "rental", "list"] as const;
export type CostBasis = (typeof costBases)[number];

/** What a rate is divided by when GPUs play different parts. */
export const gpuBases = ["all", "prefill", "decode"] as const;
export type GpuBasis = (typeof gpuBases)[number];

/** Where power is drawn: at the chip, in the rack, at the utility meter with cooling. */
export const powerBoundaries = ["chip", "it", "facility"] as const;
export type PowerBoundary = (typeof powerBoundaries)[number];

export interface Basis {
  readonly tokens?: TokenBasis | undefined;
  readonly cost?: CostBasis | undefined;
  readonly gpus?: GpuBasis | undefined;
  readonly power?: PowerBoundary | undefined;
}

const basisKeys = ["tokens", "cost", "gpus", "power"] as const;

/**
 * The first basis in which two quantities differ, or `null`. A basis that one of
 * them leaves out is taken as not known, which does not clash.
 */
export function basisClash(a: Basis, b: Basis): { key: keyof Basis; a: string; b: string } | null {
  for (const key of basisKeys) {
    const [left, right] = [a[key], b[key]];
    if (left !== undefined && right !== undefined && left !== right) {
      return { key, a: left, b: right };
    }
  }
  return null;
}

/** Whether one is a share and the other a multiple: they convert, but are not added or compared. */
export function mixesShare(a: UnitName, b: UnitName): boolean {
  return (a === "%") !== (b === "%") && units[a].dimension === units[b].dimension;
}

/** Whether values in the two units can be held against each other: one dimension, and both shares or neither. */
export function areComparable(a: UnitName, b: UnitName): boolean {
  return units[a].dimension === units[b].dimension && !mixesShare(a, b);
}

/**
 * A value in another unit of the same dimension.
 * @throws {RangeError} when the dimensions differ
 */
export function convert(value: number, from: UnitName, to: UnitName): number {
  if (units[from].dimension !== units[to].dimension) {
    throw new RangeError(
      `${from} measures ${units[from].dimension}, expected a unit of ${units[to].dimension} like ${to}`,
    );
  }
  return from === to ? value : (value * units[from].factor) / units[to].factor;
}
