// Whoever has a log: a sample, a dropped file, a pasted text; the stage, the timeline, what the log tells.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

const count = (page) => page.locator(".count").innerText();

test("the page says what to record before any script has run", async () => {
  const page = await open(site, "traces/", { javaScriptEnabled: false });
  assert.equal(await page.title(), "Traces · Ringside");
  await page.getByText("strace -f -yy -ttt -T -s 128 -o log ./program").waitFor();
});

test("a log is stepped through, forward and back, by buttons, keys and the timeline", async () => {
  const page = await open(site, "traces/");
  await page.getByRole("button", { name: "a pipe, two children" }).click();
  await page.locator(".stage .card").first().waitFor();
  assert.match(await count(page), /^step 0 of \d+/);
  const say = page.locator(".say");
  await page.getByRole("button", { name: /^Step/ }).click();
  await page.waitForFunction(() => document.querySelector(".say").innerText.includes("pipe2 returns 0"));
  for (let i = 0; i < 8; i++) await page.keyboard.press("k");
  await page.waitForFunction(() => /^step 9 of/.test(document.querySelector(".count").innerText));
  const there = await say.innerText();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.waitForFunction((t) => document.querySelector(".say").innerText === t, there);
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.querySelector(".flag")?.innerText === "The log ends here.");
  const strip = await page.locator(".strip svg").boundingBox();
  await page.mouse.click(strip.x + strip.width / 2, strip.y + 20);
  await page.waitForFunction(() => !/^step (0|9)\b/.test(document.querySelector(".count").innerText) && !document.querySelector(".flag"));
  page.quiet();
});

test("who waits for one another is said", async () => {
  const page = await open(site, "traces/");
  await page.getByRole("button", { name: "two pipes, a deadlock" }).click();
  await page.keyboard.press("End");
  for (let i = 0; i < 7; i++) await page.keyboard.press("j");
  await page.locator(".flag.bad").getByText(/^Stuck: 1237 \(deadlock\) in read needs 1238/).waitFor();
  await page.locator(".told pre").getByText(/stuck[\s\S]*whose other end only 1237 \(deadlock\) can serve/).waitFor();
  page.quiet();
});

test("a log that was opened comes into view, and what is said and the controls stay there", async () => {
  const page = await open(site, "traces/");
  await page.getByRole("button", { name: "a pipe, two children" }).click();
  await page.locator(".fig .count").waitFor();
  await page.waitForFunction(() => {
    const seen = (e) => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; };
    return document.querySelector(".fig svg.stage").getBoundingClientRect().top >= 0 &&
      seen(document.querySelector(".fig .say")) && seen(document.querySelector(".fig .count"));
  });
  page.quiet();
});

test("bytes travel in the step that writes them, and in the one that reads them", async () => {
  const page = await open(site, "traces/");
  await page.getByRole("button", { name: "a pipe, two children" }).click();
  await page.locator(".fig .count").waitFor();
  for (const what of [/waits in write/, /read returns 6/]) {
    while (!what.test(await page.locator(".say").innerText())) await page.keyboard.press("k");
    await page.locator(".stage .packet").first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".stage.moving"));
  }
  page.quiet();
});

test("a file is read from disk, and lines that are none of strace's are listed", async () => {
  const page = await open(site, "traces/");
  const text = readFileSync("tests/trace/terminal.strace", "utf8") + "What is this?\n";
  await page.locator("input[type=file]").setInputFiles({ name: "mine.log", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByText("mine.log: 1 line not understood").waitFor();
  await page.locator(".told pre").getByText("What is this?").waitFor();
  page.quiet();
});

test("a pasted text that is no log is refused with a reason, and stays", async () => {
  const page = await open(site, "traces/");
  await page.getByText("Paste a log").click();
  const area = page.getByLabel("A log of strace");
  await area.fill("int main(void) { return 0; }\n");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("alert").getByText("There is no call of strace's in what was pasted.").waitFor();
  assert.equal(await area.inputValue(), "int main(void) { return 0; }\n");
  await area.fill("7 pipe([3, 4]) = 0\n7 write(4, \"hey\", 3) = 3\n");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("button", { name: /^Step/ }).click();
  await page.locator(".stage .card").first().waitFor();
  assert.ok(await page.getByRole("alert").isHidden());
  page.quiet();
});
