/** Text inside a field of BibTeX; its own file, since a citation is also written anew in the browser. */

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  // Escaped braces still count as braces, so they are named.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

/** The signs of LaTeX as commands, blanks folded. */
export function escapeLatex(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\{}^~]/g, (sign) => commands[sign] ?? sign)
    .replace(/[&%$#_]/g, "\\$&");
}
