//! What the reader wrote, kept in this browser, so that no error, no reload and no closed window loses it.
//!
//! Rules: only what was edited is kept, each piece of work under its own number; the address is for sharing and
//! may lag behind by a moment, so a reload of the same window goes by what is kept. Where storage is forbidden or full,
//! the address alone has to do.

use crate::link::Link;
use crate::ui::dom::{forget, store, stored};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};

/// The list of pieces of work, newest first.
const LIST: &str = "bench";
/// What was typed after the wasm had failed; `editor.js` writes it.
const TYPED: &str = "bench-typed";
/// In the window's own storage: which piece of work lies on the bench, and at which address.
const HERE: &str = "bench-here";
/// In the window's own storage: the address at which the wasm failed; `editor.js` writes it.
const BROKE: &str = "bench-broke";
/// How many pieces of work are kept, and how many bytes they may take together.
const MOST: usize = 8;
const BYTES: usize = 1_000_000;

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// When it was begun, in milliseconds since 1970: its number and its date.
    pub id: u64,
    /// `Link::json` of it, at its start.
    pub run: String,
    #[serde(default)]
    pub breakpoints: Vec<(String, u32)>,
    #[serde(default)]
    pub watches: Vec<String>,
}

#[derive(Deserialize)]
struct Typed {
    name: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct Here {
    id: u64,
    address: String,
}

impl Kept {
    #[must_use]
    pub fn link(&self) -> Option<Link> {
        Link::from_json(self.run.as_bytes()).ok()
    }

    /// Its files' names, and when it was begun.
    #[must_use]
    pub fn title(&self) -> (String, String) {
        let link = self.link().unwrap_or_default();
        let names: Vec<&str> = link.scenario.files.iter().map(|f| f.name.as_str()).collect();
        let date = js_sys::Date::new(&(self.id as f64).into());
        (names.join(", "), String::from(date.to_locale_string("en-GB", &js_sys::Object::new().into())))
    }
}

/// Everything that is kept, newest first.
#[must_use]
pub fn all() -> Vec<Kept> {
    stored(LIST).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps a piece of work, in place of what it was before.
pub fn keep(kept: Kept) {
    if let Ok(text) = serde_json::to_string(&with(all(), kept)) {
        store(LIST, &text);
    }
}

/// The list with one piece of work put first, and the oldest gone when there are too many.
fn with(mut list: Vec<Kept>, kept: Kept) -> Vec<Kept> {
    list.retain(|k| k.id != kept.id && k.run != kept.run);
    list.insert(0, kept);
    list.truncate(MOST);
    while list.len() > 1 && list.iter().map(|k| k.run.len()).sum::<usize>() > BYTES {
        list.pop();
    }
    list
}

/// What was typed after the wasm had failed goes into the piece of work it was typed into: the newest.
pub fn rescue() {
    let Some(typed) = stored(TYPED) else { return };
    forget(TYPED);
    let Ok(typed) = serde_json::from_str::<Typed>(&typed) else { return };
    if let Some(kept) = all().first().and_then(|newest| typed_into(newest, &typed)) {
        keep(kept);
    }
}

fn typed_into(kept: &Kept, typed: &Typed) -> Option<Kept> {
    let mut link = kept.link()?;
    let file = link.scenario.files.iter_mut().find(|f| f.name == typed.name)?;
    file.text.clone_from(&typed.text);
    Some(Kept { run: link.json(), ..kept.clone() })
}

/// Notes which piece of work stands behind the address of this window.
pub fn set_here(id: u64, address: &str) {
    let here = Here { id, address: address.to_string() };
    if let (Ok(Some(storage)), Ok(text)) = (window().session_storage(), serde_json::to_string(&here)) {
        // Full or forbidden: then a reload goes by the address.
        let _ = storage.set_item(HERE, &text);
    }
}

/// The piece of work that this window showed at this address.
#[must_use]
pub fn here(address: &str) -> Option<Kept> {
    let text = window().session_storage().ok()??.get_item(HERE).ok()??;
    let here: Here = serde_json::from_str(&text).ok()?;
    all().into_iter().find(|k| k.id == here.id && here.address == address)
}

/// Whether the wasm failed at this address the last time. Asked once, it is forgotten: a second try is the reader's.
#[must_use]
pub fn broke(address: &str) -> bool {
    let Ok(Some(storage)) = window().session_storage() else { return false };
    let at = storage.get_item(BROKE).ok().flatten();
    let _ = storage.remove_item(BROKE);
    at.as_deref() == Some(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::Scenario;

    fn kept(id: u64, text: &str) -> Kept {
        let link = Link { scenario: Scenario::single("a.c", text), ..Link::default() };
        Kept { id, run: link.json(), breakpoints: vec![("a.c".to_string(), 3)], watches: vec!["n".to_string()] }
    }

    #[test]
    fn the_newest_comes_first_and_no_work_is_kept_twice() {
        let ids = |list: &[Kept]| list.iter().map(|k| k.id).collect::<Vec<_>>();
        let mut list = Vec::new();
        for id in 1..=12 {
            list = with(list, kept(id, &format!("// {id}")));
        }
        assert_eq!(ids(&list), [12, 11, 10, 9, 8, 7, 6, 5]);
        list = with(list, kept(7, "// seven again"));
        assert_eq!(ids(&list), [7, 12, 11, 10, 9, 8, 6, 5]);
        list = with(list, kept(13, "// 9"));
        assert_eq!(ids(&list), [13, 7, 12, 11, 10, 8, 6, 5]);
        let large = "x".repeat(BYTES / 2 + 1000);
        list = with(with(list, kept(20, &large)), kept(21, &format!("{large}y")));
        assert_eq!(ids(&list), [21]);
    }

    #[test]
    fn what_was_typed_last_is_put_where_it_was_typed() {
        let typed = |name: &str| Typed { name: name.to_string(), text: "int b;".to_string() };
        let text = |k: &Kept| k.link().and_then(|l| l.scenario.files.first().map(|f| f.text.clone()));
        let rescued = typed_into(&kept(1, "int a;"), &typed("a.c"));
        assert_eq!(rescued.as_ref().and_then(text).as_deref(), Some("int b;"));
        assert_eq!(typed_into(&kept(1, "int a;"), &typed("b.c")), None);
    }
}
