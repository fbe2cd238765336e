/** How comparatives and superlatives look in a sentence, each pattern with what tells it from an everyday word. */
import { comparingVerbs, usingVerbs, weighingWords } from "./comparing-verbs.ts";
import {
  degreeWord,
  firmWord,
  gradable,
  looseSuperlative,
  looseWord,
  superlativeWord,
} from "./comparative-words.ts";

const before = "(?<![\\p{L}\\d-])";
const after = "(?![\\p{L}\\d])";
const degree = `(?:${degreeWord}\\s+)?`;
const soonThan = "(?=(?:\\s+[^\\s.;:!?]+){0,7}?\\s+than\\b)";
const be =
  "(?:is|are|was|were|be|been|become|becomes|became|get|gets|got|grow|grows|grew|seems?|looks?|made it|makes it)";
const thing =
  "(?!(?:than|of|in|on|to|and|or|for|at|with|by|from|as|is|when|if|the|a|an|it|that|so|often|but|because|after|before|per|here|there|out|so)\\b)[\\p{L}][\\p{L}-]*";

/** Each pattern's match is a span. */
export const comparativePatterns: readonly RegExp[] = [
  new RegExp(`${before}${degree}${firmWord}${after}`, "gu"),
  new RegExp(
    `${before}(?:by far\\s+the\\s+)?(?:(?:second|third|fourth|fifth)[-\\s])?${superlativeWord}${after}(?!-)`,
    "gu",
  ),
  new RegExp(
    `${before}(?:by far\\s+)?(?:the|its|their|our|'s|’s)\\s+${looseSuperlative}(?=(?:\\s+\\p{L}+){0,3}\\s+(?:of|in|on|ever|among|yet|known))`,
    "gu",
  ),
  new RegExp(`${before}${degree}${looseWord}${after}${soonThan}`, "gu"),
  new RegExp(`${before}${degreeWord}\\s+${looseWord}${after}`, "gu"),
  new RegExp(`(?<=${before}[Tt]he\\s)${looseWord}(?=\\s+of\\s+(?:the|these|those|both|all)\\b)`, "gu"),
  new RegExp(
    `(?<=${before}${be}\\s)(?:older|newer|younger|closer|nearer|farther)${after}(?!\\s+(?:adults|people|look))`,
    "gu",
  ),
  // Any other comparative shows itself by "than".
  new RegExp(
    `(?<!${before}(?:more|less|fewer|of|in|to|for|from|with|the|an?|some|its|their)\\s)${before}${degree}(?!(?:[Oo]|[Rr]a|[Ww]he)ther|[Ee]ver|[Nn]ever|[Oo]ver|[Uu]nder|[Nn]umber|[Ee]ither|[Ll]onger)\\p{Ll}+(?<![^\\p{L}].)er(?=\\s+than\\b)`,
    "gu",
  ),
  new RegExp(
    `(?<=(?:${before}[Tt]he|'s|’s|[Ii]ts|[Tt]heir)\\s)(?!(?:fo|inte|requ|re|t|gu|w|n|ch|qu|harv|cont|prot|pri|conqu|cr|v|arr|b|z|bequ|temp|manif|inqu|l|lat|utmo|earli|near|clos|simpl|easi|slight|furth|honest|mod|dig|ing|cong|div|inf|att|det|j)est\\b)\\p{Ll}{3,}(?<!in)(?<!er)est${after}`,
    "gu",
  ),
  new RegExp(`${before}${degree}(?:[Mm]ore|[Ll]ess|[Mm]ost|[Ll]east)\\s+${gradable}`, "gu"),
  new RegExp(
    `${before}${degree}(?:[Mm]ore|[Ll]ess)\\s+(?:${thing})(?:\\s+${thing})?(?=(?:\\s+(?:from|of|in|to|on|per|with|at|into)(?:\\s+[\\p{L}-]+){1,3})?\\s+than\\b)`,
    "gu",
  ),
  new RegExp(
    `(?<=${before}(?:${usingVerbs})\\s)${degree}(?:more|less)${after}(?:\\s+${thing}(?=\\s*(?:[,.;:!?)]|$|\\s(?:and|or|but|on|in|at|for|to|from|per|with|when|by|as)\\b)))?`,
    "gu",
  ),
  // "costs its owner less", "pays them more".
  new RegExp(
    `(?<=${before}(?:costs?|pays?|paid|charge[sd]?|earn(?:s|ed)?|sav(?:es?|ed)|gives?|gave|takes?|took|buys?)\\s(?:us|them|him|her|you|me|it|(?:its|their|the|his|her|an?)\\s\\p{L}+|\\p{L}+s)\\s)${degree}(?:more|less)${after}(?=\\s*(?:[,.;:!?)]|$|\\s(?:than|for|to|in|at|per|with|by)\\b))`,
    "gu",
  ),
  // After any other verb it takes "than": "elephants sleep less than", "rents rose more in the north than".
  new RegExp(
    `(?<=(?<![\\p{L}'’-])(?!${weighingWords}\\s)\\p{Ll}{2,}\\s)${degree}(?:more|less)(?=(?:\\s+(?:in|on|at|for|during|under|with|after|before|per)(?:\\s+[^\\s.;:!?,]+){1,6}?)?\\s+than\\b(?!\\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d+|an?\\s(?:few|couple|dozen|hundred)|half|just|or|once|twice|that|enough|needed|necessary|required)\\b|\\s+\\ufffc))`,
    "gu",
  ),
  // "Less" before a noun compares wherever it stands; "more" may only add.
  new RegExp(
    `(?<!${before}(?:[Nn]o|[Oo]r|[Mm]uch|[Ss]till|[Nn]othing|care|cares)\\s)${before}${degree}[Ll]ess\\s+(?!(?:about|like|would|could|should|will|can|then|now|not|known|this|these|those|its|their|any)\\b)${thing}(?=\\s*(?:[,.;:!?)]|$|\\s(?:and|or|but|on|in|at|for|to|from|per|with|when|by|as|than|is|are|was|were)\\b))`,
    "gu",
  ),
  new RegExp(`${before}${degree}[Ff]ewer(?:\\s+${thing})?`, "gu"),
  new RegExp(`${before}[Tt]he\\s+(?:most|least)(?!\\s+(?:of\\s+(?:it|us|them))\\b)${after}`, "gu"),
  new RegExp(
    `${before}(?:[Ss]uperior|[Ii]nferior)\\s+to${after}|${before}(?:[Uu]nmatched|[Uu]nrivalled|[Uu]nsurpassed|[Uu]nbeaten|record[-\\s](?:high|low|breaking))${after}|${before}on\\s+(?:a\\s+)?par\\s+with${after}`,
    "gu",
  ),
  new RegExp(
    `${before}(?:not\\s+)?(?:nearly\\s+|almost\\s+|just\\s+)?(?:as|so)\\s+(?!(?:soon|long|far|well|good|many|much|little|few|often|possible|early|late|usual|such|low|high)\\s)\\p{Ll}+\\s+as(?!\\s+(?:possible|you|it|they|he|she|we|ever|before|usual|(?:an?\\s+)?(?:feather|lamb|bee|fox|rule|ice|night|day|snow|coal|pitch|gold|lead|stone|rain|steel|silk|thunder|clockwork|nails|dust|death|sin|hell|rock|mouse|grave)|\\d|[$€£]))${after}`,
    "gu",
  ),
  new RegExp(
    `(?<=\\p{L}\\s)(?:not\\s+)?(?:nearly\\s+|almost\\s+|just\\s+)?as\\s+(?:much|many|little|few)(?:\\s+${thing}){0,2}\\s+as(?=\\s+(?:the|those|that|its|their|his|her|any|in|on|before|last|\\p{Lu}\\p{L}+|\\p{L}+s)(?![\\p{L}]))${after}`,
    "gu",
  ),
  new RegExp(
    `${before}[Tt]here\\s+(?:are|were|is|was)\\s+(?:more|less)\\s+${thing}(?=(?:\\s+\\p{L}+){0,3}\\s+than\\b)`,
    "gu",
  ),
  ...comparingVerbs,
];
