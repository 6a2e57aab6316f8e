//! A row of tabs, as the ARIA practices describe it: one of them is in the order of Tab, the arrows go to the others.

use crate::ui::dom;
use leptos::prelude::*;

/// Which tab a key leads to, from the tab `at` of `n`.
fn led(key: &str, at: usize, n: usize) -> Option<usize> {
    let last = n.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowLeft" => Some(if at == 0 { last } else { at - 1 }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// `id`: the tabs are `id-0`, `id-1` and so on. `panel`: the id of the one panel they share. `after` follows a name.
#[component]
pub fn TabList(
    id: &'static str,
    label: &'static str,
    panel: &'static str,
    #[prop(into)] names: Signal<Vec<String>>,
    #[prop(into)] at: Signal<usize>,
    #[prop(into)] choose: Callback<usize>,
    #[prop(optional, into)] again: Option<Callback<usize>>,
    #[prop(optional, into)] badge: Option<Callback<usize, Option<usize>>>,
) -> impl IntoView {
    view! {
        <div
            class="tabs"
            role="tablist"
            aria-label=label
            on:keydown=move |event| {
                if let Some(i) = led(&event.key(), at.get_untracked(), names.with_untracked(Vec::len)) {
                    event.prevent_default();
                    event.stop_propagation();
                    choose.run(i);
                    dom::focus(&format!("{id}-{i}"));
                }
            }
        >
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
                                id=format!("{id}-{i}")
                                aria-controls=panel
                                aria-selected=move || (at.get() == i).to_string()
                                tabindex=move || if at.get() == i { "0" } else { "-1" }
                                on:click=move |_| choose.run(i)
                                on:dblclick=move |_| {
                                    if let Some(again) = again {
                                        again.run(i);
                                    }
                                }
                            >
                                {name}
                                {move || badge.and_then(|b| b.run(i)).map(|n| view! { <span class="badge">{n}</span> })}
                            </button>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::led;

    #[test]
    fn arrows_go_round() {
        let check =
            |key: &str, at: usize, n: usize, expect: Option<usize>| assert_eq!(led(key, at, n), expect, "{key}");
        check("ArrowRight", 0, 3, Some(1));
        check("ArrowRight", 2, 3, Some(0));
        check("ArrowLeft", 0, 3, Some(2));
        check("End", 0, 3, Some(2));
        check("Home", 2, 3, Some(0));
        check("k", 1, 3, None);
        check("End", 0, 0, None);
    }
}
