/** What a curve shows, in a sentence: its title. */
import type { ModelOutput } from "../../models/contract.ts";
import type { ShapePoints } from "./shape-points.ts";
import { inSentence, spanText, valueText } from "./words.ts";

/** "Cost falls from $2 to $0.25 over load (0.1 to 1)". */
export function shapeSentence({ model, output, over, lines, stretch }: ShapePoints): string {
  const [x, y] = [model.inputs[over], model.outputs[output]];
  const answered = (lines[0]?.points ?? []).flatMap((point) =>
    point.y === null ? [] : [{ x: point.x, y: point.y }],
  );
  const [first, last] = [answered[0], answered.at(-1)];
  if (x === undefined || y === undefined) throw new RangeError(`${model.id} has no ${output} over ${over}`);
  if (first === undefined || last === undefined)
    return `${y.title}: the model refuses everywhere over ${inSentence(x.title)} (${spanText(x, stretch.low, stretch.high)})`;
  const all = lines[0]?.points ?? [];
  const [begins, ends] = [all[0]?.y === null, all.at(-1)?.y === null];
  const cut = begins || ends ? ", all that has an answer" : "";
  // Without a verb for the input, whose title may be of one thing or of many.
  const going = `over ${inSentence(x.title)} (${spanText(x, first.x, last.x)}${cut})`;
  const { course, by } = courseOf(answered);
  const words = verbs[course][isMany(y.title) ? 1 : 0];
  if (by === null)
    return course === "level"
      ? `${y.title} ${words} at ${valueText(y, first.y)} ${going}`
      : `${y.title} ${words} ${wayText(y, begins ? null : first.y, ends ? null : last.y)}${going}`;
  return `${y.title} ${words} ${valueText(y, by.y)} over ${inSentence(x.title)} (at ${valueText(x, by.x)}, from ${spanText(x, first.x, last.x)})`;
}

/** From where to where a line goes; an end beside a refusal is where it was asked last, and says nothing. */
function wayText(y: ModelOutput, from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `from ${spanText(y, from, to)} `;
  if (from !== null) return `from ${valueText(y, from)} `;
  return to === null ? "" : `to ${valueText(y, to)} `;
}

/** Of one thing, of many. */
const verbs = {
  level: ["stays", "stay"],
  up: ["rises", "rise"],
  down: ["falls", "fall"],
  peak: ["peaks at", "peak at"],
  trough: ["is least at", "are least at"],
} as const;

/** Titles begin with what they name: "Tokens a day", but "Gross margin". */
function isMany(title: string): boolean {
  return /^\p{L}+(?<![siu])s(?!\p{L})/u.test(title);
}

type Place = Readonly<Record<"x" | "y", number>>;

/** The way of a line, and the turning point where it has one that is worth a word. */
function courseOf(points: readonly Place[]): {
  readonly course: keyof typeof verbs;
  readonly by: Place | null;
} {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return { course: "level", by: null };
  const least = points.reduce((a, b) => (b.y < a.y ? b : a));
  const most = points.reduce((a, b) => (b.y > a.y ? b : a));
  const slack = 1e-9 * Math.max(Math.abs(least.y), Math.abs(most.y));
  if (most.y - least.y <= slack) return { course: "level", by: null };
  if (most.y > Math.max(first.y, last.y) + slack) return { course: "peak", by: most };
  if (least.y < Math.min(first.y, last.y) - slack) return { course: "trough", by: least };
  return { course: last.y > first.y ? "up" : "down", by: null };
}
