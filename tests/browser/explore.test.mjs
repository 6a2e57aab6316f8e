// Every schedule in the workbench: found in a worker, each outcome to be played; in a sandboxed frame by the page itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, open, serve } from "./lib/site.mjs";
import { bench, write } from "./lib/bench.mjs";

let site;
before(async () => { site = await serve({}, { cors: true }); });
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
  assert.match(await page.locator(".explore .numbers").first().innerText(), /depth \d+, 1 outcome; [\d,]+ states a second/);
  await page.locator(".outcomes summary").first().click();
  assert.ok((await page.locator(".outcomes .story li").count()) > 2, "how one gets there is told");
  await page.locator(".cm-content").click();
  await page.keyboard.type(" ");
  await page.locator(".explore .verdict").waitFor({ state: "detached" });
  page.quiet();
});

test("the graph marks the state in which the run stands, and a click on one goes there", async () => {
  const page = await open(site, "workbench/#semaphores/order");
  await explore(page);
  const here = page.locator(".states circle.here");
  // The figure begins where there is something to see.
  await here.waitFor();
  await page.keyboard.press("Home");
  await page.locator("#state-0.here").waitFor();
  assert.equal(await here.getAttribute("id"), "state-0");
  assert.equal(await here.getAttribute("aria-current"), "true");
  // Stepping to the end comes to a state where a run ends.
  await page.keyboard.press("End");
  await page.locator(".states circle.here.end").waitFor();
  const end = await here.getAttribute("id");
  await page.keyboard.press("Home");
  await page.locator("#state-0.here").waitFor();
  // By mouse to one in the middle, by keys to the next.
  await page.locator("#state-3").click();
  await page.locator("#state-3.here").waitFor();
  assert.ok(!/^step 0\b/.test(await page.locator(".bar .count").innerText()));
  await page.locator("#state-3").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.locator("#state-4.here").waitFor();
  assert.match(await page.locator(".states figcaption").innerText(), /stands in state 5 of/);
  assert.notEqual(end, "state-4");
  page.quiet();
});

test("a search that met its limit goes on from there", async () => {
  const page = await bench(site);
  await write(page, `#include <pthread.h>
#include <stdatomic.h>
atomic_int a, b, c, d;
void *run(void *x) { for (int i = 0; i < 12; i++) { a++; b += a; c ^= b; d += c; } return x; }
int main(void) {
  pthread_t t[3];
  for (int i = 0; i < 3; i++) pthread_create(&t[i], 0, run, 0);
  for (int i = 0; i < 3; i++) pthread_join(t[i], 0);
  return 0;
}
`);
  await page.getByRole("tab", { name: "Explore" }).click();
  await page.getByRole("button", { name: "Explore every schedule" }).click();
  const states = async () => Number((await page.locator(".explore .numbers").first().innerText()).split(" ")[0].replaceAll(",", ""));
  await page.waitForFunction(() => Number(document.querySelector(".explore .numbers").innerText.split(" ")[0].replaceAll(",", "")) > 2000);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Continue" }).waitFor();
  const before = await states();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForFunction((n) => Number(document.querySelector(".explore .numbers").innerText.split(" ")[0].replaceAll(",", "")) > n, before);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.locator(".explore .verdict").waitFor();
  page.quiet();
});

test("in a sandboxed frame the page itself explores", async () => {
  const page = await open(site);
  await page.setContent(`<iframe sandbox="allow-scripts" style="width:1300px;height:850px" src="${site.url("workbench/#semaphores/swapped")}"></iframe>`);
  const inner = page.frameLocator("iframe");
  await inner.getByRole("tab", { name: "Explore" }).click();
  await inner.getByRole("button", { name: "Explore every schedule" }).click();
  await inner.locator(".explore .verdict").waitFor();
  assert.match(await inner.locator(".explore .verdict").innerText(), /deadlock/);
});
