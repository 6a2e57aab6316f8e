//! A log of a real system as a reader walks through it: the same stage, timeline and controls as a run of the machine.
//!
//! | file | what |
//! | --- | --- |
//! | `mod` | `LogPlayer`: commands in, a `Frame` out |
//! | `lanes` | the log as lanes of a timeline |
//!
//! Rules:
//! - A reader's step ends at a line of the log that tells of something: a call that returned, one that waits, a signal,
//!   an end. What a program's start brings (its libraries) is not stepped through: step 0 stands behind it. A log that
//!   begins in the middle of things has no such start: step 0 stands behind its first step.
//! - Going back is going on from the last moment kept before it: some dozens are kept, evenly.
//! - Nobody can be chosen to run next: it has happened.

mod lanes;

use super::frame::Remark;
use super::{Command, Frame, Piece, PieceKind, Playable, Progress};
use crate::figure::model::{Options, Width};
use crate::figure::plan::Plan;
use crate::figure::timeline::{Window, draw};
use crate::figure::trace::{Walk, waits_after};
use crate::strace::log::{Call, Value, What};
use crate::strace::trace::{self, Kind, Trace};
use crate::timeline::lanes::Lanes;
use std::rc::Rc;

/// Moments kept, at most.
const KEPT: usize = 64;
/// Moments looked at beforehand, so that everybody has a place on the stage from the beginning.
const AHEAD: usize = 240;
/// Bytes of the terminal's text that are shown.
const SCREEN: usize = 32 * 1024;
/// A timeline that has only begun has room to grow in.
const LEAST: usize = 16;

/// See the head of this file.
pub struct LogPlayer {
    trace: Rc<Trace>,
    walk: Walk,
    kept: Vec<Walk>,
    /// How many entries are taken in at each of the reader's steps.
    stops: Vec<usize>,
    here: usize,
    plan: Plan,
    options: Options,
    lanes: Lanes,
    names: Vec<(i32, String)>,
    /// What was written to terminals: by which entry, and what.
    printed: Vec<(usize, PieceKind, Vec<u8>)>,
}

impl LogPlayer {
    #[must_use]
    pub fn new(trace: Trace) -> LogPlayer {
        let trace = Rc::new(trace);
        let stops = stops(&trace);
        let lanes = lanes::lanes(&trace, &stops);
        let mut player = LogPlayer {
            walk: Walk::new(trace.clone()),
            kept: Vec::new(),
            here: 0,
            plan: Plan::default(),
            options: Options { trail: false, ..Options::default() },
            lanes,
            names: trace.world.processes.keys().map(|pid| (*pid, trace.world.name(*pid))).collect(),
            printed: Vec::new(),
            stops,
            trace,
        };
        player.look_ahead();
        player.seek(0);
        player
    }

    /// Goes through it all once: keeps moments, makes room for everybody, gathers what was printed.
    fn look_ahead(&mut self) {
        let (keep, look) = (self.stops.len().div_ceil(KEPT).max(1), self.stops.len().div_ceil(AHEAD).max(1));
        let mut printed = Vec::new();
        let mut done = 0;
        for (n, &stop) in self.stops.iter().enumerate() {
            self.walk.go(stop);
            for at in done..stop {
                printed.extend(self.print(at));
            }
            done = stop;
            if n % keep == 0 {
                self.kept.push(self.walk.clone());
            }
            if n % look == 0 {
                let view = self.walk.view(&self.options, &self.plan);
                self.plan.admit(&view);
            }
        }
        self.printed = printed;
    }

    /// What an entry prints on a terminal, or on what may be one.
    fn print(&self, at: usize) -> Option<(usize, PieceKind, Vec<u8>)> {
        let entry = self.trace.log.entries.get(at)?;
        let What::Return(call) = entry.what else { return None };
        let call = self.trace.log.calls.get(call).filter(|c| c.name == "write" && c.result().is_some_and(|n| n > 0))?;
        let number = i32::try_from(call.number(0)?).ok().filter(|n| *n == 1 || *n == 2)?;
        let world = self.walk.world();
        let process = world.processes.get(&world.tasks.get(&entry.tid)?.pid);
        let file = process.and_then(|p| p.fds.get(&number)).and_then(|fd| world.files.get(&fd.file));
        let kind = file.and_then(|f| world.objects.get(f.object)).map(|o| o.kind);
        // A process that has ended by now had its descriptors closed; then the number alone says it.
        if !kind.is_none_or(|k| matches!(k, Kind::Terminal | Kind::Unknown | Kind::Device)) {
            return None;
        }
        let (bytes, cut) = call.arg(1).and_then(Value::bytes)?;
        let more: &[u8] = if cut { b"..." } else { b"" };
        Some((at, if number == 2 { PieceKind::Err } else { PieceKind::Out }, [bytes, more].concat()))
    }

    fn seek(&mut self, step: usize) {
        self.here = step.min(self.stops.len().saturating_sub(1));
        let target = self.stops.get(self.here).copied().unwrap_or(0);
        if target <= self.walk.at() {
            let before = self.kept.partition_point(|w| w.at() < target).checked_sub(1);
            self.walk = match before.and_then(|i| self.kept.get(i)) {
                Some(kept) => kept.clone(),
                None => Walk::new(self.trace.clone()),
            };
        }
        // What moves in this step, and not on the way there.
        if let Some(&before) = self.here.checked_sub(1).and_then(|n| self.stops.get(n)) {
            self.walk.go(before);
        }
        self.walk.step(target);
    }

    /// The call that a step ends with.
    fn call_at(&self, step: usize) -> Option<&Call> {
        let entry = self.trace.log.entries.get(self.stops.get(step)?.checked_sub(1)?)?;
        match entry.what {
            What::Begin(call) | What::Return(call) => self.trace.log.calls.get(call),
            _ => None,
        }
    }

    /// Whether a step is one that a reader wants to stop at who skips what only keeps house.
    fn matters(&self, step: usize) -> bool {
        self.call_at(step).is_none_or(|c| !is_housekeeping(c))
    }

    fn console(&self) -> Vec<Piece> {
        let mut runs: Vec<(PieceKind, Vec<u8>)> = Vec::new();
        let shown = self.printed.partition_point(|p| p.0 < self.walk.at());
        for (_, kind, bytes) in self.printed.get(..shown).unwrap_or(&[]) {
            match runs.last_mut().filter(|(k, _)| k == kind) {
                Some((_, run)) => run.extend(bytes),
                None => runs.push((*kind, bytes.clone())),
            }
        }
        let text = |bytes: &[u8]| {
            let from = bytes.len().saturating_sub(SCREEN);
            super::frame::text(bytes.get(from..).unwrap_or(bytes))
        };
        runs.iter().map(|(kind, bytes)| Piece { text: text(bytes), kind: *kind }).collect()
    }

    fn remark(&self) -> Option<Remark> {
        let at = self.walk.at();
        if let Some(text) = at.checked_sub(1).and_then(|last| trace::stuck(&self.trace, last)) {
            return Some(Remark { text, bad: true });
        }
        let at_end = self.here + 1 >= self.stops.len();
        at_end.then(|| Remark { text: "The log ends here.".to_string(), bad: false })
    }
}

impl Playable for LogPlayer {
    fn act(&mut self, command: Command, _: &mut dyn FnMut() -> bool) -> Progress {
        let last = self.stops.len().saturating_sub(1);
        let target = match command {
            Command::Step => self.here + 1,
            Command::Back => self.here.saturating_sub(1),
            Command::NextCall => (self.here + 1..last).find(|&s| self.matters(s)).unwrap_or(last),
            Command::LastCall => (0..self.here).rev().find(|&s| self.matters(s)).unwrap_or(0),
            Command::Seek(step) => step as usize,
            Command::SeekPosition(at) | Command::Position(at) => at,
            Command::End | Command::Continue => last,
            Command::ContinueBack => 0,
            _ => self.here,
        };
        self.seek(target);
        Progress::Done
    }

    fn go_on(&mut self, _: &mut dyn FnMut() -> bool) -> Progress {
        Progress::Done
    }

    fn frame(&mut self) -> Frame {
        let scene = self.walk.scene(&self.options, &self.plan);
        let known = self.stops.len().saturating_sub(1);
        let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Frame {
            step: self.here as u64,
            len: known as u64,
            position: self.here,
            known,
            at_end: self.here >= known,
            strip: draw(&Window {
                lanes: &self.lanes,
                from: 0,
                to: short(known.max(LEAST)),
                now: short(self.here),
                width: scene.width,
                names: self.names.clone(),
                first_pid: self.walk.first_pid(),
                branches: Vec::new(),
            }),
            scene,
            console: self.console(),
            remark: self.remark(),
            ..Frame::default()
        }
    }

    fn set_width(&mut self, width: Width) -> bool {
        let changed = self.options.width != width;
        if changed {
            self.options.width = width;
            // Places are as large as their occupants at this width.
            self.plan = Plan::default();
            for at in 0..self.kept.len() {
                if let Some(view) = self.kept.get(at).map(|w| w.view(&self.options, &self.plan)) {
                    self.plan.admit(&view);
                }
            }
        }
        changed
    }

    fn width(&self) -> Width {
        self.options.width
    }

    fn set_trail(&mut self, trail: bool) {
        self.options.trail = trail;
    }

    fn at_breakpoint(&self) -> bool {
        false
    }

    fn prints(&self) -> bool {
        !self.printed.is_empty()
    }
}

/// The reader's steps: how many entries are taken in at each.
fn stops(trace: &Trace) -> Vec<usize> {
    let entries = &trace.log.entries;
    let first = entries
        .iter()
        .position(|e| match e.what {
            What::Begin(call) | What::Return(call) => trace.log.calls.get(call).is_some_and(|c| !is_start_up(c)),
            What::Attached | What::Detached => false,
            _ => true,
        })
        .unwrap_or(entries.len());
    let mut stops = if first == 0 { Vec::new() } else { vec![first] };
    for (i, e) in entries.iter().enumerate().skip(first) {
        let stops_here = match e.what {
            // A call that returns at once is one step, at its return.
            What::Begin(call) => waits_after(trace, i + 1, e.tid, call),
            What::Attached | What::Detached => false,
            _ => true,
        };
        if stops_here {
            stops.push(i + 1);
        }
    }
    if stops.is_empty() {
        stops.push(0);
    }
    stops
}

/// Calls that the loader makes before `main`: libraries, memory, the thread's own registers.
fn is_start_up(c: &Call) -> bool {
    let of_library = || {
        let of = |v: &Value| v.text().or_else(|| v.about().map(str::to_string));
        c.args
            .iter()
            .chain(c.answer.as_ref().and_then(|a| a.value.as_ref()))
            .filter_map(of)
            .any(|path| path.contains(".so") || path.contains("ld.so") || path.contains("/locale"))
    };
    match c.name.as_str() {
        "execve" | "brk" | "mmap" | "munmap" | "mprotect" | "arch_prctl" | "set_tid_address" | "set_robust_list"
        | "rseq" | "prlimit64" | "getrandom" | "access" | "pread64" | "newfstatat" | "fstat" => true,
        // Without -y only the order tells: it reads what it has just opened.
        "read" | "close" => of_library() || c.number(0) == Some(3) && c.arg(0).is_some_and(|a| a.about().is_none()),
        "open" | "openat" => of_library(),
        _ => false,
    }
}

/// Calls by which a program only keeps its memory and its signals in order.
fn is_housekeeping(c: &Call) -> bool {
    matches!(
        c.name.as_str(),
        "brk"
            | "mmap"
            | "munmap"
            | "mprotect"
            | "madvise"
            | "rt_sigprocmask"
            | "rt_sigaction"
            | "set_robust_list"
            | "rseq"
            | "getpid"
            | "getppid"
            | "gettid"
            | "newfstatat"
            | "fstat"
            | "lseek"
            | "ioctl"
            | "prlimit64"
            | "getrandom"
            | "clock_gettime"
            | "arch_prctl"
            | "set_tid_address"
            | "access"
            | "pread64"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strace::log;

    fn player(text: &str) -> LogPlayer {
        LogPlayer::new(trace::import(log::read(&[("log", text)])))
    }

    const LOG: &str = concat!(
        "7 execve(\"./a\", [\"a\"], 0x7ffe /* 9 vars */) = 0\n",
        "7 brk(NULL) = 0x5626155c4000\n",
        "7 openat(AT_FDCWD, \"/etc/ld.so.cache\", O_RDONLY|O_CLOEXEC) = 3\n",
        "7 close(3) = 0\n",
        "7 pipe2([3, 4], 0) = 0\n",
        "7 clone(child_stack=NULL, flags=SIGCHLD) = 8\n",
        "7 read(3,  <unfinished ...>\n",
        "8 getppid() = 7\n",
        "8 write(4, \"hey\", 3) = 3\n",
        "7 <... read resumed>\"hey\", 10) = 3\n",
        "8 exit_group(0) = ?\n",
        "8 +++ exited with 0 +++\n",
        "7 write(1, \"hey\\n\", 4) = 4\n",
    );

    #[test]
    fn step_0_stands_behind_the_start_of_the_program() {
        let mut p = player(LOG);
        assert_eq!(p.frame().scene.narration.plain(), "a 7's close returns 0.");
        p.act(Command::Step, &mut || true);
        assert_eq!(p.frame().scene.narration.plain(), "a 7's pipe2 returns 0.");
    }

    #[test]
    fn back_is_where_one_was() {
        let mut p = player(LOG);
        let last = p.frame().known;
        let forth: Vec<_> = (0..=last)
            .map(|n| {
                p.seek(n);
                p.frame().scene
            })
            .collect();
        for n in (0..=last).rev() {
            p.seek(n);
            assert_eq!(p.frame().scene, forth[n], "at step {n}");
        }
    }

    #[test]
    fn the_next_call_is_one_that_matters() {
        let mut p = player(LOG);
        let mut said = Vec::new();
        for _ in 0..4 {
            p.act(Command::NextCall, &mut || true);
            said.push(p.frame().scene.narration.plain());
        }
        assert_eq!(
            said,
            [
                "a 7's pipe2 returns 0.",
                "a 7's clone returns 8.",
                "a 7 waits in read(3, ..., 10).",
                "a 8's write returns 3."
            ]
        );
    }

    #[test]
    fn lanes_have_waits_and_arrows() {
        use crate::timeline::lanes::{ArrowKind, Doing};
        let p = player(LOG);
        let reader = p.lanes.lanes().iter().find(|l| l.tid == 7).expect("a lane");
        assert!(reader.stretches.iter().any(|s| matches!(s.doing, Doing::Blocked(_))));
        let kinds: Vec<_> = p.lanes.arrows().iter().map(|a| (a.from.0, a.to.0, a.kind)).collect();
        assert_eq!(kinds, [(7, 8, ArrowKind::Fork), (8, 7, ArrowKind::Bytes)]);
    }

    #[test]
    fn what_was_written_to_the_terminal_is_shown_up_to_here() {
        let mut p = player(LOG);
        assert!(p.prints());
        assert!(p.frame().console.is_empty());
        p.act(Command::End, &mut || true);
        let text: String = p.frame().console.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(text, "hey\n");
        assert_eq!(p.frame().remark.map(|r| r.text), Some("The log ends here.".to_string()));
    }

    #[test]
    fn bytes_travel_in_the_steps_that_move_them() {
        let mut p = player(LOG);
        let mut counts = Vec::new();
        for n in 0..=p.frame().known {
            p.seek(n);
            counts.push((p.frame().scene.narration.plain(), p.frame().scene.moves.len()));
        }
        let of = |start: &str| counts.iter().find(|c| c.0.starts_with(start)).map(|c| c.1);
        // Three bytes down, three bytes up; a word for the end.
        assert_eq!(of("a 8's write returns"), Some(3), "{counts:?}");
        assert_eq!(of("a 7's read returns"), Some(3), "{counts:?}");
        assert_eq!(of("a 8 exits"), Some(1), "{counts:?}");
        assert_eq!(of("a 7 waits"), Some(0), "{counts:?}");
        // They go down for who writes, and up for who reads; jumping there shows the same.
        p.seek(0);
        let write = counts.iter().position(|c| c.0.starts_with("a 8's write")).expect("a step");
        p.seek(write);
        assert!(
            p.frame()
                .scene
                .moves
                .iter()
                .all(|m| m.path.points.first().map(|a| a.y) < m.path.points.last().map(|a| a.y))
        );
    }

    #[test]
    fn a_log_that_begins_in_the_middle_shows_its_first_line_at_step_0() {
        let mut p = player("7 write(1, \"hey\", 3) = 3\n7 exit_group(0) = ?\n7 +++ exited with 0 +++\n");
        assert_eq!(p.frame().scene.narration.plain(), "process 7's write returns 3.");
    }

    #[test]
    fn an_empty_log_has_one_moment() {
        let mut p = player("");
        assert_eq!(p.frame().known, 0);
        p.act(Command::Step, &mut || true);
        assert!(p.frame().at_end);
    }
}
