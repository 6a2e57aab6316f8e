//! What strace writes, line by line.

use super::*;

fn one(text: &str) -> Log {
    read(&[("log", text)])
}

/// A log whose every line must be understood.
fn clean(text: &str) -> Log {
    let log = one(text);
    assert_eq!(log.unread, [], "in {text:?}");
    log
}

/// The only call in a line.
fn call(line: &str) -> Call {
    let log = clean(&format!("{line}\n"));
    assert_eq!(log.calls.len(), 1, "in {line:?}");
    log.calls.into_iter().next().unwrap_or_default()
}

fn word(w: &str) -> Value {
    Value::Words(vec![w.to_string()])
}

fn text(s: &str) -> Value {
    Value::Text { bytes: s.as_bytes().to_vec(), cut: false }
}

fn on(n: i128, about: &str) -> Value {
    Value::On(Box::new(Value::Number(n)), about.to_string())
}

#[test]
fn a_call_has_arguments_and_a_result() {
    let c = call("write(4, \"hello \\n\\0\\33\\\"x\", 6)               = 6");
    assert_eq!(c.name, "write");
    assert_eq!(c.args, [Value::Number(4), text("hello \n\0\x1b\"x"), Value::Number(6)]);
    assert_eq!(c.result(), Some(6));
}

#[test]
fn every_way_of_saying_who_and_when_is_read() {
    let cases = [
        ("1205  1795174541.246038 close(3) = 0 <0.000012>", 1205, 1_795_174_541_246_038_000),
        ("[pid 31929] close(3) = 0", 31929, 0),
        ("[pid  1929] 11:34:19 close(3) = 0", 1929, (11 * 3600 + 34 * 60 + 19) * NANOS),
        ("31929 11:34:19.593884 close(3) = 0", 31929, (11 * 3600 + 34 * 60 + 19) * NANOS + 593_884_000),
        (
            "31971 11:34:19.594238 (+     0.000330) close(3) = 0",
            31971,
            (11 * 3600 + 34 * 60 + 19) * NANOS + 594_238_000,
        ),
        ("31963      0.000205 close(3) = 0", 31963, 205_000),
        ("1205<cat> close(3) = 0", 1205, 0),
        ("1205 [   3] close(3) = 0", 1205, 0),
        ("1205 [00007f9948e93000] close(3) = 0", 1205, 0),
    ];
    for (line, tid, when) in cases {
        let log = clean(&format!("{line}\n"));
        let e = log.entries.first().map(|e| (e.tid, e.when));
        assert_eq!(e, Some((tid, when)), "in {line}");
    }
}

#[test]
fn seconds_since_the_line_before_add_up() {
    let log = clean("7      0.000000 close(3) = 0\n7      0.000205 close(4) = 0\n7      1.000005 close(5) = 0\n");
    let times: Vec<u64> = log.entries.iter().map(|e| e.when).collect();
    assert_eq!(times, [0, 0, 205_000, 205_000, 1_000_210_000, 1_000_210_000]);
}

#[test]
fn times_of_day_go_on_after_midnight() {
    let log = clean("7 23:59:59.500000 close(3) = 0\n7 00:00:00.500000 close(4) = 0\n");
    let times: Vec<u64> = log.entries.iter().map(|e| e.when).collect();
    assert_eq!(times.last().zip(times.first()).map(|(b, a)| b - a), Some(NANOS));
}

#[test]
fn what_a_descriptor_is_on_stands_in_angle_brackets() {
    let cases = [
        ("close(3<pipe:[58632]>) = 0", on(3, "pipe:[58632]")),
        ("close(3<UNIX-STREAM:[24->25, \"/tmp/a>b\"]>) = 0", on(3, "UNIX-STREAM:[24->25, \"/tmp/a>b\"]")),
        ("close(3<TCP:[127.0.0.1:34->127.0.0.1:80]>) = 0", on(3, "TCP:[127.0.0.1:34->127.0.0.1:80]")),
        ("close(3</dev/pts/0<char 136:0>>) = 0", on(3, "/dev/pts/0<char 136:0>")),
        ("close(4</dev/shm/sem.x>(deleted)) = 0", on(4, "/dev/shm/sem.x")),
    ];
    for (line, arg) in cases {
        assert_eq!(call(line).args, [arg], "in {line}");
    }
}

#[test]
fn lists_records_flags_and_notes_are_taken_apart() {
    let c = call("poll([{fd=3, events=POLLIN|POLLPRI}, {fd=4, events=0}], 2, -1) = 1 ([{fd=3, revents=POLLIN}])");
    let first = c.arg(0).map(Value::items).and_then(<[Value]>::first);
    assert_eq!(first.and_then(|f| f.field("fd")).and_then(Value::number), Some(3));
    assert!(first.and_then(|f| f.field("events")).is_some_and(|e| e.has("POLLPRI")));
    assert_eq!(c.answer.as_ref().and_then(|a| a.note.as_deref()), Some("[{fd=3, revents=POLLIN}]"));

    let c = call("rt_sigprocmask(SIG_BLOCK, ~[KILL STOP RTMIN], [], 8) = 0");
    let all = Value::List { items: vec![word("KILL"), word("STOP"), word("RTMIN")], cut: false };
    assert_eq!(c.arg(1), Some(&Value::Except(Box::new(all))));

    let c = call("prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=8192*1024, rlim_max=RLIM64_INFINITY}) = 0");
    assert_eq!(c.arg(3).and_then(|r| r.field("rlim_cur")).and_then(Value::number), Some(8_388_608));

    let c = call("mknodat(AT_FDCWD</home/ada>, \"f\", S_IFIFO|0600) = 0");
    assert_eq!(c.arg(2), Some(&Value::Words(vec!["S_IFIFO".to_string(), "0600".to_string()])));

    let c = call(
        "connect(3, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = -1 EINPROGRESS (Operation now in progress)",
    );
    assert_eq!(c.errno(), Some("EINPROGRESS"));
    assert_eq!(
        c.arg(1).and_then(|a| a.field("sin_port")),
        Some(&Value::Made("htons".into(), vec![Value::Number(8080)]))
    );

    let c = call("wait4(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL) = 31965");
    assert_eq!(c.result(), Some(31965));
    let status = Value::Record {
        fields: vec![(String::new(), Value::Other("WIFEXITED(s) && WEXITSTATUS(s) == 3".into()))],
        cut: false,
    };
    assert_eq!(c.arg(1).map(Value::items), Some(&[status][..]));

    let c = call("recvfrom(3, \"abc\"..., 512, 0, {sa_family=AF_UNIX, sun_path=@\"srv\"}, [110 => 6]) = 3");
    assert_eq!(c.arg(1).and_then(Value::bytes), Some((&b"abc"[..], true)));
    assert_eq!(c.arg(4).and_then(|a| a.field("sun_path")).and_then(Value::bytes).map(|b| b.0), Some(&b"\0srv"[..]));
}

#[test]
fn a_call_that_did_not_return_says_so() {
    assert_eq!(call("7 exit_group(0) = ?").answer, Some(Answer::default()));
    let c = call("7 read(5, 0x7fff6b04021f, 1) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)");
    assert!(c.was_cut());
}

#[test]
fn a_call_cut_by_another_thread_is_one_call() {
    let log = clean(concat!(
        "7 read(3,  <unfinished ...>\n",
        "8 write(4, \"ab\", 2 <unfinished ...>\n",
        "7 <... read resumed>\"ab\", 64) = 2\n",
        "8 <... write resumed>) = 2\n",
    ));
    assert_eq!(log.calls.len(), 2);
    assert_eq!(log.calls.first().map(|c| (c.args.len(), c.result())), Some((3, Some(2))));
    let order: Vec<&What> = log.entries.iter().map(|e| &e.what).collect();
    assert_eq!(order, [&What::Begin(0), &What::Begin(1), &What::Return(0), &What::Return(1)]);
}

#[test]
fn a_message_of_straces_in_the_middle_of_a_line_is_taken_out() {
    let log = clean(concat!(
        "clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLDstrace: Process 8 attached\n",
        ", child_tidptr=0x7f76eb139a10) = 8\n",
        "[pid     8] close(3strace: Process 9 attached\n",
        " <unfinished ...>\n",
        "[pid     7] getpid() = 7\n",
        "[pid     8] <... close resumed>) = 0\n",
    ));
    let attached: Vec<i32> = log.entries.iter().filter(|e| e.what == What::Attached).map(|e| e.tid).collect();
    assert_eq!(attached, [8, 9]);
    assert_eq!(log.calls.first().and_then(Call::result), Some(8));
    // The first line has no number: it is of the thread that turns up later without having been attached.
    assert_eq!(log.entries.iter().find(|e| e.what == What::Begin(0)).map(|e| e.tid), Some(7));
}

#[test]
fn a_line_without_a_number_is_of_the_one_thread_that_is_left() {
    let log = clean(concat!(
        "[pid     8] getppid() = 7\n",
        "[pid     7] exit_group(0) = ?\n",
        "[pid     7] +++ exited with 0 +++\n",
        "exit_group(3) = ?\n",
        "+++ exited with 3 +++\n",
    ));
    assert_eq!(log.entries.last().map(|e| (e.tid, e.what.clone())), Some((8, What::Exited(3))));
}

#[test]
fn what_the_program_printed_into_the_line_is_taken_out() {
    for lines in [
        "write(1, \"hi\", 2hi)                      = 2\n",
        "write(1, \"hi\\n\", 3hi\n)                     = 3\n",
        "write(1, \"a\\nb (c)\\n\", 8a\nb (c)\n)                     = 8\n",
        "write(1, \"open(x): 3\\nf() = 3 \", 19open(x): 3\nf() = 3 )                     = 19\n",
    ] {
        let log = clean(lines);
        let c = log.calls.first().cloned().unwrap_or_default();
        assert_eq!((c.number(2), c.result()), (c.result(), c.number(2)), "in {lines:?}");
        assert!(c.result().is_some(), "in {lines:?}");
    }
}

#[test]
fn what_the_program_printed_before_a_line_is_taken_off() {
    let log = clean(concat!(
        "[pid 8] write(1, \"5 \", 2 <unfinished ...>\n",
        "[pid 9] getpid() = 9\n",
        "5 [pid 8] <... write resumed>) = 2\n",
        "bye[pid 8] +++ exited with 0 +++\n",
    ));
    assert_eq!(log.calls.first().and_then(Call::result), Some(2));
    assert_eq!(log.entries.last().map(|e| (e.tid, e.what.clone())), Some((8, What::Exited(0))));
}

#[test]
fn signals_stops_and_ends_are_read() {
    let log = clean(concat!(
        "7 --- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=8, si_uid=0, si_status=0} ---\n",
        "7 --- stopped by SIGSTOP ---\n",
        "8 +++ superseded by execve in pid 7 +++\n",
        "7 +++ killed by SIGSEGV (core dumped) +++\n",
    ));
    let what: Vec<&What> = log.entries.iter().map(|e| &e.what).collect();
    assert!(
        matches!(what[0], What::Signal(name, r) if name == "SIGCHLD" && r.field("si_pid").and_then(Value::number) == Some(8))
    );
    assert_eq!(what[1], &What::Stopped("SIGSTOP".to_string()));
    assert_eq!(what[2], &What::Superseded);
    assert_eq!(what[3], &What::Killed { signal: "SIGSEGV".to_string(), core: true });
}

#[test]
fn a_log_that_begins_in_the_middle_or_is_torn_says_where() {
    let log = one("7 <... read resumed>\"ab\", 64) = 2\n7 close(3) = 0\n7 write(4, \"ab");
    assert_eq!(log.calls.len(), 3);
    let unread: Vec<(usize, &str)> = log.unread.iter().map(|u| (u.place.line, u.why.as_str())).collect();
    assert_eq!(unread, [(3, "this call breaks off: its result is missing")]);
}

#[test]
fn what_is_no_log_is_told_of_line_by_line() {
    let log = one("hello\n\nread(3, \"x\", 1) = \n#include <stdio.h>\n");
    let lines: Vec<usize> = log.unread.iter().map(|u| u.place.line).collect();
    assert_eq!(lines, [1, 3, 4]);
    assert_eq!(log.calls.len(), 1);
}

#[test]
fn the_summary_and_stack_traces_are_asides() {
    let log = clean(concat!(
        "% time     seconds  usecs/call     calls    errors syscall\n",
        "------ ----------- ----------- --------- --------- ----------------\n",
        "100.00    0.000025           8         3         1 wait4\n",
        "  0.00    0.000000           0         4           read\n",
        "100.00    0.000025           0        52         2 total\n",
        "7 close(3) = 0\n",
        " > /usr/lib/x86_64-linux-gnu/libc.so.6(__close+0x8) [0xf2a58]\n",
    ));
    assert_eq!((log.calls.len(), log.asides), (1, 6));
}

#[test]
fn files_of_ff_without_times_are_put_in_an_order_that_can_have_been() {
    let parent = "clone(child_stack=NULL, flags=SIGCHLD) = 9\nwait4(9, NULL, 0, NULL) = 9\nexit_group(0) = ?\n+++ exited with 0 +++\n";
    let child = "close(3) = 0\nexit_group(0) = ?\n+++ exited with 0 +++\n";
    let log = read(&[("t.9", child), ("t.8", parent)]);
    assert_eq!(log.unread, []);
    let order: Vec<i32> = log.entries.iter().map(|e| e.tid).collect();
    assert_eq!(order, [8, 8, 9, 9, 9, 9, 9, 8, 8, 8, 8, 8]);
}

#[test]
fn what_a_copy_puts_before_each_line_is_taken_away() {
    let prefixes = [
        ("> ", 0),
        ("    12\t", 0),
        ("12:", 0),
        ("> 12:", 0),
        ("\x1b[36m", 0),
        ("2024-05-01T10:11:12.500Z ", 36_672_500_000_000),
        ("2024-05-01 10:11:12,500 ", 36_672_500_000_000),
        ("Jan  5 10:11:12 host strace[99]: ", 36_672_000_000_000),
    ];
    let lines = [
        "[pid 7] read(3,  <unfinished ...>",
        "[pid 7] <... read resumed>\"ab\", 8) = 2",
        "[pid 7] +++ exited with 0 +++",
    ];
    for (prefix, when) in prefixes {
        let wrapped: String = lines.iter().map(|l| format!("{prefix}{l}\n")).collect();
        let log = clean(&wrapped);
        assert_eq!(log.calls.iter().map(|c| c.result()).collect::<Vec<_>>(), [Some(2)], "{prefix:?}");
        assert!(log.entries.iter().all(|e| e.tid == 7 && e.when == when), "{prefix:?}: {:?}", log.entries);
        assert_eq!(log.entries.last().map(|e| e.place.line), Some(3), "{prefix:?}");
    }
    // Lines of -k begin so, too.
    let stacks = "7 close(3) = 0\n > /usr/lib/libc.so.6(__close+0x10) [0x10]\n > /tmp/a(main+0x3) [0x3]\n";
    assert_eq!((clean(stacks).calls.len(), clean(stacks).asides), (1, 2));
    // Of text that is no log nothing is taken.
    let log = one("> a quotation\n> of words\n");
    assert_eq!(log.calls.len(), 0);
}

#[test]
fn another_tools_log_is_named() {
    let whys = [
        ("     0.012 ( 0.001 ms): sleep/4123 brk() = 0x55d0c0a9b000\n", "perf trace"),
        ("SYS_brk(0) = 0x55d0c0a9b000\n", "ltrace"),
        ("I0305 12:00:00.1 1 strace.go:570] [ 1: 1] a.out E read(0x0)\n", "gVisor"),
        ("7 syscall_0xfffffffffffffe00(0x1, 0x80 <unfinished ...>\n", "did not know"),
    ];
    for (text, why) in whys {
        let log = one(text);
        assert!(log.unread.iter().any(|u| u.why.contains(why)), "{text}: {:?}", log.unread);
    }
}
