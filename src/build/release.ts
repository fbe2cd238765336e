/** The release of a site as it stands: which dataset versions it used and which numbers it printed, as stable bytes; and what moved since another. */
import { compareText, escapeControls } from "../base/fault.ts";
import type { Release } from "../schemas/release.ts";
import type { PublishedSite } from "./site.ts";

/**
 * Numbers go by the name of their page and are printed as they are without the
 * options of any one place; keys are sorted, so that equal sites give equal bytes.
 */
export function releaseOf({ site, ledger, numbers, number }: PublishedSite): Release {
  return {
    date: site.releaseDate,
    datasets: sorted([...ledger.datasets.values()].map(({ id, hash }) => [id, hash])),
    numbers: sorted(
      numbers()
        .map(({ expression }) => number(expression))
        .map(({ slug, printed, value }) => [slug, { printed, value }]),
    ),
  };
}

export function releaseText(release: Release): string {
  return `${JSON.stringify(release, null, 2)}\n`;
}

/** What is told of a number: as printed, or as value where the two forms are alike. */
interface Move {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}
export interface ReleaseMoves {
  readonly moved: readonly Move[];
  readonly added: readonly Omit<Move, "before">[];
  readonly gone: readonly Omit<Move, "after">[];
}

type Number = Release["numbers"][string];

/** The numbers by id that another release prints or values otherwise, has besides or has lost. */
export function movesBetween(before: Release, after: Release): ReleaseMoves {
  const [old, next] = [new Map(Object.entries(before.numbers)), new Map(Object.entries(after.numbers))];
  const ids = [...new Set([...old.keys(), ...next.keys()])].sort(compareText);
  const pairs = ids.map((id) => ({ id, was: old.get(id), is: next.get(id) }));
  return {
    moved: pairs.flatMap(({ id, was, is }) => {
      if (was === undefined || is === undefined || isSame(was, is)) return [];
      const alike = was.printed === is.printed;
      return [
        {
          id,
          before: alike ? String(was.value) : was.printed,
          after: alike ? String(is.value) : is.printed,
        },
      ];
    }),
    added: pairs.flatMap(({ id, was, is }) =>
      was === undefined && is !== undefined ? [{ id, after: is.printed }] : [],
    ),
    gone: pairs.flatMap(({ id, was, is }) =>
      was !== undefined && is === undefined ? [{ id, before: was.printed }] : [],
    ),
  };
}

/** Another machine's last digit is no move, unless it shows. */
function isSame(was: Number, is: Number): boolean {
  if (was.printed !== is.printed) return false;
  if (was.value === null || is.value === null) return was.value === is.value;
  return Math.abs(was.value - is.value) <= 1e-12 * Math.max(Math.abs(was.value), Math.abs(is.value));
}

/** Whether a number that was published would be published otherwise or no more. */
export function takesBack({ moved, gone }: ReleaseMoves): boolean {
  return moved.length + gone.length > 0;
}

/** One line a number, safe in a terminal. */
export function movesText({ moved, added, gone }: ReleaseMoves, date: string): string {
  const lines = [
    ...moved.map(({ id, before, after }) => `moved: ${id}: ${before} → ${after}`),
    ...added.map(({ id, after }) => `added: ${id}: ${after}`),
    ...gone.map(({ id, before }) => `gone: ${id}: ${before}`),
  ].map((line) => `  ${escapeControls(line)}`);
  if (lines.length === 0) return `Nothing moved since the release of ${date}`;
  return [`Since the release of ${date}:`, ...lines].join("\n");
}

/** The release of the same date, else the latest before it; `null` when there is none. */
export function releaseBefore(releases: readonly Release[], date: string): Release | null {
  const known = releases.filter((one) => one.date <= date).toSorted((a, b) => compareText(a.date, b.date));
  return known.at(-1) ?? null;
}

/** What moved since the latest release of an earlier date; `null` where there is none. */
export function movesSinceLast(
  published: PublishedSite,
): { readonly date: string; readonly moves: ReleaseMoves } | null {
  const { site, ledger } = published;
  const before = releaseBefore(
    ledger.releases.filter(({ date }) => date !== site.releaseDate),
    site.releaseDate,
  );
  return before === null ? null : { date: before.date, moves: movesBetween(before, releaseOf(published)) };
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareText(a, b)));
}
