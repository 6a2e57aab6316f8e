// The whole site by keyboard alone, with the focus always in sight.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";
import { bench, said, step } from "./lib/bench.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

/** What has the focus: its name, whether it is in the window, and whether one sees that it has the focus. */
const focus = (page) => page.evaluate(() => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const ring = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1;
  const editor = e.closest(".cm-editor.cm-focused, .cm-editor");
  return {
    tag: e.tagName,
    name: (e.getAttribute("aria-label") ?? e.innerText ?? "").trim().split("\n")[0],
    seen: ring(style) || style.boxShadow !== "none" || Boolean(editor) || (e.labels?.length > 0 && ring(getComputedStyle(e.labels[0]))),
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
});

/** Presses Tab until something of this name has the focus; everything on the way must be visible and marked. */
async function tabTo(page, name, most = 60) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const at = await focus(page);
    if (at.tag === "BODY") continue;
    assert.ok(at.seen, `one does not see that ${at.tag} "${at.name}" has the focus`);
    assert.ok(at.inside, `${at.tag} "${at.name}" has the focus and is out of sight`);
    if (name.test(at.name)) return;
  }
  assert.fail(`${name} is not reached by Tab`);
}

test("from the front into a chapter, through a figure and a question", async () => {
  const page = await open(site, "");
  await page.keyboard.press("Tab");
  assert.equal((await focus(page)).name, "Skip to the text");
  await tabTo(page, /^Begin reading/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.goto(site.url("book/pipes/"));
  await page.locator("#fig-echo .bar .icon:not([disabled])").waitFor();
  await tabTo(page, /^Step/, 120);
  const fig = page.locator("#fig-echo");
  await page.keyboard.press("Enter");
  assert.equal(await step(fig), 1);
  await page.keyboard.press("k");
  assert.equal(await step(fig), 2);
  await page.keyboard.press("j");
  assert.equal(await step(fig), 1);
  const ask = page.locator("form.ask").first();
  await ask.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await tabTo(page, /^Commit/);
  await page.keyboard.press("Enter");
  await ask.locator(".verdict").waitFor();
  page.quiet();
});

test("keys do what the buttons do, only where the figure has the focus, and the focus is never lost", async () => {
  const page = await open(site, "book/line/");
  const fig = page.locator("#fig-write");
  await fig.scrollIntoViewIfNeeded();
  await fig.locator(".bar .icon:not([disabled])").waitFor();
  await page.keyboard.press("k");
  assert.equal(await step(fig), 0);
  const next = fig.getByRole("button", { name: "Step" });
  await next.focus();
  await page.keyboard.press("k");
  assert.equal(await step(fig), 1);
  await page.keyboard.press("j");
  assert.equal(await step(fig), 0);
  await page.keyboard.press("End");
  assert.equal(await next.getAttribute("aria-disabled"), "true");
  assert.ok(await next.evaluate((e) => e === document.activeElement));
  const end = await step(fig);
  await page.keyboard.press("Enter");
  assert.equal(await step(fig), end);
  await page.keyboard.press("Home");
  assert.equal(await step(fig), 0);
  assert.ok(await next.evaluate((e) => e === document.activeElement));
  page.quiet();
});

test("the workbench: from the files through the editor and the panel to the controls", async () => {
  const page = await bench(site);
  await tabTo(page, /^pipe\.c/);
  await page.keyboard.press("Tab");
  assert.equal((await focus(page)).name, "New file");
  await tabTo(page, /^C source/);
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  await page.keyboard.press("Escape");
  await tabTo(page, /^Terminal/);
  await page.keyboard.press("ArrowRight");
  assert.equal((await focus(page)).name, "Variables");
  await page.getByRole("tabpanel", { name: "Variables" }).waitFor();
  await page.keyboard.press("End");
  assert.equal((await focus(page)).name, "Settings");
  await tabTo(page, /^Step/);
  const before = await said(page);
  await page.keyboard.press("k");
  assert.notEqual(await said(page), before);
  page.quiet();
});

test("the list of keys opens with ? and gives the focus back", async () => {
  const page = await bench(site);
  await page.getByRole("button", { name: "Step" }).focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await dialog.getByRole("row", { name: /K one step forward/ }).waitFor();
  await dialog.getByRole("row", { name: /F9 a breakpoint/ }).waitFor();
  // Under the dialog nothing steps.
  const at = await step(page);
  await page.keyboard.press("k");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await step(page), at);
  assert.match((await focus(page)).name, /^Step/);
  // Typed into the program it is a letter.
  await page.locator(".cm-content").focus();
  await page.keyboard.press("?");
  assert.ok(!(await dialog.isVisible()));
  page.quiet();
});
