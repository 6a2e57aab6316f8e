//! Floating-point numbers and text: every digit exact, as glibc has them.

/// See `Builtin::Overflows`.
pub fn overflows(kind: u64, a: u64, b: u64) -> bool {
    let exact = |v: u64, signed: bool| if signed { i128::from(v as i64) } else { i128::from(v) };
    let (a, b) = (exact(a, kind & 4 != 0), exact(b, kind & 8 != 0));
    let r = match kind & 3 {
        0 => Some(a + b),
        1 => Some(a - b),
        _ => a.checked_mul(b),
    };
    let bits = (kind >> 8 & 15) * 8;
    let Some(r) = r else { return true };
    let (low, high) = if kind & 16 != 0 { (-(1 << bits >> 1), (1 << bits >> 1) - 1) } else { (0, (1 << bits) - 1) };
    r < low || r > high
}

/// Where a number goes that has more digits than are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    Nearest,
    TowardZero,
    AwayFromZero,
}

/// The digits of `exact` up to `end`, one more in the last place if digits that are cut off are to be made up for.
fn cut(exact: &str, end: usize, rounding: Rounding) -> String {
    let (kept, rest) = exact.split_at(end.min(exact.len()));
    let mut kept: Vec<u8> = kept.bytes().collect();
    if rounding == Rounding::AwayFromZero && rest.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        let mut carried = true;
        for b in kept.iter_mut().rev().filter(|b| b.is_ascii_digit()) {
            carried = *b == b'9';
            *b = if carried { b'0' } else { *b + 1 };
            if !carried {
                break;
            }
        }
        if carried {
            kept.insert(0, b'1');
        }
    }
    String::from_utf8(kept).unwrap_or_default()
}

/// `%f` without sign: `x` finite and not negative.
fn fixed(x: f64, precision: usize, rounding: Rounding) -> String {
    // A double has at most 1,074 digits after the point; the rest are zeros.
    let mut s = if rounding == Rounding::Nearest {
        format!("{x:.*}", precision.min(1100))
    } else {
        let exact = format!("{x:.1100}");
        let point = exact.find('.').unwrap_or(exact.len());
        cut(&exact, if precision == 0 { point } else { point + 1 + precision.min(1100) }, rounding)
    };
    if precision > 1100 {
        s.extend(std::iter::repeat_n('0', precision - 1100));
    }
    s
}

/// `%e` without sign: digits with a point, and the exponent.
fn scientific(x: f64, precision: usize, rounding: Rounding) -> (String, i32) {
    let s = format!("{x:.*e}", if rounding == Rounding::Nearest { precision.min(1100) } else { 1100 });
    let (digits, exponent) = s.split_once('e').unwrap_or((&s, "0"));
    let mut exponent: i32 = exponent.parse().unwrap_or(0);
    let mut digits = digits.to_string();
    if rounding != Rounding::Nearest {
        digits = cut(&digits, if precision == 0 { 1 } else { 2 + precision.min(1100) }, rounding);
        // 9.99 became 10.00.
        if digits.starts_with("10") {
            exponent += 1;
            digits = if precision == 0 { "1".to_string() } else { format!("1.{}", "0".repeat(precision.min(1100))) };
        }
    }
    if precision > 1100 {
        digits.extend(std::iter::repeat_n('0', precision - 1100));
    }
    (digits, exponent)
}

fn with_exponent(digits: &str, exponent: i32) -> String {
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.unsigned_abs())
}

/// What `%e`, `%f`, `%g` print for a finite, non-negative number; `alt` is the flag `#`.
pub fn decimal(x: f64, conversion: u8, precision: Option<usize>, alt: bool, rounding: Rounding) -> String {
    let precision = precision.unwrap_or(6);
    let point = |s: String| if alt && !s.contains('.') { s + "." } else { s };
    match conversion {
        b'f' => point(fixed(x, precision, rounding)),
        b'e' => {
            let (digits, exponent) = scientific(x, precision, rounding);
            with_exponent(&point(digits), exponent)
        }
        _ => {
            // C11 7.21.6.1: style e if the exponent is less than -4 or not less than the precision.
            let p = precision.max(1);
            let (digits, exponent) = scientific(x, p - 1, rounding);
            let trim = |s: String| match s.contains('.') && !alt {
                true => s.trim_end_matches('0').trim_end_matches('.').to_string(),
                false => point(s),
            };
            if exponent < -4 || i64::from(exponent) >= p as i64 {
                with_exponent(&trim(digits), exponent)
            } else {
                trim(fixed(x, (p as i64 - 1 - i64::from(exponent)) as usize, rounding))
            }
        }
    }
}

/// What `%a` prints for a finite, non-negative number, prefix included. `long`: as the x87 format would, whose first
/// digit holds four bits.
pub fn hexadecimal(x: f64, precision: Option<usize>, alt: bool, long: bool, rounding: Rounding) -> String {
    let bits = x.to_bits() & !(1 << 63);
    let (fraction, biased) = (bits & ((1 << 52) - 1), (bits >> 52) as i32);
    // `m` has its first digit in bits 60 to 63, digits after the point below.
    let (mut m, mut exponent) = match (biased, fraction, long) {
        (0, 0, _) => (0, 0),
        (0, _, false) => (u128::from(fraction) << 8, -1022),
        (_, _, false) => (u128::from(fraction | 1 << 52) << 8, biased - 1023),
        (0, _, true) => {
            let up = fraction.leading_zeros();
            (u128::from(fraction << up), -1074 + 63 - up as i32 - 3)
        }
        (_, _, true) => (u128::from(fraction | 1 << 52) << 11, biased - 1023 - 3),
    };
    let digits = match precision {
        Some(p) if p < 15 => {
            let drop = 60 - 4 * p as u32;
            let (kept, rest, half) = (m >> drop, m & ((1 << drop) - 1), 1_u128 << (drop - 1));
            let up = match rounding {
                Rounding::Nearest => rest > half || (rest == half && kept & 1 == 1),
                Rounding::TowardZero => false,
                Rounding::AwayFromZero => rest != 0,
            };
            m = (kept + u128::from(up)) << drop;
            if long && m >> 64 != 0 {
                m >>= 4;
                exponent += 4;
            }
            p
        }
        Some(p) => p,
        None => (15 - (m as u64 & ((1 << 60) - 1)).trailing_zeros().min(60) as usize / 4).min(15),
    };
    let mut s = format!("0x{:x}", m >> 60);
    if digits > 0 || alt {
        s.push('.');
    }
    for i in 0..digits {
        let nibble = if i < 15 { (m >> (56 - 4 * i)) as u32 & 15 } else { 0 };
        s.push(char::from_digit(nibble, 16).unwrap_or('0'));
    }
    s + &format!("p{exponent:+}")
}

/// A number at the start of a text, after blanks: value and bytes used; 0 bytes: there is none (strtod(3)).
pub fn parse(text: &[u8], float: bool) -> (f64, usize) {
    let blanks = text.iter().take_while(|b| b" \t\n\x0b\x0c\r".contains(b)).count();
    let mut at = blanks;
    let negative = text.get(at) == Some(&b'-');
    at += usize::from(matches!(text.get(at), Some(b'-' | b'+')));
    let rest = &text[at..];
    let starts = |word: &str| rest.len() >= word.len() && rest[..word.len()].eq_ignore_ascii_case(word.as_bytes());
    let sign = |v: f64| if negative { -v } else { v };
    if starts("infinity") {
        return (sign(f64::INFINITY), at + 8);
    }
    if starts("inf") {
        return (sign(f64::INFINITY), at + 3);
    }
    if starts("nan") {
        let tail = rest[3..].strip_prefix(b"(").and_then(|t| {
            let n = t.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
            (t.get(n) == Some(&b')')).then_some(n + 2)
        });
        return (f64::from_bits(u64::from(negative) << 63 | 0x7ff8 << 48), at + 3 + tail.unwrap_or(0));
    }
    if starts("0x")
        && let Some((v, n)) = hex(&rest[2..], float)
    {
        return (sign(v), at + 2 + n);
    }
    let digits = |from: usize| rest[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(0);
    let mut end = whole;
    if rest.get(end) == Some(&b'.') {
        let n = digits(end + 1);
        if whole + n == 0 {
            return (0.0, 0);
        }
        end += 1 + n;
    } else if whole == 0 {
        return (0.0, 0);
    }
    if matches!(rest.get(end), Some(b'e' | b'E')) {
        let s = usize::from(matches!(rest.get(end + 1), Some(b'-' | b'+')));
        let n = if end + 1 + s <= rest.len() { digits(end + 1 + s) } else { 0 };
        if n > 0 {
            end += 1 + s + n;
        }
    }
    let number = std::str::from_utf8(&rest[..end]).unwrap_or("0");
    let v = if float { number.parse::<f32>().map_or(0.0, f64::from) } else { number.parse().unwrap_or(0.0) };
    (sign(v), at + end)
}

/// Digits after `0x`.
fn hex(text: &[u8], float: bool) -> Option<(f64, usize)> {
    let (mut m, mut exponent, mut any, mut point, mut at) = (0_u64, 0_i64, false, false, 0);
    let mut sticky = false;
    loop {
        let b = text.get(at).copied().unwrap_or(0);
        if let Some(d) = char::from(b).to_digit(16) {
            any = true;
            if m >> 59 == 0 {
                m = m << 4 | u64::from(d);
            } else {
                sticky |= d != 0;
                exponent += 4;
            }
            exponent -= if point { 4 } else { 0 };
        } else if b == b'.' && !point {
            point = true;
        } else {
            break;
        }
        at += 1;
    }
    if !any {
        return None;
    }
    if matches!(text.get(at), Some(b'p' | b'P')) {
        let s = usize::from(matches!(text.get(at + 1), Some(b'-' | b'+')));
        let digits: Vec<u8> = text.iter().skip(at + 1 + s).copied().take_while(u8::is_ascii_digit).collect();
        if !digits.is_empty() {
            let e = digits.iter().fold(0_i64, |e, d| (e * 10 + i64::from(d - b'0')).min(1 << 40));
            exponent += if text.get(at + 1) == Some(&b'-') { -e } else { e };
            at += 1 + s + digits.len();
        }
    }
    Some((round(m, exponent, sticky, if float { (24, -149) } else { (53, -1074) }), at))
}

/// The number `m * 2^exponent` (and a bit more if `sticky`) to the nearest with so many bits and that least exponent.
fn round(m: u64, exponent: i64, sticky: bool, (bits, least): (i64, i64)) -> f64 {
    if m == 0 {
        return 0.0;
    }
    let top = 64 - i64::from(m.leading_zeros());
    let drop = (top - bits).max(least - exponent).max(0);
    let (kept, up) = if drop > 64 {
        (0, false)
    } else {
        let wide = u128::from(m);
        let (kept, rest, half) = (wide >> drop, wide & ((1 << drop) - 1), (1_u128 << drop) / 2);
        let tie = drop > 0 && rest == half;
        (kept as u64, drop > 0 && (rest > half || (tie && (sticky || kept & 1 == 1))))
    };
    let v = (kept + u64::from(up)) as f64;
    let e = exponent + drop;
    let largest = if bits == 24 { 128 } else { 1024 };
    if top + exponent > largest + 1 {
        return f64::INFINITY;
    }
    let scaled = libm::scalbn(v, e.clamp(-5000, 5000) as i32);
    if bits == 24 && scaled > f64::from(f32::MAX) { f64::INFINITY } else { scaled }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_strtod_reads_them() {
        let cases: &[(&str, f64, usize)] = &[
            ("42", 42.0, 2),
            ("  -1.5e3x", -1500.0, 8),
            ("1e", 1.0, 1),
            ("1e+", 1.0, 1),
            (".5", 0.5, 2),
            ("5.", 5.0, 2),
            (".", 0.0, 0),
            ("-", 0.0, 0),
            ("0x", 0.0, 1),
            ("0x1.8p1", 3.0, 7),
            ("0x.8", 0.5, 4),
            ("0x1p-1074", f64::from_bits(1), 9),
            ("0x1.fffffffffffff8p0", 2.0, 20),
            ("0x1.fffffffffffff4p0", 2.0 - f64::EPSILON, 20),
            ("0x1p-1075", 0.0, 9),
            ("0x1.8p-1075", f64::from_bits(1), 11),
            ("1e400", f64::INFINITY, 5),
            ("infinityx", f64::INFINITY, 8),
            ("-inf", f64::NEG_INFINITY, 4),
            ("2.2250738585072011e-308", 2.225_073_858_507_201e-308, 23),
        ];
        for (text, v, n) in cases {
            let (w, m) = parse(text.as_bytes(), false);
            assert_eq!((w.to_bits(), m), (v.to_bits(), *n), "{text}");
        }
        assert_eq!(parse(b"nan(abc)", false).1, 8);
        assert_eq!(parse(b"0.1", true).0, f64::from(0.1_f32));
        assert_eq!(parse(b"0x1.000001p0", true).0, 1.0);
    }
}
