//! The heap (`malloc(3)`): a table of blocks outside the program's memory, so that no overrun can damage it, and every
//! wrong access can be told what it hit.
//!
//! - Blocks lie as glibc's first ones do: 16-aligned, the first at heap start + 0x2a0, going up. Between two blocks lie
//!   at least 16 closed bytes.
//! - A freed block is closed and rests in a queue before its bytes are used again, so that a use after free is found and
//!   named. The queue holds `quarantine` bytes at most; the oldest go first.
//! - Blocks of 128 KiB and more are mappings of their own, as in glibc; freed, they are unmapped.
//! - A block remembers the places of its `malloc` and its `free`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use super::{NoticeKind, Thread};
use crate::bytecode::Pc;
use crate::kernel::mm::{AddressSpace, Area, PROT_READ, PROT_WRITE, page_up};
use crate::kernel::pages::{CLOSED, DEFINED, Pages, UNDEF};

/// glibc's `M_MMAP_THRESHOLD`.
const MAP_FROM: u64 = 128 << 10;
/// What glibc asks of `brk` first; and beyond the block, every time (`M_TOP_PAD` and the smallest block).
const GROW: u64 = 0x21000;
const TOP_PAD: u64 = 0x20020;
/// glibc's first block: after its own table and a header.
const FIRST: u64 = 0x2a0;
/// Closed bytes before a block, glibc's header.
const GAP: u64 = 16;

/// A block of the heap, in use or resting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    pub size: u64,
    /// Bytes it takes from its first one on, the gap behind it included; a mapping's from the start of its first page.
    span: u64,
    /// Bytes of a mapping before the block's first one.
    lead: u64,
    /// Where the program called malloc, in its own code.
    pub made: Pc,
    /// Where it called free, if it has.
    pub freed: Option<Pc>,
    mapped: bool,
}

/// Why a `free` or `realloc` is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadFree {
    /// Freed before, at this place.
    Twice(Block),
    /// Not the start of a block.
    NotABlock,
}

/// What a process keeps in user land outside its memory. Forks with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Runtime {
    heap: Rc<Heap>,
    /// What was told already: place and kind.
    told: Rc<BTreeSet<(Pc, NoticeKind)>>,
    /// Stacks of contexts (makecontext(3)) that no thread runs on, by their lowest address.
    resting: Rc<BTreeMap<u64, Thread>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Heap {
    blocks: BTreeMap<u64, Block>,
    /// Where the next block goes, and the end of the room got from `brk`.
    next: u64,
    end: u64,
    /// Freed blocks, oldest first, and the bytes they take.
    resting: VecDeque<u64>,
    resting_bytes: u64,
    quarantine: u64,
    /// Room of blocks that have rested: (bytes, address).
    room: BTreeSet<(u64, u64)>,
}

impl Runtime {
    /// Bytes of real memory behind it and not behind another, about.
    #[must_use]
    pub fn footprint_beyond(&self, other: Option<&Runtime>) -> usize {
        // An entry of a tree takes its own size and a share of its node's.
        const NODE: usize = 16;
        let h = &self.heap;
        let heap = if other.is_some_and(|o| Rc::ptr_eq(&o.heap, h)) {
            0
        } else {
            h.blocks.len() * (size_of::<(u64, Block)>() + NODE)
                + h.room.len() * (size_of::<(u64, u64)>() + NODE)
                + h.resting.capacity() * size_of::<u64>()
                + size_of::<Heap>()
        };
        let told = if other.is_some_and(|o| Rc::ptr_eq(&o.told, &self.told)) { 0 } else { self.told.len() * 32 };
        let resting = if other.is_some_and(|o| Rc::ptr_eq(&o.resting, &self.resting)) {
            0
        } else {
            self.resting.values().map(|t| t.footprint() + size_of::<Thread>()).sum()
        };
        heap + told + resting
    }
}

impl Default for Heap {
    fn default() -> Heap {
        Heap {
            blocks: BTreeMap::new(),
            next: 0,
            end: 0,
            resting: VecDeque::new(),
            resting_bytes: 0,
            quarantine: 256 << 10,
            room: BTreeSet::new(),
        }
    }
}

impl Runtime {
    /// True the first time.
    pub(super) fn tell(&mut self, pc: Pc, kind: NoticeKind) -> bool {
        !self.told.contains(&(pc, kind)) && Rc::make_mut(&mut self.told).insert((pc, kind))
    }

    /// The stack that begins at this address, if no thread runs on it.
    #[must_use]
    pub fn resting(&self, stack: u64) -> Option<&Thread> {
        self.resting.get(&stack)
    }

    /// Whether a stack rests in this memory.
    #[must_use]
    pub(super) fn rests_in(&self, addr: u64, len: u64) -> bool {
        self.resting.range(addr..addr.saturating_add(len)).next().is_some()
    }

    /// Lays a stack aside.
    pub(super) fn rest(&mut self, stack: u64, thread: Thread) {
        Rc::make_mut(&mut self.resting).insert(stack, thread);
    }

    /// Takes it back.
    pub(super) fn wake(&mut self, stack: u64) -> Option<Thread> {
        Rc::make_mut(&mut self.resting).remove(&stack)
    }

    /// How many freed bytes rest before they are used again. 0: at once, which an explorer may want, since the same
    /// addresses come round again.
    pub fn set_quarantine(&mut self, bytes: u64) {
        Rc::make_mut(&mut self.heap).quarantine = bytes;
    }

    /// The blocks by address, resting ones included.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = (u64, &Block)> + '_ {
        self.heap.blocks.iter().map(|(a, b)| (*a, b))
    }

    /// The block at exactly this address.
    #[must_use]
    pub fn block(&self, addr: u64) -> Option<&Block> {
        self.heap.blocks.get(&addr)
    }

    /// What is in use, as `mallinfo(3)` counts: bytes of the heap with glibc's table and headers, mappings, their bytes.
    #[must_use]
    pub fn held(&self) -> [u64; 3] {
        let mut held = [if self.heap.next == 0 { 0 } else { FIRST - GAP }, 0, 0];
        for block in self.heap.blocks.values().filter(|b| b.freed.is_none()) {
            if block.mapped {
                held[1] += 1;
                held[2] += block.span;
            } else {
                held[0] += (block.size + 8).next_multiple_of(16).max(32);
            }
        }
        held
    }

    /// The last block that begins at or before the address, and the first one after it.
    #[must_use]
    pub fn around(&self, addr: u64) -> (Option<(u64, Block)>, Option<(u64, Block)>) {
        let before = self.heap.blocks.range(..=addr).next_back().map(|(a, b)| (*a, *b));
        let after = self.heap.blocks.range(addr.saturating_add(1)..).next().map(|(a, b)| (*a, *b));
        (before, after)
    }

    /// A new block: 16-aligned or to a greater power of two. `zeroed`: with values (calloc). `None`: no memory.
    pub fn allocate(&mut self, mm: &mut AddressSpace, size: u64, align: u64, zeroed: bool, made: Pc) -> Option<u64> {
        let heap = Rc::make_mut(&mut self.heap);
        let align = align.max(16);
        if size > 1 << 46 || align > 1 << 30 {
            return None;
        }
        let fresh = if zeroed { DEFINED } else { UNDEF };
        let span = size.max(1).next_multiple_of(16).max(32) + GAP;
        // What an alignment may skip counts for the size from which a block is a mapping, but is not the block's.
        if span + (align - 16) >= MAP_FROM {
            let whole = page_up(span + (align - 16) + GAP);
            let area = Area { fresh, ..Area::anonymous(PROT_READ | PROT_WRITE) };
            let start = mm.map(&Pages::default(), whole, area).ok()?;
            let addr = (start + GAP).next_multiple_of(align);
            mm.discard(start, addr - start, CLOSED);
            mm.discard(addr + size, start + whole - addr - size, CLOSED);
            heap.take(addr, Block { size, span: whole, lead: addr - start, made, freed: None, mapped: true });
            return Some(addr);
        }
        let reused = heap.room.range((span, 0)..).next().copied().filter(|_| align == 16);
        let (addr, span) = if let Some((span, addr)) = reused {
            heap.room.remove(&(span, addr));
            (addr, span)
        } else {
            (heap.extend(mm, span, align)?, span)
        };
        mm.discard(addr, size, fresh);
        heap.take(addr, Block { size, span, lead: 0, made, freed: None, mapped: false });
        Some(addr)
    }

    /// Ends a block's life.
    ///
    /// # Errors
    /// Why the address cannot be freed.
    pub fn release(&mut self, mm: &mut AddressSpace, addr: u64, freed: Pc) -> Result<(), BadFree> {
        let heap = Rc::make_mut(&mut self.heap);
        let block = heap.blocks.get_mut(&addr).ok_or(BadFree::NotABlock)?;
        if block.freed.is_some() {
            return Err(BadFree::Twice(*block));
        }
        block.freed = Some(freed);
        let block = *block;
        if block.mapped {
            let _ = mm.unmap(addr - block.lead, block.span);
        } else {
            mm.discard(addr, block.size, CLOSED);
        }
        heap.resting.push_back(addr);
        heap.resting_bytes += block.span.min(MAP_FROM);
        while heap.resting_bytes > heap.quarantine
            && let Some(old) = heap.resting.pop_front()
        {
            let Some(b) = heap.blocks.remove(&old) else { continue };
            heap.resting_bytes -= b.span.min(MAP_FROM);
            if !b.mapped {
                heap.room.insert((b.span, old));
            }
        }
        Ok(())
    }

    /// Makes a block smaller, or larger if its last 16 bytes have room; false: it has to move.
    pub fn resize(&mut self, mm: &mut AddressSpace, addr: u64, size: u64) -> bool {
        let heap = Rc::make_mut(&mut self.heap);
        let Some(block) = heap.blocks.get_mut(&addr) else { return false };
        if size + GAP > block.span || block.mapped {
            return false;
        }
        if size < block.size {
            mm.discard(addr + size, block.size - size, CLOSED);
        } else {
            mm.discard(addr + block.size, size - block.size, UNDEF);
        }
        block.size = size;
        true
    }
}

impl Heap {
    /// A block begins its life. Its address may be that of a mapping which was freed and still rests: that one is
    /// forgotten, so that its end does not end the new block.
    fn take(&mut self, addr: u64, block: Block) {
        if let Some(old) = self.blocks.insert(addr, block) {
            self.resting.retain(|&a| a != addr);
            self.resting_bytes -= old.span.min(MAP_FROM);
        }
    }

    /// Room at the end of the heap.
    fn extend(&mut self, mm: &mut AddressSpace, span: u64, align: u64) -> Option<u64> {
        let (start, end) = mm.heap();
        let mut next = self.next;
        if end != self.end || self.next == 0 {
            // The first block, or the program moved the break itself: begin behind it.
            next = if end == start { start + FIRST } else { page_up(end) + GAP };
        }
        let addr = next.next_multiple_of(align);
        let need = addr + span;
        if need > end || end != self.end {
            // As glibc's `sysmalloc`: at first for its own table, then for the block and as much again as it likes to have.
            let first = if end == start { end + GROW } else { end };
            let to = if need > first || end != self.end && end != start { page_up(need + TOP_PAD) } else { first };
            mm.set_brk_as(to, CLOSED).ok()?;
            self.end = to;
        }
        self.next = need;
        Some(addr)
    }
}
