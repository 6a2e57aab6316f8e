//! Which parts of the page come to life.

use super::{dom, embed, figure, question, search, workbench};
use leptos::prelude::*;

/// Mounts what belongs on this page.
pub fn start() {
    let kind = dom::page_data("page").unwrap_or_default();
    let Some(body) = document().body() else { return };
    let main = dom::first(&body, "main");
    match (kind.as_str(), main) {
        ("embed", Some(main)) => return embed::start(main),
        ("workbench", Some(main)) => workbench::start(&main),
        ("chapter" | "front", Some(main)) => {
            question::start(&main);
            figure::start(&main);
        }
        _ => {}
    }
    search::start();
}
