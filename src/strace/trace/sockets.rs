//! Sockets: addresses, and who is at the other end.
//!
//! `strace -yy` prints both ends of a connection. Without it they are matched as the kernel matched them: a listening
//! socket has an address, those who connect to it stand in its backlog, and `accept` takes the first.

use super::object::{Kind, Object};
use super::world::World;
use crate::strace::log::{Call, Value};

/// An address in words: `/tmp/socket`, `@name`, `127.0.0.1:8080`, `[::1]:80`.
#[must_use]
pub fn address(value: &Value) -> Option<String> {
    let text = |v: &Value| match v {
        Value::Made(_, args) => args.iter().rev().find_map(Value::text),
        v => v.text(),
    };
    if let Some(path) = value.field("sun_path").and_then(Value::bytes) {
        return Some(match path.0 {
            [0, name @ ..] => format!("@{}", String::from_utf8_lossy(name)),
            path => String::from_utf8_lossy(path).into_owned(),
        });
    }
    let port = |name: &str| match value.field(name)? {
        Value::Made(_, args) => args.first()?.number(),
        v => v.number(),
    };
    if let Some(port) = port("sin_port") {
        let host = value.field("sin_addr").and_then(text).unwrap_or_else(|| "0.0.0.0".to_string());
        return Some(format!("{host}:{port}"));
    }
    let port = port("sin6_port")?;
    // sin6_addr stands as `inet_pton(AF_INET6, "::1", &sin6_addr)`, without a name.
    let host = match value {
        Value::Record { fields, .. } => fields.iter().find_map(|(_, v)| match v {
            Value::Made(name, args) if name == "inet_pton" => args.get(1)?.text(),
            _ => None,
        }),
        _ => None,
    };
    Some(format!("[{}]:{port}", host.unwrap_or_default()))
}

/// Whether a socket bound to `bound` gets what is sent to `wanted`: the address itself, or any address with its port.
fn answers(bound: &str, wanted: &str) -> bool {
    let any = ["0.0.0.0:", "[::]:"].iter().find_map(|host| bound.strip_prefix(host));
    bound == wanted || any.is_some_and(|port| wanted.rsplit(':').next() == Some(port))
}

fn number(value: &Value) -> Option<i32> {
    value.number().and_then(|n| i32::try_from(n).ok())
}

impl World {
    fn new_socket(&mut self, answer: &Value, family: &str, datagram: bool) -> usize {
        let object = match answer.about() {
            Some(about) => Object::described(about),
            None => {
                let nth = self.objects.iter().filter(|o| matches!(o.kind, Kind::Socket { .. })).count() + 1;
                Object::new(Kind::Socket { datagram }, &format!("{family} socket {nth}"), None)
            }
        };
        let object = self.object(object);
        if let Some(o) = self.objects.get_mut(object) {
            o.kind = Kind::Socket { datagram };
        }
        object
    }

    fn open_socket(&mut self, pid: i32, object: usize, fd: Option<i32>, cloexec: bool) {
        let file = self.file(object, true, true);
        if let Some(n) = fd {
            self.install(pid, n, file, cloexec);
        }
    }

    pub(super) fn socket(&mut self, pid: i32, call: &Call, answer: &Value) {
        let (family, datagram, cloexec) = form(call);
        let object = self.new_socket(answer, family, datagram);
        self.open_socket(pid, object, number(answer), cloexec);
    }

    pub(super) fn socketpair(&mut self, pid: i32, call: &Call) {
        let Some([one, two]) = call.arg(3).map(Value::items) else { return };
        let (family, datagram, cloexec) = form(call);
        let a = self.new_socket(one, family, datagram);
        self.open_socket(pid, a, number(one), cloexec);
        let b = self.new_socket(two, family, datagram);
        self.open_socket(pid, b, number(two), cloexec);
        self.join(a, b);
        for end in [a, b] {
            if let Some(o) = self.objects.get_mut(end) {
                o.made = true;
            }
        }
    }

    fn socket_behind(&mut self, pid: i32, call: &Call) -> Option<usize> {
        let value = call.arg(0).cloned()?;
        let file = self.descriptor(pid, &value)?;
        self.object_of(file)
    }

    pub(super) fn bind(&mut self, pid: i32, call: &Call) {
        let (Some(object), Some(name)) = (self.socket_behind(pid, call), call.arg(1).and_then(address)) else { return };
        if let Some(o) = self.objects.get_mut(object) {
            o.address = Some(name);
        }
    }

    /// The socket that is bound to an address.
    pub(super) fn bound_to(&self, value: &Value) -> Option<usize> {
        let wanted = address(value)?;
        self.objects.iter().rposition(|o| o.address.as_deref().is_some_and(|bound| answers(bound, &wanted)))
    }

    /// connect, as soon as it begins: accept may return before it does.
    pub(super) fn connect(&mut self, pid: i32, call: &Call) {
        let went_well = call.result() == Some(0) || call.errno() == Some("EINPROGRESS");
        let Some(object) = self.socket_behind(pid, call).filter(|_| went_well) else { return };
        let Some(target) = call.arg(1).and_then(|a| self.bound_to(a)) else { return };
        match self.objects.get(object).map(|o| o.kind) {
            // A connected datagram socket has a default target, and nobody accepts it.
            Some(Kind::Socket { datagram: true }) => {
                if let Some(o) = self.objects.get_mut(object) {
                    o.peer = Some(target);
                }
            }
            _ => {
                if let Some(o) = self.objects.get_mut(target) {
                    o.backlog.push_back(object);
                }
            }
        }
    }

    pub(super) fn accept(&mut self, pid: i32, call: &Call, answer: &Value) {
        let Some(listener) = self.socket_behind(pid, call) else { return };
        let address = self.objects.get(listener).and_then(|o| o.address.clone());
        let family = address.as_deref().map_or("accepted", |a| if a.contains(':') { "TCP" } else { "UNIX" });
        let object = self.new_socket(answer, family, false);
        let cloexec = call.args.iter().any(|a| a.has("SOCK_CLOEXEC"));
        self.open_socket(pid, object, number(answer), cloexec);
        // -yy may have said already who is at the other end.
        let known = self.objects.get(object).and_then(|o| o.peer);
        let Some(l) = self.objects.get_mut(listener) else { return };
        let client = match known {
            Some(peer) => {
                l.backlog.retain(|c| *c != peer);
                Some(peer)
            }
            None => l.backlog.pop_front(),
        };
        if let Some(client) = client {
            // What was written before accept stands in the listener's place of the connection.
            self.join(object, client);
        }
        if let Some(o) = self.objects.get_mut(object).filter(|o| o.address.is_none() && family == "UNIX") {
            o.name = format!("{} {}", o.name, address.unwrap_or_default());
        }
    }

    /// Descriptors that came with a message: `cmsg_data=[5]`.
    pub(super) fn rights(&mut self, pid: i32, call: &Call) {
        let Some(control) = call.arg(1).and_then(|m| m.field("msg_control")) else { return };
        for message in control.items() {
            let is_rights = message.field("cmsg_type").is_some_and(|t| t.has("SCM_RIGHTS"));
            let Some(data) = message.field("cmsg_data").filter(|_| is_rights) else { continue };
            for fd in data.items().to_vec() {
                self.descriptor(pid, &fd);
            }
        }
    }
}

/// Family, whether it carries datagrams, and whether it closes on exec: socket(2)'s arguments.
fn form(call: &Call) -> (&'static str, bool, bool) {
    let has = |word: &str| call.arg(1).is_some_and(|t| t.has(word));
    let family = match call.arg(0).and_then(Value::word) {
        Some("AF_UNIX" | "AF_LOCAL") => "UNIX",
        Some("AF_INET") => "IPv4",
        Some("AF_INET6") => "IPv6",
        _ => "other",
    };
    (family, has("SOCK_DGRAM"), has("SOCK_CLOEXEC"))
}
