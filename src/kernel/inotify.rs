//! inotify(7): a list of files and folders that are watched, and a queue of what happened to them, behind a descriptor.
//!
//! - A watch is on an inode. What happens to a file is told to those who watch the file, and, with its name, to those who
//!   watch the folder it was found in.
//! - Two notices in a row that say the same are one.
//! - A watch ends when it is taken away, when its file is gone, or after its first notice with `IN_ONESHOT`; `IN_IGNORED`
//!   then tells so.
//!
//! Model: nothing is unmounted; `IN_EXCL_UNLINK` changes nothing; running a program is not told as an open of its file.

use std::collections::VecDeque;

use super::event::{Event, Object};
use super::inode::{Inode, Kind, Place};
use super::io::Transfer;
use super::pages::Bytes;
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Kernel, Tid, abi, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Inotify {
    /// In the order of their descriptors.
    pub watches: Vec<Watched>,
    /// The watch descriptor given last.
    last: i32,
    pub queue: VecDeque<Told>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Watched {
    pub wd: i32,
    pub ino: i32,
    pub mask: u32,
    /// As it was watched: for the figure.
    pub path: String,
}

/// A notice; its name is empty if it is about the watched file itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Told {
    pub wd: i32,
    pub mask: u32,
    pub cookie: u32,
    pub name: String,
}

/// `/proc/sys/fs/inotify/max_queued_events`.
const MOST: usize = 16_384;
/// Every bit that means something, in a watch or in a notice.
const KNOWN: i64 = abi::IN_ALL_EVENTS
    | abi::IN_UNMOUNT
    | abi::IN_Q_OVERFLOW
    | abi::IN_IGNORED
    | abi::IN_ONLYDIR
    | abi::IN_DONT_FOLLOW
    | abi::IN_EXCL_UNLINK
    | abi::IN_MASK_CREATE
    | abi::IN_MASK_ADD
    | abi::IN_ISDIR
    | abi::IN_ONESHOT;
/// The bytes of `struct inotify_event` before the name.
const HEAD: usize = 16;

impl Told {
    /// Bytes of it, the name with zeros up to a multiple of the head's size.
    fn len(&self) -> usize {
        HEAD + if self.name.is_empty() { 0 } else { (self.name.len() + 1).next_multiple_of(HEAD) }
    }

    fn put(&self, out: &mut Vec<u8>) {
        let end = out.len() + self.len();
        for word in [self.wd as u32, self.mask, self.cookie, (self.len() - HEAD) as u32] {
            out.extend(word.to_le_bytes());
        }
        out.extend(self.name.as_bytes());
        out.resize(end, 0);
    }

    /// As inotify(7) names the mask.
    #[must_use]
    pub fn words(&self) -> String {
        let bits = NAMES.iter().filter(|(bit, _)| i64::from(self.mask) & bit != 0).map(|(_, name)| *name);
        bits.collect::<Vec<_>>().join("|")
    }
}

const NAMES: [(i64, &str); 15] = [
    (abi::IN_ACCESS, "IN_ACCESS"),
    (abi::IN_MODIFY, "IN_MODIFY"),
    (abi::IN_ATTRIB, "IN_ATTRIB"),
    (abi::IN_CLOSE_WRITE, "IN_CLOSE_WRITE"),
    (abi::IN_CLOSE_NOWRITE, "IN_CLOSE_NOWRITE"),
    (abi::IN_OPEN, "IN_OPEN"),
    (abi::IN_MOVED_FROM, "IN_MOVED_FROM"),
    (abi::IN_MOVED_TO, "IN_MOVED_TO"),
    (abi::IN_CREATE, "IN_CREATE"),
    (abi::IN_DELETE, "IN_DELETE"),
    (abi::IN_DELETE_SELF, "IN_DELETE_SELF"),
    (abi::IN_MOVE_SELF, "IN_MOVE_SELF"),
    (abi::IN_IGNORED, "IN_IGNORED"),
    (abi::IN_Q_OVERFLOW, "IN_Q_OVERFLOW"),
    (abi::IN_ISDIR, "IN_ISDIR"),
];

impl Inotify {
    /// The queue's bytes, as `FIONREAD` counts them.
    #[must_use]
    pub fn bytes_waiting(&self) -> u64 {
        self.queue.iter().map(|t| t.len() as u64).sum()
    }

    fn push(&mut self, told: Told) {
        let same = |last: &Told| (last.wd, last.mask, &last.name) == (told.wd, told.mask, &told.name);
        if self.queue.back().is_some_and(same) {
            return;
        }
        if self.queue.len() >= MOST {
            let full = Told { wd: -1, mask: abi::IN_Q_OVERFLOW as u32, cookie: 0, name: String::new() };
            if self.queue.back() != Some(&full) {
                self.queue.push_back(full);
            }
            return;
        }
        self.queue.push_back(told);
    }

    fn end(&mut self, wd: i32) {
        self.watches.retain(|w| w.wd != wd);
        self.push(Told { wd, mask: abi::IN_IGNORED as u32, cookie: 0, name: String::new() });
    }
}

impl Kernel {
    /// Tells those who watch this inode. `about`: what they are told of is in the folder, under this name.
    fn tell(
        &mut self,
        ino: i32,
        mask: i64,
        about: Option<&str>,
        cookie: u32,
        by: Option<Tid>,
        events: &mut Vec<Event>,
    ) {
        for id in self.inotifies.ids() {
            let Some(n) = self.inotifies.get(id) else { continue };
            let kind = mask & abi::IN_ALL_EVENTS;
            let wanted = |w: &&Watched| w.ino == ino && i64::from(w.mask) & kind != 0;
            let Some(watch) = n.watches.iter().find(wanted).cloned() else { continue };
            let Some(n) = self.inotifies.get_mut(id) else { continue };
            n.push(Told { wd: watch.wd, mask: mask as u32, cookie, name: about.unwrap_or_default().to_string() });
            if i64::from(watch.mask) & abi::IN_ONESHOT != 0 {
                n.end(watch.wd);
            }
            self.wake_all(Channel::Inotify(id), by, events);
        }
    }

    /// A bit that says whether what happened is about a folder.
    fn folder_bit(&self, ino: i32) -> i64 {
        if self.inodes.get(ino).is_some_and(Inode::is_directory) { abi::IN_ISDIR } else { 0 }
    }

    /// Something happened to a folder's entry: it came, it went, it was moved.
    pub(super) fn tell_entry(&mut self, cx: &mut Cx, folder: i32, name: &str, ino: i32, mask: i64, cookie: u32) {
        if self.inotifies.is_empty() {
            return;
        }
        let mask = mask | self.folder_bit(ino);
        self.tell(folder, mask, Some(name), cookie, Some(cx.tid), cx.events);
    }

    /// Something happened to a file, wherever it is: its number of links changed, it was moved.
    pub(super) fn tell_self(&mut self, cx: &mut Cx, ino: i32, mask: i64) {
        if !self.inotifies.is_empty() {
            // inotify(7): about themselves, folders are not told to be folders.
            let folder = if mask == abi::IN_MOVE_SELF { 0 } else { self.folder_bit(ino) };
            self.tell(ino, mask | folder, None, 0, Some(cx.tid), cx.events);
        }
    }

    /// Something happened to a file that a path led to.
    pub(super) fn tell_place(&mut self, cx: &mut Cx, place: &Place, mask: i64) {
        if self.inotifies.is_empty() {
            return;
        }
        let Some(ino) = place.ino else { return };
        let found = match place.name.as_str() {
            // The path ended in `.`, `..` or `/`.
            "." => self.place_of(ino),
            name => Some((place.parent, name.to_string())),
        };
        self.tell_both(ino, mask, found, Some(cx.tid), cx.events);
    }

    /// Something happened to a file by way of an open file description: `path` is how it was opened.
    pub(super) fn tell_open(&mut self, ino: i32, path: &str, mask: i64, by: Option<Tid>, events: &mut Vec<Event>) {
        if self.inotifies.is_empty() {
            return;
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let folder = self.lookup_from(self.root, folder);
        let there = folder.and_then(|f| match &self.inodes.get(f)?.kind {
            Kind::Directory { entries, .. } => entries.get(name).copied(),
            _ => None,
        });
        let nameless = self.inodes.get(ino).is_none_or(|i| i.links == 0);
        // One that has no name any more is still told of under its last.
        let found = match folder {
            Some(f) if there == Some(ino) || nameless => Some((f, name.to_string())),
            _ => self.place_of(ino),
        };
        self.tell_both(ino, mask, found, by, events);
    }

    /// The same, by its number.
    pub(super) fn tell_file(&mut self, cx: &mut Cx, file: i32, mask: i64) {
        if self.inotifies.is_empty() {
            return;
        }
        let Some(open) = self.open_files.get(file) else { return };
        let path = open.path.clone();
        let ino = match open.object {
            Object::Inode(ino) => Some(ino),
            Object::Pipe(id) => self.pipes.get(id).and_then(|p| p.fifo),
            _ => None,
        };
        if let Some(ino) = ino {
            self.tell_open(ino, &path, mask, Some(cx.tid), cx.events);
        }
    }

    fn tell_both(
        &mut self,
        ino: i32,
        mask: i64,
        found: Option<(i32, String)>,
        by: Option<Tid>,
        events: &mut Vec<Event>,
    ) {
        let mask = mask | self.folder_bit(ino);
        if let Some((folder, name)) = found {
            self.tell(folder, mask, Some(&name), 0, by, events);
        }
        self.tell(ino, mask, None, 0, by, events);
    }

    /// A folder that has an entry for this inode, and the entry's name.
    fn place_of(&self, ino: i32) -> Option<(i32, String)> {
        self.inodes.iter().find_map(|(folder, i)| match &i.kind {
            Kind::Directory { entries, .. } => {
                entries.iter().find(|(_, e)| **e == ino).map(|(name, _)| (folder, name.clone()))
            }
            _ => None,
        })
    }

    /// An inode is gone, and with it every watch on it.
    pub(super) fn end_watches(&mut self, ino: i32, events: &mut Vec<Event>) {
        if self.inotifies.is_empty() {
            return;
        }
        self.tell(ino, abi::IN_DELETE_SELF, None, 0, None, events);
        for id in self.inotifies.ids() {
            let watch = self.inotifies.get(id).and_then(|n| n.watches.iter().find(|w| w.ino == ino)).map(|w| w.wd);
            if let (Some(wd), Some(n)) = (watch, self.inotifies.get_mut(id)) {
                n.end(wd);
                self.wake_all(Channel::Inotify(id), None, events);
            }
        }
    }

    /// A number that ties the two notices of a move together.
    pub(super) fn next_cookie(&mut self) -> u32 {
        if !self.inotifies.is_empty() {
            self.inotify_cookie += 1;
        }
        self.inotify_cookie
    }

    fn inotify_of(&self, cx: &Cx) -> Result<i32, Errno> {
        match self.open_file(cx.pid, cx.int(0))?.object {
            Object::Inotify(id) => Ok(id),
            _ => Err(Errno::EINVAL),
        }
    }
}

fn make(k: &mut Kernel, cx: &mut Cx, flags: i64) -> Answer {
    if flags & !(abi::IN_CLOEXEC | abi::IN_NONBLOCK) != 0 {
        return Err(Errno::EINVAL.into());
    }
    k.check_fds(cx.pid, 1)?;
    let id = k.inotifies.add(Inotify::default());
    let object = Object::Inotify(id);
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(i64::from(k.open_object(cx, object, flags | abi::O_RDONLY, "anon_inode:inotify")?)))
}

pub(super) fn sys_inotify_init(k: &mut Kernel, cx: &mut Cx) -> Answer {
    make(k, cx, 0)
}

pub(super) fn sys_inotify_init1(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(0);
    make(k, cx, flags)
}

/// inotify_add_watch(fd, path, mask): a new watch, or another mask for the one there is.
pub(super) fn sys_inotify_add_watch(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let mask = i64::from(cx.arg(2) as u32);
    let has = |bit: i64| mask & bit != 0;
    if !has(KNOWN) {
        return Err(Errno::EINVAL.into());
    }
    if has(abi::IN_MASK_ADD) && has(abi::IN_MASK_CREATE) {
        k.open_file(cx.pid, cx.int(0))?;
        return Err(Errno::EINVAL.into());
    }
    let id = k.inotify_of(cx)?;
    let path = k.path_in(cx, cx.arg(1))?;
    let ino = k.lookup(cx.pid, abi::AT_FDCWD as i32, &path, !has(abi::IN_DONT_FOLLOW))?;
    let inode = k.inodes.get(ino).ok_or(Errno::ENOENT)?;
    if has(abi::IN_ONLYDIR) && !inode.is_directory() {
        return Err(Errno::ENOTDIR.into());
    }
    k.may(cx.pid, inode, 4)?;
    let kept = (mask & (abi::IN_ALL_EVENTS | abi::IN_ONESHOT)) as u32;
    let n = k.inotifies.get_mut(id).ok_or(Errno::EBADF)?;
    if let Some(w) = n.watches.iter_mut().find(|w| w.ino == ino) {
        if has(abi::IN_MASK_CREATE) {
            return Err(Errno::EEXIST.into());
        }
        w.mask = if has(abi::IN_MASK_ADD) { w.mask | kept } else { kept };
        return Ok(ret(i64::from(w.wd)));
    }
    n.last += 1;
    let wd = n.last;
    n.watches.push(Watched { wd, ino, mask: kept, path });
    Ok(ret(i64::from(wd)))
}

pub(super) fn sys_inotify_rm_watch(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, wd) = (k.inotify_of(cx)?, cx.int(1));
    let n = k.inotifies.get_mut(id).ok_or(Errno::EBADF)?;
    if !n.watches.iter().any(|w| w.wd == wd) {
        return Err(Errno::EINVAL.into());
    }
    n.end(wd);
    k.wake_all(Channel::Inotify(id), Some(cx.tid), cx.events);
    Ok(ret(0))
}

/// As many notices as have room; none is cut.
pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    let n = k.inotifies.get(id).ok_or(Errno::EBADF)?;
    let Some(first) = n.queue.front() else {
        if t.open(k)?.nonblock() {
            return Err(Errno::EAGAIN.into());
        }
        return k.block(cx, &[Channel::Inotify(id)], Restart::IfAsked);
    };
    let room = t.len() as usize;
    if first.len() > room {
        return Err(Errno::EINVAL.into());
    }
    let (mut bytes, mut count) = (Vec::new(), 0);
    for told in n.queue.iter().take_while(|told| {
        count += told.len();
        count <= room
    }) {
        told.put(&mut bytes);
    }
    k.check_buffer(cx, &t.buffer, bytes.len() as u64)?;
    if let Some(n) = k.inotifies.get_mut(id) {
        let mut left = bytes.len();
        while left > 0
            && let Some(told) = n.queue.pop_front()
        {
            left -= told.len();
        }
    }
    k.deliver(cx, t, Object::Inotify(id), Bytes::from(bytes), 0)
}
