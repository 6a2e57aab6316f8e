//! Bytes through a connection: what send(2) and recv(2) do on stream sockets (unix(7), tcp(7)).
//!
//! Rules:
//! - Bytes go from the sender's memory into the inbox of the other end. Edges between sends are not kept, with one
//!   exception: a receive ends after bytes that brought descriptors with them, and, with `SO_PASSCRED`, where another
//!   process's bytes begin.
//! - What fits: a UNIX stream charges each send to its sender as Linux does, with the cost of keeping it, until
//!   `SO_SNDBUF` is reached; TCP has one buffer of both sides' size. With the setting `socket` both are an inbox of so
//!   many bytes and nothing else.
//! - Sleepers are woken when a quarter (UNIX) or two thirds (TCP) of the charge is left, as in Linux's `write_space`.

use super::event::{Event, Object};
use super::message::{Got, Received, Receiving, Sending};
use super::pages::Bytes;
use super::process::SignalInfo;
use super::socket::{Kind, NOBODY, Piece, Socket, State, Ucred, wait};
use super::sockopt::TCP_SEND;
use super::wait::Channel;
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

const PAGE: u64 = super::mm::PAGE;
/// Bytes of one piece: what lies in the head of a Linux `sk_buff`, and eight pages more.
const HEAD: usize = 3776;
const MOST: usize = HEAD + 32_768;

/// What `sk_buff` costs with so many bytes in its head: the next power of two for them and 320 of bookkeeping, and
/// 256 for the structure itself. Measured on Linux 6: a UNIX socket holds 278 sends of one byte, 93 of 1,000.
pub(super) fn cost(head: usize) -> u64 {
    (head.next_multiple_of(64) as u64 + 320).next_power_of_two().max(512) + 256
}

/// As `cost`, of a stream's piece: what does not fit into its head lies in pages.
fn piece_cost(len: usize) -> u64 {
    let pages = if len > HEAD { (len - HEAD).next_multiple_of(PAGE as usize).min(len) } else { 0 };
    cost(len - pages) + (pages as u64).next_multiple_of(PAGE)
}

impl Socket {
    /// What a stream's inbox is charged for.
    fn charged(&self) -> u64 {
        self.pieces.iter().map(|p| p.cost).sum()
    }

    /// Bytes that can be received in one call.
    fn run(&self) -> usize {
        let Some(first) = self.pieces.first() else { return self.ring.len() };
        let mut n = 0;
        for piece in &self.pieces {
            if self.options.pass_credentials && piece.owner != first.owner {
                break;
            }
            n += piece.len;
            if !piece.files.is_empty() {
                break;
            }
        }
        n
    }

    /// Takes `n` bytes' pieces: the descriptors that came with them and who sent them.
    fn take_pieces(&mut self, mut n: usize) -> (Vec<i32>, Option<Ucred>) {
        let owner = self.pieces.first().and_then(|p| p.owner);
        let mut files = Vec::new();
        while n > 0 {
            let Some(piece) = self.pieces.first_mut() else { break };
            files.append(&mut piece.files);
            let part = n.min(piece.len);
            piece.len -= part;
            n -= part;
            if piece.len == 0 {
                self.pieces.remove(0);
            }
        }
        (files, owner)
    }
}

impl Kernel {
    /// The most bytes that may lie between two ends of a TCP connection.
    fn tcp_capacity(&self, from: &Socket, to: &Socket) -> u64 {
        match from.options.figure {
            Some(n) => n.into(),
            None if from.options.send_buffer_is_set() => from.options.send_buffer + to.options.receive_buffer,
            None => TCP_SEND,
        }
    }

    /// How many of `len` bytes could be put into the inbox of `id`'s other end now: as pieces, each with its cost.
    fn pieces_for(&self, id: i32, len: usize) -> Vec<(usize, u64)> {
        let Some(s) = self.sockets.get(id) else { return Vec::new() };
        let Some(to) = s.peer.and_then(|p| self.sockets.get(p)) else { return Vec::new() };
        let plain = |room: u64| Some((len.min(room as usize), 0)).into_iter().filter(|p| p.0 > 0).collect();
        if s.is_tcp() {
            return plain(self.tcp_capacity(s, to).saturating_sub(to.ring.len() as u64));
        }
        if let Some(n) = s.options.figure {
            return plain(u64::from(n).saturating_sub(to.ring.len() as u64));
        }
        let (mut charged, limit) = (to.charged(), s.options.send_buffer);
        let most = MOST.min((limit / 2).saturating_sub(64) as usize).max(1);
        let (mut left, mut out) = (len, Vec::new());
        while left > 0 && charged < limit {
            let n = left.min(most);
            out.push((n, piece_cost(n)));
            charged += piece_cost(n);
            left -= n;
        }
        out
    }

    /// Whether poll(2) calls it writable, and sleepers are to be woken.
    pub(super) fn stream_writable(&self, id: i32) -> bool {
        let Some(s) = self.sockets.get(id) else { return false };
        let Some(to) = s.peer.and_then(|p| self.sockets.get(p)) else { return true };
        let held = to.ring.len() as u64;
        match s.options.figure {
            Some(n) => held < u64::from(n),
            None if s.is_tcp() => 3 * held <= 2 * self.tcp_capacity(s, to),
            None => 4 * to.charged() <= s.options.send_buffer,
        }
    }

    /// Puts bytes into the inbox of the other end, as many as fit; says how many.
    pub(super) fn put_stream(
        &mut self,
        cx: &mut Cx,
        fd: i32,
        id: i32,
        bytes: &Bytes,
        files: &mut Vec<i32>,
        owner: Option<Ucred>,
    ) -> Result<usize, Errno> {
        let pieces = self.pieces_for(id, bytes.len());
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let (tcp, peer) = (s.is_tcp(), s.peer.ok_or(Errno::EPIPE)?);
        let n: usize = pieces.iter().map(|p| p.0).sum();
        let capacity = match self.sockets.get(peer) {
            Some(to) if tcp => self.tcp_capacity(s, to) as usize,
            _ => s.options.figure.map_or(2 * s.options.send_buffer, u64::from) as usize,
        };
        for file in files.iter() {
            if let Some(open) = self.open_files.get_mut(*file) {
                open.links += u32::from(n > 0);
            }
        }
        let to = self.sockets.get_mut(peer).ok_or(Errno::EPIPE)?;
        if to.ring.capacity() < capacity {
            to.ring.resize(capacity);
        }
        if to.ring.room() < n {
            to.ring.resize(to.ring.len() + n);
        }
        let slot = to.ring.next_in() as u64;
        let copied = bytes.slice(0, n);
        to.ring.write(&copied);
        if !tcp {
            to.pieces.extend(pieces.iter().map(|&(len, cost)| Piece {
                len,
                cost,
                files: std::mem::take(files),
                owner,
            }));
        }
        if n > 0 {
            cx.emit(Event::CopiedIn { tid: cx.tid, fd, to: Object::Socket(peer), bytes: copied.data, slot });
            self.wake_all(Channel::SocketRead(peer), Some(cx.tid), cx.events);
        }
        Ok(n)
    }
}

/// A send that nobody will ever read: `SIGPIPE`, unless the caller said `MSG_NOSIGNAL`, and `EPIPE`.
fn broken(k: &mut Kernel, cx: &mut Cx, m: &Sending) -> Answer {
    if cx.pending.progress > 0 {
        return Ok(ret(cx.pending.progress as i64));
    }
    if m.flags & abi::MSG_NOSIGNAL == 0 {
        let info = SignalInfo { pid: cx.pid, ..SignalInfo::from_user(abi::SIGPIPE as i32, abi::SI_USER, cx.pid, 0) };
        k.send_signal(info, cx.pid, Some(cx.tid), Some(cx.tid), cx.events);
    }
    Err(Errno::EPIPE.into())
}

/// What stands in the way of sending; `Err(None)`: it is broken.
fn may_send(k: &mut Kernel, m: &Sending) -> Result<(), Option<Errno>> {
    let s = k.sockets.get(m.id).ok_or(Errno::EBADF)?;
    if s.is_unix() {
        return match s.state {
            State::Connected if m.to.is_some() => Err(Some(Errno::EISCONN)),
            _ if m.to.is_some() => Err(Some(Errno::EOPNOTSUPP)),
            State::Connected if s.send_shut || s.peer.is_none() => Err(None),
            State::Connected => Ok(()),
            _ => Err(Some(Errno::ENOTCONN)),
        };
    }
    if s.error.is_some() {
        let error = k.socket_mut(m.id)?.error.take();
        return Err(error.filter(|e| *e != Errno::EPIPE));
    }
    match s.state {
        State::Connecting => Ok(()),
        State::Connected if !s.send_shut && (s.peer.is_some() || s.peer_gone) => Ok(()),
        _ => Err(None),
    }
}

/// send(2).
pub(super) fn send(k: &mut Kernel, cx: &mut Cx, m: &Sending) -> Answer {
    match may_send(k, m) {
        Ok(()) => {}
        Err(None) => return broken(k, cx, m),
        Err(Some(_)) if cx.pending.progress > 0 => return Ok(ret(cx.pending.progress as i64)),
        Err(Some(e)) => return Err(e.into()),
    }
    let (total, done) = (m.transfer.len(), cx.pending.progress);
    let s = k.sockets.get(m.id).ok_or(Errno::EBADF)?;
    let (connecting, timeout) = (s.state == State::Connecting, s.options.send_timeout);
    if s.peer_gone && s.peer.is_none() {
        // The closed end answers with a reset: this send does not know it yet.
        k.fetch(cx, &m.transfer, done, total - done)?;
        let s = k.socket_mut(m.id)?;
        (s.error, s.receive_shut, s.send_shut, s.peer_gone) = (Some(Errno::EPIPE), true, true, false);
        k.wake_socket(m.id, Some(cx.tid), cx.events);
        return Ok(ret(total as i64));
    }
    if total == 0 {
        return Ok(ret(0));
    }
    if !connecting {
        let fits = k.pieces_for(m.id, (total - done) as usize).iter().map(|p| p.0 as u64).sum();
        let bytes = k.fetch(cx, &m.transfer, done, fits)?;
        let mut files = if done == 0 { m.files.clone() } else { Vec::new() };
        let n = k.put_stream(cx, m.transfer.fd, m.id, &bytes, &mut files, m.owner)?;
        cx.pending.progress += n as u64;
    }
    let done = cx.pending.progress;
    if done == total {
        return Ok(ret(total as i64));
    }
    match wait(k, cx, &[Channel::SocketWrite(m.id)], m.nonblock, timeout) {
        Err(Failure::Cut(_) | Failure::Errno(Errno::EAGAIN | Errno::EINTR)) if done > 0 => Ok(ret(done as i64)),
        other => other,
    }
}

/// recv(2).
pub(super) fn receive(k: &mut Kernel, cx: &mut Cx, r: &Receiving) -> Result<Got, Failure> {
    let s = k.sockets.get(r.id).ok_or(Errno::EBADF)?;
    let unix = s.is_unix();
    if s.is_listening() || (unix && !s.is_connected()) {
        return Err(if unix { Errno::EINVAL } else { Errno::ENOTCONN }.into());
    }
    let (len, peek) = (r.transfer.len(), r.flags & abi::MSG_PEEK != 0);
    let low = if r.flags & abi::MSG_WAITALL != 0 { len } else { s.options.receive_low.min(len) }.max(1);
    let (timeout, pass, name) = (s.options.receive_timeout, s.options.pass_credentials, s.remote.clone());
    let name = if unix && !name.is_none() { name.bytes() } else { Vec::new() };
    let answer = |done: u64, files: Vec<i32>, owner: Option<Ucred>| {
        let owner = pass.then_some(owner.unwrap_or(NOBODY));
        Ok(Got::Data(Received { n: done as i64, name: name.clone(), files, owner, flags: 0 }))
    };
    let n = s.run().min((len - cx.pending.progress) as usize);
    if n > 0 || (len == 0 && s.has_data()) {
        let done = cx.pending.progress;
        let slot = s.ring.next_out() as u64;
        k.check_buffer(cx, &r.transfer.buffer, done + n as u64)?;
        let (bytes, (files, owner)) = if peek {
            let seen = s.pieces.first().cloned();
            let files = seen.as_ref().map(|p| p.files.clone()).unwrap_or_default();
            let bytes = s.ring.peek(n);
            k.copy_links(&files);
            (bytes, (files, seen.and_then(|p| p.owner)))
        } else {
            let s = k.socket_mut(r.id)?;
            (s.ring.read(n), s.take_pieces(n))
        };
        k.scatter(cx, &r.transfer.buffer, done, &bytes)?;
        if n > 0 {
            let (fd, from) = (r.transfer.fd, Object::Socket(r.id));
            cx.emit(Event::CopiedOut { tid: cx.tid, fd, from, bytes: bytes.data, slot });
        }
        let done = done + n as u64;
        let peer = k.sockets.get(r.id).and_then(|s| s.peer);
        if let Some(peer) = peer.filter(|&p| !peek && k.stream_writable(p)) {
            k.wake_all(Channel::SocketWrite(peer), Some(cx.tid), cx.events);
        }
        if done >= low || peek || !files.is_empty() || len == 0 {
            return answer(done, files, owner);
        }
        cx.pending.progress = done;
    }
    let done = cx.pending.progress;
    let s = k.sockets.get(r.id).ok_or(Errno::EBADF)?;
    let (error, shut, state) = (s.error, s.receive_shut, s.state.clone());
    if done > 0 && (error.is_some() || shut) {
        return answer(done, Vec::new(), None);
    }
    // Linux's tcp_recvmsg: who has seen the end of file is not told of a reset that came after it.
    if let Some(e) = error.filter(|e| *e != Errno::EPIPE) {
        k.socket_mut(r.id)?.error = None;
        return Err(e.into());
    }
    if shut {
        return answer(0, Vec::new(), None);
    }
    if state == State::Idle {
        return Err(Errno::ENOTCONN.into());
    }
    match wait(k, cx, &[Channel::SocketRead(r.id)], r.nonblock, timeout) {
        Ok(flow) => Ok(Got::Flow(flow)),
        Err(Failure::Cut(_) | Failure::Errno(Errno::EAGAIN | Errno::EINTR)) if done > 0 => {
            answer(done, Vec::new(), None)
        }
        Err(e) => Err(e),
    }
}

/// splice(2) from a socket: what is there, up to `n` bytes. None: nothing yet.
pub(super) fn pull(k: &mut Kernel, cx: &mut Cx, id: i32, n: u64) -> Result<Option<Bytes>, Failure> {
    let s = k.sockets.get(id).ok_or(Errno::EBADF)?;
    if s.kind != Kind::Stream {
        return Err(Errno::EINVAL.into());
    }
    if !s.is_connected() && !s.has_data() && !s.receive_shut {
        return Err(if s.is_unix() { Errno::EINVAL } else { Errno::ENOTCONN }.into());
    }
    let n = s.run().min(n as usize);
    if n == 0 {
        return Ok(s.receive_shut.then(|| Bytes::from(Vec::new())));
    }
    let s = k.socket_mut(id)?;
    let bytes = s.ring.read(n);
    let (files, _) = s.take_pieces(n);
    super::message::let_go(k, cx, files);
    let peer = k.sockets.get(id).and_then(|s| s.peer);
    if let Some(peer) = peer.filter(|&p| k.stream_writable(p)) {
        k.wake_all(Channel::SocketWrite(peer), Some(cx.tid), cx.events);
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_costs_what_linux_charges() {
        // Measured: how many sends of this many bytes fit into 212,992 bytes of SO_SNDBUF.
        for (len, fit) in [
            (1, 278),
            (192, 278),
            (193, 167),
            (512, 167),
            (1000, 93),
            (2000, 49),
            (3776, 49),
            (3777, 44),
            (8192, 24),
            (16_384, 13),
        ] {
            assert_eq!(212_992u64.div_ceil(piece_cost(len)), fit, "{len}");
        }
    }
}
