/** Equations as MathML, made at build: the page needs no script, sheet or font for them. */
import temml from "temml";

/** A displayed equation. @throws when the LaTeX is wrong, so that a broken equation stops the build */
export function renderEquation(latex: string): string {
  return render(latex, true);
}

/** A symbol in a line of text. @throws as `renderEquation` */
export function renderSymbol(latex: string): string {
  return render(latex, false);
}

function render(latex: string, displayMode: boolean): string {
  const html = temml.renderToString(latex, { displayMode, throwOnError: true, annotate: false });
  // The security policy allows no inline style; temml's are cosmetic.
  return html.replace(/ style="[^"]*"/g, "");
}
