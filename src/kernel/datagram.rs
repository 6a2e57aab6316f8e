//! Messages with edges: what send(2) and recv(2) do on datagram and seqpacket sockets (unix(7), udp(7)).
//!
//! - A send is one message or nothing; a receive takes one, and what does not fit into the buffer is gone (`MSG_TRUNC`).
//! - Between UNIX sockets nothing is lost and order is kept: a sender waits while he has too much under way, or while
//!   the receiver's queue is full (`net.unix.max_dgram_qlen`), unless the two are connected to each other.
//! - A datagram of the internet is handed to `network.rs`.

use super::event::{Event, Object};
use super::message::{Got, Received, Receiving, Sending};
use super::network::{is_broadcast, is_group};
use super::pages::Bytes;
use super::sockaddr::{self, Address, is_any};
use super::socket::{Kind, Message, NOBODY, State, wait};
use super::stream::cost;
use super::wait::Channel;
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

/// `net.unix.max_dgram_qlen`: with so many messages in it a queue takes one more.
const QUEUE: usize = 10;
/// The most a datagram of the internet can carry.
const UDP_MOST: u64 = 65_507;
/// What lies in the head of a large `sk_buff` of a datagram.
const HEAD: usize = 16_064;

/// What Linux charges for a datagram between UNIX sockets; see `stream::cost`.
fn unix_cost(len: usize) -> u64 {
    let pages = len.saturating_sub(HEAD).next_multiple_of(super::mm::PAGE as usize);
    cost(len.saturating_sub(pages)) + pages as u64
}

/// And for one that came by the internet, with its headers. Measured: 256 of one byte fit into 212,992, 92 of 1,000.
fn udp_cost(len: usize) -> u64 {
    if len <= 256 { 832 } else { cost(len + 64) }
}

impl Kernel {
    /// What a socket's messages that nobody has received yet are charged.
    fn under_way(&self, id: i32) -> u64 {
        let mine =
            |s: &super::socket::Socket| s.messages.iter().filter(|m| m.sender == id).map(|m| m.cost).sum::<u64>();
        self.sockets.iter().map(|(_, s)| mine(s)).sum()
    }

    pub(super) fn datagram_writable(&self, id: i32) -> bool {
        let Some(s) = self.sockets.get(id) else { return false };
        if !s.is_unix() {
            return true;
        }
        // A connected one looks at its addressee's queue, too.
        let full = |peer: i32| self.sockets.get(peer).is_some_and(|p| p.peer != Some(id) && p.messages.len() > QUEUE);
        let room = match s.options.figure {
            Some(n) => self.under_way(id) < u64::from(n),
            None => 4 * self.under_way(id) <= s.options.send_buffer,
        };
        room && !s.peer.is_some_and(full)
    }

    /// In-flight descriptors get another link each.
    pub(super) fn copy_links(&mut self, files: &[i32]) {
        for file in files {
            if let Some(open) = self.open_files.get_mut(*file) {
                open.links += 1;
            }
        }
    }
}

/// send(2).
pub(super) fn send(k: &mut Kernel, cx: &mut Cx, m: &Sending) -> Answer {
    if k.sockets.get(m.id).ok_or(Errno::EBADF)?.is_unix() { send_unix(k, cx, m) } else { send_udp(k, cx, m) }
}

fn send_unix(k: &mut Kernel, cx: &mut Cx, m: &Sending) -> Answer {
    let s = k.sockets.get(m.id).ok_or(Errno::EBADF)?;
    let (kind, len, timeout) = (s.kind, m.transfer.len(), s.options.send_timeout);
    let (error, shut, pass) = (s.error, s.send_shut, s.options.pass_credentials && s.local.is_none());
    let most = s.options.figure.map_or(s.options.send_buffer - 32, u64::from);
    let to = match &m.to {
        Some(bytes) if kind == Kind::Datagram => Some(k.find_unix(cx, m.id, bytes)?),
        _ if s.state == State::Connected => s.peer,
        _ => return Err(Errno::ENOTCONN.into()),
    };
    if len > most {
        return Err(Errno::EMSGSIZE.into());
    }
    if let Some(e) = error {
        k.socket_mut(m.id)?.error = None;
        return Err(e.into());
    }
    if shut {
        return Err(Errno::EPIPE.into());
    }
    if pass {
        k.autobind(m.id)?;
    }
    let s = k.sockets.get(m.id).ok_or(Errno::EBADF)?;
    let figure = s.options.figure;
    let charged = k.under_way(m.id);
    let full = match figure {
        // Nothing but the bytes counts; one message may always go.
        Some(n) => charged > 0 && charged + len > u64::from(n),
        None => charged >= s.options.send_buffer,
    };
    if full {
        return wait(k, cx, &[Channel::SocketWrite(m.id)], m.nonblock, timeout);
    }
    let Some((to, other)) = to.and_then(|to| k.sockets.get(to).map(|o| (to, o))) else {
        // Whom it was connected to is no more: it is connected to nobody.
        let s = k.socket_mut(m.id)?;
        (s.state, s.peer, s.remote) = (State::Idle, None, Address::None);
        return Err(Errno::ECONNREFUSED.into());
    };
    if other.receive_shut {
        return Err(Errno::EPIPE.into());
    }
    if kind == Kind::Datagram && other.peer.is_some_and(|p| p != m.id) {
        return Err(Errno::EPERM.into());
    }
    if other.peer != Some(m.id) && other.messages.len() > QUEUE {
        return wait(k, cx, &[Channel::SocketConnect(to)], m.nonblock, timeout);
    }
    let bytes = k.fetch(cx, &m.transfer, 0, len)?;
    let from = k.sockets.get(m.id).map_or(Address::None, |s| s.local.clone());
    k.copy_links(&m.files);
    let cost = if figure.is_some() { len } else { unix_cost(len as usize) };
    cx.emit(Event::Sent { tid: cx.tid, to: Object::Socket(to), bytes: bytes.data.clone(), tag: 0 });
    let (sender, files, owner) = (m.id, m.files.clone(), m.owner);
    k.socket_mut(to)?.messages.push(Message { bytes, from, sender, cost, files, owner, to: Address::None });
    k.wake(Channel::SocketRead(to), 1, Some(cx.tid), cx.events);
    Ok(ret(len as i64))
}

fn send_udp(k: &mut Kernel, cx: &mut Cx, m: &Sending) -> Answer {
    let s = k.sockets.get(m.id).ok_or(Errno::EBADF)?;
    let (len, family, host) = (m.transfer.len(), s.family, s.host);
    let (ip, port) = match &m.to {
        Some(bytes) => sockaddr::inet(family, bytes)?,
        None if s.is_connected() => s.remote.ip_port(),
        None => return Err(Errno::EDESTADDRREQ.into()),
    };
    if port == 0 {
        return Err(Errno::EINVAL.into());
    }
    if len > UDP_MOST {
        return Err(Errno::EMSGSIZE.into());
    }
    if let Some(e) = s.error {
        k.socket_mut(m.id)?.error = None;
        return Err(e.into());
    }
    if s.send_shut {
        return Err(Errno::EPIPE.into());
    }
    if is_broadcast(ip) && !s.options.broadcast {
        return Err(Errno::EACCES.into());
    }
    let hosts = if is_group(ip) || is_broadcast(ip) {
        (0..k.settings.hosts.len().max(1)).collect()
    } else {
        vec![k.host_at(host, ip)?]
    };
    let bytes = k.fetch(cx, &m.transfer, 0, len)?;
    k.autobind_inet(m.id, None)?;
    let (local, own) = k.sockets.get(m.id).map(|s| s.local.ip_port()).unwrap_or_default();
    let source = k.source(host, ip);
    let from = Address::inet(family, if is_any(local) { source } else { local }, own);
    let to = Address::inet(family, if is_any(ip) { source } else { ip }, port);
    let cost = if k.settings.socket_buffer.is_some() { len } else { udp_cost(len as usize) };
    cx.emit(Event::Sent { tid: cx.tid, to: Object::Socket(m.id), bytes: bytes.data.clone(), tag: 0 });
    let message = Message { bytes, from, sender: m.id, cost, files: Vec::new(), owner: None, to };
    k.launch(message, &hosts, cx.events);
    Ok(ret(len as i64))
}

/// recv(2).
pub(super) fn receive(k: &mut Kernel, cx: &mut Cx, r: &Receiving) -> Result<Got, Failure> {
    let s = k.sockets.get(r.id).ok_or(Errno::EBADF)?;
    let (family, unix, seqpacket) = (s.family, s.is_unix(), s.kind == Kind::Seqpacket);
    if seqpacket && !s.is_connected() {
        return Err(Errno::ENOTCONN.into());
    }
    // An error is told before the messages that wait.
    if let Some(e) = s.error {
        k.socket_mut(r.id)?.error = None;
        return Err(e.into());
    }
    let (shut, timeout, pass) = (s.receive_shut, s.options.receive_timeout, s.options.pass_credentials);
    let Some(first) = s.messages.first() else {
        if shut && (seqpacket || !r.nonblock) {
            return Ok(Got::Data(Received::default()));
        }
        return Ok(Got::Flow(wait(k, cx, &[Channel::SocketRead(r.id)], r.nonblock, timeout)?));
    };
    let whole = first.bytes.len() as u64;
    let n = whole.min(r.transfer.len());
    k.check_buffer(cx, &r.transfer.buffer, n)?;
    let message = if r.flags & abi::MSG_PEEK != 0 {
        let seen = first.clone();
        k.copy_links(&seen.files);
        seen
    } else {
        let taken = k.socket_mut(r.id)?.messages.remove(0);
        k.wake(Channel::SocketConnect(r.id), 1, Some(cx.tid), cx.events);
        if k.datagram_writable(taken.sender) {
            k.wake_all(Channel::SocketWrite(taken.sender), Some(cx.tid), cx.events);
        }
        taken
    };
    let more = k.sockets.get(r.id).is_some_and(super::socket::Socket::has_data);
    if more && !cx.first() {
        k.wake(Channel::SocketRead(r.id), 1, Some(cx.tid), cx.events);
    }
    let part: Bytes = message.bytes.slice(0, n as usize);
    k.scatter(cx, &r.transfer.buffer, 0, &part)?;
    cx.emit(Event::Received { tid: cx.tid, from: Object::Socket(r.id), bytes: part.data, tag: 0 });
    let name = match &message.from {
        Address::None => Vec::new(),
        from if unix => from.bytes(),
        from => {
            let (ip, port) = from.ip_port();
            Address::inet(family, ip, port).bytes()
        }
    };
    let asked = r.flags & abi::MSG_TRUNC != 0;
    Ok(Got::Data(Received {
        n: if asked { whole } else { n } as i64,
        name,
        files: message.files,
        owner: pass.then_some(message.owner.unwrap_or(NOBODY)),
        flags: if n < whole { abi::MSG_TRUNC } else { 0 },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_datagram_costs_what_linux_charges() {
        for (len, fit) in [(1, 278), (193, 167), (1000, 93), (3777, 26), (8192, 13), (16_384, 11), (65_536, 4)] {
            assert_eq!(212_992u64.div_ceil(unix_cost(len)), fit, "{len}");
        }
        for (len, fit) in [(1, 256), (448, 166), (1000, 92), (2000, 48), (4096, 25), (8192, 12)] {
            assert_eq!(212_992 / udp_cost(len), fit, "{len}");
        }
    }
}
