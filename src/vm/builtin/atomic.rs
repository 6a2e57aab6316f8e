//! Atomic operations of one object, always sequentially consistent.

use super::super::explain::Cause;
use super::{Answer, Cx, Result, value};
use crate::builtin::Builtin;
use crate::kernel::mm::Loaded;

/// The bytes of `kind` and its value made canonical.
fn canonical(kind: i64, v: u64) -> u64 {
    match kind {
        1 => u64::from(v as u8),
        2 => u64::from(v as u16),
        4 => u64::from(v as u32),
        -1 => v as i8 as i64 as u64,
        -2 => v as i16 as i64 as u64,
        -4 => v as i32 as i64 as u64,
        _ => v,
    }
}

pub fn call(cx: &mut Cx, id: Builtin) -> Result<Answer> {
    if id == Builtin::AtomicFence {
        return value(0);
    }
    let (p, kind) = (cx.arg(0)?, cx.arg(1)? as i64);
    let n = (kind.unsigned_abs().clamp(1, 8)) as usize;
    let write = id != Builtin::AtomicLoad;
    cx.mm.check(cx.pages, p, n as u64, write).map_err(Cause::Memory)?;
    if id == Builtin::AtomicCompareExchange {
        return compare_exchange(cx, p, kind, n);
    }
    cx.reach(p, n as u64, write, true)?;
    let old = if id == Builtin::AtomicStore {
        Loaded { value: 0, undef: false }
    } else {
        cx.mm.load(cx.pages, p, n).map_err(Cause::Memory)?
    };
    if !write {
        return Ok(Answer::Value(canonical(kind, old.value), old.undef));
    }
    let v = cx.raw(2);
    let new = match id {
        Builtin::AtomicAdd => old.value.wrapping_add(v),
        Builtin::AtomicSub => old.value.wrapping_sub(v),
        Builtin::AtomicAnd => old.value & v,
        Builtin::AtomicOr => old.value | v,
        Builtin::AtomicXor => old.value ^ v,
        Builtin::AtomicNand => !(old.value & v),
        _ => v,
    };
    let replaces = matches!(id, Builtin::AtomicStore | Builtin::AtomicExchange);
    let undef = cx.undefined(2) || (!replaces && old.undef);
    cx.mm.store(cx.pages, p, Loaded { value: new, undef }, n).map_err(Cause::Memory)?;
    Ok(Answer::Value(canonical(kind, old.value), old.undef))
}

fn compare_exchange(cx: &mut Cx, p: u64, kind: i64, n: usize) -> Result<Answer> {
    let expected = cx.arg(2)?;
    cx.mm.check(cx.pages, expected, n as u64, true).map_err(Cause::Memory)?;
    cx.reach(p, n as u64, true, true)?;
    let old = cx.mm.load(cx.pages, p, n).map_err(Cause::Memory)?;
    let want = cx.mm.load(cx.pages, expected, n).map_err(Cause::Memory)?;
    if old.undef || want.undef {
        let at = if old.undef { p } else { expected };
        return Err(Cause::UndefinedByte(at, "compares").into());
    }
    if old.value == want.value {
        let new = Loaded { value: cx.raw(3), undef: cx.undefined(3) };
        cx.mm.store(cx.pages, p, new, n).map_err(Cause::Memory)?;
        return value(1);
    }
    let seen = Loaded { value: canonical(kind, old.value), undef: false };
    cx.mm.store(cx.pages, expected, seen, n).map_err(Cause::Memory)?;
    value(0)
}
