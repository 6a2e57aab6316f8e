//! One number for a state. Rust's own hashers differ between versions and word sizes; links and stored results need a
//! number that does not.

use std::hash::{Hash, Hasher};

/// Mixes 64 bits at a time (the finaliser of SplitMix64). `usize` counts as 64 bits everywhere.
pub(super) struct Steady(pub(super) u64);

impl Steady {
    fn mix(&mut self, n: u64) {
        let mut z = (self.0 ^ n).wrapping_add(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        self.0 = z ^ (z >> 31);
    }
}

impl Hasher for Steady {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for w in &mut words {
            self.mix(w.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)));
        }
        let rest = words.remainder();
        if !rest.is_empty() {
            self.mix(rest.iter().rev().fold(rest.len() as u64, |n, b| n << 8 | u64::from(*b)));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.mix(u64::from(n));
    }

    fn write_u16(&mut self, n: u16) {
        self.mix(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.mix(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }

    fn write_i8(&mut self, n: i8) {
        self.mix(n as u64);
    }

    fn write_i16(&mut self, n: i16) {
        self.mix(n as u64);
    }

    fn write_i32(&mut self, n: i32) {
        self.mix(n as u64);
    }

    fn write_i64(&mut self, n: i64) {
        self.mix(n as u64);
    }

    fn write_isize(&mut self, n: isize) {
        self.mix(n as u64);
    }
}

/// The hash of any state.
#[must_use]
pub fn of(state: &impl Hash) -> u64 {
    let mut h = Steady(0);
    state.hash(&mut h);
    h.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_stay() {
        assert_eq!(of(&0u32), 16_294_208_416_658_607_535);
        assert_ne!(of(&[1u8, 2].as_slice()), of(&[2u8, 1].as_slice()));
        assert_ne!(of(&(1u8, 2u8)), of(&(2u8, 1u8)));
        assert_eq!(of(&7usize), of(&7u64));
    }
}
