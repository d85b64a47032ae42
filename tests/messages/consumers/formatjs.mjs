// Answers questions from FormatJS bundles: node formatjs.mjs FOLDER QUESTIONS
import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";

const [folder, asked] = process.argv.slice(2);
const files = {};
const answers = JSON.parse(readFileSync(asked, "utf8")).map((one) => {
  const path = `${folder}/${one.locale}/${one.domain}.json`;
  files[path] ??= JSON.parse(readFileSync(path, "utf8"));
  const pattern = files[path][`${one.domain}.${one.name}.${one.field}`];
  return new IntlMessageFormat(pattern, one.locale).format(one.arguments);
});
console.log(JSON.stringify(answers));
