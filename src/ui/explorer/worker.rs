//! The worker's side: hears orders, searches in slices, tells how far it is.

use super::protocol::{News, Order, Work};
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Between two looks at the messages, in milliseconds: a stop is heard as late as this.
const SLICE: f64 = 30.0;
/// Between two reports of progress.
const NEWS: f64 = 120.0;
const SHORTEST: u64 = 60_000;

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Whether this wasm runs in a worker.
#[must_use]
pub fn is_worker() -> bool {
    scope().is_some()
}

/// Waits for orders.
pub fn start() {
    console_error_panic_hook::set_once();
    let Some(scope) = scope() else { return };
    let work: Rc<RefCell<Option<Work>>> = Rc::default();
    // Each order has a number; slices of an older one end.
    let turn = Rc::new(Cell::new(0u32));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let order = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
        let Some(order) = order else { return };
        let ends_slices = !matches!(order, Order::Locate { .. });
        if ends_slices {
            turn.set(turn.get().wrapping_add(1));
        }
        match Work::begin(&order, SHORTEST) {
            Some(Ok(new)) => {
                work.replace(Some(new));
                slices(work.clone(), turn.clone());
            }
            Some(Err(why)) => post(&News::Failed(why)),
            None => match work.borrow_mut().as_mut().and_then(|w| w.hear(&order)) {
                Some(news) => post(&news),
                None if ends_slices => slices(work.clone(), turn.clone()),
                None => {}
            },
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    on_message.forget();
    let _ = scope.post_message(&JsValue::from_str("ready"));
}

fn slices(work: Rc<RefCell<Option<Work>>>, turn: Rc<Cell<u32>>) {
    let mine = turn.get();
    wasm_bindgen_futures::spawn_local(async move {
        let mut told_at = js_sys::Date::now();
        loop {
            TimeoutFuture::new(0).await;
            if turn.get() != mine {
                return;
            }
            let until = js_sys::Date::now() + SLICE;
            let news = match work.borrow_mut().as_mut() {
                Some(work) => work.news(&mut || js_sys::Date::now() < until),
                None => return,
            };
            let done = !matches!(news, News::Progress(_));
            if done || js_sys::Date::now() - told_at >= NEWS {
                told_at = js_sys::Date::now();
                post(&news);
            }
            if done {
                return;
            }
        }
    });
}

fn post(news: &News) {
    if let Some(scope) = scope() {
        let _ = scope.post_message(&JsValue::from_str(&serde_json::to_string(news).unwrap_or_default()));
    }
}
