/** A layer cannot choose more experts than it has: the one contradiction that every model with experts may meet. */
import { printedNumber } from "./contract.ts";
import { ModelError } from "./errors.ts";

/** @throws {ModelError} INCONSISTENT at `activeExpertCount` */
export function checkChosenExperts(
  model: string,
  { expertCount, activeExpertCount }: { readonly expertCount: number; readonly activeExpertCount: number },
): void {
  if (activeExpertCount <= expertCount) return;
  const own = expertCount === 1 ? "one expert" : `${printedNumber(expertCount)} experts`;
  throw new ModelError({
    code: "INCONSISTENT",
    model,
    field: "activeExpertCount",
    value: activeExpertCount,
    allowed: `at most the ${own} of a layer`,
  });
}
