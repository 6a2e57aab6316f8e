// Every page at every size: nothing scrolls sideways, nothing is cut off, fingers find their buttons, nothing jumps.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";
import { bench, runs, write } from "./lib/bench.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const SMALL = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What of the visible buttons, fields and links in bars is lower than a finger needs. */
const low = (page) => page.evaluate(() => [...document.querySelectorAll("button, .button, select, [role=tab], input:not([type=radio], [type=file])")]
  .filter((e) => e.checkVisibility())
  .map((e) => [e.getAttribute("aria-label") ?? e.innerText.trim(), Math.round(e.getBoundingClientRect().height)])
  .filter(([, height]) => height > 1 && height < 40));

/** What of these reaches beyond the window and cannot be scrolled to. */
const cut = (page) => page.evaluate(() => [...document.querySelectorAll("button, .button, select, [role=tab], input:not([type=file])")]
  .filter((e) => e.checkVisibility() && !e.closest(".next"))
  .map((e) => [e.getAttribute("aria-label") ?? e.innerText.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.left < -1 || box.right > innerWidth + 1)
  .map(([name, box]) => `${name}: ${Math.round(box.left)} to ${Math.round(box.right)}`));

for (const [name, options] of [["phone", PHONE], ["small phone", SMALL], ["tablet", TABLET]]) {
  for (const path of ["", "book/pipes/", "workbench/", "traces/", "exercises/", "embed/#pipes/echo"]) {
    test(`${path || "front"} on a ${name}: all of it is there, and fingers find it`, async () => {
      const page = await open(site, path, options);
      if (path === "traces/") await page.getByRole("button", { name: "two pipes, a deadlock" }).click();
      if (path && path !== "exercises/") {
        await page.locator("figure.fig, main.workbench, main.embed").first().scrollIntoViewIfNeeded();
        await page.locator(".bar .icon:not([disabled])").first().waitFor();
        for (let i = 0; i < 6; i++) await page.getByRole("button", { name: "Step" }).first().click();
      }
      assert.equal(await sideways(page), 0);
      assert.deepEqual(await cut(page), []);
      assert.deepEqual(await low(page), []);
      const menu = page.getByRole("button", { name: "Menu" });
      if (await menu.isVisible()) {
        await menu.click();
        await page.getByRole("button", { name: "Light / dark" }).waitFor();
        assert.deepEqual(await cut(page), []);
        assert.deepEqual(await low(page), []);
      }
      page.quiet();
    });
  }
}

test("a phone shows code, stage or terminal, each whole", async () => {
  const page = await bench(site, "workbench/", PHONE);
  const stage = page.locator("svg.stage");
  const editor = page.locator(".cm-content");
  await stage.waitFor();
  assert.ok(!(await editor.isVisible()));
  await page.getByRole("button", { name: /^Code/ }).click();
  await write(page, '#include <stdio.h>\nint main(void) {\n  printf("42\\n");\n  return 0;\n}\n');
  assert.ok(!(await stage.isVisible()));
  const box = await page.locator(".editor").boundingBox();
  assert.ok(box.height > 400 && box.width === 390, JSON.stringify(box));
  await runs(page, "pipe");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("button", { name: "Terminal, variables" }).click();
  await page.getByRole("log").getByText("42").waitFor();
  for (const tab of await page.locator("#panel-tab-0, [id^=panel-tab-]").all()) {
    await tab.click();
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await cut(page), []);
  }
  await page.getByRole("button", { name: "Stage" }).click();
  assert.ok(await stage.isVisible());
  // Controls stay where they are, whatever is shown.
  const bar = await page.locator("div.bar").boundingBox();
  assert.ok(Math.abs(bar.y + bar.height - 844) <= 1, JSON.stringify(bar));
  page.quiet();
});

test("errors are seen on a phone without leaving the stage", async () => {
  const page = await bench(site, "workbench/", PHONE);
  await page.getByRole("button", { name: /^Code/ }).click();
  await write(page, "int main(void) { retrun 0; }\n");
  await page.locator(".first-problem").waitFor();
  await page.getByRole("button", { name: "Stage" }).click();
  assert.match(await page.getByRole("button", { name: /^Code/ }).innerText(), /\d/);
  page.quiet();
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  for (const path of ["", "book/pipes/", "book/line/"]) {
    test(`${path || "front"} at ${viewport.width}: coming to life moves nothing`, async (t) => {
      const page = await open(site, undefined, { viewport });
      await page.addInitScript(() => {
        globalThis.shift = 0;
        globalThis.shifted = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if (entry.hadRecentInput) continue;
            globalThis.shift += entry.value;
            for (const s of entry.sources) globalThis.shifted.push(`${s.node?.className?.baseVal ?? s.node?.className ?? s.node?.nodeName}: ${Math.round(s.previousRect.y)} to ${Math.round(s.currentRect.y)}, ${Math.round(s.previousRect.height)} to ${Math.round(s.currentRect.height)} high`);
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(site.url(path));
      for (const fig of await page.locator("figure.fig").all()) {
        await fig.scrollIntoViewIfNeeded();
        await fig.locator(".bar .icon:not([disabled])").first().waitFor();
        await page.waitForTimeout(150);
      }
      const [shift, shifted] = await page.evaluate(() => [globalThis.shift, globalThis.shifted]);
      t.diagnostic(`layout shift ${shift.toFixed(4)}`);
      assert.ok(shift <= 0.02, `layout shift ${shift}: ${shifted.join("; ")}`);
      page.quiet();
    });
  }
}
