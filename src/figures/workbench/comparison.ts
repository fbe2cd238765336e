/** Two sets of inputs side by side: what differs between them, what follows, and which input makes how much of it. Told in `comparison-words.ts`. */
import type { Model } from "../../models/contract.ts";
import { ModelError } from "../../models/errors.ts";
import type { Attribution } from "../../uncertainty/attributed.ts";
import { attributeDifference } from "../../uncertainty/attribution.ts";
import { groupsByRow, type Rows } from "./row-groups.ts";
import { SEED, drawsOf } from "./sampling.ts";
import { askModel, refusalOf, type Answer, type Values } from "./state.ts";
import { inSentence } from "./words.ts";

export interface Side {
  readonly title: string;
  readonly values: Values;
  readonly rows: Rows;
}

export interface Comparison {
  readonly model: Model;
  /** The reader's side first. */
  readonly sides: readonly [Side, Side];
  readonly answers: readonly [Answer, Answer];
  /** Names of the inputs that differ. */
  readonly differing: readonly string[];
  readonly output: string;
  /** Of the second side's output over the first's; `null` with the reason in `unexplained`. */
  readonly attribution: Attribution | null;
  readonly unexplained: string | null;
  /** Inputs that count as one factor, since they come from one row of a dataset; the first of each names them. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

export function compareSides(model: Model, first: Side, second: Side, output: string): Comparison {
  const differing = Object.keys(model.inputs).filter((name) => first.values[name] !== second.values[name]);
  const answers = [askModel(model, first.values), askModel(model, second.values)] as const;
  const shared = { model, sides: [first, second] as const, answers, differing, output };
  const title = inSentence(model.outputs[output]?.title ?? output);
  const why = (unexplained: string): Comparison => ({
    ...shared,
    attribution: null,
    groups: {},
    unexplained,
  });
  const refusal = answers.find((answer) => answer.refusal !== null)?.refusal;
  if (refusal != null) return why(`The model refuses one side: ${refusal.words}`);
  if (differing.length === 0) return why("Both sides have the same inputs.");
  const [from, to] = answers.map(({ outputs }) => outputs?.[output] ?? Number.NaN);
  if (from === undefined || to === undefined || !(from > 0 && to > 0))
    return why(`A ratio is taken apart only where both sides are above zero; ${title} is not.`);
  const answerLimit = drawsOf(model);
  const groups = factorGroups(differing, first.rows, second.rows, answerLimit);
  try {
    const points = { from: first.values, to: second.values };
    const effort = { answers: answerLimit, seed: SEED };
    const attribution = attributeDifference(model, points, output, groups, effort);
    return { ...shared, attribution, groups, unexplained: null };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return why(
      `The ratio cannot be taken apart: in every order of moving the inputs the model refuses a step. ${refusalOf(model, error).words}`,
    );
  }
}

/** None where every mix of the inputs themselves can be asked, and none where one row would hide most of what differs. */
function factorGroups(
  differing: readonly string[],
  first: Rows,
  second: Rows,
  answerLimit: number,
): Comparison["groups"] {
  if (2 ** differing.length <= answerLimit) return {};
  const groups = groupsByRow(differing, first, second);
  return Object.values(groups).some((members) => 2 * members.length > differing.length) ? {} : groups;
}
