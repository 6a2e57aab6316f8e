//! mailbox(7): message passing as the theory has it.
//!
//! ```text
//! #include <mailbox.h>
//!
//! Indirect: through a mailbox that any process may name.
//!   int     mailbox_open(int key, int capacity, size_t size, int flags);
//!   int     mailbox_send(int id, const void *message, size_t length, int flags);
//!   ssize_t mailbox_receive(int id, void *buffer, size_t size, int flags);
//!   int     mailbox_count(int id);
//!   int     mailbox_destroy(int id);
//! Direct: the processes name each other.
//!   int     message_send(pid_t to, const void *message, size_t length, int flags);
//!   ssize_t message_receive(pid_t from, void *buffer, size_t size, int flags, pid_t *sender);
//!   int     message_capacity(int capacity);
//! Ports: as Mach has them, with rights that travel in messages.
//!   int     port_create(int capacity);
//!   int     port_right(int port);
//!   int     port_send(int port, const void *message, size_t length, int carried, int flags);
//!   ssize_t port_receive(int port, void *buffer, size_t size, int *carried, int flags);
//!   int     port_release(int port);
//!   int     port_register(const char *name, int port);
//!   int     port_lookup(const char *name);
//! ```
//!
//! - A message has edges: it is received whole, in the order of sending. One longer than the receiver's buffer stays
//!   where it is (`EMSGSIZE`).
//! - *Capacity* is how many messages may wait. Bounded: a sender waits while it is full. Zero: a sender waits until its
//!   message has been received (a rendezvous). `MB_UNBOUNDED`: a sender never waits. With `MB_NOWAIT` nobody waits:
//!   `EAGAIN`. With capacity zero such a send succeeds only if a receiver is waiting. `mailbox_count` says how many
//!   messages wait in the mailbox: with capacity zero always 0.
//! - `mailbox_open` gives the id of the mailbox with this key, and makes it if there is none; `MB_PRIVATE` always makes a
//!   new one, to be handed to children. `size` is the longest message; with `MB_FIXED` every message is as long.
//!   A mailbox stays until `mailbox_destroy`. `MB_OWNED`: only the process that made it receives from it and destroys
//!   it, and it goes with that process. Those who wait for a mailbox that goes get `EIDRM`.
//! - `message_send` names the receiver. `message_receive` names the sender (symmetric) or says `MB_ANYONE`
//!   (asymmetric) and is told. Each process has one queue for such messages, of capacity zero until it says otherwise
//!   with `message_capacity`. A partner that ends, or never was, is `ESRCH`.
//! - A port is a queue with one *receive right* and any number of *send rights*. A process knows a right by a small
//!   number of its own. `port_send` needs a send right, `port_receive` the receive right (`EBADF`, `EACCES`). A message
//!   may carry one right: a send right is copied, the receive right moves. When the receive right is released, or its
//!   holder ends, the port is dead, and sending to it is `EPIPE`. A child inherits send rights and no receive right.

use std::collections::VecDeque;

use super::event::{Event, Object};
use super::pages::Bytes;
use super::process::RunState;
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, Tid, abi, call::Call, ret};

const ANYONE: Pid = abi::MB_ANYONE as Pid;
/// The longest message.
const MAX_SIZE: u64 = abi::MB_MAX as u64;

/// A queue of messages: a mailbox, a process's own queue, or a port.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mailbox {
    pub kind: Kind,
    /// None: unbounded.
    pub capacity: Option<u32>,
    pub size: u64,
    pub fixed: bool,
    pub messages: VecDeque<Message>,
    /// The number of the next message.
    next: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `owner`: the one process that receives.
    Mailbox {
        key: i32,
        owner: Option<Pid>,
    },
    /// Messages sent to this process by name.
    Direct(Pid),
    Port,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    /// Counts up in each queue: by it a sender that waits finds its message again.
    pub number: u64,
    pub from: Pid,
    pub bytes: Bytes,
    /// A right that travels along.
    pub right: Option<Right>,
}

/// A right to a port (its id in `Kernel::mailboxes`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Right {
    pub port: i32,
    pub receive: bool,
}

/// The rights of a process, by the numbers it knows them by, sorted.
pub type Rights = Vec<(i32, Right)>;

/// `Pending::progress` of a send whose message is offered and not yet received.
const OFFERED: u64 = 1;

impl Mailbox {
    fn new(kind: Kind, capacity: i32, size: u64, fixed: bool) -> Mailbox {
        Mailbox { kind, capacity: u32::try_from(capacity).ok(), size, fixed, messages: VecDeque::new(), next: 1 }
    }
}

fn capacity_arg(capacity: i32) -> Result<i32, Errno> {
    if (-1..=1 << 20).contains(&capacity) { Ok(capacity) } else { Err(Errno::EINVAL) }
}

impl Kernel {
    /// Sends the bytes at an address, of a length, to a queue.
    fn put_message(&mut self, cx: &mut Cx, id: i32, at: (u64, u64), right: Option<Right>, nowait: bool) -> Answer {
        let (addr, len) = at;
        let Some(mailbox) = self.mailboxes.get(id) else { return Err(Errno::EIDRM.into()) };
        if cx.pending.progress == OFFERED {
            let mine = cx.pending.scratch[1];
            if !mailbox.messages.iter().any(|m| m.number == mine) {
                return Ok(ret(0));
            }
            let answer = self.block(cx, &[Channel::MailboxSend(id)], Restart::IfAsked);
            if answer.is_err() {
                // Interrupted: the offer is withdrawn; restarted, it is made anew.
                cx.pending.progress = 0;
                self.withdraw_message(id, mine);
            }
            return answer;
        }
        if len > mailbox.size || (mailbox.fixed && len != mailbox.size) {
            return Err(Errno::EMSGSIZE.into());
        }
        let waiting = mailbox.messages.len();
        let rendezvous = mailbox.capacity == Some(0);
        let full = mailbox.capacity.is_some_and(|c| c > 0 && waiting >= c as usize);
        let nobody = rendezvous && self.bench(Channel::MailboxReceive(id)).len() <= waiting;
        if nowait && (full || nobody) {
            return Err(Errno::EAGAIN.into());
        }
        if full {
            return self.block(cx, &[Channel::MailboxSend(id)], Restart::IfAsked);
        }
        let bytes = self.copy_in(cx, addr, len)?;
        let from = cx.pid;
        let Some(mailbox) = self.mailboxes.get_mut(id) else { return Err(Errno::EIDRM.into()) };
        let number = mailbox.next;
        mailbox.next += 1;
        mailbox.messages.push_back(Message { number, from, bytes: bytes.clone(), right });
        cx.emit(Event::Sent { tid: cx.tid, to: Object::Mailbox(id), bytes: bytes.data, tag: from.into() });
        // Those who wait for one sender only must all look; others are woken one at a time.
        let one = !matches!(mailbox.kind, Kind::Direct(_));
        self.wake(Channel::MailboxReceive(id), if one { 1 } else { usize::MAX }, Some(cx.tid), cx.events);
        if !rendezvous || nowait {
            return Ok(ret(0));
        }
        cx.pending.progress = OFFERED;
        cx.pending.scratch[1] = number;
        let answer = self.block(cx, &[Channel::MailboxSend(id)], Restart::IfAsked);
        if answer.is_err() {
            cx.pending.progress = 0;
            self.withdraw_message(id, number);
        }
        answer
    }

    fn withdraw_message(&mut self, id: i32, number: u64) {
        if let Some(mailbox) = self.mailboxes.get_mut(id) {
            mailbox.messages.retain(|m| m.number != number);
        }
    }

    /// A thread ends while its message is offered: nobody will receive it.
    pub(super) fn withdraw_offer(&mut self, tid: Tid) {
        let pending = self.threads.get(tid).and_then(|t| match &t.state {
            RunState::Blocked(p) | RunState::Resuming(p, _) => Some(p),
            _ => None,
        });
        let sends = |c: Call| matches!(c, Call::MailboxSend | Call::MessageSend | Call::PortSend);
        let Some(p) = pending.filter(|p| sends(p.call) && p.progress == OFFERED) else { return };
        let Some(Channel::MailboxSend(id)) = p.on.first().copied() else { return };
        let number = p.scratch[1];
        self.withdraw_message(id, number);
    }

    /// Takes the first message that `wanted` likes into the buffer at an address, of a size.
    fn take_message(
        &mut self,
        cx: &mut Cx,
        id: i32,
        at: (u64, u64),
        wanted: impl Fn(&Message) -> bool,
    ) -> Result<Option<Message>, Failure> {
        let (addr, size) = at;
        let Some(mailbox) = self.mailboxes.get(id) else { return Err(Errno::EIDRM.into()) };
        let Some(i) = mailbox.messages.iter().position(wanted) else { return Ok(None) };
        let len = mailbox.messages[i].bytes.len() as u64;
        if len > size {
            return Err(Errno::EMSGSIZE.into());
        }
        self.check_out(cx, addr, len)?;
        let rendezvous = mailbox.capacity == Some(0);
        let Some(message) = self.mailboxes.get_mut(id).and_then(|m| m.messages.remove(i)) else { return Ok(None) };
        self.copy_out(cx, addr, &message.bytes)?;
        let bytes = message.bytes.data.clone();
        cx.emit(Event::Received { tid: cx.tid, from: Object::Mailbox(id), bytes, tag: message.from.into() });
        // Of senders that offer, each waits for its own message; of those that wait for room, the first has it.
        let count = if rendezvous { usize::MAX } else { 1 };
        self.wake(Channel::MailboxSend(id), count, Some(cx.tid), cx.events);
        Ok(Some(message))
    }

    /// A queue goes, with what is in it; whoever waits there looks again and finds it gone.
    fn remove_mailbox(&mut self, id: i32, events: &mut Vec<Event>) {
        let Some(mailbox) = self.mailboxes.remove(id) else { return };
        events.push(Event::Destroyed { object: Object::Mailbox(id) });
        self.wake_all(Channel::MailboxSend(id), None, events);
        self.wake_all(Channel::MailboxReceive(id), None, events);
        self.port_names.retain(|(_, port)| *port != id);
        for right in mailbox.messages.iter().filter_map(|m| m.right) {
            if right.receive {
                self.remove_mailbox(right.port, events);
            }
        }
    }

    /// A process ends: its own queue, its mailboxes and the ports it receives from go with it.
    pub(super) fn close_mailboxes(&mut self, pid: Pid, events: &mut Vec<Event>) {
        let rights = match self.processes.get_mut(pid) {
            Some(p) => std::mem::take(&mut p.rights),
            None => return,
        };
        let of_it = |m: &Mailbox| match m.kind {
            Kind::Direct(owner) => owner == pid,
            Kind::Mailbox { owner, .. } => owner == Some(pid),
            Kind::Port => false,
        };
        let mut gone: Vec<i32> = self.mailboxes.iter().filter(|(_, m)| of_it(m)).map(|(id, _)| id).collect();
        gone.extend(rights.iter().filter(|(_, r)| r.receive).map(|(_, r)| r.port));
        for id in gone {
            self.remove_mailbox(id, events);
        }
        // Those who wait for a message from it wait in vain.
        for id in self.mailboxes.ids() {
            if matches!(self.mailboxes.get(id).map(|m| m.kind), Some(Kind::Direct(_))) {
                self.wake_all(Channel::MailboxReceive(id), None, events);
            }
        }
    }
}

// Mailboxes.

pub(super) fn sys_mailbox_open(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (key, capacity, size, flags) = (cx.int(0), capacity_arg(cx.int(1))?, cx.arg(2), cx.flags(3));
    let same = |m: &Mailbox| matches!(m.kind, Kind::Mailbox { key: k, .. } if k == key);
    let there = k.mailboxes.iter().find(|(_, m)| key != 0 && same(m)).map(|(id, _)| id);
    match there {
        Some(_) if flags & abi::MB_EXCL != 0 => return Err(Errno::EEXIST.into()),
        Some(id) => return Ok(ret(id.into())),
        None => {}
    }
    if size == 0 || size > MAX_SIZE || flags & !(abi::MB_FIXED | abi::MB_OWNED | abi::MB_EXCL) != 0 {
        return Err(Errno::EINVAL.into());
    }
    let owner = (flags & abi::MB_OWNED != 0).then_some(cx.pid);
    let id = k.mailboxes.add(Mailbox::new(Kind::Mailbox { key, owner }, capacity, size, flags & abi::MB_FIXED != 0));
    cx.emit(Event::Created { tid: cx.tid, object: Object::Mailbox(id) });
    Ok(ret(id.into()))
}

/// The mailbox an id names: its owner, if it has one. Gone while the caller waited: `EIDRM`.
fn mailbox(k: &Kernel, cx: &Cx) -> Result<Option<Pid>, Errno> {
    match k.mailboxes.get(cx.int(0)).map(|m| m.kind) {
        Some(Kind::Mailbox { owner, .. }) => Ok(owner),
        _ if cx.first() => Err(Errno::EINVAL),
        _ => Err(Errno::EIDRM),
    }
}

pub(super) fn sys_mailbox_send(k: &mut Kernel, cx: &mut Cx) -> Answer {
    mailbox(k, cx)?;
    k.put_message(cx, cx.int(0), (cx.arg(1), cx.arg(2)), None, cx.flags(3) & abi::MB_NOWAIT != 0)
}

pub(super) fn sys_mailbox_receive(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let id = cx.int(0);
    if mailbox(k, cx)?.is_some_and(|owner| owner != cx.pid) {
        return Err(Errno::EACCES.into());
    }
    match k.take_message(cx, id, (cx.arg(1), cx.arg(2)), |_| true)? {
        Some(message) => Ok(ret(message.bytes.len() as i64)),
        None if cx.flags(3) & abi::MB_NOWAIT != 0 => Err(Errno::EAGAIN.into()),
        None => k.block(cx, &[Channel::MailboxReceive(id)], Restart::IfAsked),
    }
}

pub(super) fn sys_mailbox_count(k: &mut Kernel, cx: &mut Cx) -> Answer {
    mailbox(k, cx)?;
    // At a rendezvous a message that is offered is still its sender's.
    let held = |m: &Mailbox| if m.capacity == Some(0) { 0 } else { m.messages.len() as i64 };
    Ok(ret(k.mailboxes.get(cx.int(0)).map_or(0, held)))
}

pub(super) fn sys_mailbox_destroy(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if mailbox(k, cx)?.is_some_and(|owner| owner != cx.pid) {
        return Err(Errno::EPERM.into());
    }
    k.remove_mailbox(cx.int(0), cx.events);
    Ok(ret(0))
}

// Direct messages.

impl Kernel {
    /// The queue of a process, made when it is first named.
    fn direct_queue(&mut self, cx: &mut Cx, pid: Pid) -> Result<i32, Errno> {
        if !self.is_alive(pid) {
            return Err(Errno::ESRCH);
        }
        let there = self.mailboxes.iter().find(|(_, m)| m.kind == Kind::Direct(pid)).map(|(id, _)| id);
        Ok(there.unwrap_or_else(|| {
            let id = self.mailboxes.add(Mailbox::new(Kind::Direct(pid), 0, MAX_SIZE, false));
            cx.emit(Event::Created { tid: cx.tid, object: Object::Mailbox(id) });
            id
        }))
    }
}

pub(super) fn sys_message_capacity(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let capacity = capacity_arg(cx.int(0))?;
    let id = k.direct_queue(cx, cx.pid)?;
    if let Some(m) = k.mailboxes.get_mut(id) {
        m.capacity = u32::try_from(capacity).ok();
    }
    k.wake_all(Channel::MailboxSend(id), Some(cx.tid), cx.events);
    Ok(ret(0))
}

pub(super) fn sys_message_send(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let to = cx.int(0);
    let id = k.direct_queue(cx, to)?;
    k.put_message(cx, id, (cx.arg(1), cx.arg(2)), None, cx.flags(3) & abi::MB_NOWAIT != 0)
}

pub(super) fn sys_message_receive(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (from, sender) = (cx.int(0), cx.arg(4));
    let id = k.direct_queue(cx, cx.pid)?;
    let wanted = |m: &Message| from == ANYONE || m.from == from;
    if let Some(message) = k.take_message(cx, id, (cx.arg(1), cx.arg(2)), wanted)? {
        k.store_int_opt(cx, sender, message.from)?;
        return Ok(ret(message.bytes.len() as i64));
    }
    if from != ANYONE && !k.is_alive(from) {
        return Err(Errno::ESRCH.into());
    }
    if cx.flags(3) & abi::MB_NOWAIT != 0 {
        return Err(Errno::EAGAIN.into());
    }
    k.block(cx, &[Channel::MailboxReceive(id)], Restart::IfAsked)
}

// Ports.

impl Kernel {
    fn right(&self, cx: &Cx, name: i32) -> Result<Right, Errno> {
        let rights = &self.process(cx.pid)?.rights;
        rights.iter().find(|(n, _)| *n == name).map(|(_, r)| *r).ok_or(Errno::EBADF)
    }

    /// Gives a process a right under the lowest number that is free; a send right it has already keeps its number.
    fn give_right(&mut self, cx: &Cx, right: Right) -> Result<i32, Errno> {
        let rights = &mut self.me(cx)?.rights;
        if let Some((name, _)) = rights.iter().find(|(_, r)| *r == right) {
            return Ok(*name);
        }
        let name =
            (1..).zip(rights.iter()).find(|(n, (name, _))| n != name).map_or(rights.len() as i32 + 1, |(n, _)| n);
        rights.push((name, right));
        crate::order::sort_by_key(rights, |(n, _)| *n);
        Ok(name)
    }

    fn take_right(&mut self, cx: &Cx, name: i32) -> Result<(), Errno> {
        self.me(cx)?.rights.retain(|(n, _)| *n != name);
        Ok(())
    }
}

pub(super) fn sys_port_create(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let capacity = capacity_arg(cx.int(0))?;
    let port = k.mailboxes.add(Mailbox::new(Kind::Port, capacity, MAX_SIZE, false));
    cx.emit(Event::Created { tid: cx.tid, object: Object::Mailbox(port) });
    Ok(ret(k.give_right(cx, Right { port, receive: true })?.into()))
}

pub(super) fn sys_port_right(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let right = k.right(cx, cx.int(0))?;
    if !right.receive {
        return Err(Errno::EACCES.into());
    }
    Ok(ret(k.give_right(cx, Right { receive: false, ..right })?.into()))
}

pub(super) fn sys_port_send(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (name, carried) = (cx.int(0), cx.int(3));
    let right = k.right(cx, name)?;
    if right.receive {
        return Err(Errno::EACCES.into());
    }
    if !k.mailboxes.contains(right.port) {
        return Err(Errno::EPIPE.into());
    }
    // The right that travels is looked up when the message is made; a message on offer has it already.
    let travels = match carried {
        0 => None,
        _ if cx.pending.progress == OFFERED => None,
        name => Some(k.right(cx, name)?),
    };
    let before = cx.pending.progress;
    let answer = k.put_message(cx, right.port, (cx.arg(1), cx.arg(2)), travels, cx.flags(4) & abi::MB_NOWAIT != 0);
    let made = before != OFFERED && (answer == Ok(ret(0)) || cx.pending.progress == OFFERED);
    if made && travels.is_some_and(|r| r.receive) {
        k.take_right(cx, carried)?;
    }
    if let (Err(Failure::Cut(_)), Some(back)) = (&answer, travels)
        && back.receive
    {
        k.give_right(cx, back)?;
    }
    answer
}

pub(super) fn sys_port_receive(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (carried, nowait) = (cx.arg(3), cx.flags(4) & abi::MB_NOWAIT != 0);
    let right = k.right(cx, cx.int(0))?;
    if !right.receive {
        return Err(Errno::EACCES.into());
    }
    match k.take_message(cx, right.port, (cx.arg(1), cx.arg(2)), |_| true)? {
        Some(message) => {
            let name = match message.right {
                Some(right) => k.give_right(cx, right)?,
                None => 0,
            };
            k.store_int_opt(cx, carried, name)?;
            Ok(ret(message.bytes.len() as i64))
        }
        None if nowait => Err(Errno::EAGAIN.into()),
        None => k.block(cx, &[Channel::MailboxReceive(right.port)], Restart::IfAsked),
    }
}

pub(super) fn sys_port_release(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let right = k.right(cx, cx.int(0))?;
    k.take_right(cx, cx.int(0))?;
    if right.receive {
        k.remove_mailbox(right.port, cx.events);
    }
    Ok(ret(0))
}

/// port_register(name, port): whoever asks for the name gets a send right.
pub(super) fn sys_port_register(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let name = k.path_in(cx, cx.arg(0))?;
    let right = k.right(cx, cx.int(1))?;
    if !k.mailboxes.contains(right.port) {
        return Err(Errno::EPIPE.into());
    }
    if k.port_names.iter().any(|(n, _)| *n == name) {
        return Err(Errno::EEXIST.into());
    }
    k.port_names.push((name, right.port));
    Ok(ret(0))
}

pub(super) fn sys_port_lookup(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let name = k.path_in(cx, cx.arg(0))?;
    let port = k.port_names.iter().find(|(n, _)| *n == name).map(|(_, p)| *p).ok_or(Errno::ENOENT)?;
    Ok(ret(k.give_right(cx, Right { port, receive: false })?.into()))
}

/// What a child has of its parent's rights.
pub(super) fn inherited(rights: &Rights) -> Rights {
    rights.iter().filter(|(_, r)| !r.receive).copied().collect()
}
