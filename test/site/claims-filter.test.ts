/** The list of claims can be narrowed by verdict, subject and document without script. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { useBrowser, type Visit } from "./visit.ts";

const startVisit = useBrowser();
let visit: Visit;
beforeAll(async () => {
  visit = await startVisit({ javaScriptEnabled: false });
  await visit.open("claims/");
});
afterAll(async () => visit.context.close());

interface Shown {
  readonly verdict: string | null;
  readonly document: string | null;
  readonly subjects: readonly string[];
}

async function shownClaims(): Promise<Shown[]> {
  return visit.page.locator(".claim-list > li").evaluateAll((items) =>
    items
      .filter((item) => item.checkVisibility())
      .map((item) => ({
        verdict: item.getAttribute("data-verdict"),
        document: item.getAttribute("data-document"),
        subjects: (item.getAttribute("data-subjects") ?? "").trim().split(" "),
      })),
  );
}

/** Chooses as a reader does, who opens a closed facet first. */
async function choose(key: string, slug: string): Promise<void> {
  const choice = visit.page.locator(`[id="${key}-${slug}"]`);
  if (!(await choice.isVisible())) {
    await visit.page.locator(".facets details", { has: choice }).locator("summary").click();
  }
  await choice.check();
}
const noneLeft = async (): Promise<boolean> => visit.page.locator(".none-left").isVisible();

test("all claims show at first, and no facet is chosen", async () => {
  const all = await visit.page.locator(".claim-list > li").count();
  expect(all).toBeGreaterThan(100);
  expect((await shownClaims()).length).toBe(all);
  expect(await noneLeft()).toBe(false);
});

test("each choice shows exactly the claims that have it, as many as it announces", async () => {
  const all = await shownClaims();
  // All choices in one go, each set and taken back inside the page.
  const choices = await visit.page.locator(".facets label:has(.soft)").evaluateAll((labels) => {
    const items = [...document.querySelectorAll(".claim-list > li")];
    return labels.map((label) => {
      const input = label.querySelector("input") as HTMLInputElement;
      input.checked = true;
      const shown = items.flatMap((item, index) => (item.checkVisibility() ? index : []));
      (document.getElementById(`${input.name}-all`) as HTMLInputElement).checked = true;
      return {
        key: input.name,
        slug: input.id.slice(input.name.length + 1),
        announced: Number(label.querySelector(".soft")?.textContent),
        shown,
      };
    });
  });
  expect(choices.length).toBeGreaterThan(10);
  expect(new Set(choices.map(({ key }) => key))).toEqual(new Set(["verdict", "subject", "document"]));
  for (const { key, slug, announced, shown } of choices) {
    const fits = ({ verdict, document, subjects }: Shown): boolean =>
      key === "verdict" ? verdict === slug : key === "document" ? document === slug : subjects.includes(slug);
    const expected = all.flatMap((claim, index) => (fits(claim) ? index : []));
    expect([key, slug, shown]).toEqual([key, slug, expected]);
    expect([key, slug, announced]).toEqual([key, slug, expected.length]);
  }
  expect((await shownClaims()).length).toBe(all.length);
});

test("choices of several facets hold together, and where none fits it is said", async () => {
  const all = await shownClaims();
  const rare = all.find(({ verdict }) => verdict === "contested") ?? all[0];
  const [subject = ""] = rare?.subjects ?? [];
  await choose("verdict", rare?.verdict ?? "");
  await choose("subject", subject);
  const both = await shownClaims();
  expect(both).toEqual(all.filter((one) => one.verdict === rare?.verdict && one.subjects.includes(subject)));
  expect(both.length).toBeGreaterThan(0);
  expect(both.length).toBeLessThan(all.length);
  const elsewhere = all.find(({ document }) => both.every((one) => one.document !== document));
  await choose("document", elsewhere?.document ?? "");
  expect(await shownClaims()).toEqual([]);
  expect(await noneLeft()).toBe(true);
  await visit.page.getByRole("button", { name: "Show all" }).click();
  expect((await shownClaims()).length).toBe(all.length);
  expect(await noneLeft()).toBe(false);
});

test("the facets are moved by keyboard", async () => {
  const { page } = visit;
  await page.locator("#verdict-all").focus();
  await page.keyboard.press("ArrowDown");
  const chosen = await page.locator('input[name="verdict"]:checked').getAttribute("id");
  expect(chosen).not.toBe("verdict-all");
  expect(new Set((await shownClaims()).map(({ verdict }) => `verdict-${verdict ?? ""}`))).toEqual(
    new Set([chosen]),
  );
  await page.keyboard.press("ArrowUp");
});
