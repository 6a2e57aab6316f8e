//! What stands inside each page: the chapters' text with their figures and questions, and the few pages that are no
//! chapter.

use super::html::{escape, json_block};
use super::page::{Kind, Page, contents};
use super::still::Still;
use super::write::Stills;
use super::{Block, Book, Chapter, FigureSpec, Question, paint};

/// A chapter between its contents and its neighbours.
pub fn chapter(
    book: &Book,
    chapter: &Chapter,
    (before, after): (Option<&Chapter>, Option<&Chapter>),
    stills: &Stills,
) -> String {
    let still = |id: &str| stills.get(&(chapter.slug.clone(), id.to_string()));
    let mut text = String::new();
    for (i, block) in chapter.blocks.iter().enumerate() {
        match block {
            Block::Html(html) => text.push_str(html),
            Block::Noted { html, note } => {
                text.push_str(&format!("<div class=\"noted\"><div>{html}</div>\n<aside>{note}</aside></div>\n"));
            }
            Block::Figure(figure) => {
                if let Some(still) = still(&figure.id) {
                    text.push_str(&figure_html(figure, still, &chapter.slug));
                }
            }
            Block::Question(question) => text.push_str(&question_html(question, i)),
            Block::Try { html, figure } => {
                let link = figure.as_deref().and_then(still).map_or_else(String::new, |still| {
                    let link = still.link.encode();
                    format!("<p><a class=\"button\" href=\"../../workbench/#{link}\">Open it in the workbench</a></p>")
                });
                text.push_str(&format!("<div class=\"try\"><h3>One thing to change</h3>\n{html}{link}</div>\n"));
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
fn figure_html(figure: &FigureSpec, still: &Still, chapter: &str) -> String {
    let mut listing = String::new();
    for file in &still.link.scenario.files {
        listing.push_str(&format!(
            "<details class=\"source\"><summary>{}</summary><pre class=\"listing\"><code>{}</code></pre></details>\n",
            escape(&file.name),
            paint::c(&file.text)
        ));
    }
    format!(
        "<figure class=\"fig\" id=\"fig-{id}\" data-figure=\"{id}\">\n{live}\
         <figcaption><span>{caption}</span><a class=\"button\" data-edit href=\"../../workbench/#{link}\">\
         Edit this program</a></figcaption>\n{listing}</figure>\n",
        id = escape(&figure.id),
        live = live_html(still, &format!("{chapter}/{}", figure.id)),
        caption = escape(&figure.caption),
        link = still.link.encode(),
    )
}

/// What the live figure will replace: the same parts in the same places, so that nothing moves when it comes.
fn live_html(still: &Still, address: &str) -> String {
    let console = if still.prints { "<div class=\"console\"><pre class=\"text\"></pre></div>" } else { "" };
    format!(
        "<script type=\"application/json\">{data}</script>\n\
         <div class=\"live\" data-wide=\"{wide_height}\" data-narrow=\"{narrow_height}\"{prints}{tape} data-start=\"{at}\" data-address=\"{address}\" \
         style=\"--wide:{wide_height};--narrow:{narrow_height};--strip-wide:{strip_wide};--strip-narrow:{strip_narrow}\">\n\
         <div class=\"stage-box\"><div class=\"for-wide\">{wide}</div><div class=\"for-narrow\">{narrow}</div></div>\n{console}\
         <p class=\"say\">{say}</p>\n<div class=\"strip\"></div>\n\
         {bar}</div>\n",
        strip_wide = still.strip.0,
        strip_narrow = still.strip.1,
        bar = bar_html(still),
        at = still.step,
        data = json_block(&still.link.json()),
        wide_height = still.wide.1,
        narrow_height = still.narrow.1,
        address = escape(address),
        tape = if still.tape.is_some() { " data-tape" } else { "" },
        prints = if still.prints { " data-console" } else { "" },
        wide = still.wide.0,
        narrow = still.narrow.0,
        say = still.say,
    )
}

/// The controls before they can do anything: the same buttons, so that they break into as many lines.
fn bar_html(still: &Still) -> String {
    let button = |class: &str, text: &str, key: &str| {
        let key = if key.is_empty() { String::new() } else { format!("<kbd aria-hidden=\"true\">{key}</kbd>") };
        format!("<button type=\"button\" class=\"{class}\" disabled>{text}{key}</button>")
    };
    let picks: String = still
        .picks
        .iter()
        .enumerate()
        .map(|(i, (label, hue, usual))| {
            let class = format!("pick p{hue}{}", if *usual { " usual" } else { "" });
            button(&class, &format!("{} {}", i + 1, escape(label)), "")
        })
        .collect();
    format!(
        "<div class=\"bar\">{home}{back}{step}{call}{play}<select disabled aria-label=\"Speed of playing\"><option>usual</option></select>\
         <span class=\"count\">step {at}</span><span class=\"sp\"></span><div class=\"next\"><span>Run next:</span>{picks}</div></div>\n",
        home = button("icon", "|\u{25c0}", ""),
        back = button("", "\u{25c0} Back", "J"),
        step = button("pri", "Step \u{25b6}", "K"),
        call = button("", "Next call", "N"),
        play = button("", "Play", "Space"),
        at = still.step,
    )
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

/// The pages that are not chapters. `front`: the address of the first page's figure, and its picture.
pub fn fixed(book: &Book, front: Option<&(String, Still)>) -> Vec<Page<'static>> {
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
    if !book.exercises.is_empty() {
        parts.push_str(&format!(
            "<section><h2>To do yourself</h2>\n<ol>\n<li><a href=\"exercises/\"><b>Exercises</b> <span>{} programs to \
             mend; each answer is looked at in every schedule.</span></a></li>\n</ol></section>\n",
            book.exercises.len()
        ));
    }
    let figure = front.map_or_else(String::new, |(address, still)| {
        format!("<figure class=\"fig\" data-figure=\"front\">\n{}</figure>\n", live_html(still, address))
    });
    let first = book.chapters.first().map_or("", |c| c.slug.as_str());
    let body = format!(
        "<main id=\"main\" class=\"front\">\n<h1>How processes talk to each other</h1>\n\
         <p class=\"lead\">A book you can run. Real C programs on a small kernel, here in the page: stop them anywhere, \
         step forward and back, decide who runs next, and see every pipe, semaphore and signal move.</p>\n\
         <p class=\"go\"><a class=\"button pri\" href=\"book/{first}/\">Begin reading</a>\
         <a class=\"button\" href=\"workbench/\">Open the workbench</a></p>\n{figure}\
         <nav class=\"parts\" aria-label=\"Chapters\">\n{parts}</nav>\n</main>\n"
    );
    vec![
        Page {
            kind: Kind::Front,
            title: "Ringside",
            description: "A visual textbook of interprocess communication: run real C programs in the page, step them \
                          forward and back, and see every pipe, semaphore and signal move.",
            depth: 0,
            body,
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
            description: "Drop in what strace recorded of a real program, and step through it: processes, pipes, sockets, \
                          who told whom what, and who was stuck.",
            depth: 1,
            body: "<main id=\"main\" class=\"traces\">\n<h1>Traces</h1>\n\
                   <p class=\"lead\">What a real program did, on the same stage: its processes above the line, its pipes, sockets \
                   and queues below. Record it with <code>strace</code>, bring the log here, and step through it. The log \
                   stays in this page.</p>\n\
                   <pre class=\"record\"><code>strace -f -yy -ttt -T -s 128 -o log ./program</code></pre>\n\
                   <div class=\"place\"><p class=\"loading\">Reading logs needs JavaScript and WebAssembly; on the command line, \
                   <code>ringside trace log</code> does the same.</p></div>\n</main>\n"
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
