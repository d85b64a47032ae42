// Usage: node page.mjs FILE QUERY
// Opens a page as a browser does, from a file, and prints its HTML when its scripts have said something (role=status).
import { pathToFileURL } from "node:url";
import { JSDOM, VirtualConsole } from "jsdom";

const [file, query] = process.argv.slice(2);
const faults = new VirtualConsole().on("jsdomError", (fault) => {
  throw fault;
});
const page = await JSDOM.fromFile(file, {
  url: pathToFileURL(file).href + query,
  resources: "usable",
  runScripts: "dangerously",
  virtualConsole: faults,
});
const status = page.window.document.querySelector("[role=status]");
for (let waited = 0; status.textContent === "" && waited < 10_000; waited += 10) {
  await new Promise((resolve) => setTimeout(resolve, 10));
}
console.log(page.serialize());
page.window.close();
