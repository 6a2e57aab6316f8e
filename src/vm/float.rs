//! Floating point as x86 does it, the same bits natively and in wasm: Rust leaves a NaN's sign and payload open, so a
//! NaN is made by hand; conversions out of range give what `cvttsd2si` and gcc's sequences give.

/// The result of a floating operation as x86 gives it: a NaN operand comes through, a new NaN is negative.
#[inline(always)]
pub(super) fn float(v: f64, a: u64, b: u64) -> u64 {
    if v.is_nan() { nan(a, b) } else { v.to_bits() }
}

#[cold]
pub(super) fn nan(a: u64, b: u64) -> u64 {
    const QUIET: u64 = 1 << 51;
    match (f64::from_bits(a).is_nan(), f64::from_bits(b).is_nan()) {
        (true, _) => a | QUIET,
        (_, true) => b | QUIET,
        _ => 0xfff8_0000_0000_0000,
    }
}

/// A `float`'s bits as a double's.
#[inline]
pub(super) fn widen(bits: u32) -> u64 {
    let f = f32::from_bits(bits);
    if f.is_nan() {
        return u64::from(bits >> 31) << 63 | 0x7ff8 << 48 | u64::from(bits & 0x3f_ffff) << 29;
    }
    f64::from(f).to_bits()
}

/// A double's bits as the nearest `float`'s.
#[inline]
pub(super) fn narrow(bits: u64) -> u32 {
    let f = f64::from_bits(bits);
    if f.is_nan() {
        return ((bits >> 63) as u32) << 31 | 0x7fc0_0000 | (bits >> 29) as u32 & 0x3f_ffff;
    }
    (f as f32).to_bits()
}

pub(super) fn to_i64(f: f64) -> i64 {
    if f >= -9.223_372_036_854_775_808e18 && f < 9.223_372_036_854_775_808e18 { f as i64 } else { i64::MIN }
}

pub(super) fn to_u64(f: f64) -> u64 {
    const TOP: f64 = 9.223_372_036_854_775_808e18;
    if f >= TOP { (to_i64(f - TOP) as u64) ^ 1 << 63 } else { to_i64(f) as u64 }
}

pub(super) fn to_i32(f: f64) -> i32 {
    let i = to_i64(f);
    i32::try_from(i).unwrap_or(i32::MIN)
}
