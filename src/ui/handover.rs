//! From a recording to the machine: how the light wasm of the chapters gives a figure to the engine.
//!
//! Both are loaded by the page's boot script and know each other only by events on the document:
//!
//! | event | said by | meaning |
//! | --- | --- | --- |
//! | `ringside:warm` | light | the engine will be wanted soon: fetch it |
//! | `ringside:leave`, detail a JSON text | light, on a figure | give this figure to the engine |
//! | `ringside:arrived` | engine, on the figure | the engine is here: take your parts away |
//! | `ringside:failed` | the boot script, on the figure | the engine cannot be fetched |

use crate::player::Command;
use leptos::prelude::document;
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Where the recording was left, and for what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handover {
    pub step: Option<u64>,
    pub command: Option<Command>,
}

thread_local! {
    static WARM: Cell<bool> = const { Cell::new(false) };
}

/// Fetches the engine ahead of its use; once.
pub fn warm() {
    if !WARM.replace(true)
        && let Ok(event) = CustomEvent::new("ringside:warm")
    {
        let _ = document().dispatch_event(&event);
    }
}

/// Gives a figure to the engine.
pub fn leave(figure: &HtmlElement, handover: &Handover) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&JsValue::from_str(&serde_json::to_string(handover).unwrap_or_default()));
    if let Ok(event) = CustomEvent::new_with_event_init_dict("ringside:leave", &init) {
        let _ = figure.dispatch_event(&event);
    }
}

/// Calls `failed` when the engine cannot be had: without a network, for one.
pub fn on_failure(figure: &HtmlElement, mut failed: impl FnMut() + 'static) {
    super::dom::listen(figure, "ringside:failed", move |_| failed());
}

/// Calls `gone` when the engine takes the figure over.
pub fn on_arrival(figure: &HtmlElement, gone: impl FnOnce() + 'static) {
    let mut gone = Some(gone);
    let closure = Closure::<dyn FnMut()>::new(move || {
        if let Some(gone) = gone.take() {
            gone();
        }
    });
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let _ = figure.add_event_listener_with_callback_and_add_event_listener_options(
        "ringside:arrived",
        closure.as_ref().unchecked_ref(),
        &options,
    );
    closure.forget();
}

/// The engine has come to a figure.
pub fn arrive(figure: &HtmlElement) {
    if let Ok(event) = CustomEvent::new("ringside:arrived") {
        let _ = figure.dispatch_event(&event);
    }
}
