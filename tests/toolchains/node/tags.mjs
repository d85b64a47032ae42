// Usage: node tags.mjs FOLDER
// Prints, as JSON, the JSDoc tags of every constant that the .d.ts files below FOLDER declare and tag.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript5";

const found = {};
for (const name of readdirSync(process.argv[2], { recursive: true })) {
  if (!name.endsWith(".d.ts")) continue;
  const text = readFileSync(join(process.argv[2], name), "utf8");
  for (const statement of ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true).statements) {
    const tags = ts.getJSDocTags(statement).map((tag) => tag.tagName.text);
    if (!ts.isVariableStatement(statement) || tags.length === 0) continue;
    found[statement.declarationList.declarations[0].name.text] = tags;
  }
}
console.log(JSON.stringify(found));
