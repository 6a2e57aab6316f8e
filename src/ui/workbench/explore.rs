//! The workbench's explorer: one button, how far the search is, what it found, and each run to be played.

use super::session::Session;
use crate::exercise::spans;
use crate::machine::Schedule;
use crate::ui::dom;
use crate::ui::explorer::protocol::{Act, Ending, Told, Tone, Wish, Wrong};
use crate::ui::explorer::{Explorer, State};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Lines of an outcome's output that the table shows.
const LINES: usize = 4;

#[component]
pub fn Explore(session: Session) -> impl IntoView {
    let explorer = session.explorer;
    let wish = session.wish;
    let running = Memo::new(move |_| explorer.state.get() == State::Running);
    let start = move |wish: Wish| {
        if let Some(program) = session.program() {
            explorer.explore(program, wish);
        }
    };
    let again = move |_| start(wish.get_untracked());
    let further = move |_| {
        wish.update(|w| w.max_states = w.max_states.saturating_mul(8));
        explorer.further(wish.with_untracked(|w| w.max_states));
    };
    view! {
        <div class="explore">
            <div class="line go">
                {move || {
                    if running.get() {
                        view! { <button type="button" class="pri" on:click=move |_| explorer.stop()>"Stop"</button> }.into_any()
                    } else {
                        view! {
                            <button type="button" class="pri" disabled=move || session.stale.get() on:click=again>
                                "Explore every schedule"
                            </button>
                        }
                            .into_any()
                    }
                }}
                <Wishes wish running />
            </div>
            <p class="numbers" aria-live="off">{move || numbers(explorer)}</p>
            {move || explorer.trouble.get().map(|why| view! { <p class="none error" role="alert">{why}</p> })}
            {move || {
                explorer
                    .told
                    .get()
                    .map(|told| {
                        let more = told.stopped.then(|| {
                            view! { <button type="button" on:click=move |_| explorer.go_on()>"Continue"</button> }
                        });
                        let full = told.full.then(|| {
                            view! { <button type="button" on:click=further>"Go on, eight times as far"</button> }
                        });
                        view! {
                            <p class=tone(told.tone) role="status">
                                <span>{told.headline.clone()}</span>
                                {more}
                                {full}
                            </p>
                            {(!told.model.is_empty()).then(|| view! { <p class="numbers">{told.model.clone()}</p> })}
                            <Findings session findings=told.findings.clone() />
                            <Outcomes session told=told.clone() />
                            <Graph session told />
                        }
                    })
            }}
            {move || {
                (explorer.state.get() == State::Idle && explorer.trouble.with(Option::is_none))
                    .then(|| {
                        view! {
                            <p class="none">
                                "Runs the program in every order in which its processes and threads could take their turns, \
                                 and shows each way it can end: every output, every deadlock, every race."
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// What is left open when every schedule is looked at.
#[component]
fn Wishes(wish: RwSignal<Wish>, running: Memo<bool>) -> impl IntoView {
    view! {
        <label>
            "Time "
            <select
                disabled=running
                on:change:target=move |event| wish.update(|w| w.time_kept = event.target().value() == "kept")
                prop:value=move || if wish.with(|w| w.time_kept) { "kept" } else { "free" }
            >
                <option value="free">"free: sleepers wake at any moment"</option>
                <option value="kept">"kept: sleeps end by their length"</option>
            </select>
        </label>
        <label>
            "Switches "
            <select
                disabled=running
                on:change:target=move |event| wish.update(|w| w.bound = event.target().value().parse().ok())
                prop:value=move || wish.with(|w| w.bound.map_or(String::new(), |b| b.to_string()))
            >
                <option value="">"any number"</option>
                <option value="1">"at most 1"</option>
                <option value="2">"at most 2"</option>
                <option value="3">"at most 3"</option>
            </select>
        </label>
        <label>
            <input
                type="checkbox"
                disabled=running
                prop:checked=move || wish.with(|w| w.spurious)
                on:change:target=move |event| wish.update(|w| w.spurious = event.target().checked())
            />
            " spurious wake-ups"
        </label>
    }
}

/// How far a search is, or was.
pub fn numbers(explorer: Explorer) -> String {
    if explorer.state.get() == State::Idle {
        return String::new();
    }
    let n = explorer.numbers.get();
    let mut text = format!(
        "{} states, {} transitions, depth {}, {} outcome{}",
        grouped(n.states),
        grouped(n.transitions),
        grouped(n.depth as u64),
        n.outcomes,
        if n.outcomes == 1 { "" } else { "s" }
    );
    if n.found > 0 && explorer.state.get() == State::Running {
        text.push_str(&format!("; {} thing{} wrong so far", n.found, if n.found == 1 { "" } else { "s" }));
    }
    text.push_str(&format!("; {} states a second", grouped(explorer.speed.get())));
    text
}

/// Thousands apart: 12,345.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "verdict good",
        Tone::Bad => "verdict bad",
        Tone::Open => "verdict",
    }
}

fn switches(n: usize) -> String {
    if n == 1 { "1 switch".to_string() } else { format!("{n} switches") }
}

/// What goes wrong, the worst first, each with its story and a button that plays it.
#[component]
pub fn Findings(session: Session, findings: Vec<Wrong>) -> impl IntoView {
    let one = |w: &Wrong| {
        let notice = format!("Playing a run that shows it: {}.", w.kind);
        let schedule = w.schedule.clone();
        let play = (!w.schedule.is_empty()).then(|| {
            view! { <button type="button" on:click=move |_| session.play(&schedule, &notice)>"Play"</button> }
        });
        // What the compiler says has lines of its own.
        let sentence = if w.sentence.contains('\n') {
            view! { <p><b>{w.kind.clone()}</b></p> <pre class="said">{w.sentence.clone()}</pre> }.into_any()
        } else {
            view! { <p><b>{w.kind.clone()}</b> ": " {words(&w.sentence)}</p> }.into_any()
        };
        view! { <li>{sentence} {play} <Story story=w.story.clone() /></li> }
    };
    (!findings.is_empty()).then(|| view! { <ul class="findings">{findings.iter().map(one).collect_view()}</ul> })
}

/// Words with code between backquotes.
pub fn words(text: &str) -> impl IntoView + use<> {
    let span = |(code, text): (bool, &str)| {
        let text = text.to_string();
        if code { view! { <code>{text}</code> }.into_any() } else { text.into_any() }
    };
    spans(text).into_iter().map(span).collect_view()
}

/// How a run goes, act by act.
#[component]
fn Story(story: Vec<Act>) -> impl IntoView {
    (!story.is_empty()).then(|| {
        view! {
            <details>
                <summary>"How it happens"</summary>
                <ol class="story">{story.iter().map(act).collect_view()}</ol>
            </details>
        }
    })
}

fn act(act: &Act) -> impl IntoView + use<> {
    let place = if act.place.is_empty() { String::new() } else { format!(" ({})", act.place) };
    view! {
        <li class:switch-to=act.switch>
            {act.switch.then(|| view! { <b class="to">"switch "</b> })}
            <b>{act.who.clone()}</b>
            " "
            {act.what.clone()}
            <span class="place">{place}</span>
        </li>
    }
}

/// Every way a run can end.
#[component]
fn Outcomes(session: Session, told: Rc<Told>) -> impl IntoView {
    let row = |(i, o): (usize, &Ending)| {
        let schedule = o.schedule.clone();
        let notice = format!("Playing outcome {}.", i + 1);
        let output = output(o);
        let ends = match (o.exit, o.left_behind) {
            (0, false) => "exit 0".to_string(),
            (n, false) => format!("exit {n}"),
            (n, true) => format!("exit {n}; somebody waits for ever"),
        };
        view! {
            <tr>
                <td>{i + 1}</td>
                <td><pre>{output}</pre> <Story story=o.story.clone() /></td>
                <td>{ends}</td>
                <td>{switches(o.switches)}</td>
                <td>
                    <button
                        type="button"
                        aria-label=format!("Play outcome {}", i + 1)
                        on:click=move |_| session.play(&schedule, &notice)
                    >
                        "Play"
                    </button>
                </td>
            </tr>
        }
    };
    let more = told.numbers.outcomes.saturating_sub(told.outcomes.len());
    (!told.outcomes.is_empty()).then(|| {
        view! {
            <table class="outcomes">
                <thead>
                    <tr>
                        <th scope="col">"#"</th>
                        <th scope="col">"Output"</th>
                        <th scope="col">"Ends"</th>
                        <th scope="col">"Shortest run"</th>
                        <th scope="col"><span class="unseen">"Play"</span></th>
                    </tr>
                </thead>
                <tbody>{told.outcomes.iter().enumerate().map(row).collect_view()}</tbody>
            </table>
            {(more > 0).then(|| view! { <p class="more">{format!("And {} more.", grouped(more as u64))}</p> })}
        }
    })
}

/// The first lines of what was printed.
fn output(o: &Ending) -> String {
    let all = format!("{}{}", o.stdout, o.stderr);
    if all.is_empty() {
        return "(nothing)".to_string();
    }
    let mut lines: Vec<&str> = all.lines().take(LINES).collect();
    if all.lines().count() > LINES {
        lines.push("…");
    }
    lines.join("\n")
}

/// Where states stand: as far to the right as the shortest way to them is long.
struct Placed {
    at: BTreeMap<u32, (f64, f64)>,
    width: f64,
    height: f64,
}

fn place(edges: &[(u32, String, u32)]) -> Placed {
    const ACROSS: f64 = 38.0;
    const DOWN: f64 = 28.0;
    const EDGE: f64 = 18.0;
    let mut layer: BTreeMap<u32, usize> = BTreeMap::from([(0, 0)]);
    let mut front = vec![0];
    let mut depth = 0;
    let mut layers: Vec<Vec<u32>> = vec![vec![0]];
    while !front.is_empty() {
        depth += 1;
        let next: BTreeSet<u32> = edges
            .iter()
            .filter(|(from, ..)| front.contains(from))
            .map(|(.., to)| *to)
            .filter(|to| !layer.contains_key(to))
            .collect();
        front = next.into_iter().collect();
        for &state in &front {
            layer.insert(state, depth);
        }
        if !front.is_empty() {
            layers.push(front.clone());
        }
    }
    let tallest = layers.iter().map(Vec::len).max().unwrap_or(1);
    let height = EDGE * 2.0 + (tallest - 1) as f64 * DOWN;
    let mut at = BTreeMap::new();
    for (i, states) in layers.iter().enumerate() {
        let top = (height - (states.len() - 1) as f64 * DOWN) / 2.0;
        for (j, &state) in states.iter().enumerate() {
            at.insert(state, (EDGE + i as f64 * ACROSS, top + j as f64 * DOWN));
        }
    }
    Placed { at, width: EDGE * 2.0 + (layers.len() - 1) as f64 * ACROSS, height }
}

/// The states of a small program and how one leads to another; the one in which the run stands is marked, and a click on
/// one goes there.
#[component]
fn Graph(session: Session, told: Rc<Told>) -> impl IntoView {
    if told.graph.is_empty() {
        return None;
    }
    let explorer = session.explorer;
    // The run goes on: where does it stand now?
    Effect::new(move || {
        let position = session.run.frame.with(|f| f.position);
        if let Some(schedule) = session.run.with(|p| taken(&p.link().schedule, position)) {
            explorer.locate(schedule, position);
        }
    });
    let placed = place(&told.graph);
    let mut movers: Vec<&String> = told.graph.iter().map(|(_, who, _)| who).collect();
    crate::order::sort(&mut movers);
    movers.dedup();
    let hue = |who: &String| movers.iter().position(|m| *m == who).map_or(0, |i| i % 8 + 1);
    let arrows = told
        .graph
        .iter()
        .filter_map(|(from, who, to)| {
            let ((x1, y1), (x2, y2)) = (*placed.at.get(from)?, *placed.at.get(to)?);
            let bend = if (x2 - x1).abs() > 40.0 || from == to { -14.0 } else { 0.0 };
            let d = format!("M{x1} {y1}Q{} {} {x2} {y2}", f64::midpoint(x1, x2), f64::midpoint(y1, y2) + bend);
            let title = format!("{who} moves");
            Some(view! { <path class=format!("p{}", hue(who)) d=d><title>{title}</title></path> })
        })
        .collect_view();
    // One of them is in the order of Tab: the one at hand; the arrows go to the others.
    let focus = RwSignal::new(0u32);
    Effect::new(move || {
        if let Some(state) = explorer.at.get() {
            focus.set(state);
            dom::in_sight(&format!("state-{state}"));
        }
    });
    let count = placed.at.len() as u32;
    let states = placed
        .at
        .iter()
        .map(|(state, (x, y))| {
            let state = *state;
            let end = told.ends.contains(&state);
            let class = match (state, end) {
                (0, _) => "first",
                (_, true) => "end",
                _ => "",
            };
            let label = match (state, end) {
                (0, _) => "State 1, the start".to_string(),
                (n, true) => format!("State {}, where a run ends", n + 1),
                (n, false) => format!("State {}", n + 1),
            };
            let way = told.ways.get(state as usize).cloned().unwrap_or_default();
            let go = move || session.stand(&way);
            let by_key = go.clone();
            view! {
                <circle
                    id=format!("state-{state}")
                    class=class
                    class:here=move || explorer.at.get() == Some(state)
                    cx=*x
                    cy=*y
                    r=7
                    role="button"
                    tabindex=move || if focus.get() == state { "0" } else { "-1" }
                    aria-label=label
                    aria-current=move || (explorer.at.get() == Some(state)).then_some("true")
                    on:click=move |_| go()
                    on:keydown=move |event| {
                        let to = match event.key().as_str() {
                            "ArrowRight" | "ArrowDown" => (state + 1).min(count - 1),
                            "ArrowLeft" | "ArrowUp" => state.saturating_sub(1),
                            "Enter" | " " => {
                                event.prevent_default();
                                event.stop_propagation();
                                by_key();
                                return;
                            }
                            _ => return,
                        };
                        event.prevent_default();
                        event.stop_propagation();
                        focus.set(to);
                        dom::focus(&format!("state-{to}"));
                    }
                />
            }
        })
        .collect_view();
    let label = format!("{} states and the {} moves between them", placed.at.len(), told.graph.len());
    let (width, height) = (placed.width, placed.height);
    let key =
        movers.iter().map(|who| view! { <span class=format!("p{}", hue(who))>{(*who).clone()}</span> }).collect_view();
    let here = move || {
        explorer.at.get().map(|state| format!(" The run stands in state {} of {count}.", state + 1)).unwrap_or_default()
    };
    Some(view! {
        <figure class="states">
            <div class="scroll">
                <svg viewBox=format!("0 0 {width} {height}") width=width height=height role="group" aria-label=label>
                    {arrows}
                    {states}
                </svg>
            </div>
            <figcaption>
                "Every state, from the start on the left; a line is a move of " {key}
                ". Click a state to go there." <span class="here" role="status">{here}</span>
            </figcaption>
        </figure>
    })
}

/// The choices made up to a position, as text.
fn taken(schedule: &Schedule, position: usize) -> String {
    let mut taken = schedule.clone();
    taken.truncate(position);
    taken.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (n, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(n), text);
        }
    }

    #[test]
    fn states_stand_in_layers_and_none_on_another() {
        let edge = |a, b| (a, "1".to_string(), b);
        let placed = place(&[edge(0, 1), edge(0, 2), edge(1, 3), edge(2, 3), edge(3, 0)]);
        assert_eq!(placed.at.len(), 4);
        let mut spots: Vec<(u64, u64)> = placed.at.values().map(|p| (p.0 as u64, p.1 as u64)).collect();
        crate::order::sort(&mut spots);
        spots.dedup();
        assert_eq!(spots.len(), 4);
        assert!(placed.at[&3].0 > placed.at[&1].0);
    }

    #[test]
    fn long_output_is_cut() {
        let o = Ending { stdout: "1\n2\n3\n4\n5\n6\n".to_string(), ..Ending::default() };
        assert_eq!(output(&o), "1\n2\n3\n4\n…");
        assert_eq!(output(&Ending::default()), "(nothing)");
    }
}
