//! Mapping memory (mmap(2), brk(2)): what an address space shows where.
//!
//! Shared anonymous memory is an object of `Kernel::pages` without a name; it goes when nobody maps it any more
//! (`Kernel::loose`). A file's mapping is the file's own object.

use super::call::Call;
use super::event::{Event, Object};
use super::inode::{Device, Kind};
use super::mm::{Area, PAGE, PROT_EXEC, PROT_READ, PROT_WRITE, page_up};
use super::pages::{CLOSED, ObjectId};
use super::{Answer, Cx, Errno, Failure, Kernel, abi, ret};

/// What is to be mapped.
enum Source {
    Anonymous,
    Object(ObjectId),
}

/// mmap(2).
pub(super) fn sys_mmap(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (addr, len, prot, flags, offset) = (cx.arg(0), cx.arg(1), cx.flags(2), cx.flags(3), cx.arg(5));
    let kind = flags & 3;
    let shared = kind == abi::MAP_SHARED || kind == abi::MAP_SHARED_VALIDATE;
    if len == 0 || offset % PAGE != 0 || kind == 0 || prot & !7 != 0 {
        return Err(Errno::EINVAL.into());
    }
    let source = match flags & abi::MAP_ANONYMOUS {
        0 => file_source(k, cx, prot, shared)?,
        _ => Source::Anonymous,
    };
    // On x86 what can be written or executed can be read.
    let mut rights = prot as u8;
    if rights & (PROT_WRITE | PROT_EXEC) != 0 {
        rights |= PROT_READ;
    }
    let area = match source {
        Source::Object(id) => Area::of_object(rights, id, offset, shared),
        Source::Anonymous if shared => {
            let id = k.pages.create(page_up(len).min(1 << 46));
            k.loose.push(id);
            cx.emit(Event::Created { tid: cx.tid, object: Object::Memory(id) });
            Area::of_object(rights, id, 0, true)
        }
        Source::Anonymous => Area::anonymous(rights),
    };
    let fixed = flags & (abi::MAP_FIXED | abi::MAP_FIXED_NOREPLACE) != 0;
    let result = map(k, cx, addr, len, area, fixed, flags & abi::MAP_FIXED_NOREPLACE != 0);
    if result.is_err() {
        k.release_memory(cx.events);
    }
    let at = result?;
    let object = area.object.filter(|_| shared).map(|(id, _)| Object::Memory(id));
    cx.emit(Event::Mapped { pid: cx.pid, addr: at, len: page_up(len), object });
    Ok(ret(at as i64))
}

fn map(k: &mut Kernel, cx: &Cx, addr: u64, len: u64, area: Area, fixed: bool, no_replace: bool) -> Result<u64, Errno> {
    let mm = k.spaces.get_mut(k.space(cx.pid)).ok_or(Errno::ESRCH)?;
    let hint = addr & !(PAGE - 1);
    let end = hint.checked_add(page_up(len));
    let free =
        end.is_some_and(|end| end < super::mm::MMAP_TOP && !mm.areas().iter().any(|a| a.start < end && hint < a.end));
    match fixed {
        true if no_replace && !free => Err(Errno::EEXIST),
        true => mm.map_at(&k.pages, addr, len, area),
        // An address that is not fixed is a hint, taken if it is free.
        false if addr != 0 && hint >= 0x10000 && free => mm.map_at(&k.pages, hint, len, area),
        false => mm.map(&k.pages, len, area),
    }
}

fn file_source(k: &mut Kernel, cx: &Cx, prot: i64, shared: bool) -> Result<Source, Failure> {
    let open = k.open_file(cx.pid, cx.int(4))?;
    // mmap(2): the file must be open for reading, and for writing, too, if stores are to reach it.
    if !open.readable() || (shared && prot & abi::PROT_WRITE != 0 && !open.writable()) {
        return Err(Errno::EACCES.into());
    }
    let Object::Inode(ino) = open.object else { return Err(Errno::ENODEV.into()) };
    match &k.inodes.get(ino).ok_or(Errno::ENODEV)?.kind {
        Kind::Regular { memory, seals, .. } => {
            let sealed = i64::from(seals.unwrap_or(0)) & abi::F_SEAL_WRITE != 0;
            if sealed && shared && prot & abi::PROT_WRITE != 0 {
                return Err(Errno::EPERM.into());
            }
            let memory = *memory;
            k.note_access(ino);
            Ok(Source::Object(memory))
        }
        Kind::Device(Device::Zero) => Ok(Source::Anonymous),
        _ => Err(Errno::ENODEV.into()),
    }
}

pub(super) fn sys_munmap(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (addr, len) = (cx.arg(0), cx.arg(1));
    k.my_mm(cx)?.unmap_by(addr, len, "munmap")?;
    cx.emit(Event::Unmapped { pid: cx.pid, addr, len: page_up(len) });
    k.release_memory(cx.events);
    Ok(ret(0))
}

/// mremap(2): another length, at the same place or, if allowed, elsewhere.
pub(super) fn sys_mremap(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (addr, old, new, flags) = (cx.arg(0), page_up(cx.arg(1)), page_up(cx.arg(2)), cx.flags(3));
    if addr % PAGE != 0 || new == 0 || (old | new) >> 46 != 0 || flags & !abi::MREMAP_MAYMOVE != 0 {
        // Model: MREMAP_FIXED and DONTUNMAP are left out.
        return Err(Errno::EINVAL.into());
    }
    let mm = k.mm(cx.pid).ok_or(Errno::ESRCH)?;
    let area = *mm.area_at(addr).ok_or(Errno::EFAULT)?;
    if addr + old > area.end {
        return Err(Errno::EFAULT.into());
    }
    if new <= old {
        if new < old {
            k.my_mm(cx)?.unmap_by(addr + new, old - new, "mremap")?;
        }
        return Ok(ret(addr as i64));
    }
    let follows = mm.areas().iter().any(|a| a.start < addr + new && addr + old < a.end);
    if !follows && addr + old == area.end {
        let tail = Area { object: area.object.map(|(id, o)| (id, o + (area.end - area.start))), ..area };
        map(k, cx, addr + old, new - old, tail, true, false)?;
        return Ok(ret(addr as i64));
    }
    if flags & abi::MREMAP_MAYMOVE == 0 {
        return Err(Errno::ENOMEM.into());
    }
    let moved = Area { object: area.object.map(|(id, o)| (id, o + (addr - area.start))), ..area };
    let mm = k.spaces.get_mut(k.space(cx.pid)).ok_or(Errno::ESRCH)?;
    let at = mm.map(&k.pages, new, moved)?;
    if !area.shared {
        let bytes = mm.read(&k.pages, addr, old).map_err(|_| Errno::EFAULT)?;
        mm.write(&mut k.pages, at, &bytes).map_err(|_| Errno::EFAULT)?;
    }
    mm.unmap_by(addr, old, "mremap")?;
    Ok(ret(at as i64))
}

pub(super) fn sys_mprotect(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (addr, len, prot) = (cx.arg(0), cx.arg(1), cx.flags(2));
    if prot & !7 != 0 {
        return Err(Errno::EINVAL.into());
    }
    let readable = if prot & (abi::PROT_WRITE | abi::PROT_EXEC) != 0 { PROT_READ } else { 0 };
    k.my_mm(cx)?.protect(addr, len, prot as u8 | readable)?;
    Ok(ret(0))
}

/// Whether all of a range is mapped.
fn mapped(k: &Kernel, cx: &Cx, addr: u64, len: u64) -> Result<(), Errno> {
    if addr % PAGE != 0 {
        return Err(Errno::EINVAL);
    }
    let mm = k.mm(cx.pid).ok_or(Errno::ESRCH)?;
    let end = addr.checked_add(page_up(len)).ok_or(Errno::ENOMEM)?;
    let mut at = addr;
    while at < end {
        at = mm.area_at(at).ok_or(Errno::ENOMEM)?.end;
    }
    Ok(())
}

/// msync(2): a shared mapping and its file are one already.
pub(super) fn sys_msync(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(2);
    let known = abi::MS_ASYNC | abi::MS_SYNC | abi::MS_INVALIDATE;
    if flags & !known != 0 || (flags & abi::MS_ASYNC != 0 && flags & abi::MS_SYNC != 0) {
        return Err(Errno::EINVAL.into());
    }
    let (start, len) = (cx.arg(0), cx.arg(1));
    mapped(k, cx, start, len)?;
    // msync(2): EBUSY when pages that are to be invalidated are locked.
    let end = start + page_up(len);
    if flags & abi::MS_INVALIDATE != 0 && k.my_mm(cx)?.overlapping(start, end).any(|a| a.locked) {
        return Err(Errno::EBUSY.into());
    }
    Ok(ret(0))
}

/// madvise(2): advice changes nothing, except that `MADV_DONTNEED` throws private memory away.
pub(super) fn sys_madvise(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (addr, len) = (cx.arg(0), cx.arg(1));
    // MADV_HWPOISON and what is not known are refused before the range is looked at.
    if !matches!(cx.flags(2), 0..=4 | 8..=25) {
        return Err(Errno::EINVAL.into());
    }
    mapped(k, cx, addr, len)?;
    if matches!(cx.flags(2), abi::MADV_DONTNEED | abi::MADV_FREE) {
        let mm = k.my_mm(cx)?;
        mm.borrow_again(addr, addr + page_up(len));
        mm.discard(addr, page_up(len), super::pages::DEFINED);
    }
    Ok(ret(0))
}

/// mlock(2) and munlock(2). Nothing is ever swapped out: only msync(2) asks.
pub(super) fn sys_mlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let start = cx.arg(0) & !(PAGE - 1);
    let end = cx.arg(0).checked_add(cx.arg(1)).ok_or(Errno::EINVAL)?;
    mapped(k, cx, start, end - start)?;
    k.my_mm(cx)?.lock(start, page_up(end), cx.pending.call == Call::Mlock);
    Ok(ret(0))
}

pub(super) fn sys_mlockall(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(0);
    if flags == 0 || flags & !(abi::MCL_CURRENT | abi::MCL_FUTURE | 4) != 0 {
        return Err(Errno::EINVAL.into());
    }
    let mm = k.my_mm(cx)?;
    mm.lock_future = flags & abi::MCL_FUTURE != 0;
    if flags & abi::MCL_CURRENT != 0 {
        mm.lock(0, u64::MAX, true);
    }
    Ok(ret(0))
}

pub(super) fn sys_munlockall(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let mm = k.my_mm(cx)?;
    mm.lock_future = false;
    mm.lock(0, u64::MAX, false);
    Ok(ret(0))
}

/// brk(2): the new end of the heap, or the old one if it cannot be had.
pub(super) fn sys_brk(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let wanted = cx.arg(0);
    let mm = k.my_mm(cx)?;
    if wanted != 0 {
        let _ = mm.set_brk(wanted);
    }
    Ok(ret(mm.heap().1 as i64))
}

impl Kernel {
    /// A stack for a new thread: closed bytes that frames open as they come. Its start.
    pub(super) fn map_stack(&mut self, cx: &Cx, size: u64) -> Result<u64, Errno> {
        let mm = self.spaces.get_mut(self.space(cx.pid)).ok_or(Errno::ESRCH)?;
        let area = Area { fresh: CLOSED, ..Area::anonymous(PROT_READ | PROT_WRITE) };
        mm.map(&self.pages, size, area).map_err(|_| Errno::EAGAIN)
    }
}
