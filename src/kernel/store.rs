//! Checked bytes: storage in which every byte knows whether it may be touched and whether it has a value.
//!
//! - A `Chunk` holds `CHUNK` bytes and one *shadow* byte for each: 0 addressable and initialised, `UNDEF`
//!   addressable without a value, `CLOSED` not addressable.
//! - Chunks hang behind `Rc` in a `Store`, a sparse array of bytes; a clone of a store copies a handful of
//!   pointers, and a write copies the one chunk it touches (`Rc::make_mut`). Small chunks, because an explorer
//!   takes a snapshot at every step and each step writes to a few places only.
//! - Bytes never touched take no room: they read as zero with the shadow their owner gives (`fresh`).
//! - Bytes that lose their value (`discard`) become zero underneath, so that two states which differ only in dead
//!   bytes are equal.
//! - A chunk and a leaf remember their hash until they are written to. `Store::fingerprint` fills these in; it costs
//!   what changed since the last time.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::mm::Piece;

/// Bytes of a chunk. Measured with a snapshot and a hash at every base step: 128 costs half of what 512 does and a
/// quarter of 1,024; below it the lists of chunks cost more than their contents.
pub const CHUNK: usize = 128;
/// Chunks of a leaf, the unit of which a store keeps a sorted list.
pub const LEAF: usize = 64;
/// Bytes from which on it is quicker to look at what is there than at all that might be.
const LONG: u64 = (4 * LEAF * CHUNK) as u64;
const CHUNK_BITS: u32 = CHUNK.trailing_zeros();
const LEAF_BITS: u32 = LEAF.trailing_zeros();

/// Shadow: a value.
pub const DEFINED: u8 = 0;
/// Shadow: addressable, no value yet.
pub const UNDEF: u8 = 1;
/// Shadow: must not be touched.
pub const CLOSED: u8 = 2;

/// `CHUNK` bytes, their shadow, and a hash that is 0 while it is not known.
#[derive(Clone, Debug)]
pub struct Chunk {
    hash: u64,
    pub(crate) data: [u8; CHUNK],
    pub(crate) shadow: [u8; CHUNK],
}

impl PartialEq for Chunk {
    fn eq(&self, other: &Chunk) -> bool {
        self.data == other.data && self.shadow == other.shadow
    }
}
impl Eq for Chunk {}

impl Chunk {
    fn new(fresh: u8) -> Chunk {
        Chunk { hash: 0, data: [0; CHUNK], shadow: [fresh; CHUNK] }
    }

    /// Zeros that all have a value.
    pub(crate) fn blank() -> Chunk {
        Chunk::new(DEFINED)
    }

    /// After its bytes were changed by hand.
    pub(crate) fn forget_hash(&mut self) {
        self.hash = 0;
    }

    fn content_hash(&self) -> u64 {
        if self.hash != 0 {
            return self.hash;
        }
        // Four chains that do not wait for each other.
        let mut lanes =
            [0x9e37_79b9_7f4a_7c15_u64, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9, 0x27d4_eb2f_1656_67c5];
        let (data, shadow) = (self.data.as_chunks::<8>().0, self.shadow.as_chunks::<8>().0);
        for (d, s) in data.as_chunks::<2>().0.iter().zip(shadow.as_chunks::<2>().0) {
            for (lane, word) in lanes.iter_mut().zip([d[0], d[1], s[0], s[1]]) {
                *lane = (*lane ^ u64::from_le_bytes(word)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29);
            }
        }
        mix(mix(lanes[0], lanes[1]), mix(lanes[2], lanes[3])).max(1)
    }
}

/// One step of a 64-bit hash. Good enough to tell states apart; not against an adversary.
#[must_use]
pub fn mix(a: u64, b: u64) -> u64 {
    let mut h = a.rotate_left(23) ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^= h >> 32;
    h = h.wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 29)
}

#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    hash: u64,
    pub(crate) chunks: [Option<Rc<Chunk>>; LEAF],
}

impl PartialEq for Leaf {
    fn eq(&self, other: &Leaf) -> bool {
        (self.hash == 0 || other.hash == 0 || self.hash == other.hash) && self.chunks == other.chunks
    }
}
impl Eq for Leaf {}

impl Leaf {
    fn is_empty(&self) -> bool {
        self.chunks.iter().all(Option::is_none)
    }

    fn new() -> Leaf {
        Leaf { hash: 0, chunks: [const { None }; LEAF] }
    }

    fn content_hash(&self) -> u64 {
        if self.hash != 0 {
            return self.hash;
        }
        let each = self.chunks.iter().enumerate().filter_map(|(i, c)| Some((i, c.as_ref()?.content_hash())));
        each.fold(EMPTY, |h, (i, c)| mix(h, c ^ i as u64).max(2))
    }

    /// The chunk for writing, made if it is not there. Forgets the hashes.
    #[inline(always)]
    pub(crate) fn chunk_mut(&mut self, i: usize, fresh: u8) -> &mut Chunk {
        self.hash = 0;
        let chunk = Rc::make_mut(self.chunks[i % LEAF].get_or_insert_with(|| Rc::new(Chunk::new(fresh))));
        chunk.hash = 0;
        chunk
    }

    /// As `chunk_mut`, only if it is there.
    #[inline(always)]
    pub(crate) fn present_mut(&mut self, i: usize) -> Option<&mut Chunk> {
        self.hash = 0;
        let chunk = Rc::make_mut(self.chunks[i % LEAF].as_mut()?);
        chunk.hash = 0;
        Some(chunk)
    }
}

/// A sparse array of checked bytes, indexed by a 64-bit position.
#[derive(Clone, Debug, Default)]
pub struct Store {
    /// Sorted by number. Empty ones do not count when stores are compared.
    pub(crate) leaves: Vec<(u64, Rc<Leaf>)>,
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        self.leaves.iter().filter(|l| !l.1.is_empty()).eq(other.leaves.iter().filter(|l| !l.1.is_empty()))
    }
}
impl Eq for Store {}

impl Hash for Store {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (n, leaf) in self.leaves.iter().filter(|l| !l.1.is_empty()) {
            state.write_u64(mix(*n, leaf.content_hash()));
        }
    }
}

/// Position to (leaf number, chunk in it, byte in that).
#[inline(always)]
pub(crate) fn split(pos: u64) -> (u64, usize, usize) {
    let chunk = pos >> CHUNK_BITS;
    (chunk >> LEAF_BITS, (chunk as usize) % LEAF, (pos as usize) % CHUNK)
}

impl Store {
    #[inline]
    pub(crate) fn leaf_index(&self, leaf: u64) -> Result<usize, usize> {
        self.leaves.binary_search_by_key(&leaf, |l| l.0)
    }

    fn chunk(&self, pos: u64) -> Option<&Chunk> {
        let (leaf, i, _) = split(pos);
        self.leaves[self.leaf_index(leaf).ok()?].1.chunks[i].as_deref()
    }

    fn chunk_rc(&self, pos: u64) -> Option<&Rc<Chunk>> {
        let (leaf, i, _) = split(pos);
        self.leaves[self.leaf_index(leaf).ok()?].1.chunks[i].as_ref()
    }

    fn leaf_mut(&mut self, leaf: u64) -> &mut Leaf {
        let at = match self.leaf_index(leaf) {
            Ok(at) => at,
            Err(at) => {
                self.leaves.insert(at, (leaf, Rc::new(Leaf::new())));
                at
            }
        };
        Rc::make_mut(&mut self.leaves[at].1)
    }

    /// A leaf for changing, made if it is not there.
    pub(crate) fn leaf_for(&mut self, number: u64) -> &mut Leaf {
        let leaf = self.leaf_mut(number);
        leaf.hash = 0;
        leaf
    }

    fn chunk_mut(&mut self, pos: u64, fresh: u8) -> &mut Chunk {
        let (leaf, i, _) = split(pos);
        self.leaf_mut(leaf).chunk_mut(i, fresh)
    }

    /// Takes a chunk out (or puts a given one in). An empty leaf stays, so that indices of leaves hold until `forget`.
    fn put(&mut self, pos: u64, chunk: Option<Rc<Chunk>>) {
        let (leaf, i, _) = split(pos);
        let Ok(at) = self.leaf_index(leaf) else {
            if let Some(chunk) = chunk {
                let leaf = self.leaf_mut(leaf);
                leaf.hash = 0;
                leaf.chunks[i] = Some(chunk);
            }
            return;
        };
        if chunk.is_none() && self.leaves[at].1.chunks[i].is_none() {
            return;
        }
        let leaf = Rc::make_mut(&mut self.leaves[at].1);
        leaf.hash = 0;
        leaf.chunks[i] = chunk;
    }

    /// Data and shadow from `pos` on. `data` and `shadow` have the same length.
    pub fn read(&self, pos: u64, data: &mut [u8], shadow: &mut [u8], fresh: u8) {
        for (at, o, n) in pieces(pos, data.len() as u64) {
            let to = (at - pos) as usize..(at - pos) as usize + n;
            if let Some(c) = self.chunk(at) {
                data[to.clone()].copy_from_slice(&c.data[o..o + n]);
                shadow[to].copy_from_slice(&c.shadow[o..o + n]);
            } else {
                data[to.clone()].fill(0);
                shadow[to].fill(fresh);
            }
        }
    }

    /// The bytes from `pos` to the end of their chunk.
    pub(crate) fn piece(&self, pos: u64, fresh: u8) -> Piece<'_> {
        static NOTHING: [u8; CHUNK] = [0; CHUNK];
        static MARKS: [[u8; CHUNK]; 3] = [[0; CHUNK], [1; CHUNK], [2; CHUNK]];
        let o = (pos as usize) % CHUNK;
        match self.chunk(pos) {
            Some(c) => Piece { data: &c.data[o..], shadow: &c.shadow[o..] },
            None => Piece { data: &NOTHING[o..], shadow: &MARKS[usize::from(fresh.min(2))][o..] },
        }
    }

    /// Writes `data`; `shadow` gives a mark for each byte, or all are defined.
    pub fn write(&mut self, pos: u64, data: &[u8], shadow: Option<&[u8]>, fresh: u8) {
        for (at, o, n) in pieces(pos, data.len() as u64) {
            let from = (at - pos) as usize..(at - pos) as usize + n;
            let c = self.chunk_mut(at, fresh);
            c.data[o..o + n].copy_from_slice(&data[from.clone()]);
            match shadow {
                Some(s) => c.shadow[o..o + n].copy_from_slice(&s[from]),
                None => c.shadow[o..o + n].fill(DEFINED),
            }
        }
    }

    /// The bytes lose their values: zero underneath, with this shadow.
    pub fn discard(&mut self, pos: u64, len: u64, shadow: u8, fresh: u8) {
        let end = pos.saturating_add(len);
        let (first, last) = (pos.next_multiple_of(CHUNK as u64), end & !(CHUNK as u64 - 1));
        if shadow == fresh && len >= LONG {
            // A whole stack is mostly holes.
            self.discard_each(pos, first - pos, shadow, fresh);
            self.forget(first, last);
            self.discard_each(last, end - last, shadow, fresh);
        } else {
            self.discard_each(pos, len, shadow, fresh);
        }
    }

    fn discard_each(&mut self, pos: u64, len: u64, shadow: u8, fresh: u8) {
        for (at, o, n) in pieces(pos, len) {
            if n == CHUNK && shadow == fresh {
                self.put(at, None);
            } else if !(shadow == fresh && self.chunk(at).is_none()) {
                let c = self.chunk_mut(at, fresh);
                c.data[o..o + n].fill(0);
                c.shadow[o..o + n].fill(shadow);
            }
        }
    }

    /// The bytes keep their contents and get this shadow.
    pub fn mark(&mut self, pos: u64, len: u64, shadow: u8, fresh: u8) {
        for (at, o, n) in pieces(pos, len) {
            if shadow != fresh || self.chunk(at).is_some() {
                self.chunk_mut(at, fresh).shadow[o..o + n].fill(shadow);
            }
        }
    }

    /// Forgets `start..end` (both on chunk boundaries): the bytes are as if never touched.
    pub fn forget(&mut self, start: u64, end: u64) {
        let (first, last) = (start >> (CHUNK_BITS + LEAF_BITS), end.saturating_sub(1) >> (CHUNK_BITS + LEAF_BITS));
        let span = 1 << (CHUNK_BITS + LEAF_BITS);
        let from = self.leaves.partition_point(|l| l.0 < first);
        let to = self.leaves.partition_point(|l| l.0 <= last);
        let whole = |n: u64| n * span >= start && (n * span).saturating_add(span) <= end;
        let partly: Vec<u64> = self.leaves[from..to].iter().map(|l| l.0).filter(|&n| !whole(n)).collect();
        let mut i = 0;
        self.leaves.retain(|l| {
            let keep = !((from..to).contains(&i) && whole(l.0));
            i += 1;
            keep
        });
        for n in partly {
            let (lo, hi) = (start.max(n * span), end.min((n * span).saturating_add(span)));
            for at in (lo..hi).step_by(CHUNK) {
                self.put(at, None);
            }
        }
    }

    /// Lets `n` bytes here be the same chunks as those of `from`: a copy that costs pointers. All on chunk boundaries.
    pub fn share(&mut self, pos: u64, from: &Store, from_pos: u64, len: u64) {
        for at in (0..len).step_by(CHUNK) {
            self.put(pos + at, from.chunk_rc(from_pos + at).cloned());
        }
    }

    /// Whether the chunks of the two ranges are physically one.
    #[must_use]
    pub fn same_chunks(&self, other: &Store, pos: u64, len: u64) -> bool {
        (pos..pos + len).step_by(CHUNK).all(|at| match (self.chunk_rc(at), other.chunk_rc(at)) {
            (None, None) => true,
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            _ => false,
        })
    }

    /// Whether any byte of the range was ever written.
    #[must_use]
    pub fn touched(&self, pos: u64, len: u64) -> bool {
        (pos..pos + len).step_by(CHUNK).any(|at| self.chunk(at).is_some())
    }

    /// Bytes of real memory behind this store, those shared with others included.
    #[must_use]
    pub fn footprint(&self) -> u64 {
        let chunks: usize = self.leaves.iter().map(|l| l.1.chunks.iter().flatten().count()).sum();
        (chunks * size_of::<Chunk>() + self.leaves.len() * size_of::<Leaf>()) as u64
    }

    /// Bytes of real memory behind this store and not behind `other`: what keeping both costs beyond `other` alone.
    #[must_use]
    pub fn footprint_beyond(&self, other: &Store) -> u64 {
        let alone = |(n, leaf): &(u64, Rc<Leaf>)| {
            let old = other.leaves.binary_search_by_key(n, |l| l.0).ok().map(|i| &other.leaves[i].1);
            if old.is_some_and(|o| Rc::ptr_eq(o, leaf)) {
                return 0;
            }
            let held =
                |i: usize, c: &Rc<Chunk>| !old.and_then(|o| o.chunks[i].as_ref()).is_some_and(|o| Rc::ptr_eq(o, c));
            let chunks =
                leaf.chunks.iter().enumerate().filter(|(i, c)| c.as_ref().is_some_and(|c| held(*i, c))).count();
            chunks * size_of::<Chunk>() + size_of::<Leaf>()
        };
        self.leaves.iter().map(alone).sum::<usize>() as u64
    }

    /// A 64-bit hash of all contents. Remembers the hashes of parts, copying those that others hold, too: so call it
    /// *before* cloning, and the clone has them without a copy.
    pub fn fingerprint(&mut self) -> u64 {
        for (_, rc) in &mut self.leaves {
            if rc.hash == 0 {
                let leaf = Rc::make_mut(rc);
                for chunk in leaf.chunks.iter_mut().flatten().filter(|c| c.hash == 0) {
                    let chunk = Rc::make_mut(chunk);
                    chunk.hash = chunk.content_hash();
                }
                leaf.hash = leaf.content_hash();
            }
        }
        self.content_hash()
    }

    /// The same number; remembers nothing.
    #[must_use]
    pub fn content_hash(&self) -> u64 {
        let whole = |h, (n, leaf): &(u64, Rc<Leaf>)| match leaf.content_hash() {
            EMPTY => h,
            hash => mix(h, mix(*n, hash)),
        };
        self.leaves.iter().fold(0x5851_f42d_4c95_7f2d, whole)
    }
}

/// The hash of a leaf without chunks, which counts for nothing.
const EMPTY: u64 = 1;

/// Cuts `len` bytes from `pos` at chunk boundaries: (position, offset in the chunk, bytes).
fn pieces(pos: u64, len: u64) -> impl Iterator<Item = (u64, usize, usize)> {
    let end = pos.saturating_add(len);
    let mut at = pos;
    std::iter::from_fn(move || {
        if at >= end {
            return None;
        }
        let o = (at as usize) % CHUNK;
        let n = ((end - at) as usize).min(CHUNK - o);
        let piece = (at, o, n);
        at += n as u64;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_range_is_discarded_as_its_bytes_would_be_one_by_one() {
        const SIZE: u64 = 3 * LONG;
        for (from, to) in [(0, SIZE), (1, SIZE - 1), (5_000, LONG + 5_000), (777, LONG + 9_001), (LONG, 3 * LONG - 7)] {
            let mut whole = Store::default();
            for at in (0..SIZE).step_by(4_099).chain([from, to - 1, to.min(SIZE - 1), from.saturating_sub(1)]) {
                whole.write(at, &[at as u8 | 1], None, CLOSED);
            }
            let mut by_one = whole.clone();
            whole.discard(from, to - from, CLOSED, CLOSED);
            for at in from..to {
                by_one.discard(at, 1, CLOSED, CLOSED);
            }
            let all = |store: &Store| {
                let (mut data, mut shadow) = (vec![0; SIZE as usize], vec![0; SIZE as usize]);
                store.read(0, &mut data, &mut shadow, CLOSED);
                (data, shadow)
            };
            assert!(all(&whole) == all(&by_one), "{from}..{to}");
        }
    }
}
