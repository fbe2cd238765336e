/** The verdict that a claim's evidence gives, so that the written one can be held against it. */
import type { Stance, Verdict } from "../base/evidence.ts";

/**
 * The verdicts that follow from the stances: each kind of stance that occurs
 * speaks; only when every piece is silent or against is the claim unsupported.
 */
export function verdictsOf(evidence: readonly { readonly stance: Stance }[]): ReadonlySet<Verdict> {
  const stances = new Set(evidence.map(({ stance }) => stance));
  const found = new Set<Verdict>();
  if (stances.has("contradicts")) found.add("contested");
  if (stances.has("narrows")) found.add("narrowed");
  if (stances.has("supports") && found.size === 0) found.add("verified");
  if (!stances.has("supports") && !stances.has("narrows")) found.add("unsupported");
  return found;
}
