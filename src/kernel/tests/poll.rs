//! poll(2), select(2), epoll(7), eventfd(2), timerfd_create(2), signalfd(2).

use super::super::abi;
use super::super::clock::SECOND;
use super::*;

fn pollfds(w: &mut World, fds: &[(u64, i64)]) -> u64 {
    let each = |(fd, events): &(u64, i64)| abi::POLLFD.make(&[("fd", *fd), ("events", *events as u64)]);
    let bytes: Vec<u8> = fds.iter().flat_map(each).collect();
    w.put(1000, &bytes)
}

fn revents(w: &World, at: u64, i: u64) -> i64 {
    i64::from(u16::from_le_bytes(w.read(1000, at + 8 * i + 6, 2).try_into().unwrap()))
}

#[test]
fn poll_waits_for_whichever_comes_first() {
    let mut w = World::new();
    let ((a, aw), (b, bw)) = (w.pipe(1000), w.pipe(1000));
    let child = w.fork(1000);
    let at = pollfds(&mut w, &[(a, abi::POLLIN), (b, abi::POLLIN), (aw, abi::POLLIN), (99, abi::POLLIN)]);
    assert_eq!(w.call(1000, Call::Poll, &[at, 4, 0]), done(1));
    assert_eq!(revents(&w, at, 3), abi::POLLNVAL);
    assert_eq!(w.call(1000, Call::Poll, &[at, 3, u64::MAX]), Outcome::Blocked);
    assert_eq!(w.write_str(child, bw, "x"), done(1));
    assert_eq!(w.settle(), ["1000 poll = 1"]);
    assert_eq!((revents(&w, at, 0), revents(&w, at, 1)), (0, abi::POLLIN));
    // A hang-up is told unasked.
    for p in [1000, child] {
        w.ok(p, Call::Close, &[aw]);
    }
    assert_eq!(w.call(1000, Call::Poll, &[at, 1, 0]), done(1));
    assert_eq!(revents(&w, at, 0), abi::POLLHUP);
    let none = pollfds(&mut w, &[]);
    assert_eq!(w.call(1000, Call::Poll, &[none, 0, 1500]), Outcome::Blocked);
    w.k.advance_clock(&mut w.events);
    assert_eq!(w.settle(), ["1000 poll = 0"]);
    assert_eq!(w.k.now, 1_500_000_000);
}

#[test]
fn whoever_watches_takes_nobodys_wake_up() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let reader = w.fork(1000);
    let at = pollfds(&mut w, &[(r, abi::POLLIN)]);
    assert_eq!(w.call(1000, Call::Poll, &[at, 1, u64::MAX]), Outcome::Blocked);
    assert_eq!(w.read_str(reader, r, 1), Err(Outcome::Blocked));
    let writer = w.fork(reader);
    assert_eq!(w.write_str(writer, wr, "xy"), done(2));
    assert_eq!(w.settle(), ["1000 poll = 1", "1001 read = 1"]);
}

#[test]
fn select_changes_its_sets_and_its_timeout() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let set = w.put(1000, &[0; 128]);
    let wanted = (1u64 << r | 1 << wr).to_le_bytes();
    w.write(1000, set, &wanted);
    let time = w.put(1000, &abi::TIMEVAL.make(&[("tv_sec", 5)]));
    let child = w.fork(1000);
    assert_eq!(w.call(1000, Call::Select, &[5, set, 0, 0, time]), Outcome::Blocked);
    w.k.set_clock(2 * SECOND, &mut w.events);
    w.write_str(child, wr, "x");
    assert_eq!(w.settle(), ["1000 select = 1"]);
    assert_eq!(w.long(1000, set), 1 << r);
    assert_eq!(w.long(1000, time), 3);
    w.write(1000, set, &(1u64 << 40).to_le_bytes());
    assert_eq!(w.call(1000, Call::Select, &[50, set, 0, 0, time]), err(Errno::EBADF));
}

#[test]
fn pselect_lets_a_signal_in_only_while_it_waits() {
    let mut w = World::new();
    w.action(1000, 10, 0x40_2000, abi::SA_RESTART, 0);
    w.block_signals(1000, abi::SIG_BLOCK, 1 << 9);
    let child = w.fork(1000);
    let mask = w.put(1000, &0u64.to_le_bytes());
    assert_eq!(w.call(1000, Call::Pselect6, &[0, 0, 0, 0, 0, mask]), Outcome::Blocked);
    w.ok(child, Call::Kill, &[1000, 10]);
    assert_eq!(w.settle(), ["1000 handler 10", "1000 = -4"]);
    assert_eq!(w.k.threads.get(1000).unwrap().mask, 1 << 9);
}

fn epoll(w: &mut World, op: i64, ep: u64, fd: u64, events: i64) -> Outcome {
    let e = abi::EPOLL_EVENT.make(&[("events", events as u64), ("data", 100 + fd)]);
    let at = w.put(1000, &e);
    w.call(1000, Call::EpollCtl, &[ep, op as u64, fd, at])
}

fn ready(w: &mut World, ep: u64) -> Vec<(u64, u64)> {
    let at = w.room(120);
    let n = w.ok(1000, Call::EpollWait, &[ep, at, 10, 0]);
    let l = &abi::EPOLL_EVENT;
    (0..n as u64).map(|i| w.read(1000, at + 12 * i, 12)).map(|b| (l.get(&b, "events"), l.get(&b, "data"))).collect()
}

#[test]
fn level_edge_and_one_shot() {
    let mut w = World::new();
    let (add, del, modify) = (abi::EPOLL_CTL_ADD, abi::EPOLL_CTL_DEL, abi::EPOLL_CTL_MOD);
    let mut pipes = Vec::new();
    for _ in 0..3 {
        pipes.push(w.pipe(1000));
    }
    let ep = w.ok(1000, Call::EpollCreate1, &[0]) as u64;
    let kinds = [abi::EPOLLIN, abi::EPOLLIN | abi::EPOLLET, abi::EPOLLIN | abi::EPOLLONESHOT];
    for ((r, _), kind) in pipes.iter().zip(kinds) {
        assert_eq!(epoll(&mut w, add, ep, *r, kind), done(0));
        assert_eq!(epoll(&mut w, add, ep, *r, kind), err(Errno::EEXIST));
    }
    assert_eq!(ready(&mut w, ep), []);
    for (_, wr) in &pipes {
        assert_eq!(w.write_str(1000, *wr, "ab"), done(2));
    }
    let data = |i: usize| 100 + pipes[i].0;
    assert_eq!(ready(&mut w, ep), [(1, data(0)), (1, data(1)), (1, data(2))]);
    // Only the level is still told.
    assert_eq!(ready(&mut w, ep), [(1, data(0))]);
    assert_eq!(w.read_str(1000, pipes[1].0, 1), Ok("a".into()));
    assert_eq!(ready(&mut w, ep), [(1, data(0))]);
    // More bytes are an edge, even though some were left.
    w.write_str(1000, pipes[1].1, "c");
    w.write_str(1000, pipes[2].1, "c");
    let mut seen = ready(&mut w, ep);
    seen.sort_unstable();
    assert_eq!(seen, [(1, data(0)), (1, data(1))]);
    assert_eq!(epoll(&mut w, modify, ep, pipes[2].0, abi::EPOLLIN), done(0));
    assert!(ready(&mut w, ep).contains(&(1, data(2))));
    assert_eq!(epoll(&mut w, del, ep, pipes[0].0, 0), done(0));
    assert_eq!(epoll(&mut w, del, ep, pipes[0].0, 0), err(Errno::ENOENT));
    // Closing the last descriptor takes the entry away.
    w.ok(1000, Call::Close, &[pipes[2].0]);
    assert_eq!(ready(&mut w, ep), []);
    let child = w.fork(1000);
    let at = w.room(12);
    assert_eq!(w.call(1000, Call::EpollWait, &[ep, at, 1, u64::MAX]), Outcome::Blocked);
    w.write_str(child, pipes[1].1, "d");
    assert_eq!(w.settle(), ["1000 epoll_wait = 1"]);
}

#[test]
fn what_epoll_refuses() {
    let mut w = World::new();
    let a = w.ok(1000, Call::EpollCreate1, &[0]) as u64;
    let b = w.ok(1000, Call::EpollCreate1, &[0]) as u64;
    let add = abi::EPOLL_CTL_ADD;
    assert_eq!(epoll(&mut w, add, a, a, 1), err(Errno::EINVAL));
    assert_eq!(epoll(&mut w, add, a, b, 1), done(0));
    assert_eq!(epoll(&mut w, add, b, a, 1), err(Errno::ELOOP));
    let Outcome::Done(f) = w.open(1000, "/etc/passwd", 0, 0) else { panic!("open") };
    assert_eq!(epoll(&mut w, add, a, f as u64, 1), err(Errno::EPERM));
    assert_eq!(epoll(&mut w, add, 0, b, 1), err(Errno::EINVAL));
}

#[test]
fn an_eventfd_counts() {
    let mut w = World::new();
    let e = w.ok(1000, Call::Eventfd2, &[3, 0]) as u64;
    let s = w.ok(1000, Call::Eventfd2, &[2, abi::EFD_SEMAPHORE as u64]) as u64;
    let at = w.room(8);
    w.ok(1000, Call::Read, &[e, at, 8]);
    assert_eq!(w.long(1000, at), 3);
    for _ in 0..2 {
        w.ok(1000, Call::Read, &[s, at, 8]);
        assert_eq!(w.long(1000, at), 1);
    }
    let child = w.fork(1000);
    assert_eq!(w.call(1000, Call::Read, &[e, at, 8]), Outcome::Blocked);
    let five = w.put(child, &5u64.to_le_bytes());
    assert_eq!(w.call(child, Call::Write, &[e, five, 8]), done(8));
    assert_eq!(w.settle(), ["1000 read = 8"]);
    let most = w.put(1000, &(u64::MAX - 1).to_le_bytes());
    assert_eq!(w.call(1000, Call::Write, &[e, most, 8]), done(8));
    w.write(1000, five, &5u64.to_le_bytes());
    assert_eq!(w.call(1000, Call::Write, &[e, five, 8]), Outcome::Blocked);
    assert_eq!(w.call(child, Call::Read, &[e, at, 8]), done(8));
    assert_eq!(w.settle(), ["1000 write = 8"]);
    assert_eq!(w.call(1000, Call::Read, &[e, at, 4]), err(Errno::EINVAL));
}

#[test]
fn a_timerfd_tells_how_often_it_ran_out() {
    let mut w = World::new();
    let t = w.ok(1000, Call::TimerfdCreate, &[abi::CLOCK_MONOTONIC as u64, 0]) as u64;
    let spec = w.put(1000, &abi::ITIMERSPEC.make(&[("it_interval.tv_sec", 2), ("it_value.tv_sec", 1)]));
    w.ok(1000, Call::TimerfdSettime, &[t, 0, spec, 0]);
    let at = w.room(8);
    assert_eq!(w.call(1000, Call::Read, &[t, at, 8]), Outcome::Blocked);
    w.k.advance_clock(&mut w.events);
    assert_eq!(w.settle(), ["1000 read = 8"]);
    assert_eq!(w.long(1000, at), 1);
    w.k.set_clock(8 * SECOND, &mut w.events);
    w.ok(1000, Call::Read, &[t, at, 8]);
    assert_eq!(w.long(1000, at), 3);
}

#[test]
fn a_signalfd_reads_blocked_signals() {
    let mut w = World::new();
    w.block_signals(1000, abi::SIG_BLOCK, 1 << 9 | 1 << 11);
    let mask = w.put(1000, &(1u64 << 9 | 1 << 11).to_le_bytes());
    let s = w.ok(1000, Call::Signalfd4, &[u64::MAX, mask, 8, 0]) as u64;
    let at = w.room(256);
    assert_eq!(w.call(1000, Call::Read, &[s, at, 256]), Outcome::Blocked);
    let child = w.fork(1000);
    w.ok(child, Call::Kill, &[1000, 12]);
    w.ok(child, Call::Kill, &[1000, 10]);
    assert_eq!(w.settle(), ["1000 read = 256"]);
    let l = &abi::SIGNALFD_SIGINFO;
    assert_eq!(l.int(&w.read(1000, at, 128), "ssi_signo"), 10);
    assert_eq!(l.int(&w.read(1000, at + 128, 128), "ssi_pid"), child);
}
