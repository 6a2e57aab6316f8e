//! Small numbers for 64-bit keys, in the order in which the keys came.

/// Open addressing, at most half full.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    keys: Vec<u64>,
    /// Number + 1; 0 is free.
    slots: Vec<u32>,
}

impl Numbers {
    /// The key's number, if it has one.
    #[must_use]
    pub fn known(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut i = key as usize & mask;
        loop {
            match self.slots[i] {
                0 => return None,
                n if self.keys[n as usize - 1] == key => return Some(n - 1),
                _ => i = (i + 1) & mask,
            }
        }
    }

    /// The key's number; whether it is new.
    pub fn number(&mut self, key: u64) -> (u32, bool) {
        if self.slots.len() < 2 * (self.keys.len() + 1) {
            let size = (4 * (self.keys.len() + 1)).next_power_of_two();
            self.slots = vec![0; size];
            for (n, &k) in self.keys.iter().enumerate() {
                let mut i = k as usize & (size - 1);
                while self.slots[i] != 0 {
                    i = (i + 1) & (size - 1);
                }
                self.slots[i] = n as u32 + 1;
            }
        }
        let mask = self.slots.len() - 1;
        let mut i = key as usize & mask;
        loop {
            match self.slots[i] {
                0 => {
                    self.keys.push(key);
                    self.slots[i] = self.keys.len() as u32;
                    return (self.keys.len() as u32 - 1, true);
                }
                n if self.keys[n as usize - 1] == key => return (n - 1, false),
                _ => i = (i + 1) & mask,
            }
        }
    }
}
