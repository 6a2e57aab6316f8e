//! One figure in somebody else's page: the same figure, and a conversation with the page around (`protocol`).

use super::dom::{listen, page_data, site_file, store, stored};
use super::figure::{Figure, follow};
use super::handover::{self, Handover};
use super::protocol::{Ask, Target, Tell, deck, read, target};
use super::run::Run;
use crate::player::{Command, Playable};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlElement, KeyboardEvent, MessageEvent};

/// Messages longer than this are not for us.
const LONGEST: u32 = 4096;

/// Fetches what the address names and shows it: a figure of the book as a recording, anything else by the engine.
pub fn start(main: HtmlElement) {
    let fragment = fragment();
    wasm_bindgen_futures::spawn_local(async move {
        match target(&fragment) {
            Some(Target::Figure { chapter, id, step }) => {
                let address = format!("{chapter}/{id}");
                match super::figure::fetch(&address).await {
                    Ok(tape) => show(&main, tape, address, Handover { step, command: None }),
                    Err(_) => handover::leave(&main, &Handover { step, command: None }),
                }
            }
            Some(Target::Link(_)) => handover::leave(&main, &Handover::default()),
            None => say(&main, NO_FIGURE),
        }
    });
}

pub const NO_FIGURE: &str =
    "This address names no figure: a figure's address ends in #chapter/figure or in a link's text.";

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

pub fn say(main: &HtmlElement, why: &str) {
    main.set_text_content(Some(why));
    main.set_class_name("embed loading");
}

/// Shows what plays, and speaks with the page around until the engine takes over.
pub fn show(main: &HtmlElement, playable: impl Playable + 'static, address: String, handover: Handover) {
    main.set_text_content(None);
    main.set_class_name("embed");
    let fragment = fragment();
    let owner = Owner::new();
    let here = main.clone();
    // Several closures ask whether the engine has come.
    let gone = Rc::new(Cell::new(false));
    let leaving = gone.clone();
    let mounted = owner.with(|| {
        let console = playable.prints();
        let run = Run::new(playable);
        let in_deck = RwSignal::new(false);
        let commanded = handover.command.is_some();
        super::figure::go_on(run, handover);
        run.on_leave(move |command| {
            let step = run.frame.with_untracked(|f| f.step);
            handover::leave(&here, &Handover { step: Some(step), command: Some(command) });
        });
        handover::on_failure(main, move || super::figure::unreachable_engine(run));
        let mounted = leptos::mount::mount_to(main.clone(), move || {
            let origin = NodeRef::<leptos::html::A>::new();
            Effect::new(move || {
                if let Some(link) = origin.get() {
                    follow(run, &link, address.clone());
                }
            });
            view! {
                <h1 class="quiet">"A live figure"</h1>
                <div class="fig">
                    <Figure run floor=[0.0; 2] console />
                    <p class="origin">
                        <a node_ref=origin href=site_file("workbench/") target="_blank" rel="noopener">
                            "Open in Ringside"
                        </a>
                    </p>
                </div>
            }
        });
        hear(run, in_deck, fragment.clone(), gone.clone());
        if page_data("deck").is_some() {
            // It was said before we could hear it: `site.js` has.
            in_deck.set(true);
            if !commanded {
                slide_start(run, in_deck, &fragment);
            }
        }
        keys(run, in_deck, gone.clone());
        heights(gone);
        let frame = run.frame;
        Effect::new(move |told: Option<()>| {
            let (step, steps, end) = frame.with(|f| (f.step, f.len, f.at_end));
            tell(&if told.is_none() { Tell::Ready { step, steps } } else { Tell::Step { step, steps, end } });
            if in_deck.get_untracked() {
                // A deck throws the frame away when it leaves the slide.
                store(&format!("at:{fragment}"), &step.to_string());
            }
        });
        mounted
    });
    handover::on_arrival(main, move || {
        leaving.set(true);
        drop(mounted);
        owner.cleanup();
    });
}

fn hear(run: Run, in_deck: RwSignal<bool>, fragment: String, gone: Rc<Cell<bool>>) {
    listen(&window(), "message", move |event| {
        if gone.get() {
            return;
        }
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let parent = window().parent().ok().flatten();
        let from_parent = match (event.source(), parent) {
            (Some(source), Some(parent)) => js_sys::Object::is(&source, &parent),
            _ => false,
        };
        if !from_parent {
            return;
        }
        let Ok(text) = js_sys::JSON::stringify(&event.data()) else { return };
        if text.length() > LONGEST {
            return;
        }
        let Some(ask) = serde_json::from_str(&String::from(text)).ok().as_ref().and_then(read) else { return };
        match ask {
            Ask::Step(step) => run.act(Command::Seek(step)),
            Ask::Next => run.act(Command::Step),
            Ask::Prev => run.act(Command::Back),
            Ask::Play => {
                if !run.playing.get_untracked() {
                    run.play_or_pause();
                }
            }
            Ask::Pause => run.stop(),
            Ask::Reset => run.act(Command::Seek(0)),
            Ask::Theme(dark) => {
                if let Some(html) = super::dom::html() {
                    let _ = html.set_attribute("data-theme", if dark { "dark" } else { "light" });
                }
            }
            Ask::SlideStart => slide_start(run, in_deck, &fragment),
            Ask::SlideStop => run.stop(),
        }
    });
}

/// From now on keys beyond the ends go to the deck; and the figure stands where it stood when its slide was left.
fn slide_start(run: Run, in_deck: RwSignal<bool>, fragment: &str) {
    in_deck.set(true);
    if let Some(step) = stored(&format!("at:{fragment}")).and_then(|s| s.parse().ok()) {
        run.act(Command::Seek(step));
    }
}

/// The clicker's keys step while there are steps, and then turn the slide.
fn keys(run: Run, in_deck: RwSignal<bool>, gone: Rc<Cell<bool>>) {
    listen(&window(), "keydown", move |event| {
        if gone.get() || event.default_prevented() || super::dom::is_typing(&event) {
            return;
        }
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let on_slider = event
            .target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|t| t.closest("[role=slider], input, select").is_ok_and(|e| e.is_some()));
        let forward = match key.key().as_str() {
            "PageDown" => true,
            "PageUp" => false,
            "ArrowRight" | "ArrowDown" if !on_slider => true,
            "ArrowLeft" | "ArrowUp" if !on_slider => false,
            _ => return,
        };
        event.prevent_default();
        let (at_start, at_end) = run.frame.with_untracked(|f| (f.step == 0, f.at_end));
        match (forward, at_start, at_end) {
            (true, _, true) => {
                tell(&Tell::NeedNext);
                turn_slide(in_deck, true);
            }
            (false, true, _) => {
                tell(&Tell::NeedPrev);
                turn_slide(in_deck, false);
            }
            (true, ..) => run.act(Command::Step),
            (false, ..) => run.act(Command::Back),
        }
    });
}

fn turn_slide(in_deck: RwSignal<bool>, forward: bool) {
    if in_deck.get_untracked() {
        post(&deck(forward).into());
    }
}

fn tell(what: &Tell) {
    let text = what.json().to_string();
    if let Ok(object) = js_sys::JSON::parse(&text) {
        post(&object);
    }
}

/// To whoever holds the frame: nothing in our messages is secret.
fn post(message: &JsValue) {
    if let Ok(Some(parent)) = window().parent()
        && !js_sys::Object::is(&parent, &window())
    {
        let _ = parent.post_message(message, "*");
    }
}

/// Says how high the figure is whenever that changes; learning platforms have their own word for it.
fn heights(gone: Rc<Cell<bool>>) {
    let Some(body) = document().body() else { return };
    let watched = body.clone();
    let changed = Closure::<dyn FnMut()>::new(move || {
        if gone.get() {
            return;
        }
        let height = watched.get_bounding_client_rect().height();
        tell(&Tell::Height(height));
        let lti = serde_json::json!({"subject": "lti.frameResize", "height": height.ceil()}).to_string();
        if let Ok(lti) = js_sys::JSON::parse(&lti) {
            post(&lti);
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(&body);
    }
    changed.forget();
}
