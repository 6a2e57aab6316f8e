//! Sockets (socket(7)): what one is, how it begins and how it ends.
//!
//! Rules:
//! - Each socket has an inbox: what has been sent to it and not been received. A sender puts bytes or messages into the
//!   inbox of the socket at the other end, so nothing is ever in two places.
//! - A connection is two sockets, each the other's `peer`. A connection that nobody has accepted yet is a socket in its
//!   listener's queue, with an inbox like any other; it has no descriptor.
//! - `receive_shut` and `send_shut` are the halves of shutdown(2), whichever side shut them. Closing shuts both.
//! - Waiting: readers on `SocketRead`, writers on `SocketWrite`, acceptors on `SocketAccept` of their own socket; those
//!   who wait for a place in somebody's queue (connect, a full datagram queue) on his `SocketConnect`.
//!
//! `unix.rs` and `inet.rs` are the two families: names, connecting. `stream.rs` and `datagram.rs` move data, `message.rs`
//! is send(2) and recv(2) above them, `scm.rs` what travels beside the data, `sockopt.rs` the options, `network.rs` hosts
//! and datagrams on their way.

use super::event::{Event, Object};
use super::pages::Bytes;
use super::ring::Ring;
use super::sockaddr::Address;
use super::sockopt::Options;
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    Unix,
    Inet,
    Inet6,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Stream,
    Datagram,
    /// Connected like a stream, with the edges of datagrams.
    Seqpacket,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum State {
    Idle,
    /// `queue`: connections that wait for accept(2), the oldest first.
    Listening {
        backlog: u32,
        queue: Vec<i32>,
    },
    /// TCP: the listener's queue is full, the handshake cannot end.
    Connecting,
    Connected,
}

/// Who a process is, for `SO_PEERCRED` and `SCM_CREDENTIALS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ucred {
    pub pid: i32,
    pub uid: u32,
    pub gid: u32,
}

/// A sender of whom nothing is known: the ids that Linux shows instead.
pub const NOBODY: Ucred = Ucred { pid: 0, uid: 65_534, gid: 65_534 };

/// Bytes of one send in a UNIX stream's inbox.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// Bytes not yet received.
    pub len: usize,
    /// What Linux charges the sender for it.
    pub cost: u64,
    /// Open file descriptions sent with its first byte.
    pub files: Vec<i32>,
    pub owner: Option<Ucred>,
}

/// A datagram, or a packet of a seqpacket socket.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    pub bytes: Bytes,
    pub from: Address,
    /// The socket that sent it.
    pub sender: i32,
    pub cost: u64,
    pub files: Vec<i32>,
    pub owner: Option<Ucred>,
    /// Where it was sent to (`IP_PKTINFO`).
    pub to: Address,
}

/// See the head of this file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Socket {
    pub family: Family,
    pub kind: Kind,
    pub protocol: i32,
    /// On which host of the scenario.
    pub host: usize,
    pub state: State,
    /// It began in a listener's queue: its name is the listener's.
    pub accepted: bool,
    /// The program chose its port: a connection that fails leaves it.
    pub bound: bool,
    /// getsockname(2), getpeername(2).
    pub local: Address,
    pub remote: Address,
    /// UNIX: the inode of the name it was bound to.
    pub inode: Option<i32>,
    /// The socket at the other end; a connected datagram socket of UNIX has one, too.
    pub peer: Option<i32>,
    /// TCP: the other end was closed; what is sent now is answered by a reset.
    pub peer_gone: bool,
    /// TCP: this side ended the connection first.
    pub closed_first: bool,
    /// connect(2) was answered with `EINPROGRESS` and has not been asked again.
    pub in_progress: bool,
    /// The bytes of a stream.
    pub ring: Ring,
    /// How the bytes came: UNIX streams only.
    pub pieces: Vec<Piece>,
    /// The messages of all others.
    pub messages: Vec<Message>,
    pub receive_shut: bool,
    pub send_shut: bool,
    /// `SO_ERROR`: told once.
    pub error: Option<Errno>,
    pub options: Options,
    pub peer_owner: Option<Ucred>,
}

impl Socket {
    #[must_use]
    pub fn new(family: Family, kind: Kind, protocol: i32, host: usize, options: Options) -> Socket {
        Socket {
            family,
            kind,
            protocol,
            host,
            state: State::Idle,
            accepted: false,
            bound: false,
            local: Address::none(family),
            remote: Address::none(family),
            inode: None,
            peer: None,
            peer_gone: false,
            closed_first: false,
            in_progress: false,
            ring: Ring::new(1),
            pieces: Vec::new(),
            messages: Vec::new(),
            receive_shut: false,
            send_shut: false,
            error: None,
            options,
            peer_owner: None,
        }
    }

    #[must_use]
    pub fn is_unix(&self) -> bool {
        self.family == Family::Unix
    }

    #[must_use]
    pub fn is_tcp(&self) -> bool {
        !self.is_unix() && self.kind == Kind::Stream
    }

    #[must_use]
    pub fn is_listening(&self) -> bool {
        matches!(self.state, State::Listening { .. })
    }

    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.state == State::Connected
    }

    /// Something waits to be received.
    #[must_use]
    pub fn has_data(&self) -> bool {
        !self.ring.is_empty() || !self.messages.is_empty()
    }

    fn is_shut(&self) -> bool {
        self.receive_shut && self.send_shut
    }
}

/// What `/proc/PID/fd` shows.
#[must_use]
pub fn name(id: i32) -> String {
    format!("socket:[{}]", 20_000 + id)
}

/// A call on a socket that cannot go on: `EAGAIN` at once, or after the time of `SO_RCVTIMEO` or `SO_SNDTIMEO`.
/// signal(7): with such a time it is not restarted after a signal.
pub(super) fn wait(k: &Kernel, cx: &mut Cx, on: &[Channel], nonblock: bool, timeout: Option<u64>) -> Answer {
    if nonblock {
        return Err(Errno::EAGAIN.into());
    }
    if let Some(ns) = timeout {
        let deadline = *cx.pending.deadline.get_or_insert_with(|| k.after(ns));
        if deadline <= k.now {
            return Err(Errno::EAGAIN.into());
        }
    }
    k.block(cx, on, if timeout.is_some() { Restart::Never } else { Restart::IfAsked })
}

impl Kernel {
    /// The socket behind a descriptor.
    pub(super) fn socket_of(&self, cx: &Cx, fd: i32) -> Result<(i32, &Socket), Errno> {
        match self.open_file(cx.pid, fd)?.object {
            Object::Socket(id) => Ok((id, self.sockets.get(id).ok_or(Errno::EBADF)?)),
            _ => Err(Errno::ENOTSOCK),
        }
    }

    pub(super) fn socket_mut(&mut self, id: i32) -> Result<&mut Socket, Errno> {
        self.sockets.get_mut(id).ok_or(Errno::EBADF)
    }

    pub(super) fn ucred(&self, cx: &Cx) -> Ucred {
        let user = self.process(cx.pid).map(|p| (p.user.uid[1], p.user.gid[1])).unwrap_or_default();
        Ucred { pid: cx.pid, uid: user.0, gid: user.1 }
    }

    /// Everybody who waits at a socket looks again.
    pub(super) fn wake_socket(&mut self, id: i32, by: Option<i32>, events: &mut Vec<Event>) {
        for channel in [Channel::SocketRead(id), Channel::SocketWrite(id), Channel::SocketConnect(id)] {
            self.wake_all(channel, by, events);
        }
    }

    /// The other end of a connection learns that this one is gone.
    pub(super) fn end_connection(&mut self, id: i32, error: Option<Errno>, events: &mut Vec<Event>) {
        let Some(s) = self.sockets.get_mut(id) else { return };
        (s.receive_shut, s.send_shut, s.peer) = (true, true, None);
        s.error = s.error.or(error);
        self.wake_socket(id, None, events);
    }

    /// The last descriptor of a socket is gone, or the listener it waited in.
    pub(super) fn close_socket(&mut self, id: i32, events: &mut Vec<Event>) {
        let Some(s) = self.sockets.remove(id) else { return };
        self.forget_attributes(Object::Socket(id));
        events.push(Event::Destroyed { object: Object::Socket(id) });
        if let State::Listening { queue, .. } = &s.state {
            for &waiting in queue {
                self.reset_unaccepted(waiting, events);
            }
            self.refuse_connecting(&s, events);
        }
        match s.peer {
            Some(peer) if s.is_tcp() => self.tcp_close(&s, peer, events),
            // unix(7): what was not read is a connection reset for him who sent it.
            Some(peer) if s.kind != Kind::Datagram => {
                self.end_connection(peer, s.has_data().then_some(Errno::ECONNRESET), events);
            }
            _ => {}
        }
        let files = s.pieces.iter().flat_map(|p| &p.files).chain(s.messages.iter().flat_map(|m| &m.files));
        for file in files.copied().collect::<Vec<_>>() {
            self.drop_link(file, events);
        }
        // Whoever waited for a place in its queue finds nobody; whose datagrams lay there has room again.
        self.wake_socket(id, None, events);
        for sender in s.messages.iter().map(|m| m.sender) {
            self.wake_all(Channel::SocketWrite(sender), None, events);
        }
        if let Some(ino) = s.inode {
            if let Some(inode) = self.inodes.get_mut(ino) {
                inode.opens = inode.opens.saturating_sub(1);
            }
            self.free_inode(ino, events);
        }
    }

    /// A connection whose listener went before it was accepted.
    fn reset_unaccepted(&mut self, id: i32, events: &mut Vec<Event>) {
        let peer = self.sockets.get(id).and_then(|s| s.peer);
        if let Some(s) = self.sockets.get_mut(id) {
            s.peer = None;
        }
        self.close_socket(id, events);
        if let Some(peer) = peer {
            self.end_connection(peer, Some(Errno::ECONNRESET), events);
        }
    }

    /// poll(2) on a socket, as `unix_poll`, `tcp_poll` and `datagram_poll` of Linux answer.
    pub(super) fn socket_readiness(&self, id: i32) -> i64 {
        let Some(s) = self.sockets.get(id) else { return abi::POLLNVAL };
        const IN: i64 = abi::POLLIN | abi::POLLRDNORM;
        const OUT: i64 = abi::POLLOUT | abi::POLLWRNORM;
        let when = |yes: bool, bits: i64| if yes { bits } else { 0 };
        let mut ready = when(s.error.is_some(), abi::POLLERR) | when(s.has_data(), IN);
        if let State::Listening { queue, .. } = &s.state {
            return ready | when(!queue.is_empty(), IN);
        }
        let idle = s.state == State::Idle;
        ready |= when(s.is_shut() || (idle && s.kind != Kind::Datagram), abi::POLLHUP);
        ready |= when(s.receive_shut, IN | abi::POLLRDHUP);
        if s.is_tcp() {
            let connecting = s.state == State::Connecting;
            return ready | when(!connecting && (s.send_shut || self.stream_writable(id)), OUT);
        }
        let writable = if s.kind == Kind::Stream { self.stream_writable(id) } else { self.datagram_writable(id) };
        ready | when(writable, OUT)
    }

    pub(super) fn socket_channels(&self, id: i32) -> Vec<Channel> {
        let mut on = vec![Channel::SocketRead(id), Channel::SocketWrite(id)];
        if let Some(s) = self.sockets.get(id) {
            if s.is_listening() {
                return vec![Channel::SocketAccept(id)];
            }
            // A datagram socket of UNIX is writable when the other's queue is not full.
            on.extend(s.peer.filter(|_| s.is_unix() && s.kind == Kind::Datagram).map(Channel::SocketConnect));
        }
        on
    }
}

/// `SOCK_NONBLOCK` and `SOCK_CLOEXEC` as flags of an open file description.
fn open_flags(bits: i64) -> i64 {
    abi::O_RDWR | bits & (abi::SOCK_NONBLOCK | abi::SOCK_CLOEXEC)
}

/// The family, kind and protocol that the three numbers of socket(2) ask for.
fn kind_of(domain: i64, kind: i64, protocol: i64) -> Result<(Family, Kind, i32), Errno> {
    let flags = abi::SOCK_NONBLOCK | abi::SOCK_CLOEXEC;
    let family = match domain {
        abi::AF_UNIX => Family::Unix,
        abi::AF_INET => Family::Inet,
        abi::AF_INET6 => Family::Inet6,
        _ => return Err(Errno::EAFNOSUPPORT),
    };
    if kind & !(flags | 0xf) != 0 {
        return Err(Errno::EINVAL);
    }
    let kind = match kind & 0xf {
        abi::SOCK_STREAM => Kind::Stream,
        abi::SOCK_DGRAM => Kind::Datagram,
        // unix(7): a raw UNIX socket is a datagram socket.
        abi::SOCK_RAW if family == Family::Unix => Kind::Datagram,
        abi::SOCK_SEQPACKET if family == Family::Unix => Kind::Seqpacket,
        // Model: raw sockets are left out; this is what an ordinary user gets.
        abi::SOCK_RAW => return Err(Errno::EPERM),
        0..=10 => return Err(Errno::ESOCKTNOSUPPORT),
        _ => return Err(Errno::EINVAL),
    };
    let usual = match (family, kind) {
        (Family::Unix, _) => 0,
        (_, Kind::Stream) => abi::IPPROTO_TCP,
        _ => abi::IPPROTO_UDP,
    };
    let named = family == Family::Unix && protocol == abi::PF_UNIX;
    if protocol != 0 && protocol != usual && !named {
        return Err(Errno::EPROTONOSUPPORT);
    }
    Ok((family, kind, usual as i32))
}

impl Kernel {
    fn new_socket(&mut self, cx: &mut Cx, family: Family, kind: Kind, protocol: i32) -> i32 {
        let host = self.process(cx.pid).map_or(0, |p| p.host);
        let id =
            self.sockets.add(Socket::new(family, kind, protocol, host, Options::new(&self.settings, family, kind)));
        cx.emit(Event::Created { tid: cx.tid, object: Object::Socket(id) });
        id
    }

    pub(super) fn open_socket(&mut self, cx: &mut Cx, id: i32, bits: i64) -> Result<i32, Errno> {
        self.open_object(cx, Object::Socket(id), open_flags(bits), &name(id))
    }
}

/// socket(2).
pub(super) fn sys_socket(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (family, kind, protocol) = kind_of(cx.flags(0), cx.flags(1), cx.flags(2))?;
    k.check_fds(cx.pid, 1)?;
    let id = k.new_socket(cx, family, kind, protocol);
    Ok(ret(k.open_socket(cx, id, cx.flags(1))?.into()))
}

/// socketpair(2).
pub(super) fn sys_socketpair(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let at = cx.arg(3);
    let (family, kind, protocol) = kind_of(cx.flags(0), cx.flags(1), cx.flags(2))?;
    if family != Family::Unix {
        return Err(Errno::EOPNOTSUPP.into());
    }
    k.check_out(cx, at, 8)?;
    k.check_fds(cx.pid, 2)?;
    let (a, b) = (k.new_socket(cx, family, kind, protocol), k.new_socket(cx, family, kind, protocol));
    let owner = k.ucred(cx);
    for (one, other) in [(a, b), (b, a)] {
        let s = k.socket_mut(one)?;
        (s.state, s.peer, s.peer_owner) = (State::Connected, Some(other), Some(owner));
    }
    for (i, id) in [(0, a), (4, b)] {
        let fd = k.open_socket(cx, id, cx.flags(1))?;
        k.store_int(cx, at.wrapping_add(i), fd)?;
    }
    Ok(ret(0))
}

/// listen(2).
pub(super) fn sys_listen(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, s) = k.socket_of(cx, cx.int(0))?;
    // A negative number is a very large one, and the system's limit is the largest.
    let backlog = (cx.int(1) as u32).min(abi::SOMAXCONN as u32);
    if s.kind == Kind::Datagram {
        return Err(Errno::EOPNOTSUPP.into());
    }
    match &s.state {
        State::Connected | State::Connecting => return Err(Errno::EINVAL.into()),
        State::Listening { queue, .. } => {
            let queue = queue.clone();
            k.socket_mut(id)?.state = State::Listening { backlog, queue };
            k.wake_all(Channel::SocketConnect(id), Some(cx.tid), cx.events);
            k.finish_connecting(id, cx);
            return Ok(ret(0));
        }
        State::Idle => {}
    }
    if s.is_unix() {
        if s.local.is_none() {
            return Err(Errno::EINVAL.into());
        }
    } else {
        k.listen_inet(id)?;
    }
    let owner = k.ucred(cx);
    let s = k.socket_mut(id)?;
    s.state = State::Listening { backlog, queue: Vec::new() };
    s.peer_owner = Some(owner);
    Ok(ret(0))
}

fn accept(k: &mut Kernel, cx: &mut Cx, bits: i64) -> Answer {
    if bits & !(abi::SOCK_NONBLOCK | abi::SOCK_CLOEXEC) != 0 {
        return Err(Errno::EINVAL.into());
    }
    let nonblock = k.open_file(cx.pid, cx.int(0))?.nonblock();
    let (id, s) = k.socket_of(cx, cx.int(0))?;
    let (addr, length) = (cx.arg(1), cx.arg(2));
    if s.kind == Kind::Datagram {
        return Err(Errno::EOPNOTSUPP.into());
    }
    let State::Listening { queue, .. } = &s.state else { return Err(Errno::EINVAL.into()) };
    let (shut, timeout) = (s.receive_shut, s.options.receive_timeout);
    let Some(&new) = queue.first() else {
        if shut {
            return Err(Errno::EINVAL.into());
        }
        return wait(k, cx, &[Channel::SocketAccept(id)], nonblock, timeout);
    };
    k.check_fds(cx.pid, 1)?;
    if addr != 0 {
        let room = k.load_int(cx, length)?;
        u32::try_from(room).map_err(|_| Errno::EINVAL)?;
    }
    let mut more = false;
    if let State::Listening { queue, .. } = &mut k.socket_mut(id)?.state {
        queue.remove(0);
        more = !queue.is_empty();
    }
    let fd = k.open_socket(cx, new, bits)?;
    let remote = k.sockets.get(new).map_or(Address::None, |s| s.remote.clone());
    if addr != 0 {
        k.address_out(cx, addr, length, &remote)?;
    }
    // Somebody who waits for a place in the queue has one now.
    k.finish_connecting(id, cx);
    k.wake(Channel::SocketConnect(id), 1, Some(cx.tid), cx.events);
    if more && !cx.first() {
        k.wake(Channel::SocketAccept(id), 1, Some(cx.tid), cx.events);
    }
    Ok(ret(fd.into()))
}

pub(super) fn sys_accept(k: &mut Kernel, cx: &mut Cx) -> Answer {
    accept(k, cx, 0)
}

pub(super) fn sys_accept4(k: &mut Kernel, cx: &mut Cx) -> Answer {
    accept(k, cx, cx.flags(3))
}

/// bind(2).
pub(super) fn sys_bind(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, s) = k.socket_of(cx, cx.int(0))?;
    let unix = s.is_unix();
    let bytes = k.sockaddr_in(cx, cx.arg(1), cx.int(2))?;
    if unix { k.bind_unix(cx, id, &bytes) } else { k.bind_inet(cx, id, &bytes) }
}

/// connect(2).
pub(super) fn sys_connect(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let nonblock = k.open_file(cx.pid, cx.int(0))?.nonblock();
    let (id, s) = k.socket_of(cx, cx.int(0))?;
    let unix = s.is_unix();
    let bytes = k.sockaddr_in(cx, cx.arg(1), cx.int(2))?;
    if unix { k.connect_unix(cx, id, &bytes, nonblock) } else { k.connect_inet(cx, id, &bytes, nonblock) }
}

pub(super) fn sys_getsockname(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let local = k.socket_of(cx, cx.int(0))?.1.local.clone();
    k.address_out(cx, cx.arg(1), cx.arg(2), &local)?;
    Ok(ret(0))
}

pub(super) fn sys_getpeername(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let s = k.socket_of(cx, cx.int(0))?.1;
    // A TCP connection that was reset is none any more.
    if !s.is_connected() || (s.is_tcp() && s.peer.is_none() && s.is_shut() && !s.peer_gone) {
        return Err(Errno::ENOTCONN.into());
    }
    let remote = s.remote.clone();
    k.address_out(cx, cx.arg(1), cx.arg(2), &remote)?;
    Ok(ret(0))
}

/// shutdown(2): one half or both; a descriptor stays.
pub(super) fn sys_shutdown(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, s) = k.socket_of(cx, cx.int(0))?;
    let (receive, send) = match cx.flags(1) {
        abi::SHUT_RD => (true, false),
        abi::SHUT_WR => (false, true),
        abi::SHUT_RDWR => (true, true),
        _ => return Err(Errno::EINVAL.into()),
    };
    let (inet, listening, connected) = (!s.is_unix(), s.is_listening(), s.is_connected());
    let (kind, peer) = (s.kind, s.peer);
    let s = k.socket_mut(id)?;
    // An unconnected datagram socket is shut all the same: its sleepers are to notice.
    if inet && !listening && !connected && kind == Kind::Stream {
        return Err(Errno::ENOTCONN.into());
    }
    if inet && listening {
        if receive {
            // tcp(7): it no longer listens; connections in its queue are reset.
            let old = std::mem::replace(&mut s.state, State::Idle);
            let gone = s.clone();
            if let State::Listening { queue, .. } = old {
                for waiting in queue {
                    k.reset_unaccepted(waiting, cx.events);
                }
            }
            k.refuse_connecting(&gone, cx.events);
            k.wake_all(Channel::SocketAccept(id), Some(cx.tid), cx.events);
        }
        return Ok(ret(0));
    }
    s.closed_first |= send && !s.receive_shut;
    s.receive_shut |= receive;
    s.send_shut |= send;
    if let Some(peer) = peer.filter(|_| kind != Kind::Datagram)
        && let Some(other) = k.sockets.get_mut(peer)
    {
        other.receive_shut |= send;
        // TCP does not tell the other side that nobody reads any more.
        other.send_shut |= receive && !inet;
        k.wake_socket(peer, Some(cx.tid), cx.events);
    }
    k.wake_socket(id, Some(cx.tid), cx.events);
    k.wake_all(Channel::SocketAccept(id), Some(cx.tid), cx.events);
    if inet && !connected { Err(Errno::ENOTCONN.into()) } else { Ok(ret(0)) }
}

/// FIONREAD: bytes of a stream, or the length of the first message.
pub(super) fn bytes_waiting(s: &Socket) -> u64 {
    match s.kind {
        Kind::Stream => s.ring.len() as u64,
        _ => s.messages.first().map_or(0, |m| m.bytes.len() as u64),
    }
}

/// sendfile(2) to a socket: what fits, or `EAGAIN`.
pub(super) fn push(k: &mut Kernel, cx: &mut Cx, fd: i32, id: i32, bytes: &Bytes) -> Result<usize, Failure> {
    let s = k.sockets.get(id).ok_or(Errno::EBADF)?;
    if s.kind != Kind::Stream {
        return Err(Errno::EINVAL.into());
    }
    if s.send_shut || s.peer.is_none() {
        return Err(Errno::EPIPE.into());
    }
    let n = k.put_stream(cx, fd, id, bytes, &mut Vec::new(), None)?;
    if n == 0 && !bytes.is_empty() { Err(Errno::EAGAIN.into()) } else { Ok(n) }
}
