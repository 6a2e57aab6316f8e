//! An address space: sorted areas (Linux: VMAs) over checked bytes (`mmap(2)`, `brk(2)`, `proc(5)` maps).
//!
//! - An area is private (its bytes are in this space's own `Store`, copied on write after a fork) or shared (its bytes
//!   are a range of an object in `Pages`). Areas begin and end on 4 KiB page boundaries.
//! - Layout as on x86-64 Linux without randomisation: text at 0x401000, data at `DATA_BASE`, the heap after it,
//!   mappings from `MMAP_TOP` downwards, the main stack below `STACK_TOP`.
//! - Access is checked twice: against the area (mapped? permitted?) and against the shadow (addressable? defined?).
//!   The first failure is what a real machine finds (`SIGSEGV`, `SIGBUS`, `EFAULT`), the second what it does not.
//! - `Tlb` is the interpreter's own short memory of where private pages lie. It is not part of the state: it lives as
//!   long as one `run`, and whatever changes areas or adds leaves clears it.
//!
//! Model: a private mapping of a file is a copy made at `mmap` time (the page leaves open whether later changes of the
//! file are seen).

use std::rc::Rc;

use super::Errno;
use super::pages::{Bytes, CLOSED, DEFINED, ObjectId, Pages, Store, UNDEF, mix, split};

pub const PAGE: u64 = 4096;
/// Mappings are placed below this address, the next one below the last.
pub const MMAP_TOP: u64 = 0x7fff_f7ff_b000;
/// End of the main stack.
pub const STACK_TOP: u64 = 0x7fff_ffff_f000;
/// `RLIMIT_STACK`: 8 MiB.
pub const STACK_LIMIT: u64 = 8 << 20;

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
    /// The shadow of bytes never touched.
    pub fresh: u8,
}

impl Area {
    /// For a new mapping; `start` and `end` are set when it is placed.
    #[must_use]
    pub fn anonymous(prot: u8) -> Area {
        Area { start: 0, end: 0, prot, role: Role::Mapping, object: None, shared: false, fresh: DEFINED }
    }

    #[must_use]
    pub fn of_object(prot: u8, object: ObjectId, offset: u64, shared: bool) -> Area {
        Area { object: Some((object, offset)), shared, ..Area::anonymous(prot) }
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

    fn continues(&self, next: &Area) -> bool {
        self.end == next.start
            && (self.prot, self.role, self.shared, self.fresh) == (next.prot, next.role, next.shared, next.fresh)
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

const WAYS: usize = 16;
const NO_PAGE: u64 = u64::MAX;

/// Where the pages touched lately lie: leaf indices by page number.
#[derive(Clone, Debug)]
pub struct Tlb {
    readable: [u64; WAYS],
    writable: [u64; WAYS],
    leaf: [u32; WAYS],
}

impl Default for Tlb {
    fn default() -> Tlb {
        Tlb { readable: [NO_PAGE; WAYS], writable: [NO_PAGE; WAYS], leaf: [0; WAYS] }
    }
}

impl Tlb {
    pub fn clear(&mut self) {
        self.readable = [NO_PAGE; WAYS];
        self.writable = [NO_PAGE; WAYS];
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AddressSpace {
    areas: Rc<Vec<Area>>,
    store: Store,
    brk_start: u64,
    brk: u64,
    /// The most bytes of heap and mappings (`ENOMEM` past it); stacks do not count.
    pub limit: u64,
}

impl Default for AddressSpace {
    fn default() -> AddressSpace {
        AddressSpace { areas: Rc::new(Vec::new()), store: Store::default(), brk_start: 0, brk: 0, limit: 256 << 20 }
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
            let plain = Area { fresh: DEFINED, ..*area };
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
        self.remove_range(start, end);
        if let Some((id, offset)) = area.object
            && !area.shared
            && let Some(object) = pages.object(id)
        {
            let n = page_up(object.size).saturating_sub(offset).min(end - start);
            self.store.share(start, &object.store, offset, n);
        }
        self.insert(Area { start, end, ..area });
        Ok(start)
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

    fn overlapping(&self, start: u64, end: u64) -> impl Iterator<Item = Area> + '_ {
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

    /// A 64-bit hash of the whole space, which costs what changed since the last call. Call it before cloning.
    pub fn fingerprint(&mut self) -> u64 {
        let mut h = mix(self.brk, self.limit);
        for a in self.areas.iter() {
            h = mix(h, mix(a.start, a.end) ^ u64::from(a.prot));
        }
        mix(h, self.store.fingerprint())
    }
}

// Access of any length: the kernel's copies, built-in functions, the debugger.
impl AddressSpace {
    /// The area for an access at `addr`, if it permits it, and how many bytes it reaches.
    fn permitted(&self, pages: &Pages, addr: u64, write: bool) -> Result<(&Area, u64), MemFaultKind> {
        let area = self.area_at(addr).ok_or(MemFaultKind::Unmapped)?;
        if area.prot & (if write { PROT_WRITE } else { PROT_READ }) == 0 {
            return Err(MemFaultKind::Protection);
        }
        let Some((id, offset)) = area.object else { return Ok((area, area.end - addr)) };
        let there = page_up(pages.size(id)).saturating_sub(offset).min(area.len());
        match (area.start + there).checked_sub(addr) {
            None | Some(0) => Err(MemFaultKind::BeyondObject),
            Some(n) => Ok((area, n)),
        }
    }

    /// Data and shadow of `out.len()` bytes, whatever the shadow says.
    fn read_raw(&self, pages: &Pages, addr: u64, data: &mut [u8], shadow: &mut [u8]) -> Result<(), MemFault> {
        let len = data.len() as u64;
        let mut done = 0;
        while done < len {
            let at = addr.wrapping_add(done);
            let fault = |kind| MemFault { addr: at, start: addr, len, write: false, kind };
            let (area, n) = self.permitted(pages, at, false).map_err(fault)?;
            let n = n.min(len - done);
            let to = done as usize..(done + n) as usize;
            match area.shared_at(at) {
                Some((id, offset)) => {
                    if let Some(o) = pages.object(id) {
                        o.store.read(offset, &mut data[to.clone()], &mut shadow[to], DEFINED);
                    }
                }
                None => self.store.read(at, &mut data[to.clone()], &mut shadow[to], area.fresh),
            }
            done += n;
        }
        Ok(())
    }

    /// `len` bytes with their marks.
    ///
    /// # Errors
    /// The first byte that cannot be touched.
    pub fn read(&self, pages: &Pages, addr: u64, len: u64) -> Result<Bytes, MemFault> {
        self.check(pages, addr, len, false)?;
        let (mut data, mut shadow) = (vec![0; len as usize], vec![0; len as usize]);
        self.read_raw(pages, addr, &mut data, &mut shadow)?;
        Ok(Bytes::new(data, shadow))
    }

    /// `len` bytes and their shadow, closed bytes included, as far as areas reach: for the debugger.
    #[must_use]
    pub fn peek(&self, pages: &Pages, addr: u64, len: u64) -> (Vec<u8>, Vec<u8>) {
        let (mut data, mut shadow) = (Vec::new(), Vec::new());
        while (data.len() as u64) < len {
            let at = addr.wrapping_add(data.len() as u64);
            let Ok((_, n)) = self.permitted(pages, at, false) else { break };
            let (from, n) = (data.len(), n.min(len - data.len() as u64) as usize);
            data.resize(from + n, 0);
            shadow.resize(from + n, 0);
            if self.read_raw(pages, at, &mut data[from..], &mut shadow[from..]).is_err() {
                break;
            }
        }
        (data, shadow)
    }

    /// Writes bytes with their marks.
    ///
    /// # Errors
    /// The first byte that cannot be touched; then nothing is written.
    pub fn write(&mut self, pages: &mut Pages, addr: u64, bytes: &Bytes) -> Result<(), MemFault> {
        self.check(pages, addr, bytes.len() as u64, true)?;
        let len = bytes.len() as u64;
        let mut done = 0;
        while done < len {
            let at = addr.wrapping_add(done);
            let fault = |kind| MemFault { addr: at, start: addr, len, write: true, kind };
            let (area, n) = self.permitted(pages, at, true).map_err(fault)?;
            let (area, n) = (*area, n.min(len - done));
            let from = done as usize..(done + n) as usize;
            let undef = bytes.undef.as_ref().map(|u| &u[from.clone()]);
            match area.shared_at(at) {
                Some((id, offset)) => {
                    if let Some(o) = pages.object_mut(id) {
                        o.store.write(offset, &bytes.data[from], undef, DEFINED);
                    }
                }
                None => self.store.write(at, &bytes.data[from], undef, area.fresh),
            }
            done += n;
        }
        Ok(())
    }

    /// Whether all of a range may be read or written.
    ///
    /// # Errors
    /// The first byte that may not.
    pub fn check(&self, pages: &Pages, addr: u64, len: u64, write: bool) -> Result<(), MemFault> {
        let mut done = 0;
        let mut shadow = [0; 256];
        while done < len {
            let at = addr.wrapping_add(done);
            let fault = |addr, kind| MemFault { addr, start: addr.min(at - done), len, write, kind };
            let (area, n) = self.permitted(pages, at, write).map_err(|kind| fault(at, kind))?;
            let n = n.min(len - done);
            let area = *area;
            let mut seen = 0;
            while seen < n && !area.shared {
                let part = (n - seen).min(256) as usize;
                self.store.read(at + seen, &mut [0; 256][..part], &mut shadow[..part], area.fresh);
                if let Some(i) = shadow[..part].iter().position(|&s| s & CLOSED != 0) {
                    return Err(fault(at + seen + i as u64, MemFaultKind::Closed));
                }
                seen += part as u64;
            }
            done += n;
        }
        Ok(())
    }

    /// The bytes of a C string without its end mark, at most `max` of them.
    ///
    /// # Errors
    /// The first byte that cannot be touched before the end mark.
    pub fn cstr(&self, pages: &Pages, addr: u64, max: usize) -> Result<Bytes, MemFault> {
        let mut out = Bytes::default();
        while out.len() < max {
            let at = addr.wrapping_add(out.len() as u64);
            let mut n = (256 - at % 256).min((max - out.len()) as u64);
            let part = loop {
                match self.read(pages, at, n) {
                    Ok(part) => break part,
                    // The string may end before the byte that cannot be touched.
                    Err(f) if f.addr > at => n = f.addr - at,
                    Err(f) => return Err(MemFault { start: addr, len: out.len() as u64 + 1, ..f }),
                }
            };
            match part.data.iter().position(|&b| b == 0) {
                Some(end) => {
                    out.extend(&part.slice(0, end));
                    return Ok(out);
                }
                None => out.extend(&part),
            }
        }
        Ok(out)
    }

    /// Writes what a loader or debugger wants, whatever rights and shadow say. Private areas only.
    pub fn poke(&mut self, addr: u64, data: &[u8]) {
        let Some(area) = self.area_at(addr).copied() else { return };
        let n = (area.end - addr).min(data.len() as u64) as usize;
        if !area.shared {
            self.store.write(addr, &data[..n], None, area.fresh);
        }
        if n < data.len() && n > 0 {
            self.poke(addr + n as u64, &data[n..]);
        }
    }

    /// The bytes lose their values and get this shadow (`UNDEF`: an object's life begins; `CLOSED`: it ends). Private
    /// areas only; parts that are not mapped are skipped.
    pub fn discard(&mut self, addr: u64, len: u64, shadow: u8) {
        let end = addr.saturating_add(len);
        let parts: Vec<Area> = self.overlapping(addr, end).filter(|a| !a.shared).collect();
        for a in parts {
            self.store.discard(a.start, a.len(), shadow, a.fresh);
        }
    }

    /// The bytes keep their contents and get this shadow. Private areas only.
    pub fn mark(&mut self, addr: u64, len: u64, shadow: u8) {
        let end = addr.saturating_add(len);
        let parts: Vec<Area> = self.overlapping(addr, end).filter(|a| !a.shared).collect();
        for a in parts {
            self.store.mark(a.start, a.len(), shadow, a.fresh);
        }
    }

    /// A scalar of 1 to 8 bytes, little-endian.
    ///
    /// # Errors
    /// The first byte that cannot be touched.
    pub fn load(&self, pages: &Pages, addr: u64, len: usize) -> Result<Loaded, MemFault> {
        let (mut data, mut shadow) = ([0; 8], [0; 8]);
        let n = len.min(8);
        self.read_raw(pages, addr, &mut data[..n], &mut shadow[..n])?;
        if let Some(i) = shadow.iter().position(|&s| s & CLOSED != 0) {
            let kind = MemFaultKind::Closed;
            return Err(MemFault { addr: addr + i as u64, start: addr, len: n as u64, write: false, kind });
        }
        Ok(Loaded { value: u64::from_le_bytes(data), undef: shadow.iter().any(|&s| s & UNDEF != 0) })
    }

    /// Stores the low `len` bytes of `value`, all of them defined or none.
    ///
    /// # Errors
    /// The first byte that cannot be touched; then nothing is stored.
    pub fn store(&mut self, pages: &mut Pages, addr: u64, value: Loaded, len: usize) -> Result<(), MemFault> {
        let n = len.min(8);
        let undef = value.undef.then(|| vec![UNDEF; n]);
        self.write(pages, addr, &Bytes { data: value.value.to_le_bytes()[..n].to_vec(), undef })
    }

    /// The bench and race key of an address: the shared object and offset behind it, if it is shared.
    #[must_use]
    pub fn shared_key(&self, addr: u64) -> Option<(ObjectId, u64)> {
        self.area_at(addr)?.shared_at(addr)
    }
}

/// A piece of memory seen in place.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    pub data: &'a [u8],
    pub shadow: &'a [u8],
}

// The interpreter's way: no search, no allocation.
impl AddressSpace {
    /// The bytes from `addr` to the end of its chunk: what a function that scans looks at, piece by piece.
    ///
    /// # Errors
    /// Why the first byte cannot be read, as its area has it; the shadow is the caller's to look at.
    pub fn piece<'a>(&'a self, pages: &'a Pages, addr: u64) -> Result<Piece<'a>, MemFaultKind> {
        let (area, _) = self.permitted(pages, addr, false)?;
        Ok(match area.shared_at(addr) {
            Some((id, offset)) => match pages.object(id) {
                Some(o) => o.store.piece(offset, DEFINED),
                None => return Err(MemFaultKind::BeyondObject),
            },
            None => self.store.piece(addr, area.fresh),
        })
    }

    /// `discard` for a thread's stack, whose pages are private and one area: no search. `fresh` is that area's.
    pub fn stack_discard(&mut self, addr: u64, len: u64, shadow: u8, fresh: u8) {
        self.store.discard(addr, len, shadow, fresh);
    }

    /// Writes to a thread's stack whatever its shadow says. `fresh` as above.
    pub fn stack_write(&mut self, addr: u64, bytes: &Bytes, fresh: u8) {
        self.store.write(addr, &bytes.data, bytes.undef.as_deref(), fresh);
    }

    /// `N` bytes and their shadow, if the page is in `tlb`.
    #[inline(always)]
    pub fn load_fast<const N: usize>(&self, tlb: &Tlb, addr: u64) -> Option<([u8; N], [u8; N])> {
        let (page, way) = (addr / PAGE, (addr / PAGE) as usize % WAYS);
        if tlb.readable[way] != page {
            return None;
        }
        let (_, i, o) = split(addr);
        let chunk = self.store.leaves.get(tlb.leaf[way] as usize)?.1.chunks[i].as_ref()?;
        let (data, shadow) = (chunk.data.get(o..o + N)?, chunk.shadow.get(o..o + N)?);
        Some((data.try_into().ok()?, shadow.try_into().ok()?))
    }

    /// Stores `N` bytes with one mark, if the page is in `tlb` and the bytes are open. False: take the slow way.
    #[inline(always)]
    pub fn store_fast<const N: usize>(&mut self, tlb: &Tlb, addr: u64, data: [u8; N], mark: u8) -> bool {
        let (page, way) = (addr / PAGE, (addr / PAGE) as usize % WAYS);
        if tlb.writable[way] != page {
            return false;
        }
        let (_, i, o) = split(addr);
        let Some(leaf) = self.store.leaves.get_mut(tlb.leaf[way] as usize) else { return false };
        let Some(chunk) = Rc::make_mut(&mut leaf.1).present_mut(i) else { return false };
        let Some(shadow) = chunk.shadow.get_mut(o..o + N) else { return false };
        if shadow.iter().fold(0, |all, s| all | s) & CLOSED != 0 {
            return false;
        }
        shadow.copy_from_slice(&[mark; N]);
        let Some(to) = chunk.data.get_mut(o..o + N) else { return false };
        to.copy_from_slice(&data);
        true
    }

    /// Remembers the page of `addr` if it is private and has a leaf; the caller knows that accesses to it need no
    /// further look.
    pub fn remember(&self, tlb: &mut Tlb, addr: u64) {
        let Some(area) = self.area_at(addr).filter(|a| !a.shared && a.object.is_none()) else { return };
        let (leaf, ..) = split(addr);
        let Ok(at) = self.store.leaf_index(leaf) else { return };
        let (page, way) = (addr / PAGE, (addr / PAGE) as usize % WAYS);
        tlb.leaf[way] = at as u32;
        tlb.readable[way] = if area.prot & PROT_READ != 0 { page } else { NO_PAGE };
        tlb.writable[way] = if area.prot & PROT_WRITE != 0 { page } else { NO_PAGE };
    }

    /// How many leaves there are: when this changes, remembered places are wrong.
    #[inline(always)]
    #[must_use]
    pub fn generation(&self) -> usize {
        self.store.leaves.len()
    }
}
