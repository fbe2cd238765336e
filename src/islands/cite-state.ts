/** Writes citation, embedding snippet and links of a figure for the state of its inputs; at the start as they were built. */
import { escapeLatex } from "../base/latex.ts";
import { embedHeights, type EmbedHeights } from "../figures/files/embed-height.ts";
import { embedSnippet } from "../figures/files/embed-snippet.ts";
import { inputsLine } from "../figures/files/figure-files.ts";
import { showFigure, type ShownFigure } from "../figures/files/show-figure.ts";
import type { StandingFigure } from "./follow-figure.ts";
import { stateAddress } from "./state-address.ts";
import { stateOf } from "./url-state.ts";

/** Texts as they were built. */
const built = new WeakMap<Element, string>();

/** @param moved whether anything stands elsewhere than at its start */
export function citeState(standing: StandingFigure, moved: boolean): void {
  const { root, figure, data, values, start, about } = standing;
  const shown = showFigure(figure, data, values);
  const before = showFigure(figure, data, start).title;
  const address = stateAddress(about.page, figure.id, values, start);
  const state = stateOf(figure.id, values, start).toString();
  for (const block of root.querySelectorAll<HTMLElement>("[data-cites]")) {
    const text = built.get(block) ?? block.textContent;
    built.set(block, text);
    block.textContent = moved ? write(block.dataset["cites"] ?? "", text) : text;
  }
  const page = new URL(about.page, location.href).pathname;
  for (const link of root.querySelectorAll("a")) {
    const inPage = link.getAttribute("href")?.startsWith("#") === true;
    if (!inPage && (link.pathname === page || link.pathname === `${page}embed/`)) link.search = state;
  }

  function write(kind: string, text: string): string {
    const retitled = (escape: (words: string) => string): string =>
      text.replaceAll(escape(before), () => escape(shown.title));
    if (kind === "embed") return embedOf(text);
    if (kind === "bibtex") return bibtexOf(retitled(escapeLatex));
    const titled = retitled((words) => words);
    return titled.includes(about.page)
      ? titled.replaceAll(about.page, () => address)
      : `${titled} ${address}`;
  }

  /** An entry without an address gets one: without it the state cannot be found again. */
  function bibtexOf(text: string): string {
    const url = `  url = {${address}},`;
    const known = text.includes("\n  url = {");
    const entry = known ? text.replace(/\n {2}url = \{.*\},/, () => `\n${url}`) : text;
    const note = `  note = {${escapeLatex(inputsLine(shown.moved))}},`;
    return entry.replace(/\n\}\s*$/, () => `\n${known ? "" : `${url}\n`}${note}\n}`);
  }

  function embedOf(text: string): string {
    const [, source = ""] = / src="([^"]*)"/.exec(text) ?? [];
    return embedSnippet(`${source}?${state}`, shown.title, heightsOf(shown));
  }

  function heightsOf({ title, subtitle, heightAt }: ShownFigure): EmbedHeights {
    // What stands folded adds no height.
    const open = [...root.querySelectorAll(".figure-source > p, .figure-source summary")];
    const source = open.map(({ textContent }) => textContent).join("\n");
    return embedHeights({ title, subtitle, source, site: about.site, heightAt });
  }
}
