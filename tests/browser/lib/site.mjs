// What every journey needs: the built site behind a plain static server, in a sub-folder, under the strict policy; a
// browser; and a page that fails the test on anything in its console.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DIST = process.env.RINGSIDE_DIST ?? join(ROOT, "dist");
/** The site lives in a folder of the host, as course sites do. */
export const FOLDER = "/course/ipc/";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'";

/**
 * Serves the site. `extra` maps further paths of the host (outside the site's folder) to HTML, or to a file below the
 * project: for pages that embed a figure. Those carry no policy: they are somebody else's.
 */
export async function serve(extra = {}, { cors = false } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const cross = cors ? { "access-control-allow-origin": "*" } : {};
    try {
      const given = Object.keys(extra).find((p) => path === p || (p.endsWith("/") && path.startsWith(p)));
      if (given && extra[given].html) {
        response.writeHead(200, { "content-type": TYPES[".html"] }).end(extra[given].html);
        return;
      }
      let file = given
        ? join(ROOT, extra[given].folder, normalize(path.slice(given.length)))
        : path.startsWith(FOLDER) && join(DIST, normalize(path.slice(FOLDER.length)));
      if (!file) throw new Error("outside");
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const body = await readFile(file);
      const policy = given ? {} : { "content-security-policy": POLICY };
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...policy, ...cross });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain", ...cross }).end("not here");
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, url: (path = "") => origin + FOLDER + path, close: () => server.close() };
}

let shared;
/** The one browser of this test file. */
export async function browser() {
  const executablePath = process.env.RINGSIDE_BROWSER;
  if (!executablePath) throw new Error("RINGSIDE_BROWSER is not set: run the journeys with `cargo dev test browser`");
  shared ??= await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  return shared;
}

export async function closeBrowser() {
  await shared?.close();
  shared = undefined;
}

/** A fresh page. `page.quiet()` fails unless nothing was said in its console and nothing left the origin. */
export async function open(site, path, options = {}) {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const said = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && said.push(`${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => said.push(`uncaught: ${e.message}`));
  page.on("request", (r) => {
    const foreign = /^https?:/.test(r.url()) && !r.url().startsWith(site.origin);
    if (foreign) said.push(`left the origin: ${r.url()}`);
  });
  page.quiet = () => assert.deepEqual(said, []);
  page.said = said;
  if (path !== undefined) await page.goto(/^https?:/.test(path) ? path : site.url(path));
  return page;
}
