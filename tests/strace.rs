//! Our own runs printed as strace prints real ones, compared with real strace on the same program, call by call.
//!
//! `tests/strace/AREA/NAME.log` is what a real strace said of `tests/programs/AREA/NAME.c`, in the form of
//! `support/strace.rs`, whose head says what is left out of the comparison and why. Each of them must be what the model
//! says of the same program: the same calls of each process, with the same arguments, results and errors. So a machine
//! without strace, or where nobody may trace, compares too. Where strace works, the real system is asked again.
//!
//! ```text
//! RINGSIDE_FILTER=pipes/ cargo test --test strace          # those whose name contains the text
//! RINGSIDE_BLESS=1 cargo test --test strace                # records programs whose real log is what the model says
//! ```

mod support;

use ringside::machine::runner::{Over, Runner, Watcher};
use ringside::machine::{Choice, Machine, Schedule, Stepped, build};
use ringside::strace::Printer;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::case::{self, Case};
use support::{diff::diff, native, strace::normal};

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

/// Pids begin where no other number of a program is likely to be.
const FIRST_PID: &str = "31001";

/// Our log of a case.
fn ours(case: &Case) -> Result<String, String> {
    let mut scenario = case.scenario.clone();
    scenario.settings.insert("pid".to_string(), FIRST_PID.to_string());
    let built = build(&scenario);
    let said: String = built.diagnostics.iter().map(|d| d.render(&built.sources)).collect();
    let machine = built.machine.ok_or(said)?;
    let mut log = Log { printer: Printer::new(&machine, 8), before: None, text: String::new() };
    log.text = log.printer.start();
    let plan = case.schedule.as_deref().unwrap_or("").parse::<Schedule>().map_err(|e| e.to_string())?;
    let mut runner = Runner::new(machine, plan, case.scenario.seed);
    let over = runner.finish(case.max_steps, &mut log);
    if !matches!(over, Over::Ended(_)) {
        return Err(format!("the run did not end: {over:?}"));
    }
    log.text.push_str(&log.printer.finish());
    Ok(log.text)
}

fn recorded(case: &Case) -> PathBuf {
    Path::new("tests/strace").join(format!("{}.log", case.name))
}

/// Compares one case; what is wrong with it, or nothing. The flag says whether a real strace was asked.
fn check(case: &Case, bless: bool) -> (String, bool) {
    let kept = std::fs::read_to_string(recorded(case)).ok();
    // A run that ends in the model's own way (a deadlock, a checked access) has no real counterpart.
    if kept.is_none() && (!bless || case.exit >= 124) {
        return (String::new(), false);
    }
    let log = match ours(case) {
        Ok(log) => log,
        Err(e) => return (format!("  the model: {e}\n"), false),
    };
    // What we print is a log like any other: whoever reads those must be able to read it.
    let unread = ringside::strace::log::read(&[("ours", &log)]).unread;
    let mut report: String =
        unread.iter().map(|u| format!("  line {} of our log: {}: {}\n", u.place.line, u.why, u.text)).collect();
    let model = normal(&log, Some(FIRST_PID));
    if let Some(kept) = &kept {
        let d = diff(kept, &model);
        if !d.is_empty() {
            report.push_str(&format!("  the model (- recorded from strace, + model)\n{d}"));
        }
    }
    // What the real system has once said of this very text it need not say again.
    let known = native::known(case);
    if known.exists() && kept.is_some() {
        return (report, true);
    }
    // A busy machine may run the processes in an order that none of its sleeps rules out: it is asked several times.
    let mut last = String::new();
    for _ in 0..6 {
        let real = match native::strace(case) {
            Ok(Some(log)) => normal(&log, None),
            Ok(None) => return (report, false),
            Err(e) => return (format!("{report}  the real system: {e}\n"), true),
        };
        last = diff(&real, &model);
        if last.is_empty() {
            if kept.is_none() && bless {
                let path = recorded(case);
                let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
                made.and_then(|()| std::fs::write(&path, &real)).expect("tests/strace is writable");
            }
            let _ = std::fs::write(&known, "");
            break;
        }
    }
    if !last.is_empty() && kept.is_some() {
        // The record is of the real system too: today it took another of the orders that are open to it.
        eprintln!("{}: strace tells another run now than the recorded one\n{last}", case.name);
    } else if !last.is_empty() {
        report.push_str(&format!("  the real system (- strace now, + model)\n{last}"));
    }
    (report, true)
}

#[test]
fn the_calls_are_those_of_the_real_system() {
    let filter = std::env::var("RINGSIDE_FILTER").unwrap_or_default();
    let bless = std::env::var("RINGSIDE_BLESS").is_ok();
    let cases = case::all(Path::new("tests/programs"), &filter);
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let (compared, asked) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (report, real) = check(case, bless);
                    compared.fetch_add(usize::from(recorded(case).exists()), Ordering::Relaxed);
                    asked.fetch_add(usize::from(real), Ordering::Relaxed);
                    if !report.is_empty() {
                        failures.lock().expect("no worker panics with it").push((case.name.clone(), report));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no worker panicked");
    failures.sort();
    let text: String = failures.iter().map(|(name, report)| format!("\n{name}\n{report}")).collect();
    let (compared, asked) = (compared.into_inner(), asked.into_inner());
    eprintln!("{compared} programs compared with what strace said of them, {asked} with a strace on this machine");
    if asked == 0 {
        eprintln!("there is no strace here, or it may not trace: the recorded logs alone were compared");
    }
    assert!(failures.is_empty(), "{} of {compared} programs differ\n{text}", failures.len());
    assert!(!filter.is_empty() || compared >= 60, "only {compared} programs are compared");
}

/// A program that is not among the test programs: what it calls after its own `getpgid(0)`, compared with real strace
/// where there is one.
fn check_text(name: &str, body: &str) {
    let text = format!(
        "#define _GNU_SOURCE\n#include <errno.h>\n#include <fcntl.h>\n#include <signal.h>\n#include <stdio.h>\n\
         #include <stdlib.h>\n#include <string.h>\n#include <sys/mman.h>\n#include <sys/socket.h>\n#include <sys/stat.h>\n\
         #include <sys/wait.h>\n#include <time.h>\n#include <unistd.h>\n{body}"
    );
    let mut scenario = ringside::machine::Scenario::single(name, &text);
    scenario.stdin = Some(String::new());
    scenario.settings.insert("stdout".to_string(), "pipe".to_string());
    let case = Case {
        name: format!("text/{name}"),
        path: PathBuf::new(),
        scenario,
        native: true,
        exit: 0,
        expect_stderr: None,
        expect_stdout: None,
        outcomes: Vec::new(),
        schedule: None,
        keys: Vec::new(),
        max_steps: 1_000_000,
    };
    let after = |log: String| log.split_once("getpgid(0) = ").map(|(_, rest)| rest.to_string()).unwrap_or(log);
    let model = after(normal(&ours(&case).expect("it runs"), Some(FIRST_PID)));
    let Some(real) = native::strace(&case).expect("it compiles under gcc") else { return };
    let tail = |text: String| text.split_once('\n').map(|(_, rest)| rest.to_string()).unwrap_or(text);
    let d = diff(&tail(after(normal(&real, None))), &tail(model));
    assert!(d.is_empty(), "{name} (- real, + model)\n{d}");
}

#[test]
fn sockets_addresses_options_and_messages() {
    // What a run that was cut off may have left behind.
    let _ = std::fs::remove_file("/tmp/ringside_strace_socket");
    check_text(
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
