/**
 * What a page says of itself in schema.org's words: a report is an Article, a
 * dataset version a Dataset, a claim a ClaimReview. A verdict has no place on a
 * scale, so a review's rating has a name and no number.
 */
import { verdictMeanings } from "../base/evidence.ts";
import { units } from "../base/units.ts";
import type { Dataset } from "../ledger/ledger.ts";
import type { Claim } from "../schemas/claim.ts";
import type { Source } from "../schemas/source.ts";
import type { ReportFile } from "./content-files.ts";
import { exportAddress } from "./api-address.ts";
import { links } from "./page-links.ts";
import { citedSources } from "./reference-files.ts";
import { reportDatasets } from "./report-datasets.ts";
import type { PublishedSite } from "./site.ts";
import { issuedText } from "./source-text.ts";

/** Fields that are `undefined` do not reach the page. */
export type JsonLd = Readonly<Record<string, unknown>>;

export function reportJsonLd(published: PublishedSite, { id, matter }: ReportFile): JsonLd {
  const { site, plain } = published;
  const { title, answer, question, authors, tags, published: first, updated } = matter.value;
  const here = exportAddress(published, links.report(id));
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    "@id": here,
    url: here,
    headline: plain(title),
    alternativeHeadline: question,
    abstract: plain(answer),
    inLanguage: site.language,
    datePublished: first,
    dateModified: updated ?? first,
    author: authors.map((name) => author(published, name)),
    publisher: publisher(published),
    keywords: tags,
    isBasedOn: reportDatasets(published, id).map((dataset) =>
      exportAddress(published, links.dataset(dataset)),
    ),
    citation: citedSources(published, id).map((source) => work(source)),
  };
}

export function datasetJsonLd(published: PublishedSite, { id, descriptor, fields }: Dataset): JsonLd {
  const { ledger } = published;
  const [{ bytes, hash, mediatype }] = descriptor.resources;
  const here = exportAddress(published, links.dataset(id));
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": here,
    url: here,
    identifier: id,
    name: descriptor.title,
    description: [descriptor.description, ...descriptor.caveats].join(" "),
    version: descriptor.version,
    dateCreated: descriptor.created.slice(0, 10),
    temporalCoverage: descriptor.asOf,
    license: descriptor.licenses.map(({ path, name, title }) =>
      path === undefined
        ? { "@type": "CreativeWork", identifier: name, name: title }
        : { "@type": "CreativeWork", identifier: name, name: title, url: path },
    ),
    creditText: descriptor.attribution,
    isAccessibleForFree: true,
    isBasedOn: descriptor.sources.flatMap(({ source }) => {
      const known = ledger.sources.get(source);
      return known === undefined ? [] : [work(known)];
    }),
    publisher: publisher(published),
    distribution: [
      {
        "@type": "DataDownload",
        contentUrl: exportAddress(published, links.datasetFile(id, "table.csv")),
        encodingFormat: mediatype,
        contentSize: `${bytes} B`,
        sha256: hash.replace("sha256:", ""),
      },
      {
        "@type": "DataDownload",
        contentUrl: exportAddress(published, links.datasetFile(id, "datapackage.json")),
        encodingFormat: "application/json",
      },
    ],
    variableMeasured: fields
      .filter(({ type }) => type === "number" || type === "integer")
      .map(({ name, title, description, unit, unitField }) => ({
        "@type": "PropertyValue",
        propertyID: name,
        name: title,
        description,
        unitText: unit === undefined ? `as in ${unitField ?? "the row"}` : units[unit].label || unit,
      })),
  };
}

export function claimJsonLd(published: PublishedSite, claim: Claim): JsonLd {
  const { ledger } = published;
  const document = ledger.sources.get(claim.document);
  const here = exportAddress(published, links.claim(claim.id));
  const evidence = [...new Set(claim.evidence.map(({ source }) => source))];
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "@id": here,
    url: here,
    claimReviewed: claim.statement,
    datePublished: claim.history.at(-1)?.date,
    author: publisher(published),
    reviewBody: claim.reason,
    itemReviewed: {
      "@type": "Claim",
      text: claim.statement,
      author: { "@type": "Organization", name: claim.saidBy },
      appearance: document === undefined ? undefined : work(document),
    },
    reviewRating: {
      "@type": "Rating",
      alternateName: claim.verdict,
      ratingExplanation: verdictMeanings[claim.verdict],
    },
    citation: evidence.flatMap((id) => {
      const source = ledger.sources.get(id);
      return source === undefined ? [] : [work(source)];
    }),
  };
}

function work(source: Source): JsonLd {
  return {
    "@type": "CreativeWork",
    name: source.title,
    url: source.URL,
    datePublished: issuedText(source) ?? undefined,
    publisher: source.publisher,
  };
}

function publisher({ site }: PublishedSite): JsonLd {
  return { "@type": "Organization", name: site.author };
}

/** An author by the site's own name is the site; any other is a person. */
function author({ site }: PublishedSite, name: string): JsonLd {
  return { "@type": name === site.author ? "Organization" : "Person", name };
}
