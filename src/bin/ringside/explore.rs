//! `ringside explore`: every schedule of a scenario. What is on the real standard input is not read: the programs find
//! it at its end.

#![allow(clippy::disallowed_types, reason = "a limit of time is for people: what was found does not depend on it")]

use super::args::Args;
use super::load;
use ringside::explore::{Options, Report, Search, Time};
use ringside::machine::outcome::DOES_NOT_COMPILE;
use ringside::machine::{build, settings};
use ringside::source::Diagnostic;
use serde_json::json;
use std::time::Instant;

pub fn explore(args: &Args) -> Result<i32, String> {
    let mut scenario = load::scenario(args)?;
    if let Some(values) = args.value("rand") {
        settings::set(&mut scenario.kernel_settings()?, "rand", values).map_err(|e| format!("--rand: {e}"))?;
        scenario.settings.insert("rand".to_string(), values.to_string());
    }
    let built = build(&scenario);
    for d in &built.diagnostics {
        eprint!("{}", d.render(&built.sources));
    }
    let Some(machine) = built.machine.filter(|_| !built.diagnostics.iter().any(Diagnostic::is_error)) else {
        return Ok(DOES_NOT_COMPILE);
    };
    // Transitions after which a search is given up that has already found something wrong.
    const ENOUGH: u64 = 200_000;
    let usual = Options::default();
    let bound = match args.value("bound") {
        None => None,
        Some(_) => Some(u32::try_from(args.number("bound", 0)?).unwrap_or(u32::MAX)),
    };
    let time = match args.value("time") {
        None | Some("free") => Time::Free,
        Some("kept") => Time::Kept,
        Some(other) => return Err(format!("--time: `{other}` is neither `free` nor `kept`")),
    };
    let options = Options {
        reduction: !args.has("no-reduction"),
        time,
        spurious: args.has("spurious"),
        races: !args.has("no-races"),
        leaks: args.has("leaks"),
        starvation: args.has("starvation"),
        inputs: args.values("input").map(|t| unescape(t)).collect(),
        max_depth: usize::try_from(args.number("max-depth", usual.max_depth as u64)?).unwrap_or(usize::MAX),
        max_states: args.number("max-states", usual.max_states)?,
        after_found: (!args.has("all")).then_some(ENOUGH),
        bound,
        ..usual
    };
    let seconds = args.number("seconds", u64::MAX)?;
    let began = Instant::now();
    let mut search = Search::new(machine, options);
    while !search.run(2_000).done && began.elapsed().as_secs() < seconds {}
    let all = if args.has("json") { u64::MAX } else { 100 };
    let report = search.report_with(usize::try_from(args.number("outcomes", all)?).unwrap_or(usize::MAX));
    if args.has("json") {
        println!("{}", as_json(&report));
    } else {
        print!("{}", report.text());
    }
    Ok(report.verdict.exit_code())
}

/// `\n`, `\t` and `\\` as C reads them.
fn unescape(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(b) = bytes.next() {
        match b {
            b'\\' => match bytes.next() {
                Some(b'n') => out.push(b'\n'),
                Some(b't') => out.push(b'\t'),
                Some(other) => out.push(other),
                None => out.push(b'\\'),
            },
            other => out.push(other),
        }
    }
    out
}

fn as_json(r: &Report) -> serde_json::Value {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let outcomes: Vec<_> = r
        .outcomes
        .iter()
        .map(|o| {
            json!({
                "stdout": text(&o.stdout),
                "stderr": text(&o.stderr),
                "exit": o.exit,
                "left_behind": o.left_behind,
                "schedule": o.run.as_ref().map(|run| run.schedule.to_string()),
            })
        })
        .collect();
    let findings: Vec<_> = r
        .findings
        .iter()
        .map(|f| json!({ "kind": f.kind.word(), "sentence": f.sentence, "schedule": f.schedule.to_string() }))
        .collect();
    json!({
        "verdict": r.verdict.word(),
        "states": r.states,
        "transitions": r.transitions,
        "schedules": r.schedules,
        "outcomes": outcomes,
        "findings": findings,
        "witness": r.witness().map(|f| f.schedule.to_string()),
    })
}
