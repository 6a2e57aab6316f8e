//! Addresses of sockets: reading and writing `struct sockaddr` (unix(7), ip(7), ipv6(7)).
//!
//! An internet address is kept as one of version 6; one of version 4 as its mapped form, `::ffff:a.b.c.d`. So a socket
//! of either family compares addresses in one way, and only here do the two look different.

use super::socket::Family;
use super::{Cx, Errno, Failure, Kernel, abi, event::Event};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    None,
    /// A name in the file tree, as bind(2) was given it.
    Path(Vec<u8>),
    /// A name that is no file; without its leading zero byte.
    Abstract(Vec<u8>),
    Inet {
        ip: u128,
        port: u16,
    },
    /// As `Inet`, shown in the form of version 6.
    Inet6 {
        ip: u128,
        port: u16,
    },
}

/// `::ffff:0.0.0.0`, the first of the mapped addresses; as an address: any of version 4.
pub const MAPPED: u128 = 0xffff_0000_0000;
/// `::`, any of both versions.
pub const ANY6: u128 = 0;
/// `::1`.
pub const LOOPBACK6: u128 = 1;

/// An address of version 4 in its mapped form.
#[must_use]
pub fn v4(ip: u32) -> u128 {
    MAPPED | u128::from(ip)
}

/// The number of version 4 in a mapped address.
#[must_use]
pub fn as_v4(ip: u128) -> Option<u32> {
    (ip & !0xffff_ffff == MAPPED).then_some(ip as u32)
}

#[must_use]
pub fn is_any(ip: u128) -> bool {
    ip == ANY6 || ip == MAPPED
}

#[must_use]
pub fn is_loopback(ip: u128) -> bool {
    ip == LOOPBACK6 || as_v4(ip).is_some_and(|v| v >> 24 == 127)
}

impl Address {
    /// What a socket without a name has.
    #[must_use]
    pub fn none(family: Family) -> Address {
        match family {
            Family::Unix => Address::None,
            Family::Inet => Address::Inet { ip: MAPPED, port: 0 },
            Family::Inet6 => Address::Inet6 { ip: ANY6, port: 0 },
        }
    }

    #[must_use]
    pub fn inet(family: Family, ip: u128, port: u16) -> Address {
        match family {
            Family::Inet6 => Address::Inet6 { ip, port },
            _ => Address::Inet { ip, port },
        }
    }

    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Address::None
    }

    /// Address and port of an internet address.
    #[must_use]
    pub fn ip_port(&self) -> (u128, u16) {
        match self {
            Address::Inet { ip, port } | Address::Inet6 { ip, port } => (*ip, *port),
            _ => (ANY6, 0),
        }
    }

    #[must_use]
    pub fn port(&self) -> u16 {
        self.ip_port().1
    }

    /// The structure's bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let family = |f: i64| (f as u16).to_le_bytes().to_vec();
        match self {
            Address::None => family(abi::AF_UNIX),
            Address::Path(path) => [family(abi::AF_UNIX), path.clone(), vec![0]].concat(),
            Address::Abstract(name) => [family(abi::AF_UNIX), vec![0], name.clone()].concat(),
            Address::Inet { ip, port } => {
                let ip = (*ip as u32).to_be_bytes().to_vec();
                [family(abi::AF_INET), port.to_be_bytes().to_vec(), ip, vec![0; 8]].concat()
            }
            Address::Inet6 { ip, port } => {
                let ip = ip.to_be_bytes().to_vec();
                [family(abi::AF_INET6), port.to_be_bytes().to_vec(), vec![0; 4], ip, vec![0; 4]].concat()
            }
        }
    }

    /// As people write it: `127.0.0.1:80`, `[::1]:80`, `/tmp/x`, `@name`; nothing for no name.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Address::None => String::new(),
            Address::Path(path) => String::from_utf8_lossy(path).into_owned(),
            Address::Abstract(name) => format!("@{}", String::from_utf8_lossy(name)),
            Address::Inet { ip, port } => format!("{}:{port}", std::net::Ipv4Addr::from(*ip as u32)),
            Address::Inet6 { ip, port } => format!("[{}]:{port}", std::net::Ipv6Addr::from(*ip)),
        }
    }
}

/// The family of an address's bytes.
#[must_use]
pub fn family(bytes: &[u8]) -> i64 {
    bytes.first_chunk::<2>().map_or(abi::AF_UNSPEC, |f| i64::from(u16::from_le_bytes(*f)))
}

/// Reads an internet address for a socket of this family. `EINVAL`: too short. `EAFNOSUPPORT`: of another family.
pub fn inet(of: Family, bytes: &[u8]) -> Result<(u128, u16), Errno> {
    let port = || bytes.get(2..4).map_or(0, |p| u16::from_be_bytes([p[0], p[1]]));
    let four = || {
        let ip = bytes.get(4..8).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes).ok_or(Errno::EINVAL)?;
        if bytes.len() < 16 { Err(Errno::EINVAL) } else { Ok((v4(ip), port())) }
    };
    if bytes.len() < 2 {
        return Err(Errno::EINVAL);
    }
    match (of, family(bytes)) {
        (Family::Inet, _) if bytes.len() < 16 => Err(Errno::EINVAL),
        (Family::Inet, abi::AF_INET) => four(),
        (Family::Inet6, abi::AF_INET6) => {
            let ip = bytes.get(8..24).and_then(|b| b.try_into().ok()).map(u128::from_be_bytes).ok_or(Errno::EINVAL)?;
            Ok((ip, port()))
        }
        _ => Err(Errno::EAFNOSUPPORT),
    }
}

impl Kernel {
    /// The bytes of an address that a call was given. What counts of it must have a value; padding need not.
    pub(super) fn sockaddr_in(&self, cx: &mut Cx, addr: u64, length: i32) -> Result<Vec<u8>, Failure> {
        let length = u64::try_from(length).ok().filter(|n| *n <= 128).ok_or(Errno::EINVAL)?;
        let bytes = self.copy_in(cx, addr, length)?;
        let counts = match family(&bytes.data) {
            abi::AF_INET => 8,
            abi::AF_UNIX => bytes.data.iter().skip(2).position(|&b| b == 0).map_or(bytes.len(), |i| i + 3),
            _ => 2,
        };
        if bytes.first_undef().is_some_and(|i| i < counts) {
            let call = cx.pending.call.name();
            let sentence = format!("{call} reads an address of which a part was never given a value");
            cx.emit(Event::Notice { tid: cx.tid, sentence, unset: Vec::new() });
        }
        Ok(bytes.data)
    }

    /// Fills in an address as accept(2) does: as much as there is room for, and the length it has.
    pub(super) fn address_out(&mut self, cx: &mut Cx, addr: u64, length: u64, a: &Address) -> Result<(), Failure> {
        self.bytes_out(cx, addr, length, &a.bytes())
    }

    /// As `address_out`; no bytes for no address.
    pub(super) fn bytes_out(&mut self, cx: &mut Cx, addr: u64, length: u64, bytes: &[u8]) -> Result<(), Failure> {
        let room = usize::try_from(self.load_int(cx, length)?).map_err(|_| Errno::EINVAL)?;
        let shown = &bytes[..room.min(bytes.len())];
        if !shown.is_empty() {
            self.copy_out(cx, addr, &shown.into())?;
        }
        self.store_int(cx, length, bytes.len() as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_shown() {
        fn check(of: Family, a: &Address, length: usize, words: &str) {
            assert_eq!((a.bytes().len(), a.words().as_str()), (length, words));
            assert_eq!(inet(of, &a.bytes()), Ok(a.ip_port()));
        }
        check(Family::Inet, &Address::Inet { ip: v4(0x7f00_0001), port: 80 }, 16, "127.0.0.1:80");
        check(Family::Inet6, &Address::Inet6 { ip: LOOPBACK6, port: 8080 }, 28, "[::1]:8080");
        check(Family::Inet6, &Address::Inet6 { ip: v4(0x7f00_0001), port: 9 }, 28, "[::ffff:127.0.0.1]:9");
        assert_eq!(Address::Path(b"/tmp/s".to_vec()).bytes().len(), 9);
        assert_eq!(Address::Abstract(b"x".to_vec()).words(), "@x");
        assert_eq!(Address::None.bytes(), [1, 0]);
        assert_eq!(inet(Family::Inet, &[2, 0, 0]), Err(Errno::EINVAL));
        assert_eq!(inet(Family::Inet6, &Address::none(Family::Inet).bytes()), Err(Errno::EAFNOSUPPORT));
    }
}
