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
    "greatest common divisor|highest common factor|longest day|longest night|shortest day|shortest night|the better part of|better than none|better than nothing|no better time|no better place|no better way|thought better of|think better of|at his best|at her best|at its best|at their best|at its worst|wider world|further than that|lower down|the best part of|least squares|shortest path|longest common|smaller still|best-of|most of all|most likely|most often|" +
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
      /\b[Nn]eed(?:s|ed)?\s(?:to\s\p{L}+\s)?(?:much\s|some\s)?more\s(?:time|work|research|data|study|evidence|thought|practice|care|help)\b(?!\sthan)|\b(?:[Nn]eeds?|[Dd]eserves?|[Ll]acks?|[Ww]ants?|[Cc]alls?\sfor)\s(?:an?\s|some\s)?(?:better|clearer|fairer|fuller|stronger)\b(?!\s\p{L}+\sthan)/gu,
  },
  {
    // "Why" and "how" take for granted what they ask about.
    reason: "a question, which asserts nothing",
    pattern:
      /(?<=^|[.;:!?]["”’)]?\s+|[“"(])(?:Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will|Would|Should|May|Might|Must|Which|Who|Whose|What(?!\s(?:makes?|made|explains?|causes?|keeps?|kept)\b))\b(?:[^.;:?!]|[.:](?=\S))*\?/gu,
  },
  {
    reason: "an order, known by an article right behind the first word",
    pattern:
      /(?<=^|[.;:!?]\s+)(?!(?:In|On|At|To|By|For|From|With|Without|Within|Under|Over|After|Before|Through|During|Against|Between|Into|Of|Off|Upon|Behind|Beyond|Beneath|Below|Above|Among|Across|Around|Along|Near|Not|Such|What|Quite|Only|Even|Just|Like|Unlike|Than|As|Is|Are|Was|Were|Has|Have|Had|Do|Does|Did|Once|When|While|Where|If|That|Hardly|Never|Often|Many|Half|Both|And|Or|But|So|Yet|Nor|Because|Although|Though|Since|Until|Unless|Whether|Rather|Per|Via|Despite|Also|Then|Still|Here|There|Yes|No|Perhaps|Maybe|Besides)\b)\p{Lu}\p{Ll}+(?<!ing|ed|ly|s)(?:\s(?:in|out|up|on|down|off))?\s(?:an?|the|your|some)\s(?:\p{L}+\s)?(?:\p{L}+er|better|more\s\p{L}+|less\s\p{L}+)(?=\s)/gu,
  },
  {
    reason: "what it would take",
    pattern:
      /\bwould\s(?:also\s|still\s)?(?:take|need|require)\s(?:an?|some|many|much)?\s?(?:\p{L}+er|better|more|fewer|less)\b(?!(?:\s\p{L}+)?\s+than)|\b(?:\p{L}+er|[Bb]etter)\s\p{L}+\s(?:(?:is|are|was|were)\s(?:also\s|still\s)?(?:needed|required|wanted|planned)|would\s(?:also\s)?(?:help|do|suffice))\b/giu,
  },
  {
    reason: "a bound, and how well words fit",
    pattern:
      /(?<=(?:[\d\ufffc]\S*(?:\s\p{L}+)?|\b(?:[Zz]ero|[Oo]ne|[Tt]wo|[Tt]hree))\s)or\s(?:higher|lower|later|newer|older|better|more|less|fewer|larger|smaller|longer|shorter)\b(?!\s\p{L}+\s+than|\s+than)|\b(?:be|is|are)\sbest\s(?:\p{L}+ed|seen|understood|thought|left|kept|put|done|taken|read)\b/gu,
  },
  {
    reason: "a rule",
    pattern: /\b(?:must|shall|may)\s(?:not|never)\s\p{L}+(?:\s(?:below|above|under|behind|short))?/gu,
  },
  {
    reason: "a place or a part of the body, not a degree",
    pattern:
      /\b[Ll]ower\s(?:gorge|slopes?|lip|lips|valleys?|falls|basin|river|course|lake|town|village|city|street|road|floors?|storeys?|shelf|shelves|jaw|corner|quarter|third|chamber|berth|bunk|drawer|rungs?|arms?|legs?|lobe|wing|wings|gallery|terrace|meadows?|pool|dam|spine|eyelid|branches|leaves)\b/gu,
  },
  {
    reason: "a figure of speech",
    pattern:
      /\b(?:larger|bigger|wider|broader|deeper|greater|better|higher)\s(?:question|issue|aim|truth|lesson|debate|purpose|self|angel)s?\b(?!\s+than)|\bhighest\s(?:courts?|esteem|regard)\b|\b(?:gave|give|gives|giving|at|try|tried)\s(?:his|her|its|their|my|our|your|one['’]s)\s(?:very\s)?best(?=\s*[.,;!?)]|$|\s(?:and|to|in|for|but)\b)/gu,
  },
  {
    reason: "words weighed against each other",
    pattern:
      /\b(?:more\s(?:out\sof|of\san?|by\s(?=luck|chance|accident|habit|instinct|default|design|mistake))|(?:is|are|was|were|be)\s(?:much\s)?more\san?)\s?(?:[\p{L}'’-]+\s){1,4}?than\b|\b(?:[Ii]t|[Tt]hat)\s(?:takes?|took|needs?|needed)\smore\sthan\b|\b(?:more|less)\sso\b|,\s(?:much|still|let\salone)\sless\s\p{L}+|\bthe\s\p{L}+er\b[^.;:!?]*?,?\sthe\sbetter(?=\s*[.!?])|\bthe\s\p{L}+er\s(?:you|we|one)\s[^.;:!?]*|\b[Tt]o\sbe\s(?:more|less)\s(?:precise|exact|specific|careful|honest|accurate)\b|\b[Nn]o\ssooner\b|\b[Tt]he\s(?:least|most)\s(?:we|you|one|they|I|he|she)\s(?:can|could|may)\b|\b(?:not|n[’']t)\scare\sless\b/giu,
  },
  {
    reason: "how a store lets go of what it holds",
    pattern: /\b(?:least|most)[-\s](?:recently|frequently)[-\s]used\b/giu,
  },
  {
    reason: "a condition or an open question, which asserts nothing",
    pattern: /(?<![\p{L}])(?:[Ii]f|[Uu]nless|[Ww]hether|[Ww]hichever)\s(?:[^.,;:?!]|[.,:](?=\d))*/gu,
  },
  {
    reason: "an open question inside a sentence",
    pattern:
      /\b(?:know|knows|knew|known|ask|asks|asked|say|says|tell|tells|decide|decides|wonder|wonders|clear|unclear|check|find out|question(?:\sis|\sof)?)\s(?:which|who|what(?!\s(?:makes?|made|explains?|causes?|keeps?)\b))\s(?:[^.,;:?!]|[.,:](?=\d))*/gu,
  },
  {
    reason: "how to read a scale",
    pattern:
      /\b(?:lower|higher|smaller|larger|less|more)\sis\s(?:better|worse)\b|\b\p{L}+er\s(?:dots?|bars?|lines?|points?|circles?|squares?|shades?|colours?|marks?|numbers?|scores?|values?)\smeans?\s(?:a\s)?\p{L}+(?:\s\p{L}+)?|\b[Tt]he\s(?:lower|thicker|thinner|darker|lighter|brighter|bolder|fainter)\s(?:of\sthe\s(?:two\s)?)?(?:lines?|curves?|bars?|dots?|bands?|marks?|stripes?|arrows?|shades?|areas?|panels?|axis|rows?|columns?)\b|\b[Tt]he\s(?:further|farther)\s(?:right|left|up|down|out|in)\b[^.;:!?]*/giu,
  },
  {
    reason: "an order of rows",
    pattern:
      /(?<![\p{L}])\p{L}+(?:est|er)\sfirst\b|\bfrom\s(?:the\s)?(?:\p{L}+est|worst)\sto\s(?:the\s)?(?:\p{L}+est|worst)\b/gu,
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
      /\b(?:the|an?)\s+(?:\p{L}+\s+)?\p{L}+(?:est|er|best)\s+(?:and\s+\p{L}+\s+)?(?:way|thing|place)\s+(?:to|is\s+to|of\s+\p{L}+ing)\b|\bthe\s\p{L}+est\s\p{L}+\s(?:is|was|would\sbe)\sto\b/giu,
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
