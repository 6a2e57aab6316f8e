//! Laws of the timeline: `seek(n)` is n steps; what was left is still there; a million steps fit.

mod support;

use proptest::prelude::*;
use ringside::kernel::event::Event;
use ringside::machine::{Choice, Machine, Scenario, Schedule, Stepped, build};
use ringside::timeline::{Breakpoint, Compare, Hunt, Stopped, Timeline, Verdict, Watch, Watching};
use std::path::Path;
use support::case;

fn machine(name: &str) -> Machine {
    let cases = case::all(Path::new("tests/programs"), name);
    build(&cases.first().expect("there is such a program").scenario).machine.expect("it compiles")
}

/// Every state of a run, by single steps.
fn states(start: &Machine, most: usize) -> Vec<(u64, Vec<Event>)> {
    let mut t = Timeline::new(start.clone(), Schedule::new(), 0);
    let mut out = vec![(t.machine().state_hash(), Vec::new())];
    while out.len() <= most && t.step() {
        out.push((t.machine().state_hash(), t.events().to_vec()));
    }
    out
}

#[test]
fn seek_is_that_many_steps() {
    for name in ["pipes/ping_pong", "threads/producer_consumer", "signals/interrupted"] {
        let start = machine(name);
        let all = states(&start, 20_000);
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let strategy = proptest::collection::vec(0..all.len(), 1..25);
        runner
            .run(&strategy, |goals| {
                let mut t = Timeline::new(start.clone(), Schedule::new(), 0);
                for n in goals {
                    prop_assert!(t.seek(n));
                    prop_assert_eq!(t.position(), n);
                    prop_assert_eq!(t.machine().state_hash(), all[n].0);
                    prop_assert_eq!(t.events(), &all[n].1[..]);
                }
                Ok(())
            })
            .expect(name);
    }
}

#[test]
fn back_undoes_step() {
    let start = machine("pipes/ping_pong");
    let all = states(&start, 5000);
    let mut t = Timeline::new(start, Schedule::new(), 0);
    t.seek(all.len() - 1);
    for n in (0..all.len() - 1).rev() {
        assert!(t.back());
        assert_eq!((t.position(), t.machine().state_hash()), (n, all[n].0));
    }
    assert!(!t.back());
}

#[test]
fn another_choice_keeps_the_old_future_as_a_branch() {
    let start = machine("pipes/end_of_file");
    let mut t = Timeline::new(start, Schedule::new(), 0);
    t.run(2_000_000);
    let (whole, hash) = (t.schedule().clone(), t.machine().state_hash());
    // The first place where somebody else could have run.
    let mark = t.lanes().marks().first().expect("three processes").0 as usize;
    t.seek(mark);
    let usual = t.next_choice().expect("the run goes on");
    let other = t.choices().into_iter().find(|c| *c != usual).expect("it is a mark");
    t.choose(other.clone()).expect("it is possible");
    assert_eq!(t.last_choice(), Some(other));
    assert_eq!(t.branches().len(), 1);
    assert_eq!(t.branches()[0].at, mark);
    t.run(2_000_000);
    assert!(t.switch(0));
    assert_eq!(t.position(), mark);
    assert_eq!(t.schedule(), &whole);
    t.run(2_000_000);
    assert_eq!(t.machine().state_hash(), hash);
    assert_eq!(t.branches().len(), 1);
}

#[test]
fn what_cannot_be_chosen_is_refused_in_words() {
    let mut t = Timeline::new(machine("c/hello"), Schedule::new(), 0);
    assert_eq!(t.choose(Choice::Run(77)), Err("there is no thread 77".to_string()));
    assert_eq!(t.choose(Choice::Clock), Err("nobody waits for the clock".to_string()));
    assert_eq!((t.position(), t.len()), (0, 0));
}

#[test]
fn breakpoints_forward_and_backward() {
    let mut t = Timeline::new(machine("c/sieve"), Schedule::new(), 0);
    let line = [Breakpoint::Line { file: "sieve.c".to_string(), line: 20 }];
    let mut forward = Vec::new();
    for _ in 0..5 {
        assert_eq!(t.run_to(&line, 1_000_000), Stopped::Here);
        assert_eq!(t.machine().place(1000), Some(("sieve.c", 20)));
        forward.push(t.position());
    }
    forward.pop();
    let mut backward = Vec::new();
    for _ in 0..4 {
        assert_eq!(t.run_back_to(&line), Stopped::Here);
        backward.push(t.position());
    }
    backward.reverse();
    assert_eq!(forward, backward);
    assert_eq!(t.run_back_to(&line), Stopped::End);
    assert_eq!(t.position(), 0);
}

#[test]
fn lines_over_and_out() {
    let mut t = Timeline::new(machine("c/two_files"), Schedule::new(), 0);
    let place = |t: &Timeline| t.machine().place(1000).map(|(f, l)| format!("{f}:{l}"));
    let to = [Breakpoint::Line { file: "main.c".to_string(), line: 8 }];
    assert_eq!(t.run_to(&to, 100_000), Stopped::Here);
    // Into push, over its statement, out again.
    assert_eq!(t.next_line(1000, 1000), Stopped::Here);
    assert_eq!(place(&t).as_deref(), Some("stack.c:6"));
    assert_eq!(t.out(1000, 1000), Stopped::Here);
    assert!(place(&t).is_some_and(|p| p.starts_with("main.c:")));
    // Over a call.
    let mut seen = Vec::new();
    for _ in 0..4 {
        t.over(1000, 1000);
        seen.extend(place(&t));
    }
    assert!(seen.iter().all(|p| p.starts_with("main.c:")), "{seen:?}");
    // And back the same way.
    let here = t.position();
    t.back_over(1000);
    assert!(t.position() < here && place(&t).is_some_and(|p| p.starts_with("main.c:")));
}

#[test]
fn bytes_make_arrows_from_the_write_to_the_read() {
    let mut t = Timeline::new(machine("pipes/ping_pong"), Schedule::new(), 0);
    t.run(2_000_000);
    let bytes: Vec<_> =
        t.lanes().arrows().iter().filter(|a| a.kind == ringside::timeline::lanes::ArrowKind::Bytes).collect();
    // Ten numbers each way.
    assert_eq!(bytes.len(), 20);
    assert!(bytes.iter().all(|a| a.from.1 <= a.to.1 && a.from.0 != a.to.0));
    let before = t.lanes().clone();
    let end = t.position();
    t.seek(end / 2);
    t.seek(end);
    assert_eq!(t.lanes(), &before);
}

#[test]
fn single_steps_and_many_at_once_are_the_same() {
    let start = machine("threads/producer_consumer");
    let mut t = Timeline::new(start.clone(), Schedule::new(), 0);
    t.run(2_000_000);
    let mut one = start.clone();
    for choice in t.schedule().iter() {
        one.step(&choice);
    }
    let mut many = start;
    for (choice, n) in t.schedule().runs() {
        let mut left = n as u64;
        while left > 0 {
            let Stepped { steps, .. } = many.advance(&choice, left);
            assert!(steps > 0, "{choice}");
            left -= steps;
        }
    }
    assert_eq!(one.state_hash(), t.machine().state_hash());
    assert_eq!(many.state_hash(), t.machine().state_hash());
}

/// A machine of one file.
fn single(text: &str) -> Machine {
    build(&Scenario::single("a.c", text)).machine.expect("it compiles")
}

const WRITERS: &str = r#"
#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void) {
    int p[2];
    pipe(p);
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            char c = 'a' + i;
            write(p[1], &c, 1);
            return 0;
        }
    char both[3] = "";
    wait(NULL);
    wait(NULL);
    read(p[0], both, 2);
    printf("%s\n", both);
    return 0;
}
"#;

/// The end of a comparison.
fn compared(t: &Timeline, branch: usize) -> Verdict {
    let mut compare = Compare::new(t, branch, 100_000).expect("there is such a branch");
    loop {
        if let Some(verdict) = compare.go_on(10) {
            return verdict;
        }
    }
}

#[test]
fn two_runs_are_compared_by_what_the_processes_see() {
    let mut t = Timeline::new(single(WRITERS), Schedule::new(), 0);
    t.run(1_000_000);
    // Where the children's writes race: the second writes first.
    let at = (0..t.len()).find(|&n| {
        t.seek(n);
        t.machine().place(1001).is_some_and(|p| p.1 == 11) && t.machine().runnable(1002)
    });
    t.seek(at.expect("both children live at once"));
    t.choose(Choice::Run(1002)).expect("it can run");
    while t.machine().kernel.threads.get(1002).is_some() && t.machine().runnable(1002) {
        t.choose(Choice::Run(1002)).expect("it can run");
    }
    t.run(1_000_000);
    let Verdict::Differ(d) = compared(&t, 0) else { panic!("they differ") };
    assert_eq!((d.tid, d.name.as_str()), (1000, "a"));
    let words: Vec<_> = d.seen.iter().flatten().map(ringside::timeline::compare::Seen::words).collect();
    assert_eq!(words, ["read gives 2 with \"ba\"", "read gives 2 with \"ab\""]);
    t.seek(d.at[0]);
    assert!(t.events().iter().any(|e| matches!(e, Event::Return { tid: 1000, .. })));
}

#[test]
fn runs_that_only_take_turns_otherwise_are_alike() {
    let text = "#include <unistd.h>\n#include <sys/wait.h>\nint main(void) {\n  int n = 0;\n  if (fork() == 0) { for (int i = 0; i < 5; i++) n++; return n; }\n  for (int i = 0; i < 7; i++) n++;\n  wait(NULL);\n  return n;\n}\n";
    let mut t = Timeline::new(single(text), Schedule::new(), 0);
    t.run(1_000_000);
    let mark = t.lanes().marks().first().expect("two processes").0 as usize;
    t.seek(mark + 3);
    let usual = t.next_choice();
    let other = t.choices().into_iter().find(|c| Some(c) != usual.as_ref()).expect("the other one");
    t.choose(other).expect("it can run");
    t.run(1_000_000);
    assert_eq!(compared(&t, 0), Verdict::Alike { same_state: true });
}

/// Whole schedules: the run at hand and every branch from the start on.
fn runs(t: &Timeline) -> Vec<Schedule> {
    let branch = |b: &ringside::timeline::Branch| {
        let mut s = t.schedule().clone();
        s.truncate(b.at);
        s.append(&b.rest);
        s
    };
    std::iter::once(t.schedule().clone()).chain(t.branches().iter().map(branch)).collect()
}

#[test]
fn branches_stay_the_runs_they_were_whatever_is_chosen_before_them() {
    let start = single(WRITERS);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = proptest::collection::vec((0..400_usize, 0..4_usize, proptest::bool::ANY), 1..12);
    runner
        .run(&strategy, |moves| {
            let mut t = Timeline::new(start.clone(), Schedule::new(), 0);
            t.run(1_000_000);
            for (at, which, change) in moves {
                let before = runs(&t);
                if change || t.branches().is_empty() {
                    t.seek(at.min(t.len()));
                    let choices = t.choices();
                    let Some(choice) = choices.get(which % choices.len().max(1)).cloned() else { continue };
                    prop_assert_eq!(t.choose(choice), Ok(()));
                    t.run(1_000_000);
                } else {
                    prop_assert!(t.switch(which % t.branches().len()));
                }
                let after = runs(&t);
                for run in &before {
                    // It is still there: as it was, or gone on from where it ended.
                    let kept = after.iter().any(|a| a.len() >= run.len() && a.common(0, run) == run.len());
                    prop_assert!(kept, "lost {}", run);
                }
                for b in t.branches() {
                    prop_assert_ne!(t.schedule().get(b.at), b.rest.get(0));
                }
                // And each can be run.
                for run in &after {
                    let mut m = start.clone();
                    for choice in run.iter() {
                        prop_assert_eq!(m.refusal(&choice), None);
                        m.step(&choice);
                    }
                }
            }
            Ok(())
        })
        .expect("no run is lost");
}

#[test]
fn a_choice_that_begins_a_branch_takes_it_up_again() {
    let mut t = Timeline::new(single(WRITERS), Schedule::new(), 0);
    t.run(1_000_000);
    let whole = t.schedule().clone();
    let mark = t.lanes().marks().first().expect("three processes").0 as usize;
    t.seek(mark);
    let usual = t.next_choice().expect("the run goes on");
    let other = t.choices().into_iter().find(|c| *c != usual).expect("it is a mark");
    t.choose(other).expect("it can run");
    t.seek(mark);
    t.choose(usual).expect("it can run");
    assert_eq!(t.schedule(), &whole);
    assert_eq!(t.branches().len(), 1);
}

const COUNTER: &str = r#"
int total;
struct pair { int a, b; } pair;
static int twice(int n) {
    int r = n;
    r = r + n;
    return r;
}
int main(void) {
    int *p = 0;
    for (int i = 0; i < 3; i++) {
        total += twice(i);
        pair.b = total;
    }
    p = &pair.b;
    total = 7;
    *p = 9;
    return total - 7;
}
"#;

/// The lines after which a watched expression was another, with its values, forward; and the same backward.
fn changes(text: &str, watch: &str) -> Vec<String> {
    let start = single(text);
    let mut t = Timeline::new(start, Schedule::new(), 0);
    let watch = Watch::new(watch, t.machine(), None).expect("it can be watched");
    let value = |t: &Timeline| {
        let all: Vec<String> = watch.values(t.machine()).into_iter().map(|v| v.1).collect();
        all.join(",")
    };
    let mut forward = Vec::new();
    let mut watching = Watching::new(vec![watch.clone()]);
    watching.start(&t);
    while t.forward_until(1_000_000, |t: &Timeline| watching.found(t)) == Stopped::Here {
        forward.push((t.position(), value(&t)));
    }
    let mut backward = Vec::new();
    while t.backward_until(Watching::new(vec![watch.clone()])) == Stopped::Here {
        backward.push((t.position(), value(&t)));
    }
    backward.reverse();
    assert_eq!(forward, backward);
    forward.into_iter().map(|c| c.1).collect()
}

#[test]
fn a_watched_expression_is_found_changing_forward_and_backward() {
    assert_eq!(changes(COUNTER, "total"), ["2", "6", "7"]);
    assert_eq!(changes(COUNTER, "pair.b"), ["2", "6", "9"]);
    assert_eq!(changes(COUNTER, "pair"), ["{.a = 0, .b = 2}", "{.a = 0, .b = 6}", "{.a = 0, .b = 9}"]);
    assert_eq!(changes(COUNTER, "total > 4"), ["1"]);
    // A local of a function that is called three times: what changes is each activation's own.
    assert_eq!(changes(COUNTER, "twice::r"), ["0", "1", "2", "2", "4"]);
    assert_eq!(changes(COUNTER, "*p"), ["6", "9"]);
    // It has no value before `p` has one.
    assert_eq!(changes(COUNTER, "p == &pair.b"), ["0", "1"]);
}

#[test]
fn what_cannot_be_watched_is_refused_in_words() {
    let machine = single(COUNTER);
    let refused = |text: &str| Watch::new(text, &machine, None).expect_err("it cannot be watched");
    assert_eq!(refused("totl"), "The program knows no `totl`.");
    assert_eq!(refused("total = 3"), "`total = 3`: it would change what it looks at");
    assert_eq!(refused("twice(3)"), "`twice(3)`: a function would have to run for it");
    assert_eq!(refused("nobody::r"), "There is no function `nobody`.");
    assert_eq!(refused("twice::q"), "`twice` knows no `q`.");
    assert_eq!(refused(""), "Name a variable, or write an expression of C.");
    assert!(refused("total +").starts_with("`total +`: expected"));
    assert!(refused("total); (total").starts_with("`total); (total`: "));
}

#[test]
fn a_fork_gives_each_process_a_variable_of_its_own_to_watch() {
    let text = "#include <unistd.h>\n#include <sys/wait.h>\nint n = 1;\nint main(void) {\n  if (fork() == 0) { n = 5; return 0; }\n  wait(NULL);\n  n = 2;\n  return 0;\n}\n";
    let mut t = Timeline::new(single(text), Schedule::new(), 0);
    let watch = Watch::new("n", t.machine(), None).expect("it can be watched");
    let mut watching = Watching::new(vec![watch.clone()]);
    watching.start(&t);
    let mut seen = Vec::new();
    while t.forward_until(100_000, |t: &Timeline| watching.found(t)) == Stopped::Here {
        seen.extend(watching.changes.iter().map(|c| c.spot.pid));
    }
    assert_eq!(seen, [1001, 1000]);
}

#[test]
fn sleepers_wake_in_the_order_of_their_length_and_sleeping_takes_no_steps() {
    let text = "#include <stdio.h>\n#include <unistd.h>\n#include <sys/wait.h>\nint main(void) {\n  for (int i = 0; i < 3; i++)\n    if (fork() == 0) {\n      sleep(1000 * (1 + (i + 2) % 3));\n      printf(\"%d\", i);\n      return 0;\n    }\n  while (wait(NULL) > 0)\n    ;\n  return 0;\n}\n";
    let mut t = Timeline::new(single(text), Schedule::new(), 0);
    let mut printed = Vec::new();
    while t.step() {
        printed.extend(t.events().iter().filter_map(|e| match e {
            Event::Output { bytes, .. } => Some(String::from_utf8_lossy(bytes).into_owned()),
            _ => None,
        }));
    }
    assert_eq!(printed.concat(), "120");
    assert!(t.len() < 2000, "{} steps", t.len());
    assert!(t.machine().kernel.now >= 3000 * 1_000_000_000);
}

/// Writes to all parts of three quarters of a megabyte, and forks in between: whole states would share little.
const SCATTERED: &str = "#include <unistd.h>\n#include <sys/wait.h>\nstatic long table[98304];\nint main(void)\n{\n    unsigned x = 1;\n    for (long i = 0; i < 60000; i++) {\n        x = x * 1664525u + 1013904223u;\n        table[x % 98304] += i;\n        if (i % 9000 == 8999 && fork() == 0) {\n            for (int j = 0; j < 500; j++)\n                table[j * 64] = j;\n            return 0;\n        }\n    }\n    while (wait(NULL) > 0)\n        ;\n    return 0;\n}\n";

#[test]
fn states_told_by_their_differences_are_the_states_that_were() {
    let start = single(SCATTERED);
    let mut t = Timeline::new(start.clone(), Schedule::new(), 0);
    // Each whole state takes up to two megabytes of its own.
    t.set_limit(6 << 20);
    t.run(1_000_000);
    let end = t.len();
    assert!(t.bytes() < 7 << 20, "{} bytes", t.bytes());
    // Straight on, a state now and then; beside it the same places from elsewhere.
    let mut m = start;
    let mut at = 0;
    let mut expected = Vec::new();
    for (choice, n) in t.schedule().clone().runs() {
        let mut left = n as u64;
        while left > 0 {
            let most = left.min(7919 - at % 7919);
            let steps = m.advance(&choice, most).steps;
            at += steps;
            left -= steps;
            if at % 7919 == 0 {
                let shared = m.kernel.mm(1001).zip(m.kernel.mm(1000));
                let shared = shared.map(|(a, b)| a.pages_in_common(b));
                expected.push((at as usize, m.state_hash(), shared));
            }
        }
    }
    assert!(expected.len() > 15 && end > 180_000, "{} places in {end}", expected.len());
    for i in (0..expected.len()).map(|i| i * 7 % expected.len()) {
        let (place, hash, shared) = &expected[i];
        assert!(t.seek(*place));
        assert_eq!(t.machine().state_hash(), *hash, "at {place}");
        let k = &t.machine().kernel;
        let now = k.mm(1001).zip(k.mm(1000)).map(|(a, b)| a.pages_in_common(b));
        assert_eq!(&now, shared, "at {place}");
    }
}
