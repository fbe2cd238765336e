/** What a file of the source tree reaches: every import in it, with whether only its types are taken. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
export const sourceRoot = join(projectRoot, "src");

export interface Import {
  /** Importing file, relative to src/. */
  readonly from: string;
  /** As written: "../base/fault.ts", "zod", "node:fs". */
  readonly specifier: string;
  /** Target relative to src/ for a file of ours, or `null` for a package. */
  readonly target: string | null;
  readonly typesOnly: boolean;
}

/** Every file below src/, relative to it, with forward slashes, in order of name. */
export function sourceFiles(): string[] {
  return readdirSync(sourceRoot, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(sourceRoot, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/**
 * Imports and exports from elsewhere, `import()` calls and types, and every other
 * string that is a relative path (globs, URLs), so that no way out stays unseen.
 */
export function importsOf(file: string): Import[] {
  const text = readFileSync(join(sourceRoot, file), "utf8");
  if (file.endsWith(".css")) {
    return [...text.matchAll(/@import\s+(?:url\()?["']([^"']+)["']/g)].map(([, specifier = ""]) =>
      importOf(file, specifier, false),
    );
  }
  if (file.endsWith(".astro")) {
    const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text) ?? ["", "", text];
    const scripts = [...body.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = ""]) => code);
    const sources = [...body.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, source = ""]) => source);
    return [
      ...[head, ...scripts].flatMap((code) => importsInCode(file, code)),
      ...sources.filter(isRelative).map((source) => importOf(file, source, false)),
    ];
  }
  return /\.(?:ts|js|mjs)$/.test(file) ? importsInCode(file, text) : [];
}

function importsInCode(file: string, code: string): Import[] {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      const { parent } = node;
      const declared = ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent);
      const called = ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword;
      const typed = ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent);
      if (declared || called || typed || isRelative(node.text))
        found.push(importOf(file, node.text, typed || (declared && takesOnlyTypes(parent))));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function takesOnlyTypes(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  return ts.isImportDeclaration(node)
    ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    : node.isTypeOnly;
}

function isRelative(specifier: string): boolean {
  return /^!?\.{1,2}\//.test(specifier);
}

function importOf(from: string, specifier: string, typesOnly: boolean): Import {
  const path = specifier.replace(/^!/, "").replace(/\?\w+$/, "");
  const target = isRelative(path)
    ? relative(sourceRoot, join(sourceRoot, dirname(from), path)).replaceAll("\\", "/")
    : null;
  return { from, specifier, target, typesOnly };
}

/** The TypeScript configuration of a folder as the compiler reads it, `extends` followed. */
export function compilerConfig(folder: string): ts.ParsedCommandLine | null {
  const path = join(folder, "tsconfig.json");
  if (!existsSync(path)) return null;
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  };
  return ts.getParsedCommandLineOfConfigFile(path, {}, host) ?? null;
}

/** What the compiler says about one file that does not exist, put into a room in thought. */
export function faultsOfPlanted(room: string, text: string): string[] {
  const folder = join(sourceRoot, room);
  const config = compilerConfig(folder);
  if (config === null) throw new Error(`${room} has no tsconfig.json`);
  const planted = join(folder, "planted.ts");
  const host = ts.createCompilerHost(config.options);
  const withPlanted: ts.CompilerHost = {
    ...host,
    fileExists: (path) => path === planted || host.fileExists(path),
    readFile: (path) => (path === planted ? text : host.readFile(path)),
    getSourceFile: (path, ...rest) =>
      path === planted
        ? ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
        : host.getSourceFile(path, ...rest),
  };
  const program = ts.createProgram([planted], config.options, withPlanted);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
