//! What travels beside the data of a UNIX socket (unix(7), "Ancillary messages"; cmsg(3)).
//!
//! - `SCM_RIGHTS`: descriptors. What travels is the open file description: it has a link for each time it is under way,
//!   so it stays open though its sender closes it; the receiver gets a new number for it.
//! - `SCM_CREDENTIALS`: who sent. A process without privilege may only say the truth.
//!
//! Model: a socket that is under way in itself, with no descriptor left, is not found and freed.

use super::abi::CMSGHDR;
use super::socket::Ucred;
use super::{Cx, Errno, Failure, Kernel, abi};

/// unix(7), `SCM_MAX_FD`.
const MOST: usize = 253;
const HEADER: u64 = 16;

fn align(n: u64) -> u64 {
    n.next_multiple_of(8)
}

#[derive(Default)]
pub(super) struct Control {
    pub files: Vec<i32>,
    pub owner: Option<Ucred>,
}

/// Reads the control messages of a sendmsg.
pub(super) fn read(k: &mut Kernel, cx: &mut Cx, at: u64, length: u64) -> Result<Control, Failure> {
    let mut out = Control::default();
    let mut here = 0;
    while here + HEADER <= length {
        let h = k.struct_in(cx, at.wrapping_add(here), &CMSGHDR)?;
        let (len, level, kind) =
            (CMSGHDR.get(&h, "cmsg_len"), CMSGHDR.int(&h, "cmsg_level"), CMSGHDR.int(&h, "cmsg_type"));
        if len < HEADER || len > length - here {
            return Err(Errno::EINVAL.into());
        }
        let (data, n) = (at.wrapping_add(here + HEADER), len - HEADER);
        match (i64::from(level), i64::from(kind)) {
            (abi::SOL_SOCKET, abi::SCM_RIGHTS) => {
                for i in 0..n / 4 {
                    let fd = k.load_int(cx, data.wrapping_add(4 * i))?;
                    out.files.push(k.file_of(cx.pid, fd)?);
                }
                if out.files.len() > MOST {
                    return Err(Errno::EINVAL.into());
                }
            }
            (abi::SOL_SOCKET, abi::SCM_CREDENTIALS) => {
                if n != abi::UCRED.size as u64 {
                    return Err(Errno::EINVAL.into());
                }
                let b = k.struct_in(cx, data, &abi::UCRED)?;
                let l = &abi::UCRED;
                let said = Ucred { pid: l.int(&b, "pid"), uid: l.get(&b, "uid") as u32, gid: l.get(&b, "gid") as u32 };
                let me = k.process(cx.pid)?;
                let truth = said.pid == cx.pid && me.user.uid.contains(&said.uid) && me.user.gid.contains(&said.gid);
                if !truth && me.user.uid[1] != 0 {
                    return Err(Errno::EPERM.into());
                }
                out.owner = Some(said);
            }
            (abi::SOL_SOCKET, _) => return Err(Errno::EINVAL.into()),
            _ => {}
        }
        here += align(len);
    }
    Ok(out)
}

/// Writes the control messages of a recvmsg into `(address, length)`: how many bytes they take, and whether something
/// did not fit. Descriptors without room are closed.
pub(super) fn write(
    k: &mut Kernel,
    cx: &mut Cx,
    (at, length): (u64, u64),
    files: Vec<i32>,
    owner: Option<Ucred>,
    cloexec: bool,
) -> Result<(u64, bool), Failure> {
    let room = if at == 0 { 0 } else { length };
    let (mut used, mut truncated) = (0, false);
    if let Some(owner) = owner {
        let data = super::sockopt::ucred_bytes(owner);
        let len = (HEADER + data.len() as u64).min(room);
        if room < HEADER {
            truncated = true;
        } else {
            truncated |= len < HEADER + data.len() as u64;
            head(k, cx, at, len, abi::SCM_CREDENTIALS)?;
            k.copy_out(cx, at.wrapping_add(HEADER), &data[..(len - HEADER) as usize].into())?;
            used = align(len).min(room);
        }
    }
    if files.is_empty() {
        return Ok((used, truncated));
    }
    let fit = (room - used).saturating_sub(HEADER) / 4;
    let mut given = Vec::new();
    for (i, file) in files.into_iter().enumerate() {
        let fd = if (i as u64) < fit { k.install(cx, file, cloexec, 0).ok() } else { None };
        truncated |= fd.is_none();
        given.extend(fd);
        k.drop_link(file, cx.events);
    }
    if !given.is_empty() {
        let start = at.wrapping_add(used);
        let len = HEADER + 4 * given.len() as u64;
        head(k, cx, start, len, abi::SCM_RIGHTS)?;
        for (i, fd) in given.into_iter().enumerate() {
            k.store_int(cx, start.wrapping_add(HEADER + 4 * i as u64), fd)?;
        }
        used += align(len).min(room - used);
    }
    Ok((used, truncated))
}

fn head(k: &mut Kernel, cx: &mut Cx, at: u64, len: u64, kind: i64) -> Result<(), Failure> {
    let members = [("cmsg_len", len), ("cmsg_level", abi::SOL_SOCKET as u64), ("cmsg_type", kind as u64)];
    k.struct_out(cx, at, &CMSGHDR, &members)
}
