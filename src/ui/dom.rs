//! Small things that every part needs of the document.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement};

/// The page's `<html>`, which carries its kind and the way to the site's root.
pub fn html() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// A `data-` attribute of `<html>`.
pub fn page_data(name: &str) -> Option<String> {
    html()?.dataset().get(name)
}

/// The address of a file of the site, relative to this page.
pub fn site_file(path: &str) -> String {
    format!("{}{path}", page_data("root").unwrap_or_else(|| "./".to_string()))
}

/// All elements below `root` that match.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// The first element below `root` that matches.
pub fn first(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// A new element with a class and a text.
pub fn element(tag: &str, class: &str, text: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document().create_element(tag).ok()?.dyn_into().ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

/// Listens for as long as the page lives: for elements that the static page brought.
pub fn listen(target: &EventTarget, event: &str, act: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(act);
    // The only failure is a closure that is no function.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// What the reader keeps in this browser; nothing where storage is forbidden (a sandboxed frame).
pub fn stored(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps something in this browser, where that is possible.
pub fn store(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Full or forbidden: then it is not kept, and nothing depends on it.
        let _ = storage.set_item(key, value);
    }
}

/// Fetches a text of this site.
pub async fn fetch_text(url: &str) -> Result<String, String> {
    use wasm_bindgen_futures::JsFuture;
    let said = |e: wasm_bindgen::JsValue| {
        let message = e.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message()));
        format!("{url} cannot be fetched: {}", message.unwrap_or_default())
    };
    let response = JsFuture::from(window().fetch_with_str(url)).await.map_err(said)?;
    let response: web_sys::Response = response.dyn_into().map_err(said)?;
    if !response.ok() {
        return Err(format!("{url} cannot be fetched: the server answers {}", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(said)?).await.map_err(said)?;
    text.as_string().ok_or_else(|| format!("{url} is no text"))
}

/// Whether a key press is meant for something one types into.
pub fn is_typing(event: &Event) -> bool {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return false };
    target
        .closest("input:not([type=radio]):not([type=range]), textarea, select, [contenteditable]")
        .is_ok_and(|e| e.is_some())
}
