//! What stands in the bar at the top: examples, sharing, embedding.

use super::keep;
use super::menu::Menu;
use super::open::Opening;
use super::session::Session;
use crate::figure::svg::{SvgOptions, Theme};
use crate::link::Link;
use crate::ui::dom::{copy, fetch_text, save, site_file};
use crate::ui::snippets::{Form, address, snippet};
use leptos::html::Dialog;
use leptos::prelude::*;
use serde::Deserialize;

/// A program of the book, as `book::write` lists it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct Example {
    chapter: String,
    title: String,
    about: String,
    /// The text behind the `#`.
    link: String,
}

#[component]
pub fn Menus(session: Session) -> impl IntoView {
    let share = NodeRef::<Dialog>::new();
    let embed = NodeRef::<Dialog>::new();
    let shared = RwSignal::new(Link::default());
    let open = move |dialog: NodeRef<Dialog>| {
        shared.set(session.link());
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    view! {
        <Examples session />
        <button type="button" class="plain" on:click=move |_| open(share)>
            "Share"
        </button>
        <button type="button" class="plain" on:click=move |_| open(embed)>
            "Embed"
        </button>
        <Share dialog=share link=shared session />
        <Embed dialog=embed link=shared session />
    }
}

/// The book's programs by chapter, fetched when first asked for.
#[component]
fn Examples(session: Session) -> impl IntoView {
    let open = RwSignal::new(false);
    let list = RwSignal::new(None::<Result<Vec<Example>, String>>);
    Effect::new(move || {
        if open.get() && list.with_untracked(Option::is_none) {
            leptos::task::spawn_local(async move {
                let text = fetch_text(&site_file("examples.json")).await;
                list.set(Some(text.and_then(|t| serde_json::from_str(&t).map_err(|e| e.to_string()))));
            });
        }
    });
    let take = move |example: &Example| {
        open.set(false);
        if let Ok(link) = Link::decode(&example.link) {
            session.open(Opening::new(link, None));
        }
    };
    let own = move || {
        // Looked up when the box opens: what is kept changes with every letter.
        let kept = if open.get() { keep::all() } else { Vec::new() };
        let row = |kept: keep::Kept| {
            let (files, date) = kept.title();
            view! {
                <button
                    type="button"
                    on:click=move |_| {
                        open.set(false);
                        if let Some(opening) = Opening::kept(&kept, None) {
                            session.open(opening);
                        }
                    }
                >
                    {files}
                    <small>{date}</small>
                </button>
            }
        };
        (!kept.is_empty()).then(|| {
            view! {
                <h3>"Yours, kept in this browser"</h3>
                {kept.into_iter().map(row).collect_view()}
            }
        })
    };
    view! {
        <Menu id="examples" label="Examples" open>
            {own}
            {move || match list.get() {
                None => view! { <p class="status">"One moment."</p> }.into_any(),
                Some(Err(why)) => view! { <p class="status">{why}</p> }.into_any(),
                Some(Ok(examples)) => {
                    let mut chapter = String::new();
                    examples
                        .into_iter()
                        .map(|example| {
                            let head = (example.chapter != chapter)
                                .then(|| {
                                    chapter.clone_from(&example.chapter);
                                    view! { <h3>{example.chapter.clone()}</h3> }
                                });
                            let (title, about) = (example.title.clone(), example.about.clone());
                            view! {
                                {head}
                                <button type="button" on:click=move |_| take(&example)>
                                    {title}
                                    <small>{about}</small>
                                </button>
                            }
                        })
                        .collect_view()
                        .into_any()
                }
            }}
        </Menu>
    }
}

/// Letters of a link that every mail program and chat lets through.
const COMFORTABLE: usize = 2000;
/// Beyond this a file is the better way.
const LONG: usize = 8000;

#[component]
fn Share(dialog: NodeRef<Dialog>, link: RwSignal<Link>, session: Session) -> impl IntoView {
    let url = Memo::new(move |_| address("workbench/", &format!("#{}", link.with(Link::encode))));
    let advice = move || match url.with(String::len) {
        n if n > LONG => format!("{n} letters: too long for most places. Save it as a file instead."),
        n if n > COMFORTABLE => format!("{n} letters: some chats and mail programs cut links of this length."),
        n => format!("{n} letters."),
    };
    let wrong = RwSignal::new(String::new());
    view! {
        <Sheet dialog title="Share this run">
            <p>
                "The link holds the programs, the settings, every choice made, and the step shown. Nothing is stored anywhere else."
            </p>
            <Copyable label="Link" text=Signal::derive(move || url.get()) rows=4 />
            <p class="status">{advice}</p>
            <p class="go">
                <button
                    type="button"
                    on:click=move |_| save("run.ringside.json", "application/json", &link.with_untracked(Link::json))
                >
                    "Save as a file"
                </button>
                <label class="button">
                    "Open a file"
                    <input
                        type="file"
                        class="quiet"
                        accept=".json,application/json"
                        on:change:target=move |event| {
                            let Some(file) = event.target().files().and_then(|f| f.get(0)) else { return };
                            leptos::task::spawn_local(async move {
                                let text = wasm_bindgen_futures::JsFuture::from(file.text()).await.ok();
                                let text = text.and_then(|t| t.as_string()).unwrap_or_default();
                                match Link::from_json(text.as_bytes()) {
                                    Ok(link) => {
                                        wrong.set(String::new());
                                        session.open(Opening::new(link, Some(format!("Opened from the file {}.", file.name()))));
                                        if let Some(dialog) = dialog.get_untracked() {
                                            dialog.close();
                                        }
                                    }
                                    Err(why) => wrong.set(why.to_string().replace("This link", "This file")),
                                }
                            });
                        }
                    />
                </label>
            </p>
            <p class="status" role="status">{wrong}</p>
        </Sheet>
    }
}

#[component]
fn Embed(dialog: NodeRef<Dialog>, link: RwSignal<Link>, session: Session) -> impl IntoView {
    let picture =
        move |theme: Theme| session.run.with(|p| p.svg(&SvgOptions { standalone: true, theme })).unwrap_or_default();
    let forms = Form::ALL
        .iter()
        .map(|&form| {
            let text = Signal::derive(move || link.with(|l| snippet(form, &format!("#{}", l.encode()))));
            view! { <Copyable label=form.name() text rows=3 /> }
        })
        .collect_view();
    view! {
        <Sheet dialog title="Put this figure into slides or a page">
            <p>"Each of these shows this run at this step, alive: it can be stepped where it stands."</p>
            {forms}
            <p>"Or a picture of this step:"</p>
            <p class="go">
                <button type="button" on:click=move |_| save("step.svg", "image/svg+xml", &picture(Theme::Both))>
                    "SVG"
                </button>
                <button type="button" on:click=move |_| crate::ui::dom::save_png("step.png", &picture(Theme::Light))>
                    "PNG"
                </button>
                <button type="button" on:click=move |_| crate::ui::dom::save_png("step-dark.png", &picture(Theme::Dark))>
                    "PNG, dark"
                </button>
            </p>
        </Sheet>
    }
}

/// A dialog with a title and a way out.
#[component]
fn Sheet(dialog: NodeRef<Dialog>, title: &'static str, children: Children) -> impl IntoView {
    view! {
        <dialog node_ref=dialog aria-label=title>
            <header>
                <h2>{title}</h2>
                <button
                    type="button"
                    class="plain"
                    on:click=move |_| {
                        if let Some(dialog) = dialog.get_untracked() {
                            dialog.close();
                        }
                    }
                >
                    "Close"
                </button>
            </header>
            <div class="inside">{children()}</div>
        </dialog>
    }
}

/// A text with a button that copies it.
#[component]
fn Copyable(label: &'static str, text: Signal<String>, rows: u32) -> impl IntoView {
    let said = RwSignal::new("Copy");
    view! {
        <div class="copy">
            <div>
                <b>{label}</b>
                <button
                    type="button"
                    on:click=move |_| {
                        let text = text.get_untracked();
                        leptos::task::spawn_local(async move {
                            said.set(if copy(&text).await { "Copied" } else { "Select it and copy by hand" });
                        });
                    }
                >
                    {said}
                </button>
            </div>
            <textarea readonly=true rows=rows aria-label=label prop:value=text></textarea>
        </div>
    }
}
