/** Every HTML file of the build: its links and references lead somewhere, and nothing in it needs another host or inline code. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { attribute, hasClass, readHtmlFiles, textOf, type Element } from "./html.ts";

const folder = inject("folder");
const files = readHtmlFiles();
const idsByPath = new Map(
  files.map(({ path, elements }) => [path, elements.flatMap((one) => attribute(one, "id") ?? [])] as const),
);

/** Places where a rule is broken, over all files. */
function broken(rule: (file: (typeof files)[number]) => readonly string[]): string[] {
  return files.flatMap((file) => rule(file).map((what) => `${file.file}: ${what}`));
}

test("the build has pages to look at, and links in them", () => {
  expect(files.length).toBeGreaterThan(300);
  expect(
    files.flatMap(({ elements }) => elements).filter(({ tagName }) => tagName === "a").length,
  ).toBeGreaterThan(5000);
});

test("every internal link leads to a file, and its fragment to an element there", () => {
  const origin = "http://site.invalid";
  const wrong = broken(({ path, elements }) =>
    elements.flatMap((element) => {
      const target = attribute(element, "href") ?? attribute(element, "src");
      if (target === undefined || element.tagName === "svg") return [];
      const url = new URL(target, origin + path);
      if (url.origin !== origin) return [];
      const inside = decodeURIComponent(url.pathname);
      const file = join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
      if (!existsSync(file) || !statSync(file).isFile()) return [`${target} leads to no file`];
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (fragment === "" || idsByPath.get(inside)?.includes(fragment) === true) return [];
      return [`${target} leads to no element`];
    }),
  );
  expect(wrong).toEqual([]);
});

test("ids are unique in a page, and every reference to one finds it", () => {
  const lists = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];
  const wrong = broken(({ path, elements }) => {
    const ids = idsByPath.get(path) ?? [];
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} stands twice`);
    const lost = elements.flatMap((element) =>
      lists
        .flatMap((name) => attribute(element, name)?.split(/\s+/) ?? [])
        .filter((id) => !ids.includes(id))
        .map((id) => `no element has the id ${id}`),
    );
    const fills = elements
      .flatMap((element) =>
        ["fill", "clip-path", "marker-end"].flatMap((name) => attribute(element, name) ?? []),
      )
      .flatMap((value) => /^url\(#(.*)\)$/.exec(value)?.[1] ?? [])
      .filter((id) => !ids.includes(id))
      .map((id) => `no pattern has the id ${id}`);
    return [...twice, ...lost, ...fills];
  });
  expect(wrong).toEqual([]);
});

test("every page has one main heading, a title, a language and a description", () => {
  const wrong = broken(({ elements }) => {
    const count = (tag: string) => elements.filter(({ tagName }) => tagName === tag).length;
    const faults: string[] = [];
    if (count("h1") !== 1) faults.push(`${count("h1")} main headings`);
    if (count("main") !== 1) faults.push(`${count("main")} main parts`);
    const html = elements.find(({ tagName }) => tagName === "html");
    if (html === undefined || !/^[a-z]{2}/.test(attribute(html, "lang") ?? "")) faults.push("no language");
    const description = elements.find((one) => attribute(one, "name") === "description");
    if (description === undefined || (attribute(description, "content") ?? "") === "")
      faults.push("no description");
    const heads = elements.filter(
      ({ tagName, namespaceURI }) => tagName === "title" && namespaceURI.endsWith("xhtml"),
    );
    if (heads.length !== 1) faults.push(`${heads.length} titles`);
    return faults;
  });
  expect(wrong).toEqual([]);
});

/** A script element that holds data and runs nothing. */
const isData = (element: Element): boolean =>
  ["application/json", "application/ld+json"].includes(attribute(element, "type") ?? "");

test("every page carries the policy before anything it governs, and nothing in it is inline", () => {
  const wrong = broken(({ elements }) => {
    const policy = elements.findIndex((one) => attribute(one, "http-equiv") === "Content-Security-Policy");
    const governed = elements.findIndex(({ tagName }) =>
      ["script", "link", "style", "img"].includes(tagName),
    );
    const faults = policy < 0 || (governed >= 0 && governed < policy) ? ["policy missing or late"] : [];
    const content = policy < 0 ? "" : (attribute(elements[policy] as never, "content") ?? "");
    if (/unsafe|\*|https?:/.test(content)) faults.push(`policy is loose: ${content}`);
    for (const element of elements) {
      if (element.tagName === "style" || attribute(element, "style") !== undefined)
        faults.push(`inline style at <${element.tagName}>`);
      if (element.attrs.some(({ name }) => name.startsWith("on")))
        faults.push(`inline handler at <${element.tagName}>`);
      if (element.tagName === "script" && attribute(element, "src") === undefined && !isData(element))
        faults.push("inline script");
    }
    return faults;
  });
  expect(wrong).toEqual([]);
});

test("no page loads anything from another host", () => {
  const loading = new Set([
    "script",
    "link",
    "img",
    "iframe",
    "source",
    "video",
    "audio",
    "object",
    "embed",
    "use",
    "image",
  ]);
  const wrong = broken(({ elements }) =>
    elements
      .filter(({ tagName }) => loading.has(tagName))
      .flatMap((element) =>
        ["href", "src", "srcset", "data"].flatMap((name) => attribute(element, name) ?? []),
      )
      .filter((target) => /^(?:[a-z]+:)?\/\//i.test(target)),
  );
  expect(wrong).toEqual([]);
});

test("a page loads no script beyond the theme but for what stands in it", () => {
  const isLive = (one: Element): boolean => attribute(one, "data-figure") !== undefined;
  const needs: Readonly<Record<string, (element: Element, embedded: boolean) => boolean>> = {
    "/FigureBody.astro": (one, embedded) => isLive(one) && !embedded,
    "/embed.astro": (one, embedded) => isLive(one) && embedded,
    "/TravelPictures.astro": (one) => hasClass(one, "picture"),
    "/FigureActions.astro": (one) => attribute(one, "data-copy") !== undefined,
    "/SortTables.astro": (one) => attribute(one, "data-sortable") !== undefined,
    "/ReferenceList.astro": (one) => hasClass(one, "cite"),
  };
  const wrong = broken(({ path, elements }) => {
    const scripts = elements
      .filter((one) => one.tagName === "script" && !isData(one))
      .map((one) => attribute(one, "src") ?? "");
    const loads = (name: string): boolean => scripts.some((src) => src.includes(name));
    const known = ["/theme.", ...Object.keys(needs)];
    const own = scripts.filter((src) => !known.some((name) => src.includes(name)));
    // A model's workbench brings travel along with itself.
    const workbench = loads("/Workbench.astro");
    const faults = Object.entries(needs).flatMap(([name, need]) =>
      loads(name) === elements.some((one) => need(one, path.endsWith("/embed/"))) ||
      (workbench && name === "/TravelPictures.astro")
        ? []
        : [`script ${name}`],
    );
    if (scripts.filter((src) => /\/theme\.[^/]*\.js$/.test(src)).length !== 1) faults.push("theme script");
    // Reports have the popover of numbers; a model's page its workbench.
    return own.length > 0 && !/^\/(?:reports|models)\/./.test(path) ? [...faults, ...own] : faults;
  });
  expect(wrong).toEqual([]);
});

test("a link in a sentence stands apart from the words beside it", () => {
  // A small mark for more, such as that of a conclusion, belongs to the word that it follows.
  const isWord = (text: string): boolean => /^[\p{L}\d“]/u.test(text.trim());
  const glued = broken(({ elements }) =>
    elements
      .filter(({ tagName }) => ["p", "li", "dd"].includes(tagName))
      .flatMap(({ childNodes }) =>
        childNodes.flatMap((node, index) => {
          if (!("tagName" in node) || node.tagName !== "a" || !isWord(textOf(node))) return [];
          const [before, after] = [childNodes[index - 1], childNodes[index + 1]].map((one) =>
            one !== undefined && "value" in one ? one.value : "",
          );
          const apart = !/[\p{L}\d,.;:·]$/u.test(before ?? "") && !/^[.,;:]?[\p{L}\d·]/u.test(after ?? "");
          return apart ? [] : [`${(before ?? "").slice(-20)}[${textOf(node)}]${(after ?? "").slice(0, 20)}`];
        }),
      ),
  );
  expect(glued).toEqual([]);
});

test("the lists of reports and figures lead to every one", () => {
  const hrefsOf = (path: string): readonly (string | undefined)[] =>
    files.find((file) => file.path === path)?.elements.map((one) => attribute(one, "href")) ?? [];
  for (const kind of ["reports", "figures"]) {
    const pages = files.filter(({ path }) => new RegExp(`^/${kind}/[^/]+/$`).test(path));
    expect(pages.length).toBeGreaterThan(0);
    const hrefs = hrefsOf(`/${kind}/`);
    expect(pages.map(({ path }) => path).filter((path) => !hrefs.includes(path))).toEqual([]);
  }
});

test("an address that leads nowhere is answered with 404 and the page that says so", async () => {
  for (const path of [
    "no/such/page/",
    "claims/no-such-claim/",
    "figures/none.csv",
    "%E0%A4%A",
    "..%2f..%2fpackage.json",
  ]) {
    const answer = await fetch(inject("address") + path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toContain("There is no page here");
  }
});
