//! send(2) and recv(2) in all their forms: arguments in, one transfer of stream.rs or datagram.rs, results out.
//!
//! read(2), write(2) and their vector forms come here, too, without flags.

use super::io::Transfer;
use super::socket::{Kind, Ucred};
use super::user::{Buffer, MAX_TRANSFER};
use super::wait::Flow;
use super::{Answer, Cx, Errno, Event, Failure, Kernel, abi, datagram, ret, scm, stream};

/// What is to be sent.
pub(super) struct Sending {
    pub transfer: Transfer,
    pub id: i32,
    pub flags: i64,
    pub nonblock: bool,
    /// The bytes of the address it is for.
    pub to: Option<Vec<u8>>,
    /// Open file descriptions that go with it.
    pub files: Vec<i32>,
    pub owner: Option<Ucred>,
}

/// What is to be received, and how.
pub(super) struct Receiving {
    pub transfer: Transfer,
    pub id: i32,
    pub flags: i64,
    pub nonblock: bool,
}

/// What was received.
#[derive(Default)]
pub(super) struct Received {
    /// What the call returns.
    pub n: i64,
    /// The sender's address; empty for none.
    pub name: Vec<u8>,
    /// Open file descriptions that came with it; each holds a link.
    pub files: Vec<i32>,
    /// With `SO_PASSCRED`: who sent it.
    pub owner: Option<Ucred>,
    /// `MSG_TRUNC`, `MSG_CTRUNC`.
    pub flags: i64,
}

pub(super) enum Got {
    Data(Received),
    /// The call waits.
    Flow(Flow),
}

/// The transfer of a call on a socket, and whether it blocks.
fn begin(k: &Kernel, cx: &Cx, fd: i32, buffer: Buffer, flags: i64) -> Result<(Transfer, i32, bool), Errno> {
    let (id, _) = k.socket_of(cx, fd)?;
    let file = k.file_of(cx.pid, fd)?;
    let nonblock = k.open_file(cx.pid, fd)?.nonblock() || flags & abi::MSG_DONTWAIT != 0;
    Ok((Transfer { fd, file, buffer, at: None }, id, nonblock))
}

fn send(k: &mut Kernel, cx: &mut Cx, m: &Sending) -> Answer {
    // Model: urgent data is left out.
    if m.flags & abi::MSG_OOB != 0 {
        return Err(Errno::EOPNOTSUPP.into());
    }
    match k.sockets.get(m.id).ok_or(Errno::EBADF)?.kind {
        Kind::Stream => stream::send(k, cx, m),
        _ => datagram::send(k, cx, m),
    }
}

fn receive(k: &mut Kernel, cx: &mut Cx, r: &Receiving) -> Result<Got, Failure> {
    let s = k.sockets.get(r.id).ok_or(Errno::EBADF)?;
    if r.flags & abi::MSG_OOB != 0 {
        return Err(if s.is_tcp() { Errno::EINVAL } else { Errno::EOPNOTSUPP }.into());
    }
    if r.flags & abi::MSG_ERRQUEUE != 0 {
        return Err(Errno::EAGAIN.into());
    }
    match s.kind {
        Kind::Stream => stream::receive(k, cx, r),
        _ => datagram::receive(k, cx, r),
    }
}

/// What a receiver without room for descriptors does with them.
pub(super) fn let_go(k: &mut Kernel, cx: &mut Cx, files: Vec<i32>) {
    for file in files {
        k.drop_link(file, cx.events);
    }
}

/// read(2). Nothing is asked of the socket for no bytes.
pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    if t.len() == 0 {
        return Ok(ret(0));
    }
    let nonblock = t.open(k)?.nonblock();
    match receive(k, cx, &Receiving { transfer: t.clone(), id, flags: 0, nonblock })? {
        Got::Flow(flow) => Ok(flow),
        Got::Data(d) => {
            let_go(k, cx, d.files);
            Ok(ret(d.n))
        }
    }
}

/// write(2).
pub(super) fn write(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    let nonblock = t.open(k)?.nonblock();
    let owner = k.sender(cx, id);
    send(k, cx, &Sending { transfer: t.clone(), id, flags: 0, nonblock, to: None, files: Vec::new(), owner })
}

impl Kernel {
    /// Who sends, if either end wants to know (`SO_PASSCRED`).
    pub(super) fn sender(&self, cx: &Cx, id: i32) -> Option<Ucred> {
        let s = self.sockets.get(id).filter(|s| s.is_unix())?;
        let other = s.peer.and_then(|p| self.sockets.get(p));
        // Of one without a partner it is not known who will receive.
        let asked = s.options.pass_credentials || other.is_none_or(|o| o.options.pass_credentials);
        asked.then(|| self.ucred(cx))
    }
}

/// sendto(2); send(2) without an address.
pub(super) fn sys_sendto(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let buffer = Buffer::one(cx.arg(1), cx.arg(2).min(MAX_TRANSFER));
    let flags = cx.flags(3);
    let (transfer, id, nonblock) = begin(k, cx, cx.int(0), buffer, flags)?;
    let to = match cx.arg(4) {
        0 => None,
        at => Some(k.sockaddr_in(cx, at, cx.int(5))?).filter(|b| !b.is_empty()),
    };
    let owner = k.sender(cx, id);
    send(k, cx, &Sending { transfer, id, flags, nonblock, to, files: Vec::new(), owner })
}

/// recvfrom(2); recv(2) without an address.
pub(super) fn sys_recvfrom(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let buffer = Buffer::one(cx.arg(1), cx.arg(2).min(MAX_TRANSFER));
    let (flags, addr, length) = (cx.flags(3), cx.arg(4), cx.arg(5));
    let (transfer, id, nonblock) = begin(k, cx, cx.int(0), buffer, flags)?;
    if addr != 0 && k.load_int(cx, length)? < 0 {
        return Err(Errno::EINVAL.into());
    }
    match receive(k, cx, &Receiving { transfer, id, flags, nonblock })? {
        Got::Flow(flow) => Ok(flow),
        Got::Data(d) => {
            let_go(k, cx, d.files);
            if addr != 0 {
                k.bytes_out(cx, addr, length, &d.name)?;
            }
            Ok(ret(d.n))
        }
    }
}

/// A `struct msghdr`. `msg_flags` is not looked at, so it need not have a value.
fn header(k: &Kernel, cx: &mut Cx, at: u64) -> Result<Vec<u8>, Failure> {
    let bytes = k.copy_in(cx, at, abi::MSGHDR.size as u64)?;
    if let Some(marks) = &bytes.undef {
        let read = abi::MSGHDR.members.iter().filter(|m| m.0 != "msg_flags");
        let unset = read.clone().find(|m| marks[m.1..m.1 + m.2].iter().any(|&s| s != 0));
        if let Some((name, ..)) = unset {
            let call = cx.pending.call.name();
            let sentence = format!("{call} reads `{name}` of a `struct msghdr` that was never given a value");
            cx.emit(Event::Notice { tid: cx.tid, sentence, unset: Vec::new() });
        }
    }
    Ok(bytes.data)
}

/// The buffers of a message.
fn pieces(k: &Kernel, cx: &mut Cx, h: &[u8]) -> Result<Buffer, Failure> {
    let count = abi::MSGHDR.get(h, "msg_iovlen");
    let count = i32::try_from(count).ok().filter(|&n| i64::from(n) <= abi::IOV_MAX).ok_or(Errno::EMSGSIZE)?;
    k.iovec(cx, abi::MSGHDR.get(h, "msg_iov"), count)
}

/// sendmsg(2).
pub(super) fn sys_sendmsg(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(2);
    k.socket_of(cx, cx.int(0))?;
    let h = header(k, cx, cx.arg(1))?;
    let buffer = pieces(k, cx, &h)?;
    let (transfer, id, nonblock) = begin(k, cx, cx.int(0), buffer, flags)?;
    let l = &abi::MSGHDR;
    let to = match l.get(&h, "msg_name") {
        0 => None,
        at => Some(k.sockaddr_in(cx, at, l.int(&h, "msg_namelen").min(128))?).filter(|b| !b.is_empty()),
    };
    let (control, length) = (l.get(&h, "msg_control"), l.get(&h, "msg_controllen"));
    let (mut files, mut owner) = (Vec::new(), k.sender(cx, id));
    if control != 0 && length > 0 && k.sockets.get(id).is_some_and(super::socket::Socket::is_unix) {
        let with = scm::read(k, cx, control, length)?;
        files = with.files;
        owner = with.owner.or(owner);
    }
    send(k, cx, &Sending { transfer, id, flags, nonblock, to, files, owner })
}

/// recvmsg(2).
pub(super) fn sys_recvmsg(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (at, flags) = (cx.arg(1), cx.flags(2));
    k.socket_of(cx, cx.int(0))?;
    let h = header(k, cx, at)?;
    let buffer = pieces(k, cx, &h)?;
    let (transfer, id, nonblock) = begin(k, cx, cx.int(0), buffer, flags)?;
    let d = match receive(k, cx, &Receiving { transfer, id, flags, nonblock })? {
        Got::Flow(flow) => return Ok(flow),
        Got::Data(d) => d,
    };
    let l = &abi::MSGHDR;
    let name = l.get(&h, "msg_name");
    if name != 0 {
        let room = l.int(&h, "msg_namelen").max(0) as usize;
        let shown = &d.name[..room.min(d.name.len())];
        if !shown.is_empty() {
            k.copy_out(cx, name, &shown.into())?;
        }
        k.store(cx, at.wrapping_add(l.offset("msg_namelen")), d.name.len() as u64, 4)?;
    }
    let (control, length) = (l.get(&h, "msg_control"), l.get(&h, "msg_controllen"));
    let cloexec = flags & abi::MSG_CMSG_CLOEXEC != 0;
    let (used, truncated) = scm::write(k, cx, (control, length), d.files, d.owner, cloexec)?;
    // What was asked for comes back with the rest.
    let out = d.flags | flags & abi::MSG_CMSG_CLOEXEC | if truncated { abi::MSG_CTRUNC } else { 0 };
    k.store(cx, at.wrapping_add(l.offset("msg_controllen")), used, 8)?;
    k.store(cx, at.wrapping_add(l.offset("msg_flags")), out as u64, 4)?;
    Ok(ret(d.n))
}
