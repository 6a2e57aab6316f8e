//! What the page and the explorer's worker say to each other: JSON texts, both ways.
//!
//! Rules: a worker does one search at a time; an order replaces the search under way. Everything in an answer is
//! finished text and numbers: the page draws it and computes nothing.

use crate::exercise::{Grade, Grading, Rule, Sheet};
use crate::explore::walk::Walk;
use crate::explore::{Limit, Options, Report, Search, Step, Time, Verdict, weaker};
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
    /// Looks at every schedule of an answer to an exercise.
    Grade {
        /// A `Sheet` as JSON.
        sheet: String,
        answer: String,
    },
    /// Tells what is known, and goes no further.
    Stop,
    /// Goes on where it was stopped.
    Continue,
    /// Goes on from its limit to this many states.
    Further(u64),
    /// In which state of the graph a run stands.
    Locate {
        /// Base steps, as a schedule's text.
        schedule: String,
        /// How many of them have been made.
        steps: usize,
    },
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
    Graded(Box<Marked>),
    /// A state of the graph; None: of those the run is in none.
    At(Option<u32>),
    /// A sentence.
    Failed(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    pub states: u64,
    pub transitions: u64,
    pub depth: usize,
    pub outcomes: usize,
    /// What goes wrong, as far as it was found.
    pub found: usize,
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
    /// How time passed, if that mattered, and that memory was stronger than a program asks for, if it does; else empty.
    pub model: String,
    /// The first of them, each with a run.
    pub outcomes: Vec<Ending>,
    pub findings: Vec<Wrong>,
    /// Moves between states, 0 being the start, with who moves; only of small programs, of those all.
    pub graph: Vec<(u32, String, u32)>,
    /// States in which nothing can happen any more.
    pub ends: Vec<u32>,
    /// For each state the schedule of a shortest run to it.
    pub ways: Vec<String>,
}

/// What became of an answer to an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    pub passes: bool,
    pub states: u64,
    pub failures: Vec<Wrong>,
    /// What was checked, in words, and whether it holds, if that is known.
    pub rules: Vec<(String, Option<bool>)>,
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
    pub story: Vec<Act>,
}

/// Something wrong, and how it comes about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    pub kind: String,
    pub sentence: String,
    /// Empty: there is no run that shows it.
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
const DRAWN: usize = 200;

/// What is under way, in a worker or in the page.
pub enum Work {
    Explore(Box<Job>),
    Grade(Box<Marking>),
}

impl Work {
    /// What an order begins; None: it begins nothing.
    ///
    /// # Errors
    /// A sentence, when it cannot be begun.
    pub fn begin(order: &Order, shortest: u64) -> Option<Result<Work, String>> {
        match order {
            Order::Explore { link, wish } => {
                Some(Job::new(link, wish, shortest).map(|job| Work::Explore(Box::new(job))))
            }
            Order::Grade { sheet, answer } => {
                Some(Marking::new(sheet, answer, shortest).map(|marking| Work::Grade(Box::new(marking))))
            }
            _ => None,
        }
    }

    /// Goes on while there is time: the report when it is done, else how far it is.
    pub fn news(&mut self, more_time: &mut dyn FnMut() -> bool) -> News {
        match self {
            Work::Explore(job) => job.news(more_time),
            Work::Grade(marking) => marking.news(more_time),
        }
    }

    /// Answers an order to what is under way; None: there is nothing to say, and it goes on.
    pub fn hear(&mut self, order: &Order) -> Option<News> {
        match (self, order) {
            (Work::Explore(job), Order::Stop) => Some(News::Report(Box::new(job.told()))),
            (Work::Explore(job), Order::Further(states)) => {
                job.search.raise(*states);
                None
            }
            (Work::Explore(job), Order::Locate { schedule, steps }) => Some(News::At(job.locate(schedule, *steps))),
            _ => None,
        }
    }
}

/// How many transitions are made between two looks at the clock.
const A_FEW: u64 = 32;

/// Transitions after which a search is given up that has already found something wrong.
const ENOUGH: u64 = 100_000;

/// The most outcomes that are shown.
const TOLD: usize = 100;

/// A search under way.
pub struct Job {
    search: Search,
    /// All states of a small program, once they are known.
    walk: Option<Walk>,
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
            after_found: Some(ENOUGH),
            graph: 0,
            shortest,
            ..Options::default()
        };
        Ok(Job { search: Search::new(machine, options), walk: None })
    }

    /// Goes on while there is time. True: it is done.
    pub fn slice(&mut self, more_time: &mut dyn FnMut() -> bool) -> bool {
        loop {
            if self.search.run(A_FEW).done {
                return true;
            }
            if !more_time() {
                return false;
            }
        }
    }

    fn news(&mut self, more_time: &mut dyn FnMut() -> bool) -> News {
        if self.slice(more_time) { News::Report(Box::new(self.told())) } else { News::Progress(self.numbers()) }
    }

    #[must_use]
    pub fn numbers(&self) -> Numbers {
        let p = self.search.progress();
        Numbers {
            states: p.states,
            transitions: p.transitions,
            depth: p.depth,
            outcomes: p.outcomes,
            found: p.found,
            round: p.round,
        }
    }

    #[must_use]
    pub fn told(&mut self) -> Told {
        let report = self.search.report_with(TOLD);
        if report.limit.is_none() && report.states <= DRAWN as u64 {
            self.walk = all_states(&self.search);
        }
        tell(&self.search, &report, self.walk.as_ref())
    }

    fn locate(&self, schedule: &str, steps: usize) -> Option<u32> {
        self.walk.as_ref()?.locate(&schedule.parse().ok()?, steps)
    }
}

/// The whole graph of a small program.
fn all_states(search: &Search) -> Option<Walk> {
    let mut walk = Walk::new(search, true);
    while walk.step().is_some() {
        if walk.states() > DRAWN {
            return None;
        }
    }
    Some(walk)
}

/// An answer being graded.
pub struct Marking {
    /// None: it is done, and was told.
    grading: Option<Grading>,
    rules: Vec<Rule>,
}

impl Marking {
    fn new(sheet: &str, answer: &str, shortest: u64) -> Result<Marking, String> {
        let sheet: Sheet = serde_json::from_str(sheet).map_err(|e| format!("This exercise cannot be read: {e}."))?;
        let rules = sheet.properties.rules();
        Ok(Marking { grading: Some(Grading::new(sheet, answer, shortest)), rules })
    }

    fn news(&mut self, more_time: &mut dyn FnMut() -> bool) -> News {
        loop {
            let Some(grading) = &mut self.grading else { return News::Graded(Box::default()) };
            if grading.run(A_FEW) {
                break;
            }
            if !more_time() {
                let p = grading.progress();
                return News::Progress(Numbers {
                    states: p.states,
                    transitions: p.transitions,
                    depth: p.depth,
                    outcomes: p.outcomes,
                    found: p.found,
                    round: p.round,
                });
            }
        }
        let grade = self.grading.take().map(Grading::grade).unwrap_or_default();
        News::Graded(Box::new(mark(&grade, &self.rules)))
    }
}

fn mark(grade: &Grade, rules: &[Rule]) -> Marked {
    Marked {
        passes: grade.passes(),
        states: grade.states,
        failures: grade
            .failures
            .iter()
            .map(|f| Wrong {
                kind: f.property.to_string(),
                sentence: f.sentence.trim_end().to_string(),
                schedule: f.schedule.as_ref().map(ToString::to_string).unwrap_or_default(),
                story: acts(&f.story),
            })
            .collect(),
        rules: rules.iter().map(|rule| (rule.words.clone(), grade.holds(rule))).collect(),
    }
}

fn acts(story: &[Step]) -> Vec<Act> {
    story
        .iter()
        .map(|s| Act { who: s.who.clone(), place: s.place.clone(), what: s.what.clone(), switch: s.switch })
        .collect()
}

fn tell(search: &Search, report: &Report, walk: Option<&Walk>) -> Told {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let p = search.progress();
    Told {
        headline: report.headline(),
        tone: match report.verdict {
            Verdict::Proved => Tone::Good,
            Verdict::Wrong(_) => Tone::Bad,
            Verdict::Limit => Tone::Open,
        },
        stopped: matches!(report.limit, Some(Limit::Stopped | Limit::Found)),
        full: report.limit == Some(Limit::States),
        numbers: Numbers {
            states: report.states,
            transitions: report.transitions,
            depth: report.depth,
            outcomes: report.outcomes.len(),
            found: report.findings.len(),
            round: p.round,
        },
        model: {
            let time = match report.time {
                Time::Free => "Time is free: whoever sleeps may wake at any moment.",
                Time::Kept => "Time is kept: sleeps end in the order of their length, and nothing else takes time.",
            };
            let weak = |place: &String| format!("Memory is sequentially consistent: {}.", weaker(place));
            let all = [report.timed.then(|| time.to_string()), report.weak_order.as_ref().map(weak)];
            all.into_iter().flatten().collect::<Vec<_>>().join(" ")
        },
        outcomes: report
            .outcomes
            .iter()
            .filter_map(|o| {
                let run = o.run.as_ref()?;
                Some(Ending {
                    stdout: text(&o.stdout),
                    stderr: text(&o.stderr),
                    exit: o.exit,
                    left_behind: o.left_behind,
                    switches: run.switches,
                    schedule: run.schedule.to_string(),
                    story: acts(&run.story),
                })
            })
            .collect(),
        findings: report
            .findings
            .iter()
            .map(|f| Wrong {
                kind: f.kind.word().to_string(),
                sentence: f.sentence.clone(),
                schedule: f.schedule.to_string(),
                story: acts(&f.story),
            })
            .collect(),
        graph: walk
            .map(|w| w.edges().iter().map(|(from, choice, to)| (*from, mover(choice), *to)).collect())
            .unwrap_or_default(),
        ends: walk.map(|w| w.ends().to_vec()).unwrap_or_default(),
        ways: walk
            .map(|w| (0..w.states() as u32).map(|state| w.way(state).schedule.to_string()).collect())
            .unwrap_or_default(),
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
        crate::order::sort(&mut outputs);
        assert_eq!(outputs, ["child\nparent\n", "parent\nchild\n"]);
        assert_eq!((told.tone, told.stopped, told.full), (Tone::Good, false, false));
        assert!(!told.graph.is_empty() && !told.ends.is_empty());
        assert!(told.outcomes.iter().all(|o| !o.story.is_empty()));
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
    fn a_search_that_met_its_limit_goes_on_to_another() {
        let mut small = job(TWO_ENDS, &Wish { max_states: 3, ..Wish::default() });
        assert!(small.slice(&mut || true));
        let told = small.told();
        assert!(told.full && told.tone != Tone::Good && told.graph.is_empty(), "{}", told.headline);
        let before = small.numbers().transitions;
        let mut work = Work::Explore(Box::new(small));
        assert_eq!(work.hear(&Order::Further(10_000)), None);
        let News::Report(told) = work.news(&mut || true) else { panic!("it is small") };
        let mut at_once = job(TWO_ENDS, &Wish::default());
        assert!(at_once.slice(&mut || true));
        let whole = at_once.told();
        assert_eq!((told.tone, &told.outcomes, &told.graph), (Tone::Good, &whole.outcomes, &whole.graph));
        assert!(told.numbers.transitions > before);
        assert_eq!(told.numbers.states, whole.numbers.states);
    }

    #[test]
    fn every_state_of_the_graph_is_reached_by_its_way_and_found_there() {
        let mut job = job(TWO_ENDS, &Wish::default());
        assert!(job.slice(&mut || true));
        let told = job.told();
        assert!(told.ways.len() > 5);
        for (state, way) in told.ways.iter().enumerate() {
            let steps = way.parse::<crate::machine::Schedule>().expect("a schedule is text").len();
            assert_eq!(job.locate(way, steps), Some(state as u32), "{way}");
        }
        // The usual run goes through the graph from its start to one of its ends.
        let link = Link { scenario: Scenario::single("a.c", TWO_ENDS), ..Link::default() };
        let (mut player, _) = crate::player::Player::new(&link);
        player.finish(crate::player::Command::End);
        let schedule = player.link().schedule;
        let passed: Vec<Option<u32>> = (0..=schedule.len()).map(|n| job.locate(&schedule.to_string(), n)).collect();
        assert_eq!(passed.first(), Some(&Some(0)));
        assert!(passed.last().copied().flatten().is_some_and(|s| told.ends.contains(&s)), "{passed:?}");
        for pair in passed.windows(2) {
            let [Some(a), Some(b)] = pair else { panic!("lost: {passed:?}") };
            assert!(a == b || told.graph.iter().any(|(from, _, to)| (from, to) == (a, b)), "{a} to {b}: {passed:?}");
        }
    }

    #[test]
    fn an_answer_is_graded_in_slices_and_each_rule_is_told() {
        let json = r#"{"title": "T", "start": {"name": "a.c", "text": ""}, "with": [], "properties":
            {"order": 1, "part": "P", "about": "A.", "answer": "a.c", "outputs": ["child\nparent\n"]}}"#;
        let order = Order::Grade { sheet: json.to_string(), answer: TWO_ENDS.to_string() };
        let mut work = Work::begin(&order, 1000).expect("it begins something").expect("it is an exercise");
        let marked = loop {
            match work.news(&mut || false) {
                News::Progress(_) => {}
                News::Graded(marked) => break marked,
                other => panic!("{other:?}"),
            }
        };
        assert!(!marked.passes);
        assert_eq!(marked.failures.len(), 1);
        let wrong = &marked.failures[0];
        assert_eq!(wrong.kind, "outputs");
        assert!(!wrong.schedule.is_empty() && !wrong.story.is_empty());
        let held: Vec<Option<bool>> = marked.rules.iter().map(|r| r.1).collect();
        assert_eq!(held.iter().filter(|h| **h == Some(false)).count(), 1);
        assert_eq!(held[0], Some(false));
        assert!(held[1..].iter().all(|h| *h == Some(true)));
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
