// Exercises: read without scripts, solved on the workbench, graded in every schedule, kept in this browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";
import { bench, said, step, write } from "./lib/bench.mjs";

let site;
before(async () => { site = await serve({}, { cors: true }); });
after(async () => { await closeBrowser(); site.close(); });

const answer = (path) => readFile(new URL(`../../assets/exercises/${path}`, import.meta.url), "utf8");
const verdict = (page) => page.locator(".task .verdict");
const text = (page) => page.locator(".cm-content").innerText();

async function check(page) {
  await page.getByRole("button", { name: "Check every schedule" }).click();
  await verdict(page).waitFor();
}

test("the list and each page can be read without any script", async () => {
  const page = await open(site, "exercises/", { javaScriptEnabled: false });
  const links = page.locator("nav.parts a");
  assert.ok((await links.count()) >= 13);
  assert.match(await links.first().innerText(), /Two threads, one counter/);
  const paths = await links.evaluateAll((all) => all.map((a) => a.href));
  for (const path of paths) {
    await page.goto(path);
    assert.ok((await page.locator("main h1").innerText()).length > 3);
    assert.ok((await page.locator("main > p").count()) >= 2, `${path}: a task`);
    assert.ok((await page.locator("main .listing").first().innerText()).includes("("), `${path}: a program`);
    assert.ok((await page.locator(".rules li").count()) >= 5, `${path}: what is checked`);
    assert.match(await page.getByRole("link", { name: "Open it on the workbench" }).getAttribute("href"), /#exercise:[a-z-]+$/);
  }
  page.quiet();
});

test("a wrong answer is told what fails, and the run that shows it is played on the stage", async () => {
  const page = await open(site, "exercises/two-lockers/");
  await page.getByRole("link", { name: "Open it on the workbench" }).click();
  await page.locator(".cm-content").waitFor();
  assert.match(await page.locator(".task").innerText(), /Three clerks work at once/);
  await check(page);
  assert.match(await verdict(page).innerText(), /Not yet/);
  const finding = page.locator(".findings > li").filter({ hasText: "deadlock" });
  assert.match(await finding.innerText(), /waits for/);
  await finding.locator("summary").click();
  assert.ok((await finding.locator(".story li").count()) > 4);
  assert.equal(await page.locator(".rules .fails").count(), 1);
  assert.ok((await page.locator(".rules .holds").count()) >= 4);
  await finding.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction(() => !/^step 0\b/.test(document.querySelector(".bar .count").innerText));
  await page.keyboard.press("End");
  await page.getByText("Deadlock: nobody can go on").waitFor();
  page.quiet();
});

test("a right answer passes, and the list knows it; what is missing at once is told", async () => {
  const page = await bench(site, "workbench/#exercise:two-lockers");
  await write(page, await answer("two-lockers/wrong/one_lock_for_all.c"));
  await check(page);
  assert.match(await page.locator(".findings").innerText(), /in no schedule is there a moment at which 2 threads are inside/);
  await write(page, await answer("two-lockers/right.c"));
  await verdict(page).waitFor({ state: "detached" });
  await check(page);
  assert.match(await verdict(page).innerText(), /Solved: every property holds in every schedule/);
  assert.equal(await page.locator(".rules .holds").count(), await page.locator(".rules li").count());
  await page.goto(site.url("exercises/"));
  assert.deepEqual(await page.locator("a.done[data-exercise]").evaluateAll((all) => all.map((a) => a.dataset.exercise)), ["two-lockers"]);
  page.quiet();
});

test("what is written is kept, the first text comes back, and so does one's own", async () => {
  const page = await bench(site, "workbench/#exercise:counter");
  const first = await text(page);
  assert.match(first, /int seen = counter;/);
  await write(page, "int main(void) { return 1; }\n");
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.match(await text(page), /return 1;/);
  assert.match(page.url(), /#exercise:counter$/);
  await page.getByRole("button", { name: "Start over" }).click();
  await page.waitForFunction((t) => document.querySelector(".cm-content").innerText === t, first);
  await page.getByRole("button", { name: "My text again" }).click();
  await page.waitForFunction(() => document.querySelector(".cm-content").innerText.includes("return 1;"));
  page.quiet();
});

test("what does not compile is said, and given files cannot be changed", async () => {
  const page = await bench(site, "workbench/#exercise:water");
  await page.getByRole("tab", { name: "atoms.c" }).click();
  await page.waitForFunction(() => document.querySelector(".cm-content").innerText.includes("assert(here == 3)"));
  await page.locator(".cm-content").click();
  await page.keyboard.type("xyz");
  assert.ok(!(await text(page)).includes("xyz"));
  await page.getByRole("tab", { name: "water.c" }).click();
  await page.waitForFunction(() => document.querySelector(".cm-content").innerText.includes("void hydrogen"));
  await write(page, "void prepare(void) { nonsense(; }\n");
  await page.locator(".first-problem").waitFor();
  assert.ok(await page.getByRole("button", { name: "Check every schedule" }).isDisabled());
  await page.getByRole("button", { name: "Start over" }).click();
  await page.locator(".first-problem").waitFor({ state: "detached" });
  await check(page);
  assert.match(await page.locator(".findings").innerText(), /assertion/);
  page.quiet();
});

test("by keyboard alone: check, open the story, play", async () => {
  const page = await bench(site, "workbench/#exercise:counter");
  await page.getByRole("button", { name: "Check every schedule" }).focus();
  await page.keyboard.press("Enter");
  await verdict(page).waitFor();
  const play = page.locator(".findings").getByRole("button", { name: "Play" }).first();
  await play.focus();
  await page.keyboard.press("Enter");
  await page.locator(".notice").getByText("Playing a run").waitFor();
  await page.keyboard.press("Home");
  assert.equal(await step(page), 0);
  assert.ok((await said(page)).length > 0);
  page.quiet();
});

test("in a sandboxed frame the page itself grades", async () => {
  const frame = `<iframe sandbox="allow-scripts" style="width:1300px;height:850px" src="${site.url("workbench/#exercise:counter")}"></iframe>`;
  const page = await open(site);
  await page.setContent(frame);
  const inner = page.frameLocator("iframe");
  await inner.getByRole("button", { name: "Check every schedule" }).click();
  await inner.locator(".task .verdict").waitFor();
  assert.match(await inner.locator(".findings").innerText(), /race|prints/);
});

test("an exercise that is not there is said to be none", async () => {
  const page = await open(site, "workbench/#exercise:no-such-thing");
  await page.getByText("There is no exercise no-such-thing.").waitFor();
  assert.equal(await page.locator(".task").count(), 0);
});

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
for (const path of ["exercises/", "exercises/readers/", "workbench/#exercise:counter"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${path} in ${colorScheme}: axe finds nothing`, async () => {
      const page = await open(site, path, { colorScheme, reducedMotion: "reduce" });
      if (path.startsWith("workbench")) {
        await page.locator(".cm-content").waitFor();
        await check(page);
      }
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      const told = violations.map((v) => `${v.id}: ${v.nodes.slice(0, 4).map((n) => `${n.target} ${n.failureSummary}`).join("; ")}`);
      assert.deepEqual(told, []);
      page.quiet();
    });
  }
}

for (const [name, viewport] of [["phone", { width: 390, height: 844 }], ["small phone", { width: 360, height: 640 }], ["tablet", { width: 1024, height: 768 }]]) {
  for (const path of ["exercises/", "exercises/readers/", "workbench/#exercise:counter"]) {
    test(`${path} on a ${name}: nothing scrolls sideways, and fingers find the buttons`, async () => {
      const page = await open(site, path, { viewport, hasTouch: true, isMobile: name !== "tablet" });
      if (path.startsWith("workbench")) {
        await page.locator(".bar .count").waitFor();
        await check(page);
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      const low = await page.evaluate(() => [...document.querySelectorAll("main button, main .button")]
        .filter((e) => e.checkVisibility())
        .map((e) => [e.innerText.trim(), Math.round(e.getBoundingClientRect().height)])
        .filter(([, height]) => height < 40));
      assert.deepEqual(low, []);
      if (path.startsWith("workbench") && name !== "tablet") {
        // Playing shows the stage, where there is room for one thing only.
        await page.locator(".findings").getByRole("button", { name: "Play" }).first().click();
        await page.locator("svg.stage").waitFor();
      }
      page.quiet();
    });
  }
}
