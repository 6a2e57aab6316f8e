//! The command line's words: one table of commands and options, from which parsing, `--help` and the errors are made.
//!
//! Options may stand anywhere before `--`; what follows it belongs to the program that is run. `--name=value`,
//! `--name value`, `-Xvalue` and `-X value` mean the same.

use std::fmt::Write as _;

/// An option.
pub struct Opt {
    /// Without the dashes; for an option that has only a letter, that letter.
    pub name: &'static str,
    pub letter: Option<char>,
    /// What its value is called in the help; None: it has none.
    pub value: Option<&'static str>,
    pub about: &'static str,
}

/// A command.
pub struct Command {
    pub name: &'static str,
    pub operands: &'static str,
    pub about: &'static str,
    pub options: &'static [&'static Opt],
    /// Exit status by meaning, and whatever else its help says at the end.
    pub exit: &'static str,
}

const INCLUDE: Opt = Opt { name: "I", letter: Some('I'), value: Some("DIR"), about: "look for headers in DIR too" };
const DEFINE: Opt = Opt { name: "D", letter: Some('D'), value: Some("NAME[=V]"), about: "define a macro" };
const LINE: Opt = Opt { name: "c", letter: Some('c'), value: Some("LINE"), about: "start with this line of shell" };
const PROGRAM: Opt = Opt {
    name: "program",
    letter: None,
    value: Some("NAME=FILE[,FILE]"),
    about: "another program, for exec and for -c",
};
const SEED: Opt = Opt {
    name: "seed",
    letter: None,
    value: Some("N"),
    about: "let the lot decide who runs, by this seed (0: the usual scheduler)",
};
const SCHEDULE: Opt =
    Opt { name: "schedule", letter: None, value: Some("S"), about: "begin with these choices: \"1000*57 1001 clock\"" };
const SET: Opt = Opt { name: "set", letter: None, value: Some("NAME=VALUE"), about: "change a setting, see below" };
const ENV: Opt =
    Opt { name: "env", letter: None, value: Some("NAME=VALUE"), about: "one more variable of the environment" };
const MAX_STEPS: Opt =
    Opt { name: "max-steps", letter: None, value: Some("N"), about: "stop after N steps (1000000000)" };
const STRACE: Opt = Opt {
    name: "strace",
    letter: None,
    value: None,
    about: "print every system call on standard error, as strace -f does",
};
const STORY: Opt = Opt {
    name: "story",
    letter: None,
    value: None,
    about: "tell the run in words instead, a line for each step of a figure",
};
const WIDTH: Opt = Opt {
    name: "width",
    letter: None,
    value: Some("N"),
    about: "the width it is drawn for: below 840 as beside an editor, below 600 as for a phone",
};
const RING: Opt = Opt {
    name: "ring",
    letter: None,
    value: Some("'ARRAY IN OUT [COUNT]'"),
    about: "draw this array of the program's as the ring that its two indices make of it",
};
const JSON: Opt = Opt { name: "json", letter: None, value: None, about: "print one JSON object instead" };
const MAX_STATES: Opt = Opt { name: "max-states", letter: None, value: Some("N"), about: "stop after N states" };
const ALL: Opt = Opt {
    name: "all",
    letter: None,
    value: None,
    about: "go on to the end once something wrong was found, however long it takes",
};
const OUTCOMES: Opt = Opt {
    name: "outcomes",
    letter: None,
    value: Some("N"),
    about: "list N of the outcomes with a run for each (100; with --json all)",
};
const BOUND: Opt = Opt {
    name: "bound",
    letter: None,
    value: Some("N"),
    about: "look at schedules with at most N switches that nobody had to make",
};
const NO_REDUCTION: Opt =
    Opt { name: "no-reduction", letter: None, value: None, about: "try every thread at every state" };
const TIME: Opt = Opt {
    name: "time",
    letter: None,
    value: Some("free|kept"),
    about: "free: sleepers may wake up at any moment; kept: in the order of their sleeps (free)",
};
const SPURIOUS: Opt = Opt {
    name: "spurious",
    letter: None,
    value: None,
    about: "threads may wake up from a condition variable for no reason",
};
const MAX_DEPTH: Opt = Opt { name: "max-depth", letter: None, value: Some("N"), about: "follow no run beyond N acts" };
const SECONDS: Opt = Opt { name: "seconds", letter: None, value: Some("N"), about: "stop after N seconds" };
const LEAKS: Opt = Opt {
    name: "leaks",
    letter: None,
    value: None,
    about: "tell of children nobody waited for and of descriptors left open, too",
};
const STARVATION: Opt = Opt {
    name: "starvation",
    letter: None,
    value: None,
    about: "tell of threads that may wait for a lock for ever while others go on, too (without reduction)",
};
const INPUT: Opt = Opt {
    name: "input",
    letter: None,
    value: Some("TEXT"),
    about: "standard input may be this (\\n ends a line); may be repeated: each is tried",
};
const RAND: Opt = Opt {
    name: "rand",
    letter: None,
    value: Some("N,N"),
    about: "rand() and random() may return any of these each time (the same as --set rand=N,N)",
};
const NO_RACES: Opt = Opt { name: "no-races", letter: None, value: None, about: "do not look for data races" };
const EVENTS: Opt = Opt { name: "events", letter: None, value: None, about: "list what happened, line by line" };
const AT: Opt = Opt { name: "at", letter: None, value: Some("STEP"), about: "the step to draw (0: before the first)" };
const AT_LINE: Opt =
    Opt { name: "at", letter: None, value: Some("LINE"), about: "draw the stage after this line of the log, as SVG" };
const OUT: Opt = Opt { name: "o", letter: Some('o'), value: Some("FILE"), about: "where to write (standard output)" };
const HELP: Opt = Opt { name: "help", letter: Some('h'), value: None, about: "print this" };
const VERSION: Opt = Opt { name: "version", letter: Some('V'), value: None, about: "print the version" };

/// All commands, in the order the help lists them.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "run",
        operands: "FILE... [-- ARGS]",
        about: "compile C files into one program and run it; a folder is a scenario: each C file with a main is a \
                program, run.sh the line that starts them",
        options: &[
            &INCLUDE, &DEFINE, &LINE, &PROGRAM, &SEED, &SCHEDULE, &SET, &ENV, &MAX_STEPS, &STRACE, &STORY, &JSON,
        ],
        exit: "the first program's own; 128+N ended by signal N; 124 step limit; 125 every process blocked for ever \
               (deadlock); 126 memory or arithmetic error; 2 does not compile, or the command line is wrong",
    },
    Command {
        name: "explore",
        operands: "FILE... [-- ARGS]",
        about: "run every schedule: verdict, counts, every distinct outcome with a schedule for it",
        options: &[
            &INCLUDE,
            &DEFINE,
            &LINE,
            &PROGRAM,
            &SET,
            &ENV,
            &MAX_STATES,
            &ALL,
            &OUTCOMES,
            &MAX_DEPTH,
            &SECONDS,
            &BOUND,
            &TIME,
            &SPURIOUS,
            &INPUT,
            &RAND,
            &LEAKS,
            &STARVATION,
            &NO_RACES,
            &NO_REDUCTION,
            &JSON,
        ],
        exit: "0 proved; 1 found a fault; 3 stopped at a limit; 2 does not compile, or the command line is wrong",
    },
    Command {
        name: "check",
        operands: "EXERCISE [FILE...]",
        about: "grade answers to an exercise by every schedule; without one, the exercise's own right and wrong ones",
        options: &[&JSON],
        exit: "0 passes; 1 not yet; 2 does not compile, or the command line is wrong",
    },
    Command {
        name: "trace",
        operands: "LOG...",
        about: "read strace logs: processes, objects, who talks to whom, and what could not be read",
        options: &[&JSON, &EVENTS, &AT_LINE, &WIDTH, &OUT],
        exit: "0; 1 if any line was not understood; 2 the command line is wrong",
    },
    Command {
        name: "draw",
        operands: "FILE... [-- ARGS]",
        about: "draw the stage at a step, as SVG",
        options: &[&INCLUDE, &DEFINE, &LINE, &PROGRAM, &SEED, &SCHEDULE, &SET, &ENV, &AT, &WIDTH, &RING, &OUT],
        exit: "0; 2 does not compile, or the command line is wrong",
    },
    Command {
        name: "check-book",
        operands: "[FOLDER]",
        about: "look a book's chapters and exercises over and say, with line numbers, what is wrong",
        options: &[],
        exit: "0 nothing is wrong; 1 something is; 2 the command line is wrong",
    },
    Command {
        name: "site",
        operands: "[FOLDER]",
        about: "write a book's pages beside a built site (Trunk's last step; a course's own book needs it again)",
        options: &[&OUT],
        exit: "0; 1 the book has a fault; 2 the pages cannot be written, or the command line is wrong",
    },
];

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Args {
    pub operands: Vec<String>,
    /// What stood after `--`.
    pub rest: Vec<String>,
    options: Vec<(&'static str, String)>,
}

/// A command line that was read.
pub enum Parsed {
    Run(&'static Command, Args),
    /// Help or version: print it and be done.
    Print(String),
}

impl Args {
    pub fn has(&self, name: &str) -> bool {
        self.options.iter().any(|(n, _)| *n == name)
    }

    /// The last value given to an option.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.options.iter().rev().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    /// All values given to an option, in order.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.options.iter().filter(move |(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    /// A number, or `default`.
    pub fn number(&self, name: &str, default: u64) -> Result<u64, String> {
        let Some(text) = self.value(name) else { return Ok(default) };
        text.parse().map_err(|_| format!("--{name}: `{text}` is no number"))
    }
}

/// Reads a command line (without the program's own name). An error is one sentence.
pub fn parse(words: &[String]) -> Result<Parsed, String> {
    let Some((first, words)) = words.split_first() else { return Ok(Parsed::Print(help_all())) };
    match first.as_str() {
        "-h" | "--help" | "help" => return Ok(Parsed::Print(help_all())),
        "-V" | "--version" => return Ok(Parsed::Print(format!("ringside {}\n", env!("CARGO_PKG_VERSION")))),
        _ => {}
    }
    let Some(command) = COMMANDS.iter().find(|c| c.name == first) else {
        let names: Vec<&str> = COMMANDS.iter().map(|c| c.name).collect();
        return Err(format!("no command `{first}`; there are {}", names.join(", ")));
    };
    let mut args = Args::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--" {
            args.rest = words.cloned().collect();
            break;
        }
        let (opt, attached) = match word.strip_prefix("--") {
            Some(long) => {
                let (name, value) = long.split_once('=').map_or((long, None), |(n, v)| (n, Some(v)));
                (find(command, |o| o.name == name && o.name.len() > 1), value)
            }
            None => match word.strip_prefix('-').and_then(|w| w.chars().next().map(|c| (c, &w[c.len_utf8()..]))) {
                None => {
                    args.operands.push(word.clone());
                    continue;
                }
                Some((c, value)) => (find(command, |o| o.letter == Some(c)), (!value.is_empty()).then_some(value)),
            },
        };
        let Some(opt) = opt else {
            return Err(format!("`ringside {}` has no option `{word}`; see `ringside {0} --help`", command.name));
        };
        if opt.name == "help" {
            return Ok(Parsed::Print(help(command)));
        }
        let value = match (opt.value, attached) {
            (None, None) => String::new(),
            (None, Some(v)) => return Err(format!("`{word}`: this option has no value, but `{v}` was given")),
            (Some(_), Some(v)) => v.to_string(),
            (Some(what), None) => words.next().cloned().ok_or_else(|| format!("`{word}` needs a value: {what}"))?,
        };
        args.options.push((opt.name, value));
    }
    Ok(Parsed::Run(command, args))
}

fn find(command: &'static Command, matches: impl Fn(&Opt) -> bool) -> Option<&'static Opt> {
    command.options.iter().copied().chain([&HELP]).find(|o| matches(o))
}

fn help_all() -> String {
    let mut out = String::from(
        "ringside: interprocess communication, taken apart. Runs C programs on a model kernel.\n\nUsage:\n",
    );
    for c in COMMANDS {
        let _ = writeln!(out, "  ringside {} {}", c.name, c.operands);
        wrap(&mut out, c.about, 6);
    }
    let _ = write!(out, "\n`ringside COMMAND --help` says more. `ringside --{}` prints the version.\n", VERSION.name);
    out
}

fn help(c: &Command) -> String {
    let mut out = format!("Usage: ringside {} [OPTIONS] {}\n", c.name, c.operands);
    wrap(&mut out, c.about, 0);
    out.push_str("\nOptions:\n");
    for o in c.options.iter().copied().chain([&HELP]) {
        let mut left = String::new();
        match o.letter {
            Some(l) if o.name.len() == 1 => left.push_str(&format!("-{l}")),
            Some(l) => left.push_str(&format!("-{l}, --{}", o.name)),
            None => left.push_str(&format!("--{}", o.name)),
        }
        if let Some(v) = o.value {
            let _ = write!(left, " {v}");
        }
        let _ = writeln!(out, "  {left:<26} {}", o.about);
    }
    if c.options.iter().any(|o| o.name == "set") {
        out.push_str("\nSettings:\n");
        for s in ringside::machine::settings::SETTINGS {
            let _ = writeln!(out, "  {:<26} {}", s.name, s.about);
        }
    }
    out.push_str("\nExit status:\n");
    wrap(&mut out, c.exit, 2);
    out
}

/// Words in lines of at most 100 characters.
fn wrap(out: &mut String, text: &str, indent: usize) {
    let mut column = 0;
    for word in text.split_whitespace() {
        if column > 0 && column + 1 + word.len() > 100 {
            out.push('\n');
            column = 0;
        }
        if column == 0 {
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.len();
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_string).collect()
    }

    #[test]
    fn options_in_all_their_forms() {
        let Ok(Parsed::Run(c, a)) =
            parse(&words("run a.c -Iinc -I lib --set=pipe=12 --set stdout=pipe b.c --json -DX=1 -- -x --json"))
        else {
            panic!("it is a run");
        };
        assert_eq!(c.name, "run");
        assert_eq!(a.operands, ["a.c", "b.c"]);
        assert_eq!(a.values("I").collect::<Vec<_>>(), ["inc", "lib"]);
        assert_eq!(a.values("set").collect::<Vec<_>>(), ["pipe=12", "stdout=pipe"]);
        assert_eq!(a.value("D"), Some("X=1"));
        assert!(a.has("json") && !a.has("strace"));
        assert_eq!(a.rest, ["-x", "--json"]);
    }

    #[test]
    fn errors_say_what_is_wrong() {
        fn check(line: &str, error: &str) {
            let got = parse(&words(line)).err();
            assert_eq!(got.as_deref(), Some(error), "{line}");
        }
        check("walk", "no command `walk`; there are run, explore, check, trace, draw, check-book, site");
        check("run --wrong", "`ringside run` has no option `--wrong`; see `ringside run --help`");
        check("run --I x", "`ringside run` has no option `--I`; see `ringside run --help`");
        check("run --seed", "`--seed` needs a value: N");
        check("run --json=1", "`--json=1`: this option has no value, but `1` was given");
    }

    #[test]
    fn help_names_every_option() {
        for c in COMMANDS {
            let text = help(c);
            assert!(c.options.iter().all(|o| text.contains(o.about)), "{text}");
        }
    }
}
