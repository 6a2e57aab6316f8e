//! eventfd(2): a counter behind a descriptor. A write adds, a read takes all of it, or one with `EFD_SEMAPHORE`.

use super::event::{Event, Object};
use super::io::Transfer;
use super::pages::Bytes;
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Kernel, abi, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventFd {
    pub count: u64,
    pub semaphore: bool,
}

pub(super) fn sys_eventfd2(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (initial, flags) = (cx.arg(0) & 0xffff_ffff, cx.flags(1));
    if flags & !(abi::EFD_SEMAPHORE | abi::EFD_CLOEXEC | abi::EFD_NONBLOCK) != 0 {
        return Err(Errno::EINVAL.into());
    }
    k.check_fds(cx.pid, 1)?;
    let id = k.eventfds.add(EventFd { count: initial, semaphore: flags & abi::EFD_SEMAPHORE != 0 });
    let object = Object::EventFd(id);
    cx.emit(Event::Created { tid: cx.tid, object });
    let flags = flags & !abi::EFD_SEMAPHORE | abi::O_RDWR;
    Ok(ret(i64::from(k.open_object(cx, object, flags, "anon_inode:[eventfd]")?)))
}

fn count(k: &mut Kernel, cx: &mut Cx, id: i32, to: u64) {
    let Some(e) = k.eventfds.get_mut(id) else { return };
    let from = std::mem::replace(&mut e.count, to);
    cx.emit(Event::Counted { tid: cx.tid, object: Object::EventFd(id), from: from as i64, to: to as i64 });
    k.wake_all(Channel::EventFd(id), Some(cx.tid), cx.events);
}

pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    if t.len() < 8 {
        return Err(Errno::EINVAL.into());
    }
    let e = k.eventfds.get(id).ok_or(Errno::EBADF)?;
    if e.count > 0 {
        let taken = if e.semaphore { 1 } else { e.count };
        let left = e.count - taken;
        k.check_buffer(cx, &t.buffer, 8)?;
        count(k, cx, id, left);
        return k.deliver(cx, t, Object::EventFd(id), Bytes::from(&taken.to_le_bytes()[..]), 0);
    }
    if t.open(k)?.nonblock() {
        return Err(Errno::EAGAIN.into());
    }
    k.block(cx, &[Channel::EventFd(id)], Restart::IfAsked)
}

pub(super) fn write(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    if t.len() < 8 {
        return Err(Errno::EINVAL.into());
    }
    let bytes = k.fetch(cx, t, 0, 8)?;
    let added = bytes.data.as_slice().try_into().map_or(0, u64::from_le_bytes);
    if added == u64::MAX {
        return Err(Errno::EINVAL.into());
    }
    let now = k.eventfds.get(id).ok_or(Errno::EBADF)?.count;
    match now.checked_add(added).filter(|&n| n < u64::MAX) {
        Some(to) => {
            cx.emit(Event::CopiedIn { tid: cx.tid, fd: t.fd, to: Object::EventFd(id), bytes: bytes.data, slot: 0 });
            count(k, cx, id, to);
            Ok(ret(8))
        }
        None if t.open(k)?.nonblock() => Err(Errno::EAGAIN.into()),
        None => k.block(cx, &[Channel::EventFd(id)], Restart::IfAsked),
    }
}
