//! The workbench: write or paste C, run it, take it apart.

pub mod desk;
mod editor;
mod menus;
mod panel;
mod session;

use crate::link::Link;
use crate::ui::controls::{Controls, on_key};
use crate::ui::dom;
use crate::ui::stage::{Say, Stage};
use crate::ui::strip::Strip;
use editor::{Calls, Editor};
use leptos::html::Div;
use leptos::prelude::*;
use panel::Panel;
use session::Session;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;

/// Turns the static page into the workbench.
pub fn start(main: &web_sys::HtmlElement) {
    let (link, notice) = opening();
    main.set_text_content(None);
    let tools = dom::first(&document().body().map_or_else(|| main.clone().into(), |b| b.into()), "#page-tools");
    leptos::mount::mount_to(main.clone(), move || {
        let session = Session::new(&link);
        session.notice.set(notice);
        // The menus in the bar speak with the bench below it.
        if let Some(tools) = tools {
            leptos::mount::mount_to(tools, move || view! { <menus::Menus session /> }).forget();
        }
        dom::listen(&document(), "keydown", move |event| {
            let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            if document().query_selector("dialog[open]").ok().flatten().is_none() && on_key(session.run, key) {
                event.prevent_default();
            }
        });
        dom::listen(&window(), "hashchange", move |_| {
            let (link, notice) = opening();
            session.open(&link, notice);
        });
        view! { <Bench session /> }
    })
    .forget();
}

/// What the address asks for; without anything, a program to begin with.
fn opening() -> (Link, Option<String>) {
    let fragment = window().location().hash().unwrap_or_default();
    let text = fragment.trim_start_matches('#');
    if text.is_empty() {
        return (first_program(), None);
    }
    match Link::decode(text) {
        Ok(link) => {
            (link, Some("Opened from a link. Its source is on the left; nothing has been run yet.".to_string()))
        }
        Err(why) => (first_program(), Some(format!("{why} Here is the usual first program instead."))),
    }
}

fn first_program() -> Link {
    let mut scenario =
        crate::machine::Scenario::single("pipe.c", include_str!("../../../assets/programs/pipes/echo.c"));
    scenario.settings.insert("pipe".to_string(), "12".to_string());
    Link { scenario, ..Link::default() }
}

/// Code on the left, stage on the right, controls below; on a phone one at a time.
#[component]
fn Bench(session: Session) -> impl IntoView {
    let run = session.run;
    let side = RwSignal::new("view");
    let editor = StoredValue::new_local(None::<Rc<Editor>>);
    let place = NodeRef::<Div>::new();
    let loaded = RwSignal::new(false);

    // The editor comes when it comes; until then the textarea is the editor.
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        if loaded.get_untracked() {
            return;
        }
        leptos::task::spawn_local(async move {
            let calls = Calls {
                change: Box::new(move |text| session.edit(text)),
                breakpoints: Box::new(move |lines| session.set_breakpoints(lines)),
                run: Box::new(move || session.compile()),
            };
            if let Some(new) = Editor::load(&place, "C source", calls).await {
                editor.set_value(Some(Rc::new(new)));
                loaded.set(true);
            }
        });
    });
    let with_editor = move |act: &dyn Fn(&Editor)| {
        if let Some(Some(editor)) = editor.try_get_value() {
            act(&editor);
        }
    };

    // Which file is shown: changes with the tab, with the desk, and when the editor has come.
    let name = Memo::new(move |_| session.desk.with(|d| d.tab().name.clone()));
    Effect::new(move || {
        loaded.track();
        session.opened.track();
        name.track();
        let (text, marks) = session.desk.with_untracked(|d| (d.tab().text.clone(), d.tab().breakpoints.clone()));
        with_editor(&|e| e.open(&text, marks.iter().copied()));
    });
    Effect::new(move || {
        loaded.track();
        session.opened.track();
        let name = name.get();
        let here: Vec<_> = session.run.frame.with(|f| f.lines_of(&name));
        with_editor(&|e| {
            e.lines(&here);
            // The one that moved last is kept in sight.
            if let Some(moved) = here.first() {
                e.reveal(moved.line);
            }
        });
    });
    Effect::new(move || {
        loaded.track();
        session.opened.track();
        let name = name.get();
        let found: Vec<_> =
            session.problems.with(|p| p.iter().filter(|p| p.file == name).map(|p| p.finding.clone()).collect());
        with_editor(&|e| e.findings(&found));
    });
    let go = move |(file, line): (String, u32)| {
        if let Some(i) = session.desk.with_untracked(|d| d.find(&file)) {
            session.desk.update(|d| d.open(i));
        }
        side.set("code");
        // After the effect above has put the file into the editor.
        request_animation_frame(move || with_editor(&|e| e.go(line)));
    };

    view! {
        <h1 class="quiet">"Workbench"</h1>
        <div class="switch" role="group" aria-label="What is shown">
            <button type="button" aria-pressed=move || (side.get() == "code").to_string() on:click=move |_| side.set("code")>
                "Code"
            </button>
            <button type="button" aria-pressed=move || (side.get() == "view").to_string() on:click=move |_| side.set("view")>
                "Stage"
            </button>
        </div>
        <section class="code" aria-label="Code" class:shown=move || side.get() == "code">
            <Tabs session />
            <div class="editor" node_ref=place>
                <textarea
                    aria-label="C source"
                    spellcheck="false"
                    autocapitalize="off"
                    hidden=move || loaded.get()
                    prop:value=move || {
                        session.opened.track();
                        name.track();
                        session.desk.with_untracked(|d| d.tab().text.clone())
                    }
                    on:input:target=move |event| session.edit(event.target().value())
                ></textarea>
            </div>
            <Panel session go />
        </section>
        <section class="view" aria-label="Stage" class:shown=move || side.get() == "view">
            {move || {
                session
                    .notice
                    .get()
                    .map(|text| {
                        view! {
                            <div class="notice" role="status">
                                {text}
                                <button type="button" on:click=move |_| session.notice.set(None)>
                                    "Close"
                                </button>
                            </div>
                        }
                    })
            }}
            <Stage run floor=[0.0; 2] stale=session.stale />
            <Say run />
            <Strip run />
        </section>
        <div class="controls">
            <Controls run />
        </div>
    }
}

/// The files; a double click renames, the plus adds.
#[component]
fn Tabs(session: Session) -> impl IntoView {
    let names = Memo::new(move |_| session.desk.with(|d| d.tabs.iter().map(|t| t.name.clone()).collect::<Vec<_>>()));
    let at = Memo::new(move |_| session.desk.with(|d| d.at));
    // Some(None): a new file is being named; Some(Some(i)): file i is.
    let naming = RwSignal::new(None::<Option<usize>>);
    let wrong = RwSignal::new(String::new());
    let named = move |text: String| {
        let Some(what) = naming.get_untracked() else { return };
        let done = session
            .desk
            .try_update(|d| match what {
                Some(i) => d.rename(i, &text),
                None => d.add(&text),
            })
            .unwrap_or(Ok(()));
        match done {
            Ok(()) => {
                naming.set(None);
                wrong.set(String::new());
                session.changed();
            }
            Err(why) => wrong.set(why),
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label="Files">
            {move || {
                names
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(i, name)| {
                        view! {
                            <button
                                type="button"
                                role="tab"
                                aria-selected=move || (at.get() == i).to_string()
                                title="Double click: another name"
                                on:click=move |_| session.desk.update(|d| d.open(i))
                                on:dblclick=move |_| naming.set(Some(Some(i)))
                            >
                                {name}
                            </button>
                        }
                    })
                    .collect_view()
            }}
            <button type="button" class="add" aria-label="Add a file" title="Add a file" on:click=move |_| naming.set(Some(None))>
                "+"
            </button>
            {move || {
                (names.with(Vec::len) > 1)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="add"
                                aria-label="Take this file away"
                                title="Take this file away"
                                on:click=move |_| {
                                    session.desk.update(|d| d.remove(d.at));
                                    session.changed();
                                }
                            >
                                "\u{2212}"
                            </button>
                        }
                    })
            }}
        </div>
        {move || {
            naming
                .get()
                .map(|what| {
                    let old = what.and_then(|i| names.with_untracked(|n| n.get(i).cloned())).unwrap_or_default();
                    let text = RwSignal::new(old);
                    view! {
                        <form
                            class="naming"
                            on:submit=move |event| {
                                event.prevent_default();
                                named(text.get_untracked());
                            }
                        >
                            <input
                                type="text"
                                aria-label="Name of the file"
                                placeholder="name.c, name.h, run.sh"
                                autofocus=true
                                prop:value=text
                                on:input:target=move |event| text.set(event.target().value())
                            />
                            <button type="submit">"Name it"</button>
                            <button type="button" on:click=move |_| naming.set(None)>
                                "Leave it"
                            </button>
                            <span class="wrong" role="status">{wrong}</span>
                        </form>
                    }
                })
        }}
    }
}
