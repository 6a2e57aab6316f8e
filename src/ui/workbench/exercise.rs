//! An exercise on the workbench: its task beside the editor, a button that looks at every schedule of the answer, what it
//! finds in words with the run that shows it, and the answer kept in this browser.

use super::explore::{Findings, grouped, numbers, words};
use super::open::Opening;
use super::session::Session;
use crate::exercise::Handout;
use crate::link::Link;
use crate::ui::dom::{fetch_text, site_file, store, stored};
use crate::ui::explorer::State;
use crate::ui::explorer::protocol::Marked;
use leptos::prelude::*;
use std::rc::Rc;

/// What the address of an exercise begins with, behind the `#`.
pub const PREFIX: &str = "exercise:";
/// Under this name with the exercise's the answer is kept.
const ANSWER: &str = "answer-";
/// The names of the exercises that were solved; the list of exercises reads it (`site.js`).
const PASSED: &str = "passed";

/// The exercise on the desk.
#[derive(Debug)]
pub struct Working {
    pub handout: Handout,
    /// The text that was replaced by the first one, or by which that was replaced.
    pub aside: RwSignal<Option<String>>,
}

fn plain(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.len() <= 64 && name.chars().all(letters)
}

/// Fetches an exercise, with the reader's answer if one was begun.
///
/// # Errors
/// A sentence, when there is none of that name.
pub async fn fetch(name: &str) -> Result<Opening, String> {
    let none = || format!("There is no exercise {name}.");
    if !plain(name) {
        return Err(none());
    }
    let text = fetch_text(&site_file(&format!("exercises/{name}/exercise.json"))).await.map_err(|_| none())?;
    let handout: Handout =
        serde_json::from_str(&text).map_err(|e| format!("The exercise {name} cannot be read: {e}."))?;
    let answer = stored(&format!("{ANSWER}{name}")).unwrap_or_else(|| handout.sheet.start.text.clone());
    let link = Link { scenario: handout.sheet.scenario(&answer), ..Link::default() };
    let working = Working { handout, aside: RwSignal::new(None) };
    Ok(Opening { exercise: Some(Rc::new(working)), ..Opening::new(link, None) })
}

pub fn keep(name: &str, answer: &str) {
    store(&format!("{ANSWER}{name}"), answer);
}

#[must_use]
pub fn is_passed(name: &str) -> bool {
    stored(PASSED).is_some_and(|all| all.split(' ').any(|n| n == name))
}

pub fn note_passed(name: &str) {
    if !is_passed(name) {
        let all = stored(PASSED).unwrap_or_default();
        store(PASSED, format!("{all} {name}").trim());
    }
}

#[component]
pub fn Task(session: Session) -> impl IntoView {
    let grader = session.grader();
    let running = Memo::new(move |_| grader.state.get() == State::Running);
    move || {
        let working = session.exercise.get()?;
        let rules = working.handout.sheet.properties.rules();
        let listed = move || {
            let marked = grader.marked.get();
            let rule = |(i, rule): (usize, &crate::exercise::Rule)| {
                let holds = marked.as_ref().and_then(|m| m.rules.get(i)).and_then(|r| r.1);
                let (class, sign, word) = match holds {
                    Some(true) => ("holds", "\u{2713}", "Holds: "),
                    Some(false) => ("fails", "\u{2717}", "Fails: "),
                    None => ("open", "\u{25cb}", ""),
                };
                view! {
                    <li class=class>
                        <span class="sign" aria-hidden="true">{sign}</span>
                        <span><span class="quiet">{word}</span>{words(&rule.words)}</span>
                    </li>
                }
            };
            rules.iter().enumerate().map(rule).collect_view()
        };
        let over = {
            let (first, aside) = (working.handout.sheet.start.clone(), working.aside);
            let untouched = Memo::new(move |_| {
                session.desk.with(|d| d.tabs.iter().any(|t| t.name == first.name && t.text == first.text))
            });
            move || {
                let (text, off) = match (untouched.get(), aside.with(Option::is_some)) {
                    (true, true) => ("My text again", false),
                    (untouched, _) => ("Start over", untouched),
                };
                view! {
                    <button type="button" disabled=off on:click=move |_| session.start_over()>
                        {text}
                    </button>
                }
            }
        };
        let page = site_file(&format!("exercises/{}/", working.handout.name));
        let next = working.handout.next.clone().map(|(name, title)| {
            view! { <a class="button" href=format!("#{PREFIX}{name}")>"Next: " {title}</a> }
        });
        Some(view! {
            <div class="explore task">
                <div class="line go">
                    {move || {
                        if running.get() {
                            view! { <button type="button" class="pri" on:click=move |_| grader.forget()>"Stop"</button> }
                                .into_any()
                        } else {
                            view! {
                                <button
                                    type="button"
                                    class="pri"
                                    disabled=move || session.stale.get()
                                    on:click=move |_| session.check()
                                >
                                    "Check every schedule"
                                </button>
                            }
                                .into_any()
                        }
                    }}
                    {over}
                    {move || session.passed.get().then(|| view! { <span class="passed">"\u{2713} Solved"</span> })}
                </div>
                <p class="numbers" aria-live="off">
                    {move || running.get().then(|| numbers(grader))}
                </p>
                {move || grader.trouble.get().map(|why| view! { <p class="none error" role="alert">{why}</p> })}
                {move || grader.marked.get().map(|marked| view! { <Verdict session marked /> })}
                // The site's own page, written by the build that wrote this one: no text of a reader's or of a link is in it.
                <div class="prose">
                    <h2>{working.handout.sheet.title.clone()}</h2>
                    <div inner_html=working.handout.html.clone()></div>
                    <h3>"What is checked"</h3>
                    <ul class="rules">{listed}</ul>
                    <p class="go">
                        <a href=page>"The page of this exercise"</a>
                        " "
                        {next}
                    </p>
                </div>
            </div>
        })
    }
}

/// What became of the answer.
#[component]
fn Verdict(session: Session, marked: Rc<Marked>) -> impl IntoView {
    let said = if marked.passes {
        format!("Solved: every property holds in every schedule ({} states).", grouped(marked.states))
    } else {
        match marked.failures.len() {
            1 => "Not yet: one property fails.".to_string(),
            n => format!("Not yet: {n} things fail."),
        }
    };
    view! {
        <p class=if marked.passes { "verdict good" } else { "verdict bad" } role="status">{said}</p>
        <Findings session findings=marked.failures.clone() />
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn only_plain_names_become_part_of_an_address() {
        assert!(plain("two-lockers") && plain("h2o"));
        assert!(!plain("") && !plain("../x") && !plain("a/b") && !plain("A") && !plain(&"a".repeat(65)));
    }
}
