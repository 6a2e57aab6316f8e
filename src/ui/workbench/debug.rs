//! The debugger's part of the bench: line by line forward and back, watched expressions, the runs that were left.

use super::session::Session;
use crate::player::{Command, Other};
use crate::timeline::By;
use crate::ui::keys;
use crate::ui::run::Run;
use leptos::prelude::*;

/// What the six buttons do: the words on one, its whole name, its command.
const LINES: &[(&str, &str, Command)] = &[
    ("\u{25c0} out", "Back out, to the line that called this function", Command::LineBack(By::Out)),
    ("\u{25c0} over", "Back over, to this function's line before", Command::LineBack(By::Over)),
    ("\u{25c0} into", "Back into, to the line before, in whatever function", Command::LineBack(By::Line)),
    ("into \u{25b6}", "On into, to the next line, in whatever function", Command::Line(By::Line)),
    ("over \u{25b6}", "On over, to this function's next line", Command::Line(By::Over)),
    ("out \u{25b6}", "On out, until this function has returned", Command::Line(By::Out)),
];

/// Line by line: the process that ran last is the one that is followed.
#[component]
pub fn Lines(run: Run) -> impl IntoView {
    let button = |(words, name, command): &(&'static str, &'static str, Command)| {
        let key = keys::name(command);
        let (command, name) = (command.clone(), *name);
        let back = matches!(command, Command::LineBack(_));
        let off = move || run.frame.with(|f| if back { f.step == 0 } else { f.at_end });
        view! {
            <button
                type="button"
                title=format!("{name} ({key})")
                aria-label=name
                aria-disabled=move || off().to_string()
                on:click=move |_| {
                    if !off() {
                        run.act(command.clone());
                    }
                }
            >
                {*words}
            </button>
        }
    };
    let who = move || run.frame.with(|f| f.lines.first().map(|(_, at)| (at.name.clone(), at.hue)));
    view! {
        <div class="lines" role="group" aria-label="Line by line">
            {LINES[..3].iter().map(button).collect_view()}
            {move || {
                let (name, hue) = who().unwrap_or_else(|| ("line".to_string(), 0));
                view! { <span class=format!("who p{hue}")>{name}</span> }
            }}
            {LINES[3..].iter().map(button).collect_view()}
        </div>
    }
}

/// Expressions of C that are looked at from step to step.
#[component]
pub fn Watches(session: Session) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let add = move || {
        wrong.set(String::new());
        let wish = text.get_untracked();
        match session.add_watch(&wish) {
            Ok(()) => text.set(String::new()),
            Err(why) => wrong.set(why),
        }
    };
    let row = move |i: usize, text: String, wrong: Option<String>, nth: Option<usize>| {
        let run = session.run;
        let values =
            nth.and_then(|n| run.frame.with(|f| f.watched.get(n).map(|w| w.values.clone()))).unwrap_or_default();
        let shown = |(who, value): (String, String)| view! { <span><span class="where">{who}</span>" "<code>{value}</code></span> };
        let nothing = values.is_empty() && wrong.is_none();
        let jump = move |words: &'static str, name: String, command: Option<Command>| {
            command.map(|command| {
                view! {
                    <button type="button" class="jump" title=name.clone() aria-label=name on:click=move |_| run.act(command.clone())>
                        {words}
                    </button>
                }
            })
        };
        view! {
            <li>
                <div class="watch">
                    <code class="what">{text.clone()}</code>
                    {values.into_iter().map(shown).collect_view()}
                    {nothing.then(|| view! { <span class="where">"not to be seen here"</span> })}
                    {wrong.map(|w| view! { <span class="error">{w}</span> })}
                </div>
                {jump("\u{25c0} last", format!("Back to the last change of {text}"), nth.map(Command::LastChange))}
                {jump("next \u{25b6}", format!("On to the next change of {text}"), nth.map(Command::NextChange))}
                <button
                    type="button"
                    class="away"
                    aria-label=format!("Watch {text} no longer")
                    title=format!("Watch {text} no longer")
                    on:click=move |_| session.remove_watch(i)
                >
                    "\u{2715}"
                </button>
            </li>
        }
    };
    view! {
        <form
            class="line"
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <label for="watch-text">"Watch"</label>
            <input
                id="watch-text"
                class="wide"
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder="count, buf[in], p->next"
                prop:value=text
                on:input:target=move |event| text.set(event.target().value())
            />
            <button type="submit">"Watch"</button>
        </form>
        <p class="wrong" role="status">{wrong}</p>
        {move || {
            let all = session.watches.get();
            let mut good = 0;
            let rows: Vec<_> = all
                .into_iter()
                .enumerate()
                .map(|(i, (text, wrong))| {
                    let nth = wrong.is_none().then_some(good);
                    good += usize::from(wrong.is_none());
                    row(i, text, wrong, nth)
                })
                .collect();
            (!rows.is_empty()).then(|| view! { <ul class="list watches" aria-label="Watched">{rows}</ul> })
        }}
    }
}

/// The runs that were left for the one at hand, and where they first differ from it.
#[component]
pub fn Runs(session: Session) -> impl IntoView {
    let run = session.run;
    let others = Memo::new(move |_| run.frame.with(|f| f.others.clone()));
    let row = move |(i, o): (usize, Other)| {
        let go = move |words: &'static str, name: String, command: Command| {
            view! {
                <button type="button" class="jump" aria-label=name on:click=move |_| run.act(command.clone())>
                    {words}
                </button>
            }
        };
        let [here, there] = o.next;
        let n = i + 1;
        view! {
            <li class="other">
                <p>
                    <strong>{format!("Run {n}")}</strong>
                    {format!(" parts from this one at step {}: ", o.step)}
                    {format!("here {here} goes on, there {there}.")}
                </p>
                <p class="difference">
                    "First difference: "
                    {o.difference.unwrap_or_else(|| "being looked for \u{2026}".to_string())}
                </p>
                <div class="go">
                    {go("Where they part", format!("Where they part: this run and run {n}"), Command::SeekPosition(o.position))}
                    {o.at.map(|at| go("The difference here", format!("The difference here: from run {n}"), Command::Position(at[0])))}
                    {o
                        .at
                        .map(|at| {
                            go("The difference there", format!("The difference there: in run {n}"), Command::Switch(i, Some(at[1])))
                        })}
                    {go("Take up", format!("Take up run {n} instead of this one"), Command::Switch(i, None))}
                </div>
            </li>
        }
    };
    move || {
        let all = others.get();
        if all.is_empty() {
            return view! {
                <p class="none">
                    "Only this run. Go to a mark under the lanes, where somebody else could have run, and let them: both runs are kept, and it is said here where they first differ."
                </p>
            }
            .into_any();
        }
        view! { <ul class="list runs" aria-label="Other runs">{all.into_iter().enumerate().map(row).collect_view()}</ul> }.into_any()
    }
}
