//! The worker's side: hears orders, searches in slices, tells how far it is.

use super::protocol::{Job, News, Order};
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
    let job: Rc<RefCell<Option<Job>>> = Rc::default();
    // Each order has a number; slices of an older one end.
    let turn = Rc::new(Cell::new(0u32));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let order = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
        let Some(order) = order else { return };
        turn.set(turn.get().wrapping_add(1));
        match order {
            Order::Explore { link, wish } => match Job::new(&link, &wish, SHORTEST) {
                Ok(new) => {
                    job.replace(Some(new));
                    slices(job.clone(), turn.clone());
                }
                Err(why) => post(&News::Failed(why)),
            },
            Order::Continue => slices(job.clone(), turn.clone()),
            Order::Stop => {
                let told = job.borrow().as_ref().map(Job::told);
                if let Some(told) = told {
                    post(&News::Report(Box::new(told)));
                }
            }
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    on_message.forget();
    let _ = scope.post_message(&JsValue::from_str("ready"));
}

fn slices(job: Rc<RefCell<Option<Job>>>, turn: Rc<Cell<u32>>) {
    let mine = turn.get();
    wasm_bindgen_futures::spawn_local(async move {
        let mut told_at = js_sys::Date::now();
        loop {
            TimeoutFuture::new(0).await;
            if turn.get() != mine {
                return;
            }
            let until = js_sys::Date::now() + SLICE;
            let news = match job.borrow_mut().as_mut() {
                Some(job) => job.news(&mut || js_sys::Date::now() < until),
                None => return,
            };
            let done = matches!(news, News::Report(_));
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
