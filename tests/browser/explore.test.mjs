// Every schedule in the workbench: found in a worker, each outcome to be played; in a sandboxed frame by the page itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";

let site;
before(async () => { site = await serve(); });
after(async () => { await closeBrowser(); site.close(); });

async function explore(page) {
  await page.getByRole("tab", { name: "Explore" }).click();
  await page.getByRole("button", { name: "Explore every schedule" }).click();
  await page.locator(".explore .verdict").waitFor();
}

test("a deadlock is found, told as a story, and played to where nobody can go on", async () => {
  const page = await open(site, "workbench/#semaphores/swapped");
  await explore(page);
  assert.match(await page.locator(".explore .verdict").innerText(), /deadlock/);
  assert.equal(await page.locator(".outcomes tbody tr").count(), 2);
  const finding = page.locator(".findings > li").first();
  await finding.locator("summary").click();
  assert.ok((await finding.locator(".story li").count()) > 5);
  await finding.getByRole("button", { name: "Play" }).click();
  await page.keyboard.press("End");
  await page.getByText("Deadlock: nobody can go on").waitFor();
  page.quiet();
});

test("every outcome is in the table, and an edit forgets it", async () => {
  const page = await open(site, "workbench/#semaphores/order");
  await explore(page);
  assert.match(await page.locator(".explore .verdict").innerText(), /proved/);
  assert.match(await page.locator(".outcomes tbody").innerText(), /first\s+second/);
  assert.ok((await page.locator(".states circle").count()) > 5, "the states of a small search are drawn");
  await page.locator(".cm-content").click();
  await page.keyboard.type(" ");
  await page.locator(".explore .verdict").waitFor({ state: "detached" });
  page.quiet();
});
