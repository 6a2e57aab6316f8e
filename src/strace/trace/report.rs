//! A trace in words, as a list of events, and as JSON.

use super::world::{End, State};
use super::{Kind, Trace, Transfer};
use crate::strace::log::{Call, NANOS, What};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Waits and lines of one kind that a report lists before it only counts them.
const LISTED: usize = 12;

impl Trace {
    /// When an entry was, since the first one.
    fn since(&self, entry: usize) -> u64 {
        let first = self.log.entries.first().map_or(0, |e| e.when);
        self.log.entries.get(entry).map_or(0, |e| e.when.saturating_sub(first))
    }

    /// From the first entry to the last.
    fn span(&self) -> u64 {
        self.since(self.log.entries.len().saturating_sub(1))
    }

    /// `line 12`, or with several files `trace.31980, line 12`.
    fn place(&self, entry: usize) -> String {
        let Some(e) = self.log.entries.get(entry) else { return String::new() };
        match self.log.files.get(e.place.file).filter(|_| self.log.files.len() > 1) {
            Some(file) => format!("{}, line {}", file.rsplit('/').next().unwrap_or(file), e.place.line),
            None => format!("line {}", e.place.line),
        }
    }

    /// `1206 (pipe)`
    fn who(&self, tid: i32) -> String {
        let pid = self.world.tasks.get(&tid).map_or(tid, |t| t.pid);
        match self.world.name(pid).as_str() {
            "" => tid.to_string(),
            name => format!("{tid} ({name})"),
        }
    }

    fn call_name(&self, call: usize) -> &str {
        self.log.calls.get(call).map_or("", |c| c.name.as_str())
    }

    /// Those who could have helped somebody who was stuck.
    fn helpers(&self, m: &super::Member, between: &str) -> String {
        let names: Vec<String> = m.helpers.iter().map(|pid| self.who(*pid)).collect();
        names.join(between)
    }

    /// Objects that more than one process had to do with, or that carry something: the rest is a program's own files.
    fn is_shared(&self, object: usize) -> bool {
        let Some(o) = self.world.objects.get(object) else { return false };
        let used = o.sent.calls + o.received.calls > 0;
        match o.kind {
            Kind::File | Kind::Device | Kind::Unknown => false,
            Kind::Terminal => used,
            _ => true,
        }
    }

    /// Transfers between two threads through one object, added up.
    fn flows(&self) -> Vec<(&Transfer, u64, u64)> {
        let mut order: Vec<(&Transfer, u64, u64)> = Vec::new();
        let mut index: BTreeMap<(usize, i32, i32), usize> = BTreeMap::new();
        for t in &self.transfers {
            let at = *index.entry((t.object, t.from, t.to)).or_insert_with(|| {
                order.push((t, 0, 0));
                order.len() - 1
            });
            if let Some(flow) = order.get_mut(at) {
                flow.1 += 1;
                flow.2 += t.bytes;
            }
        }
        order
    }
}

fn plural(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

fn bytes(n: u64) -> String {
    if n == 1 { "1 byte".to_string() } else { format!("{n} bytes") }
}

/// `0.000139 s`
fn time(nanos: u64) -> String {
    format!("{}.{:06} s", nanos / NANOS, nanos % NANOS / 1000)
}

/// A command in one line of a list: a script's text may be long, and of many lines.
fn command(argv: &[String]) -> String {
    /// Characters.
    const LONGEST: usize = 60;
    let text = argv.join(" ");
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}...", &line[..cut]),
        None => line,
    }
}

/// What a trace tells: processes, objects, who sent what to whom, long waits, ends, and what could not be read.
#[must_use]
pub fn text(trace: &Trace) -> String {
    let (log, world) = (&trace.log, &trace.world);
    let mut out = String::new();
    let shared: Vec<usize> = (0..world.objects.len()).filter(|&i| trace.is_shared(i)).collect();
    let mut head = format!(
        "{}, {}, {}",
        plural(world.processes.len(), "process", "processes"),
        plural(shared.len(), "object", "objects"),
        plural(log.calls.len(), "call", "calls")
    );
    if log.timed {
        let _ = write!(head, " in {}", time(trace.span()));
    }
    let _ = writeln!(out, "{head}");
    if !log.timed && log.files.len() > 1 {
        out.push_str("The files have no times (-ttt): the order between processes is one that can have been.\n");
    }
    if log.calls.is_empty() && log.asides > 0 {
        out.push_str("No call stands in it, only what strace writes beside them: the summary of -c does not list calls, -C does.\n");
    }
    if !world.processes.is_empty() {
        out.push_str("\nprocesses\n");
    }
    let wide = world.processes.values().map(|p| command(&p.argv).chars().count()).fold(24, usize::max);
    for (&pid, process) in &world.processes {
        let threads = world.tasks.values().filter(|t| t.pid == pid).count();
        let calls: u64 = world.tasks.values().filter(|t| t.pid == pid).map(|t| t.calls).sum();
        let mut line =
            format!("  {pid:<7} {:<wide$} {}", command(&process.argv), plural(calls as usize, "call", "calls"));
        if threads > 1 {
            let _ = write!(line, ", {threads} threads");
        }
        if let Some(parent) = process.parent {
            let _ = write!(line, ", child of {parent}");
        }
        match &process.end {
            Some(End::Exited(status)) => _ = write!(line, ", exit {status}"),
            Some(End::Killed(signal)) => _ = write!(line, ", killed by {signal}"),
            None if calls == 0 => line.push_str(", not traced (strace -f follows children)"),
            None => line.push_str(", still there when the log ends"),
        }
        let _ = writeln!(out, "{line}");
    }
    if !shared.is_empty() {
        out.push_str("\nobjects\n");
    }
    for &i in &shared {
        let Some(o) = world.objects.get(i) else { continue };
        let mut line = format!("  {:<24} {}", o.name, o.kind.name());
        if let Some(peer) = o.peer.and_then(|p| world.objects.get(p)) {
            let _ = write!(line, ", peer {}", peer.name);
        }
        if o.sent.calls > 0 {
            let _ =
                write!(line, ", {} sent in {}", bytes(o.sent.bytes), plural(o.sent.calls as usize, "call", "calls"));
        }
        if o.received.calls > 0 {
            let _ = write!(
                line,
                ", {} received in {}",
                bytes(o.received.bytes),
                plural(o.received.calls as usize, "call", "calls")
            );
        }
        let left: u64 = o.queue.iter().map(|c| c.bytes).sum();
        if left > 0 {
            let _ = write!(line, ", {} never read", bytes(left));
        }
        let _ = writeln!(out, "{line}");
    }
    let flows = trace.flows();
    if !flows.is_empty() {
        out.push_str("\nwho told whom\n");
    }
    for (first, times, sum) in flows {
        let name = world.objects.get(first.object).map_or("", |o| o.name.as_str());
        let _ = writeln!(
            out,
            "  {} -> {} through {name}: {} in {}, first sent on {}, received on {}",
            trace.who(first.from),
            trace.who(first.to),
            bytes(sum),
            plural(times as usize, "piece", "pieces"),
            trace.place(first.sent),
            trace.place(first.received),
        );
    }
    out.push_str(&circles(trace));
    out.push_str(&waits(trace));
    out.push_str(&unread(trace));
    out
}

/// Where threads waited for one another.
fn circles(trace: &Trace) -> String {
    let mut out = String::new();
    if !trace.circles.is_empty() {
        out.push_str("\nstuck\n");
    }
    for circle in trace.circles.iter().take(LISTED) {
        let _ = writeln!(out, "  from {}:", trace.place(circle.since));
        for m in &circle.members {
            let (call, others) = (trace.call_name(m.call), trace.helpers(m, " and "));
            let what = match m.object.and_then(|o| trace.world.objects.get(o)) {
                Some(o) => format!("{call} on {}, whose other end only {others} can serve", o.name),
                None => format!("{call} for {others}"),
            };
            let _ = writeln!(out, "    {} in {what}", trace.who(m.tid));
        }
        let _ = match circle.ended.and_then(|at| trace.log.entries.get(at).map(|e| (at, e))) {
            Some((at, e)) => {
                writeln!(out, "    until {} on {}", happened(trace, e.tid, &e.what), trace.place(at))
            }
            None => writeln!(out, "    to the log's end"),
        };
    }
    if trace.circles.len() > LISTED {
        let _ = writeln!(out, "  and {} more times", trace.circles.len() - LISTED);
    }
    out
}

/// Who is stuck at an entry, in one sentence; nothing if nobody is.
#[must_use]
pub fn stuck(trace: &Trace, at: usize) -> Option<String> {
    let circle = trace.circles.iter().find(|c| c.since <= at && c.ended.is_none_or(|end| at < end))?;
    let one = |m: &super::Member| {
        format!("{} in {} needs {}", trace.who(m.tid), trace.call_name(m.call), trace.helpers(m, " or "))
    };
    let all: Vec<String> = circle.members.iter().map(one).collect();
    Some(format!("Stuck: {}.", all.join("; ")))
}

fn happened(trace: &Trace, tid: i32, what: &What) -> String {
    let who = trace.who(tid);
    match what {
        What::Signal(name, _) => format!("{who} got {name}"),
        What::Killed { signal, .. } => format!("{who} was killed by {signal}"),
        What::Return(c) => match trace.log.calls.get(*c) {
            Some(c) if c.was_cut() => format!("a signal ended {}'s {}", who, c.name),
            Some(c) => format!("{who}'s {} returned", c.name),
            None => format!("{who} went on"),
        },
        _ => format!("{who} went on"),
    }
}

/// The longest waits, and those that never ended.
fn waits(trace: &Trace) -> String {
    let mut out = String::new();
    let describe = |w: &super::Wait| {
        let call = trace.log.calls.get(w.call);
        let what = call.map_or(String::new(), |c| c.name.clone());
        let place =
            w.object.and_then(|o| trace.world.objects.get(o)).map_or(String::new(), |o| format!(" on {}", o.name));
        format!("{} in {what}{place}", trace.who(w.tid))
    };
    let stuck: Vec<&super::Wait> = trace.waits.iter().filter(|w| w.ended.is_none()).collect();
    if !stuck.is_empty() {
        out.push_str("\nwaited and never came back\n");
    }
    for w in stuck.iter().take(LISTED) {
        let still = trace.world.tasks.get(&w.tid).is_some_and(|t| t.state != State::Ended);
        let process = trace.world.tasks.get(&w.tid).and_then(|t| trace.world.processes.get(&t.pid));
        let how = match process.and_then(|p| p.end.as_ref()) {
            _ if still => "until the log ends",
            Some(End::Exited(_)) => "until its process ended",
            _ => "until it was killed",
        };
        let _ = writeln!(out, "  {}, from {} {how}", describe(w), trace.place(w.begun));
    }
    if stuck.len() > LISTED {
        let _ = writeln!(out, "  and {} more", stuck.len() - LISTED);
    }
    if !trace.log.timed {
        return out;
    }
    let mut long: Vec<&super::Wait> = trace.waits.iter().filter(|w| w.ended.is_some()).collect();
    crate::order::sort_by_key(&mut long, |w| std::cmp::Reverse(w.took));
    // A millisecond: less is the machine's own business.
    long.retain(|w| w.took >= NANOS / 1000);
    if !long.is_empty() {
        out.push_str("\nlongest waits\n");
    }
    for w in long.iter().take(LISTED) {
        let _ = writeln!(out, "  {} {}, from {}", time(w.took), describe(w), trace.place(w.begun));
    }
    out
}

fn unread(trace: &Trace) -> String {
    let log = &trace.log;
    let mut out = String::new();
    if log.unread.is_empty() && !log.entries.is_empty() {
        out.push_str("\nEvery line was understood.\n");
    }
    if log.unread.is_empty() {
        return out;
    }
    let _ = writeln!(out, "\n{} not understood", plural(log.unread.len(), "line was", "lines were"));
    for u in log.unread.iter().take(LISTED) {
        let file = log.files.get(u.place.file).map_or("", String::as_str);
        let _ = writeln!(out, "  {file}:{}: {}: {}", u.place.line, u.why, u.text);
    }
    if log.unread.len() > LISTED {
        let _ = writeln!(out, "  and {} more", log.unread.len() - LISTED);
    }
    out
}

/// One line for each thing that happened, in order: time, thread, what.
#[must_use]
pub fn events(trace: &Trace) -> String {
    let mut out = String::new();
    let mut arrivals: BTreeMap<usize, Vec<&Transfer>> = BTreeMap::new();
    for t in &trace.transfers {
        arrivals.entry(t.received).or_default().push(t);
    }
    for (at, entry) in trace.log.entries.iter().enumerate() {
        let call = |i: usize| trace.log.calls.get(i);
        let what = match &entry.what {
            What::Begin(c) => {
                let returns_now = trace.log.entries.get(at + 1).is_some_and(|e| e.what == What::Return(*c));
                if returns_now {
                    continue;
                }
                call(*c).map_or(String::new(), |c| format!("enters {}", c.name))
            }
            What::Return(c) => call(*c).map_or(String::new(), returned),
            What::Signal(name, _) => format!("gets {name}"),
            What::Stopped(name) => format!("is stopped by {name}"),
            What::Exited(status) => format!("exits with {status}"),
            What::Killed { signal, core } => {
                format!("is killed by {signal}{}", if *core { " (core dumped)" } else { "" })
            }
            What::Superseded => "ends: another thread called execve".to_string(),
            What::Attached => "is traced from here".to_string(),
            What::Detached => "is no longer traced".to_string(),
        };
        let mut line = String::new();
        if trace.log.timed {
            let _ = write!(line, "{} ", time(trace.since(at)));
        }
        let _ = write!(line, "{:<7} {what}", entry.tid);
        for t in arrivals.get(&at).into_iter().flatten() {
            let name = trace.world.objects.get(t.object).map_or("", |o| o.name.as_str());
            let _ = write!(line, "; {} from {} through {name}, {}", bytes(t.bytes), t.from, trace.place(t.sent));
        }
        let _ = writeln!(out, "{line}");
    }
    out
}

fn returned(call: &Call) -> String {
    match (call.errno(), call.result()) {
        (Some(errno), _) => format!("{} fails with {errno}", call.name),
        (None, Some(value)) => format!("{} returns {value}", call.name),
        (None, None) => format!("{} does not return", call.name),
    }
}

/// All of it. Names are stable.
#[must_use]
pub fn json(trace: &Trace) -> serde_json::Value {
    let (log, world) = (&trace.log, &trace.world);
    let place = |entry: usize| {
        let e = log.entries.get(entry).map(|e| e.place).unwrap_or_default();
        json!({ "file": log.files.get(e.file), "line": e.line })
    };
    let processes: Vec<_> = world
        .processes
        .iter()
        .map(|(pid, p)| {
            let threads: Vec<i32> = world.tasks.iter().filter(|(_, t)| t.pid == *pid).map(|(tid, _)| *tid).collect();
            json!({
                "pid": pid,
                "parent": p.parent,
                "argv": p.argv,
                "threads": threads,
                "exit": match &p.end { Some(End::Exited(n)) => Some(n), _ => None },
                "killed": match &p.end { Some(End::Killed(s)) => Some(s), _ => None },
                "signals": p.signals.iter().map(|(at, s)| json!({ "signal": s, "at": place(*at) })).collect::<Vec<_>>(),
                "fds": p.fds.iter().map(|(n, fd)| json!({ "fd": n, "object": world.object_of(fd.file) })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let objects: Vec<_> = world
        .objects
        .iter()
        .map(|o| {
            json!({
                "kind": o.kind.name(),
                "name": o.name,
                "peer": o.peer,
                "address": o.address,
                "sent": { "calls": o.sent.calls, "bytes": o.sent.bytes },
                "received": { "calls": o.received.calls, "bytes": o.received.bytes },
                "unread": o.queue.iter().map(|c| c.bytes).sum::<u64>(),
            })
        })
        .collect();
    let transfers: Vec<_> = trace
        .transfers
        .iter()
        .map(|t| json!({ "object": t.object, "from": t.from, "to": t.to, "bytes": t.bytes, "sent": place(t.sent), "received": place(t.received) }))
        .collect();
    let waits: Vec<_> = trace
        .waits
        .iter()
        .map(|w| {
            json!({
                "tid": w.tid,
                "call": log.calls.get(w.call).map(|c| c.name.as_str()),
                "object": w.object,
                "begun": place(w.begun),
                "ended": w.ended.map(place),
                "nanoseconds": log.timed.then_some(w.took),
            })
        })
        .collect();
    let circles: Vec<_> = trace
        .circles
        .iter()
        .map(|c| {
            let members: Vec<_> = c
                .members
                .iter()
                .map(|m| json!({ "tid": m.tid, "object": m.object, "helpers": m.helpers, "call": log.calls.get(m.call).map(|c| c.name.as_str()) }))
                .collect();
            json!({ "since": place(c.since), "until": c.ended.map(place), "threads": members })
        })
        .collect();
    let unread: Vec<_> = log
        .unread
        .iter()
        .map(|u| json!({ "file": log.files.get(u.place.file), "line": u.place.line, "why": u.why, "text": u.text }))
        .collect();
    json!({
        "calls": log.calls.len(),
        "timed": log.timed,
        "processes": processes,
        "objects": objects,
        "transfers": transfers,
        "waits": waits,
        "stuck": circles,
        "unread": unread,
    })
}
