//! The lines of one file as entries: what belongs together is joined.
//!
//! Three things tear a call's line apart. Another thread's line comes between: strace ends the first half with
//! `<unfinished ...>` and begins the second with `<... name resumed>`. strace says on the same terminal that it has
//! attached a process, in the middle of a line. And the program itself writes to that terminal.

use super::call::{self, Call, Text};
use super::line::{self, Kind, When};
use super::value::{Reader, Value};
use super::{Entry, Log, Place, Unread, What};
use std::collections::BTreeMap;

/// How many lines of a program's own output may stand inside one call's line.
const LINES_WITHIN: usize = 400;

/// How much of an unread line is kept.
const KEPT: usize = 160;

struct Gather<'a> {
    log: &'a mut Log,
    file: usize,
    entries: Vec<Entry>,
    /// Calls cut in two: by thread, the first half's text and its call.
    halves: BTreeMap<i32, (String, usize)>,
    /// Threads that have not ended.
    living: Vec<i32>,
    now: u64,
    /// Nanoseconds added for the midnights that went by.
    days: u64,
    /// The thread that lines without a number are of.
    unnamed: i32,
    /// strace attached to this process; so many of its threads have not been seen yet.
    together: Option<(i32, usize)>,
}

/// Reads one file. `owner`: the thread it is of, if its name says so (`-ff`).
pub fn gather(log: &mut Log, file: usize, owner: Option<i32>, text: &str) -> Vec<Entry> {
    let unnamed = owner.or_else(|| first_thread(text)).unwrap_or(0);
    let mut g = Gather {
        log,
        file,
        entries: Vec::new(),
        halves: BTreeMap::new(),
        living: vec![unnamed],
        now: 0,
        days: 0,
        unnamed,
        together: None,
    };
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        at += g.line(&lines, at);
    }
    if !text.is_empty() && !text.ends_with('\n') {
        g.torn_end(lines.len());
    }
    g.entries
}

/// The number of the thread that a terminal's log begins with: there it has none until a second one comes.
fn first_thread(text: &str) -> Option<i32> {
    let mut attached = Vec::new();
    let mut begun = false;
    for line in text.lines() {
        if let Some((before, pid)) = attaches(line) {
            if before.is_empty() {
                if !begun {
                    return Some(pid);
                }
                attached.push(pid);
                continue;
            }
            attached.push(pid);
        }
        let (head, kind) = line::read(line);
        match (head.tid, kind) {
            // The first thing of all: strace -p.
            (_, Kind::Attached(pid) | Kind::Threads(pid, _)) if !begun => return Some(pid),
            (_, Kind::Attached(pid)) => attached.push(pid),
            (Some(tid), _) if !attached.contains(&tid) => return Some(tid),
            (None, Kind::Call(c)) if c.starts_with("set_tid_address(") || c.starts_with("getpid(") => {
                return match call::parse(c) {
                    Some(Text::Whole(call)) => call.result().and_then(|n| i32::try_from(n).ok()),
                    _ => None,
                };
            }
            (_, kind) => begun |= matches!(kind, Kind::Call(_) | Kind::Resumed(..) | Kind::Signal(_)),
        }
    }
    None
}

/// What stands before `strace: Process N attached` at a line's end, and N.
fn attaches(line: &str) -> Option<(&str, i32)> {
    let (before, rest) = line.split_once("strace: Process ")?;
    let pid = rest.trim_end().strip_suffix(" attached")?.parse().ok()?;
    Some((before, pid))
}

/// A call that is under way before `Process N detached` at a line's end, and N.
fn detaches(line: &str) -> Option<(&str, i32)> {
    let (before, rest) = line.split_once("Process ")?;
    let pid = rest.trim_end().strip_suffix(" detached")?.parse().ok()?;
    let before = before.strip_suffix("strace: ").unwrap_or(before);
    let before = before.strip_suffix("^C").unwrap_or(before).trim_end();
    let is_call = matches!(line::read(before).1, Kind::Call(c) if matches!(call::parse(c), Some(Text::Open(_))));
    is_call.then_some((before, pid))
}

impl Gather<'_> {
    /// Reads the line at an index and what belongs to it; how many lines that were.
    fn line(&mut self, lines: &[&str], at: usize) -> usize {
        let Some(&first) = lines.get(at) else { return 1 };
        let place = Place { file: self.file, line: at + 1 };
        let mut used = 1;
        // strace's message in the middle: the rest of the line stands on the next one.
        let mut whole = String::new();
        let mut text = first;
        while let Some((before, pid)) = attaches(text) {
            self.attached(pid, place);
            if before.is_empty() && whole.is_empty() {
                return used;
            }
            whole.push_str(before);
            text = lines.get(at + used).copied().unwrap_or("");
            used += 1;
        }
        let joined;
        if !whole.is_empty() {
            whole.push_str(text);
            joined = whole;
            text = &joined;
        }
        // strace was told to stop in the middle of a call: `read(0, ^Cstrace: Process 7 detached`.
        let stopped;
        if let Some((before, pid)) = detaches(text) {
            stopped = format!("{before} <detached ...>");
            self.push(place, pid, What::Detached);
            text = &stopped;
        }
        let (mut head, mut kind) = line::read(text);
        if kind == Kind::Unknown
            && let Some(found) = behind_print(text)
        {
            self.log.asides += 1;
            (head, kind) = line::read(found);
            text = found;
        }
        match kind {
            Kind::Blank => {}
            Kind::Aside => self.log.asides += 1,
            Kind::Unknown => self.unknown(text, place),
            Kind::Attached(pid) => self.attached(pid, place),
            Kind::Threads(pid, n) => {
                self.attached(pid, place);
                self.together = Some((pid, n.saturating_sub(1)));
            }
            Kind::Detached(pid) => {
                self.seen(pid);
                self.push(place, pid, What::Detached);
            }
            Kind::Call(call) => {
                let tid = self.begin_line(head);
                used += self.call(place, tid, call, lines.get(at + used..).unwrap_or(&[]));
            }
            Kind::Resumed(name, rest) => {
                let tid = self.begin_line(head);
                self.resumed(place, tid, name, rest, text);
            }
            Kind::Signal(inner) => {
                let tid = self.begin_line(head);
                self.signal(place, tid, inner);
            }
            Kind::End(inner) => {
                let tid = self.begin_line(head);
                self.end(place, tid, inner, text);
            }
        }
        used
    }

    /// Sets the clock; the line's thread.
    fn begin_line(&mut self, head: line::Head) -> i32 {
        match head.when {
            Some(When::At(t)) => {
                const DAY: u64 = 24 * 3600 * super::NANOS;
                let mut t = t + self.days;
                // Times of day begin again at midnight.
                if t + DAY / 2 < self.now && self.now < 2 * DAY + self.days {
                    self.days += DAY;
                    t += DAY;
                }
                self.now = t;
                self.log.timed = true;
            }
            Some(When::After(d)) => {
                self.now = self.now.saturating_add(d);
                self.log.timed = true;
            }
            None => {}
        }
        // A line without a number is of the only thread there is.
        let tid = head.tid.unwrap_or(match self.living[..] {
            [only] => only,
            _ => self.unnamed,
        });
        self.seen(tid);
        tid
    }

    fn seen(&mut self, tid: i32) {
        if self.living.contains(&tid) {
            return;
        }
        self.living.push(tid);
        // Nobody was seen to make it.
        if let Some((pid, left)) = self.together.as_mut().filter(|(pid, left)| *left > 0 && *pid != tid) {
            *left -= 1;
            self.log.threads.push((tid, *pid));
        }
    }

    fn push(&mut self, place: Place, tid: i32, what: What) {
        self.entries.push(Entry { place, tid, when: self.now, what });
    }

    fn unread(&mut self, place: Place, text: &str, why: &str) {
        let kept = text.char_indices().nth(KEPT).map_or(text, |(n, _)| text.get(..n).unwrap_or(text));
        self.log.unread.push(Unread { place, text: kept.to_string(), why: why.to_string() });
    }

    fn attached(&mut self, pid: i32, place: Place) {
        if !self.living.contains(&pid) {
            self.living.push(pid);
        }
        self.push(place, pid, What::Attached);
    }

    /// Neither a call nor anything else of strace's. On a terminal it is what a program printed; in a file that strace
    /// alone wrote it is damage.
    fn unknown(&mut self, text: &str, place: Place) {
        let why = if text.contains(" ms): ") {
            "this is perf trace's, not strace's"
        } else if text.contains("strace.go:") {
            "this is gVisor's, not strace's"
        } else if text.starts_with("SYS_") || text.contains("@SYS_") {
            "this is ltrace's, not strace's"
        } else if text.contains('(') && text.contains(" = ") {
            "this looks like a call, but something tore it"
        } else {
            "no line of strace's; perhaps what a program printed"
        };
        self.unread(place, text, why);
    }

    /// A line that begins with a call; how many lines after it belong to it.
    fn call(&mut self, place: Place, tid: i32, text: &str, after: &[&str]) -> usize {
        // A negative number: what the call was about to return.
        if text.starts_with("syscall_0xffffffff") {
            self.unread(place, text, "strace itself did not know which call this is");
            return 0;
        }
        if let Some(half) = text.strip_suffix("<unfinished ...>").or_else(|| text.strip_suffix("<detached ...>")) {
            let half = half.trim_end();
            let half = half.strip_suffix("^C").unwrap_or(half);
            let Some(Text::Open(call) | Text::Whole(call)) = call::parse(half.trim_end()) else {
                self.unread(place, text, "the arguments of this call cannot be read");
                return 0;
            };
            let index = self.log.calls.len();
            self.log.calls.push(call);
            self.push(place, tid, What::Begin(index));
            self.halves.insert(tid, (half.to_string(), index));
            return 0;
        }
        match call::parse(text) {
            Some(Text::Whole(call)) => {
                self.whole(place, tid, call);
                0
            }
            Some(Text::Open(open)) => match rest_of(&open, text, after) {
                Some((call, lines)) => {
                    self.log.asides += lines;
                    self.whole(place, tid, call);
                    lines
                }
                None => {
                    // It is known to have begun; how it ended is not.
                    let index = self.log.calls.len();
                    self.log.calls.push(open);
                    self.push(place, tid, What::Begin(index));
                    self.unread(place, text, "this call breaks off: its result is missing");
                    0
                }
            },
            None => {
                self.unread(place, text, "what stands behind the arguments is no result");
                0
            }
        }
    }

    fn whole(&mut self, place: Place, tid: i32, call: Call) {
        let index = self.log.calls.len();
        self.log.calls.push(call);
        self.push(place, tid, What::Begin(index));
        self.push(place, tid, What::Return(index));
    }

    fn resumed(&mut self, place: Place, tid: i32, name: &str, rest: &str, text: &str) {
        let half = self.halves.remove(&tid);
        let (head, index) = match half {
            Some((head, index)) if self.log.calls.get(index).is_some_and(|c| c.name == name) => (head, Some(index)),
            other => {
                if let Some((_, index)) = other {
                    // Another call was begun: it has no end, and this one no beginning.
                    let begun = self.log.calls.get(index).map_or(String::new(), |c| c.name.clone());
                    self.unread(place, text, &format!("`{name}` goes on here, but this thread was in `{begun}`"));
                    return;
                }
                // The log begins in the middle of it.
                (format!("{name}("), None)
            }
        };
        let Some(Text::Whole(call)) = call::parse(&format!("{head}{rest}")) else {
            self.unread(place, text, "the second half of this call cannot be read");
            return;
        };
        match index {
            Some(index) => {
                if let Some(slot) = self.log.calls.get_mut(index) {
                    *slot = call;
                }
                self.push(place, tid, What::Return(index));
            }
            None => self.whole(place, tid, call),
        }
    }

    /// `SIGCHLD {si_signo=SIGCHLD, ...}`, `stopped by SIGSTOP`
    fn signal(&mut self, place: Place, tid: i32, inner: &str) {
        if let Some(signal) = inner.strip_prefix("stopped by ") {
            self.push(place, tid, What::Stopped(signal.to_string()));
            return;
        }
        let (name, record) = inner.split_once(' ').unwrap_or((inner, ""));
        let record = Reader::new(record).value(b"");
        self.push(place, tid, What::Signal(name.to_string(), record));
    }

    /// `exited with 0`, `killed by SIGSEGV (core dumped)`, `superseded by execve in pid 7`
    fn end(&mut self, place: Place, tid: i32, inner: &str, text: &str) {
        let what = if let Some(status) = inner.strip_prefix("exited with ") {
            status.parse().ok().map(What::Exited)
        } else if let Some(signal) = inner.strip_prefix("killed by ") {
            let (signal, core) = match signal.split_once(" (core dumped)") {
                Some((signal, _)) => (signal, true),
                None => (signal, false),
            };
            Some(What::Killed { signal: signal.to_string(), core })
        } else {
            inner.starts_with("superseded by ").then_some(What::Superseded)
        };
        self.living.retain(|t| *t != tid);
        self.halves.remove(&tid);
        match what {
            Some(what) => self.push(place, tid, what),
            None => self.unread(place, text, "how this thread ended cannot be read"),
        }
    }

    /// The file's last line has no end: what was read of it may be half.
    fn torn_end(&mut self, last: usize) {
        let place = Place { file: self.file, line: last };
        let told = self.log.unread.last().is_some_and(|u| u.place == place);
        let is_end = self.entries.last().is_some_and(|e| e.place == place && !matches!(e.what, What::Begin(_)));
        if !told && !is_end {
            self.unread(place, "", "the file ends in the middle of a line");
        }
    }
}

/// What strace wrote behind a program's text that has no end of line: `5 [pid 28285] <... write resumed>) = 2`.
fn behind_print(text: &str) -> Option<&str> {
    const MARKS: [&str; 4] = ["[pid ", "<... ", "--- SIG", "+++ "];
    MARKS.iter().filter_map(|mark| text.get(text.find(mark)?..)).find(|rest| line::read(rest).1 != Kind::Unknown)
}

/// The rest of a call behind lines that its program printed: the call, and how many lines they were.
fn rest_of(open: &Call, text: &str, after: &[&str]) -> Option<(Call, usize)> {
    let asked = match open.args.last() {
        Some(Value::Number(n)) => n.to_string(),
        Some(Value::Other(last)) => last.chars().take_while(char::is_ascii_digit).collect(),
        _ => String::new(),
    };
    for (n, line) in after.iter().take(LINES_WITHIN).enumerate() {
        // The rest begins at a bracket that closes and a result behind it.
        for (at, _) in line.match_indices(')') {
            let rest = line.get(at..).unwrap_or("");
            if !is_result(rest) {
                continue;
            }
            let head = without_print(open, text);
            let Some(Text::Whole(mut call)) = call::parse(&format!("{head}{rest}")) else { continue };
            // A program may print such text itself; in the middle of a line it must fit what was asked for, whose last
            // digits may be the first that were printed.
            let result = call.result().map_or(String::new(), |n| n.to_string());
            let fits = !result.is_empty() && asked.starts_with(&result);
            if at > 0 && !fits {
                continue;
            }
            if fits
                && let (Some(last), Some(n)) =
                    (call.args.last_mut(), call.answer.as_ref().and_then(|a| a.value.clone()))
            {
                *last = n;
            }
            return Some((call, n + 1));
        }
        let is_print = match line::read(line).1 {
            Kind::Unknown | Kind::Blank => true,
            Kind::Call(text) => !matches!(call::parse(text), Some(Text::Whole(_))) && !text.contains("<unfinished"),
            _ => false,
        };
        if !is_print {
            return None;
        }
    }
    None
}

/// `)   = 3`
fn is_result(rest: &str) -> bool {
    let behind = rest.strip_prefix(')').unwrap_or("").trim_start();
    behind.strip_prefix("= ").is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '?'))
}

/// A call's first line without what its program printed behind the last argument's digits.
fn without_print<'a>(open: &Call, text: &'a str) -> &'a str {
    let Some(Value::Other(last)) = open.args.last() else { return text };
    let digits = last.bytes().take_while(u8::is_ascii_digit).count();
    match text.rfind(last.as_str()) {
        Some(at) if digits > 0 => text.get(..at + digits).unwrap_or(text),
        _ => text,
    }
}
