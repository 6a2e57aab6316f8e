// On paper, and for readers who want stillness.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";
import { bench, said } from "./lib/bench.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

test("a printed chapter has its prose and pictures and no controls, in dark colours on white", async () => {
  const page = await open(site, "book/pipes/", { colorScheme: "dark" });
  await page.locator("#fig-echo .bar .icon:not([disabled])").waitFor();
  await page.emulateMedia({ media: "print" });
  const shown = (selector) => page.locator(selector).evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);
  for (const gone of ["header.top", ".toc", ".bar", ".strip", "nav.turn", "button", ".button", "dialog"]) assert.equal(await shown(gone), 0, gone);
  assert.ok((await shown(".chap p")) > 10);
  assert.equal(await shown("figure.fig"), await page.locator("figure.fig").count());
  assert.equal(await shown("figure.fig svg.stage"), await page.locator("figure.fig").count());
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".chap p:not(.lead)")).color), "rgb(0, 0, 0)");
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 20_000, `${pdf.length} bytes`);
  page.quiet();
});

test("with reduced motion every step is there at once, in the workbench too", async () => {
  const page = await bench(site, "workbench/", { reducedMotion: "reduce" });
  for (let i = 0; i < 20; i++) {
    const before = await said(page);
    await page.getByRole("button", { name: "Step" }).click();
    assert.notEqual(await said(page), before);
    assert.equal(await page.locator("svg.stage.moving").count(), 0);
    assert.equal(await page.locator("svg.stage [style*=transform]").count(), 0);
  }
  page.quiet();
});
