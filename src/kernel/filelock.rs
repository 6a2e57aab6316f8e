//! File locks: flock(2), which belong to open file descriptions, and the record locks of fcntl(2), which belong to
//! processes (`F_SETLK`) or to open file descriptions (`F_OFD_SETLK`). The two kinds do not see each other.

use super::call::Call;
use super::event::{Event, Object};
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Kernel, Pid, abi, ret};

/// A lock made by flock(2) on a whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileLock {
    /// The file's inode; see `key`.
    pub ino: i32,
    /// Id of the open file description.
    pub file: i32,
    pub exclusive: bool,
}

/// Who holds a record lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    Process(Pid),
    OpenFile(i32),
}

/// A lock on the bytes `start..end` of a file; `end` is `u64::MAX` for "to the end, however far it grows".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordLock {
    pub ino: i32,
    pub owner: Owner,
    pub start: u64,
    pub end: u64,
    pub exclusive: bool,
}

impl RecordLock {
    fn overlaps(&self, other: &RecordLock) -> bool {
        self.ino == other.ino && self.start < other.end && other.start < self.end
    }

    fn conflicts(&self, other: &RecordLock) -> bool {
        self.overlaps(other) && self.owner != other.owner && (self.exclusive || other.exclusive)
    }
}

/// What stands for an object in the lists of locks: a file's inode, and for what has none a number below zero. Things
/// that are nothing but a descriptor (an eventfd, a timer) all have one inode on Linux, and so one lock.
pub(super) fn key(k: &Kernel, object: Object) -> i32 {
    match object {
        Object::Inode(ino) => ino,
        Object::Pipe(id) => k.pipes.get(id).and_then(|p| p.fifo).unwrap_or(-10_000 - id),
        Object::Socket(id) => -20_000 - id,
        Object::MessageQueue(id) => -30_000 - id,
        Object::Outside(n) => -9_000 - n,
        Object::Terminal => -3,
        Object::PtyMaster(_) => -2,
        Object::Pty(id) => -3 - id,
        _ => -1_000,
    }
}

/// The open file description of a call: its lock's key, and its object. One of `O_PATH` can have none.
fn lockable(k: &Kernel, file: i32) -> Result<(i32, Object), Errno> {
    let open = k.open_files.get(file).filter(|f| !f.is(abi::O_PATH)).ok_or(Errno::EBADF)?;
    Ok((key(k, open.object), open.object))
}

pub(super) fn sys_flock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let file = k.file_of(cx.pid, cx.int(0))?;
    let operation = cx.flags(1);
    let (ino, object) = lockable(k, file)?;
    // LOCK_MAND: a kind of lock that is gone; asked for, nothing happens.
    if operation & 32 != 0 {
        return Ok(ret(0));
    }
    let exclusive = match operation & !abi::LOCK_NB {
        abi::LOCK_SH => false,
        abi::LOCK_EX => true,
        abi::LOCK_UN => {
            k.release_flock(ino, file, cx.events);
            return Ok(ret(0));
        }
        _ => return Err(Errno::EINVAL.into()),
    };
    let held = k.flocks.iter().find(|l| l.ino == ino && l.file == file);
    if held.is_some_and(|l| l.exclusive == exclusive) {
        return Ok(ret(0));
    }
    // flock(2): converting a lock is not atomic: the old one is let go first, and others may come between.
    if held.is_some() {
        k.release_flock(ino, file, cx.events);
    }
    if !k.flocks.iter().any(|l| l.ino == ino && (exclusive || l.exclusive)) {
        k.flocks.push(FileLock { ino, file, exclusive });
        cx.emit(Event::Locked { tid: cx.tid, object });
        return Ok(ret(0));
    }
    if operation & abi::LOCK_NB != 0 {
        return Err(Errno::EAGAIN.into());
    }
    k.block(cx, &[Channel::FileLock(ino)], Restart::IfAsked)
}

/// fcntl's lock commands.
pub(super) fn record_lock(k: &mut Kernel, cx: &mut Cx, file: i32, command: i64, addr: u64) -> Answer {
    let open = k.open_files.get(file).ok_or(Errno::EBADF)?;
    let (readable, writable, offset) = (open.readable(), open.writable(), open.offset);
    let (ino, object) = lockable(k, file)?;
    let l = &abi::FLOCK;
    let by_file = matches!(command, abi::F_OFD_GETLK | abi::F_OFD_SETLK | abi::F_OFD_SETLKW);
    let b = k.struct_in_but(cx, addr, l, if by_file { &[] } else { &["l_pid"] })?;
    let kind = l.get(&b, "l_type") as i64;
    if by_file && l.int(&b, "l_pid") != 0 {
        return Err(Errno::EINVAL.into());
    }
    let base = match l.get(&b, "l_whence") as i64 {
        abi::SEEK_SET => 0,
        abi::SEEK_CUR => offset as i64,
        abi::SEEK_END => k.seek_size(ino).unwrap_or(0) as i64,
        _ => return Err(Errno::EINVAL.into()),
    };
    let (start, len) = (l.get(&b, "l_start") as i64, l.get(&b, "l_len") as i64);
    let start = base.checked_add(start).ok_or(Errno::EOVERFLOW)?;
    // A negative length covers the bytes before.
    let (start, end) = match len {
        0 => (start, i64::MAX),
        1.. => (start, start.checked_add(len).ok_or(Errno::EOVERFLOW)?),
        _ => (start.checked_add(len).ok_or(Errno::EINVAL)?, start),
    };
    if start < 0 {
        return Err(Errno::EINVAL.into());
    }
    let end = if end == i64::MAX { u64::MAX } else { end as u64 };
    let owner = if by_file { Owner::OpenFile(file) } else { Owner::Process(k.process(cx.pid)?.shares.files) };
    let exclusive = kind == abi::F_WRLCK;
    let wanted = RecordLock { ino, owner, start: start as u64, end, exclusive };
    if !matches!(kind, abi::F_RDLCK | abi::F_WRLCK | abi::F_UNLCK) {
        return Err(Errno::EINVAL.into());
    }
    let conflict = k.record_locks.iter().find(|other| kind != abi::F_UNLCK && other.conflicts(&wanted)).copied();
    if matches!(command, abi::F_GETLK | abi::F_OFD_GETLK) {
        let mut b = b;
        match conflict {
            None => l.set(&mut b, "l_type", abi::F_UNLCK as u64),
            Some(c) => {
                let pid = if let Owner::Process(pid) = c.owner { pid } else { -1 };
                l.set(&mut b, "l_type", if c.exclusive { abi::F_WRLCK } else { abi::F_RDLCK } as u64);
                l.set(&mut b, "l_whence", 0);
                l.set(&mut b, "l_start", c.start);
                l.set(&mut b, "l_len", if c.end == u64::MAX { 0 } else { c.end - c.start });
                l.set(&mut b, "l_pid", pid as u64);
            }
        }
        k.copy_out(cx, addr, &b.into())?;
        return Ok(ret(0));
    }
    if (kind == abi::F_RDLCK && !readable) || (kind == abi::F_WRLCK && !writable) {
        return Err(Errno::EBADF.into());
    }
    if conflict.is_some() {
        if !matches!(command, abi::F_SETLKW | abi::F_OFD_SETLKW) {
            return Err(Errno::EAGAIN.into());
        }
        if let Owner::Process(pid) = owner
            && k.would_deadlock(pid, &wanted)
        {
            return Err(Errno::EDEADLK.into());
        }
        // What it waits for, so that others can see a circle.
        cx.pending.scratch = [wanted.start, wanted.end];
        cx.pending.progress = u64::from(exclusive);
        return k.block(cx, &[Channel::FileLock(ino)], Restart::IfAsked);
    }
    k.set_record_lock(cx, wanted, object, kind != abi::F_UNLCK);
    Ok(ret(0))
}

impl Kernel {
    /// Locks or unlocks a range: what the owner held of it is replaced, the rest of its locks is kept.
    fn set_record_lock(&mut self, cx: &mut Cx, wanted: RecordLock, object: Object, lock: bool) {
        let mut locks = Vec::new();
        for l in std::mem::take(&mut self.record_locks) {
            if l.owner != wanted.owner || !l.overlaps(&wanted) {
                locks.push(l);
                continue;
            }
            if l.start < wanted.start {
                locks.push(RecordLock { end: wanted.start, ..l });
            }
            if wanted.end < l.end {
                locks.push(RecordLock { start: wanted.end, ..l });
            }
        }
        if lock {
            // Neighbours of the same kind are one lock.
            let mut whole = wanted;
            locks.retain(|l| {
                let same = l.owner == whole.owner && l.ino == whole.ino && l.exclusive == whole.exclusive;
                let touches = same && (l.end == whole.start || whole.end == l.start);
                if touches {
                    (whole.start, whole.end) = (whole.start.min(l.start), whole.end.max(l.end));
                }
                !touches
            });
            locks.push(whole);
            cx.emit(Event::Locked { tid: cx.tid, object });
        } else {
            cx.emit(Event::Unlocked { tid: cx.tid, object });
        }
        crate::order::sort_by_key(&mut locks, |l| (l.ino, l.start, l.end));
        self.record_locks = locks;
        self.wake_all(Channel::FileLock(wanted.ino), Some(cx.tid), cx.events);
    }

    /// Whether waiting for this lock would close a circle of processes that wait for each other.
    fn would_deadlock(&self, pid: Pid, wanted: &RecordLock) -> bool {
        let holders = |wanted: &RecordLock| -> Vec<Pid> {
            let of = |l: &RecordLock| if let Owner::Process(p) = l.owner { Some(p) } else { None };
            self.record_locks.iter().filter(|l| l.conflicts(wanted)).filter_map(of).collect()
        };
        let mut seen = Vec::new();
        let mut ahead = holders(wanted);
        while let Some(holder) = ahead.pop() {
            if holder == pid {
                return true;
            }
            if seen.contains(&holder) {
                continue;
            }
            seen.push(holder);
            for (_, t) in
                self.threads.iter().filter(|(_, t)| self.processes.get(t.pid).is_some_and(|p| p.shares.files == holder))
            {
                let Some(p) = t.blocked().filter(|p| p.call == Call::Fcntl) else { continue };
                let [Channel::FileLock(ino)] = p.on[..] else { continue };
                let [start, end] = p.scratch;
                let owner = Owner::Process(holder);
                ahead.extend(holders(&RecordLock { ino, owner, start, end, exclusive: p.progress != 0 }));
            }
        }
        false
    }

    fn release_records(&mut self, released: impl Fn(&RecordLock) -> bool, events: &mut Vec<Event>) {
        let inodes: Vec<i32> = self.record_locks.iter().filter(|l| released(l)).map(|l| l.ino).collect();
        if inodes.is_empty() {
            return;
        }
        self.record_locks.retain(|l| !released(l));
        for ino in inodes {
            self.wake_all(Channel::FileLock(ino), None, events);
        }
    }

    /// The locks of a table of descriptors that has another number now (share.rs).
    pub(super) fn bequeath_record_locks(&mut self, from: Pid, to: Pid) {
        for lock in self.record_locks.iter_mut().filter(|l| l.owner == Owner::Process(from)) {
            lock.owner = Owner::Process(to);
        }
        crate::order::sort_by_key(&mut self.record_locks, |l| (l.ino, l.start, l.end));
    }

    pub(super) fn release_record_locks(&mut self, pid: Pid, events: &mut Vec<Event>) {
        self.release_records(|l| l.owner == Owner::Process(pid), events);
    }

    pub(super) fn release_record_locks_on(&mut self, pid: Pid, ino: i32, events: &mut Vec<Event>) {
        self.release_records(|l| l.owner == Owner::Process(pid) && l.ino == ino, events);
    }

    /// flock's lock of an open file description, and its record locks, when it goes or says so.
    pub(super) fn release_flock(&mut self, ino: i32, file: i32, events: &mut Vec<Event>) {
        let before = self.flocks.len();
        self.flocks.retain(|l| !(l.ino == ino && l.file == file));
        if self.flocks.len() < before {
            self.wake_all(Channel::FileLock(ino), None, events);
        }
        if !self.open_files.contains(file) {
            self.release_records(|l| l.owner == Owner::OpenFile(file), events);
        }
    }
}
