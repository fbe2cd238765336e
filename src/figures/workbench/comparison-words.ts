/** What a comparison says, as the page prints it: two tables, a sentence, notes, and how a factor is written. */
import { steadyLog } from "../../base/elementary.ts";
import { formatCount, formatNumber, formatToError } from "../../base/format.ts";
import { wholePercent } from "../../charts/log-waterfall.ts";
import type { ModelInput } from "../../models/contract.ts";
import type { Attributed } from "../../uncertainty/attributed.ts";
import type { Comparison } from "./comparison.ts";
import { SEED } from "./sampling.ts";
import type { TextTable } from "./text-table.ts";
import { asName, bareText, inSentence, valueText, withUnit } from "./words.ts";

/** The inputs that differ, with what each makes of the ratio where that can be said. */
export function inputTable({ model, sides, differing, attribution, groups, output }: Comparison): TextTable {
  const leaderOf = new Map(
    Object.entries(groups).flatMap(([leader, members]) => members.map((name) => [name, leader])),
  );
  const title = inSentence(model.outputs[output]?.title ?? output);
  return {
    caption: `Inputs that differ${attribution === null ? "" : `, and what each makes of the ratio of ${title}: its average factor, and its range over the orders in which the inputs can be moved`}`,
    columns: [
      { title: "Input" },
      { title: sides[0].title, number: true },
      { title: sides[1].title, number: true },
      ...(attribution === null
        ? []
        : ([
            { title: "Factor", number: true },
            { title: "Range over orders", number: true },
            { title: "Share of log", number: true },
          ] as const)),
    ],
    rows: differing.map((name) => {
      const input = model.inputs[name];
      const texts = sides.map(({ values }) => bareValue(input, values[name] ?? ""));
      const part = attribution?.factors.find(({ factor }) => factor === name);
      return [
        input === undefined ? name : withUnit(input),
        ...texts,
        ...(attribution === null
          ? []
          : part === undefined
            ? [`with ${inSentence(model.inputs[leaderOf.get(name) ?? ""]?.title ?? "")}`, "", ""]
            : [
                factorWithError(part),
                spanText(part.least, part.most),
                logShareText(part.ln, steadyLog(attribution.total)),
              ]),
      ];
    }),
  };
}

/** Every output of both sides, and the second over the first. */
export function outputTable({ model, sides, answers }: Comparison): TextTable {
  return {
    caption: "Outputs of both, and their ratio",
    columns: [
      { title: "Output" },
      { title: sides[0].title, number: true },
      { title: sides[1].title, number: true },
      { title: "Ratio", number: true },
    ],
    rows: Object.entries(model.outputs).map(([name, output]) => {
      const [a, b] = answers.map(({ outputs }) => outputs?.[name]);
      const text = (value: number | undefined): string => (value === undefined ? "refused" : bareText(value));
      return [withUnit(output), text(a), text(b), ratioText(a, b)];
    }),
  };
}

/** Title of a factor: an input, or the first of those that count as one, and how many others there are. */
export function factorTitle({ model, groups }: Comparison, name: string): string {
  const title = model.inputs[name]?.title ?? name;
  const others = (groups[name]?.length ?? 1) - 1;
  return others === 0 ? title : `${title.split("; ")[0] ?? title} and ${others} more of its row`;
}

/** What a reader of the factors must know: which inputs count as one, and which orders they are the average of. */
export function attributionNotes({ model, groups, attribution }: Comparison): string[] {
  const titles = (members: readonly string[]): string =>
    members.map((name) => asName(model.inputs[name]?.title ?? name)).join(", ");
  const notes = Object.values(groups).map(
    (members) =>
      `${formatCount(members.length, "input")} count as one factor, since they come from one row of a dataset on either side: ${titles(members)}.`,
  );
  if (attribution === null) return notes;
  const { asked, answered, drawn } = attribution.orders;
  if (drawn)
    notes.push(
      `Estimated from ${formatCount(asked, "order")} drawn with seed ${SEED}, since all orders would be too many to ask; ± is one standard error, left out where it is less than the last digit, and the least and the most are of the orders drawn.`,
    );
  if (answered < asked)
    notes.push(
      `In ${formatNumber(asked - answered)} of ${formatNumber(asked)} orders the model refuses a step, or its answer there is not above zero; they are left out of the average.`,
    );
  return notes;
}

/** One line that follows the choice. */
export function comparisonSentence({ model, sides, answers, output }: Comparison): string {
  const title = model.outputs[output]?.title ?? output;
  const quantity = model.outputs[output];
  const [a, b] = answers.map(({ outputs }) => outputs?.[output]);
  if (quantity === undefined || a === undefined || b === undefined)
    return `${title}: the model refuses one of the two sides.`;
  const both = `${valueText(quantity, a)} in ${asName(sides[0].title)}, ${valueText(quantity, b)} in ${asName(sides[1].title)}`;
  const ratio = ratioText(a, b);
  return `${title}: ${both}${ratio === "—" ? "" : `: ${ratio}`}.`;
}

/** A choice by its name, without what follows the colon: the columns are narrow. */
function bareValue(input: ModelInput | undefined, value: number | string): string {
  if (typeof value === "number") return bareText(value);
  return input === undefined ? value : (valueText(input, value).split(": ")[0] ?? value);
}

/** Share of the ratio's logarithm; what rounding alone leaves is none. */
function logShareText(ln: number, whole: number): string {
  if (Math.abs(whole) < 1e-9) return "—";
  return wholePercent(Math.abs(ln) < 1e-12 ? 0 : ln / whole);
}

function ratioText(a: number | undefined, b: number | undefined): string {
  return a === undefined || b === undefined || a * b <= 0 ? "—" : factorText(b / a);
}

/** Below this share an error is less than the last digit of a factor. */
const LEAST_ERROR = 5e-4;

/** "×2.50", and how far an estimate may be off where its digits show it, to the digit of that error: "×2.5 ± 0.3". */
export function factorWithError({ times, lnError }: Pick<Attributed, "times" | "lnError">): string {
  if (lnError < LEAST_ERROR) return factorText(times);
  const [sign, size] = times >= 1 - 1e-12 ? ["×", times] : ["÷", 1 / times];
  const error = size * lnError;
  return `${sign}${formatToError(size, error)} ± ${formatNumber(error, 1)}`;
}

/** "×2.5" or "÷2.5". */
export function factorText(factor: number): string {
  return factor >= 1 - 1e-12 ? `×${formatNumber(factor, 3)}` : `÷${formatNumber(1 / factor, 3)}`;
}

/** The factor over the orders; "the same" where order makes none of it. */
export function spanText(low: number, high: number): string {
  const ends = [factorText(low), factorText(high)];
  return ends[0] === ends[1] ? "the same" : ends.join(" to ");
}
