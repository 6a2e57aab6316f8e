//! Names (unlink(2), link(2), rename(2), mkdir(2), ...), what is said about files (chmod(2), access(2)), and where a
//! process stands (chdir(2)).

use std::collections::BTreeMap;

use super::event::Object;
use super::file::create;
use super::inode::{Kind, Place};
use super::nameless::{Attributes, Bearer};
use super::pages::Bytes;
use super::proc::Node;
use super::share::Part;
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

const CWD: i32 = abi::AT_FDCWD as i32;

impl Kernel {
    /// Whether a name may be taken out of its directory: write permission there, and in a sticky one (`/tmp`) only by
    /// the owner of the file or of the directory.
    fn may_remove(&self, cx: &Cx, place: &Place) -> Result<i32, Errno> {
        let ino = place.found()?;
        let parent = self.inodes.get(place.parent).ok_or(Errno::ENOENT)?;
        self.may(cx.pid, parent, 3)?;
        let uid = self.process(cx.pid)?.user.uid[1];
        let owner = self.inodes.get(ino).ok_or(Errno::ENOENT)?.uid;
        let sticky = i64::from(parent.mode) & abi::S_ISVTX != 0;
        if sticky && uid != 0 && uid != owner && uid != parent.uid { Err(Errno::EPERM) } else { Ok(ino) }
    }

    fn unlink(&mut self, cx: &mut Cx, dirfd: i32, path: &str) -> Answer {
        let place = self.walk(cx.pid, dirfd, path, false)?;
        // `/`, `.` and `..` are no names that could be taken away.
        if place.name == "." {
            return Err(Errno::EISDIR.into());
        }
        let ino = self.may_remove(cx, &place)?;
        // Linux says EISDIR where POSIX says EPERM.
        if self.inodes.get(ino).is_some_and(super::inode::Inode::is_directory) {
            return Err(Errno::EISDIR.into());
        }
        self.remove_name(cx, &place, ino);
        Ok(ret(0))
    }

    /// Takes away a name, and with the last one the file, and tells those who watch.
    fn remove_name(&mut self, cx: &mut Cx, place: &Place, ino: i32) {
        let folder = self.inodes.get(ino).is_some_and(super::inode::Inode::is_directory);
        if !folder {
            self.tell_self(cx, ino, abi::IN_ATTRIB);
        }
        self.take_name(place.parent, &place.name);
        self.drop_name(ino, cx.events);
        let mask = abi::IN_DELETE | if folder { abi::IN_ISDIR } else { 0 };
        self.tell_entry(cx, place.parent, &place.name, 0, mask, 0);
    }

    fn rmdir(&mut self, cx: &mut Cx, dirfd: i32, path: &str) -> Answer {
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
        if last == "." {
            return Err(Errno::EINVAL.into());
        }
        let place = self.walk(cx.pid, dirfd, path, false)?;
        if place.name == "." {
            return Err(if last == ".." { Errno::ENOTEMPTY } else { Errno::EBUSY }.into());
        }
        let ino = self.may_remove(cx, &place)?;
        match &self.inodes.get(ino).ok_or(Errno::ENOENT)?.kind {
            Kind::Directory { entries, .. } if !entries.is_empty() => return Err(Errno::ENOTEMPTY.into()),
            Kind::Directory { .. } => {}
            _ => return Err(Errno::ENOTDIR.into()),
        }
        self.remove_name(cx, &place, ino);
        Ok(ret(0))
    }
}

pub(super) fn sys_unlink(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(0))?;
    k.unlink(cx, CWD, &path)
}

pub(super) fn sys_unlinkat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(1))?;
    match cx.flags(2) {
        0 => k.unlink(cx, cx.int(0), &path),
        abi::AT_REMOVEDIR => k.rmdir(cx, cx.int(0), &path),
        _ => Err(Errno::EINVAL.into()),
    }
}

pub(super) fn sys_rmdir(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(0))?;
    k.rmdir(cx, CWD, &path)
}

/// link(2): another name for the same inode.
pub(super) fn sys_link(k: &mut Kernel, cx: &mut Cx) -> Answer {
    link(k, cx, (CWD, cx.arg(0)), (CWD, cx.arg(1)), false)
}

pub(super) fn sys_linkat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let follow = cx.flags(4) & abi::AT_SYMLINK_FOLLOW != 0;
    link(k, cx, (cx.int(0), cx.arg(1)), (cx.int(2), cx.arg(3)), follow)
}

/// A folder's descriptor, and the address of a path from there.
type At = (i32, u64);

fn link(k: &mut Kernel, cx: &mut Cx, old: At, new: At, follow: bool) -> Answer {
    let (from, to) = (k.path_in(cx, old.1)?, k.path_in(cx, new.1)?);
    let ino = k.lookup(cx.pid, old.0, &from, follow)?;
    let place = k.walk(cx.pid, new.0, &to, false)?;
    if place.ino.is_some() {
        return Err(Errno::EEXIST.into());
    }
    if k.inodes.get(ino).is_some_and(super::inode::Inode::is_directory) {
        return Err(Errno::EPERM.into());
    }
    k.may(cx.pid, k.inodes.get(place.parent).ok_or(Errno::ENOENT)?, 3)?;
    let now = k.wall_clock();
    if let Some(inode) = k.inodes.get_mut(ino) {
        inode.links += 1;
        inode.changed = now;
    }
    k.enter_name(place.parent, &place.name, ino);
    k.tell_self(cx, ino, abi::IN_ATTRIB);
    k.tell_entry(cx, place.parent, &place.name, ino, abi::IN_CREATE, 0);
    Ok(ret(0))
}

pub(super) fn sys_symlink(k: &mut Kernel, cx: &mut Cx) -> Answer {
    symlink(k, cx, cx.arg(0), (CWD, cx.arg(1)))
}

pub(super) fn sys_symlinkat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    symlink(k, cx, cx.arg(0), (cx.int(1), cx.arg(2)))
}

fn symlink(k: &mut Kernel, cx: &mut Cx, target: u64, at: At) -> Answer {
    let (target, path) = (k.path_in(cx, target)?, k.path_in(cx, at.1)?);
    let place = k.walk(cx.pid, at.0, &path, false)?;
    if place.ino.is_some() {
        return Err(Errno::EEXIST.into());
    }
    if target.is_empty() {
        return Err(Errno::ENOENT.into());
    }
    let ino = create(k, cx, &place, Kind::Symlink(target), 0o777)?;
    if let Some(inode) = k.inodes.get_mut(ino) {
        // symlink(7): its permissions are always all.
        inode.mode = 0o777;
    }
    Ok(ret(0))
}

pub(super) fn sys_readlink(k: &mut Kernel, cx: &mut Cx) -> Answer {
    readlink(k, cx, (CWD, cx.arg(0)), cx.arg(1), cx.arg(2) as i64)
}

pub(super) fn sys_readlinkat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    readlink(k, cx, (cx.int(0), cx.arg(1)), cx.arg(2), cx.arg(3) as i64)
}

fn readlink(k: &mut Kernel, cx: &mut Cx, at: At, buffer: u64, size: i64) -> Answer {
    let path = k.path_in(cx, at.1)?;
    if size <= 0 {
        return Err(Errno::EINVAL.into());
    }
    let place = k.walk(cx.pid, at.0, &path, false)?;
    let target = match &place.proc {
        Some(node) => k.proc_target(node).ok_or(Errno::EINVAL)?,
        None => match &k.inodes.get(place.found()?).ok_or(Errno::ENOENT)?.kind {
            Kind::Symlink(target) => target.clone(),
            _ => return Err(Errno::EINVAL.into()),
        },
    };
    let n = target.len().min(size as usize);
    k.copy_out(cx, buffer, &Bytes::from(&target.as_bytes()[..n]))?;
    Ok(ret(n as i64))
}

/// rename(2): in one step, in place of what had the new name.
pub(super) fn sys_rename(k: &mut Kernel, cx: &mut Cx) -> Answer {
    rename(k, cx, (CWD, cx.arg(0)), (CWD, cx.arg(1)), 0)
}

pub(super) fn sys_renameat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    rename(k, cx, (cx.int(0), cx.arg(1)), (cx.int(2), cx.arg(3)), 0)
}

/// renameat2(2): the new name must be free, or both files change their names.
pub(super) fn sys_renameat2(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(4);
    let both = abi::RENAME_NOREPLACE | abi::RENAME_EXCHANGE;
    if flags & !both != 0 || flags & both == both {
        return Err(Errno::EINVAL.into());
    }
    rename(k, cx, (cx.int(0), cx.arg(1)), (cx.int(2), cx.arg(3)), flags)
}

/// Two names change places. Model: not a folder with what is in it.
fn exchange(k: &mut Kernel, cx: &mut Cx, from: &Place, to: &Place) -> Answer {
    let (a, b) = (k.may_remove(cx, from)?, k.may_remove(cx, to)?);
    let folders = [a, b].map(|ino| k.inodes.get(ino).is_some_and(super::inode::Inode::is_directory));
    if folders.contains(&true) && from.parent != to.parent {
        return Err(Errno::EINVAL.into());
    }
    k.take_name(from.parent, &from.name);
    k.take_name(to.parent, &to.name);
    k.enter_name(from.parent, &from.name, b);
    k.enter_name(to.parent, &to.name, a);
    Ok(ret(0))
}

fn rename(k: &mut Kernel, cx: &mut Cx, old: At, new: At, flags: i64) -> Answer {
    let (from, to) = (k.path_in(cx, old.1)?, k.path_in(cx, new.1)?);
    let from = k.walk(cx.pid, old.0, &from, false)?;
    let to = k.walk(cx.pid, new.0, &to, false)?;
    if from.name == "." || to.name == "." {
        return Err(Errno::EBUSY.into());
    }
    let ino = k.may_remove(cx, &from)?;
    let moved_directory = k.inodes.get(ino).is_some_and(super::inode::Inode::is_directory);
    k.may(cx.pid, k.inodes.get(to.parent).ok_or(Errno::ENOENT)?, 3)?;
    if moved_directory {
        // A directory cannot be moved into itself.
        let mut at = to.parent;
        while at != k.root {
            if at == ino {
                return Err(Errno::EINVAL.into());
            }
            at = match k.inodes.get(at).map(|i| &i.kind) {
                Some(Kind::Directory { parent, .. }) => *parent,
                _ => break,
            };
        }
    }
    if flags & abi::RENAME_EXCHANGE != 0 {
        return exchange(k, cx, &from, &to);
    }
    if let Some(victim) = to.ino {
        if flags & abi::RENAME_NOREPLACE != 0 {
            return Err(Errno::EEXIST.into());
        }
        if victim == ino {
            return Ok(ret(0));
        }
        k.may_remove(cx, &to)?;
        match (&k.inodes.get(victim).ok_or(Errno::ENOENT)?.kind, moved_directory) {
            (Kind::Directory { entries, .. }, true) if !entries.is_empty() => return Err(Errno::ENOTEMPTY.into()),
            (Kind::Directory { .. }, false) => return Err(Errno::EISDIR.into()),
            (Kind::Directory { .. }, true) => {}
            (_, true) => return Err(Errno::ENOTDIR.into()),
            _ => {}
        }
        k.take_name(to.parent, &to.name);
    }
    k.take_name(from.parent, &from.name);
    k.enter_name(to.parent, &to.name, ino);
    if let Some(Kind::Directory { parent, .. }) = k.inodes.get_mut(ino).map(|i| &mut i.kind) {
        *parent = to.parent;
    }
    let cookie = k.next_cookie();
    k.tell_entry(cx, from.parent, &from.name, ino, abi::IN_MOVED_FROM, cookie);
    k.tell_entry(cx, to.parent, &to.name, ino, abi::IN_MOVED_TO, cookie);
    if let Some(victim) = to.ino {
        k.tell_self(cx, victim, abi::IN_ATTRIB);
    }
    k.tell_self(cx, ino, abi::IN_MOVE_SELF);
    if let Some(victim) = to.ino {
        k.drop_name(victim, cx.events);
    }
    Ok(ret(0))
}

pub(super) fn sys_mkdirat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(1))?;
    let place = k.walk(cx.pid, cx.int(0), &path, false)?;
    if place.ino.is_some() || place.proc.is_some() {
        return Err(Errno::EEXIST.into());
    }
    let kind = Kind::Directory { entries: BTreeMap::new(), parent: place.parent };
    create(k, cx, &place, kind, cx.arg(2) as u32 & 0o1777)?;
    Ok(ret(0))
}

/// mknod(2), and mkfifo(3) by way of it. Devices are root's, and there are no others than those in `/dev`.
pub(super) fn sys_mknodat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (mode, path) = (cx.arg(2) as u32, k.path_in(cx, cx.arg(1))?);
    let format = i64::from(mode) & abi::S_IFMT;
    let place = k.walk(cx.pid, cx.int(0), &path, false)?;
    if place.ino.is_some() {
        return Err(Errno::EEXIST.into());
    }
    let kind = match format {
        abi::S_IFIFO => Kind::Fifo { pipe: None },
        0 | abi::S_IFREG => Kind::Regular { memory: k.pages.create(0), program: None, seals: None },
        abi::S_IFSOCK => Kind::Socket,
        abi::S_IFCHR | abi::S_IFBLK | abi::S_IFDIR => return Err(Errno::EPERM.into()),
        _ => return Err(Errno::EINVAL.into()),
    };
    create(k, cx, &place, kind, mode)?;
    Ok(ret(0))
}

/// access(2): by the real user, not the effective one.
pub(super) fn sys_faccessat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(1))?;
    let mode = cx.flags(2);
    if mode & !(abi::R_OK | abi::W_OK | abi::X_OK) != 0 {
        return Err(Errno::EINVAL.into());
    }
    let place = k.walk(cx.pid, cx.int(0), &path, true)?;
    if place.proc.is_some() {
        return if mode & abi::W_OK != 0 { Err(Errno::EACCES.into()) } else { Ok(ret(0)) };
    }
    let user = k.me(cx)?.user;
    let inode = k.inodes.get(place.found()?).ok_or(Errno::ENOENT)?;
    k.may_as(user.uid[0], user.gid[0], inode, mode as u32)?;
    Ok(ret(0))
}

impl Kernel {
    fn change_mode(&mut self, cx: &Cx, bearer: Bearer, mode: u32) -> Answer {
        let uid = self.process(cx.pid)?.user.uid[1];
        let old = self.attributes(bearer).ok_or(Errno::ENOENT)?;
        if uid != 0 && uid != old.uid {
            return Err(Errno::EPERM.into());
        }
        self.set_attributes(bearer, Attributes { mode: mode & 0o7777, changed: self.wall_clock(), ..old });
        Ok(ret(0))
    }

    fn change_owner(&mut self, cx: &Cx, bearer: Bearer, uid: i32, gid: i32) -> Answer {
        let user = self.process(cx.pid)?.user;
        let mut new = self.attributes(bearer).ok_or(Errno::ENOENT)?;
        // chown(2): only root gives a file away; its owner may give it a group of theirs.
        let other_owner = uid != -1 && uid as u32 != new.uid;
        let other_group = gid != -1 && !user.gid.contains(&(gid as u32));
        if user.uid[1] != 0 && (other_owner || (gid != -1 && user.uid[1] != new.uid) || other_group) {
            return Err(Errno::EPERM.into());
        }
        if uid != -1 {
            new.uid = uid as u32;
        }
        if gid != -1 {
            new.gid = gid as u32;
        }
        new.changed = self.wall_clock();
        self.set_attributes(bearer, new);
        Ok(ret(0))
    }
}

pub(super) fn sys_fchmodat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(1))?;
    let place = k.walk(cx.pid, cx.int(0), &path, true)?;
    let answer = k.change_mode(cx, Bearer::Inode(place.found()?), cx.arg(2) as u32)?;
    k.tell_place(cx, &place, abi::IN_ATTRIB);
    Ok(answer)
}

pub(super) fn sys_fchmod(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let bearer = k.bearer(cx.pid, cx.int(0))?;
    let answer = k.change_mode(cx, bearer, cx.arg(1) as u32)?;
    k.tell_file(cx, k.file_of(cx.pid, cx.int(0))?, abi::IN_ATTRIB);
    Ok(answer)
}

pub(super) fn sys_fchownat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(4);
    if flags & !(abi::AT_SYMLINK_NOFOLLOW | abi::AT_EMPTY_PATH) != 0 {
        return Err(Errno::EINVAL.into());
    }
    let path = k.path_in(cx, cx.arg(1))?;
    if path.is_empty() && flags & abi::AT_EMPTY_PATH != 0 && cx.flags(0) != abi::AT_FDCWD {
        // chown(2): the descriptor's own file, also of one that stands only for its name (O_PATH).
        let bearer = match k.named_file(cx.pid, cx.int(0))?.object {
            Object::Inode(ino) => Bearer::Inode(ino),
            _ => k.bearer(cx.pid, cx.int(0))?,
        };
        return k.change_owner(cx, bearer, cx.int(2), cx.int(3));
    }
    let place = k.walk(cx.pid, cx.int(0), &path, flags & abi::AT_SYMLINK_NOFOLLOW == 0)?;
    let answer = k.change_owner(cx, Bearer::Inode(place.found()?), cx.int(2), cx.int(3))?;
    if cx.int(2) != -1 || cx.int(3) != -1 {
        k.tell_place(cx, &place, abi::IN_ATTRIB);
    }
    Ok(answer)
}

pub(super) fn sys_fchown(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let bearer = k.bearer(cx.pid, cx.int(0))?;
    let answer = k.change_owner(cx, bearer, cx.int(1), cx.int(2))?;
    if cx.int(1) != -1 || cx.int(2) != -1 {
        k.tell_file(cx, k.file_of(cx.pid, cx.int(0))?, abi::IN_ATTRIB);
    }
    Ok(answer)
}

/// utimensat(2). Access times are not kept.
/// One of the two times of utimensat(2); None: it stays as it is.
fn time_of_file(k: &Kernel, cx: &mut Cx, at: u64, now: u64) -> Result<Option<u64>, Failure> {
    let b = k.struct_in(cx, at, &abi::TIMESPEC)?;
    let (s, ns) = (abi::TIMESPEC.get(&b, "tv_sec"), abi::TIMESPEC.get(&b, "tv_nsec"));
    match ns as i64 {
        abi::UTIME_NOW => Ok(Some(now)),
        abi::UTIME_OMIT => Ok(None),
        0..1_000_000_000 => Ok(Some(s.saturating_mul(super::clock::SECOND).saturating_add(ns))),
        _ => Err(Errno::EINVAL.into()),
    }
}

pub(super) fn sys_utimensat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (dirfd, path_at, times, flags) = (cx.int(0), cx.arg(1), cx.arg(2), cx.flags(3));
    if flags & !(abi::AT_SYMLINK_NOFOLLOW | abi::AT_EMPTY_PATH) != 0 {
        return Err(Errno::EINVAL.into());
    }
    let mut place = None;
    let bearer = match path_at {
        0 => k.bearer(cx.pid, dirfd)?,
        _ => {
            let path = k.path_in(cx, path_at)?;
            let found = k.walk(cx.pid, dirfd, &path, flags & abi::AT_SYMLINK_NOFOLLOW == 0)?;
            Bearer::Inode(place.insert(found).found()?)
        }
    };
    let now = k.wall_clock();
    let (mut accessed, mut modified) = (Some(now), Some(now));
    if times != 0 {
        accessed = time_of_file(k, cx, times, now)?;
        modified = time_of_file(k, cx, times.wrapping_add(16), now)?;
        // utimensat(2): with nothing to set, nothing is looked at.
        if accessed.or(modified).is_none() {
            return Ok(ret(0));
        }
    }
    let uid = k.me(cx)?.user.uid[1];
    let old = k.attributes(bearer).ok_or(Errno::ENOENT)?;
    if uid != 0 && uid != old.uid {
        // Setting the times to now needs only the right to write.
        if times != 0 {
            return Err(Errno::EPERM.into());
        }
        k.may_touch(cx.pid, &old)?;
    }
    let (then, since) = (accessed.unwrap_or(old.accessed), modified.unwrap_or(old.modified));
    k.set_attributes(bearer, Attributes { accessed: then, modified: since, changed: now, ..old });
    let mask = match (accessed, modified) {
        (Some(_), None) => abi::IN_ACCESS,
        (None, Some(_)) => abi::IN_MODIFY,
        _ => abi::IN_ATTRIB,
    };
    match place {
        Some(place) => k.tell_place(cx, &place, mask),
        None => k.tell_file(cx, k.file_of(cx.pid, dirfd)?, mask),
    }
    Ok(ret(0))
}

pub(super) fn sys_umask(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let mask = cx.arg(0) as u32 & 0o777;
    let was = k.me(cx)?.umask;
    k.change_shared(cx.pid, Part::Fs, |p| p.umask = mask);
    Ok(ret(i64::from(was)))
}

impl Kernel {
    fn change_directory(&mut self, cx: &mut Cx, ino: i32) -> Answer {
        let inode = self.inodes.get(ino).ok_or(Errno::ENOENT)?;
        if !inode.is_directory() {
            return Err(Errno::ENOTDIR.into());
        }
        self.may(cx.pid, inode, 1)?;
        let old = self.me(cx)?.cwd;
        self.change_shared(cx.pid, Part::Fs, |p| p.cwd = ino);
        self.free_inode(old, cx.events);
        Ok(ret(0))
    }
}

pub(super) fn sys_chdir(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(0))?;
    let ino = k.lookup(cx.pid, CWD, &path, true)?;
    k.change_directory(cx, ino)
}

pub(super) fn sys_fchdir(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let Object::Inode(ino) = k.named_file(cx.pid, cx.int(0))?.object else { return Err(Errno::ENOTDIR.into()) };
    k.change_directory(cx, ino)
}

/// getcwd(2): the length with the terminator.
pub(super) fn sys_getcwd(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let cwd = k.me(cx)?.cwd;
    let mut path = k.directory_path(cwd).ok_or(Errno::ENOENT)?.into_bytes();
    path.push(0);
    if path.len() as u64 > cx.arg(1) {
        return Err(Errno::ERANGE.into());
    }
    let n = path.len() as i64;
    k.copy_out(cx, cx.arg(0), &path.into())?;
    Ok(ret(n))
}

/// getdents(2), in entries of the size of the library's `struct dirent`. The offset counts entries.
pub(super) fn sys_getdents64(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (fd, out, size) = (cx.int(0), cx.arg(1), cx.arg(2));
    let file = k.file_of(cx.pid, fd)?;
    let open = k.open_files.get(file).ok_or(Errno::EBADF)?;
    let Object::Inode(ino) = open.object else { return Err(Errno::ENOTDIR.into()) };
    let inode = k.inodes.get(ino).ok_or(Errno::EBADF)?;
    let Kind::Directory { entries, parent } = &inode.kind else { return Err(Errno::ENOTDIR.into()) };
    let l = &abi::DIRENT;
    if size < l.size as u64 {
        return Err(Errno::EINVAL.into());
    }
    let dots = [(".".to_string(), ino), ("..".to_string(), *parent)];
    let shown = k.names_of_proc(ino);
    let all = dots.iter().map(|(n, i)| (n, *i)).chain(entries.iter().map(|(n, i)| (n, *i)));
    let all = all.chain(shown.iter().map(|n| (n, 0)));
    let (mut bytes, mut at) = (Vec::new(), open.offset);
    for (name, entry) in all.skip(at as usize).take((size / l.size as u64) as usize) {
        at += 1;
        // d_type is the format's bits moved down. Entries of /proc have no inode: they are told as unknown.
        let process = shown.iter().any(|n| n == name) && name.bytes().all(|b| b.is_ascii_digit());
        let other = if process { abi::DT_DIR } else { abi::DT_UNKNOWN };
        let kind = k.inodes.get(entry).map_or(other, |i| i.format() >> 12);
        let mut b = l.make(&[
            ("d_ino", entry.max(1) as u64),
            ("d_off", at),
            ("d_reclen", l.size as u64),
            ("d_type", kind as u64),
        ]);
        let name_at = l.offset("d_name") as usize;
        let n = name.len().min(255);
        b[name_at..name_at + n].copy_from_slice(&name.as_bytes()[..n]);
        bytes.extend(b);
    }
    let n = bytes.len() as i64;
    k.copy_out(cx, out, &bytes.into())?;
    if let Some(open) = k.open_files.get_mut(file) {
        open.offset = at;
    }
    k.tell_file(cx, file, abi::IN_ACCESS);
    Ok(ret(n))
}

/// For `Node`s that are directories: what a listing shows. Kept here beside getdents, which reads it.
pub(super) fn listing(names: Vec<String>) -> Kind {
    Kind::Directory { entries: names.into_iter().map(|n| (n, 0)).collect(), parent: 0 }
}

/// Whether a node can be listed.
pub(super) fn is_listable(node: &Node) -> bool {
    matches!(node, Node::Process(_) | Node::Fds(_) | Node::Tasks(_))
}
