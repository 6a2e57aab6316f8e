//! POSIX semaphores (sem_overview(7)), unnamed and named.
//!
//! A semaphore is a word in the program's memory, never below zero. `sem_wait` takes one or waits at the bench of that
//! word; `sem_post` adds one and wakes the first that waits, which then looks again. In memory of one process it is
//! that process's: after a fork the child has another one. In shared memory it is one for all who map it.
//! A named semaphore is a file `/dev/shm/sem.NAME` of which each process that opens it maps the same page.

use super::event::{Event, Object};
use super::inode::Kind;
use super::mm::{Area, PROT_READ, PROT_WRITE};
use super::pages::Bytes;
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

const MAX: u32 = abi::SEM_VALUE_MAX as u32;

fn value(k: &Kernel, cx: &Cx) -> Result<u32, Failure> {
    k.word(cx, cx.arg(0), "a semaphore")
}

fn change(k: &mut Kernel, cx: &mut Cx, from: u32, to: u32) -> Result<(), Failure> {
    let key = k.futex_key(cx.pid, cx.arg(0));
    k.set_word(cx, cx.arg(0), to)?;
    let object = Object::Futex(key);
    cx.emit(Event::Counted { tid: cx.tid, object, from: from.into(), to: to.into() });
    Ok(())
}

pub(super) fn sys_sem_init(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (sem, shared, initial) = (cx.arg(0), cx.int(1), cx.arg(2) as u32);
    if initial > MAX {
        return Err(Errno::EINVAL.into());
    }
    let members = [("value", initial.into()), ("shared", u64::from(shared != 0))];
    k.struct_out(cx, sem, &abi::SEM, &members)?;
    let object = Object::Futex(k.futex_key(cx.pid, sem));
    cx.emit(Event::Created { tid: cx.tid, object });
    cx.emit(Event::Counted { tid: cx.tid, object, from: 0, to: initial.into() });
    Ok(ret(0))
}

pub(super) fn sys_sem_destroy(k: &mut Kernel, cx: &mut Cx) -> Answer {
    value(k, cx)?;
    let object = Object::Futex(k.futex_key(cx.pid, cx.arg(0)));
    cx.emit(Event::Destroyed { object });
    Ok(ret(0))
}

/// Takes one; `deadline`: the clock and the time at which a wait gives up.
fn wait(k: &mut Kernel, cx: &mut Cx, deadline: Option<(i64, u64)>) -> Answer {
    // POSIX lets the time be wrong if the semaphore can be taken at once; glibc looks at it first.
    if let (Some((clock, at)), None) = (deadline, cx.pending.deadline) {
        cx.pending.deadline = Some(k.deadline_of_wait(cx, clock, at)?);
    }
    let now = value(k, cx)?;
    if now > 0 {
        change(k, cx, now, now - 1)?;
        return Ok(ret(0));
    }
    let mut restart = Restart::IfAsked;
    if deadline.is_some() {
        if cx.pending.deadline.is_some_and(|d| d <= k.now) {
            return Err(Errno::ETIMEDOUT.into());
        }
        restart = Restart::NoHandler;
    }
    let key = k.futex_key(cx.pid, cx.arg(0));
    k.block(cx, &[Channel::Futex(key)], restart)
}

pub(super) fn sys_sem_wait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    wait(k, cx, None)
}

pub(super) fn sys_sem_timedwait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    wait(k, cx, Some((abi::CLOCK_REALTIME, cx.arg(1))))
}

pub(super) fn sys_sem_clockwait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let clock = super::clock::clock_to_wait_by(cx.flags(1))?;
    wait(k, cx, Some((clock, cx.arg(2))))
}

pub(super) fn sys_sem_trywait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let now = value(k, cx)?;
    if now == 0 {
        return Err(Errno::EAGAIN.into());
    }
    change(k, cx, now, now - 1)?;
    Ok(ret(0))
}

pub(super) fn sys_sem_post(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let now = value(k, cx)?;
    if now >= MAX {
        return Err(Errno::EOVERFLOW.into());
    }
    change(k, cx, now, now + 1)?;
    let key = k.futex_key(cx.pid, cx.arg(0));
    k.wake(Channel::Futex(key), 1, Some(cx.tid), cx.events);
    Ok(ret(0))
}

/// sem_getvalue(3): on Linux 0 when somebody waits, never a negative number.
pub(super) fn sys_sem_getvalue(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let now = value(k, cx)?;
    k.store_int(cx, cx.arg(1), now as i32)?;
    Ok(ret(0))
}

/// The file behind a name; the slash in front may be missing, as glibc allows.
fn path(k: &Kernel, cx: &mut Cx) -> Result<String, Failure> {
    let name = k.path_in(cx, cx.arg(0))?;
    let name = name.trim_start_matches('/');
    if name.is_empty() || name.contains('/') {
        return Err(Errno::EINVAL.into());
    }
    if name.len() > abi::NAME_MAX as usize - 4 {
        return Err(Errno::ENAMETOOLONG.into());
    }
    Ok(format!("/dev/shm/sem.{name}"))
}

/// sem_open(name, oflag, mode, value): where it is mapped.
pub(super) fn sys_sem_open(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (flags, mode, initial) = (cx.flags(1), cx.arg(2) as u32, cx.arg(3) as u32);
    let path = path(k, cx)?;
    let place = k.walk(cx.pid, abi::AT_FDCWD as i32, &path, true)?;
    let ino = match place.ino {
        Some(_) if flags & abi::O_CREAT != 0 && flags & abi::O_EXCL != 0 => return Err(Errno::EEXIST.into()),
        Some(ino) => {
            k.may(cx.pid, k.inodes.get(ino).ok_or(Errno::ENOENT)?, 6)?;
            ino
        }
        None if flags & abi::O_CREAT == 0 => return Err(Errno::ENOENT.into()),
        None if initial > MAX => return Err(Errno::EINVAL.into()),
        None => {
            let memory = k.pages.create(0);
            let bytes = abi::SEM.make(&[("value", initial.into()), ("shared", 1)]);
            k.pages.write(memory, 0, &Bytes::from(bytes));
            super::file::create(k, cx, &place, Kind::Regular { memory, program: None, seals: None }, mode)?
        }
    };
    let memory = k.contents(ino).ok_or(Errno::EINVAL)?;
    // Opened again in the same process it is the same address; it is unmapped with the last close.
    let mapped = k
        .mm(cx.pid)
        .ok_or(Errno::ESRCH)?
        .areas()
        .iter()
        .find(|a| a.shared && a.object == Some((memory, 0)))
        .map(|a| a.start);
    let process = k.processes.get_mut(cx.pid).ok_or(Errno::ESRCH)?;
    if let Some(at) = mapped
        && let Some(open) = process.named_semaphores.iter_mut().find(|s| s.0 == at)
    {
        open.1 += 1;
        return Ok(ret(at as i64));
    }
    let area = Area::of_object(PROT_READ | PROT_WRITE, memory, 0, true);
    let at = k.spaces.get_mut(k.space(cx.pid)).ok_or(Errno::ESRCH)?.map(&k.pages, abi::SEM.size as u64, area)?;
    k.me(cx)?.named_semaphores.push((at, 1));
    let object = Object::Futex(k.futex_key(cx.pid, at));
    cx.emit(Event::Opened { pid: cx.pid, fd: -1, object });
    cx.emit(Event::Mapped { pid: cx.pid, addr: at, len: super::mm::PAGE, object: Some(Object::Memory(memory)) });
    Ok(ret(at as i64))
}

pub(super) fn sys_sem_close(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let at = cx.arg(0);
    let object = Object::Futex(k.futex_key(cx.pid, at));
    let process = k.processes.get_mut(cx.pid).ok_or(Errno::ESRCH)?;
    let open = process.named_semaphores.iter_mut().find(|s| s.0 == at).ok_or(Errno::EINVAL)?;
    open.1 -= 1;
    if open.1 == 0 {
        process.named_semaphores.retain(|s| s.0 != at);
        k.my_mm(cx)?.unmap(at, super::mm::PAGE)?;
        cx.emit(Event::Closed { pid: cx.pid, fd: -1, object });
        cx.emit(Event::Unmapped { pid: cx.pid, addr: at, len: super::mm::PAGE });
        k.release_memory(cx.events);
    }
    Ok(ret(0))
}

/// sem_unlink(3): the name goes at once, the semaphore with the last that has it open.
pub(super) fn sys_sem_unlink(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = path(k, cx).map_err(|f| match f {
        // glibc says ENOENT for a name that cannot be one.
        Failure::Errno(Errno::EINVAL) => Errno::ENOENT.into(),
        other => other,
    })?;
    let place = k.walk(cx.pid, abi::AT_FDCWD as i32, &path, false)?;
    let ino = place.found()?;
    let user = k.me(cx)?.user.uid[1];
    if user != 0 && k.inodes.get(ino).is_some_and(|i| i.uid != user) {
        return Err(Errno::EACCES.into());
    }
    k.take_name(place.parent, &place.name);
    k.drop_name(ino, cx.events);
    Ok(ret(0))
}
