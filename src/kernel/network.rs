//! The hosts of a scenario and what is on its way between them.
//!
//! - Without `Settings::hosts` there is one host, which has the loopback only. With them each has an address, and a
//!   process is on the host that lists its program, or else where its parent is.
//! - A datagram (udp(7)) arrives at once, unless `Settings::loss` says otherwise: then it is *in flight* until a choice
//!   lets it arrive or loses it, in whatever order the choices take them. So loss, delay and overtaking are all choices.
//! - What arrives goes to the socket that matches best; if there is none, a connected sender is told (`ECONNREFUSED`). A
//!   full inbox loses it without a word.
//!
//! Model: connections (tcp(7)) are never lost, and their bytes arrive at once: retransmission is not shown. Routers,
//! fragments and timers of the real protocols are left out.

use super::event::{Event, Object};
use super::sockaddr::{self, LOOPBACK6, as_v4, is_any, is_loopback, v4};
use super::socket::{Kind, Message, Socket};
use super::wait::Channel;
use super::{Errno, Kernel};

/// A host of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Host {
    pub name: String,
    /// Its address, of version 4.
    pub ip: u32,
    /// Programs that run there when they are executed.
    pub programs: Vec<String>,
}

impl Host {
    /// Reads `name@10.0.0.1:server+client,name@...`; the programs may be left out.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Vec<Host>, String> {
        let one = |part: &str| {
            let (name, rest) = part.split_once('@').ok_or(format!("`{part}` is not NAME@ADDRESS:PROGRAM+PROGRAM"))?;
            let (ip, programs) = rest.split_once(':').unwrap_or((rest, ""));
            let ip: std::net::Ipv4Addr = ip.parse().map_err(|_| format!("`{ip}` is no address like 10.0.0.1"))?;
            let programs = programs.split('+').filter(|p| !p.is_empty()).map(str::to_string).collect();
            Ok(Host { name: name.to_string(), ip: ip.into(), programs })
        };
        text.split(',').filter(|p| !p.is_empty()).map(one).collect()
    }

    /// As `parse` reads it.
    #[must_use]
    pub fn show(hosts: &[Host]) -> String {
        let one = |h: &Host| {
            let colon = if h.programs.is_empty() { "" } else { ":" };
            format!("{}@{}{colon}{}", h.name, std::net::Ipv4Addr::from(h.ip), h.programs.join("+"))
        };
        hosts.iter().map(one).collect::<Vec<_>>().join(",")
    }
}

/// A datagram in flight.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Flight {
    pub message: Message,
    /// The host it goes to.
    pub host: usize,
}

impl Kernel {
    /// The host an address leads to, seen from another.
    pub(super) fn host_at(&self, from: usize, ip: u128) -> Result<usize, Errno> {
        if is_any(ip) || is_loopback(ip) {
            return Ok(from);
        }
        let found = as_v4(ip).and_then(|ip| self.settings.hosts.iter().position(|h| h.ip == ip));
        // With nothing but a loopback there is no way at all; on a network nobody answers.
        found.ok_or(if self.settings.hosts.is_empty() { Errno::ENETUNREACH } else { Errno::EHOSTUNREACH })
    }

    /// Whether a socket of this host may be bound to an address.
    pub(super) fn is_own(&self, host: usize, ip: u128) -> bool {
        is_any(ip) || is_loopback(ip) || self.settings.hosts.get(host).is_some_and(|h| v4(h.ip) == ip)
    }

    /// The address from which a host speaks to another.
    pub(super) fn source(&self, host: usize, to: u128) -> u128 {
        let own = self.settings.hosts.get(host).map(|h| v4(h.ip));
        match as_v4(to) {
            None => LOOPBACK6,
            Some(_) if is_any(to) || is_loopback(to) => v4(0x7f00_0001),
            Some(_) => own.unwrap_or(v4(0x7f00_0001)),
        }
    }

    /// The host a program runs on when it is executed by a process of host `from`.
    pub(super) fn placed(&self, program: &str, from: usize) -> usize {
        self.settings.hosts.iter().position(|h| h.programs.iter().any(|p| p == program)).unwrap_or(from)
    }

    /// What uname(2) calls a host.
    #[must_use]
    pub fn host_name(&self, host: usize) -> &str {
        self.settings.hosts.get(host).map_or(&*self.hostname, |h| h.name.as_str())
    }

    /// Sends a datagram on its way to the hosts it is for.
    pub(super) fn launch(&mut self, message: Message, hosts: &[usize], events: &mut Vec<Event>) {
        for &host in hosts {
            let flight = Flight { message: message.clone(), host };
            if self.settings.loss {
                self.flight.add(flight);
            } else {
                self.arrive(flight, events);
            }
        }
    }

    /// The datagrams in flight, the oldest first.
    #[must_use]
    pub fn in_the_air(&self) -> Vec<i32> {
        self.flight.ids()
    }

    /// A datagram in flight arrives. False if there is none of this number.
    pub fn deliver_datagram(&mut self, id: i32, events: &mut Vec<Event>) -> bool {
        let Some(flight) = self.flight.remove(id) else { return false };
        self.arrive(flight, events);
        true
    }

    /// A datagram in flight is lost. False if there is none of this number.
    pub fn lose_datagram(&mut self, id: i32, events: &mut Vec<Event>) -> bool {
        let Some(flight) = self.flight.remove(id) else { return false };
        events.push(Event::Lost { object: Object::Socket(flight.message.sender) });
        true
    }

    fn arrive(&mut self, flight: Flight, events: &mut Vec<Event>) {
        let (ip, port) = flight.message.to.ip_port();
        let from = flight.message.from.ip_port();
        let several = is_group(ip) || is_broadcast(ip);
        let fits = |s: &Socket| {
            let (local, own) = s.local.ip_port();
            let family = matches_family(s, ip);
            let address = is_any(local) || local == ip;
            let group = !is_group(ip) || s.options.groups.contains(&ip);
            let (remote, remote_port) = s.remote.ip_port();
            let sender = !s.is_connected() || (remote, remote_port) == from;
            let udp = !s.is_unix() && s.kind == Kind::Datagram && s.host == flight.host;
            udp && own == port && family && address && group && sender
        };
        let score = |s: &Socket| u32::from(!is_any(s.local.ip_port().0)) + 2 * u32::from(s.is_connected());
        let mut found: Vec<(u32, i32)> =
            self.sockets.iter().filter(|(_, s)| fits(s)).map(|(id, s)| (score(s), id)).collect();
        // The one that matches best gets it, of equals the last one.
        if !several {
            found = found.into_iter().max().into_iter().collect();
        }
        if found.is_empty() && !several {
            let sender = flight.message.sender;
            if let Some(s) = self.sockets.get_mut(sender)
                && s.is_connected()
            {
                s.error = Some(Errno::ECONNREFUSED);
                self.wake_socket(sender, None, events);
            }
            return;
        }
        for (_, id) in found {
            let Some(s) = self.sockets.get_mut(id) else { continue };
            let held: u64 = s.messages.iter().map(|m| m.cost).sum();
            if held + flight.message.cost > s.options.receive_buffer && !s.messages.is_empty() {
                events.push(Event::Lost { object: Object::Socket(id) });
                continue;
            }
            s.messages.push(flight.message.clone());
            self.wake(Channel::SocketRead(id), 1, None, events);
        }
    }
}

/// Whether a socket's family can take what was sent to this address.
pub(super) fn matches_family(s: &Socket, ip: u128) -> bool {
    match (s.family, as_v4(ip)) {
        (super::socket::Family::Inet, v4) => v4.is_some(),
        (_, None) => true,
        // ipv6(7): `::` takes version 4 as well, unless it was told not to.
        (_, Some(_)) => {
            !s.options.v6_only && (s.local.ip_port().0 == sockaddr::ANY6 || as_v4(s.local.ip_port().0).is_some())
        }
    }
}

#[must_use]
pub(super) fn is_group(ip: u128) -> bool {
    as_v4(ip).is_some_and(|v| v >> 28 == 14)
}

/// The address of all, or one that ends in 255: networks here have 24 bits.
#[must_use]
pub(super) fn is_broadcast(ip: u128) -> bool {
    as_v4(ip).is_some_and(|v| v == u32::MAX || (v & 0xff == 0xff && v >> 24 != 127))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_as_they_are_shown() {
        let text = "alpha@10.0.0.1:server,beta@10.0.0.2:client+other,gamma@10.0.0.3";
        let hosts = Host::parse(text);
        assert_eq!(hosts.as_ref().map(|h| Host::show(h)), Ok(text.to_string()));
        assert_eq!(hosts.map(|h| h[1].programs.clone()), Ok(vec!["client".to_string(), "other".to_string()]));
        assert_eq!(Host::parse(""), Ok(Vec::new()));
        assert!(Host::parse("alpha").is_err_and(|e| e.contains("NAME@ADDRESS")));
        assert!(Host::parse("a@1.2.3").is_err_and(|e| e.contains("no address")));
    }
}
