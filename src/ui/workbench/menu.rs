//! A button with a box of further buttons under it.

use crate::ui::dom;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::Node;

/// `id`: of the box. It closes with Escape, with a click elsewhere, and when the focus goes elsewhere.
#[component]
pub fn Menu(
    id: &'static str,
    label: &'static str,
    open: RwSignal<bool>,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    let button = format!("{id}-button");
    let outside = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|t| t.dyn_into::<Node>().ok());
        root.get_untracked().is_some_and(|root| !root.contains(target.as_ref()))
    };
    let pointer = window_event_listener(leptos::ev::pointerdown, move |event| {
        if open.get_untracked() && outside(event.target()) {
            open.set(false);
        }
    });
    on_cleanup(move || pointer.remove());
    let back = button.clone();
    view! {
        <div
            class=format!("menu {class}")
            node_ref=root
            on:keydown=move |event| {
                if event.key() == "Escape" && open.get_untracked() {
                    event.stop_propagation();
                    open.set(false);
                    dom::focus(&back);
                }
            }
            on:focusout=move |event| {
                if event.related_target().is_some() && outside(event.related_target()) {
                    open.set(false);
                }
            }
        >
            <button
                type="button"
                class="plain"
                id=button
                aria-expanded=move || open.get().to_string()
                aria-controls=id
                on:click=move |_| open.update(|o| *o = !*o)
            >
                {label}
            </button>
            <div id=id hidden=move || !open.get()>
                {children()}
            </div>
        </div>
    }
}
