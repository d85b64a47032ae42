// Usage: node bundle.mjs esbuild|rollup|webpack ENTRY OUTFILE [split]
// Bundles ENTRY, minified, as a browser's bundle would be; with `split`, into chunks next to OUTFILE, not minified. Prints nothing.
import { basename, dirname, resolve } from "node:path";
import { readFile, writeFile } from "node:fs/promises";

const minify = async (file) => {
  const { transform } = await import("esbuild");
  const { code } = await transform(await readFile(file, "utf8"), { minify: true, format: "esm" });
  await writeFile(file, code);
};

const splitters = {
  async esbuild(entry, outfile) {
    const { build } = await import("esbuild");
    const outdir = dirname(outfile);
    await build({ entryPoints: [entry], outdir, bundle: true, splitting: true, charset: "utf8", format: "esm", logLevel: "error" });
  },
  async rollup(entry, outfile) {
    const { rollup } = await import("rollup");
    const { default: nodeResolve } = await import("@rollup/plugin-node-resolve");
    const bundle = await rollup({ input: entry, plugins: [nodeResolve()] });
    await bundle.write({ dir: dirname(outfile), format: "es" });
    await bundle.close();
  },
  async webpack(entry, outfile) {
    const { default: webpack } = await import("webpack");
    const output = { path: dirname(outfile), module: true, library: { type: "module" }, chunkFormat: "module" };
    const options = { mode: "production", target: "es2022", entry, output, experiments: { outputModule: true } };
    const stats = await new Promise((done, fail) =>
      webpack({ ...options, optimization: { minimize: false } }, (error, result) => (error ? fail(error) : done(result))),
    );
    if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  },
};

const bundlers = {
  async esbuild(entry, outfile) {
    const { build } = await import("esbuild");
    await build({ entryPoints: [entry], outfile, bundle: true, minify: true, format: "esm", logLevel: "error" });
  },
  async rollup(entry, outfile) {
    const { rollup } = await import("rollup");
    const { default: nodeResolve } = await import("@rollup/plugin-node-resolve");
    const bundle = await rollup({ input: entry, plugins: [nodeResolve()] });
    await bundle.write({ file: outfile, format: "es" });
    await bundle.close();
    await minify(outfile);
  },
  async webpack(entry, outfile) {
    const { default: webpack } = await import("webpack");
    const output = { path: dirname(outfile), filename: basename(outfile), module: true, library: { type: "module" } };
    const stats = await new Promise((done, fail) =>
      webpack({ mode: "production", entry, output, experiments: { outputModule: true } }, (error, result) =>
        error ? fail(error) : done(result),
      ),
    );
    if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  },
};

const [name, entry, outfile, split] = process.argv.slice(2);
await (split ? splitters : bundlers)[name](resolve(entry), resolve(outfile));
