//! poll(2) and select(2): waiting for several descriptors at once, and what "ready" means for each kind of object.

use super::event::Object;
use super::inode::{Device, Kind};
use super::wait::{Channel, Restart, Why};
use super::{Answer, Cx, Errno, Failure, Kernel, Tid, abi, ret};

const IN: i64 = abi::POLLIN | abi::POLLRDNORM;
const OUT: i64 = abi::POLLOUT | abi::POLLWRNORM;

impl Kernel {
    /// What could be done with an open file description now, as poll's bits; `tid` asks (a signalfd shows each process
    /// its own signals).
    pub(super) fn readiness(&self, file: i32, tid: Tid) -> i64 {
        let Some(open) = self.open_files.get(file) else { return abi::POLLNVAL };
        let when = |yes: bool, bits: i64| if yes { bits } else { 0 };
        match open.object {
            Object::Pipe(id) => {
                let Some(p) = self.pipes.get(id) else { return abi::POLLERR };
                let mut ready = 0;
                if open.readable() {
                    // A FIFO that never had a writer is quiet, not hung up.
                    let had_writer = p.fifo.is_none() || open.offset != u64::from(p.writer_opens);
                    ready |= when(!p.ring.is_empty(), IN) | when(p.writers == 0 && had_writer, abi::POLLHUP);
                }
                if open.writable() {
                    let room = p.ring.room() as u64 >= u64::from(self.settings.pipe_buf).min(p.ring.capacity() as u64);
                    ready |= when(room, OUT) | when(p.readers == 0, abi::POLLERR);
                }
                ready
            }
            Object::Terminal => when(self.terminal.readable(), IN) | OUT,
            Object::Pty(id) => self.ptys.get(id).map_or(abi::POLLHUP, |p| {
                when(p.tty.readable(), IN) | when(p.has_room(), OUT) | when(!p.master, abi::POLLHUP)
            }),
            Object::PtyMaster(id) => {
                self.ptys.get(id).map_or(0, |p| when(!p.screen.is_empty(), IN) | when(p.hung_up(), abi::POLLHUP) | OUT)
            }
            Object::Outside(0) => when(!self.terminal.lines.is_empty(), IN) | when(self.terminal.ended, abi::POLLHUP),
            Object::Outside(_) => OUT,
            Object::MessageQueue(id) => self
                .mqs
                .get(id)
                .map_or(0, |q| when(!q.messages.is_empty(), IN) | when((q.messages.len() as u64) < q.max, OUT)),
            Object::EventFd(id) => self
                .eventfds
                .get(id)
                .map_or(0, |e| when(e.count > 0, abi::POLLIN) | when(e.count < u64::MAX - 1, abi::POLLOUT)),
            Object::TimerFd(id) => when(self.timerfds.get(id).is_some_and(|t| t.expirations > 0), abi::POLLIN),
            Object::SignalFd(id) => {
                let mask = self.signalfds.get(id).map_or(0, |s| s.mask);
                when(self.has_pending(tid, mask), abi::POLLIN)
            }
            Object::Inotify(id) => when(self.inotifies.get(id).is_some_and(|n| !n.queue.is_empty()), IN),
            Object::Epoll(id) => when(self.epoll_has_ready(id, tid, 0), abi::POLLIN),
            Object::Socket(id) => self.socket_readiness(id),
            Object::Inode(_) => IN | OUT,
            _ => 0,
        }
    }

    /// Where somebody waits who watches an open file description.
    pub(super) fn channels(&self, file: i32) -> Vec<Channel> {
        let Some(open) = self.open_files.get(file) else { return Vec::new() };
        match open.object {
            Object::Pipe(id) => {
                let reads = open.readable().then_some(Channel::PipeRead(id));
                reads.into_iter().chain(open.writable().then_some(Channel::PipeWrite(id))).collect()
            }
            Object::Terminal | Object::Outside(0) => vec![Channel::Terminal],
            Object::Pty(id) => vec![Channel::Pty(id)],
            Object::PtyMaster(id) => vec![Channel::PtyMaster(id)],
            Object::EventFd(id) => vec![Channel::EventFd(id)],
            Object::MessageQueue(id) => vec![Channel::MqReceive(id), Channel::MqSend(id)],
            Object::TimerFd(id) => vec![Channel::TimerFd(id)],
            Object::SignalFd(id) => vec![Channel::SignalFd(id)],
            Object::Inotify(id) => vec![Channel::Inotify(id)],
            Object::Epoll(id) => self.epoll_channels(id, 0),
            Object::Socket(id) => self.socket_channels(id),
            _ => Vec::new(),
        }
    }

    /// Whether a file can be watched by epoll; regular files and directories cannot (they are always ready).
    pub(super) fn can_be_watched(&self, file: i32) -> bool {
        let Some(Object::Inode(ino)) = self.open_files.get(file).map(|f| f.object) else { return true };
        self.inodes.get(ino).is_none_or(|i| match i.kind {
            Kind::Regular { .. } | Kind::Directory { .. } => false,
            Kind::Device(d) => !matches!(d, Device::Null | Device::Zero | Device::Full),
            _ => true,
        })
    }
}

/// How long a call waits: `None` for ever. Sets the deadline when the call begins; true when it has passed.
fn time_is_up(k: &Kernel, cx: &mut Cx, wait: Option<u64>) -> bool {
    if let Some(ns) = wait
        && cx.pending.deadline.is_none()
    {
        cx.pending.deadline = Some(k.after(ns));
    }
    cx.why == Why::TimedOut || cx.pending.deadline.is_some_and(|d| d <= k.now)
}

pub(super) fn wait_ns(milliseconds: i32) -> Option<u64> {
    u64::try_from(milliseconds).ok().map(|ms| ms * 1_000_000)
}

/// The end of a wait: the caller's own mask comes back, unless a handler is about to run under the temporary one.
pub(super) fn finish(k: &mut Kernel, cx: &Cx, answer: Answer) -> Answer {
    if !matches!(answer, Ok(super::wait::Flow::Block) | Err(Failure::Cut(_))) {
        k.end_temporary_mask(cx);
    }
    answer
}

fn poll(k: &mut Kernel, cx: &mut Cx, wait: Option<u64>) -> Answer {
    let (fds, count) = (cx.arg(0), cx.arg(1));
    if count > k.me(cx)?.limit(abi::RLIMIT_NOFILE) {
        return Err(Errno::EINVAL.into());
    }
    let l = &abi::POLLFD;
    let (mut ready, mut on) = (0, Vec::new());
    let mut answers = Vec::new();
    for i in 0..count {
        let b = k.copy_in(cx, fds.wrapping_add(8 * i), 8)?.data;
        let (fd, events) = (l.int(&b, "fd"), l.get(&b, "events") as i64);
        let seen = match k.file_of(cx.pid, fd) {
            // poll(2): a negative descriptor is passed over.
            _ if fd < 0 => 0,
            Err(_) => abi::POLLNVAL,
            Ok(file) => {
                on.extend(k.channels(file));
                k.readiness(file, cx.tid) & (events | abi::POLLERR | abi::POLLHUP | abi::POLLNVAL)
            }
        };
        ready += i64::from(seen != 0);
        answers.push(seen);
    }
    if ready == 0 && !time_is_up(k, cx, wait) {
        crate::order::sort(&mut on);
        on.dedup();
        if on.is_empty() {
            on.push(Channel::Time);
        }
        return k.block(cx, &on, Restart::NoHandler);
    }
    for (i, seen) in answers.into_iter().enumerate() {
        k.store(cx, fds.wrapping_add(8 * i as u64 + l.offset("revents")), seen as u64, 2)?;
    }
    Ok(ret(ready))
}

pub(super) fn sys_poll(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let wait = wait_ns(cx.int(2));
    poll(k, cx, wait)
}

pub(super) fn sys_ppoll(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (timeout, mask) = (cx.arg(2), cx.arg(3));
    let wait = match timeout {
        0 => None,
        _ if cx.first() => Some(k.timespec_in(cx, timeout)?),
        _ => cx.pending.deadline.map(|_| 0),
    };
    k.begin_temporary_mask(cx, mask)?;
    let answer = poll(k, cx, wait);
    finish(k, cx, answer)
}

/// A set of descriptors for select, as 64-bit words.
type Set = Vec<u64>;

fn set_in(k: &Kernel, cx: &mut Cx, addr: u64, n: i32) -> Result<Option<Set>, Failure> {
    if addr == 0 {
        return Ok(None);
    }
    let words = (n as u64).div_ceil(64);
    (0..words).map(|i| k.load(cx, addr.wrapping_add(8 * i), 8)).collect::<Result<Set, _>>().map(Some)
}

fn select(k: &mut Kernel, cx: &mut Cx, wait: Option<u64>) -> Answer {
    let n = cx.int(0);
    if n < 0 {
        return Err(Errno::EINVAL.into());
    }
    // Linux looks no further than the table of descriptors reaches: what is asked of beyond it is passed over.
    let n = n.min(k.me(cx)?.fds.size());
    // select(2): which of poll's bits count for which set.
    let kinds = [IN | abi::POLLHUP | abi::POLLERR, OUT | abi::POLLERR, abi::POLLPRI];
    let (mut count, mut on) = (0, Vec::new());
    let mut results: Vec<(u64, Set)> = Vec::new();
    for (i, kind) in kinds.into_iter().enumerate() {
        let addr = cx.arg(1 + i);
        let Some(asked) = set_in(k, cx, addr, n)? else { continue };
        let mut found = vec![0; asked.len()];
        for fd in 0..n {
            let (word, bit) = (fd as usize / 64, 1u64 << (fd % 64));
            if asked[word] & bit == 0 {
                continue;
            }
            let file = k.file_of(cx.pid, fd)?;
            on.extend(k.channels(file));
            if k.readiness(file, cx.tid) & kind != 0 {
                found[word] |= bit;
                count += 1;
            }
        }
        results.push((addr, found));
    }
    if count == 0 && !time_is_up(k, cx, wait) {
        crate::order::sort(&mut on);
        on.dedup();
        if on.is_empty() {
            on.push(Channel::Time);
        }
        return k.block(cx, &on, Restart::NoHandler);
    }
    for (addr, found) in results {
        for (i, word) in found.into_iter().enumerate() {
            k.store(cx, addr.wrapping_add(8 * i as u64), word, 8)?;
        }
    }
    Ok(ret(count))
}

pub(super) fn sys_select(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let timeout = cx.arg(4);
    let mut wait = None;
    if timeout != 0 {
        let l = &abi::TIMEVAL;
        let b = k.struct_in(cx, timeout, l)?;
        let (s, us) = (l.get(&b, "tv_sec") as i64, l.get(&b, "tv_usec") as i64);
        if s < 0 || us < 0 {
            return Err(Errno::EINVAL.into());
        }
        wait = Some((s as u64).saturating_mul(super::clock::SECOND).saturating_add((us as u64).saturating_mul(1000)));
    }
    let answer = select(k, cx, wait);
    // select(2): Linux writes the time that was left, whatever the outcome.
    let over = !matches!(answer, Ok(super::wait::Flow::Block));
    if over && timeout != 0 {
        let left = cx.pending.deadline.map_or(wait.unwrap_or(0), |d| d.saturating_sub(k.now));
        let members = [("tv_sec", left / super::clock::SECOND), ("tv_usec", left % super::clock::SECOND / 1000)];
        k.struct_out(cx, timeout, &abi::TIMEVAL, &members)?;
    }
    answer
}

pub(super) fn sys_pselect6(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (timeout, mask) = (cx.arg(4), cx.arg(5));
    let wait = match timeout {
        0 => None,
        _ if cx.first() => Some(k.timespec_in(cx, timeout)?),
        _ => cx.pending.deadline.map(|_| 0),
    };
    k.begin_temporary_mask(cx, mask)?;
    let answer = select(k, cx, wait);
    finish(k, cx, answer)
}
