//! The file tree (inode(7), path_resolution(7)): directories, regular files, symbolic links, FIFOs, devices.
//!
//! - A name is an entry of a directory; what it leads to is an inode, which lives as long as a name or an open file
//!   description leads to it.
//! - The bytes of a regular file are an object of `Kernel::pages`, so that `read`, `write` and a mapping see one thing.
//! - Permissions are checked as for an ordinary user (`Settings::uid`); root passes.
//!
//! Model: one file system in memory, no mounts. Access times are kept as by `relatime`, Linux's default (mount(8)).

use std::collections::BTreeMap;

use super::clock::SECOND;
use super::event::{Event, Object};
use super::pages::{Bytes, ObjectId};
use super::proc::Node;
use super::{Errno, Kernel, Pid, abi};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Inode {
    pub kind: Kind,
    /// Permission bits, with set-id and sticky.
    pub mode: u32,
    pub uid: u32,
    pub gid: u32,
    /// Names that lead here (a directory: 2 and one for each subdirectory).
    pub links: u32,
    /// Open file descriptions that lead here.
    pub opens: u32,
    /// Nanoseconds since 1970.
    pub accessed: u64,
    pub modified: u64,
    pub changed: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Regular {
        memory: ObjectId,
        /// An executable: the program the machine is to load.
        program: Option<String>,
        /// memfd_create(2): `F_SEAL_*`, or none if it cannot be sealed.
        seals: Option<u32>,
    },
    Directory {
        entries: BTreeMap<String, i32>,
        parent: i32,
    },
    Symlink(String),
    /// The pipe behind it, while somebody has it open.
    Fifo {
        pipe: Option<i32>,
    },
    Device(Device),
    /// A UNIX socket's name.
    Socket,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Device {
    Null,
    Zero,
    Full,
    /// `/dev/random` and `/dev/urandom`: the run's own seeded sequence.
    Random,
    /// `/dev/tty`: the terminal of the session.
    Terminal,
    /// `/dev/ptmx`: each open makes a pseudo-terminal; its slave.
    Ptmx,
    Pty(i32),
}

impl Inode {
    /// `S_IFREG` and so on.
    #[must_use]
    pub fn format(&self) -> i64 {
        match self.kind {
            Kind::Regular { .. } => abi::S_IFREG,
            Kind::Directory { .. } => abi::S_IFDIR,
            Kind::Symlink(_) => abi::S_IFLNK,
            Kind::Fifo { .. } => abi::S_IFIFO,
            Kind::Device(_) => abi::S_IFCHR,
            Kind::Socket => abi::S_IFSOCK,
        }
    }

    #[must_use]
    pub fn is_directory(&self) -> bool {
        matches!(self.kind, Kind::Directory { .. })
    }
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The directory of the last component, and the component.
    pub parent: i32,
    pub name: String,
    /// What is there; none if only the last component is missing.
    pub ino: Option<i32>,
    /// Something under `/proc`, which has no inode.
    pub proc: Option<Node>,
}

impl Place {
    pub fn found(&self) -> Result<i32, Errno> {
        // What `/proc` shows cannot be linked, removed or executed.
        if self.proc.is_some() { Err(Errno::EACCES) } else { self.ino.ok_or(Errno::ENOENT) }
    }
}

/// path_resolution(7): symbolic links followed in one resolution at most.
const MAX_LINKS: u32 = 40;

/// Those beside root that every system has and programs ask for by name.
const SYSTEM_USERS: &str = "\
    daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n\
    bin:x:2:2:bin:/bin:/usr/sbin/nologin\n\
    nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n";
const SYSTEM_GROUPS: &str = "\
    daemon:x:1:\n\
    bin:x:2:\n\
    tty:x:5:\n\
    nogroup:x:65534:\n";

impl Kernel {
    /// Nanoseconds since 1970.
    pub(super) fn wall_clock(&self) -> u64 {
        self.clock(abi::CLOCK_REALTIME).unwrap_or(self.settings.epoch.saturating_mul(SECOND))
    }

    pub(super) fn new_inode(&mut self, kind: Kind, mode: u32, uid: u32, gid: u32) -> i32 {
        let now = self.wall_clock();
        let links = if matches!(kind, Kind::Directory { .. }) { 2 } else { 1 };
        self.inodes.add(Inode { kind, mode, uid, gid, links, opens: 0, accessed: now, modified: now, changed: now })
    }

    /// Its contents have been read or mapped: the time of access is set if it is not later than the last change, or a
    /// day old.
    pub(super) fn note_access(&mut self, ino: i32) {
        let now = self.wall_clock();
        let day = 24 * 3600 * super::clock::SECOND;
        let stale =
            |i: &Inode| i.accessed <= i.modified || i.accessed <= i.changed || now.saturating_sub(i.accessed) >= day;
        if self.inodes.get(ino).is_some_and(|i| i.accessed != now && stale(i))
            && let Some(inode) = self.inodes.get_mut(ino)
        {
            inode.accessed = now;
        }
    }

    /// Puts a name into a directory.
    pub(super) fn enter_name(&mut self, directory: i32, name: &str, ino: i32) {
        let now = self.wall_clock();
        let is_directory = self.inodes.get(ino).is_some_and(Inode::is_directory);
        let Some(inode) = self.inodes.get_mut(directory) else { return };
        inode.links += u32::from(is_directory);
        (inode.modified, inode.changed) = (now, now);
        if let Kind::Directory { entries, .. } = &mut inode.kind {
            entries.insert(name.to_string(), ino);
        }
    }

    /// Takes a name out of a directory; the inode keeps its link count.
    pub(super) fn take_name(&mut self, directory: i32, name: &str) -> Option<i32> {
        let now = self.wall_clock();
        let inode = self.inodes.get_mut(directory)?;
        (inode.modified, inode.changed) = (now, now);
        let Kind::Directory { entries, .. } = &mut inode.kind else { return None };
        let ino = entries.remove(name)?;
        if self.inodes.get(ino).is_some_and(Inode::is_directory)
            && let Some(parent) = self.inodes.get_mut(directory)
        {
            parent.links -= 1;
        }
        Some(ino)
    }

    /// The tree as a run finds it.
    pub(super) fn make_tree(&mut self) {
        let uid = self.settings.uid;
        let root = self.new_inode(Kind::Directory { entries: BTreeMap::new(), parent: 0 }, 0o755, 0, 0);
        if let Some(Kind::Directory { parent, .. }) = self.inodes.get_mut(root).map(|i| &mut i.kind) {
            *parent = root;
        }
        self.root = root;
        for (path, mode, owner) in [
            ("/bin", 0o755, 0),
            ("/usr", 0o755, 0),
            ("/etc", 0o755, 0),
            ("/home", 0o755, 0),
            ("/home/user", 0o755, uid),
            ("/tmp", 0o1777, 0),
            ("/var", 0o755, 0),
            ("/var/tmp", 0o1777, 0),
            ("/var/log", 0o755, 0),
            ("/run", 0o1777, 0),
            ("/proc", 0o555, 0),
            ("/dev", 0o755, 0),
            ("/dev/shm", 0o1777, 0),
            ("/dev/mqueue", 0o1777, 0),
            ("/dev/pts", 0o755, 0),
        ] {
            self.make_path(path, Kind::Directory { entries: BTreeMap::new(), parent: root }, mode, owner);
        }
        for (path, device) in [
            ("/dev/null", Device::Null),
            ("/dev/zero", Device::Zero),
            ("/dev/full", Device::Full),
            ("/dev/random", Device::Random),
            ("/dev/urandom", Device::Random),
            ("/dev/tty", Device::Terminal),
            ("/dev/pts/0", Device::Terminal),
            ("/dev/ptmx", Device::Ptmx),
        ] {
            let mode = if path == "/dev/pts/0" { 0o620 } else { 0o666 };
            self.make_path(path, Kind::Device(device), mode, if path == "/dev/pts/0" { uid } else { 0 });
        }
        for (path, target) in [
            ("/usr/bin", "/bin"),
            ("/var/run", "/run"),
            ("/dev/stdin", "/proc/self/fd/0"),
            ("/dev/stdout", "/proc/self/fd/1"),
            ("/dev/stderr", "/proc/self/fd/2"),
            ("/dev/fd", "/proc/self/fd"),
        ] {
            self.make_path(path, Kind::Symlink(target.to_string()), 0o777, 0);
        }
        let host = self.settings.hostname.clone();
        let known: Vec<String> =
            (self.settings.hosts.iter()).map(|h| format!("{}\t{}\n", std::net::Ipv4Addr::from(h.ip), h.name)).collect();
        let own = if known.is_empty() { format!("127.0.1.1\t{host}\n") } else { known.concat() };
        let user = format!("user:x:{uid}:{uid}:User,,,:/home/user:/bin/sh\n");
        let user = if uid == 0 { String::new() } else { user };
        let group = if uid == 0 { String::new() } else { format!("user:x:{uid}:\n") };
        for (path, text) in [
            ("/etc/hosts", format!("127.0.0.1\tlocalhost\n{own}::1\tlocalhost\n")),
            ("/etc/hostname", format!("{host}\n")),
            ("/etc/passwd", format!("root:x:0:0:root:/root:/bin/sh\n{SYSTEM_USERS}{user}")),
            ("/etc/group", format!("root:x:0:\n{SYSTEM_GROUPS}{group}")),
            ("/etc/services", SERVICES.to_string()),
        ] {
            self.add_file(path, text.as_bytes());
        }
        self.home = self.lookup_from(root, "/home/user").unwrap_or(root);
    }

    pub(super) fn make_path(&mut self, path: &str, kind: Kind, mode: u32, owner: u32) -> Option<i32> {
        let (folder, name) = path.rsplit_once('/')?;
        let parent = if folder.is_empty() { self.root } else { self.lookup_from(self.root, folder)? };
        let kind = match kind {
            Kind::Directory { entries, .. } => Kind::Directory { entries, parent },
            other => other,
        };
        let ino = self.new_inode(kind, mode, owner, owner);
        self.enter_name(parent, name, ino);
        Some(ino)
    }

    /// Follows plain names downwards: for those who know what is there.
    pub(super) fn lookup_from(&self, from: i32, path: &str) -> Option<i32> {
        path.split('/').filter(|c| !c.is_empty()).try_fold(from, |ino, name| match &self.inodes.get(ino)?.kind {
            Kind::Directory { entries, .. } => entries.get(name).copied(),
            _ => None,
        })
    }

    /// Puts a data file into the tree before the run: an absolute path, or one in the first process's directory.
    /// Folders on the way are made.
    pub fn add_file(&mut self, path: &str, bytes: &[u8]) {
        let memory = self.pages.create(0);
        self.pages.write(memory, 0, &Bytes::from(bytes));
        self.add_regular(path, memory, None, 0o644);
    }

    /// Puts an executable into the tree before the run; `program` is what `Flow::Exec` will name.
    pub fn add_program(&mut self, path: &str, program: &str) {
        let memory = self.pages.create(0);
        // What an executable begins with; its code is the machine's.
        self.pages.write(memory, 0, &Bytes::from(&b"\x7fELF"[..]));
        self.add_regular(path, memory, Some(program.to_string()), 0o755);
    }

    fn add_regular(&mut self, path: &str, memory: ObjectId, program: Option<String>, mode: u32) {
        let mut at = if path.starts_with('/') { self.root } else { self.home };
        let system = path.starts_with('/') && !path.starts_with("/home/") && !path.starts_with("/tmp/");
        let owner = if system { 0 } else { self.settings.uid };
        let mut names: Vec<&str> = path.split('/').filter(|c| !c.is_empty() && *c != ".").collect();
        let Some(name) = names.pop() else { return };
        for folder in names {
            at = match self.lookup_from(at, folder) {
                Some(next) => next,
                None => {
                    let kind = Kind::Directory { entries: BTreeMap::new(), parent: at };
                    let next = self.new_inode(kind, 0o755, owner, owner);
                    self.enter_name(at, folder, next);
                    next
                }
            };
        }
        let ino = self.new_inode(Kind::Regular { memory, program, seals: None }, mode, owner, owner);
        if let Some(old) = self.take_name(at, name) {
            self.drop_name(old, &mut Vec::new());
        }
        self.enter_name(at, name, ino);
    }

    /// Whether a process may use an inode: bits 4 read, 2 write, 1 execute or search.
    pub(super) fn may(&self, pid: Pid, inode: &Inode, bits: u32) -> Result<(), Errno> {
        let user = self.process(pid)?.user;
        self.may_as(user.uid[1], user.gid[1], inode, bits)
    }

    pub(super) fn may_as(&self, uid: u32, gid: u32, inode: &Inode, bits: u32) -> Result<(), Errno> {
        let mode = match (uid, gid) {
            // Root may all, but execute only what somebody may.
            (0, _) => 0o6 | u32::from(inode.is_directory() || inode.mode & 0o111 != 0),
            (uid, _) if uid == inode.uid => inode.mode >> 6,
            (_, gid) if gid == inode.gid => inode.mode >> 3,
            _ => inode.mode,
        };
        if bits & !mode & 7 == 0 { Ok(()) } else { Err(Errno::EACCES) }
    }

    /// The directory a path of this process begins in.
    fn start(&self, pid: Pid, dirfd: i32, path: &str) -> Result<i32, Errno> {
        if path.starts_with('/') {
            return Ok(self.root);
        }
        if i64::from(dirfd) == abi::AT_FDCWD {
            return Ok(self.process(pid)?.cwd);
        }
        match self.named_file(pid, dirfd)?.object {
            Object::Inode(ino) if self.inodes.get(ino).is_some_and(Inode::is_directory) => Ok(ino),
            _ => Err(Errno::ENOTDIR),
        }
    }

    /// Resolves a path (path_resolution(7)). `follow`: a symbolic link as the last component is followed, too.
    pub(super) fn walk(&self, pid: Pid, dirfd: i32, path: &str, follow: bool) -> Result<Place, Errno> {
        if path.is_empty() {
            return Err(Errno::ENOENT);
        }
        let mut at = self.start(pid, dirfd, path)?;
        // The components still to come, the next one last.
        let mut rest: Vec<String> = path.split('/').rev().map(str::to_string).collect();
        let wants_directory = path.ends_with('/') || path.ends_with("/.");
        let mut links = 0;
        let proc_root = self.lookup_from(self.root, "proc");
        loop {
            rest.retain(|c| !c.is_empty() && c != ".");
            let Some(name) = rest.pop() else {
                return Ok(Place { parent: at, name: ".".to_string(), ino: Some(at), proc: None });
            };
            let inode = self.inodes.get(at).ok_or(Errno::ENOENT)?;
            let Kind::Directory { entries, parent } = &inode.kind else { return Err(Errno::ENOTDIR) };
            self.may(pid, inode, 1)?;
            if name.len() > abi::NAME_MAX as usize {
                return Err(Errno::ENAMETOOLONG);
            }
            if name == ".." {
                at = *parent;
                continue;
            }
            if Some(at) == proc_root {
                let mut names = vec![name.clone()];
                names.extend(rest.iter().rev().cloned());
                let (node, used) = self.find_proc(pid, &names)?;
                // `/proc/self/fd/3` and the like lead on to a file.
                let last = used == names.len();
                if let Some(ino) = self.proc_link(&node).filter(|_| follow || !last) {
                    at = ino;
                    rest.truncate(names.len() - used);
                    if last {
                        return Ok(Place { parent: at, name, ino: Some(ino), proc: None });
                    }
                    continue;
                }
                if !last {
                    return Err(Errno::ENOTDIR);
                }
                return Ok(Place { parent: at, name, ino: None, proc: Some(node) });
            }
            let last = rest.is_empty();
            let Some(&ino) = entries.get(&name) else {
                if last && (self.inodes.get(at).is_some_and(|i| i.links > 0)) {
                    return Ok(Place { parent: at, name, ino: None, proc: None });
                }
                return Err(Errno::ENOENT);
            };
            match self.inodes.get(ino).map(|i| &i.kind) {
                Some(Kind::Symlink(target)) if !last || follow || wants_directory => {
                    links += 1;
                    if links > MAX_LINKS {
                        return Err(Errno::ELOOP);
                    }
                    if target.starts_with('/') {
                        at = self.root;
                    }
                    rest.extend(target.split('/').rev().map(str::to_string));
                }
                Some(Kind::Directory { .. }) if !last => at = ino,
                Some(_) if last => {
                    if wants_directory && !self.inodes.get(ino).is_some_and(Inode::is_directory) {
                        return Err(Errno::ENOTDIR);
                    }
                    return Ok(Place { parent: at, name, ino: Some(ino), proc: None });
                }
                Some(_) => return Err(Errno::ENOTDIR),
                None => return Err(Errno::ENOENT),
            }
        }
    }

    /// The inode a path leads to.
    pub(super) fn lookup(&self, pid: Pid, dirfd: i32, path: &str, follow: bool) -> Result<i32, Errno> {
        self.walk(pid, dirfd, path, follow)?.found()
    }

    /// The absolute path of a directory (getcwd(3)).
    #[must_use]
    pub fn directory_path(&self, ino: i32) -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        let mut at = ino;
        while at != self.root {
            let Kind::Directory { parent, .. } = self.inodes.get(at)?.kind else { return None };
            let Kind::Directory { entries, .. } = &self.inodes.get(parent)?.kind else { return None };
            names.push(entries.iter().find(|(_, i)| **i == at)?.0.clone());
            at = parent;
        }
        names.reverse();
        Some(format!("/{}", names.join("/")))
    }

    /// One name fewer leads to an inode.
    pub(super) fn drop_name(&mut self, ino: i32, events: &mut Vec<Event>) {
        let now = self.wall_clock();
        if let Some(inode) = self.inodes.get_mut(ino) {
            let directory = inode.is_directory();
            inode.links = if directory { 0 } else { inode.links.saturating_sub(1) };
            inode.changed = now;
        }
        self.free_inode(ino, events);
    }

    /// Frees an inode that nothing leads to any more; its bytes stay as long as somebody maps them.
    pub(super) fn free_inode(&mut self, ino: i32, events: &mut Vec<Event>) {
        let Some(inode) = self.inodes.get(ino) else { return };
        let in_use = inode.links > 0 || inode.opens > 0;
        if in_use || self.processes.iter().any(|(_, p)| p.cwd == ino) {
            return;
        }
        self.end_watches(ino, events);
        let Some(inode) = self.inodes.remove(ino) else { return };
        events.push(Event::Destroyed { object: Object::Inode(ino) });
        if let Kind::Regular { memory, .. } = inode.kind {
            self.loose.push(memory);
            self.release_memory(events);
        }
    }

    /// Frees memory objects without a name that no process maps.
    pub(super) fn release_memory(&mut self, events: &mut Vec<Event>) {
        if self.loose.is_empty() {
            return;
        }
        let (keep, gone): (Vec<ObjectId>, Vec<ObjectId>) = self.loose.iter().partition(|id| self.is_mapped(**id));
        self.loose = keep;
        for id in gone {
            self.pages.remove(id);
            events.push(Event::Destroyed { object: Object::Memory(id) });
        }
    }

    /// Whether some process maps this memory object. A private mapping counts, too: what lies past the object's end
    /// cannot be touched, and pages not written to are the object's.
    #[must_use]
    pub fn is_mapped(&self, id: ObjectId) -> bool {
        self.spaces.iter().any(|(_, mm)| mm.areas().iter().any(|a| a.object.is_some_and(|o| o.0 == id)))
    }
}

/// Well-known ports (services(5)), for getservbyname and getaddrinfo.
const SERVICES: &str = "echo\t7/tcp\necho\t7/udp\ndiscard\t9/tcp\ndiscard\t9/udp\ndaytime\t13/tcp\ndaytime\t13/udp\n\
ftp\t21/tcp\nssh\t22/tcp\ntelnet\t23/tcp\nsmtp\t25/tcp\ntime\t37/tcp\ntime\t37/udp\ndomain\t53/tcp\ndomain\t53/udp\n\
tftp\t69/udp\nfinger\t79/tcp\nhttp\t80/tcp\npop3\t110/tcp\nsunrpc\t111/tcp\nsunrpc\t111/udp\nntp\t123/udp\n\
imap2\t143/tcp\nhttps\t443/tcp\n";
