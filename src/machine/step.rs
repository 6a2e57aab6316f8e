//! Carrying out a choice. Everything that changes a machine is in this file or below it.
//!
//! A thread's base step is one of:
//! - the call that woke it is entered again (`RunState::Resuming`);
//! - a signal is delivered: the handler's frame is put on its stack, or the default action is taken;
//! - user code runs up to the next statement, visible access or system call; the call is entered in the same step.

use super::{Choice, First, Machine};
use crate::kernel::call::Call;
use crate::kernel::event::Event;
use crate::kernel::process::{AfterHandler, RunState, SignalInfo};
use crate::kernel::signal::{Delivery, SIG_IGN, Signalled};
use crate::kernel::wait::{Flow, Why};
use crate::kernel::{Pid, Tid, abi};
use crate::vm::{self, Access, Budget, Stop};

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stepped {
    /// Base steps carried out; 0 if the choice could not be made.
    pub steps: u64,
    /// What happened, in the last of them (the others made no events).
    pub events: Vec<Event>,
    /// The memory others can see that the last of them touched.
    pub accesses: Vec<Access>,
}

impl Machine {
    /// Makes a choice; says what happened. A choice that cannot be made (`refusal`) changes nothing.
    pub fn step(&mut self, choice: &Choice) -> Vec<Event> {
        self.advance(choice, 1).events
    }

    /// Makes a choice, `Run` up to `most` times in a row: it stops after the first step in which something happened,
    /// or when the thread can no longer run. The result is the same as that of as many single steps.
    pub fn advance(&mut self, choice: &Choice, most: u64) -> Stepped {
        let mut out = Stepped::default();
        if self.refusal(choice).is_some() || most == 0 {
            return out;
        }
        match choice {
            Choice::Run(tid) => self.run(*tid, most, &mut out),
            other => {
                out.steps = 1;
                self.outside(other, &mut out.events);
            }
        }
        self.note_ends(&out.events);
        out
    }

    fn outside(&mut self, choice: &Choice, events: &mut Vec<Event>) {
        match choice {
            Choice::Clock => {
                self.kernel.advance_clock(events);
            }
            Choice::Pass(ns) => {
                let to = self.kernel.now.saturating_add(*ns);
                let to = self.kernel.due().map_or(to, |due| due.min(to));
                let worked = to.saturating_sub(self.kernel.now);
                // Whoever watches a clock in a loop, or computes, has worked meanwhile.
                self.kernel.work(worked, events);
                self.kernel.set_clock(to, events);
            }
            Choice::Input(bytes) => self.kernel.input(bytes, events),
            Choice::EndOfInput => self.kernel.end_of_input(events),
            Choice::Signal { pid, signal } => {
                let outside = self.kernel.outside_pid();
                let uid = self.kernel.settings.uid;
                let info = SignalInfo::from_user(*signal, abi::SI_USER, outside, uid);
                self.kernel.send_signal(info, *pid, None, None, events);
            }
            Choice::Deliver(id) => {
                self.kernel.deliver_datagram(*id, events);
            }
            Choice::Lose(id) => {
                self.kernel.lose_datagram(*id, events);
            }
            Choice::Draw { tid, value } => self.kernel.draw(*tid, *value, events),
            Choice::Spurious(tid) => self.kernel.wake_thread(*tid, Why::Woken, None, events),
            Choice::Run(_) => {}
        }
    }

    /// Base steps of one thread.
    fn run(&mut self, tid: Tid, most: u64, out: &mut Stepped) {
        while out.steps < most && out.events.is_empty() && self.runnable(tid) {
            out.accesses.clear();
            let Some(thread) = self.kernel.threads.get(tid) else { return };
            let pid = thread.pid;
            if matches!(thread.state, RunState::Resuming(..)) {
                out.steps += 1;
                let flow = self.kernel.resume(tid, &mut out.events);
                self.flow(tid, pid, flow, &mut out.events);
                continue;
            }
            let delivered = self.signals(tid, pid, &mut out.events);
            if delivered {
                out.steps += 1;
                continue;
            }
            let most = most - out.steps;
            self.user_code(tid, most, out);
        }
    }

    /// Delivers what waits to be delivered; true if that was the step.
    pub(super) fn signals(&mut self, tid: Tid, pid: Pid, events: &mut Vec<Event>) -> bool {
        let mut any = false;
        loop {
            match self.kernel.take_signal(tid, events) {
                Signalled::Nothing => return any,
                Signalled::Ended | Signalled::Stopped => return true,
                Signalled::Handler(delivery) => {
                    any = true;
                    if !self.upcall(tid, pid, &delivery, events) {
                        return true;
                    }
                }
                Signalled::Reenter => {
                    let flow = self.kernel.resume(tid, events);
                    self.flow(tid, pid, flow, events);
                    return true;
                }
            }
        }
    }

    /// Puts a handler's frame on the thread's stack. False if that killed the process.
    fn upcall(&mut self, tid: Tid, pid: Pid, delivery: &Delivery, events: &mut Vec<Event>) -> bool {
        let Some(image) = self.image(pid).cloned() else { return false };
        let Some(thread) = self.threads.get_mut(tid) else { return false };
        let Some(process) = self.kernel.processes.get_mut(pid) else { return false };
        let bytes = delivery.siginfo.then(|| delivery.info.bytes());
        let pushed = thread.push_handler(
            &image,
            &mut process.mm,
            &mut self.kernel.pages,
            delivery.handler,
            delivery.signal,
            bytes.as_deref(),
            delivery.stack,
        );
        match pushed {
            Ok(()) => true,
            Err(Stop::Fault(fault)) => {
                self.fault(tid, &fault, events);
                false
            }
            Err(_) => true,
        }
    }

    fn user_code(&mut self, tid: Tid, most: u64, out: &mut Stepped) {
        let mut budget = Budget::steps(most);
        let Some(stop) = self.interpret(tid, &mut budget, &mut out.events) else { return };
        // A step that ended in anything but the end of a step is not counted by the budget.
        out.steps += most - budget.steps + u64::from(stop != Stop::StepEnd);
        out.accesses = std::mem::take(&mut budget.accesses);
        self.carry_out(tid, stop, &mut out.events);
    }

    /// Runs user code as far as the budget says. None if there is nothing to run.
    pub(super) fn interpret(&mut self, tid: Tid, budget: &mut Budget, events: &mut Vec<Event>) -> Option<Stop> {
        let pid = self.kernel.threads.get(tid)?.pid;
        let image = self.image(pid).cloned()?;
        // One that has ended counts until it is joined: so nobody's steps depend on when another thread ends.
        let several = self.kernel.threads.iter().filter(|(_, t)| t.pid == pid).nth(1).is_some();
        let owner = self.owner(pid);
        let thread = self.threads.get_mut(tid)?;
        let runtime = self.runtimes.get_mut(owner)?;
        let process = self.kernel.processes.get_mut(pid)?;
        // A handler interrupts between any two accesses.
        budget.threads_share = several || process.actions.iter().any(|a| a.handler > SIG_IGN);
        budget.private_stack = budget.watch.as_ref().is_none_or(|w| !w.shared.on_stacks);
        let before = thread.home();
        let stop = vm::run(thread, runtime, &mut process.mm, &mut self.kernel.pages, &image, budget);
        let now = thread.home();
        if now != before {
            self.kernel.change_stack(tid, before, now);
        }
        for notice in std::mem::take(&mut budget.notices) {
            let place = vm::explain::line_of(image.program(), notice.pc);
            let sentence = format!("{place}: {}", notice.sentence);
            events.push(Event::Notice { tid, sentence, unset: Vec::new() });
        }
        let handlers = thread.handlers();
        if self.kernel.threads.get(tid).is_some_and(|t| t.handlers.len() > handlers) && stop != Stop::SigReturn {
            self.kernel.drop_handlers(tid, handlers);
        }
        Some(stop)
    }

    /// What the interpreter stopped for.
    pub(super) fn carry_out(&mut self, tid: Tid, stop: Stop, events: &mut Vec<Event>) {
        let Some(pid) = self.kernel.threads.get(tid).map(|t| t.pid) else { return };
        match stop {
            Stop::StepEnd => {}
            Stop::Sys { call, args, .. } => {
                // What the kernel has to tell is told with the line that called it.
                let image = self.image(pid).cloned();
                let at = self.threads.get(tid).zip(image.as_ref()).map(|(t, i)| vm::explain::user_pc(t, i));
                let before = events.len();
                let flow = match Call::from_number(call) {
                    Some(call) => self.kernel.syscall(tid, call, args, events),
                    None => Flow::Return(-i64::from(crate::kernel::Errno::ENOSYS.number())),
                };
                let mut told = events.split_off(before);
                told.retain_mut(|e| {
                    let (Event::Notice { sentence, unset, .. }, Some(image), Some(at)) = (e, &image, at) else {
                        return true;
                    };
                    *sentence = format!("{}: {sentence}", vm::explain::line_of(image.program(), at));
                    if unset.is_empty() {
                        return true;
                    }
                    let first = self.first_meant(tid, pid, image, unset);
                    if let Some(first) = first {
                        *sentence = format!("{sentence} (the first is byte {first})");
                    }
                    unset.clear();
                    first.is_some()
                });
                events.append(&mut told);
                self.flow(tid, pid, flow, events);
            }
            Stop::SigReturn => {
                let _ = self.kernel.syscall(tid, Call::RtSigreturn, [0; 6], events);
                match self.kernel.after_handler(tid) {
                    AfterHandler::Nothing | AfterHandler::Restart(_) => {}
                    AfterHandler::Result(value) => self.finish(tid, value),
                }
            }
            Stop::Fault(fault) => self.fault(tid, &fault, events),
            Stop::Returned(value) => {
                let flow = self.kernel.syscall(tid, Call::PthreadExit, [value, 0, 0, 0, 0, 0], events);
                self.flow(tid, pid, flow, events);
            }
        }
    }

    /// The first byte without a value that is not padding, of what a thread hands to a call.
    fn first_meant(&self, tid: Tid, pid: Pid, image: &vm::Image, unset: &[(u64, u64)]) -> Option<u64> {
        let (thread, rt) = (self.threads.get(tid)?, self.runtimes.get(self.owner(pid))?);
        let mm = &self.kernel.processes.get(pid)?.mm;
        vm::inspect::Inspector { thread, rt, mm, pages: &self.kernel.pages, image }.first_meant(unset)
    }

    /// The process whose runtime a process uses: after vfork, the parent's.
    fn owner(&self, pid: Pid) -> Pid {
        self.kernel.processes.get(pid).and_then(|p| p.lender).map_or(pid, |lender| self.owner(lender))
    }

    fn finish(&mut self, tid: Tid, value: i64) {
        if let Some(thread) = self.threads.get_mut(tid) {
            thread.finish_call(value);
        }
    }

    /// What the kernel wants done after a call.
    pub(super) fn flow(&mut self, tid: Tid, pid: Pid, flow: Flow, events: &mut Vec<Event>) {
        match flow {
            Flow::Return(value) => self.finish(tid, value),
            Flow::Block | Flow::Interrupted | Flow::SigReturn | Flow::ExitThread | Flow::ExitProcess => {}
            Flow::Fork { child } => {
                if let Some(mut thread) = self.threads.get(tid).cloned() {
                    thread.finish_call(0);
                    self.threads.insert(child, thread);
                }
                if let Some(runtime) = self.runtimes.get(self.owner(pid)).cloned() {
                    self.runtimes.insert(child, runtime);
                }
                if let Some(&program) = self.running.get(pid) {
                    self.running.insert(child, program);
                }
                self.finish(tid, i64::from(child));
            }
            Flow::Exec { program, argv, envp } => {
                self.threads.remove(tid);
                self.load(pid, &program, &argv, &envp);
            }
            Flow::Thread { tid: new, via, start, arg, stack, result } => {
                let Some(image) = self.image(pid).cloned() else { return };
                let (function, args) = if via == 0 { (start, vec![arg]) } else { (via, vec![start, arg]) };
                let space = self.kernel.processes.get_mut(pid).map(|p| &mut p.mm);
                let stack = (stack.0, stack.0.saturating_add(stack.1));
                let made = space.and_then(|mm| vm::Thread::spawn(&image, mm, function, &args, stack, via != 0));
                match made {
                    Some(thread) => self.threads.insert(new, thread),
                    None => {
                        let sentence =
                            format!("the new thread cannot begin: no function at {start:#x}, or no room on its stack");
                        let info = SignalInfo {
                            signal: abi::SIGSEGV as i32,
                            code: abi::SEGV_MAPERR as i32,
                            addr: start,
                            ..SignalInfo::default()
                        };
                        self.kernel.fault(tid, info, &sentence, false, events);
                    }
                }
                self.finish(tid, result);
            }
            Flow::Fault { memory: Some(memory), .. } => {
                // Told as if the library had touched it: only user land knows the program's objects.
                let Some(image) = self.image(pid).cloned() else { return };
                let Some(thread) = self.threads.get(tid) else { return };
                let Some(rt) = self.runtimes.get(self.owner(pid)) else { return };
                let Some(process) = self.kernel.processes.get(pid) else { return };
                let cause = vm::explain::Cause::Memory(memory);
                let fault = vm::explain::fault(thread, rt, &process.mm, &image, &cause);
                self.fault(tid, &fault, events);
            }
            Flow::Fault { signal, addr, sentence, memory: None } => {
                let place = self.place(tid).map(|(file, line)| format!("{file}:{line}: ")).unwrap_or_default();
                let info = SignalInfo { signal, addr, ..SignalInfo::default() };
                self.kernel.fault(tid, info, &format!("{place}{sentence}"), false, events);
            }
        }
    }

    fn fault(&mut self, tid: Tid, fault: &vm::Fault, events: &mut Vec<Event>) {
        let signal = fault.signal;
        let code = match i64::from(signal) {
            abi::SIGFPE => abi::FPE_INTDIV,
            abi::SIGSEGV if fault.kind == vm::FaultKind::ReadOnly => abi::SEGV_ACCERR,
            abi::SIGSEGV => abi::SEGV_MAPERR,
            abi::SIGBUS => abi::BUS_ADRERR,
            _ => abi::SI_KERNEL,
        };
        let info = SignalInfo { signal, code: code as i32, addr: fault.address.unwrap_or(0), ..SignalInfo::default() };
        let sentence = format!("{}:{}: {}", fault.file, fault.line, fault.sentence);
        self.kernel.fault(tid, info, &sentence, fault.real, events);
    }

    /// exec: the process's memory is empty; puts the program there and makes its one thread.
    pub(super) fn load(&mut self, pid: Pid, program: &str, argv: &[Vec<u8>], envp: &[Vec<u8>]) {
        let Some(index) = self.programs.find(program) else { return };
        let Some(image) = self.programs.image(index).cloned() else { return };
        let Some(process) = self.kernel.processes.get_mut(pid) else { return };
        let thread = vm::Thread::start(&image, &mut process.mm, argv, envp);
        self.threads.insert(pid, thread);
        self.runtimes.insert(pid, vm::Runtime::default());
        self.running.insert(pid, index);
    }

    /// Keeps user land in step with the kernel: what belongs to threads and processes that have ended goes.
    pub(super) fn note_ends(&mut self, events: &[Event]) {
        for e in events {
            match e {
                Event::Exited { pid, status } if *pid == self.first.pid => {
                    self.first = First { status: Some(*status), ..self.first };
                }
                Event::Fault { tid, .. } if self.kernel.threads.get(*tid).is_none_or(|t| t.pid == self.first.pid) => {
                    let ended = events.iter().any(|e| matches!(e, Event::Exited { pid, .. } if *pid == self.first.pid));
                    self.first.fault |= ended;
                }
                _ => {}
            }
        }
        if events.is_empty() {
            return;
        }
        for tid in self.threads.ids() {
            let gone = self.kernel.threads.get(tid).is_none_or(|t| t.state == RunState::Ended);
            if gone {
                self.threads.remove(tid);
            }
        }
        for pid in self.runtimes.ids() {
            if self.kernel.processes.get(pid).is_none_or(|p| p.is_zombie()) {
                self.runtimes.remove(pid);
                self.running.remove(pid);
            }
        }
    }
}
