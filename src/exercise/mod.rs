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
//! | file of the module | what |
//! | --- | --- |
//! | `mod` | the folder, read and looked over |
//! | `grade` | an answer looked at in every schedule |
//! | `rules` | the properties in words |
//!
//! Rules: an answer passes if every schedule was looked at and every property held in it; a search that stopped at a
//! limit passes nothing. Each failure is a sentence and, where there is one, a run that shows it.

mod grade;
mod rules;

pub use grade::{Failure, Grade, Grading};
pub use rules::{KEYS, PROPERTIES, Rule, spans};

use crate::machine::Scenario;
use crate::machine::scenario::{File, ProgramSpec};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What must hold in every schedule. Deadlocks, faults, failed assertions and runs that can never end are always wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Properties {
    /// Exercises stand in this order, the easiest first.
    pub order: u32,
    /// The heading it stands under in the list.
    pub part: String,
    /// One sentence for the list and for search engines.
    pub about: String,
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
    /// What must be under way at once in some schedule.
    #[serde(default)]
    pub in_flight: Vec<InFlight>,
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

/// There must be a schedule with a moment at which ...
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InFlight {
    /// ... so many threads (of all processes together) are inside this function, which each has begun and not left, and
    /// stand there before something that others can see: a call of the kernel or an access to shared memory, its own
    /// or that of a function it calls. A function that does nothing of the kind is never seen from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inside: Option<String>,
    /// ... or this global variable holds at least so much, in some process.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variable: Option<String>,
    pub at_least: u32,
}

/// What a learner is given, and all that grading needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub title: String,
    pub properties: Properties,
    /// The program to begin with.
    pub start: File,
    pub with: Vec<File>,
}

/// What the site holds of an exercise for the workbench.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handout {
    /// The folder's name, which is its address.
    pub name: String,
    /// The task.
    pub html: String,
    pub sheet: Sheet,
    /// Name and title of the one that comes after it.
    pub next: Option<(String, String)>,
}

/// See the head of this file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// Markdown.
    pub task: String,
    pub sheet: Sheet,
    pub right: Vec<File>,
    pub wrong: Vec<(Expected, File)>,
}

/// What a known wrong answer must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub property: String,
    pub words: String,
}

/// Something wrong with a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Named from the folder on.
    pub file: String,
    /// From 1.
    pub line: usize,
    pub message: String,
    pub cure: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)?;
        if self.cure.is_empty() { Ok(()) } else { write!(f, " ({})", self.cure) }
    }
}

fn problem(file: &str, line: usize, message: impl Into<String>, cure: impl Into<String>) -> Problem {
    Problem { file: file.to_string(), line, message: message.into(), cure: cure.into() }
}

const JSON: &str = "exercise.json";
/// Search engines show about this many letters.
const ABOUT: usize = 160;

impl Exercise {
    /// Reads a folder's files, named from the folder on.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn parse(files: &[File]) -> Result<Exercise, Vec<Problem>> {
        let find = |name: &str| files.iter().find(|f| f.name == name);
        let missing = |name: &str, cure: &str| problem(name, 1, "the exercise has no such file", cure);
        let mut problems = Vec::new();
        let task = find("task.md").map(|f| f.text.clone());
        if task.is_none() {
            problems.push(missing("task.md", "it holds the task, in Markdown"));
        }
        let title = task.as_ref().and_then(|t| t.lines().find_map(|l| l.strip_prefix("# ")));
        let title = title.map(|t| t.trim().to_string());
        if task.is_some() && title.is_none() {
            problems.push(problem("task.md", 1, "the task has no title", "begin it with a heading `# ...`"));
        }
        let Some(json) = find(JSON) else {
            problems.push(missing(JSON, "it says what must hold of an answer; CONTRIBUTING.md has the list"));
            return Err(problems);
        };
        let properties: Properties = match serde_json::from_str(&json.text) {
            Ok(properties) => properties,
            Err(e) => {
                let message = e.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                problems.push(problem(JSON, e.line().max(1), message, ""));
                return Err(problems);
            }
        };
        properties.look_over(&json.text, &mut problems);
        let mut given = |key: &str, name: &str| {
            let found = find(name).cloned();
            if found.is_none() {
                let line = line_of(&json.text, key, name);
                problems.push(problem(
                    JSON,
                    line,
                    format!("the exercise has no file `{name}`"),
                    "add it to the folder",
                ));
            }
            found
        };
        let start = given("answer", &properties.answer);
        let with: Vec<File> = properties.with.iter().filter_map(|name| given("with", name)).collect();
        let mut wrong = Vec::new();
        for file in files.iter().filter(|f| f.name.starts_with("wrong/") && is_c(&f.name)) {
            match expected(file) {
                Ok(expected) => wrong.push((expected, file.clone())),
                Err(problem) => problems.push(problem),
            }
        }
        let right: Vec<File> = files.iter().filter(|f| f.name.starts_with("right") && is_c(&f.name)).cloned().collect();
        if right.is_empty() {
            problems.push(problem(
                "right.c",
                1,
                "the exercise has no right answer",
                "nobody knows whether it can be solved",
            ));
        }
        match (task, title, start) {
            (Some(task), Some(title), Some(start)) if problems.is_empty() => {
                Ok(Exercise { sheet: Sheet { title, properties, start, with }, task, right, wrong })
            }
            _ => Err(problems),
        }
    }

    /// Grades the exercise's own answers: what it says of them must be so.
    #[must_use]
    pub fn grade_itself(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.sheet.grade(&self.sheet.start.text).passes() {
            let file = &self.sheet.properties.answer;
            problems.push(problem(file, 1, "the program to begin with passes", "there would be nothing to do"));
        }
        for right in &self.right {
            let grade = self.sheet.grade(&right.text);
            if !grade.passes() {
                problems.push(problem(&right.name, 1, format!("it should pass, and is told: {}", grade.text()), ""));
            }
        }
        for (expected, file) in &self.wrong {
            let grade = self.sheet.grade(&file.text);
            if !grade.tells(expected) {
                let message = format!(
                    "it should be told `{}: {}`, and is told: {}",
                    expected.property,
                    expected.words,
                    grade.text()
                );
                problems.push(problem(&file.name, 1, message, ""));
            }
        }
        problems
    }
}

impl Sheet {
    /// The program that an answer makes.
    #[must_use]
    pub fn scenario(&self, answer: &str) -> Scenario {
        let p = &self.properties;
        let mut files = vec![File { name: p.answer.clone(), text: answer.to_string() }];
        files.extend(self.with.iter().cloned());
        let units = files.iter().map(|f| f.name.clone()).filter(|n| is_c(n)).collect();
        let name = p.answer.trim_end_matches(".c").to_string();
        Scenario {
            files,
            programs: vec![ProgramSpec { name, units }],
            settings: p.settings.clone(),
            ..Scenario::default()
        }
    }

    /// Looks at every schedule of an answer.
    #[must_use]
    pub fn grade(&self, answer: &str) -> Grade {
        let mut grading = Grading::new(self.clone(), answer, SHORTEST);
        grading.run(u64::MAX);
        grading.grade()
    }
}

/// Transitions that the search for the shortest witness may take.
const SHORTEST: u64 = 60_000;

impl Properties {
    /// What the file says and cannot mean.
    fn look_over(&self, json: &str, problems: &mut Vec<Problem>) {
        let mut say = |key: &str, value: &str, message: String, cure: &str| {
            problems.push(problem(JSON, line_of(json, key, value), message, cure));
        };
        if !is_c(&self.answer) {
            say("answer", "", format!("`{}` is no C file", self.answer), "its name ends in `.c`");
        }
        if self.about.chars().count() > ABOUT {
            say("about", "", format!("`about` has more than {ABOUT} letters"), "shorten it: the rest is cut off");
        }
        for wanted in self.possible.iter().filter(|w| !self.outputs.is_empty() && !self.outputs.contains(w)) {
            let message = format!("{wanted:?} must be possible and is not allowed");
            say("possible", "", message, "add it to `outputs`");
        }
        for name in self.must_call.iter().filter(|n| self.may_not_call.contains(n)) {
            say("may_not_call", name, format!("`{name}` must be called and may not be called"), "");
        }
        for flight in &self.in_flight {
            if flight.inside.is_some() == flight.variable.is_some() {
                let message = "an entry of `in_flight` names either a function or a variable".to_string();
                say("in_flight", "", message, "give one of `inside` and `variable`");
            }
            if flight.at_least == 0 {
                say("at_least", "", "`at_least` is 0, which always holds".to_string(), "");
            }
        }
        let settings = Scenario { settings: self.settings.clone(), ..Scenario::default() };
        if let Err(why) = settings.kernel_settings() {
            say("settings", "", why, "");
        }
    }
}

fn is_c(name: &str) -> bool {
    name.strip_suffix(".c").is_some_and(|stem| !stem.is_empty())
}

/// The line of a JSON text on which a value of this key stands; of the key, if the value is not found.
fn line_of(json: &str, key: &str, value: &str) -> usize {
    let at = json.find(&format!("\"{key}\"")).unwrap_or(0);
    let value = if value.is_empty() { None } else { json[at..].find(&format!("\"{value}\"")) };
    json[..at + value.unwrap_or(0)].matches('\n').count() + 1
}

/// What the first line of a wrong answer says.
fn expected(file: &File) -> Result<Expected, Problem> {
    let first = file.text.lines().next().and_then(|l| l.strip_prefix("//@ ")).and_then(|l| l.split_once(": "));
    let Some((property, words)) = first else {
        let cure = "it names the property that fails, and words of the sentence that the learner is told";
        return Err(problem(&file.name, 1, "the first line is not `//@ PROPERTY: words`", cure));
    };
    let (property, words) = (property.trim(), words.trim());
    if !PROPERTIES.iter().any(|(name, _)| *name == property) {
        let names: Vec<&str> = PROPERTIES.iter().map(|(name, _)| *name).collect();
        let cure = format!("the properties are {}", names.join(", "));
        return Err(problem(&file.name, 1, format!("there is no property `{property}`"), cure));
    }
    Ok(Expected { property: property.to_string(), words: words.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> File {
        File { name: name.to_string(), text: text.to_string() }
    }

    fn said(files: &[File]) -> String {
        let problems = Exercise::parse(files).expect_err("it is wrong");
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    const HEAD: &str = "{\n  \"order\": 1, \"part\": \"P\", \"about\": \"A.\",\n  \"answer\": \"a.c\"";

    #[test]
    fn what_is_wrong_with_a_folder_is_said_with_its_line() {
        assert!(said(&[]).contains("task.md:1: the exercise has no such file"));
        let task = file("task.md", "# Title\n");
        assert!(said(&[file("task.md", "Title\n"), file(JSON, "{}")]).contains("task.md:1: the task has no title"));
        assert!(said(&[task.clone(), file(JSON, "{\n\"answr\": 1}")]).starts_with("exercise.json:2: unknown field"));
        let json = file(JSON, &format!("{HEAD}\n}}"));
        assert!(said(&[task.clone(), json.clone()]).contains("exercise.json:3: the exercise has no file `a.c`"));
        let answer = file("a.c", "int main(void) { return 0; }");
        let right = file("right.c", "int main(void) { return 0; }");
        assert!(said(&[task.clone(), json.clone(), answer.clone()]).contains("right.c"));
        let with = |more: &str| {
            said(&[task.clone(), file(JSON, &format!("{HEAD},\n{more}\n}}")), answer.clone(), right.clone()])
        };
        assert!(with("\"with\": [\"a.c\",\n\"b.h\"]").starts_with("exercise.json:5: the exercise has no file `b.h`"));
        assert!(with("\"outputs\": [\"1\"], \"possible\": [\"2\"]").starts_with("exercise.json:4: \"2\" must be"));
        assert!(with("\"in_flight\": [{\"at_least\": 1}]").contains("exercise.json:4: an entry of `in_flight`"));
        assert!(with("\"must_call\": [\"f\"],\n\"may_not_call\": [\n\"f\"]").starts_with("exercise.json:6: `f` must"));
        assert!(with("\"settings\": {\"pipe\": \"x\"}").starts_with("exercise.json:4: "));
        let wrong =
            |text: &str| said(&[task.clone(), json.clone(), answer.clone(), right.clone(), file("wrong/x.c", text)]);
        assert!(wrong("int x;\n").starts_with("wrong/x.c:1: the first line is not"));
        assert!(wrong("//@ dedlock: for ever\n").starts_with("wrong/x.c:1: there is no property `dedlock`"));
        assert!(Exercise::parse(&[task, json, answer, right]).is_ok());
    }
}
