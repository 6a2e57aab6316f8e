//! signal(7).

use super::super::abi;
use super::super::signal::bit;
use super::*;

const HANDLER: u64 = 0x40_2000;
const USR1: i64 = abi::SIGUSR1;
const USR2: i64 = abi::SIGUSR2;

fn kill(w: &mut World, from: Tid, to: Pid, signal: i64) -> Outcome {
    w.call(from, Call::Kill, &[to as u64, signal as u64])
}

#[test]
fn standard_signals_do_not_queue_and_real_time_ones_do() {
    let mut w = World::new();
    let rt = abi::SIGRTMIN;
    w.block_signals(1000, abi::SIG_BLOCK, u64::MAX);
    for signal in [USR1, rt + 1, rt, rt] {
        w.action(1000, signal, HANDLER, 0, 0);
    }
    for signal in [USR1, rt + 1, rt, USR1, rt, USR1] {
        assert_eq!(kill(&mut w, 1000, 1000, signal), done(0));
    }
    w.block_signals(1000, abi::SIG_SETMASK, 0);
    assert_eq!(w.settle(), ["1000 handler 10", "1000 handler 34", "1000 handler 34", "1000 handler 35"]);
}

#[test]
fn of_several_handlers_the_last_set_up_runs_first() {
    let mut w = World::new();
    w.block_signals(1000, abi::SIG_BLOCK, u64::MAX);
    w.action(1000, USR1, HANDLER, 0, 0);
    w.action(1000, USR2, HANDLER + 16, 0, 0);
    kill(&mut w, 1000, 1000, USR2);
    kill(&mut w, 1000, 1000, USR1);
    w.block_signals(1000, abi::SIG_SETMASK, 0);
    let (Signalled::Handler(a), Signalled::Handler(b)) = (w.take_signal(1000), w.take_signal(1000)) else {
        panic!("two handlers are due")
    };
    assert_eq!((a.signal, b.signal), (10, 12));
    assert_eq!(w.take_signal(1000), Signalled::Nothing);
    assert_eq!(w.k.threads.get(1000).unwrap().mask, bit(10) | bit(12));
    w.handler_returns(1000, &b);
    assert_eq!(w.k.threads.get(1000).unwrap().mask, bit(10));
    w.handler_returns(1000, &a);
    assert_eq!(w.k.threads.get(1000).unwrap().mask, 0);
}

#[test]
fn a_handlers_mask_is_its_own() {
    let mut w = World::new();
    for (flags, mask, during) in [(0, 0, bit(10)), (abi::SA_NODEFER, 0, 0), (0, bit(12) | bit(9), bit(10) | bit(12))] {
        w.action(1000, USR1, HANDLER, flags, mask);
        kill(&mut w, 1000, 1000, USR1);
        let Signalled::Handler(d) = w.take_signal(1000) else { panic!("no handler") };
        assert_eq!(w.k.threads.get(1000).unwrap().mask, during);
        w.handler_returns(1000, &d);
        assert_eq!(w.k.threads.get(1000).unwrap().mask, 0);
    }
}

#[test]
fn resethand_is_for_once() {
    let mut w = World::new();
    w.action(1000, USR1, HANDLER, abi::SA_RESETHAND, 0);
    kill(&mut w, 1000, 1000, USR1);
    assert_eq!(w.settle(), ["1000 handler 10"]);
    kill(&mut w, 1000, 1000, USR1);
    assert_eq!(w.settle(), ["1000 ended"]);
}

#[test]
fn sigkill_and_sigstop_are_for_nobody_to_change() {
    let mut w = World::new();
    let at = w.put(1000, &abi::SIGACTION.make(&[("sa_handler", 1)]));
    for signal in [abi::SIGKILL, abi::SIGSTOP] {
        assert_eq!(w.call(1000, Call::RtSigaction, &[signal as u64, at, 0]), err(Errno::EINVAL));
    }
    w.block_signals(1000, abi::SIG_BLOCK, u64::MAX);
    assert_eq!(w.k.threads.get(1000).unwrap().mask, !(bit(9) | bit(19)));
    kill(&mut w, 1000, 1000, abi::SIGKILL);
    assert_eq!(w.settle(), ["1000 ended"]);
}

#[test]
fn ignored_signals_are_gone_blocked_ones_wait() {
    let mut w = World::new();
    w.action(1000, USR1, 1, 0, 0);
    kill(&mut w, 1000, 1000, USR1);
    assert!(w.k.processes.get(1000).unwrap().pending.is_empty());
    w.block_signals(1000, abi::SIG_BLOCK, bit(10));
    kill(&mut w, 1000, 1000, USR1);
    assert_eq!(w.k.processes.get(1000).unwrap().pending.len(), 1);
    // To ignore it throws it away.
    w.action(1000, USR1, 1, 0, 0);
    assert!(w.k.processes.get(1000).unwrap().pending.is_empty());
}

#[test]
fn kill_finds_its_targets() {
    let mut w = World::new();
    let child = w.fork(1000);
    assert_eq!(kill(&mut w, 1000, child, 0), done(0));
    assert_eq!(kill(&mut w, 1000, 4711, 0), err(Errno::ESRCH));
    assert_eq!(kill(&mut w, 1000, 1, 0), err(Errno::EPERM));
    assert_eq!(kill(&mut w, 1000, child, 65), err(Errno::EINVAL));
    for p in [1000, child] {
        w.action(p, USR1, HANDLER, 0, 0);
    }
    kill(&mut w, child, 0, USR1);
    assert_eq!(w.settle(), ["1000 handler 10", "1001 handler 10"]);
    kill(&mut w, child, -1000, USR1);
    assert_eq!(w.settle(), ["1000 handler 10", "1001 handler 10"]);
    kill(&mut w, child, -1, USR1);
    assert_eq!(w.settle(), ["1000 handler 10"]);
    assert_eq!(kill(&mut w, child, -4711, USR1), err(Errno::ESRCH));
}

#[test]
fn a_user_may_not_signal_another() {
    let mut w = World::with(Settings { uid: 0, ..Settings::default() });
    let (a, b) = (w.fork(1000), w.fork(1000));
    w.ok(a, Call::Setuid, &[1]);
    w.ok(b, Call::Setuid, &[2]);
    assert_eq!(kill(&mut w, a, b, USR1), err(Errno::EPERM));
    assert_eq!(kill(&mut w, a, b, abi::SIGCONT), done(0));
    assert_eq!(kill(&mut w, 1000, b, 0), done(0));
}

#[test]
fn pause_ends_with_a_handler_and_not_with_an_ignored_signal() {
    let mut w = World::new();
    let child = w.fork(1000);
    w.action(child, USR1, HANDLER, abi::SA_RESTART, 0);
    assert_eq!(w.call(child, Call::Pause, &[]), Outcome::Blocked);
    kill(&mut w, 1000, child, abi::SIGCHLD);
    assert!(w.settle().is_empty());
    // SA_RESTART does not hold for pause (signal(7)).
    kill(&mut w, 1000, child, USR1);
    assert_eq!(w.settle(), ["1001 handler 10", "1001 = -4"]);
}

#[test]
fn sigsuspend_lets_a_blocked_signal_in_and_restores_the_mask() {
    let mut w = World::new();
    w.action(1000, USR1, HANDLER, 0, 0);
    w.block_signals(1000, abi::SIG_BLOCK, bit(10) | bit(12));
    kill(&mut w, 1000, 1000, USR1);
    let set = w.put(1000, &bit(12).to_le_bytes());
    // The signal was there before: no chance to lose it.
    assert!(matches!(w.call(1000, Call::RtSigsuspend, &[set]), Outcome::Other(Flow::Interrupted)));
    let Signalled::Handler(d) = w.take_signal(1000) else { panic!("no handler") };
    assert_eq!(w.k.threads.get(1000).unwrap().mask, bit(10) | bit(12));
    w.handler_returns(1000, &d);
    assert_eq!(w.log, ["1000 handler 10", "1000 = -4"]);
    assert_eq!(w.k.threads.get(1000).unwrap().mask, bit(10) | bit(12));
}

#[test]
fn sigwait_takes_a_signal_without_a_handler() {
    let mut w = World::new();
    w.block_signals(1000, abi::SIG_BLOCK, bit(10) | bit(34));
    let set = w.put(1000, &(bit(10) | bit(34)).to_le_bytes());
    let info = w.room(128);
    assert_eq!(w.call(1000, Call::RtSigtimedwait, &[set, info, 0]), Outcome::Blocked);
    let value = w.put(1000, &abi::SIGINFO.make(&[("si_code", abi::SI_QUEUE as u64), ("si_value", 42)]));
    let child = w.fork(1000);
    assert_eq!(w.call(child, Call::RtSigqueueinfo, &[1000, 34, value]), done(0));
    assert_eq!(w.settle(), ["1000 rt_sigtimedwait = 34"]);
    let b = w.read(1000, info, 128);
    assert_eq!(abi::SIGINFO.get(&b, "si_value"), 42);
    let zero = w.put(1000, &[0; 16]);
    assert_eq!(w.call(1000, Call::RtSigtimedwait, &[set, 0, zero]), err(Errno::EAGAIN));
    // Another signal's handler ends it with EINTR.
    w.action(1000, USR2, HANDLER, abi::SA_RESTART, 0);
    assert_eq!(w.call(1000, Call::RtSigtimedwait, &[set, 0, 0]), Outcome::Blocked);
    kill(&mut w, child, 1000, USR2);
    assert_eq!(w.settle(), ["1000 rt_sigtimedwait = -4", "1000 handler 12"]);
}

#[test]
fn a_process_signal_goes_to_a_thread_that_does_not_block_it() {
    let mut w = World::new();
    w.action(1000, USR1, HANDLER, 0, 0);
    let second = w.thread(1000);
    w.block_signals(1000, abi::SIG_BLOCK, bit(10));
    kill(&mut w, 1000, 1000, USR1);
    assert_eq!(w.settle(), [format!("{second} handler 10")]);
    // One for a thread is that thread's alone.
    let other = w.fork(1000);
    assert_eq!(w.call(other, Call::Tgkill, &[1000, 1000, 10]), done(0));
    assert!(w.settle().is_empty());
    assert_eq!(w.call(other, Call::Tgkill, &[1001, 1000, 10]), err(Errno::ESRCH));
    w.block_signals(1000, abi::SIG_SETMASK, 0);
    assert_eq!(w.settle(), ["1000 handler 10"]);
}

#[test]
fn unblocking_in_one_thread_wakes_another_that_waits() {
    let mut w = World::new();
    w.action(1000, USR1, HANDLER, 0, 0);
    let second = w.thread(1000);
    w.block_signals(1000, abi::SIG_BLOCK, bit(10));
    w.block_signals(second, abi::SIG_BLOCK, bit(10));
    kill(&mut w, 1000, 1000, USR1);
    let set = w.put(second, &0u64.to_le_bytes());
    assert!(matches!(w.call(second, Call::RtSigsuspend, &[set]), Outcome::Other(Flow::Interrupted)));
    assert_eq!(w.settle(), [format!("{second} handler 10"), format!("{second} = -4")]);
}

#[test]
fn stop_and_continue_go_around_a_blocked_call() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let child = w.fork(1000);
    assert_eq!(w.read_str(child, r, 1), Err(Outcome::Blocked));
    kill(&mut w, 1000, child, abi::SIGSTOP);
    assert_eq!(w.settle(), ["1001 stopped"]);
    assert_eq!(w.write_str(1000, wr, "x"), done(1));
    assert!(w.settle().is_empty());
    kill(&mut w, 1000, child, abi::SIGCONT);
    assert_eq!(w.settle(), ["1001 read = 1"]);
    // A stopped process can be killed.
    kill(&mut w, 1000, child, abi::SIGSTOP);
    w.settle();
    kill(&mut w, 1000, child, USR1);
    assert!(w.settle().is_empty());
    kill(&mut w, 1000, child, abi::SIGKILL);
    assert_eq!(w.settle(), ["1001 ended"]);
}

#[test]
fn sigcont_and_stop_signals_cancel_each_other() {
    let mut w = World::new();
    w.block_signals(1000, abi::SIG_BLOCK, bit(18) | bit(20));
    w.action(1000, abi::SIGCONT, HANDLER, 0, 0);
    w.action(1000, abi::SIGTSTP, HANDLER, 0, 0);
    kill(&mut w, 1000, 1000, abi::SIGTSTP);
    kill(&mut w, 1000, 1000, abi::SIGCONT);
    w.block_signals(1000, abi::SIG_SETMASK, 0);
    assert_eq!(w.settle(), ["1000 handler 18"]);
}

#[test]
fn keys_send_signals_to_the_foreground_group() {
    let mut w = World::new();
    let child = w.fork(1000);
    w.ok(child, Call::Setpgid, &[0, 0]);
    w.action(1000, abi::SIGINT, HANDLER, 0, 0);
    w.k.input(b"half a line\x03", &mut w.events);
    assert_eq!(w.settle(), ["1000 handler 2"]);
    // What was typed before is gone.
    assert!(w.k.terminal.line.is_empty());
    // The background group is not touched; reading from there stops it.
    assert_eq!(w.read_str(child, 0, 5), Err(Outcome::Other(Flow::Interrupted)));
    assert_eq!(w.settle(), ["1001 stopped"]);
    w.k.input(b"\x1a", &mut w.events);
    assert_eq!(w.settle(), ["1000 stopped"]);
}

#[test]
fn a_terminal_reads_lines() {
    let mut w = World::new();
    assert_eq!(w.read_str(1000, 0, 100), Err(Outcome::Blocked));
    w.k.input(b"ab", &mut w.events);
    assert!(w.settle().is_empty());
    w.k.input(b"x\x7fc\nsecond line\n\x04", &mut w.events);
    assert_eq!(w.settle(), ["1000 read = 4"]);
    assert_eq!(w.read_str(1000, 0, 4), Ok("seco".into()));
    assert_eq!(w.read_str(1000, 0, 100), Ok("nd line\n".into()));
    assert_eq!(w.read_str(1000, 0, 100), Ok(String::new()));
    assert_eq!(w.read_str(1000, 0, 100), Err(Outcome::Blocked));
    w.k.input(b"tail", &mut w.events);
    w.k.end_of_input(&mut w.events);
    assert_eq!(w.settle(), ["1000 read = 4"]);
    assert_eq!(w.read_str(1000, 0, 100), Ok(String::new()));
    assert_eq!(w.read_str(1000, 0, 100), Ok(String::new()));
}

#[test]
fn a_signal_that_stops_is_ignored_where_nobody_could_continue() {
    let mut w = World::new();
    let child = w.fork(1000);
    // Its own session: its parent is elsewhere.
    w.ok(child, Call::Setsid, &[]);
    kill(&mut w, 1000, child, abi::SIGTSTP);
    assert!(w.settle().is_empty());
    kill(&mut w, 1000, child, abi::SIGSTOP);
    assert_eq!(w.settle(), ["1001 stopped"]);
}

#[test]
fn an_alternate_stack_is_used_when_asked_for() {
    let mut w = World::new();
    let stack = abi::STACK.make(&[("ss_sp", 0x5000), ("ss_size", 8192)]);
    let at = w.put(1000, &stack);
    w.ok(1000, Call::Sigaltstack, &[at, 0]);
    w.action(1000, USR1, HANDLER, abi::SA_ONSTACK, 0);
    w.action(1000, USR2, HANDLER, 0, 0);
    kill(&mut w, 1000, 1000, USR2);
    let Signalled::Handler(d) = w.take_signal(1000) else { panic!("no handler") };
    assert_eq!(d.stack, None);
    w.handler_returns(1000, &d);
    kill(&mut w, 1000, 1000, USR1);
    let Signalled::Handler(d) = w.take_signal(1000) else { panic!("no handler") };
    assert_eq!(d.stack, Some((0x5000, 8192)));
    assert_eq!(w.call(1000, Call::Sigaltstack, &[at, 0]), err(Errno::EPERM));
    w.handler_returns(1000, &d);
}

#[test]
fn a_fault_runs_a_handler_only_if_the_hardware_would_have_seen_it() {
    let mut w = World::new();
    w.action(1000, abi::SIGSEGV, HANDLER, abi::SA_SIGINFO, 0);
    let info = super::super::process::SignalInfo {
        signal: 11,
        code: abi::SEGV_MAPERR as i32,
        addr: 0x1234,
        ..Default::default()
    };
    w.k.fault(1000, info, "reads address 0x1234", true, &mut w.events);
    let Signalled::Handler(d) = w.take_signal(1000) else { panic!("no handler") };
    assert_eq!(abi::SIGINFO.get(&d.info.bytes(), "si_addr"), 0x1234);
    w.handler_returns(1000, &d);
    w.k.fault(1000, info, "reads a freed byte", false, &mut w.events);
    assert_eq!(w.k.first_status, Some(11));
}
