// `cargo dev bench timeline browser`: the same programs in the workbench of the built site, in a real browser: a link
// that stands at the millionth step, then jumps by the strip, and single steps, each measured from the key or click to
// the picture being in the page. Memory is the wasm's own.
import { deflateRawSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { browser, closeBrowser, serve } from "../../tests/browser/lib/site.mjs";

const STEPS = 1_000_000;
const all = ["pipe", "threads", "forks", "compute", "heap", "memory", "blocks"];
const names = process.argv.length > 2 ? process.argv.slice(2) : all;
const site = await serve();
const one = (n) => n.toFixed(1).padStart(9);
console.log(`${"".padEnd(8)}${["steps", "run", "wasm MB", "jump", "worst", "back", "worst", "forward"].map((w) => w.padStart(9)).join("")}`);
for (const name of names) {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.memories = [];
    for (const how of ["instantiate", "instantiateStreaming"]) {
      const real = WebAssembly[how].bind(WebAssembly);
      WebAssembly[how] = async (...args) => {
        const made = await real(...args);
        const memory = (made.instance ?? made).exports?.memory;
        if (memory) window.memories.push(memory);
        return made;
      };
    }
  });
  const text = await readFile(fileURLToPath(new URL(`${name}.c`, import.meta.url)), "utf8");
  const file = `${name}.c`;
  const scenario = { files: [{ name: file, text }], programs: [{ name, units: [file] }] };
  const link = deflateRawSync(Buffer.from(JSON.stringify({ scenario, step: STEPS }))).toString("base64url");
  const start = Date.now();
  await page.goto(site.url(`workbench/#1.${link}`));
  // It is there when it says "step" (the reader's, fewer than the machine's) for half a second without "of" a number.
  let said = "";
  let run = 0;
  for (let same = 0; same < 5; await page.waitForTimeout(100)) {
    const now = await page.locator(".bar .count").first().innerText().catch(() => "");
    same = now === said && !/^step 0$|^$/.test(now) ? same + 1 : 0;
    if (same === 1) run = Date.now() - start;
    said = now;
  }
  const result = await page.evaluate(async () => {
    const strip = document.querySelector(".strip");
    const box = strip.querySelector("svg").getBoundingClientRect();
    let lot = 12345;
    const draw = () => ((lot = (lot * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff);
    const painted = () => new Promise((done) => queueMicrotask(() => setTimeout(done, 0)));
    const idle = () => new Promise((done) => setTimeout(done, 5));
    const timed = async (act) => {
      await idle();
      const begun = performance.now();
      act();
      await painted();
      return performance.now() - begun;
    };
    const jump = () => {
      const x = box.left + box.width * (0.1 + 0.88 * draw());
      const at = { clientX: x, clientY: box.top + 8, pointerId: 1, bubbles: true };
      strip.dispatchEvent(new PointerEvent("pointerdown", at));
      strip.dispatchEvent(new PointerEvent("pointerup", at));
    };
    const key = (key) => () => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const jumps = [];
    const back = [];
    const forward = [];
    for (let i = 0; i < 60; i++) jumps.push(await timed(jump));
    for (let i = 0; i < 6; i++) {
      jump();
      for (let j = 0; j < 10; j++) back.push(await timed(key("j")));
      for (let j = 0; j < 10; j++) forward.push(await timed(key("k")));
    }
    const spread = (all) => [all.sort((a, b) => a - b)[all.length >> 1], all.at(-1)];
    const steps = Number(/(\d+)(?!.*\d)/.exec(document.querySelector(".bar .count").innerText)[1]);
    const bytes = Math.max(0, ...window.memories.map((m) => m.buffer.byteLength));
    return { steps, bytes, jump: spread(jumps), back: spread(back), forward: spread(forward) };
  });
  const { steps, bytes, jump, back, forward } = result;
  console.log(`${name.padEnd(8)}${String(steps).padStart(9)}${one(run)}${one(bytes / 2 ** 20)}${[...jump, ...back, forward[0]].map(one).join("")}`);
  await context.close();
}
await closeBrowser();
site.close();
