/** Addresses inside exports: absolute where the site says under which address it is published, else from the host's root. */
import type { PublishedSite } from "./site.ts";
import type { SiteUse } from "./uses.ts";

/** @param path as `links` gives it, base included */
export function exportAddress({ site }: Pick<PublishedSite, "site">, path: string): string {
  return site.url === undefined ? path : new URL(path, site.url).href;
}

export function exportUses(site: PublishedSite, uses: readonly SiteUse[]): { href: string; text: string }[] {
  return uses.map(({ href, text }) => ({ href: exportAddress(site, href), text }));
}
