//! Descriptors and open file descriptions (open(2), "Open file descriptions").
//!
//! A descriptor is a number in a process that leads to an open file description; `dup` and `fork` make more
//! descriptors for the same description, so they share its offset and status flags.

use super::event::Object;

/// A process's descriptor table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct FdTable {
    /// Sorted by number.
    pub slots: Vec<FdSlot>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FdSlot {
    pub fd: i32,
    /// Id in `Kernel::open_files`.
    pub file: i32,
    pub cloexec: bool,
}

/// An open file description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OpenFile {
    pub object: Object,
    /// `O_RDONLY`, `O_WRONLY`, `O_RDWR` and the status flags.
    pub flags: u32,
    pub offset: u64,
    /// How many descriptors (in all processes, and in flight in sockets) lead here.
    pub links: u32,
    /// As it was opened: for lsof and the figure.
    pub path: String,
}

impl FdTable {
    #[must_use]
    pub fn slot(&self, fd: i32) -> Option<&FdSlot> {
        self.slots.iter().find(|s| s.fd == fd)
    }
}
