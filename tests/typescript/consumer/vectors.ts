// Usage: node vectors.js VECTORS.json
// Asks the package called "codes" everything that the vectors know, and prints how many answers it compared.
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import type { AnyCode, Entry, EntryText, Status, Unknown, Values } from "codes";
import { domains, locales, sourceLocale } from "codes";
import { CodeError } from "codes/error";
import { lookup } from "codes/lookup";
import { textOf as textOfEntry } from "codes/text";

type Code = AnyCode | bigint;

interface Text {
  requested: string;
  locale: string;
  message: string;
  cause: string | null;
  action: string | null;
}

interface Vectors {
  source: string;
  locales: string[];
  domains: string[];
  entries: {
    domain: string;
    name: string;
    code: Code;
    status: Status;
    http_status: number;
    retryable: boolean;
    deprecated: boolean;
    retired: boolean;
    replaced_by: string | null;
    aliases: string[];
    synonyms: string[];
    equivalents: string[];
    attributes: Record<string, unknown>;
    label: string;
    texts: Text[];
    arguments?: Values;
    formatted?: { requested: string; message: string }[];
  }[];
  lookups: { domain: string; code: Code; owner: string; name: string }[];
  unknown: { domain: string; code: Code; label: string }[];
  requests: { domain: string; name: string; requested: string | string[]; locale: string; message: string }[];
  meanings: { code: Code; found: string[] }[];
}

interface DomainModule {
  domain: string;
  isKnown: (code: unknown) => boolean;
  isOwn: (code: unknown) => boolean;
  byName: (name: string) => Entry | undefined;
  parse: (code: unknown) => Entry | Unknown;
  nameOf: (code: Code) => string | undefined;
  statusOf: (code: Code) => Status | undefined;
  httpStatusOf: (code: Code) => number | undefined;
  retryable: (code: Code) => boolean | undefined;
  entries: () => readonly Entry[];
}

interface TextModule {
  textOf: (code: Code, preferred?: string | readonly string[], values?: Values) => EntryText | undefined;
}

interface LocaleModule {
  textOf: (code: Code, values?: Values) => EntryText | undefined;
}

async function load<Module>(subpath: string): Promise<Module> {
  return (await import(`codes/${subpath}`)) as Module;
}

// Numbers of 16 digits or more stand on lines of their own, and become bigints; so do all codes of a domain that has one.
const digits = readFileSync(process.argv[2] ?? "", "utf8").replace(/^( *(?:"code": )?)(-?\d{16,})(,?)$/gm, '$1"bigint $2"$3');
const vectors = JSON.parse(digits, (_key, value: unknown) =>
  typeof value === "string" && value.startsWith("bigint ") ? wide(value.slice(7)) : value,
) as Vectors;
function wide(text: string): bigint | number {
  const value = BigInt(text);
  return BigInt(Number(value)) === value && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
const bigints = new Set(vectors.entries.filter(({ code }) => typeof code === "bigint").map(({ domain }) => domain));
for (const each of vectors.lookups) {
  if (bigints.has(each.owner)) each.code = BigInt(each.code);
}
for (const each of [...vectors.entries, ...vectors.unknown]) {
  if (bigints.has(each.domain)) each.code = BigInt(each.code);
}
const plainly = (code: Code): string => `${typeof code === "string"} ${String(code)}`;
const paths = new Map(domains.map(({ name, path }) => [name, path]));
const pathOf = (domain: string): string => paths.get(domain) ?? "";
const moduleOf = (domain: string): Promise<DomainModule> => load(pathOf(domain));

let compared = 0;
function same(actual: unknown, expected: unknown, what: string): void {
  compared += 1;
  deepStrictEqual(actual, expected, what);
}

function plain(text: EntryText | undefined, requested: string): Text | undefined {
  if (text === undefined) return undefined;
  const { locale, message, cause, action } = text;
  return { requested, locale, message, cause: cause ?? null, action: action ?? null };
}

same(sourceLocale, vectors.source, "source");
same(locales, vectors.locales, "locales");
same(
  domains.map(({ name }) => name),
  vectors.domains,
  "domains",
);

for (const { name } of domains) {
  const names = vectors.entries.filter(({ domain }) => domain === name).map((entry) => entry.name);
  same((await moduleOf(name)).domain, name, name);
  same((await moduleOf(name)).entries().map((entry) => entry.name), names, `entries of ${name}`);
}

for (const wanted of vectors.entries) {
  const { code, label: wire } = wanted;
  const module = await moduleOf(wanted.domain);
  const constants = module as unknown as Record<string, Code>;
  for (const name of [wanted.name, ...wanted.aliases]) same(constants[name], code, `${wire}: ${name}`);
  same(module.isKnown(code), true, wire);
  same(module.nameOf(code), wanted.name, wire);
  same(module.statusOf(code), wanted.status, wire);
  same(module.httpStatusOf(code), wanted.http_status, wire);
  same(module.retryable(code), wanted.retryable, wire);
  const entry = module.parse(code);
  if (!entry.known) throw new Error(`${wire} is not known`);
  same(module.parse(code) === entry, true, wire);
  same(module.parse(String(code)) === entry, true, wire);
  same(module.parse(entry) === entry, true, wire);
  for (const name of [wanted.name, ...wanted.aliases]) same(module.byName(name), entry, wire);
  same([entry.name, entry.code, entry.domain, entry.label], [wanted.name, code, wanted.domain, wire], wire);
  same([entry.status, entry.httpStatus, entry.retryable], [wanted.status, wanted.http_status, wanted.retryable], wire);
  same([entry.aliases, entry.synonyms], [wanted.aliases, [...wanted.synonyms, ...wanted.equivalents]], wire);
  same([entry.deprecated !== undefined, entry.retired !== undefined], [wanted.deprecated, wanted.retired], wire);
  same((entry.deprecated ?? entry.retired)?.replacedBy ?? null, wanted.replaced_by, wire);
  same(entry.attributes, wanted.attributes, wire);
  same(entry.arguments, Object.keys(wanted.arguments ?? {}), wire);
  const error = new CodeError(entry);
  same([error.message, error.code, error.is(wanted.domain, code as AnyCode)], [wire, code, true], wire);
  const { textOf } = await load<TextModule>(`${pathOf(wanted.domain)}/text`);
  for (const text of wanted.texts) {
    const { requested } = text;
    same(plain(textOf(code, requested), requested), text, `${wire} in ${requested}`);
    same(plain(textOfEntry(entry, requested), requested), text, `${wire} in ${requested}, of all domains`);
    const alone = await load<LocaleModule>(`${pathOf(wanted.domain)}/text/${requested}`);
    same(plain(alone.textOf(code), requested), text, `${wire} in ${requested} alone`);
  }
  for (const { requested, message } of wanted.formatted ?? []) {
    same(textOf(code, requested, wanted.arguments)?.message, message, `${wire} filled in ${requested}`);
  }
}

for (const { domain, code, owner, name } of vectors.lookups) {
  const module = await moduleOf(domain);
  const entry = module.parse(code);
  same([entry.domain, entry.known && entry.name], [owner, name], `${domain}: ${code}`);
  same(entry, (await moduleOf(owner)).parse(code), `${domain}: ${code}`);
  same(module.nameOf(code), name, `${domain}: ${code}`);
  same([module.isKnown(code), module.isOwn(code)], [true, false], `${domain}: ${code}`);
  const own = await load<TextModule>(`${pathOf(domain)}/text`);
  const owners = await load<TextModule>(`${pathOf(owner)}/text`);
  for (const locale of locales) same(own.textOf(code, locale), owners.textOf(code, locale), `${domain}: ${code}`);
}

for (const { domain, code, label: wire } of vectors.unknown) {
  const module = await moduleOf(domain);
  const unknown = module.parse(code);
  same([unknown.known, unknown.domain, unknown.code, unknown.label], [false, domain, code, wire], wire);
  same([module.nameOf(code), module.statusOf(code), module.retryable(code)], [undefined, "UNKNOWN", false], wire);
  same(module.httpStatusOf(code), 500, wire);
  same(module.isKnown(code), false, wire);
  same((await load<TextModule>(`${pathOf(domain)}/text`)).textOf(code), undefined, wire);
  same(textOfEntry(module.parse(code)), undefined, wire);
  same(new CodeError(module.parse(code), { message: "failed" }).message, `${wire}: failed`, wire);
}

for (const { domain, name, requested, locale, message } of vectors.requests) {
  const constants = (await moduleOf(domain)) as unknown as Record<string, Code>;
  const { textOf } = await load<TextModule>(`${pathOf(domain)}/text`);
  const text = textOf(constants[name] ?? "", requested);
  same([text?.locale, text?.message], [locale, message], `${domain}.${name} in ${JSON.stringify(requested)}`);
}

for (const { code, found } of vectors.meanings) {
  same(lookup(code)
      .filter((entry) => plainly(entry.code) === plainly(code))
      .map((entry) => `${entry.domain}.${entry.name}`), found, `all meanings of ${code}`);
}

console.log(compared);
