//! Our own runs printed as strace prints real ones, compared with real strace on the same program, call by call.
//!
//! What two machines cannot have in common is taken out on both sides: the start-up of the dynamic linker (all before
//! the program's first `getpgid(0)`, which each program makes as a mark), pids (named by the order in which they appear),
//! addresses, and the calls of glibc's own housekeeping. How the lines of different processes fall among one another is
//! not compared; each process's own calls are, in order.

mod support;

use ringside::machine::runner::{Over, Runner, Watcher};
use ringside::machine::{Choice, Machine, Scenario, Schedule, Stepped, build};
use ringside::strace::Printer;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Calls that glibc makes for itself, or under another name than the model's.
const HOUSEKEEPING: &[&str] = &[
    "set_robust_list",
    "rseq",
    "brk",
    "getrandom",
    "newfstatat",
    "fstat",
    "prlimit64",
    "set_tid_address",
    "arch_prctl",
    "madvise",
    "mprotect",
    "munmap",
    "futex",
    "gettid",
    "ioctl",
];

struct Log {
    printer: Printer,
    before: Option<Machine>,
    text: String,
}

impl Watcher for Log {
    fn before(&mut self, machine: &Machine) -> bool {
        self.before = Some(machine.clone());
        true
    }

    fn after(&mut self, machine: &Machine, _: &Choice, stepped: &Stepped) -> bool {
        if let Some(before) = &self.before {
            self.text.push_str(&self.printer.step(before, machine, &stepped.events));
        }
        true
    }
}

fn ours(name: &str, text: &str) -> String {
    let mut scenario = Scenario::single(name, text);
    scenario.stdin = Some(String::new());
    scenario.settings.insert("stdout".to_string(), "pipe".to_string());
    let built = build(&scenario);
    let said: String = built.diagnostics.iter().map(|d| d.render(&built.sources)).collect();
    let machine = built.machine.unwrap_or_else(|| panic!("{name} does not compile\n{said}"));
    let mut log = Log { printer: Printer::new(&machine, 8), before: None, text: String::new() };
    log.text = log.printer.start();
    let mut runner = Runner::new(machine, Schedule::new(), 0);
    let over = runner.finish(1_000_000, &mut log);
    assert!(matches!(over, Over::Ended(_)), "{name}: {over:?}");
    log.text.push_str(&log.printer.finish());
    log.text
}

/// What real strace says; None where there is none, or it may not trace.
fn theirs(name: &str, text: &str) -> Option<String> {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("strace");
    fs::create_dir_all(&dir).ok()?;
    let (source, exe, log) = (dir.join(name), dir.join(name.trim_end_matches(".c")), dir.join(format!("{name}.log")));
    fs::write(&source, text).ok()?;
    let gcc =
        Command::new("gcc").args(["-std=gnu11", "-O0", "-w", "-pthread", "-o"]).arg(&exe).arg(&source).status().ok()?;
    assert!(gcc.success(), "{name} does not compile under gcc");
    let _ = fs::remove_file(&log);
    let run = Command::new("strace")
        .args(["-f", "-o"])
        .arg(&log)
        .arg(&exe)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output()
        .ok()?;
    let text = fs::read_to_string(&log).ok().filter(|t| !t.is_empty());
    if text.is_none() {
        eprintln!("strace cannot trace here: {}", String::from_utf8_lossy(&run.stderr));
    }
    text
}

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

/// Hexadecimal addresses as `0x`, pids by their names, so that two logs can be compared.
fn plain(text: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
        let (word, after) = if digits > 0 { rest.split_at(digits) } else { rest.split_at(c.len_utf8()) };
        match names.get(word) {
            Some(name) => out.push_str(name),
            None if word.starts_with("0x") && word.len() > 6 => out.push_str("0x"),
            None => out.push_str(word),
        }
        rest = after;
    }
    // Where the result stands is the printer's business and tested there; blanks before `=` do not count here.
    out.split(" = ").map(str::trim_end).collect::<Vec<_>>().join(" = ")
}

/// Each process's own calls, whole lines, after the mark; processes in the order of their appearance.
fn calls(log: &str) -> Vec<Vec<String>> {
    let mut first: Option<String> = None;
    let mut order: Vec<String> = Vec::new();
    let mut open: BTreeMap<String, String> = BTreeMap::new();
    let mut done: Vec<(String, String)> = Vec::new();
    for line in log.lines().filter(|l| !l.starts_with("strace: ")) {
        let (pid, text) = split(line);
        let who = pid.map(str::to_string).or(first.clone()).unwrap_or_default();
        first.get_or_insert(who.clone());
        if !order.contains(&who) {
            order.push(who.clone());
        }
        if let Some(begun) = text.strip_suffix(" <unfinished ...>") {
            open.insert(who, begun.to_string());
        } else if let Some((_, rest)) = text.strip_prefix("<... ").and_then(|t| t.split_once(" resumed>")) {
            let begun = open.remove(&who).unwrap_or_default();
            done.push((who, begun + rest));
        } else {
            done.push((who, text.to_string()));
        }
    }
    // Without a pid column the first process has no name until the others have theirs.
    let names: BTreeMap<String, String> =
        order.iter().enumerate().filter(|(_, p)| !p.is_empty()).map(|(i, p)| (p.clone(), format!("P{i}"))).collect();
    let mut out: Vec<Vec<String>> = order.iter().map(|_| Vec::new()).collect();
    let mut marked = false;
    for (who, text) in done {
        let name = text.split('(').next().unwrap_or("");
        if name == "getpgid" {
            marked = true;
            continue;
        }
        if !marked || HOUSEKEEPING.contains(&name) {
            continue;
        }
        let i = order.iter().position(|p| *p == who).unwrap_or(0);
        // fork is made of clone, vfork of itself.
        let text = match name {
            "clone" | "fork" => format!("fork() = {}", text.rsplit(" = ").next().unwrap_or("")),
            _ => text,
        };
        // Real-time and user ids are the machine's; so is the way a time to come is counted.
        let text = text.replace("si_uid=0", "si_uid=1000").replace(", si_utime=0, si_stime=0", "");
        out[i].push(plain(&text, &names));
    }
    out
}

fn check(name: &str, body: &str) {
    let text = format!(
        "#define _GNU_SOURCE\n#include <errno.h>\n#include <fcntl.h>\n#include <signal.h>\n#include <stdio.h>\n\
         #include <stdlib.h>\n#include <string.h>\n#include <sys/mman.h>\n#include <sys/socket.h>\n#include <sys/stat.h>\n\
         #include <sys/wait.h>\n#include <time.h>\n#include <unistd.h>\n{body}"
    );
    let Some(real) = theirs(name, &text) else { return };
    let model = ours(name, &text);
    let (a, b) = (calls(&real), calls(&model));
    let show = |all: &[Vec<String>]| {
        all.iter().enumerate().map(|(i, c)| format!("P{i}\n  {}\n", c.join("\n  "))).collect::<String>()
    };
    let d = support::diff::diff(&show(&a), &show(&b));
    assert!(d.is_empty(), "{name} (- real, + model)\n{d}");
}

#[test]
fn pipes_and_children() {
    check(
        "pipe.c",
        r#"int main(void) {
            int p[2], st; char buf[64];
            getpgid(0);
            pipe(p);
            if (fork() == 0) { close(p[0]); write(p[1], "hello\n", 6); _exit(3); }
            close(p[1]);
            while (read(p[0], buf, sizeof buf) > 0) ;
            wait(&st);
            waitpid(-1, NULL, WNOHANG);
            return 0;
        }"#,
    );
}

#[test]
fn files_and_descriptors() {
    check(
        "files.c",
        r#"int main(void) {
            char buf[8];
            getpgid(0);
            int fd = open("/tmp/ringside_strace", O_RDWR | O_CREAT | O_TRUNC, 0640);
            write(fd, "a\tb\001c\n\0", 7);
            lseek(fd, 2, SEEK_SET);
            read(fd, buf, 3);
            dup2(fd, 9);
            fcntl(fd, F_SETFD, FD_CLOEXEC);
            fcntl(fd, F_GETFD);
            close(fd);
            ftruncate(9, 100);
            unlink("/tmp/ringside_strace");
            open("/nowhere/at/all", O_RDONLY);
            close(77);
            umask(027);
            return 7;
        }"#,
    );
}

#[test]
fn signals() {
    check(
        "signals.c",
        r#"static void h(int s) { (void)s; }
        int main(void) {
            struct sigaction sa; sigset_t s;
            memset(&sa, 0, sizeof sa);
            getpgid(0);
            sigemptyset(&s); sigaddset(&s, SIGUSR2);
            sigprocmask(SIG_BLOCK, &s, NULL);
            kill(getpid(), SIGUSR2);
            sigprocmask(SIG_SETMASK, NULL, &s);
            signal(SIGUSR2, SIG_IGN);
            alarm(1);
            pause();
            return 0;
        }"#,
    );
}

#[test]
fn a_handler_interrupts_a_read() {
    check(
        "interrupt.c",
        r#"static void h(int s) { (void)s; }
        int main(void) {
            struct sigaction sa; int p[2]; char c; pid_t parent = getpid();
            memset(&sa, 0, sizeof sa); sa.sa_handler = h;
            getpgid(0);
            pipe(p);
            if (fork() == 0) {
                struct timespec t = { 0, 100000000 };
                nanosleep(&t, NULL);
                kill(parent, SIGALRM);
                nanosleep(&t, NULL);
                write(p[1], "x", 1);
                _exit(0);
            }
            sigaction(SIGALRM, &sa, NULL);
            read(p[0], &c, 1);
            sa.sa_flags = SA_RESTART;
            wait(NULL);
            return 0;
        }"#
        .replace("sigaction(SIGALRM, &sa, NULL);", "")
        .replace("pipe(p);", "sigaction(SIGALRM, &sa, NULL); getpgid(0); pipe(p);")
        .as_str(),
    );
}

#[test]
fn waits_and_statuses() {
    check(
        "status.c",
        r#"int main(void) {
            int st; pid_t pid;
            getpgid(0);
            if ((pid = fork()) == 0) { raise(SIGSTOP); _exit(1); }
            waitpid(pid, &st, WUNTRACED);
            kill(pid, SIGCONT);
            waitpid(pid, &st, WCONTINUED);
            kill(pid, SIGTERM);
            waitpid(pid, &st, 0);
            wait(NULL);
            return 0;
        }"#,
    );
}

#[test]
fn memory_maps() {
    check(
        "maps.c",
        r#"int main(void) {
            getpgid(0);
            char *p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
            msync(p, 4096, MS_SYNC);
            mmap(NULL, 0, PROT_NONE, MAP_PRIVATE, 3, 0);
            return 0;
        }"#,
    );
}

#[test]
fn a_segmentation_fault() {
    check("segv.c", "int main(void) { getpgid(0); *(volatile int *)0 = 1; return 0; }");
}

#[test]
fn sockets() {
    check(
        "socket.c",
        r#"int main(void) {
            int s[2]; char buf[16];
            getpgid(0);
            socketpair(AF_UNIX, SOCK_STREAM, 0, s);
            send(s[0], "ping", 4, MSG_NOSIGNAL);
            recv(s[1], buf, sizeof buf, MSG_PEEK);
            recv(s[1], buf, sizeof buf, 0);
            shutdown(s[0], SHUT_WR);
            read(s[1], buf, 16);
            close(s[0]); close(s[1]);
            return 0;
        }"#,
    );
}

#[test]
fn time() {
    check(
        "time.c",
        r#"int main(void) {
            struct timespec t = { 0, 1000 };
            getpgid(0);
            nanosleep(&t, NULL);
            clock_nanosleep(CLOCK_MONOTONIC, 0, &t, NULL);
            usleep(10);
            alarm(10);
            alarm(0);
            return 0;
        }"#,
    );
}

#[test]
fn lines_are_cut_and_go_on() {
    let text = ours(
        "cut.c",
        "#include <unistd.h>\n#include <sys/wait.h>\nint main(void) { int p[2]; char c; pipe(p); if (fork() == 0) { write(p[1], \"x\", 1); _exit(0); } read(p[0], &c, 1); wait(0); return 0; }",
    );
    for line in [
        "strace: Process 1001 attached",
        "[pid  1000] read(3,  <unfinished ...>",
        "[pid  1000] <... read resumed>\"x\", 1) = 1",
        "[pid  1001] +++ exited with 0 +++",
        "exit_group(0)                           = ?",
        "+++ exited with 0 +++",
    ] {
        assert!(text.lines().any(|l| l == line || l.starts_with(line)), "no line `{line}` in\n{text}");
    }
}
