//! Descriptors and open file descriptions (open(2), "Open file descriptions").
//!
//! A descriptor is a number in a process that leads to an open file description; `dup` and `fork` make more
//! descriptors for the same description, so they share its offset and status flags. The object behind it goes when the
//! last descriptor does.

use super::event::{Event, Object};
use super::share::Part;
use super::{Answer, Cx, Errno, Kernel, Pid, abi, ret};

/// A process's descriptor table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct FdTable {
    /// Sorted by number.
    pub slots: Vec<FdSlot>,
    /// How many numbers the table has had to make room for beyond the first 64.
    more: i32,
}

/// The kernel's `O_LARGEFILE`, which the C library calls 0.
pub const LARGE_FILE: i64 = 0x8000;
/// `NR_OPEN_DEFAULT`: the numbers a table has room for at first.
const FIRST_ROOM: i32 = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FdSlot {
    pub fd: i32,
    /// Id in `Kernel::open_files`.
    pub file: i32,
    pub cloexec: bool,
}

/// An open file description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OpenFile {
    pub object: Object,
    /// `O_RDONLY`, `O_WRONLY`, `O_RDWR` and the status flags.
    pub flags: u32,
    pub offset: u64,
    /// How many descriptors (in all processes, and in flight in sockets) lead here.
    pub links: u32,
    /// As it was opened: for lsof and the figure.
    pub path: String,
    /// Who is told when something comes.
    pub owner: super::sigio::Owner,
}

impl OpenFile {
    #[must_use]
    pub fn new(object: Object, flags: u32, path: &str) -> OpenFile {
        OpenFile { object, flags, offset: 0, links: 0, path: path.to_string(), owner: super::sigio::Owner::default() }
    }

    fn mode(&self) -> i64 {
        i64::from(self.flags) & abi::O_ACCMODE
    }

    #[must_use]
    pub fn readable(&self) -> bool {
        self.mode() != abi::O_WRONLY && !self.is(abi::O_PATH)
    }

    #[must_use]
    pub fn writable(&self) -> bool {
        (self.mode() == abi::O_WRONLY || self.mode() == abi::O_RDWR) && !self.is(abi::O_PATH)
    }

    /// Whether a status flag is set.
    #[must_use]
    pub fn is(&self, flag: i64) -> bool {
        i64::from(self.flags) & flag != 0
    }

    #[must_use]
    pub fn nonblock(&self) -> bool {
        self.is(abi::O_NONBLOCK)
    }
}

/// How large Linux makes a table for this number: 64, or a power of two of 128.
fn room_for(fd: i32) -> i32 {
    if fd < FIRST_ROOM { FIRST_ROOM } else { 128 * (fd / 128 + 1).unsigned_abs().next_power_of_two() as i32 }
}

impl FdTable {
    #[must_use]
    pub fn slot(&self, fd: i32) -> Option<&FdSlot> {
        self.index(fd).ok().and_then(|i| self.slots.get(i))
    }

    fn index(&self, fd: i32) -> Result<usize, usize> {
        self.slots.binary_search_by_key(&fd, |s| s.fd)
    }

    pub fn slot_mut(&mut self, fd: i32) -> Option<&mut FdSlot> {
        let i = self.index(fd).ok()?;
        self.slots.get_mut(i)
    }

    /// The lowest number from `least` on that is free.
    #[must_use]
    pub fn lowest_free(&self, least: i32) -> i32 {
        let from = self.slots.partition_point(|s| s.fd < least);
        let taken = self.slots[from..].iter().zip(least..).take_while(|(s, n)| s.fd == *n).count();
        least + taken as i32
    }

    /// In place of what had the number.
    pub fn insert(&mut self, slot: FdSlot) {
        self.more = self.more.max(room_for(slot.fd) - FIRST_ROOM);
        match self.index(slot.fd) {
            Ok(i) => self.slots[i] = slot,
            Err(i) => self.slots.insert(i, slot),
        }
    }

    /// The numbers below which the table has room. It grows and never shrinks.
    #[must_use]
    pub fn size(&self) -> i32 {
        FIRST_ROOM + self.more
    }

    /// A child's table, which is as large as it must be.
    #[must_use]
    pub fn copy(&self) -> FdTable {
        let last = self.slots.last().map_or(0, |s| s.fd);
        FdTable { slots: self.slots.clone(), more: room_for(last) - FIRST_ROOM }
    }

    pub fn remove(&mut self, fd: i32) -> Option<FdSlot> {
        self.index(fd).ok().map(|i| self.slots.remove(i))
    }
}

impl Kernel {
    /// Id of the open file description a descriptor leads to.
    pub(super) fn file_of(&self, pid: Pid, fd: i32) -> Result<i32, Errno> {
        let slot = self.processes.get(pid).and_then(|p| p.fds.slot(fd));
        slot.map(|s| s.file).ok_or(Errno::EBADF)
    }

    /// The open file description a descriptor leads to, for a call that does something with the file: one of `O_PATH`
    /// stands only for its name (open(2)).
    pub(super) fn open_file(&self, pid: Pid, fd: i32) -> Result<&OpenFile, Errno> {
        let open = self.named_file(pid, fd)?;
        if open.is(abi::O_PATH) { Err(Errno::EBADF) } else { Ok(open) }
    }

    /// The same for a call that only wants to know which file it is.
    pub(super) fn named_file(&self, pid: Pid, fd: i32) -> Result<&OpenFile, Errno> {
        self.open_files.get(self.file_of(pid, fd)?).ok_or(Errno::EBADF)
    }

    /// Whether `count` more descriptors may be had.
    pub(super) fn check_fds(&self, pid: Pid, count: usize) -> Result<(), Errno> {
        let process = self.process(pid)?;
        let limit = process.limit(abi::RLIMIT_NOFILE);
        if (process.fds.slots.len() + count) as u64 > limit { Err(Errno::EMFILE) } else { Ok(()) }
    }

    /// Gives an open file description the lowest free number, from `least` on.
    pub(super) fn install(&mut self, cx: &mut Cx, file: i32, cloexec: bool, least: i32) -> Result<i32, Errno> {
        let process = self.process(cx.pid)?;
        let fd = process.fds.lowest_free(least);
        if fd as u64 >= process.limit(abi::RLIMIT_NOFILE) {
            return Err(Errno::EMFILE);
        }
        self.install_at(cx, file, cloexec, fd)?;
        Ok(fd)
    }

    pub(super) fn install_at(&mut self, cx: &mut Cx, file: i32, cloexec: bool, fd: i32) -> Result<(), Errno> {
        let sharers = self.sharers(cx.pid, Part::Files).len() as u32;
        let open = self.open_files.get_mut(file).ok_or(Errno::EBADF)?;
        open.links += sharers;
        let object = open.object;
        self.change_shared(cx.pid, Part::Files, |p| p.fds.insert(FdSlot { fd, file, cloexec }));
        cx.emit(Event::Opened { pid: cx.pid, fd, object });
        Ok(())
    }

    /// Opens an object: a new open file description with a first descriptor.
    pub(super) fn open_object(&mut self, cx: &mut Cx, object: Object, flags: i64, path: &str) -> Result<i32, Errno> {
        self.check_fds(cx.pid, 1)?;
        let status = flags & !(abi::O_CREAT | abi::O_EXCL | abi::O_NOCTTY | abi::O_TRUNC | abi::O_CLOEXEC);
        let file = self.open_files.add(OpenFile::new(object, status as u32, path));
        self.install(cx, file, flags & abi::O_CLOEXEC != 0, 0)
    }

    /// close(2).
    pub(super) fn close_fd(&mut self, pid: Pid, fd: i32, events: &mut Vec<Event>) -> Result<(), Errno> {
        let file = self.file_of(pid, fd)?;
        let object = self.open_files.get(file).ok_or(Errno::EBADF)?.object;
        let mut links = 0;
        self.change_shared(pid, Part::Files, |p| links += u32::from(p.fds.remove(fd).is_some()));
        events.push(Event::Closed { pid, fd, object });
        // fcntl(2): closing any descriptor of a file releases all of the process's record locks on it.
        let owner = self.processes.get(pid).map_or(pid, |p| p.shares.files);
        self.release_record_locks_on(owner, super::filelock::key(self, object), events);
        // mq_close(3): the process's request to be told of a message goes with its descriptor.
        if let Object::MessageQueue(id) = object
            && let Some(queue) = self.mqs.get_mut(id)
            && queue.notify.is_some_and(|n| n.pid == pid)
        {
            queue.notify = None;
        }
        (0..links).for_each(|_| self.drop_link(file, events));
        Ok(())
    }

    /// Whether exec closes a descriptor.
    pub(super) fn set_cloexec(&mut self, pid: Pid, fd: i32, cloexec: bool) {
        self.change_shared(pid, Part::Files, |p| {
            if let Some(slot) = p.fds.slot_mut(fd) {
                slot.cloexec = cloexec;
            }
        });
    }

    pub(super) fn close_all(&mut self, pid: Pid, events: &mut Vec<Event>) {
        let fds: Vec<i32> =
            self.processes.get(pid).map(|p| p.fds.slots.iter().map(|s| s.fd).collect()).unwrap_or_default();
        for fd in fds {
            let _ = self.close_fd(pid, fd, events);
        }
    }

    /// One descriptor fewer leads here; with the last the description goes, and its object is told.
    pub(super) fn drop_link(&mut self, file: i32, events: &mut Vec<Event>) {
        let Some(open) = self.open_files.get_mut(file) else { return };
        open.links = open.links.saturating_sub(1);
        if open.links > 0 {
            return;
        }
        let Some(open) = self.open_files.remove(file) else { return };
        self.forget_in_epolls(file);
        self.note_driven(file);
        self.release_flock(super::filelock::key(self, open.object), file, events);
        match open.object {
            Object::Pipe(id) => {
                if let Some(ino) = self.pipes.get(id).and_then(|p| p.fifo) {
                    let mask = if open.writable() { abi::IN_CLOSE_WRITE } else { abi::IN_CLOSE_NOWRITE };
                    self.tell_open(ino, &open.path, mask, None, events);
                }
                self.close_pipe_end(id, &open, events);
            }
            Object::Inode(ino) if open.is(abi::O_PATH) => self.close_inode(ino, events),
            Object::Inode(ino) => {
                let mask = if open.writable() { abi::IN_CLOSE_WRITE } else { abi::IN_CLOSE_NOWRITE };
                self.tell_open(ino, &open.path, mask, None, events);
                self.close_inode(ino, events);
            }
            Object::ByteSocket(port) => self.close_standard_socket(port, &open, events),
            Object::EventFd(id) => drop(self.eventfds.remove(id)),
            Object::MessageQueue(id) => self.close_queue(id),
            Object::Socket(id) => self.close_socket(id, events),
            Object::TimerFd(id) => drop(self.timerfds.remove(id)),
            Object::SignalFd(id) => drop(self.signalfds.remove(id)),
            Object::Epoll(id) => drop(self.epolls.remove(id)),
            Object::Inotify(id) => drop(self.inotifies.remove(id)),
            Object::Pty(id) => self.close_slave(id, events),
            Object::PtyMaster(id) => self.close_master(id, events),
            _ => {}
        }
        if matches!(
            open.object,
            Object::EventFd(_) | Object::TimerFd(_) | Object::SignalFd(_) | Object::Epoll(_) | Object::Inotify(_)
        ) {
            events.push(Event::Destroyed { object: open.object });
        }
    }
}

pub(super) fn sys_close(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.close_fd(cx.pid, cx.int(0), cx.events)?;
    Ok(ret(0))
}

/// close_range(2).
pub(super) fn sys_close_range(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (first, last, flags) = (cx.arg(0) as u32, cx.arg(1) as u32, cx.int(2));
    const CLOSE_RANGE_CLOEXEC: i32 = 4;
    if first > last || flags & !CLOSE_RANGE_CLOEXEC != 0 {
        return Err(Errno::EINVAL.into());
    }
    let inside = |fd: i32| (first..=last).contains(&(fd as u32));
    let fds: Vec<i32> = k.me(cx)?.fds.slots.iter().map(|s| s.fd).filter(|&fd| inside(fd)).collect();
    for fd in fds {
        if flags == 0 {
            k.close_fd(cx.pid, fd, cx.events)?;
        } else {
            k.set_cloexec(cx.pid, fd, true);
        }
    }
    Ok(ret(0))
}

pub(super) fn sys_dup(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let file = k.file_of(cx.pid, cx.int(0))?;
    Ok(ret(i64::from(k.install(cx, file, false, 0)?)))
}

/// dup2(2): closing the new number and giving it away is one step.
pub(super) fn sys_dup2(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (old, new) = (cx.int(0), cx.int(1));
    let file = k.file_of(cx.pid, old)?;
    if old == new {
        return Ok(ret(i64::from(new)));
    }
    k.dup_to(cx, file, new, false)
}

pub(super) fn sys_dup3(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (old, new, flags) = (cx.int(0), cx.int(1), cx.flags(2));
    if flags & !abi::O_CLOEXEC != 0 || old == new {
        return Err(Errno::EINVAL.into());
    }
    let file = k.file_of(cx.pid, old)?;
    k.dup_to(cx, file, new, flags & abi::O_CLOEXEC != 0)
}

impl Kernel {
    fn dup_to(&mut self, cx: &mut Cx, file: i32, new: i32, cloexec: bool) -> Answer {
        if new < 0 || new as u64 >= self.me(cx)?.limit(abi::RLIMIT_NOFILE) {
            return Err(Errno::EBADF.into());
        }
        // The new link comes first: if both numbers lead to one description it must not die in between.
        if let Some(open) = self.open_files.get_mut(file) {
            open.links += 1;
        }
        let _ = self.close_fd(cx.pid, new, cx.events);
        let done = self.install_at(cx, file, cloexec, new);
        if let Some(open) = self.open_files.get_mut(file) {
            open.links -= 1;
        }
        done?;
        Ok(ret(i64::from(new)))
    }
}

/// fcntl(2).
pub(super) fn sys_fcntl(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (fd, command, arg) = (cx.int(0), cx.flags(1), cx.arg(2));
    let file = k.file_of(cx.pid, fd)?;
    let result = match command {
        abi::F_DUPFD | abi::F_DUPFD_CLOEXEC => {
            let least = arg as i32;
            if least < 0 || least as u64 >= k.me(cx)?.limit(abi::RLIMIT_NOFILE) {
                return Err(Errno::EINVAL.into());
            }
            i64::from(k.install(cx, file, command == abi::F_DUPFD_CLOEXEC, least)?)
        }
        abi::F_GETFD => i64::from(k.me(cx)?.fds.slot(fd).is_some_and(|s| s.cloexec)),
        abi::F_SETFD => {
            k.set_cloexec(cx.pid, fd, arg as i64 & abi::FD_CLOEXEC != 0);
            0
        }
        abi::F_GETFL => {
            let open = k.open_files.get(file).ok_or(Errno::EBADF)?;
            let named = match open.object {
                Object::Inode(_) | Object::Terminal | Object::Pty(_) | Object::PtyMaster(_) => true,
                Object::Pipe(id) => k.pipes.get(id).is_some_and(|p| p.fifo.is_some()),
                _ => false,
            };
            // open(2): what a 64-bit program opens may be large.
            let large = if named && !open.is(abi::O_PATH) { LARGE_FILE } else { 0 };
            i64::from(open.flags) | large
        }
        abi::F_SETFL => {
            // Access mode and creation flags stay as they are.
            let changeable = abi::O_APPEND | abi::O_NONBLOCK | abi::O_ASYNC | abi::O_DIRECT | abi::O_NOATIME;
            let open = k.open_files.get_mut(file).ok_or(Errno::EBADF)?;
            open.flags = (i64::from(open.flags) & !changeable | arg as i64 & changeable) as u32;
            open.owner.fd = fd;
            k.note_driven(file);
            0
        }
        abi::F_GETLK | abi::F_SETLK | abi::F_SETLKW | abi::F_OFD_GETLK | abi::F_OFD_SETLK | abi::F_OFD_SETLKW => {
            return super::filelock::record_lock(k, cx, file, command, arg);
        }
        abi::F_GETPIPE_SZ | abi::F_SETPIPE_SZ => return super::pipe::set_size(k, cx, file, command, arg),
        abi::F_ADD_SEALS | abi::F_GET_SEALS => return super::file::seals(k, file, command, arg),
        abi::F_SETOWN => {
            super::sigio::set_owner(k, file, Some(arg as i32), None)?;
            0
        }
        abi::F_SETSIG => {
            super::sigio::set_owner(k, file, None, Some(arg as i32))?;
            0
        }
        abi::F_GETOWN => i64::from(k.open_files.get(file).ok_or(Errno::EBADF)?.owner.id),
        abi::F_GETSIG => i64::from(k.open_files.get(file).ok_or(Errno::EBADF)?.owner.signal),
        _ => return Err(Errno::EINVAL.into()),
    };
    Ok(ret(result))
}
