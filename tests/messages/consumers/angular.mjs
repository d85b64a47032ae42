// Answers questions from Angular bundles: node angular.mjs FOLDER QUESTIONS
import { readFileSync } from "node:fs";
import { Xliff1TranslationParser } from "@angular/localize/tools";

const [folder, asked] = process.argv.slice(2);
const files = {};
function parsed(locale) {
  const path = `${folder}/messages.${locale}.xlf`;
  const content = readFileSync(path, "utf8");
  const parser = new Xliff1TranslationParser();
  const analysis = parser.analyze(path, content);
  const { translations, diagnostics, locale: named } = parser.parse(path, content, analysis.hint);
  if (diagnostics.messages.length || named !== locale) throw new Error(JSON.stringify(diagnostics.messages.slice(0, 3)));
  return translations;
}
const answers = JSON.parse(readFileSync(asked, "utf8")).map((one) => {
  const { messageParts, placeholderNames } = (files[one.locale] ??= parsed(one.locale))[
    `${one.domain}.${one.name}.${one.field}`
  ];
  return messageParts.map((part, i) => part + (i < placeholderNames.length ? one.arguments[placeholderNames[i]] : "")).join("");
});
console.log(JSON.stringify(answers));
