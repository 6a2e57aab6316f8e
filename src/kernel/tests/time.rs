//! time(7): sleeping, alarms, timers.

use super::super::abi;
use super::super::clock::SECOND;
use super::*;

fn timespec(w: &mut World, s: u64, ns: u64) -> u64 {
    w.put(1000, &abi::TIMESPEC.make(&[("tv_sec", s), ("tv_nsec", ns)]))
}

#[test]
fn sleeps_end_in_the_order_of_their_deadlines() {
    let mut w = World::new();
    let children = [w.fork(1000), w.fork(1000), w.fork(1000)];
    for (i, s) in [3, 1, 2].into_iter().enumerate() {
        let at = w.put(children[i], &abi::TIMESPEC.make(&[("tv_sec", s)]));
        assert_eq!(w.call(children[i], Call::Nanosleep, &[at, 0]), Outcome::Blocked);
    }
    let mut order = Vec::new();
    while w.k.advance_clock(&mut w.events) {
        order.extend(w.settle());
    }
    assert_eq!(order, ["1002 nanosleep = 0", "1003 nanosleep = 0", "1001 nanosleep = 0"]);
    assert_eq!(w.k.now, 3 * SECOND);
}

#[test]
fn an_interrupted_sleep_says_what_was_left() {
    let mut w = World::new();
    let (at, left) = (timespec(&mut w, 10, 0), w.room(16));
    let child = w.fork(1000);
    w.action(child, abi::SIGUSR1, 0x40_2000, abi::SA_RESTART, 0);
    assert_eq!(w.call(child, Call::Nanosleep, &[at, left]), Outcome::Blocked);
    w.k.set_clock(4 * SECOND, &mut w.events);
    w.ok(1000, Call::Kill, &[child as u64, 10]);
    assert_eq!(w.settle(), ["1001 handler 10", "1001 = -4"]);
    assert_eq!((w.long(child, left), w.long(child, left + 8)), (5, 999_999_999));
    // A stop in between does not count.
    assert_eq!(w.call(child, Call::Nanosleep, &[at, left]), Outcome::Blocked);
    w.ok(1000, Call::Kill, &[child as u64, 19]);
    w.settle();
    w.ok(1000, Call::Kill, &[child as u64, 18]);
    w.settle();
    assert_eq!(w.k.due(), Some(14 * SECOND));
}

#[test]
fn times_that_are_none() {
    let mut w = World::new();
    let bad = timespec(&mut w, 0, SECOND);
    let negative = timespec(&mut w, u64::MAX, 0);
    for at in [bad, negative] {
        assert_eq!(w.call(1000, Call::Nanosleep, &[at, 0]), err(Errno::EINVAL));
    }
    let at = timespec(&mut w, 1_767_225_600, 5);
    let abs = abi::TIMER_ABSTIME as u64;
    assert_eq!(w.call(1000, Call::ClockNanosleep, &[0, abs, at, 0]), Outcome::Blocked);
    assert_eq!(w.k.due(), Some(5));
    assert_eq!(w.call(1000, Call::ClockGettime, &[99, at]), err(Errno::EINVAL));
}

#[test]
fn an_alarm_rings_and_tells_what_was_left_of_the_last() {
    let mut w = World::new();
    w.action(1000, abi::SIGALRM, 0x40_2000, 0, 0);
    assert_eq!(w.call(1000, Call::Alarm, &[10]), done(0));
    w.k.set_clock(4 * SECOND, &mut w.events);
    assert_eq!(w.call(1000, Call::Alarm, &[5]), done(6));
    assert_eq!(w.call(1000, Call::Pause, &[]), Outcome::Blocked);
    assert!(w.k.advance_clock(&mut w.events));
    assert_eq!(w.settle(), ["1000 handler 14", "1000 = -4"]);
    assert_eq!(w.k.now, 9 * SECOND);
    assert_eq!(w.call(1000, Call::Alarm, &[3]), done(0));
    assert_eq!(w.call(1000, Call::Alarm, &[0]), done(3));
    assert_eq!(w.k.due(), None);
    // Without a handler it ends the process.
    w.action(1000, abi::SIGALRM, 0, 0, 0);
    w.ok(1000, Call::Alarm, &[1]);
    w.k.advance_clock(&mut w.events);
    assert_eq!(w.settle(), ["1000 ended"]);
}

#[test]
fn an_interval_timer_repeats() {
    let mut w = World::new();
    w.action(1000, abi::SIGALRM, 0x40_2000, 0, 0);
    let l = &abi::ITIMERVAL;
    let b = l.make(&[("it_interval.tv_usec", 250_000), ("it_value.tv_sec", 1)]);
    let (at, old) = (w.put(1000, &b), w.room(32));
    w.ok(1000, Call::Setitimer, &[0, at, 0]);
    let mut times = Vec::new();
    for _ in 0..3 {
        w.k.advance_clock(&mut w.events);
        assert_eq!(w.settle(), ["1000 handler 14"]);
        times.push(w.k.now / 1_000_000);
    }
    assert_eq!(times, [1000, 1250, 1500]);
    w.ok(1000, Call::Getitimer, &[0, old]);
    assert_eq!(l.get(&w.read(1000, old, 32), "it_value.tv_usec"), 250_000);
}

#[test]
fn a_posix_timer_counts_what_it_could_not_tell() {
    let mut w = World::new();
    let event = w.put(1000, &abi::SIGEVENT.make(&[("sigev_signo", 34), ("sigev_value", 7)]));
    let id = w.room(4);
    w.action(1000, 34, 0x40_2000, abi::SA_SIGINFO, 0);
    w.ok(1000, Call::TimerCreate, &[abi::CLOCK_MONOTONIC as u64, event, id]);
    let spec = w.put(1000, &abi::ITIMERSPEC.make(&[("it_interval.tv_sec", 1), ("it_value.tv_sec", 1)]));
    w.ok(1000, Call::TimerSettime, &[0, 0, spec, 0]);
    w.block_signals(1000, abi::SIG_BLOCK, 1 << 33);
    w.k.set_clock(4 * SECOND, &mut w.events);
    w.block_signals(1000, abi::SIG_SETMASK, 0);
    let Signalled::Handler(d) = w.take_signal(1000) else { panic!("no handler") };
    assert_eq!((d.info.value, d.info.overrun), (7, 3));
    assert_eq!(w.call(1000, Call::TimerGetoverrun, &[0]), done(3));
    w.handler_returns(1000, &d);
    w.ok(1000, Call::TimerDelete, &[0]);
    assert_eq!(w.call(1000, Call::TimerDelete, &[0]), err(Errno::EINVAL));
    assert_eq!(w.k.due(), None);
}

#[test]
fn clocks_show_the_virtual_time() {
    let mut w = World::new();
    w.k.set_clock(90 * SECOND + 5, &mut w.events);
    assert_eq!(w.call(1000, Call::Time, &[0]), done(1_767_225_690));
    let at = w.room(16);
    w.ok(1000, Call::ClockGettime, &[abi::CLOCK_MONOTONIC as u64, at]);
    assert_eq!((w.long(1000, at), w.long(1000, at + 8)), (3690, 5));
    assert_eq!(w.call(1000, Call::ClockSettime, &[0, at]), err(Errno::EPERM));
}
