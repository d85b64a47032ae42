// Answers questions from vue-i18n bundles: node vue-i18n.mjs FOLDER QUESTIONS
import { readFileSync } from "node:fs";
import {
  compile,
  createCoreContext,
  registerMessageCompiler,
  registerMessageResolver,
  resolveValue,
  translate,
} from "@intlify/core-base";

registerMessageCompiler(compile);
registerMessageResolver(resolveValue);
const [folder, asked] = process.argv.slice(2);
const { locales } = JSON.parse(readFileSync(`${folder}/index.json`, "utf8"));
const contexts = {};
function contextOf(locale) {
  const messages = { [locale]: JSON.parse(readFileSync(`${folder}/${locale}.json`, "utf8")) };
  const rules = new Intl.PluralRules(locale);
  const pluralRules = { [locale]: (n) => locales[locale].plurals.indexOf(rules.select(n)) };
  return createCoreContext({ locale, messages, pluralRules, missingWarn: true, warnHtmlMessage: false });
}
const answers = JSON.parse(readFileSync(asked, "utf8")).map((one) => {
  const context = (contexts[one.locale] ??= contextOf(one.locale));
  const named = { named: one.arguments };
  return one.plural === undefined
    ? translate(context, one.key, one.arguments)
    : translate(context, one.key, one.arguments[one.plural], named);
});
console.log(JSON.stringify(answers));
