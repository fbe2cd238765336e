/** Components and brackets stand in the one form that the checks read, or are faults with their place. */
import { describe, expect, test } from "vitest";
import { printFault } from "../../src/base/fault.ts";
import { checkComponents } from "../../src/markdown/check-components.ts";

const faultsOf = (text: string): string[] => checkComponents("r.mdx", text, 0).map(printFault);

describe("a component", () => {
  test("in its written form passes", () => {
    expect(faultsOf('A <Holds that="a < b">b is more</Holds>.\n\n<Figure id="ice" />\n')).toEqual([]);
  });

  test.each([
    "<Holds that='a > b'>x</Holds>",
    '<Holds that={"a > b"}>x</Holds>',
    '<Holds id="i" that="a > b">x</Holds>',
    '<Holds that="">x</Holds>',
    '<Holds that="a > b" />',
  ])("%s is refused, for the comparison would not be evaluated", (text) => {
    expect(faultsOf(`So ${text}.`)[0]).toMatch(
      /^r\.mdx:1:4: <Holds> is written .*expected <Holds that="…">sentence<\/Holds>\. .*\[component\]$/,
    );
  });

  test.each(["<Figure id='ice' />", '<Figure id={"ice"} />', "<Figure />", '<Figure class="a" id="ice" />'])(
    "%s is refused, for the figure would not be seen",
    (text) => {
      expect(faultsOf(`${text}\n`)[0]).toContain('expected <Figure id="…" />');
    },
  );

  test("of another name is refused, and so is a figure placed twice", () => {
    expect(faultsOf("<Bogus />\n")).toEqual([
      "r.mdx:1:1: unknown component <Bogus>, expected Figure or Holds. Take it out. [component]",
    ]);
    expect(faultsOf('<Figure id="ice" />\n\n<Figure id="ice" />\n')).toEqual([
      "r.mdx:3:1: figure `ice` is placed twice, expected each figure once. Refer to it by [#ice]. [component]",
    ]);
  });
});

describe("an element of HTML", () => {
  test.each([
    ["<script>alert(1)</script>", "script"],
    ["<iframe></iframe>", "iframe"],
    ["A <button>press</button>", "button"],
    ["<div>\n\ntext\n\n</div>", "div"],
    ["<p data-note='35x'>\n\ntext\n\n</p>", "p"],
    ["A <em>word</em>", "em"],
    ["A <>word</>", ""],
  ])("%s is refused with what to write", (text, name) => {
    expect(faultsOf(`${text}\n`)).toEqual([
      expect.stringContaining(
        `<${name}> stands in the prose, expected Markdown, or one of <sub> <sup> <br> <abbr> <kbd> without attributes. Write it in Markdown`,
      ),
    ]);
  });
});

describe("code", () => {
  test.each(['A {"35x"} gain.', "{process.exit(0)}", 'import x from "./x"'])(
    "%s has no place in prose",
    (text) => {
      expect(faultsOf(`${text}\n`)[0]).toMatch(/code stands in the prose: .*\[component\]$/);
    },
  );

  test("a comment is none", () => {
    expect(faultsOf("Text {/* no evidence needed: a reason */} goes on.\n\n{/* aside */}\n")).toEqual([]);
  });
});

describe("a bracket", () => {
  test.each(["[=]", "[= a / b", "[@]", "[@;]", "[@a; nonsense]", "[#]", "[#Nope]"])(
    "%s leads to nothing and is named",
    (text) => {
      expect(faultsOf(`It says ${text}`)).toHaveLength(1);
    },
  );

  test.each(["[= a / b]", "[@a, page 3; @b]", "[#ice]", "[a](/b)", "`[=]`"])("%s passes", (text) => {
    expect(faultsOf(`It says ${text} here.`)).toEqual([]);
  });
});

describe("what shows words that the gate does not read", () => {
  test.each(['A <abbr title="35x cheaper">word</abbr>.', 'H<sub data-note="35x">2</sub>O'])(
    "%s is refused for its attributes",
    (text) => {
      expect(faultsOf(text)).toEqual([expect.stringMatching(/^r\.mdx:1:\d: <\w+> has attributes, expected/)]);
    },
  );

  test("an element for which Markdown has no sign passes without any", () => {
    expect(
      faultsOf("H<sub>2</sub>O, m<sup>2</sup>,<br/><abbr>no.</abbr> <kbd>Tab</kbd> and \\<script>.\n"),
    ).toEqual([]);
  });

  test.each([
    "&#53;0x",
    "&#x35;0x",
    "5&percnt;",
    "&frac12; of it",
    "![&#53;0x](/a.png)",
    '[a](/b "&#53;0x")',
    '[a]: /b "&#53;0x"',
  ])("%s spells a number by its code and is refused", (text) => {
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(/stands for a character, .*\[character-reference\]$/),
    ]);
  });

  test.each(["R&amp;D &lt; 3", "5&nbsp;km", "AT\\&#38;", "`&#53;`", "[a](/b?x=1&y=2;)"])(
    "%s passes",
    (text) => {
      expect(faultsOf(text)).toEqual([]);
    },
  );
});
