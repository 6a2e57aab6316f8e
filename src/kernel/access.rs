//! Reading and writing an address space: any length for the kernel's copies, built-in functions and the debugger; a way
//! without search or allocation for the interpreter.
//!
//! - Access is checked twice: against the area (mapped? permitted?) and against the shadow (addressable? defined?).
//! - A refused write has written nothing.
//! - `Tlb` is a short memory of where private pages lie. It is not part of the state: it lives as long as one `run`, and
//!   whatever changes areas or adds leaves (`generation`) clears it.

use std::rc::Rc;

use super::mm::{AddressSpace, Area, Loaded, MemFault, MemFaultKind, PAGE, PROT_READ, PROT_WRITE, page_up};
use super::pages::{Bytes, CLOSED, DEFINED, ObjectId, Pages, UNDEF};
use super::store::{CHUNK, split};

/// Pages remembered at first; and once so many were forgotten too soon that the program is seen to roam.
const WAYS: usize = 16;
const MANY_WAYS: usize = 512;
const PATIENCE: u32 = 64;
const NO_PAGE: u64 = u64::MAX;

/// A page and the index of its leaf (`NO_LEAF`: nothing in it was ever written). The page number stands twice, for
/// reading and for writing.
#[derive(Clone, Copy, Debug)]
struct Way {
    readable: u64,
    writable: u64,
    leaf: u32,
    /// The shadow of bytes never written.
    fresh: u8,
}

const NO_LEAF: u32 = u32::MAX;
const NOWHERE: Way = Way { readable: NO_PAGE, writable: NO_PAGE, leaf: NO_LEAF, fresh: CLOSED };

/// Where the pages touched lately lie. Small, because a run may be one base step long; it grows for a program that
/// touches much.
#[derive(Clone, Debug)]
pub struct Tlb {
    ways: [Way; WAYS],
    many: Option<Box<[Way; MANY_WAYS]>>,
    misses: u32,
}

impl Default for Tlb {
    fn default() -> Tlb {
        Tlb { ways: [NOWHERE; WAYS], many: None, misses: 0 }
    }
}

impl Tlb {
    pub fn clear(&mut self) {
        match &mut self.many {
            Some(many) => many.fill(NOWHERE),
            None => self.ways = [NOWHERE; WAYS],
        }
    }

    #[inline(always)]
    fn way(&self, page: u64) -> &Way {
        match &self.many {
            None => &self.ways[page as usize % WAYS],
            Some(many) => &many[page as usize % MANY_WAYS],
        }
    }

    fn set(&mut self, page: u64, way: Way) {
        self.misses += 1;
        if self.misses == PATIENCE {
            self.many = Some(Box::new([NOWHERE; MANY_WAYS]));
        }
        match &mut self.many {
            None => self.ways[page as usize % WAYS] = way,
            Some(many) => many[page as usize % MANY_WAYS] = way,
        }
    }
}

/// The first byte with this mark. Eight at a time, as most have none.
fn first_marked(shadow: &[u8], mark: u8) -> Option<usize> {
    let (eights, rest) = shadow.as_chunks::<8>();
    let all = eights.iter().fold(0, |all, eight| all | u64::from_ne_bytes(*eight));
    let none = all & u64::from_ne_bytes([mark; 8]) == 0 && rest.iter().all(|&s| s & mark == 0);
    if none { None } else { shadow.iter().position(|&s| s & mark != 0) }
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
            match area.shown_at(at) {
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
        if self.area_at(addr).is_some_and(|a| a.object.is_some()) {
            self.part(pages, addr, len);
        }
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
        while done < len {
            let at = addr.wrapping_add(done);
            let fault = |addr, kind| MemFault { addr, start: addr.min(at - done), len, write, kind };
            let (area, n) = self.permitted(pages, at, write).map_err(|kind| fault(at, kind))?;
            let n = n.min(len - done);
            let area = *area;
            let mut seen = 0;
            while seen < n && !area.shared && !area.borrowed {
                let shadow = self.store.piece(at + seen, area.fresh).shadow;
                let shadow = &shadow[..shadow.len().min((n - seen) as usize)];
                if let Some(i) = first_marked(shadow, CLOSED) {
                    return Err(fault(at + seen + i as u64, MemFaultKind::Closed));
                }
                seen += shadow.len() as u64;
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
        if !area.shared && !area.borrowed {
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
        let parts: Vec<Area> = self.overlapping(addr, end).filter(|a| !a.shared && !a.borrowed).collect();
        for a in parts {
            self.store.discard(a.start, a.len(), shadow, a.fresh);
        }
    }

    /// The bytes keep their contents and get this shadow. Private areas only.
    pub fn mark(&mut self, addr: u64, len: u64, shadow: u8) {
        let end = addr.saturating_add(len);
        let parts: Vec<Area> = self.overlapping(addr, end).filter(|a| !a.shared && !a.borrowed).collect();
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
        let (data, marks) = (&value.value.to_le_bytes()[..n], &[UNDEF; 8][..n]);
        let undef = value.undef.then_some(marks);
        if self.store_in_area(pages, addr, data, undef) {
            return Ok(());
        }
        self.write(pages, addr, &Bytes { data: data.to_vec(), undef: undef.map(<[u8]>::to_vec) })
    }

    /// What nearly every scalar is: open bytes of one area, which is shared or nothing but private. False: nothing was
    /// stored, take the general way.
    fn store_in_area(&mut self, pages: &mut Pages, addr: u64, data: &[u8], undef: Option<&[u8]>) -> bool {
        let Ok((area, reach)) = self.permitted(pages, addr, true) else { return false };
        let (area, n) = (*area, data.len());
        if reach < n as u64 || area.borrowed {
            return false;
        }
        if let Some((id, offset)) = area.shared_at(addr) {
            let Some(object) = pages.object_mut(id) else { return false };
            object.store.write(offset, data, undef, DEFINED);
            return true;
        }
        let mut shadow = [0; 8];
        self.store.read(addr, &mut [0; 8][..n], &mut shadow[..n], area.fresh);
        if area.object.is_some() || shadow.iter().any(|s| s & CLOSED != 0) {
            return false;
        }
        self.store.write(addr, data, undef, area.fresh);
        true
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
        Ok(match area.shown_at(addr) {
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
        let way = tlb.way(addr / PAGE);
        if way.readable != addr / PAGE || addr % N as u64 != 0 {
            return None;
        }
        let (_, i, o) = split(addr);
        let Some(chunk) = self.store.leaves.get(way.leaf as usize).and_then(|l| l.1.chunks[i].as_ref()) else {
            return (o + N <= CHUNK).then_some(([0; N], [way.fresh; N]));
        };
        let (data, shadow) = (chunk.data.get(o..o + N)?, chunk.shadow.get(o..o + N)?);
        Some((data.try_into().ok()?, shadow.try_into().ok()?))
    }

    /// Stores `N` bytes with one mark, if the page is in `tlb` and the bytes are open. False: take the slow way.
    #[inline(always)]
    pub fn store_fast<const N: usize>(&mut self, tlb: &Tlb, addr: u64, data: [u8; N], mark: u8) -> bool {
        let way = tlb.way(addr / PAGE);
        if way.writable != addr / PAGE || addr % N as u64 != 0 {
            return false;
        }
        let (_, i, o) = split(addr);
        let Some(leaf) = self.store.leaves.get_mut(way.leaf as usize) else { return false };
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

    /// Remembers the page of `addr` if it is private; the caller knows that accesses to it need no
    /// further look.
    pub fn remember(&self, tlb: &mut Tlb, addr: u64) {
        let Some(area) = self.area_at(addr).filter(|a| !a.shared && a.object.is_none()) else { return };
        let (leaf, ..) = split(addr);
        let at = self.store.leaf_index(leaf).map_or(NO_LEAF, |at| at as u32);
        let page = addr / PAGE;
        let readable = if area.prot & PROT_READ != 0 { page } else { NO_PAGE };
        let writable = if area.prot & PROT_WRITE != 0 { page } else { NO_PAGE };
        tlb.set(page, Way { readable, writable, leaf: at, fresh: area.fresh });
    }

    /// How many leaves there are: when this changes, remembered places are wrong.
    #[inline(always)]
    #[must_use]
    pub fn generation(&self) -> usize {
        self.store.leaves.len()
    }
}
