//! The run to show, as base steps of the machine, and as a story.
//!
//! Rules:
//! - A schedule holds base steps, so `ringside run --schedule` and every figure play it. A thread's local code before
//!   an act is run with the act. Where an act of the explorer is several base steps, they stand together.

use super::find::{self, Said};
use super::report::who;
use super::walk::Way;
use super::{Acts, and_ahead, make};
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
    let seen = accesses
        .iter()
        .filter(|a| !ends_variables(m, pid, a) && grains(m.kernel.space(pid), a).any(|k| shared.keys.contains(k)));
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
    m.kernel.mm(pid).is_none_or(|mm| mm.peek(&m.kernel.pages, a.addr, a.len).1.iter().all(|s| s & CLOSED != 0))
}

/// Plays runs of the explorer, one after another: as schedules of base steps, and as stories. What a run has in common
/// with the one before is not done again.
pub struct Plays<'a> {
    start: &'a Machine,
    base_steps: bool,
    /// The run before.
    acts: Vec<Choice>,
    shared: Rc<Shared>,
    schedule: Schedule,
    story: Vec<Step>,
    /// How it stood before every so many acts, and at the end.
    marks: Vec<Mark>,
    end: Option<Mark>,
}

#[derive(Clone)]
struct Mark {
    /// As the explorer goes, and by base steps.
    theirs: Machine,
    ours: Machine,
    /// What was printed by base steps.
    said: Rc<Said>,
    /// Lengths of the schedule and of the story.
    steps: usize,
    told: usize,
    /// What threads have done by base steps of their next act already: a step that writes in a handler's last line
    /// comes back from it, too.
    ahead: Vec<(Tid, (usize, u64))>,
    /// Who acted last.
    last: Option<Tid>,
}

impl Plays<'_> {
    /// Acts from one mark to the next, and the most marks.
    const APART: usize = 4;
    const MARKS: usize = 512;

    #[must_use]
    pub fn new(start: &Machine, base_steps: bool) -> Plays<'_> {
        Plays {
            start,
            base_steps,
            acts: Vec::new(),
            shared: Rc::default(),
            schedule: Schedule::new(),
            story: Vec::new(),
            marks: Vec::new(),
            end: None,
        }
    }

    /// A run as base steps, and as a story: what each thread does that others can see, in order.
    pub fn play(&mut self, run: &Acts) -> Way {
        if !Rc::ptr_eq(&self.shared, &run.shared) {
            self.shared = run.shared.clone();
            self.marks.clear();
        }
        let acts: Vec<Choice> = run.choices.iter().collect();
        let common = self.acts.iter().zip(&acts).take_while(|(a, b)| a == b).count();
        self.marks.truncate(common / Plays::APART + 1);
        let mut at = match self.marks.pop() {
            Some(mark) => mark,
            None => {
                let (theirs, ours) = (self.start.clone(), self.start.clone());
                Mark { theirs, ours, said: Rc::default(), steps: 0, told: 0, ahead: Vec::new(), last: None }
            }
        };
        self.schedule.truncate(at.steps);
        self.story.truncate(at.told);
        let mut watch = Watch { shared: run.shared.clone(), ..Watch::default() };
        for (i, choice) in acts.iter().enumerate().skip(self.marks.len() * Plays::APART) {
            if i % Plays::APART == 0 && self.marks.len() < Plays::MARKS {
                self.marks.push(Mark { steps: self.schedule.len(), told: self.story.len(), ..at.clone() });
            }
            self.act(choice, &mut at, &mut watch);
        }
        self.acts = acts;
        self.end = Some(at);
        let switches = switches(&self.acts);
        Way { schedule: self.schedule.clone(), switches, story: self.story.clone() }
    }

    /// How the last run by base steps has ended, and what it has printed. Where a search was stopped that did not know yet
    /// which memory matters, this may differ from how the run of acts did: a thread's local code before an act is run
    /// with it, and what was taken for local may not be.
    pub fn ended(&self) -> Option<(&Machine, &Said)> {
        self.end.as_ref().map(|m| (if self.base_steps { &m.theirs } else { &m.ours }, &*m.said))
    }

    fn act(&mut self, choice: &Choice, at: &mut Mark, watch: &mut Watch) {
        let before = at.theirs.clone();
        let moved = make(&mut at.theirs, choice, watch, self.base_steps);
        self.tell(choice, &before, &moved, &mut at.last);
        if self.base_steps {
            at.said = at.said.and(&moved.events);
            self.schedule.push(choice.clone());
            return;
        }
        let Choice::Run(tid) = choice else {
            at.said = at.said.and(&at.ours.step(choice));
            self.schedule.push(choice.clone());
            return;
        };
        let pid = before.kernel.threads.get(*tid).map_or(0, |t| t.pid);
        let goal = weight(&at.theirs, pid, &moved.events, &moved.accesses, &self.shared);
        let end = moved.accesses.iter().find(|a| ends_variables(&at.theirs, pid, a));
        let early = at.ahead.iter().position(|a| a.0 == *tid);
        let mut done = early.map_or((0, 0), |i| at.ahead.swap_remove(i).1);
        let mut steps = 0;
        while (done.0 < goal.0 || done.1 < goal.1 || end.is_some_and(|a| !is_over(&at.ours, pid, a)))
            && steps < 10_000_000
        {
            let stepped = at.ours.advance(choice, 1);
            if stepped.steps == 0 {
                break;
            }
            steps += stepped.steps as usize;
            at.said = at.said.and(&stepped.events);
            let (events, bytes) = weight(&at.ours, pid, &stepped.events, &stepped.accesses, &self.shared);
            done = (done.0 + events, done.1 + bytes);
        }
        let more = (done.0.saturating_sub(goal.0), done.1.saturating_sub(goal.1));
        if more != (0, 0) {
            at.ahead.push((*tid, more));
        }
        self.schedule.push_many(choice.clone(), steps);
    }

    fn tell(&mut self, choice: &Choice, before: &Machine, moved: &Moved, last: &mut Option<Tid>) {
        let (tid, what) = match choice {
            Choice::Run(tid) => (*tid, told(before, *tid, moved, &self.shared)),
            Choice::Clock => (0, vec!["time passes".to_string()]),
            Choice::Draw { tid, value } => (*tid, vec![format!("gets {value} from rand")]),
            Choice::Spurious(tid) => (*tid, vec!["wakes up for no reason".to_string()]),
            other => (0, vec![format!("from outside: {other}")]),
        };
        for what in what {
            let switch = tid != 0 && last.is_some_and(|l| l != tid);
            if tid != 0 {
                *last = Some(tid);
            }
            let (who, place) = if tid == 0 {
                (if *choice == Choice::Clock { "the clock" } else { "the world" }.to_string(), String::new())
            } else {
                (who(before, tid), find::place_of(before, tid))
            };
            self.story.push(Step { tid, who, place, what, switch });
        }
        if tid != 0 {
            let mut place = find::place_of(before, tid);
            if !moved.events.is_empty() {
                for (at, what) in done_under_lock(before, tid, moved, &self.shared) {
                    place.clone_from(&at);
                    self.story.push(Step { tid, who: who(before, tid), place: at, what, switch: false });
                }
            }
            // What went wrong and who has ended, after what led to it.
            let wrong = moved.events.iter().filter_map(goes_wrong).map(str::to_string);
            let ended = moved.events.iter().filter_map(|e| match e {
                Event::Exited { pid, .. } => Some(format!("process {pid} ends")),
                _ => None,
            });
            for what in wrong.chain(ended) {
                // It is said where already.
                let what = what.strip_prefix(&format!("{place}: ")).map_or(what.clone(), str::to_string);
                let switch = last.is_some_and(|l| l != tid);
                *last = Some(tid);
                self.story.push(Step { tid, who: who(before, tid), place: place.clone(), what, switch });
            }
        }
    }
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

/// The sentence of a fault, or of an assertion that fails.
fn goes_wrong(e: &Event) -> Option<&str> {
    match e {
        Event::Fault { sentence, .. } => Some(sentence),
        Event::Notice { sentence, .. } if sentence.contains(": the assertion `") => Some(sentence),
        _ => None,
    }
}

/// What a transition did, in plain words; not what went wrong in it, nor who ended.
fn told(m: &Machine, tid: Tid, moved: &Moved, shared: &Shared) -> Vec<String> {
    let mut out = Vec::new();
    let pid = m.kernel.threads.get(tid).map_or(0, |t| t.pid);
    for (i, e) in moved.events.iter().enumerate() {
        match e {
            Event::Enter { tid: t, call, args } if *t == tid => {
                let printed = |e: &Event| matches!(e, Event::Output { pid: p, .. } if *p == pid);
                // Of what the library does to print, the printing is told.
                if *call == Call::Fstat && moved.events.iter().any(printed) {
                    continue;
                }
                out.push(call_words(m, tid, *call, args, &moved.events[i..]));
            }
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
            _ => {}
        }
    }
    if out.is_empty() && !moved.events.iter().any(|e| goes_wrong(e).is_some() || matches!(e, Event::Exited { .. })) {
        // The first access is the act; what the library does by itself is not told.
        let seen = |a: &&Access| grains(m.kernel.space(pid), a).any(|k| shared.keys.contains(k));
        if let Some(a) = moved.accesses.iter().find(seen) {
            out.push(access_words(m, tid, a, moved));
        }
    }
    out
}

/// What a thread did in the act that took a lock, or under the lock later, to memory that the lock guards: each with its
/// place.
fn done_under_lock(m: &Machine, tid: Tid, moved: &Moved, shared: &Shared) -> Vec<(String, String)> {
    let Some(pid) = m.kernel.threads.get(tid).map(|t| t.pid) else { return Vec::new() };
    let Some(image) = m.image(pid) else { return Vec::new() };
    let program = image.program();
    let mut out: Vec<(String, String)> = Vec::new();
    for a in &moved.accesses {
        let counts = grains(m.kernel.space(pid), a).any(|k| shared.keys.contains(k));
        let Some(place) = program.place(a.pc).filter(|_| counts && a.addr != HEAP_TABLE) else { continue };
        let Some(file) = program.files.get(place.file as usize).filter(|f| !f.library) else { continue };
        let step = (format!("{}:{}", file.name, place.line), access_words(m, tid, a, moved));
        if out.last() != Some(&step) {
            out.push(step);
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
    let is_block = a.write && a.atomic && m.runtime(pid).is_some_and(|rt| rt.block(a.addr).is_some());
    match (is_call && is_block, a.write) {
        (true, _) => ("frees", "free"),
        (_, true) => ("writes", "write"),
        _ => ("reads", "read"),
    }
}

/// How the story of a race ends: both stand before their accesses.
pub fn about_to(start: &Machine, run: &Acts) -> Vec<Step> {
    let mut watch = Watch { shared: run.shared.clone(), ..Watch::default() };
    let (mut m, mut ahead) = (start.clone(), Rc::default());
    for choice in run.choices.iter() {
        let moved = make(&mut m, &choice, &mut watch, false);
        ahead = and_ahead(&ahead, &m, &choice, &moved);
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
fn call_words(m: &Machine, tid: Tid, call: Call, args: &[u64; 6], after: &[Event]) -> String {
    let info = call.info();
    let pid = m.kernel.threads.get(tid).map_or(0, |t| t.pid);
    // In the act of a library's function the bytes are made after it began.
    let printed = after.iter().find_map(|e| match e {
        Event::Output { pid: p, bytes, .. } if *p == pid => Some(bytes.as_slice()),
        _ => None,
    });
    let in_memory = |length: u64, at: u64| quoted(&m.peek(pid, at, length.min(QUOTED)), length);
    let shown: Vec<String> = info
        .args
        .iter()
        .zip(args)
        .take(3)
        .map(|(kind, &a)| match kind {
            Arg::Ptr if a != 0 => name_of(m, tid, a),
            Arg::Ptr => "NULL".to_string(),
            Arg::Signal => crate::kernel::signal::name(a as i32),
            Arg::BufIn(n) => match printed {
                Some(bytes) => quoted(bytes, bytes.len() as u64),
                None => in_memory(args.get(usize::from(*n)).copied().unwrap_or(0), a),
            },
            Arg::Path | Arg::Str if a != 0 => {
                let length = m.peek(pid, a, 200).iter().position(|&b| b == 0).unwrap_or(200);
                in_memory(length as u64, a)
            }
            Arg::Int | Arg::Fd | Arg::Pid | Arg::Uint | Arg::Size | Arg::Long => (a as i32).to_string(),
            Arg::Flags(_) | Arg::Mode if a == 0 => "0".to_string(),
            _ if a == 0 => "NULL".to_string(),
            _ => "...".to_string(),
        })
        .collect();
    format!("{}({})", info.name, shown.join(", "))
}

/// The most bytes of a text that are told.
const QUOTED: u64 = 24;

/// A text of so many bytes as C writes it, the first of them.
fn quoted(bytes: &[u8], length: u64) -> String {
    let shown = bytes.iter().take(QUOTED as usize);
    let text: String = shown.flat_map(|&b| std::ascii::escape_default(b)).map(char::from).collect();
    format!("\"{text}\"{}", if length > QUOTED { "..." } else { "" })
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
