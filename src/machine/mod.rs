//! Kernel and threads together: the one thing that runs.
//!
//! | file | what |
//! | --- | --- |
//! | `scenario` | what decides a run besides the choices; its JSON |
//! | `settings` | named settings, one table |
//! | `build` | a scenario compiled and set up: the machine before its first step |
//! | `choice`, `schedule` | what may happen next; a list of it, as text |
//! | `step` | carrying out a choice: the only way anything changes |
//! | `transition` | the same in an explorer's portions: one visible act and what is local after it |
//! | `policy` | who runs when nobody says |
//! | `runner` | a machine, a policy and a plan: runs to its end |
//! | `name` | what an address is called in the program |
//! | `outcome` | how a run has ended, in exit codes and words |
//! | `hash` | one number for a state, the same on every computer |
//! | `print` | a fingerprint of a state, kept up to date from step to step |
//!
//! Rules:
//! - `step` is the one way in; it returns what happened. What a choice does depends on the machine and the choice alone.
//! - A machine is a value: clone it, compare it, hash it. A clone costs a few counters.
//! - A base step ends where another thread could see a difference, so an explorer that tries all choices misses nothing.

pub mod build;
pub mod choice;
pub mod hash;
pub mod name;
pub mod outcome;
pub mod policy;
pub mod print;
pub mod runner;
pub mod scenario;
pub mod schedule;
pub mod settings;
mod step;
mod transition;

pub use build::{Build, build};
pub use choice::Choice;
pub use outcome::Outcome;
pub use policy::Policy;
pub use runner::Runner;
pub use scenario::Scenario;
pub use schedule::Schedule;
pub use step::Stepped;
pub use transition::Moved;

use crate::kernel::delta::Memory;
use crate::kernel::mm::mix;
use crate::kernel::process::{Life, RunState};
use crate::kernel::table::Table;
use crate::kernel::{Kernel, Pid, Tid};
use crate::vm;
use std::rc::Rc;

/// The programs of a run, by name. They do not change, so they are no part of the state.
#[derive(Clone, Debug)]
pub struct Programs(Rc<Vec<Installed>>);

#[derive(Debug)]
struct Installed {
    name: String,
    image: Result<Rc<vm::Image>, build::Small>,
}

impl PartialEq for Programs {
    fn eq(&self, other: &Programs) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || {
            let same = |(a, b): (&Installed, &Installed)| {
                a.name == b.name
                    && match (&a.image, &b.image) {
                        (Ok(a), Ok(b)) => a == b,
                        (Err(_), Err(_)) => true,
                        _ => false,
                    }
            };
            self.0.len() == other.0.len() && self.0.iter().zip(other.0.iter()).all(same)
        }
    }
}
impl Eq for Programs {}

impl std::hash::Hash for Programs {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl Programs {
    fn find(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|p| p.name == name)
    }

    fn image(&self, index: usize) -> Option<&Rc<vm::Image>> {
        match &self.0.get(index)?.image {
            Ok(image) => Some(image),
            Err(small) => small.image(),
        }
    }
}

/// See the head of this file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Machine {
    pub kernel: Kernel,
    /// Registers and frames of each thread, by tid.
    pub threads: Table<vm::Thread>,
    /// What is kept in user land beside each memory, by `Process::space`.
    pub runtimes: Table<vm::Runtime>,
    /// Which of the programs each process runs, by pid.
    running: Table<usize>,
    programs: Programs,
    first: First,
}

/// The process whose end is the run's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct First {
    pid: Pid,
    /// As wait(2) encodes it, once it has ended.
    status: Option<i32>,
    /// It was stopped by checked memory or arithmetic.
    fault: bool,
}

impl Machine {
    /// The process whose end is the run's result.
    #[must_use]
    pub fn first_pid(&self) -> Pid {
        self.first.pid
    }

    /// The first process's wait status, once it has ended.
    #[must_use]
    pub fn first_status(&self) -> Option<i32> {
        self.first.status
    }

    /// The program a process runs.
    #[must_use]
    pub fn image(&self, pid: Pid) -> Option<&Rc<vm::Image>> {
        self.programs.image(*self.running.get(pid)?)
    }

    /// What a process keeps in user land outside its memory.
    #[must_use]
    pub fn runtime(&self, pid: Pid) -> Option<&vm::Runtime> {
        self.runtimes.get(self.kernel.mm(pid).map(|_| self.kernel.space(pid))?)
    }

    /// The programs that the scenario brought, whether they run yet or not.
    pub fn images(&self) -> impl Iterator<Item = &Rc<vm::Image>> {
        self.programs.0.iter().filter_map(|p| p.image.as_ref().ok())
    }

    /// Whether a thread could do a step now.
    #[must_use]
    pub fn runnable(&self, tid: Tid) -> bool {
        self.kernel.runnable(tid)
    }

    /// Where one of the scenario's programs asks for a memory order that is weaker than this machine's: `peterson.c:12`.
    #[must_use]
    pub fn weak_order(&self) -> Option<String> {
        let mut programs = self.programs.0.iter().filter_map(|p| p.image.as_ref().ok()).map(|i| i.program());
        let place = |p: &crate::bytecode::Program| {
            let (file, line) = p.weak_order?;
            Some(format!("{}:{line}", p.files.get(usize::from(file))?.name))
        };
        programs.find_map(|p| place(p))
    }

    /// The threads that could do a step now, in the order of their numbers.
    #[must_use]
    pub fn ready(&self) -> Vec<Tid> {
        self.kernel.threads.iter().map(|(tid, _)| tid).filter(|&tid| self.kernel.runnable(tid)).collect()
    }

    /// The next moment on the virtual clock somebody waits for.
    #[must_use]
    pub fn next_deadline(&self) -> Option<u64> {
        self.kernel.due()
    }

    /// What may happen next: the numbers that a thread may get from an open `rand`, before anything else; or each ready
    /// thread; each datagram in flight arriving or getting lost; the clock, when no thread is ready. What comes from
    /// outside (input, signals) is always possible and not listed.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        if let Some(tid) = self.kernel.draws() {
            return self.kernel.settings.rand.iter().map(|&value| Choice::Draw { tid, value }).collect();
        }
        let mut out: Vec<Choice> = self.ready().into_iter().map(Choice::Run).collect();
        let air = self.kernel.in_the_air();
        out.extend(air.iter().flat_map(|&id| [Choice::Deliver(id), Choice::Lose(id)]));
        if out.is_empty() && self.next_deadline().is_some() {
            out.push(Choice::Clock);
        }
        out
    }

    /// Why a choice cannot be made now, as a sentence; None if it can.
    #[must_use]
    pub fn refusal(&self, choice: &Choice) -> Option<String> {
        match choice {
            Choice::Run(tid) if self.runnable(*tid) => None,
            Choice::Run(tid) => Some(match self.kernel.threads.get(*tid) {
                None => format!("there is no thread {tid}"),
                Some(t) => match (&t.state, self.kernel.processes.get(t.pid).map(|p| p.life)) {
                    (RunState::Blocked(p), _) => format!("thread {tid} waits in {}", p.call.name()),
                    (RunState::Ended, _) | (_, None | Some(Life::Zombie { .. })) => format!("thread {tid} has ended"),
                    (_, Some(Life::Stopped(_))) => format!("process {} is stopped", t.pid),
                    _ => format!("thread {tid} cannot run"),
                },
            }),
            Choice::Clock if self.next_deadline().is_none() => Some("nobody waits for the clock".to_string()),
            Choice::Clock | Choice::Pass(_) | Choice::Input(_) | Choice::EndOfInput => None,
            Choice::Signal { pid, signal } => {
                if !(1..=64).contains(signal) {
                    Some(format!("{signal} is no signal"))
                } else if self.kernel.processes.get(*pid).is_none_or(|p| p.is_zombie()) {
                    Some(format!("there is no process {pid}"))
                } else {
                    None
                }
            }
            Choice::Lose(id) | Choice::Deliver(id) if self.kernel.flight.contains(*id) => None,
            Choice::Lose(id) | Choice::Deliver(id) => Some(format!("there is no datagram {id} in flight")),
            Choice::Draw { tid, value } if self.kernel.draws() != Some(*tid) => {
                Some(format!("thread {tid} does not wait for a number from rand, which would be {value}"))
            }
            // Not only those of the setting: a schedule may come from another.
            Choice::Draw { .. } => None,
            Choice::Spurious(tid) if self.kernel.may_wake_spuriously().contains(tid) => None,
            Choice::Spurious(tid) => Some(format!("thread {tid} does not wait for a condition variable")),
        }
    }

    /// One number for the whole state: the same for equal states, on every computer and in the browser.
    #[must_use]
    pub fn state_hash(&self) -> u64 {
        hash::of(self)
    }

    /// A number that is the same for equal states, and cheap: it looks at the clock and where the threads stand.
    #[must_use]
    pub fn glance(&self) -> u64 {
        let worked = self.kernel.threads.iter().map(|(_, t)| t.worked).sum();
        let start = mix(self.kernel.now, worked);
        self.threads.iter().fold(start, |h, (tid, t)| mix(mix(h, tid as u64), t.glance()))
    }

    /// Memory of a process as it is, as much of the range as is mapped: for debuggers and printers.
    #[must_use]
    pub fn peek(&self, pid: Pid, addr: u64, len: u64) -> Vec<u8> {
        self.kernel.mm(pid).map_or_else(Vec::new, |mm| mm.peek(&self.kernel.pages, addr, len).0)
    }

    /// File and line where a thread stands, of the innermost function that is not the library's.
    #[must_use]
    pub fn place(&self, tid: Tid) -> Option<(&str, u32)> {
        let pid = self.kernel.threads.get(tid)?.pid;
        let image = self.image(pid)?;
        let thread = self.threads.get(tid)?;
        let program = image.program();
        let place = program.place(vm::explain::user_pc(thread, image))?;
        Some((program.files.get(usize::from(place.file))?.name.as_str(), place.line))
    }

    /// Bytes that this machine holds and `other` does not share with it: what keeping both costs. Counted, but for lists
    /// inside kernel objects, which are taken to be short.
    #[must_use]
    pub fn bytes_beyond(&self, other: &Machine) -> usize {
        const LISTS: usize = 64;
        let (k, o) = (&self.kernel, &other.kernel);
        let plain = size_of::<Machine>();
        let processes = k.processes.footprint_beyond(&o.processes, |_, p, _| p.fds.slots.capacity() * 12 + 4 * LISTS);
        let memory = k.spaces.footprint_beyond(&o.spaces, |id, mm, old| {
            // A new one shares with that of which it was forked.
            let parent = || k.processes.get(id).and_then(|p| o.mm(p.ppid));
            old.or_else(parent).map_or(mm.footprint(), |old| mm.footprint_beyond(old)) as usize
        });
        let user = self.threads.footprint_beyond(&other.threads, |_, t, _| t.footprint())
            + self.runtimes.footprint_beyond(&other.runtimes, |_, r, old| r.footprint_beyond(old))
            + self.running.footprint_beyond(&other.running, |_, _, _| 0);
        macro_rules! tables {
            ($($name:ident),*) => {
                0 $(+ k.$name.footprint_beyond(&o.$name, |_, _, _| LISTS))*
            };
        }
        let objects = tables!(
            threads,
            open_files,
            inodes,
            eventfds,
            timerfds,
            signalfds,
            epolls,
            inotifies,
            ptys,
            mqs,
            segments,
            message_queues,
            semaphore_sets,
            mailboxes,
            byte_sockets,
            flight
        );
        let buffers = k.pipes.footprint_beyond(&o.pipes, |_, p, _| p.ring.footprint())
            + k.sockets.footprint_beyond(&o.sockets, |_, s, _| s.ring.footprint() + LISTS);
        plain + processes + memory + user + objects + buffers + k.pages.footprint_beyond(&o.pages) as usize
    }

    /// The same without the contents of memory, and what brings it back; see `kernel::delta`.
    #[must_use]
    pub fn without_memory(&self) -> Machine {
        Machine { kernel: self.kernel.without_memory(), ..self.clone() }
    }

    #[must_use]
    pub fn with_memory(mut self, memory: Memory) -> Machine {
        memory.put(&mut self.kernel);
        self
    }
}
