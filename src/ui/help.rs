//! The list of keys: `?` opens it, on every page that has something to step.

use super::dom::{is_typing, listen, page_data};
use super::keys::KEYS;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Keys of the editor and of the page, which are not commands to a run.
const EDITOR: &[(&str, &str)] = &[
    ("F9", "a breakpoint on this line, or none"),
    ("Ctrl-Enter", "run to the next breakpoint, or to the end"),
    ("Ctrl-F", "search in the text"),
    ("Tab", "indent"),
    ("Escape, then Tab", "leave the editor"),
];
const PAGE: &[(&str, &str)] = &[("/", "search the book"), ("?", "this list")];

/// Shows the button in the bar and lets it, and the key `?`, open the list.
pub fn start() {
    let Some(button) = document().query_selector("[data-keys]").ok().flatten() else { return };
    if let Ok(button) = button.clone().dyn_into::<web_sys::HtmlElement>() {
        button.set_hidden(false);
    }
    let opened = RwSignal::new(0u32);
    listen(&button, "click", move |_| opened.update(|n| *n += 1));
    listen(&document(), "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let another = document().query_selector("dialog[open]").ok().flatten().is_some();
        if key.key() == "?" && !another && !is_typing(&event) {
            event.prevent_default();
            opened.update(|n| *n += 1);
        }
    });
    leptos::mount::mount_to_body(move || view! { <Help opened /> });
}

#[component]
fn Help(opened: RwSignal<u32>) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if opened.get() > 0
            && let Some(dialog) = dialog.get()
        {
            let _ = dialog.show_modal();
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let rows = |title: &'static str, rows: Vec<(&'static str, &'static str)>| {
        let row = |(key, what): (&'static str, &'static str)| {
            view! {
                <tr>
                    <th scope="row">
                        <kbd>{key}</kbd>
                    </th>
                    <td>{what}</td>
                </tr>
            }
        };
        view! {
            <h3>{title}</h3>
            <table>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    let mut run: Vec<_> = KEYS.iter().map(|(_, name, what, _)| (*name, *what)).collect();
    run.push(("1 to 9", "run this process next, where several could run"));
    let bench = page_data("page").as_deref() == Some("workbench");
    let where_ = if bench { "The run" } else { "A figure that has the focus" };
    view! {
        <dialog node_ref=dialog aria-labelledby="keys-title">
            <header>
                <h2 id="keys-title">"Keys"</h2>
                <button type="button" class="plain" on:click=close>
                    "Close"
                </button>
            </header>
            <div class="inside keys">
                {rows(where_, run)} {bench.then(|| rows("The editor", EDITOR.to_vec()))}
                {rows("The page", PAGE.to_vec())}
            </div>
        </dialog>
    }
}
