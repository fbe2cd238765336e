/** Claims as exported: the record of the ledger, its page, and where it is used. */
import type { z } from "zod";
import { compareText } from "../base/fault.ts";
import type { claimsExportSchema } from "../schemas/api.ts";
import { exportAddress, exportUses } from "./api-address.ts";
import { links } from "./page-links.ts";
import type { PublishedSite } from "./site.ts";
import { claimUses } from "./uses.ts";

export function exportClaims(site: PublishedSite): z.infer<typeof claimsExportSchema>["claims"] {
  return [...site.ledger.claims.values()]
    .sort((a, b) => compareText(a.id, b.id))
    .map((claim) => ({
      ...claim,
      href: exportAddress(site, links.claim(claim.id)),
      usedIn: exportUses(site, claimUses(site, claim.id)),
    }));
}
