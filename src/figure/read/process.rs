//! Processes and threads as cards show them.

use super::{Moment, Reader};
use crate::bytecode::{Program, TypeKind};
use crate::figure::highlight;
use crate::figure::model::{
    Access, FdView, FrameView, Id, PageView, Phase, ProcessView, SignalView, SourceView, State, ThreadView, VarView,
};
use crate::figure::words::call_name;
use crate::kernel::event::{Event, Object};
use crate::kernel::mm::Role;
use crate::kernel::process::{Life, Process, RunState, SignalInfo, Thread};
use crate::kernel::signal::{self, Default as Action};
use crate::kernel::{Pid, Tid};
use crate::machine::{Choice, Machine};
use crate::vm::inspect::{Inspector, Variable};

/// Variables read for a card; it shows as many as fit.
const MOST_VARS: usize = 10;
/// Names of signals in a mask before it is told as a number.
const MOST_MASKED: usize = 6;

impl<'a> Reader<'a> {
    pub(super) fn processes(&self) -> Vec<ProcessView> {
        let k = &self.machine().kernel;
        let shown = |pid: Pid| self.options.only_processes.is_empty() || self.options.only_processes.contains(&pid);
        let mut out: Vec<ProcessView> =
            k.processes.iter().filter(|(pid, _)| shown(*pid)).map(|(pid, p)| self.process(pid, p)).collect();
        out.extend(self.gone().filter(|p| shown(p.pid)));
        crate::order::sort_by_key(&mut out, |p| p.pid);
        out
    }

    /// Processes that ended in the last step and have left nothing that their parent would have to wait for: as they
    /// stood before it, so that a run's end is not an empty stage.
    fn gone(&self) -> impl Iterator<Item = ProcessView> {
        let ended = self.m.last.events.iter().filter_map(|e| match e {
            Event::Exited { pid, status } if !self.machine().kernel.processes.contains(*pid) => Some((*pid, *status)),
            _ => None,
        });
        ended.filter_map(|(pid, status)| {
            let machine = self.m.before?;
            let p = machine.kernel.processes.get(pid)?;
            let moment = Moment { machine, before: None, ..self.m.clone() };
            let view = Reader { m: &moment, options: self.options }.process(pid, p);
            let threads = view.threads.into_iter().nth(view.focus);
            Some(ProcessView {
                state: State::Gone(status_words(status)),
                threads: threads.into_iter().map(|t| ThreadView { state: State::Ended, ..t }).collect(),
                focus: 0,
                fds: Vec::new(),
                pages: Vec::new(),
                ..view
            })
        })
    }

    pub(super) fn live_threads(&self, pid: Pid) -> Vec<Tid> {
        let k = &self.machine().kernel;
        k.threads.iter().filter(|(_, t)| t.pid == pid && t.state != RunState::Ended).map(|(tid, _)| tid).collect()
    }

    fn process(&self, pid: Pid, p: &Process) -> ProcessView {
        let k = &self.machine().kernel;
        let tids: Vec<Tid> = k.threads.iter().filter(|(_, t)| t.pid == pid).map(|(tid, _)| tid).collect();
        let threads: Vec<ThreadView> = tids.iter().filter_map(|tid| self.thread(*tid, p)).collect();
        let recent = self.m.recent.iter().find(|r| r.0 == pid).map(|r| r.1);
        let moved = match self.m.choice {
            Some(Choice::Run(tid)) if tids.contains(&tid) => Some(tid),
            _ => None,
        };
        let focus = moved.or(recent).and_then(|tid| threads.iter().position(|t| t.tid == tid)).unwrap_or(0);
        let state = match p.life {
            Life::Zombie { status } => State::Zombie(status_words(status)),
            Life::Stopped(s) => State::Stopped(signal::name(s)),
            Life::Alive => whole(&threads, focus),
        };
        let mut signals: Vec<SignalView> =
            merged(&p.pending, |s| self.pending_phase(pid, s), |s| self.action_words(pid, p, s));
        signals.extend(self.settled(
            |e| match e {
                Event::SignalActed { signal, pid: to } if *to == pid => Some((*signal, Phase::Acted)),
                // Every ending child sends SIGCHLD; that nobody listens is worth no picture.
                Event::SignalIgnored { signal, pid: to, .. } if *to == pid && signal::name(*signal) != "SIGCHLD" => {
                    Some((*signal, Phase::Ignored))
                }
                _ => None,
            },
            pid,
            p,
        ));
        ProcessView {
            pid,
            ppid: p.ppid,
            name: self.process_name(pid),
            hue: self.hue(pid),
            state,
            threads: if matches!(p.life, Life::Zombie { .. }) { Vec::new() } else { threads },
            focus,
            fds: self.fds(p),
            signals,
            pages: if self.options.pages { self.pages(pid, p) } else { Vec::new() },
            ring: if p.is_zombie() { None } else { self.ring_by_hand(pid) },
            fault: self.m.last.events.iter().find_map(|e| match e {
                Event::Fault { tid, sentence, .. } if self.pid_of(*tid) == pid => Some(sentence.clone()),
                _ => None,
            }),
        }
    }

    fn thread(&self, tid: Tid, p: &Process) -> Option<ThreadView> {
        let t = self.machine().kernel.threads.get(tid)?;
        let inspector = self.inspect(tid);
        let frames = inspector.map(|i| i.frames()).unwrap_or_default();
        let ran = self.m.choice == Some(Choice::Run(tid));
        let state = match &t.state {
            RunState::Ended => State::Ended,
            RunState::Blocked(c) => State::Blocked(call_name(c.call.name()).to_string()),
            _ if ran && self.machine().runnable(tid) => State::Running,
            _ => State::Ready,
        };
        let mut signals = merged(
            &t.pending,
            |s| if masked(t, s) { Phase::Masked } else { Phase::Pending },
            |s| self.action_words(p.pid, p, s),
        );
        signals.extend(self.settled(
            |e| match e {
                Event::SignalDelivered { signal, tid: to, .. } if *to == tid => Some((*signal, Phase::Delivered)),
                _ => None,
            },
            p.pid,
            p,
        ));
        Some(ThreadView {
            tid,
            name: self.thread_name(tid),
            state,
            source: inspector.and_then(|i| source(&i, &frames)),
            vars: inspector.map(|i| self.variables(tid, &i, &frames)).unwrap_or_default(),
            frames: frames
                .iter()
                .map(|f| FrameView { function: f.name.clone(), handler_of: f.handler_of.map(signal::name) })
                .collect(),
            signals,
            masked: mask_names(t.mask),
            call: None,
        })
    }

    /// The function a thread began in.
    pub(super) fn thread_name(&self, tid: Tid) -> String {
        let named = |m: &'a Machine| {
            let i = Self::inspector(m, tid)?;
            if let Some(f) = i.frames().first() {
                return Some(f.name.clone());
            }
            // Not yet in it: the library's function that begins a thread is given the program's.
            let start = i.thread.first_argument()?;
            let program = i.image.program();
            program.functions.get(program.function_of_address(start)? as usize).map(|f| f.name.clone())
        };
        named(self.machine()).or_else(|| named(self.m.before?)).unwrap_or_default()
    }

    /// Locals in scope, then the program's globals that are worth it: what changed, and small things.
    fn variables(&self, tid: Tid, now: &Inspector<'a>, frames: &[crate::vm::inspect::FrameView]) -> Vec<VarView> {
        let Some(frame) = frames.last() else { return Vec::new() };
        let was = self.m.before.and_then(|b| Self::inspector(b, tid));
        // The same call of the same function: otherwise nothing has changed, it is new.
        let same = was.filter(|w| {
            let old = w.frames();
            old.len() == frames.len()
                && old.last().is_some_and(|f| f.function == frame.function && f.index == frame.index)
        });
        let ran = self.m.choice == Some(Choice::Run(tid));
        let program = now.image.program();
        let pid = self.pid_of(tid);
        let worth = |v: &Variable| {
            let wanted = &self.options.only_variables;
            // Outside its block a variable has no value, not even an old one.
            !v.value.text.contains("(gone)")
                // Those that the library's macros declare.
                && !v.name.starts_with("__")
                && if wanted.is_empty() { is_plain(program, v) } else { wanted.contains(&v.name) }
        };
        let old_locals = same.map(|w| w.variables(frame.index)).unwrap_or_default();
        let view = |v: Variable, old: &[Variable]| {
            let before = old.iter().find(|o| o.name == v.name);
            let changed = ran && before.is_some_and(|o| o.value.text != v.value.text);
            // An address in shared memory says nothing; what lies there does.
            let shared = v.value.points_to.filter(|_| v.value.text.starts_with("0x"));
            let shared = shared.and_then(|addr| self.shared_name(pid, addr));
            let value = shared.map_or(v.value.text, |name| format!("→ {name}"));
            VarView { name: v.name, undefined: v.value.undefined, value, changed }
        };
        let mut out: Vec<VarView> =
            now.variables(frame.index).into_iter().filter(|v| worth(v)).map(|v| view(v, &old_locals)).collect();
        let old_globals = was.map(|w| w.globals()).unwrap_or_default();
        out.extend(now.globals().into_iter().filter(|v| worth(v)).map(|v| view(v, &old_globals)));
        if out.len() > MOST_VARS {
            // Those that changed stay; the order stays.
            let mut over = out.len() - MOST_VARS;
            for i in (0..out.len()).rev() {
                if over > 0 && !out[i].changed {
                    out.remove(i);
                    over -= 1;
                }
            }
            out.truncate(MOST_VARS);
        }
        out
    }

    fn fds(&self, p: &Process) -> Vec<FdView> {
        let k = &self.machine().kernel;
        p.fds
            .slots
            .iter()
            .filter_map(|s| {
                let f = k.open_files.get(s.file)?;
                let access = match (f.readable(), f.writable()) {
                    (true, false) => Access::Read,
                    (false, true) => Access::Write,
                    _ => Access::Both,
                };
                let what = match (f.object, access) {
                    (Object::Pipe(_), Access::Read) => "read end of a pipe".to_string(),
                    (Object::Pipe(_), Access::Write) => "write end of a pipe".to_string(),
                    (Object::Terminal, _) => "the terminal".to_string(),
                    _ => f.path.clone(),
                };
                let to = match f.object {
                    Object::Inode(ino) => self.slab_of(ino).unwrap_or(Id::Kernel(f.object)),
                    // Both ends lead to the one terminal.
                    Object::PtyMaster(id) => Id::Kernel(Object::Pty(id)),
                    o => Id::Kernel(o),
                };
                Some(FdView { fd: s.fd, to, access, cloexec: s.cloexec, what })
            })
            .collect()
    }

    /// The phase of a signal that waits for the process as a whole: masked only if no thread would take it.
    fn pending_phase(&self, pid: Pid, s: i32) -> Phase {
        let k = &self.machine().kernel;
        let mut threads =
            k.threads.iter().filter(|(_, t)| t.pid == pid && t.state != RunState::Ended).map(|(_, t)| t).peekable();
        if threads.peek().is_some() && threads.all(|t| masked(t, s)) { Phase::Masked } else { Phase::Pending }
    }

    /// What will be done about a signal.
    fn action_words(&self, pid: Pid, p: &Process, s: i32) -> String {
        match p.action(s).handler {
            0 => match signal::default_action(s) {
                Action::Ignore => "ignored",
                Action::Stop => "stop",
                Action::Continue => "continue",
                _ => "terminate",
            }
            .to_string(),
            1 => "ignored".to_string(),
            h => {
                let f = self.machine().image(pid).and_then(|i| {
                    let program = i.program();
                    program.functions.get(program.function_of_address(h)? as usize).map(|f| f.name.clone())
                });
                f.map_or_else(|| "its handler".to_string(), |name| format!("{name}()"))
            }
        }
    }

    /// Signals that the last step settled.
    fn settled(&self, pick: impl Fn(&Event) -> Option<(i32, Phase)>, pid: Pid, p: &Process) -> Vec<SignalView> {
        let events = self.m.last.events.iter().filter_map(pick);
        events
            .map(|(s, phase)| SignalView {
                name: signal::name(s),
                phase,
                count: 1,
                action: self.action_words(pid, p, s),
            })
            .collect()
    }

    /// Which pages are still shared with the parent, or with a child made last.
    fn pages(&self, pid: Pid, p: &Process) -> Vec<PageView> {
        let k = &self.machine().kernel;
        if p.has_execed {
            return Vec::new();
        }
        let child = k
            .processes
            .iter()
            .rev()
            .find(|(_, c)| c.ppid == pid && !c.has_execed && !c.is_zombie() && c.space != p.space)
            .map(|(_, c)| c);
        let Some(other) = child.or_else(|| k.processes.get(p.ppid).filter(|q| !q.is_zombie() && q.space != p.space))
        else {
            return Vec::new();
        };
        let before = self.m.before.and_then(|b| Some(b.kernel.mm(pid)?.pages_in_common(b.kernel.mm(other.pid)?)));
        let (Some(mm), Some(others)) = (k.mm(pid), k.mm(other.pid)) else { return Vec::new() };
        mm.pages_in_common(others)
            .into_iter()
            .take(64)
            .map(|(addr, shared)| {
                let was = before.as_ref().and_then(|b| b.iter().find(|x| x.0 == addr)).map(|x| x.1);
                let label = match mm.area_at(addr).map(|a| a.role) {
                    Some(Role::Text) => "text",
                    Some(Role::Rodata) => "constants",
                    Some(Role::Data) => "data",
                    Some(Role::Heap) => "heap",
                    Some(Role::Stack) => "stack",
                    _ => "mapping",
                };
                PageView { label: label.into(), shared, just_copied: was == Some(true) && !shared }
            })
            .collect()
    }
}

fn whole(threads: &[ThreadView], focus: usize) -> State {
    let any = |s: &State| threads.iter().any(|t| t.state == *s);
    if any(&State::Running) {
        State::Running
    } else if any(&State::Ready) {
        State::Ready
    } else {
        threads.get(focus).or(threads.first()).map_or(State::Ended, |t| t.state.clone())
    }
}

fn status_words(status: i32) -> String {
    match status & 0x7f {
        0 => format!("exit {}", (status >> 8) & 0xff),
        s => format!("killed by {}", signal::name(s)),
    }
}

fn masked(t: &Thread, s: i32) -> bool {
    t.mask & signal::bit(s) != 0
}

fn mask_names(mask: u64) -> Vec<String> {
    // Glibc's two private signals are nobody's business.
    let set: Vec<i32> = (1..=64).filter(|s| mask & signal::bit(*s) != 0 && !(32..34).contains(s)).collect();
    if set.len() > MOST_MASKED {
        return vec![format!("{} signals", set.len())];
    }
    set.into_iter().map(signal::name).collect()
}

/// Signals of one number are one pill.
fn merged(list: &[SignalInfo], phase: impl Fn(i32) -> Phase, action: impl Fn(i32) -> String) -> Vec<SignalView> {
    let mut out: Vec<SignalView> = Vec::new();
    for s in list {
        let name = signal::name(s.signal);
        match out.iter_mut().find(|v| v.name == name) {
            Some(v) => v.count += 1,
            None => out.push(SignalView { name, phase: phase(s.signal), count: 1, action: action(s.signal) }),
        }
    }
    out
}

fn source(i: &Inspector, frames: &[crate::vm::inspect::FrameView]) -> Option<SourceView> {
    let f = frames.last()?;
    let file = i.image.program().files.get(usize::from(f.file))?;
    let first = f.line.saturating_sub(2).max(1);
    let all: Vec<&str> = file.text.lines().collect();
    // Five lines, also near the file's end.
    let first = first.min((all.len() as u32).saturating_sub(4).max(1));
    let lines = (first..first + 5).filter_map(|n| Some((n, all.get(n as usize - 1)?.to_string()))).collect();
    let start: usize = file.text.lines().take(first as usize - 1).map(|l| l.len() + 1).sum();
    let in_comment = highlight::ends_in_comment(file.text.get(..start).unwrap_or(""));
    Some(SourceView { file: file.name.clone(), current: f.line, lines, in_comment })
}

/// Whether a variable is worth a place on a card: not the locks and handles that are drawn as objects.
fn is_plain(program: &Program, v: &Variable) -> bool {
    let Some(t) = program.types.get(v.ty.0 as usize) else { return false };
    let opaque = |name: &str| {
        let name = name.trim_end_matches([' ', '*']);
        name.starts_with("pthread_") && name != "pthread_t"
            || ["sem_t", "FILE", "sigset_t", "struct sigaction", "mtx_t", "cnd_t", "fd_set", "DIR", "struct stat"]
                .contains(&name)
    };
    if opaque(&t.name) {
        return false;
    }
    match &t.kind {
        TypeKind::Array { of, .. } => program.types.get(of.0 as usize).is_none_or(|e| !opaque(&e.name)),
        TypeKind::Function => false,
        _ => true,
    }
}
