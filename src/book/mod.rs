//! The book: chapters of Markdown with live figures in them, and the writer that turns them into a static site.
//!
//! A chapter is a file in `assets/chapters/`; its name is its address: `pipes.md` becomes `/book/pipes/`. A book is a
//! folder of chapters beside a folder of programs, so a course can have its own. Folders in `exercises/` become
//! `/exercises/NAME/`.
//!
//! Rules: reading never stops at the first thing that is wrong; it returns the book and what there is to say about
//! it, with places. Nothing here runs in the browser, which gets finished HTML (`write`) and, for each figure, a
//! block of JSON (`FigureData`).

mod blocks;
mod bodies;
pub mod check;
pub mod exercises;
mod front;
pub mod html;
mod markdown;
mod page;
mod paint;
mod settings;
mod still;
pub mod write;

pub use blocks::{Choice, FigureSpec, Question};
pub use exercises::Task;

use crate::source::{Diagnostic, FileId, SourceFile, Sources, Span};
use std::path::Path;

/// One chapter, parsed.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The file's name without `.md`: the chapter's address.
    pub slug: String,
    pub file: FileId,
    pub title: String,
    /// One sentence under the title.
    pub lead: String,
    /// The heading it stands under in the contents.
    pub part: String,
    /// Chapters stand in this order; parts in the order of their first chapter.
    pub order: u32,
    /// One sentence for search engines and link previews.
    pub description: String,
    pub blocks: Vec<Block>,
    /// Second-level headings: anchor and text.
    pub sections: Vec<(String, String)>,
}

impl Chapter {
    pub fn figures(&self) -> impl Iterator<Item = &FigureSpec> {
        self.blocks.iter().filter_map(|b| match b {
            Block::Figure(f) => Some(f.as_ref()),
            _ => None,
        })
    }
}

/// What a chapter is made of, in reading order.
#[derive(Clone, Debug)]
pub enum Block {
    /// Finished HTML of ordinary prose.
    Html(String),
    /// A paragraph (or nothing) and the margin note beside it.
    Noted {
        html: String,
        note: String,
    },
    Figure(Box<FigureSpec>),
    Question(Question),
    /// One thing to change in the figure before it; the text as HTML, and that figure's id.
    Try {
        html: String,
        figure: Option<String>,
    },
}

/// All chapters and exercises in order.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub chapters: Vec<Chapter>,
    pub exercises: Vec<Task>,
}

impl Book {
    /// Parts with their chapters, in order.
    #[must_use]
    pub fn parts(&self) -> Vec<(&str, Vec<&Chapter>)> {
        let mut parts: Vec<(&str, Vec<&Chapter>)> = Vec::new();
        for chapter in &self.chapters {
            match parts.iter_mut().find(|(name, _)| *name == chapter.part) {
                Some((_, list)) => list.push(chapter),
                None => parts.push((&chapter.part, vec![chapter])),
            }
        }
        parts
    }

    #[must_use]
    pub fn chapter(&self, slug: &str) -> Option<&Chapter> {
        self.chapters.iter().find(|c| c.slug == slug)
    }
}

/// Reads all chapters and exercises below `assets` (a folder with `chapters/`, `programs/` and `exercises/`). The diagnostics' spans are in the
/// returned sources.
#[must_use]
pub fn load(assets: &Path) -> (Book, Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let folder = assets.join("chapters");
    let mut files: Vec<_> = match std::fs::read_dir(&folder) {
        Ok(entries) => entries.filter_map(|e| e.ok().map(|e| e.path())).collect(),
        Err(error) => {
            let file = sources.add(SourceFile::new(&folder.to_string_lossy(), "", false));
            let span = Span { file, start: 0, end: 0 };
            findings.push(Diagnostic::error(span, format!("the folder of chapters cannot be read: {error}")));
            Vec::new()
        }
    };
    files.retain(|f| f.extension().is_some_and(|e| e == "md"));
    files.sort();

    let mut book = Book::default();
    for path in files {
        let slug = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                let file = sources.add(SourceFile::new(&path.to_string_lossy(), "", false));
                let span = Span { file, start: 0, end: 0 };
                findings.push(Diagnostic::error(span, format!("the chapter cannot be read: {error}")));
                continue;
            }
        };
        let file = sources.add(SourceFile::new(&path.to_string_lossy(), &text, false));
        book.chapters.push(chapter(&slug, file, &text, &mut findings));
    }
    book.chapters.sort_by(|a, b| (a.order, &a.slug).cmp(&(b.order, &b.slug)));
    book.exercises = exercises::load(assets, &mut sources, &mut findings);
    check::across(&book, assets, &mut findings);
    (book, sources, findings)
}

/// Parses one chapter's text.
fn chapter(slug: &str, file: FileId, text: &str, findings: &mut Vec<Diagnostic>) -> Chapter {
    let (front, body) = front::parse(file, text, findings);
    let body = markdown::parse(file, text, body, findings);
    Chapter {
        slug: slug.to_string(),
        file,
        title: front.title,
        lead: front.lead,
        part: front.part,
        order: front.order,
        description: front.description,
        blocks: body.blocks,
        sections: body.sections,
    }
}

#[cfg(test)]
mod tests;
