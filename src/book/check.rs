//! What can only be seen with all chapters and programs at hand: links that lead nowhere, missing programs, two
//! things of one name.

use super::{Block, Book, FigureSpec};
use crate::cc;
use crate::source::{Diagnostic, Span};
use std::collections::BTreeSet;
use std::path::Path;

/// Adds what is wrong between chapters and with their programs.
pub fn across(book: &Book, assets: &Path, findings: &mut Vec<Diagnostic>) {
    for (i, chapter) in book.chapters.iter().enumerate() {
        let top = Span { file: chapter.file, start: 0, end: 3 };
        if let Some(twin) = book.chapters.iter().take(i).find(|c| c.order == chapter.order) {
            let twice = format!("`{}` has order {} too", twin.slug, chapter.order);
            findings.push(Diagnostic::error(top, twice).cure("give each chapter its own number"));
        }
        let mut ids = BTreeSet::new();
        for figure in chapter.figures() {
            if !ids.insert(figure.id.as_str()) {
                let twice = format!("there are two figures `{}` in this chapter", figure.id);
                findings.push(Diagnostic::error(figure.span, twice).cure("rename one"));
            }
            programs(figure, assets, findings);
        }
        links(book, &chapter.blocks, top, findings);
    }
    for task in &book.exercises {
        links(book, &task.blocks, Span { file: task.file, start: 0, end: 1 }, findings);
    }
}

fn programs(figure: &FigureSpec, assets: &Path, findings: &mut Vec<Diagnostic>) {
    for program in &figure.programs {
        let mut files = Vec::new();
        for file in &program.files {
            let inside = !file.split('/').any(|part| part == "..") && !file.starts_with('/');
            match std::fs::read_to_string(assets.join("programs").join(file)) {
                Ok(text) if inside => files.push(cc::File { name: file.clone(), text }),
                _ => findings.push(
                    Diagnostic::error(program.span, format!("there is no program `{file}`"))
                        .cure("paths begin below assets/programs"),
                ),
            }
        }
        if files.len() == program.files.len() {
            let compiled = cc::compile(&program.files, &files, &cc::Options::default());
            if compiled.program.is_none() {
                let said = compiled.render();
                findings.push(Diagnostic::error(program.span, format!("the program does not compile:\n{said}")));
            }
        }
    }
}

/// Links between chapters, found in the finished HTML: there they have one form, `../slug/#anchor`.
fn links(book: &Book, blocks: &[Block], top: Span, findings: &mut Vec<Diagnostic>) {
    let html = blocks.iter().flat_map(|b| match b {
        Block::Html(h) | Block::Try { html: h, .. } => vec![h],
        Block::Noted { html, note } => vec![html, note],
        _ => Vec::new(),
    });
    for link in html.flat_map(|h| h.split("href=\"../").skip(1)) {
        let Some(target) = link.split('"').next() else { continue };
        let (slug, anchor) = target.split_once("/#").unwrap_or((target.trim_end_matches('/'), ""));
        let known =
            book.chapter(slug).is_some_and(|c| anchor.is_empty() || c.sections.iter().any(|(a, _)| a == anchor));
        if !known {
            let lost =
                format!("the link to `{slug}.md{}{anchor}` leads nowhere", if anchor.is_empty() { "" } else { "#" });
            findings.push(Diagnostic::error(top, lost).cure("name a chapter's file, and one of its `##` headings"));
        }
    }
}
