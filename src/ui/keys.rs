//! The one list of keys: what they do and the words for it. Buttons show them, the help lists them, both from here.

use crate::player::Command;
use crate::timeline::By;

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    Command(Command),
    Play,
    /// The n-th of those that could run next, from 0.
    Pick(usize),
}

/// Key as `KeyboardEvent.key` names it (small letters), name on the button, what it does.
pub const KEYS: &[(&str, &str, &str, Does)] = &[
    ("k", "K", "one step forward", Does::Command(Command::Step)),
    ("j", "J", "one step back", Does::Command(Command::Back)),
    ("n", "N", "forward to the next system call", Does::Command(Command::NextCall)),
    ("b", "B", "back to the system call before", Does::Command(Command::LastCall)),
    (
        "c",
        "C",
        "on to the next breakpoint or change of what is watched, or to the end",
        Does::Command(Command::Continue),
    ),
    ("v", "V", "back to the breakpoint or change before", Does::Command(Command::ContinueBack)),
    (
        "l",
        "L",
        "on to the next line of the function; what it calls runs as a whole",
        Does::Command(Command::Line(By::Over)),
    ),
    ("h", "H", "back to the function's line before", Does::Command(Command::LineBack(By::Over))),
    ("i", "I", "on to the next line, into functions", Does::Command(Command::Line(By::Line))),
    ("u", "U", "back to the line before, into functions", Does::Command(Command::LineBack(By::Line))),
    ("o", "O", "on until the function has returned", Does::Command(Command::Line(By::Out))),
    ("p", "P", "back to the line that called the function", Does::Command(Command::LineBack(By::Out))),
    ("home", "Home", "back to the start", Does::Command(Command::Seek(0))),
    ("end", "End", "to the end of the run", Does::Command(Command::End)),
    (" ", "Space", "play, or stop playing", Does::Play),
];

/// What a key press asks for, if anything: the digits pick who runs next.
#[must_use]
pub fn meaning(key: &str) -> Option<Does> {
    let key = key.to_lowercase();
    if let Some((.., does)) = KEYS.iter().find(|(k, ..)| *k == key) {
        return Some(does.clone());
    }
    let digit = key.parse::<usize>().ok().filter(|d| (1..=9).contains(d))?;
    Some(Does::Pick(digit - 1))
}

/// The name of a command's key.
#[must_use]
pub fn name(command: &Command) -> &'static str {
    KEYS.iter().find(|(.., does)| *does == Does::Command(command.clone())).map_or("", |(_, name, ..)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_distinct_and_digits_pick() {
        for (i, (key, ..)) in KEYS.iter().enumerate() {
            assert!(KEYS.iter().skip(i + 1).all(|(other, ..)| other != key), "{key}");
        }
        assert_eq!(meaning("K"), Some(Does::Command(Command::Step)));
        assert_eq!(meaning("2"), Some(Does::Pick(1)));
        assert_eq!(meaning("0"), None);
        assert_eq!(meaning("F1"), None);
    }
}
