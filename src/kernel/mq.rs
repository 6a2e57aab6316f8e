//! POSIX message queues (mq_overview(7)).
//!
//! A queue has a name, holds up to `mq_maxmsg` messages of up to `mq_msgsize` bytes, and gives them out by priority, the
//! oldest of equals first. A descriptor of one is a descriptor like any other. `mq_unlink` takes the name away; the queue goes
//! with its last descriptor. Where a receiver sleeps, a sender gives it the message past the queue; where a sender sleeps,
//! a receiver puts its message into the place that is free now. One process at a time may ask to be told of a message that comes to an empty queue.

use super::event::{Event, Object};
use super::pages::Bytes;
use super::process::SignalInfo;
use super::wait::{Channel, Hand, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, Tid, abi, ret};

/// `/proc/sys/fs/mqueue/`: what anybody may ask for, and what the superuser may.
const MAX_MESSAGES: u64 = 10;
const MAX_SIZE: u64 = 8192;
const HARD_MESSAGES: u64 = 65_536;
const HARD_SIZE: u64 = 16 << 20;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageQueue {
    /// With its slash; None once it is unlinked.
    pub name: Option<String>,
    pub max: u64,
    pub size: u64,
    /// In the order in which they will be received: priority and text.
    pub messages: Vec<(u32, Bytes)>,
    pub notify: Option<Notify>,
    pub mode: u32,
}

/// Who is told of the next message to the empty queue, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Notify {
    pub pid: Pid,
    /// 0: nothing is sent (`SIGEV_NONE`).
    pub signal: i32,
    pub value: u64,
    /// `SIGEV_THREAD_ID`: the thread that is told; the library makes `SIGEV_THREAD` of it.
    pub thread: Option<Tid>,
}

impl MessageQueue {
    /// Behind those of the same priority.
    fn insert(&mut self, priority: u32, text: Bytes) {
        let at = self.messages.partition_point(|m| m.0 >= priority);
        self.messages.insert(at, (priority, text));
    }
}

impl Kernel {
    /// Nobody sleeps for a message that is there, or for a place that is free.
    pub(super) fn check_posix_queues(&self) -> Result<(), String> {
        for (id, q) in self.mqs.iter() {
            let receiver = self.first_on_bench(Channel::MqReceive(id)).filter(|_| !q.messages.is_empty());
            let sender = self.first_on_bench(Channel::MqSend(id)).filter(|_| (q.messages.len() as u64) < q.max);
            if let Some(tid) = receiver.or(sender) {
                return Err(format!("thread {tid} waits at message queue {id} though it could go on"));
            }
        }
        Ok(())
    }

    fn mq_of(&self, cx: &Cx) -> Result<(i32, &MessageQueue, bool), Errno> {
        let open = self.open_file(cx.pid, cx.int(0))?;
        let Object::MessageQueue(id) = open.object else { return Err(Errno::EBADF) };
        Ok((id, self.mqs.get(id).ok_or(Errno::EBADF)?, open.nonblock()))
    }

    /// The last descriptor of an open file description is gone.
    pub(super) fn close_queue(&mut self, id: i32) {
        let open = self.open_files.iter().any(|(_, f)| f.object == Object::MessageQueue(id));
        if !open && self.mqs.get(id).is_some_and(|q| q.name.is_none()) {
            self.mqs.remove(id);
        }
    }
}

fn name_in(k: &Kernel, cx: &mut Cx) -> Result<String, Failure> {
    let name = k.path_in(cx, cx.arg(0))?;
    let Some(rest) = name.strip_prefix('/') else { return Err(Errno::EINVAL.into()) };
    match rest {
        "" => Err(Errno::ENOENT.into()),
        _ if rest.contains('/') => Err(Errno::EACCES.into()),
        _ if rest.len() > abi::NAME_MAX as usize => Err(Errno::ENAMETOOLONG.into()),
        _ => Ok(name),
    }
}

/// mq_open(name, oflag, mode, attr): a descriptor.
pub(super) fn sys_mq_open(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (flags, mode, attr) = (cx.flags(1), cx.arg(2) as u32, cx.arg(3));
    let name = name_in(k, cx)?;
    k.check_fds(cx.pid, 1)?;
    let old = k.mqs.iter().find(|(_, q)| q.name.as_deref() == Some(&name)).map(|(id, _)| id);
    let id = match old {
        Some(_) if flags & abi::O_CREAT != 0 && flags & abi::O_EXCL != 0 => return Err(Errno::EEXIST.into()),
        Some(id) => id,
        None if flags & abi::O_CREAT == 0 => return Err(Errno::ENOENT.into()),
        None => {
            let (max, size) = match attr {
                0 => (MAX_MESSAGES, MAX_SIZE),
                _ => {
                    let a = k.struct_in_but(cx, attr, &abi::MQ_ATTR, &["mq_flags", "mq_curmsgs"])?;
                    (abi::MQ_ATTR.get(&a, "mq_maxmsg"), abi::MQ_ATTR.get(&a, "mq_msgsize"))
                }
            };
            let root = k.process(cx.pid)?.user.uid[1] == 0;
            let (most, largest) = if root { (HARD_MESSAGES, HARD_SIZE) } else { (MAX_MESSAGES, MAX_SIZE) };
            if max == 0 || size == 0 || max > most || size > largest {
                return Err(Errno::EINVAL.into());
            }
            let mode = mode & 0o777 & !k.process(cx.pid)?.umask;
            let id = k.mqs.add(MessageQueue {
                name: Some(name.clone()),
                max,
                size,
                messages: Vec::new(),
                notify: None,
                mode,
            });
            cx.emit(Event::Created { tid: cx.tid, object: Object::MessageQueue(id) });
            id
        }
    };
    Ok(ret(i64::from(k.open_object(cx, Object::MessageQueue(id), flags, &name)?)))
}

/// mq_unlink(name).
pub(super) fn sys_mq_unlink(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let name = name_in(k, cx)?;
    let id = k.mqs.iter().find(|(_, q)| q.name.as_deref() == Some(&name)).map(|(id, _)| id).ok_or(Errno::ENOENT)?;
    if let Some(q) = k.mqs.get_mut(id) {
        q.name = None;
    }
    k.close_queue(id);
    Ok(ret(0))
}

/// The absolute time at which a timed call gives up; its form is checked though it may not be needed.
fn set_deadline(k: &Kernel, cx: &mut Cx) -> Result<(), Failure> {
    let at = cx.arg(4);
    if at != 0 && cx.pending.deadline.is_none() {
        cx.pending.deadline = Some(k.deadline_at(cx, abi::CLOCK_REALTIME, at)?);
    }
    Ok(())
}

/// Waits on a channel, unless the descriptor does not block or the time has come.
fn wait(k: &Kernel, cx: &mut Cx, channel: Channel, nonblock: bool) -> Answer {
    if nonblock {
        return Err(Errno::EAGAIN.into());
    }
    if cx.pending.deadline.is_some_and(|d| d <= k.now) {
        return Err(Errno::ETIMEDOUT.into());
    }
    k.block(cx, &[channel], Restart::IfAsked)
}

/// mq_timedsend(queue, message, size, priority, deadline).
pub(super) fn sys_mq_timedsend(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (addr, len, priority) = (cx.arg(1), cx.arg(2), cx.arg(3) as u32);
    if i64::from(priority) >= abi::MQ_PRIO_MAX {
        return Err(Errno::EINVAL.into());
    }
    set_deadline(k, cx)?;
    let writable = k.open_file(cx.pid, cx.int(0))?.writable();
    let (id, queue, nonblock) = k.mq_of(cx)?;
    if !writable {
        return Err(Errno::EBADF.into());
    }
    if len > queue.size {
        return Err(Errno::EMSGSIZE.into());
    }
    let (full, was_empty) = (queue.messages.len() as u64 >= queue.max, queue.messages.is_empty());
    let text = match std::mem::take(&mut cx.pending.hand) {
        Hand::Brought(text) => *text,
        _ => k.copy_in(cx, addr, len)?,
    };
    if full {
        cx.pending.hand = Hand::Brought(Box::new(text));
        return wait(k, cx, Channel::MqSend(id), nonblock);
    }
    let object = Object::MessageQueue(id);
    cx.emit(Event::Sent { tid: cx.tid, to: object, bytes: text.data.clone(), tag: priority.into() });
    if let Some(receiver) = k.first_on_bench(Channel::MqReceive(id)) {
        let (bytes, tag) = (text.data.clone(), priority.into());
        cx.emit(Event::Received { tid: receiver, from: object, bytes, tag });
        k.hand_over(receiver, Hand::Message(tag, Box::new(text)), Some(cx.tid), cx.events);
        return Ok(ret(0));
    }
    k.mqs.get_mut(id).ok_or(Errno::EBADF)?.insert(priority, text);
    k.wake_watchers(Channel::MqReceive(id), Some(cx.tid), cx.events);
    // mq_notify(3): told only when the queue was empty and nobody was waiting to receive; the registration is then over.
    if was_empty {
        tell(k, cx, id);
    }
    Ok(ret(0))
}

fn tell(k: &mut Kernel, cx: &mut Cx, id: i32) {
    let Some(n) = k.mqs.get_mut(id).and_then(|q| q.notify.take()) else { return };
    if n.signal == 0 || !k.is_alive(n.pid) {
        return;
    }
    let uid = k.process(cx.pid).map_or(0, |p| p.user.uid[0]);
    let info = SignalInfo { value: n.value, ..SignalInfo::from_user(n.signal, abi::SI_MESGQ, cx.pid, uid) };
    k.send_signal(info, n.pid, n.thread, Some(cx.pid), cx.events);
}

/// mq_timedreceive(queue, buffer, size, priority, deadline): the message's length.
pub(super) fn sys_mq_timedreceive(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (addr, len, priority) = (cx.arg(1), cx.arg(2), cx.arg(3));
    set_deadline(k, cx)?;
    let readable = k.open_file(cx.pid, cx.int(0))?.readable();
    let (id, queue, nonblock) = k.mq_of(cx)?;
    if !readable {
        return Err(Errno::EBADF.into());
    }
    if len < queue.size {
        return Err(Errno::EMSGSIZE.into());
    }
    let given = match std::mem::take(&mut cx.pending.hand) {
        Hand::Message(tag, text) => Some((tag as u32, *text)),
        _ => None,
    };
    let taken = given.is_none();
    let Some((tag, text)) = given.or_else(|| queue.messages.first().cloned()) else {
        return wait(k, cx, Channel::MqReceive(id), nonblock);
    };
    k.copy_out(cx, addr, &text)?;
    if priority != 0 {
        k.store_int(cx, priority, tag as i32)?;
    }
    let n = text.len() as i64;
    if taken {
        let queue = k.mqs.get_mut(id).ok_or(Errno::EBADF)?;
        queue.messages.remove(0);
        cx.emit(Event::Received { tid: cx.tid, from: Object::MessageQueue(id), bytes: text.data, tag: tag.into() });
        fill(k, cx, id);
    }
    Ok(ret(n))
}

/// A place is free: the message of the first sender that sleeps goes there; without one, those who watch are told.
fn fill(k: &mut Kernel, cx: &mut Cx, id: i32) {
    let Some(sender) = k.first_on_bench(Channel::MqSend(id)) else {
        k.wake_watchers(Channel::MqSend(id), Some(cx.tid), cx.events);
        return;
    };
    let Some((Hand::Brought(text), priority)) =
        k.threads.get(sender).and_then(|t| t.blocked()).map(|p| (p.hand.clone(), p.args[3] as u32))
    else {
        return;
    };
    let (bytes, tag) = (text.data.clone(), priority.into());
    cx.emit(Event::Sent { tid: sender, to: Object::MessageQueue(id), bytes, tag });
    if let Some(queue) = k.mqs.get_mut(id) {
        queue.insert(priority, *text);
    }
    k.hand_over(sender, Hand::Done(0), Some(cx.tid), cx.events);
}

/// What a `sigevent` may leave without a value when a signal is asked for.
const UNREAD: [&str; 4] = ["sigev_value", "sigev_notify_function", "sigev_notify_attributes", "_sigev_un._tid"];

/// mq_notify(queue, event): a null event takes the caller's registration back.
pub(super) fn sys_mq_notify(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let event = cx.arg(1);
    let (id, queue, _) = k.mq_of(cx)?;
    let owner = queue.notify.map(|n| n.pid).filter(|&p| k.is_alive(p));
    let wanted = match event {
        0 => None,
        _ => {
            let e = k.struct_in_but(cx, event, &abi::SIGEVENT, &UNREAD)?;
            let l = &abi::SIGEVENT;
            let mut thread = None;
            let signal = match l.get(&e, "sigev_notify") as i32 {
                n if i64::from(n) == abi::SIGEV_NONE => 0,
                n if i64::from(n) == abi::SIGEV_SIGNAL => l.get(&e, "sigev_signo") as i32,
                n if i64::from(n) == abi::SIGEV_THREAD_ID => {
                    let tid = l.int(&e, "_sigev_un._tid");
                    thread = Some(tid).filter(|&t| k.threads.get(t).is_some_and(|t| t.pid == cx.pid));
                    if thread.is_none() {
                        return Err(Errno::EINVAL.into());
                    }
                    l.get(&e, "sigev_signo") as i32
                }
                _ => return Err(Errno::EINVAL.into()),
            };
            if !(0..=64).contains(&signal) {
                return Err(Errno::EINVAL.into());
            }
            Some(Notify { pid: cx.pid, signal, value: l.get(&e, "sigev_value"), thread })
        }
    };
    if wanted.is_some() && owner.is_some() {
        return Err(Errno::EBUSY.into());
    }
    if wanted.is_some() || owner == Some(cx.pid) {
        k.mqs.get_mut(id).ok_or(Errno::EBADF)?.notify = wanted;
    }
    Ok(ret(0))
}

/// mq_getsetattr(queue, new, old): only `O_NONBLOCK` can be changed.
pub(super) fn sys_mq_getsetattr(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (new, old) = (cx.arg(1), cx.arg(2));
    let (_, queue, nonblock) = k.mq_of(cx)?;
    let members = [
        ("mq_flags", if nonblock { abi::O_NONBLOCK as u64 } else { 0 }),
        ("mq_maxmsg", queue.max),
        ("mq_msgsize", queue.size),
        ("mq_curmsgs", queue.messages.len() as u64),
    ];
    let wanted = match new {
        0 => None,
        _ => {
            let flags = k.load(cx, new, 8)? as i64;
            if flags & !abi::O_NONBLOCK != 0 {
                return Err(Errno::EINVAL.into());
            }
            Some(flags)
        }
    };
    k.struct_out_opt(cx, old, &abi::MQ_ATTR, &members)?;
    if let Some(flags) = wanted {
        let file = k.file_of(cx.pid, cx.int(0))?;
        if let Some(open) = k.open_files.get_mut(file) {
            open.flags = open.flags & !(abi::O_NONBLOCK as u32) | flags as u32;
        }
    }
    Ok(ret(0))
}
