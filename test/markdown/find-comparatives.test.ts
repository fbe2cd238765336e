/** Families of comparing words: what each finds, and the everyday sentences in which the same words compare nothing. */
import { describe, expect, test } from "vitest";
import { findComparatives } from "../../src/markdown/find-comparatives.ts";

const found = (text: string): string[] => findComparatives(text).map((one) => one.text);

interface Family {
  readonly rule: string;
  readonly compare: readonly (readonly [text: string, ...spans: string[]])[];
  readonly silent: readonly string[];
}

const families: readonly Family[] = [
  {
    rule: "verbs that set one thing above another, in all their forms",
    compare: [
      ["The small host undercuts the large one.", "undercuts"],
      ["Demand outpaced supply.", "outpaced"],
      ["This exceeds the plan, and each outlasts the last.", "exceeds", "outlasts"],
      ["Sales outstripped those of the fair.", "outstripped"],
      ["The pump outlives the pipe.", "outlives"],
      ["The fund underperformed its rivals.", "underperformed"],
      ["The losses are exceeded by the gains.", "exceeded by"],
      ["The bill that exceeds the budget is paid.", "exceeds"],
    ],
    silent: [
      "The outline of the outcome was outdated.",
      "The dwarf pine is in flower.",
      "The script has outlived its usefulness.",
      "The load must not exceed the limit.",
    ],
  },
  {
    rule: "everyday verbs before a rival",
    compare: [
      ["The tram beats the bus by a wide margin.", "beats"],
      ["It beats the bus on price but trails it on comfort.", "beats", "trails"],
      ["Lower fees beat charm.", "Lower", "beat"],
      ["Ferries beat slow trains at dawn.", "beat"],
      ["Wages lag prices in the port.", "lag"],
      ["The lake tops every other in depth.", "tops"],
      ["Chile leads Peru in copper.", "leads"],
      ["The mill leads the market.", "leads"],
      ["The X2 leads the X1.", "leads"],
      ["Tin matches zinc on price.", "matches"],
      ["The mill loses to its rival on price.", "loses to"],
    ],
    silent: [
      "The band beat the drum, and the beat went on.",
      "Beat the eggs.",
      "His heart beats fast.",
      "The trail leads to a lake, and the path leads the walker home.",
      "She leads the choir on Sundays.",
      "The two colours match, and the matches are damp.",
      "He tops the cake with cream.",
      "The room loses to the air what it gains.",
    ],
  },
  {
    rule: "verbs with a small word behind them",
    compare: [
      ["The mill came out ahead of its rival.", "came out ahead of"],
      ["The plan falls short of the need.", "falls short of"],
      ["The yield is below the average.", "below"],
      ["The lake fell below the river mark.", "fell below"],
      ["The barge stays behind its rivals.", "stays behind"],
      ["It is second only to the Rhine.", "second only to"],
      ["The barge edged out the train.", "edged out"],
    ],
    silent: [
      "The book is ahead of its time.",
      "The pipe runs under the floor and above the ceiling.",
      "The shadow falls behind the house.",
      "The work comes under the licence.",
      "The figure is below.",
    ],
  },
  {
    rule: "more and less behind a verb of cost, use or change",
    compare: [
      ["Diesel costs less than petrol.", "less"],
      ["The tent costs its owner less than a house.", "less"],
      ["Elk eat less than cattle.", "less"],
      ["Rents rose more in the north than in the south.", "more"],
      ["The tax brings in more than it costs.", "more"],
      ["The firm earns more from ads than from sales.", "more"],
      ["It costs more a month than a car.", "more"],
      ["The pump lifts less water.", "less water"],
      ["It leads to less radiation.", "less radiation"],
    ],
    silent: [
      "There is more than one model.",
      "They came by rail rather than by road, with no one other than the guide.",
      "He is no less a figure than the mayor.",
      "The west is dry, the east less so.",
      "Price matters more than charm.",
      "It takes more than good will.",
      "It was won more by luck than by skill.",
      "He went, more out of habit than hope.",
      "A value less than or equal to that passes.",
      "He spoke, much less sang, and thought less about fame.",
    ],
  },
  {
    rule: "as much and as many as something else",
    compare: [
      ["The west has as many wells as the east.", "as many wells as"],
      ["It holds as much as the old one.", "as much as"],
    ],
    silent: ["As many of you know, it rains.", "As much as I like it, I must go.", "It was as cold as ice."],
  },
  {
    rule: "one of a group",
    compare: [["The older of the two left.", "older"]],
    silent: ["Older people were asked.", "The digest of the file is printed."],
  },
  {
    rule: "questions assert nothing, but why and how take for granted",
    compare: [
      ["Why is coal cheaper?", "cheaper"],
      ["What makes coal cheaper?", "cheaper"],
      ["The note says what makes coal cheaper.", "cheaper"],
      ["Is it cheap? It is cheaper than coal.", "cheaper"],
      ["Which road they took is not known; the south road is shorter.", "shorter"],
    ],
    silent: [
      "Is coal cheaper than peat?",
      "Which of them is cheapest?",
      "Nobody knows which is cheaper.",
      "Would a longer trial have helped?",
    ],
  },
  {
    rule: "orders and wants assert nothing",
    compare: [
      ["In a larger hall it is cooler.", "larger", "cooler"],
      ["Owning a larger rack pays.", "larger"],
      ["Only a cheaper card sold.", "cheaper"],
      ["It would need more power than the hall has.", "more power"],
      ["It may not be cheaper.", "cheaper"],
    ],
    silent: [
      "Butter a larger dish.",
      "Build the cheaper plant first.",
      "It would take a larger trial to tell.",
      "A larger sample is needed.",
    ],
  },
  {
    rule: "places, bounds and set terms compare nothing",
    compare: [
      ["The lower price is paid.", "lower"],
      ["It runs at a higher power and in a larger context.", "higher", "larger"],
      ["It is slower or less secure.", "slower", "less secure"],
      ["It uses less power than wood does.", "less power"],
    ],
    silent: [
      "The lower gorge is closed.",
      "Release 5 or higher is needed, with one or more open doors.",
      "The least recently used block goes first.",
      "The larger question is who pays.",
      "It can be best described as a shed.",
      "The lower the better.",
      "No sooner had it opened than it closed.",
      "It is more a claim than a number.",
    ],
  },
  {
    rule: "how to read a chart is no finding",
    compare: [
      ["The longer bar is the vendor's.", "longer"],
      ["The darker loaf is burnt.", "darker"],
    ],
    silent: [
      "The thicker line is the median, the darker bars are measured.",
      "Larger dots mean more runs.",
      "The further right, the faster.",
      "The fairest test is to fix the speed.",
    ],
  },
];

describe.each(families)("$rule", ({ compare, silent }) => {
  test.each(compare)("compares: %s", (text, ...spans) => {
    expect(found(text)).toEqual(spans);
  });
  test.each(silent)("compares nothing: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
