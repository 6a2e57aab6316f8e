//! signalfd(2): pending signals that are read instead of delivered. Whoever reads takes the signals of its own process;
//! they are usually blocked, or they would be delivered before anybody could read.

use super::abi::SIGNALFD_SIGINFO;
use super::event::{Event, Object};
use super::io::Transfer;
use super::pages::Bytes;
use super::process::SignalInfo;
use super::signal::UNBLOCKABLE;
use super::wait::{Channel, Restart, Why};
use super::{Answer, Cx, Errno, Kernel, Pid, Tid, abi, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SignalFd {
    pub mask: u64,
}

/// signalfd4(fd, mask, size, flags): a new one, or another mask for the one there is.
pub(super) fn sys_signalfd4(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (fd, flags) = (cx.int(0), cx.flags(3));
    if flags & !(abi::SFD_CLOEXEC | abi::SFD_NONBLOCK) != 0 {
        return Err(Errno::EINVAL.into());
    }
    let mask = k.sigset_in(cx, cx.arg(1))? & !UNBLOCKABLE;
    if fd != -1 {
        let Object::SignalFd(id) = k.open_file(cx.pid, fd)?.object else { return Err(Errno::EINVAL.into()) };
        if let Some(s) = k.signalfds.get_mut(id) {
            s.mask = mask;
        }
        k.wake_all(Channel::SignalFd(id), Some(cx.tid), cx.events);
        return Ok(ret(i64::from(fd)));
    }
    k.check_fds(cx.pid, 1)?;
    let id = k.signalfds.add(SignalFd { mask });
    let object = Object::SignalFd(id);
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(i64::from(k.open_object(cx, object, flags | abi::O_RDWR, "anon_inode:[signalfd]")?)))
}

fn told(s: &SignalInfo) -> Vec<u8> {
    SIGNALFD_SIGINFO.make(&[
        ("ssi_signo", s.signal as u64),
        ("ssi_code", s.code as u64),
        ("ssi_pid", s.pid as u64),
        ("ssi_uid", s.uid.into()),
        ("ssi_tid", s.timer as u64),
        ("ssi_overrun", s.overrun as u64),
        ("ssi_status", s.status as u64),
        ("ssi_int", s.value & 0xffff_ffff),
        ("ssi_ptr", s.value),
        ("ssi_addr", s.addr),
        ("ssi_fd", if (1..=6).contains(&s.code) && s.signal != abi::SIGCHLD as i32 { s.status as u64 } else { 0 }),
    ])
}

pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    let one = SIGNALFD_SIGINFO.size as u64;
    let room = t.len() / one;
    if room == 0 {
        return Err(Errno::EINVAL.into());
    }
    let mask = k.signalfds.get(id).ok_or(Errno::EBADF)?.mask;
    k.check_buffer(cx, &t.buffer, one)?;
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < room * one {
        match k.take_pending(cx.tid, mask) {
            Some(info) => bytes.extend(told(&info)),
            None => break,
        }
    }
    if !bytes.is_empty() {
        return k.deliver(cx, t, Object::SignalFd(id), Bytes::from(bytes), 0);
    }
    if t.open(k)?.nonblock() {
        return Err(Errno::EAGAIN.into());
    }
    k.block(cx, &[Channel::SignalFd(id)], Restart::IfAsked)
}

impl Kernel {
    /// A signal has become pending for a process: its threads that read or watch a signalfd look again.
    pub(super) fn wake_signalfds(&mut self, pid: Pid, by: Option<Tid>, events: &mut Vec<Event>) {
        if self.signalfds.is_empty() {
            return;
        }
        let waits = |on: &[Channel]| on.iter().any(|c| matches!(c, Channel::SignalFd(_)));
        let threads: Vec<Tid> = self
            .threads
            .iter()
            .filter(|(_, t)| t.pid == pid && t.blocked().is_some_and(|p| waits(&p.on)))
            .map(|(tid, _)| tid)
            .collect();
        for tid in threads {
            self.wake_thread(tid, Why::Woken, by, events);
        }
        for id in self.signalfds.ids() {
            self.mark_edge(Channel::SignalFd(id));
        }
    }
}
