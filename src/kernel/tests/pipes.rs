//! pipe(7), fifo(7).

use super::super::abi;
use super::*;

fn small(capacity: u32) -> World {
    World::with(Settings { pipe_capacity: capacity, ..Settings::default() })
}

#[test]
fn bytes_come_out_in_the_order_they_went_in() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    assert_eq!((r, wr), (3, 4));
    assert_eq!(w.write_str(1000, wr, "hello"), done(5));
    assert_eq!(w.write_str(1000, wr, " world"), done(6));
    assert_eq!(w.read_str(1000, r, 8), Ok("hello wo".into()));
    assert_eq!(w.read_str(1000, r, 8), Ok("rld".into()));
}

#[test]
fn a_pipe_holds_65536_bytes() {
    let mut w = World::new();
    let (_, wr) = w.pipe(1000);
    w.ok(1000, Call::Fcntl, &[wr, abi::F_SETFL as u64, abi::O_NONBLOCK as u64]);
    assert_eq!(w.call(1000, Call::Fcntl, &[wr, abi::F_GETPIPE_SZ as u64]), done(65_536));
    let at = w.room(70_000);
    assert_eq!(w.call(1000, Call::Write, &[wr, at, 70_000]), done(65_536));
    assert_eq!(w.call(1000, Call::Write, &[wr, at, 1]), err(Errno::EAGAIN));
    assert_eq!(w.call(1000, Call::Fcntl, &[wr, abi::F_SETPIPE_SZ as u64, 4096]), err(Errno::EBUSY));
    assert_eq!(w.call(1000, Call::Fcntl, &[wr, abi::F_SETPIPE_SZ as u64, 100_000]), done(131_072));
    assert_eq!(w.call(1000, Call::Fcntl, &[wr, abi::F_SETPIPE_SZ as u64, 2 << 20]), err(Errno::EPERM));
}

#[test]
fn a_reader_waits_for_bytes_and_a_writer_for_room() {
    let mut w = small(8);
    let (r, wr) = w.pipe(1000);
    let child = w.fork(1000);
    assert_eq!(w.read_str(child, r, 5), Err(Outcome::Blocked));
    assert_eq!(w.write_str(1000, wr, "abc"), done(3));
    assert_eq!(w.settle(), ["1001 read = 3"]);
    // Twelve bytes are more than the pipe: they go in by pieces.
    assert_eq!(w.write_str(1000, wr, "0123456789ab"), Outcome::Blocked);
    assert_eq!(w.read_str(child, r, 3), Ok("012".into()));
    assert!(w.settle().is_empty());
    assert_eq!(w.read_str(child, r, 100), Ok("3456789a".into()));
    assert_eq!(w.settle(), ["1000 write = 12"]);
    assert_eq!(w.read_str(child, r, 100), Ok("b".into()));
}

#[test]
fn a_write_up_to_pipe_buf_goes_in_whole() {
    let mut w = small(8);
    let (r, wr) = w.pipe(1000);
    assert_eq!(w.write_str(1000, wr, "12345"), done(5));
    let child = w.fork(1000);
    // Six bytes would fit the pipe, but not now: nothing of them goes in.
    assert_eq!(w.write_str(child, wr, "abcdef"), Outcome::Blocked);
    assert_eq!(w.read_str(1000, r, 1), Ok("1".into()));
    assert!(w.settle().is_empty());
    assert_eq!(w.read_str(1000, r, 3), Ok("234".into()));
    assert_eq!(w.settle(), ["1001 write = 6"]);
    assert_eq!(w.read_str(1000, r, 20), Ok("5abcdef".into()));
}

#[test]
fn end_of_file_comes_when_the_last_write_end_closes() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let child = w.fork(1000);
    w.ok(1000, Call::Close, &[wr]);
    assert_eq!(w.read_str(1000, r, 5), Err(Outcome::Blocked));
    assert!(w.settle().is_empty());
    // The child still has one.
    w.ok(child, Call::Close, &[wr]);
    assert_eq!(w.settle(), ["1000 read = 0"]);
}

#[test]
fn writing_without_a_reader_is_sigpipe_and_epipe() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    w.ok(1000, Call::Close, &[r]);
    w.action(1000, abi::SIGPIPE, 1, 0, 0);
    assert_eq!(w.write_str(1000, wr, "x"), err(Errno::EPIPE));
    assert_eq!(w.write_str(1000, wr, ""), done(0));
    w.action(1000, abi::SIGPIPE, 0, 0, 0);
    assert_eq!(w.write_str(1000, wr, "x"), err(Errno::EPIPE));
    assert_eq!(w.take_signal(1000), Signalled::Ended);
    assert_eq!(w.k.first_status, Some(13));
}

#[test]
fn a_blocked_writer_learns_that_the_reader_is_gone() {
    let mut w = small(4);
    let (r, wr) = w.pipe(1000);
    let child = w.fork(1000);
    w.ok(child, Call::Close, &[r]);
    w.action(child, abi::SIGPIPE, 1, 0, 0);
    assert_eq!(w.write_str(child, wr, "123456"), Outcome::Blocked);
    w.ok(1000, Call::Close, &[r]);
    // Four bytes had gone in: that is what write says.
    assert_eq!(w.settle(), ["1001 write = 4"]);
}

#[test]
fn readers_are_served_in_the_order_they_came() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let a = w.fork(1000);
    let b = w.fork(1000);
    assert_eq!(w.read_str(b, r, 2), Err(Outcome::Blocked));
    assert_eq!(w.read_str(a, r, 2), Err(Outcome::Blocked));
    assert_eq!(w.write_str(1000, wr, "x"), done(1));
    assert_eq!(w.settle(), ["1002 read = 1"]);
    // Bytes for two: the first reader to finish wakes the next.
    assert_eq!(w.read_str(b, r, 2), Err(Outcome::Blocked));
    assert_eq!(w.write_str(1000, wr, "1234"), done(4));
    assert_eq!(w.settle(), ["1001 read = 2", "1002 read = 2"]);
}

#[test]
fn a_reader_that_dies_passes_its_wake_up_on() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let a = w.fork(1000);
    let b = w.fork(1000);
    assert_eq!(w.read_str(a, r, 2), Err(Outcome::Blocked));
    assert_eq!(w.read_str(b, r, 2), Err(Outcome::Blocked));
    assert_eq!(w.write_str(1000, wr, "xy"), done(2));
    // `a` is awake, and ends before it could look.
    w.k.exit_process(a, 9, &mut w.events);
    assert_eq!(w.settle(), ["1002 read = 2"]);
}

#[test]
fn a_signal_interrupts_or_restarts_a_read() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let child = w.fork(1000);
    w.action(child, abi::SIGUSR1, 0x40_2000, 0, 0);
    w.action(child, abi::SIGUSR2, 0x40_2000, abi::SA_RESTART, 0);
    assert_eq!(w.read_str(child, r, 5), Err(Outcome::Blocked));
    w.ok(1000, Call::Kill, &[child as u64, abi::SIGUSR1 as u64]);
    assert_eq!(w.settle(), ["1001 handler 10", "1001 = -4"]);
    assert_eq!(w.read_str(child, r, 5), Err(Outcome::Blocked));
    w.ok(1000, Call::Kill, &[child as u64, abi::SIGUSR2 as u64]);
    assert_eq!(w.settle(), ["1001 handler 12"]);
    assert!(w.is_blocked(child));
    assert_eq!(w.write_str(1000, wr, "ok"), done(2));
    assert_eq!(w.settle(), ["1001 read = 2"]);
}

#[test]
fn data_wins_over_a_signal_that_comes_with_it() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let child = w.fork(1000);
    w.action(child, abi::SIGUSR1, 0x40_2000, 0, 0);
    assert_eq!(w.read_str(child, r, 5), Err(Outcome::Blocked));
    assert_eq!(w.write_str(1000, wr, "ok"), done(2));
    w.ok(1000, Call::Kill, &[child as u64, abi::SIGUSR1 as u64]);
    assert_eq!(w.settle(), ["1001 read = 2", "1001 handler 10"]);
}

#[test]
fn bytes_without_a_value_stay_so_on_their_way() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let at = w.room(8);
    w.k.spaces.get_mut(1000).unwrap().discard(at, 8, super::super::pages::UNDEF);
    w.write(1000, at, b"ab");
    assert_eq!(w.call(1000, Call::Write, &[wr, at, 4]), done(4));
    assert!(w.events.iter().any(|e| matches!(e, Event::Notice { .. })));
    let to = w.room(4);
    assert_eq!(w.call(1000, Call::Read, &[r, to, 4]), done(4));
    assert_eq!(w.k.mm(1000).unwrap().read(&w.k.pages, to, 4).unwrap().first_undef(), Some(2));
}

#[test]
fn bad_memory_is_efault_and_memory_of_no_object_stops_the_process() {
    let mut w = World::new();
    let (_, wr) = w.pipe(1000);
    assert_eq!(w.call(1000, Call::Write, &[wr, 0x10, 4]), err(Errno::EFAULT));
    assert_eq!(w.call(1000, Call::Pipe, &[0]), err(Errno::EFAULT));
    let at = w.room(16);
    w.k.spaces.get_mut(1000).unwrap().discard(at + 8, 8, super::super::pages::CLOSED);
    let Outcome::Other(Flow::Fault { sentence, addr, .. }) = w.call(1000, Call::Write, &[wr, at, 12]) else {
        panic!("closed bytes were written")
    };
    assert_eq!(addr, at + 8);
    assert_eq!(sentence, format!("write reads 12 bytes at {at:#x}, of which byte 8 belongs to no object"));
}

fn fifo(w: &mut World) {
    let path = w.string(1000, "/tmp/f");
    w.ok(1000, Call::Mknodat, &[abi::AT_FDCWD as u64, path, (abi::S_IFIFO | 0o600) as u64, 0]);
}

#[test]
fn opening_a_fifo_waits_for_the_other_side() {
    let mut w = World::new();
    fifo(&mut w);
    let child = w.fork(1000);
    assert_eq!(w.open(child, "/tmp/f", abi::O_RDONLY, 0), Outcome::Blocked);
    assert_eq!(w.open(1000, "/tmp/f", abi::O_WRONLY, 0), done(3));
    assert_eq!(w.settle(), ["1001 openat = 3"]);
    assert_eq!(w.write_str(1000, 3, "hi"), done(2));
    assert_eq!(w.read_str(child, 3, 9), Ok("hi".into()));
    w.ok(1000, Call::Close, &[3]);
    assert_eq!(w.read_str(child, 3, 9), Ok(String::new()));
    w.ok(child, Call::Close, &[3]);
    // The name is still there; the pipe is not.
    assert!(w.k.pipes.is_empty());
    assert_eq!(w.open(1000, "/tmp/f", abi::O_RDWR, 0), done(3));
}

#[test]
fn a_fifos_partner_may_have_gone_again() {
    let mut w = World::new();
    fifo(&mut w);
    let child = w.fork(1000);
    assert_eq!(w.open(child, "/tmp/f", abi::O_WRONLY, 0), Outcome::Blocked);
    assert_eq!(w.open(1000, "/tmp/f", abi::O_RDONLY, 0), done(3));
    w.ok(1000, Call::Close, &[3]);
    assert_eq!(w.settle(), ["1001 openat = 3"]);
}

#[test]
fn a_fifo_opened_without_waiting() {
    let mut w = World::new();
    fifo(&mut w);
    let nonblock = abi::O_NONBLOCK;
    assert_eq!(w.open(1000, "/tmp/f", abi::O_WRONLY | nonblock, 0), err(Errno::ENXIO));
    assert_eq!(w.open(1000, "/tmp/f", abi::O_RDONLY | nonblock, 0), done(3));
    assert_eq!(w.read_str(1000, 3, 4), Ok(String::new()));
    assert_eq!(w.open(1000, "/tmp/f", abi::O_WRONLY | nonblock, 0), done(4));
    assert_eq!(w.read_str(1000, 3, 4), Err(err(Errno::EAGAIN)));
}

#[test]
fn an_interrupted_open_of_a_fifo_leaves_nothing_behind() {
    let mut w = World::new();
    fifo(&mut w);
    let child = w.fork(1000);
    w.action(child, abi::SIGUSR1, 0x40_2000, 0, 0);
    assert_eq!(w.open(child, "/tmp/f", abi::O_RDONLY, 0), Outcome::Blocked);
    w.ok(1000, Call::Kill, &[child as u64, abi::SIGUSR1 as u64]);
    assert_eq!(w.settle(), ["1001 handler 10", "1001 = -4"]);
    assert!(w.k.pipes.is_empty());
    assert_eq!(w.open(child, "/tmp/f", abi::O_RDONLY, 0), Outcome::Blocked);
    w.ok(1000, Call::Kill, &[child as u64, abi::SIGKILL as u64]);
    assert_eq!(w.settle(), ["1001 ended"]);
    assert!(w.k.pipes.is_empty());
}
