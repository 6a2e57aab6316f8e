//! The texts that put a live figure into other people's pages and slides.

use super::dom::page_data;
use leptos::prelude::window;

/// Where a figure can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Iframe,
    Element,
    Reveal,
    Slidev,
}

impl Form {
    pub const ALL: &[Form] = &[Form::Iframe, Form::Element, Form::Reveal, Form::Slidev];

    pub fn name(self) -> &'static str {
        match self {
            Form::Iframe => "A frame, for any page",
            Form::Element => "An element that fits its height",
            Form::Reveal => "A slide of reveal.js",
            Form::Slidev => "A slide of Slidev",
        }
    }
}

/// The whole address of a page of this site.
#[must_use]
pub fn address(page: &str, fragment: &str) -> String {
    let root = page_data("root").unwrap_or_else(|| "./".to_string());
    let here = window().location().href().unwrap_or_default();
    let base = web_sys::Url::new_with_base(&format!("{root}{page}"), &here).map(|u| u.href()).unwrap_or_default();
    format!("{base}{fragment}")
}

/// The text for one of them.
#[must_use]
pub fn snippet(form: Form, fragment: &str) -> String {
    write(form, &address("embed/", fragment), &address("ringside-figure.js", ""))
}

fn write(form: Form, src: &str, script: &str) -> String {
    match form {
        Form::Iframe => {
            format!(
                "<iframe src=\"{src}\" title=\"Ringside figure\" width=\"100%\" height=\"640\" style=\"border:0\" loading=\"lazy\"></iframe>"
            )
        }
        Form::Element => {
            format!(
                "<script type=\"module\" src=\"{script}\"></script>\n<ringside-figure src=\"{src}\"></ringside-figure>"
            )
        }
        Form::Reveal => {
            format!(
                "<section>\n  <iframe data-src=\"{src}\" title=\"Ringside figure\" width=\"100%\" height=\"640\" style=\"border:0\"></iframe>\n</section>"
            )
        }
        Form::Slidev => format!("---\nlayout: iframe\nurl: {src}\n---"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_holds_the_address_once_and_closes_its_tags() {
        for &form in Form::ALL {
            let text = write(form, "https://x/embed/#1.abc-_", "https://x/ringside-figure.js");
            assert_eq!(text.matches("https://x/embed/#1.abc-_").count(), 1, "{text}");
            assert_eq!(text.matches('<').count(), text.matches('>').count(), "{text}");
        }
    }
}
