/** What rests on a source: the claims it makes and the claims it is held against. */
import type { Stance } from "../base/evidence.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Claim } from "../schemas/claim.ts";

export interface SourceClaim {
  readonly claim: Claim;
  /** `null` when the claim stands in the source itself and the source is no evidence. */
  readonly stance: Stance | null;
  readonly locator: string | null;
}

export function sourceClaims(ledger: Ledger, id: string): SourceClaim[] {
  return [...ledger.claims.values()].flatMap((claim): SourceClaim[] => {
    const pieces = claim.evidence.filter(({ source }) => source === id);
    const [piece] = pieces;
    if (piece !== undefined)
      return [{ claim, stance: piece.stance, locator: pieces.map(({ locator }) => locator).join("; ") }];
    return claim.document === id ? [{ claim, stance: null, locator: null }] : [];
  });
}
