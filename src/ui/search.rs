//! The search box: finds words in all chapters, from an index that is fetched when it is first opened.

use super::dom::{fetch_text, listen, site_file};
use leptos::html::{Dialog, Input};
use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::JsCast as _;

/// One section of a chapter, as `book::write` lists it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Entry {
    chapter: String,
    section: String,
    url: String,
    text: String,
}

/// A section that holds all words, and the words around the first of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    title: String,
    url: String,
    excerpt: String,
}

const MOST: usize = 12;
/// Letters of an excerpt before and after its word.
const AROUND: usize = 60;

/// Sections that hold every word of the query, those with one in their title first.
fn find(entries: &[Entry], query: &str) -> Vec<Hit> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let Some(first) = words.first() else { return Vec::new() };
    let mut hits: Vec<(bool, Hit)> = Vec::new();
    for entry in entries {
        let title = match entry.section.as_str() {
            "" => entry.chapter.clone(),
            section => format!("{}: {section}", entry.chapter),
        };
        let (low_title, low_text) = (title.to_lowercase(), entry.text.to_lowercase());
        if words.iter().all(|w| low_title.contains(w.as_str()) || low_text.contains(w.as_str())) {
            let in_title = words.iter().any(|w| low_title.contains(w.as_str()));
            let at = low_text.find(first.as_str()).map_or(0, |byte| low_text[..byte].chars().count());
            hits.push((in_title, Hit { title, url: entry.url.clone(), excerpt: excerpt(&entry.text, at) }));
        }
    }
    crate::order::sort_by_key(&mut hits, |(in_title, _)| !in_title);
    hits.into_iter().map(|(_, hit)| hit).take(MOST).collect()
}

fn excerpt(text: &str, at: usize) -> String {
    let from = at.saturating_sub(AROUND);
    let piece: String = text.chars().skip(from).take(2 * AROUND).collect();
    // Whole words only: the first and last may be cut.
    let start = if from == 0 { 0 } else { piece.find(' ').map_or(0, |i| i + 1) };
    let end = piece.rfind(' ').filter(|&i| i > start && piece.chars().count() == 2 * AROUND).unwrap_or(piece.len());
    let before = if from == 0 { "" } else { "… " };
    let after = if end < piece.len() { " …" } else { "" };
    format!("{before}{}{after}", &piece[start..end])
}

/// Shows the button in the bar and lets it, and the key `/`, open the box.
pub fn start() {
    let Some(button) = document().query_selector("[data-search]").ok().flatten() else { return };
    let Ok(button) = button.dyn_into::<web_sys::HtmlElement>() else { return };
    button.set_hidden(false);
    let opened = RwSignal::new(0u32);
    let open = move || opened.update(|n| *n += 1);
    listen(&button, "click", move |_| open());
    listen(&document(), "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if key.key() == "/" && !key.ctrl_key() && !key.meta_key() && !super::dom::is_typing(&event) {
            event.prevent_default();
            open();
        }
    });
    leptos::mount::mount_to_body(move || view! { <Search opened /> });
}

/// The box itself. `opened` counts how often it was asked for.
#[component]
fn Search(opened: RwSignal<u32>) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let field = NodeRef::<Input>::new();
    let entries = RwSignal::new(None::<Result<Vec<Entry>, String>>);
    let query = RwSignal::new(String::new());
    let hits = Memo::new(move |_| {
        entries.with(|e| match e {
            Some(Ok(entries)) => find(entries, &query.get()),
            _ => Vec::new(),
        })
    });
    Effect::new(move || {
        if opened.get() == 0 {
            return;
        }
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
        if let Some(field) = field.get() {
            field.select();
        }
        if entries.with_untracked(Option::is_none) {
            leptos::task::spawn_local(async move {
                let text = fetch_text(&site_file("search.json")).await;
                entries.set(Some(text.and_then(|t| serde_json::from_str(&t).map_err(|e| e.to_string()))));
            });
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let status = move || {
        entries.with(|e| match e {
            Some(Err(why)) => why.clone(),
            Some(Ok(_)) if query.with(|q| q.trim().is_empty()) => String::new(),
            Some(Ok(_)) => match hits.with(Vec::len) {
                0 => "Nothing found.".to_string(),
                1 => "One section.".to_string(),
                n => format!("{n} sections."),
            },
            None => String::new(),
        })
    };
    view! {
        <dialog node_ref=dialog aria-labelledby="search-title">
            <header>
                <h2 id="search-title">"Search the book"</h2>
                <button type="button" class="plain" on:click=close>"Close"</button>
            </header>
            <div class="inside">
                <input
                    node_ref=field
                    type="search"
                    class="wide"
                    aria-label="Words to look for"
                    placeholder="pipe, deadlock, EINTR ..."
                    on:input:target=move |event| query.set(event.target().value())
                />
                <p class="status" role="status">{status}</p>
                <ul class="hits">
                    {move || {
                        hits.get()
                            .into_iter()
                            .map(|hit| {
                                view! {
                                    <li>
                                        <a href=site_file(&hit.url) on:click=close>
                                            <b>{hit.title}</b>
                                            <span>{hit.excerpt}</span>
                                        </a>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </div>
        </dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_there_and_titles_come_first() {
        let entry = |chapter: &str, section: &str, text: &str| Entry {
            chapter: chapter.to_string(),
            section: section.to_string(),
            url: "x".to_string(),
            text: text.to_string(),
        };
        let entries = [
            entry("Signals", "", "A pipe without readers brings SIGPIPE."),
            entry("Pipes", "The end", "End of file."),
            entry("Locks", "", "Nothing."),
        ];
        let check = |query: &str, expect: &[&str]| {
            let titles: Vec<String> = find(&entries, query).into_iter().map(|h| h.title).collect();
            assert_eq!(titles, expect, "{query}");
        };
        check("pipe", &["Pipes: The end", "Signals"]);
        check("PIPE readers", &["Signals"]);
        check("end", &["Pipes: The end"]);
        check("zebra", &[]);
        check("  ", &[]);
    }

    #[test]
    fn an_excerpt_is_of_whole_words() {
        let text = "word ".repeat(100);
        let e = excerpt(&text, 250);
        assert!(e.starts_with("… word ") && e.ends_with(" word …"), "{e}");
        assert_eq!(excerpt("short é text", 6), "short é text");
    }
}
