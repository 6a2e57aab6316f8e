//! Opening, reading and writing files (open(2), read(2), truncate(2), stat(2), memfd_create(2)).

use super::clock::SECOND;
use super::event::{Event, Object};
use super::inode::{Device, Inode, Kind, Place};
use super::io::Transfer;
use super::pages::{Bytes, ObjectId};
use super::proc::Node;
use super::process::SignalInfo;
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

/// Model: no file grows past this; `write` then says `EFBIG`. Holes cost nothing.
const MAX_FILE: u64 = 1 << 40;
/// Model: the bytes one write puts into a file at most, so that no program fills the machine at once.
const MAX_WRITE: u64 = 64 << 20;

impl Kernel {
    /// The bytes of a regular file.
    #[must_use]
    pub fn contents(&self, ino: i32) -> Option<ObjectId> {
        match self.inodes.get(ino)?.kind {
            Kind::Regular { memory, .. } => Some(memory),
            _ => None,
        }
    }

    /// Where `SEEK_END` is; none for what cannot be sought in.
    pub(super) fn seek_size(&self, ino: i32) -> Option<u64> {
        match &self.inodes.get(ino)?.kind {
            Kind::Regular { memory, .. } => Some(self.pages.size(*memory)),
            Kind::Directory { .. } => Some(i64::MAX as u64),
            Kind::Device(d) if !matches!(d, Device::Terminal | Device::Pty(_) | Device::Ptmx) => Some(0),
            _ => None,
        }
    }

    /// A byte of the run's own random sequence (an xorshift generator: good enough for programs, and repeatable).
    pub(super) fn random_bytes(&mut self, n: usize) -> Vec<u8> {
        let mut out = Vec::with_capacity(n);
        while out.len() < n {
            let mut x = self.random.max(1);
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            self.random = x;
            out.extend(x.wrapping_mul(0x2545_f491_4f6c_dd1d).to_le_bytes());
        }
        out.truncate(n);
        out
    }

    fn touch(&mut self, ino: i32) {
        let now = self.wall_clock();
        if let Some(inode) = self.inodes.get_mut(ino) {
            (inode.modified, inode.changed) = (now, now);
        }
    }

    /// A new open file description of an inode.
    pub(super) fn open_inode(&mut self, cx: &mut Cx, ino: i32, flags: i64, path: &str) -> Result<i32, Errno> {
        let fd = self.open_object(cx, Object::Inode(ino), flags, path)?;
        if let Some(inode) = self.inodes.get_mut(ino) {
            inode.opens += 1;
        }
        Ok(fd)
    }

    /// The last descriptor of an open file description of this inode is gone.
    pub(super) fn close_inode(&mut self, ino: i32, events: &mut Vec<Event>) {
        if let Some(inode) = self.inodes.get_mut(ino) {
            inode.opens = inode.opens.saturating_sub(1);
        }
        self.free_inode(ino, events);
    }
}

/// open(2) and openat(2).
pub(super) fn sys_openat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (dirfd, flags, mode) = (cx.int(0), cx.flags(2), cx.arg(3) as u32);
    let path = k.path_in(cx, cx.arg(1))?;
    if super::fifo::is_waiting(cx) {
        // A FIFO's open in progress: the name has done its work.
        return super::fifo::open(k, cx, 0, flags, &path);
    }
    k.check_fds(cx.pid, 1)?;
    // open(2), O_EXCL: a symbolic link is a name that exists, wherever it leads.
    let exclusive = flags & abi::O_CREAT != 0 && flags & abi::O_EXCL != 0;
    let place = k.walk(cx.pid, dirfd, &path, flags & abi::O_NOFOLLOW == 0 && !exclusive)?;
    if let Some(node) = &place.proc {
        return open_proc(k, cx, node, flags, &path);
    }
    let writes = flags & abi::O_ACCMODE != abi::O_RDONLY;
    if flags & TMPFILE != 0 {
        return nameless(k, cx, &place, flags, mode, &path);
    }
    let mut made = false;
    let ino = match place.ino {
        Some(_) if exclusive => return Err(Errno::EEXIST.into()),
        Some(ino) => ino,
        None if flags & abi::O_CREAT == 0 => return Err(Errno::ENOENT.into()),
        None if path.ends_with('/') => return Err(Errno::EISDIR.into()),
        None => {
            made = true;
            let memory = k.pages.create(0);
            create(k, cx, &place, Kind::Regular { memory, program: None, seals: None }, mode)?
        }
    };
    let inode = k.inodes.get(ino).ok_or(Errno::ENOENT)?;
    let need = match flags & abi::O_ACCMODE {
        abi::O_RDONLY => 4,
        abi::O_WRONLY => 2,
        _ => 6,
    } | if flags & abi::O_TRUNC != 0 { 2 } else { 0 };
    let refused = match &inode.kind {
        Kind::Symlink(_) => Some(Errno::ELOOP),
        Kind::Directory { .. } if writes || flags & abi::O_CREAT != 0 => Some(Errno::EISDIR),
        Kind::Directory { .. } => None,
        _ if flags & abi::O_DIRECTORY != 0 => Some(Errno::ENOTDIR),
        Kind::Socket => Some(Errno::ENXIO),
        _ => None,
    };
    if let Some(e) = refused.filter(|_| flags & abi::O_PATH == 0) {
        return Err(e.into());
    }
    // A file just made may be written to whatever its mode says (open(2)).
    if !made && flags & abi::O_PATH == 0 {
        k.may(cx.pid, inode, need)?;
    }
    let truncates = flags & abi::O_TRUNC != 0 && !made && matches!(inode.kind, Kind::Regular { .. });
    match inode.kind {
        Kind::Fifo { .. } if flags & abi::O_PATH == 0 => return super::fifo::open(k, cx, ino, flags, &path),
        Kind::Device(Device::Terminal) => {
            // tty(4): only a process whose session has a terminal can open it by this name.
            let sid = k.me(cx)?.sid;
            let tty = k.terminal_of(sid).ok_or(Errno::ENXIO)?;
            if tty != super::tty::CONSOLE {
                return k.open_slave(cx, tty, flags);
            }
            return Ok(ret(i64::from(k.open_object(cx, Object::Terminal, flags, &path)?)));
        }
        Kind::Device(Device::Ptmx) => return k.open_master(cx, flags),
        Kind::Device(Device::Pty(id)) => return k.open_slave(cx, id, flags),
        Kind::Regular { memory, .. } if truncates => {
            k.pages.truncate(memory, 0);
            k.touch(ino);
        }
        _ => {}
    }
    let absolute = k.absolute(cx, &place, &path);
    let fd = k.open_inode(cx, ino, flags, &absolute)?;
    if flags & abi::O_PATH == 0 {
        k.tell_file(cx, k.file_of(cx.pid, fd)?, abi::IN_OPEN);
    }
    if truncates {
        k.tell_place(cx, &place, abi::IN_MODIFY);
    }
    Ok(ret(i64::from(fd)))
}

/// What tells `O_TMPFILE` from `O_DIRECTORY`, which it has in it.
const TMPFILE: i64 = 0o20_000_000;

/// open(2), `O_TMPFILE`: a file without a name in the folder. Model: linkat(2) gives it none.
fn nameless(k: &mut Kernel, cx: &mut Cx, place: &Place, flags: i64, mode: u32, path: &str) -> Answer {
    if flags & abi::O_DIRECTORY == 0 || flags & abi::O_ACCMODE == abi::O_RDONLY {
        return Err(Errno::EINVAL.into());
    }
    let folder = k.inodes.get(place.found()?).ok_or(Errno::ENOENT)?;
    if !folder.is_directory() {
        return Err(Errno::ENOTDIR.into());
    }
    k.may(cx.pid, folder, 3)?;
    let (umask, user) = k.me(cx).map(|p| (p.umask, p.user))?;
    let kind = Kind::Regular { memory: k.pages.create(0), program: None, seals: None };
    let ino = k.new_inode(kind, mode & 0o7777 & !umask, user.uid[1], user.gid[1]);
    if let Some(inode) = k.inodes.get_mut(ino) {
        inode.links = 0;
    }
    cx.emit(Event::Created { tid: cx.tid, object: Object::Inode(ino) });
    let shown = flags & !(TMPFILE | abi::O_DIRECTORY);
    Ok(ret(i64::from(k.open_inode(cx, ino, shown, &format!("{path}/#{ino} (deleted)"))?)))
}

impl Kernel {
    /// The name under which an opened file is listed.
    fn absolute(&self, _cx: &Cx, place: &Place, path: &str) -> String {
        match self.directory_path(place.parent) {
            Some(folder) if place.name != "." => format!("{}/{}", folder.trim_end_matches('/'), place.name),
            Some(folder) => folder,
            None => path.to_string(),
        }
    }
}

/// Makes a new inode under a name that is free.
pub(super) fn create(k: &mut Kernel, cx: &mut Cx, place: &Place, kind: Kind, mode: u32) -> Result<i32, Failure> {
    let parent = k.inodes.get(place.parent).ok_or(Errno::ENOENT)?;
    k.may(cx.pid, parent, 3)?;
    let (umask, user) = k.me(cx).map(|p| (p.umask, p.user))?;
    let ino = k.new_inode(kind, mode & 0o7777 & !umask, user.uid[1], user.gid[1]);
    k.enter_name(place.parent, &place.name, ino);
    cx.emit(Event::Created { tid: cx.tid, object: Object::Inode(ino) });
    k.tell_entry(cx, place.parent, &place.name, ino, abi::IN_CREATE, 0);
    Ok(ino)
}

fn open_proc(k: &mut Kernel, cx: &mut Cx, node: &Node, flags: i64, path: &str) -> Answer {
    if flags & abi::O_ACCMODE != abi::O_RDONLY {
        return Err(Errno::EACCES.into());
    }
    // What is behind a descriptor without a name of its own is opened by sharing its description.
    if let Node::Fd(pid, fd) = node {
        let file = k.file_of(*pid, *fd).map_err(|_| Errno::ENOENT)?;
        return Ok(ret(i64::from(k.install(cx, file, flags & abi::O_CLOEXEC != 0, 0)?)));
    }
    // The text is what it was when the file was opened, as a program that reads it at once sees it.
    let kind = k.proc_snapshot(node).ok_or(Errno::ENOENT)?;
    let ino = k.new_inode(kind, 0o444, 0, 0);
    if let Some(inode) = k.inodes.get_mut(ino) {
        inode.links = 0;
    }
    Ok(ret(i64::from(k.open_inode(cx, ino, flags, path)?)))
}

pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, ino: i32) -> Answer {
    let from = match t.at {
        Some(at) => at,
        None => t.open(k)?.offset,
    };
    let len = t.len();
    let bytes = match &k.inodes.get(ino).ok_or(Errno::EBADF)?.kind {
        Kind::Directory { .. } => return Err(Errno::EISDIR.into()),
        Kind::Regular { memory, .. } => {
            let memory = *memory;
            let n = len.min(k.pages.size(memory).saturating_sub(from));
            k.check_buffer(cx, &t.buffer, n)?;
            k.pages.read(memory, from, n)
        }
        Kind::Device(device) => {
            let device = *device;
            let n = if device == Device::Null { 0 } else { len };
            k.check_buffer(cx, &t.buffer, n)?;
            match device {
                Device::Random => Bytes::from(k.random_bytes(n as usize)),
                _ => Bytes::from(vec![0; n as usize]),
            }
        }
        _ => return Err(Errno::EINVAL.into()),
    };
    let n = bytes.len() as u64;
    if t.at.is_none()
        && n > 0
        && k.contents(ino).is_some()
        && let Some(open) = k.open_files.get_mut(t.file)
    {
        open.offset = from + n;
    }
    if n > 0 && k.contents(ino).is_some() {
        k.note_access(ino);
        k.tell_file(cx, t.file, abi::IN_ACCESS);
    }
    k.deliver(cx, t, Object::Inode(ino), bytes, from)
}

pub(super) fn write(k: &mut Kernel, cx: &mut Cx, t: &Transfer, ino: i32) -> Answer {
    let open = t.open(k)?;
    let (append, offset) = (open.is(abi::O_APPEND), open.offset);
    let (memory, seals) = match &k.inodes.get(ino).ok_or(Errno::EBADF)?.kind {
        Kind::Regular { memory, seals, .. } => (*memory, seals.unwrap_or(0)),
        Kind::Device(Device::Full) => return Err(Errno::ENOSPC.into()),
        Kind::Device(_) => {
            let n = k.fetch(cx, t, 0, t.len())?.len();
            return Ok(ret(n as i64));
        }
        _ => return Err(Errno::EINVAL.into()),
    };
    // open(2), BUGS: on Linux pwrite appends to a file opened with O_APPEND, whatever its offset says.
    let size = k.pages.size(memory);
    let at = if append { size } else { t.at.unwrap_or(offset) };
    let len = t.len().min(MAX_WRITE);
    if i64::from(seals) & abi::F_SEAL_WRITE != 0 || (i64::from(seals) & abi::F_SEAL_GROW != 0 && at + len > size) {
        return Err(Errno::EPERM.into());
    }
    let limit = k.me(cx)?.limit(abi::RLIMIT_FSIZE).min(MAX_FILE);
    if at >= limit && len > 0 {
        // send_sig to oneself: as if by kill.
        let uid = k.process(cx.pid).map_or(0, |p| p.user.uid[0]);
        let info = SignalInfo::from_user(abi::SIGXFSZ as i32, abi::SI_USER, cx.pid, uid);
        k.send_signal(info, cx.pid, Some(cx.tid), Some(cx.tid), cx.events);
        return Err(Errno::EFBIG.into());
    }
    let bytes = k.fetch(cx, t, 0, len.min(limit - at))?;
    let n = bytes.len() as u64;
    if n == 0 {
        return Ok(ret(0));
    }
    k.pages.write(memory, at, &bytes);
    k.touch(ino);
    if t.at.is_none()
        && let Some(open) = k.open_files.get_mut(t.file)
    {
        open.offset = at + n;
    }
    cx.emit(Event::CopiedIn { tid: cx.tid, fd: t.fd, to: Object::Inode(ino), bytes: bytes.data, slot: at });
    k.tell_file(cx, t.file, abi::IN_MODIFY);
    Ok(ret(n as i64))
}

/// sendfile's way into a file.
pub(super) fn append_bytes(k: &mut Kernel, cx: &mut Cx, fd: i32, ino: i32, bytes: &Bytes) -> Result<usize, Failure> {
    let file = k.file_of(cx.pid, fd)?;
    let Some(memory) = k.contents(ino) else { return Ok(bytes.len()) };
    let Some(open) = k.open_files.get_mut(file) else { return Err(Errno::EBADF.into()) };
    let at = open.offset;
    open.offset += bytes.len() as u64;
    k.pages.write(memory, at, bytes);
    k.touch(ino);
    cx.emit(Event::CopiedIn { tid: cx.tid, fd, to: Object::Inode(ino), bytes: bytes.data.clone(), slot: at });
    k.tell_file(cx, file, abi::IN_MODIFY);
    Ok(bytes.len())
}

fn truncate(k: &mut Kernel, cx: &mut Cx, ino: i32, size: u64) -> Answer {
    let (memory, seals) = match &k.inodes.get(ino).ok_or(Errno::ENOENT)?.kind {
        Kind::Regular { memory, seals, .. } => (*memory, i64::from(seals.unwrap_or(0))),
        Kind::Directory { .. } => return Err(Errno::EISDIR.into()),
        _ => return Err(Errno::EINVAL.into()),
    };
    let now = k.pages.size(memory);
    let sealed = (size < now && seals & abi::F_SEAL_SHRINK != 0) || (size > now && seals & abi::F_SEAL_GROW != 0);
    if sealed {
        return Err(Errno::EPERM.into());
    }
    if size > k.me(cx)?.limit(abi::RLIMIT_FSIZE).min(MAX_FILE) {
        return Err(Errno::EFBIG.into());
    }
    k.pages.truncate(memory, size);
    k.touch(ino);
    Ok(ret(0))
}

fn size_arg(cx: &Cx, i: usize) -> Result<u64, Errno> {
    u64::try_from(cx.arg(i) as i64).map_err(|_| Errno::EINVAL)
}

pub(super) fn sys_truncate(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let size = size_arg(cx, 1)?;
    let path = k.path_in(cx, cx.arg(0))?;
    let place = k.walk(cx.pid, abi::AT_FDCWD as i32, &path, true)?;
    let ino = place.found()?;
    let inode = k.inodes.get(ino).ok_or(Errno::ENOENT)?;
    if !inode.is_directory() {
        k.may(cx.pid, inode, 2)?;
    }
    let answer = truncate(k, cx, ino, size)?;
    k.tell_place(cx, &place, abi::IN_MODIFY);
    Ok(answer)
}

pub(super) fn sys_ftruncate(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let open = k.open_file(cx.pid, cx.int(0))?;
    let (object, writable) = (open.object, open.writable());
    let size = size_arg(cx, 1)?;
    match object {
        Object::Inode(ino) if writable => {
            let answer = truncate(k, cx, ino, size)?;
            k.tell_file(cx, k.file_of(cx.pid, cx.int(0))?, abi::IN_MODIFY);
            Ok(answer)
        }
        _ => Err(Errno::EINVAL.into()),
    }
}

/// fallocate(2) with mode 0, and posix_fallocate(3): makes sure that the file is so long.
pub(super) fn sys_fallocate(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (mode, offset, len) = (cx.int(1), cx.arg(2) as i64, cx.arg(3) as i64);
    let open = k.open_file(cx.pid, cx.int(0))?;
    if !open.writable() {
        return Err(Errno::EBADF.into());
    }
    let ino = match open.object {
        Object::Inode(ino) => ino,
        Object::Pipe(_) => return Err(Errno::ESPIPE.into()),
        _ => return Err(Errno::ENODEV.into()),
    };
    let memory = k.contents(ino).ok_or(Errno::ENODEV)?;
    if offset < 0 || len <= 0 {
        return Err(Errno::EINVAL.into());
    }
    // Model: punching holes and keeping the size are left out.
    if mode != 0 {
        return Err(Errno::EOPNOTSUPP.into());
    }
    let end = offset.checked_add(len).ok_or(Errno::EFBIG)? as u64;
    if end > k.pages.size(memory) { truncate(k, cx, ino, end) } else { Ok(ret(0)) }
}

/// memfd_create(2): a file without a name.
pub(super) fn sys_memfd_create(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let name = k.string_in(cx, cx.arg(0), 249).map_err(|f| match f {
        Failure::Errno(Errno::ENAMETOOLONG) => Errno::EINVAL.into(),
        other => other,
    })?;
    let flags = cx.flags(1);
    if flags & !(abi::MFD_CLOEXEC | abi::MFD_ALLOW_SEALING) != 0 {
        return Err(Errno::EINVAL.into());
    }
    k.check_fds(cx.pid, 1)?;
    let memory = k.pages.create(0);
    let seals = if flags & abi::MFD_ALLOW_SEALING != 0 { 0 } else { abi::F_SEAL_SEAL as u32 };
    let user = k.me(cx)?.user;
    let kind = Kind::Regular { memory, program: None, seals: Some(seals) };
    let ino = k.new_inode(kind, 0o777, user.uid[1], user.gid[1]);
    if let Some(inode) = k.inodes.get_mut(ino) {
        inode.links = 0;
    }
    cx.emit(Event::Created { tid: cx.tid, object: Object::Inode(ino) });
    let open = abi::O_RDWR | if flags & abi::MFD_CLOEXEC != 0 { abi::O_CLOEXEC } else { 0 };
    let path = format!("/memfd:{} (deleted)", String::from_utf8_lossy(&name));
    Ok(ret(i64::from(k.open_inode(cx, ino, open, &path)?)))
}

/// fcntl's `F_ADD_SEALS` and `F_GET_SEALS`.
pub(super) fn seals(k: &mut Kernel, file: i32, command: i64, arg: u64) -> Answer {
    let open = k.open_files.get(file).ok_or(Errno::EBADF)?;
    let (Object::Inode(ino), writable) = (open.object, open.writable()) else { return Err(Errno::EINVAL.into()) };
    let mapped = |memory| {
        let stores = |a: &super::mm::Area| {
            a.shared && a.prot & super::mm::PROT_WRITE != 0 && a.object.is_some_and(|(object, _)| object == memory)
        };
        k.spaces.iter().any(|(_, mm)| mm.areas().iter().any(stores))
    };
    let Some(Kind::Regular { memory, .. }) = k.inodes.get(ino).map(|i| &i.kind) else {
        return Err(Errno::EINVAL.into());
    };
    let in_use = mapped(*memory);
    let Some(inode) = k.inodes.get_mut(ino) else { return Err(Errno::EBADF.into()) };
    let Kind::Regular { seals: Some(seals), .. } = &mut inode.kind else { return Err(Errno::EINVAL.into()) };
    if command == abi::F_GET_SEALS {
        return Ok(ret(i64::from(*seals)));
    }
    if i64::from(*seals) & abi::F_SEAL_SEAL != 0 || !writable {
        return Err(Errno::EPERM.into());
    }
    // F_SEAL_WRITE: not while somebody could store through a mapping.
    if arg as i64 & abi::F_SEAL_WRITE != 0 && in_use {
        return Err(Errno::EBUSY.into());
    }
    *seals |= arg as u32 & 0xf;
    Ok(ret(0))
}

impl Kernel {
    fn stat_of(&self, inode: &Inode, ino: i32) -> Vec<u8> {
        let size = match &inode.kind {
            Kind::Regular { memory, .. } => self.pages.size(*memory),
            Kind::Directory { .. } => 4096,
            Kind::Symlink(target) => target.len() as u64,
            _ => 0,
        };
        let device = match inode.kind {
            Kind::Device(Device::Null) => 0x103,
            Kind::Device(Device::Zero) => 0x105,
            Kind::Device(Device::Full) => 0x107,
            Kind::Device(Device::Random) => 0x109,
            Kind::Device(Device::Terminal) => 0x8800,
            Kind::Device(Device::Pty(id)) => 0x8800 + id as u64,
            Kind::Device(Device::Ptmx) => 0x502,
            _ => 0,
        };
        let blocks = if device == 0 { size.div_ceil(4096) * 8 } else { 0 };
        stat_bytes(&Stat { ino, mode: inode.format() as u32 | inode.mode, size, blocks, device, ..Stat::of(inode) })
    }

    fn stat_nameless(&self, object: Object, ino: i32, format: i64) -> Vec<u8> {
        let a = self.nameless_attributes(object);
        stat_bytes(&Stat {
            ino,
            mode: format as u32 | a.mode,
            size: 0,
            blocks: 0,
            device: 0,
            uid: a.uid,
            gid: a.gid,
            links: 1,
            accessed: a.accessed,
            modified: a.modified,
            changed: a.changed,
        })
    }

    fn stat_file(&self, file: i32) -> Result<Vec<u8>, Errno> {
        let open = self.open_files.get(file).ok_or(Errno::EBADF)?;
        let user = self.settings.uid;
        let now = self.settings.epoch.saturating_mul(SECOND);
        let plain = |ino, mode: i64, device| {
            let (uid, gid, links) = (user, user, 1);
            stat_bytes(&Stat {
                ino,
                mode: mode as u32,
                size: 0,
                blocks: 0,
                device,
                uid,
                gid,
                links,
                accessed: now,
                modified: now,
                changed: now,
            })
        };
        Ok(match open.object {
            Object::Inode(ino) => self.stat_of(self.inodes.get(ino).ok_or(Errno::EBADF)?, ino),
            Object::Pipe(id) => match self.pipes.get(id).and_then(|p| p.fifo) {
                Some(ino) => self.stat_of(self.inodes.get(ino).ok_or(Errno::EBADF)?, ino),
                None => self.stat_nameless(open.object, 10_000 + id, abi::S_IFIFO),
            },
            Object::Terminal => plain(3, abi::S_IFCHR | 0o620, 0x8800),
            Object::Pty(id) => plain(3 + id, abi::S_IFCHR | 0o620, 0x8800 + id as u64),
            Object::PtyMaster(_) => plain(2, abi::S_IFCHR | 0o666, 0x502),
            Object::Outside(n) => plain(9_000 + n, abi::S_IFIFO | 0o600, 0),
            Object::Socket(id) => self.stat_nameless(open.object, 20_000 + id, abi::S_IFSOCK),
            Object::MessageQueue(id) => plain(30_000 + id, abi::S_IFREG | 0o600, 0),
            _ => plain(1_000, 0o600, 0),
        })
    }
}

/// What stat(2) tells.
struct Stat {
    ino: i32,
    mode: u32,
    size: u64,
    blocks: u64,
    device: u64,
    uid: u32,
    gid: u32,
    links: u32,
    accessed: u64,
    modified: u64,
    changed: u64,
}

impl Stat {
    fn of(i: &Inode) -> Stat {
        let (uid, gid, links) = (i.uid, i.gid, i.links);
        Stat {
            ino: 0,
            mode: 0,
            size: 0,
            blocks: 0,
            device: 0,
            uid,
            gid,
            links,
            accessed: i.accessed,
            modified: i.modified,
            changed: i.changed,
        }
    }
}

fn stat_bytes(s: &Stat) -> Vec<u8> {
    abi::STAT.make(&[
        ("st_dev", 0x801),
        ("st_ino", s.ino as u64),
        ("st_nlink", s.links.into()),
        ("st_mode", s.mode.into()),
        ("st_uid", s.uid.into()),
        ("st_gid", s.gid.into()),
        ("st_rdev", s.device),
        ("st_size", s.size),
        ("st_blksize", if s.device == 0x8800 { 1024 } else { 4096 }),
        ("st_blocks", s.blocks),
        ("st_atim.tv_sec", s.accessed / SECOND),
        ("st_atim.tv_nsec", s.accessed % SECOND),
        ("st_mtim.tv_sec", s.modified / SECOND),
        ("st_mtim.tv_nsec", s.modified % SECOND),
        ("st_ctim.tv_sec", s.changed / SECOND),
        ("st_ctim.tv_nsec", s.changed % SECOND),
    ])
}

fn stat_path(k: &mut Kernel, cx: &mut Cx, dirfd: i32, path: &str, follow: bool, out: u64) -> Answer {
    let place = k.walk(cx.pid, dirfd, path, follow)?;
    let bytes = match &place.proc {
        Some(Node::Fd(pid, fd)) if follow => k.stat_file(k.file_of(*pid, *fd).map_err(|_| Errno::ENOENT)?)?,
        Some(node) => {
            let mode = k.proc_mode(node);
            let links = if i64::from(mode) & abi::S_IFMT == abi::S_IFDIR { 2 } else { 1 };
            let (uid, gid) = k.me(cx).map(|p| (p.user.uid[0], p.user.gid[0]))?;
            let now = k.wall_clock();
            stat_bytes(&Stat {
                ino: 1,
                mode,
                size: 0,
                blocks: 0,
                device: 0,
                uid,
                gid,
                links,
                accessed: now,
                modified: now,
                changed: now,
            })
        }
        None => {
            let ino = place.found()?;
            k.stat_of(k.inodes.get(ino).ok_or(Errno::ENOENT)?, ino)
        }
    };
    k.copy_out(cx, out, &bytes.into())?;
    Ok(ret(0))
}

pub(super) fn sys_stat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(0))?;
    stat_path(k, cx, abi::AT_FDCWD as i32, &path, true, cx.arg(1))
}

pub(super) fn sys_lstat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let path = k.path_in(cx, cx.arg(0))?;
    stat_path(k, cx, abi::AT_FDCWD as i32, &path, false, cx.arg(1))
}

pub(super) fn sys_fstat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let bytes = k.stat_file(k.file_of(cx.pid, cx.int(0))?)?;
    k.copy_out(cx, cx.arg(1), &bytes.into())?;
    Ok(ret(0))
}

pub(super) fn sys_fstatat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (dirfd, out, flags) = (cx.int(0), cx.arg(2), cx.flags(3));
    let path = k.path_in(cx, cx.arg(1))?;
    if path.is_empty() && flags & abi::AT_EMPTY_PATH != 0 {
        let bytes = k.stat_file(k.file_of(cx.pid, dirfd)?)?;
        k.copy_out(cx, out, &bytes.into())?;
        return Ok(ret(0));
    }
    stat_path(k, cx, dirfd, &path, flags & abi::AT_SYMLINK_NOFOLLOW == 0, out)
}
