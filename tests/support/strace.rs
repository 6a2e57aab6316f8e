//! Logs of `strace -f`, real ones and our own, made comparable: each process's calls in order, under one name each.
//!
//! What is taken out or given another form, on both sides alike, and why:
//!
//! | what | becomes | because |
//! | --- | --- | --- |
//! | pids | `P`, its children `P.1`, `P.2`, theirs `P.1.1` | numbers are the machine's; the order of a parent's forks is not |
//! | lines cut by another process's | whole lines | how processes fall among one another is the schedule's; tests of lines.rs look at the cuts |
//! | all before `main`, and after `exec` of a program that is not ours | nothing | the dynamic linker; `/bin/sh` and `/bin/cat` are other programs there |
//! | `clone(...SIGCHLD...)`, `fork()` | `fork()` | fork(3) of glibc makes `clone` |
//! | `vfork()`, `clone3` with `CLONE_VFORK` | `vfork()` | so do posix_spawn, system and popen |
//! | `clone3` with `CLONE_THREAD`, `pthread_create(...)` | `thread()` | a thread's stack and storage are the library's |
//! | `pipe2(p, 0)`, `newfstatat(n, "", s, AT_EMPTY_PATH)`, `mkdirat(AT_FDCWD, ...)` and the like | `pipe(p)`, `fstat(n, s)`, `mkdir(...)` | a C library has its choice between the two; they are one call in the kernel |
//! | `brk`, anonymous private `mmap`, what is done to such memory, `getrandom` | nothing | the allocator's |
//! | `futex`, `sem_*` and `pthread_*` | nothing | the model's locks are calls where glibc's are words in memory; only the waiting is a system call |
//! | `set_robust_list`, `rseq`, `madvise`, `gettid`, masks that block everything, SIGRT_1 | nothing | glibc's threads keep house |
//! | `clock_gettime`, `gettimeofday`, `time`, `getcpu` | nothing | the vDSO answers them without a call |
//! | addresses | `0x` | |
//! | user and group ids | `ID` | |
//! | `select`, `semop` | `pselect6`, `semtimedop` | as glibc calls them |
//! | identifiers of System V objects, names made by mkstemp | `msg#1`, `ringside_XXXXXX` | they count on, or are drawn |
//! | moments of the real clock, pids from outside, the limit of open files | `MOMENT`, `OUTSIDE`, nothing | the machine's |
//! | what is left of an interrupted sleep or select, `(core dumped)`, the number of environment variables | nothing | the machine's |
//! | `--- SIGCHLD ---` without a handler | nothing | when it comes is the schedule's |

use std::collections::{BTreeMap, BTreeSet};

/// What each compared program is given as its first act: `getpgid` of a process that cannot be.
pub const MARK: i32 = 2_147_483_646;

/// A constructor with the mark, to be compiled beside the program.
pub const MARK_SOURCE: &str = "#define _GNU_SOURCE\n#include <unistd.h>\n#include <sys/syscall.h>\n\
    __attribute__((constructor)) static void mark(void) { syscall(SYS_getpgid, 2147483646); }\n";

/// Calls that glibc makes for itself, or in place of others.
const HOUSEKEEPING: &[&str] = &[
    "set_robust_list",
    "rseq",
    "brk",
    "getrandom",
    "set_tid_address",
    "arch_prctl",
    "madvise",
    "futex",
    "gettid",
    "clock_gettime",
    "gettimeofday",
    "time",
    "getcpu",
    "restart_syscall",
    "once_begin",
    "once_end",
    "cancel_handler",
];

/// `[pid 12] text` and `12 text` and `text`: the pid and the text.
fn split(line: &str) -> (Option<&str>, &str) {
    if let Some((pid, rest)) = line.strip_prefix("[pid").and_then(|r| r.split_once("] ")) {
        return (Some(pid.trim()), rest);
    }
    match line.split_once(' ') {
        Some((pid, rest)) if !pid.is_empty() && pid.bytes().all(|b| b.is_ascii_digit()) => {
            (Some(pid), rest.trim_start())
        }
        _ => (None, line),
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Rewrites each word outside quotes.
fn words(text: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let (mut rest, mut quoted) = (text, false);
    while let Some(c) = rest.chars().next() {
        let n = rest.len() - rest.trim_start_matches(is_word).len();
        let (word, after) = rest.split_at(if n > 0 { n } else { c.len_utf8() });
        match c {
            '"' => quoted = !quoted,
            '\\' if quoted => {
                let (two, after) = rest.split_at(1 + rest[1..].chars().next().map_or(0, char::len_utf8));
                out.push_str(two);
                rest = after;
                continue;
            }
            _ => {}
        }
        match if quoted { None } else { change(word) } {
            Some(other) => out.push_str(&other),
            None => out.push_str(word),
        }
        rest = after;
    }
    out
}

/// The number a call returned, if it returned one.
fn result(text: &str) -> &str {
    text.rsplit_once(" = ").map_or("", |(_, r)| r.split(' ').next().unwrap_or(""))
}

/// The arguments between a call's name and its result.
fn arguments(text: &str) -> &str {
    let open = text.find('(').map_or(0, |i| i + 1);
    let close = text.rfind(" = ").map_or(text.len(), |i| i);
    text.get(open..close).unwrap_or("").trim_end().trim_end_matches(')')
}

/// One process as it was logged.
#[derive(Default)]
struct Task {
    lines: Vec<String>,
    children: Vec<String>,
    thread: bool,
    /// Made by vfork: what it does to signals before exec is the library's.
    spawned: bool,
}

/// Whole lines by pid, and who is whose child.
fn tasks(log: &str, first: Option<String>) -> (String, BTreeMap<String, Task>) {
    let mut first = first;
    let mut open: BTreeMap<String, String> = BTreeMap::new();
    let mut all: BTreeMap<String, Task> = BTreeMap::new();
    for line in log.lines().filter(|l| !l.starts_with("strace: ")) {
        let (pid, text) = split(line);
        // Without a column of pids, as long as there is one process, all lines are that one's.
        let who = pid.map(str::to_string).or(first.clone()).unwrap_or_else(|| "first".to_string());
        first.get_or_insert(who.clone());
        let whole = if let Some(begun) = text.strip_suffix(" <unfinished ...>") {
            open.insert(who, begun.to_string());
            continue;
        } else if let Some((_, rest)) = text.strip_prefix("<... ").and_then(|t| t.split_once(" resumed>")) {
            open.remove(&who).unwrap_or_default() + rest.trim_start_matches(' ')
        } else {
            text.to_string()
        };
        let name = whole.split('(').next().unwrap_or("").to_string();
        let thread = name == "pthread_create" || whole.contains("CLONE_THREAD");
        let task = all.entry(who).or_default();
        let child = match name.as_str() {
            "clone" | "clone3" | "fork" | "vfork" => result(&whole).to_string(),
            _ => String::new(),
        };
        task.lines.push(whole);
        if !child.is_empty() && child.bytes().all(|b| b.is_ascii_digit()) {
            task.children.push(child.clone());
            let made = all.entry(child).or_default();
            made.thread = thread;
            made.spawned = name == "vfork" || name == "clone3" && !thread;
        }
    }
    (first.unwrap_or_default(), all)
}

fn name_tasks(pid: &str, name: &str, all: &BTreeMap<String, Task>, names: &mut BTreeMap<String, String>) {
    names.insert(pid.to_string(), name.to_string());
    let (mut children, mut threads) = (0, 0);
    for child in all.get(pid).map(|t| t.children.clone()).unwrap_or_default() {
        if all.get(&child).is_some_and(|t| t.thread) {
            threads += 1;
            name_tasks(&child, &format!("{name}.t{threads}"), all, names);
        } else {
            children += 1;
            name_tasks(&child, &format!("{name}.{children}"), all, names);
        }
    }
}

/// Another name for the same call.
fn renamed(text: &str) -> String {
    let (name, rest) = text.split_once('(').unwrap_or((text, ""));
    let plain = |new: &str, rest: &str| format!("{new}({rest}");
    let at = rest.strip_prefix("AT_FDCWD, ");
    match name {
        // creat(2) is open with these flags.
        "creat" => {
            let (path, mode) = rest.split_once(", ").unwrap_or((rest, ""));
            format!("openat(AT_FDCWD, {path}, O_WRONLY|O_CREAT|O_TRUNC, {mode}")
        }
        "clone" | "fork" if !text.contains("CLONE_VM") => format!("fork() = {}", result(text)),
        "vfork" => format!("vfork() = {}", result(text)),
        "clone3" if text.contains("CLONE_VFORK") => format!("vfork() = {}", result(text)),
        "clone3" | "clone" if text.contains("CLONE_THREAD") => "thread()".to_string(),
        "pipe2" if rest.contains("], 0)") => plain("pipe", &rest.replacen("], 0)", "])", 1)),
        "newfstatat" if rest.contains(", AT_EMPTY_PATH") => {
            plain("fstat", &rest.replacen("\"\", ", "", 1).replacen(", AT_EMPTY_PATH", "", 1))
        }
        "newfstatat" if rest.contains(", AT_SYMLINK_NOFOLLOW)") => {
            plain("lstat", &at.unwrap_or(rest).replacen(", AT_SYMLINK_NOFOLLOW)", ")", 1))
        }
        // select(2) of glibc is made of pselect6.
        "select" => {
            let mut parts: Vec<String> = vec![text.replacen("select(", "pselect6(", 1)];
            if let Some((head, tail)) = parts[0].clone().split_once("tv_usec=") {
                let digits = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                let (n, rest) = tail.split_at(digits);
                let nsec = if n == "0" { "0".to_string() } else { format!("{n}000") };
                parts = vec![format!("{head}tv_nsec={nsec}{rest}")];
            }
            let (call, result) = parts[0].rsplit_once(" = ").unwrap_or((&parts[0], ""));
            format!("{}, NULL) = {result}", call.trim_end().trim_end_matches(')'))
        }
        "semop" => {
            let (call, result) = text.rsplit_once(" = ").unwrap_or((text, ""));
            format!("{}, NULL) = {result}", call.replacen("semop(", "semtimedop(", 1).trim_end().trim_end_matches(')'))
        }
        "newfstatat" => plain("stat", &at.unwrap_or(rest).replacen(", 0)", ")", 1)),
        "mkdirat" | "mknodat" | "unlinkat" | "fchmodat" | "faccessat" | "linkat" | "symlinkat" | "readlinkat"
        | "renameat"
            if at.is_some() =>
        {
            let new = match name {
                "unlinkat" if rest.contains("AT_REMOVEDIR") => "rmdir",
                "fchmodat" => "chmod",
                "faccessat" => "access",
                other => other.trim_end_matches("at"),
            };
            plain(new, at.unwrap_or(rest))
        }
        _ => text.to_string(),
    }
}

/// One process's calls, in the form in which they are compared.
fn lines_of(task: &Task, first: bool, marks: bool, names: &BTreeMap<String, String>, ids: &mut Ids) -> Vec<String> {
    let mut out = Vec::new();
    // Before the mark nothing counts.
    let mut asleep = marks && first;
    let mut handled = false;
    let mut everything_blocked = task.thread;
    let mut kept: BTreeSet<String> = BTreeSet::new();
    for (i, line) in task.lines.iter().enumerate() {
        let name = line.split('(').next().unwrap_or("");
        // strace stops a process for every signal, so one that is thrown away cuts a call off, which goes on at once.
        if line.contains(" = ? ERESTART")
            && !handled
            && task.lines.get(i + 1).is_some_and(|l| l.starts_with("--- SIGCHLD"))
        {
            continue;
        }
        let ends = line.starts_with("+++");
        if name == "getpgid" && arguments(line) == MARK.to_string() {
            asleep = false;
            continue;
        }
        if asleep && !ends || HOUSEKEEPING.contains(&name) {
            continue;
        }
        let arguments = arguments(line);
        let first_argument = arguments.split(", ").next().unwrap_or("");
        match name {
            _ if name.starts_with("sem_") || name.starts_with("pthread_") && name != "pthread_create" => continue,
            "exit" if task.thread => continue,
            "mmap" if arguments.contains("MAP_PRIVATE|MAP_ANONYMOUS") => continue,
            "mmap" => {
                kept.insert(result(line).to_string());
            }
            "munmap" | "mprotect" if !kept.contains(first_argument) => continue,
            "rt_sigaction" | "rt_sigprocmask" if task.spawned && !asleep => continue,
            "rt_sigprocmask" if arguments.contains("BLOCK, ~[") => {
                everything_blocked = true;
                continue;
            }
            "rt_sigprocmask" if first_argument == "SIG_SETMASK" && everything_blocked => {
                everything_blocked = false;
                continue;
            }
            "rt_sigprocmask" if arguments.contains("[RTMIN RT_1]") => continue,
            "prlimit64" if arguments.contains("RLIMIT_NOFILE, NULL") => continue,
            "rt_sigaction" if matches!(first_argument, "SIGRT_1" | "SIGRTMIN") => continue,
            "rt_sigaction" if first_argument == "SIGCHLD" && !arguments.contains("SIGCHLD, NULL") => {
                handled = !arguments.contains("SIGCHLD, {sa_handler=SIG_");
            }
            _ if line.starts_with("--- SIGCHLD") && !handled => continue,
            _ => {}
        }
        // execvp(3) tries folders until one has the program; which folders is the machine's.
        let folder = ["/usr/local/sbin/", "/usr/local/bin/", "/usr/sbin/", "/sbin/", "/usr/bin/", "/bin/"]
            .into_iter()
            .find(|f| name == "execve" && first_argument.trim_start_matches('"').starts_with(f));
        let here = name == "execve" && first_argument.starts_with("\"./") && !marks;
        if (folder.is_some() || here) && line.contains("ENOENT") {
            continue;
        }
        let renamed = match folder {
            Some(f) => renamed(&line.replacen(f, "", 1)),
            None => renamed(line),
        };
        let renamed = match name {
            "pthread_create" => "thread()".to_string(),
            "getuid" | "geteuid" | "getgid" | "getegid" => format!("{name}() = ID"),
            _ => renamed,
        };
        let text = words(&renamed, |word| match names.get(word) {
            Some(name) => Some(name.clone()),
            None if word.starts_with("0x") && word.len() > 6 => Some("0x".to_string()),
            None => None,
        });
        let mut text = ["si_uid=", "si_utime=", "si_stime="].iter().fold(text, |t, word| without_number(&t, word));
        // How much is left of a sleep, how many variables there are, what mkstemp drew: the machine's.
        if text.contains("ERESTART_RESTARTBLOCK") {
            text = words(&text, |w| (w.len() > 3 && w.bytes().all(|b| b.is_ascii_digit())).then(|| "LEFT".to_string()));
            if let Some((head, tail)) = text.clone().split_once("}, {tv_sec=") {
                text = format!("{head}}}, {{LEFT{}", tail.find('}').map_or("", |i| &tail[i..]));
            }
        }
        if let Some((head, tail)) = text.clone().split_once(" /* ") {
            text = format!("{head}{}", tail.split_once(" */").map_or("", |t| t.1));
        }
        if let Some((head, tail)) = text.clone().split_once(", left {") {
            text = format!("{head}{}", tail.split_once('}').map_or("", |t| t.1));
        }
        // A moment of the real clock, as a deadline.
        if let Some((head, tail)) = text.clone().split_once("{tv_sec=1") {
            let digits = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if digits == 9 {
                text = format!("{head}{{MOMENT{}", tail.find('}').map_or("", |i| &tail[i..]));
            }
        }
        // Processes that are not of the program: its parent, its session.
        if matches!(name, "getppid" | "getsid" | "getpgid" | "getpgrp")
            && result(&text).len() > 2
            && !result(&text).starts_with('P')
            && !text.contains("-1 E")
        {
            text = text.rsplit_once(" = ").map_or(String::new(), |(head, _)| format!("{head} = OUTSIDE"));
        }
        for prefix in ["ringside_", "ringside."] {
            text = drawn(&text, prefix);
        }
        text = ids.name(name, &text);
        text = text.replace(" (core dumped)", "").replace(" && WCOREDUMP(s)", "");
        // Where the result stands is the printer's business and tested there; blanks before `=` do not count here.
        out.push(text.split(" = ").map(str::trim_end).collect::<Vec<_>>().join(" = "));
        if name == "execve" && result(line) == "0" {
            asleep = marks || folder.is_some();
        }
    }
    out
}

/// Names for the identifiers of System V objects, which count on from run to run.
#[derive(Default)]
struct Ids(BTreeMap<String, String>);

impl Ids {
    fn name(&mut self, call: &str, text: &str) -> String {
        let kind = call.get(..3).unwrap_or("").to_string();
        match call {
            "msgget" | "semget" | "shmget" => {
                let id = result(text).to_string();
                if id.starts_with('-') {
                    return text.to_string();
                }
                let n = self.0.len() + 1;
                let name = self.0.entry(format!("{kind}{id}")).or_insert_with(|| format!("{kind}#{n}")).clone();
                text.rsplit_once(" = ").map_or(text.to_string(), |(head, _)| format!("{head} = {name}"))
            }
            "msgsnd" | "msgrcv" | "msgctl" | "semop" | "semtimedop" | "semctl" | "shmat" | "shmctl" => {
                let Some((head, rest)) = text.split_once('(') else { return text.to_string() };
                let id = rest.split(',').next().unwrap_or("");
                match self.0.get(&format!("{kind}{id}")) {
                    Some(name) => format!("{head}({name}{}", &rest[id.len()..]),
                    None => text.to_string(),
                }
            }
            _ => text.to_string(),
        }
    }
}

/// `ringside_Yod3Wu`, as mkstemp makes it, becomes `ringside_XXXXXX`.
fn drawn(text: &str, prefix: &str) -> String {
    let Some(i) = text.find(prefix) else { return text.to_string() };
    let (head, tail) = text.split_at(i + prefix.len());
    let word: String = tail.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    let random = word.len() == 6 && !word.bytes().all(|b| b.is_ascii_lowercase());
    format!("{head}{}{}", if random { "XXXXXX" } else { &word }, drawn(&tail[word.len()..], prefix))
}

/// `si_uid=1000` becomes `si_uid=ID`.
fn without_number(text: &str, before: &str) -> String {
    let Some(i) = text.find(before) else { return text.to_string() };
    let (head, tail) = text.split_at(i + before.len());
    format!("{head}ID{}", tail.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// A log as text: each process's name and, under it, its calls. `first` is the first process's pid, where lines without
/// a pid are its.
pub fn normal(log: &str, first: Option<&str>) -> String {
    let (first, mut all) = tasks(log, first.map(str::to_string));
    let mut names = BTreeMap::new();
    name_tasks(&first, "P", &all, &mut names);
    // Threads of the model's library are made by a call that does not return their number.
    let mut threads = 0;
    for (pid, task) in &mut all {
        if !names.contains_key(pid) {
            threads += 1;
            task.thread = true;
            names.insert(pid.clone(), format!("P.t{threads}"));
        }
    }
    let marks = all.values().any(|t| t.lines.iter().any(|l| l.contains(&format!("getpgid({MARK})"))));
    let mut tasks: Vec<(&String, &Task)> = all.iter().collect();
    tasks.sort_by_key(|(pid, _)| names.get(*pid));
    let mut out = String::new();
    let mut ids = Ids::default();
    for (pid, task) in tasks {
        let name = names.get(pid).cloned().unwrap_or_default();
        // The first line of a log is the start of the program; without marks the rest counts at once.
        let skip = usize::from(!marks && *pid == first);
        let shown = Task { lines: task.lines[skip.min(task.lines.len())..].to_vec(), children: Vec::new(), ..*task };
        out.push_str(&format!("{name}\n"));
        for line in lines_of(&shown, *pid == first, marks, &names, &mut ids) {
            out.push_str(&format!("  {line}\n"));
        }
    }
    out
}
