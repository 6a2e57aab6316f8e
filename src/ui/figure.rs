//! A live figure in a chapter or in a frame: stage, terminal, sentence, timeline, controls.

use super::console::Console;
use super::controls::{Controls, on_key};
use super::dom::{all, first, listen, site_file};
use super::run::Run;
use super::stage::{Say, Stage};
use super::strip::Strip;
use crate::link::Link;
use crate::player::Player;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far below the window a figure is brought to life.
const AHEAD: &str = "800px 0px";

/// Brings each figure below `root` to life when it nears the window: a chapter's last figure costs nothing to those who
/// never get there.
pub fn start(root: &Element) {
    let figures = all(root, "figure[data-figure]");
    let near = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            for entry in entries.iter().filter_map(|e| e.dyn_into::<IntersectionObserverEntry>().ok()) {
                if entry.is_intersecting() {
                    observer.unobserve(&entry.target());
                    if let Ok(figure) = entry.target().dyn_into() {
                        enliven(&figure);
                    }
                }
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(AHEAD);
    match IntersectionObserver::new_with_options(near.as_ref().unchecked_ref(), &options) {
        Ok(observer) => figures.iter().for_each(|f| observer.observe(f)),
        Err(_) => figures.iter().for_each(enliven),
    }
    // Lives as long as the page.
    near.forget();
}

fn enliven(figure: &HtmlElement) {
    let data = first(figure, "script[type='application/json']").and_then(|s| s.text_content()).unwrap_or_default();
    let (Ok(link), Some(place)) = (Link::from_json(data.as_bytes()), first(figure, ".live")) else { return };
    let height = |name: &str| place.dataset().get(name).and_then(|h| h.parse().ok()).unwrap_or(0.0);
    let floor = [height("wide"), height("narrow")];
    let console = place.dataset().get("console").is_some();
    place.set_text_content(None);
    let edit = first(figure, "a[data-edit]");
    leptos::mount::mount_to(place, move || {
        let (player, _) = Player::new(&link);
        let run = Run::new(player);
        if let Some(edit) = edit {
            follow(run, &edit);
        }
        view! { <Figure run floor console /> }
    })
    .forget();
}

/// Lets a link to the workbench open the moment shown. The address is made when it is about to be used.
pub fn follow(run: Run, link: &HtmlElement) {
    for event in ["pointerdown", "focus"] {
        let target = link.clone();
        listen(link, event, move |_| {
            let address = format!("{}#{}", site_file("workbench/"), run.with(Player::link).encode());
            let _ = target.set_attribute("href", &address);
        });
    }
}

/// `floor`: as of the stage. `console`: the programs print something.
#[component]
pub fn Figure(run: Run, floor: [f64; 2], console: bool) -> impl IntoView {
    view! {
        <div
            class="widget"
            on:keydown=move |event| {
                if on_key(run, &event) {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }
        >
            <Stage run floor />
            {console.then(|| view! { <Console run input=false /> })}
            <Say run />
            <Strip run />
            <Controls run />
        </div>
    }
}
