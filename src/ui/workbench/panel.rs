//! The panel under the editor: terminal, variables, what the compiler says, breakpoints, settings.

use super::session::Session;
use crate::machine::settings::SETTINGS;
use crate::ui::console::Console;
use leptos::prelude::*;

/// The panel's tabs, in their order.
const TABS: &[&str] = &["Terminal", "Variables", "Problems", "Breakpoints", "Settings"];

/// `go` shows a line of a file in the editor.
#[component]
pub fn Panel(session: Session, #[prop(into)] go: Callback<(String, u32)>) -> impl IntoView {
    let at = RwSignal::new(0usize);
    let count = Memo::new(move |_| session.problems.with(|p| p.iter().filter(|p| p.error).count()));
    view! {
        <div class="panel">
            <div class="tabs" role="tablist" aria-label="Panel">
                {TABS
                    .iter()
                    .enumerate()
                    .map(|(i, name)| {
                        view! {
                            <button
                                type="button"
                                role="tab"
                                id=format!("panel-tab-{i}")
                                aria-controls="panel-inside"
                                aria-selected=move || (at.get() == i).to_string()
                                on:click=move |_| at.set(i)
                            >
                                {*name}
                                {move || {
                                    let n = count.get();
                                    (*name == "Problems" && n > 0).then(|| view! { <span class="count">{n}</span> })
                                }}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <div role="tabpanel" id="panel-inside" aria-labelledby=move || format!("panel-tab-{}", at.get())>
                {move || match at.get() {
                    0 => view! { <Console run=session.run input=true /> }.into_any(),
                    1 => view! { <Variables session /> }.into_any(),
                    2 => view! { <Problems session go /> }.into_any(),
                    3 => view! { <Breakpoints session go /> }.into_any(),
                    _ => view! { <Settings session /> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// Each process's variables at this moment.
#[component]
fn Variables(session: Session) -> impl IntoView {
    let scopes = Memo::new(move |_| session.run.frame.with(|f| f.variables.clone()));
    move || {
        let scopes = scopes.get();
        if scopes.is_empty() {
            return view! { <p class="none">"No process is in a function of the program."</p> }.into_any();
        }
        let scope = |scope: crate::player::Scope| {
            view! {
                <tbody>
                    <tr>
                        <th colspan="2" scope="rowgroup" class=format!("p{}", scope.hue)>
                            {scope.title}
                        </th>
                    </tr>
                    {scope
                        .variables
                        .into_iter()
                        .map(|v| {
                            view! {
                                <tr>
                                    <td>{v.name}</td>
                                    <td>{v.value}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            }
        };
        view! { <table aria-label="Variables">{scopes.into_iter().map(scope).collect_view()}</table> }.into_any()
    }
}

#[component]
fn Problems(session: Session, go: Callback<(String, u32)>) -> impl IntoView {
    move || {
        let problems = session.problems.get();
        if problems.is_empty() {
            return view! { <p class="none">"The compiler has nothing to say."</p> }.into_any();
        }
        let row = |p: crate::player::Problem| {
            let target = (p.file.clone(), p.finding.line);
            view! {
                <li>
                    <button type="button" on:click=move |_| go.run(target.clone())>
                        <span class="where">{format!("{}:{}", p.file, p.finding.line)}</span>
                        <span class:error=p.error>{p.finding.message}</span>
                    </button>
                </li>
            }
        };
        view! { <ul class="list">{problems.into_iter().map(row).collect_view()}</ul> }.into_any()
    }
}

/// The same breakpoints as in the editor's gutter, which screen readers cannot see.
#[component]
fn Breakpoints(session: Session, go: Callback<(String, u32)>) -> impl IntoView {
    move || {
        let all = session.desk.with(super::desk::Desk::breakpoints);
        if all.is_empty() {
            return view! {
                <p class="none">
                    "Click to the left of a line's number, or press F9 on the line. The keys C and V run to the next and back to the last one."
                </p>
            }
            .into_any();
        }
        let row = |(file, line): (String, u32)| {
            let text = session.desk.with_untracked(|d| {
                let tab = d.find(&file).and_then(|i| d.tabs.get(i));
                tab.and_then(|t| t.text.lines().nth(line as usize - 1)).unwrap_or("").trim().to_string()
            });
            let place = format!("{file}:{line}");
            view! {
                <li>
                    <button type="button" on:click=move |_| go.run((file.clone(), line))>
                        <span class="where">{place}</span>
                        <code>{text}</code>
                    </button>
                </li>
            }
        };
        view! { <ul class="list">{all.into_iter().map(row).collect_view()}</ul> }.into_any()
    }
}

/// Settings in which the run differs from Linux, arguments and input.
#[component]
fn Settings(session: Session) -> impl IntoView {
    let wrong = RwSignal::new(String::new());
    let usual = crate::kernel::Settings::default();
    let rows = SETTINGS
        .iter()
        .map(|setting| {
            let name = setting.name;
            let plain = (setting.show)(&usual);
            let shown = plain.clone();
            let value =
                move || session.desk.with(|d| d.rest.settings.get(name).cloned()).unwrap_or_else(|| plain.clone());
            view! {
                <label for=format!("set-{name}")>{setting.about}</label>
                <input
                    id=format!("set-{name}")
                    type="text"
                    placeholder=shown
                    prop:value=value
                    on:change:target=move |event| {
                        let text = event.target().value();
                        let set = session.desk.try_update(|d| d.set(name, text.trim())).unwrap_or(Ok(()));
                        wrong.set(set.err().unwrap_or_default());
                        session.changed();
                    }
                />
            }
        })
        .collect_view();
    view! {
        <div class="settings">
            {rows}
            <label for="set-args">"arguments of the first program, as in a shell without quotes"</label>
            <input
                id="set-args"
                type="text"
                prop:value=move || session.desk.with(|d| d.rest.args.join(" "))
                on:change:target=move |event| {
                    let args = event.target().value().split_whitespace().map(str::to_string).collect();
                    session.desk.update(|d| d.rest.args = args);
                    session.changed();
                }
            />
            <label for="set-seed">"the scheduler: 0 is the usual one, any other number decides by lot"</label>
            <input
                id="set-seed"
                type="text"
                inputmode="numeric"
                prop:value=move || session.desk.with(|d| d.rest.seed.to_string())
                on:change:target=move |event| {
                    match event.target().value().trim().parse() {
                        Ok(seed) => {
                            wrong.set(String::new());
                            session.desk.update(|d| d.rest.seed = seed);
                            session.changed();
                        }
                        Err(_) => wrong.set("The scheduler's number is a whole number.".to_string()),
                    }
                }
            />
            <span class="wrong" role="status">{wrong}</span>
        </div>
    }
}
