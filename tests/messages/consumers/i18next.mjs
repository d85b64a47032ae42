// Answers questions from i18next bundles: node i18next.mjs FOLDER QUESTIONS
import { readFileSync } from "node:fs";
import i18next from "i18next";

const [folder, asked] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(asked, "utf8"));
const resources = {};
for (const { locale, domain } of questions) {
  resources[locale] ??= {};
  resources[locale][domain] ??= JSON.parse(readFileSync(`${folder}/${locale}/${domain}.json`, "utf8"));
}
await i18next.init({ resources, fallbackLng: false, interpolation: { escapeValue: false } });
const answers = questions.map((one) =>
  i18next.getFixedT(one.locale, one.domain)(`${one.name}.${one.field}`, {
    replace: one.arguments,
    ...(one.count == null ? {} : { count: one.count }),
  }),
);
console.log(JSON.stringify(answers));
