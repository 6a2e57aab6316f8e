//! fork(2), execve(2), _exit(2), wait(2), setpgid(2), setsid(2).

use super::super::abi;
use super::super::process::Life;
use super::*;

fn wait(w: &mut World, tid: Tid, pid: i64, options: i64) -> (Outcome, i32) {
    let at = w.room(4);
    let out = w.call(tid, Call::Wait4, &[pid as u64, at, options as u64, 0]);
    (out, w.int(tid, at))
}

#[test]
fn a_child_is_waited_for() {
    let mut w = World::new();
    let child = w.fork(1000);
    assert_eq!(child, 1001);
    assert_eq!(w.call(child, Call::Getppid, &[]), done(1000));
    assert_eq!(wait(&mut w, 1000, -1, abi::WNOHANG).0, done(0));
    assert_eq!(wait(&mut w, 1000, -1, 0).0, Outcome::Blocked);
    w.exit(child, 3);
    assert_eq!(w.settle(), ["1000 wait4 = 1001"]);
    assert!(!w.k.processes.contains(child));
    assert_eq!(wait(&mut w, 1000, -1, 0).0, err(Errno::ECHILD));
}

#[test]
fn a_status_says_how_a_child_ended() {
    let mut w = World::new();
    let child = w.fork(1000);
    w.exit(child, 0x1ff);
    assert_eq!(w.k.processes.get(child).unwrap().life, Life::Zombie { status: 0xff00 });
    assert_eq!(wait(&mut w, 1000, i64::from(child), 0), (done(1001), 0xff00));
    for (signal, status) in [(abi::SIGTERM, 15), (abi::SIGSEGV, 11), (abi::SIGKILL, 9)] {
        let child = w.fork(1000);
        w.ok(1000, Call::Kill, &[child as u64, signal as u64]);
        w.settle();
        assert_eq!(wait(&mut w, 1000, -1, 0), (done(child.into()), status));
    }
}

#[test]
fn waiting_for_one_leaves_the_others() {
    let mut w = World::new();
    let (a, b) = (w.fork(1000), w.fork(1000));
    w.exit(b, 1);
    w.exit(a, 2);
    // The children are looked at in the order they were made.
    assert_eq!(wait(&mut w, 1000, i64::from(b), 0), (done(b.into()), 0x100));
    assert_eq!(wait(&mut w, 1000, -1, 0), (done(a.into()), 0x200));
    assert_eq!(wait(&mut w, 1000, 4711, 0).0, err(Errno::ECHILD));
}

#[test]
fn an_orphan_is_adopted_by_process_1_which_waits_at_once() {
    let mut w = World::new();
    let child = w.fork(1000);
    let grandchild = w.fork(child);
    w.exit(child, 0);
    assert_eq!(w.call(grandchild, Call::Getppid, &[]), done(1));
    w.exit(grandchild, 0);
    assert!(!w.k.processes.contains(grandchild));
    assert_eq!(wait(&mut w, 1000, -1, 0).0, done(child.into()));
}

#[test]
fn ignoring_sigchld_leaves_no_zombies() {
    let mut w = World::new();
    w.action(1000, abi::SIGCHLD, 1, 0, 0);
    let child = w.fork(1000);
    assert_eq!(wait(&mut w, 1000, -1, 0).0, Outcome::Blocked);
    w.exit(child, 0);
    assert_eq!(w.settle(), [format!("1000 wait4 = -{}", Errno::ECHILD.number())]);
}

#[test]
fn sigchld_tells_of_the_end() {
    let mut w = World::new();
    w.action(1000, abi::SIGCHLD, 0x40_2000, abi::SA_SIGINFO, 0);
    let child = w.fork(1000);
    w.exit(child, 7);
    let Signalled::Handler(d) = w.take_signal(1000) else { panic!("no handler") };
    assert_eq!((d.info.pid, d.info.status, i64::from(d.info.code)), (child, 7, abi::CLD_EXITED));
    let b = d.info.bytes();
    assert_eq!(abi::SIGINFO.int(&b, "si_pid"), child);
    assert_eq!(abi::SIGINFO.int(&b, "si_status"), 7);
}

#[test]
fn fork_shares_offsets_but_not_descriptors() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "/tmp/a", abi::O_RDWR | abi::O_CREAT, 0o644), done(3));
    let child = w.fork(1000);
    assert_eq!(w.write_str(child, 3, "child"), done(5));
    assert_eq!(w.call(1000, Call::Lseek, &[3, 0, abi::SEEK_CUR as u64]), done(5));
    w.ok(child, Call::Close, &[3]);
    assert_eq!(w.write_str(1000, 3, "!"), done(1));
}

#[test]
fn fork_inherits_mask_and_handlers_but_not_pending_signals() {
    let mut w = World::new();
    w.action(1000, abi::SIGUSR1, 0x40_2000, 0, 0);
    w.block_signals(1000, abi::SIG_BLOCK, 1 << 9);
    w.ok(1000, Call::Kill, &[1000, abi::SIGUSR1 as u64]);
    let child = w.fork(1000);
    let at = w.room(8);
    w.ok(child, Call::RtSigpending, &[at]);
    assert_eq!(w.long(child, at), 0);
    w.ok(1000, Call::RtSigpending, &[at]);
    assert_eq!(w.long(1000, at), 1 << 9);
    assert_eq!(w.k.processes.get(child).unwrap().action(10).handler, 0x40_2000);
    assert_eq!(w.k.threads.get(child).unwrap().mask, 1 << 9);
}

#[test]
fn exec_closes_resets_and_keeps() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    w.ok(1000, Call::Fcntl, &[r, abi::F_SETFD as u64, 1]);
    w.action(1000, abi::SIGUSR1, 0x40_2000, 0, 0);
    w.action(1000, abi::SIGUSR2, 1, 0, 0);
    w.thread(1000);
    let path = w.string(1000, "/bin/other");
    let argv = [path, 0].map(u64::to_le_bytes).concat();
    let argv = w.put(1000, &argv);
    let out = w.call(1000, Call::Execve, &[path, argv, 0]);
    let Outcome::Other(Flow::Exec { program, argv, .. }) = out else { panic!("{out:?}") };
    assert_eq!((program.as_str(), argv), ("other", vec![b"/bin/other".to_vec()]));
    let p = w.k.processes.get(1000).unwrap();
    assert!(p.fds.slot(r as i32).is_none() && p.fds.slot(wr as i32).is_some());
    assert_eq!((p.action(10).handler, p.action(12).handler), (0, 1));
    assert_eq!(w.k.threads_of(1000), [1000]);
    assert_eq!(p.name, "other");
    assert!(w.k.mm(1000).unwrap().areas().is_empty());
}

#[test]
fn exec_says_why_not() {
    let mut w = World::new();
    w.k.add_file("/home/user/data", b"no program");
    w.k.add_file("/home/user/script", b"#!/bin/other -x\n");
    let exec = |w: &mut World, path: &str| {
        let path = w.string(1000, path);
        w.call(1000, Call::Execve, &[path, 0, 0])
    };
    assert_eq!(exec(&mut w, "/bin/none"), err(Errno::ENOENT));
    assert_eq!(exec(&mut w, "data"), err(Errno::EACCES));
    assert_eq!(exec(&mut w, "/tmp"), err(Errno::EACCES));
    assert_eq!(exec(&mut w, "/bin/other/x"), err(Errno::ENOTDIR));
    for name in ["data", "script"] {
        let path = w.string(1000, name);
        w.ok(1000, Call::Fchmodat, &[abi::AT_FDCWD as u64, path, 0o755]);
    }
    assert_eq!(exec(&mut w, "data"), err(Errno::ENOEXEC));
    let Outcome::Other(Flow::Exec { argv, .. }) = exec(&mut w, "./script") else { panic!("a script did not run") };
    assert_eq!(argv, [&b"/bin/other"[..], b"-x", b"./script"]);
}

#[test]
fn vfork_lends_the_memory_until_exec_or_exit() {
    let mut w = World::new();
    let at = w.put(1000, b"before");
    let Outcome::Other(Flow::Fork { child }) = w.call(1000, Call::Vfork, &[]) else { panic!("vfork") };
    assert!(!w.k.runnable(1000));
    w.write(child, at, b"after!");
    w.exit(child, 0);
    assert_eq!(w.settle(), [format!("1000 vfork = {child}")]);
    assert_eq!(w.read(1000, at, 6), b"after!");
    let Outcome::Other(Flow::Fork { child }) = w.call(1000, Call::Vfork, &[]) else { panic!("vfork") };
    let path = w.string(child, "/bin/other");
    assert!(matches!(w.call(child, Call::Execve, &[path, 0, 0]), Outcome::Other(Flow::Exec { .. })));
    assert_eq!(w.settle(), [format!("1000 vfork = {child}")]);
    assert_eq!(w.read(1000, at, 6), b"after!");
}

/// A child made by clone that begins on the stack at the end of the test's memory.
fn clone(w: &mut World, tid: Tid, flags: i64) -> Pid {
    let top = w.room(4096) + 4096;
    match w.call(tid, Call::Clone, &[flags as u64, top, 0, 0, 0x40_1000, top]) {
        Outcome::Other(Flow::Thread { tid, .. }) => tid,
        other => panic!("clone: {other:?}"),
    }
}

#[test]
fn processes_in_one_memory_see_each_others_bytes_and_meet_on_its_futexes() {
    let mut w = World::new();
    let word = w.put(1000, &0_i32.to_le_bytes());
    let child = clone(&mut w, 1000, abi::CLONE_VM | abi::SIGCHLD);
    w.write(child, word, &7_i32.to_le_bytes());
    assert_eq!(w.int(1000, word), 7);
    assert_eq!(w.call(child, Call::Futex, &[word, abi::FUTEX_WAIT as u64, 7, 0]), Outcome::Blocked);
    assert_eq!(w.ok(1000, Call::Futex, &[word, abi::FUTEX_WAKE as u64, 1]), 1);
    assert_eq!(w.settle(), [format!("{child} futex = 0")]);
    // The memory goes with the last of them, whoever that is; who execs out of it gets its own.
    let path = w.string(1000, "/bin/other");
    assert!(matches!(w.call(1000, Call::Execve, &[path, 0, 0]), Outcome::Other(Flow::Exec { .. })));
    assert_ne!(w.k.space(1000), w.k.space(child));
    assert!(w.k.mm(1000).unwrap().areas().is_empty());
    assert_eq!(w.int(child, word), 7);
    let copy = w.fork(child);
    w.write(copy, word, &8_i32.to_le_bytes());
    assert_eq!(w.int(child, word), 7);
    w.exit(child, 0);
    assert_eq!(w.k.spaces.len(), 2);
}

#[test]
fn a_table_of_descriptors_in_common_changes_for_all_until_exec_or_exit() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let child = clone(&mut w, 1000, abi::CLONE_FILES | abi::SIGCHLD);
    let grandchild = clone(&mut w, child, abi::CLONE_FILES | abi::SIGCHLD);
    let new = w.ok(grandchild, Call::Dup, &[r]) as u64;
    w.ok(child, Call::Fcntl, &[new, abi::F_SETFD as u64, 1]);
    assert_eq!(w.call(1000, Call::Fcntl, &[new, abi::F_GETFD as u64]), done(1));
    let path = w.string(child, "/bin/other");
    assert!(matches!(w.call(child, Call::Execve, &[path, 0, 0]), Outcome::Other(Flow::Exec { .. })));
    assert_eq!(w.call(child, Call::Fcntl, &[new, abi::F_GETFD as u64]), err(Errno::EBADF));
    // The end of one leaves the others theirs; a close by one is a close by all.
    w.exit(grandchild, 0);
    assert_eq!(w.call(1000, Call::Fcntl, &[new, abi::F_GETFD as u64]), done(1));
    w.ok(child, Call::Close, &[wr]);
    let last = clone(&mut w, 1000, abi::CLONE_FILES | abi::SIGCHLD);
    w.ok(last, Call::Close, &[wr]);
    assert_eq!(w.call(1000, Call::Close, &[wr]), err(Errno::EBADF));
    let at = w.room(1);
    assert_eq!(w.call(1000, Call::Read, &[r, at, 1]), done(0));
}

#[test]
fn record_locks_belong_to_the_table_of_descriptors() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "f", abi::O_RDWR | abi::O_CREAT, 0o600), done(3));
    let fd = 3;
    let child = clone(&mut w, 1000, abi::CLONE_FILES | abi::SIGCHLD);
    let other = w.fork(1000);
    let mut lock = abi::FLOCK.make(&[("l_type", abi::F_WRLCK as u64)]);
    abi::FLOCK.set(&mut lock, "l_len", 10);
    for who in [1000, child, other] {
        let at = w.put(who, &lock);
        let expect = if who == other { err(Errno::EAGAIN) } else { done(0) };
        assert_eq!(w.call(who, Call::Fcntl, &[fd, abi::F_SETLK as u64, at]), expect, "{who}");
    }
    // It outlives the one that set it first.
    w.exit(1000, 0);
    let at = w.put(other, &lock);
    assert_eq!(w.call(other, Call::Fcntl, &[fd, abi::F_SETLK as u64, at]), err(Errno::EAGAIN));
    w.exit(child, 0);
    assert_eq!(w.call(other, Call::Fcntl, &[fd, abi::F_SETLK as u64, at]), done(0));
}

#[test]
fn directory_mask_and_actions_in_common() {
    let mut w = World::new();
    let child = clone(&mut w, 1000, abi::CLONE_FS | abi::CLONE_VM | abi::CLONE_SIGHAND | abi::SIGCHLD);
    let path = w.string(1000, "/tmp");
    w.ok(child, Call::Chdir, &[path]);
    w.ok(child, Call::Umask, &[0o77]);
    assert_eq!(w.k.processes.get(1000).unwrap().cwd, w.k.processes.get(child).unwrap().cwd);
    assert_eq!(w.call(1000, Call::Umask, &[0]), done(0o77));
    w.action(child, 10, 0x40_2000, 0, 0);
    assert_eq!(w.k.processes.get(1000).unwrap().action(10).handler, 0x40_2000);
    assert_eq!(w.call(1000, Call::Clone, &[abi::CLONE_SIGHAND as u64, 0, 0, 0, 0]), err(Errno::EINVAL));
    // A sibling is the parent's child, and tells of its end as its parent does.
    let parent = w.fork(1000);
    let sibling = clone(&mut w, parent, abi::CLONE_PARENT);
    assert_eq!(w.call(sibling, Call::Getppid, &[]), done(1000));
    w.exit(sibling, 3);
    assert_eq!(wait(&mut w, 1000, sibling.into(), 0), (done(sibling.into()), 0x300));
}

#[test]
fn a_stack_given_past_the_end_of_memory_is_told_as_it_was_given() {
    let mut w = World::new();
    let attr = abi::ATTR.make(&[("flags", abi::ATTR_STACK_SET), ("stackaddr", 4096), ("stacksize", 1 << 20)]);
    let (at, out, told) = (w.put(1000, &attr), w.room(8), w.room(abi::ATTR.size as u64));
    let made = w.call(1000, Call::PthreadCreate, &[out, at, 0x40_1000, 7, 0]);
    let Outcome::Other(Flow::Thread { tid, .. }) = made else { panic!("pthread_create: {made:?}") };
    w.ok(1000, Call::PthreadGetattr, &[tid as u64, told]);
    assert_eq!(abi::ATTR.get(&w.read(1000, told, abi::ATTR.size as u64), "stackaddr"), 4096);
}

#[test]
fn the_last_thread_takes_the_process_along() {
    let mut w = World::new();
    let child = w.fork(1000);
    let second = w.thread(child);
    assert_eq!(w.call(child, Call::Exit, &[0]), Outcome::Other(Flow::ExitThread));
    assert!(w.k.processes.get(child).unwrap().life == Life::Alive);
    assert_eq!(w.call(second, Call::Exit, &[5]), Outcome::Other(Flow::ExitProcess));
    assert_eq!(wait(&mut w, 1000, -1, 0), (done(child.into()), 0x500));
}

#[test]
fn groups_and_sessions() {
    let mut w = World::new();
    assert_eq!(w.call(1000, Call::Getpgrp, &[]), done(1000));
    assert_eq!(w.call(1000, Call::Getsid, &[0]), done(999));
    assert_eq!(w.call(1000, Call::Setsid, &[]), err(Errno::EPERM));
    let child = w.fork(1000);
    assert_eq!(w.call(child, Call::Getpgrp, &[]), done(1000));
    w.ok(1000, Call::Setpgid, &[child as u64, 0]);
    assert_eq!(w.call(child, Call::Getpgrp, &[]), done(child.into()));
    assert_eq!(w.call(1000, Call::Setpgid, &[child as u64, 4711]), err(Errno::EPERM));
    let other = w.fork(child);
    assert_eq!(w.call(1000, Call::Setpgid, &[other as u64, 0]), err(Errno::ESRCH));
    assert_eq!(w.call(other, Call::Setsid, &[]), done(other.into()));
    assert_eq!(w.call(child, Call::Setpgid, &[other as u64, 0]), err(Errno::EPERM));
}

#[test]
fn waitid_peeks_and_takes() {
    let mut w = World::new();
    let child = w.fork(1000);
    w.exit(child, 4);
    let at = w.room(128);
    let flags = abi::WEXITED | abi::WNOWAIT;
    for (flags, left) in [(flags, true), (abi::WEXITED, false)] {
        let args = [abi::P_PID as u64, child as u64, at, flags as u64];
        assert_eq!(w.call(1000, Call::Waitid, &args), done(0));
        let b = w.read(1000, at, 128);
        assert_eq!(abi::SIGINFO.int(&b, "si_status"), 4);
        assert_eq!(i64::from(abi::SIGINFO.int(&b, "si_code")), abi::CLD_EXITED);
        assert_eq!(w.k.processes.contains(child), left);
    }
    assert_eq!(w.call(1000, Call::Waitid, &[abi::P_ALL as u64, 0, at, 0]), err(Errno::EINVAL));
}

#[test]
fn stopped_and_continued_children_are_told() {
    let mut w = World::new();
    let child = w.fork(1000);
    w.ok(1000, Call::Kill, &[child as u64, abi::SIGSTOP as u64]);
    assert_eq!(w.settle(), ["1001 stopped"]);
    assert_eq!(wait(&mut w, 1000, -1, abi::WNOHANG).0, done(0));
    assert_eq!(wait(&mut w, 1000, -1, abi::WUNTRACED), (done(child.into()), 0x137f));
    assert_eq!(wait(&mut w, 1000, -1, abi::WUNTRACED | abi::WNOHANG).0, done(0));
    w.ok(1000, Call::Kill, &[child as u64, abi::SIGCONT as u64]);
    assert_eq!(wait(&mut w, 1000, -1, abi::WCONTINUED), (done(child.into()), 0xffff));
    assert!(w.k.runnable(child));
}

#[test]
fn too_many_processes_are_eagain() {
    let mut w = World::with(Settings { task_limit: 4, ..Settings::default() });
    let mut made = 0;
    while let Outcome::Other(Flow::Fork { .. }) = w.call(1000, Call::Fork, &[]) {
        made += 1;
    }
    assert_eq!(made, 3);
    assert_eq!(w.call(1000, Call::Fork, &[]), err(Errno::EAGAIN));
}
