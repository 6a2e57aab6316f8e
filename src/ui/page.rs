//! Which parts of the page come to life by the light wasm, which every page loads but the workbench and the traces.

use super::{dom, embed, figure, help, question, search};
use leptos::prelude::*;

/// Mounts what belongs on this page.
pub fn start() {
    let kind = dom::page_data("page").unwrap_or_default();
    let Some(body) = document().body() else { return };
    let main = dom::first(&body, "main");
    match (kind.as_str(), main) {
        ("embed", Some(main)) => return embed::start(main),
        ("chapter" | "front", Some(main)) => {
            question::start(&main);
            figure::start(&main);
        }
        _ => {}
    }
    search::start();
    if matches!(kind.as_str(), "workbench" | "traces" | "chapter" | "front") {
        help::start();
    }
}
