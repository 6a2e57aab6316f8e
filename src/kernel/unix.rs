//! Sockets between the processes of one host (unix(7)): their names, and how they find each other.
//!
//! - A name is a file of kind socket: it is there until it is unlinked, whether anybody listens behind it or not
//!   (`EADDRINUSE`, `ECONNREFUSED`). Connecting needs the right to write to it. An abstract name begins with a zero byte, is in no
//!   directory and goes with its socket.
//! - connect(2) to a stream is over when the connection stands in the listener's queue; accept(2) need not have been
//!   called. While the queue is full it waits.
//!
//! Model: hosts of one scenario share one file tree, so a path leads to the same socket from each.

use super::event::Object;
use super::inode::Kind as Node;
use super::sockaddr::{self, Address};
use super::socket::{Kind, Socket, State};
use super::sockopt::Options;
use super::wait::Channel;
use super::{Answer, Cx, Errno, Event, Failure, Kernel, abi, ret};

/// The most of a path that fits into `sun_path`.
const PATH: usize = 108;

/// What bytes of a `struct sockaddr_un` name.
enum Named {
    /// No name at all: bind picks one.
    Nothing,
    Path(Vec<u8>),
    Abstract(Vec<u8>),
}

fn named(bytes: &[u8]) -> Result<Named, Errno> {
    if bytes.len() < 2 || bytes.len() > abi::SOCKADDR_UN.size || sockaddr::family(bytes) != abi::AF_UNIX {
        return Err(Errno::EINVAL);
    }
    let path = &bytes[2..];
    Ok(match path.split_first() {
        None => Named::Nothing,
        Some((0, rest)) => Named::Abstract(rest.to_vec()),
        Some(_) => Named::Path(path.iter().copied().take_while(|&b| b != 0).take(PATH).collect()),
    })
}

impl Kernel {
    /// The socket with an abstract name on this host.
    fn abstract_socket(&self, host: usize, name: &[u8]) -> Option<i32> {
        let is = |s: &Socket| s.host == host && !s.accepted && s.local == Address::Abstract(name.to_vec());
        self.sockets.iter().find(|(_, s)| is(s)).map(|(id, _)| id)
    }

    /// bind(2).
    pub(super) fn bind_unix(&mut self, cx: &mut Cx, id: i32, bytes: &[u8]) -> Answer {
        let name = named(bytes)?;
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let (host, bound) = (s.host, !s.local.is_none());
        let local = match name {
            Named::Nothing if bound => return Ok(ret(0)),
            Named::Nothing => {
                self.autobind(id)?;
                return Ok(ret(0));
            }
            Named::Abstract(_) if bound => return Err(Errno::EINVAL.into()),
            Named::Abstract(name) => {
                if self.abstract_socket(host, &name).is_some() {
                    return Err(Errno::EADDRINUSE.into());
                }
                Address::Abstract(name)
            }
            Named::Path(path) => {
                let text = String::from_utf8_lossy(&path).into_owned();
                let place = self.walk(cx.pid, abi::AT_FDCWD as i32, &text, false)?;
                if place.ino.is_some() || place.proc.is_some() {
                    return Err(Errno::EADDRINUSE.into());
                }
                // Linux looks at the name first, then at whether the socket has one already.
                if bound {
                    return Err(Errno::EINVAL.into());
                }
                let ino = super::file::create(self, cx, &place, Node::Socket, 0o777)?;
                if let Some(inode) = self.inodes.get_mut(ino) {
                    inode.opens += 1;
                }
                self.socket_mut(id)?.inode = Some(ino);
                Address::Path(path)
            }
        };
        self.socket_mut(id)?.local = local;
        Ok(ret(0))
    }

    /// unix(7), "Autobind": an abstract name of five hexadecimal digits.
    pub(super) fn autobind(&mut self, id: i32) -> Result<(), Errno> {
        let host = self.sockets.get(id).ok_or(Errno::EBADF)?.host;
        let name = (1..0x10_0000u32)
            .map(|n| format!("{n:05x}").into_bytes())
            .find(|name| self.abstract_socket(host, name).is_none())
            .ok_or(Errno::ENOSPC)?;
        self.socket_mut(id)?.local = Address::Abstract(name);
        Ok(())
    }

    /// The socket a name leads to; it must be of this kind.
    pub(super) fn find_unix(&self, cx: &Cx, id: i32, bytes: &[u8]) -> Result<i32, Failure> {
        let me = self.sockets.get(id).ok_or(Errno::EBADF)?;
        let found = match named(bytes)? {
            Named::Nothing => return Err(Errno::EINVAL.into()),
            Named::Abstract(name) => self.abstract_socket(me.host, &name).ok_or(Errno::ECONNREFUSED)?,
            Named::Path(path) => {
                let ino = self.lookup(cx.pid, abi::AT_FDCWD as i32, &String::from_utf8_lossy(&path), true)?;
                let inode = self.inodes.get(ino).ok_or(Errno::ENOENT)?;
                self.may(cx.pid, inode, 2)?;
                // Any other file refuses connections, too.
                let bound = self.sockets.iter().find(|(_, s)| s.inode == Some(ino)).map(|(id, _)| id);
                bound.ok_or(Errno::ECONNREFUSED)?
            }
        };
        let other = self.sockets.get(found).ok_or(Errno::ECONNREFUSED)?;
        if other.kind != me.kind {
            return Err(Errno::EPROTOTYPE.into());
        }
        Ok(found)
    }

    /// connect(2).
    pub(super) fn connect_unix(&mut self, cx: &mut Cx, id: i32, bytes: &[u8], nonblock: bool) -> Answer {
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        if s.kind == Kind::Datagram {
            return self.connect_unix_datagram(cx, id, bytes);
        }
        let (timeout, kind, pass) = (s.options.send_timeout, s.kind, s.options.pass_credentials);
        let listener = self.find_unix(cx, id, bytes)?;
        // The name is looked up first, whatever state the caller's socket is in.
        let s = self.sockets.get(id).ok_or(Errno::EBADF)?;
        match s.state {
            State::Connected => return Err(Errno::EISCONN.into()),
            State::Idle => {}
            _ => return Err(Errno::EINVAL.into()),
        }
        if pass && s.local.is_none() {
            self.autobind(id)?;
        }
        let l = self.sockets.get(listener).ok_or(Errno::ECONNREFUSED)?;
        let State::Listening { backlog, queue } = &l.state else { return Err(Errno::ECONNREFUSED.into()) };
        if l.receive_shut {
            return Err(Errno::ECONNREFUSED.into());
        }
        // Linux lets one more in than the backlog says.
        if queue.len() > *backlog as usize {
            return super::socket::wait(self, cx, &[Channel::SocketConnect(listener)], nonblock, timeout);
        }
        let (name, host, owner) = (l.local.clone(), l.host, l.peer_owner);
        let options =
            Options { pass_credentials: l.options.pass_credentials, ..Options::new(&self.settings, l.family, kind) };
        let mine = self.ucred(cx);
        let s = self.socket_mut(id)?;
        let from = s.local.clone();
        let mut new = Socket::new(s.family, kind, s.protocol, host, options);
        (new.state, new.local, new.remote) = (State::Connected, name.clone(), from);
        (new.peer, new.peer_owner, new.accepted) = (Some(id), Some(mine), true);
        let new = self.sockets.add(new);
        let s = self.socket_mut(id)?;
        (s.state, s.remote, s.peer, s.peer_owner) = (State::Connected, name, Some(new), owner);
        cx.emit(Event::Created { tid: cx.tid, object: Object::Socket(new) });
        if let State::Listening { queue, .. } = &mut self.socket_mut(listener)?.state {
            queue.push(new);
        }
        self.wake(Channel::SocketAccept(listener), 1, Some(cx.tid), cx.events);
        self.wake_all(Channel::SocketWrite(id), Some(cx.tid), cx.events);
        Ok(ret(0))
    }

    /// A datagram socket's usual addressee, and the only one it takes messages from; `AF_UNSPEC` ends that.
    fn connect_unix_datagram(&mut self, cx: &mut Cx, id: i32, bytes: &[u8]) -> Answer {
        if bytes.len() >= 2 && sockaddr::family(bytes) == abi::AF_UNSPEC {
            let s = self.socket_mut(id)?;
            (s.state, s.peer, s.remote) = (State::Idle, None, Address::None);
            return Ok(ret(0));
        }
        let other = self.find_unix(cx, id, bytes)?;
        let o = self.sockets.get(other).ok_or(Errno::ECONNREFUSED)?;
        if o.peer.is_some_and(|p| p != id) {
            return Err(Errno::EPERM.into());
        }
        let remote = o.local.clone();
        let s = self.socket_mut(id)?;
        (s.state, s.peer, s.remote) = (State::Connected, Some(other), remote);
        self.wake_all(Channel::SocketWrite(id), Some(cx.tid), cx.events);
        Ok(ret(0))
    }
}
