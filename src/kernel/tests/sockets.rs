//! Sockets driven directly: benches, datagrams in flight, hosts, and many calls by lot.

use super::super::network::Host;
use super::super::sockaddr::{self, Address};
use super::super::socket::Family;
use super::super::{abi, wait::Channel};
use super::*;
use std::collections::VecDeque;

const UNIX: u64 = abi::AF_UNIX as u64;
const INET: u64 = abi::AF_INET as u64;
const STREAM: u64 = abi::SOCK_STREAM as u64;
const DGRAM: u64 = abi::SOCK_DGRAM as u64;
const DONTWAIT: u64 = abi::MSG_DONTWAIT as u64;

impl World {
    fn pair(&mut self, tid: Tid, kind: u64) -> (u64, u64) {
        let at = self.room(8);
        self.ok(tid, Call::Socketpair, &[UNIX, kind, 0, at]);
        (self.int(tid, at) as u64, self.int(tid, at + 4) as u64)
    }

    /// An address of version 4 in memory.
    fn address(&mut self, tid: Tid, ip: [u8; 4], port: u16) -> u64 {
        let a = Address::inet(Family::Inet, sockaddr::v4(u32::from_be_bytes(ip)), port);
        self.put(tid, &a.bytes())
    }

    fn bound(&mut self, tid: Tid, kind: u64, ip: [u8; 4], port: u16) -> u64 {
        let fd = self.ok(tid, Call::Socket, &[INET, kind, 0]) as u64;
        let at = self.address(tid, ip, port);
        self.ok(tid, Call::Bind, &[fd, at, 16]);
        fd
    }

    fn send_to(&mut self, tid: Tid, fd: u64, text: &str, to: u64) -> Outcome {
        let at = self.put(tid, text.as_bytes());
        self.call(tid, Call::Sendto, &[fd, at, text.len() as u64, 0, to, 16])
    }

    /// What is there to be received, or nothing.
    fn taken(&mut self, tid: Tid, fd: u64) -> Option<String> {
        let at = self.room(64);
        match self.call(tid, Call::Recvfrom, &[fd, at, 64, DONTWAIT]) {
            Outcome::Done(n) if n >= 0 => String::from_utf8(self.read(tid, at, n as u64)).ok(),
            _ => None,
        }
    }
}

#[test]
fn a_reader_waits_for_bytes_and_a_writer_for_room() {
    let mut w = World::with(Settings { socket_buffer: Some(4), ..Settings::default() });
    let (a, b) = w.pair(1000, STREAM);
    let child = w.fork(1000);
    let at = w.room(16);
    assert_eq!(w.call(child, Call::Read, &[b, at, 16]), Outcome::Blocked);
    assert_eq!(w.k.bench(Channel::SocketRead(2)), [child]);
    assert_eq!(w.write_str(1000, a, "abcdef"), Outcome::Blocked);
    assert_eq!(w.k.bench(Channel::SocketWrite(1)), [1000]);
    assert_eq!(w.settle(), [format!("{child} read = 4"), "1000 write = 6".to_string()]);
    assert_eq!(w.read(child, at, 4), b"abcd");
    assert_eq!(w.read_str(child, b, 9), Ok("ef".into()));
    let s = w.k.sockets.get(2).unwrap();
    assert_eq!((s.ring.capacity(), s.ring.next_in(), s.peer), (4, 1, Some(1)));
}

#[test]
fn datagrams_in_flight_arrive_in_any_order_or_never() {
    let mut w = World::with(Settings { loss: true, ..Settings::default() });
    let lo = [127, 0, 0, 1];
    let server = w.bound(1000, DGRAM, lo, 4000);
    let client = w.ok(1000, Call::Socket, &[INET, DGRAM, 0]) as u64;
    let to = w.address(1000, lo, 4000);
    for word in ["one", "two", "three"] {
        assert_eq!(w.send_to(1000, client, word, to), done(word.len() as i64));
    }
    assert_eq!(w.k.in_the_air(), [1, 2, 3]);
    assert_eq!(w.taken(1000, server), None);
    assert!(w.k.deliver_datagram(3, &mut w.events) && w.k.lose_datagram(2, &mut w.events));
    assert!(!w.k.deliver_datagram(2, &mut w.events), "it is lost already");
    assert!(w.events.iter().any(|e| matches!(e, Event::Lost { .. })));
    assert!(w.k.deliver_datagram(1, &mut w.events));
    assert_eq!([w.taken(1000, server), w.taken(1000, server)], [Some("three".into()), Some("one".into())]);
    assert_eq!(w.taken(1000, server), None);
    w.checked();
}

#[test]
fn hosts_have_their_own_ports_and_names() {
    let hosts = Host::parse("alpha@10.0.0.1:test,beta@10.0.0.2:other").unwrap();
    let mut w = World::with(Settings { hosts, ..Settings::default() });
    let child = w.fork(1000);
    let (path, none) = (w.string(child, "/bin/other"), w.room(8));
    w.put(child, &[0; 8]);
    assert!(matches!(w.call(child, Call::Execve, &[path, none, none]), Outcome::Other(Flow::Exec { .. })));
    w.map(child);
    assert_eq!(w.k.processes.get(1000).map(|p| p.host), Some(0));
    assert_eq!(w.k.processes.get(child).map(|p| p.host), Some(1));
    assert_eq!(w.k.host_name(1), "beta");
    // The same port on both hosts; each may take only its own address.
    let alpha = w.bound(1000, STREAM, [0, 0, 0, 0], 5000);
    w.ok(1000, Call::Listen, &[alpha, 1]);
    let beta = w.bound(child, STREAM, [10, 0, 0, 2], 5000);
    let own = w.ok(child, Call::Socket, &[INET, STREAM, 0]) as u64;
    let foreign = w.address(child, [10, 0, 0, 1], 5001);
    assert_eq!(w.call(child, Call::Bind, &[own, foreign, 16]), err(Errno::EADDRNOTAVAIL));
    let _ = beta;
    // Beta's loopback is not alpha's.
    let lo = w.address(child, [127, 0, 0, 1], 5000);
    assert_eq!(w.call(child, Call::Connect, &[own, lo, 16]), err(Errno::ECONNREFUSED));
    let nowhere = w.address(child, [10, 0, 0, 9], 5000);
    assert_eq!(w.call(child, Call::Connect, &[own, nowhere, 16]), err(Errno::EHOSTUNREACH));
    let there = w.address(child, [10, 0, 0, 1], 5000);
    assert_eq!(w.call(child, Call::Connect, &[own, there, 16]), done(0));
    let (from, len) = (w.room(16), w.put(1000, &16u32.to_le_bytes()));
    let k = w.ok(1000, Call::Accept, &[alpha, from, len]) as u64;
    assert_eq!(w.read(1000, from + 4, 4), [10, 0, 0, 2]);
    assert_eq!(w.write_str(child, own, "over"), done(4));
    assert_eq!(w.read_str(1000, k, 9), Ok("over".into()));
}

#[test]
fn a_full_queue_of_tcp_makes_connect_wait_and_a_closed_one_refuses() {
    let mut w = World::new();
    let lo = [127, 0, 0, 1];
    let s = w.bound(1000, STREAM, lo, 4000);
    w.ok(1000, Call::Listen, &[s, 0]);
    let to = w.address(1000, lo, 4000);
    let clients = [w.fork(1000), w.fork(1000), w.fork(1000)];
    let mut outcomes = Vec::new();
    for c in clients {
        w.ok(c, Call::Close, &[s]);
        let fd = w.ok(c, Call::Socket, &[INET, STREAM, 0]) as u64;
        outcomes.push(w.call(c, Call::Connect, &[fd, to, 16]));
    }
    assert_eq!(outcomes, [done(0), Outcome::Blocked, Outcome::Blocked]);
    w.ok(1000, Call::Accept, &[s, 0, 0]);
    assert_eq!(w.settle(), [format!("{} connect = 0", clients[1])]);
    w.ok(1000, Call::Close, &[s]);
    let refused = Errno::ECONNREFUSED.number();
    assert_eq!(w.settle(), [format!("{} connect = -{refused}", clients[2])]);
}

/// A small generator, so that a run can be repeated from the seed it prints.
struct Lot(u64);

impl Lot {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % below.max(1)
    }
}

/// Streams written and read by lot: every byte that went in comes out, once and in order.
#[test]
fn what_is_written_is_what_is_read() {
    for seed in 1..=12u64 {
        let mut lot = Lot(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let figure = if seed % 2 == 0 { Some(1 + lot.next(40) as u32) } else { None };
        let mut w = World::with(Settings { socket_buffer: figure, ..Settings::default() });
        let lo = [127, 0, 0, 1];
        let listener = w.bound(1000, STREAM, lo, 4000);
        w.ok(1000, Call::Listen, &[listener, 9]);
        let to = w.address(1000, lo, 4000);
        let mut ends = Vec::new();
        for i in 0..4 {
            if i % 2 == 0 {
                ends.push(w.pair(1000, STREAM));
            } else {
                let c = w.ok(1000, Call::Socket, &[INET, STREAM, 0]) as u64;
                w.ok(1000, Call::Connect, &[c, to, 16]);
                ends.push((w.ok(1000, Call::Accept, &[listener, 0, 0]) as u64, c));
            }
        }
        let mut under_way: Vec<[VecDeque<u8>; 2]> = ends.iter().map(|_| Default::default()).collect();
        let (out, back) = (w.room(600), w.room(600));
        let mut next = 0u8;
        for n in 0..400 {
            let (i, side) = (lot.next(4) as usize, lot.next(2) as usize);
            let fd = if side == 0 { ends[i].0 } else { ends[i].1 };
            let len = lot.next(600);
            if lot.next(2) == 0 {
                let bytes: Vec<u8> = (0..len).map(|k| next.wrapping_add(k as u8)).collect();
                w.write(1000, out, &bytes);
                if let Outcome::Done(sent @ 1..) = w.call(1000, Call::Sendto, &[fd, out, len, DONTWAIT]) {
                    under_way[i][1 - side].extend(&bytes[..sent as usize]);
                    next = next.wrapping_add(sent as u8);
                }
            } else if let Outcome::Done(got @ 0..) = w.call(1000, Call::Recvfrom, &[fd, back, len, DONTWAIT]) {
                let want: Vec<u8> = under_way[i][side].drain(..got as usize).collect();
                assert_eq!(w.read(1000, back, got as u64), want, "seed {seed}, step {n}");
            }
        }
        for (i, (a, b)) in ends.iter().enumerate() {
            for (side, fd) in [(0, *a), (1, *b)] {
                while let Outcome::Done(got @ 1..) = w.call(1000, Call::Recvfrom, &[fd, back, 600, DONTWAIT]) {
                    let want: Vec<u8> = under_way[i][side].drain(..got as usize).collect();
                    assert_eq!(w.read(1000, back, got as u64), want, "seed {seed}");
                }
                assert!(under_way[i][side].is_empty(), "seed {seed}: {} bytes are lost", under_way[i][side].len());
            }
        }
    }
}

/// Socket calls with arguments that make sense more often than not, by several processes.
#[test]
fn socket_calls_by_lot_break_nothing() {
    let seed = u64::from(std::process::id());
    println!("seed {seed}");
    for seed in (1..=20u64).chain([seed]) {
        let mut lot = Lot(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) | 1);
        let mut w = World::with(Settings { loss: seed % 3 == 0, ..Settings::default() });
        let mut addresses = Vec::new();
        for name in ["/tmp/a", "/tmp/b", "\0c", "d", ""] {
            let bytes = [&[1, 0], name.as_bytes()].concat();
            addresses.push((w.put(1000, &bytes), bytes.len() as u64));
        }
        for port in [4000, 4001, 0] {
            addresses.push((w.address(1000, [127, 0, 0, 1], port), 16));
        }
        let (buffer, control, four, eight) =
            (w.put(1000, &[7; 64]), w.room(64), w.put(1000, &64u32.to_le_bytes()), w.room(8));
        let iov = w.put(1000, &abi::IOVEC.make(&[("iov_base", buffer), ("iov_len", 20)]));
        let members = [("msg_iov", iov), ("msg_iovlen", 1), ("msg_control", control), ("msg_controllen", 24)];
        let header = w.put(1000, &abi::MSGHDR.make(&members));
        w.write(1000, control, &[0; 64]);
        let head = [("cmsg_len", 20), ("cmsg_level", 1), ("cmsg_type", abi::SCM_RIGHTS as u64)];
        w.write(1000, control, &abi::CMSGHDR.make(&head));
        let others = [w.fork(1000), w.fork(1000)];
        for _ in 0..800 {
            let ready: Vec<Tid> = w.k.threads.ids().into_iter().filter(|t| w.k.runnable(*t)).collect();
            let Some(&tid) = ready.get(lot.next(ready.len() as u64) as usize) else {
                if !w.k.advance_clock(&mut w.events) {
                    break;
                }
                continue;
            };
            if w.step(tid) {
                continue;
            }
            if let Some(&id) = w.k.in_the_air().first() {
                if lot.next(3) == 0 {
                    w.k.lose_datagram(id, &mut w.events)
                } else {
                    w.k.deliver_datagram(id, &mut w.events)
                };
                w.checked();
            }
            let fd = lot.next(12);
            let (addr, len) = addresses[lot.next(addresses.len() as u64) as usize];
            let family = [UNIX, INET][lot.next(2) as usize];
            let flags = if lot.next(4) == 0 { 0 } else { DONTWAIT };
            let nonblock = abi::SOCK_NONBLOCK as u64;
            let kind = [STREAM, DGRAM, abi::SOCK_SEQPACKET as u64][lot.next(3) as usize] | (nonblock * lot.next(2));
            w.write(tid, control + 16, &(lot.next(12) as u32).to_le_bytes());
            w.write(tid, control, &abi::CMSGHDR.make(&head));
            let (call, args): (Call, [u64; 6]) = match lot.next(17) {
                0 => (Call::Socket, [family, kind, 0, 0, 0, 0]),
                1 => (Call::Socketpair, [UNIX, kind, 0, eight, 0, 0]),
                2 => (Call::Bind, [fd, addr, len, 0, 0, 0]),
                3 => (Call::Listen, [fd, lot.next(3), 0, 0, 0, 0]),
                4 | 5 => (Call::Connect, [fd, addr, len, 0, 0, 0]),
                6 => (Call::Accept, [fd, 0, 0, 0, 0, 0]),
                7 => (Call::Sendto, [fd, buffer, lot.next(64), flags | abi::MSG_NOSIGNAL as u64, addr, len]),
                8 => (Call::Sendto, [fd, buffer, lot.next(64), flags | abi::MSG_NOSIGNAL as u64, 0, 0]),
                9 => (Call::Recvfrom, [fd, buffer, lot.next(64), flags | (lot.next(2) * 2), buffer + 32, four]),
                10 => (Call::Sendmsg, [fd, header, flags | abi::MSG_NOSIGNAL as u64, 0, 0, 0]),
                11 => (Call::Recvmsg, [fd, header, flags, 0, 0, 0]),
                12 => (Call::Shutdown, [fd, lot.next(3), 0, 0, 0, 0]),
                13 => (Call::Setsockopt, [fd, 1, 1 + lot.next(20), four, 4, 0]),
                14 => (Call::Dup, [fd, 0, 0, 0, 0, 0]),
                _ => (Call::Close, [fd, 0, 0, 0, 0, 0]),
            };
            w.write(tid, four, &16u32.to_le_bytes());
            w.write(tid, header + abi::MSGHDR.offset("msg_controllen"), &24u64.to_le_bytes());
            w.call(tid, call, &args);
            w.events.clear();
        }
        for pid in [1000, others[0], others[1]] {
            if w.k.threads.contains(pid) {
                w.k.exit_process(pid, 0, &mut w.events);
                w.checked();
            }
        }
        let alone = w.k.sockets.iter().filter(|(_, s)| s.pieces.is_empty() && s.messages.is_empty()).count();
        // What is left is held by descriptors that travel in each other's inboxes.
        assert!(alone == 0 || !w.k.open_files.is_empty(), "seed {seed}: {alone} sockets are left");
    }
}
