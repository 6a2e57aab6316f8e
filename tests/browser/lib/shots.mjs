// `cargo dev shots [PAGE...]`: pictures of the pages at three sizes, light and dark, into target/shots/ - to be looked at.
import { mkdir } from "node:fs/promises";
import { browser, closeBrowser, serve } from "./site.mjs";

const sizes = [[1440, 900], [1024, 768], [390, 844]];
const pages = process.argv.length > 2 ? process.argv.slice(2) : ["", "book/pipes/", "workbench/"];
const out = "target/shots";
await mkdir(out, { recursive: true });
const site = await serve();
for (const [width, height] of sizes) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await (await browser()).newContext({ viewport: { width, height }, colorScheme });
    for (const path of pages) {
      const page = await context.newPage();
      page.on("console", (m) => m.type() === "error" && console.error(path, m.text()));
      await page.goto(site.url(path), { waitUntil: "networkidle" });
      const name = path.replaceAll("/", "-").replace(/-$/, "") || "front";
      const fullPage = !path.startsWith("workbench");
      await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png`, fullPage });
      await page.close();
    }
    await context.close();
  }
}
await closeBrowser();
site.close();
