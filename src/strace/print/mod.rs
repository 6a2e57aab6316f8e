//! Our own runs, printed as `strace -f` prints real ones (strace(1)).
//!
//! | file | what |
//! | --- | --- |
//! | `names` | numbers as words: flags, commands, signals, errors |
//! | `text` | strings and buffers, quoted and cut |
//! | `value` | one argument |
//! | `structure` | what lies behind a pointer: strings, lists, structures |
//! | `socket` | what only sockets have: addresses, options, messages |
//! | `terminal` | what only terminals and ioctl have |
//! | `line` | lines: calls begun, cut and resumed, signals, ends |
//!
//! Rules:
//! - What is printed follows from the table of calls (`kernel::call`): a new row needs nothing here unless its
//!   arguments are of a new kind.
//! - Nothing is printed that a real strace could not have seen: it reads registers and memory at the call's entry and
//!   return.
pub mod line;
pub mod names;
mod socket;
mod structure;
mod terminal;
pub mod text;
pub mod value;

pub use line::Printer;
