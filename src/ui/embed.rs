//! One figure in somebody else's page: the same figure, and a conversation with the page around (`protocol`).

use super::dom::{fetch_text, listen, site_file, store, stored};
use super::figure::{Figure, follow};
use super::protocol::{Ask, Target, Tell, deck, read, target};
use super::run::Run;
use crate::link::Link;
use crate::player::{Command, Player};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlElement, KeyboardEvent, MessageEvent};

/// Messages longer than this are not for us.
const LONGEST: u32 = 4096;

/// Fetches what the address names and shows it.
pub fn start(main: HtmlElement) {
    let fragment = window().location().hash().unwrap_or_default();
    wasm_bindgen_futures::spawn_local(async move {
        match fetch(&fragment).await {
            Ok(link) => show(main, &link, fragment),
            Err(why) => say(&main, &why),
        }
    });
}

async fn fetch(fragment: &str) -> Result<Link, String> {
    match target(fragment) {
        Some(Target::Link(text)) => Link::decode(&text).map_err(|e| e.to_string()),
        Some(Target::Figure { chapter, id, step }) => {
            let text = fetch_text(&site_file(&format!("book/{chapter}/{id}.json"))).await;
            let text = text.map_err(|_| format!("The book has no figure {chapter}/{id}."))?;
            let mut link = Link::from_json(text.as_bytes()).map_err(|e| e.to_string())?;
            link.step = step.unwrap_or(link.step);
            Ok(link)
        }
        None => {
            Err("This address names no figure: a figure's address ends in #chapter/figure or in a link's text."
                .to_string())
        }
    }
}

fn say(main: &HtmlElement, why: &str) {
    main.set_text_content(Some(why));
    main.set_class_name("embed loading");
}

fn show(main: HtmlElement, link: &Link, fragment: String) {
    main.set_text_content(None);
    let owner = Owner::new();
    owner.with(|| {
        let (player, problems) = Player::new(link);
        if let Some(problem) = problems.iter().find(|p| p.error) {
            say(&main, &format!("{}:{}: {}", problem.file, problem.finding.line, problem.finding.message));
            return;
        }
        let console = player.prints();
        let run = Run::new(player);
        let in_deck = RwSignal::new(false);
        leptos::mount::mount_to(main, move || {
            let origin = NodeRef::<leptos::html::A>::new();
            Effect::new(move || {
                if let Some(link) = origin.get() {
                    follow(run, &link);
                }
            });
            view! {
                <div class="fig">
                    <Figure run floor=[0.0; 2] console />
                    <p class="origin">
                        <a node_ref=origin href=site_file("workbench/") target="_blank" rel="noopener">
                            "Open in Ringside"
                        </a>
                    </p>
                </div>
            }
        })
        .forget();
        hear(run, in_deck, fragment.clone());
        keys(run, in_deck);
        heights();
        let frame = run.frame;
        Effect::new(move |told: Option<()>| {
            let (step, steps, end) = frame.with(|f| (f.step, f.len, f.at_end));
            tell(&if told.is_none() { Tell::Ready { step, steps } } else { Tell::Step { step, steps, end } });
            if in_deck.get_untracked() {
                // A deck throws the frame away when it leaves the slide.
                store(&format!("at:{fragment}"), &step.to_string());
            }
        });
    });
    // The figure lives as long as its frame.
    std::mem::forget(owner);
}

fn hear(run: Run, in_deck: RwSignal<bool>, fragment: String) {
    listen(&window(), "message", move |event| {
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
            Ask::SlideStart => {
                in_deck.set(true);
                if let Some(step) = stored(&format!("at:{fragment}")).and_then(|s| s.parse().ok()) {
                    run.act(Command::Seek(step));
                }
            }
            Ask::SlideStop => run.stop(),
        }
    });
}

/// The clicker's keys step while there are steps, and then turn the slide.
fn keys(run: Run, in_deck: RwSignal<bool>) {
    listen(&window(), "keydown", move |event| {
        if event.default_prevented() || super::dom::is_typing(&event) {
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
fn heights() {
    let Some(body) = document().body() else { return };
    let watched = body.clone();
    let changed = Closure::<dyn FnMut()>::new(move || {
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
