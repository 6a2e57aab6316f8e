//! What the page and the explorer's worker say to each other: JSON texts, both ways.
//!
//! Rules: a worker does one search at a time; an order replaces the search under way. Everything in an answer is
//! finished text and numbers: the page draws it and computes nothing.

use crate::explore::{Limit, Options, Report, Search, Time, Verdict};
use crate::link::Link;
use crate::machine::{self, Choice};
use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    Explore {
        /// A link as JSON.
        link: String,
        wish: Wish,
    },
    /// Tells what is known, and goes no further.
    Stop,
    /// Goes on where it was stopped.
    Continue,
}

/// What the reader can set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Sleeps end in the order of their length; else whoever sleeps may wake at any moment.
    pub time_kept: bool,
    pub spurious: bool,
    /// At most so many switches away from a thread that could go on.
    pub bound: Option<u32>,
    pub max_states: u64,
}

impl Default for Wish {
    fn default() -> Wish {
        Wish { time_kept: false, spurious: false, bound: None, max_states: 200_000 }
    }
}

/// What the explorer answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum News {
    Progress(Numbers),
    Report(Box<Told>),
    /// A sentence.
    Failed(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    pub states: u64,
    pub transitions: u64,
    pub depth: usize,
    pub outcomes: usize,
    pub round: u32,
}

/// A report, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub headline: String,
    pub tone: Tone,
    /// It was stopped and can go on.
    pub stopped: bool,
    /// It met its limit of states.
    pub full: bool,
    pub numbers: Numbers,
    /// How time passed, if that mattered.
    pub time: Option<String>,
    pub outcomes: Vec<Ending>,
    pub findings: Vec<Wrong>,
    /// Edges between states, 0 being the start, with who moved; only of small searches.
    pub graph: Vec<(u32, String, u32)>,
    /// States in which nothing can happen any more.
    pub ends: Vec<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Every schedule was looked at, and all is well.
    Good,
    Bad,
    #[default]
    Open,
}

/// One way a run can end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    pub stdout: String,
    pub stderr: String,
    pub exit: i32,
    pub left_behind: bool,
    pub switches: usize,
    pub schedule: String,
}

/// Something wrong, and how it comes about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    pub kind: String,
    pub sentence: String,
    pub switches: usize,
    pub schedule: String,
    pub story: Vec<Act>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    pub who: String,
    pub place: String,
    pub what: String,
    /// Somebody else ran before.
    pub switch: bool,
}

/// Graphs with more states than this are not drawn.
const DRAWN: usize = 60;

/// A search under way, in a worker or in the page.
pub struct Job {
    search: Search,
}

impl Job {
    /// # Errors
    /// A sentence, when the link is none or its program does not compile.
    pub fn new(link: &str, wish: &Wish, shortest: u64) -> Result<Job, String> {
        let link = Link::from_json(link.as_bytes()).map_err(|e| e.to_string())?;
        let built = machine::build(&link.scenario);
        let machine = built.machine.ok_or("The program does not compile: see Problems.")?;
        let options = Options {
            time: if wish.time_kept { Time::Kept } else { Time::Free },
            spurious: wish.spurious,
            bound: wish.bound,
            max_states: wish.max_states,
            graph: DRAWN,
            shortest,
            ..Options::default()
        };
        Ok(Job { search: Search::new(machine, options) })
    }

    /// Goes on while there is time. True: it is done.
    pub fn slice(&mut self, more_time: &mut dyn FnMut() -> bool) -> bool {
        const A_FEW: u64 = 32;
        loop {
            if self.search.run(A_FEW).done {
                return true;
            }
            if !more_time() {
                return false;
            }
        }
    }

    /// Goes on while there is time: the report when it is done, else how far it is.
    pub fn news(&mut self, more_time: &mut dyn FnMut() -> bool) -> News {
        if self.slice(more_time) { News::Report(Box::new(self.told())) } else { News::Progress(self.numbers()) }
    }

    #[must_use]
    pub fn numbers(&self) -> Numbers {
        let p = self.search.progress();
        Numbers { states: p.states, transitions: p.transitions, depth: p.depth, outcomes: p.outcomes, round: p.round }
    }

    #[must_use]
    pub fn told(&self) -> Told {
        tell(&self.search, &self.search.report())
    }
}

fn tell(search: &Search, report: &Report) -> Told {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let p = search.progress();
    Told {
        headline: report.headline(),
        tone: match report.verdict {
            Verdict::Proved => Tone::Good,
            Verdict::Wrong(_) => Tone::Bad,
            Verdict::Limit => Tone::Open,
        },
        stopped: report.limit == Some(Limit::Stopped),
        full: report.limit == Some(Limit::States),
        numbers: Numbers {
            states: report.states,
            transitions: report.transitions,
            depth: report.depth,
            outcomes: report.outcomes.len(),
            round: p.round,
        },
        time: report.timed.then(|| {
            match report.time {
                Time::Free => "Time is free: whoever sleeps may wake at any moment.",
                Time::Kept => "Time is kept: sleeps end in the order of their length, and nothing else takes time.",
            }
            .to_string()
        }),
        outcomes: report
            .outcomes
            .iter()
            .map(|o| Ending {
                stdout: text(&o.stdout),
                stderr: text(&o.stderr),
                exit: o.exit,
                left_behind: o.left_behind,
                switches: o.switches,
                schedule: o.schedule.to_string(),
            })
            .collect(),
        findings: report
            .findings
            .iter()
            .map(|f| Wrong {
                kind: f.kind.word().to_string(),
                sentence: f.sentence.clone(),
                switches: f.switches,
                schedule: f.schedule.to_string(),
                story: f
                    .story
                    .iter()
                    .map(|s| Act { who: s.who.clone(), place: s.place.clone(), what: s.what.clone(), switch: s.switch })
                    .collect(),
            })
            .collect(),
        graph: search
            .graph()
            .unwrap_or_default()
            .iter()
            .map(|(from, choice, to)| (*from, mover(choice), *to))
            .collect(),
        ends: search.end_states().to_vec(),
    }
}

fn mover(choice: &Choice) -> String {
    match choice {
        Choice::Run(tid) => tid.to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::Scenario;

    fn job(text: &str, wish: &Wish) -> Job {
        let link = Link { scenario: Scenario::single("a.c", text), ..Link::default() };
        Job::new(&link.json(), wish, 1000).expect("it compiles")
    }

    const TWO_ENDS: &str = r#"
#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void) {
    if (fork() == 0) { write(1, "child\n", 6); return 0; }
    write(1, "parent\n", 7);
    wait(NULL);
    return 0;
}
"#;

    #[test]
    fn a_search_in_slices_tells_every_outcome_and_how_to_play_it() {
        let mut job = job(TWO_ENDS, &Wish::default());
        let mut slices = 0;
        while !job.slice(&mut || false) {
            slices += 1;
            assert!(slices < 1000);
        }
        let told = job.told();
        let mut outputs: Vec<&str> = told.outcomes.iter().map(|o| o.stdout.as_str()).collect();
        outputs.sort_unstable();
        assert_eq!(outputs, ["child\nparent\n", "parent\nchild\n"]);
        assert_eq!((told.tone, told.stopped, told.full), (Tone::Good, false, false));
        assert!(!told.graph.is_empty() && !told.ends.is_empty());
        for o in &told.outcomes {
            let schedule = o.schedule.parse().expect("a schedule is text");
            let link = Link { scenario: Scenario::single("a.c", TWO_ENDS), schedule, ..Link::default() };
            let (mut player, _) = crate::player::Player::new(&link);
            player.finish(crate::player::Command::End);
            let printed: String =
                crate::player::Playable::frame(&mut player).console.iter().map(|p| p.text.clone()).collect();
            assert_eq!(printed, o.stdout);
        }
    }

    #[test]
    fn a_stopped_search_says_so_and_goes_on() {
        let mut job = job(TWO_ENDS, &Wish::default());
        job.search.run(1);
        let told = job.told();
        assert!(told.stopped && told.tone != Tone::Good, "{}", told.headline);
        assert!(job.slice(&mut || true));
        assert_eq!(job.told().tone, Tone::Good);
    }

    #[test]
    fn a_program_that_does_not_compile_is_told_as_such() {
        let link = Link { scenario: Scenario::single("a.c", "int main(void) { return x; }"), ..Link::default() };
        assert!(Job::new(&link.json(), &Wish::default(), 0).is_err());
        assert!(Job::new("no link", &Wish::default(), 0).is_err());
    }

    #[test]
    fn orders_and_news_survive_the_way() {
        let order = Order::Explore { link: "{}".to_string(), wish: Wish { bound: Some(2), ..Wish::default() } };
        let text = serde_json::to_string(&order).expect("plain data");
        assert_eq!(serde_json::from_str::<Order>(&text).ok(), Some(order));
        let news = News::Progress(Numbers { states: 3, ..Numbers::default() });
        let text = serde_json::to_string(&news).expect("plain data");
        assert_eq!(serde_json::from_str::<News>(&text).ok(), Some(news));
    }
}
