//! A test program under the model.

use super::case::Case;
use super::native::Run;
use ringside::kernel::call::Call;
use ringside::kernel::event::Event;
use ringside::machine::outcome::{DOES_NOT_COMPILE, STEP_LIMIT};
use ringside::machine::runner::{Advanced, Over, Runner, Watcher};
use ringside::machine::{Choice, Machine, Schedule, Stepped, build};

/// What a run left: what was printed, and the run itself.
pub struct Done {
    pub run: Run,
    pub schedule: Schedule,
    pub hash: u64,
}

#[derive(Default)]
struct Ears {
    terminal: bool,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    said: String,
    broken: Option<String>,
    /// Pieces of the run looked at, to verify the kernel's laws after the first few thousand and then now and then.
    pieces: u64,
}

impl Watcher for Ears {
    fn after(&mut self, machine: &Machine, _: &Choice, stepped: &Stepped) -> bool {
        self.pieces += 1;
        if !stepped.events.is_empty() && (self.pieces < 2000 || self.pieces % 64 == 0) {
            self.broken = machine.kernel.check().err().map(|law| format!("a law of the kernel is broken: {law}"));
        }
        for e in &stepped.events {
            match e {
                Event::Output { fd: 2, bytes, .. } if !self.terminal => self.stderr.extend_from_slice(bytes),
                Event::Output { bytes, .. } => self.stdout.extend_from_slice(bytes),
                Event::Fault { sentence, .. } => self.said.push_str(&format!("ringside: {sentence}\n")),
                Event::Notice { sentence, .. } => {
                    let text = format!("ringside: note: {sentence}\n");
                    if !self.said.contains(&text) {
                        self.said.push_str(&text);
                    }
                }
                _ => {}
            }
        }
        self.broken.is_none()
    }
}

/// Compiles and runs a case; `plan` instead of the schedule in its header, if given. A panic is an error like others,
/// so that one program does not hide what the rest would say.
pub fn run(case: &Case, plan: Option<&Schedule>) -> Result<Done, String> {
    let attempt = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| attempt(case, plan)));
    attempt.unwrap_or_else(|e| {
        let text = e.downcast_ref::<String>().cloned().or_else(|| e.downcast_ref::<&str>().map(|s| (*s).to_string()));
        Err(format!("panic: {}", text.unwrap_or_default()))
    })
}

fn attempt(case: &Case, plan: Option<&Schedule>) -> Result<Done, String> {
    let built = build(&case.scenario);
    let rendered: String = built.diagnostics.iter().map(|d| d.render(&built.sources)).collect();
    let Some(machine) = built.machine else {
        let run = Run { stdout: String::new(), stderr: rendered, exit: DOES_NOT_COMPILE };
        return Ok(Done { run, schedule: Schedule::new(), hash: 0 });
    };
    let header = case.schedule.as_deref().unwrap_or("").parse::<Schedule>().map_err(|e| e.to_string())?;
    let plan = plan.cloned().unwrap_or(header);
    let mut runner = Runner::new(machine, plan, case.scenario.seed);
    let mut ears = Ears { terminal: case.terminal(), ..Ears::default() };
    for keys in &case.keys {
        while runner.machine.choices().iter().any(|c| matches!(c, Choice::Run(_))) {
            if let Advanced::Did(choice, stepped) = runner.advance(case.max_steps) {
                ears.after(&runner.machine, &choice, &stepped);
            }
        }
        let choice = Choice::Input(keys.clone().into_bytes());
        let stepped = runner.make(choice.clone(), 1)?;
        ears.after(&runner.machine, &choice, &stepped);
    }
    finish(case, runner, ears)
}

/// Runs a case in an order: `1001 write, 1000 exit_group`: thread 1001 runs until its next `write` has returned, then
/// 1000 until it has called `exit_group`; then the usual scheduler goes on.
pub fn run_in_order(case: &Case, order: &str) -> Result<Done, String> {
    let built = build(&case.scenario);
    let machine = built.machine.ok_or("it does not compile")?;
    let mut ears = Ears { terminal: case.terminal(), ..Ears::default() };
    let mut runner = Runner::new(machine, Schedule::new(), case.scenario.seed);
    for item in order.split(',').map(str::trim).filter(|s| !s.is_empty()) {
        let (tid, name) = item.split_once(' ').ok_or_else(|| format!("`{item}`: a thread and a call"))?;
        let tid = tid.parse().map_err(|_| format!("`{tid}` is no thread"))?;
        let call = Call::from_name(name.trim()).ok_or_else(|| format!("`{name}` is no call"))?;
        let mut reached = false;
        for _ in 0..1_000_000 {
            let choice = Choice::Run(tid);
            let stepped = runner.make(choice.clone(), 1).map_err(|why| format!("`{item}`: {why}"))?;
            ears.after(&runner.machine, &choice, &stepped);
            reached = stepped.events.iter().any(|e| match e {
                Event::Return { tid: t, call: c, .. } => *t == tid && *c == call,
                Event::Enter { tid: t, call: c, .. } => {
                    *t == tid && *c == call && matches!(c, Call::Exit | Call::ExitGroup | Call::RtSigreturn)
                }
                _ => false,
            });
            if reached {
                break;
            }
        }
        if !reached {
            return Err(format!("`{item}` does not come"));
        }
    }
    finish(case, runner, ears)
}

fn finish(case: &Case, mut runner: Runner, mut ears: Ears) -> Result<Done, String> {
    let over = runner.finish(case.max_steps, &mut ears);
    if let Some(broken) = ears.broken {
        return Err(broken);
    }
    let exit = match over {
        Over::Ended(outcome) => {
            ears.said.push_str(&outcome.sentences());
            outcome.exit_code()
        }
        Over::Limit => STEP_LIMIT,
        Over::Refused { at, choice, why } => return Err(format!("step {at}: `{choice}` cannot be done: {why}")),
    };
    let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
    let run = Run { stdout: text(&ears.stdout), stderr: text(&ears.stderr) + &ears.said, exit };
    Ok(Done { run, hash: runner.machine.state_hash(), schedule: runner.done })
}
