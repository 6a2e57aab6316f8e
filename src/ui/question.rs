//! Questions: the reader commits to an answer, then sees whether it is right and why.
//!
//! The page has the form and the explanation already (`book::write`); here they learn to answer.

use super::dom::{all, element, first, listen};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Brings all questions below `root` to life.
pub fn start(root: &Element) {
    for form in all(root, "form.ask") {
        enliven(form);
    }
}

fn enliven(form: HtmlElement) -> Option<()> {
    let right: usize = form.dataset().get("right")?.parse().ok()?;
    let button = element("button", "commit", "Commit")?;
    button.set_attribute("type", "submit").ok()?;
    button.set_attribute("disabled", "").ok()?;
    let verdict = element("p", "verdict", "")?;
    verdict.set_attribute("role", "status").ok()?;
    let details = first(&form, "details")?;
    form.insert_before(&button, Some(&details)).ok()?;
    form.insert_before(&verdict, Some(&details)).ok()?;

    let enable = button.clone();
    listen(&form, "change", move |_| {
        let _ = enable.remove_attribute("disabled");
    });
    let target = form.clone();
    listen(&target, "submit", move |event| {
        event.prevent_default();
        let labels = all(&form, "label");
        let chosen = labels.iter().position(|l| input(l).is_some_and(|i| i.checked()));
        let Some(chosen) = chosen else { return };
        for (i, label) in labels.iter().enumerate() {
            let class = match (i == right, i == chosen) {
                (true, _) => "right",
                (false, true) => "wrong",
                _ => "",
            };
            label.set_class_name(class);
            if let Some(input) = input(label) {
                input.set_disabled(true);
            }
        }
        verdict.set_text_content(Some(if chosen == right { "Right." } else { "Not so. Look again:" }));
        button.set_hidden(true);
        // Its content is the explanation; a summary to click on is no longer needed.
        let _ = details.set_attribute("open", "");
        let _ = form.class_list().add_1("answered");
    });
    Some(())
}

fn input(label: &HtmlElement) -> Option<HtmlInputElement> {
    first(label, "input")?.dyn_into().ok()
}
