//! A machine with a scheduler and a plan: runs as far as it can by itself and keeps the choices made.

use super::policy::Next;
use super::{Choice, Machine, Outcome, Policy, Schedule, Stepped};
use crate::kernel::wait::Channel;

/// How far the others may go on after the first process has ended, in steps and on their clock (ten minutes): they
/// run on as they would behind a shell's prompt, but a daemon does not keep the run alive for ever.
const AFTERWARDS: u64 = 1_000_000;
const AFTERWARDS_NS: u64 = 600_000_000_000;

/// Somebody who looks on while a run goes to its end.
pub trait Watcher {
    /// Before each piece of the run. True: only one step at a time.
    fn before(&mut self, _machine: &Machine) -> bool {
        false
    }

    /// After each piece. False: stop here, as at a step limit.
    fn after(&mut self, _machine: &Machine, _choice: &Choice, _stepped: &Stepped) -> bool {
        true
    }

    /// Everybody waits and somebody for input: what comes from outside, if more can come.
    fn input(&mut self) -> Option<Choice> {
        None
    }

    /// Whether `input` has its answer ready, as a file or a pipe has: then it comes before time passes.
    fn input_at_hand(&self) -> bool {
        false
    }
}

/// Why a run is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    Ended(Outcome),
    /// The step limit, or the watcher had seen enough.
    Limit,
    /// The plan asks for what cannot be: the position and why.
    Refused {
        at: usize,
        choice: Choice,
        why: String,
    },
}

/// See the head of this file.
#[derive(Clone, Debug)]
pub struct Runner {
    pub machine: Machine,
    policy: Policy,
    /// What was chosen so far.
    pub done: Schedule,
    plan: Schedule,
}

/// What `advance` did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advanced {
    Did(Choice, Stepped),
    /// Nothing can go on by itself: all have ended, or wait for the outside or for ever.
    Idle,
    /// The plan asks for what cannot be: the position and why.
    Refused {
        at: usize,
        choice: Choice,
        why: String,
    },
}

impl Runner {
    /// `plan`: the choices to begin with; after them the scheduler chooses. `seed` as in `Policy::new`.
    #[must_use]
    pub fn new(machine: Machine, plan: Schedule, seed: u64) -> Runner {
        let policy = Policy::new(seed, &machine);
        Runner { machine, policy, done: Schedule::new(), plan }
    }

    /// The next piece of the run: one choice, `Run` at most `most` times.
    pub fn advance(&mut self, most: u64) -> Advanced {
        let at = self.done.len();
        let planned = self.plan.run_at(at).map(|(choice, n)| Next { choice, steps: n as u64 });
        let from_plan = planned.is_some();
        let Some(next) = planned.or_else(|| self.policy.next(&self.machine)) else { return Advanced::Idle };
        match self.make(next.choice.clone(), next.steps.min(most)) {
            Ok(stepped) => Advanced::Did(next.choice, stepped),
            Err(why) if from_plan => Advanced::Refused { at, choice: next.choice, why },
            // The scheduler names only threads that can run.
            Err(_) => Advanced::Idle,
        }
    }

    /// Whether the scheduler's next choice is to let time pass.
    fn lets_time_pass(&self) -> bool {
        self.plan_is_done()
            && self.policy.next(&self.machine).is_some_and(|n| matches!(n.choice, Choice::Clock | Choice::Pass(_)))
    }

    /// Makes a choice, `Run` at most `most` times.
    ///
    /// # Errors
    /// A sentence that says why it cannot be made now.
    pub fn make(&mut self, choice: Choice, most: u64) -> Result<Stepped, String> {
        if let Some(why) = self.machine.refusal(&choice) {
            return Err(why);
        }
        let most = match choice {
            Choice::Run(tid) => most.min(self.policy.room(tid)),
            _ => 1,
        };
        let stepped = self.machine.advance(&choice, most);
        self.policy.after(&self.machine, &choice, stepped.steps, &stepped.events);
        self.done.push_many(choice, stepped.steps as usize);
        Ok(stepped)
    }

    /// Whether the plan has been carried out.
    #[must_use]
    pub fn plan_is_done(&self) -> bool {
        self.done.len() >= self.plan.len()
    }

    /// Runs to the end, or until `most` steps have been made in all.
    pub fn finish(&mut self, most: u64, watcher: &mut impl Watcher) -> Over {
        let mut left: Option<(u64, u64)> = None;
        loop {
            let done = self.done.len() as u64;
            if done >= most {
                return Over::Limit;
            }
            if self.machine.first_status().is_some() {
                let (steps, now) = *left.get_or_insert((done, self.machine.kernel.now));
                if done - steps > AFTERWARDS || self.machine.kernel.now - now > AFTERWARDS_NS {
                    return Over::Ended(self.machine.outcome_now());
                }
            }
            let at_once = if watcher.before(&self.machine) { 1 } else { most - done };
            let first = if self.machine.waits_for_input() && watcher.input_at_hand() && self.lets_time_pass() {
                watcher.input()
            } else {
                None
            };
            let advanced = if first.is_some() { Advanced::Idle } else { self.advance(at_once) };
            let (choice, stepped) = match advanced {
                Advanced::Did(choice, stepped) => (choice, stepped),
                Advanced::Refused { at, choice, why } => return Over::Refused { at, choice, why },
                Advanced::Idle => {
                    let waits = first.is_none() && self.machine.waits_for_input();
                    let more = if waits { watcher.input() } else { first };
                    let Some(choice) = more else { return Over::Ended(self.machine.outcome_now()) };
                    match self.make(choice.clone(), 1) {
                        Ok(stepped) => (choice, stepped),
                        Err(why) => return Over::Refused { at: self.done.len(), choice, why },
                    }
                }
            };
            if !watcher.after(&self.machine, &choice, &stepped) {
                return Over::Limit;
            }
        }
    }
}

impl Machine {
    /// Whether some thread waits for what only the outside can give.
    #[must_use]
    pub fn waits_for_input(&self) -> bool {
        let waits = |c: &Channel| *c == Channel::Terminal;
        self.kernel.threads.iter().any(|(_, t)| t.blocked().is_some_and(|p| p.on.iter().any(waits)))
    }
}
