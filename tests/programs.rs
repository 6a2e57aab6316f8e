//! Runs every program under `tests/programs` and compares with its expected output, and, where its header says
//! `//@ native`, with what the real system prints. See `tests/programs/README.md`.

mod support;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::{
    case::{self, Case},
    diff::diff,
    native, ours,
};

#[test]
fn programs() {
    let filter = std::env::var("RINGSIDE_FILTER").unwrap_or_default();
    let bless = std::env::var("RINGSIDE_BLESS").is_ok();
    let cases = case::all(Path::new("tests/programs"), &filter);
    assert!(!cases.is_empty(), "no test program has `{filter}` in its name");
    let gcc = native::available();
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let report = check(case, gcc, bless);
                    if !report.is_empty() {
                        failures.lock().expect("no worker panics with it").push((case.name.clone(), report));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no worker panicked");
    failures.sort();
    let mut text = String::new();
    for (name, report) in &failures {
        let _ = write!(text, "\n{name}\n{report}");
    }
    assert!(failures.is_empty(), "{} of {} programs failed\n{text}", failures.len(), cases.len());
}

/// How often the real system is asked before it counts as different.
const REAL_ATTEMPTS: u32 = 5;

/// A case with several outcomes: the model has each one in its order, and the real system one of them.
fn check_outcomes(case: &Case, gcc: bool) -> String {
    let mut report = String::new();
    for (order, expect) in &case.outcomes {
        match ours::run_in_order(case, order) {
            Err(e) => {
                let _ = writeln!(report, "  the model, in the order `{order}`: {e}");
            }
            Ok(done) => {
                let mut one = case.clone();
                one.expect_stdout = Some(expect.clone());
                compare(&mut report, &one, &format!("the model, in the order `{order}`"), &done.run);
            }
        }
    }
    if case.native && gcc {
        match native::run(case, false) {
            Err(e) => {
                let _ = writeln!(report, "  the real system: {e}");
            }
            Ok(real) if real.exit != case.exit || !case.outcomes.iter().any(|o| o.1 == real.stdout) => {
                let _ = writeln!(
                    report,
                    "  the real system had none of the outcomes, exit {}:\n{}",
                    real.exit, real.stdout
                );
            }
            Ok(_) => {}
        }
    }
    report
}

fn check(case: &Case, gcc: bool, bless: bool) -> String {
    if !case.outcomes.is_empty() {
        return check_outcomes(case, gcc);
    }
    let mut report = String::new();
    let mut case = case.clone();
    if case.native && gcc {
        // A busy machine may be late for what a program waits for: the real system is asked more than once.
        for attempt in 0..REAL_ATTEMPTS {
            report.clear();
            match native::run(&case, attempt > 0) {
                Err(e) => {
                    let _ = writeln!(report, "  the real system: {e}");
                }
                Ok(real) => {
                    if bless && case.expect_stdout.is_none() {
                        std::fs::write(case.expect_path(), &real.stdout).expect("writable");
                        case.expect_stdout = Some(real.stdout.clone());
                    }
                    compare(&mut report, &case, "the real system", &real);
                }
            }
            if report.is_empty() {
                break;
            }
        }
    }
    if case.expect_stdout.is_none() {
        let _ = writeln!(report, "  there is no {}", case.expect_path().display());
    }
    match ours::run(&case, None) {
        Err(e) => {
            let _ = writeln!(report, "  the model: {e}");
        }
        Ok(done) => compare(&mut report, &case, "the model", &done.run),
    }
    report
}

fn compare(report: &mut String, case: &Case, who: &str, run: &native::Run) {
    let expect = case.expect_stdout.as_deref().unwrap_or("");
    let d = diff(expect, &run.stdout);
    if !d.is_empty() {
        let _ = write!(report, "  {who}: standard output (- expected, + got)\n{d}");
    }
    if let Some(expect) = &case.expect_stderr {
        let d = diff(expect, &run.stderr);
        if !d.is_empty() {
            let _ = write!(report, "  {who}: standard error (- expected, + got)\n{d}");
        }
    }
    if run.exit != case.exit {
        let _ = writeln!(report, "  {who}: exit {} where {} was expected", run.exit, case.exit);
        if case.expect_stderr.is_none() && !run.stderr.is_empty() {
            let _ = writeln!(report, "  it said: {}", run.stderr.trim_end());
        }
    }
}
