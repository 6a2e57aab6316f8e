//! `key: value` lines, as they stand in a chapter's head and in figure blocks.

use crate::source::{Diagnostic, FileId, Span};

/// One line's key and value, trimmed, with the place of the whole line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<'a> {
    pub key: &'a str,
    pub value: &'a str,
    pub span: Span,
}

/// Reads the lines of `text`, which begins at byte `base` of the file. Empty lines and lines that begin with `#` mean
/// nothing. A value may hold colons; a line that begins with blanks continues the value above it, and is refused here
/// with a cure because such a value reads badly in a chapter's source.
pub fn parse<'a>(file: FileId, base: usize, text: &'a str, findings: &mut Vec<Diagnostic>) -> Vec<Setting<'a>> {
    let mut settings = Vec::new();
    let mut at = base;
    for line in text.split_inclusive('\n') {
        let span = Span { file, start: at as u32, end: (at + line.trim_end().len()) as u32 };
        at += line.len();
        let line = line.trim_end();
        if line.trim_start().is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once(':') {
            Some((key, value)) if !key.is_empty() && !key.contains(char::is_whitespace) => {
                settings.push(Setting { key, value: value.trim(), span });
            }
            _ => findings.push(
                Diagnostic::error(span, "this line is not `key: value`")
                    .cure("write each setting on a line of its own"),
            ),
        }
    }
    settings
}

/// Says which keys there are when one is not known.
pub fn unknown(setting: &Setting<'_>, known: &[(&str, &str)]) -> Diagnostic {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    Diagnostic::error(setting.span, format!("there is no setting `{}` here", setting.key))
        .cure(format!("the settings are {}", names.join(", ")))
}
