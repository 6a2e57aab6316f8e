//! `ringside run`: compiles and runs. What the programs print goes out as they print it; what stands on the real
//! standard input is what they read.

use super::args::Args;
use super::load;
use ringside::kernel::event::Event;
use ringside::machine::outcome::{DOES_NOT_COMPILE, End, STEP_LIMIT, signal_words};
use ringside::machine::runner::{Over, Watcher};
use ringside::machine::{Choice, Machine, Runner, Stepped, build};
use ringside::source::Diagnostic;
use ringside::strace;
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Read as _, Write as _};

/// Steps after which a run is stopped.
const MAX_STEPS: u64 = 1_000_000_000;

/// What the programs print, and what is said about the run.
#[derive(Default)]
struct Sink {
    /// Collected instead of printed, for `--json`.
    collect: bool,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    said: Vec<String>,
    told: BTreeSet<String>,
    /// Nobody reads standard output any more.
    closed: bool,
}

impl Sink {
    fn program(&mut self, fd: i32, bytes: &[u8]) {
        if self.collect {
            (if fd == 2 { &mut self.stderr } else { &mut self.stdout }).extend_from_slice(bytes);
            return;
        }
        let done = if fd == 2 {
            std::io::stderr().write_all(bytes)
        } else {
            let mut out = std::io::stdout().lock();
            out.write_all(bytes).and_then(|()| out.flush())
        };
        self.closed |= done.is_err() && fd != 2;
    }

    /// A sentence of ours.
    fn say(&mut self, text: &str) {
        if !self.collect {
            eprint!("{text}");
        }
        self.said.push(text.to_string());
    }

    fn events(&mut self, events: &[Event]) {
        for e in events {
            match e {
                Event::Output { fd, bytes, .. } => self.program(*fd, bytes),
                Event::Fault { signal, sentence, .. } => {
                    let name = ringside::kernel::signal::name(*signal);
                    self.say(&format!("ringside: {sentence} ({name})\n"));
                }
                Event::Notice { sentence, .. } if self.told.insert(sentence.clone()) => {
                    self.say(&format!("ringside: note: {sentence}\n"));
                }
                _ => {}
            }
        }
    }
}

pub fn run(args: &Args) -> Result<i32, String> {
    let scenario = load::scenario(args)?;
    let plan = args.value("schedule").unwrap_or("").parse().map_err(|e| format!("--schedule: {e}"))?;
    let most = args.number("max-steps", MAX_STEPS)?;
    let json = args.has("json");
    let built = build(&scenario);
    if !json {
        for d in &built.diagnostics {
            eprint!("{}", d.render(&built.sources));
        }
    }
    let Some(machine) = built.machine else {
        if json {
            let list: Vec<_> = built.diagnostics.iter().map(|d| diagnostic(d, &built.sources)).collect();
            println!("{}", json!({ "exit": DOES_NOT_COMPILE, "diagnostics": list }));
        }
        return Ok(DOES_NOT_COMPILE);
    };
    let mut desk = Desk {
        sink: Sink { collect: json, ..Sink::default() },
        stdin_open: scenario.stdin.is_none(),
        trace: args.has("strace").then(|| strace::Printer::new(&machine, scenario.environment().len())),
        before: None,
    };
    if let Some(p) = &mut desk.trace {
        eprint!("{}", p.start());
    }
    let mut runner = Runner::new(machine, plan, scenario.seed);
    let over = runner.finish(most, &mut desk);
    if let Some(p) = &mut desk.trace {
        eprint!("{}", p.finish());
    }
    let mut sink = desk.sink;
    let code = match &over {
        Over::Ended(outcome) => {
            if let End::Signaled(n) = outcome.end {
                sink.say(&format!("ringside: {} {}\n", runner.machine.first_pid(), signal_words(n)));
            }
            let words = outcome.sentences();
            if !words.is_empty() {
                sink.say(&format!("ringside: {words}"));
            }
            outcome.exit_code()
        }
        Over::Limit => {
            sink.say(&format!("ringside: stopped after {} steps\n", runner.done.len()));
            STEP_LIMIT
        }
        Over::Refused { at, choice, why } => {
            return Err(format!("--schedule: step {}: `{choice}` cannot be done: {why}", at + 1));
        }
    };
    if json {
        let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
        let list: Vec<_> = built.diagnostics.iter().map(|d| diagnostic(d, &built.sources)).collect();
        let end = match &over {
            Over::Ended(o) => match o.end {
                End::Exited(_) => "exited",
                End::Signaled(_) => "signaled",
                End::Fault => "fault",
                End::Deadlock => "deadlock",
            },
            _ => "limit",
        };
        println!(
            "{}",
            json!({
                "exit": code, "end": end, "stdout": text(&sink.stdout), "stderr": text(&sink.stderr),
                "said": sink.said.concat(), "steps": runner.done.len(), "schedule": runner.done.to_string(),
                "hash": format!("{:016x}", runner.machine.state_hash()), "diagnostics": list,
            })
        );
    }
    Ok(code)
}

fn diagnostic(d: &Diagnostic, sources: &ringside::source::Sources) -> serde_json::Value {
    let (file, line, column) = sources.place(d.span);
    json!({
        "severity": if d.is_error() { "error" } else { "warning" }, "file": file, "line": line, "column": column,
        "message": d.message, "help": d.cure, "flag": d.flag,
    })
}

/// Passes on what the programs print, brings them what is typed, and prints their calls if asked.
struct Desk {
    sink: Sink,
    stdin_open: bool,
    trace: Option<strace::Printer>,
    before: Option<Machine>,
}

impl Watcher for Desk {
    fn before(&mut self, machine: &Machine) -> bool {
        // Traced, one step at a time: what a call is given is read before the step.
        self.before = self.trace.is_some().then(|| machine.clone());
        self.trace.is_some()
    }

    fn after(&mut self, machine: &Machine, _: &Choice, stepped: &Stepped) -> bool {
        if let (Some(p), Some(before)) = (&mut self.trace, &self.before) {
            eprint!("{}", p.step(before, machine, &stepped.events));
        }
        self.sink.events(&stepped.events);
        !self.sink.closed
    }

    fn input_at_hand(&self) -> bool {
        self.stdin_open && !std::io::stdin().is_terminal()
    }

    fn input(&mut self) -> Option<Choice> {
        if !self.stdin_open {
            return None;
        }
        let mut buffer = vec![0; 4096];
        match std::io::stdin().read(&mut buffer) {
            Ok(n) if n > 0 => {
                buffer.truncate(n);
                Some(Choice::Input(buffer))
            }
            _ => {
                self.stdin_open = false;
                Some(Choice::EndOfInput)
            }
        }
    }
}
