/**
 * Verbs that set one thing above another: "undercuts", "beats the old one",
 * "comes out ahead". Some always compare; others are everyday words that do so
 * only before a rival, a field or a measure, so what follows them is asked too.
 */
const before = "(?<![\\p{L}\\d-])";
const after = "(?![\\p{L}\\d-])";
const determiner = "(?:an?|the|this|that|these|those|each|every|any|no|its|their|our|his|her|one)";
/** After one of these the word is a noun: "the trail", "a beat". */
const notNoun = `(?<!${before}(?:[Aa]n?|[Tt]he|[Ee]very|[Nn]o|[Ii]ts|[Tt]heir)\\s)`;
/** A subject for a bare form: "wages lag", "they trail", "would lead". */
const pluralBefore = `(?<=${before}(?:\\p{L}{2,}(?<!s)s|\\p{L}+['’]s|[Tt]hey|[Ww]e|[Yy]ou|which|that|who|to|can|could|may|might|will|would|must|should|cannot|not|never|often|still|also|both|all)\\s)`;
/** What is measured of things: "leads on price". */
const measure =
  "(?:price|cost|speed|latency|throughput|bandwidth|memory|capacity|power|energy|efficiency|accuracy|quality|size|length|height|weight|width|depth|yield|output|volume|share|sales|revenue|profit|margin|range|reach|reliability|strength|comfort|taste|growth|rainfall|temperature|population|wealth|income|wages|speed)s?";
const field =
  "(?:league|tables?|field|pack|market|world|rest|others|rivals?|class|rankings?|race|list|charts?|peers?|pursuers?|competition|industry|continent|country)";

/** Regular forms. A "+" marks the last letter as doubled before -ed and -ing. */
function forms(verb: string): string {
  const base = verb.replace("+", "");
  if (base.endsWith("e")) return `${base.slice(0, -1)}(?:e|es|ed|ing)`;
  if (/(?:[sxz]|[cs]h|do)$/.test(base)) return `${base}(?:es|ed|ing)?`;
  const last = verb.endsWith("+") ? base.slice(-1) : "";
  return `${base}(?:s|${last}ed|${last}ing)?`;
}

const always =
  "outbid+ outclass outcompete outdistance outdo outearn outfight outgrow outgun+ outlast outlive outmatch outnumber outpace outperform " +
  "outplay outproduce outrank outrun+ outscore outsell outshine outsize outspend outstrip+ outvalue outvote outweigh surpass exceed " +
  "undercut+ underbid+ underprice underperform overshadow overshoot undershoot dominate overtake";
const irregular = [
  "outdid|outdone|outgrew|outgrown|outran|outsold|outshone|outspent|outfought",
  "overtook|overtaken|overshot|undershot|dwarf(?:s|ed|ing)|eclips(?:ed|ing)",
];
const rival = `(?:it|them|him|her|us|${determiner}|all|both|most|some|what(?:ever)?|anything|everything|nothing|two|three|four|five|six|other|last|earlier|previous|rivals?|\\p{Lu}[\\p{L}\\d.-]*|\\p{L}+s)(?![\\p{L}])`;
/** An object without an article, "beats luck", "beat dense ones"; not how or where, "beats again". */
const notObject =
  "(?!(?:about|around|along|away|back|down|off|out|over|through|under|with|for|from|into|onto|and|but|or|when|while|like|than|very|more|less|behind|below|above|ahead)(?!\\p{L}))";
const how =
  "(?!(?:again|fast|hard|loud|slow|too|still|here|there|now|then|once|twice|alone|together|faster|slower|harder|louder|far|well|just|time)(?!\\p{L}))";
const mass =
  `${notObject}(?:\\p{Ll}{3,}(?<!ly)\\s+(?:ones?|\\p{L}{2,}s)(?!\\p{L})` +
  `|${how}\\p{Ll}{3,}(?<!ly)(?=\\s+(?:on|in|for|at|by|as|when|over|every|any)(?!\\p{L})|\\s*[.,;]|$|\\s\\p{Ll}+\\s*[.,;]))`;
const few = "(?:[\\p{L}\\d'’.-]+\\s){0,4}?";
/** Where a thing only lies or goes: "runs under the floor". */
export const placeNoun =
  "(?:(?:the|an?|its|their|his|her|our|my|every|each|one)\\s)?(?:\\p{L}+\\s)?(?:floors?|ceilings?|house|houses|sofa|table|tables|bed|beds|sea|ground|surface|bridge|bridges|road|roads|street|streets|town|village|city|hills?|mountains?|door|doors|walls?|roof|water|trees?|horizon|clouds?|ice|snow|skin|soil|stairs|window|windows|desk|counter|stage|curtain|river|valley|lake|waves|deck|knee|waist|car|bus|train)(?![\\p{L}])(?!\\s+(?:level|mark|line|price|cost|rate))";

const sources: readonly string[] = [
  `${before}${notNoun}(?:${always.split(" ").map(forms).join("|")}|${irregular.join("|")})${after}(?:\\s+by(?=\\s+${rival}))?(?!\\s+(?:its|their)\\s+(?:usefulness|welcome))`,
  `${pluralBefore}(?:dwarf|eclipse)(?=\\s+${rival})`,
  // An order to a cook, a drum or a fixed phrase is none; nor is a carpet.
  `${before}${notNoun}beats?(?=\\s+(?:${rival}|${mass}))(?!\\s+(?:the\\s+(?:way|drums?|clock|eggs?|path|heat|rush|traffic|butter|batter|carpets?|odds|system)|time|eggs|drums|about|around|a\\s+(?:path|drum|retreat))${after})`,
  `${before}(?:beaten|bested|topped|outdone)\\s+(?:only\\s+)?by${after}(?=\\s+${rival})(?!\\s+hand)`,
  `${before}${notNoun}(?:trails|trailed|lags|lagged)${after}(?:\\s+(?:far\\s+|well\\s+|just\\s+)?behind${after})?(?=\\s+(?:in|on|by)\\s|\\s+(?:${rival}|${mass})|\\s*[.,;!]|$)`,
  `${pluralBefore}(?:trail|lag)(?:\\s+(?:far\\s+|well\\s+|just\\s+)?behind${after}|(?=\\s+${rival}))`,
  `${before}${notNoun}(?:tops|topped|bests|bested|bettered)(?=\\s+${rival})(?!\\s+(?:with|off|up)${after})(?!\\s+the\\s+(?:bill|cake|hills?|trees?|walls?)${after})`,
  `${before}${notNoun}(?:leads|led)(?=\\s+(?:the|its|their|all|every|both)\\s+(?:\\p{L}+\\s+)?${field}${after})`,
  `${before}${notNoun}(?:leads|${pluralBefore}lead)(?=\\s+(?!to\\s)${few}(?:on|in)\\s+(?:the\\s+|every\\s+|all\\s+|both\\s+|most\\s+)?(?:\\p{Ll}+\\s+){0,2}(?:${measure}|categor(?:y|ies)|column|test|tests)${after})`,
  `${before}${notNoun}leads(?=\\s+(?:the\\s+)?\\p{Lu}[\\p{L}.-]*\\d|\\s+(?:\\p{Lu}[\\p{L}\\d.-]*|its\\s+\\p{L}+s|all\\s+\\p{L}+s)\\s+(?:in|on)\\s+\\p{Ll}|\\s+the\\s+\\p{L}+\\s+in\\s+\\p{Ll}+s\\s*(?:[.,;]|$))`,
  `${before}${notNoun}(?:match(?:es|ed)|${pluralBefore}match)(?=\\s+${few}(?:on|in|for)\\s+(?:\\p{Ll}+\\s+)?${measure}${after})`,
  `${before}(?:equal(?:s|led|ed)|rival(?:s|led|ed))(?=\\s+(?:that|those)\\s+of${after}|\\s+(?:any|every|all)\\s)`,
  `${before}(?:soar(?:s|ed)|plunge[sd]|plummet(?:s|ed)|skyrocket(?:s|ed)|(?:catch(?:es)?|caught)\\s+up\\s+with|wins(?=\\s+(?:on|in|at|by|every|against|over)\\s|\\s*[.,;!]))${after}`,
  `${before}(?:wins?|won|edg(?:es?|ed)|beats?)\\s+out${after}(?=\\s+(?:over\\s|against\\s|${rival}))`,
  `${before}(?:com(?:es?|ing)|came|pull(?:s|ed|ing)?|stay(?:s|ed)?|remain(?:s|ed)?|mov(?:es?|ed)|(?:is|are|was|were)(?=\\s+(?:well\\s+|far\\s+|just\\s+|still\\s+|clearly\\s+)?ahead\\s+of))\\s+(?:out\\s+|well\\s+|far\\s+|just\\s+|still\\s+|clearly\\s+)?ahead${after}(?!\\s+of\\s+(?:(?:its|his|her|their|our)\\s+time|time|schedule|us|me|you|the\\s+(?:\\p{L}+\\s+)?(?:game|meeting|launch|vote|start|election|release|deadline|event|storm)${after}))(?:\\s+of${after})?`,
  `${before}(?:lags?|lagged|lagging|falls?|fell|fallen|drops?|dropped|slips?|slipped|stays?|stayed|remains?|remained)\\s+(?:far\\s+|well\\s+)?behind${after}(?!\\s+${placeNoun})`,
  `${before}(?:has|have|had|keeps?|kept|holds?|held)\\s+(?:the|an?)\\s+(?:\\p{L}+\\s+)?(?:edge|advantage|lead|upper\\s+hand)\\s+(?:over|on)${after}`,
  `${before}(?:los(?:es?|ing)|lost|gain(?:s|ed)?|gaining)\\s+(?:(?:out|ground)\\s+(?:to|on)|ground\\s+against)${after}`,
  `${before}loses?\\s+to(?=\\s+${rival})(?!\\s+the\\s+(?:sea|air|wind|ground|fire|soil|room|outside)${after})`,
  `${before}(?:second|next|inferior|superior)\\s+only\\s+to${after}|${before}(?:is|are|was|were)\\s+no\\s+match\\s+for${after}|${before}compar(?:es?|ed)\\s+(?:un)?favou?rably${after}`,
  `${before}(?:(?:lead|gap|advantage)\\s+(?:has\\s+)?(?:widen|narrow|clos|shrank|shr[iu]nk|gr[eo]w)(?:s|es|ed|ing)?|(?:widening|narrowing|growing|shrinking)\\s+(?:lead|gap|advantage))${after}(?!\\s+by\\s)`,
  `(?<=${before}(?:is|are|was|were)\\s)(?:below|above|behind)(?=\\s+(?:that|those|what)${after}|\\s+(?:the|its|their|any|every|all|last)\\s+(?:\\p{L}+\\s+)?(?:ones?|average|mean|median|target|level|norm|forecast|plan|promised|record|year['’]s|${measure})${after})(?!\\s+${placeNoun})`,
  `${before}(?:(?:falls?|fell|fallen|drops?|dropped|dips?|dipped|sinks?|sank|slips?|slipped|stays?|stayed|remains?|remained|rises?|rose|climbs?|climbed|goes|went|runs?|ran|comes?|came)\\s+(?:in\\s+)?(?:well\\s+|far\\s+|just\\s+|slightly\\s+)?(?:below|above|(?<!(?:falls?|fell|comes?|came|goes|went|runs?|ran)\\s+)under|short of|ahead of)|(?:is|are|was|were)\\s+(?:well|far|just|slightly)\\s+(?:below|above|behind))${after}(?!\\s+${placeNoun})(?!\\s+(?:the\\s+)?(?:control|way|review|attack|fire|pressure|its\\s+own\\s+name)${after})`,
];

export const comparingVerbs: readonly RegExp[] = sources.map((source) => new RegExp(source, "gu"));

/** Verbs after which a bare "more" or "less" compares: what things use, cost, yield and do. */
export const usingVerbs =
  "(?:us|need|cost|draw|giv|deliver|mak|tak|earn|produc|consum|spend|weigh|hold|carr|yield|serv|pa|charg|stor|requir|" +
  "wast|burn|emit|generat|process|contain|bring|demand|los|sav|handl|absorb|lend|sell|buy|eat|drink|cover|import|export|" +
  "pump|lift|ship|send|attract|employ|suppl|rais|releas|print|hir|win|drop|last|sleep|travel|catch)" +
  "(?:s|es|ies|e|ed|y|ys|id|ing|ting|ning|ping)?|used|drew|gave|made|took|spent|held|paid|sold|bought|ate|drank|has|have|had|gets?|got|lost|" +
  "sent|won|slept|caught|moves|moved|receives|received|collects|collected|brought|(?:bring|tak|tak|brought|took|put|turn|giv)(?:s|es|e|ed)?\\s(?:in|out|off|up)";

/** What a "more" or "less" before "than" may follow: anything but these, which weigh words and not things. */
export const weighingWords =
  "(?:is|are|was|were|be|been|being|am|seems?|looks?|feels?|and|or|but|nor|than|that|which|with|for|by|in|of|at|on|to|from|per|as|into|over|about|after|before|within|under|" +
  "the|an?|one|two|no|not|never|any|even|ever|rather|little|nothing|anything|something|much|far|a|lot|bit|deal|slightly|often|for|if|when|while|because|so|then|now|there|" +
  "matter(?:s|ed)?|means?|meant|says?|said|tells?|told|counts?|counted|values?|valued|loves?|loved|likes?|liked|enjoy(?:s|ed)?|fear(?:s|ed)?|wants?|wanted|" +
  "knows?|knew|cares?|cared|admires?|admired|prefers?|preferred|hates?|hated|reveals?|hides?|resembles?|explains?|helps?|helped|" +
  "hopes?|hoped|hurts?|do|does|did|done|nobody|people|things|expects?|expected)";
