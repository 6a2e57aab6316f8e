// A figure in other people's pages: a plain frame, the element, a deck of reveal.js, a sandbox.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";
import { said, step } from "./lib/bench.mjs";

const html = (body, head = "") => ({ html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Host</title>${head}</head><body>${body}</body></html>` });
const EMBED = "/course/ipc/embed/#pipes/echo";
const HEARD = '<script>window.heard = []; addEventListener("message", (e) => { if (e.data && e.data.ringside) heard.push(e.data); });</script>';

let site;
before(async () => {
  site = await serve({
    "/reveal/": { folder: "node_modules/reveal.js/dist" },
    "/frame": html(`${HEARD}<iframe src="${EMBED}" title="Figure" width="900" height="900"></iframe>`),
    "/sandbox": html(`${HEARD}<iframe sandbox="allow-scripts" src="${EMBED}" title="Figure" width="900" height="900"></iframe>`),
    "/element": html(`<script type="module" src="/course/ipc/ringside-figure.js"></script><div style="width:700px"><ringside-figure src="${EMBED}" step="3" title="A pipe"></ringside-figure></div>`),
    "/deck": html(
      `<div class="reveal"><div class="slides"><section>One</section><section><iframe data-src="${EMBED}" title="Figure" width="900" height="640"></iframe></section><section>Three</section></div></div>
       <script src="/reveal/reveal.js"></script><script>Reveal.initialize({ hash: false, transition: "none" });</script>`,
      '<link rel="stylesheet" href="/reveal/reveal.css">'),
  }, { cors: true });
});
after(async () => { await closeBrowser(); site.close(); });

async function figure(page) {
  const frame = page.frameLocator("iframe").first();
  await frame.locator(".count").waitFor();
  return frame;
}
const next = (frame) => frame.getByRole("button", { name: "Step" });

test("a frame steps, tells its page, and does what its page asks", async () => {
  const page = await open(site, `${site.origin}/frame`);
  const frame = await figure(page);
  await next(frame).click();
  await next(frame).click();
  assert.equal(await step(frame), 2);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.equal(heard.find((m) => m.type === "ready").step, 0);
  assert.equal(heard.filter((m) => m.type === "step").at(-1).step, 2);
  assert.ok(heard.find((m) => m.type === "height").height > 300);
  const ask = (message) => page.evaluate((m) => document.querySelector("iframe").contentWindow.postMessage(m, "*"), message);
  await ask({ ringside: 1, type: "step", step: 9 });
  await frame.locator(".count", { hasText: "step 9" }).waitFor();
  await ask({ ringside: 1, type: "prev" });
  await frame.locator(".count", { hasText: "step 8" }).waitFor();
  // Nothing else moves it.
  for (const bad of [{ type: "next" }, { ringside: 2, type: "next" }, { ringside: 1, type: "step", step: "1" }, "next", null]) await ask(bad);
  await ask({ ringside: 1, type: "theme", theme: "dark" });
  await frame.locator("html[data-theme=dark]").waitFor({ state: "attached" });
  assert.equal(await step(frame), 8);
  page.quiet();
});

test("the element is as high as its figure, and begins at its step", async () => {
  const page = await open(site, `${site.origin}/element`);
  const frame = await figure(page);
  await frame.locator(".count", { hasText: "step 3" }).waitFor();
  await page.waitForFunction(() => {
    const outer = document.querySelector("iframe").getBoundingClientRect().height;
    const inner = document.querySelector("iframe").contentDocument.body.getBoundingClientRect().height;
    return inner > 300 && Math.abs(outer - inner) <= 2;
  });
  page.quiet();
});

test("in a sandbox that allows scripts alone the figure lives", async () => {
  const page = await open(site, `${site.origin}/sandbox`);
  const frame = await figure(page);
  const first = await said(frame);
  await next(frame).click();
  await next(frame).click();
  assert.equal(await step(frame), 2);
  assert.notEqual(await said(frame), first);
  assert.equal((await page.evaluate(() => globalThis.heard)).filter((m) => m.type === "step").at(-1).step, 2);
  page.quiet();
});

test("in a deck of reveal.js the clicker's keys step the figure and then turn the slide", async () => {
  const page = await open(site, `${site.origin}/deck`);
  const slide = () => page.evaluate(() => globalThis.Reveal.getIndices().h);
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => globalThis.Reveal.getIndices().h === 1);
  let frame = await figure(page);
  assert.ok(await page.evaluate(() => document.activeElement.tagName !== "IFRAME"), "it does not take the focus by itself");
  await next(frame).click();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  assert.equal(await step(frame), 3);
  await page.keyboard.press("PageUp");
  assert.equal(await step(frame), 2);
  assert.equal(await slide(), 1);
  await page.keyboard.press("End");
  await frame.getByText(/The run has ended/).waitFor();
  const end = await step(frame);
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => globalThis.Reveal.getIndices().h === 2);
  // Back: the deck has thrown the frame away, the figure stands where it stood.
  await page.evaluate(() => globalThis.Reveal.prev());
  frame = await figure(page);
  await frame.locator(".count", { hasText: `step ${end}` }).waitFor();
  await next(frame).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("PageUp");
  await page.waitForFunction(() => globalThis.Reveal.getIndices().h === 0);
  page.quiet();
});

test("a figure opens in the workbench at the step it shows", async () => {
  const page = await open(site, "embed/#pipes/echo@6");
  await page.locator(".count").waitFor();
  assert.equal(await step(page), 6);
  const words = await said(page);
  const [other] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "Open in Ringside" }).click()]);
  await other.locator(".cm-content", { hasText: "Round and round" }).waitFor();
  assert.equal(await step(other), 6);
  assert.equal(await said(other), words);
  page.quiet();
});

test("an address without a figure says so", async () => {
  for (const [fragment, sentence] of [["", "names no figure"], ["#pipes/none", "The book has no figure pipes/none"], ["#1.AAAA", "This link is damaged"]]) {
    const page = await open(site, `embed/${fragment}`);
    await page.getByText(sentence).waitFor();
  }
});
