// Bundles what is not Rust: the stylesheets with their typefaces, and the few scripts. Trunk runs it before each build
// and copies target/bundle/ into the site.
import { build } from "esbuild";
import { cp, mkdir, rm } from "node:fs/promises";

const out = "target/bundle";
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const common = {
  outdir: out,
  bundle: true,
  minify: true,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  logLevel: "warning",
  target: ["chrome111", "firefox113", "safari16.4"],
};
await build({ ...common, entryPoints: ["styles/site.css"], loader: { ".woff2": "file" } });
await build({ ...common, entryPoints: ["assets/js/site.js"], format: "iife" });
await build({ ...common, entryPoints: ["assets/js/editor.js"], format: "esm" });
// These keep their names: their addresses are written into other people's pages, or must never change.
for (const name of ["sw.js", "ringside-figure.js", "worker.js"]) await cp(`assets/js/${name}`, `${out}/${name}`);
