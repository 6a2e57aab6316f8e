//! A ring buffer with rolling indices: the bytes in a pipe, a FIFO, a stream socket.
//!
//! It is an array of `capacity + 1` slots. `in` is the next free slot, `out` the next byte to read; both only ever move
//! forward and roll round at the end, and nothing shifts. One slot always stays free, so that full (`in` is one behind
//! `out`) and empty (`in == out`) differ. (The textbooks' words. xv6 says nwrite and nread, Linux head and tail, and one
//! textbook `dataEnd` and `dataStart`.)
//!
//! Only the bytes that wait are kept: what was read is dead, and a copy of an empty pipe of 65,536 bytes costs nothing.

use std::collections::VecDeque;

use super::pages::{Bytes, DEFINED};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ring {
    slots: usize,
    /// The bytes from `out` to `in`.
    data: VecDeque<u8>,
    /// A mark for each of them, or nothing while all have a value.
    undef: VecDeque<u8>,
    next_in: usize,
    next_out: usize,
}

impl Ring {
    #[must_use]
    pub fn new(capacity: usize) -> Ring {
        Ring { slots: capacity.max(1) + 1, data: VecDeque::new(), undef: VecDeque::new(), next_in: 0, next_out: 0 }
    }

    #[must_use]
    pub fn capacity(&self) -> usize {
        self.slots - 1
    }

    /// Bytes of real memory behind it.
    #[must_use]
    pub fn footprint(&self) -> usize {
        self.data.capacity() + self.undef.capacity()
    }

    /// Slots of the array: one more than fit.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.slots
    }

    /// Index of the next free slot.
    #[must_use]
    pub fn next_in(&self) -> usize {
        self.next_in
    }

    /// Index of the next byte to read.
    #[must_use]
    pub fn next_out(&self) -> usize {
        self.next_out
    }

    #[must_use]
    pub fn len(&self) -> usize {
        (self.next_in + self.slots - self.next_out) % self.slots
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.next_in == self.next_out
    }

    #[must_use]
    pub fn is_full(&self) -> bool {
        (self.next_in + 1) % self.slots == self.next_out
    }

    /// How many bytes could be written now.
    #[must_use]
    pub fn room(&self) -> usize {
        self.capacity() - self.len()
    }

    /// Puts in as many of the bytes as there is room for; says how many.
    pub fn write(&mut self, bytes: &Bytes) -> usize {
        let n = bytes.len().min(self.room());
        if n > 0 && bytes.undef.is_some() && self.undef.is_empty() {
            self.undef = self.data.iter().map(|_| DEFINED).collect();
        }
        self.data.extend(&bytes.data[..n]);
        match &bytes.undef {
            Some(marks) => self.undef.extend(&marks[..n]),
            None if !self.undef.is_empty() => self.undef.resize(self.data.len(), DEFINED),
            None => {}
        }
        self.next_in = (self.next_in + n) % self.slots;
        n
    }

    /// The first `n` bytes, or all there are, without taking them (`MSG_PEEK`).
    #[must_use]
    pub fn peek(&self, n: usize) -> Bytes {
        let n = n.min(self.len());
        let data = self.data.iter().take(n).copied().collect();
        match self.undef.is_empty() {
            true => Bytes { data, undef: None },
            false => Bytes::new(data, self.undef.iter().take(n).copied().collect()),
        }
    }

    /// Takes the first `n` bytes, or all there are.
    pub fn read(&mut self, n: usize) -> Bytes {
        let bytes = self.peek(n);
        self.data.drain(..bytes.len());
        self.undef.drain(..bytes.len().min(self.undef.len()));
        // States that differ only in marks of bytes that are gone are one.
        if self.undef.iter().all(|&m| m == DEFINED) {
            self.undef.clear();
        }
        self.next_out = (self.next_out + bytes.len()) % self.slots;
        bytes
    }

    /// Another capacity (`F_SETPIPE_SZ`); the bytes move to the start of the new array. False if they do not fit.
    pub fn resize(&mut self, capacity: usize) -> bool {
        if self.len() > capacity {
            return false;
        }
        let bytes = self.peek(self.len());
        *self = Ring::new(capacity);
        self.write(&bytes);
        true
    }

    /// The array as a figure shows it: each slot's byte, none where nothing waits to be read.
    #[must_use]
    pub fn array(&self) -> Vec<Option<u8>> {
        let place = |slot: usize| (slot + self.slots - self.next_out) % self.slots;
        (0..self.slots).map(|slot| self.data.get(place(slot)).copied()).collect()
    }

    /// Whether indices and array agree.
    pub(super) fn check(&self) -> Result<(), String> {
        let in_range = self.next_in < self.slots && self.next_out < self.slots && self.data.len() == self.len();
        let marked = self.undef.is_empty() || self.undef.len() == self.data.len();
        if in_range && marked { Ok(()) } else { Err(format!("a ring's indices are out of order: {self:?}")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::VecDeque;

    proptest! {
        #[test]
        fn a_ring_is_a_queue(capacity in 1usize..20, steps in prop::collection::vec((any::<bool>(), 0usize..25, any::<bool>()), 0..200)) {
            let mut ring = Ring::new(capacity);
            let mut queue: VecDeque<(u8, u8)> = VecDeque::new();
            let mut next = 0u8;
            for (write, n, marked) in steps {
                if write {
                    let data: Vec<u8> = (0..n).map(|i| next.wrapping_add(i as u8)).collect();
                    let marks: Vec<u8> = data.iter().map(|b| u8::from(marked && b % 3 == 0)).collect();
                    let done = ring.write(&Bytes::new(data.clone(), marks.clone()));
                    prop_assert_eq!(done, n.min(capacity - queue.len()));
                    queue.extend(data.iter().copied().zip(marks).take(done));
                    next = next.wrapping_add(done as u8);
                } else {
                    let got = ring.read(n);
                    let want: Vec<(u8, u8)> = queue.drain(..n.min(queue.len())).collect();
                    prop_assert_eq!(got, Bytes::new(want.iter().map(|w| w.0).collect(), want.iter().map(|w| w.1).collect()));
                }
                prop_assert_eq!(ring.len(), queue.len());
                prop_assert_eq!(ring.is_full(), queue.len() == capacity);
                prop_assert_eq!(ring.is_empty(), queue.is_empty());
                prop_assert_eq!(ring.array().iter().flatten().count(), queue.len());
                prop_assert!(ring.check().is_ok());
            }
        }
    }

    #[test]
    fn pointers_roll_round_and_nothing_shifts() {
        let mut ring = Ring::new(3);
        assert_eq!(ring.write(&b"abcd"[..].into()), 3);
        assert_eq!((ring.next_in(), ring.next_out(), ring.is_full()), (3, 0, true));
        assert_eq!(ring.read(2).data, b"ab");
        assert_eq!(ring.write(&b"de"[..].into()), 2);
        assert_eq!((ring.next_in(), ring.next_out()), (1, 2));
        assert_eq!(ring.array(), [Some(b'e'), None, Some(b'c'), Some(b'd')]);
    }

    #[test]
    fn a_new_size_keeps_the_bytes_or_is_refused() {
        let mut ring = Ring::new(4);
        ring.write(&b"abcd"[..].into());
        ring.read(2);
        assert!(!ring.resize(1));
        assert!(ring.resize(2));
        assert_eq!(ring.peek(9).data, b"cd");
        assert!(ring.is_full());
    }
}
