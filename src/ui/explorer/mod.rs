//! Exploring every schedule without the page noticing: in a worker, or, where none may be started (a sandboxed frame),
//! in slices of the page's own time.
//!
//! Rules: the same `Job` runs in both; the page speaks in `Order`s and hears `News`. Whatever goes wrong in the worker is
//! told as a sentence, and the page goes on.

pub mod protocol;
mod worker;

pub use worker::{is_worker, start as start_worker};

use super::dom::site_file;
use super::run::now;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use protocol::{Marked, News, Numbers, Order, Told, Wish, Work};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// A slice of the page's own time, in milliseconds.
const SLICE: f64 = 10.0;
/// Transitions that the search for the shortest witness may take: the page waits for it where there is no worker.
const SHORTEST_HERE: u64 = 4_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Idle,
    Running,
    /// There is a report; it may be continued if it was stopped.
    Told,
}

/// The explorer as a page sees it.
#[derive(Clone, Copy)]
pub struct Explorer {
    pub state: RwSignal<State>,
    pub numbers: RwSignal<Numbers>,
    /// States a second, lately.
    pub speed: RwSignal<u64>,
    pub told: RwSignal<Option<Rc<Told>>, LocalStorage>,
    /// What became of an answer to an exercise.
    pub marked: RwSignal<Option<Rc<Marked>>, LocalStorage>,
    /// The state of the graph in which the run stands.
    pub at: RwSignal<Option<u32>>,
    pub trouble: RwSignal<Option<String>>,
    back: StoredValue<Option<Rc<Back>>, LocalStorage>,
    /// When the search began or went on, and how many states it had then.
    since: StoredValue<(f64, u64)>,
}

/// Who does the work.
enum Back {
    Worker(Worker),
    Here { work: RefCell<Option<Work>>, turn: std::cell::Cell<u32> },
}

impl Explorer {
    pub fn new() -> Explorer {
        Explorer {
            state: RwSignal::new(State::Idle),
            numbers: RwSignal::new(Numbers::default()),
            speed: RwSignal::new(0),
            told: RwSignal::new_local(None),
            marked: RwSignal::new_local(None),
            at: RwSignal::new(None),
            trouble: RwSignal::new(None),
            back: StoredValue::new_local(None),
            since: StoredValue::new((0.0, 0)),
        }
    }

    /// Begins a search; one under way is given up.
    pub fn explore(self, link: String, wish: Wish) {
        self.start(Order::Explore { link, wish });
    }

    /// Begins to grade an answer to an exercise.
    pub fn grade(self, sheet: String, answer: String) {
        self.start(Order::Grade { sheet, answer });
    }

    fn start(self, order: Order) {
        self.forget();
        // One that has failed is still there.
        self.drop_worker();
        self.trouble.set(None);
        self.numbers.set(Numbers::default());
        self.begin(0);
        if self.start_worker(&order).is_err() {
            self.work_here(order);
        }
    }

    /// Tells what is known so far.
    pub fn stop(self) {
        self.order(&Order::Stop);
    }

    pub fn go_on(self) {
        self.begin(self.numbers.with_untracked(|n| n.states));
        self.order(&Order::Continue);
    }

    /// Goes on from the limit that was met to another.
    pub fn further(self, states: u64) {
        self.begin(self.numbers.with_untracked(|n| n.states));
        self.order(&Order::Further(states));
    }

    /// Asks in which state of the graph a run stands; `at` has the answer.
    pub fn locate(self, schedule: String, steps: usize) {
        self.order(&Order::Locate { schedule, steps });
    }

    /// Forgets the search: the program has changed.
    pub fn forget(self) {
        if self.state.get_untracked() != State::Idle {
            self.drop_worker();
            self.state.set(State::Idle);
            self.told.set(None);
            self.marked.set(None);
            self.at.set(None);
        }
    }

    fn begin(self, states: u64) {
        self.since.set_value((now(), states));
        self.state.set(State::Running);
    }

    fn drop_worker(self) {
        if let Some(back) = self.back.try_update_value(Option::take).flatten() {
            match &*back {
                Back::Worker(worker) => worker.terminate(),
                Back::Here { work, turn } => {
                    turn.set(turn.get().wrapping_add(1));
                    work.replace(None);
                }
            }
        }
    }

    fn hear(self, news: News) {
        match news {
            News::Progress(numbers) => {
                self.measure(numbers.states);
                self.numbers.set(numbers);
            }
            News::Report(told) => {
                self.measure(told.numbers.states);
                self.numbers.set(told.numbers.clone());
                self.at.set(None);
                self.told.set(Some(Rc::new(*told)));
                self.state.set(State::Told);
            }
            News::Graded(marked) => {
                self.measure(marked.states);
                self.marked.set(Some(Rc::new(*marked)));
                self.state.set(State::Told);
            }
            News::At(state) => self.at.set(state),
            News::Failed(why) => {
                self.trouble.set(Some(why));
                self.state.set(State::Idle);
            }
        }
    }

    fn measure(self, states: u64) {
        let (since, before) = self.since.get_value();
        let seconds = ((now() - since) / 1000.0).max(0.001);
        // A new round begins at no states.
        let new = states.saturating_sub(before);
        self.speed.set((new as f64 / seconds) as u64);
    }

    fn start_worker(self, order: &Order) -> Result<(), JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&site_file("worker.js"), &options)?;
        let first = serde_json::to_string(order).unwrap_or_default();
        let back = Rc::new(Back::Worker(worker.clone()));
        let ready = Rc::new(std::cell::Cell::new(false));
        let (here, heard) = (worker.clone(), ready.clone());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(text) = event.data().as_string() else { return };
            if text == "ready" {
                heard.set(true);
                let _ = here.post_message(&JsValue::from_str(&first));
            } else if let Ok(news) = serde_json::from_str(&text) {
                self.hear(news);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        let again = order.clone();
        let mut again = Some(again);
        let on_error = Closure::<dyn FnMut()>::new(move || {
            if ready.get() {
                self.drop_worker();
                self.hear(News::Failed("The search has failed; a smaller bound may help.".to_string()));
            } else if let Some(order) = again.take() {
                // It could not even start: then the page does it.
                self.drop_worker();
                self.work_here(order);
            }
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
        let glue = js_sys::Reflect::get(&js_sys::global(), &"ringsideEngine".into())?;
        worker.post_message(&js_sys::Array::of2(&glue, &wasm_bindgen::module()))?;
        self.back.set_value(Some(back));
        Ok(())
    }

    fn work_here(self, order: Order) {
        let back = Rc::new(Back::Here { work: RefCell::new(None), turn: std::cell::Cell::new(0) });
        self.back.set_value(Some(back));
        self.order(&order);
    }

    fn order(self, order: &Order) {
        let Some(back) = self.back.get_value() else { return };
        match &*back {
            Back::Worker(worker) => {
                let _ = worker.post_message(&JsValue::from_str(&serde_json::to_string(order).unwrap_or_default()));
            }
            Back::Here { work, turn } => {
                let ends_slices = !matches!(order, Order::Locate { .. });
                if ends_slices {
                    turn.set(turn.get().wrapping_add(1));
                }
                match Work::begin(order, SHORTEST_HERE) {
                    Some(Ok(new)) => {
                        work.replace(Some(new));
                        self.slices(back.clone());
                    }
                    Some(Err(why)) => self.hear(News::Failed(why)),
                    None => {
                        let news = work.borrow_mut().as_mut().and_then(|w| w.hear(order));
                        match news {
                            Some(news) => self.hear(news),
                            None if ends_slices => self.slices(back.clone()),
                            None => {}
                        }
                    }
                }
            }
        }
    }

    fn slices(self, back: Rc<Back>) {
        leptos::task::spawn_local(async move {
            let Back::Here { work, turn } = &*back else { return };
            let mine = turn.get();
            loop {
                TimeoutFuture::new(0).await;
                if turn.get() != mine {
                    return;
                }
                let until = now() + SLICE;
                let news = match work.borrow_mut().as_mut() {
                    Some(work) => work.news(&mut || now() < until),
                    None => return,
                };
                let done = !matches!(news, News::Progress(_));
                self.hear(news);
                if done {
                    return;
                }
            }
        });
    }
}
