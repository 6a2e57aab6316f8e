//! The exercises of a book: their folders read and looked over, and their pages.
//!
//! Rules: a page holds the task, the program to begin with and all that is checked, so it can be read and printed
//! without any script; the workbench gets the same task with its `Handout`. Right and wrong answers stay in the folder.

use super::html::escape;
use super::page::{Kind, Page};
use super::{Block, markdown, paint};
use crate::exercise::{Exercise, Handout, Problem, spans};
use crate::machine::{build, scenario::File};
use crate::source::{Diagnostic, FileId, SourceFile, Sources, Span};
use std::fs;
use std::path::Path;

/// One exercise, parsed.
#[derive(Clone, Debug)]
pub struct Task {
    /// The folder's name: the exercise's address.
    pub name: String,
    /// Its `task.md`.
    pub file: FileId,
    pub exercise: Exercise,
    /// The task below its title.
    pub blocks: Vec<Block>,
}

impl Task {
    #[must_use]
    pub fn about(&self) -> &str {
        &self.exercise.sheet.properties.about
    }

    /// The task, for a page from which `root` leads to the site's root.
    #[must_use]
    pub fn html(&self, root: &str) -> String {
        let html: String = self
            .blocks
            .iter()
            .map(|block| match block {
                Block::Html(html) => html.clone(),
                Block::Noted { html, note } => format!("{html}<aside>{note}</aside>\n"),
                _ => String::new(),
            })
            .collect();
        html.replace("href=\"../", &format!("href=\"{root}book/"))
    }
}

/// Reads all folders below `assets/exercises`, in their order. A book need not have any.
pub fn load(assets: &Path, sources: &mut Sources, findings: &mut Vec<Diagnostic>) -> Vec<Task> {
    let root = assets.join("exercises");
    let mut folders: Vec<_> = match fs::read_dir(&root) {
        Ok(entries) => entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.is_dir()).collect(),
        Err(_) => return Vec::new(),
    };
    folders.sort();
    let mut tasks: Vec<Task> = folders.iter().filter_map(|folder| task(folder, sources, findings)).collect();
    tasks.sort_by(|a, b| order(a).cmp(&order(b)));
    for pair in tasks.windows(2) {
        let [a, b] = pair else { continue };
        if order(a).0 == order(b).0 {
            let message = format!("`{}` has order {} too", a.name, order(a).0);
            findings.push(Diagnostic::error(top(b.file), message).cure("give each exercise its own number"));
        }
    }
    tasks
}

fn order(task: &Task) -> (u32, &str) {
    (task.exercise.sheet.properties.order, &task.name)
}

fn top(file: FileId) -> Span {
    Span { file, start: 0, end: 1 }
}

fn task(folder: &Path, sources: &mut Sources, findings: &mut Vec<Diagnostic>) -> Option<Task> {
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let files = files(folder);
    let path = |file: &str| folder.join(file).to_string_lossy().into_owned();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.chars().all(plain) {
        let file = sources.add(SourceFile::new(&path("task.md"), "", false));
        let message = format!("`{name}` is no name for an exercise");
        findings.push(
            Diagnostic::error(top(file), message).cure("small letters, digits and dashes: it is part of the address"),
        );
    }
    let exercise = match Exercise::parse(&files) {
        Ok(exercise) => exercise,
        Err(problems) => {
            findings.extend(problems.iter().map(|p| diagnostic(p, &files, &path, sources)));
            return None;
        }
    };
    for answer in &exercise.right {
        let built = build(&exercise.sheet.scenario(&answer.text));
        if built.machine.is_none() {
            let errors = built.diagnostics.iter().filter(|d| d.is_error());
            let said: String = errors.map(|d| d.render(&built.sources)).collect();
            let message = format!("the right answer does not compile:\n{said}");
            let problem = Problem { file: answer.name.clone(), line: 1, message, cure: String::new() };
            findings.push(diagnostic(&problem, &files, &path, sources));
        }
    }
    let text = &exercise.task;
    let file = sources.add(SourceFile::new(&path("task.md"), text, false));
    // Below the title.
    let at = text.lines().take_while(|l| !l.starts_with("# ")).map(|l| l.len() + 1).sum::<usize>();
    let body = text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
    let blocks = markdown::parse(file, text, body, findings).blocks;
    if blocks.iter().any(|b| !matches!(b, Block::Html(_) | Block::Noted { .. })) {
        let message = "a task holds neither figures nor questions";
        findings
            .push(Diagnostic::error(top(file), message).cure("put them into a chapter and link to it as `name.md`"));
    }
    Some(Task { name, file, exercise, blocks })
}

/// A problem with its line, as the compiler shows an error.
fn diagnostic(problem: &Problem, files: &[File], path: &impl Fn(&str) -> String, sources: &mut Sources) -> Diagnostic {
    let text = files.iter().find(|f| f.name == problem.file).map_or("", |f| f.text.as_str());
    let file = sources.add(SourceFile::new(&path(&problem.file), text, false));
    let start: usize = text.split_inclusive('\n').take(problem.line - 1).map(str::len).sum();
    let line = text[start..].lines().next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    let span =
        Span { file, start: (start + indent) as u32, end: (start + line.trim_end().len()).max(start + indent) as u32 };
    let said = Diagnostic::error(span, problem.message.clone());
    if problem.cure.is_empty() { said } else { said.cure(problem.cure.clone()) }
}

/// An exercise's files, named from its folder on.
#[must_use]
pub fn files(folder: &Path) -> Vec<File> {
    let mut out = Vec::new();
    texts(folder, folder, &mut out);
    out
}

fn texts(root: &Path, folder: &Path, out: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            texts(root, &path, out);
        } else if let (Ok(text), Ok(name)) = (fs::read_to_string(&path), path.strip_prefix(root)) {
            let parts: Vec<String> = name.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
            out.push(File { name: parts.join("/"), text });
        }
    }
}

/// What the workbench fetches, by its path on the site.
#[must_use]
pub fn handouts(tasks: &[Task]) -> Vec<(String, String)> {
    let handout = |(i, task): (usize, &Task)| {
        let next = tasks.get(i + 1).map(|t| (t.name.clone(), t.exercise.sheet.title.clone()));
        let sheet = task.exercise.sheet.clone();
        let handout = Handout { name: task.name.clone(), html: task.html("../"), sheet, next };
        (format!("exercises/{}/exercise.json", task.name), serde_json::to_string(&handout).unwrap_or_default())
    };
    tasks.iter().enumerate().map(handout).collect()
}

/// The list of exercises and a page for each, by their paths.
#[must_use]
pub fn pages(tasks: &[Task]) -> Vec<(String, Page<'_>)> {
    let mut out = vec![("exercises/index.html".to_string(), list(tasks))];
    for (i, task) in tasks.iter().enumerate() {
        let around = (i.checked_sub(1).and_then(|i| tasks.get(i)), tasks.get(i + 1));
        let page = Page {
            kind: Kind::Exercise,
            title: &task.exercise.sheet.title,
            description: task.about(),
            depth: 2,
            body: body(tasks, task, around),
        };
        out.push((format!("exercises/{}/index.html", task.name), page));
    }
    out
}

/// Parts in the order of their first exercise.
fn parts(tasks: &[Task]) -> Vec<(&str, Vec<&Task>)> {
    let mut parts: Vec<(&str, Vec<&Task>)> = Vec::new();
    for task in tasks {
        let part = task.exercise.sheet.properties.part.as_str();
        match parts.iter_mut().find(|(name, _)| *name == part) {
            Some((_, list)) => list.push(task),
            None => parts.push((part, vec![task])),
        }
    }
    parts
}

fn list(tasks: &[Task]) -> Page<'static> {
    let mut sections = String::new();
    for (part, tasks) in parts(tasks) {
        sections.push_str(&format!("<section><h2>{}</h2>\n<ol>\n", escape(part)));
        for task in tasks {
            sections.push_str(&format!(
                "<li><a href=\"{0}/\" data-exercise=\"{0}\"><b>{1}</b> <span>{2}</span></a></li>\n",
                task.name,
                escape(&task.exercise.sheet.title),
                escape(task.about())
            ));
        }
        sections.push_str("</ol></section>\n");
    }
    if tasks.is_empty() {
        sections.push_str("<p>This book has no exercises.</p>\n");
    }
    Page {
        kind: Kind::Exercises,
        title: "Exercises",
        description: "Programs with processes and threads to mend; every schedule of an answer is looked at.",
        depth: 1,
        body: format!(
            "<main id=\"main\" class=\"front tasks\">\n<h1>Exercises</h1>\n\
             <p class=\"lead\">Each is a program that goes wrong in some schedule. Mend it on the workbench: <b>Check</b> looks \
             at <em>every</em> order in which its processes and threads can run, says which property fails, and plays the \
             run that shows it. The easiest come first; what you write is kept in this browser.</p>\n\
             <nav class=\"parts\" aria-label=\"Exercises\">\n{sections}</nav>\n</main>\n"
        ),
    }
}

fn contents(tasks: &[Task], here: &Task) -> String {
    let mut out =
        String::from("<details class=\"toc\" open><summary>All exercises</summary><nav aria-label=\"Exercises\">\n");
    for (part, tasks) in parts(tasks) {
        out.push_str(&format!("<h2>{}</h2>\n<ul>\n", escape(part)));
        for task in tasks {
            let current = if task.name == here.name { " aria-current=\"page\"" } else { "" };
            out.push_str(&format!(
                "<li><a href=\"../{0}/\" data-exercise=\"{0}\"{current}>{1}</a></li>\n",
                task.name,
                escape(&task.exercise.sheet.title)
            ));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</nav></details>\n");
    out
}

fn body(tasks: &[Task], task: &Task, (before, after): (Option<&Task>, Option<&Task>)) -> String {
    let sheet = &task.exercise.sheet;
    let rules: String = sheet.properties.rules().iter().map(|r| format!("<li>{}</li>\n", words(&r.words))).collect();
    let given: String = sheet
        .with
        .iter()
        .map(|file| {
            format!(
                "<details class=\"source\"><summary>{}, which is given</summary>{}</details>\n",
                escape(&file.name),
                listing(&file.text)
            )
        })
        .collect();
    let turn = |to: Option<&Task>, class: &str, word: &str| {
        to.map_or_else(String::new, |t| {
            let title = escape(&t.exercise.sheet.title);
            format!("<a class=\"{class}\" href=\"../{}/\"><small>{word}</small> {title}</a>", t.name)
        })
    };
    format!(
        "<div class=\"wrap\">\n{toc}<main id=\"main\" class=\"chap exercise\">\n<h1>{title}</h1>\n{task}\
         <p class=\"go\"><a class=\"button pri\" href=\"../../workbench/#exercise:{name}\">Open it on the workbench</a></p>\n\
         <h2>The program to begin with</h2>\n<p class=\"file\"><code>{file}</code></p>\n{start}{given}\
         <h2>What is checked</h2>\n<ul class=\"rules\">\n{rules}</ul>\n\
         <nav class=\"turn\" aria-label=\"Neighbouring exercises\">{before}{after}</nav>\n</main>\n</div>\n",
        toc = contents(tasks, task),
        title = escape(&sheet.title),
        task = task.html("../../"),
        name = task.name,
        file = escape(&sheet.start.name),
        start = listing(&sheet.start.text),
        before = turn(before, "prev", "Before"),
        after = turn(after, "next", "Next"),
    )
}

fn listing(text: &str) -> String {
    format!("<pre class=\"listing\" tabindex=\"0\"><code>{}</code></pre>\n", paint::c(text))
}

/// A rule with its code set as code.
fn words(text: &str) -> String {
    let span = |(code, text): (bool, &str)| {
        let text = escape(text);
        if code { format!("<code>{text}</code>") } else { text }
    };
    spans(text).into_iter().map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
        let root = std::env::temp_dir().join(format!("ringside-{}-{name}", std::process::id()));
        for (file, text) in files {
            let path = root.join("exercises").join(file);
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("writable");
            fs::write(path, text).expect("writable");
        }
        root
    }

    const JSON: &str =
        "{\"order\": 4, \"part\": \"P\", \"about\": \"A <b>.\", \"answer\": \"a.c\", \"outputs\": [\"<1>\\n\"]}";
    const MAIN: &str = "int main(void) { return 0; }\n";

    #[test]
    fn a_folder_becomes_a_page_and_a_handout() {
        let task = "# Title\n\nDo `x`, see [pipes](pipes.md).\n";
        let files = [("one/task.md", task), ("one/exercise.json", JSON), ("one/a.c", MAIN), ("one/right.c", MAIN)];
        let root = folder("page", &files);
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        let tasks = load(&root, &mut sources, &mut findings);
        fs::remove_dir_all(root).expect("it is there");
        assert!(findings.is_empty(), "{findings:?}");
        let pages = pages(&tasks);
        let paths: Vec<&str> = pages.iter().map(|p| p.0.as_str()).collect();
        assert_eq!(paths, ["exercises/index.html", "exercises/one/index.html"]);
        assert!(
            pages[0].1.body.contains("<a href=\"one/\" data-exercise=\"one\"><b>Title</b> <span>A &lt;b&gt;.</span>")
        );
        let body = &pages[1].1.body;
        assert!(body.contains("<p>Do <code>x</code>, see <a href=\"../../book/pipes/\">pipes</a>.</p>"), "{body}");
        assert!(body.contains("workbench/#exercise:one") && body.contains("<code>&lt;1&gt;</code>"), "{body}");
        let [(path, text)] = handouts(&tasks).try_into().expect("one");
        assert_eq!(path, "exercises/one/exercise.json");
        let handout: Handout = serde_json::from_str(&text).expect("a handout");
        assert_eq!(handout.sheet, tasks[0].exercise.sheet);
        assert!(handout.html.contains("href=\"../book/pipes/\""));
    }

    #[test]
    fn what_is_wrong_with_folders_is_said_with_file_and_line() {
        let root = folder(
            "wrong",
            &[
                ("one/task.md", "# T\n\n## Two\n\n```figure\nid: f\n```\n"),
                ("one/exercise.json", JSON),
                ("one/a.c", MAIN),
                ("one/right.c", "int main(void) { return x; }\n"),
                ("two/task.md", "# T\n"),
                ("two/exercise.json", "{\n\"order\": 1,\n\"colour\": 2}"),
            ],
        );
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        load(&root, &mut sources, &mut findings);
        fs::remove_dir_all(root).expect("it is there");
        let said: Vec<String> = findings
            .iter()
            .map(|d| {
                let (file, line, _) = sources.place(d.span);
                let file = file.rsplit('/').take(2).collect::<Vec<_>>().join("<");
                format!("{file}:{line}: {}", d.message.lines().next().unwrap_or_default())
            })
            .collect();
        assert!(said.iter().any(|s| s == "right.c<one:1: the right answer does not compile:"), "{said:?}");
        assert!(said.iter().any(|s| s == "task.md<one:1: a task holds neither figures nor questions"), "{said:?}");
        assert!(said.iter().any(|s| s.starts_with("exercise.json<two:3: unknown field `colour`")), "{said:?}");
    }
}
