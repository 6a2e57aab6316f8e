// The workbench: write C, see it run, hear what is wrong, stop at a line, share what one sees, lose nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";
import { bench, runs, said, step, write } from "./lib/bench.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

const HELLO = '#include <stdio.h>\n\nint main(void) {\n  int a = 20;\n  int b = 22;\n  printf("%d\\n", a + b);\n  return 0;\n}\n';
const terminal = (page) => page.getByRole("log", { name: "Terminal" });

test("a program is written, run to its end, and its output read", async () => {
  const page = await bench(site);
  await write(page, HELLO);
  await runs(page, "pipe");
  assert.equal(await terminal(page).innerText(), "");
  await page.getByRole("button", { name: "Step" }).focus();
  await page.keyboard.press("End");
  await page.getByText("The run has ended with exit status 0.").waitFor();
  assert.equal(await terminal(page).innerText(), "42\n");
  await page.keyboard.press("Home");
  assert.equal(await step(page), 0);
  assert.equal(await terminal(page).innerText(), "");
  page.quiet();
});

test("a process that memory has stopped stands there with its line, what went wrong and its last values", async () => {
  const page = await bench(site);
  await write(page, HELLO.replace("int a = 20;", "int a = 2, v[2];").replace("int b = 22;", "int b = v[a];"));
  await page.keyboard.press("ControlOrMeta+Enter");
  const card = page.locator(".stage .card.gone");
  await card.waitFor();
  const text = await card.textContent();
  for (const part of ["killed by SIG", "out of bounds", "v[a]", "a = 2"]) assert.ok(text.includes(part), text);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "◀ Back" }).click();
  await page.locator(".stage .card.gone").waitFor({ state: "detached" });
  page.quiet();
});

test("Ctrl-Enter in the editor runs what has just been typed", async () => {
  const page = await bench(site);
  await write(page, HELLO.replace("22;", "23;"));
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByText("The run has ended with exit status 0.").waitFor();
  assert.equal(await terminal(page).innerText(), "43\n");
  page.quiet();
});

test("what does not compile is said where it stands, with its cure, and mending takes it away", async () => {
  const page = await bench(site);
  await write(page, HELLO.replace("22;", "22"));
  await page.locator(".cm-lintRange-error").waitFor();
  await page.locator(".flag.bad", { hasText: "does not compile" }).waitFor();
  const first = page.locator(".first-problem");
  assert.match(await first.innerText(), /:[56]: expected/);
  await page.getByRole("tab", { name: /Problems/ }).click();
  const problem = page.locator("#panel").getByRole("button", { name: /:[56]/ });
  assert.match(await problem.innerText(), /expected.*;/);
  await problem.click();
  assert.ok(await page.locator(".cm-content").evaluate((e) => e === document.activeElement));
  await write(page, HELLO);
  await page.getByText("The compiler has nothing to say.").waitFor();
  assert.equal(await page.locator(".cm-lintRange-error, .first-problem").count(), 0);
  page.quiet();
});

test("a breakpoint is set by key, in the gutter and in the list, and stops the run", async () => {
  const page = await bench(site);
  await write(page, HELLO);
  await runs(page, "pipe");
  await page.getByRole("tab", { name: /Breakpoints/ }).click();
  const list = page.locator("#panel .list li");
  // By key, on line 6.
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+Home");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F9");
  await list.filter({ hasText: /:6/ }).waitFor();
  // In the gutter, on line 4.
  const line = await page.locator(".cm-lineNumbers .cm-gutterElement").filter({ hasText: /^4$/ }).boundingBox();
  const gutter = await page.locator(".cm-breakpoints").boundingBox();
  await page.mouse.click(gutter.x + gutter.width / 2, line.y + line.height / 2);
  await list.filter({ hasText: /:4/ }).waitFor();
  // In the list, on line 7; and line 4 is taken away there.
  await page.getByLabel(/^Line of/).fill("7");
  await page.keyboard.press("Enter");
  await list.filter({ hasText: /:7/ }).waitFor();
  assert.equal(await page.locator(".cm-dot").count(), 3 + 1, "three, and the spacer that keeps the gutter's width");
  await page.getByRole("button", { name: /Take away the breakpoint at .*:4/ }).click();
  assert.equal(await list.count(), 2);
  assert.equal(await page.locator(".cm-dot").count(), 2 + 1);

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator(".cm-line.cm-at", { hasText: "printf" }).waitFor();
  assert.equal(await terminal(page).count(), 0);
  await page.keyboard.press("c");
  await page.locator(".cm-line.cm-at", { hasText: "return 0" }).waitFor();
  await page.keyboard.press("v");
  await page.locator(".cm-line.cm-at", { hasText: "printf" }).waitFor();
  page.quiet();
});

test("variables are shown, and those that the last step changed are marked", async () => {
  const page = await bench(site);
  await write(page, HELLO);
  await runs(page, "pipe");
  await page.getByRole("tab", { name: "Variables" }).click();
  await page.getByRole("button", { name: "Step" }).click();
  const row = (name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  assert.equal(await row("a").getByRole("cell").innerText(), "20");
  await page.getByRole("button", { name: "Step" }).click();
  assert.equal(await row("b").getByRole("cell").innerText(), "22");
  assert.deepEqual(await page.locator("#panel tr.changed th").allInnerTexts(), ["b"]);
  page.quiet();
});

test("a link opens the same program, the same choices and the same step", async () => {
  const page = await bench(site);
  const picks = page.locator(".pick");
  for (let i = 0; i < 40 && (await picks.count()) < 2; i++) await page.getByRole("button", { name: "Step" }).click();
  await picks.nth(1).click();
  await page.getByRole("button", { name: "Step" }).click();
  const here = [await step(page), await said(page), await page.locator("svg.timeline").innerHTML()];
  await page.getByRole("button", { name: "Share" }).click();
  const url = await page.getByRole("textbox", { name: "Link" }).inputValue();
  assert.ok(url.startsWith(site.url("workbench/#1.")), url);
  assert.ok(url.length < 1500, `${url.length} letters`);
  const other = await open(site, url);
  await other.locator(".cm-content", { hasText: "Round and round" }).waitFor();
  await other.getByText("Opened from a link").waitFor();
  assert.deepEqual([await step(other), await said(other), await other.locator("svg.timeline").innerHTML()], here);
  other.quiet();
  page.quiet();
});

test("an address names a figure of the book, and a step of it", async () => {
  const page = await bench(site, "workbench/#pipes/echo@7");
  await page.getByText("The figure pipes/echo of the book.").waitFor();
  assert.equal(await step(page), 7);
  assert.equal(await page.getByRole("tab", { name: "echo.c" }).count(), 1);
  const none = await bench(site, "workbench/#pipes/nothing");
  await none.getByText("The book has no figure pipes/nothing.").waitFor();
  page.quiet();
});

test("a chapter's figure goes on in the workbench where it stands", async () => {
  const page = await open(site, "book/pipes/");
  const fig = page.locator("#fig-echo");
  await fig.scrollIntoViewIfNeeded();
  await fig.locator(".count").waitFor();
  for (let i = 0; i < 9; i++) await fig.getByRole("button", { name: "Step" }).click();
  const words = await said(fig);
  await fig.getByRole("link", { name: "Edit this program" }).click();
  await page.locator(".cm-content", { hasText: "Round and round" }).waitFor();
  assert.equal(await said(page), words);
  page.quiet();
});

test("text is never lost: not by an error, not by a reload, not by leaving", async () => {
  const page = await bench(site);
  const broken = HELLO.replace("int b", "itn b");
  await write(page, broken);
  // At once: before it is compiled, before the address has followed.
  await page.reload();
  await page.locator(".cm-content", { hasText: "itn b" }).waitFor();
  await page.locator(".cm-lintRange-error").first().waitFor();
  // Much later, from another page.
  await page.goto(site.url("book/pipes/"));
  await page.getByRole("link", { name: "Workbench", exact: true }).click();
  await page.locator(".cm-content", { hasText: "itn b" }).waitFor();
  // And after something else has been opened.
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator("#examples").getByRole("button", { name: /echo\.c/ }).first().click();
  await page.locator(".cm-content", { hasText: "Round and round" }).waitFor();
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("heading", { name: "Yours, kept in this browser" }).waitFor();
  await page.locator("#examples button").first().click();
  await page.locator(".cm-content", { hasText: "itn b" }).waitFor();
  page.quiet();
});

test("text is not lost when the wasm itself fails", async () => {
  const page = await bench(site);
  await write(page, HELLO);
  await runs(page, "pipe");
  await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
  await page.getByRole("alert").getByText("What you wrote is kept.").waitFor();
  // What is typed now, no wasm sees.
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("// and more");
  await page.getByRole("button", { name: "Open it again" }).click();
  await page.getByText("not run; change it").waitFor();
  await page.locator(".cm-content", { hasText: "// and more" }).waitFor();
  await write(page, HELLO);
  await runs(page, "pipe");
});

test("examples come from the book", async () => {
  const page = await bench(site);
  await page.getByRole("button", { name: "Examples" }).click();
  const second = page.locator("#examples button").nth(2);
  const name = (await second.innerText()).split(/[,\n]/)[0];
  await second.click();
  await page.getByRole("tab", { name, exact: true }).waitFor();
  assert.ok(!(await page.locator("#examples").isVisible()));
  assert.ok(await page.locator(".pick").count());
  page.quiet();
});

test("files are added, named, downloaded and taken from the disk", async () => {
  const page = await bench(site);
  await write(page, '#include "twice.h"\n#include <stdio.h>\nint main(void) { printf("%d\\n", twice(4)); return 0; }\n');
  await page.getByRole("button", { name: "New file", exact: true }).click();
  await page.keyboard.type("twice.h");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "twice.h", selected: true }).waitFor();
  await write(page, "static int twice(int n) { return 2 * n; }\n");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByText("The run has ended with exit status 0.").waitFor();
  assert.equal(await terminal(page).innerText(), "8\n");

  await page.getByRole("button", { name: "File", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download twice.h" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "twice.h");
  assert.equal(await readFile(await download.path(), "utf8"), "static int twice(int n) { return 2 * n; }\n");

  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.getByLabel("Open files from disk").setInputFiles({ name: "my own.c", mimeType: "text/x-c", buffer: Buffer.from(HELLO.replaceAll("\n", "\r\n")) });
  await page.getByRole("tab", { name: "my-own.c", selected: true }).waitFor();
  await runs(page, "my-own");
  await page.keyboard.press("End");
  await page.getByText("The run has ended with exit status 0.").waitFor();
  assert.equal(await terminal(page).innerText(), "42\n");
  page.quiet();
});

test("the reader types to the program", async () => {
  const page = await bench(site);
  await write(page, '#include <stdio.h>\nint main(void) {\n  char name[20];\n  if (scanf("%19s", name) == 1) printf("Hello %s\\n", name);\n  return 0;\n}\n');
  await page.keyboard.press("ControlOrMeta+Enter");
  const input = page.getByPlaceholder("a program waits for input: type a line");
  await input.fill("Ada");
  await input.press("Enter");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByText("The run has ended with exit status 0.").waitFor();
  assert.match(await terminal(page).innerText(), /Ada\nHello Ada\n$/);
  page.quiet();
});

for (const [what, text] of [
  ["a loop without end", "int main(void) {\n  for (;;);\n}\n"],
  ["output without end", '#include <stdio.h>\nint main(void) {\n  for (;;) printf("more and more\\n");\n}\n'],
]) {
  test(`${what} can be stopped, and the page answers meanwhile`, async () => {
    const page = await bench(site);
    await write(page, text);
    await page.keyboard.press("ControlOrMeta+Enter");
    const stop = page.getByRole("button", { name: "Stop" });
    await stop.waitFor();
    // The page answers: a frame is drawn and a timer fires while it runs.
    const waited = await page.evaluate(async () => {
      const start = performance.now();
      for (let i = 0; i < 5; i++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - start;
    });
    assert.ok(waited < 1500, `five frames took ${waited} ms`);
    await page.getByRole("tab", { name: "Settings" }).click();
    await page.getByLabel(/scheduler/).waitFor();
    await stop.click();
    await stop.waitFor({ state: "detached" });
    // What was reached is shown as soon as the slice at work has ended.
    await page.waitForFunction(() => Number(/^step (\d+)/.exec(document.querySelector(".bar .count").innerText)[1]) > 0);
    const at = await step(page);
    await page.getByRole("button", { name: "Back", exact: false }).nth(1).click();
    await page.waitForFunction((n) => Number(/^step (\d+)/.exec(document.querySelector(".bar .count").innerText)[1]) < n, at);
    page.quiet();
  });
}

test("a hostile link gives a sentence, and the page goes on", async () => {
  const { deflateRawSync } = await import("node:zlib");
  const pack = (json) => `1.${deflateRawSync(Buffer.from(json)).toString("base64url")}`;
  const link = (more) => pack(JSON.stringify({ scenario: { files: [{ name: "a.c", text: "int main(void) { for (;;); }" }], programs: [{ name: "a", units: ["a.c"] }], ...more.scenario }, ...more.top }));
  for (const [fragment, sentence] of [
    ["1.AAAA", "This link is damaged"],
    ["1.", "This link is damaged"],
    ["nonsense", "This link is damaged"],
    ["9.AAAA", "This link is of version 9"],
    [pack(" ".repeat(50_000_000)), "longer than any that this site makes"],
    [`1.${"A".repeat(300_000)}`, "longer than any that this site makes"],
    [pack('{"scenario":{"fils":[]}}'), "This link cannot be opened"],
    [pack('{"scenario":{"files":[]},"schedule":"?? x"}'), "This link cannot be opened"],
  ]) {
    const page = await bench(site, `workbench/#${fragment}`);
    await page.getByText(sentence).waitFor();
    await page.locator(".cm-content", { hasText: "Round and round" }).waitFor();
    page.quiet();
    await page.context().close();
  }
  // A step that is never reached, in a program that never ends: it can be stopped, and nothing freezes.
  const page = await open(site, `workbench/#${link({ scenario: {}, top: { step: 99_999_999 } })}`);
  const stop = page.getByRole("button", { name: "Stop" });
  await stop.click();
  await stop.waitFor({ state: "detached" });
  await page.locator(".cm-content", { hasText: "for (;;)" }).waitFor();
  page.quiet();
  // Markup in names and texts is text.
  const name = "<img src=x onerror=document.title='hacked'>";
  const odd = await open(site, `workbench/#${link({ scenario: { files: [{ name, text: `// ${name}` }], programs: [] }, top: {} })}`);
  await odd.getByRole("tab", { name: /img/ }).waitFor();
  assert.equal(await odd.locator("img").count(), 0);
  assert.notEqual(await odd.title(), "hacked");
});
