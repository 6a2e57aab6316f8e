//! From a log to a `View`: the same stage, drawn of a real system.
//!
//! A log says less than a machine: no variables, no memory. A card shows the calls its process made, by their lines in
//! the log, where a machine's shows source; the call it is in now is the current line.
//!
//! `deeds` says what moved.
//!
//! Rules: what the log does not say is left out, not guessed. A buffer of which strace printed the beginning is drawn
//! with that beginning, and its length.

mod deeds;

use crate::figure::model::{
    Access, BenchView, CallText, ConnectionView, EndView, Envelope, FdView, Id, MailboxView, ObjectView, Options,
    ProcessView, RingView, SocketView, SourceView, State, Thing, ThreadView, View, Waiter,
};
use crate::figure::narrate::{Kind as Said, Sentence, Span};
use crate::figure::plan::Plan;
use crate::figure::scene::Scene;
use crate::kernel::call::Call as KernelCall;
use crate::kernel::event::{Event, Object as KernelObject};
use crate::strace::log::{Call, Value, What};
use crate::strace::trace::{Chunk, Description, End, Kind, Object, State as Doing, Trace, Transfer, World};
use std::rc::Rc;

/// A pipe's slots, where nobody set another size: pipe(7).
const PIPE: u64 = 65536;

/// A log that is walked through.
#[derive(Clone)]
pub struct Walk {
    trace: Rc<Trace>,
    world: World,
    /// Entries taken in.
    at: usize,
    last: Vec<Transfer>,
    /// What moved in the last step (`step`).
    moved: Vec<Event>,
}

/// Entries of which it is kept what moved: no step has more.
const MOVING: usize = 64;

impl Walk {
    #[must_use]
    pub fn new(trace: Rc<Trace>) -> Walk {
        Walk { trace, world: World::default(), at: 0, last: Vec::new(), moved: Vec::new() }
    }

    /// Goes on until this many entries are taken in.
    pub fn go(&mut self, to: usize) {
        self.moved.clear();
        while self.at < to.min(self.trace.log.entries.len()) {
            self.advance();
        }
    }

    /// Goes on as `go` does, and keeps what moves meanwhile, to be shown.
    pub fn step(&mut self, to: usize) {
        let to = to.min(self.trace.log.entries.len());
        self.go(to.saturating_sub(MOVING));
        while self.at < to {
            self.advance();
            deeds::note(&self.trace, &self.world, self.at - 1, &mut self.moved);
        }
    }

    fn advance(&mut self) {
        self.last.clear();
        self.world.advance(&self.trace.log, self.at, &mut self.last);
        self.at += 1;
    }

    /// Entries taken in.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Goes on until the entries of a line are taken in.
    pub fn go_to_line(&mut self, line: usize) {
        let upto = self.trace.log.entries.partition_point(|e| e.place.line <= line);
        self.go(upto);
    }

    /// The moment as a picture.
    #[must_use]
    pub fn scene(&self, options: &Options, plan: &Plan) -> Scene {
        let view = self.view(options, plan);
        Scene { narration: self.sentence(&view), ..crate::figure::scene(&view) }
    }

    /// What is shown of the moment.
    #[must_use]
    pub fn view(&self, options: &Options, plan: &Plan) -> View {
        let mut view = View { options: options.clone(), plan: plan.clone(), step: self.at as u64, ..View::default() };
        view.processes = self.processes();
        view.calls = self.last_call().into_iter().collect();
        view.objects = self.objects(&view.processes);
        view.events.clone_from(&self.moved);
        view
    }

    fn call(&self, index: usize) -> Option<&Call> {
        self.trace.log.calls.get(index)
    }

    /// The processes that have not been waited for, in the order in which they came.
    fn processes(&self) -> Vec<ProcessView> {
        let mut pids: Vec<i32> = self.world.processes.keys().copied().collect();
        crate::order::sort_by_key(&mut pids, |pid| self.world.tasks.get(pid).map_or(usize::MAX, |t| t.first));
        pids.into_iter().filter_map(|pid| self.process(pid)).collect()
    }

    fn process(&self, pid: i32) -> Option<ProcessView> {
        let p = self.world.processes.get(&pid)?;
        let threads: Vec<ThreadView> = self
            .world
            .tasks
            .iter()
            .filter(|(_, t)| t.pid == pid)
            .map(|(tid, t)| ThreadView {
                tid: *tid,
                name: tid.to_string(),
                state: self.doing(*tid, t.state),
                source: self.lines(*tid),
                call: self.waiting_call(*tid, t.state),
                ..ThreadView::default()
            })
            .collect();
        let focus = threads.iter().position(|t| Some(t.tid) == self.last_tid()).unwrap_or(0);
        let state = match &p.end {
            Some(End::Exited(status)) => State::Zombie(format!("exit {status}")),
            Some(End::Killed(signal)) => State::Zombie(format!("killed by {signal}")),
            None => threads.get(focus).map(|t| t.state.clone()).unwrap_or_default(),
        };
        // Who has ended and been waited for is gone; of a process without a parent in the log nobody tells.
        let parentless = p.parent.is_none() && self.world.tasks.get(&pid).is_some_and(|t| t.last + 1 < self.at);
        if p.end.is_some() && (p.reaped || parentless) {
            return None;
        }
        let name = match self.world.name(pid).as_str() {
            "" => format!("process {pid}"),
            name => name.to_string(),
        };
        let fds = p.fds.iter().filter_map(|(n, fd)| self.fd(*n, fd.file)).collect();
        let hue = self.hue(pid);
        Some(ProcessView {
            pid,
            ppid: p.parent.unwrap_or(0),
            name,
            hue,
            state,
            threads,
            focus,
            fds,
            ..Default::default()
        })
    }

    /// A thread in words: its program and its number.
    fn called(&self, tid: i32) -> String {
        let pid = self.world.tasks.get(&tid).map_or(tid, |t| t.pid);
        match self.world.name(pid).as_str() {
            "" if tid == pid => format!("process {pid}"),
            "" => format!("process {pid}, thread {tid}"),
            name => format!("{name} {tid}"),
        }
    }

    fn doing(&self, tid: i32, state: Doing) -> State {
        match state {
            Doing::In(call) => match self.call(call) {
                Some(c) if self.waits(tid, call) => State::Blocked(c.name.clone()),
                _ => State::Running,
            },
            Doing::Running if Some(tid) == self.last_tid() => State::Running,
            Doing::Running => State::Ready,
            Doing::Stopped => State::Stopped("a signal".to_string()),
            Doing::Ended => State::Ended,
        }
    }

    /// Whether a call that has begun is one in which time passes: another line stands before its end.
    fn waits(&self, tid: i32, call: usize) -> bool {
        waits_after(&self.trace, self.at, tid, call)
    }

    fn last_tid(&self) -> Option<i32> {
        self.at.checked_sub(1).and_then(|i| self.trace.log.entries.get(i)).map(|e| e.tid)
    }

    /// The last lines of a thread in the log, as they are now: a call that has not returned yet has no result.
    fn lines(&self, tid: i32) -> Option<SourceView> {
        let task = self.world.tasks.get(&tid)?;
        let mut lines: Vec<(u32, String)> = Vec::new();
        for e in task.recent.iter().filter_map(|i| self.trace.log.entries.get(*i)) {
            let text = match &e.what {
                What::Begin(call) => match self.call(*call) {
                    Some(c) if task.state == Doing::In(*call) => words(c, false),
                    Some(c) => format!("{}{}", words(c, true), outcome(c)),
                    None => continue,
                },
                What::Signal(name, _) => format!("--- {name} ---"),
                What::Stopped(name) => format!("--- stopped by {name} ---"),
                _ => continue,
            };
            lines.push((e.place.line as u32, text));
        }
        let current = lines.last()?.0;
        let file = self.trace.log.files.first().cloned().unwrap_or_default();
        Some(SourceView { file, current, lines, in_comment: false })
    }

    fn fd(&self, number: i32, file: usize) -> Option<FdView> {
        let f = self.world.files.get(&file)?;
        let o = self.world.objects.get(f.object)?;
        let access = match (f.reads, f.writes) {
            (true, true) => Access::Both,
            (false, _) => Access::Write,
            _ => Access::Read,
        };
        let what = format!("{} {}", o.kind.name(), o.name);
        Some(FdView { fd: number, to: id(o, f.object), access, cloexec: false, what })
    }

    /// The call of the last entry, in words.
    fn last_call(&self) -> Option<CallText> {
        let e = self.trace.log.entries.get(self.at.checked_sub(1)?)?;
        match e.what {
            What::Begin(call) => self.call_text(e.tid, self.call(call)?, false),
            What::Return(call) => self.call_text(e.tid, self.call(call)?, true),
            _ => None,
        }
    }

    fn waiting_call(&self, tid: i32, state: Doing) -> Option<CallText> {
        let Doing::In(call) = state else { return None };
        self.call_text(tid, self.call(call).filter(|_| self.waits(tid, call))?, false)
    }

    fn call_text(&self, tid: i32, c: &Call, returned: bool) -> Option<CallText> {
        let call = KernelCall::from_name(&c.name)?;
        let fd = c.number(0).and_then(|n| i32::try_from(n).ok()).filter(|n| self.has_descriptor(tid, *n, c));
        let result = returned.then(|| match (c.errno(), c.result()) {
            (Some(errno), _) => format!("= -1 {errno}"),
            (None, Some(n)) => format!("= {n}"),
            (None, None) => "= ?".to_string(),
        });
        let object = self.world.waits_at(tid, c).and_then(|o| Some(id(self.world.objects.get(o)?, o)));
        Some(CallText { tid, call, text: words(c, returned), result, object, fd, named: None, detail: String::new() })
    }

    /// Whether a call's first argument is a descriptor.
    fn has_descriptor(&self, tid: i32, number: i32, c: &Call) -> bool {
        self.world.waits_at(tid, c).is_some()
            || c.arg(0).is_some_and(|a| a.about().is_some())
                && self
                    .world
                    .tasks
                    .get(&tid)
                    .and_then(|t| self.world.processes.get(&t.pid))
                    .is_some_and(|p| p.fds.contains_key(&number))
    }

    /// Objects that processes talk through, and those that somebody waits at.
    fn objects(&self, processes: &[ProcessView]) -> Vec<ObjectView> {
        let waiting = self.waiting(processes);
        let mut out = Vec::new();
        for (n, o) in self.world.objects.iter().enumerate() {
            let held = self.world.files.values().any(|f| f.object == n);
            let waiters = waiting.iter().any(|w| w.0 == Some(n));
            let speaks = o.kind.carries() || matches!(o.kind, Kind::Epoll | Kind::SharedMemory);
            if !(held && speaks || waiters) {
                continue;
            }
            // A connection is drawn once, by its first end.
            if o.peer.is_some_and(|peer| peer < n && self.is_connection(peer)) {
                continue;
            }
            out.push(ObjectView {
                id: id(o, n),
                name: o.name.clone(),
                what: self.thing(n, o),
                benches: self.benches(n, o, &waiting),
                callers: Vec::new(),
            });
        }
        out.extend(places(&waiting));
        out
    }

    fn is_connection(&self, n: usize) -> bool {
        let Some(o) = self.world.objects.get(n) else { return false };
        matches!(o.kind, Kind::Socket { datagram: false }) && o.peer.is_some()
    }

    fn thing(&self, n: usize, o: &Object) -> Thing {
        let ends = |test: fn(&Description) -> bool| {
            self.world.files.values().filter(|f| f.object == n && test(f)).count() as u32
        };
        match o.kind {
            Kind::Pipe | Kind::Fifo => Thing::Ring(RingView {
                slots: PIPE,
                room: PIPE,
                out: o.received.bytes % PIPE,
                len: queued(o).min(PIPE),
                head: bytes(o).into_iter().map(Some).collect(),
                readers: Some(ends(|f| f.reads)),
                writers: Some(ends(|f| f.writes)),
                ..RingView::default()
            }),
            Kind::Socket { datagram: false } if o.peer.is_some() => {
                let b = o.peer.and_then(|p| Some((p, self.world.objects.get(p)?)));
                Thing::Connection(ConnectionView {
                    kind: "stream".to_string(),
                    a: self.end(n, o),
                    b: b.map(|(p, other)| self.end(p, other)).unwrap_or_default(),
                })
            }
            Kind::Socket { datagram } => Thing::Socket(SocketView {
                kind: if datagram { "datagram" } else { "stream" }.to_string(),
                address: o.address.clone().unwrap_or_default(),
                listening: (!o.backlog.is_empty()).then_some((o.backlog.len() as u32, 0)),
                messages: self.envelopes(o),
                ..SocketView::default()
            }),
            Kind::MessageQueue | Kind::SysvQueue => Thing::Mailbox(MailboxView {
                messages: self.envelopes(o),
                held: o.queue.len() as u64,
                ..MailboxView::default()
            }),
            _ => Thing::Wait { note: o.kind.name().to_string() },
        }
    }

    fn end(&self, n: usize, o: &Object) -> EndView {
        let held = self.world.files.values().any(|f| f.object == n);
        EndView {
            id: Some(id(o, n)),
            address: o.address.clone().unwrap_or_default(),
            bytes: bytes(o),
            len: queued(o),
            state: if held { "open" } else { "closed" },
            ..EndView::default()
        }
    }

    fn envelopes(&self, o: &Object) -> Vec<Envelope> {
        let hue = |chunk: &Chunk| self.hue(self.world.tasks.get(&chunk.from).map_or(chunk.from, |t| t.pid));
        let one = |c: &Chunk| Envelope {
            number: c.entry as u64,
            bytes: c.data.clone(),
            len: c.bytes,
            hue: hue(c),
            ..Envelope::default()
        };
        o.queue.iter().take(8).map(one).collect()
    }

    /// The log's first process: colours are counted from it, as in a run.
    #[must_use]
    pub fn first_pid(&self) -> i32 {
        self.trace.log.entries.first().map_or(1, |e| e.tid)
    }

    fn hue(&self, pid: i32) -> u8 {
        crate::figure::read::hue_from(self.first_pid(), pid)
    }

    /// Who waits, in which call, and at which object.
    fn waiting(&self, processes: &[ProcessView]) -> Vec<(Option<usize>, &str, Waiter)> {
        let mut out = Vec::new();
        for p in processes {
            for t in &p.threads {
                let Some(Doing::In(call)) = self.world.tasks.get(&t.tid).map(|t| t.state) else { continue };
                let Some(c) = self.call(call).filter(|c| self.waits(t.tid, call) && !c.name.starts_with("exit")) else {
                    continue;
                };
                let label = if p.threads.len() > 1 { t.tid.to_string() } else { p.pid.to_string() };
                let waiter = Waiter { tid: t.tid, label, hue: p.hue, deadline: None };
                out.push((self.world.waits_at(t.tid, c), c.name.as_str(), waiter));
            }
        }
        out
    }

    /// The places to wait at an object.
    fn benches(&self, n: usize, o: &Object, waiting: &[(Option<usize>, &str, Waiter)]) -> Vec<BenchView> {
        let at = |test: fn(&str) -> bool| -> Vec<Waiter> {
            let here = waiting.iter().filter(|w| (w.0 == Some(n) || w.0.is_some() && w.0 == o.peer) && test(w.1));
            here.map(|w| w.2.clone()).collect()
        };
        let bench = |key, title: &str, waiters: Vec<Waiter>| BenchView {
            key,
            title: title.to_string(),
            until: String::new(),
            waiters,
        };
        let sends = at(writes);
        let takes = at(|name| !writes(name));
        let both = matches!(o.kind, Kind::Pipe | Kind::Fifo);
        let mut out = Vec::new();
        if both || !sends.is_empty() {
            out.push(bench("write", "waiting to write", sends));
        }
        if both || !takes.is_empty() {
            out.push(bench("read", "waiting to read", takes));
        }
        out
    }

    /// The last entry in one sentence.
    fn sentence(&self, view: &View) -> Sentence {
        let mut spans = Vec::new();
        let mut put = |kind, text: &str| spans.push(Span { kind, text: text.to_string() });
        let Some(e) = self.at.checked_sub(1).and_then(|i| self.trace.log.entries.get(i)) else {
            put(Said::Plain, "The log has not begun.");
            return Sentence { spans };
        };
        let hue = view.thread(e.tid).map_or(0, |(p, _)| p.hue);
        let name = self.called(e.tid);
        put(Said::Who(hue), &name);
        match &e.what {
            What::Begin(call) => {
                let Some(c) = self.call(*call) else { return Sentence { spans } };
                put(Said::Plain, if self.waits(e.tid, *call) { " waits in " } else { " calls " });
                put(Said::Code, &words(c, false));
                put(Said::Plain, ".");
            }
            What::Return(call) => {
                let Some(c) = self.call(*call) else { return Sentence { spans } };
                put(Said::Plain, "'s ");
                put(Said::Code, &c.name);
                match (c.errno(), c.result()) {
                    (Some(errno), _) => {
                        put(Said::Plain, " fails with ");
                        put(Said::Code, errno);
                    }
                    (None, Some(n)) => {
                        put(Said::Plain, " returns ");
                        put(Said::Code, &n.to_string());
                    }
                    (None, None) => put(Said::Plain, " does not return"),
                }
                for t in &self.last {
                    let from = self.called(t.from);
                    let object = self.world.objects.get(t.object).map_or("", |o| o.name.as_str());
                    put(Said::Plain, &format!("; {} of it came from {from} through {object}", t.bytes));
                }
                put(Said::Plain, ".");
            }
            What::Signal(signal, _) => {
                put(Said::Plain, " gets ");
                put(Said::Signal, signal);
                put(Said::Plain, ".");
            }
            What::Stopped(signal) => put(Said::Plain, &format!(" is stopped by {signal}.")),
            What::Exited(status) => put(Said::Plain, &format!(" exits with status {status}.")),
            What::Killed { signal, core } => {
                let core = if *core { " and leaves a core" } else { "" };
                put(Said::Plain, &format!(" is killed by {signal}{core}."));
            }
            What::Superseded => put(Said::Plain, " ends: another of its threads called execve."),
            What::Attached => put(Said::Plain, " is traced from here."),
            What::Detached => put(Said::Plain, " is no longer traced."),
        }
        Sentence { spans }
    }
}

/// Whether a call that has begun by this entry waits: another line stands before its end, or strace timed it so (-T).
#[must_use]
pub fn waits_after(trace: &Trace, at: usize, tid: i32, call: usize) -> bool {
    /// Nanoseconds: what takes less is the machine's own business.
    const LONG: u64 = 1_000_000;
    let at_once = trace.log.entries.get(at).is_some_and(|e| e.tid == tid && e.what == What::Return(call));
    !at_once || trace.log.calls.get(call).and_then(|c| c.took).is_some_and(|took| took >= LONG)
}

/// Places to wait that are no object of the log's: sleepers, waiting parents, locks.
fn places(waiting: &[(Option<usize>, &str, Waiter)]) -> Vec<ObjectView> {
    let mut out: Vec<ObjectView> = Vec::new();
    for (object, name, waiter) in waiting {
        if object.is_some() {
            continue;
        }
        let tid = waiter.tid;
        let (id, title) = match *name {
            "wait4" | "waitpid" | "waitid" => (Id::Children(tid), "children"),
            "nanosleep" | "clock_nanosleep" => (Id::Clock, "asleep"),
            "pause" | "rt_sigsuspend" | "rt_sigtimedwait" => (Id::Signals(tid), "signals"),
            "futex" => (Id::Join(tid), "a lock in memory"),
            _ => (Id::Poll(tid), "elsewhere"),
        };
        let bench =
            BenchView { key: "wait", title: format!("in {name}"), until: String::new(), waiters: vec![waiter.clone()] };
        match out.iter_mut().find(|o| o.id == id).and_then(|o| o.benches.first_mut()) {
            Some(bench) => bench.waiters.push(waiter.clone()),
            None => out.push(ObjectView {
                id,
                name: title.to_string(),
                what: Thing::Wait { note: String::new() },
                benches: vec![bench],
                callers: Vec::new(),
            }),
        }
    }
    out
}

/// What identifies an object of a log on the stage.
fn id(o: &Object, n: usize) -> Id {
    Id::Kernel(kernel_object(o, n))
}

fn kernel_object(o: &Object, n: usize) -> KernelObject {
    let n = n as i32;
    match o.kind {
        Kind::Pipe | Kind::Fifo => KernelObject::Pipe(n),
        Kind::Socket { .. } => KernelObject::Socket(n),
        Kind::MessageQueue => KernelObject::MessageQueue(n),
        Kind::SysvQueue => KernelObject::SysvQueue(n),
        Kind::EventFd => KernelObject::EventFd(n),
        Kind::Epoll => KernelObject::Epoll(n),
        Kind::SignalFd => KernelObject::SignalFd(n),
        Kind::TimerFd => KernelObject::TimerFd(n),
        Kind::Inotify => KernelObject::Inotify(n),
        Kind::SharedMemory => KernelObject::Memory(n),
        Kind::Terminal => KernelObject::Pty(n),
        Kind::PidFd | Kind::File | Kind::Device | Kind::Unknown => KernelObject::Inode(n),
    }
}

/// Whether a call with this name sends.
fn writes(name: &str) -> bool {
    name.contains("write") || name.contains("send")
}

fn queued(o: &Object) -> u64 {
    o.queue.iter().map(|c| c.bytes).sum()
}

/// What the log shows of the bytes that are on their way, up to the first that it does not show.
fn bytes(o: &Object) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in &o.queue {
        out.extend(&chunk.data);
        if (chunk.data.len() as u64) < chunk.bytes || out.len() > 64 {
            break;
        }
    }
    out
}

/// Calls that fill a buffer: what is in it is known when they return.
const FILLS: [&str; 8] = ["read", "readv", "pread64", "recvfrom", "recvmsg", "mq_timedreceive", "msgrcv", "wait4"];

/// A call in a few words: its name and its first arguments.
fn words(c: &Call, returned: bool) -> String {
    let unknown = !returned && FILLS.contains(&c.name.as_str());
    let short = |v: &Value| match v.plain() {
        Value::Text { .. } if unknown => "...".to_string(),
        Value::Text { bytes, cut } => {
            let more = if *cut || bytes.len() > 12 { "..." } else { "" };
            let text = crate::figure::bytes::quoted(bytes.get(..bytes.len().min(12)).unwrap_or(bytes), 12);
            format!("{text}{more}")
        }
        v => match v.number() {
            Some(n) if n > 0xffff => format!("{n:#x}"),
            Some(n) => n.to_string(),
            None => v.word().unwrap_or("...").to_string(),
        },
    };
    let args: Vec<String> = c.args.iter().take(3).map(short).collect();
    let more = if c.args.len() > 3 { ", ..." } else { "" };
    format!("{}({}{more})", c.name, args.join(", "))
}

/// ` = 6`, ` = EPIPE`; nothing for a call that does not return.
fn outcome(c: &Call) -> String {
    match (c.errno(), c.result()) {
        (Some(errno), _) => format!(" = {errno}"),
        (None, Some(n)) => format!(" = {n}"),
        (None, None) => String::new(),
    }
}
