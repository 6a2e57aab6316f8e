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
fn sockets_addresses_options_and_messages() {
    check(
        "sockets.c",
        r#"#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <sys/un.h>
int main(void) {
    // What the tests' own runner left open would change the numbers.
    for (int i = 3; i < 64; i++)
        close(i);
    getpgid(0);
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(23497), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct sockaddr_in6 a6 = { .sin6_family = AF_INET6, .sin6_port = htons(23496), .sin6_addr = IN6ADDR_LOOPBACK_INIT };
    struct sockaddr_un u = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_strace_socket" }, v;
    struct sockaddr_un ab = { .sun_family = AF_UNIX, .sun_path = "\0abs" };
    socklen_t len = sizeof a;
    int on = 1, p[2], n;
    char b[64];
    int s = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bind(s, (void *)&a, sizeof a);
    listen(s, 5);
    int c = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
    connect(c, (void *)&a, sizeof a);
    int k = accept4(s, NULL, NULL, SOCK_NONBLOCK);
    send(c, "hello", 5, MSG_NOSIGNAL);
    recv(k, b, 64, MSG_PEEK | MSG_DONTWAIT);
    recv(k, b, 64, 0);
    recv(k, b, 64, 0);
    getsockname(s, (void *)&a, &len);
    int e; len = sizeof e;
    getsockopt(c, SOL_SOCKET, SO_ERROR, &e, &len);
    setsockopt(c, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    getsockopt(c, SOL_SOCKET, SO_TYPE, &e, &len);
    struct timeval t = { 2, 500000 };
    setsockopt(c, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t);
    struct linger l = { 1, 5 };
    setsockopt(c, SOL_SOCKET, SO_LINGER, &l, sizeof l);
    len = sizeof l;
    getsockopt(c, SOL_SOCKET, SO_LINGER, &l, &len);
    shutdown(c, SHUT_WR);
    write(k, "x", 1);
    read(c, b, 5);
    struct pollfd pf = { k, POLLIN | POLLRDHUP, 0 };
    poll(&pf, 1, 0);
    int d = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);
    sendto(d, "dgram", 5, 0, (void *)&a, sizeof a);
    int s6 = socket(AF_INET6, SOCK_STREAM, 0);
    setsockopt(s6, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    bind(s6, (void *)&a6, sizeof a6);
    int x = socket(AF_UNIX, SOCK_STREAM, 0);
    unlink("/tmp/ringside_strace_socket");
    bind(x, (void *)&u, sizeof u);
    len = sizeof v;
    getsockname(x, (void *)&v, &len);
    listen(x, 1);
    int y = socket(AF_UNIX, SOCK_STREAM, 0);
    connect(y, (void *)&u, SUN_LEN(&u));
    len = sizeof v;
    int z = accept(x, (void *)&v, &len);
    int w = socket(AF_UNIX, SOCK_DGRAM, 0);
    bind(w, (void *)&ab, offsetof(struct sockaddr_un, sun_path) + 4);
    sendto(w, "q", 1, 0, (void *)&ab, offsetof(struct sockaddr_un, sun_path) + 4);
    len = sizeof v;
    recvfrom(w, b, 64, 0, (void *)&v, &len);
    socketpair(AF_UNIX, SOCK_STREAM, 0, p);
    char room[CMSG_SPACE(sizeof(int))];
    memset(room, 0, sizeof room);
    struct iovec iv[2] = { { "one", 3 }, { "two", 3 } };
    struct msghdr m = { .msg_iov = iv, .msg_iovlen = 2, .msg_control = room, .msg_controllen = sizeof room };
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    h->cmsg_level = SOL_SOCKET; h->cmsg_type = SCM_RIGHTS; h->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(h), &s, sizeof(int));
    sendmsg(p[0], &m, 0);
    memset(b, 'z', sizeof b);
    struct iovec in = { b, 64 };
    m.msg_iov = &in; m.msg_iovlen = 1;
    recvmsg(p[1], &m, 0);
    m.msg_control = NULL; m.msg_controllen = 0;
    sendmsg(p[0], &m, MSG_DONTWAIT);
    recvmsg(p[1], &m, 0);
    ioctl(p[0], FIONREAD, &n);
    setsockopt(p[0], SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
    connect(d, (void *)&u, sizeof u);
    recv(p[0], b, 1, MSG_DONTWAIT);
    return 0;
}
"#,
    );
}
