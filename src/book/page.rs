//! The frame that every page of the site shares: head, policy, bar, contents.

use super::html::escape;
use super::{Book, Chapter};

/// What a page may load and run: its own origin's files, wasm, and inline styles (the editor needs those).
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'";

/// The hashed names of the files that pages load.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    pub css: String,
    /// Runs before the first paint: theme, printing, the offline worker.
    pub site: String,
    /// What the book's pages load, and what the workbench and the page of logs load.
    pub reader: Loaded,
    pub engine: Loaded,
    pub editor: String,
    /// Whether readers keep the site for use without a network: finished builds only.
    pub offline: bool,
    /// Typefaces fetched at once, because every page shows them above the fold.
    pub fonts: Vec<String>,
}

/// One wasm with what starts it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub boot: String,
    pub glue: String,
    pub wasm: String,
}

/// The pages by what lives on them. The wasm looks at this name to know what to mount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Front,
    Chapter,
    /// The list of exercises.
    Exercises,
    Exercise,
    Workbench,
    /// Logs of real systems.
    Traces,
    Embed,
    Missing,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Front => "front",
            Kind::Chapter => "chapter",
            Kind::Exercises => "exercises",
            Kind::Exercise => "exercise",
            Kind::Workbench => "workbench",
            Kind::Traces => "traces",
            Kind::Embed => "embed",
            Kind::Missing => "missing",
        }
    }
}

/// One page, ready to be framed.
pub struct Page<'a> {
    pub kind: Kind,
    pub title: &'a str,
    pub description: &'a str,
    /// How many folders deep it lies: as many `../` lead to the site's root.
    pub depth: usize,
    /// The finished HTML inside `<body>`, below the bar.
    pub body: String,
}

impl Page<'_> {
    /// The way from this page to the site's root: "", "../", "../../".
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.depth)
    }

    /// The whole document.
    #[must_use]
    pub fn document(&self, files: &Files) -> String {
        let root = self.root();
        let title =
            if self.kind == Kind::Front { "Ringside".to_string() } else { format!("{} · Ringside", self.title) };
        let fonts: String = files
            .fonts
            .iter()
            .map(|f| format!("<link rel=\"preload\" as=\"font\" type=\"font/woff2\" href=\"{root}{f}\" crossorigin>\n"))
            .collect();
        // The page's own root travels in the document: the wasm builds addresses from it.
        let base = if self.depth == 0 { "./" } else { &root };
        let loaded = match self.kind {
            Kind::Workbench | Kind::Traces => &files.engine,
            _ => &files.reader,
        };
        let bar = if self.kind == Kind::Embed { String::new() } else { bar(self.kind, base) };
        format!(
            "<!doctype html>\n<html lang=\"en\" data-page=\"{kind}\" data-root=\"{base}\"{offline}>\n<head>\n\
             <meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
             <meta property=\"og:title\" content=\"{title}\">\n<meta property=\"og:description\" content=\"{description}\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"icon\" href=\"{base}icon.svg\" type=\"image/svg+xml\">\n{fonts}\
             <link rel=\"stylesheet\" href=\"{base}{css}\">\n<script src=\"{base}{site}\"></script>\n\
             <link rel=\"modulepreload\" href=\"{base}{glue}\">\n\
             <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" href=\"{base}{wasm}\" crossorigin>\n\
             <script type=\"module\" src=\"{base}{boot}\"></script>\n</head>\n<body>\n{bar}{body}</body>\n</html>\n",
            kind = self.kind.name(),
            // A frame in somebody's slides keeps nothing on the reader's machine.
            offline = if files.offline && self.kind != Kind::Embed {
                format!(" data-offline=\"{base}sw.js\"")
            } else {
                String::new()
            },
            title = escape(&title),
            description = escape(self.description),
            css = files.css,
            site = files.site,
            boot = loaded.boot,
            glue = loaded.glue,
            wasm = loaded.wasm,
            body = self.body,
        )
    }
}

/// The ring of the title, also the favicon.
pub const RING: &str = "<svg class=\"ring\" viewBox=\"0 0 32 32\" aria-hidden=\"true\"><circle cx=\"16\" cy=\"16\" r=\"11\" \
    fill=\"none\" stroke=\"currentColor\" stroke-width=\"5\" stroke-dasharray=\"7.64 1\"/></svg>";

fn bar(kind: Kind, root: &str) -> String {
    let tab = |to: Kind, href: &str, text: &str| {
        let over = match kind {
            Kind::Chapter => Kind::Front,
            Kind::Exercise => Kind::Exercises,
            kind => kind,
        };
        let here = to == over;
        let current = if here { " aria-current=\"page\"" } else { "" };
        format!("<a href=\"{root}{href}\"{current}>{text}</a>")
    };
    format!(
        "<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<header class=\"top\">\
         <a class=\"brand\" href=\"{root}\">{RING}Ringside</a>\
         <nav aria-label=\"Parts of the site\">{book}{exercises}{bench}{traces}</nav>\
         <button type=\"button\" class=\"plain more\" data-more hidden aria-expanded=\"false\" aria-controls=\"tools\">Menu</button>\
         <div class=\"tools\" id=\"tools\"><span id=\"page-tools\" class=\"tools\"></span><button type=\"button\" class=\"plain\" data-search hidden>Search</button>\
         <button type=\"button\" class=\"plain\" data-keys hidden>Keys</button>\
         <button type=\"button\" class=\"plain\" data-print hidden>Print</button>\
         <button type=\"button\" class=\"plain\" data-theme-switch hidden>Light / dark</button></div></header>\n",
        book = tab(Kind::Front, "", "Book"),
        exercises = tab(Kind::Exercises, "exercises/", "Exercises"),
        bench = tab(Kind::Workbench, "workbench/", "Workbench"),
        traces = tab(Kind::Traces, "traces/", "Traces"),
    )
}

/// The list of all chapters; the one at hand is marked and shows its sections.
#[must_use]
pub fn contents(book: &Book, here: Option<&Chapter>, root: &str) -> String {
    let mut out =
        String::from("<details class=\"toc\" open><summary>Contents</summary><nav aria-label=\"Chapters\">\n");
    for (part, chapters) in book.parts() {
        out.push_str(&format!("<h2>{}</h2>\n<ul>\n", escape(part)));
        for chapter in chapters {
            let current = here.is_some_and(|h| h.slug == chapter.slug);
            out.push_str(&format!(
                "<li><a href=\"{root}book/{slug}/\" data-chapter=\"{slug}\"{aria}>{title}</a>",
                slug = chapter.slug,
                aria = if current { " aria-current=\"page\"" } else { "" },
                title = escape(&chapter.title),
            ));
            if current && !chapter.sections.is_empty() {
                out.push_str("<ul>");
                for (id, text) in &chapter.sections {
                    out.push_str(&format!("<li><a href=\"#{id}\">{}</a></li>", escape(text)));
                }
                out.push_str("</ul>");
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</nav></details>\n");
    out
}
