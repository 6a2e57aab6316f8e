//! A schedule: the choices of a run, in order, and their short text.
//!
//! `1000*57 1001 clock 1000*2` reads: thread 1000 runs 57 steps, 1001 one, the clock moves, 1000 runs two more.
//! Items are separated by spaces or commas.
//!
//! Rules:
//! - Equal neighbours are always one run, so equal lists of choices are equal schedules, texts and hashes.
//! - A run of a million steps that keep changing threads must stay small: 16 bytes a run, rare choices apart.

use super::choice::{self, Choice};
use std::fmt;

/// Choices in order.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Schedule {
    runs: Vec<Run>,
    /// The choices that do not fit into an `Item`, in the order of their runs.
    rare: Vec<Choice>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Run {
    item: Item,
    /// Position after its last step: so a position is found by halving.
    end: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Item {
    Run(i32),
    Clock,
    /// Index into `rare`.
    Rare(u32),
}

/// Why a text is no schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Byte offset into the text where the bad item begins.
    pub at: usize,
    pub message: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "schedule, character {}: {}", self.at + 1, self.message)
    }
}

impl Schedule {
    #[must_use]
    pub fn new() -> Schedule {
        Schedule::default()
    }

    /// How many choices.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs.last().map_or(0, |r| r.end as usize)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    fn index(&self, position: usize) -> usize {
        self.runs.partition_point(|r| r.end as usize <= position)
    }

    fn choice(&self, run: Run) -> Choice {
        match run.item {
            Item::Run(tid) => Choice::Run(tid),
            Item::Clock => Choice::Clock,
            Item::Rare(i) => self.rare.get(i as usize).cloned().unwrap_or(Choice::Clock),
        }
    }

    /// The choice at a position, if the schedule is that long.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<Choice> {
        self.runs.get(self.index(position)).map(|&r| self.choice(r))
    }

    /// The choice at a position and how often it is made from there on without a change.
    #[must_use]
    pub fn run_at(&self, position: usize) -> Option<(Choice, usize)> {
        let run = *self.runs.get(self.index(position))?;
        Some((self.choice(run), run.end as usize - position))
    }

    /// Each run: the choice and how often it is made.
    pub fn runs(&self) -> impl Iterator<Item = (Choice, usize)> + '_ {
        let mut start = 0;
        self.runs.iter().map(move |&r| {
            let n = r.end as usize - start;
            start = r.end as usize;
            (self.choice(r), n)
        })
    }

    /// Each choice by itself.
    pub fn iter(&self) -> impl Iterator<Item = Choice> + '_ {
        self.runs().flat_map(|(c, n)| std::iter::repeat_n(c, n))
    }

    pub fn push(&mut self, choice: Choice) {
        self.push_many(choice, 1);
    }

    /// Appends a choice `n` times.
    pub fn push_many(&mut self, choice: Choice, n: usize) {
        if n == 0 {
            return;
        }
        let end = self.runs.last().map_or(0, |r| r.end).saturating_add(n as u64);
        let last = self.runs.last().copied();
        if let Some(last) = last.filter(|&r| self.choice(r) == choice) {
            if let Some(slot) = self.runs.last_mut() {
                *slot = Run { item: last.item, end };
            }
            return;
        }
        let item = match choice {
            Choice::Run(tid) => Item::Run(tid),
            Choice::Clock => Item::Clock,
            other => {
                self.rare.push(other);
                Item::Rare(self.rare.len() as u32 - 1)
            }
        };
        self.runs.push(Run { item, end });
    }

    pub fn append(&mut self, other: &Schedule) {
        other.runs().for_each(|(c, n)| self.push_many(c, n));
    }

    /// Forgets everything from a position on.
    pub fn truncate(&mut self, position: usize) {
        let i = self.index(position);
        let start = i.checked_sub(1).and_then(|p| self.runs.get(p)).map_or(0, |r| r.end as usize);
        let keep = if position > start { i + 1 } else { i };
        self.runs.truncate(keep);
        if let (true, Some(last)) = (position > start, self.runs.last_mut()) {
            last.end = last.end.min(position as u64);
        }
        let rare = self.runs.iter().filter(|r| matches!(r.item, Item::Rare(_))).count();
        self.rare.truncate(rare);
    }

    /// The choices from a position on, as a schedule of their own.
    #[must_use]
    pub fn tail(&self, position: usize) -> Schedule {
        let mut out = Schedule::new();
        let mut at = position;
        while let Some((choice, n)) = self.run_at(at) {
            out.push_many(choice, n);
            at += n;
        }
        out
    }

    /// How many of the other's choices, from its first on, are those made here from a position on.
    #[must_use]
    pub fn common(&self, position: usize, other: &Schedule) -> usize {
        let mut n = 0;
        while let (Some((a, here)), Some((b, there))) = (self.run_at(position + n), other.run_at(n)) {
            if a != b {
                break;
            }
            n += here.min(there);
            if here != there {
                // Equal neighbours are one run: whichever goes on, goes on with another choice, or the other has ended.
                break;
            }
        }
        n
    }

    /// Bytes it takes in memory, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.runs.capacity() * size_of::<Run>() + self.rare.capacity() * size_of::<Choice>()
    }
}

impl FromIterator<Choice> for Schedule {
    fn from_iter<T: IntoIterator<Item = Choice>>(iter: T) -> Self {
        let mut s = Schedule::new();
        iter.into_iter().for_each(|c| s.push(c));
        s
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (choice, n)) in self.runs().enumerate() {
            let space = if i == 0 { "" } else { " " };
            match n {
                1 => write!(f, "{space}{choice}")?,
                n => write!(f, "{space}{choice}*{n}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Schedule({self})")
    }
}

impl std::str::FromStr for Schedule {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Schedule, ParseError> {
        let mut out = Schedule::new();
        let mut at = 0;
        for word in text.split([' ', ',', '\t', '\n', '\r']) {
            let fail = |message: String| ParseError { at, message };
            if !word.is_empty() {
                let (name, count) = match word.split_once('*') {
                    None => (word, 1),
                    Some((name, n)) => match n.parse::<usize>() {
                        Ok(n) if n > 0 => (name, n),
                        _ => return Err(fail(format!("`{n}` does not say how often: `1000*57`"))),
                    },
                };
                let choice = choice::parse(name).map_err(fail)?;
                if out.len().checked_add(count).is_none() {
                    return Err(fail("too many steps".to_string()));
                }
                out.push_many(choice, count);
            }
            at += word.len() + 1;
        }
        Ok(out)
    }
}

impl serde::Serialize for Schedule {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Schedule {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Schedule, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_choice() -> impl Strategy<Value = Choice> {
        prop_oneof![
            6 => (1000..1004i32).prop_map(Choice::Run),
            2 => Just(Choice::Clock),
            1 => any::<u64>().prop_map(Choice::Pass),
            1 => proptest::collection::vec(any::<u8>(), 0..4).prop_map(Choice::Input),
            1 => Just(Choice::EndOfInput),
            1 => (1000..1002i32, 1..65i32).prop_map(|(pid, signal)| Choice::Signal { pid, signal }),
            1 => (0..3i32).prop_map(Choice::Lose),
            1 => (0..3i32).prop_map(Choice::Deliver),
            1 => (1000..1002i32, any::<u32>()).prop_map(|(tid, value)| Choice::Draw { tid, value }),
            1 => (1000..1002i32).prop_map(Choice::Spurious),
        ]
    }

    proptest! {
        #[test]
        fn the_text_gives_the_schedule_back(choices in proptest::collection::vec(any_choice(), 0..60)) {
            let s: Schedule = choices.iter().cloned().collect();
            prop_assert_eq!(s.to_string().parse::<Schedule>(), Ok(s.clone()));
            prop_assert_eq!(s.iter().collect::<Vec<_>>(), choices.clone());
            prop_assert_eq!(s.len(), choices.len());
        }

        #[test]
        fn cut_anywhere_and_joined_again_it_is_the_same(
            choices in proptest::collection::vec(any_choice(), 0..60), at in 0..70usize
        ) {
            let s: Schedule = choices.iter().cloned().collect();
            let mut head = s.clone();
            head.truncate(at);
            let at = at.min(choices.len());
            prop_assert_eq!(&head, &choices[..at].iter().cloned().collect::<Schedule>());
            let tail = s.tail(at);
            prop_assert_eq!(&tail, &choices[at..].iter().cloned().collect::<Schedule>());
            head.append(&tail);
            prop_assert_eq!(head, s);
        }

        #[test]
        fn what_two_have_in_common_ends_where_they_differ(
            a in proptest::collection::vec(any_choice(), 0..40), b in proptest::collection::vec(any_choice(), 0..40),
            at in 0..40usize, same in 0..40usize
        ) {
            let at = at.min(a.len());
            let b: Vec<Choice> = a[at..].iter().take(same).cloned().chain(b).collect();
            let common = a[at..].iter().zip(&b).take_while(|(x, y)| x == y).count();
            let (a, b): (Schedule, Schedule) = (a.into_iter().collect(), b.into_iter().collect());
            prop_assert_eq!(a.common(at, &b), common);
        }

        #[test]
        fn get_is_the_choice_at_that_position(choices in proptest::collection::vec(any_choice(), 0..60)) {
            let s: Schedule = choices.iter().cloned().collect();
            for (i, c) in choices.iter().enumerate() {
                prop_assert_eq!(s.get(i), Some(c.clone()));
            }
            prop_assert_eq!(s.get(choices.len()), None);
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in ".*") {
            let _ = text.parse::<Schedule>();
        }
    }

    #[test]
    fn texts() {
        fn check(text: &str, shown: &str) {
            assert_eq!(text.parse::<Schedule>().map(|s| s.to_string()), Ok(shown.to_string()));
        }
        check("", "");
        check("1000*57 1001 clock", "1000*57 1001 clock");
        check(" 1000,1000\n1000*2 ", "1000*4");
        check("input:hi%0a eof", "input:hi%0A eof");
        check("kill:1000:2 kill:1000:2", "kill:1000:2*2");
    }

    #[test]
    fn errors_name_the_place() {
        fn check(text: &str, error: &str) {
            let got = text.parse::<Schedule>().map_err(|e| e.to_string());
            assert_eq!(got, Err(error.to_string()));
        }
        check("1000 1001*x", "schedule, character 6: `x` does not say how often: `1000*57`");
        check("1000*0", "schedule, character 1: `0` does not say how often: `1000*57`");
        check("1000,  kill:1000", "schedule, character 8: `kill` needs a process and a signal: `kill:1000:2`");
        check("input:%4", "schedule, character 1: `%` stands before two hexadecimal digits");
        check("lose", "schedule, character 1: `lose` needs a datagram's number: `lose:1000`");
        check("1000*18446744073709551615 1001", "schedule, character 27: too many steps");
    }

    #[test]
    fn a_million_changes_of_thread_stay_small() {
        let mut s = Schedule::new();
        for i in 0..1_000_000 {
            s.push(Choice::Run(1000 + i % 2));
        }
        assert_eq!(s.len(), 1_000_000);
        assert!(s.bytes() <= 17 << 20, "{} bytes", s.bytes());
    }
}
