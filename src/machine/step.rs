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
        let Some(mm) = self.kernel.spaces.get_mut(self.kernel.space(pid)) else { return false };
        let bytes = delivery.siginfo.then(|| delivery.info.bytes());
        let pushed = thread.push_handler(
            &image,
            mm,
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
        let several = self.kernel.is_memory_shared(pid);
        let process = self.kernel.processes.get(pid)?;
        let space = process.space;
        let thread = self.threads.get_mut(tid)?;
        let runtime = self.runtimes.get_mut(space)?;
        // A handler interrupts between any two accesses.
        budget.threads_share = several || process.actions.iter().any(|a| a.handler > SIG_IGN);
        budget.private_stack = budget.watch.as_ref().is_none_or(|w| !w.shared.on_stacks);
        let before = thread.home();
        let mm = self.kernel.spaces.get_mut(space)?;
        let stop = vm::run(thread, runtime, mm, &mut self.kernel.pages, &image, budget);
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
                let has_notices = events[before..].iter().any(|e| matches!(e, Event::Notice { .. }));
                let mut told = if has_notices { events.split_off(before) } else { Vec::new() };
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
                let cloned = self.kernel.threads.get(tid).is_some_and(|t| t.cloned);
                let call = if cloned { Call::Exit } else { Call::PthreadExit };
                let flow = self.kernel.syscall(tid, call, [value, 0, 0, 0, 0, 0], events);
                self.flow(tid, pid, flow, events);
            }
        }
    }

    /// The first byte without a value that is not padding, of what a thread hands to a call.
    fn first_meant(&self, tid: Tid, pid: Pid, image: &vm::Image, unset: &[(u64, u64)]) -> Option<u64> {
        let (thread, rt, mm) = (self.threads.get(tid)?, self.runtime(pid)?, self.kernel.mm(pid)?);
        vm::inspect::Inspector { thread, rt, mm, pages: &self.kernel.pages, image }.first_meant(unset)
    }

    /// Where the block of the heap or the global variable begins that an address lies in.
    fn object_at(&self, space: i32, image: &vm::Image, addr: u64) -> Option<u64> {
        let block = self.runtimes.get(space)?.around(addr).0;
        let block = block.filter(|(start, b)| b.freed.is_none() && addr - start < b.size).map(|(start, _)| start);
        let global = || image.program().globals.iter().find(|g| addr.wrapping_sub(g.addr) < g.size).map(|g| g.addr);
        block.or_else(global)
    }

    /// A child runs its parent's program, and what its memory needs in user land is there as in the parent's.
    fn go_with(&mut self, parent: Pid, child: Pid) {
        if let Some(&program) = self.running.get(parent) {
            self.running.insert(child, program);
        }
        let (from, to) = (self.kernel.space(parent), self.kernel.space(child));
        if let Some(runtime) = self.runtimes.get(from).filter(|_| from != to).cloned() {
            self.runtimes.insert(to, runtime);
        }
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
                self.go_with(pid, child);
                self.finish(tid, i64::from(child));
            }
            Flow::Exec { program, argv, envp } => {
                self.threads.remove(tid);
                self.load(pid, &program, &argv, &envp);
            }
            Flow::Thread { tid: new, via, start, arg, stack, result } => {
                let Some(image) = self.image(pid).cloned() else { return };
                let owner = self.kernel.threads.get(new).map_or(pid, |t| t.pid);
                if owner != pid {
                    self.go_with(pid, owner);
                }
                let (function, args) = if via == 0 { (start, vec![arg]) } else { (via, vec![start, arg]) };
                let space = self.kernel.space(owner);
                let mut stack = (stack.0, stack.0.saturating_add(stack.1));
                // clone(2) is told only where a stack ends: it begins where the object begins that it lies in.
                let object = self.object_at(space, &image, stack.1 - 1).filter(|_| via == 0);
                let whole = via != 0 || object.is_some();
                if let Some(start) = object
                    && let Some(t) = self.kernel.threads.get_mut(new)
                {
                    stack.0 = start;
                    t.given_stack = (stack.0, stack.1 - stack.0);
                }
                let mm = self.kernel.spaces.get_mut(space);
                let made = mm.and_then(|mm| vm::Thread::spawn(&image, mm, function, &args, stack, whole));
                match made {
                    Some(mut thread) => {
                        // CLONE_SETTLS is what would give it thread-local variables of its own.
                        if via == 0
                            && let Some(caller) = self.threads.get(tid)
                        {
                            thread.share_locals(caller);
                        }
                        self.threads.insert(new, thread);
                    }
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
                let (Some(rt), Some(mm)) = (self.runtime(pid), self.kernel.mm(pid)) else { return };
                let cause = vm::explain::Cause::Memory(memory);
                let fault = vm::explain::fault(thread, rt, mm, &image, &cause);
                self.fault(tid, &fault, events);
            }
            Flow::Fault { signal, addr, sentence, memory: None } => {
                let place = self.place(tid).map(|(file, line)| format!("{file}:{line}: ")).unwrap_or_default();
                let info = SignalInfo { signal, addr, ..SignalInfo::default() };
                let sentence = self.with_name(tid, addr, sentence);
                self.kernel.fault(tid, info, &format!("{place}{sentence}"), false, events);
            }
        }
    }

    /// A sentence of the kernel's with the program's name for the object in place of its address.
    fn with_name(&self, tid: Tid, addr: u64, sentence: String) -> String {
        let Some(pid) = self.kernel.threads.get(tid).map(|t| t.pid) else { return sentence };
        let (Some(image), Some(thread), Some(rt), Some(mm)) =
            (self.image(pid), self.threads.get(tid), self.runtime(pid), self.kernel.mm(pid))
        else {
            return sentence;
        };
        match vm::explain::named(thread, rt, mm, image, addr) {
            Some(name) => sentence.replace(&format!(" at {addr:#x}"), &format!(", {name},")),
            None => sentence,
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
        let space = self.kernel.space(pid);
        let Some(mm) = self.kernel.spaces.get_mut(space) else { return };
        let thread = vm::Thread::start(&image, mm, argv, envp);
        self.threads.insert(pid, thread);
        self.runtimes.insert(space, vm::Runtime::default());
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
        let kernel = &self.kernel;
        let ended = |tid: Tid| kernel.threads.get(tid).is_none_or(|t| t.state == RunState::Ended);
        let threads: Vec<Tid> = self.threads.iter().map(|(tid, _)| tid).filter(|&tid| ended(tid)).collect();
        let unused: Vec<i32> =
            self.runtimes.iter().map(|(space, _)| space).filter(|&space| !kernel.spaces.contains(space)).collect();
        let dead = |pid: Pid| kernel.processes.get(pid).is_none_or(|p| p.is_zombie());
        let programs: Vec<Pid> = self.running.iter().map(|(pid, _)| pid).filter(|&pid| dead(pid)).collect();
        for tid in threads {
            self.threads.remove(tid);
        }
        for space in unused {
            self.runtimes.remove(space);
        }
        for pid in programs {
            self.running.remove(pid);
        }
    }
}
