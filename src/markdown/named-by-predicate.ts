/**
 * Whether a predicate names a quantity of the sentence round which it stands: by its
 * value, or by what the value makes of another. A third is `* 3`. Of a percentage the
 * word behind it tells which factor is meant and on which side of the sign it belongs:
 * "20% dearer" is `a > b * 1.2`, "20% cheaper" `a < b * 0.8`.
 */
import { units } from "../base/units.ts";
import type { FoundSpan } from "./found-span.ts";

interface Factor {
  readonly value: number;
  /** Whether it makes up the side that is said to be less; `null`: either side may hold it. */
  readonly onLess: boolean | null;
}

const more =
  /\s(?:dearer|costlier|pricier|larger|bigger|greater|higher|longer|taller|deeper|wider|broader|thicker|heavier|hotter|warmer|denser|older|above|more(?:\s+(?:expensive|costly))?)$/iu;
const less =
  /\s(?:cheaper|smaller|lower|shorter|shallower|narrower|thinner|lighter|cooler|colder|younger|below|fewer|less(?:\s+(?:expensive|costly))?)$/iu;
/** Before a number: it bounds what is said from above. */
const atMost =
  /^(?:up to|as (?:much|many|little|few|low|high) as|at most|less than|fewer than|no more than|not more than|slightly less than|(?:well |just |a little )?under|nearly|almost|[<≤])/iu;
const roughly = /^(?:about|around|roughly|approx|some|close to|an estimated|circa|ca?\.|[~≈±∼])/iu;

export function namedByPredicate(that: string, span: Pick<FoundSpan, "text" | "unit" | "value">): boolean {
  const { unit, value } = span;
  if (value === null) return false;
  const inBase = unit === null ? value : value * units[unit].factor;
  const asked: readonly Factor[] = [
    ...[value, inBase, ...(unit === "x" ? [1 / value] : [])].map((one) => ({ value: one, onLess: null })),
    ...(unit === "%" ? factorsOf(span.text, inBase) : []),
  ];
  return numbersIn(that).some((written) =>
    asked.some(
      (one) =>
        Math.abs(written.value - one.value) <= Math.abs(one.value) * 1e-9 &&
        (one.onLess === null || written.onLess === null || one.onLess === written.onLess),
    ),
  );
}

/** What a share makes of another value; where the word does not tell, both ways. */
function factorsOf(text: string, share: number): Factor[] {
  const [isMore, isLess] = [more.test(text), less.test(text)];
  if (!isMore && !isLess) return [1 + share, 1 - share].map((value) => ({ value, onLess: null }));
  const side = isMore !== atMost.test(text);
  return [{ value: isMore ? 1 + share : 1 - share, onLess: roughly.test(text) ? null : side }];
}

const number = /(?<![\w.:@-])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.:@-])/gi;

function numbersIn(that: string): Factor[] {
  return that.split(/\s+and\s+/).flatMap((part) => {
    const [, left = part, sign = "", right = ""] = /^(.*?)\s([<>])=?\s(.*)$/s.exec(part) ?? [];
    return [left, right].flatMap((side, index) =>
      [...side.matchAll(number)].map((found): Factor => {
        // What divides one side makes up the other; brackets are not read.
        const divides = /[/÷]\s*$/.test(side.slice(0, found.index));
        const onLess = ((sign === "<") === (index === 0)) !== divides;
        return { value: Number(found[0]), onLess: sign === "" || side.includes("(") ? null : onLess };
      }),
    );
  });
}
