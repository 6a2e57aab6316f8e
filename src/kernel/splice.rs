//! splice(2), tee(2), vmsplice(2): bytes from a pipe or into one without a stop in user memory.
//!
//! What a call moves is what is there and has room at once, at most what it was asked for; it waits only for the first
//! byte and for the first room.
//!
//! Model: pages are never shared, so that what vmsplice(2) was given may be changed afterwards.

use super::event::{Event, Object};
use super::inode::{Device, Kind};
use super::io::Transfer;
use super::pages::Bytes;
use super::process::SignalInfo;
use super::user::MAX_TRANSFER;
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

const FLAGS: i64 = abi::SPLICE_F_MOVE | abi::SPLICE_F_NONBLOCK | abi::SPLICE_F_MORE | abi::SPLICE_F_GIFT;

/// One end of the way.
#[derive(Clone, Copy)]
struct End {
    fd: i32,
    file: i32,
    object: Object,
    nonblock: bool,
}

/// What stands in the way of the first byte.
enum Wait {
    Nothing,
    For(Channel),
    /// End of file.
    Over,
}

fn end(k: &Kernel, cx: &Cx, fd: i32, reads: bool) -> Result<End, Errno> {
    let file = k.file_of(cx.pid, fd)?;
    let open = k.open_files.get(file).ok_or(Errno::EBADF)?;
    if !(if reads { open.readable() } else { open.writable() }) {
        return Err(Errno::EBADF);
    }
    Ok(End { fd, file, object: open.object, nonblock: open.nonblock() })
}

/// Whether a pipe has bytes.
fn source(k: &Kernel, id: i32) -> Result<Wait, Errno> {
    let pipe = k.pipes.get(id).ok_or(Errno::EBADF)?;
    Ok(match (pipe.ring.is_empty(), pipe.writers) {
        (false, _) => Wait::Nothing,
        (true, 0) => Wait::Over,
        (true, _) => Wait::For(Channel::PipeRead(id)),
    })
}

/// Whether a pipe has room. Without a reader it is broken.
fn room(k: &mut Kernel, cx: &mut Cx, id: i32) -> Result<Wait, Failure> {
    let pipe = k.pipes.get(id).ok_or(Errno::EBADF)?;
    if pipe.readers == 0 {
        let info = SignalInfo::from_user(abi::SIGPIPE as i32, abi::SI_USER, cx.pid, 0);
        k.send_signal(info, cx.pid, Some(cx.tid), Some(cx.tid), cx.events);
        return Err(Errno::EPIPE.into());
    }
    Ok(if pipe.ring.is_full() { Wait::For(Channel::PipeWrite(id)) } else { Wait::Nothing })
}

/// Goes to sleep, or says why not. `None`: there is nothing to wait for.
fn wait(k: &Kernel, cx: &mut Cx, what: Wait, nonblock: bool) -> Option<Answer> {
    match what {
        Wait::Nothing => None,
        Wait::Over => Some(Ok(ret(0))),
        Wait::For(_) if nonblock => Some(Err(Errno::EAGAIN.into())),
        Wait::For(channel) => {
            cx.pending.scratch[0] = 1;
            Some(k.block(cx, &[channel], Restart::IfAsked))
        }
    }
}

pub(super) fn sys_splice(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (from_at, to_at, len, flags) = (cx.arg(1), cx.arg(3), cx.arg(4).min(MAX_TRANSFER), cx.flags(5));
    if len == 0 {
        return Ok(ret(0));
    }
    if flags & !FLAGS != 0 {
        return Err(Errno::EINVAL.into());
    }
    k.file_of(cx.pid, cx.int(0))?;
    k.file_of(cx.pid, cx.int(2))?;
    let is_pipe = |o: Object| matches!(o, Object::Pipe(_));
    for (fd, at) in [(cx.int(0), from_at), (cx.int(2), to_at)] {
        if at != 0 && is_pipe(k.open_file(cx.pid, fd)?.object) {
            return Err(Errno::ESPIPE.into());
        }
    }
    let (from, to) = (end(k, cx, cx.int(0), true)?, end(k, cx, cx.int(2), false)?);
    let asked = flags & abi::SPLICE_F_NONBLOCK != 0;
    match (from.object, to.object) {
        (Object::Pipe(a), Object::Pipe(b)) if a == b => Err(Errno::EINVAL.into()),
        (Object::Pipe(a), Object::Pipe(b)) => {
            let nonblock = asked || from.nonblock || to.nonblock;
            let first = source(k, a)?;
            if let Some(answer) = wait(k, cx, first, nonblock) {
                return answer;
            }
            let second = room(k, cx, b)?;
            if let Some(answer) = wait(k, cx, second, nonblock) {
                return answer;
            }
            let n = k.pipes.get(b).map_or(0, |p| p.ring.room() as u64).min(len);
            let bytes = super::pipe::take(k, cx, a, n);
            Ok(ret(super::pipe::put(k, cx, to.fd, b, &bytes) as i64))
        }
        (Object::Pipe(a), _) => {
            let first = source(k, a)?;
            if let Some(answer) = wait(k, cx, first, asked || from.nonblock) {
                return answer;
            }
            out_of_pipe(k, cx, a, &to, to_at, len)
        }
        (_, Object::Pipe(b)) => {
            let first = room(k, cx, b)?;
            if let Some(answer) = wait(k, cx, first, asked || to.nonblock) {
                return answer;
            }
            into_pipe(k, cx, b, &from, &to, from_at, len)
        }
        _ => Err(Errno::EINVAL.into()),
    }
}

/// From a pipe that has bytes to something else. Bytes that find no room stay in the pipe.
fn out_of_pipe(k: &mut Kernel, cx: &mut Cx, id: i32, to: &End, at: u64, len: u64) -> Answer {
    let there = k.pipes.get(id).map_or(0, |p| p.ring.len() as u64).min(len);
    let bytes = k.pipes.get(id).map(|p| p.ring.peek(there as usize)).ok_or(Errno::EBADF)?;
    let n = match to.object {
        Object::Inode(ino) => {
            if k.open_files.get(to.file).is_some_and(|f| f.is(abi::O_APPEND)) {
                return Err(Errno::EINVAL.into());
            }
            let offset = if at == 0 { None } else { Some(k.load(cx, at, 8)?) };
            let own = k.open_files.get(to.file).map_or(0, |f| f.offset);
            if let (Some(offset), Some(open)) = (offset, k.open_files.get_mut(to.file)) {
                open.offset = offset;
            }
            let n = super::file::append_bytes(k, cx, to.fd, ino, &bytes)?;
            if let Some(offset) = offset {
                if let Some(open) = k.open_files.get_mut(to.file) {
                    open.offset = own;
                }
                k.store(cx, at, offset + n as u64, 8)?;
            }
            n
        }
        _ if at != 0 => return Err(Errno::EINVAL.into()),
        Object::Socket(s) => match super::socket::push(k, cx, to.fd, s, &bytes) {
            Err(Failure::Errno(Errno::EAGAIN)) if !to.nonblock => {
                cx.pending.scratch[0] = 1;
                return k.block(cx, &[Channel::SocketWrite(s)], Restart::IfAsked);
            }
            pushed => pushed?,
        },
        Object::Terminal | Object::Outside(_) => {
            cx.emit(Event::Output { pid: cx.pid, fd: to.fd, bytes: bytes.data.clone() });
            bytes.len()
        }
        _ => return Err(Errno::EINVAL.into()),
    };
    super::pipe::take(k, cx, id, n as u64);
    Ok(ret(n as i64))
}

/// Into a pipe that has room.
fn into_pipe(k: &mut Kernel, cx: &mut Cx, id: i32, from: &End, to: &End, at: u64, len: u64) -> Answer {
    let n = k.pipes.get(id).map_or(0, |p| p.ring.room() as u64).min(len);
    let bytes = match from.object {
        Object::Inode(ino) if k.contents(ino).is_none() => match k.inodes.get(ino).map(|i| &i.kind) {
            Some(Kind::Device(Device::Null)) => Bytes::from(Vec::new()),
            Some(Kind::Device(Device::Zero | Device::Full)) => Bytes::from(vec![0; n as usize]),
            Some(Kind::Device(Device::Random)) => Bytes::from(k.random_bytes(n as usize)),
            _ => return Err(Errno::EINVAL.into()),
        },
        Object::Inode(ino) => {
            let memory = k.contents(ino).ok_or(Errno::EINVAL)?;
            let own = k.open_files.get(from.file).map_or(0, |f| f.offset);
            let offset = if at == 0 { own } else { k.load(cx, at, 8)? };
            let n = n.min(k.pages.size(memory).saturating_sub(offset));
            let bytes = k.pages.read(memory, offset, n);
            if at != 0 {
                k.store(cx, at, offset + n, 8)?;
            } else if let Some(open) = k.open_files.get_mut(from.file) {
                open.offset = offset + n;
            }
            bytes
        }
        // splice(2): what cannot be sought in takes no offset.
        _ if at != 0 => return Err(Errno::EINVAL.into()),
        Object::Socket(s) => match super::stream::pull(k, cx, s, n)? {
            Some(bytes) => bytes,
            None if from.nonblock => return Err(Errno::EAGAIN.into()),
            None => return k.block(cx, &[Channel::SocketRead(s)], Restart::IfAsked),
        },
        _ => return Err(Errno::EINVAL.into()),
    };
    if bytes.is_empty() {
        return Ok(ret(0));
    }
    Ok(ret(super::pipe::put(k, cx, to.fd, id, &bytes) as i64))
}

/// copy_file_range(from, offset, to, offset, len, flags): from one regular file to another, or within one.
pub(super) fn sys_copy_file_range(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (from_at, to_at, len) = (cx.arg(1), cx.arg(3), cx.arg(4).min(MAX_TRANSFER));
    if cx.arg(5) as u32 != 0 {
        return Err(Errno::EINVAL.into());
    }
    k.file_of(cx.pid, cx.int(0))?;
    k.file_of(cx.pid, cx.int(2))?;
    let kind = |k: &Kernel, object| match object {
        Object::Inode(ino) if k.contents(ino).is_some() => Ok(ino),
        Object::Inode(ino) if k.inodes.get(ino).is_some_and(super::inode::Inode::is_directory) => Err(Errno::EISDIR),
        _ => Err(Errno::EINVAL),
    };
    let object = |k: &Kernel, fd| k.open_file(cx.pid, fd).map(|f| f.object);
    let (a, b) = (object(k, cx.int(0))?, object(k, cx.int(2))?);
    let (source, target) = (kind(k, a)?, kind(k, b)?);
    let (from, to) = (end(k, cx, cx.int(0), true)?, end(k, cx, cx.int(2), false)?);
    let own = |k: &Kernel, file| k.open_files.get(file).map_or(0, |f| f.offset);
    if k.open_files.get(to.file).is_some_and(|f| f.is(abi::O_APPEND)) {
        return Err(Errno::EBADF.into());
    }
    let read_at = if from_at == 0 { own(k, from.file) } else { k.load(cx, from_at, 8)? };
    let write_at = if to_at == 0 { own(k, to.file) } else { k.load(cx, to_at, 8)? };
    let memory = k.contents(source).ok_or(Errno::EINVAL)?;
    let n = len.min(k.pages.size(memory).saturating_sub(read_at));
    if source == target && read_at < write_at + n && write_at < read_at + n {
        return Err(Errno::EINVAL.into());
    }
    let bytes = k.pages.read(memory, read_at, n);
    if n == 0 {
        return Ok(ret(0));
    }
    let kept = own(k, to.file);
    if let Some(open) = k.open_files.get_mut(to.file) {
        open.offset = write_at;
    }
    super::file::append_bytes(k, cx, to.fd, target, &bytes)?;
    if to_at != 0 {
        k.store(cx, to_at, write_at + n, 8)?;
        if let Some(open) = k.open_files.get_mut(to.file) {
            open.offset = kept;
        }
    }
    if from_at != 0 {
        k.store(cx, from_at, read_at + n, 8)?;
    } else if let Some(open) = k.open_files.get_mut(from.file) {
        open.offset = read_at + n;
    }
    k.tell_file(cx, from.file, abi::IN_ACCESS);
    Ok(ret(n as i64))
}

/// tee(from, to, len, flags): what is in one pipe goes into the other, and stays.
pub(super) fn sys_tee(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (len, flags) = (cx.arg(2).min(MAX_TRANSFER), cx.flags(3));
    if flags & !FLAGS != 0 {
        return Err(Errno::EINVAL.into());
    }
    if len == 0 {
        return Ok(ret(0));
    }
    let (from, to) = (end(k, cx, cx.int(0), true)?, end(k, cx, cx.int(1), false)?);
    let (Object::Pipe(a), Object::Pipe(b)) = (from.object, to.object) else { return Err(Errno::EINVAL.into()) };
    if a == b {
        return Err(Errno::EINVAL.into());
    }
    let nonblock = flags & abi::SPLICE_F_NONBLOCK != 0 || from.nonblock || to.nonblock;
    let first = source(k, a)?;
    if let Some(answer) = wait(k, cx, first, nonblock) {
        return answer;
    }
    let second = room(k, cx, b)?;
    if let Some(answer) = wait(k, cx, second, nonblock) {
        return answer;
    }
    let n = k.pipes.get(b).map_or(0, |p| p.ring.room() as u64).min(len);
    let bytes = k.pipes.get(a).map(|p| p.ring.peek((p.ring.len() as u64).min(n) as usize)).ok_or(Errno::EBADF)?;
    Ok(ret(super::pipe::put(k, cx, to.fd, b, &bytes) as i64))
}

/// vmsplice(fd, pieces, count, flags): from memory into a pipe, or from a pipe into memory.
pub(super) fn sys_vmsplice(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(3);
    if flags & !FLAGS != 0 {
        return Err(Errno::EINVAL.into());
    }
    let fd = cx.int(0);
    let file = k.file_of(cx.pid, fd)?;
    let open = k.open_files.get(file).ok_or(Errno::EBADF)?;
    let (object, writes) = (open.object, open.writable());
    let nonblock = flags & abi::SPLICE_F_NONBLOCK != 0 || open.nonblock();
    let Object::Pipe(id) = object else { return Err(Errno::EBADF.into()) };
    let count = i32::try_from(cx.arg(2)).map_err(|_| Errno::EINVAL)?;
    let buffer = k.iovec(cx, cx.arg(1), count)?;
    let t = Transfer { fd, file, buffer, at: None };
    if t.len() == 0 {
        return Ok(ret(0));
    }
    if writes {
        let first = room(k, cx, id)?;
        if let Some(answer) = wait(k, cx, first, nonblock) {
            return answer;
        }
        let n = k.pipes.get(id).map_or(0, |p| p.ring.room() as u64).min(t.len());
        let bytes: Bytes = k.fetch(cx, &t, 0, n)?;
        return Ok(ret(super::pipe::put(k, cx, fd, id, &bytes) as i64));
    }
    let first = source(k, id)?;
    if let Some(answer) = wait(k, cx, first, nonblock) {
        return answer;
    }
    super::pipe::read(k, cx, &t, id)
}
