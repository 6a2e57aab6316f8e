//! The row of files above the editor, and what can be done with them: a new one, another name, away, from and to the
//! reader's own disk.

use super::menu::Menu;
use super::open::{Opening, blank};
use super::session::Session;
use super::tablist::TabList;
use crate::link::Link;
use crate::machine::Scenario;
use crate::machine::scenario::File;
use crate::ui::dom;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Files larger than this are no programs.
const LARGEST: f64 = 200_000.0;

/// What is being named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    New,
    /// The file that is open.
    Open,
}

#[component]
pub fn Files(session: Session) -> impl IntoView {
    let names = Memo::new(move |_| session.desk.with(|d| d.tabs.iter().map(|t| t.name.clone()).collect::<Vec<_>>()));
    let at = Memo::new(move |_| session.desk.with(|d| d.at));
    let naming = RwSignal::new(None::<Naming>);
    let menu = RwSignal::new(false);
    let name = Memo::new(move |_| session.desk.with(|d| d.tab().name.clone()));
    let wrong = RwSignal::new(String::new());
    let choose = move |i: usize| session.desk.update(|d| d.open(i));
    // An exercise has the files that it has.
    let fixed = move || session.exercise.with(Option::is_some);
    let rename = move |i: usize| {
        choose(i);
        if !fixed() {
            naming.set(Some(Naming::Open));
        }
    };
    let start = move |what: Naming| {
        menu.set(false);
        naming.set(Some(what));
    };
    view! {
        <div class="files">
            <TabList id="file" label="Files" panel="editor" names at choose again=rename />
            <button
                type="button"
                class="plain add"
                aria-label="New file"
                title="New file"
                hidden=fixed
                on:click=move |_| start(Naming::New)
            >
                "+"
            </button>
            <Menu id="file-menu" label="File" open=menu>
                <button
                    type="button"
                    on:click=move |_| {
                        menu.set(false);
                        session.open(Opening::new(blank(), None));
                    }
                >
                    "New program"
                </button>
                <button type="button" hidden=fixed on:click=move |_| start(Naming::New)>
                    "New file in this program"
                </button>
                <Upload label="Open files from disk" menu wrong session add=false />
                {move || (!fixed()).then(|| view! { <Upload label="Add files from disk" menu wrong session add=true /> })}
                <button
                    type="button"
                    on:click=move |_| {
                        menu.set(false);
                        let (name, text) = session.desk.with_untracked(|d| (d.tab().name.clone(), d.tab().text.clone()));
                        // A name with folders would be cut down by the browser in its own way.
                        dom::save(name.rsplit('/').next().unwrap_or(&name), "text/plain", &text);
                    }
                >
                    {move || format!("Download {}", name.get())}
                </button>
                <button type="button" hidden=fixed on:click=move |_| start(Naming::Open)>
                    {move || format!("Rename {}", name.get())}
                </button>
                <button
                    type="button"
                    hidden=move || fixed() || names.with(Vec::len) < 2
                    on:click=move |_| {
                        menu.set(false);
                        session.desk.update(|d| d.remove(d.at));
                        session.changed();
                    }
                >
                    {move || format!("Take {} out of this program", name.get())}
                </button>
            </Menu>
        </div>
        <p class="naming wrong" role="status" hidden=move || wrong.with(String::is_empty)>
            {wrong}
        </p>
        {move || naming.get().map(|what| view! { <Name session what naming /> })}
    }
}

/// The line in which a file gets its name.
#[component]
fn Name(session: Session, what: Naming, naming: RwSignal<Option<Naming>>) -> impl IntoView {
    let old = match what {
        Naming::New => String::new(),
        Naming::Open => session.desk.with_untracked(|d| d.tab().name.clone()),
    };
    let text = RwSignal::new(old);
    let wrong = RwSignal::new(String::new());
    let field = NodeRef::<Input>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            let _ = field.focus();
            field.select();
        }
    });
    let leave = move || {
        naming.set(None);
        dom::focus(&format!("file-{}", session.desk.with_untracked(|d| d.at)));
    };
    let done = move || {
        let named = session.desk.try_update(|d| match what {
            Naming::New => d.add(&text.get_untracked()),
            Naming::Open => d.rename(d.at, &text.get_untracked()),
        });
        match named {
            Some(Err(why)) => wrong.set(why),
            _ => {
                session.changed();
                // The tab that is to have the focus is there after the next turn of the effects.
                request_animation_frame(leave);
            }
        }
    };
    view! {
        <form
            class="naming"
            on:submit=move |event| {
                event.prevent_default();
                done();
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    leave();
                }
            }
        >
            <input
                node_ref=field
                type="text"
                aria-label="Name of the file"
                placeholder="name.c, name.h, or run.sh for a line of shell"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=text
                on:input:target=move |event| text.set(event.target().value())
            />
            <button type="submit">{if what == Naming::New { "Add" } else { "Rename" }}</button>
            <button type="button" on:click=move |_| leave()>
                "Cancel"
            </button>
            <span class="wrong" role="status">
                {wrong}
            </span>
        </form>
    }
}

/// A button that asks for files. `add`: they join the program; else they are a new one.
#[component]
fn Upload(
    label: &'static str,
    menu: RwSignal<bool>,
    wrong: RwSignal<String>,
    session: Session,
    add: bool,
) -> impl IntoView {
    view! {
        <label class="button">
            {label}
            <input
                type="file"
                class="quiet"
                multiple=true
                accept=".c,.h,.sh,.txt,.json,text/plain"
                on:change:target=move |event| {
                    let input = event.target();
                    let Some(list) = input.files() else { return };
                    let files: Vec<web_sys::File> = (0..list.length()).filter_map(|i| list.get(i)).collect();
                    menu.set(false);
                    leptos::task::spawn_local(async move {
                        let said = take(session, files, add).await.err().unwrap_or_default();
                        wrong.set(said);
                        // The same file chosen again is to be read again.
                        input.set_value("");
                    });
                }
            />
        </label>
    }
}

/// Puts files of the reader's disk on the desk.
async fn take(session: Session, files: Vec<web_sys::File>, add: bool) -> Result<(), String> {
    let mut read = Vec::new();
    for file in files {
        let name = file.name();
        if file.size() > LARGEST {
            return Err(format!("{name} is larger than 200 kB: that is no program for this bench."));
        }
        let text = JsFuture::from(file.text()).await.ok().and_then(|t| t.as_string()).unwrap_or_default();
        if name.ends_with(".json") {
            let link = Link::from_json(text.as_bytes()).map_err(|e| e.to_string().replace("This link", &name))?;
            session.open(Opening::new(link, Some(format!("Opened from the file {name}."))));
            return Ok(());
        }
        // Windows ends its lines in two characters; the editor, as C does, in one.
        read.push(File { name: tidy(&name), text: text.replace("\r\n", "\n") });
    }
    if read.is_empty() {
        return Ok(());
    }
    if !add {
        let link = Link { scenario: Scenario::folder(read), ..Link::default() };
        session.open(Opening::new(link, None));
        session.changed();
        return Ok(());
    }
    let mut said = Ok(());
    session.desk.update(|d| {
        for file in read {
            match d.add(&file.name) {
                Ok(()) => d.tab_mut().text = file.text,
                Err(why) => said = Err(why),
            }
        }
    });
    session.changed();
    said
}

/// A name that the desk takes: what it does not take becomes a dash.
fn tidy(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+') { c } else { '-' };
    let name: String = name.chars().map(plain).take(64).collect();
    if name.is_empty() { "file.c".to_string() } else { name }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn names_from_a_disk_become_names_that_the_desk_takes() {
        assert_eq!(tidy("my program (2).c"), "my-program--2-.c");
        assert_eq!(tidy("ring.c"), "ring.c");
        assert_eq!(tidy(""), "file.c");
    }
}
