//! socketbuffer(7): byte sockets as a pair of rolling-index buffers.
//!
//! ```text
//! #include <socketbuffer.h>
//!   int CreateSocket(int port);             the port; 0 picks a free one
//!   int ConnectSocket(int port);            the same two buffers, seen the other way round
//!   int CloseSocket(int port);
//!   int SendByte(int port, int byte);       waits while the buffer is full
//!   int ReadByte(int port);                 the byte; waits while the buffer is empty
//!   int SetStandardSocket(int fd, int port);
//! ```
//!
//! - A socket has two ends. Each sends into one buffer and reads from the other. A buffer is an array of
//!   `Settings::byte_socket_slots` slots with two indices, `dataEnd` (here `in`) and `dataStart` (`out`); one slot stays
//!   free, so that `dataStart == (dataEnd + 1) % SIZE` is full and `dataStart == dataEnd` is empty.
//! - An end belongs to the process that made or connected it, and to its children. Somebody who owns neither end gets
//!   `EPERM`. A child that connects gives up the end it had from its parent, so each stands on one side. When nobody owns an end any more it is closed: reads of the other end get what is left and then `EPIPE`,
//!   as sends do at once. The socket is freed when both ends have closed.
//! - `SetStandardSocket` lets the socket stand for a descriptor: `read` and `write` move bytes through it, and
//!   whoever has the descriptor owns the end.

use super::event::{Event, Object};
use super::fd::OpenFile;
use super::io::Transfer;
use super::pages::Bytes;
use super::ring::Ring;
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, abi, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ByteSocket {
    /// The creator's end and the connector's: each sends into the buffer of the same index.
    pub ends: [End; 2],
    pub buffers: [Ring; 2],
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct End {
    /// It has been made or connected.
    pub opened: bool,
    pub owners: Vec<Pid>,
    /// Who made or connected it; the others have it from their parents.
    pub maker: Pid,
    /// Open file descriptions that stand for it.
    pub files: u32,
}

impl End {
    fn is_closed(&self) -> bool {
        self.opened && self.owners.is_empty() && self.files == 0
    }
}

/// A channel's number: the socket's port and the buffer.
fn buffer_id(port: i32, buffer: usize) -> i32 {
    port * 2 + buffer as i32
}

const LAST_PORT: i32 = 65_535;

pub(super) fn sys_create_socket(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let port = match cx.int(0) {
        0 => (1..=LAST_PORT).find(|p| !k.byte_sockets.contains(*p)).ok_or(Errno::EADDRNOTAVAIL)?,
        p if !(1..=LAST_PORT).contains(&p) => return Err(Errno::EINVAL.into()),
        p if k.byte_sockets.contains(p) => return Err(Errno::EADDRINUSE.into()),
        p => p,
    };
    let ring = Ring::new(k.settings.byte_socket_slots.saturating_sub(1).max(1) as usize);
    let first = End { opened: true, owners: vec![cx.pid], maker: cx.pid, files: 0 };
    k.byte_sockets.insert(port, ByteSocket { ends: [first, End::default()], buffers: [ring.clone(), ring] });
    cx.emit(Event::Created { tid: cx.tid, object: Object::ByteSocket(port) });
    Ok(ret(port.into()))
}

pub(super) fn sys_connect_socket(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let port = cx.int(0);
    let Some(socket) = k.byte_sockets.get_mut(port) else { return Err(Errno::ECONNREFUSED.into()) };
    if socket.ends[1].opened {
        return Err(Errno::EISCONN.into());
    }
    socket.ends[1] = End { opened: true, owners: vec![cx.pid], maker: cx.pid, files: 0 };
    if socket.ends[0].maker != cx.pid {
        // The other end was its parent's: from now on it stands on this side.
        socket.ends[0].owners.retain(|o| *o != cx.pid);
    }
    cx.emit(Event::Opened { pid: cx.pid, fd: -1, object: Object::ByteSocket(port) });
    Ok(ret(port.into()))
}

impl Kernel {
    /// The end of a socket that a process owns; of one that has both, the one it connected, which it had last.
    fn end_of(&self, pid: Pid, port: i32) -> Result<usize, Errno> {
        let socket = self.byte_sockets.get(port).ok_or(Errno::EBADF)?;
        socket.ends.iter().rposition(|e| e.owners.contains(&pid)).ok_or(Errno::EPERM)
    }

    /// After an end has lost an owner: whoever waits looks again, and the socket goes when both ends are closed.
    fn settle_socket(&mut self, port: i32, events: &mut Vec<Event>) {
        let Some(socket) = self.byte_sockets.get(port) else { return };
        let gone = socket.ends[0].is_closed() && (socket.ends[1].is_closed() || !socket.ends[1].opened);
        for buffer in 0..2 {
            self.wake_all(Channel::ByteSocketRead(buffer_id(port, buffer)), None, events);
            self.wake_all(Channel::ByteSocketWrite(buffer_id(port, buffer)), None, events);
        }
        if gone {
            self.byte_sockets.remove(port);
            events.push(Event::Destroyed { object: Object::ByteSocket(port) });
        }
    }

    /// fork: the child owns what its parent owns.
    pub(super) fn inherit_sockets(&mut self, parent: Pid, child: Pid) {
        for port in self.byte_sockets.ids() {
            let owns = |s: &ByteSocket| s.ends.iter().any(|e| e.owners.contains(&parent));
            if !self.byte_sockets.get(port).is_some_and(owns) {
                continue;
            }
            let Some(socket) = self.byte_sockets.get_mut(port) else { continue };
            for end in socket.ends.iter_mut().filter(|e| e.owners.contains(&parent)) {
                end.owners.push(child);
            }
        }
    }

    /// A process ends.
    pub(super) fn close_sockets(&mut self, pid: Pid, events: &mut Vec<Event>) {
        for port in self.byte_sockets.ids() {
            let owns = |s: &ByteSocket| s.ends.iter().any(|e| e.owners.contains(&pid));
            if !self.byte_sockets.get(port).is_some_and(owns) {
                continue;
            }
            if let Some(socket) = self.byte_sockets.get_mut(port) {
                for end in &mut socket.ends {
                    end.owners.retain(|o| *o != pid);
                }
            }
            self.settle_socket(port, events);
        }
    }

    /// The last descriptor that stands for an end is gone.
    pub(super) fn close_standard_socket(&mut self, port: i32, open: &OpenFile, events: &mut Vec<Event>) {
        if let Some(socket) = self.byte_sockets.get_mut(port) {
            let end = &mut socket.ends[(open.offset & 1) as usize];
            end.files = end.files.saturating_sub(1);
        }
        self.settle_socket(port, events);
    }

    /// Puts bytes in, as many as fit; waits if none does. `done`: bytes of this call that are in already.
    fn send_bytes(&mut self, cx: &mut Cx, port: i32, end: usize, bytes: &Bytes, nonblock: bool) -> Answer {
        let Some(socket) = self.byte_sockets.get_mut(port) else { return Err(Errno::EPIPE.into()) };
        let done = cx.pending.progress as usize;
        if socket.ends[1 - end].is_closed() {
            return if done > 0 { Ok(ret(done as i64)) } else { Err(Errno::EPIPE.into()) };
        }
        let ring = &mut socket.buffers[end];
        let slot = ring.next_in() as u64;
        let n = ring.write(&bytes.slice(done, bytes.len()));
        if n > 0 {
            let copied = bytes.slice(done, done + n).data;
            cx.emit(Event::CopiedIn { tid: cx.tid, fd: -1, to: Object::ByteSocket(port), bytes: copied, slot });
            self.wake(Channel::ByteSocketRead(buffer_id(port, end)), 1, Some(cx.tid), cx.events);
        }
        cx.pending.progress += n as u64;
        let done = done + n;
        if done == bytes.len() {
            return Ok(ret(done as i64));
        }
        if nonblock {
            return if done > 0 { Ok(ret(done as i64)) } else { Err(Errno::EAGAIN.into()) };
        }
        match self.block(cx, &[Channel::ByteSocketWrite(buffer_id(port, end))], Restart::IfAsked) {
            Err(Failure::Cut(_)) if done > 0 => Ok(ret(done as i64)),
            other => other,
        }
    }

    /// Takes what is there, up to `len` bytes. `Err` of an answer: the call waits or is over.
    fn receive_bytes(
        &mut self,
        cx: &mut Cx,
        port: i32,
        end: usize,
        len: usize,
        nonblock: bool,
    ) -> Result<(Bytes, u64), Answer> {
        let Some(socket) = self.byte_sockets.get_mut(port) else { return Err(Err(Errno::EPIPE.into())) };
        let closed = socket.ends[1 - end].is_closed();
        let ring = &mut socket.buffers[1 - end];
        if ring.is_empty() {
            return Err(match () {
                () if closed => Err(Errno::EPIPE.into()),
                () if nonblock => Err(Errno::EAGAIN.into()),
                () => self.block(cx, &[Channel::ByteSocketRead(buffer_id(port, 1 - end))], Restart::IfAsked),
            });
        }
        let slot = ring.next_out() as u64;
        let bytes = ring.read(len);
        let more = !ring.is_empty();
        self.wake(Channel::ByteSocketWrite(buffer_id(port, 1 - end)), 1, Some(cx.tid), cx.events);
        if more {
            self.wake(Channel::ByteSocketRead(buffer_id(port, 1 - end)), 1, Some(cx.tid), cx.events);
        }
        Ok((bytes, slot))
    }
}

pub(super) fn sys_close_socket(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let port = cx.int(0);
    let end = k.end_of(cx.pid, port)?;
    if let Some(socket) = k.byte_sockets.get_mut(port) {
        socket.ends[end].owners.retain(|o| *o != cx.pid);
    }
    cx.emit(Event::Closed { pid: cx.pid, fd: -1, object: Object::ByteSocket(port) });
    k.settle_socket(port, cx.events);
    Ok(ret(0))
}

pub(super) fn sys_send_byte(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (port, byte) = (cx.int(0), cx.int(1) as u8);
    let end = k.end_of(cx.pid, port)?;
    match k.send_bytes(cx, port, end, &Bytes::from(vec![byte]), false)? {
        super::Flow::Return(_) => Ok(ret(0)),
        flow => Ok(flow),
    }
}

pub(super) fn sys_read_byte(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let port = cx.int(0);
    let end = k.end_of(cx.pid, port)?;
    match k.receive_bytes(cx, port, end, 1, false) {
        Ok((bytes, slot)) => {
            let byte = bytes.data.first().copied().unwrap_or(0);
            cx.emit(Event::CopiedOut { tid: cx.tid, fd: -1, from: Object::ByteSocket(port), bytes: bytes.data, slot });
            Ok(ret(byte.into()))
        }
        Err(answer) => answer,
    }
}

/// SetStandardSocket(fd, port): in place of what the descriptor was.
pub(super) fn sys_set_standard_socket(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (fd, port) = (cx.int(0), cx.int(1));
    let end = k.end_of(cx.pid, port)?;
    if fd < 0 || fd as u64 >= k.me(cx)?.limit(abi::RLIMIT_NOFILE) {
        return Err(Errno::EBADF.into());
    }
    let object = Object::ByteSocket(port);
    let mut open = OpenFile::new(object, abi::O_RDWR as u32, &format!("bytesocket:[{port}]"));
    // Which end it stands for; a socket has no offset.
    open.offset = end as u64;
    let file = k.open_files.add(open);
    if let Some(socket) = k.byte_sockets.get_mut(port) {
        socket.ends[end].files += 1;
    }
    let _ = k.close_fd(cx.pid, fd, cx.events);
    k.install_at(cx, file, false, fd)?;
    Ok(ret(0))
}

pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, port: i32) -> Answer {
    let open = t.open(k)?;
    let (end, nonblock) = ((open.offset & 1) as usize, open.nonblock());
    if t.len() == 0 {
        return Ok(ret(0));
    }
    k.check_buffer(cx, &t.buffer, 1)?;
    match k.receive_bytes(cx, port, end, t.len() as usize, nonblock) {
        Ok((bytes, slot)) => k.deliver(cx, t, Object::ByteSocket(port), bytes, slot),
        // A descriptor's reader is told of the end as read(2) tells it.
        Err(Err(Failure::Errno(Errno::EPIPE))) => Ok(ret(0)),
        Err(answer) => answer,
    }
}

pub(super) fn write(k: &mut Kernel, cx: &mut Cx, t: &Transfer, port: i32) -> Answer {
    let open = t.open(k)?;
    let (end, nonblock) = ((open.offset & 1) as usize, open.nonblock());
    let bytes = k.fetch(cx, t, 0, t.len())?;
    k.send_bytes(cx, port, end, &bytes, nonblock)
}
