//! Exercises: a task, a program to begin with, and what must hold of an answer in every schedule.
//!
//! | file of the folder | what |
//! | --- | --- |
//! | `task.md` | the task, its first heading the title |
//! | `exercise.json` | the properties (`Properties`) |
//! | the file it names as `answer` | the program to begin with |
//! | `right*.c` | answers that pass |
//! | `wrong/*.c` | answers that do not; the first line of each, `//@ NAME: words`, has the property that fails and words that the sentence must hold |
//!
//! Rules: an answer passes if every schedule was looked at and every property held in it; a search that stopped at a
//! limit passes nothing. Each failure is a sentence and, where there is one, a run that shows it.

use crate::cc::lex::lex;
use crate::cc::names::Names;
use crate::cc::token::Punct;
use crate::explore::{Kind, Options, Report, Search, Step, Time, story_text};
use crate::machine::scenario::{File, ProgramSpec};
use crate::machine::{Choice, Scenario, Schedule, build};
use crate::source::FileId;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What must hold in every schedule. Deadlocks, faults, failed assertions and runs that can never end are always wrong.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Properties {
    /// The file the answer is written into.
    pub answer: String,
    /// Files of the folder that are compiled with it.
    #[serde(default)]
    pub with: Vec<String>,
    /// What may stand on standard output in the end; empty: anything.
    #[serde(default)]
    pub outputs: Vec<String>,
    /// What must be able to stand there: an answer that takes turns where it need not misses one of these.
    #[serde(default)]
    pub possible: Vec<String>,
    #[serde(default)]
    pub exit: i32,
    /// Functions that the answer must call.
    #[serde(default)]
    pub must_call: Vec<String>,
    /// Functions that it may not call.
    #[serde(default)]
    pub may_not_call: Vec<String>,
    #[serde(default)]
    pub races_allowed: bool,
    #[serde(default)]
    pub busy_wait_allowed: bool,
    /// Sleeps end in the order of their length; else whoever sleeps may wake at any moment.
    #[serde(default)]
    pub time_kept: bool,
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
    /// The most states that are looked at.
    #[serde(default = "usual_states")]
    pub max_states: u64,
}

fn usual_states() -> u64 {
    300_000
}

/// See the head of this file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    pub title: String,
    /// Markdown.
    pub task: String,
    pub properties: Properties,
    pub start: File,
    with: Vec<File>,
    pub right: Vec<File>,
    pub wrong: Vec<(Expected, File)>,
}

/// What a known wrong answer must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub property: String,
    pub words: String,
}

/// A property that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// `compiles`, `calls`, `deadlock`, `livelock`, `assertion`, `fault`, `race`, `exit`, `outputs`, `possible`,
    /// `busy-wait`, `limit`.
    pub property: &'static str,
    pub sentence: String,
    /// A run that shows it.
    pub schedule: Option<Schedule>,
    pub story: Vec<Step>,
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

impl Exercise {
    /// Reads a folder's files, named from the folder on.
    ///
    /// # Errors
    /// All that is wrong with it, a sentence each.
    pub fn parse(files: &[File]) -> Result<Exercise, Vec<String>> {
        let find = |name: &str| {
            files.iter().find(|f| f.name == name).ok_or_else(|| vec![format!("{name}: the exercise has no such file")])
        };
        let task = find("task.md")?.text.clone();
        let title = task.lines().find_map(|l| l.strip_prefix("# ")).map(|t| t.trim().to_string());
        let title = title.ok_or_else(|| vec!["task.md: a first heading (`# …`) is its title".to_string()])?;
        let properties: Properties = serde_json::from_str(&find("exercise.json")?.text)
            .map_err(|e| vec![format!("exercise.json:{}: {e}", e.line())])?;
        let start = find(&properties.answer)?.clone();
        let mut problems = Vec::new();
        let mut with = Vec::new();
        for name in &properties.with {
            match find(name) {
                Ok(file) => with.push(file.clone()),
                Err(more) => problems.extend(more),
            }
        }
        let mut wrong = Vec::new();
        for file in files.iter().filter(|f| f.name.starts_with("wrong/") && f.name.ends_with(".c")) {
            let first = file.text.lines().next().and_then(|l| l.strip_prefix("//@ ")).and_then(|l| l.split_once(": "));
            match first {
                Some((property, words)) => wrong.push((
                    Expected { property: property.trim().to_string(), words: words.trim().to_string() },
                    file.clone(),
                )),
                None => problems.push(format!("{}:1: the first line is not `//@ PROPERTY: words`", file.name)),
            }
        }
        let right: Vec<File> =
            files.iter().filter(|f| f.name.starts_with("right") && f.name.ends_with(".c")).cloned().collect();
        if right.is_empty() {
            problems.push("the exercise has no `right.c`: nobody knows whether it can be solved".to_string());
        }
        if problems.is_empty() {
            Ok(Exercise { title, task, properties, start, with, right, wrong })
        } else {
            Err(problems)
        }
    }

    /// The program that an answer makes.
    #[must_use]
    pub fn scenario(&self, answer: &str) -> Scenario {
        let p = &self.properties;
        let mut files = vec![File { name: p.answer.clone(), text: answer.to_string() }];
        files.extend(self.with.iter().cloned());
        let units = files.iter().map(|f| f.name.clone()).filter(|n| n.ends_with(".c")).collect();
        Scenario {
            files,
            programs: vec![ProgramSpec { name: "answer".to_string(), units }],
            settings: p.settings.clone(),
            ..Scenario::default()
        }
    }

    /// Looks at every schedule of an answer.
    #[must_use]
    pub fn grade(&self, answer: &str) -> Grade {
        let p = &self.properties;
        let mut grade = Grade::default();
        let built = build(&self.scenario(answer));
        let Some(machine) = built.machine else {
            let errors = built.diagnostics.iter().filter(|d| d.is_error());
            let sentence: String = errors.map(|d| d.render(&built.sources)).collect();
            grade.failures.push(Failure { property: "compiles", sentence, schedule: None, story: Vec::new() });
            return grade;
        };
        let calls = calls(answer);
        let fail = |property, sentence| Failure { property, sentence, schedule: None, story: Vec::new() };
        for name in p.must_call.iter().filter(|n| !calls.contains(*n)) {
            grade.failures.push(fail("calls", format!("the answer must call `{name}`, and does not")));
        }
        for name in p.may_not_call.iter().filter(|n| calls.contains(*n)) {
            grade.failures.push(fail("calls", format!("the answer may not call `{name}`")));
        }
        let options = Options {
            time: if p.time_kept { Time::Kept } else { Time::Free },
            races: !p.races_allowed,
            max_states: p.max_states,
            graph: usize::try_from(p.max_states).unwrap_or(usize::MAX),
            ..Options::default()
        };
        let mut search = Search::new(machine, options);
        search.finish();
        let report = search.report();
        grade.states = report.states;
        grade.failures.extend(self.judge(&report));
        if !p.busy_wait_allowed
            && let Some(tid) = spinner(search.graph().unwrap_or_default())
        {
            grade.failures.push(fail(
                "busy-wait",
                format!(
                    "thread {tid} can go round in a loop while nothing changes: it waits by asking again and again \
                     instead of sleeping"
                ),
            ));
        }
        if let Some(limit) = report.limit {
            let why = format!("not every schedule could be looked at ({limit:?}): nothing is proved");
            grade.failures.push(fail("limit", why));
        }
        grade
    }

    /// What the report says against the properties.
    fn judge(&self, report: &Report) -> Vec<Failure> {
        let p = &self.properties;
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
        let ended = || report.outcomes.iter().filter(|o| !o.left_behind);
        if !p.outputs.is_empty()
            && let Some(o) = ended().find(|o| !p.outputs.contains(&text(&o.stdout)))
        {
            let allowed: Vec<String> = p.outputs.iter().map(|o| format!("{o:?}")).collect();
            out.push(Failure {
                property: "outputs",
                sentence: format!(
                    "some schedule prints {:?}; allowed is only {}",
                    text(&o.stdout),
                    allowed.join(" or ")
                ),
                schedule: Some(o.schedule.clone()),
                story: Vec::new(),
            });
        }
        if let Some(o) = ended().find(|o| o.exit != p.exit) {
            // What was stopped for a fault or an assertion has been told.
            if kinds.is_disjoint(&BTreeSet::from([Kind::Assertion, Kind::Fault])) {
                out.push(Failure {
                    property: "exit",
                    sentence: format!("some schedule ends with exit status {}, not {}", o.exit, p.exit),
                    schedule: Some(o.schedule.clone()),
                    story: Vec::new(),
                });
            }
        }
        for wanted in &p.possible {
            if !report.outcomes.iter().any(|o| text(&o.stdout) == *wanted) {
                out.push(Failure {
                    property: "possible",
                    sentence: format!(
                        "no schedule prints {wanted:?}, which must be possible: somebody waits who need not"
                    ),
                    schedule: None,
                    story: Vec::new(),
                });
            }
        }
        out
    }
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

/// A thread that can come back to a state by its own moves alone: nothing was changed on the way, so it only asked.
fn spinner(graph: &[(u32, Choice, u32)]) -> Option<i32> {
    let mut own: BTreeMap<i32, BTreeMap<u32, Vec<u32>>> = BTreeMap::new();
    for (from, choice, to) in graph {
        if let Choice::Run(tid) = choice {
            own.entry(*tid).or_default().entry(*from).or_default().push(*to);
        }
    }
    own.into_iter().find(|(_, moves)| has_cycle(moves)).map(|(tid, _)| tid)
}

fn has_cycle(moves: &BTreeMap<u32, Vec<u32>>) -> bool {
    // Takes away states without successors until none is left, or only circles are.
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
    let mut gone = 0;
    while let Some(state) = bare.pop() {
        gone += 1;
        for from in into.get(&state).into_iter().flatten() {
            if let Some(n) = out_degree.get_mut(from) {
                *n -= 1;
                if *n == 0 {
                    bare.push(*from);
                }
            }
        }
    }
    gone < out_degree.len()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(spinner(&[run(1, 0, 1), run(2, 1, 1)]), Some(2));
        assert_eq!(spinner(&[run(1, 0, 1), run(1, 1, 2), run(1, 2, 1)]), Some(1));
    }

    #[test]
    fn what_is_wrong_with_a_folder_is_said() {
        let file = |name: &str, text: &str| File { name: name.to_string(), text: text.to_string() };
        let said = |files: &[File]| Exercise::parse(files).expect_err("it is wrong").join("\n");
        assert!(said(&[]).contains("task.md"));
        let task = file("task.md", "# Title\n");
        assert!(said(&[task.clone(), file("exercise.json", "{\"answr\": 1}")]).contains("exercise.json:1"));
        let json = file("exercise.json", "{\"answer\": \"a.c\"}");
        assert!(said(&[task.clone(), json.clone()]).contains("a.c"));
        let answer = file("a.c", "int main(void) { return 0; }");
        assert!(said(&[task.clone(), json.clone(), answer.clone()]).contains("right.c"));
        let odd = file("wrong/x.c", "int x;\n");
        let right = file("right.c", "int main(void) { return 0; }");
        assert!(said(&[task.clone(), json.clone(), answer.clone(), right.clone(), odd]).contains("wrong/x.c:1"));
        assert!(Exercise::parse(&[task, json, answer, right]).is_ok());
    }
}
