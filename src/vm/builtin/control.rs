//! setjmp(3), thread-local storage, assertions.

use super::super::explain::{self, Cause};
use super::super::{FaultKind, NoticeKind};
use super::{Answer, Cx, Result, value};
use crate::builtin::Builtin;
use crate::bytecode::{Pc, VarPlace};
use crate::kernel::pages::{Bytes, CLOSED, Pages, UNDEF};

/// Marks a buffer that setjmp filled.
const MAGIC: u64 = 0x5e7a_9b0f_1e57_0c41;

pub fn call(cx: &mut Cx, id: Builtin) -> Result<Answer> {
    match id {
        Builtin::Setjmp => setjmp(cx),
        Builtin::Longjmp => longjmp(cx),
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

/// The buffer: magic, depth, frame pointer, stack pointer, register base, result register, place.
fn setjmp(cx: &mut Cx) -> Result<Answer> {
    let env = cx.arg(0)?;
    let t = &*cx.thread;
    let result = cx.base as u64;
    let words = [MAGIC, t.depth as u64, t.fp, t.sp, t.base as u64, result, cx.at as u64 + 1, 0];
    let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    cx.write(env, &Bytes::from(bytes))?;
    value(0)
}

fn longjmp(cx: &mut Cx) -> Result<Answer> {
    let (env, v) = (cx.arg(0)?, cx.arg(1)? as i32);
    let bytes = cx.read(env, 64)?;
    if !bytes.all_defined() {
        return Err(Cause::BadLongjmp.into());
    }
    let words: Vec<u64> = bytes.data.as_chunks::<8>().0.iter().map(|w| u64::from_le_bytes(*w)).collect();
    let &[magic, depth, fp, sp, base, result, pc, _] = words.as_slice() else { return Err(Cause::BadLongjmp.into()) };
    let (depth, image) = (depth as usize, cx.env.image);
    // The frame must still be the one that called setjmp: the same function at the same place in both stacks.
    let target = depth.checked_sub(1).and_then(|i| cx.thread.frames().get(i)).copied();
    let Some(target) = target.filter(|f| magic == MAGIC && f.fp == fp && u64::from(f.base) == base) else {
        return Err(Cause::BadLongjmp.into());
    };
    let place = image.program().function_at(pc as Pc).map(|(i, _)| i);
    if place != Some(target.function) || sp > target.sp || result < base || result >= u64::from(target.top) {
        return Err(Cause::BadLongjmp.into());
    }
    let leaving: Vec<_> = cx.thread.frames()[depth..].iter().rev().copied().collect();
    for f in leaving {
        cx.thread.depth -= 1;
        let low = cx.thread.sp.min(f.fp);
        let high = if f.alternate { cx.thread.stack.1 } else { f.sp };
        cx.mm.discard(low, high.saturating_sub(low), CLOSED);
        cx.thread.sp = f.sp;
        if matches!(f.kind, super::super::FrameKind::Handler { .. }) {
            cx.thread.end_handler(&f, cx.mm);
        }
    }
    // The call that a handler interrupted will never be finished.
    cx.thread.call = None;
    if sp > cx.thread.sp {
        cx.mm.discard(cx.thread.sp, sp - cx.thread.sp, CLOSED);
    }
    // A block may have ended since: control is in it again, and its objects begin anew.
    let none = Pages::default();
    let back = image.program().functions.get(target.function as usize);
    for v in back.iter().flat_map(|f| &f.vars).filter(|v| v.scope.0 <= pc as Pc && (pc as Pc) < v.scope.1) {
        let VarPlace::Frame(off) = v.at else { continue };
        let at = fp.wrapping_add_signed(i64::from(off));
        let ended = cx.mm.peek(&none, at, 1).1.first().is_some_and(|s| s & CLOSED != 0);
        if let Some(o) = back.and_then(|f| f.objects.iter().find(|o| o.off == off)).filter(|_| ended) {
            cx.mm.discard(at, u64::from(o.size), UNDEF);
        }
    }
    let t = &mut *cx.thread;
    (t.base, t.fp, t.sp, t.pc) = (base as usize, fp, sp.max(t.sp), pc as Pc);
    let top = target.top as usize;
    if let Some(dead) = t.undef.get_mut(top..) {
        dead.fill(0);
    }
    if let (Some(r), Some(m)) = (t.regs.get_mut(result as usize), t.undef.get_mut(result as usize)) {
        (*r, *m) = (if v == 0 { 1 } else { v as i64 as u64 }, 0);
    }
    t.tainted = t.undef.get(t.base..top).is_some_and(|w| w.iter().any(|&m| m != 0));
    Ok(Answer::Jumped)
}

/// A sentence that stops the process.
#[allow(dead_code, reason = "used by the rooms that refuse")]
pub fn say(kind: FaultKind, text: String) -> Cause {
    Cause::Say(kind, explain::SIGABRT, text)
}
