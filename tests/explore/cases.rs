//! The programs, and what is expected of them.

use ringside::explore::{Kind, Options, Report, Search, Time};
use ringside::kernel::event::Event;
use ringside::machine::runner::{Over, Watcher};
use ringside::machine::{Choice, Machine, Runner, Scenario, Stepped, build, settings};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Exit status, standard output, left behind.
pub type Outcomes = BTreeSet<(i32, String, bool)>;

struct Case {
    line: String,
    found: BTreeSet<String>,
    outcomes: Outcomes,
    /// Words that must stand in what is found.
    says: Vec<String>,
    /// The number of schedules, act by act.
    schedules: Option<u64>,
}

fn unescape(text: &str) -> String {
    text.replace("\\n", "\n")
}

fn cases(expect: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    for line in expect.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        let (key, rest) = line.split_once(':').unwrap_or_else(|| panic!("no key: {line}"));
        let rest = rest.trim();
        if key == "case" {
            out.push(Case {
                line: rest.to_string(),
                found: BTreeSet::new(),
                outcomes: BTreeSet::new(),
                says: Vec::new(),
                schedules: None,
            });
            continue;
        }
        let case = out.last_mut().expect("a case comes first");
        match key {
            "found" => case.found = rest.split_whitespace().filter(|w| *w != "none").map(str::to_string).collect(),
            "outcome" => {
                let (exit, rest) = rest.split_once(' ').expect("status and output");
                let (text, left) = rest.rsplit_once('"').expect("output in quotes");
                let text = text.strip_prefix('"').expect("output in quotes");
                case.outcomes.insert((exit.parse().expect("a status"), unescape(text), left.trim() == "left"));
            }
            "says" => case.says.push(rest.to_string()),
            "schedules" => case.schedules = Some(rest.parse().expect("a number")),
            _ => panic!("no such key: {line}"),
        }
    }
    out
}

/// The machine and the options that a case's line asks for.
fn set_up(name: &str, text: &str, line: &str) -> (Machine, Options) {
    let mut scenario = Scenario::single(name, text);
    let mut options = Options { shortest: 3_000, max_states: 200_000, ..Options::default() };
    let mut words = line.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "--spurious" => options.spurious = true,
            "--kept" => options.time = Time::Kept,
            "--leaks" => options.leaks = true,
            "--starvation" => options.starvation = true,
            word if word.starts_with("--input=") => options.inputs.push(word.as_bytes()["--input=".len()..].to_vec()),
            "--set" => {
                let (name, value) = words.next().and_then(|w| w.split_once('=')).expect("--set NAME=VALUE");
                let mut check = scenario.kernel_settings().expect("settings");
                settings::set(&mut check, name, value).expect("a setting");
                scenario.settings.insert(name.to_string(), value.to_string());
            }
            d => scenario.defines.push(d.strip_prefix("-D").expect("-DNAME").to_string()),
        }
    }
    let built = build(&scenario);
    let said: String = built.diagnostics.iter().map(|d| d.render(&built.sources)).collect();
    (built.machine.unwrap_or_else(|| panic!("{name} does not compile:\n{said}")), options)
}

pub fn outcomes(r: &Report) -> Outcomes {
    r.outcomes.iter().map(|o| (o.exit, String::from_utf8_lossy(&o.stdout).into_owned(), o.left_behind)).collect()
}

pub fn kinds(r: &Report) -> BTreeSet<String> {
    r.findings.iter().map(|f| f.kind.word().to_string()).collect()
}

pub fn explore(machine: &Machine, options: &Options) -> (Report, Search) {
    let mut search = Search::new(machine.clone(), options.clone());
    search.finish();
    (search.report(), search)
}

struct Listener(Vec<u8>);

impl Watcher for Listener {
    fn after(&mut self, _: &Machine, _: &Choice, stepped: &Stepped) -> bool {
        for e in &stepped.events {
            if let Event::Output { fd, bytes, .. } = e
                && *fd != 2
            {
                self.0.extend_from_slice(bytes);
            }
        }
        true
    }
}

/// Plays the schedules of a report: they must be possible, and nothing must be left to choose. A search that has come to
/// its end has one for each outcome.
pub fn plays(machine: &Machine, report: &Report, what: &str) {
    for o in &report.outcomes {
        let Some(schedule) = o.run.as_ref().map(|run| &run.schedule) else {
            assert!(report.limit.is_some(), "{what}: a run for each outcome");
            continue;
        };
        let mut runner = Runner::new(machine.clone(), schedule.clone(), 0);
        let mut listener = Listener(Vec::new());
        let over = runner.finish(schedule.len() as u64, &mut listener);
        if let Over::Refused { at, choice, why } = over {
            panic!("{what}: the schedule {schedule} cannot be played: step {at}, {choice}: {why}");
        }
        let end = runner.machine.outcome().unwrap_or_else(|| panic!("{what}: {schedule} does not end"));
        let said = (end.exit_code(), String::from_utf8_lossy(&listener.0).into_owned());
        assert_eq!(said, (o.exit, String::from_utf8_lossy(&o.stdout).into_owned()), "{what}: {schedule}");
    }
    for f in report.findings.iter().filter(|f| f.kind == Kind::Deadlock) {
        if f.schedule.is_empty() && report.limit.is_some() {
            continue;
        }
        let mut runner = Runner::new(machine.clone(), f.schedule.clone(), 0);
        let over = runner.finish(f.schedule.len() as u64, &mut Listener(Vec::new()));
        assert!(!matches!(over, Over::Refused { .. }), "{what}: the schedule {} cannot be played", f.schedule);
        let m = &runner.machine;
        assert!(m.choices().is_empty() && !m.outcome_now().stuck.is_empty(), "{what}: {} does not block", f.schedule);
    }
}

fn check(name: &str, text: &str, case: &Case, wrong: &mut Vec<String>) {
    let (machine, options) = set_up(name, text, &case.line);
    let what = format!("{name} {}", case.line);
    let (report, search) = explore(&machine, &options);
    if kinds(&report) != case.found || outcomes(&report) != case.outcomes {
        wrong.push(format!("{what}: expected {:?} {:?}\n{}", case.found, case.outcomes, report.text()));
        return;
    }
    if report.limit.is_some() {
        wrong.push(format!("{what}: {}", report.headline()));
        return;
    }
    let said: String = report.findings.iter().map(|f| f.sentence.as_str()).collect();
    if let Some(words) = case.says.iter().find(|w| !said.contains(w.as_str())) {
        wrong.push(format!("{what}: not said: {words}\n{said}"));
    }
    plays(&machine, &report, &what);
    let size = search.progress().transitions;
    // The larger ones only where there is time.
    let all = std::env::var_os("RINGSIDE_EXPLORE_ALL").is_some();
    let mut ways = Vec::new();
    if all || size < 6_000 {
        ways.push(("without reduction", Options { reduction: false, shortest: 0, ..options.clone() }));
    }
    if all || size < 2_000 {
        ways.push(("in another order", Options { order: 7, shortest: 0, ..options.clone() }));
        ways.push(("pairs checked", Options { check: true, shortest: 0, ..options.clone() }));
    }
    for (how, options) in ways {
        let (again, search) = explore(&machine, &options);
        let counted = case.schedules.filter(|_| !options.reduction);
        if counted.is_some() && again.schedules != counted {
            wrong.push(format!("{what}: {:?} schedules, not {counted:?}", again.schedules));
        }
        if kinds(&again) != case.found || outcomes(&again) != case.outcomes {
            wrong.push(format!("{what}, {how}: expected {:?} {:?}\n{}", case.found, case.outcomes, again.text()));
        }
        if !search.wrong_pairs().is_empty() {
            wrong.push(format!("{what}: not independent: {:?}", search.wrong_pairs()));
        }
    }
}

#[test]
fn programs_end_in_exactly_these_ways() {
    let dir = Path::new("tests/explore");
    let only = std::env::var("RINGSIDE_ONLY").unwrap_or_default();
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .expect("the folder")
        .map(|e| e.expect("readable").file_name().to_string_lossy().into_owned())
        .filter(|n| n.ends_with(".c") && n.contains(&only))
        .collect();
    names.sort();
    let mut all = Vec::new();
    for name in &names {
        let text = std::fs::read_to_string(dir.join(name)).expect("a program");
        let expect = std::fs::read_to_string(dir.join(name.replace(".c", ".expect"))).expect("its .expect");
        all.extend(cases(&expect).into_iter().map(|case| (name, text.clone(), case)));
    }
    let count = all.len();
    let next = AtomicUsize::new(0);
    let some = || {
        let mut wrong = Vec::new();
        while let Some((name, text, case)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            check(name, text, case, &mut wrong);
        }
        wrong
    };
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(some)).collect();
        running.into_iter().flat_map(|r| r.join().expect("no panic")).collect()
    });
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(!only.is_empty() || count >= 60, "{count} cases");
}
