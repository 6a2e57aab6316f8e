//! math.h, by the `libm` crate natively and in wasm alike, so that a run gives the same bits everywhere.

use super::super::fenv;
use super::super::float::widen;
use super::{Answer, Cx, Result};
use crate::builtin::Builtin::{self, *};
use crate::kernel::pages::Bytes;

pub fn call(cx: &mut Cx, id: Builtin) -> Result<Answer> {
    let x = f64::from_bits(cx.raw(0));
    let y = f64::from_bits(cx.raw(1));
    let z = f64::from_bits(cx.raw(2));
    let (v, arity) = match id {
        Sin => (libm::sin(x), 1),
        Cos => (libm::cos(x), 1),
        Tan => (libm::tan(x), 1),
        Asin => (libm::asin(x), 1),
        Acos => (libm::acos(x), 1),
        Atan => (libm::atan(x), 1),
        Atan2 => (libm::atan2(x, y), 2),
        Sinh => (libm::sinh(x), 1),
        Cosh => (libm::cosh(x), 1),
        Tanh => (libm::tanh(x), 1),
        Asinh => (libm::asinh(x), 1),
        Acosh => (libm::acosh(x), 1),
        Atanh => (libm::atanh(x), 1),
        Exp => (libm::exp(x), 1),
        Exp2 => (libm::exp2(x), 1),
        Expm1 => (libm::expm1(x), 1),
        Log => (libm::log(x), 1),
        Log2 => (libm::log2(x), 1),
        Log10 => (libm::log10(x), 1),
        Log1p => (libm::log1p(x), 1),
        Pow => (libm::pow(x, y), 2),
        Sqrt => (x.sqrt(), 1),
        Cbrt => (libm::cbrt(x), 1),
        Hypot => (libm::hypot(x, y), 2),
        Floor => (x.floor(), 1),
        Ceil => (x.ceil(), 1),
        Trunc => (x.trunc(), 1),
        Round => (x.round(), 1),
        Rint => (x.round_ties_even(), 1),
        Fmod => (x % y, 2),
        Fma => (libm::fma(x, y, z), 3),
        _ => (f64::NAN, 0),
    };
    let undef = (0..arity).any(|i| cx.undefined(i));
    let bits = if v.is_nan() { nan(x, y, arity) } else { v.to_bits() };
    Ok(Answer::Value(bits, undef))
}

/// A NaN that came in goes out; a new one is the negative one of x86.
fn nan(x: f64, y: f64, arity: usize) -> u64 {
    let quiet = |f: f64| f.to_bits() | 1 << 51;
    match (x.is_nan(), arity > 1 && y.is_nan()) {
        (true, _) => quiet(x),
        (_, true) => quiet(y),
        _ => widen(0xffc0_0000),
    }
}

/// See `Builtin::Fenv`. An operand without a value raises nothing.
pub fn in_environment(cx: &mut Cx) -> Result<Answer> {
    let (op, env) = (cx.arg(0)?, cx.arg(1)?);
    let bytes = cx.read(env, 8)?.data;
    let word = |at: usize| bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    let (control, trapped) = (word(0), word(4));
    let (v, flags, open) = fenv::operation(op, control, cx.raw(2), cx.raw(3), cx.raw(4));
    let undef = (2..usize::from(cx.argc)).any(|i| cx.undefined(i));
    let (new, caught) = (control | flags, trapped | open);
    if !undef && (new, caught) != (control, trapped) {
        let data = [new.to_le_bytes(), caught.to_le_bytes()].concat();
        cx.write(env, &Bytes::from(data))?;
    }
    Ok(Answer::Value(v, undef))
}
