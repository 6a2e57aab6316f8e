//! Thread-local storage, assertions.

use super::super::explain::{self, Cause};
use super::super::{FaultKind, NoticeKind};
use super::{Answer, Cx, Result, value};
use crate::builtin::Builtin;

pub fn call(cx: &mut Cx, id: Builtin) -> Result<Answer> {
    match id {
        Builtin::TlsAddr => value(cx.thread.tls),
        _ => {
            let (text, file) = (cx.arg(0)?, cx.arg(1)?);
            let text = String::from_utf8_lossy(&cx.string(text, 4096)?).into_owned();
            let file = String::from_utf8_lossy(&cx.string(file, 4096)?).into_owned();
            let line = cx.arg(2)?;
            cx.notice(NoticeKind::Assertion, move || format!("the assertion `{text}` failed at {file}:{line}"));
            value(0)
        }
    }
}

/// A sentence that stops the process.
#[allow(dead_code, reason = "used by the rooms that refuse")]
pub fn say(kind: FaultKind, text: String) -> Cause {
    Cause::Say(kind, explain::SIGABRT, text)
}
