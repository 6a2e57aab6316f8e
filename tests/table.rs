//! The table of facilities in README's limits: made from the table of calls, the test programs and the list below.
//!
//! `cargo test --test table` fails when the README's table is another one; `RINGSIDE_BLESS=1 cargo test --test table`
//! writes it.

use ringside::cc;
use ringside::kernel::call::{CALLS, Class};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Name, folders of its programs under `tests/programs`, pages or calls that belong to it, what is left out.
/// A row of the table of calls belongs to the first facility one of whose words begins its name or its page.
const FACILITIES: &[(&str, &[&str], &[&str], &str)] = &[
    (
        "Threads",
        &["threads"],
        &["pthread_", "once_", "cancel", "thread", "gettid", "set_robust", "futex", "clone"],
        "process scope",
    ),
    ("Semaphores", &["sem"], &["sem_"], ""),
    ("System V IPC", &["sysv"], &["msg", "sem", "shm", "ftok"], "permissions refuse nobody; `MSG_COPY`"),
    ("POSIX message queues", &["mq"], &["mq_"], ""),
    (
        "Sockets",
        &["sockets"],
        &[
            "socket(2)",
            "socketpair",
            "bind",
            "listen",
            "accept",
            "connect",
            "getsockname",
            "getpeername",
            "send(2)",
            "recv(2)",
            "shutdown",
            "getsockopt",
        ],
        "see above",
    ),
    ("Multiplexing", &["poll"], &["select", "pselect", "poll", "ppoll", "epoll", "eventfd", "timerfd", "signalfd"], ""),
    ("File locks", &["locks"], &["flock"], "mandatory locks, leases"),
    ("Pipes and FIFOs", &["pipes", "fifo"], &["pipe", "mknod", "splice", "tee", "vmsplice"], "packet mode"),
    (
        "Shared memory and mapping",
        &["shm", "memory"],
        &["mmap", "munmap", "mremap", "mprotect", "msync", "madvise", "mlock", "munlock", "brk", "memfd"],
        "`mremap` to a chosen address; swapping",
    ),
    ("Signals", &["signals"], &["kill", "tkill", "tgkill", "rt_sig", "sigaltstack", "pause"], "core files"),
    (
        "Time and timers",
        &["time"],
        &["alarm", "setitimer", "getitimer", "nanosleep", "clock_", "gettimeofday", "time", "timer_"],
        "processor time passes only for those who wait for it",
    ),
    ("The shell and its small programs", &["shell"], &["(no call)"], ""),
    ("Terminals and pseudo-terminals", &["terminal"], &["(no call)"], "packet mode, flow control, `VTIME`"),
    ("Message passing of the theory", &["mailbox"], &["mailbox", "message_", "port_", "socketbuffer"], ""),
    (
        "Processes",
        &["processes", "orders"],
        &[
            "exit", "_exit", "fork", "vfork", "execve", "wait", "getpid", "getppid", "setpgid", "getpgid", "getpgrp",
            "setsid", "getsid", "get", "set", "prlimit", "uname", "sysinfo", "prctl", "sched_", "syscall", "draw",
        ],
        "tracing, namespaces, accounting",
    ),
    ("Descriptors and files", &["files"], &[""], "holes punched into files; extended attributes"),
];

fn facility_of(name: &str, page: &str) -> usize {
    let is = |word: &&str| name.starts_with(*word) || page.starts_with(*word);
    FACILITIES.iter().position(|f| f.2.iter().any(|w| is(w))).unwrap_or(FACILITIES.len() - 1)
}

/// How many programs a folder has: a C file is one, a folder with several files is one.
fn programs(folder: &str) -> usize {
    let Ok(entries) = fs::read_dir(Path::new("tests/programs").join(folder)) else { return 0 };
    entries.flatten().filter(|e| e.path().is_dir() || e.path().extension().is_some_and(|x| x == "c")).count()
}

fn table() -> String {
    let mut calls: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let mut absent = Vec::new();
    for c in CALLS {
        match c.class {
            Class::Absent => absent.push(c.name),
            _ => calls.entry(facility_of(c.name, c.page)).or_default().push(c.name),
        }
    }
    let (mut rows, mut names) = (Vec::new(), Vec::new());
    for (i, (name, folders, _, left_out)) in FACILITIES.iter().enumerate() {
        let own = calls.get(&i).cloned().unwrap_or_default();
        let covered: usize = folders.iter().map(|f| programs(f)).sum();
        let of_others = if own.is_empty() { "those of files".to_string() } else { own.len().to_string() };
        rows.push(format!("| {name} | {of_others} | {covered} | {left_out} |\n"));
        if !own.is_empty() {
            let listed = own.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(" ");
            names.push(format!("- {name}: {listed}\n"));
        }
    }
    let mut out =
        String::from("| facility | calls of the kernel | test programs | left out |\n| --- | --- | --- | --- |\n");
    out.extend(rows);
    out.push_str("\n<details><summary>The calls by name</summary>\n\n");
    out.extend(names);
    out.push_str("\n</details>\n");
    for c in cc::include::UNMODELLED.iter().map(|u| u.0) {
        if !absent.contains(&c) {
            absent.push(c);
        }
    }
    absent.sort_unstable();
    let listed = absent.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(" ");
    out.push_str(&format!("\nNot modelled, named by a warning at the call and failing with `ENOSYS`: {listed}.\n"));
    out
}

const BEGIN: &str = "<!-- facilities: written by `cargo dev table` -->\n";
const END: &str = "<!-- end of facilities -->\n";

#[test]
fn the_table_in_the_readme_is_this_one() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let (head, rest) = readme.split_once(BEGIN).expect("README.md has the mark where the table begins");
    let (old, tail) = rest.split_once(END).expect("README.md has the mark where the table ends");
    let new = table();
    if std::env::var("RINGSIDE_BLESS").is_ok() {
        fs::write("README.md", format!("{head}{BEGIN}{new}{END}{tail}")).expect("README.md can be written");
        return;
    }
    assert!(old == new, "README.md's table of facilities is stale: `cargo dev table` writes it anew");
}
