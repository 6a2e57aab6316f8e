//! From a machine to a `View`: what there is, in the words and numbers a figure shows.
//!
//! | file | what |
//! | --- | --- |
//! | `process` | processes, threads, stacks, source lines, variables, descriptors, signals |
//! | `object` | kernel objects behind descriptors, and places to wait that are no object |
//! | `sync` | semaphores and locks, found in the programs' own memory by the types of their variables |
//! | `memory` | shared memory with its named contents |
//! | `socket` | sockets, connections, datagrams on their way |
//! | `queue` | message queues, semaphore sets, mailboxes, ports, byte sockets |
//! | `hand` | a ring buffer that a program keeps in its own memory |
//! | `call`, `called` | calls in words; the program's own names in them |
//!
//! Rules: nothing here changes a machine or guesses; what a figure shows is in the state, or in the events of the last
//! step. What cannot be known (a variable's name after its scope) is left out.

mod call;
mod called;
mod hand;
mod memory;
mod object;
mod process;
mod queue;
mod socket;
mod sync;

use super::model::{BenchView, Id, Options, Thing, Touch, View, Waiter};
use super::plan::Plan;
use crate::kernel::event::Event;
use crate::kernel::{Pid, Tid};
use crate::machine::{Choice, Machine, Stepped};
use crate::timeline::Timeline;
use crate::vm::inspect::Inspector;

/// A moment of a run.
#[derive(Clone, Debug)]
pub struct Moment<'a> {
    pub machine: &'a Machine,
    /// The machine before the last step, to see what it changed; None at the start.
    pub before: Option<&'a Machine>,
    pub last: &'a Stepped,
    pub choice: Option<Choice>,
    /// How many steps led here.
    pub step: u64,
    /// The thread of each process that ran last, as far as known.
    pub recent: Vec<(Pid, Tid)>,
}

/// The colour of a process: the same in cards, editor, timeline and console, and at every step.
pub fn hue(machine: &Machine, pid: Pid) -> u8 {
    hue_from(machine.first_pid(), pid)
}

/// The colour of a process, counted from a scenario's first.
#[must_use]
pub fn hue_from(first: Pid, pid: Pid) -> u8 {
    (i64::from(pid) - i64::from(first)).rem_euclid(8) as u8 + 1
}

/// What a figure shows of a moment.
pub fn view(m: &Moment, options: &Options, plan: &Plan) -> View {
    let r = Reader { m, options };
    let mut v = View {
        options: options.clone(),
        plan: plan.clone(),
        step: m.step,
        now: m.machine.kernel.now,
        processes: r.processes(),
        departed: r.departed(),
        objects: Vec::new(),
        typed: match &m.choice {
            Some(Choice::Input(bytes)) => Some(bytes.clone()),
            Some(Choice::EndOfInput) => Some(Vec::new()),
            _ => None,
        },
        events: m.last.events.clone(),
        calls: Vec::new(),
        touched: Vec::new(),
    };
    let found = r.sync_objects();
    v.calls = r.calls(&found);
    r.waiting_calls(&mut v.processes, &found);
    v.objects = r.objects(&v.processes, &found);
    v.touched = r.touched(&v.objects);
    for (id, name) in &options.object_names {
        if let Some(o) = v.objects.iter_mut().find(|o| o.id == *id) {
            o.name.clone_from(name);
        }
    }
    v
}

/// What a figure shows of a timeline where it stands. It looks one step back to see what changed, and returns.
pub fn at(timeline: &mut Timeline, options: &Options, plan: &Plan) -> View {
    let here = timeline.position();
    let before = here.checked_sub(1).filter(|back| timeline.seek(*back)).map(|_| timeline.machine().clone());
    timeline.seek(here);
    let recent = recent(timeline);
    let moment = Moment {
        machine: timeline.machine(),
        before: before.as_ref(),
        last: timeline.last_step(),
        choice: timeline.last_choice(),
        step: here as u64,
        recent,
    };
    view(&moment, options, plan)
}

/// The thread of each process that ran last, by the lanes. A run may have had any number of processes; few are there.
pub fn recent(timeline: &Timeline) -> Vec<(Pid, Tid)> {
    use crate::timeline::lanes::Doing;
    let here = timeline.position() as u32;
    let there = &timeline.machine().kernel.processes;
    let mut out: Vec<(Pid, Tid, u32)> = Vec::new();
    for lane in timeline.lanes().lanes().iter().filter(|lane| there.contains(lane.pid)) {
        let upto = lane.stretches.partition_point(|s| s.from < here);
        let Some(last) = lane.stretches.iter().take(upto).rev().find(|s| s.doing == Doing::Running) else { continue };
        match out.iter_mut().find(|o| o.0 == lane.pid) {
            Some(o) if o.2 < last.from => *o = (lane.pid, lane.tid, last.from),
            Some(_) => {}
            None => out.push((lane.pid, lane.tid, last.from)),
        }
    }
    out.into_iter().map(|o| (o.0, o.1)).collect()
}

/// Reads one moment.
struct Reader<'a> {
    m: &'a Moment<'a>,
    options: &'a Options,
}

impl<'a> Reader<'a> {
    fn machine(&self) -> &'a Machine {
        self.m.machine
    }

    fn inspector(machine: &'a Machine, tid: Tid) -> Option<Inspector<'a>> {
        let pid = machine.kernel.threads.get(tid)?.pid;
        Some(Inspector {
            thread: machine.threads.get(tid)?,
            rt: machine.runtime(pid)?,
            mm: machine.kernel.mm(pid)?,
            pages: &machine.kernel.pages,
            image: machine.image(pid)?,
        })
    }

    fn inspect(&self, tid: Tid) -> Option<Inspector<'a>> {
        Self::inspector(self.m.machine, tid)
    }

    fn hue(&self, pid: Pid) -> u8 {
        hue(self.m.machine, pid)
    }

    fn departed(&self) -> Vec<(Pid, String, u8)> {
        let Some(before) = self.m.before else { return Vec::new() };
        let now = &self.m.machine.kernel.processes;
        let gone = before.kernel.processes.iter().filter(|(pid, _)| !now.contains(*pid));
        gone.map(|(pid, _)| (pid, self.process_name(pid), self.hue(pid))).collect()
    }

    fn pid_of(&self, tid: Tid) -> Pid {
        let now = self.m.machine.kernel.threads.get(tid).map(|t| t.pid);
        now.or_else(|| self.m.before?.kernel.threads.get(tid).map(|t| t.pid)).unwrap_or(tid)
    }

    /// What a process is called on the stage.
    fn process_name(&self, pid: Pid) -> String {
        if let Some((_, name)) = self.options.process_names.iter().find(|(p, _)| *p == pid) {
            return name.clone();
        }
        let process = |m: &Machine| m.kernel.processes.get(pid).map(|p| p.name.clone());
        process(self.m.machine).or_else(|| process(self.m.before?)).unwrap_or_else(|| format!("process {pid}"))
    }

    /// What a thread's chip says: its process's name, or its own where the process has several; numbers where names
    /// do not tell apart.
    fn chip_label(&self, tid: Tid) -> String {
        let pid = self.pid_of(tid);
        let threads = self.live_threads(pid);
        if threads.len() <= 1 {
            let name = self.process_name(pid);
            let twins = self.m.machine.kernel.processes.iter().filter(|(p, _)| self.process_name(*p) == name).count();
            return if twins > 1 { pid.to_string() } else { name };
        }
        let name = self.thread_name(tid);
        let twins = threads.iter().filter(|t| self.thread_name(**t) == name).count();
        if twins > 1 || name.is_empty() { tid.to_string() } else { name }
    }

    fn waiter(&self, tid: Tid) -> Waiter {
        let deadline = self.m.machine.kernel.threads.get(tid).and_then(|t| t.blocked()).and_then(|p| p.deadline);
        Waiter { tid, label: self.chip_label(tid), hue: self.hue(self.pid_of(tid)), deadline }
    }

    /// Who sleeps on one queue. Who sleeps on several sits where they are listed: a chip has one place.
    fn bench(&self, key: &'static str, title: &str, until: &str, tids: &[Tid]) -> BenchView {
        let one =
            |t: &Tid| self.m.machine.kernel.threads.get(*t).and_then(|t| t.blocked()).is_none_or(|p| p.on.len() < 2);
        let own: Vec<Tid> = tids.iter().copied().filter(one).collect();
        self.bench_of(key, title, until, &own)
    }

    fn bench_of(&self, key: &'static str, title: &str, until: &str, tids: &[Tid]) -> BenchView {
        BenchView {
            key,
            title: title.into(),
            until: until.into(),
            waiters: tids.iter().map(|t| self.waiter(*t)).collect(),
        }
    }

    /// The shared memory, or memory shared by threads, that the last step touched.
    fn touched(&self, objects: &[super::model::ObjectView]) -> Vec<Touch> {
        // A call's own copying is told by its events.
        if self.m.last.events.iter().any(|e| matches!(e, Event::Enter { .. })) {
            return Vec::new();
        }
        let Some(Choice::Run(tid)) = self.m.choice else { return Vec::new() };
        let Some(i) = self.inspect(tid) else { return Vec::new() };
        let mut out = Vec::new();
        for a in &self.m.last.accesses {
            let object = a.object.map(|(id, _)| Id::Kernel(crate::kernel::event::Object::Memory(id)));
            let field = object.and_then(|id| {
                let o = objects.iter().find(|o| o.id == id)?;
                let Thing::Memory(m) = &o.what else { return None };
                let offset = a.object?.1;
                m.fields
                    .iter()
                    .rev()
                    .find(|f| f.offset <= offset && offset < f.offset + f.len.max(1))
                    .map(|f| f.name.clone())
            });
            // The library's own objects are nobody's business, and an address is no name.
            let own = i.image.program().global_at(a.addr).is_none_or(|g| !g.library);
            let name = field.unwrap_or_else(|| i.whither(a.addr).trim_start_matches('&').to_string());
            if !own || name.contains("0x") || name.contains(" + ") {
                continue;
            }
            let (data, shadow) = i.mm.peek(i.pages, a.addr, a.len.min(8));
            let value = if shadow.iter().any(|s| *s != 0) || data.is_empty() {
                String::new()
            } else {
                let mut raw = [0; 8];
                raw.get_mut(..data.len()).map(|r| r.copy_from_slice(&data));
                let v = u64::from_le_bytes(raw);
                match data.len() {
                    1 => super::bytes::literal(data[0]),
                    4 => i64::from(v as i32).to_string(),
                    _ => (v as i64).to_string(),
                }
            };
            out.push(Touch { tid, name, object, value, write: a.write });
        }
        out
    }
}
