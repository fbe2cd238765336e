/**
 * BibTeX in UTF-8. Written here because the known writer leaves the signs of
 * LaTeX in the names of organisations as they are, or drops letters it has no
 * command for.
 */
import { escapeLatex } from "../base/latex.ts";
import type { Source } from "../schemas/source.ts";

type Item = Omit<Source, "custom">;

/** Type of entry, and the field that holds what the item stands in. */
const types: Readonly<Record<Source["type"], { readonly type: string; readonly container: string }>> = {
  article: { type: "misc", container: "howpublished" },
  "article-journal": { type: "article", container: "journal" },
  "article-newspaper": { type: "article", container: "journal" },
  book: { type: "book", container: "series" },
  chapter: { type: "incollection", container: "booktitle" },
  dataset: { type: "misc", container: "howpublished" },
  "paper-conference": { type: "inproceedings", container: "booktitle" },
  post: { type: "misc", container: "howpublished" },
  "post-weblog": { type: "misc", container: "howpublished" },
  report: { type: "techreport", container: "series" },
  software: { type: "misc", container: "howpublished" },
  webpage: { type: "misc", container: "howpublished" },
};

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Entries in the order given; our ids are checked to be safe keys. */
export function bibtexText(items: readonly Item[]): string {
  return items.map(entry).join("\n");
}

function entry(item: Item): string {
  const { type, container } = types[item.type];
  const [year, month, day] = item.issued?.["date-parts"][0] ?? [];
  const accessed = item.accessed?.["date-parts"][0].map((part) => String(part).padStart(2, "0")).join("-");
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["author", item.author?.map(authorName).join(" and ")],
    // Twice in braces: the style shall not change its capitals.
    ["title", `{${escapeLatex(item.title)}}`],
    [container, escapeIf(item["container-title"])],
    [type === "techreport" ? "institution" : "publisher", escapeIf(item.publisher)],
    ["version", escapeIf(item.version)],
    ["year", year === undefined ? undefined : String(year)],
    ["month", month === undefined ? undefined : months[month - 1]],
    ["day", day === undefined ? undefined : String(day)],
    ["doi", verbatimIf(item.DOI)],
    ["url", verbatimIf(item.URL)],
    ["urldate", accessed],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [name === "month" ? `  month = ${value},` : `  ${name} = {${value}},`],
  );
  return `@${type}{${item.id},\n${lines.join("\n")}\n}\n`;
}

/** "Family, Given"; a name that is not split is kept whole by braces. */
function authorName({ family, given, literal }: NonNullable<Item["author"]>[number]): string {
  if (literal !== undefined || family === undefined || given === undefined)
    return `{${escapeLatex(literal ?? family ?? given ?? "")}}`;
  const parts = [family, given].map((part) => {
    const safe = escapeLatex(part);
    return /,| and /i.test(part) ? `{${safe}}` : safe;
  });
  return parts.join(", ");
}

function escapeIf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escapeLatex(text);
}

/** Addresses stand as they are, but for what would end the field. */
function verbatimIf(text: string | undefined): string | undefined {
  return text?.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));
}
