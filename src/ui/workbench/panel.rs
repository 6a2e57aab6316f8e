//! The panel under the editor: terminal, variables, what the compiler says, breakpoints and watches, other runs, settings.

use super::debug::{Runs, Watches};
use super::desk::Desk;
use super::exercise::Task;
use super::explore::Explore;
use super::session::Session;
use super::tablist::TabList;
use crate::machine::settings::SETTINGS;
use crate::player::{Problem, Scope, Variable};
use crate::ui::console::Console;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What the panel can show. A further view is a name here, its place in `ALL`, and an arm in `Panel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Of an exercise.
    Task,
    Terminal,
    Variables,
    Problems,
    Explore,
    Breakpoints,
    Runs,
    Settings,
}

impl Shows {
    /// In the order of the tabs.
    pub const ALL: &[Shows] = &[
        Shows::Task,
        Shows::Terminal,
        Shows::Variables,
        Shows::Problems,
        Shows::Explore,
        Shows::Breakpoints,
        Shows::Runs,
        Shows::Settings,
    ];

    fn name(self) -> &'static str {
        match self {
            Shows::Task => "Task",
            Shows::Terminal => "Terminal",
            Shows::Variables => "Variables",
            Shows::Problems => "Problems",
            Shows::Explore => "Explore",
            Shows::Breakpoints => "Breakpoints",
            Shows::Runs => "Runs",
            Shows::Settings => "Settings",
        }
    }
}

/// `go` shows a line of a file in the editor.
#[component]
pub fn Panel(session: Session, shows: RwSignal<Shows>, #[prop(into)] go: Callback<(String, u32)>) -> impl IntoView {
    let exercise = Memo::new(move |_| session.exercise.with(Option::is_some));
    // The first of all is there only with an exercise.
    let all =
        move || if exercise.get() { Shows::ALL } else { Shows::ALL.split_first().map_or(&[][..], |(_, rest)| rest) };
    let names = Signal::derive(move || all().iter().map(|s| s.name().to_string()).collect::<Vec<_>>());
    let at = Memo::new(move |_| all().iter().position(|&s| s == shows.get()).unwrap_or(0));
    let choose = move |i: usize| {
        if let Some(&which) = all().get(i) {
            shows.set(which);
        }
    };
    let badge = move |i: usize| {
        let n = match all().get(i)? {
            Shows::Problems => session.problems.with(Vec::len),
            Shows::Breakpoints => session.desk.with(|d| d.breakpoints().len()) + session.watches.with(Vec::len),
            Shows::Runs => session.run.frame.with(|f| f.others.len()),
            _ => 0,
        };
        (n > 0).then_some(n)
    };
    view! {
        <div class="panel" class:bad=move || session.stale.get()>
            <TabList id="panel-tab" label="Panel" panel="panel" names at choose badge />
            <div role="tabpanel" id="panel" tabindex="0" aria-labelledby=move || format!("panel-tab-{}", at.get())>
                {move || match shows.get() {
                    Shows::Task => view! { <Task session /> }.into_any(),
                    Shows::Terminal => view! { <Console run=session.run input=true /> }.into_any(),
                    Shows::Variables => view! { <Variables session /> }.into_any(),
                    Shows::Problems => view! { <Problems session go /> }.into_any(),
                    Shows::Explore => view! { <Explore session /> }.into_any(),
                    Shows::Breakpoints => {
                        view! {
                            <Breakpoints session go />
                            <Watches session />
                        }
                        .into_any()
                    }
                    Shows::Runs => view! { <Runs session /> }.into_any(),
                    Shows::Settings => view! { <Settings session /> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// The variables of a moment, and what they were at the moment shown before.
#[derive(Clone, Default, PartialEq)]
struct Moment {
    step: u64,
    scopes: Vec<Scope>,
    before: BTreeMap<(String, usize, String), String>,
}

impl Moment {
    /// The next one shown. Only neighbouring steps are compared: after a jump everything is other.
    fn then(old: Option<&Moment>, step: u64, scopes: Vec<Scope>) -> Moment {
        let before = match old {
            Some(old) if old.step == step => old.before.clone(),
            Some(old) if old.step.abs_diff(step) == 1 => {
                let each = |(s, depth): (&Scope, usize)| {
                    let of = |v: &Variable| ((s.title.clone(), depth, v.name.clone()), v.value.clone());
                    s.variables.iter().map(of).collect::<Vec<_>>()
                };
                old.scopes.iter().zip(depths(&old.scopes)).flat_map(each).collect()
            }
            _ => BTreeMap::new(),
        };
        Moment { step, scopes, before }
    }

    fn changed(&self, title: &str, depth: usize, name: &str, value: &str) -> bool {
        self.before.get(&(title.to_string(), depth, name.to_string())).is_some_and(|old| old != value)
    }
}

/// How many calls of the same function are further out: recursion has one title for all of them.
fn depths(scopes: &[Scope]) -> Vec<usize> {
    (0..scopes.len()).map(|i| scopes[i + 1..].iter().filter(|s| s.title == scopes[i].title).count()).collect()
}

/// Each process's variables at this moment; those that the last step changed are marked.
#[component]
fn Variables(session: Session) -> impl IntoView {
    let moment = Memo::new(move |old: Option<&Moment>| {
        session.run.frame.with(|f| Moment::then(old, f.step, f.variables.clone()))
    });
    move || {
        let moment = moment.get();
        if moment.scopes.is_empty() {
            return view! { <p class="none">"No process is in a function of the program."</p> }.into_any();
        }
        let scope = |(scope, depth): (&Scope, usize)| {
            let row = |v: &Variable| {
                let changed = moment.changed(&scope.title, depth, &v.name, &v.value);
                view! {
                    <tr class:changed=changed>
                        <th scope="row">{v.name.clone()}</th>
                        <td>{v.value.clone()}</td>
                    </tr>
                }
            };
            view! {
                <tbody>
                    <tr>
                        <th colspan="2" scope="rowgroup" class=format!("p{}", scope.hue)>
                            {scope.title.clone()}
                        </th>
                    </tr>
                    {scope.variables.iter().map(row).collect_view()}
                </tbody>
            }
        };
        view! { <table aria-label="Variables">{moment.scopes.iter().zip(depths(&moment.scopes)).map(scope).collect_view()}</table> }.into_any()
    }
}

#[component]
fn Problems(session: Session, go: Callback<(String, u32)>) -> impl IntoView {
    move || {
        let problems = session.problems.get();
        if problems.is_empty() {
            return view! { <p class="none">"The compiler has nothing to say."</p> }.into_any();
        }
        let row = |p: Problem| {
            let target = (p.file.clone(), p.finding.line);
            view! {
                <li>
                    <button type="button" on:click=move |_| go.run(target.clone())>
                        <span class="where">{format!("{}:{}", p.file, p.finding.line)}</span>
                        <span class="what" class:error=p.error>
                            {if p.error { "" } else { "Warning: " }}
                            {p.finding.message}
                        </span>
                    </button>
                </li>
            }
        };
        view! { <ul class="list">{problems.into_iter().map(row).collect_view()}</ul> }.into_any()
    }
}

/// The same breakpoints as in the editor's gutter, which screen readers cannot see; they can be set and taken away here.
#[component]
fn Breakpoints(session: Session, go: Callback<(String, u32)>) -> impl IntoView {
    let line = RwSignal::new(String::new());
    let file = Memo::new(move |_| session.desk.with(|d| d.tab().name.clone()));
    let of = move |file: &str| -> Vec<u32> {
        session.desk.with_untracked(|d| {
            let tab = d.find(file).and_then(|i| d.tabs.get(i));
            tab.map(|t| t.breakpoints.iter().copied().collect()).unwrap_or_default()
        })
    };
    let add = move || {
        let name = file.get_untracked();
        let last = session.desk.with_untracked(|d| d.tab().text.lines().count().max(1)) as u32;
        if let Ok(n) = line.get_untracked().trim().parse::<u32>() {
            let mut lines = of(&name);
            lines.push(n.clamp(1, last));
            session.set_breakpoints(&name, lines);
            line.set(String::new());
        }
    };
    let list = move || {
        let all = session.desk.with(Desk::breakpoints);
        if all.is_empty() {
            return view! {
                <p class="none">
                    "None yet. Click to the left of a line's number, press F9 on the line, or name it here."
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
            let away = format!("Take away the breakpoint at {place}");
            let name = file.clone();
            view! {
                <li>
                    <button type="button" on:click=move |_| go.run((file.clone(), line))>
                        <span class="where">{place}</span>
                        <code>{text}</code>
                    </button>
                    <button
                        type="button"
                        class="away"
                        aria-label=away.clone()
                        title=away
                        on:click=move |_| {
                            let rest = of(&name).into_iter().filter(|&n| n != line).collect();
                            session.set_breakpoints(&name, rest);
                        }
                    >
                        "\u{2715}"
                    </button>
                </li>
            }
        };
        view! { <ul class="list">{all.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <form
            class="line"
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <label for="break-line">{move || format!("Line of {}", file.get())}</label>
            <input
                id="break-line"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                prop:value=line
                on:input:target=move |event| line.set(event.target().value())
            />
            <button type="submit">"Add"</button>
        </form>
        {list}
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_last_step_changed_is_marked_and_a_jump_marks_nothing() {
        let scope = |value: &str| {
            let variables = vec![Variable { name: "n".to_string(), value: value.to_string() }];
            vec![Scope { title: "a 1000: main".to_string(), hue: 1, variables }]
        };
        let first = Moment::then(None, 0, scope("0"));
        assert!(!first.changed("a 1000: main", 0, "n", "0"));
        let second = Moment::then(Some(&first), 1, scope("1"));
        assert!(second.changed("a 1000: main", 0, "n", "1"));
        let third = Moment::then(Some(&second), 2, scope("1"));
        assert!(!third.changed("a 1000: main", 0, "n", "1"));
        let jump = Moment::then(Some(&third), 9, scope("7"));
        assert!(!jump.changed("a 1000: main", 0, "n", "7"));
    }
}
