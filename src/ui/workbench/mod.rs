//! The workbench: write or paste C, run it, take it apart.

mod debug;
pub mod desk;
mod editor;
mod exercise;
mod explore;
mod files;
mod keep;
mod menu;
mod menus;
mod open;
mod panel;
mod session;
mod tablist;

use crate::player::Problem;
use crate::ui::controls::{Controls, on_key};
use crate::ui::dom;
use crate::ui::stage::{Say, Stage};
use crate::ui::strip::Strip;
use editor::{Calls, Editor};
use files::Files;
use leptos::html::Div;
use leptos::prelude::*;
use panel::{Panel, Shows};
use session::Session;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;

/// Turns the static page into the workbench.
pub fn start(main: &web_sys::HtmlElement) {
    let main = main.clone();
    // Leptos's own way to wait is there only after something has been mounted.
    wasm_bindgen_futures::spawn_local(async move {
        let opening = open::opening().await;
        main.set_text_content(None);
        let tools = dom::first(&document().body().map_or_else(|| main.clone().into(), |b| b.into()), "#page-tools");
        leptos::mount::mount_to(main.clone(), move || {
            let session = Session::new(opening);
            // The menus in the bar speak with the bench below it.
            if let Some(tools) = tools {
                leptos::mount::mount_to(tools, move || view! { <menus::Menus session /> }).forget();
            }
            dom::listen(&document(), "keydown", move |event| {
                let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
                if dom::is_typing(&event) || document().query_selector("dialog[open]").ok().flatten().is_some() {
                    return;
                }
                session.catch_up();
                if on_key(session.run, key) {
                    event.prevent_default();
                }
            });
            dom::listen(&window(), "hashchange", move |_| {
                leptos::task::spawn_local(async move { session.open(open::opening().await) });
            });
            view! { <Bench session /> }
        })
        .forget();
    });
}

/// What a phone, which has room for one, shows of the bench.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Code,
    Stage,
    Panel,
}

/// Code on the left, stage on the right, controls below; on a phone one at a time.
#[component]
fn Bench(session: Session) -> impl IntoView {
    let run = session.run;
    let side = RwSignal::new(Side::Stage);
    let shows = RwSignal::new(Shows::Terminal);
    let editor = StoredValue::new_local(None::<Rc<Editor>>);
    let place = NodeRef::<Div>::new();
    let loaded = RwSignal::new(false);

    // An exercise begins with its task.
    Effect::new(move || {
        let (task, shown) = (session.exercise.with(Option::is_some), shows.get_untracked() == Shows::Task);
        if task {
            shows.set(Shows::Task);
            side.set(Side::Panel);
        } else if shown {
            shows.set(Shows::Terminal);
        }
    });
    Effect::new(move |first: Option<()>| {
        session.staged.track();
        if first.is_some() {
            side.set(Side::Stage);
        }
    });

    // The editor comes when it comes; until then the textarea is the editor.
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        if loaded.get_untracked() {
            return;
        }
        leptos::task::spawn_local(async move {
            let calls = Calls {
                change: Box::new(move |text| session.edit(text)),
                breakpoints: Box::new(move |lines| {
                    let name = session.desk.with_untracked(|d| d.tab().name.clone());
                    session.set_breakpoints(&name, lines);
                    // They may have gone to the next statement, perhaps to one that has a breakpoint already.
                    request_animation_frame(move || {
                        let marks = session.desk.with_untracked(|d| d.tab().breakpoints.clone());
                        if let Some(Some(editor)) = editor.try_get_value() {
                            editor.breakpoints(marks);
                        }
                    });
                }),
                run: Box::new(move || session.go()),
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

    // Which file is shown: changes with the tab, with the desk, and when the editor has come. A text that has just been
    // put into the editor has no marks: those come with it.
    let name = Memo::new(move |_| session.desk.with(|d| d.tab().name.clone()));
    let show_lines = move |name: &str| {
        let here: Vec<_> = session.run.frame.with(|f| f.lines_of(name));
        with_editor(&|e| {
            e.lines(&here);
            // The one that moved last is kept in sight.
            if let Some(moved) = here.first() {
                e.reveal(moved.line);
            }
        });
    };
    let show_findings = move |name: &str| {
        let of = |all: &Vec<Problem>| all.iter().filter(|p| p.file == name).map(|p| p.finding.clone()).collect();
        let found: Vec<_> = session.problems.with(of);
        with_editor(&|e| e.findings(&found));
    };
    Effect::new(move || {
        loaded.track();
        session.opened.track();
        let name = name.get();
        let tab = session.desk.with_untracked(|d| d.tab().clone());
        let given = untrack(|| session.given());
        with_editor(&|e| {
            e.open(&tab.name, &tab.text, tab.breakpoints.iter().copied());
            e.read_only(given);
        });
        untrack(|| {
            show_lines(&name);
            show_findings(&name);
        });
    });
    Effect::new(move || show_lines(&name.get_untracked()));
    Effect::new(move || show_findings(&name.get_untracked()));
    // Set in the list: the gutter follows.
    let marks = Memo::new(move |_| session.desk.with(|d| d.tab().breakpoints.clone()));
    Effect::new(move || {
        let marks = marks.get();
        with_editor(&|e| e.breakpoints(marks.iter().copied()));
    });
    let go = move |(file, line): (String, u32)| {
        if let Some(i) = session.desk.with_untracked(|d| d.find(&file)) {
            session.desk.update(|d| d.open(i));
        }
        side.set(Side::Code);
        // After the effect above has put the file into the editor.
        request_animation_frame(move || with_editor(&|e| e.go(line)));
    };

    let errors = Memo::new(move |_| session.problems.with(|p| p.iter().filter(|p| p.error).count()));
    let switch = move |to: Side, name: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (side.get() == to).to_string() on:click=move |_| side.set(to)>
                {name}
                {move || {
                    let n = errors.get();
                    (to == Side::Code && n > 0).then(|| view! { <span class="badge">{n}</span> })
                }}
            </button>
        }
    };
    view! {
        <h1 class="quiet">"Workbench"</h1>
        <div class="switch" role="group" aria-label="What is shown">
            {switch(Side::Code, "Code")}
            {switch(Side::Stage, "Stage")}
            {move || {
                let task = session.exercise.with(Option::is_some);
                switch(Side::Panel, if task { "Task, terminal" } else { "Terminal, variables" })
            }}
        </div>
        <section
            class="code"
            aria-label="Code"
            class:shown=move || side.get() != Side::Stage
            class:text=move || side.get() == Side::Code
        >
            <Files session />
            <div
                class="editor"
                id="editor"
                role="tabpanel"
                aria-labelledby=move || format!("file-{}", session.desk.with(|d| d.at))
                node_ref=place
            >
                <textarea
                    aria-label="C source"
                    spellcheck="false"
                    autocapitalize="off"
                    hidden=move || loaded.get()
                    readonly=move || session.given()
                    prop:value=move || {
                        session.opened.track();
                        name.track();
                        session.desk.with_untracked(|d| d.tab().text.clone())
                    }
                    on:input:target=move |event| session.edit(event.target().value())
                ></textarea>
                <FirstProblem session go />
            </div>
            <debug::Lines run />
            <Panel session shows go />
        </section>
        <section class="view" aria-label="Stage" class:shown=move || side.get() == Side::Stage>
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
        <div class="controls" on:pointerdown=move |_| session.catch_up() on:focusin=move |_| session.catch_up()>
            <Controls run bench=true />
        </div>
    }
}

/// The first error in a line under the text: a wavy line far up in it is easily overlooked.
#[component]
fn FirstProblem(session: Session, #[prop(into)] go: Callback<(String, u32)>) -> impl IntoView {
    move || {
        session.problems.with(|all| {
            let errors = all.iter().filter(|p| p.error);
            let count = errors.clone().count();
            let first = errors.into_iter().next()?;
            let place = (first.file.clone(), first.finding.line);
            let message = first.finding.message.lines().next().unwrap_or_default().to_string();
            let more = if count > 1 { format!(" ({} more)", count - 1) } else { String::new() };
            Some(view! {
                <button type="button" class="first-problem" on:click=move |_| go.run(place.clone())>
                    {format!("{}:{}: {message}{more}", first.file, first.finding.line)}
                </button>
            })
        })
    }
}
