//! `/proc/net`: sockets as Linux lists them (proc(5)), each host its own.
//!
//! Model: `tcp`, `tcp6`, `udp`, `udp6` and `unix`; timers and reference counts are constants.

use std::fmt::Write as _;

use super::inet::protocol_name;
use super::sockaddr::{Address, as_v4};
use super::socket::{Family, Kind, Socket, State};
use super::{Kernel, Pid};

pub(super) const FILES: &[&str] = &["net/tcp", "net/tcp6", "net/udp", "net/udp6", "net/unix"];

/// An address as these files print it: words of 32 bits in the order of the processor, the port as a number.
fn hex(a: &Address) -> String {
    let (ip, port) = a.ip_port();
    let word = |w: u32| format!("{:08X}", w.swap_bytes());
    let ip = match (a, as_v4(ip)) {
        (Address::Inet { .. }, v4) => word(v4.unwrap_or(0)),
        _ => (0..4).rev().map(|i| word((ip >> (32 * i)) as u32)).collect(),
    };
    format!("{ip}:{port:04X}")
}

/// The state of a connection, by Linux's numbers.
fn state(s: &Socket) -> u8 {
    match (&s.state, s.kind) {
        (State::Listening { .. }, _) => 10,
        (State::Connecting, _) => 2,
        (State::Connected, Kind::Stream) => match (s.receive_shut, s.send_shut) {
            (false, false) => 1,
            // FIN_WAIT2, CLOSE_WAIT, CLOSE
            (false, true) => 5,
            (true, false) => 8,
            (true, true) => 7,
        },
        (State::Connected, _) => 1,
        (State::Idle, _) => 7,
    }
}

impl Kernel {
    /// One of `FILES`, as a process of this host sees it.
    pub(super) fn net_file(&self, file: &str, caller: Pid) -> String {
        let host = self.processes.get(caller).map_or(0, |p| p.host);
        let which = file.strip_prefix("net/").unwrap_or(file);
        let mine = self.sockets.iter().filter(|(_, s)| s.host == host && protocol_name(s) == which);
        if which == "unix" {
            return unix_file(mine);
        }
        let width = if which.ends_with('6') { 38 } else { 14 };
        let mut out = format!(
            "  sl  {:<width$}{:<width$}st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n",
            "local_address", "rem_address"
        );
        // What has no port is in none of Linux's tables.
        for (line, (id, s)) in mine.filter(|(_, s)| s.local.port() != 0).enumerate() {
            let waiting = match &s.state {
                State::Listening { queue, .. } => queue.len(),
                _ => s.ring.len() + s.messages.iter().map(|m| m.bytes.len()).sum::<usize>(),
            };
            let (local, remote, st) = (hex(&s.local), hex(&s.remote), state(s));
            let _ = writeln!(
                out,
                "{line:4}: {local} {remote} {st:02X} {:08X}:{waiting:08X} 00:00000000 00000000 {:5} {:8} {} 1 0",
                0,
                self.settings.uid,
                0,
                20_000 + id
            );
        }
        out
    }
}

fn unix_file<'a>(sockets: impl Iterator<Item = (i32, &'a Socket)>) -> String {
    let mut out = "Num       RefCount Protocol Flags    Type St Inode Path\n".to_string();
    for (id, s) in sockets {
        let kind = match s.kind {
            Kind::Stream => 1,
            Kind::Datagram => 2,
            Kind::Seqpacket => 5,
        };
        // SS_UNCONNECTED and SS_CONNECTED; __SO_ACCEPTCON for a listener.
        let (flags, st) = if s.is_listening() { (0x1_0000, 1) } else { (0, if s.is_connected() { 3 } else { 1 }) };
        let path = match (s.family, &s.local) {
            (Family::Unix, Address::None) => String::new(),
            (_, a) => format!(" {}", a.words()),
        };
        let _ = writeln!(out, "{:016X}: {:08X} {:08X} {flags:08X} {kind:04X} {st:02X} {}{path}", 0, 2, 0, 20_000 + id);
    }
    out
}
