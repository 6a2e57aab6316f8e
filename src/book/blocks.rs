//! The fenced blocks that are more than a listing: figures and questions.

use super::markdown::render;
use super::settings::{self, Setting};
use crate::source::{Diagnostic, FileId, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What may stand in a ```` ```figure ```` block, and what it is for.
pub const FIGURE_KEYS: &[(&str, &str)] = &[
    ("id", "the figure's name: part of its address, so it never changes"),
    ("program", "a C file below assets/programs; `NAME=FILE,FILE` makes one program of several files; may be repeated"),
    ("run", "the line of shell that starts the run; without it the first program is started"),
    ("input", "what stands ready at the terminal, with \\n at the ends of lines"),
    ("set", "NAME=VALUE, a setting in which the figure differs from Linux; may be repeated"),
    ("show", "names of variables that the cards show; without it those of the function at hand"),
    ("ring", "ARRAY IN OUT [COUNT]: an array and two indices of the program, drawn as a ring"),
    (
        "start",
        "where it stands at first: a step, `line N`, `wait` (somebody waits), or `end`; without it the first line of main",
    ),
    ("schedule", "the choices made up to there, as `ringside run --schedule` takes them"),
    ("caption", "one sentence under the figure"),
];

/// A live figure as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSpec {
    pub id: String,
    pub programs: Vec<ProgramRef>,
    pub run: Option<String>,
    pub input: Option<String>,
    pub set: Vec<(String, String)>,
    /// Names of variables for the cards; empty: those in scope.
    pub show: Vec<String>,
    /// Names of an array and its two indices to be drawn as a ring.
    pub ring: Option<[String; 3]>,
    /// A fourth name: what counts the ring's contents.
    pub count: Option<String>,
    pub start: Start,
    pub schedule: Option<String>,
    pub caption: String,
    pub span: Span,
}

/// One program of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramRef {
    /// As `exec` and the shell know it: by default the first file's name without `.c`.
    pub name: String,
    /// Paths below `assets/programs`.
    pub files: Vec<String>,
    pub span: Span,
}

/// Where a figure stands before anybody has touched it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// The first line of `main`.
    #[default]
    Main,
    Step(u64),
    /// Before the first time any process reaches this line of the first program's first file.
    Line(u32),
    /// The first moment at which somebody waits in the kernel.
    Wait,
    End,
}

/// A question that the reader answers before running the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// HTML, like the rest.
    pub ask: String,
    pub choices: Vec<Choice>,
    /// Shown after answering.
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub html: String,
    pub right: bool,
}

/// Parses a figure's settings. `base` is the byte of the file at which `text` begins, `whole` the block's place.
pub fn figure(file: FileId, base: usize, text: &str, whole: Span, findings: &mut Vec<Diagnostic>) -> FigureSpec {
    let mut figure = FigureSpec {
        id: String::new(),
        programs: Vec::new(),
        run: None,
        input: None,
        set: Vec::new(),
        show: Vec::new(),
        ring: None,
        count: None,
        start: Start::Main,
        schedule: None,
        caption: String::new(),
        span: whole,
    };
    for s in settings::parse(file, base, text, findings) {
        match s.key {
            "id" => figure.id = id(&s, findings),
            "program" => figure.programs.push(program(&s)),
            "run" => figure.run = Some(s.value.to_string()),
            "input" => figure.input = Some(s.value.replace("\\n", "\n")),
            "set" => match s.value.split_once('=') {
                Some((name, value)) => figure.set.push((name.trim().to_string(), value.trim().to_string())),
                None => findings.push(Diagnostic::error(s.span, "`set` takes NAME=VALUE")),
            },
            "show" => figure.show.extend(s.value.split_whitespace().map(str::to_string)),
            "ring" => match *s.value.split_whitespace().collect::<Vec<_>>() {
                [array, next_in, next_out, ref count @ ..] if count.len() < 2 => {
                    figure.ring = Some([array, next_in, next_out].map(str::to_string));
                    figure.count = count.first().map(|name| (*name).to_string());
                }
                _ => findings.push(
                    Diagnostic::error(s.span, "`ring` takes three names")
                        .cure("the array, the index where the next goes in, the index where the next comes out; then the count, if there is one"),
                ),
            },
            "start" => figure.start = start(&s, findings),
            "schedule" => figure.schedule = Some(s.value.to_string()),
            "caption" => figure.caption = s.value.to_string(),
            _ => findings.push(settings::unknown(&s, FIGURE_KEYS)),
        }
    }
    if figure.id.is_empty() {
        findings.push(Diagnostic::error(whole, "the figure has no `id`").cure("add `id: a-short-name`"));
    }
    if figure.programs.is_empty() {
        findings.push(Diagnostic::error(whole, "the figure has no `program`").cure("add `program: folder/name.c`"));
    }
    if figure.caption.is_empty() {
        let missing = Diagnostic::error(whole, "the figure has no `caption`");
        findings.push(missing.cure("add `caption:` and one sentence that says what it shows"));
    }
    figure
}

fn id(s: &Setting<'_>, findings: &mut Vec<Diagnostic>) -> String {
    if s.value.is_empty() || !s.value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        findings.push(
            Diagnostic::error(s.span, "an id is made of small letters, digits and dashes")
                .cure("it becomes part of the page's address"),
        );
    }
    s.value.to_string()
}

fn program(s: &Setting<'_>) -> ProgramRef {
    let (name, files) = match s.value.split_once('=') {
        Some((name, files)) => (Some(name.trim().to_string()), files),
        None => (None, s.value),
    };
    let files: Vec<String> = files.split(',').map(|f| f.trim().to_string()).collect();
    let first = files.first().map_or("", String::as_str);
    let stem = first.rsplit('/').next().unwrap_or(first).trim_end_matches(".c").to_string();
    ProgramRef { name: name.unwrap_or(stem), files, span: s.span }
}

fn start(s: &Setting<'_>, findings: &mut Vec<Diagnostic>) -> Start {
    let parsed = match s.value.split_once(' ') {
        None if s.value == "end" => Some(Start::End),
        None if s.value == "wait" => Some(Start::Wait),
        None => s.value.parse().ok().map(Start::Step),
        Some(("line", n)) => n.trim().parse().ok().map(Start::Line),
        Some(_) => None,
    };
    parsed.unwrap_or_else(|| {
        findings.push(Diagnostic::error(s.span, "`start` is a step's number, `line N`, `wait`, or `end`"));
        Start::Main
    })
}

/// Parses a question: Markdown with one list of `- [ ]` and `- [x]`; what stands above it asks, what stands below
/// explains.
pub fn question(text: &str, whole: Span, findings: &mut Vec<Diagnostic>) -> Question {
    let mut question = Question { ask: String::new(), choices: Vec::new(), why: String::new() };
    let mut before = Vec::new();
    let mut after = Vec::new();
    let mut item: Vec<Event<'_>> = Vec::new();
    let mut right = None;
    let mut depth = 0;
    let mut seen_list = false;
    for event in Parser::new_ext(text, Options::ENABLE_TASKLISTS | Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::List(None)) if depth == 0 && !seen_list => {
                depth = 1;
                seen_list = true;
            }
            Event::End(TagEnd::List(false)) if depth == 1 => depth = 0,
            Event::Start(Tag::Item) if depth == 1 => right = None,
            Event::End(TagEnd::Item) if depth == 1 => {
                if right.is_none() {
                    let bad = Diagnostic::error(whole, "a choice has neither `[ ]` nor `[x]`");
                    findings.push(bad.cure("begin each choice with `- [ ]`, the right one with `- [x]`"));
                }
                let html = unwrap_paragraph(&render(std::mem::take(&mut item)));
                question.choices.push(Choice { html, right: right.unwrap_or(false) });
            }
            Event::TaskListMarker(ticked) if depth == 1 => right = Some(ticked),
            event if depth == 1 => item.push(event),
            event if seen_list => after.push(event),
            event => before.push(event),
        }
    }
    question.ask = render(before);
    question.why = render(after);
    let right = question.choices.iter().filter(|c| c.right).count();
    let mut missing = |bad: bool, message: &str, cure: &str| {
        if bad {
            findings.push(Diagnostic::error(whole, message).cure(cure));
        }
    };
    missing(question.ask.is_empty(), "the question asks nothing", "write a sentence above the choices");
    missing(question.choices.len() < 2, "a question needs at least two choices", "add `- [ ]` lines");
    missing(right != 1, "exactly one choice must be right", "mark it with `- [x]`");
    missing(question.why.is_empty(), "the question explains nothing", "say below the choices why that answer is right");
    question
}

/// `<p>x</p>` as `x`: a choice is one line, not a paragraph.
fn unwrap_paragraph(html: &str) -> String {
    let html = html.trim();
    html.strip_prefix("<p>").and_then(|h| h.strip_suffix("</p>")).unwrap_or(html).trim().to_string()
}
