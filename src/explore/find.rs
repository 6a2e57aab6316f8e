//! What is looked for: how runs end, and what goes wrong on the way.

use crate::kernel::Tid;
use crate::kernel::event::Event;
use crate::kernel::process::RunState;
use crate::kernel::wait::Channel;
use crate::machine::outcome::{End, Outcome as Ending, Stuck};
use crate::machine::{Machine, Moved};
use crate::vm::{Access, Ahead};
use std::rc::Rc;

/// What is wrong, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Some thread is blocked for ever.
    Deadlock,
    /// From some state on no schedule leads to an end, although the program can end.
    Livelock,
    /// A thread waits for a lock or a semaphore for ever, while the others go round in a circle; only if asked.
    Starvation,
    Assertion,
    /// Checked memory or arithmetic stopped a process.
    Fault,
    /// Two accesses to one place, one of them writing, neither atomic, in no order.
    Race,
    /// A child that nobody waited for, a descriptor that was not closed; only if asked.
    Leak,
}

impl Kind {
    /// The word of `explore --json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Deadlock => "deadlock",
            Kind::Livelock => "livelock",
            Kind::Starvation => "starvation",
            Kind::Assertion => "assertion",
            Kind::Fault => "fault",
            Kind::Race => "race",
            Kind::Leak => "leak",
        }
    }
}

/// What the programs have printed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Said {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// A failed assertion or a fault, in words, on the way.
    pub wrong: Option<(bool, String)>,
}

impl Said {
    /// With what a transition adds.
    pub fn and(self: &Rc<Said>, events: &[Event]) -> Rc<Said> {
        self.and_at_most(events, usize::MAX)
    }

    /// As `and`, of each stream so many bytes.
    pub fn and_at_most(self: &Rc<Said>, events: &[Event], most: usize) -> Rc<Said> {
        let tells = |e: &Event| matches!(e, Event::Output { .. } | Event::Fault { .. } | Event::Notice { .. });
        if !events.iter().any(tells) {
            return self.clone();
        }
        let mut new = Said::clone(self);
        for e in events {
            match e {
                Event::Output { fd: 2, bytes, .. } => new.stderr.extend_from_slice(bytes),
                Event::Output { bytes, .. } => new.stdout.extend_from_slice(bytes),
                Event::Fault { sentence, .. } if new.wrong.is_none() => new.wrong = Some((false, sentence.clone())),
                Event::Notice { sentence, .. } if new.wrong.is_none() && sentence.contains(": the assertion `") => {
                    new.wrong = Some((true, sentence.clone()));
                }
                _ => {}
            }
        }
        new.stdout.truncate(most);
        new.stderr.truncate(most);
        if new == **self { self.clone() } else { Rc::new(new) }
    }
}

/// Threads blocked for ever, those apart that only wait for somebody to type.
pub fn blocked(m: &Machine, ending: &Ending) -> Vec<Stuck> {
    let types = |s: &&Stuck| {
        let t = m.kernel.threads.get(s.tid).and_then(|t| t.blocked());
        t.is_some_and(|p| p.on.iter().all(|c| *c == Channel::Terminal))
    };
    let all_wait_for_input = ending.end == End::Deadlock;
    ending.stuck.iter().filter(|s| all_wait_for_input || !types(s)).cloned().collect()
}

/// What a process leaves that ends in a transition: children that have ended and were not waited for, and descriptors
/// it did not get from whoever started it.
pub fn leaks(before: &Machine, moved: &Moved) -> Vec<String> {
    let mut out = Vec::new();
    for e in &moved.events {
        let Event::Exited { pid, .. } = e else { continue };
        let Some(p) = before.kernel.processes.get(*pid) else { continue };
        let name = &p.name;
        for (child, _) in before.kernel.processes.iter().filter(|(_, c)| c.ppid == *pid && c.is_zombie()) {
            out.push(format!("process {pid} ({name}) ends and has not waited for its child {child}: a zombie"));
        }
        for slot in p.fds.slots.iter().filter(|s| s.fd > 2) {
            let what = before.kernel.open_files.get(slot.file).map_or("?", |f| f.path.as_str());
            out.push(format!("process {pid} ({name}) ends with descriptor {} open: {what}", slot.fd));
        }
    }
    out
}

/// A pair of threads about to touch the same bytes, one writing, not both by atomic operations.
pub fn race(m: &Machine, ahead: &[(Tid, Ahead)]) -> Option<((Tid, Access), (Tid, Access))> {
    let ready = |tid: Tid| {
        m.runnable(tid)
            && m.kernel.threads.get(tid).is_some_and(|t| t.state == RunState::Ready)
            && !m.kernel.is_interrupted(tid)
    };
    let accesses: Vec<(Tid, Access)> = ahead
        .iter()
        .filter_map(|(tid, a)| match a {
            Ahead::Access(a) if ready(*tid) => Some((*tid, *a)),
            _ => None,
        })
        .collect();
    for (i, a) in accesses.iter().enumerate() {
        for b in &accesses[i + 1..] {
            if (a.1.write || b.1.write) && !(a.1.atomic && b.1.atomic) && meet(m, a, b) && !is_librarys(m, a) {
                return Some((*a, *b));
            }
        }
    }
    None
}

/// Whether it is a variable of the library's own, which keeps its functions apart itself (the state of `rand`).
fn is_librarys(m: &Machine, (tid, access): &(Tid, Access)) -> bool {
    let image = m.kernel.threads.get(*tid).and_then(|t| m.image(t.pid));
    access.object.is_none() && image.is_some_and(|i| i.program().global_at(access.addr).is_some_and(|g| g.library))
}

fn meet(m: &Machine, a: &(Tid, Access), b: &(Tid, Access)) -> bool {
    let overlap = |x: u64, n: u64, y: u64, k: u64| x < y.saturating_add(k) && y < x.saturating_add(n);
    match (a.1.object, b.1.object) {
        (Some((p, x)), Some((q, y))) => p == q && overlap(x, a.1.len, y, b.1.len),
        (None, None) => {
            let space = |tid| m.kernel.threads.get(tid).map(|t| m.kernel.space(t.pid));
            space(a.0) == space(b.0) && overlap(a.1.addr, a.1.len, b.1.addr, b.1.len)
        }
        _ => false,
    }
}

/// The place of an access in the program's own text, and the name of what is there.
pub fn place_of(m: &Machine, tid: Tid) -> String {
    m.place(tid).map_or_else(|| "?".to_string(), |(file, line)| format!("{file}:{line}"))
}

/// Whether a program has looked at a clock, or set an alarm by it.
pub fn is_clock_read(moved: &Moved) -> bool {
    use crate::kernel::call::Call;
    moved.events.iter().any(|e| {
        matches!(
            e,
            Event::Enter {
                call: Call::ClockGettime
                    | Call::Gettimeofday
                    | Call::Times
                    | Call::Time
                    | Call::Msgctl
                    | Call::Semctl
                    | Call::Shmctl
                    | Call::Sysinfo
                    | Call::TimerGettime
                    | Call::TimerfdGettime
                    | Call::SemTimedwait
                    | Call::SemClockwait
                    | Call::MutexTimedlock
                    | Call::CondTimedwait,
                ..
            }
        )
    })
}
