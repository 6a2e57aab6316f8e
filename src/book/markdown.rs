//! A chapter's text: Markdown to blocks.
//!
//! The dialect is small on purpose, so that every chapter prints, is read aloud and is checked alike: headings of the
//! second and third level, paragraphs, lists, tables, emphasis, links, listings; a block quote is a margin note; raw
//! HTML and pictures are refused by name (a figure is a picture that can be stepped).

use super::blocks;
use super::html::{anchor, escape};
use super::{Block, paint};
use crate::source::{Diagnostic, FileId, Span};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::ops::Range;

/// A chapter's blocks and its second-level headings.
#[derive(Debug, Default)]
pub struct Body {
    pub blocks: Vec<Block>,
    pub sections: Vec<(String, String)>,
}

/// Listings may be of these; all but C stay uncoloured.
const LISTINGS: &[&str] = &["c", "sh", "text"];

/// Finished events as HTML.
pub fn render<'a>(events: impl IntoIterator<Item = Event<'a>>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    out
}

/// Parses the chapter `text` from byte `body` on.
pub fn parse(file: FileId, text: &str, body: usize, findings: &mut Vec<Diagnostic>) -> Body {
    let options = Options::ENABLE_TABLES | Options::ENABLE_SMART_PUNCTUATION;
    let source = text.get(body..).unwrap_or("");
    let events: Vec<_> = Parser::new_ext(source, options)
        .into_offset_iter()
        .map(|(event, range)| (event, range.start + body..range.end + body))
        .collect();
    Reader { file, text, findings, prose: Vec::new(), last: 0, body: Body::default() }.read(events)
}

struct Reader<'a, 'f> {
    file: FileId,
    text: &'a str,
    findings: &'f mut Vec<Diagnostic>,
    /// Prose not yet written out.
    prose: Vec<Event<'a>>,
    /// Where in it the last paragraph, list or listing begins: a note belongs to that.
    last: usize,
    body: Body,
}

impl<'a> Reader<'a, '_> {
    fn read(mut self, events: Vec<(Event<'a>, Range<usize>)>) -> Body {
        let mut events = events.into_iter();
        let mut depth = 0;
        while let Some((event, at)) = events.next() {
            if depth == 0 && !matches!(event, Event::Start(Tag::BlockQuote(_))) {
                self.last = self.prose.len();
            }
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let content = take_until(&mut events, |e| matches!(e, Event::End(TagEnd::CodeBlock)));
                    self.code(&kind, &content, at);
                }
                Event::Start(Tag::BlockQuote(_)) => {
                    let content = take_until(&mut events, |e| matches!(e, Event::End(TagEnd::BlockQuote(_))));
                    self.note(content);
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let content = take_until(&mut events, |e| matches!(e, Event::End(TagEnd::Heading(_))));
                    self.heading(level, content, &at);
                }
                Event::Start(Tag::Strong) => {
                    let content = take_until(&mut events, |e| matches!(e, Event::End(TagEnd::Strong)));
                    self.strong(content);
                }
                event => {
                    depth += i32::from(matches!(event, Event::Start(_)));
                    depth -= i32::from(matches!(event, Event::End(_)));
                    self.inline(event, &at);
                }
            }
        }
        self.flush();
        self.body
    }

    /// A note stands beside what it follows, and after it in the reading order.
    fn note(&mut self, content: Vec<(Event<'a>, Range<usize>)>) {
        let beside = self.prose.split_off(self.last.min(self.prose.len()));
        self.flush();
        for (event, at) in content {
            self.inline(event, &at);
        }
        let note = render(std::mem::take(&mut self.prose));
        self.last = 0;
        self.body.blocks.push(Block::Noted { html: render(beside), note });
    }

    fn span(&self, at: &Range<usize>) -> Span {
        Span { file: self.file, start: at.start as u32, end: at.end as u32 }
    }

    /// Writes the prose collected so far as a block.
    fn flush(&mut self) {
        let html = render(std::mem::take(&mut self.prose));
        if !html.trim().is_empty() {
            self.body.blocks.push(Block::Html(html));
        }
    }

    /// An event that needs no context: passed on, rewritten or refused.
    fn inline(&mut self, event: Event<'a>, at: &Range<usize>) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                let span = self.span(at);
                let bad = Diagnostic::error(span, "raw HTML is not taken");
                self.findings.push(bad.cure("write Markdown; `<` in text is written `\\<`"));
            }
            Event::Start(Tag::Image { .. }) => {
                let bad = Diagnostic::error(self.span(at), "pictures are not taken");
                self.findings.push(bad.cure("draw it as a ```figure block: then it can be stepped and read aloud"));
            }
            Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.link(&dest_url, at);
                self.prose.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            event => self.prose.push(event),
        }
    }

    /// `pipes.md#the-end` leads to that chapter's page; anything else must be a web address.
    fn link(&mut self, dest: &str, at: &Range<usize>) -> CowStr<'a> {
        let (path, fragment) = dest.split_once('#').map_or((dest, None), |(p, f)| (p, Some(f)));
        let fragment = fragment.map(|f| format!("#{f}")).unwrap_or_default();
        if path.is_empty() || path.starts_with("https://") || path.starts_with("http://") {
            return CowStr::from(dest.to_string());
        }
        if let Some(slug) = path.strip_suffix(".md").filter(|s| !s.contains('/')) {
            return CowStr::from(format!("../{slug}/{fragment}"));
        }
        let bad = Diagnostic::error(self.span(at), format!("`{dest}` leads nowhere"));
        self.findings.push(bad.cure("link to another chapter as `name.md`, or to a web address"));
        CowStr::from("#")
    }

    fn heading(&mut self, level: HeadingLevel, content: Vec<(Event<'a>, Range<usize>)>, at: &Range<usize>) {
        let text: String = content
            .iter()
            .filter_map(|(e, _)| match e {
                Event::Text(t) | Event::Code(t) => Some(t.as_ref()),
                _ => None,
            })
            .collect();
        let id = anchor(&text);
        let tag = match level {
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            _ => {
                let bad = Diagnostic::error(self.span(at), "a heading in a chapter is `##` or `###`");
                self.findings.push(bad.cure("the chapter's own title stands in its head"));
                "h3"
            }
        };
        if self.body.sections.iter().any(|(a, _)| *a == id) {
            let bad = Diagnostic::error(self.span(at), format!("there are two headings `{text}`"));
            self.findings.push(bad.cure("their addresses would be the same: word one differently"));
        }
        self.prose.push(Event::Html(format!("<{tag} id=\"{id}\">").into()));
        for (event, at) in content {
            self.inline(event, &at);
        }
        self.prose.push(Event::Html(format!("</{tag}>\n").into()));
        if tag == "h2" {
            self.body.sections.push((id, text));
        }
    }

    /// **in** and **out** have the colours that the two indices have in every figure.
    fn strong(&mut self, content: Vec<(Event<'a>, Range<usize>)>) {
        let class = match content.as_slice() {
            [(Event::Text(word), _)] if matches!(word.as_ref(), "in" | "out") => format!(" class=\"{word}\""),
            _ => String::new(),
        };
        self.prose.push(Event::Html(format!("<strong{class}>").into()));
        for (event, at) in content {
            self.inline(event, &at);
        }
        self.prose.push(Event::Html("</strong>".into()));
    }

    fn code(&mut self, kind: &CodeBlockKind<'a>, content: &[(Event<'a>, Range<usize>)], at: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.trim(),
            CodeBlockKind::Indented => "text",
        };
        let code: String =
            content.iter().filter_map(|(e, _)| if let Event::Text(t) = e { Some(t.as_ref()) } else { None }).collect();
        let span = self.span(&at);
        let base = content.first().map_or(at.start, |(_, r)| r.start);
        match info {
            "figure" => {
                self.flush();
                // The text itself rather than the events' copy: settings point into the file.
                let end = content.last().map_or(base, |(_, r)| r.end);
                let text = self.text.get(base..end).unwrap_or("");
                let figure = blocks::figure(self.file, base, text, span, self.findings);
                self.body.blocks.push(Block::Figure(Box::new(figure)));
            }
            "question" => {
                self.flush();
                let question = blocks::question(&code, span, self.findings);
                self.body.blocks.push(Block::Question(question));
            }
            "try" => {
                self.flush();
                let html = render(Parser::new_ext(&code, Options::ENABLE_SMART_PUNCTUATION));
                let figure = self.body.blocks.iter().rev().find_map(|b| match b {
                    Block::Figure(f) => Some(f.id.clone()),
                    _ => None,
                });
                if figure.is_none() {
                    let bad = Diagnostic::error(span, "there is no figure before this `try`");
                    self.findings.push(bad.cure("it changes the program of the figure above it"));
                }
                self.body.blocks.push(Block::Try { html, figure });
            }
            _ => {
                let painted = if info == "c" { paint::c(&code) } else { escape(&code) };
                if !info.is_empty() && !LISTINGS.contains(&info) {
                    let bad = Diagnostic::error(span, format!("there is no kind of block `{info}`"));
                    let kinds = format!("figure, question, try, or a listing: {}", LISTINGS.join(", "));
                    self.findings.push(bad.cure(kinds));
                }
                self.prose.push(Event::Html(format!("<pre class=\"listing\"><code>{painted}</code></pre>\n").into()));
            }
        }
    }
}

/// The events up to the one that ends the group, which is taken too.
fn take_until<'a>(
    events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    end: impl Fn(&Event<'a>) -> bool,
) -> Vec<(Event<'a>, Range<usize>)> {
    let mut taken = Vec::new();
    for (event, at) in events {
        if end(&event) {
            break;
        }
        taken.push((event, at));
    }
    taken
}
