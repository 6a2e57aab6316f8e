//! What descriptors lead to, and how a log names it.

use super::Chunk;
use std::collections::VecDeque;

/// A kernel object that the log tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    pub kind: Kind,
    /// As a reader would call it: `pipe 58632`, `/tmp/demo.fifo`, `127.0.0.1:8080`.
    pub name: String,
    /// What identifies it wherever strace -y prints it.
    pub key: Option<String>,
    /// The log saw it made: all that hold it are known.
    pub made: bool,
    /// What was sent and has not been received: for a socket, what waits to be read from it.
    pub queue: VecDeque<Chunk>,
    /// Stream sockets: what was sent before it was known to whom, because the peer had not called accept.
    pub early: VecDeque<Chunk>,
    /// Sockets: the other end.
    pub peer: Option<usize>,
    /// Sockets: the address it is bound to.
    pub address: Option<String>,
    /// Listening sockets: sockets that asked to connect, first come first served.
    pub backlog: VecDeque<usize>,
    /// Bytes and messages that came in and went out.
    pub sent: Count,
    pub received: Count,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Count {
    pub calls: u64,
    pub bytes: u64,
}

impl Count {
    pub fn add(&mut self, bytes: u64) {
        self.calls += 1;
        self.bytes += bytes;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Pipe,
    Fifo,
    /// Streams and datagrams, of all families.
    Socket {
        datagram: bool,
    },
    MessageQueue,
    SysvQueue,
    EventFd,
    Epoll,
    SignalFd,
    TimerFd,
    Inotify,
    PidFd,
    SharedMemory,
    File,
    Terminal,
    Device,
    /// It was open before the log began, and strace was not told to say what it is (-y).
    Unknown,
}

impl Kind {
    /// Its name in reports and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Pipe => "pipe",
            Kind::Fifo => "fifo",
            Kind::Socket { datagram: false } => "socket",
            Kind::Socket { datagram: true } => "datagram socket",
            Kind::MessageQueue => "message queue",
            Kind::SysvQueue => "System V message queue",
            Kind::EventFd => "eventfd",
            Kind::Epoll => "epoll",
            Kind::SignalFd => "signalfd",
            Kind::TimerFd => "timerfd",
            Kind::Inotify => "inotify",
            Kind::PidFd => "pidfd",
            Kind::SharedMemory => "shared memory",
            Kind::File => "file",
            Kind::Terminal => "terminal",
            Kind::Device => "device",
            Kind::Unknown => "unknown",
        }
    }

    /// Whether what is put in comes out in the same pieces.
    #[must_use]
    pub fn keeps_edges(self) -> bool {
        matches!(self, Kind::MessageQueue | Kind::SysvQueue | Kind::Socket { datagram: true })
    }

    /// Whether what one process puts in, another can take out.
    #[must_use]
    pub fn carries(self) -> bool {
        matches!(
            self,
            Kind::Pipe | Kind::Fifo | Kind::Socket { .. } | Kind::MessageQueue | Kind::SysvQueue | Kind::EventFd
        )
    }
}

impl Object {
    #[must_use]
    pub fn new(kind: Kind, name: &str, key: Option<String>) -> Object {
        Object {
            kind,
            name: name.to_string(),
            key,
            made: false,
            queue: VecDeque::new(),
            early: VecDeque::new(),
            peer: None,
            address: None,
            backlog: VecDeque::new(),
            sent: Count::default(),
            received: Count::default(),
        }
    }

    /// Of what strace -y or -yy says of a descriptor: `pipe:[58632]`, `UNIX-STREAM:[24->25]`, `/etc/passwd`.
    #[must_use]
    pub fn described(about: &str) -> Object {
        let (kind, name) = match about.split_once(":[") {
            Some(("pipe", number)) => (Kind::Pipe, format!("pipe {}", number.trim_end_matches(']'))),
            Some(("anon_inode", what)) => {
                let what = what.trim_end_matches(']');
                let kind = match what {
                    "eventfd" => Kind::EventFd,
                    "eventpoll" => Kind::Epoll,
                    "signalfd" => Kind::SignalFd,
                    "timerfd" => Kind::TimerFd,
                    "pidfd" => Kind::PidFd,
                    _ => Kind::Unknown,
                };
                // One inode serves them all: it tells nothing apart.
                return Object::new(kind, kind.name(), None);
            }
            Some((family, what)) => {
                let what = what.trim_end_matches(']');
                let datagram = family.contains("DGRAM") || family.starts_with("UDP");
                let name = match family {
                    "socket" => format!("socket {what}"),
                    _ => format!("{family} {what}"),
                };
                (Kind::Socket { datagram }, name)
            }
            None if about == "anon_inode:inotify" || about == "inotify" => {
                return Object::new(Kind::Inotify, "inotify", None);
            }
            None => (path_kind(about), about.split('<').next().unwrap_or(about).to_string()),
        };
        // A socket's description grows as it is bound and connected; its number stays.
        let key = match kind {
            Kind::Socket { .. } => socket_key(about),
            _ => about.split('<').next().unwrap_or(about).to_string(),
        };
        Object::new(kind, &name, Some(key))
    }
}

/// What identifies a socket: its inode where one is printed (`UNIX-STREAM:[24->25, "/tmp/s"]`, `TCP:[58632]`), else all.
fn socket_key(about: &str) -> String {
    let inner = about.split_once(":[").map_or(about, |(_, inner)| inner.trim_end_matches(']'));
    let number: String = inner.chars().take_while(char::is_ascii_digit).collect();
    let after = inner.get(number.len()..).unwrap_or("");
    match !number.is_empty() && (after.is_empty() || after.starts_with("->") || after.starts_with(',')) {
        true => format!("socket:{number}"),
        false => about.to_string(),
    }
}

/// The key of the socket at the other end, as `-yy` prints it.
#[must_use]
pub fn peer_key(about: &str) -> Option<String> {
    let (family, inner) = about.split_once(":[")?;
    let (own, other) = inner.trim_end_matches(']').split_once("->")?;
    let number: String = other.chars().take_while(char::is_ascii_digit).collect();
    let after = other.get(number.len()..).unwrap_or("");
    if !number.is_empty() && (after.is_empty() || after.starts_with(',')) {
        return Some(format!("socket:{number}"));
    }
    Some(format!("{family}:[{other}->{own}]"))
}

/// What a path is known to be by its place.
#[must_use]
pub fn path_kind(path: &str) -> Kind {
    if path.starts_with("/dev/pts/") || path.starts_with("/dev/tty") || path == "/dev/console" {
        Kind::Terminal
    } else if path.starts_with("/dev/shm/") || path.starts_with("/memfd:") {
        Kind::SharedMemory
    } else if path.starts_with("/dev/") && !path.starts_with("/dev/mqueue/") {
        Kind::Device
    } else {
        Kind::File
    }
}
