// Answers questions from Fluent bundles: node fluent.mjs FOLDER QUESTIONS
import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";

const [folder, asked] = process.argv.slice(2);
const bundles = {};
function bundleOf(locale, domain) {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(readFileSync(`${folder}/${locale}/${domain}.ftl`, "utf8")));
  return bundle;
}
const answers = JSON.parse(readFileSync(asked, "utf8")).map((one) => {
  const bundle = (bundles[`${one.locale}/${one.domain}`] ??= bundleOf(one.locale, one.domain));
  const message = bundle.getMessage(`${one.domain}.${one.name}`.replaceAll("-", "--").replaceAll(".", "-"));
  const pattern = one.field === "message" ? message.value : message.attributes[one.field];
  return bundle.formatPattern(pattern, one.arguments);
});
console.log(JSON.stringify(answers));
