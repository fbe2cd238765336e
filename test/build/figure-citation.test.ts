/** What a reader copies to cite a figure or to show it elsewhere. */
import { describe, expect, it } from "vitest";
import { citeFigure, snippetOf } from "../../src/build/figure-citation.ts";
import { embedSnippet } from "../../src/figures/files/embed-snippet.ts";
import { placedFigures } from "../../src/build/placed-figures.ts";
import { makeSite } from "../../src/build/site.ts";
import { projectRoot } from "../laws/imports-of.ts";

const here = makeSite(projectRoot);
const published = { ...here, site: { ...here.site, url: "https://ledger.example/" } };
const [placed] = placedFigures(here);
const figure = placed?.figure ?? expect.fail("no figure is placed");

describe("the citation of a figure", () => {
  it("names author, title, site and the release's year, and the address when the site has one", () => {
    const { text, link } = citeFigure(published, figure);
    for (const part of [here.site.author, figure.title, here.site.title, here.site.releaseDate.slice(0, 4)])
      expect(text).toContain(part);
    expect(link).toBe(`https://ledger.example/figures/${figure.id}/`);
    expect(text).toContain(link);
    expect(citeFigure(here, figure)).toMatchObject({ link: `/figures/${figure.id}/` });
    expect(citeFigure(here, figure).text).not.toMatch(/http|undefined/);
  });

  it("says author, title and site in this order", () => {
    const { text } = citeFigure(published, figure);
    const places = [here.site.author, figure.title, `${here.site.title} [`].map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBe(0);
  });

  it("is one BibTeX entry with the same words", () => {
    const { bibtex } = citeFigure(published, figure);
    expect(bibtex.match(/^@misc\{/gm)).toHaveLength(1);
    expect(bibtex).toContain(`url = {https://ledger.example/figures/${figure.id}/}`);
    expect(bibtex).toContain("month = nov");
  });
});

describe("the snippet that shows a figure elsewhere", () => {
  it("is one iframe with the figure's title, of the embed page", () => {
    expect(snippetOf(published, figure)).toMatch(
      new RegExp(
        `^<div style="[^"<>]+"><iframe src="https://ledger\\.example/figures/${figure.id}/embed/" title="[^"<>]+" width="100%" height="\\d+" style="[^"<>]+" loading="lazy"></iframe></div>$`,
      ),
    );
  });

  it("is as high as each of the two pictures asks for, and where styles are taken out as the higher", () => {
    const snippet = (narrow: number, wide: number): string =>
      embedSnippet("https://ledger.example/", "A", { narrow, wide });
    expect(snippet(900, 700)).toContain("clamp(700px, (744px - 100%) * 999999, 900px)");
    expect(snippet(700, 900)).toContain("clamp(700px, (100% - 743.9px) * 999999, 900px)");
    for (const one of [snippet(900, 700), snippet(700, 900)]) expect(one).toContain(' height="900"');
  });

  it("escapes what would end its attributes", () => {
    const odd = { ...figure, title: `"><script>alert(1)</script>` };
    expect(snippetOf(published, odd)).toContain('title="&quot;&gt;&lt;script&gt;');
  });
});
