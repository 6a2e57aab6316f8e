//! Pipes (pipe(7)), and what a FIFO is once it is open.
//!
//! Rules:
//! - A write of at most `PIPE_BUF` bytes goes in as a whole or waits; a longer one goes in by pieces, and other
//!   writers' bytes may come between.
//! - A read takes what is there; it waits only while the pipe is empty and somebody could still write. With the last
//!   write end closed it gives 0: end of file.
//! - A write when the last read end is closed sends `SIGPIPE` and fails with `EPIPE`.
//! - Readers and writers wait in the order they came. One is woken at a time; when it has taken or put in what it
//!   wanted and there is more to be had, it wakes the next (as Linux's exclusive waits do).
//!
//! Model: room is counted in bytes. Linux counts pages of 4,096 bytes, and a page that is partly read or written is not
//! always filled up, so that there a pipe may be full before it holds 65,536 bytes.

use super::event::{Event, Object};
use super::fd::OpenFile;
use super::io::Transfer;
use super::pages::Bytes;
use super::process::SignalInfo;
use super::ring::Ring;
use super::wait::{Channel, Restart, Why};
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pipe {
    pub ring: Ring,
    /// Open file descriptions that read, that write.
    pub readers: u32,
    pub writers: u32,
    /// The FIFO's inode; none for a pipe without a name.
    pub fifo: Option<i32>,
    /// How often either end has been opened: an open of a FIFO waits for the other's to change.
    pub reader_opens: u32,
    pub writer_opens: u32,
}

/// What `pipe(2)` shows as the name of its ends in `/proc/PID/fd`.
fn name(id: i32) -> String {
    format!("pipe:[{}]", 10_000 + id)
}

impl Kernel {
    pub(super) fn new_pipe(&mut self, fifo: Option<i32>) -> i32 {
        let ring = Ring::new(self.settings.pipe_capacity as usize);
        self.pipes.add(Pipe { ring, readers: 0, writers: 0, fifo, reader_opens: 0, writer_opens: 0 })
    }

    /// Wakes the first writer if there is room for what it waits to put in.
    fn wake_writer(&mut self, id: i32, cx: &mut Cx) {
        let Some(room) = self.pipes.get(id).map(|p| p.ring.room() as u64) else { return };
        self.wake_watchers(Channel::PipeWrite(id), Some(cx.tid), cx.events);
        let Some(tid) = self.first_on_bench(Channel::PipeWrite(id)) else { return };
        let need = self.threads.get(tid).and_then(|t| t.blocked()).map_or(1, |p| p.scratch[0]);
        if need <= room {
            self.wake_thread(tid, Why::Woken, Some(cx.tid), cx.events);
        }
    }

    pub(super) fn close_pipe_end(&mut self, id: i32, open: &OpenFile, events: &mut Vec<Event>) {
        let Some(pipe) = self.pipes.get_mut(id) else { return };
        pipe.readers -= u32::from(open.readable()).min(pipe.readers);
        pipe.writers -= u32::from(open.writable()).min(pipe.writers);
        let (readers, writers, fifo) = (pipe.readers, pipe.writers, pipe.fifo);
        // Everybody looks again: readers find end of file, writers a broken pipe.
        if writers == 0 {
            self.wake_all(Channel::PipeRead(id), None, events);
        }
        if readers == 0 {
            self.wake_all(Channel::PipeWrite(id), None, events);
        }
        if readers == 0 && writers == 0 {
            self.pipes.remove(id);
            self.forget_attributes(Object::Pipe(id));
            events.push(Event::Destroyed { object: Object::Pipe(id) });
            if let Some(ino) = fifo {
                // fifo(7): the name outlives the data.
                self.close_fifo(ino, events);
            }
        }
    }
}

pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    let nonblock = t.open(k)?.nonblock();
    let pipe = k.pipes.get(id).ok_or(Errno::EBADF)?;
    if t.len() == 0 {
        return Ok(ret(0));
    }
    if !pipe.ring.is_empty() {
        let n = t.len().min(pipe.ring.len() as u64);
        let slot = pipe.ring.next_out() as u64;
        k.check_buffer(cx, &t.buffer, n)?;
        let Some(pipe) = k.pipes.get_mut(id) else { return Err(Errno::EBADF.into()) };
        let bytes = pipe.ring.read(n as usize);
        // Woken in the place of others who wait: what is left is theirs.
        let pass_on = !cx.first() && !pipe.ring.is_empty();
        let answer = k.deliver(cx, t, Object::Pipe(id), bytes, slot);
        k.wake_writer(id, cx);
        if pass_on {
            k.wake(Channel::PipeRead(id), 1, Some(cx.tid), cx.events);
        }
        return answer;
    }
    if pipe.writers == 0 {
        return Ok(ret(0));
    }
    if nonblock {
        return Err(Errno::EAGAIN.into());
    }
    k.block(cx, &[Channel::PipeRead(id)], Restart::IfAsked)
}

pub(super) fn write(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    let nonblock = t.open(k)?.nonblock();
    let total = t.len();
    // A write of nothing succeeds, whoever reads.
    if total == 0 {
        return Ok(ret(0));
    }
    let done = cx.pending.progress;
    let pipe = k.pipes.get(id).ok_or(Errno::EBADF)?;
    if pipe.readers == 0 {
        let info = SignalInfo { pid: cx.pid, ..SignalInfo::from_user(abi::SIGPIPE as i32, abi::SI_USER, cx.pid, 0) };
        k.send_signal(info, cx.pid, Some(cx.tid), Some(cx.tid), cx.events);
        return if done > 0 { Ok(ret(done as i64)) } else { Err(Errno::EPIPE.into()) };
    }
    let room = pipe.ring.room() as u64;
    let atomic = total <= u64::from(k.settings.pipe_buf).min(pipe.ring.capacity() as u64);
    let need = if atomic { total } else { 1 };
    if room >= need {
        let bytes = k.fetch(cx, t, done, (total - done).min(room))?;
        let n = put(k, cx, t.fd, id, &bytes) as u64;
        cx.pending.progress += n;
        if cx.pending.progress == total {
            if !cx.first() {
                k.wake_writer(id, cx);
            }
            return Ok(ret(total as i64));
        }
    }
    let done = cx.pending.progress;
    if nonblock {
        return if done > 0 { Ok(ret(done as i64)) } else { Err(Errno::EAGAIN.into()) };
    }
    cx.pending.scratch[0] = need;
    match k.block(cx, &[Channel::PipeWrite(id)], Restart::IfAsked) {
        // write(2): interrupted after it wrote something, it says how much.
        Err(Failure::Cut(_)) if done > 0 => Ok(ret(done as i64)),
        other => other,
    }
}

/// Puts bytes into the ring, as many as fit, and wakes a reader.
pub(super) fn put(k: &mut Kernel, cx: &mut Cx, fd: i32, id: i32, bytes: &Bytes) -> usize {
    let Some(pipe) = k.pipes.get_mut(id) else { return 0 };
    let slot = pipe.ring.next_in() as u64;
    let was_empty = pipe.ring.is_empty();
    let n = pipe.ring.write(bytes);
    let copied = bytes.slice(0, n).data;
    cx.emit(Event::CopiedIn { tid: cx.tid, fd, to: Object::Pipe(id), bytes: copied, slot });
    if was_empty {
        k.wake(Channel::PipeRead(id), 1, Some(cx.tid), cx.events);
    } else {
        k.wake_watchers(Channel::PipeRead(id), Some(cx.tid), cx.events);
    }
    n
}

/// Takes bytes out that do not go to the caller's memory, and wakes a writer.
pub(super) fn take(k: &mut Kernel, cx: &mut Cx, id: i32, n: u64) -> Bytes {
    let Some(pipe) = k.pipes.get_mut(id) else { return Bytes::from(Vec::new()) };
    let bytes = pipe.ring.read((n as usize).min(pipe.ring.len()));
    let pass_on = !cx.first() && !pipe.ring.is_empty();
    k.wake_writer(id, cx);
    if pass_on {
        k.wake(Channel::PipeRead(id), 1, Some(cx.tid), cx.events);
    }
    bytes
}

/// sendfile's way in: what fits, or `EAGAIN`.
pub(super) fn push(k: &mut Kernel, cx: &mut Cx, fd: i32, id: i32, bytes: &Bytes) -> Result<usize, Failure> {
    let pipe = k.pipes.get(id).ok_or(Errno::EBADF)?;
    if pipe.readers == 0 {
        return Err(Errno::EPIPE.into());
    }
    if pipe.ring.is_full() && !bytes.is_empty() {
        return Err(Errno::EAGAIN.into());
    }
    Ok(put(k, cx, fd, id, bytes))
}

pub(super) fn sys_pipe(k: &mut Kernel, cx: &mut Cx) -> Answer {
    make(k, cx, 0)
}

/// pipe2(2). Model: `O_DIRECT`, packet mode, is left out.
pub(super) fn sys_pipe2(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(1);
    if flags & !(abi::O_CLOEXEC | abi::O_NONBLOCK) != 0 {
        return Err(Errno::EINVAL.into());
    }
    make(k, cx, flags)
}

fn make(k: &mut Kernel, cx: &mut Cx, flags: i64) -> Answer {
    let at = cx.arg(0);
    k.check_out(cx, at, 8)?;
    k.check_fds(cx.pid, 2)?;
    let id = k.new_pipe(None);
    if let Some(pipe) = k.pipes.get_mut(id) {
        (pipe.readers, pipe.writers) = (1, 1);
    }
    cx.emit(Event::Created { tid: cx.tid, object: Object::Pipe(id) });
    let read = k.open_object(cx, Object::Pipe(id), flags | abi::O_RDONLY, &name(id))?;
    let write = k.open_object(cx, Object::Pipe(id), flags | abi::O_WRONLY, &name(id))?;
    k.store_int(cx, at, read)?;
    k.store_int(cx, at.wrapping_add(4), write)?;
    Ok(ret(0))
}

/// fcntl's `F_GETPIPE_SZ` and `F_SETPIPE_SZ`.
pub(super) fn set_size(k: &mut Kernel, cx: &mut Cx, file: i32, command: i64, arg: u64) -> Answer {
    let Some(Object::Pipe(id)) = k.open_files.get(file).map(|f| f.object) else { return Err(Errno::EBADF.into()) };
    let pipe = k.pipes.get(id).ok_or(Errno::EBADF)?;
    if command == abi::F_GETPIPE_SZ {
        return Ok(ret(pipe.ring.capacity() as i64));
    }
    let wanted = arg as u32;
    if wanted > 1 << 31 {
        return Err(Errno::EINVAL.into());
    }
    // Linux rounds up to a power of two of whole pages; an unprivileged process gets at most 1 MiB. A figure whose
    // pipes are smaller than a page gets what it asks for.
    let figure = (k.settings.pipe_capacity as u64) < super::mm::PAGE;
    let size = if figure { wanted.max(1) } else { wanted.max(super::mm::PAGE as u32).next_power_of_two() };
    if size > 1 << 20 && k.me(cx)?.user.uid[1] != 0 {
        return Err(Errno::EPERM.into());
    }
    let grew = k.pipes.get_mut(id).is_some_and(|p| p.ring.resize(size as usize));
    if !grew {
        return Err(Errno::EBUSY.into());
    }
    k.wake_writer(id, cx);
    Ok(ret(i64::from(size)))
}
