// Answers questions from MessageFormat 2 bundles: node mf2.mjs FOLDER QUESTIONS
import { readFileSync } from "node:fs";
import { MessageFormat } from "messageformat";

const [folder, asked] = process.argv.slice(2);
const files = {};
const answers = JSON.parse(readFileSync(asked, "utf8")).map((one) => {
  const path = `${folder}/${one.locale}/${one.domain}.json`;
  const messages = (files[path] ??= JSON.parse(readFileSync(path, "utf8")));
  const message = new MessageFormat(one.locale, messages[one.key], { bidiIsolation: "none" });
  return message.format(one.arguments, (error) => {
    throw error;
  });
});
console.log(JSON.stringify(answers));
