//! A live figure in a chapter: stage, terminal, sentence, timeline, controls.
//!
//! Rules: a chapter plays recordings, which need little code; when a reader leaves one (lets somebody else run, types),
//! the engine is fetched (`handover`) and takes the figure over at the same step. A figure too long to be recorded is
//! the engine's from the beginning.

use super::console::Console;
use super::controls::{Controls, on_key};
use super::dom::{all, fetch_bytes, first, listen, site_file};
use super::handover::{self, Handover};
use super::run::Run;
use super::stage::{Say, Stage};
use super::strip::Strip;
use crate::player::tape::Tape;
use crate::player::{Command, Playable};
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
                        enliven(figure);
                    }
                }
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(AHEAD);
    match IntersectionObserver::new_with_options(near.as_ref().unchecked_ref(), &options) {
        Ok(observer) => figures.iter().for_each(|f| observer.observe(f)),
        Err(_) => figures.into_iter().for_each(enliven),
    }
    // Lives as long as the page.
    near.forget();
}

fn enliven(figure: HtmlElement) {
    let Some(place) = first(&figure, ".live") else { return };
    let recorded = place.dataset().get("tape").is_some();
    let address = place.dataset().get("address").unwrap_or_default();
    // One recording serves several places: each says where it stands.
    let step = place.dataset().get("start").and_then(|s| s.parse().ok());
    let here = Handover { step, command: None };
    leptos::task::spawn_local(async move {
        let tape = if recorded { fetch(&address).await } else { Err(String::new()) };
        match tape {
            Ok(tape) => mount(&figure, &place, tape, here),
            Err(_) => handover::leave(&figure, &here),
        }
    });
}

/// The recording of a figure of the book, by its address: `pipes/echo`.
pub async fn fetch(address: &str) -> Result<Tape, String> {
    let bytes = fetch_bytes(&site_file(&format!("book/{address}.tape"))).await?;
    Tape::decode(&bytes)
}

/// Mounts what plays into a figure's place.
pub fn mount(figure: &HtmlElement, place: &HtmlElement, playable: impl Playable + 'static, handover: Handover) {
    let height = |name: &str| place.dataset().get(name).and_then(|h| h.parse().ok()).unwrap_or(0.0);
    let floor = [height("wide"), height("narrow")];
    let console = place.dataset().get("console").is_some();
    let address = place.dataset().get("address").unwrap_or_default();
    let edit = first(figure, "a[data-edit]");
    place.set_text_content(None);
    let (host, failing) = (figure.clone(), figure.clone());
    let mounted = leptos::mount::mount_to(place.clone(), move || {
        let run = Run::new(playable);
        go_on(run, handover);
        if let Some(edit) = edit {
            follow(run, &edit, address);
        }
        run.on_leave(move |command| {
            let step = run.frame.with_untracked(|f| f.step);
            handover::leave(&host, &Handover { step: Some(step), command: Some(command) });
        });
        handover::on_failure(&failing, move || unreachable_engine(run));
        view! { <Figure run floor console /> }
    });
    handover::on_arrival(figure, move || drop(mounted));
}

/// Lets a link to the workbench open the moment shown. The address is made when it is about to be used.
pub fn follow(run: Run, link: &HtmlElement, address: String) {
    for event in ["pointerdown", "focus"] {
        let (target, address) = (link.clone(), address.clone());
        listen(link, event, move |_| {
            // The machine's own run is a link of its own; a moment of a recording is a figure and a step.
            let step = run.frame.try_with_untracked(|f| f.step);
            let fragment = run.link().or_else(|| step.map(|step| format!("{address}@{step}")));
            if let Some(fragment) = fragment {
                let _ = target.set_attribute("href", &format!("{}#{fragment}", site_file("workbench/")));
            }
        });
    }
}

/// `floor`: as of the stage. `console`: the programs print something.
#[component]
pub fn Figure(run: Run, floor: [f64; 2], console: bool) -> impl IntoView {
    // Whoever is about to choose will want the engine.
    let warm = move |event: &web_sys::Event| {
        let target: Option<Element> = event.target().and_then(|t| t.dyn_into().ok());
        if target.is_some_and(|t| t.closest(".next, .console form").is_ok_and(|e| e.is_some())) {
            handover::warm();
        }
    };
    view! {
        <div
            class="widget"
            on:pointerover=move |event| warm(&event)
            on:focusin=move |event| warm(&event)
            on:keydown=move |event| {
                if on_key(run, &event) {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }
        >
            <Stage run floor />
            {console.then(|| view! { <Console run input=false /> })}
            <div class="foot">
                <Say run />
                <Strip run />
                <Controls run />
            </div>
        </div>
    }
}

/// The recording goes on; what it cannot do is said.
pub fn unreachable_engine(run: Run) {
    if run.busy.try_set(false).is_none() {
        run.trouble.set(Some(
            "To leave this recording the page needs its engine, which cannot be fetched: is there a network?"
                .to_string(),
        ));
    }
}

/// What the engine does with a command that a recording could not follow.
pub fn go_on(run: Run, handover: Handover) {
    if let Some(step) = handover.step {
        run.act(Command::Seek(step));
    }
    if let Some(command) = handover.command {
        run.act(command);
    }
}
