//! Two futures of one moment, run side by side until a process sees something else in the one than in the other.
//!
//! Rules:
//! - What a thread sees are its calls with their results and the bytes that went with them, and how its process ends.
//!   The k-th of a thread in the one run is compared with its k-th in the other: that they came in another order is what
//!   makes them two runs, and no difference yet.
//! - Where the known future of a run ends, the scheduler goes on, so that a run that was just begun can be compared.
//! - Both go forward in step: the difference found is the one that is reached first.

use super::{Branch, Timeline};
use crate::kernel::call::Call;
use crate::kernel::event::Event;
use crate::kernel::{Pid, Tid, errno, signal};
use crate::machine::{Choice, Machine, Policy, Schedule};
use std::collections::BTreeMap;

/// What a thread sees of the kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A call came back. Negative: minus errno. The bytes it carried, in or out.
    Call { call: Call, result: i64, bytes: Vec<u8> },
    /// Its process has ended, with this status as wait(2) encodes it.
    Ended(i32),
    /// A handler ran, or the signal did what it does by default.
    Signal(i32),
}

/// Where the two runs first differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub tid: Tid,
    pub pid: Pid,
    /// The process's name.
    pub name: String,
    /// In the run at hand and in the branch. None: there, the thread sees nothing more.
    pub seen: [Option<Seen>; 2],
    /// The position after the step in which it was seen; where that run ends, if it was not.
    pub at: [usize; 2],
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Differ(Box<Difference>),
    /// Both have ended and every thread saw the same; the end states are the same or not.
    Alike {
        same_state: bool,
    },
    /// Alike as far as was looked.
    Limit,
}

/// One of the two runs.
#[derive(Clone, Debug)]
struct Side {
    machine: Machine,
    policy: Policy,
    future: Schedule,
    done: usize,
    ended: bool,
    /// What each thread has seen, and after how many steps.
    seen: BTreeMap<Tid, Vec<(Seen, usize)>>,
    /// Bytes of a call that has not come back.
    carried: BTreeMap<Tid, Vec<u8>>,
    /// Threads that saw something in the last step.
    news: Vec<Tid>,
}

/// See the head of this file.
#[derive(Clone, Debug)]
pub struct Compare {
    start: usize,
    sides: [Side; 2],
    left: usize,
}

/// Bytes of a call that are looked at.
const MOST_BYTES: usize = 256;

impl Side {
    fn step(&mut self) {
        self.news.clear();
        let next = self.future.get(self.done).or_else(|| self.policy.next(&self.machine).map(|n| n.choice));
        let Some(choice) = next else {
            self.ended = true;
            return;
        };
        let stepped = self.machine.advance(&choice, 1);
        if stepped.steps == 0 {
            self.ended = true;
            return;
        }
        self.policy.after(&self.machine, &choice, stepped.steps, &stepped.events);
        self.done += 1;
        for e in &stepped.events {
            self.note(e, &choice);
        }
    }

    fn note(&mut self, event: &Event, choice: &Choice) {
        let (tid, seen) = match event {
            Event::CopiedIn { tid, bytes, .. }
            | Event::CopiedOut { tid, bytes, .. }
            | Event::Sent { tid, bytes, .. }
            | Event::Received { tid, bytes, .. } => {
                let carried = self.carried.entry(*tid).or_default();
                let room = MOST_BYTES.saturating_sub(carried.len());
                carried.extend_from_slice(&bytes[..bytes.len().min(room)]);
                return;
            }
            Event::Return { tid, call, result, .. } => {
                let bytes = self.carried.remove(tid).unwrap_or_default();
                (*tid, Seen::Call { call: *call, result: *result, bytes })
            }
            Event::Exited { pid, status } => {
                let by = match choice {
                    Choice::Run(tid) if self.machine.kernel.threads.get(*tid).is_some_and(|t| t.pid == *pid) => *tid,
                    _ => *pid,
                };
                (by, Seen::Ended(*status))
            }
            Event::SignalDelivered { signal, tid, .. } => (*tid, Seen::Signal(*signal)),
            _ => return,
        };
        self.seen.entry(tid).or_default().push((seen, self.done));
        self.news.push(tid);
    }

    fn kth(&self, tid: Tid, k: usize) -> Option<&(Seen, usize)> {
        self.seen.get(&tid)?.get(k)
    }

    fn owner(&self, tid: Tid) -> Option<(Pid, String)> {
        let pid = self.machine.kernel.threads.get(tid).map_or(tid, |t| t.pid);
        self.machine.kernel.processes.get(pid).map(|p| (pid, p.name.clone()))
    }
}

impl Compare {
    /// The run at hand and one of its branches, from where they part. At most `most` steps of each are looked at. None:
    /// there is no such branch.
    #[must_use]
    pub fn new(timeline: &Timeline, branch: usize, most: usize) -> Option<Compare> {
        let Branch { at, rest } = timeline.branches().get(branch)?;
        let mut there = timeline.clone();
        there.seek(*at);
        let side = |future: Schedule| Side {
            machine: there.machine.clone(),
            policy: there.policy.clone(),
            future,
            done: 0,
            ended: false,
            seen: BTreeMap::new(),
            carried: BTreeMap::new(),
            news: Vec::new(),
        };
        let sides = [side(timeline.schedule().tail(*at)), side(rest.clone())];
        Some(Compare { start: *at, sides, left: most })
    }

    /// Up to `steps` steps of both. None: nothing is found yet, and there is more.
    pub fn go_on(&mut self, steps: usize) -> Option<Verdict> {
        for _ in 0..steps {
            for i in 0..2 {
                if self.sides[i].ended {
                    continue;
                }
                self.sides[i].step();
                for n in 0..self.sides[i].news.len() {
                    let tid = self.sides[i].news[n];
                    if let Some(found) = self.differs(i, tid) {
                        return Some(Verdict::Differ(Box::new(found)));
                    }
                }
            }
            if self.sides.iter().all(|s| s.ended) {
                return Some(self.at_end());
            }
            self.left = self.left.saturating_sub(1);
            if self.left == 0 {
                return Some(Verdict::Limit);
            }
        }
        None
    }

    /// Whether the last thing that a thread saw in one run is another than its counterpart, if that is there already.
    fn differs(&self, side: usize, tid: Tid) -> Option<Difference> {
        let k = self.sides[side].seen.get(&tid)?.len().checked_sub(1)?;
        let other = self.sides[1 - side].kth(tid, k)?;
        (self.sides[side].kth(tid, k)?.0 != other.0).then(|| self.difference(tid, k))
    }

    fn difference(&self, tid: Tid, k: usize) -> Difference {
        let each = [0, 1].map(|i| self.sides[i].kth(tid, k).cloned());
        let at = [0, 1].map(|i| self.start + each[i].as_ref().map_or(self.sides[i].done, |s| s.1));
        let owner = self.sides.iter().find_map(|s| s.owner(tid));
        let (pid, name) = owner.unwrap_or((tid, String::new()));
        Difference { tid, pid, name, seen: each.map(|s| s.map(|s| s.0)), at }
    }

    /// Both runs have ended. One may have seen more than the other.
    fn at_end(&self) -> Verdict {
        let longer = |a: usize, b: usize| {
            let more = self.sides[a].seen.iter().filter_map(|(tid, seen)| {
                let k = self.sides[b].seen.get(tid).map_or(0, Vec::len);
                seen.get(k).map(|s| (s.1, *tid, k))
            });
            more.min()
        };
        match [longer(0, 1), longer(1, 0)].into_iter().flatten().min() {
            Some((_, tid, k)) => Verdict::Differ(Box::new(self.difference(tid, k))),
            None => Verdict::Alike { same_state: self.sides[0].machine == self.sides[1].machine },
        }
    }
}

impl Seen {
    /// As a clause: `read gives 3, "abc"`.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Seen::Call { call, result, bytes } => {
                let data = if bytes.is_empty() { String::new() } else { format!(" with {}", quoted(bytes)) };
                match errno::name(i32::try_from(-result).unwrap_or(0)).filter(|_| *result < 0) {
                    Some(name) => format!("{} fails with {name}", call.name()),
                    None => format!("{} gives {result}{data}", call.name()),
                }
            }
            Seen::Ended(status) => match (status & 0x7f, status >> 8 & 0xff) {
                (0, code) => format!("ends with exit status {code}"),
                (n, _) => format!("is ended by {}", signal::name(n)),
            },
            Seen::Signal(n) => format!("gets {}", signal::name(*n)),
        }
    }
}

/// Bytes as C would write them; other bytes than text as numbers.
fn quoted(bytes: &[u8]) -> String {
    const SHOWN: usize = 40;
    let more = if bytes.len() > SHOWN { "..." } else { "" };
    let shown = &bytes[..bytes.len().min(SHOWN)];
    let text = |b: &u8| matches!(b, b' '..=b'~' | b'\n' | b'\t');
    if shown.iter().all(text) {
        let out: String = shown.iter().flat_map(|b| char::from(*b).escape_default()).collect();
        return format!("\"{out}\"{more}");
    }
    let numbers: Vec<String> = shown.iter().take(16).map(|b| format!("{b:02x}")).collect();
    format!("bytes {}{}", numbers.join(" "), if bytes.len() > 16 { " ..." } else { "" })
}
