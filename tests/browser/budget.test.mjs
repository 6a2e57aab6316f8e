// What a first visit costs: bytes over the wire, as any static host compresses them, and the time of a step.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { closeBrowser, open, serve } from "./lib/site.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

async function weigh(path, ready) {
  const page = await open(site);
  const sizes = new Map();
  page.on("response", async (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (/javascript|wasm/.test(type)) sizes.set(response.url().split("/").pop(), gzipSync(await response.body(), { level: 9 }).length);
  });
  await page.goto(site.url(path));
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState("networkidle");
  const total = [...sizes.values()].reduce((a, b) => a + b, 0);
  return { total, sizes: JSON.stringify([...sizes]) };
}

// A chapter and an embedded figure play recordings; the workbench has the whole engine, for which 500 kB is the goal
// that it does not reach: there the test only keeps it from growing. Compiled for size alone the engine would be a
// sixth smaller, and exploring would take half as long again.
for (const [path, ready, most] of [
  ["book/pipes/", ".count", 300_000],
  ["embed/#pipes/echo", ".count", 300_000],
  ["workbench/", ".cm-content", 2_250_000],
]) {
  test(`${path} takes at most ${most / 1000} kB of wasm and JavaScript`, async (t) => {
    const { total, sizes } = await weigh(path, ready);
    t.diagnostic(`${total} bytes: ${sizes}`);
    assert.ok(total <= most, `${total}: ${sizes}`);
  });
}

test("a step is drawn within one frame", async (t) => {
  const page = await open(site, "book/pipes/");
  const fig = page.locator("#fig-echo");
  await fig.scrollIntoViewIfNeeded();
  await fig.locator(".count").waitFor();
  const times = await fig.evaluate((figure) => {
    const button = [...figure.querySelectorAll("button")].find((b) => b.innerText.startsWith("Step"));
    const out = [];
    for (let i = 0; i < 60; i++) {
      const start = performance.now();
      button.click();
      figure.getBoundingClientRect();
      out.push(performance.now() - start);
    }
    return out.sort((a, b) => a - b);
  });
  const median = times[Math.floor(times.length / 2)];
  t.diagnostic(`median ${median.toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms`);
  assert.ok(median < 16, `${median} ms`);
});
