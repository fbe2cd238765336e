/** Words that compare: adjectives in their second and third degree, and degree words before them. */
import { words } from "./found-span.ts";

/** Always a comparison. Superlatives follow by putting -est for -er. */
const firm =
  "cheaper costlier dearer pricier faster slower quicker larger bigger smaller greater higher lower longer shorter " +
  "taller deeper shallower wider narrower broader thicker thinner heavier lighter stronger weaker hotter warmer cooler " +
  "colder denser cleaner dirtier safer riskier richer poorer busier quieter louder brighter darker smarter healthier " +
  "steeper sharper tighter looser softer tougher harder finer coarser fresher sweeter drier wetter rougher smoother " +
  "leaner greener fitter scarcer rarer milder harsher stricter sparser noisier thirstier hungrier lazier happier " +
  "wealthier purer steadier sturdier swifter poorer fuller emptier flatter tastier worse better fewer";

/** A comparison only with "than", a degree word or a form of "be" before them; else they mean time, place or ease. */
const loose = "older newer younger earlier later sooner further farther closer nearer easier simpler clearer";

const firmList = firm.split(" ");
export const firmWord = words(firmList);
export const looseWord = words(loose.split(" "));
const superlatives = [
  ...firmList
    .filter((word) => !["worse", "better", "fewer"].includes(word))
    .map((word) => word.replace(/er$/, "est")),
  "best",
  "worst",
  "fewest",
  "oldest",
  "newest",
  "youngest",
];
export const superlativeWord = words(superlatives);

/** Third degrees that mean something else unless a group follows: "the closest of the three". */
export const looseSuperlative = words(["earliest", "nearest", "closest", "simplest", "easiest", "furthest"]);

export const degreeWord = words([
  "much",
  "far",
  "a lot",
  "a bit",
  "a little",
  "a good deal",
  "a great deal",
  "a fair bit",
  "slightly",
  "somewhat",
  "significantly",
  "considerably",
  "substantially",
  "markedly",
  "noticeably",
  "vastly",
  "hugely",
  "massively",
  "drastically",
  "notably",
  "distinctly",
  "dramatically",
  "marginally",
  "measurably",
  "appreciably",
  "many times",
  "several times",
  "by far the",
  "way",
]);

/** Words with "more" or "less" before them that are adjectives or adverbs, by ending or by list. */
export const gradable =
  "(?!(?:material|capital|metal|signal|equipment|content|development|investment|government|management|training|cooling|" +
  "computing|testing|processing|building|meaning|funding|spending|housing|traffic|fabric|music|logic|supply|speed|need|" +
  "seed|feed|thing|things|string|spring|king|evidence|food|data|climate|rate|state|debate|plant|restaurant|reply|" +
  "proposal|hospital|arsenal|animal|journal|total|trial|event|client|student|agent|patient|incentive|public|topic|" +
  "everything|nothing|anything|something|proceeding|bus|species|canal)\\b)" +
  "(?:[a-z]+(?:able|ible|al|ant|ent|ful|ic|ive|less|ous|ly|ed|ing|ate|some|ish)|often|secure|dense|costly|severe|" +
  "popular|robust|complex|common|flexible|prone|compact|mature|scarce|rare|precise|complete|concise|remote|modern|" +
  "sure|certain|concrete|abstract|acute|extreme|intense|diverse|obscure|familiar|similar|rapid|rigid|valid|solid|" +
  "liquid|fluid|stable|noisy|risky|likely|polluting|fragile|volatile|profound|direct|exact|strict|widespread|soon|" +
  "fast|cheap)(?![\\p{L}])";
