/**
 * RIS, the tagged format of reference managers. Written here because the known
 * writer cuts ids to twenty signs, so that two of them can fall together, and
 * drops the authors of news articles.
 */
import type { Source } from "../schemas/source.ts";

type Item = Omit<Source, "custom">;

const types: Readonly<Record<Source["type"], string>> = {
  article: "GEN",
  "article-journal": "JOUR",
  "article-newspaper": "NEWS",
  book: "BOOK",
  chapter: "CHAP",
  dataset: "DATA",
  "paper-conference": "CPAPER",
  post: "ELEC",
  "post-weblog": "BLOG",
  report: "RPRT",
  software: "COMP",
  webpage: "ELEC",
};

/** Records in the order given; lines end as the format asks, with CR and LF. */
export function risText(items: readonly Item[]): string {
  return items.map((item) => `${risLines(item).join("\r\n")}\r\n\r\n`).join("");
}

function risLines(item: Item): string[] {
  const day = item.issued?.["date-parts"][0];
  const tags: readonly (readonly [string, string | undefined])[] = [
    ["TY", types[item.type]],
    ["ID", item.id],
    ["TI", item.title],
    ...(item.author ?? []).map((one) => ["AU", authorName(one)] as const),
    ["T2", item["container-title"]],
    ["PB", item.publisher],
    ["ET", item.version],
    ["PY", day === undefined ? undefined : String(day[0])],
    ["DA", day === undefined ? undefined : risDate(day)],
    ["Y2", item.accessed === undefined ? undefined : risDate(item.accessed["date-parts"][0])],
    ["DO", item.DOI],
    ["UR", item.URL],
  ];
  const known = tags.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, " ")}`],
  );
  return [...known, "ER  - "];
}

/** "Family, Given"; a name that is not split stands as it is. */
function authorName({ family, given, literal }: NonNullable<Item["author"]>[number]): string {
  return literal ?? [family, given].filter((part) => part !== undefined).join(", ");
}

/** "2026/02/16/": three slashes always; what is not known stays empty. */
function risDate(parts: readonly number[]): string {
  const [year = "", month = "", day = ""] = parts.map((part) => String(part).padStart(2, "0"));
  return `${year}/${month}/${day}/`;
}
