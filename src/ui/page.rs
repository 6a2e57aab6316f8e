//! Which parts of the page come to life.

use super::{dom, question, search};
use leptos::prelude::*;

/// Mounts what belongs on this page.
pub fn start() {
    let kind = dom::page_data("page").unwrap_or_default();
    let Some(body) = document().body() else { return };
    if kind != "embed" {
        search::start();
    }
    if kind == "chapter" {
        question::start(&body);
    }
}
