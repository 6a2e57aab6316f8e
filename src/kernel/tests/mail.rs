//! mailbox(7), socketbuffer(7).

use super::*;

const NOWAIT: u64 = 1;
const UNBOUNDED: u64 = u64::MAX;

fn send(w: &mut World, tid: Tid, call: Call, to: u64, s: &str, flags: u64) -> Outcome {
    let at = w.put(tid, s.as_bytes());
    match call {
        Call::PortSend => w.call(tid, call, &[to, at, s.len() as u64, 0, flags]),
        _ => w.call(tid, call, &[to, at, s.len() as u64, flags]),
    }
}

fn receive(w: &mut World, tid: Tid, id: u64, flags: u64) -> Result<String, Outcome> {
    let at = w.room(64);
    match w.call(tid, Call::MailboxReceive, &[id, at, 64, flags]) {
        Outcome::Done(n) if n >= 0 => Ok(String::from_utf8(w.read(tid, at, n as u64)).unwrap()),
        other => Err(other),
    }
}

fn open(w: &mut World, capacity: u64, flags: u64) -> u64 {
    w.ok(1000, Call::MailboxOpen, &[0, capacity, 16, flags]) as u64
}

#[test]
fn a_bounded_mailbox_keeps_edges_and_order() {
    let mut w = World::new();
    let m = open(&mut w, 2, 0);
    let child = w.fork(1000);
    for s in ["one", "two"] {
        assert_eq!(send(&mut w, 1000, Call::MailboxSend, m, s, 0), done(0));
    }
    assert_eq!(w.call(1000, Call::MailboxCount, &[m]), done(2));
    assert_eq!(send(&mut w, 1000, Call::MailboxSend, m, "three", NOWAIT), err(Errno::EAGAIN));
    assert_eq!(send(&mut w, 1000, Call::MailboxSend, m, "three", 0), Outcome::Blocked);
    assert_eq!(receive(&mut w, child, m, 0), Ok("one".into()));
    assert_eq!(w.settle(), ["1000 mailbox_send = 0"]);
    assert_eq!(receive(&mut w, child, m, 0), Ok("two".into()));
    assert_eq!(receive(&mut w, child, m, 0), Ok("three".into()));
    assert_eq!(receive(&mut w, child, m, NOWAIT), Err(err(Errno::EAGAIN)));
    assert_eq!(receive(&mut w, child, m, 0), Err(Outcome::Blocked));
    assert_eq!(send(&mut w, 1000, Call::MailboxSend, m, "longer than sixteen", 0), err(Errno::EMSGSIZE));
    w.ok(1000, Call::MailboxDestroy, &[m]);
    assert_eq!(w.settle(), [format!("{child} mailbox_receive = -{}", Errno::EIDRM.number())]);
    assert_eq!(receive(&mut w, child, m, 0), Err(err(Errno::EINVAL)));
}

#[test]
fn capacity_zero_is_a_rendezvous() {
    let mut w = World::new();
    let m = open(&mut w, 0, 0);
    let (a, b) = (w.fork(1000), w.fork(1000));
    assert_eq!(send(&mut w, a, Call::MailboxSend, m, "x", NOWAIT), err(Errno::EAGAIN));
    assert_eq!(send(&mut w, a, Call::MailboxSend, m, "from a", 0), Outcome::Blocked);
    assert_eq!(send(&mut w, b, Call::MailboxSend, m, "from b", 0), Outcome::Blocked);
    assert_eq!(receive(&mut w, 1000, m, 0), Ok("from a".into()));
    assert_eq!(w.settle(), [format!("{a} mailbox_send = 0")]);
    // A sender that ends takes its message along.
    w.k.exit_process(b, 9, &mut w.events);
    assert_eq!(receive(&mut w, 1000, m, 0), Err(Outcome::Blocked));
    assert_eq!(send(&mut w, a, Call::MailboxSend, m, "now", NOWAIT), done(0));
    assert_eq!(w.settle(), ["1000 mailbox_receive = 3"]);
}

#[test]
fn an_interrupted_rendezvous_withdraws_its_message() {
    let mut w = World::new();
    let m = open(&mut w, 0, 0);
    let child = w.fork(1000);
    w.action(child, 10, 0x40_2000, 0, 0);
    w.action(child, 12, 0x40_2000, super::super::abi::SA_RESTART, 0);
    assert_eq!(send(&mut w, child, Call::MailboxSend, m, "x", 0), Outcome::Blocked);
    w.ok(1000, Call::Kill, &[child as u64, 12]);
    assert_eq!(w.settle(), [format!("{child} handler 12")]);
    // What is offered stands there, and does not count: it is still the sender's.
    let offered = |w: &World| w.k.mailboxes.get(m as i32).map(|b| b.messages.len());
    assert_eq!((offered(&w), w.call(1000, Call::MailboxCount, &[m])), (Some(1), done(0)));
    w.ok(1000, Call::Kill, &[child as u64, 10]);
    assert_eq!(w.settle(), [format!("{child} handler 10"), format!("{child} = -4")]);
    assert_eq!(offered(&w), Some(0));
}

#[test]
fn keys_owners_and_fixed_sizes() {
    let mut w = World::new();
    let child = w.fork(1000);
    let m = w.ok(1000, Call::MailboxOpen, &[77, 3, 4, 2 | 4]) as u64;
    assert_eq!(w.call(child, Call::MailboxOpen, &[77, 9, 9, 0]), done(m as i64));
    assert_eq!(w.call(child, Call::MailboxOpen, &[77, 9, 9, 8]), err(Errno::EEXIST));
    assert_eq!(w.call(child, Call::MailboxOpen, &[78, 9, 0, 0]), err(Errno::EINVAL));
    assert_eq!(send(&mut w, child, Call::MailboxSend, m, "abc", 0), err(Errno::EMSGSIZE));
    assert_eq!(send(&mut w, child, Call::MailboxSend, m, "abcd", 0), done(0));
    assert_eq!(receive(&mut w, child, m, 0), Err(err(Errno::EACCES)));
    assert_eq!(w.call(child, Call::MailboxDestroy, &[m]), err(Errno::EPERM));
    let small = w.room(2);
    assert_eq!(w.call(1000, Call::MailboxReceive, &[m, small, 2, 0]), err(Errno::EMSGSIZE));
    assert_eq!(receive(&mut w, 1000, m, 0), Ok("abcd".into()));
    // It goes with its owner.
    w.exit(1000, 0);
    assert!(w.k.mailboxes.is_empty());
}

fn receive_from(w: &mut World, tid: Tid, from: i64) -> Result<(String, i32), Outcome> {
    let (at, sender) = (w.room(64), w.room(4));
    match w.call(tid, Call::MessageReceive, &[from as u64, at, 64, 0, sender]) {
        Outcome::Done(n) if n >= 0 => Ok((String::from_utf8(w.read(tid, at, n as u64)).unwrap(), w.int(tid, sender))),
        other => Err(other),
    }
}

#[test]
fn direct_messages_name_the_other_process() {
    let mut w = World::new();
    let (a, b) = (w.fork(1000), w.fork(1000));
    assert_eq!(send(&mut w, a, Call::MessageSend, 1000, "a", 0), Outcome::Blocked);
    assert_eq!(send(&mut w, b, Call::MessageSend, 1000, "b", 0), Outcome::Blocked);
    // Symmetric: only what this one sent.
    assert_eq!(receive_from(&mut w, 1000, b.into()), Ok(("b".into(), b)));
    assert_eq!(w.settle(), [format!("{b} message_send = 0")]);
    // Asymmetric: whoever it was, and who.
    assert_eq!(receive_from(&mut w, 1000, -1), Ok(("a".into(), a)));
    w.settle();
    w.ok(1000, Call::MessageCapacity, &[UNBOUNDED]);
    assert_eq!(send(&mut w, a, Call::MessageSend, 1000, "more", 0), done(0));
    assert_eq!(receive_from(&mut w, 1000, b.into()), Err(Outcome::Blocked));
    w.exit(b, 0);
    assert_eq!(w.settle(), [format!("1000 message_receive = -{}", Errno::ESRCH.number())]);
    assert_eq!(send(&mut w, a, Call::MessageSend, 4711, "x", 0), err(Errno::ESRCH));
}

#[test]
fn a_sender_learns_that_its_partner_has_ended() {
    let mut w = World::new();
    let a = w.fork(1000);
    assert_eq!(send(&mut w, 1000, Call::MessageSend, a as u64, "x", 0), Outcome::Blocked);
    w.exit(a, 0);
    assert_eq!(w.settle(), [format!("1000 message_send = -{}", Errno::ESRCH.number())]);
}

#[test]
fn rights_travel_in_messages() {
    let mut w = World::new();
    let server = w.ok(1000, Call::PortCreate, &[5]) as u64;
    let service = w.ok(1000, Call::PortRight, &[server]) as u64;
    assert_eq!((server, service), (1, 2));
    let name = w.string(1000, "service");
    w.ok(1000, Call::PortRegister, &[name, service]);
    let client = w.fork(1000);
    // A child has the send right and not the receive right.
    assert_eq!(w.call(client, Call::PortRight, &[server]), err(Errno::EBADF));
    assert_eq!(w.call(client, Call::PortLookup, &[name]), done(2));
    // A request with a port for the answer.
    let answers = w.ok(client, Call::PortCreate, &[1]) as u64;
    let right = w.ok(client, Call::PortRight, &[answers]) as u64;
    let at = w.put(client, b"ask");
    assert_eq!(w.call(client, Call::PortSend, &[service, at, 3, right, 0]), done(0));
    let (buf, carried) = (w.room(16), w.room(4));
    assert_eq!(w.call(1000, Call::PortReceive, &[server, buf, 16, carried, 0]), done(3));
    let back = w.int(1000, carried) as u64;
    assert_eq!(back, 3);
    assert_eq!(send(&mut w, 1000, Call::PortSend, back, "told", 0), done(0));
    assert_eq!(w.call(client, Call::PortReceive, &[answers, buf, 16, 0, 0]), done(4));
    assert_eq!(w.call(1000, Call::PortReceive, &[back, buf, 16, 0, 0]), err(Errno::EACCES));
    // The receive right moves.
    assert_eq!(w.call(client, Call::PortSend, &[service, at, 3, answers, 0]), done(0));
    assert_eq!(w.call(client, Call::PortReceive, &[answers, buf, 16, 0, 0]), err(Errno::EBADF));
    assert_eq!(w.call(1000, Call::PortReceive, &[server, buf, 16, carried, 0]), done(3));
    let moved = w.int(1000, carried) as u64;
    assert_eq!(send(&mut w, client, Call::PortSend, right, "still", 0), done(0));
    assert_eq!(w.call(1000, Call::PortReceive, &[moved, buf, 16, 0, 0]), done(5));
    // A port dies with its receive right.
    w.ok(1000, Call::PortRelease, &[moved]);
    assert_eq!(send(&mut w, client, Call::PortSend, right, "gone", 0), err(Errno::EPIPE));
    w.exit(1000, 0);
    assert_eq!(send(&mut w, client, Call::PortSend, service, "gone", 0), err(Errno::EPIPE));
    assert!(w.k.mailboxes.is_empty() && w.k.port_names.is_empty());
}

#[test]
fn a_byte_socket_has_two_buffers_seen_both_ways() {
    let mut w = World::with(Settings { byte_socket_slots: 4, ..Settings::default() });
    assert_eq!(w.call(1000, Call::CreateSocket, &[0]), done(1));
    assert_eq!(w.call(1000, Call::CreateSocket, &[1]), err(Errno::EADDRINUSE));
    let child = w.fork(1000);
    let other = w.fork(1000);
    for p in [child, other] {
        w.ok(p, Call::CloseSocket, &[1]);
    }
    assert_eq!(w.call(child, Call::SendByte, &[1, 65]), err(Errno::EPERM));
    assert_eq!(w.call(child, Call::ConnectSocket, &[7]), err(Errno::ECONNREFUSED));
    assert_eq!(w.call(child, Call::ConnectSocket, &[1]), done(1));
    assert_eq!(w.call(other, Call::ConnectSocket, &[1]), err(Errno::EISCONN));
    // Four slots hold three bytes.
    for b in [1, 2, 3] {
        assert_eq!(w.call(1000, Call::SendByte, &[1, b]), done(0));
    }
    assert_eq!(w.call(1000, Call::SendByte, &[1, 4]), Outcome::Blocked);
    assert_eq!(w.call(child, Call::ReadByte, &[1]), done(1));
    assert_eq!(w.settle(), ["1000 SendByte = 0"]);
    assert_eq!(w.call(child, Call::SendByte, &[1, 200]), done(0));
    assert_eq!(w.call(1000, Call::ReadByte, &[1]), done(200));
    assert_eq!(w.call(1000, Call::ReadByte, &[1]), Outcome::Blocked);
    for b in [2, 3, 4] {
        assert_eq!(w.call(child, Call::ReadByte, &[1]), done(b));
    }
    w.ok(child, Call::CloseSocket, &[1]);
    assert_eq!(w.settle(), [format!("1000 ReadByte = -{}", Errno::EPIPE.number())]);
    assert_eq!(w.call(1000, Call::SendByte, &[1, 9]), err(Errno::EPIPE));
    w.ok(1000, Call::CloseSocket, &[1]);
    assert!(w.k.byte_sockets.is_empty());
}

#[test]
fn a_byte_socket_stands_for_a_descriptor() {
    let mut w = World::new();
    w.ok(1000, Call::CreateSocket, &[5]);
    let child = w.fork(1000);
    w.ok(child, Call::CloseSocket, &[5]);
    w.ok(child, Call::ConnectSocket, &[5]);
    w.ok(child, Call::SetStandardSocket, &[1, 5]);
    w.ok(child, Call::CloseSocket, &[5]);
    assert_eq!(w.write_str(child, 1, "hi"), done(2));
    assert_eq!(w.call(1000, Call::ReadByte, &[5]), done(i64::from(b'h')));
    w.ok(1000, Call::SetStandardSocket, &[0, 5]);
    assert_eq!(w.read_str(1000, 0, 9), Ok("i".into()));
    w.exit(child, 0);
    assert_eq!(w.read_str(1000, 0, 9), Ok(String::new()));
}
