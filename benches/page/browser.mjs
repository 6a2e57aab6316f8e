// `cargo dev bench page`: the built site in a real browser, at a figure of the book and at the workbench.
// - step: from the click on Step to the new picture being in the page and laid out, milliseconds.
// - while playing: the frames that come while bytes travel, beside those of an empty page in the same browser, which is
//   what this machine can do at most (60 a second with most screens).
import { browser, closeBrowser, serve } from "../../tests/browser/lib/site.mjs";

const PLAYED = 4000;
const site = await serve();
const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();

/** In the page: intervals between frames for so long; `moving`: only of those in which something travels. */
const frames = (length, moving) =>
  page.evaluate(
    ([length, moving]) =>
      new Promise((done) => {
        const gaps = [];
        const begun = performance.now();
        let before;
        const frame = (now) => {
          const counts = !moving || document.querySelector(".stage.moving");
          if (before !== undefined && counts) gaps.push(now - before);
          before = counts ? now : undefined;
          if (performance.now() - begun < length) requestAnimationFrame(frame);
          else done(gaps.sort((a, b) => a - b));
        };
        requestAnimationFrame(frame);
      }),
    [length, moving],
  );

/** In the page: how long each click on Step takes until the picture is laid out. */
const steps = (scope, times) =>
  page.evaluate(
    async ([scope, times]) => {
      const root = document.querySelector(scope);
      const button = [...root.querySelectorAll("button")].find((b) => b.textContent.includes("Step"));
      const count = () => root.querySelector(".count").textContent;
      const took = [];
      // Unlike a timer's, a message's turn comes at once.
      const { port1, port2 } = new MessageChannel();
      port1.start();
      const turn = () => new Promise((done) => { port1.addEventListener("message", done, { once: true }); port2.postMessage(0); });
      for (let i = 0; i < times && !button.disabled; i++) {
        // The picture before has come to rest.
        while (root.querySelector(".stage.moving")) await new Promise((r) => setTimeout(r, 20));
        const before = count();
        const begun = performance.now();
        button.click();
        while (count() === before && performance.now() - begun < 1000) await turn();
        root.querySelector("svg.stage").getBoundingClientRect();
        took.push(performance.now() - begun);
      }
      return took.sort((a, b) => a - b);
    },
    [scope, times],
  );

const one = (n) => n.toFixed(1).padStart(9);
const mean = (all) => all.reduce((a, b) => a + b, 0) / Math.max(1, all.length);
const at = (all, share) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;

await page.setContent("<p>nothing</p>");
const most = 1000 / mean(await frames(1500, false));
console.log(`an empty page: ${most.toFixed(1)} frames a second`);
console.log(`${"".padEnd(16)}${["step", "worst", "frames/s", "of empty", "p99 gap", "worst"].map((w) => w.padStart(9)).join("")}`);

async function measure(name, scope) {
  const took = await steps(scope, 30);
  const root = page.locator(scope);
  await root.getByRole("button", { name: "Back to the start" }).click();
  await root.getByRole("button", { name: "Play" }).first().click();
  const gaps = await frames(PLAYED, true);
  if (took.length < 10 || gaps.length < 30) throw new Error(`${name}: ${took.length} steps and ${gaps.length} frames are too few to tell`);
  const rate = 1000 / mean(gaps);
  console.log(`${name.padEnd(16)}${one(at(took, 0.5))}${one(took.at(-1))}${one(rate)}${`${((100 * rate) / most).toFixed(0)} %`.padStart(9)}${one(at(gaps, 0.99))}${one(gaps.at(-1))}`);
}

await page.goto(site.url("book/pipes/"));
const figure = page.locator("#fig-echo");
await figure.scrollIntoViewIfNeeded();
await figure.locator(".count").waitFor();
await measure("book, pipe", "#fig-echo");

await page.goto(site.url("workbench/"));
await page.locator(".bar .count").waitFor();
await measure("workbench, pipe", "main");
await closeBrowser();
site.close();
