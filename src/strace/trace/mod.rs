//! A log as a story: which processes there were, what they shared, and who told whom what.
//!
//! | file | what |
//! | --- | --- |
//! | `object` | what descriptors lead to |
//! | `world` | processes, descriptors and objects at one place in the log |
//! | `calls` | what each call changes |
//! | `sockets` | addresses, and who is at the other end |
//! | `circle` | threads that wait for one another |
//! | `report` | all of it in words |
//!
//! Rules:
//! - A fact has a line: each transfer, wait and end names the entries it was read from.
//! - What the log does not say is not guessed: a descriptor that was open before it begins leads to an object of the
//!   kind `Unknown`, unless strace -y names it.

mod calls;
mod circle;
mod object;
mod report;
mod sockets;
#[cfg(test)]
mod tests;
mod world;

pub use calls::payload;
pub use circle::{Circle, Member};
pub use object::{Count, Kind, Object};
pub use report::{events, json, stuck, text};
pub use world::{Description, End, Fd, Process, State, Task, World};

use super::log::{Log, NANOS, What};
use std::collections::BTreeMap;

/// Bytes or a message on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// The thread that sent them, and the entry of the log at which it began to.
    pub from: i32,
    pub entry: usize,
    pub bytes: u64,
    /// As many of them as the log shows, up to `SHOWN`.
    pub data: Vec<u8>,
}

/// How many bytes of what is on its way are kept.
pub const SHOWN: usize = 64;

/// Something got from one thread to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    pub object: usize,
    pub from: i32,
    pub sent: usize,
    pub to: i32,
    /// The entry at which it had arrived.
    pub received: usize,
    pub bytes: u64,
}

/// A call in which a thread waited for long, or for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    pub tid: i32,
    pub call: usize,
    /// The entry at which it began.
    pub begun: usize,
    pub object: Option<usize>,
    /// The entry at which it ended; None: it was still waiting when the log ended or the thread was killed.
    pub ended: Option<usize>,
    /// Nanoseconds; 0 where the log has no times.
    pub took: u64,
}

/// A log, understood.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Trace {
    pub log: Log,
    /// As it stood at the log's end, with all that ever was.
    pub world: World,
    pub transfers: Vec<Transfer>,
    /// In the order in which they ended; those that never did, last.
    pub waits: Vec<Wait>,
    /// Where threads waited for one another.
    pub circles: Vec<Circle>,
}

/// A call that a thread is in: the entry at which it began, the call, what it waits at.
#[derive(Clone, Copy)]
struct Open {
    begun: usize,
    call: usize,
    object: Option<usize>,
}

/// Makes a story of a log.
#[must_use]
pub fn import(log: Log) -> Trace {
    let mut world = World::default();
    let (mut transfers, mut waits, mut circles) = (Vec::new(), Vec::new(), Vec::new());
    let mut open: BTreeMap<i32, Open> = BTreeMap::new();
    // By thread, the call that a signal cut or that never returned, as long as nothing else came.
    let mut cut: Vec<(i32, Open, Option<usize>)> = Vec::new();
    let when = |at: usize| log.entries.get(at).map_or(0, |e| e.when);
    let last = log.entries.len().saturating_sub(1);
    let wait = |tid: i32, o: Open, ended: Option<usize>| {
        let timed = log.calls.get(o.call).and_then(|c| c.took);
        let took = timed.unwrap_or_else(|| when(ended.unwrap_or(last)).saturating_sub(when(o.begun)));
        Wait { tid, call: o.call, begun: o.begun, object: o.object, ended, took }
    };
    for (at, entry) in log.entries.iter().enumerate() {
        world.advance(&log, at, &mut transfers);
        if let Some(circle) = circles.last_mut().filter(|c: &&mut Circle| c.ended.is_none() && c.since < at)
            && circle.members.iter().any(|m| m.tid == entry.tid)
        {
            circle.ended = Some(at);
            // Unless a signal ended it, somebody helped after all, whom the log does not show, or it never waited.
            let returned = match entry.what {
                What::Return(call) => log.calls.get(call).filter(|c| !c.was_cut()).and_then(|c| c.answer.as_ref()),
                _ => None,
            };
            if returned.is_some_and(|a| a.value.is_some()) {
                circles.pop();
            }
        }
        match entry.what {
            What::Begin(call) => {
                cut.retain(|c| c.0 != entry.tid);
                let object = log.calls.get(call).and_then(|c| world.waits_at(entry.tid, c));
                open.insert(entry.tid, Open { begun: at, call, object });
                circle::note(&mut circles, at, world.stuck(&log));
            }
            What::Return(call) => {
                if let Some(o) = open.remove(&entry.tid).filter(|o| o.call == call) {
                    // On one line with its beginning it waited only if it says how long.
                    let done = wait(entry.tid, o, Some(at));
                    let waited = o.begun + 1 < at || done.took >= NANOS / 1000;
                    if log.calls.get(call).is_some_and(|c| c.was_cut() || c.never_returned()) {
                        cut.push((entry.tid, o, waited.then_some(waits.len())));
                    }
                    if waited {
                        waits.push(done);
                    }
                }
            }
            What::Exited(_) | What::Killed { .. } | What::Superseded => {
                let ended = open.remove(&entry.tid).map(|o| (o, None)).or_else(|| {
                    let at = cut.iter().position(|c| c.0 == entry.tid)?;
                    let (_, o, told) = cut.swap_remove(at);
                    Some((o, told))
                });
                if let Some((o, told)) = ended
                    && log.calls.get(o.call).is_some_and(|c| !c.name.starts_with("exit") && !c.name.ends_with("_exit"))
                {
                    let took = when(at).saturating_sub(when(o.begun));
                    let never = Wait { took, ..wait(entry.tid, o, None) };
                    match told.and_then(|i| waits.get_mut(i)) {
                        Some(known) => *known = never,
                        None => waits.push(never),
                    }
                }
            }
            _ => {}
        }
    }
    let mut left: Vec<(i32, Open)> = open.into_iter().collect();
    crate::order::sort_by_key(&mut left, |(_, o)| o.begun);
    waits.extend(left.into_iter().map(|(tid, o)| wait(tid, o, None)));
    Trace { log, world, transfers, waits, circles }
}
