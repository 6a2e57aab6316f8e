// The workbench: write C, see it run, hear what is wrong, stop at a line, share what one sees.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

const HELLO = '#include <stdio.h>\n\nint main(void) {\n  int a = 20;\n  int b = 22;\n  printf("%d\\n", a + b);\n  return 0;\n}\n';

/** Puts a text into the editor, as a paste does. */
async function write(page, text) {
  const content = page.locator(".cm-content");
  await content.waitFor();
  await content.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.evaluate((t) => document.execCommand("insertText", false, t), text);
}
const step = async (page) => Number(/^step (\d+)/.exec(await page.locator(".count").innerText())[1]);


test("what does not compile is said where it stands, and the cure takes it away", async () => {
  const page = await open(site, "workbench/");
  await write(page, HELLO.replace("22;", "22"));
  await page.locator(".cm-lintRange-error").waitFor();
  await page.getByRole("tab", { name: /Problems/ }).click();
  await page.getByRole("button", { name: /:6|:5/ }).first().waitFor();
  await write(page, HELLO);
  await page.getByText("The compiler has nothing to say.").waitFor();
  assert.equal(await page.locator(".cm-lintRange-error").count(), 0);
  page.quiet();
});

test("a breakpoint by keyboard stops the run, and is listed outside the gutter", async () => {
  const page = await open(site, "workbench/");
  await write(page, HELLO);
  await page.keyboard.press("ControlOrMeta+Home");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F9");
  await page.getByRole("tab", { name: "Breakpoints" }).click();
  await page.getByRole("button", { name: /:6/ }).waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.press("c");
  await page.locator(".cm-line.cm-at", { hasText: "printf" }).waitFor();
  page.quiet();
});


test("examples come from the book", async () => {
  const page = await open(site, "workbench/");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator("#examples button").nth(2).click();
  await page.locator(".cm-content").waitFor();
  await page.locator(".pick").first().waitFor();
  page.quiet();
});

test("keyboard alone: the editor can be left", async () => {
  const page = await open(site, "workbench/");
  const content = page.locator(".cm-content");
  await content.waitFor();
  await content.focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.ok(!(await content.evaluate((e) => e === document.activeElement)));
  page.quiet();
});

