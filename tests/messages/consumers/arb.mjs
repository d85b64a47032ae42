// Answers questions from ARB, whose messages are ICU's: node arb.mjs FOLDER QUESTIONS
import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";

const [folder, asked] = process.argv.slice(2);
const files = {};
const answers = JSON.parse(readFileSync(asked, "utf8")).map((one) => {
  const path = `${folder}/codes_${one.locale.replaceAll("-", "_")}.arb`;
  const file = (files[path] ??= JSON.parse(readFileSync(path, "utf8")));
  const key = `${one.domain.replaceAll("-", "__").replaceAll(".", "_")}_${one.name}_${one.field}`;
  const values = Object.values(one.arguments);
  const parameters = Object.keys(file[`@${key}`].placeholders ?? {}).map((name, place) => [name, values[place]]);
  // FormatJS reads tags as well, which ICU has not.
  return new IntlMessageFormat(file[key], one.locale, {}, { ignoreTag: true }).format(Object.fromEntries(parameters));
});
console.log(JSON.stringify(answers));
