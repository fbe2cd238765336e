/** Digits that belong to a name, a version, an id or an address: they say which thing, not how much. */
import { words } from "./found-span.ts";

export interface NoEvidence {
  readonly reason: string;
  readonly pattern: RegExp;
  /** `true`: a unit behind the number wins, so "Europe 40 MW" is a quantity. */
  readonly yieldsToUnit?: boolean;
}

/** Words that may begin a sentence, or carry a capital, before a number that counts. */
const notNames = words(
  (
    "in at by about only some over nearly the from to of with within after before since until between around roughly " +
    "almost under up more less fewer than exactly another each every all any both these those its his her their our my " +
    "and or but if when while where that which who for on per add bake use take pay cut buy run wait heat boil mix pour " +
    "put give make get keep set draw drop fill need needs it they we you he she this there is are was were has have had " +
    "january february march april may june july august september october november december jan feb mar apr jun jul aug " +
    "sep sept oct nov dec today yesterday as not no just even still then now approximately circa last next first second " +
    "USD EUR GBP CHF JPY CNY"
  ).split(" "),
);

/** Names that open a sentence as well as stand in it. */
const heads = words([
  "Windows",
  "Node",
  "Python",
  "Boeing",
  "Airbus",
  "Route",
  "Studio",
  "Apollo",
  "Android",
  "Java",
  "Ubuntu",
  "Ruby",
  "Angular",
  "React",
  "CUDA",
  "ROCm",
  "Vera",
  "Claude",
  "Gemini",
  "Llama",
  "Opus",
  "Sonnet",
  "Grok",
  "Mistral",
  "Qwen",
  "Phi",
  "Falcon",
  "Vega",
  "Ryzen",
  "Core",
  "Pixel",
  "Galaxy",
  "iPhone",
  "Xbox",
  "PlayStation",
  "Formula",
  "Agenda",
  "Horizon",
  "Fortune",
  "Highway",
  "Interstate",
  "Model",
  "Saturn",
  "Soyuz",
  "Voyager",
  "Euro",
  "Area",
  "Channel",
  "HTTP",
  "RFC",
  "ISO",
  "PCIe",
  "Wi-Fi",
  "Bluetooth",
  "USB",
  "Unicode",
  "Postgres",
  "PostgreSQL",
  "Debian",
  "Astro",
  "TypeScript",
  "Go",
  "Kubernetes",
]);

const notAgain = "(?![\\d]|[.,]\\d)";

export const namePatterns: readonly NoEvidence[] = [
  {
    // No function word, nothing counted: "NVLink 5 is new", "Press 1 for English".
    reason: "a name or a key, at the start of a sentence",
    pattern: new RegExp(
      `(?:(?<=^|[.!?:]\\s)(?!${notNames}\\s)[A-Z][\\p{L}'’-]*|(?<![\\p{L}\\d])(?!${notNames}\\s)[A-Z][\\p{L}]*[A-Z][\\p{L}]*)\\s\\d+(?:\\.\\d+)*\\+?${notAgain}(?=\\s*[,.;:!?)]|$|\\s(?:is|are|was|were|and|or|for|of|on|in|to|has|have|had|means|with|from|at|by|as)\\b|\\s[A-Z])`,
      "gu",
    ),
    yieldsToUnit: true,
  },
  {
    reason: "a model and its size: the size is part of the name",
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?!${notNames}\\s|[QH]\\d|FY)\\p{Lu}[\\p{L}\\d.-]+\\s(?:\\d+(?:\\.\\d+)*\\s)?\\d+(?:\\.\\d+)?(?:x\\d+)?[BT](?:\\sA\\d+B)?(?![\\p{L}\\d])`,
      "gu",
    ),
  },
  {
    // The measure that prices are given in, which says no more than "a litre of milk".
    reason: "a unit of account",
    pattern:
      /(?:\b(?:[Pp]rices?|[Cc]osts?)\s(?:of|for)\s(?:an?|one)|(?<=^|[.;:!?]\s)(?:A|One)(?=\smillion\s(?:\p{L}+\s)?tokens\s(?:costs?|sells?)\b))\smillion\s(?:\p{L}+\s)?tokens(?!\p{L})/gu,
  },
  {
    reason: "a name with a capital inside, and its version",
    pattern: /(?<![\p{L}\d])(?=\S*\p{Ll})(?=\S\S*\p{Lu})\p{L}[\p{L}-]*\s\d+\.\d+(?![\d]|[.,]\d)/gu,
    yieldsToUnit: true,
  },
  {
    reason: "a standard or a protocol",
    pattern:
      /(?<![\p{L}\d])(?:ISO|IEC|IEEE|EN|DIN|ANSI)(?:\/[A-Z]+)*\s\d[\d-]*\d|(?<![\p{L}\d])\p{Lu}{2,}\/\d+(?:\.\d+)?(?![\p{L}\d])/gu,
  },
  { reason: "a workload, by its lengths", pattern: /(?<![\d.])\d+k\/\d+k(?![\p{L}\d])/gu },
  {
    reason: "an address in a machine, or a code",
    pattern:
      /(?<![\p{L}\d])0x[\dA-Fa-f]+(?![\p{L}\d])|\b(?:[Pp]ort|[Cc]ode|PIN|[Pp]asscode|[Ee]xtension|[Vv]ersion|[Rr]elease|[Ss]eed|[Rr]oom|[Ff]light|[Tt]rack)\s(?:is|was|became)\s\d+(?:\.\d+)*(?=[.,;:!?)]*(?:\s|$))(?=[.,;:!?)]|$|\s(?:and|or|but|when|for|on|in|by|before|after|unless|since|until|not)\b)|\b[Ll]isten(?:s|ed|ing)?\son\s\d+(?![\d]|[.,]\d)/gu,
    yieldsToUnit: true,
  },
  {
    // Once a version is named, a bare number that does something is another one.
    reason: "a version, later in the sentence",
    pattern:
      /(?<=\b(?:[Vv]ersions?|[Rr]eleases?)\s\d[^?!]*[,;:]\s(?:(?:and|but|while|whereas|then)\s)?)\d+\.\d+(?=\s(?!per\b|percent\b|against\b|points?\b)\p{Ll})/gu,
    yieldsToUnit: true,
  },
  {
    reason: "a number word inside a name",
    pattern:
      /(?<=[\p{L}\d,’'–-]\s)(?:(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|\p{Lu}\p{Ll}+teen|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety|Hundred|Thousand|Million)(?:fold)?(?:-\p{Lu}\p{Ll}+)?)(?=[\s.,;:!?'’)]|$)/gu,
  },
  { reason: "a flag of a command", pattern: /(?<!\S)--?[\p{L}][\p{L}-]*[\s=]\d+/gu },
  {
    reason: "a status code",
    pattern:
      /\b(?:[Aa]n?|[Tt]he|returns?|returned|(?:answers?|answered|responds?|responded)(?:\swith)?)\s(?:20[0-6]|30[1-8]|40[0-9]|429|50[0-4])(?!\d|[.,]\d|\s?%)/gu,
    yieldsToUnit: true,
  },
  {
    reason: "a postal code",
    pattern: /\b(?:zip|postal|post)\s?codes?\s(?:is\s)?[\p{L}\d-]*\d[\p{L}\d-]*/giu,
  },
  { reason: "a scale", pattern: /\bscale\s(?:from|of)\s\d+\s?(?:to|–|-)\s?\d+/gu },
  { reason: "an id of groups", pattern: /(?<![\d.-])\d+(?:-\d+){2,}(?![\d])/gu },
  { reason: "an aeroplane", pattern: /(?<=\b(?:[Aa]|[Tt]he)\s)7[0-8]7s?(?![\d.,]\d|\d|\s?%)/gu },
  {
    reason: "a name with letters and digits in one word",
    pattern:
      /(?<![\p{L}\d$€£¥])(?!(?:sub|pre|post|mid|non|under|over|top|USD?|EUR|GBP|CHF|and|or|to|than|about|per|of|in)-?\d)(?=\p{L}[\p{L}'’._-]*\d)\p{L}[\p{L}\d'’._-]*[\p{L}\d]/gu,
  },
  {
    reason: "a name and its number",
    pattern: new RegExp(`(?<![\\p{L}\\d])${heads}\\s\\d+(?:\\.\\d+)*s?${notAgain}`, "gu"),
    yieldsToUnit: true,
  },
  {
    reason: "a name and its number",
    pattern: new RegExp(
      `(?<=[\\p{L}\\d,)]\\s(?:the\\s)?)(?!${notNames}\\s)(?:[A-Z][\\p{L}&'’.-]*\\s)\\d+(?:\\.\\d+)*${notAgain}`,
      "gu",
    ),
    yieldsToUnit: true,
  },
  {
    reason: "a version",
    pattern:
      /(?<![\p{L}\d])\d+(?:\.\d+){2,}(?![\d])(?!(?:\.\d{3})*\s?(?:[€$£]|EUR|USD|GBP))(?<!(?<!\d)\d{1,3}(?:\.\d{3}){2,})/gu,
  },
  {
    reason: "an id of letters and digits",
    pattern: /(?<![\p{L}\d])(?=[\da-f]*[a-f][\da-f]*\d|\d[\da-f]*[a-f])(?!\d+e\d+)[\da-f]{6,}(?![\p{L}\d])/gu,
  },
  { reason: "a numbered thing", pattern: /(?:#|№\s?|\b[Nn]o\.\s?|\b[Nn]r\.\s?|§+\s?)\d+(?:\.\d+)*/gu },
  {
    reason: "an address",
    pattern:
      /(?<![\p{L}\d])\d+[a-zA-Z]?\s(?:[A-Z]\p{L}+\s){1,3}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Square|Drive|Boulevard|Way|Place|Court|Terrace)(?![\p{L}])/gu,
  },
  {
    reason: "a telephone number",
    pattern: /\+\d[\d ()-]{6,}\d|(?<!\d)\(?\d{3}\)?[- ]\d{3}-\d{4}(?!\d)|(?<![\d-])\d{3}-\d{4}(?![\d-])/gu,
  },
  {
    reason: "a book or article number",
    pattern: /\b(?:ISBN|ISSN|DOI|doi|arXiv|PMID)[:\s]*(?:is\s+)?[\d][\d./-]*[\dXx]?/gu,
  },
  { reason: "a network address", pattern: /(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?!\d)/gu },
];
