//! What the static page says about itself, and which parts of it come to life.

use leptos::prelude::*;
use web_sys::HtmlElement;

/// The page's own `<html>` element, which carries its kind and the way to the site's root.
fn html() -> Option<HtmlElement> {
    use wasm_bindgen::JsCast as _;
    document().document_element()?.dyn_into().ok()
}

/// Mounts what belongs on this page.
pub fn start() {
    let kind = html().and_then(|h| h.dataset().get("page")).unwrap_or_default();
    leptos::logging::log!("ringside: {kind}");
}
