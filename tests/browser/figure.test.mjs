// A live figure in a chapter: step, go back, decide who runs next, by mouse and by keyboard; nothing jumps.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

const count = (figure) => figure.locator(".count").innerText();
const step = async (figure) => Number(/^step (\d+)/.exec(await count(figure))[1]);
/** Where the recording is left the engine is fetched; until it has come the figure is busy. */
const settled = (figure) => figure.getByRole("button", { name: "Stop" }).waitFor({ state: "detached" });
const said = (figure) => figure.locator(".say").innerText();

async function figure(page, id) {
  const fig = page.locator(`#fig-${id}`);
  await fig.scrollIntoViewIfNeeded();
  await fig.locator(".count").waitFor();
  return fig;
}

test("stepping forward and back comes to the same states", async () => {
  const page = await open(site, "book/pipes/");
  const fig = await figure(page, "echo");
  const seen = [];
  for (let i = 0; i < 12; i++) {
    seen.push([await count(fig), await said(fig), await fig.locator("svg.stage").innerHTML()]);
    await fig.getByRole("button", { name: "Step" }).click();
  }
  await page.waitForFunction(() => !document.querySelector(".stage.moving"));
  for (let i = 11; i >= 0; i--) {
    await fig.getByRole("button", { name: "Back", exact: false }).last().click();
    assert.equal((await count(fig)).split(" of ")[0], seen[i][0].split(" of ")[0]);
    assert.equal(await said(fig), seen[i][1]);
  }
  page.quiet();
});

test("the reader decides who runs next", async () => {
  const page = await open(site, "book/pipes/");
  const fig = await figure(page, "echo");
  const picks = fig.locator(".pick");
  for (let i = 0; i < 60 && (await picks.count()) < 2; i++) await fig.getByRole("button", { name: "Step" }).click();
  assert.equal(await picks.count(), 2, "parent and child can both run after fork");
  const names = await picks.allInnerTexts();
  assert.notEqual(names[0], names[1]);
  await picks.nth(1).click();
  await settled(fig);
  const after = await said(fig);
  await fig.getByRole("button", { name: "Back", exact: false }).last().click();
  await picks.nth(0).click();
  await settled(fig);
  assert.notEqual(await said(fig), after);
  page.quiet();
});

test("a recording is left at the step where it was, and only then is the engine fetched", async () => {
  const page = await open(site);
  const engine = [];
  page.on("request", (request) => { if (/engine.*wasm/.test(request.url())) engine.push(request.url()); });
  await page.goto(site.url("book/pipes/"));
  const fig = await figure(page, "echo");
  const other = fig.locator(".pick:not(.usual)");
  for (let i = 0; i < 60 && (await other.count()) === 0; i++) await fig.getByRole("button", { name: "Step" }).click();
  const before = [await step(fig), await said(fig)];
  assert.match(await count(fig), / of \d+/, "a recording knows its length");
  assert.equal(engine.length, 0, "playing a recording needs no engine");
  await other.first().click();
  await settled(fig);
  assert.equal(engine.length, 1);
  assert.equal(await step(fig), before[0] + 1);
  await fig.getByRole("button", { name: "Back", exact: false }).last().click();
  assert.deepEqual([await step(fig), await said(fig)], before);
  page.quiet();
});

test("without a network a recording plays on and says what it cannot do", async () => {
  // The offline worker would have kept the engine.
  const page = await open(site, "book/pipes/", { serviceWorkers: "block" });
  const fig = await figure(page, "echo");
  const other = fig.locator(".pick:not(.usual)");
  for (let i = 0; i < 60 && (await other.count()) === 0; i++) await fig.getByRole("button", { name: "Step" }).click();
  await page.route(/engine/, (route) => route.abort());
  await other.first().click();
  await fig.getByText("cannot be fetched").waitFor();
  const here = await step(fig);
  await fig.getByRole("button", { name: "Step" }).click();
  assert.equal(await step(fig), here + 1);
});


test("the timeline is dragged to go anywhere", async () => {
  const page = await open(site, "book/pipes/");
  const fig = await figure(page, "echo");
  await fig.getByRole("button", { name: "Step" }).focus();
  await page.keyboard.press("End");
  const end = await step(fig);
  const strip = fig.getByRole("slider", { name: "Time" });
  const box = await strip.boundingBox();
  await page.mouse.move(box.x + box.width * 0.9, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 5 });
  await page.mouse.up();
  const middle = await step(fig);
  assert.ok(middle > 0 && middle < end, `${middle} of ${end}`);
  await strip.focus();
  await page.keyboard.press("ArrowLeft");
  assert.ok((await step(fig)) < middle);
  page.quiet();
});

test("what happens is spoken, and stands still for those who asked for that", async () => {
  const page = await open(site, "book/pipes/", { reducedMotion: "reduce" });
  const fig = await figure(page, "echo");
  const live = fig.locator("[aria-live=polite]");
  await fig.getByRole("button", { name: "Step" }).click();
  assert.ok((await live.innerText()).length > 10);
  for (let i = 0; i < 25; i++) {
    await fig.getByRole("button", { name: "Step" }).click();
    assert.equal(await fig.locator("svg.stage.moving").count(), 0);
  }
  page.quiet();
});

