//! Options of sockets (socket(7), ip(7), tcp(7), ipv6(7)).
//!
//! Those that change what a socket does are members of `Options`; the others are kept and given back.
//!
//! Model: `SO_KEEPALIVE`, `TCP_NODELAY` and their like have nothing to act on: the network has no delays.

use super::clock::SECOND;
use super::socket::{Family, Kind, Ucred};
use super::{Answer, Cx, Errno, Failure, Kernel, Settings, abi, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    pub reuse_address: bool,
    pub reuse_port: bool,
    pub broadcast: bool,
    /// Seconds; None: close does not linger.
    pub linger: Option<i32>,
    pub pass_credentials: bool,
    pub v6_only: bool,
    /// As getsockopt shows them: twice what was asked for.
    pub send_buffer: u64,
    pub receive_buffer: u64,
    /// recv waits for so many bytes.
    pub receive_low: u64,
    /// Nanoseconds; None: for ever.
    pub receive_timeout: Option<u64>,
    pub send_timeout: Option<u64>,
    /// Multicast groups it is a member of.
    pub groups: Vec<u128>,
    /// Level, name and value of the rest.
    pub kept: Vec<(i64, i64, i32)>,
    /// The scenario's own size of a buffer, in bytes, instead of what Linux charges.
    pub figure: Option<u32>,
}

/// `net.core.wmem_default`, and the most one may ask for.
const BUFFER: u64 = 212_992;
/// Least of `SO_SNDBUF` and `SO_RCVBUF`.
const LEAST_SEND: u64 = 4608;
const LEAST_RECEIVE: u64 = 2304;
/// What a connection over the loopback grows to (`net.ipv4.tcp_wmem`), and `net.ipv4.tcp_rmem`'s default.
pub const TCP_SEND: u64 = 2_626_560;
const TCP_RECEIVE: u64 = 131_072;

impl Options {
    #[must_use]
    pub fn new(settings: &Settings, family: Family, kind: Kind) -> Options {
        let tcp = family != Family::Unix && kind == Kind::Stream;
        let figure = settings.socket_buffer;
        let size = |plain: u64| figure.map_or(plain, u64::from);
        Options {
            reuse_address: false,
            reuse_port: false,
            broadcast: false,
            linger: None,
            pass_credentials: false,
            v6_only: false,
            send_buffer: size(if tcp { 16_384 } else { BUFFER }),
            receive_buffer: size(if tcp { TCP_RECEIVE } else { BUFFER }),
            receive_low: 1,
            receive_timeout: None,
            send_timeout: None,
            groups: Vec::new(),
            kept: Vec::new(),
            figure,
        }
    }

    fn keep(&mut self, level: i64, name: i64, value: i32) {
        self.kept.retain(|k| (k.0, k.1) != (level, name));
        self.kept.push((level, name, value));
        crate::order::sort(&mut self.kept);
    }

    /// Whether `SO_SNDBUF` was set: TCP then does not let it grow.
    #[must_use]
    pub fn send_buffer_is_set(&self) -> bool {
        self.kept.iter().any(|k| (k.0, k.1) == (abi::SOL_SOCKET, abi::SO_SNDBUF))
    }
}

/// Options that are numbers without a consequence: level, name, what they are before they are set.
const PLAIN: &[(i64, i64, i32)] = &[
    (abi::SOL_SOCKET, abi::SO_KEEPALIVE, 0),
    (abi::SOL_SOCKET, abi::SO_OOBINLINE, 0),
    (abi::SOL_SOCKET, abi::SO_DONTROUTE, 0),
    (abi::SOL_SOCKET, abi::SO_TIMESTAMP, 0),
    (abi::SOL_SOCKET, abi::SO_DEBUG, 0),
    (abi::IPPROTO_TCP, abi::TCP_NODELAY, 0),
    (abi::IPPROTO_TCP, abi::TCP_CORK, 0),
    (abi::IPPROTO_TCP, abi::TCP_MAXSEG, 536),
    (abi::IPPROTO_TCP, abi::TCP_KEEPIDLE, 7200),
    (abi::IPPROTO_TCP, abi::TCP_KEEPINTVL, 75),
    (abi::IPPROTO_TCP, abi::TCP_KEEPCNT, 9),
    (abi::IPPROTO_TCP, abi::TCP_QUICKACK, 1),
    (abi::IPPROTO_IP, abi::IP_TTL, 64),
    (abi::IPPROTO_IP, abi::IP_TOS, 0),
    (abi::IPPROTO_IP, abi::IP_MULTICAST_TTL, 1),
    (abi::IPPROTO_IP, abi::IP_MULTICAST_LOOP, 1),
    (abi::IPPROTO_IP, abi::IP_MULTICAST_IF, 0),
];

fn plain(level: i64, name: i64) -> Option<i32> {
    PLAIN.iter().find(|p| (p.0, p.1) == (level, name)).map(|p| p.2)
}

/// setsockopt(2).
pub(super) fn sys_setsockopt(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (level, name, at, length) = (cx.flags(1), cx.flags(2), cx.arg(3), cx.int(4));
    let (id, s) = k.socket_of(cx, cx.int(0))?;
    let (tcp, unix) = (s.is_tcp(), s.is_unix());
    if length < 0 {
        return Err(Errno::EINVAL.into());
    }
    let known = match level {
        abi::SOL_SOCKET => true,
        abi::IPPROTO_TCP => tcp,
        abi::IPPROTO_IP | abi::IPPROTO_IPV6 => !unix,
        _ => false,
    };
    if !known {
        return Err(if unix { Errno::EOPNOTSUPP } else { Errno::ENOPROTOOPT }.into());
    }
    match (level, name) {
        (abi::SOL_SOCKET, abi::SO_RCVTIMEO | abi::SO_SNDTIMEO) => return set_timeout(k, cx, id, name, at, length),
        (abi::SOL_SOCKET, abi::SO_LINGER) => {
            if length < 8 {
                return Err(Errno::EINVAL.into());
            }
            let b = k.struct_in(cx, at, &abi::LINGER)?;
            let (on, seconds) = (abi::LINGER.int(&b, "l_onoff"), abi::LINGER.int(&b, "l_linger"));
            k.socket_mut(id)?.options.linger = (on != 0).then_some(seconds);
            return Ok(ret(0));
        }
        (abi::IPPROTO_IP, abi::IP_ADD_MEMBERSHIP | abi::IP_DROP_MEMBERSHIP) => {
            if length < 8 {
                return Err(Errno::EINVAL.into());
            }
            let b = k.copy_in(cx, at, 4)?.data;
            let ip = super::sockaddr::v4(b.try_into().map_or(0, u32::from_be_bytes));
            let groups = &mut k.socket_mut(id)?.options.groups;
            let member = groups.contains(&ip);
            match (name == abi::IP_ADD_MEMBERSHIP, member) {
                (true, true) => return Err(Errno::EADDRINUSE.into()),
                (true, false) => groups.push(ip),
                (false, true) => groups.retain(|g| *g != ip),
                (false, false) => return Err(Errno::EADDRNOTAVAIL.into()),
            }
            return Ok(ret(0));
        }
        _ => {}
    }
    // ip(7): some options may be given as one byte.
    let value = match length {
        4.. => k.load_int(cx, at)?,
        1.. if level == abi::IPPROTO_IP => k.load(cx, at, 1)? as i32,
        _ => return Err(Errno::EINVAL.into()),
    };
    let on = value != 0;
    let figure = k.settings.socket_buffer.is_some();
    let options = &mut k.socket_mut(id)?.options;
    // socket(7): the kernel doubles what is asked for.
    let size = |least: u64| (value.max(0) as u64).min(BUFFER).saturating_mul(2).max(least);
    match (level, name) {
        (abi::SOL_SOCKET, abi::SO_REUSEADDR) => options.reuse_address = on,
        (abi::SOL_SOCKET, abi::SO_REUSEPORT) => options.reuse_port = on,
        (abi::SOL_SOCKET, abi::SO_BROADCAST) => options.broadcast = on,
        (abi::SOL_SOCKET, abi::SO_PASSCRED) if unix => options.pass_credentials = on,
        (abi::SOL_SOCKET, abi::SO_SNDBUF) => {
            options.send_buffer = if figure { value.max(1) as u64 } else { size(LEAST_SEND) };
            options.figure = if figure { Some(value.max(1) as u32) } else { None };
            options.keep(level, name, value);
        }
        (abi::SOL_SOCKET, abi::SO_RCVBUF) => options.receive_buffer = size(LEAST_RECEIVE),
        (abi::SOL_SOCKET, abi::SO_RCVLOWAT) => {
            options.receive_low = if value < 0 { i32::MAX as u64 } else { (value as u64).max(1) };
        }
        (abi::IPPROTO_IPV6, abi::IPV6_V6ONLY) => options.v6_only = on,
        (abi::IPPROTO_IPV6, _) => options.keep(level, name, value),
        // A flag of the socket's is 0 or 1.
        (abi::SOL_SOCKET, _) if plain(level, name).is_some() => options.keep(level, name, on.into()),
        _ if plain(level, name).is_some() => options.keep(level, name, value),
        _ => return Err(Errno::ENOPROTOOPT.into()),
    }
    Ok(ret(0))
}

fn set_timeout(k: &mut Kernel, cx: &mut Cx, id: i32, name: i64, at: u64, length: i32) -> Answer {
    if length < abi::TIMEVAL.size as i32 {
        return Err(Errno::EINVAL.into());
    }
    let b = k.struct_in(cx, at, &abi::TIMEVAL)?;
    let (s, us) = (abi::TIMEVAL.get(&b, "tv_sec") as i64, abi::TIMEVAL.get(&b, "tv_usec") as i64);
    if !(0..1_000_000).contains(&us) {
        return Err(Errno::EDOM.into());
    }
    let ns = (s.max(0) as u64).saturating_mul(SECOND).saturating_add(us as u64 * 1000);
    let timeout = (ns > 0).then_some(ns);
    let options = &mut k.socket_mut(id)?.options;
    *(if name == abi::SO_RCVTIMEO { &mut options.receive_timeout } else { &mut options.send_timeout }) = timeout;
    Ok(ret(0))
}

/// Writes an option's value, as much of it as there is room for.
fn give(k: &mut Kernel, cx: &mut Cx, value: &[u8]) -> Answer {
    let (at, length) = (cx.arg(3), cx.arg(4));
    let room = usize::try_from(k.load_int(cx, length)?).map_err(|_| Errno::EINVAL)?;
    let n = room.min(value.len());
    if n > 0 {
        k.copy_out(cx, at, &value[..n].into())?;
    }
    k.store_int(cx, length, n as i32)?;
    Ok(ret(0))
}

fn timeval(ns: Option<u64>) -> Vec<u8> {
    let ns = ns.unwrap_or(0);
    abi::TIMEVAL.make(&[("tv_sec", ns / SECOND), ("tv_usec", ns % SECOND / 1000)])
}

/// A `struct ucred`.
pub(super) fn ucred_bytes(o: Ucred) -> Vec<u8> {
    abi::UCRED.make(&[("pid", o.pid as u64), ("uid", o.uid.into()), ("gid", o.gid.into())])
}

/// getsockopt(2).
pub(super) fn sys_getsockopt(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (level, name) = (cx.flags(1), cx.flags(2));
    let (id, s) = k.socket_of(cx, cx.int(0))?;
    let (o, unix) = (&s.options, s.is_unix());
    let number = match (level, name) {
        (abi::SOL_SOCKET, abi::SO_TYPE) => match s.kind {
            Kind::Stream => abi::SOCK_STREAM as i32,
            Kind::Datagram => abi::SOCK_DGRAM as i32,
            Kind::Seqpacket => abi::SOCK_SEQPACKET as i32,
        },
        (abi::SOL_SOCKET, abi::SO_DOMAIN) => match s.family {
            Family::Unix => abi::AF_UNIX as i32,
            Family::Inet => abi::AF_INET as i32,
            Family::Inet6 => abi::AF_INET6 as i32,
        },
        (abi::SOL_SOCKET, abi::SO_PROTOCOL) => s.protocol,
        (abi::SOL_SOCKET, abi::SO_ERROR) => {
            let error = s.error.map_or(0, Errno::number);
            k.socket_mut(id)?.error = None;
            error
        }
        (abi::SOL_SOCKET, abi::SO_ACCEPTCONN) => s.is_listening().into(),
        (abi::SOL_SOCKET, abi::SO_REUSEADDR) => o.reuse_address.into(),
        (abi::SOL_SOCKET, abi::SO_REUSEPORT) => o.reuse_port.into(),
        (abi::SOL_SOCKET, abi::SO_BROADCAST) => o.broadcast.into(),
        (abi::SOL_SOCKET, abi::SO_PASSCRED) if unix => o.pass_credentials.into(),
        (abi::SOL_SOCKET, abi::SO_SNDBUF) => {
            let grown = s.is_tcp() && s.is_connected() && !o.send_buffer_is_set() && o.figure.is_none();
            if grown { TCP_SEND as i32 } else { o.send_buffer as i32 }
        }
        (abi::SOL_SOCKET, abi::SO_RCVBUF) => o.receive_buffer as i32,
        (abi::SOL_SOCKET, abi::SO_RCVLOWAT) => o.receive_low as i32,
        (abi::SOL_SOCKET, abi::SO_SNDLOWAT) => 1,
        (abi::SOL_SOCKET, abi::SO_RCVTIMEO) => {
            let bytes = timeval(o.receive_timeout);
            return give(k, cx, &bytes);
        }
        (abi::SOL_SOCKET, abi::SO_SNDTIMEO) => {
            let bytes = timeval(o.send_timeout);
            return give(k, cx, &bytes);
        }
        (abi::SOL_SOCKET, abi::SO_LINGER) => {
            let (on, seconds) = (u64::from(o.linger.is_some()), o.linger.unwrap_or(0));
            let bytes = abi::LINGER.make(&[("l_onoff", on), ("l_linger", seconds as u64)]);
            return give(k, cx, &bytes);
        }
        (abi::SOL_SOCKET, abi::SO_PEERCRED) => {
            let bytes = match s.peer_owner {
                Some(owner) => ucred_bytes(owner),
                None => abi::UCRED.make(&[("pid", 0), ("uid", u64::from(u32::MAX)), ("gid", u64::from(u32::MAX))]),
            };
            return give(k, cx, &bytes);
        }
        (abi::IPPROTO_IPV6, abi::IPV6_V6ONLY) => o.v6_only.into(),
        (abi::IPPROTO_TCP, _) if !s.is_tcp() => return Err(unknown(unix)),
        (abi::IPPROTO_TCP, abi::TCP_MAXSEG) if s.is_connected() => 32_768,
        (abi::IPPROTO_IP | abi::IPPROTO_IPV6, _) if unix => return Err(unknown(unix)),
        _ => {
            let kept = o.kept.iter().find(|p| (p.0, p.1) == (level, name)).map(|p| p.2);
            match kept.or(plain(level, name)) {
                Some(value) => value,
                None => return Err(unknown(unix && level != abi::SOL_SOCKET)),
            }
        }
    };
    give(k, cx, &number.to_le_bytes())
}

fn unknown(level: bool) -> Failure {
    if level { Errno::EOPNOTSUPP.into() } else { Errno::ENOPROTOOPT.into() }
}
