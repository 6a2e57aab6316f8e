//! Writes the site: real pages, each readable on its own before any script has run.
//!
//! Rules: every address is relative, so the site works in any folder of any static host; no page holds a script, only
//! names of files; text from chapters and programs passes through `escape`.

use super::blocks::{FigureSpec, Start};
use super::bodies;
use super::exercises;
use super::html::{anchor, escape};
use super::page::{Files, Kind, Loaded, Page};
use super::still::{Still, still};
use super::{Block, Book};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs, io};

/// The figure that the front shows, if the book has it; else its first.
const FRONT: (&str, &str) = ("pipes", "echo");

/// Every figure of the book, by chapter and id.
pub type Stills = BTreeMap<(String, String), Still>;

/// Writes every page into `out`, where the compiled wasm, its glue and the bundled files lie already. Returns how many
/// pages were written.
///
/// # Errors
/// When a file cannot be read or written, or when `out` lacks one that the pages load.
pub fn site(book: &Book, assets: &Path, out: &Path) -> io::Result<usize> {
    hash_engine(out)?;
    let mut files = find_files(out)?;
    boots(out, &mut files)?;
    fs::write(out.join("icon.svg"), ICON)?;

    let stills = stills(book, assets)?;
    let mut writer = Writer { out, files: &files, pages: 0 };
    for (i, chapter) in book.chapters.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| book.chapters.get(i));
        let after = book.chapters.get(i + 1);
        let page = Page {
            kind: Kind::Chapter,
            title: &chapter.title,
            description: &chapter.description,
            depth: 2,
            body: bodies::chapter(book, chapter, (before, after), &stills),
        };
        writer.page(&format!("book/{}/index.html", chapter.slug), &page)?;
    }
    for page in bodies::fixed(book, front(book, assets).as_ref()) {
        let path = match page.kind {
            Kind::Missing => "404.html".to_string(),
            Kind::Front => "index.html".to_string(),
            Kind::Workbench => "workbench/index.html".to_string(),
            Kind::Traces => "traces/index.html".to_string(),
            _ => "embed/index.html".to_string(),
        };
        writer.page(&path, &page)?;
    }
    for (path, page) in exercises::pages(&book.exercises) {
        writer.page(&path, &page)?;
    }
    let pages = writer.pages;
    for (path, text) in exercises::handouts(&book.exercises) {
        fs::write(out.join(path), text)?;
    }
    for ((slug, id), still) in &stills {
        // Short addresses for slides (`embed/#pipes/echo`), and a picture for whoever wants one.
        fs::write(out.join(format!("book/{slug}/{id}.json")), still.link.json())?;
        fs::write(out.join(format!("book/{slug}/{id}.svg")), &still.file)?;
        if let Some(tape) = &still.tape {
            fs::write(out.join(format!("book/{slug}/{id}.tape")), tape.encode())?;
        }
    }
    fs::write(out.join("examples.json"), examples(book, &stills))?;
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
        reader: Loaded { glue: find("reader-", ".js")?, wasm: find("reader-", "_bg.wasm")?, boot: String::new() },
        engine: Loaded { glue: find("engine-", ".js")?, wasm: find("engine-", "_bg.wasm")?, boot: String::new() },
        // While the site is being worked on, yesterday's copy must not answer.
        offline: std::env::var_os("TRUNK_PROFILE").is_none_or(|p| p != "debug"),
        fonts: vec![find("inter-latin-wght-normal-", ".woff2")?, find("gelasio-latin-wght-normal-", ".woff2")?],
    })
}

/// Trunk names a second wasm after its binary alone: here it gets a name that changes with its content.
fn hash_engine(out: &Path) -> io::Result<()> {
    let (glue, wasm) = (out.join("engine.js"), out.join("engine_bg.wasm"));
    if !glue.exists() || !wasm.exists() {
        return Ok(());
    }
    let mut digest = Digest::default();
    digest.add(&fs::read(&glue)?);
    digest.add(&fs::read(&wasm)?);
    fs::rename(glue, out.join(format!("engine-{digest}.js")))?;
    fs::rename(wasm, out.join(format!("engine-{digest}_bg.wasm")))
}

/// The files that start the wasm; Trunk would write them into the page, where the policy forbids it.
fn boots(out: &Path, files: &mut Files) -> io::Result<()> {
    let (reader, engine) = (&files.reader, &files.engine);
    let start = |l: &Loaded| format!("init({{ module_or_path: new URL(\"./{}\", import.meta.url) }})", l.wasm);
    // A figure that leaves its recording is given to the engine; see src/ui/handover.rs.
    let light = format!(
        "import init from \"./{}\";\n\
         let engine;\n\
         const load = () => engine ??= import(\"./{}\").then(async (m) => {{\n\
         \x20 await m.default({{ module_or_path: new URL(\"./{}\", import.meta.url) }});\n\
         \x20 return m;\n\
         }});\n\
         document.addEventListener(\"ringside:warm\", () => load().catch(() => {{ engine = undefined; }}));\n\
         document.addEventListener(\"ringside:leave\", async ({{ target, detail }}) => {{\n\
         \x20 try {{ (await load()).adopt(target, detail); }}\n\
         \x20 catch (e) {{ engine = undefined; target.dispatchEvent(new CustomEvent(\"ringside:failed\", {{ detail: String(e) }})); }}\n\
         }});\n\
         await {};\n",
        reader.glue,
        engine.glue,
        engine.wasm,
        start(reader)
    );
    let whole = format!(
        "import init from \"./{}\";\n\
         globalThis.ringsideEngine = new URL(\"./{}\", import.meta.url).href;\n\
         globalThis.ringsideEditor = import(\"./{}\");\n\
         await {};\n",
        engine.glue,
        engine.glue,
        files.editor,
        start(engine)
    );
    let write = |text: String| -> io::Result<String> {
        // Named after what it loads, so that a page never meets another build's.
        let mut digest = Digest::default();
        digest.add(text.as_bytes());
        let name = format!("boot-{digest}.js");
        fs::write(out.join(&name), text)?;
        Ok(name)
    };
    let (light, whole) = (write(light)?, write(whole)?);
    files.reader.boot = light;
    files.engine.boot = whole;
    Ok(())
}

/// FNV-1a, for names that change when a content does.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Digest {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
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
    let mut digest = Digest::default();
    for (path, bytes) in &files {
        digest.add(path.as_bytes());
        digest.add(bytes);
    }
    let paths: Vec<String> = files.keys().map(|p| p.trim_end_matches("index.html").to_string()).collect();
    let paths = serde_json::to_string(&paths)?;
    fs::write(source, text.replace("__VERSION__", &digest.to_string()).replace("[\"__FILES__\"]", &paths))
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

/// Every figure at its first moment.
fn stills(book: &Book, assets: &Path) -> io::Result<Stills> {
    let mut stills = Stills::new();
    for chapter in &book.chapters {
        for figure in chapter.figures() {
            let made = still(figure, assets).map_err(|why| {
                let message = format!("the figure `{}` of `{}`: {why}", figure.id, chapter.slug);
                io::Error::new(io::ErrorKind::InvalidData, message)
            })?;
            stills.insert((chapter.slug.clone(), figure.id.clone()), made);
        }
    }
    Ok(stills)
}

/// The front's figure and its address: it stands where somebody waits, because a run begins on an empty stage.
fn front(book: &Book, assets: &Path) -> Option<(String, Still)> {
    let all = || book.chapters.iter().flat_map(|c| c.figures().map(move |f| (c, f)));
    let (chapter, figure) = all().find(|(c, f)| (c.slug.as_str(), f.id.as_str()) == FRONT).or_else(|| all().next())?;
    let waiting = FigureSpec { start: Start::Wait, ..figure.clone() };
    let made = still(&waiting, assets).or_else(|_| still(figure, assets)).ok()?;
    Some((format!("{}/{}", chapter.slug, figure.id), made))
}

/// For the workbench's menu: the programs of the book.
fn examples(book: &Book, stills: &Stills) -> String {
    let list: Vec<_> = book
        .chapters
        .iter()
        .flat_map(|chapter| chapter.figures().map(move |figure| (chapter, figure)))
        .filter_map(|(chapter, figure)| {
            let still = stills.get(&(chapter.slug.clone(), figure.id.clone()))?;
            let names: Vec<&str> = still.link.scenario.files.iter().map(|f| f.name.as_str()).collect();
            Some(serde_json::json!({
                "chapter": chapter.title,
                "title": names.join(", "),
                "about": figure.caption,
                "link": still.link.encode(),
            }))
        })
        .collect();
    serde_json::Value::Array(list).to_string()
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
    for task in &book.exercises {
        entries.push(serde_json::json!({
            "chapter": task.exercise.sheet.title,
            "section": "exercise",
            "url": format!("exercises/{}/", task.name),
            "text": plain(&format!("<p>{}</p>{}", escape(task.about()), task.html("../../"))),
        }));
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
