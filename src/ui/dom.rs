//! Small things that every part needs of the document.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
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

/// Keeps it no longer.
pub fn forget(key: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(key);
    }
}

/// Moves the focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    // A part of a drawing takes the focus, too, and is no HTML.
    let _ = match element.dyn_into::<HtmlElement>() {
        Ok(html) => html.focus(),
        Err(other) => other.dyn_into::<web_sys::SvgElement>().map_or(Ok(()), |svg| svg.focus()),
    };
}

/// Scrolls the boxes around the element with this id until it is in sight; the page itself stays.
pub fn in_sight(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let Some(scroller) = element.closest(".scroll").ok().flatten() else { return };
    let (inner, outer) = (element.get_bounding_client_rect(), scroller.get_bounding_client_rect());
    if inner.left() < outer.left() || inner.right() > outer.right() {
        let by = f64::midpoint(inner.left(), inner.right()) - f64::midpoint(outer.left(), outer.right());
        scroller.set_scroll_left(scroller.scroll_left() + by as i32);
    }
}

/// Fetches a text of this site.
pub async fn fetch_text(url: &str) -> Result<String, String> {
    let response = fetch(url).await?;
    let text = response.text().map_err(|e| unfetched(url, &e))?;
    let text = JsFuture::from(text).await.map_err(|e| unfetched(url, &e))?;
    text.as_string().ok_or_else(|| format!("{url} is no text"))
}

/// Fetches a file of this site.
pub async fn fetch_bytes(url: &str) -> Result<Vec<u8>, String> {
    let response = fetch(url).await?;
    let bytes = response.array_buffer().map_err(|e| unfetched(url, &e))?;
    let bytes = JsFuture::from(bytes).await.map_err(|e| unfetched(url, &e))?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

async fn fetch(url: &str) -> Result<web_sys::Response, String> {
    let response = JsFuture::from(window().fetch_with_str(url)).await.map_err(|e| unfetched(url, &e))?;
    let response: web_sys::Response = response.dyn_into().map_err(|e| unfetched(url, &e))?;
    if !response.ok() {
        return Err(format!("{url} cannot be fetched: the server answers {}", response.status()));
    }
    Ok(response)
}

fn unfetched(url: &str, error: &wasm_bindgen::JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message()));
    format!("{url} cannot be fetched: {}", message.unwrap_or_default())
}

/// Whether a key press is meant for something one types into.
pub fn is_typing(event: &Event) -> bool {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return false };
    target
        .closest("input:not([type=radio]):not([type=range]), textarea, select, [contenteditable]")
        .is_ok_and(|e| e.is_some())
}

/// Puts a text on the clipboard. False where the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let promise = window().navigator().clipboard().write_text(text);
    JsFuture::from(promise).await.is_ok()
}

/// Gives the reader a file.
pub fn save(name: &str, kind: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    download(name, &url);
    let _ = web_sys::Url::revoke_object_url(&url);
}

fn download(name: &str, url: &str) {
    let Some(link) = element("a", "", "").and_then(|e| e.dyn_into::<web_sys::HtmlAnchorElement>().ok()) else { return };
    link.set_href(url);
    link.set_download(name);
    link.click();
}

/// Gives the reader a picture: draws the SVG at twice its size.
pub fn save_png(name: &str, svg: &str) {
    const SCALE: f64 = 2.0;
    let Ok(image) = web_sys::HtmlImageElement::new() else { return };
    let name = name.to_string();
    let drawn = image.clone();
    listen(&image, "load", move |_| {
        let Some(canvas) = element("canvas", "", "").and_then(|e| e.dyn_into::<web_sys::HtmlCanvasElement>().ok())
        else {
            return;
        };
        let (width, height) = (f64::from(drawn.natural_width()) * SCALE, f64::from(drawn.natural_height()) * SCALE);
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
        let context = canvas.get_context("2d").ok().flatten();
        let Some(context) = context.and_then(|c| c.dyn_into::<web_sys::CanvasRenderingContext2d>().ok()) else {
            return;
        };
        if context.draw_image_with_html_image_element_and_dw_and_dh(&drawn, 0.0, 0.0, width, height).is_ok()
            && let Ok(url) = canvas.to_data_url()
        {
            download(&name, &url);
        }
    });
    let text = js_sys::encode_uri_component(svg);
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", String::from(text)));
}

/// Whether the reader has asked for pictures that do not move.
pub fn prefers_stillness() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|m| m.matches())
}
