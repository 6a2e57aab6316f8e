//! Memory as differences: how the memory of one state is told from that of an earlier one, in few bytes.
//!
//! A snapshot of the kernel shares with the next one what was not written between them, chunk by chunk. A program that
//! writes a word here and a word there all over its memory leaves little to share, though little has changed. A
//! `Delta` holds the words that changed and where; a chain of them stands for many snapshots.
//!
//! - A space's memory is told from its own before, or from its parent's if it is new: a fork costs what was written
//!   since.
//! - Chunks that are physically one in the later state (after a fork, say) are one again when it is put together: what
//!   two processes share is to be seen.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Kernel;
use super::store::{CHUNK, Chunk, Leaf, Store};

/// Words of a chunk.
const WORDS: usize = CHUNK / 8;

/// Whose memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    Memory(i32),
    Object(i32),
}

/// All memory of a state: of processes, and the objects behind files and shared mappings.
#[derive(Clone, Debug, Default)]
pub struct Memory(BTreeMap<Space, Store>);

/// What makes the later state's memory of the earlier one's.
#[derive(Clone, Debug, Default)]
pub struct Delta {
    /// Each space of the later state, and which earlier one it is told from. Those told from another come first.
    spaces: Box<[(Space, Option<Space>)]>,
    /// For each space its leaves, in the order of their numbers, and what is other in each.
    code: Box<[u8]>,
}

/// What can happen to a chunk.
const CHANGED: u8 = 0;
const GONE: u8 = 1 << 6;
/// It is the same as one that was told already.
const AGAIN: u8 = 2 << 6;
const KIND: u8 = 3 << 6;

impl Memory {
    #[must_use]
    pub fn of(k: &Kernel) -> Memory {
        let spaces = k.spaces.iter().map(|(id, mm)| (Space::Memory(id), mm.store.clone()));
        let objects = k.pages.stores().map(|(id, store)| (Space::Object(id), store.clone()));
        Memory(spaces.chain(objects).collect())
    }

    /// Gives a kernel that was made by `without_memory` its memory back.
    pub fn put(mut self, k: &mut Kernel) {
        for id in k.spaces.ids() {
            if let (Some(store), Some(mm)) = (self.0.remove(&Space::Memory(id)), k.spaces.get_mut(id)) {
                mm.store = store;
            }
        }
        for (space, store) in self.0 {
            if let Space::Object(id) = space
                && let Some(object) = k.pages.object_mut(id)
            {
                object.store = store;
            }
        }
    }

    /// Makes the later state's memory of this one.
    pub fn apply(&mut self, delta: &Delta) {
        let mut later = BTreeMap::new();
        let mut told: Vec<Rc<Chunk>> = Vec::new();
        let mut code = Reader { bytes: &delta.code, at: 0 };
        for &(space, from) in &delta.spaces {
            // One that goes on from itself is changed in place.
            let mut store = match from {
                Some(from) if from == space => self.0.remove(&from).unwrap_or_default(),
                Some(from) => self.0.get(&from).cloned().unwrap_or_default(),
                None => Store::default(),
            };
            let mut number = 0_u64;
            for _ in 0..code.number() {
                number = number.wrapping_add(code.number());
                let count = code.byte();
                let leaf = store.leaf_for(number);
                for _ in 0..count {
                    let entry = code.byte();
                    let slot = &mut leaf.chunks[usize::from(entry & !KIND)];
                    match entry & KIND {
                        GONE => *slot = None,
                        AGAIN => *slot = told.get(code.number() as usize).cloned(),
                        _ => {
                            let mut chunk = slot.take().unwrap_or_else(|| Rc::new(Chunk::blank()));
                            code.chunk(Rc::make_mut(&mut chunk));
                            told.push(chunk.clone());
                            *slot = Some(chunk);
                        }
                    }
                }
            }
            later.insert(space, store);
        }
        self.0 = later;
    }
}

impl Delta {
    #[must_use]
    pub fn between(earlier: &Kernel, later: &Kernel) -> Delta {
        let (old, new) = (Memory::of(earlier), Memory::of(later));
        let nothing = Store::default();
        let mut code = Vec::new();
        let mut told = BTreeMap::new();
        // A space that is new and has a process's number was forked by somebody.
        let from = |space: Space| match space {
            Space::Memory(mut id) => {
                while !old.0.contains_key(&Space::Memory(id)) {
                    let parent = later.processes.get(id).map(|p| p.ppid).filter(|&p| p != id && p > 0)?;
                    id = later.space(parent);
                }
                Some(Space::Memory(id))
            }
            object => old.0.contains_key(&object).then_some(object),
        };
        let mut spaces: Vec<(Space, Option<Space>)> = new.0.keys().map(|&s| (s, from(s))).collect();
        spaces.sort_by_key(|s| s.1 == Some(s.0));
        for (space, from) in &spaces {
            let before = from.and_then(|f| old.0.get(&f)).unwrap_or(&nothing);
            tell(before, &new.0[space], &mut told, &mut code);
        }
        Delta { spaces: spaces.into(), code: code.into() }
    }

    /// Bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.code.len() + self.spaces.len() * size_of::<(Space, Option<Space>)>()
    }
}

/// Writes down what is other in a store than in an earlier one.
fn tell(old: &Store, new: &Store, told: &mut BTreeMap<usize, usize>, code: &mut Vec<u8>) {
    let mut leaves: Vec<(u64, Option<&Leaf>, Option<&Leaf>)> = Vec::new();
    let (mut a, mut b) = (old.leaves.iter().peekable(), new.leaves.iter().peekable());
    loop {
        let number = match (a.peek(), b.peek()) {
            (None, None) => break,
            (Some(x), None) => x.0,
            (None, Some(y)) => y.0,
            (Some(x), Some(y)) => x.0.min(y.0),
        };
        let x = a.next_if(|l| l.0 == number).map(|l| &l.1);
        let y = b.next_if(|l| l.0 == number).map(|l| &l.1);
        if !matches!((x, y), (Some(x), Some(y)) if Rc::ptr_eq(x, y)) {
            leaves.push((number, x.map(Rc::as_ref), y.map(Rc::as_ref)));
        }
    }
    let mut parts: Vec<(u64, u8, Vec<u8>)> = Vec::new();
    for (number, x, y) in leaves {
        let (mut count, mut entries) = (0, Vec::new());
        for i in 0..super::store::LEAF {
            let before = x.and_then(|l| l.chunks[i].as_ref());
            let after = y.and_then(|l| l.chunks[i].as_ref());
            match (before, after) {
                (None, None) => continue,
                (Some(p), Some(q)) if Rc::ptr_eq(p, q) => continue,
                (_, None) => entries.push(i as u8 | GONE),
                (p, Some(q)) => {
                    let n = told.len();
                    let known = *told.entry(Rc::as_ptr(q).addr()).or_insert(n);
                    if known < n {
                        entries.push(i as u8 | AGAIN);
                        write(&mut entries, known as u64);
                    } else {
                        entries.push(i as u8 | CHANGED);
                        difference(p.map(Rc::as_ref), q, &mut entries);
                    }
                }
            }
            count += 1;
        }
        if count > 0 {
            parts.push((number, count, entries));
        }
    }
    write(code, parts.len() as u64);
    let mut last = 0;
    for (number, count, entries) in parts {
        write(code, number.wrapping_sub(last));
        code.push(count);
        code.extend(entries);
        last = number;
    }
}

/// The words in which two chunks differ: which, and the bits. An untouched chunk is taken for one of zeros.
///
/// A word is its bytes that are not zero, after a mask of them: a counter or a pointer changes in few. No mask at all is
/// the word before it again: what is filled or cleared changes in the same way all over.
fn difference(before: Option<&Chunk>, after: &Chunk, out: &mut Vec<u8>) {
    static ZEROS: [u8; CHUNK] = [0; CHUNK];
    let (data, shadow) = before.map_or((&ZEROS, &ZEROS), |c| (&c.data, &c.shadow));
    let (mut masks, mut words, mut last) = ([0_u16; 2], Vec::new(), 0);
    for (mask, x, y) in [(0, data, &after.data), (1, shadow, &after.shadow)] {
        for (i, (x, y)) in x.as_chunks::<8>().0.iter().zip(y.as_chunks::<8>().0).enumerate() {
            if x != y {
                masks[mask] |= 1 << i;
                let word = u64::from_le_bytes(*x) ^ u64::from_le_bytes(*y);
                if word == last {
                    words.push(0);
                    continue;
                }
                last = word;
                let at = words.len();
                words.push(0);
                for (bit, byte) in word.to_le_bytes().into_iter().enumerate().filter(|b| b.1 != 0) {
                    words[at] |= 1 << bit;
                    words.push(byte);
                }
            }
        }
    }
    out.extend(masks[0].to_le_bytes());
    out.extend(masks[1].to_le_bytes());
    out.extend(words);
}

/// A number in seven bits a byte, the low ones first.
fn write(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Reads what `tell` wrote.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        let b = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        b
    }

    fn number(&mut self) -> u64 {
        let mut n = 0_u64;
        for shift in (0..64).step_by(7) {
            let b = self.byte();
            n |= u64::from(b & 0x7f) << shift;
            if b & 0x80 == 0 {
                break;
            }
        }
        n
    }

    fn mask(&mut self) -> u16 {
        u16::from(self.byte()) | u16::from(self.byte()) << 8
    }

    /// See `difference`.
    fn word(&mut self, last: u64) -> u64 {
        let mut mask = self.byte();
        if mask == 0 {
            return last;
        }
        let mut word = 0;
        while mask != 0 {
            word |= u64::from(self.byte()) << (mask.trailing_zeros() * 8);
            mask &= mask - 1;
        }
        word
    }

    fn chunk(&mut self, chunk: &mut Chunk) {
        chunk.forget_hash();
        let masks = [self.mask(), self.mask()];
        let mut last = 0;
        for (mask, bytes) in masks.into_iter().zip([&mut chunk.data, &mut chunk.shadow]) {
            for i in (0..WORDS).filter(|i| mask & 1 << i != 0) {
                last = self.word(last);
                bytes[i * 8..i * 8 + 8].iter_mut().zip(last.to_le_bytes()).for_each(|(b, w)| *b ^= w);
            }
        }
    }
}

impl Kernel {
    /// The same without the contents of memory: for keeping together with a `Delta`.
    #[must_use]
    pub fn without_memory(&self) -> Kernel {
        let mut out = self.clone();
        for id in out.spaces.ids() {
            if let Some(mm) = out.spaces.get_mut(id) {
                mm.store = Store::default();
            }
        }
        for id in out.pages.ids() {
            if let Some(object) = out.pages.object_mut(id) {
                object.store = Store::default();
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::store::UNDEF;

    #[test]
    fn a_store_comes_back_from_its_differences() {
        let mut lot = 7_u64;
        let mut draw = |below: u64| {
            lot ^= lot << 13;
            lot ^= lot >> 7;
            lot ^= lot << 17;
            (lot >> 11) % below
        };
        let mut store = Store::default();
        let mut chain: Vec<(Vec<u8>, Store)> = Vec::new();
        for round in 0..40 {
            let before = store.clone();
            for _ in 0..draw(60) {
                let at = draw(64) * 7919 + draw(300);
                match draw(5) {
                    0 => store.discard(at, draw(900), UNDEF, UNDEF),
                    1 => store.forget(at / 128 * 128, at / 128 * 128 + 128 * draw(90)),
                    2 => store.mark(at, draw(40), UNDEF, UNDEF),
                    _ => store.write(at, &vec![round; draw(200) as usize], None, UNDEF),
                }
            }
            let mut code = Vec::new();
            tell(&before, &store, &mut BTreeMap::new(), &mut code);
            chain.push((code, store.clone()));
        }
        let space = Space::Object(1);
        let mut memory = Memory([(space, Store::default())].into());
        for (code, expect) in chain {
            memory.apply(&Delta { spaces: [(space, Some(space))].into(), code: code.into() });
            assert_eq!(memory.0[&space], expect);
        }
    }

    #[test]
    fn what_is_physically_one_is_one_again_after_a_fork() {
        let mut parent = Store::default();
        parent.write(0, &[1; 400], None, UNDEF);
        let earlier = parent.clone();
        parent.write(130, &[2; 8], None, UNDEF);
        let mut child = parent.clone();
        child.write(300, &[3; 8], None, UNDEF);
        let (a, b) = (Space::Memory(1), Space::Memory(2));
        let (mut told, mut code) = (BTreeMap::new(), Vec::new());
        tell(&earlier, &child, &mut told, &mut code);
        tell(&earlier, &parent, &mut told, &mut code);
        let mut memory = Memory([(a, earlier)].into());
        memory.apply(&Delta { spaces: [(b, Some(a)), (a, Some(a))].into(), code: code.into() });
        assert_eq!((&memory.0[&a], &memory.0[&b]), (&parent, &child));
        assert!(memory.0[&a].same_chunks(&memory.0[&b], 0, 256));
        assert!(!memory.0[&a].same_chunks(&memory.0[&b], 256, 128));
    }
}
