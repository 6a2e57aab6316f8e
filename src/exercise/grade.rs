//! An answer looked at in every schedule: what fails, in a sentence, with a run that shows it.
//!
//! Rules: the work is done in pieces, so that a page can do it between two frames; the same sheet and answer give the
//! same grade, however the pieces were cut.

use super::{Expected, InFlight, Rule, Sheet};
use crate::cc::lex::lex;
use crate::cc::names::Names;
use crate::cc::token::Punct;
use crate::explore::walk::{Walk, Way};
use crate::explore::{Kind, Limit, Options, Outcome, Progress, Report, Search, Step, Time, story_text};
use crate::machine::{Choice, Machine, Schedule, build};
use crate::source::FileId;
use crate::vm::inspect::Inspector;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Transitions after which the search is given up for an answer that was seen to go wrong.
const ENOUGH: u64 = 100_000;

/// Outcomes for which a run with few switches is looked for.
const WITH_RUNS: usize = 50;

/// A property that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// One of `PROPERTIES`.
    pub property: &'static str,
    pub sentence: String,
    /// A run that shows it.
    pub schedule: Option<Schedule>,
    pub story: Vec<Step>,
}

impl Failure {
    fn plain(property: &'static str, sentence: impl Into<String>) -> Failure {
        Failure { property, sentence: sentence.into(), schedule: None, story: Vec::new() }
    }
}

/// What became of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grade {
    /// Empty: it passes.
    pub failures: Vec<Failure>,
    pub states: u64,
}

impl Grade {
    #[must_use]
    pub fn passes(&self) -> bool {
        self.failures.is_empty()
    }

    /// Whether a wrong answer is told what it must be told.
    #[must_use]
    pub fn tells(&self, expected: &Expected) -> bool {
        self.failures.iter().any(|f| f.property == expected.property && f.sentence.contains(&expected.words))
    }

    /// Whether a rule holds; None: that is not known.
    #[must_use]
    pub fn holds(&self, rule: &Rule) -> Option<bool> {
        if self.failures.iter().any(|f| rule.properties.contains(&f.property)) {
            return Some(false);
        }
        // What was not looked at to the end holds as far as anybody knows, which is not far enough.
        let open = self.failures.iter().any(|f| matches!(f.property, "compiles" | "limit"));
        (!open).then_some(true)
    }

    /// In words.
    #[must_use]
    pub fn text(&self) -> String {
        if self.passes() {
            return format!("passes: every property holds in every schedule ({} states)\n", self.states);
        }
        let mut out = String::from("not yet\n");
        for f in &self.failures {
            let _ = writeln!(out, "\n{}: {}", f.property, f.sentence.trim_end());
            if let Some(schedule) = &f.schedule {
                let _ = writeln!(out, "  a run that shows it: --schedule \"{schedule}\"");
            }
            out.push_str(&story_text(&f.story));
        }
        out
    }
}

/// An answer being graded.
pub struct Grading {
    sheet: Sheet,
    grade: Grade,
    stage: Stage,
}

enum Stage {
    Schedules(Box<Search>),
    /// What must be possible at once: the first of the list is looked for.
    Flight {
        walk: Box<Walk>,
        search: Box<Search>,
        left: Vec<InFlight>,
        most: Most,
    },
    Done,
}

impl Grading {
    /// `shortest`: the most transitions of the search for the run with the fewest switches.
    #[must_use]
    pub fn new(sheet: Sheet, answer: &str, shortest: u64) -> Grading {
        let p = &sheet.properties;
        let mut grade = Grade::default();
        let built = build(&sheet.scenario(answer));
        let Some(machine) = built.machine else {
            let errors = built.diagnostics.iter().filter(|d| d.is_error());
            let sentence: String = errors.map(|d| d.render(&built.sources)).collect();
            grade.failures.push(Failure::plain("compiles", sentence));
            return Grading { sheet, grade, stage: Stage::Done };
        };
        let calls = calls(answer);
        for name in p.must_call.iter().filter(|n| !calls.contains(*n)) {
            grade.failures.push(Failure::plain("calls", format!("the answer must call `{name}`, and does not")));
        }
        for name in p.may_not_call.iter().filter(|n| calls.contains(*n)) {
            grade.failures.push(Failure::plain("calls", format!("the answer may not call `{name}`")));
        }
        let options = Options {
            time: if p.time_kept { Time::Kept } else { Time::Free },
            races: !p.races_allowed,
            max_states: p.max_states,
            after_found: Some(ENOUGH),
            graph: usize::try_from(p.max_states).unwrap_or(usize::MAX),
            shortest,
            ..Options::default()
        };
        Grading { grade, stage: Stage::Schedules(Box::new(Search::new(machine, options))), sheet }
    }

    /// Goes on for about so many transitions. True: it is done.
    pub fn run(&mut self, transitions: u64) -> bool {
        let mut left = transitions;
        loop {
            self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
                Stage::Done => return true,
                Stage::Schedules(mut search) => {
                    if !search.run(left).done {
                        self.stage = Stage::Schedules(search);
                        return false;
                    }
                    self.schedules_done(search)
                }
                Stage::Flight { mut walk, search, left: rules, most: mut reached } => {
                    let Some(rule) = rules.first() else { continue };
                    let most = self.sheet.properties.max_states as usize;
                    match look(&mut walk, rule, &mut left, most, &mut reached) {
                        Look::More => {
                            self.stage = Stage::Flight { walk, search, left: rules, most: reached };
                            return false;
                        }
                        Look::Found => {}
                        Look::Never => {
                            let Way { schedule, story, .. } = walk.way(reached.state);
                            self.grade.failures.push(Failure {
                                property: "in-flight",
                                sentence: format!(
                                    "in no schedule is there a moment at which {}: {} at most, as at the end of this \
                                     run; somebody waits who need not",
                                    rule.words(),
                                    reached.count
                                ),
                                schedule: Some(schedule),
                                story,
                            });
                        }
                        Look::Limit => {
                            let sentence = format!(
                                "not every state could be looked at to see whether {} in some schedule",
                                rule.words()
                            );
                            self.grade.failures.push(Failure::plain("limit", sentence));
                        }
                    }
                    self.flight(search, rules[1..].to_vec())
                }
            };
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let none = Progress {
            done: true,
            states: self.grade.states,
            transitions: 0,
            depth: 0,
            outcomes: 0,
            found: 0,
            bytes: 0,
            round: 0,
        };
        match &self.stage {
            Stage::Schedules(search) => search.progress(),
            Stage::Flight { walk, search, .. } => {
                let p = search.progress();
                Progress { done: false, states: p.states + walk.states() as u64, ..p }
            }
            Stage::Done => none,
        }
    }

    /// What is known; to be asked when it is done.
    #[must_use]
    pub fn grade(self) -> Grade {
        self.grade
    }

    fn schedules_done(&mut self, search: Box<Search>) -> Stage {
        let report = search.report_with(WITH_RUNS);
        let grade = &mut self.grade;
        grade.states = report.states;
        grade.failures.extend(judge(&self.sheet, &report, &search));
        if !self.sheet.properties.busy_wait_allowed {
            grade.failures.extend(busy_wait(&search));
        }
        if report.limit == Some(Limit::Found) {
            return Stage::Done;
        }
        if let Some(limit) = report.limit {
            let why = format!("not every schedule could be looked at ({limit:?}): nothing is proved");
            grade.failures.push(Failure::plain("limit", why));
            return Stage::Done;
        }
        let rules = self.sheet.properties.in_flight.clone();
        self.flight(search, rules)
    }

    fn flight(&self, search: Box<Search>, left: Vec<InFlight>) -> Stage {
        if left.is_empty() {
            return Stage::Done;
        }
        Stage::Flight { walk: Box::new(Walk::new(&search, false)), search, left, most: Most::default() }
    }
}

enum Look {
    More,
    Found,
    /// No state is like that.
    Never,
    Limit,
}

/// The state in which most was under way at once; of those the one in which most threads wait, which shows who is kept
/// out.
#[derive(Clone, Copy, Default)]
struct Most {
    count: i64,
    waiting: usize,
    state: u32,
}

fn look(walk: &mut Walk, rule: &InFlight, left: &mut u64, limit: usize, most: &mut Most) -> Look {
    loop {
        if walk.states() > limit {
            return Look::Limit;
        }
        if *left == 0 {
            return Look::More;
        }
        *left -= 1;
        let Some((state, machine)) = walk.step() else { return Look::Never };
        let count = under_way(&machine, rule);
        if count >= i64::from(rule.at_least) {
            return Look::Found;
        }
        let waiting = machine.kernel.threads.iter().filter(|(_, t)| t.blocked().is_some()).count();
        if (count, waiting) > (most.count, most.waiting) {
            *most = Most { count, waiting, state };
        }
    }
}

/// How much of what the rule counts is under way in this state.
fn under_way(m: &Machine, rule: &InFlight) -> i64 {
    let look = |tid| {
        let pid = m.kernel.threads.get(tid)?.pid;
        let (thread, rt) = (m.threads.get(tid)?, m.runtime(pid)?);
        let mm = m.kernel.mm(pid)?;
        Some(Inspector { thread, rt, mm, pages: &m.kernel.pages, image: m.image(pid)? })
    };
    let views = m.kernel.threads.iter().filter_map(|(tid, _)| look(tid));
    if let Some(name) = &rule.inside {
        return views.filter(|v| v.frames().iter().any(|f| f.name == *name)).count() as i64;
    }
    let Some(name) = &rule.variable else { return 0 };
    let value = |v: Inspector| v.globals().into_iter().find(|g| g.name == *name)?.value.text.parse::<i64>().ok();
    views.filter_map(value).max().unwrap_or(0)
}

/// What the report says against the properties.
fn judge(sheet: &Sheet, report: &Report, search: &Search) -> Vec<Failure> {
    let p = &sheet.properties;
    let mut out = Vec::new();
    // One of each kind: a learner mends one thing at a time.
    let mut kinds: BTreeSet<Kind> = BTreeSet::new();
    for f in &report.findings {
        if kinds.insert(f.kind) {
            out.push(Failure {
                property: f.kind.word(),
                sentence: f.sentence.clone(),
                schedule: Some(f.schedule.clone()),
                story: f.story.clone(),
            });
        }
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let shown_by = |o: &Outcome| {
        let run = o.run.clone().or_else(|| search.run_of(o)).unwrap_or_default();
        Failure { schedule: Some(run.schedule), story: run.story, ..Failure::plain("", String::new()) }
    };
    let ended = || report.outcomes.iter().filter(|o| !o.left_behind);
    if !p.outputs.is_empty()
        && let Some(o) = ended().find(|o| !p.outputs.contains(&text(&o.stdout)))
    {
        let allowed: Vec<String> = p.outputs.iter().map(|o| format!("{o:?}")).collect();
        out.push(Failure {
            property: "outputs",
            sentence: format!("some schedule prints {:?}; allowed is only {}", text(&o.stdout), allowed.join(" or ")),
            ..shown_by(o)
        });
    }
    // What was stopped for a fault or an assertion has been told.
    if kinds.is_disjoint(&BTreeSet::from([Kind::Assertion, Kind::Fault]))
        && let Some(o) = ended().find(|o| o.exit != p.exit)
    {
        out.push(Failure {
            property: "exit",
            sentence: format!("some schedule ends with exit status {}, not {}", o.exit, p.exit),
            ..shown_by(o)
        });
    }
    for wanted in &p.possible {
        if !report.outcomes.iter().any(|o| text(&o.stdout) == *wanted) {
            let sentence =
                format!("no schedule prints {wanted:?}, which must be possible: somebody waits who need not");
            out.push(Failure::plain("possible", sentence));
        }
    }
    out
}

/// The functions that a text calls, by name.
fn calls(text: &str) -> BTreeSet<String> {
    let mut names = Names::default();
    let (tokens, _) = lex(text, FileId(0), &mut names);
    tokens
        .windows(2)
        .filter(|w| w[0].ident().is_some() && w[1].is(Punct::LParen))
        .map(|w| w[0].text(&names).to_string())
        .collect()
}

fn busy_wait(search: &Search) -> Option<Failure> {
    let graph = search.graph().unwrap_or_default();
    let (tid, round) = spinner(graph)?;
    let path: Vec<Choice> = way_to(graph, *round.first()?)
        .into_iter()
        // Twice round, so that one sees it come back.
        .chain(round.iter().chain(&round).map(|_| Choice::Run(tid)))
        .collect();
    let Way { schedule, story, .. } = search.along(&path);
    Some(Failure {
        property: "busy-wait",
        sentence: format!(
            "thread {tid} can go round in a loop while nothing changes: it waits by asking again and again instead of \
             sleeping"
        ),
        schedule: Some(schedule),
        story,
    })
}

/// The choices of a shortest way from the start to a state.
fn way_to(graph: &[(u32, Choice, u32)], goal: u32) -> Vec<Choice> {
    let mut next: BTreeMap<u32, Vec<(&Choice, u32)>> = BTreeMap::new();
    for (from, choice, to) in graph {
        next.entry(*from).or_default().push((choice, *to));
    }
    let mut from: BTreeMap<u32, (u32, &Choice)> = BTreeMap::new();
    let mut front = vec![0];
    while !front.is_empty() && !from.contains_key(&goal) {
        let mut further = Vec::new();
        for at in front {
            for &(choice, to) in next.get(&at).into_iter().flatten() {
                if to != 0 && !from.contains_key(&to) {
                    from.insert(to, (at, choice));
                    further.push(to);
                }
            }
        }
        front = further;
    }
    let mut path = Vec::new();
    let mut at = goal;
    while let Some((before, choice)) = from.get(&at) {
        path.push((*choice).clone());
        at = *before;
    }
    path.reverse();
    path
}

/// A thread that can come back to a state by its own moves alone, and the states it goes round through: nothing was
/// changed on the way, so it only asked.
fn spinner(graph: &[(u32, Choice, u32)]) -> Option<(i32, Vec<u32>)> {
    let mut own: BTreeMap<i32, BTreeMap<u32, Vec<u32>>> = BTreeMap::new();
    for (from, choice, to) in graph {
        if let Choice::Run(tid) = choice {
            own.entry(*tid).or_default().entry(*from).or_default().push(*to);
        }
    }
    own.into_iter().find_map(|(tid, moves)| cycle(&moves).map(|round| (tid, round)))
}

fn cycle(moves: &BTreeMap<u32, Vec<u32>>) -> Option<Vec<u32>> {
    // Takes away states without successors until none is left, or only circles and what leads to them are.
    let mut out_degree: BTreeMap<u32, usize> = BTreeMap::new();
    let mut into: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (from, tos) in moves {
        *out_degree.entry(*from).or_default() += tos.len();
        for to in tos {
            out_degree.entry(*to).or_default();
            into.entry(*to).or_default().push(*from);
        }
    }
    let mut bare: Vec<u32> = out_degree.iter().filter(|(_, n)| **n == 0).map(|(s, _)| *s).collect();
    while let Some(state) = bare.pop() {
        for from in into.get(&state).into_iter().flatten() {
            if let Some(n) = out_degree.get_mut(from) {
                *n -= 1;
                if *n == 0 {
                    bare.push(*from);
                }
            }
        }
    }
    // Each that is left has a successor that is left: going on and on, one comes round.
    let left = |s: &u32| out_degree.get(s).is_some_and(|n| *n > 0);
    let mut at = *out_degree.keys().find(|s| left(s))?;
    let mut way: Vec<u32> = Vec::new();
    loop {
        if let Some(i) = way.iter().position(|s| *s == at) {
            return Some(way.split_off(i));
        }
        way.push(at);
        at = *moves.get(&at)?.iter().find(|s| left(s))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::Properties;
    use crate::machine::scenario::File;

    #[test]
    fn calls_are_found_but_not_in_words() {
        let text = "int main(void) { /* sem_post(&s) */ puts(\"sem_open(x)\"); sem_wait (&s); return f; }";
        let found = calls(text);
        assert!(found.contains("sem_wait") && found.contains("puts"));
        assert!(!found.contains("sem_post") && !found.contains("sem_open") && !found.contains("f"));
    }

    #[test]
    fn a_circle_of_one_threads_moves_is_a_busy_wait() {
        let run = |tid, a, b| (a, Choice::Run(tid), b);
        assert_eq!(spinner(&[run(1, 0, 1), run(1, 1, 2), run(2, 2, 0)]), None);
        assert_eq!(spinner(&[run(1, 0, 1), run(2, 1, 1)]), Some((2, vec![1])));
        let graph = [run(1, 0, 1), run(1, 1, 2), run(1, 2, 1)];
        assert_eq!(spinner(&graph), Some((1, vec![1, 2])));
        assert_eq!(way_to(&graph, 2), [Choice::Run(1), Choice::Run(1)]);
    }

    fn sheet(more: &str) -> Sheet {
        let json = format!("{{\"order\": 1, \"part\": \"P\", \"about\": \"A.\", \"answer\": \"a.c\", {more}}}");
        let properties: Properties = serde_json::from_str(&json).expect("it is one");
        let start = File { name: "a.c".to_string(), text: String::new() };
        Sheet { title: "T".to_string(), properties, start, with: Vec::new() }
    }

    /// Two threads, each once in `inside`, with or without a lock around it.
    fn two(lock: &str, unlock: &str) -> String {
        format!(
            "#include <pthread.h>\n#include <stdatomic.h>\n#include <sched.h>\n\
             pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\natomic_int n;\n\
             void inside(void) {{ n++; sched_yield(); n--; }}\n\
             void *run(void *a) {{ {lock} inside(); {unlock} return a; }}\n\
             int main(void) {{ pthread_t t; pthread_create(&t, 0, run, 0); run(0); pthread_join(t, 0); return 0; }}\n"
        )
    }

    #[test]
    fn what_must_be_under_way_at_once_is_looked_for_in_every_state() {
        let locked = two("pthread_mutex_lock(&m);", "pthread_mutex_unlock(&m);");
        for rule in ["\"inside\": \"inside\"", "\"variable\": \"n\""] {
            let sheet = |n: u32| sheet(&format!("\"in_flight\": [{{{rule}, \"at_least\": {n}}}]"));
            assert!(sheet(2).grade(&two("", "")).passes(), "{}", sheet(2).grade(&two("", "")).text());
            assert!(sheet(1).grade(&locked).passes());
            for (n, text) in [(2, &locked), (3, &two("", ""))] {
                let grade = sheet(n).grade(text);
                assert_eq!(grade.failures.iter().map(|f| f.property).collect::<Vec<_>>(), ["in-flight"]);
                let failure = &grade.failures[0];
                assert!(failure.sentence.contains("in no schedule"), "{}", grade.text());
                // Its run goes to where as many as ever were under way.
                assert!(failure.sentence.contains(&format!(": {} at most", n - 1)), "{}", grade.text());
                assert!(failure.schedule.is_some() && !failure.story.is_empty());
            }
        }
    }

    #[test]
    fn a_grade_does_not_depend_on_how_the_work_was_cut() {
        let sheet = sheet("\"in_flight\": [{\"inside\": \"inside\", \"at_least\": 2}], \"outputs\": [\"x\"]");
        let answer = two("while (n) ;", "");
        let whole = sheet.grade(&answer);
        let mut grading = Grading::new(sheet, &answer, super::super::SHORTEST);
        let mut pieces = 0;
        while !grading.run(3) {
            pieces += 1;
            assert!(pieces < 1_000_000 && !grading.progress().done);
        }
        assert!(pieces > 10);
        assert_eq!(grading.grade(), whole);
        let busy = whole.failures.iter().find(|f| f.property == "busy-wait").expect("it spins");
        assert!(busy.schedule.is_some() && !busy.story.is_empty());
    }
}
