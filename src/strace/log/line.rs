//! One line of a log: who, when, and what kind of line it is.
//!
//! line = who? number? when? pointer? (call | `<... name resumed>` rest | `--- signal ---` | `+++ end +++` | other)
//!
//! strace writes who as `1205` (-o), `[pid 1205]` (terminal) or, with -Y, `1205<cat>`; when as `11:34:19` (-t), with
//! microseconds (-tt), as seconds since 1970 (-ttt), as seconds since the line before (-r), or two of them.

/// What stands before the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Head {
    pub tid: Option<i32>,
    pub when: Option<When>,
}

/// Nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Since 1970 or since midnight.
    At(u64),
    /// Since the line before.
    After(u64),
}

/// What a line is, its text still whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// `name(...`
    Call(&'a str),
    /// `<... name resumed>`: the name, and what follows.
    Resumed(&'a str, &'a str),
    /// Between `---` and `---`.
    Signal(&'a str),
    /// Between `+++` and `+++`.
    End(&'a str),
    /// `strace: Process N attached` and the like.
    Attached(i32),
    /// `strace: Process N attached with M threads`
    Threads(i32, usize),
    Detached(i32),
    /// What strace says beside the calls: its own messages, stack traces (-k), the summary (-c).
    Aside,
    Blank,
    /// Nothing that strace writes: a program's own output, or another kind of file.
    Unknown,
}

/// The largest process number Linux gives: `PID_MAX_LIMIT`. A larger number in its place is a time.
const LARGEST_PID: u64 = 1 << 22;

#[must_use]
pub fn read(line: &str) -> (Head, Kind<'_>) {
    let mut head = Head::default();
    let mut rest = line.trim_end();
    if rest.trim_start().is_empty() {
        return (head, Kind::Blank);
    }
    // -r pads its seconds on the left.
    rest = rest.trim_start();
    if is_summary_row(rest) {
        return (head, Kind::Aside);
    }
    if let Some((tid, after)) = bracketed_pid(rest).or_else(|| plain_pid(rest)) {
        (head.tid, rest) = (Some(tid), after);
    }
    while let Some((when, after)) = time(rest) {
        // Of two, the one that is absolute says more.
        if !matches!((head.when, when), (Some(When::At(_)), When::After(_))) {
            head.when = Some(when);
        }
        rest = after;
    }
    // -n: the call's number; -i: the instruction pointer.
    while let Some(after) = bracketed_number(rest) {
        rest = after;
    }
    let kind = kind(rest);
    // Numbers and times alone make no line of a log.
    if kind == Kind::Unknown { (Head::default(), kind) } else { (head, kind) }
}

fn kind(rest: &str) -> Kind<'_> {
    if let Some(inner) = rest.strip_prefix("--- ").and_then(|r| r.strip_suffix(" ---")) {
        return Kind::Signal(inner);
    }
    if let Some(inner) = rest.strip_prefix("+++ ").and_then(|r| r.strip_suffix(" +++")) {
        return Kind::End(inner);
    }
    if let Some(inner) = rest.strip_prefix("<... ")
        && let Some((name, after)) = inner.split_once(" resumed>")
        && is_name(name)
    {
        return Kind::Resumed(name, after);
    }
    if let Some(said) = rest.strip_prefix("strace: ").or_else(|| rest.strip_prefix("Process ").map(|_| rest)) {
        return message(said);
    }
    // A process of another kind; a call of which strace knows nothing any more, since its thread is being killed; what
    // is left of a line when strace lets go.
    if rest.starts_with("[ Process PID=") || rest.starts_with("???(") || rest == "<detached ...>" {
        return Kind::Aside;
    }
    if rest.starts_with("<... ??? resumed>") {
        return Kind::Aside;
    }
    let is_stack = rest.starts_with("> ") || rest.starts_with(" > ");
    let is_summary = rest.starts_with("% time ") || rest.starts_with("------ ");
    if is_stack || is_summary {
        return Kind::Aside;
    }
    match rest.split_once('(') {
        Some((name, _)) if is_name(name) => Kind::Call(rest),
        _ => Kind::Unknown,
    }
}

/// A message of strace's own: `Process 12 attached`, `Process 12 detached`, anything else.
fn message(said: &str) -> Kind<'_> {
    let mut words = said.split(' ');
    let (first, pid, what) = (words.next(), words.next().and_then(|w| w.parse().ok()), words.next());
    let threads = said.split_once(" attached with ").and_then(|(_, n)| n.split(' ').next()?.parse().ok());
    match (first, pid, what) {
        (Some("Process"), Some(pid), Some("attached")) => {
            threads.map_or(Kind::Attached(pid), |n| Kind::Threads(pid, n))
        }
        (Some("Process"), Some(pid), Some("detached")) => Kind::Detached(pid),
        _ => Kind::Aside,
    }
}

/// Whether it is the name of a call.
#[must_use]
pub fn is_name(name: &str) -> bool {
    // Old versions on machines whose calls they did not know.
    if let Some(number) = name.strip_prefix("SYS_") {
        return !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit());
    }
    name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_')
}

/// `100.00    0.000025           8         3         1 wait4`
fn is_summary_row(rest: &str) -> bool {
    if !rest.starts_with(|c: char| c.is_ascii_digit()) || rest.contains('(') {
        return false;
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    (4..=6).contains(&words.len())
        && words.iter().take(words.len() - 1).all(|w| w.parse::<f64>().is_ok())
        && words.first().is_some_and(|w| w.contains('.'))
        && words.last().is_some_and(|w| is_name(w))
}

/// `[pid 1205] `, `[pid 1205<cat>] `
fn bracketed_pid(rest: &str) -> Option<(i32, &str)> {
    let inner = rest.strip_prefix("[pid ")?.trim_start();
    let (pid, after) = inner.split_once(']')?;
    let pid = pid.split('<').next()?.trim().parse().ok()?;
    Some((pid, after.trim_start()))
}

/// What stands behind the process's number.
#[must_use]
pub fn behind_pid(rest: &str) -> &str {
    let rest = rest.trim_start();
    bracketed_pid(rest).or_else(|| plain_pid(rest)).map_or(rest, |(_, after)| after)
}

/// `1205  `, `1205<cat> `
fn plain_pid(rest: &str) -> Option<(i32, &str)> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, mut after) = rest.split_at_checked(digits)?;
    let number: u64 = number.parse().ok()?;
    if after.starts_with('<') {
        after = after.split_once('>')?.1;
    }
    let is_pid = after.starts_with(' ') && number <= LARGEST_PID && number > 0;
    is_pid.then(|| (number as i32, after.trim_start()))
}

/// `11:34:19`, `11:34:19.593884`, `1795174541.246038`, `0.000205`, `(+     0.000330)`
fn time(rest: &str) -> Option<(When, &str)> {
    if let Some(inner) = rest.strip_prefix("(+") {
        let (number, after) = inner.split_once(')')?;
        return Some((When::After(seconds(number.trim())?), after.trim_start()));
    }
    let n = rest.bytes().take_while(|c| c.is_ascii_digit() || matches!(c, b':' | b'.')).count();
    let (text, after) = rest.split_at_checked(n)?;
    if n == 0 || !after.starts_with(' ') {
        return None;
    }
    let after = after.trim_start();
    let mut parts = text.split(':');
    let when = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(h), Some(m), Some(s), None) => {
            let (h, m): (u64, u64) = (h.parse().ok()?, m.parse().ok()?);
            if h > 23 || m > 59 {
                return None;
            }
            When::At((h * 3600 + m * 60) * NANOS + seconds(s)?)
        }
        (Some(s), None, None, None) => {
            let s = seconds(s)?;
            // Since 1970, or a pause: nobody traces a program that waits for thirty years.
            if s > NANOS.saturating_mul(1_000_000_000) { When::At(s) } else { When::After(s) }
        }
        _ => return None,
    };
    Some((when, after))
}

pub const NANOS: u64 = 1_000_000_000;

/// `0.000205` as nanoseconds.
#[must_use]
pub fn seconds(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if !part.bytes().all(|c| c.is_ascii_digit()) || part.len() > 9 {
        return None;
    }
    let mut nanos: u64 = if part.is_empty() { 0 } else { part.parse().ok()? };
    for _ in part.len()..9 {
        nanos *= 10;
    }
    whole.parse::<u64>().ok()?.checked_mul(NANOS)?.checked_add(nanos)
}

/// `[ 257] `, `[00007f9948e93000] `
fn bracketed_number(rest: &str) -> Option<&str> {
    let (inner, after) = rest.strip_prefix('[')?.split_once(']')?;
    let inner = inner.trim();
    let is_number = !inner.is_empty() && inner.bytes().all(|c| c.is_ascii_hexdigit() || c == b'?');
    (is_number && after.starts_with(' ')).then(|| after.trim_start())
}
