//! The buttons under a stage, and the keys that do the same.

use super::keys::{self, Does};
use super::run::{Run, SPEEDS};
use crate::player::Command;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

/// Does what a key press asks for. True: it was for us, and the page should not scroll.
pub fn on_key(run: Run, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || super::dom::is_typing(event) {
        return false;
    }
    let target: Option<Element> = event.target().and_then(|t| t.dyn_into().ok());
    let inside = |selector: &str| target.as_ref().is_some_and(|t| t.closest(selector).is_ok_and(|e| e.is_some()));
    match keys::meaning(&event.key()) {
        // A focused button, link or summary takes its own space bar; a slider its own Home and End.
        Some(Does::Play) if inside("button, a, summary, input, [role=tab]") => return false,
        Some(Does::Command(Command::Seek(_) | Command::End)) if inside("input") => return false,
        Some(Does::Play) => run.play_or_pause(),
        Some(Does::Command(command)) => run.act(command),
        Some(Does::Pick(n)) => {
            if !run.frame.with_untracked(|f| n < f.picks.len()) {
                return false;
            }
            run.act(Command::Pick(n));
        }
        None => return false,
    }
    true
}

/// The bar. A button that can do nothing now says so and stays: one that went out of reach would take the reader's focus
/// with it, and with the focus all keys.
///
/// `bench`: with a button that runs to the next breakpoint.
#[component]
pub fn Controls(run: Run, #[prop(optional)] bench: bool) -> impl IntoView {
    let frame = run.frame;
    let at_start = move || frame.with(|f| f.step == 0);
    let at_end = move || frame.with(|f| f.at_end);
    let button = move |command: Command, label: &'static str, class: &'static str, off: Signal<bool>| {
        let key = keys::name(&command);
        view! {
            <button
                type="button"
                class=class
                aria-disabled=move || off.get().to_string()
                on:click=move |_| {
                    if !off.get_untracked() {
                        run.act(command.clone());
                    }
                }
            >
                {label}
                <kbd aria-hidden="true">{key}</kbd>
            </button>
        }
    };
    let start = Signal::derive(at_start);
    let end = Signal::derive(at_end);
    view! {
        <div class="bar" role="group" aria-label="Controls">
            <button
                type="button"
                class="icon"
                aria-label="Back to the start"
                title="Back to the start (Home)"
                aria-disabled=move || at_start().to_string()
                on:click=move |_| run.act(Command::Seek(0))
            >
                "|\u{25c0}"
            </button>
            {button(Command::Back, "\u{25c0} Back", "", start)}
            {button(Command::Step, "Step \u{25b6}", "pri", end)}
            {button(Command::NextCall, "Next call", "", end)}
            {bench.then(|| button(Command::Continue, "Run", "", end))}
            <button
                type="button"
                aria-pressed=move || run.playing.get().to_string()
                aria-disabled=move || (end.get() && !run.playing.get()).to_string()
                on:click=move |_| run.play_or_pause()
            >
                {move || if run.playing.get() { "Pause" } else { "Play" }}
                <kbd aria-hidden="true">"Space"</kbd>
            </button>
            <select
                aria-label="Speed of playing"
                title="Speed of playing"
                on:change:target=move |event| {
                    if let Ok(i) = event.target().value().parse() {
                        run.speed.set(i);
                    }
                }
                prop:value=move || run.speed.get().to_string()
            >
                {SPEEDS
                    .iter()
                    .enumerate()
                    .map(|(i, (name, _))| view! { <option value=i.to_string()>{*name}</option> })
                    .collect_view()}
            </select>
            <span class="count">
                {move || {
                    frame.with(|f| if f.step == f.len { format!("step {}", f.step) } else { format!("step {} of {}", f.step, f.len) })
                }}
            </span>
            {move || {
                run.busy
                    .get()
                    .then(|| view! { <button type="button" on:click=move |_| run.stop()>"Stop"</button> })
            }}
            <span class="sp"></span>
            <Picks run />
        </div>
    }
}

/// Who could run next, each a button in its colour.
#[component]
fn Picks(run: Run) -> impl IntoView {
    let picks = Memo::new(move |_| run.frame.with(|f| f.picks.clone()));
    view! {
        <div class="next" role="group" aria-label="Run next">
            <span hidden=move || picks.with(Vec::is_empty)>"Run next:"</span>
            {move || {
                picks.with(|picks| {
                    picks
                        .iter()
                        .enumerate()
                        .map(|(i, pick)| {
                            let class = format!("pick p{}{}", pick.hue, if pick.usual { " usual" } else { "" });
                            let title = if pick.usual { "The usual scheduler would choose this one" } else { "" };
                            view! {
                                <button
                                    type="button"
                                    class=class
                                    title=title
                                    on:click=move |_| run.act(Command::Pick(i))
                                >
                                    {format!("{} {}", i + 1, pick.label)}
                                </button>
                            }
                        })
                        .collect_view()
                })
            }}
        </div>
    }
}
