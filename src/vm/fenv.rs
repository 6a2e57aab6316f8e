//! Arithmetic in each rounding mode, with the exceptions that x86 notes: results are computed exactly and rounded once.

use super::float::{nan, narrow, widen};

// Bits of the word MXCSR.
const INVALID: u32 = 1;
const ZERO_DIVIDE: u32 = 4;
const OVERFLOW: u32 = 8;
const UNDERFLOW: u32 = 16;
const INEXACT: u32 = 32;
const MASKS: u32 = 7;
const MODE: u32 = 13;

/// A rounding mode, numbered as in MXCSR.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Nearest,
    Down,
    Up,
    Zero,
}

impl Mode {
    fn of(word: u32) -> Mode {
        match word >> MODE & 3 {
            0 => Mode::Nearest,
            1 => Mode::Down,
            2 => Mode::Up,
            _ => Mode::Zero,
        }
    }

    /// Whether a result of this sign goes away from zero when anything is cut off.
    fn away(self, negative: bool) -> bool {
        self == if negative { Mode::Down } else { Mode::Up }
    }
}

/// A number that is not zero: `m * 2^e`, and if `more` a bit more, less than `2^e`; then `m` has at least 62 bits.
#[derive(Clone, Copy)]
struct Exact {
    negative: bool,
    m: u128,
    e: i32,
    more: bool,
}

/// A finite number that is not zero, as 53 bits and an exponent.
fn taken_apart(f: f64) -> Exact {
    let bits = f.to_bits();
    let (fraction, biased) = (bits & ((1 << 52) - 1), (bits >> 52 & 0x7ff) as i32);
    let (m, e) = if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
    let up = m.leading_zeros() - 11;
    Exact { negative: bits >> 63 != 0, m: u128::from(m << up), e: e - up as i32, more: false }
}

impl Exact {
    /// The highest bit of `m` becomes bit 126.
    fn widened(self) -> Exact {
        let up = self.m.leading_zeros() as i32 - 1;
        Exact { m: self.m << up, e: self.e - up, ..self }
    }

    /// The multiple of `2^q` to which it is rounded, and whether that is another number.
    fn multiple(&self, q: i32, mode: Mode) -> (u128, bool) {
        let drop = q - self.e;
        if drop <= 0 {
            return (self.m << -drop, self.more);
        }
        let (kept, rest, half) = match drop {
            1..128 => (self.m >> drop, self.m & ((1 << drop) - 1), 1 << (drop - 1)),
            _ => (0, 1, u128::MAX),
        };
        let inexact = rest != 0 || self.more;
        let up = match mode {
            Mode::Nearest => rest > half || rest == half && (self.more || kept & 1 == 1),
            _ => inexact && mode.away(self.negative),
        };
        (kept + u128::from(up), inexact)
    }

    /// As a double, or (`single`) as a double that a float holds, and the exceptions.
    fn rounded(&self, single: bool, mode: Mode) -> (f64, u32) {
        let (bits, least, most) = if single { (24, -126, 127) } else { (53, -1022, 1023) };
        let sign = if self.negative { -1.0 } else { 1.0 };
        let top = self.e + 127 - self.m.leading_zeros() as i32;
        let q = top.max(least) - (bits - 1);
        let (m, inexact) = self.multiple(q, mode);
        if m >> (most - q + 1).clamp(0, 127) != 0 {
            let infinite = mode == Mode::Nearest || mode.away(self.negative);
            let largest = if single { f64::from(f32::MAX) } else { f64::MAX };
            return (sign * if infinite { f64::INFINITY } else { largest }, OVERFLOW | INEXACT);
        }
        // Tiny is what would be below the least normal number if exponents had no end.
        let tiny = top < least - 1 || top == least - 1 && self.multiple(top - (bits - 1), mode).0 >> bits == 0;
        let flags = match inexact {
            true if tiny => UNDERFLOW | INEXACT,
            true => INEXACT,
            false => 0,
        };
        let unit = if q < -1022 { 1 << (q + 1074) } else { ((q + 1023) as u64) << 52 };
        (sign * m as f64 * f64::from_bits(unit), flags)
    }
}

/// `x + y`; None: nothing is left.
fn sum(x: Exact, y: Exact) -> Option<Exact> {
    let (x, y) = (x.widened(), y.widened());
    let (x, y) = if (x.e, x.m) < (y.e, y.m) { (y, x) } else { (x, y) };
    let drop = (x.e - y.e).min(127);
    let (low, more) = (y.m >> drop, y.m & ((1 << drop) - 1) != 0);
    let m = if x.negative == y.negative { x.m + low } else { x.m - low - u128::from(more) };
    (m != 0).then_some(Exact { m, more, ..x })
}

fn product(x: Exact, y: Exact) -> Exact {
    Exact { negative: x.negative != y.negative, m: x.m * y.m, e: x.e + y.e, more: false }
}

fn quotient(x: Exact, y: Exact) -> Exact {
    let m = x.m << 70;
    Exact { negative: x.negative != y.negative, m: m / y.m, e: x.e - 70 - y.e, more: m % y.m != 0 }
}

fn root(x: Exact) -> Exact {
    let up = 72 + (x.e & 1);
    let m = x.m << up;
    let r = m.isqrt();
    Exact { negative: false, m: r, e: (x.e - up) / 2, more: r * r != m }
}

/// What is not computed by a rounding: a zero, an infinity, a NaN.
fn done(v: f64, flags: u32) -> Result<Exact, (f64, u32)> {
    Err((v, flags))
}

fn signed(v: f64, negative: bool) -> f64 {
    if negative { -v } else { v }
}

fn multiply(x: f64, y: f64) -> Result<Exact, (f64, u32)> {
    let negative = x.is_sign_negative() != y.is_sign_negative();
    match (x == 0.0 || y == 0.0, x.is_infinite() || y.is_infinite()) {
        (true, true) => done(f64::NAN, INVALID),
        (true, false) => done(signed(0.0, negative), 0),
        (false, true) => done(signed(f64::INFINITY, negative), 0),
        _ => Ok(product(taken_apart(x), taken_apart(y))),
    }
}

fn divide(x: f64, y: f64) -> Result<Exact, (f64, u32)> {
    let negative = x.is_sign_negative() != y.is_sign_negative();
    match (x == 0.0, x.is_infinite(), y == 0.0, y.is_infinite()) {
        (true, _, true, _) | (_, true, _, true) => done(f64::NAN, INVALID),
        (_, true, ..) => done(signed(f64::INFINITY, negative), 0),
        (true, ..) | (.., true) => done(signed(0.0, negative), 0),
        (_, _, true, _) => done(signed(f64::INFINITY, negative), ZERO_DIVIDE),
        _ => Ok(quotient(taken_apart(x), taken_apart(y))),
    }
}

/// The sum of a product and a number, rounded once.
fn multiply_add(x: f64, y: f64, z: f64, mode: Mode) -> Result<Exact, (f64, u32)> {
    let left = match multiply(x, y) {
        Err((p, flags)) if !p.is_finite() || !z.is_finite() => {
            let clash = p.is_infinite() && z.is_infinite() && p != z;
            return if clash { done(f64::NAN, INVALID) } else { done(p + z, flags) };
        }
        Ok(_) if z.is_infinite() => return done(z, 0),
        Err((p, _)) if z == 0.0 => {
            let negative = if mode == Mode::Down {
                p.is_sign_negative() || z.is_sign_negative()
            } else {
                p.is_sign_negative() && z.is_sign_negative()
            };
            return done(signed(0.0, negative), 0);
        }
        Err(_) => return Ok(taken_apart(z)),
        Ok(p) => p,
    };
    match z == 0.0 {
        true => Ok(left),
        false => sum(left, taken_apart(z)).map_or(done(signed(0.0, mode == Mode::Down), 0), Ok),
    }
}

/// Operation `op` of `Builtin::Fenv`: the result's bits, the exceptions, and those of them that are not masked.
pub(super) fn operation(op: u64, word: u32, a: u64, b: u64, c: u64) -> (u64, u32, u32) {
    let mode = Mode::of(word);
    let single = op & 16 != 0;
    let [x, y, z] = [a, b, c].map(f64::from_bits);
    let arity = match op & 15 {
        0..4 => 2,
        4 => 3,
        5 | 6 => 1,
        _ => 0,
    };
    let operands = &[a, b, c][..arity];
    let is_nan = |v: &&u64| f64::from_bits(**v).is_nan();
    let (v, flags) = if operands.iter().any(|v| is_nan(&v)) {
        let signals = operands.iter().filter(is_nan).any(|v| v >> 51 & 1 == 0);
        let first = operands.iter().find(is_nan).copied().unwrap_or(a);
        (nan(first, first), if signals { INVALID } else { 0 })
    } else {
        let integer = |v: i128| match v {
            0 => done(0.0, 0),
            _ => Ok(Exact { negative: v < 0, m: v.unsigned_abs(), e: 0, more: false }),
        };
        let exact = match op & 15 {
            0 => multiply_add(x, 1.0, y, mode),
            1 => multiply_add(x, 1.0, -y, mode),
            2 => multiply(x, y),
            3 => divide(x, y),
            4 => multiply_add(x, y, z, mode),
            5 if x == 0.0 => done(x, 0),
            5 if x < 0.0 => done(f64::NAN, INVALID),
            5 if x.is_finite() => Ok(root(taken_apart(x))),
            5 | 6 if x == 0.0 || x.is_infinite() => done(x, 0),
            6 => Ok(taken_apart(x)),
            7 => integer(i128::from(a as i64)),
            _ => integer(i128::from(a)),
        };
        match exact {
            Ok(exact) => {
                let (v, flags) = exact.rounded(single, mode);
                (v.to_bits(), flags)
            }
            Err((v, flags)) => (if v.is_nan() { 0xfff8 << 48 } else { v.to_bits() }, flags),
        }
    };
    let v = if single && f64::from_bits(v).is_nan() { widen(narrow(v)) } else { v };
    (v, flags, flags & !(word >> MASKS))
}
