// axe looks at every kind of page, in both themes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const path of ["", "book/pipes/", "workbench/", "traces/", "exercises/", "embed/#pipes/echo"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${path || "front"} in ${colorScheme}`, async () => {
      const page = await open(site, path, { colorScheme, reducedMotion: "reduce" });
      if (path.startsWith("book") || path.startsWith("embed") || path.startsWith("workbench")) {
        await page.locator(".count").first().waitFor();
        for (let i = 0; i < 8; i++) await page.getByRole("button", { name: /^Step/ }).first().click();
      }
      if (path.startsWith("workbench")) await page.locator(".cm-content").waitFor();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      const told = violations.map((v) => `${v.id}: ${v.nodes.slice(0, 4).map((n) => `${n.target} ${n.failureSummary}`).join("; ")}`);
      assert.deepEqual(told, []);
      page.quiet();
    });
  }
}
