//! Remote procedure calls as C sources, `assets/programs/rpc`: stubs, marshalling, a port mapper, and at-most-once with
//! retransmission over datagrams, client and server on two hosts.

mod support;

use std::path::Path;
use support::{
    case::{self, Case},
    native, ours,
};

const HOSTS: &str = "alpha@10.0.0.1:portmap+server,beta@10.0.0.2:client";

/// What the client prints when every call is carried out once.
const EXPECTED: &str = "\
account 0
deposited: 1000000000000
deposited: 3000000000000
deposited: 6000000000000
balance 6000000000000
no such account: success, -1
no such procedure: procedure unavailable
version 2: program has another version
another program: program not registered
";

/// Whether what was printed, to the end or a part of it, is what is expected, but for calls that were given up.
fn is_right(stdout: &str) -> bool {
    let word = |line: &str| line.split(':').next().unwrap_or_default().to_string();
    stdout
        .lines()
        .zip(EXPECTED.lines())
        .all(|(got, expect)| got == expect || (word(got) == word(expect) && got.contains(": timed out")))
}

fn rpc(settings: &[(&str, &str)], seed: u64) -> Case {
    let root = Path::new("assets/programs");
    let mut case = case::load(root, &root.join("rpc"));
    for (name, value) in settings {
        case.scenario.settings.insert((*name).to_string(), (*value).to_string());
    }
    case.scenario.seed = seed;
    case
}

#[test]
fn client_and_server_are_on_two_hosts() {
    let done = ours::run(&rpc(&[("hosts", HOSTS)], 0), None).expect("it runs");
    assert_eq!(done.run.stdout, EXPECTED, "{}", done.run.stderr);
    assert_eq!(done.run.exit, 0, "{}", done.run.stderr);
}

#[test]
fn the_same_sources_do_the_same_on_a_real_system() {
    if !native::available() {
        return;
    }
    let mut case = rpc(&[], 0);
    case.scenario.line = case.scenario.line.map(|l| l.replace("alpha", "localhost"));
    // The port may still be somebody's from a run before: asked again, as elsewhere.
    let runs = (0..3).map(|_| native::run(&case, true).expect("it runs"));
    let stdout: Vec<String> = runs.map(|r| r.stdout).take(3).collect();
    assert!(stdout.iter().any(|s| s == EXPECTED), "{stdout:?}");
}

/// Datagrams are lost and overtaken by lot. Each run gets to the end with the right sums, or gives up with a message; it
/// never counts a deposit twice.
#[test]
fn a_call_is_carried_out_at_most_once_whatever_is_lost() {
    let mut finished = 0;
    for seed in 1..=40 {
        let done = ours::run(&rpc(&[("hosts", HOSTS), ("loss", "yes")], seed), None).expect("it runs");
        let run = done.run;
        assert!(is_right(&run.stdout), "seed {seed}: {}", run.stdout);
        if run.exit == 0 {
            finished += 1;
            assert_eq!(run.stdout.lines().count(), EXPECTED.lines().count(), "seed {seed}: {}", run.stdout);
        } else {
            let gave_up = ["timed out", "not registered", "cannot register"];
            assert!(gave_up.iter().any(|w| run.stderr.contains(w)), "seed {seed}: {}", run.stderr);
        }
    }
    assert!(finished >= 20, "only {finished} of 40 runs came to their end");
}

/// The same with a server that keeps no replies: then a deposit is counted twice in some run, so the test above can fail.
#[test]
fn without_kept_replies_a_deposit_counts_twice() {
    let twice = (1..=40).any(|seed| {
        let mut case = rpc(&[("hosts", HOSTS), ("loss", "yes")], seed);
        case.scenario.line = case.scenario.line.map(|l| l.replace("./server", "./server forgetful"));
        let run = ours::run(&case, None).expect("it runs").run;
        !is_right(&run.stdout)
    });
    assert!(twice, "no run of 40 showed it");
}
