//! Everything in the browser. The pages are there already, as static HTML (`book::write`); what is here brings their
//! figures, editor and boxes to life.
//!
//! Rules: logic lives in plain structs of the layers below, or in this folder's modules without `web_sys` (they are
//! tested natively); a component shows state and passes events on. A figure is a function of state: signals hold the
//! step, nothing is synchronised by hand. Text from programs, traces and links reaches the page as text nodes only.

mod console;
mod controls;
mod dom;
mod embed;
mod engine;
mod explorer;
mod figure;
mod handover;
mod help;
mod keys;
mod page;
mod protocol;
mod question;
mod run;
mod search;
mod snippets;
mod stage;
mod strip;
mod svg;
mod traces;
mod workbench;

/// Called once when the light wasm has loaded: it reads, searches, and plays recordings.
pub fn start_reader() {
    console_error_panic_hook::set_once();
    page::start();
}

/// Called once when the engine's wasm has loaded: it compiles and runs; in a worker, it explores.
pub fn start_engine() {
    if explorer::is_worker() {
        explorer::start_worker();
        return;
    }
    console_error_panic_hook::set_once();
    engine::start();
    if matches!(dom::page_data("page").as_deref(), Some("workbench" | "traces")) {
        page::start();
    }
}

pub use engine::adopt;
