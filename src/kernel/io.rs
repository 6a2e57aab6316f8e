//! read(2), write(2) and their relatives: the way from a descriptor to its object.
//!
//! Each kind of object has a `read` and a `write` in its own file, which take a `Transfer`, block, and say in events
//! what was copied. Adding a kind is an arm in each of the two matches here, one in `fd.rs` (close) and one in
//! `poll.rs`.

use super::event::{Event, Object};
use super::fd::OpenFile;
use super::pages::{Bytes, DEFINED};
use super::user::{Buffer, MAX_TRANSFER};
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

/// A read or write in progress.
#[derive(Clone, Debug)]
pub(super) struct Transfer {
    pub fd: i32,
    /// Id of the open file description.
    pub file: i32,
    pub buffer: Buffer,
    /// pread, pwrite: where, without moving the description's own offset.
    pub at: Option<u64>,
}

impl Transfer {
    fn new(k: &Kernel, cx: &Cx, fd: i32, buffer: Buffer, at: Option<u64>) -> Result<Transfer, Errno> {
        Ok(Transfer { fd, file: k.file_of(cx.pid, fd)?, buffer, at })
    }

    /// How many bytes at most.
    pub fn len(&self) -> u64 {
        self.buffer.len().min(MAX_TRANSFER)
    }

    pub fn open<'k>(&self, k: &'k Kernel) -> Result<&'k OpenFile, Errno> {
        k.open_files.get(self.file).ok_or(Errno::EBADF)
    }
}

impl Kernel {
    /// Hands bytes that were taken out of an object to the caller; the call returns their number.
    pub(super) fn deliver(&mut self, cx: &mut Cx, t: &Transfer, from: Object, bytes: Bytes, slot: u64) -> Answer {
        self.scatter(cx, &t.buffer, 0, &bytes)?;
        let n = bytes.len() as i64;
        if n > 0 {
            cx.emit(Event::CopiedOut { tid: cx.tid, fd: t.fd, from, bytes: bytes.data, slot });
        }
        Ok(ret(n))
    }

    /// The caller's bytes from `progress` on. Bytes without a value are told, and travel on with their mark.
    pub(super) fn fetch(&self, cx: &mut Cx, t: &Transfer, progress: u64, len: u64) -> Result<Bytes, Failure> {
        let bytes = self.gather(cx, &t.buffer, progress, len)?;
        if let Some(marks) = &bytes.undef {
            let sentence = format!("{} sends bytes that were never given a value", cx.pending.call.name());
            let addresses = t.buffer.span(progress, len).into_iter().flat_map(|(addr, n)| addr..addr.wrapping_add(n));
            let sent = addresses.zip(progress..).zip(marks);
            let unset = sent.filter(|(_, mark)| **mark != DEFINED).map(|(byte, _)| byte).collect();
            cx.emit(Event::Notice { tid: cx.tid, sentence, unset });
        }
        Ok(bytes)
    }
}

fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer) -> Answer {
    let open = t.open(k)?;
    let object = open.object;
    if open.is(abi::O_PATH) {
        return Err(Errno::EBADF.into());
    }
    if t.at.is_some() && !matches!(object, Object::Inode(_)) {
        return Err(Errno::ESPIPE.into());
    }
    if !open.readable() {
        return Err(Errno::EBADF.into());
    }
    match object {
        Object::Pipe(id) => super::pipe::read(k, cx, t, id),
        Object::Inode(ino) => super::file::read(k, cx, t, ino),
        Object::Terminal => super::tty::read(k, cx, t, super::tty::CONSOLE),
        Object::Pty(id) => super::tty::read(k, cx, t, id),
        Object::PtyMaster(id) => super::pty::read_master(k, cx, t, id),
        Object::Outside(_) => super::tty::read_outside(k, cx, t),
        Object::ByteSocket(port) => super::bytesocket::read(k, cx, t, port),
        Object::EventFd(id) => super::eventfd::read(k, cx, t, id),
        Object::TimerFd(id) => super::timerfd::read(k, cx, t, id),
        Object::SignalFd(id) => super::signalfd::read(k, cx, t, id),
        Object::Inotify(id) => super::inotify::read(k, cx, t, id),
        Object::Socket(id) => super::message::read(k, cx, t, id),
        _ => Err(Errno::EINVAL.into()),
    }
}

fn write(k: &mut Kernel, cx: &mut Cx, t: &Transfer) -> Answer {
    let open = t.open(k)?;
    let object = open.object;
    if open.is(abi::O_PATH) {
        return Err(Errno::EBADF.into());
    }
    if t.at.is_some() && !matches!(object, Object::Inode(_)) {
        return Err(Errno::ESPIPE.into());
    }
    if !open.writable() {
        return Err(Errno::EBADF.into());
    }
    match object {
        Object::Pipe(id) => super::pipe::write(k, cx, t, id),
        Object::Inode(ino) => super::file::write(k, cx, t, ino),
        Object::Terminal | Object::Outside(_) | Object::Pty(_) => super::tty::write(k, cx, t),
        Object::PtyMaster(id) => super::pty::write_master(k, cx, t, id),
        Object::ByteSocket(port) => super::bytesocket::write(k, cx, t, port),
        Object::EventFd(id) => super::eventfd::write(k, cx, t, id),
        Object::Socket(id) => super::message::write(k, cx, t, id),
        _ => Err(Errno::EINVAL.into()),
    }
}

pub(super) fn sys_read(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let t = Transfer::new(k, cx, cx.int(0), Buffer::one(cx.arg(1), cx.arg(2).min(MAX_TRANSFER)), None)?;
    read(k, cx, &t)
}

pub(super) fn sys_write(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let t = Transfer::new(k, cx, cx.int(0), Buffer::one(cx.arg(1), cx.arg(2).min(MAX_TRANSFER)), None)?;
    write(k, cx, &t)
}

pub(super) fn sys_readv(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.file_of(cx.pid, cx.int(0))?;
    let buffer = k.iovec(cx, cx.arg(1), cx.int(2))?;
    let t = Transfer::new(k, cx, cx.int(0), buffer, None)?;
    read(k, cx, &t)
}

pub(super) fn sys_writev(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.file_of(cx.pid, cx.int(0))?;
    let buffer = k.iovec(cx, cx.arg(1), cx.int(2))?;
    let t = Transfer::new(k, cx, cx.int(0), buffer, None)?;
    write(k, cx, &t)
}

/// preadv(2) and pwritev(2): several pieces at a place in the file.
pub(super) fn sys_preadv(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let at = offset(cx)?;
    k.file_of(cx.pid, cx.int(0))?;
    let buffer = k.iovec(cx, cx.arg(1), cx.int(2))?;
    let t = Transfer::new(k, cx, cx.int(0), buffer, Some(at))?;
    read(k, cx, &t)
}

pub(super) fn sys_pwritev(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let at = offset(cx)?;
    k.file_of(cx.pid, cx.int(0))?;
    let buffer = k.iovec(cx, cx.arg(1), cx.int(2))?;
    let t = Transfer::new(k, cx, cx.int(0), buffer, Some(at))?;
    write(k, cx, &t)
}

fn offset(cx: &Cx) -> Result<u64, Errno> {
    u64::try_from(cx.arg(3) as i64).map_err(|_| Errno::EINVAL)
}

pub(super) fn sys_pread64(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let at = offset(cx)?;
    let t = Transfer::new(k, cx, cx.int(0), Buffer::one(cx.arg(1), cx.arg(2).min(MAX_TRANSFER)), Some(at))?;
    read(k, cx, &t)
}

pub(super) fn sys_pwrite64(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let at = offset(cx)?;
    let t = Transfer::new(k, cx, cx.int(0), Buffer::one(cx.arg(1), cx.arg(2).min(MAX_TRANSFER)), Some(at))?;
    write(k, cx, &t)
}

/// lseek(2): moves the offset of the open file description, which all its descriptors share.
pub(super) fn sys_lseek(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let file = k.file_of(cx.pid, cx.int(0))?;
    let open = k.open_file(cx.pid, cx.int(0))?;
    let whence = cx.flags(2);
    if !(abi::SEEK_SET..=abi::SEEK_HOLE).contains(&whence) {
        return Err(Errno::EINVAL.into());
    }
    let ino = match open.object {
        Object::Inode(ino) => ino,
        // They take it and do nothing.
        Object::EventFd(_) | Object::TimerFd(_) | Object::SignalFd(_) | Object::Epoll(_) | Object::Inotify(_) => {
            return Ok(ret(0));
        }
        _ => return Err(Errno::ESPIPE.into()),
    };
    let size = k.seek_size(ino).ok_or(Errno::ESPIPE)?;
    if k.inodes.get(ino).is_some_and(|i| matches!(i.kind, super::inode::Kind::Device(_))) {
        return Ok(ret(0));
    }
    let delta = cx.arg(1) as i64;
    let base = match whence {
        abi::SEEK_SET => 0,
        abi::SEEK_CUR => open.offset as i64,
        abi::SEEK_END => size as i64,
        // Model: a file has no holes but the one behind its end.
        _ if delta < 0 || delta as u64 >= size => return Err(Errno::ENXIO.into()),
        abi::SEEK_DATA => 0,
        _ => size as i64 - delta,
    };
    let to = base.checked_add(delta).ok_or(Errno::EOVERFLOW)?;
    let to = u64::try_from(to).map_err(|_| Errno::EINVAL)?;
    if let Some(open) = k.open_files.get_mut(file) {
        open.offset = to;
    }
    Ok(ret(to as i64))
}

/// sendfile(2): from a regular file to any descriptor, without a stop in user memory.
pub(super) fn sys_sendfile(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (out, input, offset_at, count) = (cx.int(0), cx.int(1), cx.arg(2), cx.arg(3).min(MAX_TRANSFER));
    let source = k.file_of(cx.pid, input)?;
    let open = k.open_files.get(source).ok_or(Errno::EBADF)?;
    let target = k.open_file(cx.pid, out)?;
    if !open.readable() || !target.writable() {
        return Err(Errno::EBADF.into());
    }
    let Object::Inode(ino) = open.object else { return Err(Errno::EINVAL.into()) };
    let from = if offset_at == 0 { open.offset } else { k.load(cx, offset_at, 8)? };
    let memory = k.contents(ino).ok_or(Errno::EINVAL)?;
    let bytes = k.pages.read(memory, from, count);
    // Model: as much as fits at once; a socket or pipe that is full answers EAGAIN instead of blocking in the middle.
    let n = match k.open_file(cx.pid, out)?.object {
        Object::Pipe(id) => super::pipe::push(k, cx, out, id, &bytes)?,
        Object::Socket(id) => super::socket::push(k, cx, out, id, &bytes)?,
        Object::Inode(to) => super::file::append_bytes(k, cx, out, to, &bytes)?,
        Object::Terminal | Object::Outside(_) => {
            cx.emit(Event::Output { pid: cx.pid, fd: out, bytes: bytes.data.clone() });
            bytes.len()
        }
        _ => return Err(Errno::EINVAL.into()),
    } as u64;
    if offset_at != 0 {
        k.store(cx, offset_at, from + n, 8)?;
    } else if let Some(open) = k.open_files.get_mut(source) {
        open.offset = from + n;
    }
    Ok(ret(n as i64))
}

/// ioctl(2): what programs ask of terminals and pipes.
pub(super) fn sys_ioctl(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (fd, request, arg) = (cx.int(0), i64::from(cx.arg(1) as u32), cx.arg(2));
    let object = k.open_file(cx.pid, fd)?.object;
    let file = k.file_of(cx.pid, fd)?;
    match request {
        abi::FIONBIO => {
            let on = k.load_int(cx, arg)? != 0;
            let open = k.open_files.get_mut(file).ok_or(Errno::EBADF)?;
            let flag = abi::O_NONBLOCK as u32;
            open.flags = if on { open.flags | flag } else { open.flags & !flag };
            Ok(ret(0))
        }
        abi::FIOASYNC => {
            let on = k.load_int(cx, arg)? != 0;
            super::sigio::set_async(k, fd, file, on)?;
            Ok(ret(0))
        }
        abi::FIOSETOWN | abi::SIOCSPGRP => {
            let id = k.load_int(cx, arg)?;
            super::sigio::set_owner(k, file, Some(id), None)?;
            Ok(ret(0))
        }
        abi::FIOCLEX | abi::FIONCLEX => {
            k.set_cloexec(cx.pid, fd, request == abi::FIOCLEX);
            Ok(ret(0))
        }
        abi::FIONREAD => {
            let none = if matches!(object, Object::Epoll(_)) { Errno::EINVAL } else { Errno::ENOTTY };
            let n = k.bytes_waiting(file).ok_or(none)?;
            k.store_int(cx, arg, n as i32)?;
            Ok(ret(0))
        }
        _ => match object {
            Object::Terminal => super::tty::ioctl(k, cx, super::tty::CONSOLE, false, request, arg),
            Object::Pty(id) => super::tty::ioctl(k, cx, id, false, request, arg),
            Object::Epoll(_) => Err(Errno::EINVAL.into()),
            // Model: urgent data is left out, so that nobody ever stands at its mark.
            Object::Socket(id) if request == abi::SIOCATMARK => {
                if k.sockets.get(id).is_none_or(|s| s.is_unix() || s.kind != super::socket::Kind::Stream) {
                    return Err(Errno::ENOTTY.into());
                }
                k.store_int(cx, arg, 0)?;
                Ok(ret(0))
            }
            Object::PtyMaster(id) => match super::pty::ioctl_master(k, cx, id, request, arg) {
                Some(answer) => answer,
                None => super::tty::ioctl(k, cx, id, true, request, arg),
            },
            _ => Err(Errno::ENOTTY.into()),
        },
    }
}

impl Kernel {
    /// FIONREAD: bytes that could be read now.
    fn bytes_waiting(&self, file: i32) -> Option<u64> {
        let open = self.open_files.get(file)?;
        match open.object {
            Object::Pipe(id) => self.pipes.get(id).map(|p| p.ring.len() as u64),
            Object::Inode(ino) => {
                let size = self.contents(ino).map(|memory| self.pages.size(memory));
                size.map(|size| size.saturating_sub(open.offset))
            }
            Object::Terminal | Object::Outside(_) => Some(self.terminal.waiting() as u64),
            Object::Pty(id) => self.ptys.get(id).map(|p| p.tty.waiting() as u64),
            Object::PtyMaster(id) => self.ptys.get(id).map(|p| p.screen.len() as u64),
            Object::Inotify(id) => self.inotifies.get(id).map(super::inotify::Inotify::bytes_waiting),
            Object::Socket(id) => self.sockets.get(id).map(super::socket::bytes_waiting),
            _ => None,
        }
    }
}

/// fsync(2), fdatasync(2): the model's files are always on their disk.
pub(super) fn sys_fsync(k: &mut Kernel, cx: &mut Cx) -> Answer {
    match k.open_file(cx.pid, cx.int(0))?.object {
        Object::Inode(ino) if k.contents(ino).is_some() => Ok(ret(0)),
        Object::Inode(ino) if k.inodes.get(ino).is_some_and(super::inode::Inode::is_directory) => Ok(ret(0)),
        _ => Err(Errno::EINVAL.into()),
    }
}

pub(super) fn sys_sync(_: &mut Kernel, _: &mut Cx) -> Answer {
    Ok(ret(0))
}
