//! The page of logs: a log of `strace` is dropped in, pasted or chosen, and walked through on the stage.
//!
//! Rules: the log stays in the page, it is sent nowhere. What cannot be read is listed with its line; the rest is shown
//! all the same.

use super::controls::on_key;
use super::dom;
use super::figure::Figure;
use super::run::Run;
use crate::player::log::LogPlayer;
use crate::strace::{log, trace};
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, HtmlElement};

/// Logs to begin with: what they show, and their text.
const SAMPLES: [(&str, &str, &str); 3] = [
    ("a pipe, two children", "pipe.strace", include_str!("../../assets/logs/pipe.strace")),
    ("two pipes, a deadlock", "deadlock.strace", include_str!("../../assets/logs/deadlock.strace")),
    ("a message queue", "messages.strace", include_str!("../../assets/logs/messages.strace")),
];

/// A log larger than this is not read in one piece of work while the page waits.
const LARGEST: f64 = 64.0 * 1024.0 * 1024.0;

/// Brings the page to life.
pub fn start(main: &HtmlElement) {
    let Some(place) = dom::first(main, ".place") else { return };
    place.set_text_content(None);
    leptos::mount::mount_to(place, || view! { <Traces /> }).forget();
}

/// What is known of the log that is open.
#[derive(Clone, Default, PartialEq)]
struct Told {
    name: String,
    report: String,
    unread: usize,
}

#[component]
fn Traces() -> impl IntoView {
    let run = Run::new(LogPlayer::new(trace::Trace::default()));
    let told = RwSignal::new(None::<Told>);
    let wrong = RwSignal::new(String::new());
    let over = RwSignal::new(false);
    let pasted = NodeRef::<Textarea>::new();
    let chosen = NodeRef::<Input>::new();
    let stage = NodeRef::<leptos::html::Figure>::new();

    // A log that was opened comes into view, if it is not.
    Effect::new(move |_| {
        if let (Some(figure), true) = (stage.get(), told.with(Option::is_some)) {
            let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
            if figure.get_bounding_client_rect().bottom() > height {
                figure.scroll_into_view();
            }
        }
    });

    dom::listen(&document(), "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let elsewhere = dom::is_typing(&event) || document().query_selector("dialog[open]").ok().flatten().is_some();
        // A focused figure has done it already.
        if !elsewhere && !event.default_prevented() && told.with_untracked(Option::is_some) && on_key(run, key) {
            event.prevent_default();
        }
    });

    let read = move |files: &[(String, String)]| {
        let texts: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        let name = match files {
            [(name, _)] => name.clone(),
            _ => format!("{} files", files.len()),
        };
        let read = log::read(&texts);
        if read.calls.is_empty() {
            let why = read.unread.first().map_or(String::new(), |u| format!(" Line {}: {}.", u.place.line, u.why));
            wrong.set(format!("There is no call of strace's in {name}.{why}"));
            return;
        }
        wrong.set(String::new());
        let found = trace::import(read);
        told.set(Some(Told { name, report: trace::text(&found), unread: found.log.unread.len() }));
        run.replace(LogPlayer::new(found));
    };
    let take = move |files: Vec<web_sys::File>| {
        leptos::task::spawn_local(async move {
            let mut texts = Vec::new();
            for file in files {
                if file.size() > LARGEST {
                    wrong.set(format!(
                        "{} is larger than 64 MB: on the command line, ringside trace reads logs of any size.",
                        file.name()
                    ));
                    return;
                }
                let text = JsFuture::from(file.text()).await.ok().and_then(|t| t.as_string()).unwrap_or_default();
                texts.push((file.name(), text));
            }
            crate::order::sort(&mut texts);
            if !texts.is_empty() {
                read(&texts);
            }
        });
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|d| d.files());
        take(files.map(|list| (0..list.length()).filter_map(|i| list.get(i)).collect()).unwrap_or_default());
    };
    view! {
        <div
            class="drop"
            class:over=over
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <p class="go">
                <label class="button pri">
                    "Open logs"
                    <input
                        type="file"
                        class="quiet"
                        multiple
                        node_ref=chosen
                        on:change=move |_| {
                            let Some(input) = chosen.get_untracked() else { return };
                            let list = input.files();
                            take(list.map(|l| (0..l.length()).filter_map(|i| l.get(i)).collect()).unwrap_or_default());
                            input.set_value("");
                        }
                    />
                </label>
                <span class="or">"or drop them here, or begin with one of these:"</span>
                {SAMPLES
                    .iter()
                    .map(|&(label, name, text)| {
                        view! {
                            <button type="button" on:click=move |_| read(&[(name.to_string(), text.to_string())])>
                                {label}
                            </button>
                        }
                    })
                    .collect_view()}
            </p>
            <details class="paste">
                <summary>"Paste a log"</summary>
                <textarea
                    node_ref=pasted
                    aria-label="A log of strace"
                    spellcheck="false"
                    rows="6"
                    placeholder="1205  write(4, \"hello\", 5) = 5"
                ></textarea>
                <button
                    type="button"
                    on:click=move |_| {
                        let text = pasted.get_untracked().map(|t| t.value()).unwrap_or_default();
                        read(&[("what was pasted".to_string(), text)]);
                    }
                >
                    "Read it"
                </button>
            </details>
            <p class="wrong" role="alert" hidden=move || wrong.with(String::is_empty)>{wrong}</p>
        </div>
        {move || {
            told.get()
                .map(|t| {
                    let unread = match t.unread {
                        0 => "every line understood".to_string(),
                        1 => "1 line not understood".to_string(),
                        n => format!("{n} lines not understood"),
                    };
                    view! {
                        <figure class="fig" node_ref=stage aria-label="The log on the stage">
                            <div class="live">
                                <Figure run floor=[0.0, 0.0] console=true />
                            </div>
                            <figcaption>{t.name} ": " {unread}</figcaption>
                        </figure>
                        <details class="told" open>
                            <summary>"What the log tells"</summary>
                            <pre tabindex="0">{t.report}</pre>
                        </details>
                    }
                })
        }}
    }
}
