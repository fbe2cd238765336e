/** Precision and recall of the gate on labelled sentences; on all but the held-out ones its rules have been made or mended. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectFolder } from "../../build/site-options.ts";
import { scoreGate, type GateRecord } from "../../markdown/gate-score.ts";

export interface CorpusScore {
  readonly corpus: string;
  readonly sentences: number;
  readonly precision: number;
  readonly recall: number;
}

export function gateScores(): CorpusScore[] {
  return ["dev", "dev-reports", "dev-families", "dev-first-half", "held-out"].map((corpus) => {
    const text = readFileSync(join(projectFolder, "test/fixtures/gate", `${corpus}.yaml`), "utf8");
    const { sentences, precision, recall } = scoreGate(parse(text) as GateRecord[]);
    return { corpus, sentences, precision, recall };
  });
}
