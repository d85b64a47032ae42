// node openapi.mjs SPEC OUT: lints SPEC with redocly's rules for the structure, and writes the types that
// openapi-typescript makes of it to OUT.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [spec, out, modules] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { createConfig, lintFromString } = require("@redocly/openapi-core");
const config = await createConfig({ extends: ["spec"] });
const source = readFileSync(spec, "utf8");
const problems = await lintFromString({ source, absoluteRef: spec, config });
for (const { severity, message, location } of problems) {
  if (severity === "error") console.log(`${location[0]?.pointer}: ${message}`);
}
const generator = require("openapi-typescript");
const openapiTS = generator.default ?? generator;
writeFileSync(out, generator.astToString(await openapiTS(pathToFileURL(spec))));
