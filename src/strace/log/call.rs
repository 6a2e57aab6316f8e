//! A call's text, taken apart: `name(arguments) = result <time>`.

use super::line::seconds;
use super::value::{Reader, Value};

/// A call as the log tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Call {
    pub name: String,
    pub args: Vec<Value>,
    /// None: the log does not say how it returned.
    pub answer: Option<Answer>,
    /// Nanoseconds in the kernel (-T).
    pub took: Option<u64>,
}

/// What stands behind the `=`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// None: `?`, the call did not return.
    pub value: Option<Value>,
    /// `EAGAIN`, or what strace shows of a call that a signal cut: `ERESTARTSYS`.
    pub errno: Option<String>,
    /// What stands in brackets behind it, `Timeout` or `flags O_RDWR`, without the error's text.
    pub note: Option<String>,
}

impl Call {
    /// The result as a number, if it is one and no error.
    #[must_use]
    pub fn result(&self) -> Option<i64> {
        let answer = self.answer.as_ref().filter(|a| a.errno.is_none())?;
        answer.value.as_ref()?.number()
    }

    #[must_use]
    pub fn arg(&self, i: usize) -> Option<&Value> {
        self.args.get(i).map(Value::plain)
    }

    /// The argument with a name, or else the one in a place.
    #[must_use]
    pub fn named(&self, name: &str, i: usize) -> Option<&Value> {
        let by_name = self.args.iter().find_map(|a| match a {
            Value::Named(n, v) if n == name => Some(&**v),
            _ => None,
        });
        by_name.or_else(|| self.arg(i))
    }

    #[must_use]
    pub fn number(&self, i: usize) -> Option<i64> {
        self.arg(i)?.number()
    }

    #[must_use]
    pub fn errno(&self) -> Option<&str> {
        self.answer.as_ref()?.errno.as_deref()
    }

    /// A signal ended the wait; the call may begin anew.
    #[must_use]
    pub fn was_cut(&self) -> bool {
        self.errno().is_some_and(|e| e == "EINTR" || e.starts_with("ERESTART"))
    }
}

impl Call {
    /// `= ?`: its thread ended in it.
    #[must_use]
    pub fn never_returned(&self) -> bool {
        self.answer.as_ref().is_some_and(|a| a.value.is_none() && a.errno.is_none())
    }
}

/// How much of a call a text holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// With its result.
    Whole(Call),
    /// Its arguments end or break off; nothing says how it returned.
    Open(Call),
}

/// `name(...`, as far as the text goes.
#[must_use]
pub fn parse(text: &str) -> Option<Text> {
    let (name, rest) = text.split_once('(')?;
    let mut call = Call { name: name.to_string(), ..Call::default() };
    let mut reader = Reader::new(rest);
    let (args, closed) = reader.arguments();
    call.args = args;
    let rest = rest.get(reader.at()..).unwrap_or("").trim();
    if !closed || rest.is_empty() {
        return Some(Text::Open(call));
    }
    let result = rest.strip_prefix('=')?.trim();
    if result.is_empty() {
        return Some(Text::Open(call));
    }
    let (result, took) = duration(result);
    call.took = took;
    call.answer = Some(answer(result)?);
    unmix(&mut call);
    Some(Text::Whole(call))
}

/// Takes ` <0.000139>` from the end.
fn duration(text: &str) -> (&str, Option<u64>) {
    let split = text.strip_suffix('>').and_then(|t| t.rsplit_once('<'));
    match split.and_then(|(before, time)| Some((before, seconds(time)?))) {
        Some((before, took)) => (before.trim_end(), Some(took)),
        None => (text, None),
    }
}

fn answer(text: &str) -> Option<Answer> {
    let (text, mut note) = match text.split_once(" (") {
        Some((before, note)) => (before, note.strip_suffix(')').map(str::to_string)),
        None => (text, None),
    };
    let mut answer = Answer::default();
    let mut reader = Reader::new(text);
    let value = reader.value(b" ");
    let rest = text.get(reader.at()..).unwrap_or("").trim();
    let is_errno = rest.starts_with('E') && rest.bytes().all(|c| c.is_ascii_alphanumeric());
    if is_errno {
        answer.errno = Some(rest.to_string());
        note = None;
    }
    answer.note = note;
    match value {
        Value::Words(w) if w == ["?"] => {}
        Value::Other(_) => return None,
        v => answer.value = Some(v),
    }
    Some(answer)
}

/// A program that writes to the terminal on which strace writes too puts its text into the line of the call:
/// `write(1, "hi", 2hi) = 2`. The number is what was meant.
fn unmix(call: &mut Call) {
    if let Some(Value::Other(last)) = call.args.last() {
        let digits: String = last.chars().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse::<i128>()
            && matches!(call.name.as_str(), "write" | "writev" | "pwrite64" | "sendto")
            && let Some(last) = call.args.last_mut()
        {
            *last = Value::Number(number);
        }
    }
}
