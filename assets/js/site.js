// Runs before the first paint of every page, so that a dark page never flashes white. What must work even if the wasm
// never arrives is here: the theme, printing, the contents list on phones, the offline worker. The rest is Rust.
(() => {
  const html = document.documentElement;
  const store = (() => {
    // A sandboxed frame has no storage and says so by throwing.
    try { return window.localStorage; } catch { return null; }
  })();
  const asked = new URLSearchParams(location.search).get("theme");
  const theme = asked === "light" || asked === "dark" ? asked : store?.getItem("theme");
  if (theme === "light" || theme === "dark") html.dataset.theme = theme;
  html.classList.add("scripted");

  if (html.dataset.page === "embed") {
    // A deck says that its slide is shown as soon as the frame has loaded, which may be before the wasm has.
    addEventListener("message", (event) => {
      if (event.source === parent && event.data === "slide:start") html.dataset.deck = "";
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
        const next = (html.dataset.theme ?? system) === "dark" ? "light" : "dark";
        html.dataset.theme = next;
        try { store?.setItem("theme", next); } catch { /* full or forbidden: the choice lasts for this page */ }
      });
    }
    for (const button of document.querySelectorAll("[data-more]")) {
      // On a phone the tools of the bar are behind this button; elsewhere the stylesheet hides it.
      button.hidden = false;
      const show = (open) => button.setAttribute("aria-expanded", String(open));
      button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
      document.addEventListener("pointerdown", (event) => {
        if (!button.parentElement.contains(event.target)) show(false);
      });
      document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
        show(false);
        button.focus();
      });
    }
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = !["chapter", "exercise"].includes(html.dataset.page);
      button.addEventListener("click", () => window.print());
    }
    const contents = document.querySelector("details.toc");
    if (contents && matchMedia("(max-width: 900px)").matches) contents.open = false;
    // Until here the stylesheet has kept it closed on a phone, so that the page does not jump.
    contents?.classList.add("ready");
    const read = new Set((store?.getItem("read") ?? "").split(" ").filter(Boolean));
    for (const link of document.querySelectorAll("a[data-chapter]")) {
      if (read.has(link.dataset.chapter)) link.classList.add("done");
    }
    // The workbench writes it: see src/ui/workbench/exercise.rs.
    const passed = new Set((store?.getItem("passed") ?? "").split(" ").filter(Boolean));
    for (const link of document.querySelectorAll("a[data-exercise]")) {
      if (passed.has(link.dataset.exercise)) link.classList.add("done");
    }
    const turn = document.querySelector("nav.turn");
    const slug = document.querySelector("main[data-chapter]")?.dataset.chapter;
    if (turn && slug && !read.has(slug) && "IntersectionObserver" in window) {
      // A chapter counts as read when its end has been seen.
      new IntersectionObserver((seen, observer) => {
        if (!seen.some((s) => s.isIntersecting)) return;
        observer.disconnect();
        try { store?.setItem("read", [...read, slug].join(" ")); } catch { /* as above */ }
      }).observe(turn);
    }
  });

  const offline = html.dataset.offline;
  if (offline && "serviceWorker" in navigator && window.isSecureContext) {
    addEventListener("load", () => navigator.serviceWorker.register(offline).catch(() => {}));
  }
})();
