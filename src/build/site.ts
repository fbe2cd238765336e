/**
 * The site as pages see it: checked ledger, content, rendered figures, bound
 * numbers. Made once a process and again when `forgetSite` is called; a ledger
 * with faults is never handed out.
 */
import { foldSpaces, numberPattern } from "../base/bracket-text.ts";
import { FaultsError, type Fault } from "../base/fault.ts";
import { readLedger } from "../ledger/read-ledger.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Site } from "../schemas/site.ts";
import { readContent, type ReportFile } from "./content-files.ts";
import { renderFigure, type RenderedFigure } from "./figure-render.ts";
import { scanReferences, type References } from "./references.ts";
import { figures } from "./registry.ts";
import { resolveNumber, type BoundNumber, type NumberContext } from "./resolve-number.ts";
import { siteFolder } from "./site-options.ts";
import { LookupError } from "./trace-data.ts";

export interface PublishedSite {
  readonly site: Site;
  readonly ledger: Ledger;
  readonly reports: readonly ReportFile[];
  readonly references: References;
  readonly figure: (id: string) => RenderedFigure;
  readonly number: (inside: string) => BoundNumber;
  /** Every number that prose binds, each once, by its page. */
  readonly numbers: () => readonly BoundNumber[];
  /** Text with its `[= …]` replaced by what they print. */
  readonly plain: (text: string) => string;
}

let current: PublishedSite | null = null;

/** @throws {FaultsError} with every fault when data or content are faulty */
export function getSite(): PublishedSite {
  current ??= makeSite(siteFolder);
  return current;
}

export function forgetSite(): void {
  current = null;
}

export function makeSite(root: string): PublishedSite {
  const faults: Fault[] = [];
  const content = readContent(root, faults);
  const references = scanReferences(content.reports);
  const reading = readLedger(root, { citedInProse: new Set(references.citations.map(({ id }) => id)) });
  const fatal = [...faults, ...reading.faults].filter((one) => one.fatal === true);
  if (fatal.length > 0 || reading.ledger === null || content.site === null) throw new FaultsError(fatal);
  const { ledger } = reading;

  const rendered = new Map<string, RenderedFigure>();
  const figure = (id: string): RenderedFigure => {
    const known = rendered.get(id);
    if (known !== undefined) return known;
    const record = figures.get(id);
    if (record === undefined) throw new LookupError(`unknown figure \`${id}\``, id, figures.keys());
    const result = renderFigure(ledger, record);
    rendered.set(id, result);
    return result;
  };
  const context: NumberContext = { ledger, figure };
  const resolved = new Map<string, BoundNumber>();
  const number = (inside: string): BoundNumber => {
    const known = resolved.get(inside);
    if (known !== undefined) return known;
    const result = resolveNumber(context, inside);
    resolved.set(inside, result);
    return result;
  };
  return {
    site: content.site,
    ledger,
    reports: content.reports,
    references,
    figure,
    number,
    numbers: () => {
      const bySlug = new Map(
        references.numbers.map(({ inside }) => number(inside)).map((one) => [one.slug, one]),
      );
      return [...bySlug.values()];
    },
    plain: (text) => text.replace(numberPattern, (_, inside: string) => number(foldSpaces(inside)).printed),
  };
}
