//! An explorer's step: one visible act of a thread and whatever is local after it.
//!
//! Rules:
//! - A thread always stands right before its next act (`vm::watch` says what is one): so what it does between two acts
//!   never interleaves with anybody, and the explorer knows what it is about to do.
//! - Being woken in a call, a signal that is delivered, a system call, an access to shared memory, the end of a handler
//!   and a fault are acts. A signal is delivered before anything else, as in a base step.
//! - A call of a function of the library is one act together with what it writes on the terminal, which cannot block
//!   and is done under the stream's lock.
//! - It is the same machine: the base steps of a run in which the same acts happen in the same order lead to the same
//!   states, but for how far each thread has gone on locally.

use super::Machine;
use crate::kernel::Tid;
use crate::kernel::call::Call;
use crate::kernel::event::{Event, Object};
use crate::kernel::process::RunState;
use crate::vm::{Access, Ahead, Budget, Stop, Watch};

/// What a transition did.
#[derive(Clone, Debug, Default)]
pub struct Moved {
    pub events: Vec<Event>,
    /// Memory that others could reach and it has touched, shared or not.
    pub accesses: Vec<Access>,
    /// What the thread is about to do now, if it is in user code.
    pub ahead: Ahead,
    /// It was cut in the middle of a long local computation.
    pub cut: bool,
}

impl Moved {
    /// It woke somebody.
    #[must_use]
    pub fn wakes(&self) -> bool {
        self.events.iter().any(|e| matches!(e, Event::Woken { .. }))
    }
}

/// Statements in one local stretch before it is cut.
const LOCAL: u64 = 200_000;

impl Machine {
    /// The next act of a thread that can run, and what is local after it.
    pub fn transition(&mut self, tid: Tid, watch: &mut Watch) -> Moved {
        let mut out = Moved::default();
        watch.acted = false;
        watch.inside = false;
        watch.ahead = Ahead::Unknown;
        while self.runnable(tid) {
            let Some(thread) = self.kernel.threads.get(tid) else { break };
            let pid = thread.pid;
            watch.space = self.kernel.space(pid);
            if matches!(thread.state, RunState::Resuming(..)) {
                if watch.acted {
                    break;
                }
                watch.acted = true;
                watch.inside = true;
                let flow = self.kernel.resume(tid, &mut out.events);
                self.flow(tid, pid, flow, &mut out.events);
                continue;
            }
            if self.kernel.is_interrupted(tid) {
                if watch.acted {
                    break;
                }
                if self.signals(tid, pid, &mut out.events) {
                    watch.acted = true;
                    continue;
                }
            }
            if !self.on_with_user_code(tid, watch, &mut out) {
                break;
            }
        }
        out.ahead = watch.ahead;
        self.note_ends(&out.events);
        out
    }

    /// Runs what is local of every thread, up to its next act: a machine in the middle of a run by base steps then stands
    /// where an explorer's would.
    pub fn settle(&mut self, watch: &mut Watch) {
        for (tid, pid) in self.kernel.threads.iter().map(|(tid, t)| (tid, t.pid)).collect::<Vec<_>>() {
            let state = self.kernel.threads.get(tid).map(|t| &t.state);
            // What a woken call has still to do is an act.
            if !matches!(state, Some(RunState::Ready)) {
                continue;
            }
            watch.space = self.kernel.space(pid);
            watch.acted = true;
            watch.inside = false;
            self.on_with_user_code(tid, watch, &mut Moved::default());
        }
    }

    /// True: it may go on in the same transition.
    fn on_with_user_code(&mut self, tid: Tid, watch: &mut Watch, out: &mut Moved) -> bool {
        self.held(tid, watch);
        let mut budget = Budget { watch: Some(std::mem::take(watch)), ..Budget::steps(LOCAL) };
        let stop = self.interpret(tid, &mut budget, &mut out.events);
        let left = budget.steps;
        *watch = budget.watch.take().unwrap_or_default();
        out.accesses.append(&mut budget.accesses);
        let Some(stop) = stop else { return false };
        if stop == Stop::StepEnd {
            if left == 0 {
                out.cut = true;
                return false;
            }
            let goes_on = watch.acted && watch.inside && self.cannot_wait(tid, &watch.ahead);
            watch.acted &= !goes_on;
            return goes_on;
        }
        // The act itself: what comes after it in this transition is local.
        watch.acted = true;
        let ended = matches!(stop, Stop::Fault(_));
        self.carry_out(tid, stop, &mut out.events);
        !ended
    }

    /// Which of the watched locks a thread holds.
    fn held(&self, tid: Tid, watch: &mut Watch) {
        watch.held.clear();
        let here = watch.shared.locks.iter().filter(|l| l.space == watch.space);
        watch.held.extend(here.filter(|l| self.kernel.holds_mutex(tid, l.addr)).map(|l| l.key));
    }

    /// Whether the call that comes next in a function of the library only shows something outside: it can neither
    /// wait nor tell anybody else.
    fn cannot_wait(&self, tid: Tid, ahead: &Ahead) -> bool {
        let Ahead::Call { number, args } = ahead else { return false };
        if !matches!(Call::from_number(*number), Some(Call::Write | Call::Fstat | Call::Ioctl)) {
            return false;
        }
        let Some(pid) = self.kernel.threads.get(tid).map(|t| t.pid) else { return false };
        let file = self.kernel.processes.get(pid).and_then(|p| p.fds.slot(args[0] as i32)).map(|s| s.file);
        let object = file.and_then(|f| self.kernel.open_files.get(f)).map(|f| f.object);
        matches!(object, Some(Object::Terminal | Object::Outside(_)))
    }
}
