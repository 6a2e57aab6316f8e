//! Source texts, places in them, and what there is to say about a place.
//!
//! Every stage of the compiler returns `(value, Vec<Diagnostic>)`: it never panics and never stops at the
//! first error. A `Span` is a half-open byte range of one file; the file's name and text are in `Sources`.

use std::fmt::Write as _;

/// Index of a file in `Sources`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct FileId(pub u16);

/// Where the characters for bytes that are no UTF-8 begin: in the last private-use plane.
const STRANGE: u32 = 0x10_ff00;

/// A file's bytes as text. A byte that is no UTF-8, as in an old file in Latin-1, becomes a character of its own, which a
/// narrow string turns back into that byte.
#[must_use]
pub fn text_of(bytes: Vec<u8>) -> String {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(e) => e.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().filter_map(|b| char::from_u32(STRANGE + u32::from(*b))));
    }
    text
}

/// The byte that such a character stands for.
#[must_use]
pub fn strange_byte(c: char) -> Option<u8> {
    (c as u32).checked_sub(STRANGE).and_then(|b| u8::try_from(b).ok()).filter(|b| *b >= 0x80)
}

/// A byte range `start..end` of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The smallest span that covers both (of the first one's file).
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        if self.file != other.file {
            return self;
        }
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One source text with its name as diagnostics and `__FILE__` print it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SourceFile {
    pub name: String,
    pub text: String,
    /// True for the headers and the C part of the library that we bring: stepping does not enter them.
    pub library: bool,
    line_starts: Vec<u32>,
}

impl SourceFile {
    #[must_use]
    pub fn new(name: &str, text: &str, library: bool) -> SourceFile {
        let mut line_starts = vec![0];
        line_starts.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
        SourceFile { name: name.to_string(), text: text.to_string(), library, line_starts }
    }

    /// Line and column, both from 1; the column counts bytes, as gcc does.
    #[must_use]
    pub fn line_col(&self, offset: u32) -> (u32, u32) {
        let line = self.line_starts.partition_point(|&s| s <= offset).max(1);
        (line as u32, offset.saturating_sub(self.line_starts[line - 1]) + 1)
    }

    /// The text of a line (from 1), without its newline.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        let i = (line as usize).saturating_sub(1);
        let Some(&start) = self.line_starts.get(i) else { return "" };
        let end = self.line_starts.get(i + 1).map_or(self.text.len(), |&e| e as usize - 1);
        self.text.get(start as usize..end).unwrap_or("").trim_end_matches('\r')
    }

    #[must_use]
    pub fn line_count(&self) -> u32 {
        self.line_starts.len() as u32
    }
}

/// All files that took part in a compilation, in the order they were opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sources {
    pub files: Vec<SourceFile>,
}

impl Sources {
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId(self.files.len() as u16 - 1)
    }

    #[must_use]
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// File name, line and column of where a span starts.
    #[must_use]
    pub fn place(&self, span: Span) -> (&str, u32, u32) {
        self.file(span.file).map_or(("?", 0, 0), |f| {
            let (l, c) = f.line_col(span.start);
            (f.name.as_str(), l, c)
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// One finding: what is wrong, where, and what would cure it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    pub severity: Severity,
    pub span: Span,
    pub message: String,
    /// What to do about it, as a short imperative: "add `#include <unistd.h>`".
    pub cure: Option<String>,
    /// Gcc's name for the warning without `-W`: "implicit-function-declaration".
    pub flag: Option<&'static str>,
    /// Further places: "previous definition was here".
    pub notes: Vec<(Span, String)>,
}

impl Diagnostic {
    #[must_use]
    pub fn error(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            span,
            message: message.into(),
            cure: None,
            flag: None,
            notes: Vec::new(),
        }
    }

    #[must_use]
    pub fn warning(span: Span, flag: &'static str, message: impl Into<String>) -> Diagnostic {
        // Gcc has no name for some warnings.
        let flag = Some(flag).filter(|f| !f.is_empty());
        Diagnostic { severity: Severity::Warning, flag, ..Diagnostic::error(span, message) }
    }

    #[must_use]
    pub fn cure(mut self, cure: impl Into<String>) -> Diagnostic {
        self.cure = Some(cure.into());
        self
    }

    #[must_use]
    pub fn note(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.notes.push((span, text.into()));
        self
    }

    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Gcc's shape: `file:line:col: error: message`, the source line, a caret under the span, the cure.
    #[must_use]
    pub fn render(&self, sources: &Sources) -> String {
        let mut out = String::new();
        let kind = if self.is_error() { "error" } else { "warning" };
        let flag = self.flag.map(|f| format!(" [-W{f}]")).unwrap_or_default();
        render_place(&mut out, sources, self.span, &format!("{kind}: {}{flag}", self.message));
        if let Some(cure) = &self.cure {
            let _ = writeln!(out, "  help: {cure}");
        }
        for (span, text) in &self.notes {
            render_place(&mut out, sources, *span, &format!("note: {text}"));
        }
        out
    }
}

fn render_place(out: &mut String, sources: &Sources, span: Span, text: &str) {
    let (name, line, col) = sources.place(span);
    let _ = writeln!(out, "{name}:{line}:{col}: {text}");
    let Some(file) = sources.file(span.file) else { return };
    let source = file.line(line);
    if source.trim().is_empty() {
        return;
    }
    let lead = source.get(..(col as usize - 1).min(source.len())).unwrap_or("");
    let rest = source.len().saturating_sub(lead.len()).max(1);
    let width = (span.end.saturating_sub(span.start) as usize).clamp(1, rest);
    let pad: String = lead.chars().map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    let _ = writeln!(out, "{line:5} | {source}");
    let _ = writeln!(out, "      | {pad}^{}", "~".repeat(width - 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_a_file_is_kept() {
        assert_eq!(text_of("caf\u{e9}".into()), "caf\u{e9}");
        let text = text_of(b"caf\xe9 \xff\xc3\xa9".to_vec());
        let back: Vec<u8> = text.chars().filter_map(strange_byte).collect();
        assert_eq!((text.chars().count(), back), (7, vec![0xe9, 0xff]));
    }
}
