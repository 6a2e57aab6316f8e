//! Writes the site: real pages, each readable on its own before any script has run.
//!
//! Rules: every address is relative, so the site works in any folder of any static host; no page holds a script, only
//! names of files; text from chapters and programs passes through `escape`.

use super::html::{anchor, escape, json_block};
use super::page::{Files, Kind, Page, contents};
use super::{Block, Book, Chapter, FigureSpec, Question, paint};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Writes every page into `out`, where the compiled wasm, its glue and the bundled files lie already. Returns how many
/// pages were written.
///
/// # Errors
/// When a file cannot be read or written, or when `out` lacks one that the pages load.
pub fn site(book: &Book, assets: &Path, out: &Path) -> io::Result<usize> {
    let mut files = find_files(out)?;
    boot(out, &mut files)?;
    fs::write(out.join("icon.svg"), ICON)?;

    let mut writer = Writer { out, files: &files, pages: 0 };
    for (i, chapter) in book.chapters.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| book.chapters.get(i));
        let after = book.chapters.get(i + 1);
        let page = Page {
            kind: Kind::Chapter,
            title: &chapter.title,
            description: &chapter.description,
            depth: 2,
            body: chapter_body(book, chapter, before, after, assets),
        };
        writer.page(&format!("book/{}/index.html", chapter.slug), &page)?;
    }
    for page in fixed(book) {
        let path = match page.kind {
            Kind::Missing => "404.html".to_string(),
            Kind::Front => "index.html".to_string(),
            Kind::Workbench => "workbench/index.html".to_string(),
            Kind::Traces => "traces/index.html".to_string(),
            _ => "embed/index.html".to_string(),
        };
        writer.page(&path, &page)?;
    }
    let pages = writer.pages;
    fs::write(out.join("search.json"), search_index(book))?;
    service_worker(out)?;
    Ok(pages)
}

const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><circle cx=\"16\" cy=\"16\" r=\"11\" \
    fill=\"none\" stroke=\"#0072b2\" stroke-width=\"6\" stroke-dasharray=\"7.64 1\"/></svg>\n";

struct Writer<'a> {
    out: &'a Path,
    files: &'a Files,
    pages: usize,
}

impl Writer<'_> {
    fn page(&mut self, path: &str, page: &Page<'_>) -> io::Result<()> {
        let file = self.out.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        self.pages += 1;
        fs::write(file, page.document(self.files))
    }
}

/// Finds the hashed names among what the build put into `out`.
fn find_files(out: &Path) -> io::Result<Files> {
    let mut names: Vec<String> =
        fs::read_dir(out)?.filter_map(|e| e.ok().map(|e| e.file_name().to_string_lossy().into_owned())).collect();
    names.sort();
    let find = |start: &str, end: &str| {
        names.iter().find(|n| n.starts_with(start) && n.ends_with(end)).cloned().ok_or_else(|| {
            let message = format!("{} holds no {start}*{end}: build the site with `cargo dev build`", out.display());
            io::Error::new(io::ErrorKind::NotFound, message)
        })
    };
    Ok(Files {
        css: find("site-", ".css")?,
        site: find("site-", ".js")?,
        editor: find("editor-", ".js")?,
        wasm: find("web-", "_bg.wasm")?,
        glue: find("web-", ".js")?,
        // While the site is being worked on, yesterday's copy must not answer.
        offline: std::env::var_os("TRUNK_PROFILE").is_none_or(|p| p != "debug"),
        boot: String::new(),
        fonts: vec![find("inter-latin-wght-normal-", ".woff2")?, find("gelasio-latin-wght-normal-", ".woff2")?],
    })
}

/// The file that starts the wasm; Trunk would write this into the page, where the policy forbids it.
fn boot(out: &Path, files: &mut Files) -> io::Result<()> {
    let text = format!(
        "import init from \"./{}\";\n\
         if (document.documentElement.dataset.page === \"workbench\") globalThis.ringsideEditor = import(\"./{}\");\n\
         await init({{ module_or_path: new URL(\"./{}\", import.meta.url) }});\n",
        files.glue, files.editor, files.wasm
    );
    // Named after what it loads, so that a page never meets another build's.
    let hash = files.glue.trim_start_matches("web-").trim_end_matches(".js");
    files.boot = format!("boot-{hash}.js");
    fs::write(out.join(&files.boot), text)
}

/// The offline worker gets the list of all files, and a name that changes when any of them does.
fn service_worker(out: &Path) -> io::Result<()> {
    let source = out.join("sw.js");
    let text = match fs::read_to_string(&source) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut files = BTreeMap::new();
    list(out, out, &mut files)?;
    files.remove("sw.js");
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for (path, bytes) in &files {
        for byte in path.bytes().chain(bytes.iter().copied()) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    let paths: Vec<String> = files.keys().map(|p| p.trim_end_matches("index.html").to_string()).collect();
    let paths = serde_json::to_string(&paths)?;
    fs::write(source, text.replace("__VERSION__", &format!("{digest:016x}")).replace("[\"__FILES__\"]", &paths))
}

fn list(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, files)?;
        } else if let Ok(relative) = path.strip_prefix(root) {
            let name: Vec<String> =
                relative.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
            files.insert(name.join("/"), fs::read(&path)?);
        }
    }
    Ok(())
}

fn chapter_body(
    book: &Book,
    chapter: &Chapter,
    before: Option<&Chapter>,
    after: Option<&Chapter>,
    assets: &Path,
) -> String {
    let mut text = String::new();
    for (i, block) in chapter.blocks.iter().enumerate() {
        match block {
            Block::Html(html) => text.push_str(html),
            Block::Noted { html, note } => {
                text.push_str(&format!("<div class=\"noted\"><div>{html}</div>\n<aside>{note}</aside></div>\n"));
            }
            Block::Figure(figure) => text.push_str(&figure_html(figure, assets)),
            Block::Question(question) => text.push_str(&question_html(question, i)),
            Block::Try { html, figure } => {
                let figure = figure.as_deref().unwrap_or("");
                text.push_str(&format!(
                    "<div class=\"try\" data-try=\"{}\"><h3>One thing to change</h3>\n{html}</div>\n",
                    escape(figure)
                ));
            }
        }
    }
    let turn = |to: Option<&Chapter>, class: &str, word: &str| {
        to.map_or_else(String::new, |c| {
            let (slug, title) = (&c.slug, escape(&c.title));
            format!("<a class=\"{class}\" href=\"../{slug}/\"><small>{word}</small> {title}</a>")
        })
    };
    format!(
        "<div class=\"wrap\">\n{toc}<main id=\"main\" class=\"chap\" data-chapter=\"{slug}\">\n<h1>{title}</h1>\n\
         <p class=\"lead\">{lead}</p>\n{text}<nav class=\"turn\" aria-label=\"Neighbouring chapters\">{before}{after}</nav>\n\
         </main>\n</div>\n",
        toc = contents(book, Some(chapter), "../../"),
        slug = chapter.slug,
        title = escape(&chapter.title),
        lead = escape(&chapter.lead),
        before = turn(before, "prev", "Before"),
        after = turn(after, "next", "Next"),
    )
}

/// A figure's place: its first picture, its sentence, its controls (not yet alive) and the data that brings it to life.
fn figure_html(figure: &FigureSpec, assets: &Path) -> String {
    let mut listing = String::new();
    for file in figure.programs.iter().flat_map(|p| &p.files) {
        let text = fs::read_to_string(program_path(assets, file)).unwrap_or_default();
        listing.push_str(&format!(
            "<details class=\"source\"><summary>{}</summary><pre class=\"listing\"><code>{}</code></pre></details>\n",
            escape(file.rsplit('/').next().unwrap_or(file)),
            paint::c(&text)
        ));
    }
    let data = serde_json::json!({ "id": figure.id });
    format!(
        "<figure class=\"fig\" id=\"fig-{id}\" data-figure=\"{id}\">\n<script type=\"application/json\">{data}</script>\n\
         <div class=\"live\"></div>\n<figcaption>{caption}</figcaption>\n{listing}</figure>\n",
        id = escape(&figure.id),
        data = json_block(&data.to_string()),
        caption = escape(&figure.caption),
    )
}

fn program_path(assets: &Path, file: &str) -> PathBuf {
    assets.join("programs").join(file)
}

/// A question works without scripts: the answer is a `<details>`. With them it is opened by committing.
fn question_html(question: &Question, number: usize) -> String {
    let mut choices = String::new();
    for (i, choice) in question.choices.iter().enumerate() {
        choices.push_str(&format!(
            "<label><input type=\"radio\" name=\"q{number}\" value=\"{i}\"> <span>{}</span></label>\n",
            choice.html
        ));
    }
    let right = question.choices.iter().position(|c| c.right).unwrap_or(0);
    let answer = question.choices.get(right).map_or("", |c| c.html.as_str());
    format!(
        "<form class=\"ask\" data-right=\"{right}\"><fieldset><legend>Before you step</legend>\n{ask}{choices}</fieldset>\n\
         <details><summary>Answer</summary><p><b>{answer}</b></p>\n{why}</details></form>\n",
        ask = question.ask,
        why = question.why,
    )
}

/// The pages that are not chapters.
fn fixed(book: &Book) -> Vec<Page<'static>> {
    let mut parts = String::new();
    for (part, chapters) in book.parts() {
        parts.push_str(&format!("<section><h2>{}</h2>\n<ol>\n", escape(part)));
        for c in chapters {
            parts.push_str(&format!(
                "<li><a href=\"book/{}/\" data-chapter=\"{}\"><b>{}</b> <span>{}</span></a></li>\n",
                c.slug,
                c.slug,
                escape(&c.title),
                escape(&c.lead)
            ));
        }
        parts.push_str("</ol></section>\n");
    }
    let first = book.chapters.first().map_or("", |c| c.slug.as_str());
    let front = format!(
        "<main id=\"main\" class=\"front\">\n<h1>How processes talk to each other</h1>\n\
         <p class=\"lead\">A book you can run. Real C programs on a small kernel, here in the page: stop them anywhere, \
         step forward and back, decide who runs next, and see every pipe, semaphore and signal move.</p>\n\
         <p class=\"go\"><a class=\"button pri\" href=\"book/{first}/\">Begin reading</a>\
         <a class=\"button\" href=\"workbench/\">Open the workbench</a></p>\n\
         <nav class=\"parts\" aria-label=\"Chapters\">\n{parts}</nav>\n</main>\n"
    );
    vec![
        Page {
            kind: Kind::Front,
            title: "Ringside",
            description: "A visual textbook of interprocess communication: run real C programs in the page, step them \
                          forward and back, and see every pipe, semaphore and signal move.",
            depth: 0,
            body: front,
        },
        Page {
            kind: Kind::Workbench,
            title: "Workbench",
            description: "Write or paste C, run it on a model kernel in the page, and take it apart step by step.",
            depth: 1,
            body: "<main id=\"main\" class=\"workbench\"><h1 class=\"quiet\">Workbench</h1><p class=\"loading\">The workbench \
                   compiles and runs C in this page, which needs JavaScript and WebAssembly.</p></main>\n"
                .to_string(),
        },
        Page {
            kind: Kind::Traces,
            title: "Traces",
            description: "Drop in an strace log of a real system and step through it.",
            depth: 1,
            body: "<main id=\"main\" class=\"plain-page\"><h1>Traces</h1><p>This page will take an <code>strace</code> log of a \
                   real system and let you step through it. It is not there yet.</p></main>\n"
                .to_string(),
        },
        Page {
            kind: Kind::Embed,
            title: "Figure",
            description: "One live figure of Ringside, for slides and course pages.",
            depth: 1,
            body: "<main id=\"main\" class=\"embed\"><p class=\"loading\">A live figure of Ringside. It needs JavaScript and \
                   WebAssembly. <a href=\"../\" target=\"_blank\" rel=\"noopener\">Open the book</a></p></main>\n"
                .to_string(),
        },
        Page {
            kind: Kind::Missing,
            title: "Not here",
            description: "There is no page at this address.",
            depth: 0,
            body: "<main id=\"main\" class=\"plain-page\"><h1>Not here</h1><p>There is no page at this address. \
                   <a href=\"./\">The book</a> has a list of all chapters.</p></main>\n"
                .to_string(),
        },
    ]
}

/// For the search box: each section of each chapter with its words.
fn search_index(book: &Book) -> String {
    let mut entries = Vec::new();
    for chapter in &book.chapters {
        let mut html = format!("<p>{} {}</p>", escape(&chapter.lead), escape(&chapter.description));
        for block in &chapter.blocks {
            match block {
                Block::Html(h) | Block::Try { html: h, .. } => html.push_str(h),
                Block::Noted { html: h, note } => html.extend([h.as_str(), note]),
                Block::Figure(f) => html.push_str(&escape(&f.caption)),
                Block::Question(q) => html.push_str(&q.ask),
            }
            html.push('\n');
        }
        for (i, section) in html.split("<h2 id=\"").enumerate() {
            let (id, rest) = if i == 0 { ("", section) } else { section.split_once("\">").unwrap_or(("", section)) };
            let (heading, text) = if i == 0 { ("", rest) } else { rest.split_once("</h2>").unwrap_or(("", rest)) };
            entries.push(serde_json::json!({
                "chapter": chapter.title,
                "section": plain(heading),
                "url": format!("book/{}/{}{}", chapter.slug, if id.is_empty() { "" } else { "#" }, anchor(id)),
                "text": plain(text),
            }));
        }
    }
    serde_json::Value::Array(entries).to_string()
}

/// HTML without its tags.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(if c.is_whitespace() { ' ' } else { c }),
            _ => {}
        }
    }
    let out = out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    out.replace("&amp;", "&").split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
