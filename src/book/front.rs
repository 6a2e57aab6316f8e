//! A chapter's head: `---`, settings, `---`.

use super::settings;
use crate::source::{Diagnostic, FileId, Span};

/// What may stand in the head, and what it is for. The table that CONTRIBUTING's is checked against.
pub const KEYS: &[(&str, &str)] = &[
    ("title", "the chapter's name, as in the contents"),
    ("lead", "one sentence under the title: what the chapter is about"),
    ("part", "the heading it stands under in the contents"),
    ("order", "a whole number; chapters stand in this order"),
    ("description", "one sentence for search engines and link previews, at most 160 letters"),
];

/// Search engines show about this many letters of a description.
const DESCRIPTION: usize = 160;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    pub title: String,
    pub lead: String,
    pub part: String,
    pub order: u32,
    pub description: String,
}

/// The head, and the byte at which the text begins.
pub fn parse(file: FileId, text: &str, findings: &mut Vec<Diagnostic>) -> (Front, usize) {
    let top = Span { file, start: 0, end: 3.min(text.len()) as u32 };
    let Some(rest) = text.strip_prefix("---\n") else {
        findings.push(Diagnostic::error(top, "a chapter begins with a head").cure("begin the file with a line `---`"));
        return (Front::default(), 0);
    };
    let Some(end) = rest.find("\n---\n") else {
        findings.push(Diagnostic::error(top, "the head has no end").cure("close the head with a line `---`"));
        return (Front::default(), 4);
    };
    let mut front = Front::default();
    let mut seen: Vec<&str> = Vec::new();
    for setting in settings::parse(file, 4, &rest[..=end], findings) {
        let value = setting.value.to_string();
        match setting.key {
            "title" => front.title = value,
            "lead" => front.lead = value,
            "part" => front.part = value,
            "order" => match value.parse() {
                Ok(order) => front.order = order,
                Err(_) => findings.push(Diagnostic::error(setting.span, "`order` is not a whole number")),
            },
            "description" => {
                if value.chars().count() > DESCRIPTION {
                    let message = format!("the description has more than {DESCRIPTION} letters");
                    findings.push(Diagnostic::error(setting.span, message).cure("shorten it: the rest is cut off"));
                }
                front.description = value;
            }
            _ => findings.push(settings::unknown(&setting, KEYS)),
        }
        if seen.contains(&setting.key) {
            findings.push(Diagnostic::error(setting.span, format!("`{}` is given twice", setting.key)));
        }
        seen.push(setting.key);
    }
    for (key, what) in KEYS.iter().filter(|(key, _)| !seen.contains(key)) {
        findings
            .push(Diagnostic::error(top, format!("the head has no `{key}`")).cure(format!("add `{key}:` ({what})")));
    }
    (front, 4 + end + 5)
}
