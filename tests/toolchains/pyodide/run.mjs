// Usage: node run.mjs PYTHON PROGRAM FOLDER ...
// Runs a program with the Python of the npm package PYTHON, warnings as errors. It can import what is in the folders.
import fs from "node:fs";
import path from "node:path";

const [python, program, ...folders] = process.argv.slice(2);
const home = new URL(`./node_modules/${python}/`, import.meta.url);
const { loadPyodide } = await import(new URL("pyodide.mjs", home).href);
const interpreter = await loadPyodide({ indexURL: decodeURIComponent(home.pathname) });

function copy(from, to) {
  interpreter.FS.mkdirTree(to);
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), `${to}/${entry.name}`];
    if (entry.isDirectory()) copy(source, target);
    else interpreter.FS.writeFile(target, fs.readFileSync(source));
  }
}

folders.forEach((folder, index) => copy(folder, `/program/${index}`));
interpreter.runPython("import sys, warnings; warnings.simplefilter('error')");
folders.forEach((_, index) => interpreter.runPython(`sys.path.insert(0, '/program/${index}')`));
try {
  interpreter.runPython(fs.readFileSync(program, "utf8"));
} catch (error) {
  console.error(String(error.message).slice(-4000));
  process.exit(1);
}
