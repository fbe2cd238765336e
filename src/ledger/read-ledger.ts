/** The one reader of `data/`: everything is read, every fault is collected, then the ledger is frozen or refused. */
import { compareText, fault, sortFaults, type Fault } from "../base/fault.ts";
import { claimSchema } from "../schemas/claim.ts";
import { contradictionSchema } from "../schemas/contradiction.ts";
import { releaseSchema } from "../schemas/release.ts";
import { scenarioSchema } from "../schemas/scenario.ts";
import { sourceSchema } from "../schemas/source.ts";
import { checkReferences } from "./check-references.ts";
import { collectRecords, listFiles, listFolders, strayFiles, type Located } from "./collect-records.ts";
import { deepFreeze, type Ledger, type LedgerReading } from "./ledger.ts";
import { readDataset, type DatasetReading } from "./read-dataset.ts";
import { readTargets } from "./read-targets.ts";
import { readStructuredFile, type FaultyRecord } from "./structured-file.ts";

export interface ReadOptions {
  /** Source ids that reports cite, so that they do not count as unused. */
  readonly citedInProse?: ReadonlySet<string>;
}

/** @param root folder that holds `data/` */
export function readLedger(root: string, { citedInProse = new Set() }: ReadOptions = {}): LedgerReading {
  const faults: Fault[] = [];
  const yaml = [".yaml", ".yml"];
  const sources = collectRecords(root, listFiles(root, "data/sources", [".json"]), sourceSchema, faults);
  const claims = collectRecords(root, listFiles(root, "data/claims", yaml), claimSchema, faults);
  const contradictions = collectRecords(
    root,
    listFiles(root, "data/contradictions", yaml),
    contradictionSchema,
    faults,
  );
  const scenarios = collectRecords(root, listFiles(root, "data/scenarios", yaml), scenarioSchema, faults);
  const faulty: FaultyRecord[] = [];
  const targets = readTargets(root, faults, faulty);
  const datasets = readDatasets(root, faults, faulty);
  const releases = listFiles(root, "data/releases", [".json"])
    .map((file) => readStructuredFile(root, file, releaseSchema, faults))
    .filter((file) => file !== null);
  if (sources.records.size === 0 && faults.length === 0) {
    faults.push(
      fault(
        { file: "data/sources", line: 1, column: 1 },
        {
          is: "no source was found",
          expected: "at least one",
          mend: "Check that this is the site's folder",
          rule: "file-missing",
        },
      ),
    );
  }
  for (const kind of ["sources", "releases"]) faults.push(...strayFiles(root, `data/${kind}`, [".json"]));
  for (const kind of ["claims", "contradictions", "scenarios", "targets"])
    faults.push(...strayFiles(root, `data/${kind}`, yaml));
  faults.push(
    ...checkReferences({
      sources: sources.records,
      claims: claims.records,
      contradictions: contradictions.records,
      datasets: datasets.readings,
      scenarios: scenarios.records,
      targets,
      releases,
      faulty: [...faulty, ...claims.faulty, ...contradictions.faulty, ...scenarios.faulty],
      citedInProse,
      lost: {
        source: new Set(sources.lost),
        claim: new Set(claims.lost),
        dataset: new Set(datasets.lost),
        scenario: new Set(scenarios.lost),
      },
      complete: !faults.some(({ fatal }) => fatal === true),
    }),
  );
  const sorted = sortFaults(faults);
  const scenarioPlaces = new Map([...scenarios.records].map(([id, { place }]) => [id, place]));
  const targetPlaces = new Map([...targets].map(([id, { place }]) => [id, place]));
  if (sorted.some(({ fatal }) => fatal === true))
    return { ledger: null, faults: sorted, scenarioPlaces, targetPlaces };
  const ledger: Ledger = {
    sources: values(sources.records),
    claims: values(claims.records),
    contradictions: deepFreeze([...contradictions.records.values()].map(({ value }) => value)),
    // As they stand in their files: the first of a model is where its page starts.
    scenarios: values(new Map([...scenarios.records].sort(([, a], [, b]) => comparePlaces(a, b)))),
    targets: values(targets),
    datasets: new Map([...datasets.readings].map(([id, { dataset }]) => [id, deepFreeze(dataset)])),
    releases: deepFreeze(releases.map(({ value }) => value)),
  };
  return { ledger: Object.freeze(ledger), faults: sorted, scenarioPlaces, targetPlaces };
}

function comparePlaces(a: Located<unknown>, b: Located<unknown>): number {
  const [one, other] = [a.place([]), b.place([])];
  return compareText(one.file, other.file) || one.line - other.line;
}

interface DatasetReadings {
  readonly readings: ReadonlyMap<string, DatasetReading>;
  /** `name@version` of those with faults, by the names of their folders. */
  readonly lost: readonly string[];
}

function readDatasets(root: string, faults: Fault[], faulty: FaultyRecord[]): DatasetReadings {
  const readings = new Map<string, DatasetReading>();
  const lost: string[] = [];
  for (const name of listFolders(root, "data/datasets")) {
    for (const folder of listFolders(root, name)) {
      const before = faults.length;
      const reading = readDataset(root, folder, faults, faulty);
      if (faults.slice(before).some(({ fatal }) => fatal === true))
        lost.push(folder.split("/").slice(-2).join("@"));
      if (reading !== null) readings.set(reading.dataset.id, reading);
    }
  }
  return { readings, lost };
}

function values<T>(records: ReadonlyMap<string, Located<T>>): ReadonlyMap<string, T> {
  return new Map([...records].map(([id, { value }]) => [id, deepFreeze(value)]));
}
