/**
 * Whether targets can be asked, and what they say: held to the same gate as prose and the words of declared
 * figures. The reason behind an assumed goal is left out, since it is evidence itself.
 */
import { fault, type Fault } from "../base/fault.ts";
import { parseToken, tokenPattern } from "../figures/declared/braces.ts";
import { filledFaults, fixedFaults, partFaults } from "../figures/declared/check-words.ts";
import { needsFigureId, targetFigureIds } from "../figures/targets/target-ids.ts";
import type { Ledger, LedgerReading } from "../ledger/ledger.ts";
import { gateProse } from "../markdown/gate.ts";
import type { KnownValue } from "../markdown/likely-values.ts";
import { ModelError } from "../models/errors.ts";
import type { Target } from "../schemas/target.ts";
import { checkWordsDirection } from "./check-direction.ts";
import type { RenderedFigure } from "./figure-render.ts";
import type { BoundNumber } from "./resolve-number.ts";
import { filledTextsOf, fixedTextsOf } from "./target-text.ts";
import { fieldOf } from "./blame.ts";
import { errorWords } from "./trace-data.ts";
import { checkForward } from "./trace-target.ts";

const bindBy = {
  quantity: "Write a number of the answer in braces, such as {target} or {best}",
  comparative:
    "Name {target} beside it in the title or the question, which ask for what the goal compares; else say it without a comparison, for a report can hold one",
} as const;

/**
 * Targets that cannot be asked, each with the field at fault.
 * @param told messages of scenarios that do not run, told there
 * @param draw renders a figure, and throws what stops it
 */
export function checkTargets(
  ledger: Ledger,
  places: LedgerReading["targetPlaces"],
  told: ReadonlySet<string>,
  draw: (figure: string) => unknown,
): Fault[] {
  return [...ledger.targets.values()].flatMap((target) => {
    try {
      checkForward(ledger, target.id);
      for (const figure of targetFigureIds(target.id)) draw(figure);
      return [];
    } catch (error) {
      const place = places.get(target.id);
      if (place === undefined || !(error instanceof Error)) throw error;
      if (told.has(error.message)) return [];
      const path = fieldOf(error) ?? ["scenario"];
      const words = errorWords(error, {
        expected: "names that lead to a value",
        mend: mendOf(error, path, target),
      });
      return [
        fault(place(path), {
          ...words,
          is: `target \`${target.id}\` cannot be asked: ${words.is}`,
          rule: "target",
        }),
      ];
    }
  });
}

function mendOf(error: Error, [field]: readonly (string | number)[], { scenario, output }: Target): string {
  if (error instanceof ModelError)
    return `Narrow the range of \`${error.field}\` in scenario \`${scenario}\` to what its model can answer, or name another scenario`;
  return field === "atLeast" || field === "atMost"
    ? `Give the goal in the unit and basis of \`${output}\`, or name another output`
    : `Mend the ranges of scenario \`${scenario}\`, or name another scenario`;
}

/** @param figure renders a figure, and throws where `checkTargets` has told what stops it */
export function checkTargetWords(
  ledger: Ledger,
  places: LedgerReading["targetPlaces"],
  known: readonly KnownValue[],
  figure: (id: string) => Pick<RenderedFigure, "findings">,
  number: (inside: string) => BoundNumber,
): Fault[] {
  return [...ledger.targets.values()].flatMap((target) => {
    const place = places.get(target.id);
    if (place === undefined) return [];
    const id = needsFigureId(target.id);
    const findings = findingsOf(() => figure(id));
    const [filled, fixed] = [filledTextsOf(target), fixedTextsOf(target)];
    const broken =
      findings === null
        ? []
        : [
            ...filled.flatMap((one) => [
              ...filledFaults(one, findings, [], "the target's answer"),
              ...partFaults(one),
            ]),
            ...fixed.flatMap(fixedFaults),
          ];
    const extra = [...filled, ...fixed].map(({ path, text }) => ({
      place: place(path),
      // What stands in braces is a bound number.
      text: text.replace(tokenPattern, (_, name: string) => `[= figure:${id}.${name}]`),
      ...(path[0] !== "about" && namesTarget(text) ? { holds: `figure:${id}.target` } : {}),
    }));
    const turned =
      findings === null || broken.length > 0
        ? []
        : filled.flatMap(({ path, text }) =>
            checkWordsDirection(
              {
                text: text.replace(tokenPattern, (_, name: string) =>
                  parseToken(name)?.part === null ? `[= figure:${id}.${parseToken(name)?.name ?? ""}]` : "it",
                ),
                place: place(path),
                predicates: [],
                fatal: true,
              },
              number,
            ),
          );
    return [
      ...turned,
      ...broken.map(({ path, ...words }) => fault(place(path), { ...words, rule: "target-words" })),
      ...gateProse(place([]).file, "", 0, { status: "final", known, extra, bindBy }),
    ];
  });
}

/** Names that braces can hold; `null` of a target that cannot be asked. */
function findingsOf(figure: () => Pick<RenderedFigure, "findings">): readonly string[] | null {
  try {
    return [...figure().findings.keys()].filter((name) => parseToken(name) !== null);
  } catch {
    return null;
  }
}

/** A question does not state what it compares: the goal says it, and the answer whether it is reached. */
function namesTarget(text: string): boolean {
  return [...text.matchAll(tokenPattern)].some(([, inside = ""]) => parseToken(inside)?.name === "target");
}
