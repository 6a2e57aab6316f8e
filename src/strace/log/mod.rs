//! A real log, read: strace's lines (strace(1)) as calls, signals and ends, in order.
//!
//! | file | what |
//! | --- | --- |
//! | `line` | one line: who, when, what kind |
//! | `value` | an argument taken apart |
//! | `call` | arguments and result of a call |
//! | `gather` | lines that belong together: calls cut by others, by the program's own output, by strace's messages |
//! | `merge` | the files of `-ff` as one |
//! | `pasted` | what a copy has put before each line |
//!
//! Rules:
//! - Every line of the text becomes an entry, or is known to be none of the log's business (`Log::asides`), or is
//!   told of (`Log::unread`), with its number and why. Nothing is dropped in silence.
//! - No text makes it panic or take more than linear time: logs are megabytes, and torn.

mod call;
mod gather;
mod line;
mod merge;
mod pasted;
#[cfg(test)]
mod tests;
mod value;

pub use call::{Answer, Call};
pub use line::NANOS;
pub use value::{Reader, Value};

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// Index into `Log::files`.
    pub file: usize,
    /// From 1.
    pub line: usize,
}

/// All that a log says.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Log {
    pub files: Vec<String>,
    pub calls: Vec<Call>,
    /// In the order in which it happened.
    pub entries: Vec<Entry>,
    pub unread: Vec<Unread>,
    /// Lines that strace writes beside the calls (summary, stack traces, messages), and what the programs wrote to the
    /// same terminal.
    pub asides: usize,
    /// Whether the lines say when.
    pub timed: bool,
    /// Threads that were there when strace attached to their process: thread and process.
    pub threads: Vec<(i32, i32)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub place: Place,
    pub tid: i32,
    /// Nanoseconds; 0 where the log has no times.
    pub when: u64,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A call is entered, and returns: index into `Log::calls`.
    Begin(usize),
    Return(usize),
    /// A signal is delivered: its name, and the record behind it.
    Signal(String, Value),
    /// `stopped by SIGSTOP`
    Stopped(String),
    Exited(i32),
    Killed {
        signal: String,
        core: bool,
    },
    /// Another thread of its process called execve.
    Superseded,
    Attached,
    Detached,
}

/// A line that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub place: Place,
    pub text: String,
    pub why: String,
}

/// Reads logs: name and text of each file.
#[must_use]
pub fn read(files: &[(&str, &str)]) -> Log {
    let mut log = Log { files: files.iter().map(|f| f.0.to_string()).collect(), ..Log::default() };
    let mut streams = Vec::new();
    for (file, (name, text)) in files.iter().enumerate() {
        streams.push(gather::gather(&mut log, file, merge::tid_of(name), &pasted::plain(text)));
    }
    log.entries = merge::merge(&log.calls, streams, log.timed);
    log
}
