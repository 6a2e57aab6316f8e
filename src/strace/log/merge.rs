//! Several files as one log: `strace -ff` writes one for each thread.

use super::call::Call;
use super::{Entry, What};
use std::collections::BTreeSet;

/// The thread that a file's name ends with: `trace.31979`.
pub fn tid_of(name: &str) -> Option<i32> {
    let (_, end) = name.rsplit_once('.')?;
    let tid = end.parse::<i32>().ok().filter(|_| end.bytes().all(|c| c.is_ascii_digit()));
    tid.filter(|tid| *tid > 0)
}

/// All entries in the order of their times; without times, in an order that can have been: nobody acts before it was
/// made, and nobody is waited for before it ended.
pub fn merge(calls: &[Call], mut streams: Vec<Vec<Entry>>, timed: bool) -> Vec<Entry> {
    if streams.len() < 2 {
        return streams.pop().unwrap_or_default();
    }
    if timed {
        for stream in &mut streams {
            date_returns(calls, stream);
        }
        let mut all: Vec<Entry> = streams.into_iter().flatten().collect();
        all.sort_by_key(|e| e.when);
        return all;
    }
    Order { calls, streams: streams.into_iter().map(|s| s.into_iter().peekable()).collect(), made: BTreeSet::new() }
        .run()
}

/// A line says when its call began. It returned when it had taken its time (-T), or else before its thread's next line.
fn date_returns(calls: &[Call], stream: &mut [Entry]) {
    for i in 1..stream.len() {
        let (before, at) = stream.split_at_mut(i);
        let [this, after @ ..] = at else { return };
        let (What::Return(call), Some(begin)) = (&this.what, before.last()) else { continue };
        if begin.place == this.place {
            let took = calls.get(*call).and_then(|c| c.took);
            let next = after.first().map_or(this.when, |e| e.when);
            this.when = took.map_or(next, |took| begin.when + took).clamp(this.when, next.max(this.when));
        }
    }
}

struct Order<'a> {
    calls: &'a [Call],
    streams: Vec<std::iter::Peekable<std::vec::IntoIter<Entry>>>,
    /// Threads that a call in the log has returned.
    made: BTreeSet<i32>,
}

impl Order<'_> {
    fn run(mut self) -> Vec<Entry> {
        // Who is made by somebody in the log.
        let children: BTreeSet<i32> = self.calls.iter().filter_map(made).collect();
        let mut out = Vec::new();
        loop {
            let ready = (0..self.streams.len()).find(|&i| self.may_go(i, &children));
            // A circle cannot have been; then the first that has something left.
            let any = || self.streams.iter().position(|s| s.len() > 0);
            let Some(i) = ready.or_else(any) else { return out };
            let Some(entry) = self.streams.get_mut(i).and_then(Iterator::next) else { return out };
            if let What::Return(call) = entry.what
                && let Some(tid) = self.calls.get(call).and_then(made)
            {
                self.made.insert(tid);
            }
            out.push(entry);
        }
    }

    fn may_go(&mut self, i: usize, children: &BTreeSet<i32>) -> bool {
        let Some(next) = self.streams.get_mut(i).and_then(|s| s.peek()) else { return false };
        if children.contains(&next.tid) && !self.made.contains(&next.tid) {
            return false;
        }
        let What::Return(call) = next.what else { return true };
        let waited = self.calls.get(call).filter(|c| matches!(c.name.as_str(), "wait4" | "waitpid" | "waitid"));
        let Some(child) = waited.and_then(Call::result) else { return true };
        !self.streams.iter_mut().any(|s| s.peek().is_some_and(|e| i64::from(e.tid) == child))
    }
}

/// The process or thread that a call made.
fn made(call: &Call) -> Option<i32> {
    let makes = matches!(call.name.as_str(), "clone" | "clone3" | "fork" | "vfork");
    call.result().filter(|tid| makes && *tid > 0).and_then(|tid| i32::try_from(tid).ok())
}
