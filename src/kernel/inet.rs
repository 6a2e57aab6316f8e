//! Sockets between hosts (ip(7), tcp(7), udp(7)): ports, connecting, closing.
//!
//! - A port of a host and protocol belongs to one socket, unless all who want it say `SO_REUSEADDR` and none listens
//!   (or all say `SO_REUSEPORT`). The port of a connection that this side closed first stays taken for a minute
//!   (`TIME_WAIT`) for those without `SO_REUSEADDR`.
//! - A connection is made at once, so connect(2) waits only for a place in the listener's queue. Without blocking it
//!   says `EINPROGRESS` all the same, as Linux does, and the outcome is found by poll(2) and `SO_ERROR`.
//! - Who closes without having read everything resets the connection (`ECONNRESET`); what is sent to a closed end is
//!   answered by a reset, too, so the next send fails with `EPIPE`.

use super::clock::SECOND;
use super::event::{Event, Object};
use super::network::{is_group, matches_family};
use super::sockaddr::{self, Address, is_any, v4};
use super::socket::{Family, Kind, Socket, State, wait};
use super::wait::Channel;
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

/// The local end of a connection that was closed, whose port is not free yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimeWait {
    pub host: usize,
    pub ip: u128,
    pub port: u16,
    pub reuse: bool,
    pub until: u64,
}

/// tcp(7): 60 seconds on Linux.
const TIME_WAIT: u64 = 60 * SECOND;
/// tcp(7), `tcp_syn_retries`: how long connect(2) goes on.
const SYN_TIME: u64 = 127 * SECOND;
/// `ip_local_port_range`.
const PORTS: std::ops::RangeInclusive<u16> = 32_768..=60_999;

fn overlap(a: u128, b: u128) -> bool {
    a == b || is_any(a) || is_any(b)
}

impl Kernel {
    /// Whether a socket may have this address and port.
    fn may_bind(&self, id: i32, ip: u128, port: u16) -> bool {
        let Some(me) = self.sockets.get(id) else { return false };
        let same = |s: &Socket| !s.is_unix() && s.kind == me.kind && s.host == me.host && s.local.port() == port;
        let families = |s: &Socket| {
            // A socket that takes version 6 only does not meet one of version 4.
            s.family == me.family || !(s.options.v6_only || me.options.v6_only)
        };
        let shared = |s: &Socket| {
            let address = s.options.reuse_address && me.options.reuse_address && !s.is_listening();
            address || (s.options.reuse_port && me.options.reuse_port)
        };
        let taken = |(other, s): (i32, &Socket)| {
            other != id && same(s) && families(s) && overlap(s.local.ip_port().0, ip) && !shared(s)
        };
        let waits = |t: &TimeWait| {
            let free = t.reuse && me.options.reuse_address;
            me.is_tcp() && t.host == me.host && t.port == port && overlap(t.ip, ip) && t.until > self.now && !free
        };
        !self.sockets.iter().any(taken) && !self.time_waits.iter().any(waits)
    }

    /// A port nobody has.
    fn free_port(&mut self, id: i32, ip: u128) -> Result<u16, Errno> {
        let now = self.now;
        self.time_waits.retain(|t| t.until > now);
        let first = self.next_port.max(*PORTS.start());
        let ports = (first..=*PORTS.end()).chain(*PORTS.start()..first);
        let used = |k: &Kernel, port| {
            let same = |s: &Socket| !s.is_unix() && s.local.port() == port;
            k.sockets.iter().any(|(_, s)| same(s)) || k.time_waits.iter().any(|t| t.port == port)
        };
        let port = ports.into_iter().find(|&p| !used(self, p) && self.may_bind(id, ip, p)).ok_or(Errno::EADDRINUSE)?;
        self.next_port = if port >= *PORTS.end() { *PORTS.start() } else { port + 1 };
        Ok(port)
    }

    /// bind(2).
    pub(super) fn bind_inet(&mut self, cx: &mut Cx, id: i32, bytes: &[u8]) -> Answer {
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let (family, host) = (s.family, s.host);
        let (ip, port) = match sockaddr::inet(family, bytes) {
            // ip(7): for the sake of old programs any address may say AF_UNSPEC.
            Err(Errno::EAFNOSUPPORT) if family == Family::Inet && sockaddr::family(bytes) == abi::AF_UNSPEC => {
                let as_inet = [&(abi::AF_INET as u16).to_le_bytes(), bytes.get(2..).unwrap_or_default()].concat();
                let found = sockaddr::inet(family, &as_inet)?;
                if found.0 != v4(0) {
                    return Err(Errno::EAFNOSUPPORT.into());
                }
                found
            }
            other => other?,
        };
        if !self.is_own(host, ip) && !is_group(ip) {
            return Err(Errno::EADDRNOTAVAIL.into());
        }
        if (1..1024).contains(&port) && self.process(cx.pid)?.user.uid[1] != 0 {
            return Err(Errno::EACCES.into());
        }
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        if s.local.port() != 0 || s.state != State::Idle {
            return Err(Errno::EINVAL.into());
        }
        let port = match port {
            0 => self.free_port(id, ip)?,
            port if self.may_bind(id, ip, port) => port,
            _ => return Err(Errno::EADDRINUSE.into()),
        };
        let s = self.socket_mut(id)?;
        (s.local, s.bound) = (Address::inet(family, ip, port), true);
        Ok(ret(0))
    }

    /// listen(2): a socket without a port is given one; one that shares its port must not share it with a listener.
    pub(super) fn listen_inet(&mut self, id: i32) -> Result<(), Failure> {
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let (family, (ip, port)) = (s.family, s.local.ip_port());
        if port == 0 {
            let port = self.free_port(id, ip)?;
            self.socket_mut(id)?.local = Address::inet(family, ip, port);
        } else if !self.may_bind(id, ip, port) {
            return Err(Errno::EADDRINUSE.into());
        }
        Ok(())
    }

    /// Gives a socket a port before it first sends, and the address it sends from if `ip` says so.
    pub(super) fn autobind_inet(&mut self, id: i32, source: Option<u128>) -> Result<(), Errno> {
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let (family, (mut ip, mut port)) = (s.family, s.local.ip_port());
        if let Some(source) = source.filter(|_| is_any(ip)) {
            ip = source;
        }
        if port == 0 {
            port = self.free_port(id, ip)?;
        }
        self.socket_mut(id)?.local = Address::inet(family, ip, port);
        Ok(())
    }

    /// connect(2).
    pub(super) fn connect_inet(&mut self, cx: &mut Cx, id: i32, bytes: &[u8], nonblock: bool) -> Answer {
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let family = s.family;
        if s.kind == Kind::Datagram {
            return self.connect_udp(id, bytes);
        }
        match s.state {
            State::Connected if s.in_progress => {
                self.socket_mut(id)?.in_progress = false;
                return Ok(ret(0));
            }
            State::Connected | State::Listening { .. } => return Err(Errno::EISCONN.into()),
            State::Connecting if nonblock => return Err(Errno::EALREADY.into()),
            State::Connecting => return self.wait_for_handshake(cx, id),
            State::Idle => {}
        }
        if s.in_progress {
            return Err(self.connection_failed(id).into());
        }
        let (ip, port) = sockaddr::inet(family, bytes)?;
        let host = self.host_at(s.host, ip)?;
        let source = self.source(s.host, ip);
        // Connecting to any address is connecting to oneself.
        let ip = if is_any(ip) { source } else { ip };
        self.autobind_inet(id, Some(source))?;
        let me = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let (from, to) = (me.local.ip_port(), (ip, port));
        let twin = |s: &Socket| s.is_tcp() && s.is_connected() && s.host == me.host;
        if self.sockets.iter().any(|(_, s)| twin(s) && s.local.ip_port() == from && s.remote.ip_port() == to) {
            return Err(Errno::EADDRNOTAVAIL.into());
        }
        let s = self.socket_mut(id)?;
        (s.remote, s.state, s.in_progress) = (Address::inet(family, ip, port), State::Connecting, true);
        (s.receive_shut, s.send_shut, s.peer_gone) = (false, false, false);
        match self.listener_at(host, ip, port) {
            None => self.refuse(id, cx.events),
            Some(listener) => {
                if self.has_place(listener) {
                    self.establish(id, listener, Some(cx.tid), cx.events);
                }
            }
        }
        if nonblock {
            return Err(Errno::EINPROGRESS.into());
        }
        self.wait_for_handshake(cx, id)
    }

    /// The end of a blocking connect, however it was begun.
    fn wait_for_handshake(&mut self, cx: &mut Cx, id: i32) -> Answer {
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        match s.state {
            State::Connected => {
                self.socket_mut(id)?.in_progress = false;
                Ok(ret(0))
            }
            State::Connecting => {
                let own = s.options.send_timeout;
                match wait(self, cx, &[Channel::SocketConnect(id)], false, own.or(Some(SYN_TIME))) {
                    // connect(2): with SO_SNDTIMEO the handshake goes on in the background.
                    Err(Failure::Errno(Errno::EAGAIN)) if own.is_some() => Err(Errno::EINPROGRESS.into()),
                    Err(Failure::Errno(Errno::EAGAIN)) => {
                        self.refuse(id, cx.events);
                        self.connection_failed(id);
                        Err(Errno::ETIMEDOUT.into())
                    }
                    // signal(7): the time above is the system's, so it is restarted.
                    Err(Failure::Errno(Errno::EINTR)) if own.is_none() => {
                        cx.pending.deadline = None;
                        self.block(cx, &[Channel::SocketConnect(id)], super::wait::Restart::IfAsked)
                    }
                    other => other,
                }
            }
            _ => Err(self.connection_failed(id).into()),
        }
    }

    /// Takes note of a connection that failed: the socket may be connected anew.
    fn connection_failed(&mut self, id: i32) -> Errno {
        let Some(s) = self.sockets.get_mut(id) else { return Errno::EBADF };
        (s.in_progress, s.receive_shut, s.send_shut) = (false, false, false);
        s.remote = Address::none(s.family);
        if !s.bound {
            s.local = Address::none(s.family);
        }
        s.error.take().unwrap_or(Errno::ECONNABORTED)
    }

    /// The socket that listens at an address of a host.
    fn listener_at(&self, host: usize, ip: u128, port: u16) -> Option<i32> {
        let fits = |s: &Socket| {
            let (own, at) = s.local.ip_port();
            s.is_listening()
                && s.is_tcp()
                && s.host == host
                && at == port
                && matches_family(s, ip)
                && (is_any(own) || own == ip)
        };
        let exact = |s: &Socket| !is_any(s.local.ip_port().0);
        self.sockets.iter().filter(|(_, s)| fits(s)).max_by_key(|(_, s)| exact(s)).map(|(id, _)| id)
    }

    /// listen(2): a queue holds one connection more than the backlog says.
    fn has_place(&self, listener: i32) -> bool {
        match self.sockets.get(listener).map(|s| &s.state) {
            Some(State::Listening { backlog, queue }) => queue.len() <= *backlog as usize,
            _ => false,
        }
    }

    /// The handshake: a second socket comes to be, in the listener's queue.
    fn establish(&mut self, id: i32, listener: i32, by: Option<i32>, events: &mut Vec<Event>) {
        let (Some(client), Some(l)) = (self.sockets.get(id), self.sockets.get(listener)) else { return };
        let family = l.family;
        let mut new = Socket::new(family, l.kind, l.protocol, l.host, l.options.clone());
        let (ip, port) = client.remote.ip_port();
        let (from, from_port) = client.local.ip_port();
        new.local = Address::inet(family, ip, port);
        new.remote = Address::inet(family, from, from_port);
        (new.state, new.peer, new.accepted) = (State::Connected, Some(id), true);
        let new = self.sockets.add(new);
        events.push(Event::Created { tid: by.unwrap_or(0), object: Object::Socket(new) });
        if let Some(client) = self.sockets.get_mut(id) {
            (client.state, client.peer) = (State::Connected, Some(new));
        }
        if let Some(State::Listening { queue, .. }) = self.sockets.get_mut(listener).map(|s| &mut s.state) {
            queue.push(new);
        }
        self.wake(Channel::SocketAccept(listener), 1, by, events);
        self.wake_socket(id, by, events);
    }

    /// A reset answers the handshake.
    fn refuse(&mut self, id: i32, events: &mut Vec<Event>) {
        if let Some(s) = self.sockets.get_mut(id) {
            s.state = State::Idle;
            s.error = Some(Errno::ECONNREFUSED);
            (s.receive_shut, s.send_shut) = (true, true);
        }
        self.wake_socket(id, None, events);
    }

    fn connecting_to(&self, listener: &Socket) -> Vec<i32> {
        let to = |s: &Socket| {
            let (ip, port) = s.remote.ip_port();
            let (own, at) = listener.local.ip_port();
            s.state == State::Connecting
                && port == at
                && overlap(own, ip)
                && self.host_at(s.host, ip) == Ok(listener.host)
        };
        self.sockets.iter().filter(|(_, s)| to(s)).map(|(id, _)| id).collect()
    }

    /// There is a place in a listener's queue: handshakes that waited for one end.
    pub(super) fn finish_connecting(&mut self, listener: i32, cx: &mut Cx) {
        let Some(l) = self.sockets.get(listener).filter(|s| s.is_tcp()).cloned() else { return };
        for id in self.connecting_to(&l) {
            if self.has_place(listener) {
                self.establish(id, listener, Some(cx.tid), cx.events);
            }
        }
    }

    /// A listener is gone: handshakes that waited are refused.
    pub(super) fn refuse_connecting(&mut self, listener: &Socket, events: &mut Vec<Event>) {
        if listener.is_tcp() {
            for id in self.connecting_to(listener) {
                self.refuse(id, events);
            }
        }
    }

    /// One end of a connection is closed; `s` is what it was.
    pub(super) fn tcp_close(&mut self, s: &Socket, peer: i32, events: &mut Vec<Event>) {
        let reset = s.has_data() || s.options.linger == Some(0);
        let Some(other) = self.sockets.get_mut(peer) else { return };
        if reset {
            // A side that has had our end of file already is told EPIPE (RFC 9293; Linux's tcp_reset).
            let error = if other.receive_shut { Errno::EPIPE } else { Errno::ECONNRESET };
            self.end_connection(peer, Some(error), events);
            return;
        }
        (other.receive_shut, other.peer, other.peer_gone) = (true, None, true);
        if s.closed_first || !s.receive_shut {
            let (ip, port) = s.local.ip_port();
            let until = self.after(TIME_WAIT);
            self.time_waits.push(TimeWait { host: s.host, ip, port, reuse: s.options.reuse_address, until });
        }
        self.wake_socket(peer, None, events);
    }

    /// udp(7): connect names the usual addressee, and the only one whose datagrams are taken; `AF_UNSPEC` ends that.
    fn connect_udp(&mut self, id: i32, bytes: &[u8]) -> Answer {
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let (family, host) = (s.family, s.host);
        if bytes.len() >= 2 && sockaddr::family(bytes) == abi::AF_UNSPEC {
            let s = self.socket_mut(id)?;
            (s.state, s.remote) = (State::Idle, Address::none(family));
            if !s.bound {
                s.local = Address::none(family);
            }
            return Ok(ret(0));
        }
        let (ip, port) = sockaddr::inet(family, bytes)?;
        if !is_group(ip) {
            self.host_at(host, ip)?;
        }
        let source = self.source(host, ip);
        self.autobind_inet(id, Some(source))?;
        let ip = if is_any(ip) { source } else { ip };
        let s = self.socket_mut(id)?;
        (s.state, s.remote) = (State::Connected, Address::inet(family, ip, port));
        Ok(ret(0))
    }
}

/// A family's name as `/proc/net` has it.
#[must_use]
pub fn protocol_name(s: &Socket) -> &'static str {
    match (s.family, s.kind) {
        (Family::Unix, _) => "unix",
        (Family::Inet, Kind::Stream) => "tcp",
        (Family::Inet6, Kind::Stream) => "tcp6",
        (Family::Inet, _) => "udp",
        (Family::Inet6, _) => "udp6",
    }
}
