//! What stands before each line of a log that was copied: colours, `> ` of a quotation, numbers of lines, the date and
//! time of a container's or a system's journal.
//!
//! It is taken away where it makes most lines readable that were not. Lines keep their numbers.

use super::line::{self, Kind};
use std::borrow::Cow;

/// How often a log may have been wrapped.
const DEPTH: usize = 4;

type Strip = for<'a> fn(&'a str) -> Option<Cow<'a, str>>;

const WAYS: [Strip; 4] = [quoted, numbered, dated, journal];

/// The lines as strace wrote them.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    let mut text = uncoloured(text);
    for _ in 0..DEPTH {
        let Some(way) = WAYS.into_iter().find(|way| helps(&text, *way)) else { break };
        let lines: Vec<Cow<str>> = text.lines().map(|l| way(l).unwrap_or(Cow::Borrowed(l))).collect();
        let mut out = lines.join("\n");
        if text.ends_with('\n') {
            out.push('\n');
        }
        text = Cow::Owned(out);
    }
    text
}

/// Whether most lines can be read without the prefix, and not with it.
fn helps(text: &str, way: Strip) -> bool {
    let (mut all, mut better) = (0_usize, 0_usize);
    for l in text.lines().filter(|l| !l.trim().is_empty()) {
        all += 1;
        better += usize::from(!is_read(l) && way(l).is_some_and(|rest| can_be_read(&rest, DEPTH - 1)));
    }
    better * 2 > all
}

/// Whether it can be read, if need be without more that stands before it.
fn can_be_read(line: &str, depth: usize) -> bool {
    is_read(line)
        || (depth > 0 && WAYS.into_iter().any(|way| way(line).is_some_and(|rest| can_be_read(&rest, depth - 1))))
}

fn is_read(line: &str) -> bool {
    matches!(
        line::read(line).1,
        Kind::Call(_) | Kind::Resumed(..) | Kind::Signal(_) | Kind::End(_) | Kind::Attached(_) | Kind::Detached(_)
    )
}

/// Without `ESC [ ... m` and its kin.
fn uncoloured(text: &str) -> Cow<'_, str> {
    if !text.contains("\x1b[") {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split("\x1b[");
    let mut out = parts.next().unwrap_or("").to_string();
    for part in parts {
        // Numbers, and one letter that ends them.
        let end = part.find(|c: char| !c.is_ascii_digit() && !matches!(c, ';' | '?')).unwrap_or(part.len());
        let mut rest = part.get(end..).unwrap_or("").chars();
        rest.next();
        out.push_str(rest.as_str());
    }
    Cow::Owned(out)
}

/// `> line`
fn quoted(l: &str) -> Option<Cow<'_, str>> {
    let rest = l.strip_prefix('>')?;
    Some(Cow::Borrowed(rest.strip_prefix(' ').unwrap_or(rest)))
}

/// `    12<tab>line` of cat -n, `12:line` of grep -n.
fn numbered(l: &str) -> Option<Cow<'_, str>> {
    let rest = l.trim_start_matches(' ');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let rest = rest.get(digits..).filter(|_| digits > 0)?;
    rest.strip_prefix(['\t', ':']).map(Cow::Borrowed)
}

/// `2024-05-01T10:11:12.123456789Z line`
fn dated(l: &str) -> Option<Cow<'_, str>> {
    let (date, rest) = (l.get(..10)?, l.get(11..)?);
    let shape = |c: u8| if c.is_ascii_digit() { b'0' } else { c };
    if !date.bytes().map(shape).eq(*b"0000-00-00") || !matches!(l.as_bytes().get(10), Some(b'T' | b' ')) {
        return None;
    }
    let n = rest.bytes().take_while(|c| c.is_ascii_digit() || matches!(c, b':' | b'.' | b',')).count();
    let (time, rest) = rest.split_at_checked(n)?;
    let zone = rest.bytes().take_while(|c| !c.is_ascii_whitespace()).count();
    timed(time, rest.get(zone..)?)
}

/// `Jan  5 10:11:12 host name[99]: line`
fn journal(l: &str) -> Option<Cow<'_, str>> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let rest = l.get(3..).filter(|_| l.get(..3).is_some_and(|m| MONTHS.contains(&m)))?;
    let (time, rest) = (rest.get(4..12)?, rest.get(12..)?);
    let (_, rest) = rest.split_once("]: ")?;
    timed(time, &format!(" {rest}")).map(|c| Cow::Owned(c.into_owned()))
}

/// A line and the time that stood before it, put where strace puts it; a line with a time of its own needs no other,
/// and the rest of a torn line none.
fn timed<'a>(time: &str, rest: &'a str) -> Option<Cow<'a, str>> {
    let rest = rest.strip_prefix(' ')?;
    let (head, kind) = line::read(rest);
    let places = matches!(kind, Kind::Call(_) | Kind::Resumed(..) | Kind::Signal(_) | Kind::End(_));
    if head.when.is_some() || !places {
        return Some(Cow::Borrowed(rest));
    }
    let time = time.replace(',', ".");
    Some(Cow::Owned(match head.tid {
        Some(tid) => format!("[pid {tid}] {time} {}", line::behind_pid(rest)),
        None => format!("{time} {}", rest.trim_start()),
    }))
}
