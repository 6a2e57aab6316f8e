//! Mode, owner and times of files that have no name: pipes and sockets (pipefs, sockfs). fchmod(2), fchown(2) and
//! utimensat(2) change them as they do those of an inode, and fstat(2) tells.
//!
//! Only those that were changed are kept; a pipe's two ends are one file, a connection's two sockets are two.

use super::event::Object;
use super::inode::Inode;
use super::{Errno, Kernel, Pid, abi};

/// Times in nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Attributes {
    /// Permission bits.
    pub mode: u32,
    pub uid: u32,
    pub gid: u32,
    pub accessed: u64,
    pub modified: u64,
    pub changed: u64,
}

/// Whose attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    Inode(i32),
    Nameless(Object),
}

impl Attributes {
    fn of(i: &Inode) -> Attributes {
        let (accessed, modified, changed) = (i.accessed, i.modified, i.changed);
        Attributes { mode: i.mode, uid: i.uid, gid: i.gid, accessed, modified, changed }
    }
}

impl Kernel {
    /// Whose attributes a descriptor's call changes; `EOPNOTSUPP` for what shares the kernel's anonymous inode.
    pub(super) fn bearer(&self, pid: Pid, fd: i32) -> Result<Bearer, Errno> {
        let object = self.open_file(pid, fd)?.object;
        match object {
            Object::Inode(ino) => Ok(Bearer::Inode(ino)),
            Object::Pipe(id) => match self.pipes.get(id).and_then(|p| p.fifo) {
                Some(ino) => Ok(Bearer::Inode(ino)),
                None => Ok(Bearer::Nameless(object)),
            },
            Object::Socket(_) => Ok(Bearer::Nameless(object)),
            Object::EventFd(_) | Object::TimerFd(_) | Object::SignalFd(_) | Object::Epoll(_) | Object::Inotify(_) => {
                Err(Errno::EOPNOTSUPP)
            }
            _ => Err(Errno::EPERM),
        }
    }

    /// None: there is no such inode.
    pub(super) fn attributes(&self, bearer: Bearer) -> Option<Attributes> {
        match bearer {
            Bearer::Inode(ino) => self.inodes.get(ino).map(Attributes::of),
            Bearer::Nameless(object) => Some(self.nameless_attributes(object)),
        }
    }

    /// Those of a pipe or a socket: as it was made, or as they were changed.
    pub(super) fn nameless_attributes(&self, object: Object) -> Attributes {
        let kept = self.nameless.iter().find(|n| n.0 == object).map(|n| n.1);
        kept.unwrap_or_else(|| {
            let now = self.settings.epoch.saturating_mul(super::clock::SECOND);
            let mode = if matches!(object, Object::Socket(_)) { 0o777 } else { 0o600 };
            let user = self.settings.uid;
            Attributes { mode, uid: user, gid: user, accessed: now, modified: now, changed: now }
        })
    }

    pub(super) fn set_attributes(&mut self, bearer: Bearer, a: Attributes) {
        match bearer {
            Bearer::Inode(ino) => {
                if let Some(i) = self.inodes.get_mut(ino) {
                    (i.mode, i.uid, i.gid) = (a.mode, a.uid, a.gid);
                    (i.accessed, i.modified, i.changed) = (a.accessed, a.modified, a.changed);
                }
            }
            Bearer::Nameless(object) => {
                self.forget_attributes(object);
                self.nameless.push((object, a));
                crate::order::sort_by_key(&mut self.nameless, |n| n.0);
            }
        }
    }

    /// A pipe or a socket is no more.
    pub(super) fn forget_attributes(&mut self, object: Object) {
        self.nameless.retain(|n| n.0 != object);
    }

    /// Whether a process may set the times to now, which needs only the right to write.
    pub(super) fn may_touch(&self, pid: Pid, a: &Attributes) -> Result<(), Errno> {
        let user = self.process(pid)?.user;
        let shift = match (user.uid[1], user.gid[1]) {
            (0, _) => return Ok(()),
            (uid, _) if uid == a.uid => 6,
            (_, gid) if gid == a.gid => 3,
            _ => 0,
        };
        if i64::from(a.mode >> shift) & abi::W_OK != 0 { Ok(()) } else { Err(Errno::EACCES) }
    }
}
