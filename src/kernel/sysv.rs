//! What the three System V facilities have in common (sysvipc(7)): keys, identifiers, owners.
//!
//! An object is found by its key, or has none (`IPC_PRIVATE`), and lives until somebody removes it, whoever made it.
//! Identifiers count up and are not used twice.
// Model: permissions are kept and shown, but the processes of a run have one owner, so they refuse nobody.

use super::abi::{self, Layout};
use super::table::Table;
use super::{Cx, Errno, Failure, Kernel};

/// struct ipc_perm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Perm {
    /// 0: private.
    pub key: i32,
    pub uid: u32,
    pub gid: u32,
    /// Permission bits, and `SHM_DEST`.
    pub mode: u32,
}

/// An object of one of the three tables.
pub trait Ipc: Clone {
    fn perm(&self) -> &Perm;
}

/// What `msgget`, `semget` and `shmget` do first.
pub enum Found {
    Old(i32),
    New(i32, Perm),
}

impl Kernel {
    /// The object with this key, or the number and owner of one to be made.
    pub(super) fn ipc_get<T: Ipc>(
        &self,
        cx: &Cx,
        table: &Table<T>,
        next: i32,
        key: i32,
        flags: i64,
    ) -> Result<Found, Failure> {
        let old = table.iter().find(|(_, o)| key != abi::IPC_PRIVATE as i32 && o.perm().key == key).map(|(id, _)| id);
        match old {
            Some(_) if flags & abi::IPC_CREAT != 0 && flags & abi::IPC_EXCL != 0 => Err(Errno::EEXIST.into()),
            Some(id) => Ok(Found::Old(id)),
            None if key != abi::IPC_PRIVATE as i32 && flags & abi::IPC_CREAT == 0 => Err(Errno::ENOENT.into()),
            None => {
                let user = self.process(cx.pid)?.user;
                let perm = Perm { key, uid: user.uid[1], gid: user.gid[1], mode: flags as u32 & 0o777 };
                Ok(Found::New(next, perm))
            }
        }
    }

    /// Seconds since 1970, for the times that `IPC_STAT` shows.
    pub(super) fn seconds(&self) -> u64 {
        self.settings.epoch + self.now / 1_000_000_000
    }

    /// `IPC_STAT`: the object's own members, then those of its `ipc_perm`, which every such struct begins with.
    pub(super) fn ipc_stat(
        &mut self,
        cx: &mut Cx,
        addr: u64,
        layout: &Layout,
        members: &[(&str, u64)],
        p: Perm,
    ) -> Result<(), Failure> {
        self.struct_out(cx, addr, layout, members)?;
        let perm = [
            ("__key", u64::from(p.key as u32)),
            ("uid", p.uid.into()),
            ("gid", p.gid.into()),
            ("cuid", p.uid.into()),
            ("cgid", p.gid.into()),
            ("mode", p.mode.into()),
        ];
        self.struct_out(cx, addr, &abi::IPC_PERM, &perm)
    }

    /// `IPC_SET`: the new permission bits.
    pub(super) fn ipc_mode(&self, cx: &mut Cx, addr: u64) -> Result<u32, Failure> {
        let bytes = self.struct_in(cx, addr, &abi::IPC_PERM)?;
        Ok(abi::IPC_PERM.get(&bytes, "mode") as u32 & 0o777)
    }
}
