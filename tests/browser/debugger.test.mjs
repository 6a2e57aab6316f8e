// The workbench as a debugger: line by line both ways, watched expressions, two runs of one program.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, serve } from "./lib/site.mjs";
import { bench, runs, said, step, write } from "./lib/bench.mjs";

let site;
before(async () => (site = await serve()));
after(async () => {
  await closeBrowser();
  site.close();
});

const CALLS = `#include <stdio.h>

static int twice(int n)
{
    int r = n;
    r = r + n;
    return r;
}

int total;

int main(void)
{
    for (int i = 0; i < 3; i++) {
        total = total + twice(i);
    }
    printf("%d\\n", total);
    return 0;
}
`;

/** The line that the process at hand stands at. */
const at = async (page) => Number(await page.locator(".cm-line.cm-at").first().evaluate((e) => {
  const lines = [...document.querySelectorAll(".cm-line")];
  return lines.indexOf(e) + 1;
}));
const arrives = (page, line) => page.waitForFunction((n) => {
  const lines = [...document.querySelectorAll(".cm-line")];
  return lines.indexOf(document.querySelector(".cm-line.cm-at")) + 1 === n;
}, line);

test("line by line: into a function, over it and out of it, forward and back, by button and by key", async () => {
  const page = await bench(site);
  await write(page, CALLS);
  await runs(page, "pipe");
  const button = (name) => page.getByRole("group", { name: "Line by line" }).getByRole("button", { name });
  await arrives(page, 14);
  await button(/^On over/).click();
  await arrives(page, 15);
  await button(/^On into/).click();
  await arrives(page, 5);
  await button(/^On out/).click();
  await page.waitForFunction(() => ![5, 6, 7].includes([...document.querySelectorAll(".cm-line")].indexOf(document.querySelector(".cm-line.cm-at")) + 1));
  await button(/^Back into/).click();
  await arrives(page, 7);
  await button(/^Back out/).click();
  await arrives(page, 15);
  await button(/^Back over/).click();
  await arrives(page, 14);
  // The same by keys, from the stage.
  await page.locator(".strip").focus();
  await page.keyboard.press("l");
  await arrives(page, 15);
  await page.keyboard.press("i");
  await arrives(page, 5);
  await page.keyboard.press("p");
  await arrives(page, 15);
  await page.keyboard.press("h");
  await arrives(page, 14);
  page.quiet();
});

test("a watched expression stops the run where it changes, and says when it changed last", async () => {
  const page = await bench(site);
  await write(page, CALLS);
  await runs(page, "pipe");
  await page.getByRole("tab", { name: /Breakpoints/ }).click();
  await page.getByLabel("Watch", { exact: true }).fill("totl");
  await page.keyboard.press("Enter");
  await page.getByText("The program knows no `totl`.").waitFor();
  await page.getByLabel("Watch", { exact: true }).fill("total");
  await page.keyboard.press("Enter");
  const list = page.getByRole("list", { name: "Watched" });
  await list.getByText("total", { exact: true }).waitFor();
  assert.match(await list.innerText(), /pipe \d+\s*0/);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await list.getByText("2", { exact: true }).waitFor();
  await page.getByText(/total of pipe \d+ goes from 0 to 2/).waitFor();
  await page.locator(".strip").focus();
  await page.keyboard.press("c");
  await list.getByText("6", { exact: true }).waitFor();
  // On to the end: nothing changes it any more. When did it change last?
  await page.keyboard.press("End");
  await page.getByText("The run has ended with exit status 0.").waitFor();
  await page.getByRole("button", { name: "Back to the last change of total" }).click();
  await page.getByText(/total of pipe \d+ goes from 2 to 6/).waitFor();
  await page.getByRole("button", { name: "Back to the last change of total" }).click();
  await page.getByText(/total of pipe \d+ goes from 0 to 2/).waitFor();
  await page.getByRole("button", { name: "On to the next change of total" }).click();
  await page.getByText(/total of pipe \d+ goes from 2 to 6/).waitFor();
  // It is kept with the work.
  await page.reload();
  await page.getByRole("tab", { name: /Breakpoints/ }).click();
  await list.getByText("total", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Watch total no longer" }).click();
  await list.waitFor({ state: "detached" });
  page.quiet();
});

const RACE = `#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2];
    char got[3] = "";
    pipe(p);
    if (fork() == 0) {
        write(p[1], "c", 1);
        return 0;
    }
    write(p[1], "p", 1);
    wait(NULL);
    read(p[0], got, 2);
    printf("%s\\n", got);
    return 0;
}
`;

test("another choice in the past keeps both runs, and the page says where they first differ", async () => {
  const page = await bench(site);
  await write(page, RACE);
  await runs(page, "pipe");
  await page.getByRole("tab", { name: /Runs/ }).click();
  await page.getByText("Only this run.").waitFor();
  await page.locator(".strip").focus();
  await page.keyboard.press("End");
  await page.getByText("The run has ended with exit status 0.").waitFor();
  await page.getByRole("tab", { name: /Terminal/ }).click();
  assert.match(await page.locator(".console .text").innerText(), /pc/);
  // Back to where both could run, and let the child go first.
  await page.locator(".strip").focus();
  await page.keyboard.press("Home");
  for (let i = 0; i < 40 && (await page.locator(".bar .pick").count()) < 2; i++) {
    const before = await step(page);
    await page.keyboard.press("k");
    await page.waitForFunction((n) => !document.querySelector(".bar .count").innerText.startsWith(`step ${n} `), before);
  }
  assert.equal(await page.locator(".bar .pick").count(), 2);
  for (let i = 0; i < 12; i++) {
    const before = await step(page);
    const child = page.locator(".bar .pick").nth(1);
    if ((await page.locator(".bar .pick").count()) < 2) break;
    await child.click();
    await page.waitForFunction((n) => !new RegExp(`^step ${n}( |$)`).test(document.querySelector(".bar .count").innerText), before);
  }
  await page.locator(".strip").focus();
  await page.keyboard.press("End");
  await page.getByText("The run has ended with exit status 0.").waitFor();
  assert.match(await page.locator(".console .text").innerText(), /cp/);
  await page.getByRole("tab", { name: /Runs/ }).click();
  const list = page.getByRole("list", { name: "Other runs" });
  await list.getByText(/First difference: pipe \d+: read gives 2 with "cp" here; there read gives 2 with "pc"\./).waitFor();
  assert.equal(await page.locator(".timeline .branch").count(), 1);
  await page.getByRole("button", { name: /^The difference here/ }).click();
  await page.waitForFunction(() => /read/.test(document.querySelector(".say").innerText));
  assert.match(await said(page), /read/);
  // The other run, at the same place; both are still there.
  await page.getByRole("button", { name: /^The difference there/ }).click();
  await list.getByText(/read gives 2 with "pc" here; there read gives 2 with "cp"\./).waitFor();
  await page.getByRole("button", { name: /^Take up run 1/ }).click();
  await list.getByText(/read gives 2 with "cp" here; there read gives 2 with "pc"\./).waitFor();
  page.quiet();
});
