//! The states that were visited: their fingerprints, numbered in the order of their discovery.

/// Open addressing, at most half full. 24 bytes a state in the long run.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    prints: Vec<u128>,
    /// Number + 1; 0 is free.
    slots: Vec<u32>,
}

impl Seen {
    #[must_use]
    pub fn len(&self) -> usize {
        self.prints.len()
    }

    pub fn clear(&mut self) {
        self.prints.clear();
        self.slots.fill(0);
    }

    /// The state's number, and whether it is new.
    pub fn insert(&mut self, print: u128) -> (u32, bool) {
        if self.slots.len() < 2 * (self.prints.len() + 1) {
            let size = (4 * (self.prints.len() + 1)).next_power_of_two();
            self.slots = vec![0; size];
            for (n, &p) in self.prints.iter().enumerate() {
                let mut i = p as usize & (size - 1);
                while self.slots[i] != 0 {
                    i = (i + 1) & (size - 1);
                }
                self.slots[i] = n as u32 + 1;
            }
        }
        let mask = self.slots.len() - 1;
        let mut i = print as usize & mask;
        loop {
            match self.slots[i] {
                0 => {
                    self.prints.push(print);
                    self.slots[i] = self.prints.len() as u32;
                    return (self.prints.len() as u32 - 1, true);
                }
                n if self.prints[n as usize - 1] == print => return (n - 1, false),
                _ => i = (i + 1) & mask,
            }
        }
    }

    /// Bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.prints.capacity() * 16 + self.slots.capacity() * 4
    }
}
