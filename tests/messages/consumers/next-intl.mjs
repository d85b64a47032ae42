// Answers questions from next-intl bundles: node next-intl.mjs FOLDER QUESTIONS
import { readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";

const [folder, asked] = process.argv.slice(2);
const files = {};
const answers = JSON.parse(readFileSync(asked, "utf8")).map((one) => {
  const messages = (files[one.locale] ??= JSON.parse(readFileSync(`${folder}/${one.locale}.json`, "utf8")));
  const onError = (error) => {
    throw error;
  };
  const t = createTranslator({ locale: one.locale, messages, namespace: `${one.domain}.${one.name}`, onError });
  return t(one.field, one.arguments);
});
console.log(JSON.stringify(answers));
