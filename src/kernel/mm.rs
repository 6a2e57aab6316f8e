//! An address space: sorted areas (Linux: VMAs) over checked bytes (`mmap(2)`, `brk(2)`, `proc(5)` maps).
//!
//! - An area is private (its bytes are in this space's own `Store`, copied on write after a fork) or shared (its bytes
//!   are a range of an object in `Pages`). Areas begin and end on 4 KiB page boundaries.
//! - Layout as on x86-64 Linux without randomisation: text at 0x401000, data at `DATA_BASE`, the heap after it,
//!   mappings from `MMAP_TOP` downwards, the main stack below `STACK_TOP`.
//! - Access is checked twice: against the area (mapped? permitted?) and against the shadow (addressable? defined?).
//!   The first failure is what a real machine finds (`SIGSEGV`, `SIGBUS`, `EFAULT`), the second what it does not.
//! - How bytes are read and written: `access.rs`.
//! - `Tlb` is the interpreter's own short memory of where private pages lie. It is not part of the state: it lives as
//!   long as one `run`, and whatever changes areas or adds leaves clears it.
//! - A private mapping of an object *borrows* its pages: it shows the object, later changes and all, until this space
//!   writes to a page, which is then its own (mmap(2) leaves that open; Linux does it so).

use std::rc::Rc;

use super::Errno;
pub use super::access::{Piece, Tlb};
use super::pages::{CLOSED, DEFINED, ObjectId, Pages};
use super::store::Store;
pub use super::store::mix;

pub const PAGE: u64 = 4096;
/// Mappings are placed below this address, the next one below the last.
pub const MMAP_TOP: u64 = 0x7fff_f7ff_b000;
/// End of the main stack.
pub const STACK_TOP: u64 = 0x7fff_ffff_f000;
/// `RLIMIT_STACK`: 8 MiB.
pub const STACK_LIMIT: u64 = 8 << 20;

/// mmap(2), ENOMEM: the most areas a process may have (`/proc/sys/vm/max_map_count`).
pub const MAP_COUNT: usize = 65530;

pub const PROT_READ: u8 = 1;
pub const PROT_WRITE: u8 = 2;
pub const PROT_EXEC: u8 = 4;

/// What an area is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Text,
    Rodata,
    Data,
    Heap,
    /// The main thread's stack.
    Stack,
    /// Made by `mmap` or `shmat`: anonymous, or of the named object.
    Mapping,
}

/// A range of addresses with one set of rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Area {
    pub start: u64,
    pub end: u64,
    pub prot: u8,
    pub role: Role,
    /// The object it maps, and the offset of `start` in it.
    pub object: Option<(ObjectId, u64)>,
    /// True: stores go to the object, and others see them. False: to this space alone.
    pub shared: bool,
    /// Private, of an object, and not written to yet: it shows the object's bytes.
    pub borrowed: bool,
    /// The shadow of bytes never touched.
    pub fresh: u8,
    /// mlock(2). Nothing is ever swapped out; msync(2) tells.
    pub locked: bool,
}

impl Area {
    /// For a new mapping; `start` and `end` are set when it is placed.
    #[must_use]
    pub fn anonymous(prot: u8) -> Area {
        Area {
            start: 0,
            end: 0,
            prot,
            role: Role::Mapping,
            object: None,
            shared: false,
            borrowed: false,
            fresh: DEFINED,
            locked: false,
        }
    }

    #[must_use]
    pub fn of_object(prot: u8, object: ObjectId, offset: u64, shared: bool) -> Area {
        Area { object: Some((object, offset)), shared, borrowed: !shared, ..Area::anonymous(prot) }
    }

    #[must_use]
    pub fn len(&self) -> u64 {
        self.end - self.start
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.end == self.start
    }

    /// The object and offset behind an address of a shared area.
    #[must_use]
    pub fn shared_at(&self, addr: u64) -> Option<(ObjectId, u64)> {
        self.shared.then_some(self.object).flatten().map(|(id, offset)| (id, offset + (addr - self.start)))
    }

    /// The object and offset whose bytes an address shows, shared or borrowed.
    #[must_use]
    pub fn shown_at(&self, addr: u64) -> Option<(ObjectId, u64)> {
        let shown = self.shared || self.borrowed;
        shown.then_some(self.object).flatten().map(|(id, offset)| (id, offset + (addr - self.start)))
    }

    fn continues(&self, next: &Area) -> bool {
        self.end == next.start
            && (self.prot, self.role, self.fresh) == (next.prot, next.role, next.fresh)
            && (self.shared, self.borrowed, self.locked) == (next.shared, next.borrowed, next.locked)
            && match (self.object, next.object) {
                (None, None) => true,
                (Some((a, x)), Some((b, y))) => a == b && x + self.len() == y,
                _ => false,
            }
    }

    /// Cuts the part `start..end` out of it, its object's offset following.
    fn cut(&self, start: u64, end: u64) -> Area {
        let object = self.object.map(|(id, offset)| (id, offset + (start - self.start)));
        Area { start, end, object, ..*self }
    }
}

/// Why an access is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemFaultKind {
    /// No area there: `SIGSEGV`, `EFAULT`.
    Unmapped,
    /// An area without the right: `SIGSEGV`, `EFAULT`.
    Protection,
    /// Past the last page of a mapped object: `SIGBUS`.
    BeyondObject,
    /// Between objects, freed, or out of a frame: a real machine would not notice.
    Closed,
}

/// A failed access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MemFault {
    /// The first byte that cannot be touched.
    pub addr: u64,
    /// The access as a whole.
    pub start: u64,
    pub len: u64,
    pub write: bool,
    pub kind: MemFaultKind,
}

impl MemFault {
    /// Whether a real kernel would answer `EFAULT`; the rest is for the checker to report.
    #[must_use]
    pub fn is_efault(&self) -> bool {
        self.kind != MemFaultKind::Closed
    }
}

/// A scalar read from memory, zero-extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Loaded {
    pub value: u64,
    /// Some byte of it has no value.
    pub undef: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AddressSpace {
    areas: Rc<Vec<Area>>,
    pub(super) store: Store,
    brk_start: u64,
    brk: u64,
    /// The most bytes of heap and mappings (`ENOMEM` past it); stacks do not count.
    pub limit: u64,
    /// mlockall(2), `MCL_FUTURE`: what is mapped from now on is locked.
    pub lock_future: bool,
    /// What was mapped last and is no more, and what took it away, for those who still go there.
    gone: Vec<(u64, u64, &'static str)>,
}

/// How much of that is kept.
const GONE: usize = 8;

impl Default for AddressSpace {
    fn default() -> AddressSpace {
        AddressSpace {
            areas: Rc::new(Vec::new()),
            store: Store::default(),
            brk_start: 0,
            brk: 0,
            limit: 256 << 20,
            lock_future: false,
            gone: Vec::new(),
        }
    }
}

/// Rounds up to a page; saturates at the top.
#[must_use]
pub fn page_up(n: u64) -> u64 {
    n.checked_next_multiple_of(PAGE).unwrap_or(!(PAGE - 1))
}

// Areas.
impl AddressSpace {
    /// In the order of their addresses.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    #[must_use]
    pub fn area_at(&self, addr: u64) -> Option<&Area> {
        let i = self.areas.partition_point(|a| a.end <= addr);
        self.areas.get(i).filter(|a| a.start <= addr)
    }

    /// The areas as `/proc/PID/maps` lists them: those that differ only in bookkeeping are one line.
    #[must_use]
    pub fn listing(&self) -> Vec<Area> {
        let mut list: Vec<Area> = Vec::new();
        for area in self.areas.iter() {
            let plain = Area { fresh: DEFINED, borrowed: false, locked: false, ..*area };
            match list.last_mut() {
                Some(last) if last.continues(&plain) => last.end = plain.end,
                _ => list.push(plain),
            }
        }
        list
    }

    /// Bytes of heap and mappings.
    #[must_use]
    pub fn mapped(&self) -> u64 {
        let counted = self.areas.iter().filter(|a| matches!(a.role, Role::Heap | Role::Mapping));
        counted.filter(|a| a.fresh != CLOSED || a.role == Role::Heap).map(Area::len).sum()
    }

    /// Free room of `len` bytes for a mapping, as high as possible.
    fn find_room(&self, len: u64) -> Option<u64> {
        let mut top = MMAP_TOP;
        for area in self.areas.iter().rev() {
            if area.start >= MMAP_TOP {
                continue;
            }
            if area.end <= top && top - area.end >= len {
                break;
            }
            top = top.min(area.start);
        }
        top.checked_sub(len).filter(|&s| s >= self.brk.max(PAGE))
    }

    /// Maps `len` bytes (rounded up to pages) at a place of its own choice.
    ///
    /// # Errors
    /// `EINVAL` for no bytes or an offset off a page boundary, `ENOMEM` when the limit or the room is used up.
    pub fn map(&mut self, pages: &Pages, len: u64, area: Area) -> Result<u64, Errno> {
        if len > 1 << 46 {
            return Err(Errno::ENOMEM);
        }
        let start = self.find_room(page_up(len)).ok_or(Errno::ENOMEM)?;
        self.map_at(pages, start, len, area)
    }

    /// Maps at `start`, in place of what was there (`MAP_FIXED`).
    ///
    /// # Errors
    /// As `map`; `EINVAL` also if `start` is not on a page boundary.
    pub fn map_at(&mut self, pages: &Pages, start: u64, len: u64, area: Area) -> Result<u64, Errno> {
        let misplaced = area.object.is_some_and(|(_, offset)| offset % PAGE != 0);
        if len == 0 || start % PAGE != 0 || misplaced {
            return Err(Errno::EINVAL);
        }
        let end = start.checked_add(page_up(len)).filter(|&e| e < 1 << 47).ok_or(Errno::ENOMEM)?;
        if area.role == Role::Mapping && area.fresh != CLOSED && self.mapped() + (end - start) > self.limit {
            return Err(Errno::ENOMEM);
        }
        if self.areas.len() >= MAP_COUNT {
            return Err(Errno::ENOMEM);
        }
        self.remove_range(start, end);
        self.gone.retain(|g| g.1 <= start || end <= g.0);
        let locked = area.locked || self.lock_future;
        let borrowed = area.object.is_some_and(|(id, _)| !area.shared && pages.object(id).is_some());
        self.insert(Area { start, end, borrowed, locked, ..area });
        Ok(start)
    }

    /// The pages of a range that are borrowed become this space's own, before it writes to them.
    pub(super) fn part(&mut self, pages: &Pages, addr: u64, len: u64) {
        let (start, end) = (addr & !(PAGE - 1), page_up(addr.saturating_add(len)));
        let borrowed: Vec<Area> = self.overlapping(start, end).filter(|a| a.borrowed).collect();
        for area in borrowed {
            if let Some((id, offset)) = area.object
                && let Some(object) = pages.object(id)
            {
                let n = page_up(object.size).saturating_sub(offset).min(area.len());
                self.store.share(area.start, &object.store, offset, n);
            }
            self.cut_out(area.start, area.end);
            self.insert(Area { borrowed: false, ..area });
        }
    }

    /// Throws away what this space has written to private pages of an object: they show the object again.
    pub(super) fn borrow_again(&mut self, start: u64, end: u64) {
        let own: Vec<Area> = self.overlapping(start, end).filter(|a| !a.shared && a.object.is_some()).collect();
        for area in own {
            self.store.forget(area.start, area.end);
            self.cut_out(area.start, area.end);
            self.insert(Area { borrowed: true, ..area });
        }
    }

    /// Removes whatever is mapped in the range (`munmap(2)`).
    ///
    /// # Errors
    /// `EINVAL` for no bytes or a start off a page boundary.
    pub fn unmap(&mut self, start: u64, len: u64) -> Result<(), Errno> {
        let end = start.checked_add(page_up(len)).ok_or(Errno::EINVAL)?;
        if len == 0 || start % PAGE != 0 {
            return Err(Errno::EINVAL);
        }
        self.remove_range(start, end);
        Ok(())
    }

    /// As `unmap`, remembered: an access there is told that `by` has taken the memory away.
    ///
    /// # Errors
    /// As `unmap`.
    pub fn unmap_by(&mut self, start: u64, len: u64, by: &'static str) -> Result<(), Errno> {
        let mapped = self.overlapping(start, start.saturating_add(page_up(len))).next().is_some();
        self.unmap(start, len)?;
        if mapped {
            if self.gone.len() >= GONE {
                self.gone.remove(0);
            }
            self.gone.push((start, start + page_up(len), by));
        }
        Ok(())
    }

    /// What took away the memory that was at this address.
    #[must_use]
    pub fn gone_by(&self, addr: u64) -> Option<&'static str> {
        self.gone.iter().rev().find(|g| (g.0..g.1).contains(&addr)).map(|g| g.2)
    }

    /// Changes the rights of a range (`mprotect(2)`).
    ///
    /// # Errors
    /// `EINVAL` for a start off a page boundary, `ENOMEM` if part of the range is not mapped.
    pub fn protect(&mut self, start: u64, len: u64, prot: u8) -> Result<(), Errno> {
        if start % PAGE != 0 {
            return Err(Errno::EINVAL);
        }
        let end = start.checked_add(page_up(len)).ok_or(Errno::ENOMEM)?;
        let mut at = start;
        while at < end {
            at = self.area_at(at).ok_or(Errno::ENOMEM)?.end;
        }
        let parts: Vec<Area> = self.overlapping(start, end).collect();
        self.cut_out(start, end);
        for part in parts {
            self.insert(Area { prot, ..part });
        }
        Ok(())
    }

    /// Locks a range or lets it go (mlock(2), munlock(2)).
    pub fn lock(&mut self, start: u64, end: u64, locked: bool) {
        let parts: Vec<Area> = self.overlapping(start, end).filter(|a| a.locked != locked).collect();
        for part in parts {
            self.cut_out(part.start, part.end);
            self.insert(Area { locked, ..part });
        }
    }

    /// Where the heap begins and ends.
    #[must_use]
    pub fn heap(&self) -> (u64, u64) {
        (self.brk_start, self.brk)
    }

    /// Says where the heap begins (after the data), at program start.
    pub fn set_heap_start(&mut self, addr: u64) {
        self.brk_start = page_up(addr);
        self.brk = self.brk_start;
    }

    /// Moves the end of the heap; new bytes are zero (`brk(2)`).
    ///
    /// # Errors
    /// `ENOMEM` below the start, at the limit, or where something else is mapped.
    pub fn set_brk(&mut self, addr: u64) -> Result<u64, Errno> {
        self.set_brk_as(addr, DEFINED)
    }

    /// As `set_brk`, new bytes having the shadow `fresh`: `CLOSED` is how `malloc` gets room that only its blocks open.
    ///
    /// # Errors
    /// As `set_brk`.
    pub fn set_brk_as(&mut self, addr: u64, fresh: u8) -> Result<u64, Errno> {
        if addr < self.brk_start || addr > MMAP_TOP {
            return Err(Errno::ENOMEM);
        }
        let (old, new) = (page_up(self.brk), page_up(addr));
        if new > old {
            let taken = self.overlapping(old, new).next().is_some();
            if taken || self.mapped() + (new - old) > self.limit {
                return Err(Errno::ENOMEM);
            }
            let rights = PROT_READ | PROT_WRITE;
            self.insert(Area { start: old, end: new, role: Role::Heap, fresh, ..Area::anonymous(rights) });
        } else if new < old {
            self.remove_range(new, old);
        }
        self.brk = addr;
        Ok(addr)
    }

    pub(super) fn overlapping(&self, start: u64, end: u64) -> impl Iterator<Item = Area> + '_ {
        let over = self.areas.iter().filter(move |a| a.start < end && start < a.end);
        over.map(move |a| a.cut(a.start.max(start), a.end.min(end)))
    }

    /// Takes the range out of the list of areas; leaves the bytes alone.
    fn cut_out(&mut self, start: u64, end: u64) {
        if !self.areas.iter().any(|a| a.start < end && start < a.end) {
            return;
        }
        let mut kept = Vec::with_capacity(self.areas.len() + 1);
        for a in self.areas.iter() {
            if a.end <= start || end <= a.start {
                kept.push(*a);
                continue;
            }
            if a.start < start {
                kept.push(a.cut(a.start, start));
            }
            if end < a.end {
                kept.push(a.cut(end, a.end));
            }
        }
        self.areas = Rc::new(kept);
    }

    fn remove_range(&mut self, start: u64, end: u64) {
        self.cut_out(start, end);
        self.store.forget(start, end);
    }

    fn insert(&mut self, area: Area) {
        let areas = Rc::make_mut(&mut self.areas);
        let i = areas.partition_point(|a| a.start < area.start);
        areas.insert(i, area);
        if i + 1 < areas.len() && areas[i].continues(&areas[i + 1]) {
            areas[i].end = areas[i + 1].end;
            areas.remove(i + 1);
        }
        if i > 0 && areas[i - 1].continues(&areas[i]) {
            areas[i - 1].end = areas[i].end;
            areas.remove(i);
        }
    }

    /// Which pages are physically the same in both spaces: (address, shared) for each page that either has touched.
    /// After a fork all are; a write to one of them parts it.
    #[must_use]
    pub fn pages_in_common(&self, other: &AddressSpace) -> Vec<(u64, bool)> {
        let private = self.areas.iter().filter(|a| !a.shared);
        let pages = private.flat_map(|a| (a.start..a.end).step_by(PAGE as usize));
        let touched = pages.filter(|&p| self.store.touched(p, PAGE) || other.store.touched(p, PAGE));
        touched.map(|p| (p, self.store.same_chunks(&other.store, p, PAGE))).collect()
    }

    /// Bytes of real memory behind the private areas.
    #[must_use]
    pub fn footprint(&self) -> u64 {
        self.store.footprint()
    }

    /// Bytes of real memory behind the private areas and not shared with `other`'s.
    #[must_use]
    pub fn footprint_beyond(&self, other: &AddressSpace) -> u64 {
        self.store.footprint_beyond(&other.store)
    }

    /// A 64-bit hash of the whole space, which costs what changed since the last call. Call it before cloning.
    pub fn fingerprint(&mut self) -> u64 {
        mix(self.layout_hash(), self.store.fingerprint())
    }

    /// Of the areas and the end of the heap alone.
    #[must_use]
    pub fn layout_hash(&self) -> u64 {
        let mut h = mix(self.brk, self.limit ^ u64::from(self.lock_future));
        for a in self.areas.iter() {
            let object = a.object.map_or(0, |(id, offset)| mix(id as u64 + 1, offset));
            let marks =
                u64::from(a.prot) | u64::from(a.borrowed) << 8 | u64::from(a.shared) << 9 | u64::from(a.locked) << 10;
            h = mix(h, mix(a.start, a.end) ^ marks ^ object);
        }
        h
    }

    /// Of the bytes alone; quick after `fingerprint`.
    #[must_use]
    pub fn contents_hash(&self) -> u64 {
        self.store.content_hash()
    }

    /// Whether the areas are those of `other`, of which this is a changed clone, without looking at them. May say no
    /// although they are equal.
    #[must_use]
    pub fn same_layout(&self, other: &AddressSpace) -> bool {
        Rc::ptr_eq(&self.areas, &other.areas)
            && (self.brk, self.limit, self.lock_future) == (other.brk, other.limit, other.lock_future)
    }
}
