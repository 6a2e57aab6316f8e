// What journeys over the workbench do again and again.
import { open } from "./site.mjs";

/** An open workbench with its editor. */
export async function bench(site, path = "workbench/", options = {}) {
  const page = await open(site, path, options);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await page.locator(".bar .count").waitFor();
  return page;
}

/** Puts a text into the editor, as a paste does. */
export async function write(page, text) {
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.evaluate((t) => document.execCommand("insertText", false, t), text);
}

/** Waits until the program in the editor stands at its beginning, in a process of this name. */
export async function runs(page, name) {
  await page.waitForFunction((n) => /^step 0\b/.test(document.querySelector(".bar .count").innerText) &&
    document.querySelector(".bar .pick")?.innerText.includes(n) && !document.querySelector(".flag.bad"), name);
}

export const step = async (page) => Number(/^step (\d+)/.exec(await page.locator(".count").first().innerText())[1]);
export const said = (page) => page.locator(".say").first().innerText();
