/** Comparatives that assert no difference between things: set phrases, advice, place and time. */
import type { NoEvidence } from "./name-patterns.ts";
import { words } from "./found-span.ts";

const phrases = words(
  (
    "more or less|sooner or later|no longer|any longer|at least|at most|at the least|at the most|at the very least|at best|at worst|" +
    "at the latest|at the earliest|better luck|for better or worse|for better or for worse|better safe|better late|better half|" +
    "better still|better yet|had better|had best|would better|get better|gets better|get well|better known|best known|best wishes|" +
    "best man|best practice|best practices|best regards|best friend|best friends|best before|best of luck|best effort|best-effort|" +
    "best case|best-case|worst case|worst-case|best guess|best seller|bestseller|make the best|makes the best|made the best|" +
    "make the most|makes the most|made the most|for the most part|hope for the best|as best|the best way to|less is more|" +
    "what is more|once more|no more|any more|more and more|less and less|not least|last but not least|least of all|to say the least|" +
    "in the least|higher education|higher ground|higher court|higher mathematics|higher order|higher-order|greater good|greater London|" +
    "lower case|lower-case|lower court|lower house|lower reaches|lower limb|lower limbs|lower deck|lower left|lower right|lower half|" +
    "lower jaw|lower back|lower end|lower part|lower bound|lower bounds|lower limit|lower edge|lower row|wider public|broader public|" +
    "bigger picture|closer look|deeper look|larger than life|larger-than-life|easier said|further reading|more details|more detail|" +
    "more information|more about|more on|more of the same|more than once|more than one|" +
    "more than just|more than happy|more than enough|more than welcome|less than ideal|worse still|make matters worse|from bad to worse|" +
    "better to|best to|wiser to|the former|the latter|none the less|nonetheless|much less so|best interest|best interests|" +
    "all the better|so much the better|the sooner the better|better judgement|second best|the more the merrier|rather than|other than|" +
    "more than meets|slower lane|faster lane|deeper meaning|stronger together|longest way round|younger generation|older generation|" +
    "do your best|do its best|did its best|do their best|did their best|tried their best|try your best|did her best|did his best|" +
    "does its best|best of both worlds|the best of times|the worst of times|honesty is the best policy|deepest sympathy|" +
    "warmest regards|bigger fish|greatest hits|strongest link|weakest link|highest bidder|lowest common denominator|" +
    "greatest common divisor|least squares|shortest path|longest common|smaller still|best-of|most of all|most likely|most often|" +
    "most recent|most recently|most probably|most certainly|most important|most importantly|most notably|most interesting|" +
    "most welcome|most people|more importantly|more generally|more precisely|more specifically|more formally|more exactly|" +
    "more broadly|more simply|more recently|more than likely|more likely than not|lighter fluid|knows better|know better|knew better|sooner rather than later|smoother operator|richer text|best is yet to come|more often than not|greater part|higher up|the most that can|the most one can"
  ).split("|"),
);

const advice = words(
  (
    "should|should be|ought to|try to|please|let us|let's|want|wants|wanted|wish|wishes|hope|hopes|hoped|would like|needs to be|must be|aim for|" +
    "aims for|looking for|look for|ask for|asks for|strive for|search for"
  ).split("|"),
);
const orders = words(
  "use|choose|pick|take|buy|prefer|try|add|ask|read|learn|see|find|know|hear|discover|write|make|keep|set|start|get|be|spend|do|work".split(
    "|",
  ),
);

export const comparativeIdioms: readonly NoEvidence[] = [
  { reason: "a name", pattern: /(?<![\p{L}])(?:Lower|Greater|Higher|Best|Longer)\s+[A-Z]\p{L}+/gu },
  {
    reason: "a wish for more",
    pattern:
      /\b[Nn]eed(?:s|ed)?\s(?:to\s\p{L}+\s)?(?:much\s|some\s)?more\s(?:time|work|research|data|study|evidence|thought|practice|care|help)\b(?!\sthan)/gu,
  },
  {
    reason: "a condition or an open question, which asserts nothing",
    pattern: /(?<![\p{L}])(?:[Ii]f|[Uu]nless|[Ww]hether|[Ww]hichever)\s(?:[^.,;:?!]|[.,:](?=\d))*/gu,
  },
  {
    reason: "how to read a scale",
    pattern: /\b(?:[Ll]ower|[Hh]igher|[Ss]maller|[Ll]arger|[Ll]ess|[Mm]ore)\sis\s(?:better|worse)\b/gu,
  },
  {
    reason: "an order of rows",
    pattern: /(?<![\p{L}])\p{L}+(?:est|er)\sfirst\b|\bfrom\s(?:the\s)?\p{L}+est\sto\s(?:the\s)?\p{L}+est\b/gu,
  },
  {
    reason: "more than a name",
    pattern:
      /(?<!\b(?:costs?|weighs?|uses?|draws?|earns?|needs?|pays?|takes?|makes?|holds?|consumes?)\s)\b[Mm]ore than an?\b/gu,
  },
  { reason: "a set phrase", pattern: new RegExp(`(?<![\\p{L}\\d])${phrases}(?![\\p{L}\\d])`, "gu") },
  {
    reason: "a verb",
    pattern:
      /\b(?:[Tt]o|[Ww]ill|[Cc]an|[Ww]ould|[Mm]ay|[Cc]ould|[Mm]ust|[Ss]hall|[Mm]ight|cannot|[Ll]et|[Hh]elps?|not)\s+(?:lower|better|further|broaden)\b(?!\s+than)|(?:^|[.;:!?]\s+)(?:Lower|Better|Further)\s+(?:the|your|its|it|this)\b/gu,
  },
  {
    reason: "it is better to",
    pattern:
      /\b(?:is|was|be|would be|might be|may be|seems)\s+(?:often\s+|always\s+|usually\s+)?(?:better|best|wiser|safer|easier|easiest|simplest|simpler)\s+(?:to|not to|if|when)\b/giu,
  },
  {
    reason: "a way to do it",
    pattern:
      /\b(?:the|an?)\s+(?:\p{L}+\s+)?\p{L}+(?:est|er|best)\s+(?:and\s+\p{L}+\s+)?(?:way|thing|place)\s+(?:to|is\s+to|of\s+\p{L}+ing)\b/giu,
  },
  {
    reason: "advice",
    pattern: new RegExp(
      `(?<![\\p{L}])${advice}\\s+(?:[\\p{L}'’-]+\\s+){0,4}?(?:\\p{L}+(?:er|est)|more|less|fewer|better|best|least|most)(?![\\p{L}])`,
      "gu",
    ),
  },
  {
    reason: "an order",
    pattern: new RegExp(
      `(?:^|[.;:!?]\\s+)${orders.replace(/\[([A-Z])[a-z]\]/g, "$1")}\\s+(?:[\\p{L}'’-]+\\s+){0,3}?(?:\\p{L}+(?:er|est)|more|less|fewer|better|best)(?![\\p{L}])`,
      "gmu",
    ),
  },
  {
    reason: "read more",
    pattern:
      /\b(?:[Rr]ead|[Ll]earn|[Ss]ee|[Ff]ind out|[Kk]now|[Ss]ay|[Hh]ear|[Tt]ell \p{L}+)\s+(?:much\s+)?more\b/gu,
  },
  {
    reason: "one more",
    pattern:
      /\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Aa] few|[Ss]everal|[Mm]any|[Nn]o|[Aa]ny|[Ee]ven|[Tt]here (?:is|are))\s+more\b(?!\s+\p{L}+\s+than)/gu,
  },
];
