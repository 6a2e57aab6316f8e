//! What must hold of an answer, in words: for the page of an exercise, and beside the verdict.

use super::{InFlight, Properties};

/// Every property that a failure can name, and what it is. The table that CONTRIBUTING's is checked against.
pub const PROPERTIES: &[(&str, &str)] = &[
    ("compiles", "the answer is a program"),
    ("calls", "it calls what it must and nothing it may not: `must_call`, `may_not_call`"),
    ("deadlock", "nobody is left waiting for ever"),
    ("livelock", "from every state the program can come to an end"),
    ("assertion", "no `assert` fails"),
    ("fault", "no memory fault, no division by zero"),
    ("race", "no two threads touch the same memory in no order, one of them writing"),
    ("exit", "the exit status is `exit`"),
    ("outputs", "what is printed is one of `outputs`"),
    ("possible", "each of `possible` is printed by some schedule"),
    ("in-flight", "each of `in_flight` is reached in some schedule"),
    ("busy-wait", "nobody waits by asking again and again"),
    ("limit", "every schedule was looked at"),
];

/// What may stand in `exercise.json`, and what it is for. The table that CONTRIBUTING's is checked against.
pub const KEYS: &[(&str, &str)] = &[
    ("order", "a whole number; exercises stand in this order, the easiest first"),
    ("part", "the heading it stands under in the list"),
    ("about", "one sentence for the list and for search engines, at most 160 letters"),
    ("answer", "the file the answer is written into; as it stands in the folder it is the program to begin with"),
    ("with", "files that are given and compiled with it: a harness, a header"),
    ("outputs", "the texts that may stand on standard output in the end; without it any may"),
    ("possible", "texts of which each must be printed by some schedule"),
    ("exit", "the exit status, 0 if nothing is said"),
    ("must_call", "functions that the answer's text must call"),
    ("may_not_call", "functions that it may not call"),
    (
        "in_flight",
        "what must be under way at once in some schedule: a list of `{\"inside\": \"FUNCTION\", \"at_least\": N}` or `{\"variable\": \"GLOBAL\", \"at_least\": N}`",
    ),
    ("races_allowed", "`true`: unordered accesses to memory are no fault"),
    ("busy_wait_allowed", "`true`: waiting by asking again and again is no fault"),
    ("time_kept", "`true`: sleeps end in the order of their length; else whoever sleeps may wake at any moment"),
    (
        "settings",
        "settings in which the program's world differs from Linux, as `--set` takes them: `{\"pipe\": \"12\"}`",
    ),
    ("max_states", "the most states that are looked at, 300000 if nothing is said"),
];

/// One thing that is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The properties, of `PROPERTIES`, whose failing breaks it.
    pub properties: &'static [&'static str],
    /// As a Markdown sentence: code in backquotes.
    pub words: String,
}

impl InFlight {
    /// `2 threads are inside `look``.
    #[must_use]
    pub fn words(&self) -> String {
        match (&self.inside, &self.variable) {
            (Some(f), _) => format!("{} threads are inside `{f}`", self.at_least),
            (None, Some(v)) => format!("`{v}` is at least {}", self.at_least),
            (None, None) => "nothing is under way".to_string(),
        }
    }
}

impl Properties {
    /// Everything that is checked, in the order in which a learner meets it.
    #[must_use]
    pub fn rules(&self) -> Vec<Rule> {
        let mut out = Vec::new();
        let mut rule = |properties: &'static [&'static str], words: String| out.push(Rule { properties, words });
        if !self.outputs.is_empty() {
            rule(&["outputs"], format!("Every schedule prints {}.", either(&self.outputs)));
        }
        for wanted in &self.possible {
            rule(&["possible"], format!("Some schedule prints {}.", shown(wanted)));
        }
        for flight in &self.in_flight {
            rule(&["in-flight"], format!("In some schedule there is a moment at which {}.", flight.words()));
        }
        rule(&["deadlock", "livelock"], "Nobody is left waiting for ever.".to_string());
        if !self.busy_wait_allowed {
            rule(&["busy-wait"], "Nobody waits by asking again and again: whoever cannot go on sleeps.".to_string());
        }
        let memory = "No assertion fails, and no access to memory goes wrong.";
        rule(&["assertion", "fault"], memory.to_string());
        if !self.races_allowed {
            rule(&["race"], "No two threads touch the same memory in no order.".to_string());
        }
        rule(&["exit"], format!("The program ends with exit status {}.", self.exit));
        let names = |list: &[String]| list.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
        let calls: Vec<String> = [("calls", &self.must_call), ("does not call", &self.may_not_call)]
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(verb, list)| format!("{verb} {}", names(list)))
            .collect();
        if !calls.is_empty() {
            rule(&["calls"], format!("Your text {}.", calls.join("; it ")));
        }
        out
    }
}

/// Words cut at their backquotes; true: code.
#[must_use]
pub fn spans(words: &str) -> Vec<(bool, &str)> {
    words.split('`').enumerate().map(|(i, text)| (i % 2 == 1, text)).filter(|(_, text)| !text.is_empty()).collect()
}

/// A printed text in one line.
fn shown(text: &str) -> String {
    if text.is_empty() {
        return "nothing".to_string();
    }
    let lines: Vec<String> = text.lines().map(|l| format!("`{l}`")).collect();
    match lines.as_slice() {
        [one] => one.clone(),
        lines => format!("{} (one to a line)", lines.join(" ")),
    }
}

fn either(texts: &[String]) -> String {
    match texts {
        [one] => shown(one),
        many if many.len() <= 4 => many.iter().map(|t| shown(t)).collect::<Vec<_>>().join(", or "),
        many => format!("one of {} texts, {} among them", many.len(), shown(&many[0])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_settings_is_whole() {
        let json = r#"{"order": 1, "part": "P", "about": "A.", "answer": "a.c"}"#;
        let properties: Properties = serde_json::from_str(json).expect("it is one");
        let written = serde_json::to_value(properties).expect("plain data");
        let mut fields: Vec<&str> = written.as_object().expect("an object").keys().map(String::as_str).collect();
        let mut table: Vec<&str> = KEYS.iter().map(|k| k.0).collect();
        crate::order::sort(&mut fields);
        crate::order::sort(&mut table);
        assert_eq!(fields, table);
    }

    #[test]
    fn rules_say_what_a_file_asks() {
        let json = r#"{"order": 1, "part": "P", "about": "A.", "answer": "a.c", "outputs": ["a\nb\n", ""],
            "possible": ["a\nb\n"], "in_flight": [{"inside": "f", "at_least": 2}, {"variable": "n", "at_least": 3}],
            "must_call": ["g", "h"], "busy_wait_allowed": true}"#;
        let properties: Properties = serde_json::from_str(json).expect("it is one");
        let words: Vec<String> = properties.rules().into_iter().map(|r| r.words).collect();
        assert_eq!(
            words,
            [
                "Every schedule prints `a` `b` (one to a line), or nothing.",
                "Some schedule prints `a` `b` (one to a line).",
                "In some schedule there is a moment at which 2 threads are inside `f`.",
                "In some schedule there is a moment at which `n` is at least 3.",
                "Nobody is left waiting for ever.",
                "No assertion fails, and no access to memory goes wrong.",
                "No two threads touch the same memory in no order.",
                "The program ends with exit status 0.",
                "Your text calls `g`, `h`.",
            ]
        );
    }
}
