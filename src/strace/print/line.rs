//! Lines as `strace -f` writes them on standard error.
//!
//! Rules:
//! - A call's line begins when it is entered and ends when it returns. When another thread has something to say before
//!   that, the line is cut with ` <unfinished ...>` and goes on later as `<... name resumed>`.
//! - `[pid N]` stands before a line while more than one task is traced.
//! - ` = ` stands in column 40 at least.

use super::names;
use super::value::{Site, result, siginfo};
use crate::kernel::call::Call;
use crate::kernel::event::Event;
use crate::kernel::process::{AfterHandler, SignalInfo};
use crate::kernel::{Pid, Tid, signal};
use crate::machine::Machine;
use std::collections::BTreeMap;

/// A call that has been entered and has not returned.
#[derive(Clone, Debug)]
struct Open {
    tid: Tid,
    pid: Pid,
    site: Site,
    /// The number behind a pointer that the call will change.
    length: Option<i64>,
    /// Its line was cut.
    cut: bool,
}

/// Prints a run, step by step.
#[derive(Clone, Debug)]
pub struct Printer {
    open: Vec<Open>,
    /// The thread whose call stands on the last line, which has no end yet, and how long the line is.
    current: Option<Tid>,
    column: usize,
    /// Tasks traced.
    tasks: usize,
    /// `Process N attached`, to be said when the line has ended.
    attached: Vec<Tid>,
    /// The fault that the next signal comes of.
    fault: Option<SignalInfo>,
    /// What each thread's last call returned: it is in the register that a handler's return brings back.
    last: BTreeMap<Tid, i64>,
    /// The same for the calls that the handlers which run now came after.
    under: BTreeMap<Tid, Vec<i64>>,
    /// Lines to be said of a process when a call of it has returned: a ptrace stop for a signal comes after the call's.
    later: Vec<(Pid, String)>,
    /// Path and arguments of the program that this step began.
    execed: Option<(String, String)>,
    out: String,
}

const COLUMN: usize = 40;

impl Printer {
    /// For a run that stands before its first step: prints how the first program was started, with so
    /// many variables in its environment.
    #[must_use]
    pub fn new(machine: &Machine, variables: usize) -> Printer {
        let mut p = Printer {
            open: Vec::new(),
            current: None,
            column: 0,
            tasks: 1,
            attached: Vec::new(),
            fault: None,
            last: BTreeMap::new(),
            under: BTreeMap::new(),
            later: Vec::new(),
            execed: None,
            out: String::new(),
        };
        if let Some(process) = machine.kernel.processes.get(machine.first_pid()) {
            let words: Vec<String> = process.argv.iter().map(|a| super::text::quoted(a, false)).collect();
            let path = words.first().cloned().unwrap_or_default();
            p.put(&format!("execve({path}, [{}], 0x7fffffffe000 /* {} vars */)", words.join(", "), variables));
            p.equals("0");
        }
        p
    }

    /// The first line.
    pub fn start(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// What one step adds to the log. `before` is the machine before the step.
    pub fn step(&mut self, before: &Machine, after: &Machine, events: &[Event]) -> String {
        // The memory of a process that is now another program is gone: what execve was given is known otherwise.
        self.execed = events.iter().find_map(|e| match e {
            Event::Execed { pid, path, .. } => {
                let argv = &after.kernel.processes.get(*pid)?.argv;
                let words: Vec<String> = argv.iter().map(|a| super::text::buffer(a)).collect();
                Some((super::text::quoted(path.as_bytes(), false), words.join(", ")))
            }
            _ => None,
        });
        for e in events {
            self.event(e, before, after);
        }
        std::mem::take(&mut self.out)
    }

    /// What stands at the end of a run: the calls that never returned.
    pub fn finish(&mut self) -> String {
        self.cut();
        std::mem::take(&mut self.out)
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }

    fn end_line(&mut self) {
        self.out.push('\n');
        self.column = 0;
        self.current = None;
        for tid in std::mem::take(&mut self.attached) {
            self.out.push_str(&format!("strace: Process {tid} attached\n"));
        }
    }

    /// `= result`, and the end of the line.
    fn equals(&mut self, text: &str) {
        let pad = COLUMN.saturating_sub(self.column + 1);
        self.put(&format!("{} = {text}", " ".repeat(pad)));
        self.end_line();
    }

    /// Ends a line that belongs to a call still going on.
    fn cut(&mut self) {
        if let Some(tid) = self.current {
            self.put(" <unfinished ...>");
            if let Some(open) = self.open.iter_mut().find(|o| o.tid == tid) {
                open.cut = true;
            }
            self.end_line();
        }
    }

    fn lead(&mut self, tid: Tid) {
        self.cut();
        if self.tasks > 1 {
            self.put(&format!("[pid {tid:5}] "));
        }
    }

    fn whole_line(&mut self, tid: Tid, text: &str) {
        self.lead(tid);
        self.put(text);
        self.end_line();
    }

    fn event(&mut self, event: &Event, before: &Machine, after: &Machine) {
        match event {
            Event::Enter { tid, call, args } => {
                let pid = before.kernel.threads.get(*tid).or(after.kernel.threads.get(*tid)).map_or(*tid, |t| t.pid);
                let site = Site { call: *call, args: *args };
                self.open.retain(|o| o.tid != *tid);
                self.lead(*tid);
                if *call == Call::RtSigreturn {
                    self.sigreturn(*tid, before);
                    return;
                }
                // A step may do something and then make the call: memory is as the step left it. What the call itself
                // changes is as it was before, and so is all memory of a process that is now another program.
                let changes = matches!(call, Call::Select | Call::Pselect6 | Call::Splice | Call::CopyFileRange);
                let execed = self.execed.take();
                let entry = site.entry(&|addr, len| {
                    let (one, other) = if changes { (before, after) } else { (after, before) };
                    let bytes = one.peek(pid, addr, len);
                    if bytes.is_empty() { other.peek(pid, addr, len) } else { bytes }
                });
                let entry = match execed.filter(|_| *call == Call::Execve) {
                    Some((path, argv)) => {
                        let environment = entry.rsplit_once("], ").map_or("NULL", |(_, e)| e);
                        format!("{path}, [{argv}], {environment}")
                    }
                    None => entry,
                };
                self.put(&format!("{}({entry}", site.name().0));
                self.current = Some(*tid);
                let length = site.length_before(&|addr, len| before.peek(pid, addr, len));
                self.open.push(Open { tid: *tid, pid, site, length, cut: false });
            }
            Event::Return { tid, result: value, .. } => self.returned(*tid, *value, after),
            Event::Forked { child, .. } => {
                self.tasks += 1;
                self.attached.push(*child);
            }
            Event::ThreadStarted { tid, .. } => {
                self.tasks += 1;
                self.attached.push(*tid);
            }
            Event::SignalDelivered { signal: n, tid, .. } => {
                let info = find(before, after, *tid, *n);
                self.whole_line(*tid, &format!("--- {} {info} ---", names::signal(*n)));
                let last = self.last.get(tid).copied().unwrap_or(0);
                self.under.entry(*tid).or_default().push(last);
            }
            Event::SignalActed { signal: n, pid } => {
                let stopped = signal::default_action(*n) == signal::Default::Stop;
                if *n != 9 {
                    let info = match self.fault.take().filter(|f| f.signal == *n) {
                        Some(f) => siginfo(&f),
                        None => find(before, after, *pid, *n),
                    };
                    self.whole_line(*pid, &format!("--- {} {info} ---", names::signal(*n)));
                }
                if stopped {
                    self.whole_line(*pid, &format!("--- stopped by {} ---", names::signal(*n)));
                }
            }
            Event::Fault { signal, code, addr, .. } => {
                self.fault = Some(SignalInfo { signal: *signal, code: *code, addr: *addr, ..SignalInfo::default() });
            }
            Event::SignalIgnored { signal: n, pid, info } => {
                let line = format!("--- {} {} ---", names::signal(*n), siginfo(info));
                let waits =
                    |o: &Open| o.pid == *pid && (o.tid == self.current.unwrap_or(-1) || o.site.call == Call::Wait4);
                if self.open.iter().any(waits) {
                    self.later.push((*pid, line));
                } else {
                    self.whole_line(*pid, &line);
                }
            }
            Event::ThreadEnded { pid, tid } if tid != pid => {
                self.unanswered(*tid);
                self.whole_line(*tid, "+++ exited with 0 +++");
                self.tasks = self.tasks.saturating_sub(1);
            }
            Event::Exited { pid, status } => {
                let tids: Vec<Tid> = self.open.iter().filter(|o| o.pid == *pid).map(|o| o.tid).collect();
                for tid in tids {
                    self.unanswered(tid);
                }
                let core = if status & 0x80 != 0 { " (core dumped)" } else { "" };
                let text = match status & 0x7f {
                    0 => format!("+++ exited with {} +++", status >> 8 & 0xff),
                    n => format!("+++ killed by {}{core} +++", names::signal(n)),
                };
                self.whole_line(*pid, &text);
                self.tasks = self.tasks.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Goes back to the line of a call: the rest of it if nothing came between, else a new one.
    fn resume(&mut self, tid: Tid) -> Option<Open> {
        let i = self.open.iter().position(|o| o.tid == tid)?;
        let open = self.open.remove(i);
        if self.current != Some(tid) {
            self.lead(tid);
            self.put(&format!("<... {} resumed>", open.site.name().0));
        }
        Some(open)
    }

    fn returned(&mut self, tid: Tid, value: i64, after: &Machine) {
        let Some(open) = self.resume(tid) else { return };
        let mem = |addr: u64, len: u64| after.peek(open.pid, addr, len);
        // The arguments of a call that a signal cut off are not filled in.
        let sleeps = match open.site.call {
            Call::Nanosleep => true,
            Call::ClockNanosleep => open.site.args[1] == 0,
            Call::Poll => true,
            _ => false,
        };
        let restart = match value {
            // What is left of a sleep is counted down by the kernel (restart_syscall(2)).
            -514 if sleeps => Some("? ERESTART_RESTARTBLOCK (Interrupted by signal)"),
            -512 => Some("? ERESTARTSYS (To be restarted if SA_RESTART is set)"),
            -513 => Some("? ERESTARTNOINTR (To be restarted)"),
            -514 => Some("? ERESTARTNOHAND (To be restarted if no handler)"),
            _ => None,
        };
        let rest = open.site.rest_after(if restart.is_some() { -4 } else { value }, &mem, open.length);
        self.put(&format!("{rest})"));
        // A process that has killed itself does not see the call return.
        let killed = |list: &[SignalInfo]| list.iter().any(|s| s.signal == 9);
        let dead = after.kernel.processes.get(open.pid).is_some_and(|p| killed(&p.pending))
            || after.kernel.threads.get(tid).is_some_and(|t| killed(&t.pending));
        if dead && matches!(open.site.call, Call::Kill | Call::Tkill | Call::Tgkill) {
            return self.equals("?");
        }
        let text = restart.map_or_else(|| result(&open.site, value, &mem), str::to_string);
        self.equals(&text);
        self.last.insert(tid, value);
        let (now, later) = std::mem::take(&mut self.later).into_iter().partition(|(pid, _)| *pid == open.pid);
        self.later = later;
        let now: Vec<(Pid, String)> = now;
        for (pid, line) in now {
            self.whole_line(pid, &line);
        }
    }

    /// `rt_sigreturn({mask=[]}) = 0`: the mask that is restored, and the register that comes back: what the call returned
    /// that the handler came after, `EINTR`, or, where the call is entered again, its number.
    fn sigreturn(&mut self, tid: Tid, before: &Machine) {
        let under = self.under.get_mut(&tid).and_then(Vec::pop).unwrap_or(0);
        let frame = before.kernel.threads.get(tid).and_then(|t| t.handlers.last());
        let mask = names::signal_set(frame.map_or(0, |f| f.mask));
        let value = match frame.map(|f| &f.then) {
            Some(AfterHandler::Result(n)) => *n,
            Some(AfterHandler::Restart(p)) => names::constant(&format!("SYS_{}", p.call.name())).unwrap_or(0),
            _ => under,
        };
        self.put(&format!("rt_sigreturn({{mask={mask}}})"));
        let site = Site { call: Call::RtSigreturn, args: [0; 6] };
        self.equals(&result(&site, value, &|_, _| Vec::new()));
        self.last.insert(tid, value);
    }

    /// `exit_group(0) = ?`
    fn unanswered(&mut self, tid: Tid) {
        if let Some(open) = self.resume(tid) {
            let never = matches!(open.site.call, Call::ExitGroup | Call::Exit);
            if never || !open.cut {
                self.put(")");
                self.equals("?");
            } else {
                self.put(" <unfinished ...>)");
                self.equals("?");
            }
        }
    }
}

/// What is known of a signal: it was pending before the step, or came in it.
fn find(before: &Machine, after: &Machine, tid: Tid, number: i32) -> String {
    let look = |m: &Machine| -> Option<SignalInfo> {
        let thread = m.kernel.threads.get(tid);
        let pid = thread.map_or(tid, |t| t.pid);
        let own = thread.into_iter().flat_map(|t| &t.pending);
        let shared = m.kernel.processes.get(pid).into_iter().flat_map(|p| &p.pending);
        own.chain(shared).find(|s| s.signal == number).copied()
    };
    match look(before).or_else(|| look(after)) {
        Some(s) => siginfo(&s),
        None => format!("{{si_signo={}, si_code=SI_KERNEL}}", names::signal(number)),
    }
}
