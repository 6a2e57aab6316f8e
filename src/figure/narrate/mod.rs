//! The last step in one plain sentence or two: what happened and why, in the manual page's words.
//!
//! A sentence is made of stretches with a meaning (a process's name, code, a hand of a ring), so that a page can colour
//! them; as plain text it is what a screen reader speaks. `calls` tells what a call did, `happenings` the rest.

mod calls;
mod data;
mod deeds;
mod fails;
mod happenings;
mod names;
mod waits;

pub use crate::kernel::signal::name as signal_name;
pub use names::{object_name, until_words};

use super::model::View;
use crate::kernel::event::Event;
use crate::kernel::{Pid, Tid};

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sentence {
    pub spans: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub kind: Kind,
    pub text: String,
}

/// What a stretch is, and so how it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    /// A process's or thread's name, in its colour (1 to 8; 0 for none).
    Who(u8),
    Code,
    /// The hands of a ring.
    In,
    Out,
    Signal,
}

impl Kind {
    /// The classes in `styles/stage.css`, under `.say`.
    pub fn class(self) -> String {
        match self {
            Kind::Plain => String::new(),
            Kind::Who(h) => format!("who p{h}"),
            Kind::Code => "code".into(),
            Kind::In => "in".into(),
            Kind::Out => "out".into(),
            Kind::Signal => "sig".into(),
        }
    }
}

impl Sentence {
    pub fn plain(&self) -> String {
        self.spans.iter().map(|s| s.text.as_str()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

/// Puts a sentence together.
pub struct Say<'a> {
    pub view: &'a View,
    out: Vec<Span>,
}

impl<'a> Say<'a> {
    fn new(view: &'a View) -> Say<'a> {
        Say { view, out: Vec::new() }
    }

    fn put(&mut self, kind: Kind, text: &str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        match self.out.last_mut().filter(|s| s.kind == kind && kind == Kind::Plain) {
            Some(s) => s.text.push_str(text),
            None => self.out.push(Span { kind, text: text.to_string() }),
        }
        self
    }

    fn t(&mut self, text: &str) -> &mut Self {
        self.put(Kind::Plain, text)
    }

    fn code(&mut self, text: &str) -> &mut Self {
        self.put(Kind::Code, text)
    }

    fn signal(&mut self, number: i32) -> &mut Self {
        let name = signal_name(number);
        self.put(Kind::Signal, &name)
    }

    fn hand_in(&mut self) -> &mut Self {
        self.put(Kind::In, "in")
    }

    fn hand_out(&mut self) -> &mut Self {
        self.put(Kind::Out, "out")
    }

    /// A process by name.
    fn who(&mut self, pid: Pid) -> &mut Self {
        match self.view.process(pid) {
            Some(p) => {
                // Where two have one name, the pid tells them apart.
                let twins = self.view.processes.iter().filter(|q| q.name == p.name).count() > 1
                    || self.view.departed.iter().any(|q| q.1 == p.name && q.0 != pid);
                let text = if twins { format!("{} {}", p.name, p.pid) } else { p.name.clone() };
                self.put(Kind::Who(p.hue), &text)
            }
            None => match self.view.departed.iter().find(|d| d.0 == pid) {
                Some((_, name, hue)) => {
                    let twins = self.view.processes.iter().any(|q| q.name == *name);
                    let text = if twins { format!("{name} {pid}") } else { name.clone() };
                    self.put(Kind::Who(*hue), &text)
                }
                None => self.put(Kind::Who(0), &format!("process {pid}")),
            },
        }
    }

    /// A thread: its process where that has only one, else the thread's own name.
    fn thread(&mut self, tid: Tid) -> &mut Self {
        let Some((p, t)) = self.view.thread(tid) else {
            let known = self.view.process(tid).is_some() || self.view.departed.iter().any(|d| d.0 == tid);
            return match known {
                true => self.who(tid),
                false => self.put(Kind::Who(0), &format!("thread {tid}")),
            };
        };
        if p.threads.len() <= 1 {
            return self.who(p.pid);
        }
        let text = if t.name.is_empty() || p.has_namesake(t) {
            format!("{} {tid}", if t.name.is_empty() { "thread" } else { &t.name })
        } else {
            t.name.clone()
        };
        self.put(Kind::Who(p.hue), &text)
    }

    /// "producer's ".
    fn whose(&mut self, tid: Tid) -> &mut Self {
        self.thread(tid).t("'s ")
    }

    /// Threads one after the other, with "and" before the last.
    fn list(&mut self, tids: &[Tid]) -> &mut Self {
        for (i, t) in tids.iter().enumerate() {
            if i > 0 {
                self.t(if i + 1 == tids.len() { " and " } else { ", " });
            }
            self.thread(*t);
        }
        self
    }

    /// A blank before the next sentence, if there is one before.
    fn next(&mut self) -> &mut Self {
        if self.out.is_empty() { self } else { self.t(" ") }
    }

    fn done(self) -> Sentence {
        Sentence { spans: self.out }
    }
}

/// Whether another process has the same name, so that the pid is part of the name.
fn has_twin(view: &View, pid: Pid) -> bool {
    let name = view.process(pid).map(|p| p.name.as_str());
    view.processes.iter().any(|p| p.pid != pid && Some(p.name.as_str()) == name)
}

/// The last step in words.
pub fn sentence(view: &View) -> Sentence {
    let mut say = Say::new(view);
    if let Some(bytes) = &view.typed {
        typed(&mut say, bytes);
    } else if view.events.is_empty() {
        quiet(&mut say);
        return say.done();
    }
    for call in calls::done(view) {
        calls::tell(&mut say, &call);
    }
    happenings::tell(&mut say);
    if say.out.is_empty() {
        quiet(&mut say);
    }
    say.done()
}

/// The terminal's own characters act; others become a line that a read takes. `termios(3)`
fn typed(say: &mut Say, bytes: &[u8]) {
    let key = match bytes {
        [] => "Ctrl-D is typed on the terminal: its input ends.",
        [3] => "Ctrl-C is typed on the terminal.",
        [26] => "Ctrl-Z is typed on the terminal.",
        [28] => "Ctrl-\\ is typed on the terminal.",
        _ => {
            data::put_bytes(say, None, bytes).t(" is typed on the terminal.");
            return;
        }
    };
    say.t(key);
}

/// A step that touched nothing outside its process.
fn quiet(say: &mut Say) {
    let view = say.view;
    if view.step == 0 {
        say.t("Nothing has happened yet. Step to begin.");
        return;
    }
    let running = view.processes.iter().find(|p| p.state == super::model::State::Running);
    let Some((p, t)) = running.and_then(|p| Some((p, p.focus_thread()?))) else {
        let stuck = view.processes.iter().all(|p| !matches!(p.state, super::model::State::Ready));
        say.t(if stuck { "Nobody can run: everybody waits." } else { "Nothing that can be seen here changed." });
        return;
    };
    say.thread(t.tid);
    let changed: Vec<String> = t
        .vars
        .iter()
        .filter(|v| v.changed && !v.undefined)
        .map(|v| format!("{} = {}", v.name, clipped(&v.value)))
        .take(3)
        .collect();
    let line =
        t.source.as_ref().and_then(|s| Some((s.current, statement(&s.lines.iter().find(|l| l.0 == s.current)?.1))));
    match (&line, changed.is_empty()) {
        (_, false) => {
            say.t(" computes: ");
            for (i, c) in changed.iter().enumerate() {
                say.t(if i > 0 { ", " } else { "" });
                say.code(c);
            }
        }
        (Some((n, text)), true) => {
            say.t(&format!(" comes to line {n}: "));
            say.code(text);
        }
        (None, true) => {
            say.t(" goes on");
        }
    }
    let told: Vec<String> = view
        .touched
        .iter()
        .filter(|x| x.write || x.object.is_some())
        // "computes: ready = 1" has said it.
        .filter(|x| {
            x.object.is_some() || !changed.iter().any(|c| c.strip_prefix(&x.name).is_some_and(|r| r.starts_with(" = ")))
        })
        .map(|x| {
            let place = x.object.and_then(|id| view.object(id)).map(|o| format!(" in {}", o.name)).unwrap_or_default();
            let value = if x.value.is_empty() { String::new() } else { format!(": {}", x.value) };
            format!("{} {}{place}{value}", if x.write { "stores" } else { "reads" }, x.name)
        })
        .collect();
    let _ = p;
    if told.is_empty() {
        say.t(".");
        return;
    }
    say.t(&format!("; it {}", told.join(", then ")));
    let everybody = view.touched.iter().any(|x| x.write && x.object.is_some());
    say.t(if everybody { ". No call is needed: all who map it see it at once." } else { "." });
}

/// A value in a sentence: not longer than one reads.
fn clipped(value: &str) -> String {
    const MOST: usize = 60;
    if value.chars().count() <= MOST {
        return value.to_string();
    }
    let cut: String = value.chars().take(MOST - 1).collect();
    format!("{}…", cut.trim_end_matches([' ', ',']))
}

/// A source line without its comment, its semicolon and its opening brace.
fn statement(line: &str) -> String {
    let mut in_comment = false;
    let pieces = super::highlight::line(line, &mut in_comment);
    let code: String = pieces.iter().filter(|p| p.0 != super::highlight::Kind::Comment).map(|p| p.1).collect();
    let code = code.trim();
    let bare = code.trim_end_matches(['{', ';', ' ', '\t']);
    // A block's end, an empty statement and the like are told as they stand.
    if !bare.is_empty() {
        bare.to_string()
    } else if code.is_empty() {
        line.trim().to_string()
    } else {
        code.to_string()
    }
}

/// Who a step's event is about, for those who must not tell it twice.
pub fn tid_of(e: &Event) -> Option<Tid> {
    match e {
        Event::Enter { tid, .. }
        | Event::Return { tid, .. }
        | Event::Blocked { tid, .. }
        | Event::CopiedIn { tid, .. }
        | Event::CopiedOut { tid, .. }
        | Event::Sent { tid, .. }
        | Event::Received { tid, .. }
        | Event::Counted { tid, .. }
        | Event::Locked { tid, .. }
        | Event::Unlocked { tid, .. }
        | Event::Created { tid, .. } => Some(*tid),
        _ => None,
    }
}
