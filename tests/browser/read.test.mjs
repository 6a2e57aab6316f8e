// A reader with a chapter: prose before anything has run, questions, search, the way on, the theme.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

test("a chapter reads and answers without JavaScript", async () => {
  const page = await open(site, "book/pipes/", { javaScriptEnabled: false });
  assert.equal(await page.title(), "Pipes · Ringside");
  assert.match(await page.locator("meta[name=description]").getAttribute("content"), /pipe/);
  await page.getByRole("heading", { name: "The other end" }).waitFor();
  const answer = page.locator("form.ask details").first();
  await answer.locator("summary").click();
  await answer.getByText("returns when all bytes have been handed over").waitFor();
  await page.getByRole("link", { name: "The rolling-index buffer" }).first().click();
  await page.getByRole("heading", { level: 1, name: "The rolling-index buffer" }).waitFor();
});

test("a question waits for a commitment, then says what is right and why", async () => {
  const page = await open(site, "book/pipes/");
  const ask = page.locator("form.ask").first();
  const commit = ask.getByRole("button", { name: "Commit" });
  await commit.waitFor();
  assert.ok(await commit.isDisabled());
  assert.ok(!(await ask.getByText("returns when all bytes").isVisible()));
  await ask.getByLabel("it returns 12").check();
  await commit.click();
  await ask.getByText("Not so").waitFor();
  await ask.getByText("returns when all bytes").waitFor();
  assert.equal(await ask.locator("label.right").innerText(), "it puts in 12, waits for room, goes on, and returns 25 when all are in");
  page.quiet();
});

test("search finds a section and leads to it, by keyboard alone", async () => {
  const page = await open(site, "book/line/");
  await page.getByRole("button", { name: "Search" }).waitFor();
  await page.keyboard.press("/");
  await page.getByRole("searchbox").waitFor();
  await page.keyboard.type("sigpipe reader");
  await page.getByRole("link", { name: /Pipes: The other end/ }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/book\/pipes\/#the-other-end$/);
  page.quiet();
});

test("the theme is the reader's choice and is kept", async () => {
  const page = await open(site, "book/line/", { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: "Light / dark" }).click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.goto(site.url("book/pipes/"));
  assert.equal(await paper(), dark);
  page.quiet();
});

test("every page leads only to places that exist", async () => {
  const seen = new Set();
  const todo = [""];
  const page = await open(site, "", { javaScriptEnabled: false });
  while (todo.length) {
    const path = todo.pop();
    if (seen.has(path)) continue;
    seen.add(path);
    const response = await page.goto(site.url(path));
    assert.equal(response.status(), 200, path);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
    const inside = links.filter((l) => l.startsWith(site.url())).map((l) => l.slice(site.url().length).replace(/#.*/, ""));
    todo.push(...inside);
  }
  assert.ok(seen.has("book/pipes/") && seen.has("workbench/") && seen.has("exercises/"));
});

test("what was read once is there without a network", async () => {
  const page = await open(site, "book/line/");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller);
  await page.context().setOffline(true);
  await page.goto(site.url("book/semaphores/"));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Search" }).waitFor();
  const fig = page.locator("figure.fig").first();
  await fig.scrollIntoViewIfNeeded();
  await fig.locator(".bar .icon:not([disabled])").waitFor();
  const step = async () => Number((await fig.locator(".count").innerText()).match(/^step (\d+)/)[1]);
  const before = await step();
  await fig.getByRole("button", { name: "Step" }).click();
  assert.equal(await step(), before + 1);
  // The workbench too, with its editor and its compiler.
  await page.goto(site.url("workbench/"));
  await page.locator(".cm-content").waitFor();
  await page.getByRole("button", { name: "Step" }).click();
  assert.match(await page.locator(".count").innerText(), /^step 1/);
  page.quiet();
});
