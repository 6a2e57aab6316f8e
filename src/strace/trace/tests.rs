//! Small logs, and what is made of them.

use super::*;
use crate::strace::log;

fn story(text: &str) -> Trace {
    let log = log::read(&[("log", text)]);
    assert_eq!(log.unread, []);
    import(log)
}

/// Who got how many bytes from whom.
fn flows(trace: &Trace) -> Vec<(i32, i32, u64)> {
    trace.transfers.iter().map(|t| (t.from, t.to, t.bytes)).collect()
}

const PIPE_AND_CHILD: &str = "7 pipe2([3, 4], 0) = 0\n7 clone(child_stack=NULL, flags=SIGCHLD) = 8\n";

#[test]
fn what_is_read_from_a_pipe_came_from_those_who_wrote_it() {
    let t = story(&format!(
        "{PIPE_AND_CHILD}{}",
        "8 write(4, \"hello\", 5) = 5\n7 write(4, \"me\", 2) = 2\n7 read(3, \"hel\", 3) = 3\n7 read(3, \"lome\", 9) = 4\n"
    ));
    assert_eq!(flows(&t), [(8, 7, 3), (8, 7, 2), (7, 7, 2)]);
}

#[test]
fn a_reader_that_returns_before_its_writer_is_matched() {
    let t = story(&format!(
        "{PIPE_AND_CHILD}{}",
        "7 read(3,  <unfinished ...>\n8 write(4, \"x\", 1 <unfinished ...>\n7 <... read resumed>\"x\", 1) = 1\n8 <... write resumed>) = 1\n"
    ));
    assert_eq!(flows(&t), [(8, 7, 1)]);
}

#[test]
fn a_descriptor_keeps_its_object_through_dup_and_closes_on_exec_if_told() {
    let t = story(concat!(
        "7 pipe2([3, 4], O_CLOEXEC) = 0\n",
        "7 dup2(4, 1) = 1\n",
        "7 execve(\"/bin/ls\", [\"ls\", \"-l\"], 0x7ffe /* 9 vars */) = 0\n",
        "7 write(1, \"x\", 1) = 1\n",
    ));
    let process = &t.world.processes[&7];
    assert_eq!(process.argv, ["ls", "-l"]);
    assert_eq!(process.fds.keys().copied().collect::<Vec<_>>(), [1]);
    assert_eq!(t.world.objects.iter().map(|o| (o.kind, o.sent.bytes)).collect::<Vec<_>>(), [(Kind::Pipe, 1)]);
}

#[test]
fn a_connection_is_matched_by_its_address_in_the_order_of_the_backlog() {
    let t = story(concat!(
        "7 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n",
        "7 bind(3, {sa_family=AF_UNIX, sun_path=\"/tmp/s\"}, 110) = 0\n",
        "8 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n",
        "8 connect(3, {sa_family=AF_UNIX, sun_path=\"/tmp/s\"}, 110) = 0\n",
        "9 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n",
        "9 connect(3, {sa_family=AF_UNIX, sun_path=\"/tmp/s\"}, 110) = 0\n",
        "8 write(3, \"early\", 5) = 5\n",
        "7 accept(3, NULL, NULL) = 4\n",
        "7 accept(3, NULL, NULL) = 5\n",
        "9 sendto(3, \"nine\", 4, 0, NULL, 0) = 4\n",
        "7 read(5, \"nine\", 9) = 4\n",
        "7 read(4, \"early\", 9) = 5\n",
    ));
    assert_eq!(flows(&t), [(9, 7, 4), (8, 7, 5)]);
}

#[test]
fn datagrams_and_messages_keep_their_edges() {
    let t = story(concat!(
        "7 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3\n",
        "7 bind(3, {sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0\n",
        "8 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3\n",
        "8 sendto(3, \"abcd\", 4, 0, {sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 4\n",
        "8 sendto(3, \"ef\", 2, 0, {sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 2\n",
        "7 recvfrom(3, \"ab\", 2, 0, NULL, NULL) = 2\n",
        "7 recvfrom(3, \"ef\", 9, 0, NULL, NULL) = 2\n",
        "8 msgsnd(0, {1, \"hey\"}, 3, 0) = 0\n",
        "7 msgrcv(0, {1, \"hey\"}, 64, 0, 0) = 3\n",
    ));
    assert_eq!(flows(&t), [(8, 7, 4), (8, 7, 2), (8, 7, 3)]);
}

#[test]
fn two_who_wait_for_each_other_are_stuck_from_the_last_ones_wait() {
    let t = story(concat!(
        "7 pipe2([3, 4], 0) = 0\n",
        "7 pipe2([5, 6], 0) = 0\n",
        "7 clone(child_stack=NULL, flags=SIGCHLD) = 8\n",
        "7 close(3) = 0\n7 close(6) = 0\n8 close(4) = 0\n8 close(5) = 0\n",
        "7 read(5,  <unfinished ...>\n",
        "8 read(3,  <unfinished ...>\n",
    ));
    let found: Vec<_> = t.circles.iter().map(|c| (t.log.entries[c.since].place.line, c.ended)).collect();
    assert_eq!(found, [(9, None)]);
    let helpers: Vec<_> = t.circles[0].members.iter().map(|m| (m.tid, m.helpers.clone())).collect();
    assert_eq!(helpers, [(7, vec![8]), (8, vec![7])]);
}

#[test]
fn a_reader_is_not_stuck_while_somebody_who_runs_could_write() {
    let t = story(&format!("{PIPE_AND_CHILD}{}", "8 close(3) = 0\n7 read(3,  <unfinished ...>\n"));
    assert_eq!(t.circles, []);
}

/// The classic: the child reads to the end of a pipe that the parent, waiting for the child, still holds open.
#[test]
fn a_parent_that_holds_the_write_end_and_waits_is_part_of_the_circle() {
    let t = story(&format!(
        "{PIPE_AND_CHILD}{}",
        "8 close(4) = 0\n7 wait4(-1,  <unfinished ...>\n8 read(3,  <unfinished ...>\n"
    ));
    let members: Vec<i32> = t.circles.iter().flat_map(|c| c.members.iter().map(|m| m.tid)).collect();
    assert_eq!(members, [7, 8]);
}

#[test]
fn a_child_that_was_not_followed_ends_as_its_parent_is_told() {
    let t = story(concat!(
        "fork() = 8\n",
        "wait4(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL) = 8\n",
        "fork() = 9\n",
        "wait4(9, [{WIFSIGNALED(s) && WTERMSIG(s) == SIGKILL}], 0, NULL) = 9\n",
    ));
    assert_eq!(t.world.processes[&8].end, Some(End::Exited(3)));
    assert_eq!(t.world.processes[&9].end, Some(End::Killed("SIGKILL".to_string())));
}

#[test]
fn threads_share_their_process_and_its_descriptors() {
    let t = story(concat!(
        "7 pipe2([3, 4], 0) = 0\n",
        "7 clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD, exit_signal=0} => {parent_tid=[8]}, 88) = 8\n",
        "8 write(4, \"x\", 1) = 1\n",
        "7 read(3, \"x\", 1) = 1\n",
    ));
    assert_eq!(t.world.processes.len(), 1);
    assert_eq!(flows(&t), [(8, 7, 1)]);
}

#[test]
fn a_long_command_of_many_lines_is_one_short_line_of_the_report() {
    let script = "while true; do\\n  echo x\\ndone ".repeat(9);
    let t = story(&format!("7 execve(\"/bin/sh\", [\"sh\", \"-c\", \"{script}\"], 0x7ffe /* 9 vars */) = 0\n"));
    let line = text(&t).lines().find(|l| l.starts_with("  7 ")).map(str::to_string);
    let shown = "  7       sh -c while true; do echo x done while true; do echo x done ... 1 call, still there when the log ends";
    assert_eq!(line.as_deref(), Some(shown));
}

#[test]
fn a_summary_alone_is_told_to_be_no_log_of_calls() {
    let t = story(
        "% time     seconds  usecs/call     calls    errors syscall\n------ ----------- ----------- --------- --------- ----------------\n100.00    0.000000           0         7           read\n",
    );
    assert!(text(&t).contains("the summary of -c does not list calls"), "{}", text(&t));
}
