//! A run is a scenario and a schedule: the same two give the same states, always.

mod support;

use ringside::machine::runner::{Runner, Watcher};
use ringside::machine::scenario::Scenario;
use ringside::machine::{Choice, Machine, Schedule, Stepped, build};
use ringside::timeline::Timeline;
use std::path::Path;
use support::{case, ours};

/// Some of the test programs: those with something to decide.
fn some() -> Vec<case::Case> {
    let root = Path::new("tests/programs");
    [
        "pipes/ping_pong",
        "pipes/end_of_file",
        "processes/waitpid_order",
        "signals/interrupted",
        "threads/producer_consumer",
        "sem/turns",
    ]
    .iter()
    .flat_map(|name| case::all(root, name))
    .collect()
}

#[test]
fn the_schedule_of_a_run_gives_the_run_again() {
    for case in some() {
        let first = ours::run(&case, None).expect(&case.name);
        let again = ours::run(&case, Some(&first.schedule)).expect(&case.name);
        assert_eq!(first.schedule, again.schedule, "{}", case.name);
        assert_eq!(first.run, again.run, "{}", case.name);
        assert_eq!(first.hash, again.hash, "{}", case.name);
    }
}

#[test]
fn a_seed_decides_otherwise_but_always_alike() {
    for mut case in some() {
        case.scenario.seed = 7;
        let first = ours::run(&case, None).expect(&case.name);
        let again = ours::run(&case, None).expect(&case.name);
        assert_eq!(first.schedule, again.schedule, "{}", case.name);
        assert_eq!(first.hash, again.hash, "{}", case.name);
        // These programs print the same whoever runs when.
        assert_eq!(first.run.stdout, case.expect_stdout.clone().unwrap_or_default(), "{}", case.name);
    }
}

#[test]
fn the_timeline_goes_where_the_run_went() {
    for case in some() {
        let done = ours::run(&case, None).expect(&case.name);
        let machine = build(&case.scenario).machine.expect("it compiles");
        let mut t = Timeline::new(machine, Schedule::new(), case.scenario.seed);
        t.run(2_000_000);
        assert_eq!(t.schedule(), &done.schedule, "{}", case.name);
        assert_eq!(t.machine().state_hash(), done.hash, "{}", case.name);
        // One by one it is the same run.
        let machine = build(&case.scenario).machine.expect("it compiles");
        let mut slow = Timeline::new(machine, Schedule::new(), case.scenario.seed);
        while slow.len() < 2_000_000 && slow.step() {}
        assert_eq!(slow.schedule(), &done.schedule, "{}", case.name);
        assert_eq!(slow.lanes(), t.lanes(), "{}", case.name);
    }
}

/// Somebody with a line to type: ready, as in a file, or only when nothing else can go on.
struct Typist {
    at_hand: bool,
    line: Option<Vec<u8>>,
    printed: Vec<u8>,
}

impl Watcher for Typist {
    fn after(&mut self, _: &Machine, _: &Choice, stepped: &Stepped) -> bool {
        for e in &stepped.events {
            if let ringside::kernel::event::Event::Output { bytes, .. } = e {
                self.printed.extend_from_slice(bytes);
            }
        }
        true
    }

    fn input(&mut self) -> Option<Choice> {
        self.line.take().map(Choice::Input)
    }

    fn input_at_hand(&self) -> bool {
        self.at_hand && self.line.is_some()
    }
}

#[test]
fn input_that_is_at_hand_comes_before_time_passes() {
    let program = r#"
        #include <stdio.h>
        #include <sys/select.h>
        int main(void)
        {
            struct timeval t = { 2, 0 };
            fd_set set;
            FD_ZERO(&set);
            FD_SET(0, &set);
            puts(select(1, &set, NULL, NULL, &t) > 0 ? "a key" : "timed out");
        }
    "#;
    for (at_hand, expect) in [(true, "a key\n"), (false, "timed out\n")] {
        let mut scenario = Scenario::single("t.c", program);
        scenario.settings.insert("stdout".to_string(), "pipe".to_string());
        let machine = build(&scenario).machine.expect("it compiles");
        let mut typist = Typist { at_hand, line: Some(b"x\n".to_vec()), printed: Vec::new() };
        Runner::new(machine, Schedule::new(), 0).finish(1_000_000, &mut typist);
        assert_eq!(String::from_utf8_lossy(&typist.printed), expect, "at hand: {at_hand}");
    }
}
