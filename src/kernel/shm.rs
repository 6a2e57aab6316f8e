//! System V shared memory (shmget(2), shmop(2), shmctl(2)).
//!
//! A segment is a memory object. Each attachment is a shared mapping of the whole of it. A removed segment that is still
//! attached loses its key and goes with its last attachment.

use super::event::{Event, Object};
use super::mm::{AddressSpace, Area, PAGE, PROT_EXEC, PROT_READ, PROT_WRITE, page_up};
use super::pages::ObjectId;
use super::sysv::{Found, Ipc, Perm};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, abi, ipcinfo, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Segment {
    pub perm: Perm,
    pub size: u64,
    pub memory: ObjectId,
    pub creator: Pid,
    pub last: Pid,
    /// Attached, detached, changed: seconds.
    pub times: [u64; 3],
}

impl Ipc for Segment {
    fn perm(&self) -> &Perm {
        &self.perm
    }
}

impl Kernel {
    /// How many attachments a segment has, in all processes.
    #[must_use]
    pub fn attachments(&self, memory: ObjectId) -> usize {
        let of = |mm: &AddressSpace| mm.areas().iter().filter(|a| a.object == Some((memory, 0)) && a.shared).count();
        self.spaces.iter().map(|(_, mm)| of(mm)).sum()
    }

    /// Forgets the removed segments that nobody has attached any more. Their memory is in `loose`.
    fn drop_segments(&mut self) {
        for id in self.segments.ids() {
            let gone = self
                .segments
                .get(id)
                .is_some_and(|s| s.perm.mode & abi::SHM_DEST as u32 != 0 && self.attachments(s.memory) == 0);
            if gone {
                self.segments.remove(id);
            }
        }
    }
}

/// shmget(key, size, flags).
pub(super) fn sys_shmget(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (key, size, flags) = (cx.int(0), cx.arg(1), cx.flags(2));
    match k.ipc_get(cx, &k.segments, k.ipc_next[0], key, flags)? {
        Found::Old(id) => {
            let old = k.segments.get(id).map_or(0, |s| s.size);
            if size > old { Err(Errno::EINVAL.into()) } else { Ok(ret(id.into())) }
        }
        Found::New(id, perm) => {
            if size == 0 || size > 1 << 40 {
                return Err(Errno::EINVAL.into());
            }
            let memory = k.pages.create(page_up(size));
            let now = k.seconds();
            k.segments.insert(id, Segment { perm, size, memory, creator: cx.pid, last: 0, times: [0, 0, now] });
            k.ipc_next[0] += 1;
            cx.emit(Event::Created { tid: cx.tid, object: Object::Memory(memory) });
            Ok(ret(id.into()))
        }
    }
}

/// shmat(id, address, flags).
pub(super) fn sys_shmat(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, addr, flags) = (cx.int(0), cx.arg(1), cx.flags(2));
    let segment = k.segments.get(id).ok_or(Errno::EINVAL)?;
    let (memory, len) = (segment.memory, page_up(segment.size));
    let mut rights = PROT_READ;
    if flags & abi::SHM_RDONLY == 0 {
        rights |= PROT_WRITE;
    }
    if flags & abi::SHM_EXEC != 0 {
        rights |= PROT_EXEC;
    }
    let area = Area::of_object(rights, memory, 0, true);
    let mm = k.spaces.get_mut(k.space(cx.pid)).ok_or(Errno::ESRCH)?;
    let at = if addr == 0 {
        mm.map(&k.pages, len, area)?
    } else {
        let start = if flags & abi::SHM_RND != 0 { addr & !(PAGE - 1) } else { addr };
        let taken = mm.areas().iter().any(|a| a.start < start.saturating_add(len) && start < a.end);
        if start % PAGE != 0 || start == 0 || taken && flags & abi::SHM_REMAP == 0 {
            return Err(Errno::EINVAL.into());
        }
        mm.map_at(&k.pages, start, len, area)?
    };
    let now = k.seconds();
    if let Some(s) = k.segments.get_mut(id) {
        s.last = cx.pid;
        s.times[0] = now;
    }
    cx.emit(Event::Mapped { pid: cx.pid, addr: at, len, object: Some(Object::Memory(memory)) });
    Ok(ret(at as i64))
}

/// shmdt(address): the address that shmat gave.
pub(super) fn sys_shmdt(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let addr = cx.arg(0);
    let area = k.my_mm(cx)?.area_at(addr).filter(|a| a.start == addr && a.shared).copied();
    let memory = area.and_then(|a| a.object).filter(|o| o.1 == 0).ok_or(Errno::EINVAL)?.0;
    let (id, len) = k
        .segments
        .iter()
        .find(|(_, s)| s.memory == memory)
        .map(|(id, s)| (id, page_up(s.size)))
        .ok_or(Errno::EINVAL)?;
    k.my_mm(cx)?.unmap_by(addr, len, "shmdt")?;
    let now = k.seconds();
    if let Some(s) = k.segments.get_mut(id) {
        s.last = cx.pid;
        s.times[1] = now;
    }
    cx.emit(Event::Unmapped { pid: cx.pid, addr, len });
    k.drop_segments();
    k.release_memory(cx.events);
    Ok(ret(0))
}

/// shmctl(id, command, info).
pub(super) fn sys_shmctl(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, command, addr) = (cx.int(0), cx.flags(1), cx.arg(2));
    k.drop_segments();
    if ipcinfo::asks(command, abi::SHM_INFO) {
        return ipcinfo::segments(k, cx, command, addr);
    }
    let s = k.segments.get(id).ok_or(Errno::EINVAL)?.clone();
    match command {
        abi::IPC_STAT | abi::SHM_STAT | abi::SHM_STAT_ANY => {
            let members = [
                ("shm_segsz", s.size),
                ("shm_atime", s.times[0]),
                ("shm_dtime", s.times[1]),
                ("shm_ctime", s.times[2]),
                ("shm_cpid", s.creator as u64),
                ("shm_lpid", s.last as u64),
                ("shm_nattch", k.attachments(s.memory) as u64),
            ];
            k.ipc_stat(cx, addr, &abi::SHMID_DS, &members, s.perm)?;
            return Ok(ret(if command == abi::IPC_STAT { 0 } else { id.into() }));
        }
        abi::IPC_SET => {
            let (mode, now) = (k.ipc_mode(cx, addr)?, k.seconds());
            if let Some(s) = k.segments.get_mut(id) {
                s.perm.mode = mode;
                s.times[2] = now;
            }
        }
        abi::IPC_RMID => {
            if let Some(s) = k.segments.get_mut(id) {
                // The key is free at once; the memory goes when the last attachment does.
                s.perm.key = 0;
                s.perm.mode |= abi::SHM_DEST as u32;
            }
            if !k.loose.contains(&s.memory) {
                k.loose.push(s.memory);
            }
            k.drop_segments();
            k.release_memory(cx.events);
        }
        abi::SHM_LOCK | abi::SHM_UNLOCK => {}
        _ => return Err(Failure::Errno(Errno::EINVAL)),
    }
    Ok(ret(0))
}
