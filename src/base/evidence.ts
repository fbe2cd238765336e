/**
 * The words for what a value rests on, one grammar for the whole site: a shape
 * and a word, never colour alone.
 */

/** Who stands behind a value. */
export const evidenceKinds = ["measured", "stated", "modelled", "assumed"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface EvidenceMark {
  /** Printed beside a value; a shape, so that it survives grey print. */
  readonly shape: string;
  /** Short word. */
  readonly word: string;
  /** What the word promises. */
  readonly meaning: string;
}

export const evidenceMarks: Readonly<Record<EvidenceKind, EvidenceMark>> = {
  measured: {
    shape: "●",
    word: "measured by a third party",
    meaning: "Somebody who does not sell it ran it and published the result.",
  },
  stated: {
    shape: "◇",
    word: "stated by the vendor",
    meaning: "The seller says so; nobody else is known to have checked.",
  },
  modelled: {
    shape: "△",
    word: "modelled",
    meaning: "Computed by an equation of this site from inputs that are named.",
  },
  assumed: {
    shape: "○",
    word: "assumed",
    meaning: "Chosen with a reason, by us or by the named party; nobody measured it.",
  },
};

/** From firmest to weakest; a computed value is no firmer than its weakest input. */
const firmness: readonly EvidenceKind[] = ["measured", "stated", "modelled", "assumed"];

/** The weakest of several kinds. @throws {RangeError} when the list is empty */
export function weakestKind(kinds: readonly EvidenceKind[]): EvidenceKind {
  let weakest = -1;
  for (const kind of kinds) weakest = Math.max(weakest, firmness.indexOf(kind));
  const kind = firmness[weakest];
  if (kind === undefined) throw new RangeError("kinds is empty, expected at least one");
  return kind;
}

/** What the sources carry of a claim. `verified` means that the named party really says it. */
export const verdicts = ["verified", "narrowed", "contested", "unsupported", "derived"] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  verified: "The named party really says it. That is not the same as having been measured.",
  narrowed: "A source says something weaker, or says it under conditions that were dropped.",
  contested: "Another source, or the same one elsewhere, says otherwise.",
  unsupported: "No source was found that says it.",
  derived: "Follows by arithmetic from other entries.",
};

/** What one piece of evidence does for a claim. */
export const stances = ["supports", "narrows", "contradicts", "silent"] as const;
export type Stance = (typeof stances)[number];

/** How far a source was read. */
export const readings = ["primary", "excerpt", "repository", "secondary"] as const;
export type Reading = (typeof readings)[number];

export const readingMeanings: Readonly<Record<Reading, string>> = {
  primary: "the publisher's own text was read, through a public mirror",
  excerpt: "only an excerpt of the publisher's own page was read",
  repository: "the project's own repository, or a public fork of it, was read",
  secondary: "only another party's account of it was read",
};
