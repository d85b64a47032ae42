// Usage: node find.mjs FOLDER QUERIES
// Prints what the search of a folder of pages finds, and with how much: for each query of a JSON file the codes as
// [domain, name, [texts …]]; for the query null all that it looks through.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

const [folder, queries] = process.argv.slice(2);
const context = createContext({});
const files = readdirSync(join(folder, "search")).sort();
for (const file of ["find.js", ...files.map((name) => join("search", name))]) {
  runInContext(readFileSync(join(folder, file), "utf8"), context, file);
}
const answers = JSON.parse(readFileSync(queries, "utf8")).map((query) => {
  context.query = query;
  return runInContext("query === null ? searched : findCodes(query)", context).map((one) => [
    one.domain.domain,
    one.name,
    [...one.codes, ...one.messages, one.others],
  ]);
});
console.log(JSON.stringify(answers));
