//! Thread-local storage, assertions, and which functions are under way.

use super::super::explain::{self, Cause};
use super::super::{FaultKind, NoticeKind};
use super::{Answer, Cx, Result, value};
use crate::builtin::Builtin;
use crate::bytecode::Program;
use crate::kernel::pages::Bytes;

pub fn call(cx: &mut Cx, id: Builtin) -> Result<Answer> {
    match id {
        Builtin::TlsAddr => value(cx.thread.tls),
        Builtin::Backtrace => backtrace(cx),
        Builtin::FunctionName => function_name(cx),
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

/// How far behind a function's beginning its caller is told to go on. Functions stand 16 bytes apart.
const BEHIND: u64 = 5;

fn backtrace(cx: &mut Cx) -> Result<Answer> {
    let (list, room) = (cx.arg(0)?, cx.arg(1)?);
    let callers = cx.thread.frames().iter().rev().skip(1);
    let found = callers.map(|f| Program::function_address(f.function) + BEHIND);
    let bytes: Vec<u8> = found.take(room as usize).flat_map(u64::to_le_bytes).collect();
    let n = bytes.len() as u64 / 8;
    cx.write(list, &Bytes::from(bytes))?;
    value(n)
}

fn function_name(cx: &mut Cx) -> Result<Answer> {
    let (address, text, size) = (cx.arg(0)?, cx.arg(1)?, cx.arg(2)?);
    let program = cx.env.image.program();
    let behind = address % 16;
    let function = program.function_of_address(address - behind).and_then(|f| program.functions.get(f as usize));
    let Some(name) = function.map(|f| f.name.clone()).filter(|n| (n.len() as u64) < size) else {
        return value(u64::MAX);
    };
    cx.write(text, &Bytes::from(name.into_bytes().into_iter().chain([0]).collect::<Vec<u8>>()))?;
    value(behind)
}

/// A sentence that stops the process.
#[allow(dead_code, reason = "used by the rooms that refuse")]
pub fn say(kind: FaultKind, text: String) -> Cause {
    Cause::Say(kind, explain::SIGABRT, text)
}
