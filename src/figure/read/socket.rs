//! Sockets: those that stand alone (idle, bound, listening, of datagrams), pairs that are connected, and datagrams on
//! their way. A connection is two sockets and one drawing, whichever of them has descriptors.

use super::Reader;
use super::object::known;
use crate::figure::model::{
    BenchView, ConnectionView, EndView, Envelope, Id, MailboxView, ObjectView, SocketView, Thing,
};
use crate::kernel::event::Object;
use crate::kernel::socket::{Family, Kind, Message, Socket, State};
use crate::kernel::wait::Channel;

/// Bytes of an inbox, and messages, that are read.
const MOST_BYTES: usize = 40;
const MOST_MESSAGES: usize = 8;

impl Reader<'_> {
    /// The socket, or the connection it is an end of; None if the other end stands for both.
    pub(super) fn socket(&self, id: i32) -> Option<(String, Thing, Vec<BenchView>)> {
        let k = &self.machine().kernel;
        let s = k.sockets.get(id)?;
        if s.kind == Kind::Datagram || !(s.is_connected() || s.peer.is_some()) {
            return Some(self.lone_socket(id, s));
        }
        let peer = s.peer.and_then(|p| Some((p, k.sockets.get(p)?)));
        if peer.is_some_and(|(p, _)| p < id && self.has_descriptor(p)) {
            return None;
        }
        let several = k.sockets.iter().filter(|(_, t)| t.is_connected() && t.kind != Kind::Datagram).count() > 2;
        let name = if several { format!("connection {id}") } else { "connection".to_string() };
        let view = ConnectionView {
            kind: kind_words(s),
            a: self.end(id, s),
            b: peer.map_or_else(gone, |(p, t)| self.end(p, t)),
        };
        let mut benches = self.end_benches(id, "read", "write");
        if let Some((p, _)) = peer {
            benches.extend(self.end_benches(p, "read-b", "write-b"));
        }
        Some((name, Thing::Connection(view), benches))
    }

    fn end_benches(&self, id: i32, read: &'static str, write: &'static str) -> Vec<BenchView> {
        let k = &self.machine().kernel;
        let one = |key, title: &str, until: &str, c: Channel| {
            let bench = self.bench(key, title, until, &k.bench(c));
            (!bench.waiters.is_empty()).then_some(bench)
        };
        let reads =
            one(read, "waiting to receive", "until something comes or the other side closes", Channel::SocketRead(id));
        let writes = one(write, "waiting to send", "until there is room", Channel::SocketWrite(id));
        reads.into_iter().chain(writes).collect()
    }

    fn has_descriptor(&self, id: i32) -> bool {
        self.machine().kernel.open_files.iter().any(|(_, f)| f.object == Object::Socket(id))
    }

    fn host_words(&self, s: &Socket) -> String {
        let k = &self.machine().kernel;
        if k.settings.hosts.is_empty() || s.family == Family::Unix {
            String::new()
        } else {
            k.host_name(s.host).to_string()
        }
    }

    fn end(&self, id: i32, s: &Socket) -> EndView {
        let k = &self.machine().kernel;
        let waits =
            k.sockets.iter().any(|(_, l)| matches!(&l.state, State::Listening { queue, .. } if queue.contains(&id)));
        let len = s.ring.len();
        EndView {
            id: Some(Id::Kernel(Object::Socket(id))),
            address: s.local.words(),
            host: self.host_words(s),
            bytes: s.ring.peek(len.min(MOST_BYTES)).data,
            len: len as u64,
            room: s.ring.capacity() as u64,
            messages: self.letters(&s.messages),
            state: match (waits, s.send_shut, s.receive_shut) {
                (true, ..) => "not yet accepted",
                (_, true, true) => "shut",
                (_, true, _) => "shut for writing",
                (_, _, true) => "shut for reading",
                _ if s.state == State::Connecting => "connecting",
                _ => "open",
            },
        }
    }

    fn lone_socket(&self, id: i32, s: &Socket) -> (String, Thing, Vec<BenchView>) {
        let k = &self.machine().kernel;
        let listening = match &s.state {
            State::Listening { backlog, queue } => Some((queue.len() as u32, *backlog)),
            _ => None,
        };
        let sockets = k.sockets.iter().filter(|(_, t)| t.is_listening() == listening.is_some()).count();
        let name = match (listening, sockets) {
            (Some(_), 0 | 1) => "listening socket".to_string(),
            (Some(_), _) => format!("listening socket {id}"),
            (None, 0 | 1) => "socket".to_string(),
            (None, _) => format!("socket {id}"),
        };
        let view = SocketView {
            kind: kind_words(s),
            address: s.local.words(),
            host: self.host_words(s),
            listening,
            messages: self.letters(&s.messages),
            // Port 0: of nobody.
            peer: Some(s.remote.words()).filter(|w| listening.is_none() && !w.ends_with(":0")).unwrap_or_default(),
        };
        let mut benches = Vec::new();
        if listening.is_some() {
            let sleepers = k.bench(Channel::SocketAccept(id));
            benches.push(self.bench("accept", "waiting to accept", "until somebody connects", &sleepers));
        } else {
            benches.extend(self.end_benches(id, "read", "write"));
        }
        let sleepers = k.bench(Channel::SocketConnect(id));
        if !sleepers.is_empty() {
            let (title, until) = match (listening, s.kind) {
                (None, Kind::Stream) => ("in connect", "until the connection is made"),
                (None, _) => ("waiting to send to it", "until its queue has room"),
                (Some(_), _) => ("in connect", "until its queue has room"),
            };
            benches.push(self.bench("connect", title, until, &sleepers));
        }
        (name, Thing::Socket(view), benches)
    }

    fn letters(&self, messages: &[Message]) -> Vec<Envelope> {
        let mut out: Vec<Envelope> = Vec::new();
        for (n, m) in messages.iter().take(MOST_MESSAGES).enumerate() {
            out.push(self.letter(m, (m.sender as u64) << 20 | (m.bytes.len() as u64) << 8 | n as u64));
        }
        out
    }

    fn letter(&self, m: &Message, number: u64) -> Envelope {
        let k = &self.machine().kernel;
        let owner = k.processes.iter().find(|(_, p)| {
            p.fds.slots.iter().any(|s| k.open_files.get(s.file).is_some_and(|f| f.object == Object::Socket(m.sender)))
        });
        let all = known(&m.bytes);
        Envelope {
            number,
            len: m.bytes.len() as u64,
            undefined: all.iter().filter(|b| b.is_none()).count() as u64,
            bytes: all.iter().take(64).map(|b| b.unwrap_or(0)).collect(),
            hue: owner.map_or(0, |(pid, _)| self.hue(pid)),
            stamp: if m.files.is_empty() { String::new() } else { "fd".into() },
        }
    }

    /// Datagrams on their way, where the network may lose them.
    pub(super) fn network(&self) -> Option<ObjectView> {
        let k = &self.machine().kernel;
        if !k.settings.loss {
            return None;
        }
        let air: Vec<(i32, Envelope)> =
            k.flight.iter().map(|(n, f)| (n, self.letter(&f.message, n as u64))).take(MOST_MESSAGES).collect();
        Some(ObjectView {
            id: Id::Network,
            name: "network".into(),
            what: Thing::Mailbox(MailboxView {
                held: k.flight.iter().count() as u64,
                messages: air.into_iter().map(|a| a.1).collect(),
                note: "each arrives or is lost, in any order".into(),
                ..MailboxView::default()
            }),
            benches: Vec::new(),
            callers: Vec::new(),
        })
    }
}

fn gone() -> EndView {
    EndView { state: "closed", ..EndView::default() }
}

fn kind_words(s: &Socket) -> String {
    let family = match s.family {
        Family::Unix => "UNIX",
        Family::Inet => "INET",
        Family::Inet6 => "INET6",
    };
    let kind = match s.kind {
        Kind::Stream => "stream",
        Kind::Datagram => "datagram",
        Kind::Seqpacket => "seqpacket",
    };
    format!("{family} {kind}")
}
