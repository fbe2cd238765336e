/** The kinds of page that a built site has, each by its fullest example, for the tests and `bench`. */
import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

export interface PageType {
  readonly name: string;
  /** Under the base, without leading slash. */
  readonly path: string;
  readonly status: 200 | 404;
}

/** @param folder the built site */
export function pageTypes(folder: string): PageType[] {
  const fullest = (under: string, depth = 1): string => {
    const pages = htmlFiles(join(folder, under))
      .map((file) => relative(folder, file).split(sep))
      .filter((parts) => parts.length === depth + 2)
      .map((parts) => parts.join("/"))
      .sort((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size);
    const [first] = pages;
    if (first === undefined) throw new RangeError(`no page stands under ${under}/`);
    return first.replace(/index\.html$/, "");
  };
  const pages: Readonly<Record<string, string>> = {
    home: "",
    report: fullest("reports"),
    "claims list": "claims/",
    claim: fullest("claims"),
    "sources list": "sources/",
    source: fullest("sources"),
    "datasets list": "datasets/",
    "dataset version": fullest("datasets", 2),
    "models list": "models/",
    model: fullest("models"),
    "numbers list": "numbers/",
    number: fullest("numbers"),
    figure: fullest("figures"),
    methods: "methods/",
  };
  return [
    ...Object.entries(pages).map(([name, path]) => ({ name, path, status: 200 }) as const),
    { name: "404", path: "no/such/page/", status: 404 },
  ];
}

/** Every HTML file under a folder, sorted. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .sort()
    .map((file) => join(folder, file));
}
