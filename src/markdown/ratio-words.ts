/** Ratios without digits: "halved", "a third", "twice the", "an order of magnitude", "one in five". */
import { gradable, firmWord } from "./comparative-words.ts";
import { otherNumberSign } from "./numerals.ts";
import { spelledNumber, readSpelled } from "./number-words.ts";

export interface RatioReading {
  readonly pattern: RegExp;
  /** The ratio, from what was found; `null`: not one number. */
  readonly value: (found: string) => number | null;
}

const denominators: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  fifteenth: 15,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100,
  thousandth: 1e3,
  millionth: 1e6,
};
const part =
  "(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|hundredth|thousandth|millionth)";
const countWord = "(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine)";
const fraction = `(?:${countWord}|[Aa])(?:-|\\s+)(?:${part}|half|halves)s?`;
const own = "(?:the|its|their|that|this|his|her|our|those|these|all)";
const times = `(?:more|less|fewer|lower|${firmWord}|as\\s+(?:many|much|${gradable}|\\p{L}+))`;
const before = "(?<![\\p{L}\\d-]|\\d[.,]|[$€£]\\s?)";
const after = "(?![\\p{L}\\d-])";

export const ratioReadings: readonly RatioReading[] = [
  {
    pattern: new RegExp(`(?:\\d*${otherNumberSign}[\\d.,]*)+(?:\\s?[x×%])?`, "gu"),
    value: () => null,
  },
  fixed(
    "[Hh]al(?:ved|ving)|(?<=\\b(?:to|will|can|could|may|might|would|should|must)\\s)halve|(?<!\\b(?:[Bb]oth|[Tt]wo|[Tt]he|[Ii]n|[Ii]nto|of)\\s)[Hh]alves(?!\\s+of)",
    0.5,
  ),
  fixed(
    `[Dd]oubl(?:ed|ing)(?!\\s+(?:back|over|up|down|as)\\b)|[Dd]oubles(?!\\s+(?:back|over|up|down)\\b)(?!\\s+(?:as|match|tennis|team))|(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Tt]o|[Mm]ore than|[Aa]lmost|[Nn]early|[Aa]bout)\\s+double${after}(?!-)|(?<=\\b(?:to|will|can|could|may|might|would|should|must)\\s)double(?!\\s+(?:as|back|up|down|the|that|those|its|their|what|this|check)\\b)${after}|[Dd]ouble\\s+(?:the|that|those|its|their|what|this)(?:\\s+\\p{L}+)?`,
    2,
  ),
  fixed(
    `[Tt]r[ei](?:pl|bl)(?:ed|es|ing)|(?<=\\b(?:to|will|can|could|may|might|would|should|must)\\s)triple(?!\\s+(?:the|that|those|its|their|what)\\b)${after}|[Tt]r[ei](?:pl|bl)e\\s+(?:the|that|those|its|their|what)(?:\\s+\\p{L}+)?`,
    3,
  ),
  fixed("[Qq]uadrupl(?:ed|es|ing)|[Qq]uadruple\\s+(?:the|that|its|their)", 4),
  fixed("[Qq]uintupl(?:ed|es|ing)", 5),
  {
    pattern: new RegExp(
      `${before}(?:(?:${spelledNumber.replace("(?![\\p{L}\\d])", "")}|\\d+(?:\\.\\d+)?|[Mm]any|[Ss]everal)(?:(?:\\s?-\\s?|\\s(?:to|or)\\s)(?:to-?\\s?)?(?:${spelledNumber.replace("(?![\\p{L}\\d])", "")}|\\d+))?-?\\s?fold)${after}`,
      "gu",
    ),
    value: (found) => {
      const base = found.replace(/[-\s]*fold$/, "");
      return /^[\d.]+$/.test(base)
        ? Number(base)
        : /^(?:many|several)$/i.test(base)
          ? null
          : (readSpelled(base)?.value ?? null);
    },
  },
  fixed(
    `[Tt]wice\\s+(?:as\\s+(?:\\p{L}+)|a\\s+(?:day|week|month|year|second|minute|night)|per\\s+\\p{L}+|daily|weekly|monthly|yearly|${own}(?:\\s+(?:\\p{L}+))?)|[Tt]wice(?=\\s+(?:what|where|how|\\ufffc|as|\\$|\\d))|(?<=\\b(?:than|nearly|almost|about|roughly|over|is|are|was|were|only|not|to)\\s)twice(?!\\s+(?:a|in)\\b)`,
    2,
  ),
  {
    pattern: new RegExp(
      `${before}(?:[Aa]n?\\s+(?:hour|day|week|month|year|mile|century|decade|million|billion|metre|kilo|litre|kilometre|tonne|foot|pint|cup|degree|dollar|euro|cent|point)|${countWord})\\s+and\\s+a\\s+(?:half|quarter|third)(?:\\s+(?:times(?:\\s+${times})?|million|billion|thousand|percent|per cent|hours|days|weeks|months|years|miles|metres|litres|kilos|minutes|dollars|euros|tonnes|degrees)(?:\\s+(?:dollars|euros|people))?)?${after}|${before}(?:[Hh]alf|[Qq]uarter)-(?:hour|mile|litre|dozen|million|size|inch|marathon)(?![\\p{L}])`,
      "gu",
    ),
    value: () => null,
  },
  fixed("[Tt]hrice\\s+(?:as\\s+\\p{L}+|the\\s+\\p{L}+)", 3),
  {
    pattern: new RegExp(
      `${before}(?:(?:[Aa]n?|[Oo]ne|half an|[Ss]everal|[Mm]any|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\\d+(?:\\.\\d+)?)\\s+)?[Oo]rders?[-\\s]of[-\\s]magnitude(?:\\s+(?:${firmWord}|more|less|above|below|more \\p{L}+))?${after}`,
      "gu",
    ),
    value: (found) =>
      /^an?\s|^one\s/i.test(found) ? 10 : /^two\s/i.test(found) ? 100 : /^three\s/i.test(found) ? 1000 : null,
  },
  {
    pattern: new RegExp(
      `${before}(?:[Bb]etween\\s+)?${fraction}(?:\\s+(?:and|to|or)\\s+${fraction})?(?:\\s+(?:${times}))?(?:\\s+of\\s+an?\\s+(?:(?:million|billion|trillion)(?:\\s+\\p{Ll}+s)?|second|minute|hour|day|week|month|year|century|cent|percent|kilometre|mile|litre|metre|gram))?${after}`,
      "gu",
    ),
    value: fractionValue,
  },
  {
    pattern: new RegExp(
      `${before}(?<=\\b(?:by|in|to|than|about|nearly|almost|roughly|only|under|over|around|just|from|one|at)\\s)half${after}(?!\\s+(?:an?|as|past|of|${own})\\b)`,
      "gu",
    ),
    value: () => 0.5,
  },
  fixed(
    `[Hh]alf(?:\\s+of(?:\\s+(?=${own}))?|\\s+${own}(?:\\s+\\p{L}+)?|\\s+as\\s+\\p{L}+|(?=\\s+(?:what|where)\\b)|\\s+(?=\\ufffc)|\\s+(?=[a-z]+s\\b))`,
    0.5,
  ),
  {
    // "three hours out of four", "nine runs in ten"; "six boats in two rows" has a noun behind it.
    pattern: new RegExp(
      `${before}(?:(?:(?!one\\b)${spelledNumber}|\\d+)\\s+[a-z]+s|[Oo]ne\\s+[a-z]+)\\s+(?:out\\s+of|in)(?:\\s+every)?\\s+(?:(?!one\\b)${countWord}|[Tt]en|[Tt]welve|twenty|a\\s+hundred|a\\s+thousand|\\d+)${after}(?!\\s+(?:seconds|minutes|hours|days|weeks|months|years|(?<!\\bone\\s.*)\\p{L}+s)(?!\\p{L}))(?!\\s+(?:\\p{Ll}+\\s+)(?:seconds|minutes|hours|days|weeks|months|years)(?!\\p{L}))(?!%|\\s?per\\s?cent)`,
      "gu",
    ),
    value: (found) => partValue(found.replace(/\s+[a-z]+(?=\s+(?:out|in)\s)/, "")),
  },
  {
    pattern: new RegExp(
      `${before}[Hh]alf\\s+an?\\s+(?:second|minute|hour|day|week|month|year|decade|century|mile|kilomet(?:re|er)|met(?:re|er)|lit(?:re|er)|pint|cup|teaspoon|tablespoon|tonne|ton|degree|per\\s?cent|percentage\\s+point|cent|dollar|euro|pound|watt|gram|kilo)${after}`,
      "gu",
    ),
    value: () => null,
  },
  {
    pattern: new RegExp(
      `${before}(?<!(?:${own}|[Tt]h(?:e|is)|\\p{L}+er|\\p{L}+est|new|old|other|last|first|next|same|right|wrong)\\s)(?:${spelledNumber}|\\d+)\\s+(?:in|out\\s+of|(?<!\\b[Oo]ne\\s+)of(?=\\s+(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\\b)|(?<=\\d\\s+)of(?=\\s+(?:every\\s+)?\\d))\\s+(?:every\\s+)?(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|twenty|thirty|forty|fifty|a\\s+hundred|a\\s+thousand|a\\s+million|\\d+(?:,\\d{3})*)(?![\\p{L}\\d%]|[.,]\\d|\\s?(?:%|s\\b|ms\\b|seconds|minutes|hours|days|weeks|months|years|percent))`,
      "gu",
    ),
    value: partValue,
  },
  {
    pattern: /(?<![\d/.,])\d+\/\d+(?:th|rd|nd|st)s?(?!\p{L})/gu,
    value: (found) => partValue(found.replace("/", " of ").replace(/\p{L}+$/u, "")),
  },
  {
    pattern: /(?<![\d:.,])\d+(?:\.\d+)?(?::|-to-)\d+(?:,\d{3})*(?:\.\d+)?(?![\d:]|,\d)/gu,
    value: (found) => partValue(found.replaceAll(",", "").replace(/:|-to-/, " of ")),
  },
  {
    pattern: new RegExp(
      `${before}(?:${countWord}|\\d+)\\s+(?:per|in\\s+every)\\s+(?:million|thousand|hundred|\\d[\\d,]*)(?:\\s+[a-z]+)?${after}`,
      "gu",
    ),
    value: () => null,
  },
];

function fixed(source: string, value: number): RatioReading {
  return { pattern: new RegExp(`${before}(?:${source})${after}`, "gu"), value: () => value };
}

function fractionValue(found: string): number | null {
  const [count = "", name = ""] = found.toLowerCase().split(/[-\s]+/);
  const below = denominators[name] ?? denominators[name.replace(/s$/, "")];
  const above = count === "a" ? 1 : (readSpelled(count)?.value ?? null);
  return below === undefined || above === null || /\s(?:of\san?|and|to|or)\s/.test(found)
    ? null
    : above / below;
}

function partValue(found: string): number | null {
  const [first = "", second = ""] = found.split(/\s+(?:in|out\s+of|of)\s+(?:every\s+)?/);
  const [above, below] = [first, second].map((text) =>
    /^\d/.test(text) ? Number(text.replaceAll(",", "")) : (readSpelled(text)?.value ?? null),
  );
  return above === null || above === undefined || below === null || below === undefined || below === 0
    ? null
    : above / below;
}
