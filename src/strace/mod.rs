//! strace's text, both ways: our own runs printed, real logs read (strace(1)).
//!
//! | folder | what |
//! | --- | --- |
//! | `print` | a run as strace would have shown it |
//! | `log` | a real log's lines as calls, signals and ends |
//! | `trace` | a log as a story: processes, objects, who told whom what, who waited |
pub mod log;
pub mod print;
pub mod trace;

pub use print::{Printer, names, text, value};
