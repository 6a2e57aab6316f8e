//! System V message queues (msgget(2), msgop(2), msgctl(2)).
//!
//! A message is a type above zero and a text. A receiver asks for any, for one type, or for the lowest up to one. A
//! queue holds `msg_qbytes` bytes; a sender waits while its message does not fit. Removing the queue wakes all, with
//! `EIDRM`. A message goes to a receiver that sleeps for one like it, past the queue; a sender that sleeps looks again
//! itself. Neither call is ever restarted after a handler (signal(7)).

use super::event::{Event, Object};
use super::pages::Bytes;
use super::sysv::{Found, Ipc, Perm};
use super::wait::{Channel, Hand, Restart, Why};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, Tid, abi, ipcinfo, ret};
use std::collections::VecDeque;

/// Bytes a queue holds, and a message may have (`/proc/sys/kernel/msgmnb`, `msgmax`).
pub const QUEUE_BYTES: u64 = 16_384;
pub const MESSAGE_BYTES: u64 = 8192;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Queue {
    pub perm: Perm,
    pub qbytes: u64,
    pub messages: VecDeque<(i64, Bytes)>,
    /// Last sender and receiver.
    pub last: [Pid; 2],
    /// Sent, received, changed: seconds.
    pub times: [u64; 3],
}

impl Ipc for Queue {
    fn perm(&self) -> &Perm {
        &self.perm
    }
}

impl Queue {
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.messages.iter().map(|m| m.1.len() as u64).sum()
    }

    /// Whether a text of this length fits now; empty ones are counted, too (msgop(2)).
    fn fits(&self, len: u64) -> bool {
        self.bytes() + len <= self.qbytes && (self.messages.len() as u64) < self.qbytes
    }

    /// Which message a receiver gets: the first it takes, or the first of the lowest type if it asks for that.
    fn choose(&self, wanted: Wanted) -> Option<usize> {
        let taken = self.messages.iter().enumerate().filter(|(_, m)| wanted.takes(m.0));
        taken.min_by_key(|(i, m)| (if wanted.kind < 0 { m.0 } else { 0 }, *i)).map(|(i, _)| i)
    }
}

/// What a receiver asks for (msgop(2)): 0, any; above, of this type, or not of it (`MSG_EXCEPT`); below, the lowest
/// type up to the amount.
#[derive(Clone, Copy)]
struct Wanted {
    kind: i64,
    except: bool,
    size: u64,
    /// A longer text is cut off (`MSG_NOERROR`).
    cut: bool,
}

impl Wanted {
    fn of(args: &[u64; 6]) -> Wanted {
        let flags = i64::from(args[4] as i32);
        Wanted {
            kind: args[3] as i64,
            except: flags & abi::MSG_EXCEPT != 0,
            size: args[2],
            cut: flags & abi::MSG_NOERROR != 0,
        }
    }

    fn takes(self, kind: i64) -> bool {
        match self.kind {
            0 => true,
            1.. => (kind == self.kind) != self.except,
            _ => kind <= self.kind.saturating_neg(),
        }
    }

    fn is_too_small(self, text: &Bytes) -> bool {
        text.len() as u64 > self.size && !self.cut
    }
}

/// A queue that is gone: `EINVAL` for a call that begins, `EIDRM` for one that waited.
fn gone(cx: &Cx) -> Errno {
    if cx.first() { Errno::EINVAL } else { Errno::EIDRM }
}

/// msgget(key, flags).
pub(super) fn sys_msgget(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (key, flags) = (cx.int(0), cx.flags(1));
    match k.ipc_get(cx, &k.message_queues, k.ipc_next[1], key, flags)? {
        Found::Old(id) => Ok(ret(id.into())),
        Found::New(id, perm) => {
            let times = [0, 0, k.seconds()];
            k.message_queues
                .insert(id, Queue { perm, qbytes: QUEUE_BYTES, messages: VecDeque::new(), last: [0; 2], times });
            k.ipc_next[1] += 1;
            cx.emit(Event::Created { tid: cx.tid, object: Object::SysvQueue(id) });
            Ok(ret(id.into()))
        }
    }
}

/// `sizeof message` where the size of its text is asked for counts the type as well, eight bytes too many: the mistake
/// that most programs with queues make. Whether those bytes lie past the message alone; then they are told by a notice.
/// Anything more is a fault, as everywhere.
fn counts_the_type(cx: &mut Cx, addr: u64, size: u64, failure: Failure) -> Result<u64, Failure> {
    match failure {
        Failure::Fault { addr: bad, .. } if size >= 8 && bad >= addr + size => {
            let (call, past) = (cx.pending.call.name(), addr + 8 + size - bad);
            let sentence = format!(
                "{call}: the size {size} counts the type of the message too: its text goes {past} bytes past the end"
            );
            cx.emit(Event::Notice { tid: cx.tid, sentence, unset: Vec::new() });
            Ok(bad - addr - 8)
        }
        other => Err(other),
    }
}

/// The text of a message; what lies past its end is zeros.
fn text_in(k: &Kernel, cx: &mut Cx, text: u64, size: u64) -> Result<Bytes, Failure> {
    match k.copy_in(cx, text, size) {
        Err(failure) => {
            let there = counts_the_type(cx, text - 8, size, failure)?;
            let mut bytes = k.copy_in(cx, text, there)?;
            bytes.extend(&Bytes::from(vec![0; (size - there) as usize]));
            Ok(bytes)
        }
        whole => whole,
    }
}

/// How many of the bytes of a text fit into the caller's message.
fn room_out(k: &Kernel, cx: &mut Cx, addr: u64, size: u64) -> Result<u64, Failure> {
    match k.check_out(cx, addr, 8 + size) {
        Err(failure) => counts_the_type(cx, addr, size, failure),
        Ok(()) => Ok(size),
    }
}

/// msgsnd(id, message, size, flags): a long, the type, stands in front of the text.
pub(super) fn sys_msgsnd(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, addr, size, flags) = (cx.int(0), cx.arg(1), cx.arg(2), cx.flags(3));
    let queue = k.message_queues.get(id).ok_or(gone(cx))?;
    let fits = queue.fits(size);
    if size > MESSAGE_BYTES {
        return Err(Errno::EINVAL.into());
    }
    let (kind, text) = match std::mem::take(&mut cx.pending.hand) {
        Hand::Brought(text) => (cx.pending.scratch[0] as i64, *text),
        _ => {
            let kind = k.load(cx, addr, 8)? as i64;
            if kind < 1 {
                return Err(Errno::EINVAL.into());
            }
            (kind, text_in(k, cx, addr + 8, size)?)
        }
    };
    if !fits {
        if flags & abi::IPC_NOWAIT != 0 {
            return Err(Errno::EAGAIN.into());
        }
        cx.pending.scratch[0] = kind as u64;
        cx.pending.hand = Hand::Brought(Box::new(text));
        return k.block(cx, &[Channel::MsgSend(id)], Restart::NoHandler);
    }
    let now = k.seconds();
    cx.emit(Event::Sent { tid: cx.tid, to: Object::SysvQueue(id), bytes: text.data.clone(), tag: kind });
    let queue = k.message_queues.get_mut(id).ok_or(Errno::EINVAL)?;
    queue.last[0] = cx.pid;
    queue.times[0] = now;
    if let Some(text) = k.give(id, kind, text, (cx.tid, now), cx.events)
        && let Some(queue) = k.message_queues.get_mut(id)
    {
        queue.messages.push_back((kind, text));
    }
    Ok(ret(0))
}

impl Kernel {
    /// The receivers that sleep at a queue, first come first, and what each asks for.
    fn receivers(&self, id: i32) -> Vec<(Tid, Wanted)> {
        let wanted = |tid: Tid| Some((tid, Wanted::of(&self.threads.get(tid)?.blocked()?.args)));
        self.bench(Channel::MsgReceive(id)).into_iter().filter_map(wanted).collect()
    }

    /// A message goes to the first sleeper that takes it and has room; those before it that have none are told so. The
    /// text comes back if there is nobody.
    fn give(
        &mut self,
        id: i32,
        kind: i64,
        text: Bytes,
        (by, now): (Tid, u64),
        events: &mut Vec<Event>,
    ) -> Option<Bytes> {
        for (tid, wanted) in self.receivers(id).into_iter().filter(|(_, w)| w.takes(kind)) {
            if wanted.is_too_small(&text) {
                self.hand_over(tid, Hand::Done(-i64::from(Errno::E2BIG.number())), Some(by), events);
                continue;
            }
            let pid = self.threads.get(tid).map_or(0, |t| t.pid);
            if let Some(queue) = self.message_queues.get_mut(id) {
                queue.last[1] = pid;
                queue.times[1] = now;
            }
            let bytes = text.slice(0, wanted.size as usize).data;
            events.push(Event::Received { tid, from: Object::SysvQueue(id), bytes, tag: kind });
            self.hand_over(tid, Hand::Message(kind, Box::new(text)), Some(by), events);
            return None;
        }
        Some(text)
    }

    /// There may be room for those who sleep before a full queue.
    fn wake_senders(&mut self, id: i32, by: Tid, events: &mut Vec<Event>) {
        for tid in self.bench(Channel::MsgSend(id)) {
            let size = self.threads.get(tid).and_then(|t| t.blocked()).map(|p| p.args[2]);
            if self.message_queues.get(id).zip(size).is_some_and(|(q, size)| q.fits(size)) {
                self.wake_thread(tid, Why::Woken, Some(by), events);
            }
        }
    }

    /// For who looks ahead: whether a msgsnd or msgrcv could only go to sleep now.
    #[must_use]
    pub fn message_call_would_wait(&self, sends: bool, args: &[u64; 6]) -> bool {
        let Some(queue) = self.message_queues.get(args[0] as i32) else { return false };
        let flags = i64::from(args[if sends { 3 } else { 4 }] as i32);
        let stuck = if sends {
            args[2] <= MESSAGE_BYTES && !queue.fits(args[2])
        } else {
            i64::try_from(args[2]).is_ok() && queue.choose(Wanted::of(args)).is_none()
        };
        stuck && flags & abi::IPC_NOWAIT == 0
    }

    /// No receiver sleeps while there is a message for it.
    pub(super) fn check_message_queues(&self) -> Result<(), String> {
        for (id, queue) in self.message_queues.iter() {
            if let Some((tid, _)) = self.receivers(id).into_iter().find(|(_, w)| queue.choose(*w).is_some()) {
                return Err(format!("thread {tid} waits for a message that is in queue {id}"));
            }
        }
        Ok(())
    }
}

/// msgrcv(id, message, size, type, flags): how many bytes of text.
pub(super) fn sys_msgrcv(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, addr, flags) = (cx.int(0), cx.arg(1), cx.flags(4));
    let wanted = Wanted::of(&cx.pending.args);
    if wanted.size > i64::MAX as u64 {
        return Err(Errno::EINVAL.into());
    }
    if let Hand::Message(tag, text) = std::mem::take(&mut cx.pending.hand) {
        return message_out(k, cx, addr, tag, &text.slice(0, wanted.size as usize));
    }
    let queue = k.message_queues.get(id).ok_or(gone(cx))?;
    let Some(i) = queue.choose(wanted) else {
        if flags & abi::IPC_NOWAIT != 0 {
            return Err(Errno::ENOMSG.into());
        }
        return k.block(cx, &[Channel::MsgReceive(id)], Restart::NoHandler);
    };
    let (tag, text) = queue.messages[i].clone();
    if wanted.is_too_small(&text) {
        return Err(Errno::E2BIG.into());
    }
    let text = text.slice(0, wanted.size as usize);
    let answer = message_out(k, cx, addr, tag, &text)?;
    let now = k.seconds();
    let queue = k.message_queues.get_mut(id).ok_or(Errno::EINVAL)?;
    queue.messages.remove(i);
    queue.last[1] = cx.pid;
    queue.times[1] = now;
    cx.emit(Event::Received { tid: cx.tid, from: Object::SysvQueue(id), bytes: text.data, tag });
    k.wake_senders(id, cx.tid, cx.events);
    Ok(answer)
}

/// A message into the caller's memory.
fn message_out(k: &mut Kernel, cx: &mut Cx, addr: u64, tag: i64, text: &Bytes) -> Answer {
    let room = room_out(k, cx, addr, text.len() as u64)?;
    k.store(cx, addr, tag as u64, 8)?;
    k.copy_out(cx, addr + 8, &text.slice(0, room as usize))?;
    Ok(ret(text.len() as i64))
}

/// msgctl(id, command, info).
pub(super) fn sys_msgctl(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, command, addr) = (cx.int(0), cx.flags(1), cx.arg(2));
    if ipcinfo::asks(command, abi::MSG_INFO) {
        return ipcinfo::messages(k, cx, command, addr);
    }
    let q = k.message_queues.get(id).ok_or(Errno::EINVAL)?.clone();
    match command {
        abi::IPC_STAT | abi::MSG_STAT | abi::MSG_STAT_ANY => {
            let members = [
                ("msg_stime", q.times[0]),
                ("msg_rtime", q.times[1]),
                ("msg_ctime", q.times[2]),
                ("__msg_cbytes", q.bytes()),
                ("msg_qnum", q.messages.len() as u64),
                ("msg_qbytes", q.qbytes),
                ("msg_lspid", q.last[0] as u64),
                ("msg_lrpid", q.last[1] as u64),
            ];
            k.ipc_stat(cx, addr, &abi::MSQID_DS, &members, q.perm)?;
            return Ok(ret(if command == abi::IPC_STAT { 0 } else { id.into() }));
        }
        abi::IPC_SET => {
            let (mode, now) = (k.ipc_mode(cx, addr)?, k.seconds());
            let bytes = k.struct_in(cx, addr, &abi::MSQID_DS)?;
            let qbytes = abi::MSQID_DS.get(&bytes, "msg_qbytes");
            if qbytes > QUEUE_BYTES && k.process(cx.pid)?.user.uid[1] != 0 {
                return Err(Errno::EPERM.into());
            }
            if let Some(q) = k.message_queues.get_mut(id) {
                q.perm.mode = mode;
                q.qbytes = qbytes;
                q.times[2] = now;
            }
            k.wake_senders(id, cx.tid, cx.events);
        }
        abi::IPC_RMID => {
            k.message_queues.remove(id);
            cx.emit(Event::Destroyed { object: Object::SysvQueue(id) });
            k.wake_all(Channel::MsgSend(id), Some(cx.tid), cx.events);
            k.wake_all(Channel::MsgReceive(id), Some(cx.tid), cx.events);
        }
        _ => return Err(Errno::EINVAL.into()),
    }
    Ok(ret(0))
}
