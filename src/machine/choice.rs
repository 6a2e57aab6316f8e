//! Whatever can go two ways: the one kind of thing that moves a machine on, and its text.
//!
//! Rules:
//! - A run is a scenario and a list of choices; everything else follows from them. So a choice holds data only, and
//!   what it holds is small.
//! - The text of a choice has no spaces, commas or `*` in it, and may stand in a URL as it is: bytes that are neither
//!   letters nor digits are written `%XX`.

use crate::kernel::{Pid, Tid};
use std::fmt;

/// One thing that may happen next.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Choice {
    /// This thread runs one base step. Text: its tid, `1000`.
    Run(Tid),
    /// The clock moves to the next moment somebody waits for. Text: `clock`.
    Clock,
    /// This many nanoseconds pass, though nobody waits for their end: for programs that watch the clock in a loop.
    /// Stops early at a moment somebody waits for. Text: `pass:1000000`.
    Pass(u64),
    /// Somebody types this on the terminal, or the outside writes it into the pipe that is standard input.
    /// Text: `input:hello%0A`.
    Input(Vec<u8>),
    /// The outside has no more to say: end of file on standard input. Text: `eof`.
    EndOfInput,
    /// A signal comes from outside. Text: `kill:1000:2`.
    Signal { pid: Pid, signal: i32 },
    /// This datagram in flight is lost. Text: `lose:7`.
    Lose(i32),
    /// This datagram in flight arrives. Text: `deliver:7`.
    Deliver(i32),
    /// `rand` returns this to a thread that has called it, where the setting `rand` leaves that open. Text: `rand:1001:2`.
    Draw { tid: Tid, value: u32 },
    /// This thread wakes up from a condition variable for no reason (pthread_cond_wait(3) allows it).
    /// Text: `spurious:1001`.
    Spurious(Tid),
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Choice::Run(tid) => write!(f, "{tid}"),
            Choice::Clock => f.write_str("clock"),
            Choice::Pass(ns) => write!(f, "pass:{ns}"),
            Choice::Input(bytes) => {
                f.write_str("input:")?;
                bytes.iter().try_for_each(|&b| {
                    if b.is_ascii_alphanumeric() { write!(f, "{}", b as char) } else { write!(f, "%{b:02X}") }
                })
            }
            Choice::EndOfInput => f.write_str("eof"),
            Choice::Signal { pid, signal } => write!(f, "kill:{pid}:{signal}"),
            Choice::Lose(id) => write!(f, "lose:{id}"),
            Choice::Deliver(id) => write!(f, "deliver:{id}"),
            Choice::Draw { tid, value } => write!(f, "rand:{tid}:{value}"),
            Choice::Spurious(tid) => write!(f, "spurious:{tid}"),
        }
    }
}

/// Reads one choice; the error says what is wrong with it.
///
/// # Errors
/// When the word is no choice, or its number or bytes cannot be read.
pub fn parse(word: &str) -> Result<Choice, String> {
    let (name, rest) = word.split_once(':').map_or((word, None), |(n, r)| (n, Some(r)));
    let id = |what: &str| -> Result<i32, String> {
        let text = rest.ok_or_else(|| format!("`{name}` needs {what}: `{name}:1000`"))?;
        text.parse().map_err(|_| format!("`{text}` is no number: `{name}` needs {what}"))
    };
    match (name, rest) {
        ("clock", None) => Ok(Choice::Clock),
        ("eof", None) => Ok(Choice::EndOfInput),
        ("pass", Some(r)) => r.parse().map(Choice::Pass).map_err(|_| format!("`{r}` is no number of nanoseconds")),
        ("input", Some(r)) => bytes(r).map(Choice::Input),
        ("kill", Some(r)) => {
            let (pid, signal) = r.split_once(':').ok_or("`kill` needs a process and a signal: `kill:1000:2`")?;
            let number = |s: &str, what: &str| s.parse::<i32>().map_err(|_| format!("`{s}` is no {what}"));
            Ok(Choice::Signal { pid: number(pid, "process number")?, signal: number(signal, "signal number")? })
        }
        ("rand", Some(r)) => {
            let (tid, value) = r.split_once(':').ok_or("`rand` needs a thread and a number: `rand:1001:2`")?;
            let tid = tid.parse().map_err(|_| format!("`{tid}` is no thread's number"))?;
            let value = value.parse().map_err(|_| format!("`{value}` is no number that `rand` returns"))?;
            Ok(Choice::Draw { tid, value })
        }
        ("lose", _) => id("a datagram's number").map(Choice::Lose),
        ("deliver", _) => id("a datagram's number").map(Choice::Deliver),
        ("spurious", _) => id("a thread's number").map(Choice::Spurious),
        (n, None) if n.bytes().all(|b| b.is_ascii_digit()) => {
            n.parse().map(Choice::Run).map_err(|_| format!("`{n}` is no thread's number"))
        }
        _ => Err(format!(
            "`{word}` is no choice: a thread's number, or one of clock, pass:NS, input:TEXT, eof, kill:PID:SIGNAL, \
             lose:N, deliver:N, rand:TID:N, spurious:TID"
        )),
    }
}

fn bytes(text: &str) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&b, tail)) = rest.split_first() {
        if b == b'%' {
            let digit = |i: usize| tail.get(i).and_then(|&d| (d as char).to_digit(16));
            let (Some(high), Some(low)) = (digit(0), digit(1)) else {
                return Err("`%` stands before two hexadecimal digits".to_string());
            };
            out.push((high * 16 + low) as u8);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            out.push(b);
            rest = tail;
        }
    }
    Ok(out)
}
