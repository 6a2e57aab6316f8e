//! Laws of the timeline: `seek(n)` is n steps; what was left is still there; a million steps fit.

mod support;

use proptest::prelude::*;
use ringside::kernel::event::Event;
use ringside::machine::{Choice, Machine, Schedule, Stepped, build};
use ringside::timeline::{Breakpoint, Stopped, Timeline};
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
