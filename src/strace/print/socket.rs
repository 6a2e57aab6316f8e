//! What strace prints of sockets and of nothing else: addresses, options, messages with what travels beside them.
//!
//! Compared with strace 6 on the same calls.

use super::names::{self, flags, one_of};
use super::structure::iovecs;
use super::text::quoted;
use super::value::{Memory, Site, exactly, int, pointer};
use crate::kernel::abi;
use crate::kernel::call::{Call, Vocabulary as V};
use std::net::Ipv6Addr;

/// The levels of setsockopt(2), each with the names of its options.
const OPTIONS: &[(i64, &str, &str)] = &[
    (
        abi::IPPROTO_IP,
        "SOL_IP",
        "IP_TOS IP_TTL IP_MULTICAST_IF IP_MULTICAST_TTL IP_MULTICAST_LOOP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP",
    ),
    (
        abi::IPPROTO_TCP,
        "SOL_TCP",
        "TCP_NODELAY TCP_MAXSEG TCP_CORK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_INFO TCP_QUICKACK",
    ),
    (abi::IPPROTO_UDP, "SOL_UDP", ""),
    (abi::IPPROTO_IPV6, "SOL_IPV6", "IPV6_V6ONLY"),
];

fn is_socket(level: u64, name: u64, option: i64) -> bool {
    level as i64 == abi::SOL_SOCKET && name as i64 == option
}

/// An argument that is printed by what the others are; None: as the table says.
pub fn argument(site: &Site, i: usize, mem: Memory) -> Option<String> {
    let v = site.args.get(i).copied().unwrap_or(0);
    let [_, level, name, at, length, _] = site.args;
    match (site.call, i) {
        // UNIX sockets have no protocols to be named.
        (Call::Socket, 2) if site.args[0] as i64 == abi::AF_UNIX => Some((v as i32).to_string()),
        (Call::Accept4, 3) => {
            let bits = names::bits("SOCK_CLOEXEC SOCK_NONBLOCK", v);
            Some(if bits.is_empty() { "0".to_string() } else { bits })
        }
        (Call::Setsockopt | Call::Getsockopt, 1) => {
            let row = OPTIONS.iter().find(|o| o.0 == v as i64);
            Some(row.map_or_else(|| one_of(V::SocketLevel, v), |o| o.1.to_string()))
        }
        (Call::Setsockopt | Call::Getsockopt, 2) => match OPTIONS.iter().find(|o| o.0 == level as i64) {
            Some((_, _, words)) => {
                let found = words.split_whitespace().find(|w| names::constant(w) == Some(v as i64));
                Some(found.map_or_else(|| format!("{v:#x}"), str::to_string))
            }
            // The numbers of these two are those of the time before 64-bit seconds.
            None if is_socket(level, v, abi::SO_RCVTIMEO) => Some("SO_RCVTIMEO_OLD".to_string()),
            None if is_socket(level, v, abi::SO_SNDTIMEO) => Some("SO_SNDTIMEO_OLD".to_string()),
            None => None,
        },
        (Call::Setsockopt, 3) => Some(option(level, name, at, length, mem)),
        _ => None,
    }
}

/// The value of an option, of so many bytes.
fn option(level: u64, name: u64, at: u64, length: u64, mem: Memory) -> String {
    if is_socket(level, name, abi::SO_LINGER) {
        let l = abi::LINGER;
        if let Some(b) = exactly(mem, at, l.size) {
            return format!("{{l_onoff={}, l_linger={}}}", l.int(&b, "l_onoff"), l.int(&b, "l_linger"));
        }
    }
    if is_socket(level, name, abi::SO_PEERCRED) {
        let l = abi::UCRED;
        if let Some(b) = exactly(mem, at, l.size) {
            return format!("{{pid={}, uid={}, gid={}}}", l.int(&b, "pid"), l.int(&b, "uid"), l.int(&b, "gid"));
        }
    }
    match length {
        4 => int(mem, at).map_or_else(|| pointer(at), |n| format!("[{n}]")),
        n if at != 0 => quoted(&mem(at, n.min(32)), n > 32),
        _ => pointer(at),
    }
}

/// What a call has filled in, printed by what the others are; None: as the table says. `before`: the length that stood
/// behind the pointer at the call's entry.
pub fn filled(site: &Site, i: usize, result: i64, mem: Memory, before: Option<i64>) -> Option<String> {
    let v = site.args.get(i).copied().unwrap_or(0);
    let [_, level, name, at, length, _] = site.args;
    match (site.call, i) {
        (Call::Getsockopt, 3) if result >= 0 => {
            Some(option(level, name, at, int(mem, length).map_or(0, |n| n as u64), mem))
        }
        (Call::Recvmsg, 1) if result < 0 => {
            let b = exactly(mem, v, abi::MSGHDR.size)?;
            Some(format!("{{msg_namelen={}}}", abi::MSGHDR.int(&b, "msg_namelen")))
        }
        _ if Some(i) == length_at(site.call) && result < 0 => at_call(site.call, v, mem).map(|n| format!("[{n}]")),
        _ if Some(i) == length_at(site.call) => {
            let now = at_call(site.call, v, mem)?;
            Some(match before {
                Some(old) if old != now && site.call == Call::Sendfile => format!("[{old}] => [{now}]"),
                Some(old) if old != now => format!("[{old} => {now}]"),
                _ => format!("[{now}]"),
            })
        }
        _ => None,
    }
}

/// The first argument that is only known at the return, where the table does not say so.
pub fn first_filled(site: &Site) -> Option<usize> {
    match site.call {
        Call::Getsockopt => Some(3),
        _ => None,
    }
}

/// Which argument points to a number that the call looks at and changes: the length of an address, an offset.
pub fn length_at(call: Call) -> Option<usize> {
    match call {
        Call::Accept | Call::Accept4 | Call::Getsockname | Call::Getpeername => Some(2),
        Call::Recvfrom => Some(5),
        Call::Sendfile => Some(2),
        _ => None,
    }
}

/// That number.
pub fn at_call(call: Call, at: u64, mem: Memory) -> Option<i64> {
    match call {
        Call::Sendfile => exactly(mem, at, 8).and_then(|b| b.try_into().ok()).map(i64::from_le_bytes),
        _ => int(mem, at).map(i64::from),
    }
}

/// `{sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}`
pub fn address(b: &[u8]) -> String {
    let family = b.first_chunk::<2>().map_or(0, |f| u16::from_le_bytes(*f));
    let port = || b.get(2..4).map_or(0, |p| u16::from_be_bytes([p[0], p[1]]));
    match i64::from(family) {
        abi::AF_UNIX => {
            let path = b.get(2..).unwrap_or_default();
            let end = path.iter().skip(1).position(|&c| c == 0).map_or(path.len(), |i| i + 1);
            let shown = match path.first() {
                None => return "{sa_family=AF_UNIX}".to_string(),
                Some(0) => format!("@{}", quoted(&path[1..], false)),
                Some(_) => quoted(&path[..end], false),
            };
            format!("{{sa_family=AF_UNIX, sun_path={shown}}}")
        }
        abi::AF_INET => {
            let a = b.get(4..8).unwrap_or(&[0; 4]);
            let addr = format!("{}.{}.{}.{}", a[0], a[1], a[2], a[3]);
            format!("{{sa_family=AF_INET, sin_port=htons({}), sin_addr=inet_addr(\"{addr}\")}}", port())
        }
        abi::AF_INET6 => {
            let word =
                |r: std::ops::Range<usize>| b.get(r).and_then(|w| w.try_into().ok()).map_or(0, u32::from_be_bytes);
            let ip =
                b.get(8..24).and_then(|w| <[u8; 16]>::try_from(w).ok()).map_or(Ipv6Addr::UNSPECIFIED, Ipv6Addr::from);
            let scope = b.get(24..28).and_then(|w| w.try_into().ok()).map_or(0, u32::from_le_bytes);
            format!(
                "{{sa_family=AF_INET6, sin6_port=htons({}), sin6_flowinfo=htonl({}), inet_pton(AF_INET6, \"{ip}\", \
                 &sin6_addr), sin6_scope_id={scope}}}",
                port(),
                word(4..8)
            )
        }
        f => format!("{{sa_family={}}}", one_of(V::SocketDomain, f as u64)),
    }
}

/// A `struct msghdr`. `received`: how many bytes came, for a recvmsg that has returned.
pub fn message(addr: u64, received: Option<u64>, mem: Memory) -> Option<String> {
    let l = abi::MSGHDR;
    let b = exactly(mem, addr, l.size)?;
    let n = |m| l.get(&b, m);
    let name = match n("msg_name") {
        0 => "NULL".to_string(),
        at => match n("msg_namelen") {
            0 => pointer(at),
            length => address(&mem(at, length.min(128))),
        },
    };
    let control = match (n("msg_control"), n("msg_controllen")) {
        (0, _) | (_, 0) => String::new(),
        (at, length) => format!("msg_control=[{}], ", controls(at, length, mem)),
    };
    Some(format!(
        "{{msg_name={name}, msg_namelen={}, msg_iov={}, msg_iovlen={}, {control}msg_controllen={}, msg_flags={}}}",
        l.int(&b, "msg_namelen"),
        iovecs(mem, n("msg_iov"), n("msg_iovlen"), received),
        n("msg_iovlen"),
        n("msg_controllen"),
        flags(V::Message, n("msg_flags"))
    ))
}

/// The control messages in a buffer.
fn controls(at: u64, length: u64, mem: Memory) -> String {
    let l = abi::CMSGHDR;
    let (mut here, mut out) = (0, Vec::new());
    while here + l.size as u64 <= length && out.len() < 32 {
        let Some(b) = exactly(mem, at.wrapping_add(here), l.size) else { break };
        let (len, level, kind) = (l.get(&b, "cmsg_len"), l.int(&b, "cmsg_level"), l.int(&b, "cmsg_type"));
        let words = match (i64::from(level), i64::from(kind)) {
            (abi::SOL_SOCKET, abi::SCM_RIGHTS) => "SCM_RIGHTS".to_string(),
            (abi::SOL_SOCKET, abi::SCM_CREDENTIALS) => "SCM_CREDENTIALS".to_string(),
            _ => format!("{kind:#x}"),
        };
        let data = at.wrapping_add(here + l.size as u64);
        let size = len.saturating_sub(l.size as u64).min(length - here);
        let shown = match words.as_str() {
            "SCM_RIGHTS" => {
                let fds: Vec<String> =
                    (0..size / 4).map_while(|i| int(mem, data.wrapping_add(4 * i))).map(|n| n.to_string()).collect();
                format!(", cmsg_data=[{}]", fds.join(", "))
            }
            "SCM_CREDENTIALS" => {
                format!(", cmsg_data={}", option(abi::SOL_SOCKET as u64, abi::SO_PEERCRED as u64, data, size, mem))
            }
            _ if size > 0 => format!(", cmsg_data={}", quoted(&mem(data, size.min(32)), size > 32)),
            _ => String::new(),
        };
        let level = one_of(V::SocketLevel, level as u64);
        out.push(format!("{{cmsg_len={len}, cmsg_level={level}, cmsg_type={words}{shown}}}"));
        if len < l.size as u64 {
            break;
        }
        here += len.next_multiple_of(8);
    }
    out.join(", ")
}
