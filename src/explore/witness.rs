//! The run to show, as base steps of the machine, and as a story.
//!
//! Rules:
//! - A schedule holds base steps, so `ringside run --schedule` and every figure play it. A thread's local code before
//!   an act is run with the act. Where an act of the explorer is several base steps, they stand together.

use super::find;
use super::report::who;
use super::{and_ahead, make};
use crate::bytecode::Op;
use crate::kernel::call::{Arg, Call, Class};
use crate::kernel::event::Event;
use crate::kernel::pages::CLOSED;
use crate::kernel::{Pid, Tid};
use crate::machine::name::name_of;
use crate::machine::{Choice, Machine, Moved, Schedule};
use crate::vm::watch::{HEAP_TABLE, Shared, grains};
use crate::vm::{Access, Watch};
use std::fmt::Write as _;
use std::rc::Rc;

/// Switches of threads in a run.
pub fn switches(path: &[Choice]) -> usize {
    let who: Vec<Tid> = path
        .iter()
        .filter_map(|c| match c {
            Choice::Run(tid) => Some(*tid),
            _ => None,
        })
        .collect();
    who.windows(2).filter(|w| w[0] != w[1]).count()
}

/// How much of what others see happened: events, and bytes of shared memory touched.
fn weight(m: &Machine, pid: Pid, events: &[Event], accesses: &[Access], shared: &Shared) -> (usize, u64) {
    let told = events.iter().filter(|e| !matches!(e, Event::Notice { .. })).count();
    let seen =
        accesses.iter().filter(|a| !ends_variables(m, pid, a) && grains(pid, a).any(|k| shared.keys.contains(k)));
    (told, seen.map(|a| a.len).sum())
}

/// The instruction that made an access.
fn op_of(m: &Machine, pid: Pid, a: &Access) -> Option<Op> {
    m.image(pid)?.program().code.get(a.pc as usize).copied()
}

/// Whether it stands for the end of variables on the stack; only the explorer sees those as accesses.
fn ends_variables(m: &Machine, pid: Pid, a: &Access) -> bool {
    let ends =
        |op| matches!(op, Op::Ret { .. } | Op::RetVoid | Op::RetMissing | Op::Dead { .. } | Op::RestoreSp { .. });
    a.write && a.atomic && a.object.is_none() && op_of(m, pid, a).is_some_and(ends)
}

/// Whether variables that end with this access have ended.
fn is_over(m: &Machine, pid: Pid, a: &Access) -> bool {
    let process = m.kernel.processes.get(pid);
    process.is_none_or(|p| p.mm.peek(&m.kernel.pages, a.addr, a.len).1.iter().all(|s| s & CLOSED != 0))
}

/// The base steps of a run of the explorer.
pub fn schedule(start: &Machine, path: &[Choice], shared: &Rc<Shared>, base_steps: bool) -> Schedule {
    if base_steps {
        return path.iter().cloned().collect();
    }
    let mut out = Schedule::new();
    let mut watch = Watch { shared: shared.clone(), ..Watch::default() };
    let (mut theirs, mut ours) = (start.clone(), start.clone());
    for choice in path {
        let pid = match choice {
            Choice::Run(tid) => theirs.kernel.threads.get(*tid).map_or(0, |t| t.pid),
            _ => 0,
        };
        let moved = make(&mut theirs, choice, &mut watch, false);
        let Choice::Run(_) = choice else {
            ours.step(choice);
            out.push(choice.clone());
            continue;
        };
        let goal = weight(&theirs, pid, &moved.events, &moved.accesses, shared);
        let end = moved.accesses.iter().find(|a| ends_variables(&theirs, pid, a));
        let mut done = (0, 0);
        let mut steps = 0;
        while (done.0 < goal.0 || done.1 < goal.1 || end.is_some_and(|a| !is_over(&ours, pid, a))) && steps < 10_000_000
        {
            let stepped = ours.advance(choice, 1);
            if stepped.steps == 0 {
                break;
            }
            steps += stepped.steps as usize;
            let (events, bytes) = weight(&ours, pid, &stepped.events, &stepped.accesses, shared);
            done = (done.0 + events, done.1 + bytes);
        }
        out.push_many(choice.clone(), steps);
    }
    out
}

/// One act of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub tid: Tid,
    /// `process 1000 (ring)`
    pub who: String,
    /// `ring.c:12`
    pub place: String,
    /// `locks m`
    pub what: String,
    /// Somebody else ran before.
    pub switch: bool,
}

/// A run as a story: what each thread does that others can see, in order.
pub fn story(start: &Machine, path: &[Choice], shared: &Rc<Shared>, base_steps: bool) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    let mut watch = Watch { shared: shared.clone(), ..Watch::default() };
    let mut m = start.clone();
    let mut last = None;
    for choice in path {
        let before = m.clone();
        let moved = make(&mut m, choice, &mut watch, base_steps);
        let (tid, what) = match choice {
            Choice::Run(tid) => (*tid, told(&before, *tid, &moved, shared)),
            Choice::Clock => (0, vec!["time passes".to_string()]),
            Choice::Draw { tid, value } => (*tid, vec![format!("gets {value} from rand")]),
            Choice::Spurious(tid) => (*tid, vec!["wakes up for no reason".to_string()]),
            other => (0, vec![format!("from outside: {other}")]),
        };
        for what in what {
            let switch = tid != 0 && last.is_some_and(|l| l != tid);
            if tid != 0 {
                last = Some(tid);
            }
            let (who, place) = if tid == 0 {
                (if *choice == Choice::Clock { "the clock" } else { "the world" }.to_string(), String::new())
            } else {
                (who(&before, tid), find::place_of(&before, tid))
            };
            out.push(Step { tid, who, place, what, switch });
        }
    }
    out
}

/// What a transition did, in plain words.
fn told(m: &Machine, tid: Tid, moved: &Moved, shared: &Shared) -> Vec<String> {
    let mut out = Vec::new();
    let pid = m.kernel.threads.get(tid).map_or(0, |t| t.pid);
    for e in &moved.events {
        match e {
            Event::Enter { tid: t, call, args } if *t == tid => out.push(call_words(m, tid, *call, args)),
            Event::Return { tid: t, call, result, .. } if *t == tid => {
                let entered = moved.events.iter().any(|e| matches!(e, Event::Enter { call: c, .. } if c == call));
                if !entered {
                    out.push(format!("comes back from {}", call.name()));
                }
                if let (Some(text), true) = (out.last_mut(), *result < 0) {
                    let _ = write!(text, ", which fails");
                } else if let (Some(text), true) = (out.last_mut(), *result > 0 && call.info().class == Class::Sys) {
                    let _ = write!(text, " = {result}");
                }
            }
            Event::Blocked { tid: t, .. } if *t == tid => {
                if let Some(text) = out.last_mut() {
                    text.push_str(", and has to wait");
                }
            }
            Event::SignalDelivered { signal, tid: t, .. } if *t == tid => {
                out.push(format!("its handler for {} begins", crate::kernel::signal::name(*signal)));
            }
            Event::Fault { sentence, .. } => out.push(sentence.clone()),
            Event::Notice { sentence, .. } if sentence.contains(": the assertion `") => out.push(sentence.clone()),
            Event::Exited { pid, .. } => out.push(format!("process {pid} ends")),
            _ => {}
        }
    }
    if out.is_empty() {
        // The first access is the act; what the library does by itself is not told.
        let seen = |a: &&Access| grains(pid, a).any(|k| shared.keys.contains(k));
        if let Some(a) = moved.accesses.iter().find(seen) {
            out.push(access_words(m, tid, a, moved));
        }
    }
    out
}

/// `reads counter`; `frees node`; `leaves the function: its variables end`.
fn access_words(m: &Machine, tid: Tid, a: &Access, moved: &Moved) -> String {
    let pid = m.kernel.threads.get(tid).map_or(0, |t| t.pid);
    let beside = || moved.accesses.iter().filter(|b| b.pc == a.pc);
    if beside().any(|b| b.addr == HEAP_TABLE) {
        return match beside().find(|b| b.addr != HEAP_TABLE) {
            Some(block) => format!("frees {}", name_of(m, tid, block.addr)),
            None => "takes memory from the heap".to_string(),
        };
    }
    match op_of(m, pid, a) {
        Some(Op::Dead { .. } | Op::RestoreSp { .. }) => "leaves the block: its variables end".to_string(),
        _ if ends_variables(m, pid, a) => "leaves the function: its variables end".to_string(),
        _ => format!("{} {}", if a.write { "writes" } else { "reads" }, name_of(m, tid, a.addr)),
    }
}

/// What an access does, as a thread that stands before it will, and is about to.
pub fn verb(m: &Machine, tid: Tid, a: &Access) -> (&'static str, &'static str) {
    let pid = m.kernel.threads.get(tid).map_or(0, |t| t.pid);
    let is_call = matches!(op_of(m, pid, a), Some(Op::Builtin { .. }));
    let is_block = a.write && a.atomic && m.runtimes.get(pid).is_some_and(|rt| rt.block(a.addr).is_some());
    match (is_call && is_block, a.write) {
        (true, _) => ("frees", "free"),
        (_, true) => ("writes", "write"),
        _ => ("reads", "read"),
    }
}

/// How the story of a race ends: both stand before their accesses.
pub fn about_to(start: &Machine, path: &[Choice], shared: &Rc<Shared>) -> Vec<Step> {
    let mut watch = Watch { shared: shared.clone(), ..Watch::default() };
    let (mut m, mut ahead) = (start.clone(), Rc::default());
    for choice in path {
        let moved = make(&mut m, choice, &mut watch, false);
        ahead = and_ahead(&ahead, &m, choice, &moved);
    }
    let Some((a, b)) = find::race(&m, &ahead) else { return Vec::new() };
    let step = |(tid, access): (Tid, Access)| Step {
        tid,
        who: who(&m, tid),
        place: find::place_of(&m, tid),
        what: format!(
            "is about to {} {}, and nothing says who comes first",
            verb(&m, tid, &access).1,
            name_of(&m, tid, access.addr)
        ),
        switch: false,
    };
    vec![step(a), step(b)]
}

/// `pthread_mutex_lock(m)`, `write(1, ..., 5)`.
fn call_words(m: &Machine, tid: Tid, call: Call, args: &[u64; 6]) -> String {
    let info = call.info();
    let pid = m.kernel.threads.get(tid).map_or(0, |t| t.pid);
    let shown: Vec<String> = info
        .args
        .iter()
        .zip(args)
        .take(3)
        .map(|(kind, &a)| match kind {
            Arg::Ptr if a != 0 => name_of(m, tid, a),
            Arg::Ptr => "NULL".to_string(),
            Arg::Signal => crate::kernel::signal::name(a as i32),
            Arg::BufIn(n) => quoted(m, tid, a, args.get(usize::from(*n)).copied().unwrap_or(0)),
            Arg::Path | Arg::Str if a != 0 => {
                let length = m.peek(pid, a, 200).iter().position(|&b| b == 0).unwrap_or(200);
                quoted(m, tid, a, length as u64)
            }
            Arg::Int | Arg::Fd | Arg::Pid | Arg::Uint | Arg::Size | Arg::Long => (a as i32).to_string(),
            Arg::Flags(_) | Arg::Mode if a == 0 => "0".to_string(),
            _ if a == 0 => "NULL".to_string(),
            _ => "...".to_string(),
        })
        .collect();
    format!("{}({})", info.name, shown.join(", "))
}

/// Bytes of a program as C writes them, the first of them.
fn quoted(m: &Machine, tid: Tid, at: u64, length: u64) -> String {
    const MOST: u64 = 24;
    let pid = m.kernel.threads.get(tid).map_or(0, |t| t.pid);
    let bytes = m.peek(pid, at, length.min(MOST));
    let text: String = bytes.iter().flat_map(|&b| std::ascii::escape_default(b)).map(char::from).collect();
    format!("\"{text}\"{}", if length > MOST { "..." } else { "" })
}

/// The story as numbered lines.
#[must_use]
pub fn story_text(story: &[Step]) -> String {
    let mut out = String::new();
    for (i, s) in story.iter().enumerate() {
        let switch = if s.switch { "**switch** " } else { "" };
        let place = if s.place.is_empty() { String::new() } else { format!(" ({})", s.place) };
        let _ = writeln!(out, "{:>4}. {switch}{}{place}: {}", i + 1, s.who, s.what);
    }
    out
}
